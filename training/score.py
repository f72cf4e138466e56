"""Figures on the development sets with gold words and sentences, while training (no tree search)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import torch
from torch import Tensor

from readout.analysis.infer import apply_script
from readout.analysis.wordpiece import WordPiece
from training.batches import Numbers, collate, encode
from training.corpus import read_corpus
from training.events import NOTHING, Triple, documents_of
from training.examples import GUM_GENRES, NAME_LABELS, Example, Labels, corpus_paragraph, read_examples
from training.network import Network, spread


@cache
def dev_sets(data: Path) -> dict[str, list[Example]]:
    """EWT dev (every second paragraph) and GUM dev without news (news is held out), as single sentences."""
    folder = data / "language"
    gum = [folder / f"gum_dev_{g}.free.conllu.gz" for g in GUM_GENRES if g != "news"]
    ewt = read_examples([folder / "ewt_dev.conllu.gz"])[::2]
    return {"ewt": [e for p in ewt for e in p], "gum": [e for p in read_examples(gum) for e in p]}


def decode_names(labels: list[str]) -> list[tuple[str, int, int]]:
    """BIO labels as (kind, first, last); an I without its B begins a name.

    >>> decode_names(["B-place", "I-place", "O", "I-person"])
    [('place', 0, 2), ('person', 3, 4)]
    """
    found: list[tuple[str, int, int]] = []
    for i, label in enumerate(labels):
        prefix, _, kind = label.partition("-")
        if prefix == "I" and found and found[-1][0] == kind and found[-1][2] == i:
            found[-1] = (kind, found[-1][1], i + 1)
        elif prefix != "O":
            found.append((kind, i, i + 1))
    return found


@torch.no_grad()
def _predict(network: Network, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    states = network.states(batch)
    out = {k: v.argmax(-1) for k, v in network.tag_scores(states).items()}
    arcs, heads = network.arc_scores(states)
    width = states.shape[1]
    padded = torch.cat([batch["sentence"] < 0, torch.zeros(len(states), 1, dtype=torch.bool)], 1)
    arcs = arcs.masked_fill(padded[:, None, :], -1e4)
    arcs[:, torch.arange(width), torch.arange(width)] = -1e4
    out["head"] = arcs.argmax(-1)
    chosen = heads.gather(1, out["head"][..., None].expand(-1, -1, heads.shape[-1]))
    out["relation"] = (
        network.label_scores(states.flatten(0, 1), chosen.flatten(0, 1)).argmax(-1).view(len(states), -1)
    )
    out["head"] = out["head"].masked_fill(out["head"] == width, -1)
    return out


def _count(example: Example, got: dict[str, list[int]], labels: Labels, counts: Counter[str]) -> None:
    for i, row in enumerate(example.rows):
        counts["words"] += 1
        for name in ("upos", "xpos", "feats"):
            counts[name] += getattr(labels, name)[got[name][i]] == getattr(row, name)
        counts["lemma"] += apply_script(row.form, labels.lemma[got["lemma"][i]]) == row.lemma
        relation = labels.relation[got["relation"][i]]
        counts["uas"] += got["head"][i] == row.head
        counts["las"] += got["head"][i] == row.head and relation.split(":")[0] == row.deprel.split(":")[0]
    if example.spans is not None:
        found = set(decode_names([NAME_LABELS[got["name"][i]] for i in range(len(example.rows))]))
        counts["name_gold"] += len(example.spans)
        counts["name_found"] += len(found)
        counts["name_right"] += len(found & set(example.spans))
        counts["kind"] += sum(labels.kind[k] == g for k, g in zip(got["kind"], example.kinds, strict=False))


def dev_figures(network: Network, labels: Labels, pieces: WordPiece, data: Path) -> dict[str, float]:
    """Percentages on the development sets: ``ewt_las`` and so on."""
    network.eval()
    numbers, figures = Numbers.of(labels), {}
    for name, examples in dev_sets(data).items():
        counts: Counter[str] = Counter()
        ordered = sorted(examples, key=lambda e: len(e.rows))
        for start in range(0, len(ordered), 48):
            group = ordered[start : start + 48]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                got = _predict(network, collate([encode([e], pieces, numbers) for e in group]))
            rows = {k: v.tolist() for k, v in got.items()}
            for i, example in enumerate(group):
                _count(example, {k: v[i] for k, v in rows.items()}, labels, counts)
        for key in ("upos", "xpos", "feats", "lemma", "uas", "las"):
            figures[f"{name}_{key}"] = round(100 * counts[key] / counts["words"], 2)
        if counts["name_gold"]:
            both = counts["name_gold"] + counts["name_found"]
            figures[f"{name}_names"] = round(200 * counts["name_right"] / both, 2)
            figures[f"{name}_kind"] = round(100 * counts["kind"] / counts["words"], 2)
    return figures


@torch.no_grad()
def act_figures(
    network: Network, pieces: WordPiece, numbers: Numbers, *, part: str = "dev"
) -> dict[str, float]:
    """Percentages on one part of our own corpus, parties given and predicates not.

    ``act_type``: type right among pairs that something joins (none counts as wrong); ``act_none``: F1 of "nothing";
    ``act_direction``: the type scores higher from actor to recipient than back; ``act_status`` among the joined;
    ``act_trigger``: F1 of words that name an act, with its type.
    """
    network.eval()
    counts: Counter[str] = Counter()
    for document in documents_of(read_corpus(), part):
        for example in corpus_paragraph(document):
            batch = collate([encode([example], pieces, numbers)])
            states = network.states(batch)
            _count_triggers(example, network.tag_scores(states)["trigger"][0].argmax(-1).tolist(), counts)
            told = example.relations
            pairs = [t for t in (*told.sure, *told.others) if t.predicate == NOTHING] if told else []
            if pairs:
                _count_pairs(pairs, scored(network, states, pairs), counts)
    both = counts["none_gold"] + counts["none_found"]
    triggers = counts["trigger_gold"] + counts["trigger_found"]
    return {
        "act_pairs": counts["joined"],
        "act_type": _share(counts["type"], counts["joined"]),
        "act_none": _share(2 * counts["none_right"], both),
        "act_direction": _share(counts["direction"], counts["directed"]),
        "act_status": _share(counts["status"], counts["status_told"]),
        "act_trigger": _share(2 * counts["trigger_right"], triggers),
    }


def scored(network: Network, states: Tensor, pairs: Sequence[Triple]) -> list[list[Tensor]]:
    """Scores of types, modes and statuses, and the weights of the words, for triples of one chunk's first sentence."""
    width = states.shape[1]
    bounds = torch.tensor([[*t.source, *t.target, *t.predicate] for t in pairs])
    parts = [spread(bounds[:, i : i + 2], width) for i in (0, 2, 4)]
    out = network.relater(states, *parts, torch.ones(len(pairs), width))
    return [list(row) for row in zip(*(part.softmax(-1) for part in out[:3]), out[3], strict=True)]


