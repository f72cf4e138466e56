"""What the gate measures: each measure with the cases that it needs, and the figures that come of them.

A measure uses the scorers beside this file. Its cases are either the project's own (``tests/golden``) or lie in a
folder outside (``Places.data``, ``Places.seed``): those are only read, and only a fingerprint of them is kept.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
#: Measure of eval/language.py -> the last part of its key. Those for EWT's names are UNER's.
LANGUAGE = {
    "LAS": "las",
    "UAS": "uas",
    "UPOS": "upos",
    "UFeats": "feats",
    "Lemmas": "lemmas",
    "Words": "words",
    "Sentences": "sentences",
    "Names (person, place, organization)": "names",
    "Names (UNER: person, place, organization)": "names",
}
#: Measures that are compared between the int8 and the float model.
COMPARED = ("UPOS", "UAS", "LAS")
GUM_NEWS, EWT_TEST = "GUM news, dev and test, raw text", "EWT test, raw text"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number. ``score`` is in percent, or in points of percent where it is a ``change``.

    ``n`` counts the cases that it rests on. What is not ``judged`` has no floor: another library's figure, or a part of
    one that has. A ``headline`` stands in README.md; the others only in docs/scores.md.
    """

    key: str
    what: str
    on: str
    score: float
    n: int
    headline: bool = False
    judged: bool = True
    change: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """Where cases lie. ``whole`` is a folder with the float form of the model, which is not part of the package."""

    data: Path
    seed: Path
    whole: Path | None = None


@dataclass(frozen=True)
class Measure:
    """Figures that come of one set of cases.

    ``cases`` names the files. ``quick`` measures read only the project's own cases and run with the tests;
    an ``optional`` one may be missing when results are kept. ``lacks`` says what else keeps it from running.
    """

    name: str
    cases: Callable[[Places], list[Path]]
    run: Callable[[Places], Iterable[Figure]]
    quick: bool = False
    optional: bool = False
    lacks: Callable[[Places], str | None] = lambda _: None

    def why_not(self, places: Places) -> str | None:
        """Why it cannot be run here; None where it can."""
        missing = [path for path in self.cases(places) if not path.is_file()]
        return f"there is no {missing[0]}" if missing else self.lacks(places)


def fingerprint(paths: Iterable[Path]) -> str:
    """A digest of the names and contents of some files, the same wherever they lie and in whatever order.

    >>> fingerprint([])
    'e3b0c44298fc1c14'
    """
    total = sha256()
    for path in sorted(paths, key=lambda one: (one.parent.name, one.name)):
        total.update(sha256(f"{path.parent.name}/{path.name}".encode()).digest())
        total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


# ------------------------------------------------------------------------------------------------ golden


def golden_names(*, held_out: bool) -> list[str]:
    """The golden reports of one half."""
    from eval.facts import read_sheets  # noqa: PLC0415  each measure loads what it needs, when it runs

    return [sheet["report"] for sheet in read_sheets() if bool(sheet.get("held_out")) is held_out]


def golden_cases(*, held_out: bool) -> list[Path]:
    from eval.facts import GOLDEN, report_path  # noqa: PLC0415

    names = golden_names(held_out=held_out)
    return [GOLDEN / "facts" / f"{name}.json" for name in names] + [report_path(name) for name in names]


def golden(half: str) -> Iterator[Figure]:
    """Facts found on our own reports, and how many events told as happened are acts."""
    from eval.facts import KINDS, figures, score_all  # noqa: PLC0415

    names = golden_names(held_out=half == "held-out")
    total = figures(one for _, one in score_all(names).values())
    on, key = f"{len(names)} own reports, {half.replace('-', ' ')}", f"golden.{half}"
    yield Figure(f"{key}.facts", "facts found", on, 100 * total.share, total.asked.total(), headline=True)
    told = "events told as happened that are acts"
    yield Figure(f"{key}.precision", told, on, 100 * total.precision, total.happened, headline=True)
    single = 100 * (1 - total.twice / max(total.happened, 1))
    yield Figure(f"{key}.once", "events told once only", on, single, total.happened)
    for kind in KINDS:
        if total.asked[kind]:
            # Kinds may be traded for one another as long as all facts together stand; what must not be told may not.
            share, banned = 100 * total.found[kind] / total.asked[kind], kind == "forbidden_events"
            what = "events rightly not told" if banned else f"facts found: {kind}"
            yield Figure(f"{key}.{kind}", what, on, share, total.asked[kind], judged=banned)


