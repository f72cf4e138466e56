"""The weights of an exported model as a start for training: ``python -m training.restore --model FOLDER --out FILE``.

The bundled folder holds int8 weights; as floats they are what they stand for (LAS 0.1 below the weights that they were
made from). Heads that the model lacks begin at random. ``training.train --start FILE`` goes on from there.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from safetensors.torch import load_file

from training.examples import Labels
from training.network import TAG_HEADS, Network, sizes_of
from training.train import base_folder

Arrays = dict[str, NDArray[np.float32]]


def module_of(node: str) -> str:
    """The module of the network that a node of the graph was written for.

    >>> module_of("/network/encoder/layers.0/qkv/MatMul_quant"), module_of("/network/grammar/grammar.0/MatMul_quant")
    ('encoder.layers.0.qkv', 'grammar.0')
    """
    parts = node.rsplit("/", 1)[0].strip("/").replace("/", ".").removeprefix("network.").split(".")
    parts = parts[1:] if len(parts) > 1 and parts[0] == parts[1] else parts
    return ".".join(["tags", *parts] if parts[0] in TAG_HEADS else parts)


def graph_weights(path: Path) -> Arrays:
    """The matrices of a graph by module, int8 ones as floats, and its named vectors."""
    graph = onnx.load(path).graph
    kept = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    found: Arrays = {name.removeprefix("network."): value for name, value in kept.items()}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            name = node.input[1].rsplit("_quantized", 1)[0]
            numbers = kept[node.input[1]].astype(np.float32) - kept[f"{name}_zero_point"].astype(np.float32)
            found[f"{module_of(node.name)}.weight"] = (numbers * kept[f"{name}_scale"]).T
        elif node.op_type == "MatMul":
            matrices = [kept[i] for i in node.input if i in kept and kept[i].ndim == 2]
            if matrices:
                found[f"{module_of(node.name)}.weight"] = matrices[0].T
        elif node.op_type == "Expand" and node.input[0] in kept:
            found["root"] = kept[node.input[0]]
    return found


def restored(folder: Path) -> tuple[Network, Labels]:
    """The network with the weights of a model's folder, and its labels. Raises ``ValueError`` where a shape differs."""
    labels = Labels()
    for name, values in json.loads((folder / "labels.json").read_text(encoding="utf-8")).items():
        if name != "version":
            setattr(labels, name, values)
    network = Network(sizes_of(asdict(labels)))
    own = network.state_dict()
    found = graph_weights(folder / "model.onnx")
    constants = {
        t.name: numpy_helper.to_array(t) for t in onnx.load(folder / "labels.onnx").graph.initializer
    }
    width = constants["flat"].shape[0]
    found["label_map"] = constants["flat"].reshape(width, len(labels.relation), width).transpose(1, 0, 2)
    base = load_file(base_folder() / "model.safetensors")
    found["encoder.words.weight"] = base["embeddings.word_embeddings.weight"].numpy()
    for name in own.keys() & found.keys():
        if tuple(own[name].shape) != found[name].shape:
            raise ValueError(
                f"{folder}: {name} has the shape {found[name].shape}, not {tuple(own[name].shape)}"
            )
        own[name] = torch.tensor(np.asarray(found[name], dtype=np.float32))
    network.load_state_dict(own)
    return network, labels


def main() -> None:
    """Restore as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    network, labels = restored(args.model)
    torch.save({"weights": network.state_dict(), "labels": asdict(labels)}, args.out)


if __name__ == "__main__":
    main()