def _count_pairs(pairs: Sequence[Triple], scores: Sequence[Sequence[Tensor]], counts: Counter[str]) -> None:
    by_roles = {(t.source, t.target): s[0] for t, s in zip(pairs, scores, strict=True)}
    kinds = {(t.source, t.target): t.types for t in pairs}
    for triple, (types, _, statuses, _) in zip(pairs, scores, strict=True):
        best = int(types.argmax())
        none = triple.types == 1
        counts["none_gold"] += none
        counts["none_found"] += best == 0
        counts["none_right"] += none and best == 0
        if none:
            continue
        counts["joined"] += 1
        counts["type"] += bool(triple.types >> best & 1)
        back = (triple.target, triple.source)
        if kinds.get(back) == 1:
            gold = triple.types.bit_length() - 1
            counts["directed"] += 1
            counts["direction"] += bool(types[gold] > by_roles[back][gold])
        if triple.status >= 0:
            counts["status_told"] += 1
            counts["status"] += int(statuses.argmax()) == triple.status


def _count_triggers(example: Example, found: Sequence[int], counts: Counter[str]) -> None:
    for gold, got in zip(example.relations.triggers if example.relations else (), found, strict=False):
        counts["trigger_gold"] += gold > 0
        counts["trigger_found"] += got > 0
        counts["trigger_right"] += gold > 0 and gold == got


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0