# ---------------------------------------------------------------------------------------------- language


def treebanks(places: Places, name: str) -> list[Path]:
    from eval.language import SETS, UNER_FILES  # noqa: PLC0415

    files = [f"{stem}.conllu.gz" for stem in SETS[name]] + ([UNER_FILES[name]] if name in UNER_FILES else [])
    return [places.data / "language" / file for file in files]


def language(places: Places, name: str, on: str) -> Iterator[Figure]:
    """The measures of the CoNLL 2018 shared task on raw text, and names."""
    from eval.language import measure  # noqa: PLC0415
    from readout.analysis.infer import load_model  # noqa: PLC0415

    scores = measure(name, places.data, load_model(threads=2), gold_words=False)
    for what, last in LANGUAGE.items():
        if what in scores:
            one, head = scores[what], last in ("las", "upos", "names")
            told = "names with their kind, F1" if last == "names" else f"{what}, F1"
            yield Figure(f"language.{name}.{last}", told, on, one.f1, one.gold, headline=head)


def quantized(places: Places) -> Iterator[Figure]:
    """How much worse the int8 model reads than its float form, in points."""
    from eval.language import measure  # noqa: PLC0415
    from readout.analysis.infer import load_model  # noqa: PLC0415

    small, whole = (
        measure("ewt-test", places.data, load_model(folder, threads=2), gold_words=True)
        for folder in (None, places.whole)
    )
    for what in COMPARED:
        change, key = small[what].f1 - whole[what].f1, f"int8.ewt-test.{what.lower()}"
        on = "EWT test, gold words"
        yield Figure(key, f"{what}, int8 less float", on, change, small[what].gold, change=True)


def lacks_float(places: Places) -> str | None:
    """What keeps the comparison with the float model from being one."""
    from readout.analysis.infer import MODEL_FOLDER  # noqa: PLC0415

    if places.whole is None:
        return "the float model is not shipped: give --float FOLDER, or use python -m training.evaluate"
    graph = places.whole / "model.onnx"
    if not graph.is_file():
        return f"there is no {graph}"
    same = graph.read_bytes() == (MODEL_FOLDER / "model.onnx").read_bytes()
    return f"{graph} is the bundled int8 model itself" if same else None


def gum_files(places: Places) -> list[Path]:
    stems = [f"gum_{split}_{genre}.free" for split in ("dev", "test") for genre in ("news", "bio")]
    return [places.data / "language" / f"{stem}.conllu.gz" for stem in stems]


def following(places: Places) -> Iterator[Figure]:
    """Pronouns that GUM joins to a named party: how many are followed to it."""
    from eval.parties import documents, judge  # noqa: PLC0415

    counts: Counter[str] = Counter()
    for path in gum_files(places):
        for document in documents(path):
            judge(document, counts, [])
    sorts = ("masc", "fem", "neut", "plur")
    right, wrong, left = (
        sum(counts[f"{sort} {end}"] for sort in sorts) for end in ("right", "wrong", "left")
    )
    on, followed, asked = "GUM news and bio, dev and test, gold trees", right + wrong, right + wrong + left
    yield Figure(
        "following.precision", "pronouns followed: right", on, 100 * right / max(followed, 1), followed
    )
    yield Figure(
        "following.recall", "pronouns followed rightly, of all", on, 100 * right / max(asked, 1), asked
    )


# ------------------------------------------------------------------------------------------------ layers


def times_file(places: Places) -> list[Path]:
    return [places.data / "eval" / "times_dev.jsonl"]


