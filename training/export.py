"""Write the trained network as the folder that the library loads: ``python -m training.export --run FOLDER``.

The graph is ONNX; the big matrix products are int8 (dynamic, per channel), the word embeddings int8 with one scale a
word. Label scores of pairs are left to the caller: it takes ``labels.onnx``, and only for the heads it has chosen.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import WIDTH, Network, Relater, sizes_of
from training.train import base_folder

INPUTS = ("pieces", "shapes", "first", "last")
CHOSEN = ("upos", "xpos", "feats", "lemma", "kind")
OUTPUTS = (
    *CHOSEN,
    "names",
    "starts",
    "triggers",
    "speech",
    "states",
    "arcs",
    "label_dependents",
    "label_heads",
)
RELATE_INPUTS = ("states", "source", "target", "predicate", "inside")
RELATE_OUTPUTS = ("types", "modes", "statuses", "weights")


class SmallTable(nn.Module):
    """An embedding table in int8, one scale a row."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("numbers", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, index: Tensor) -> Tensor:
        """The rows at ``index``, as floats."""
        return self.numbers[index].float() * self.scale[index]


class Graph(nn.Module):
    """What the exported graph computes, in the order of ``OUTPUTS``."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """Choices of the tagging heads, probabilities of the others, states, arcs, states for labels."""
        net = self.network
        states = net.states({"pieces": pieces, "shapes": shapes, "first": first, "last": last})
        scores = net.tag_scores(states)
        arcs, heads = net.arc_scores(states)
        return (
            *(scores[name].argmax(-1) for name in CHOSEN),
            scores["name"].softmax(-1),
            scores["start"].softmax(-1)[..., 1],
            scores["trigger"].softmax(-1),
            scores["speech"].softmax(-1),
            states,
            arcs,
            net.label_dependent(states),
            net.label_head(heads),
        )


class RelateGraph(nn.Module):
    """What ``relate.onnx`` computes: the relater with probabilities for scores."""

    def __init__(self, relater: Relater) -> None:
        super().__init__()
        self.relater = relater

    def forward(self, *given: Tensor) -> tuple[Tensor, ...]:
        """In the order of ``RELATE_INPUTS`` and ``RELATE_OUTPUTS``."""
        *scores, weights = self.relater(*given)
        return (*(one.softmax(-1) for one in scores), weights)


def load_network(run: Path) -> tuple[Network, dict[str, list[str]]]:
    """The averaged network of a training run, and its labels."""
    kept = torch.load(run / "average.pt", weights_only=True)
    labels = kept["labels"]
    network = Network(sizes_of(labels))
    network.load_state_dict(kept["weights"])
    return network.eval(), labels


def write_graph(network: Network, path: Path) -> None:
    """The float graph."""
    if isinstance(network.encoder.words, nn.Embedding):
        network.encoder.words = SmallTable(network.encoder.words.weight.data)  # type: ignore[assignment]
    pieces, shapes = torch.randint(1000, 2000, (2, 9)), torch.zeros(2, 9, 4, dtype=torch.long)
    index = torch.tensor([[1, 2, 3], [2, 4, 5]])
    axes = {
        n: {0: "chunks", 1: "pieces" if n in ("pieces", "shapes") else "words"} for n in (*INPUTS, *OUTPUTS)
    }
    axes["arcs"] |= {2: "heads"}
    axes["label_heads"] = {0: "chunks", 1: "heads"}
    torch.onnx.export(
        Graph(network).eval(), (pieces, shapes, index, index), str(path), input_names=list(INPUTS),
        output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def write_relate_graph(relater: Relater, path: Path) -> None:
    """The graph of one sentence's triples: states ``(1, words, width)``, weights of words ``(triples, words)``."""
    weights = torch.full((2, 5), 0.2)
    given = (torch.rand(1, 5, WIDTH), weights, weights, torch.zeros(2, 5), torch.ones(2, 5))
    axes = {n: {0: "triples", 1: "words"} for n in (*RELATE_INPUTS[1:], "weights")} | {"states": {1: "words"}}
    axes |= {n: {0: "triples"} for n in RELATE_OUTPUTS[:3]}
    torch.onnx.export(
        RelateGraph(relater).eval(), given, str(path), input_names=list(RELATE_INPUTS),
        output_names=list(RELATE_OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def float_nodes(path: Path) -> list[str]:
    """Matrix products that stay float: all but those with a constant matrix of the encoder's size."""
    graph = onnx.load(path).graph
    big = {t.name for t in graph.initializer if len(t.dims) == 2 and t.dims[0] * t.dims[1] >= WIDTH * 64}
    return [n.name for n in graph.node if n.op_type in ("MatMul", "Gemm") and not big & set(n.input)]


def write_small_graph(float_path: Path, path: Path, *, reduce_range: bool) -> None:
    """The int8 graph. ``reduce_range`` keeps 7 bits, so that processors without VNNI give the same sums."""
    quantize_dynamic(
        float_path, path, op_types_to_quantize=["MatMul"], per_channel=True, reduce_range=reduce_range,
        weight_type=QuantType.QInt8, nodes_to_exclude=float_nodes(float_path),
    )  # fmt: skip


def export(run: Path, to: Path, *, quantize: bool = True, reduce_range: bool = True) -> None:
    """Write the model's folder: graph, relation graphs, vocabulary, labels."""
    network, labels = load_network(run)
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "float.onnx"
        write_graph(network, whole)
        if quantize:
            write_small_graph(whole, to / "model.onnx", reduce_range=reduce_range)
        else:
            shutil.copy(whole, to / "model.onnx")
    write_relate_graph(network.relater, to / "relate.onnx")
    write_label_graph(network.label_map.detach().numpy(), to / "labels.onnx")
    shutil.copy(base_folder() / "vocab.txt", to / "vocab.txt")
    text = json.dumps({"version": to.name, **labels}, ensure_ascii=False, indent=1)
    (to / "labels.json").write_text(text + "\n", encoding="utf-8")


def write_label_graph(label_map: NDArray[np.float32], path: Path) -> None:
    """The graph that scores the relations of pairs: ``dependents`` and ``heads`` ``(pairs, width)`` -> ``scores``.

    It is a graph of its own, and not numpy in the reader, because two libraries of linear algebra would otherwise
    start threads on the same cores.
    """
    relations, width = label_map.shape[0], label_map.shape[1]
    flat = np.ascontiguousarray(label_map.transpose(1, 0, 2).reshape(width, -1))
    constants = {
        "one": np.ones((1, 1), np.float32), "flat": flat, "pairs_last": np.array([1], np.int64),
        "to_shape": np.array([-1, relations, width], np.int64), "last": np.array([2], np.int64),
        "ones_of": np.array([1], np.int64),
    }  # fmt: skip
    make = onnx.helper.make_node
    nodes = [
        make("Shape", ["dependents"], ["rows"], end=1),
        make("Concat", ["rows", "ones_of"], ["column"], axis=0),
        make("Expand", ["one", "column"], ["ones"]),
        make("Concat", ["dependents", "ones"], ["left"], axis=1),
        make("Concat", ["heads", "ones"], ["right"], axis=1),
        make("MatMul", ["left", "flat"], ["mapped"]),
        make("Reshape", ["mapped", "to_shape"], ["by_relation"]),
        make("Unsqueeze", ["right", "pairs_last"], ["right_once"]),
        make("Mul", ["by_relation", "right_once"], ["products"]),
        make("ReduceSum", ["products", "last"], ["scores"], keepdims=0),
    ]
    kind = onnx.TensorProto.FLOAT
    describe = onnx.helper.make_tensor_value_info
    graph = onnx.helper.make_graph(
        nodes, "labels", [describe(n, kind, ["pairs", width - 1]) for n in ("dependents", "heads")],
        [describe("scores", kind, ["pairs", relations])],
        [onnx.numpy_helper.from_array(value, name) for name, value in constants.items()],
    )  # fmt: skip
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def main() -> None:
    """Export as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("build/model"))
    parser.add_argument("--to", type=Path, default=Path("src/readout/data/model/readout-en-2"))
    parser.add_argument("--float", action="store_true", help="leave the graph in float32, to compare")
    parser.add_argument("--full-range", action="store_true", help="8-bit weights rather than 7")
    args = parser.parse_args()
    export(args.run, args.to, quantize=not args.float, reduce_range=not args.full_range)
    size = sum(f.stat().st_size for f in args.to.iterdir())
    print(f"{args.to}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
