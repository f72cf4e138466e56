"""The network: MiniLM's encoder with word shapes at its input, and the heads of every task on its word states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from readout.analysis.shapes import FEATURE_SIZES

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
ARC_WIDTH, LABEL_WIDTH = 256, 96
TAG_HEADS = ("upos", "xpos", "feats", "lemma", "name", "kind", "start", "trigger", "speech")
#: The heads that share the hidden layer of names, and that of acts; the others share that of grammar.
NAMING, ACTING = ("name", "kind", "start"), ("trigger", "speech")
#: Width of the relation head's hidden layer, and of the query with which it looks for the predicate.
RELATION_WIDTH, SEEK_WIDTH = 384, 128


@dataclass(frozen=True)
class Sizes:
    """Number of labels of each tagging head (in the order of ``TAG_HEADS``), of relations, and of acts.

    ``acts`` are the numbers of event types, modes and statuses.
    """

    tags: tuple[int, ...]
    relations: int
    acts: tuple[int, int, int]


def sizes_of(labels: Mapping[str, Sequence[str]]) -> Sizes:
    """The sizes that label lists ask for."""
    acts = (len(labels["type"]), len(labels["mode"]), len(labels["status"]))
    return Sizes(tuple(len(labels[n]) for n in TAG_HEADS), len(labels["relation"]), acts)


class Layer(nn.Module):
    """One layer of BERT (Devlin et al. 2019), post-norm, exact GELU."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` (batch, pieces, width); ``mask`` (batch, 1, 1, pieces) is added to the attention scores."""
        size = WIDTH // ATTENTION_HEADS
        q, k, v = (
            part.unflatten(-1, (ATTENTION_HEADS, size)).transpose(1, 2)
            for part in self.qkv(x).split(WIDTH, -1)
        )
        if self.training:
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        else:  # spelled out, so that the exported graph has plain operators
            mixed = (q @ k.transpose(-1, -2) * size**-0.5 + mask).softmax(-1) @ v
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).flatten(2))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces and word shapes -> piece states. The shape embeddings begin at zero: at first it is the base model."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.ModuleList(nn.Embedding(n + 1, WIDTH, padding_idx=0) for n in FEATURE_SIZES)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        for table in self.shapes:
            nn.init.zeros_(table.weight)
        self.words.weight.requires_grad_(False)

    def load_base(self, path: Path) -> None:
        """Take the weights of all-MiniLM-L6-v2 from its ``model.safetensors``."""
        base = load_file(path)
        own = {
            "words.weight": base["embeddings.word_embeddings.weight"],
            "positions.weight": base["embeddings.position_embeddings.weight"]
            + base["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": base["embeddings.LayerNorm.weight"],
            "norm.bias": base["embeddings.LayerNorm.bias"],
        }
        names = {
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
        }
        names |= {"down": "output.dense", "norm2": "output.LayerNorm"}
        for i in range(LAYERS):
            for part in ("weight", "bias"):
                there = f"encoder.layer.{i}."
                qkv = [base[f"{there}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
                own[f"layers.{i}.qkv.{part}"] = torch.cat(qkv)
                own |= {f"layers.{i}.{o}.{part}": base[f"{there}{t}.{part}"] for o, t in names.items()}
        missing, unexpected = self.load_state_dict(own, strict=False)
        assert not unexpected, unexpected
        assert all(name.startswith("shapes") for name in missing), missing

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """``pieces`` (batch, pieces), 0 where padded; ``shapes`` (batch, pieces, 4), 0 for pieces of no word."""
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]]
        for i, table in enumerate(self.shapes):
            x = x + table(shapes[..., i])
        x = self.dropout(self.norm(x))
        mask = (pieces == 0)[:, None, None, :].float() * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        return x


def spread(bounds: Tensor, width: int) -> Tensor:
    """Weights (rows, width) that take the mean of the words ``[first, last)`` of each row; zeros where none are."""
    at = torch.arange(width)
    inside = ((at >= bounds[:, :1]) & (at < bounds[:, 1:])).float()
    return inside / inside.sum(1, keepdim=True).clamp_min(1)


class Relater(nn.Module):
    """Who does what to whom: type, mode and status of (source, target, predicate) in a sentence.

    A missing source or target is a learned state. A missing predicate is sought: a query made of source and target
    weighs the words of the sentence (its weights are trained on the predicates of the corpus).
    """

    def __init__(self, acts: tuple[int, int, int], dropout: float) -> None:
        super().__init__()
        self.nobody = nn.Parameter(torch.zeros(2, WIDTH))
        self.query = nn.Linear(2 * WIDTH, SEEK_WIDTH)
        self.key = nn.Linear(WIDTH, SEEK_WIDTH)
        self.dropout = nn.Dropout(dropout)
        self.hidden = nn.Sequential(nn.Linear(4 * WIDTH, RELATION_WIDTH), nn.GELU(), nn.Dropout(dropout))
        self.scores = nn.ModuleList(nn.Linear(RELATION_WIDTH, n) for n in acts)

    def forward(
        self, states: Tensor, source: Tensor, target: Tensor, predicate: Tensor, inside: Tensor
    ) -> tuple[Tensor, ...]:
        """Scores of types, modes and statuses, and the weights of the words.

        ``states`` (triples or 1, words, width); the others (triples, words) are weights of words that sum to 1, or to
        0 where nobody is meant; ``inside`` is 1 in the sentence.
        """
        first, second, given, whole = (
            (part[:, None] @ states)[:, 0]
            for part in (source, target, predicate, inside / inside.sum(1, keepdim=True))
        )
        first = first + (1 - source.sum(1, keepdim=True)) * self.nobody[0]
        second = second + (1 - target.sum(1, keepdim=True)) * self.nobody[1]
        query = self.query(torch.cat([first, second], 1))
        sought = (query[:, None] @ self.key(states).transpose(1, 2))[:, 0] * SEEK_WIDTH**-0.5
        weights = (sought + (inside - 1) * 1e4).softmax(1)
        found = (weights[:, None] @ states)[:, 0]
        known = predicate.sum(1, keepdim=True)
        predicate_state = given * known + found * (1 - known)
        hidden = self.hidden(self.dropout(torch.cat([first, second, predicate_state, whole], 1)))
        return (*(score(hidden) for score in self.scores), weights)


def _layer(head: str) -> str:
    return "naming" if head in NAMING else "acting" if head in ACTING else "grammar"


class Network(nn.Module):
    """The encoder and all heads. Word states are the mean of a word's first and last piece."""

    def __init__(self, sizes: Sizes, dropout: float = 0.3) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.grammar = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Dropout(dropout))
        self.naming = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Dropout(dropout))
        self.acting = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Dropout(dropout))
        self.relater = Relater(sizes.acts, dropout)
        self.tags = nn.ModuleDict(
            {n: nn.Linear(WIDTH, s) for n, s in zip(TAG_HEADS, sizes.tags, strict=True)}
        )
        self.arc_dependent = nn.Sequential(nn.Linear(WIDTH, ARC_WIDTH), nn.GELU(), nn.Dropout(dropout))
        self.arc_head = nn.Sequential(nn.Linear(WIDTH, ARC_WIDTH), nn.GELU(), nn.Dropout(dropout))
        self.arc_map = nn.Linear(ARC_WIDTH, ARC_WIDTH)
        self.label_dependent = nn.Sequential(nn.Linear(WIDTH, LABEL_WIDTH), nn.GELU(), nn.Dropout(dropout))
        self.label_head = nn.Sequential(nn.Linear(WIDTH, LABEL_WIDTH), nn.GELU(), nn.Dropout(dropout))
        self.label_map = nn.Parameter(torch.zeros(sizes.relations, LABEL_WIDTH + 1, LABEL_WIDTH + 1))
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.1)
        self.dropout = nn.Dropout(dropout)
        nn.init.normal_(self.label_map, std=0.02)

    def states(self, batch: dict[str, Tensor]) -> Tensor:
        """Word states (batch, words, width)."""
        x = self.encoder(batch["pieces"], batch["shapes"])
        first = x.gather(1, batch["first"][..., None].expand(-1, -1, WIDTH))
        last = x.gather(1, batch["last"][..., None].expand(-1, -1, WIDTH))
        return (first + last) * 0.5

    def tag_scores(self, states: Tensor) -> dict[str, Tensor]:
        """Scores of every tagging head; any leading shape."""
        shared = {
            "grammar": self.grammar(states),
            "naming": self.naming(states),
            "acting": self.acting(states),
        }
        return {name: head(shared[_layer(name)]) for name, head in self.tags.items()}

    def arc_scores(self, states: Tensor) -> tuple[Tensor, Tensor]:
        """Scores (batch, words, words + 1), the root last; and the states with the root appended."""
        root = self.root.to(states.dtype).expand(states.shape[0], 1, -1)
        heads = torch.cat([states, root], 1)
        scores = self.arc_map(self.arc_dependent(states)) @ self.arc_head(heads).transpose(1, 2)
        return scores * ARC_WIDTH**-0.5, heads

    def label_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Scores (n, relations) for n pairs of word states."""
        d = F.pad(self.label_dependent(dependents), (0, 1), value=1.0)
        h = F.pad(self.label_head(heads), (0, 1), value=1.0)
        mapped = (d @ self.label_map.permute(1, 0, 2).flatten(1).to(d.dtype)).unflatten(
            1, (-1, LABEL_WIDTH + 1)
        )
        return (mapped * h[:, None]).sum(-1)