def times_of(places: Places, system: str) -> Iterator[Figure]:
    """Date expressions and their values, by TempEval-3's definitions; ``system`` is readout or dateparser."""
    from eval.times import dateparsers, measure, ours  # noqa: PLC0415

    peer = system == "dateparser"
    one = measure(rows(times_file(places)[0]), dateparsers if peer else ours)
    told, key = one.figures(), f"times.{system}" if peer else "times"
    on = f"TempEval-3 news (part){', by dateparser' if peer else ''}"
    for name, what, n, head in (
        ("relaxed_f1", "date expressions, relaxed F1", one.key, True),
        ("strict_f1", "date expressions, strict F1", one.key, False),
        ("date_value_accuracy", "values of matched dates", one.dates, True),
        ("value_f1", "date expressions with their values, F1", one.key, True),
    ):
        yield Figure(f"{key}.{name}", what, on, 100 * told[name], n, headline=head, judged=not peer)


def lacks_dateparser(_: Places) -> str | None:
    return None if find_spec("dateparser") else "dateparser is not installed: pip install '.[bench]'"


def actors_file(places: Places) -> list[Path]:
    return [places.data / "eval" / "actors_dev.jsonl"]


def actors(places: Places) -> Iterator[Figure]:
    """Countries and roles of single mentions."""
    from eval.actors import score  # noqa: PLC0415

    total = score(rows(actors_file(places)[0]))
    for what in ("country", "role", "both"):
        told, n = f"actors from words alone: {what}", total.asked[what]
        yield Figure(
            f"actors.{what}", told, "NGEC cases", 100 * total.share(what), n, headline=what == "country"
        )


def attribution_file(places: Places) -> list[Path]:
    return [places.data / "eval" / "attribution_dev.jsonl"]


def attribution(places: Places) -> Iterator[Figure]:
    """Sources, cues and contents of who said what: with the same letters, and sharing any."""
    from eval.attribution import ROLES, Tally, count, f1, predicted, wanted  # noqa: PLC0415
    from readout.report import read_reports  # noqa: PLC0415
    from readout.report.model import Report  # noqa: PLC0415

    tallies = {role: Tally() for role in ROLES}
    for row in rows(attribution_file(places)[0]):
        report = next(read_reports(row["text"].encode(), published=row["date"]))
        # An article that is refused counts as missed.
        found = predicted(report) if isinstance(report, Report) else ()
        count(tallies, [roles for _, roles in found], list(wanted(row)))
    for role, tally in tallies.items():
        for how, right in (("overlap", tally.overlap), ("exact", tally.exact)):
            value, what = 100 * f1(right, tally.predicted, tally.gold)[2], f"who said what: {role}, {how} F1"
            key, on = f"attribution.{role}.{how}", "PolNeAR articles (part)"
            yield Figure(key, what, on, value, tally.gold, headline=how == "overlap")


def corpus_files(places: Places) -> list[Path]:
    """The corpus, and the articles: measures of the corpus take too long for a quick run, so they go with the data."""
    return [*sorted((ROOT / "training" / "corpus").glob("*.txt")), standoff_files(places)[1]]


def relations(_: Places) -> Iterator[Figure]:
    """Events and pairs of the held-out part of our own corpus: the lexicon, the relation coder, and both."""
    from eval.relations import EVENTS_BY, event_figures, pair_figures  # noqa: PLC0415
    from training.corpus import read_corpus  # noqa: PLC0415

    documents = [d for d in read_corpus() if d.part == "test"]
    on = f"own corpus, {len(documents)} test documents"
    for what, (score, n) in pair_figures(documents).items():
        told = {
            "type": "type of joined pairs",
            "none": "pairs that nothing joins, F1",
            "direction": "who acts on whom",
        }
        yield Figure(f"relations.pairs.{what}", f"relation coder: {told[what]}", on, score, n, headline=True)
    for by in EVENTS_BY:
        for what, (score, n) in event_figures(documents, by).items():
            both = by == "both"
            yield Figure(
                f"relations.{by}.{what}", f"events by {by}: {what}", on, score, n, headline=both, judged=both
            )


def sayings(_: Places) -> Iterator[Figure]:
    """Statements, commitments and positions of the held-out part of our own corpus."""
    from eval.sayings import KINDS, figures  # noqa: PLC0415
    from training.corpus import read_corpus  # noqa: PLC0415

    documents = [d for d in read_corpus() if d.part == "test"]
    on = f"own corpus, {sum('statements' in d.layers for d in documents)} test documents"
    for sort, one in figures(documents).items():
        kind = KINDS[sort]
        yield Figure(f"sayings.{kind}.f1", f"{kind}, F1", on, one.f1(one.found), one.gold, headline=True)
        yield Figure(f"sayings.{kind}.whole", f"{kind} with their party, F1", on, one.f1(one.whole), one.gold)
        yield Figure(f"sayings.{kind}.precision", f"{kind} told that are", on, one.precision, one.told)


def standoff_files(places: Places) -> list[Path]:
    return [
        ROOT / "training" / "corpus" / "wikinews.jsonl", places.data / "wikinews" / "wikinews_2019_2020.jsonl.gz",
    ]  # fmt: skip


def wikinews(places: Places) -> Iterator[Figure]:
    """Events of real news that we annotated and never trained on."""
    from eval.relations import EVENTS_BY, event_figures, pair_figures  # noqa: PLC0415
    from training.corpus import read_standoff  # noqa: PLC0415

    documents = read_standoff(*standoff_files(places))
    on = f"{len(documents)} articles of Wikinews"
    for what, (score, n) in pair_figures(documents).items():
        yield Figure(f"wikinews.pairs.{what}", f"relation coder: {what}", on, score, n)
    for by in EVENTS_BY:
        for what, (score, n) in event_figures(documents, by).items():
            both = by == "both"
            yield Figure(
                f"wikinews.{by}.{what}", f"events by {by}: {what}", on, score, n, headline=both, judged=both
            )


def pairs_file(places: Places) -> list[Path]:
    return [places.data / "eval" / "plv_dev.tsv"]


def public_pairs(places: Places) -> Iterator[Figure]:
    """The public PLOVER pairs (their published training part, which we never train on), by their 15 roots."""
    from eval.relations import public_pairs as figures  # noqa: PLC0415

    for what, score, n in figures(pairs_file(places)[0]):
        judged = what in ("root", "penta", "binary", "macro F1")
        key = f"pairs.{what.replace(' ', '-').lower()}"
        yield Figure(
            key, f"public pairs: {what}", "public PLOVER pairs", score, n, headline=judged, judged=judged
        )


def seed_files(places: Places) -> list[Path]:
    return [places.seed / "report.txt", places.seed / "facts.json"]


def seed(places: Places) -> Iterator[Figure]:
    """Facts found on a real report that is kept outside the project."""
    from eval.facts import score  # noqa: PLC0415
    from readout import read  # noqa: PLC0415

    report, sheet = seed_files(places)
    one = score(json.loads(sheet.read_text(encoding="utf-8")), read(report).to_json())
    on = "a real wire story, not kept here"
    yield Figure("seed.facts", "facts found", on, 100 * one.share, one.asked.total(), headline=True)


#: In the order in which they are run: the quick ones first, then from light to heavy.
MEASURES: tuple[Measure, ...] = (
    Measure("golden.tuned", lambda _: golden_cases(held_out=False), lambda _: golden("tuned"), quick=True),
    Measure(
        "golden.held-out", lambda _: golden_cases(held_out=True), lambda _: golden("held-out"), quick=True
    ),
    Measure("seed", seed_files, seed),
    Measure("actors", actors_file, actors),
    Measure("times", times_file, lambda p: times_of(p, "readout")),
    Measure(
        "times.dateparser",
        times_file,
        lambda p: times_of(p, "dateparser"),
        optional=True,
        lacks=lacks_dateparser,
    ),
    Measure("following", gum_files, following),
    Measure(
        "language.gum-news", lambda p: treebanks(p, "gum-news"), lambda p: language(p, "gum-news", GUM_NEWS)
    ),
    Measure(
        "language.ewt-test", lambda p: treebanks(p, "ewt-test"), lambda p: language(p, "ewt-test", EWT_TEST)
    ),
    Measure("attribution", attribution_file, attribution),
    Measure("relations", corpus_files, relations),
    Measure("sayings", corpus_files, sayings),
    Measure("wikinews", standoff_files, wikinews),
    Measure("pairs", pairs_file, public_pairs),
    Measure("int8", lambda p: treebanks(p, "ewt-test"), quantized, optional=True, lacks=lacks_float),
)
