"""Derive the lemma tables of the package from treebanks: endings with the change they take, and exceptions.

Run ``python -m eval.lemma_tables OUTPUT_FOLDER FILE.conllu.gz ...`` with the training parts of UD English EWT 2.16
and of GUM's free genres. Writes ``lemma_endings.csv`` and ``lemma_exceptions.csv``, the same for the same input.

Endings form a decision list: the longest ending that is listed wins. An ending is listed when at least
``MIN_TYPES`` words and ``MIN_SHARE`` of those that end so take the change, and a shorter ending says otherwise.
"""

from __future__ import annotations

import argparse
import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from readout.analysis.conllu import parse_conllu
from readout.analysis.lemmas import INFLECTED, lemma_tag

MIN_TYPES, MIN_SHARE, LONGEST_ENDING = 2, 0.7, 6
#: Longest change that may be a rule; longer ones are exceptions.
MOST_CUT, MOST_ADDED = 4, 2
#: Tags without lemmas of their own: parts of split words, foreign words, affixes.
LEFT_OUT = frozenset({"GW", "FW", "AFX", "ADD", "LS", "NFP", "CD", "XX"})
#: Tags whose mistyped words are left out: elsewhere ("dont", "its") they are common enough to list.
OPEN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VB", "VBD", "VBG", "VBN"})
#: A share from which a form's lemma counts as settled, and one from which a second lemma is listed too.
SETTLED, SECOND = 0.97, 0.03
CREDIT = (
    "# Derived by eval/lemma_tables.py from the training parts of UD English EWT 2.16 (CC BY-SA 4.0,",
    "# https://github.com/UniversalDependencies/UD_English-EWT) and GUM, free genres (annotations CC BY 4.0,",
    "# https://github.com/amir-zeldes/gum). This table is under CC BY-SA 4.0.",
)

Lemmas = Mapping[str, Counter[str]]


def count_lemmas(paths: Iterable[Path]) -> dict[str, dict[str, Counter[str]]]:
    """By tag and form in small letters, how often each lemma was seen."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for sentence in parse_conllu(lines, where=str(path)):
                for word in sentence.words:
                    mistyped = "Typo=Yes" in word.feats and word.xpos in OPEN_TAGS
                    if word.lemma != "_" and word.xpos not in LEFT_OUT and not mistyped:
                        counts[lemma_tag(word.xpos)][word.form.lower()][word.lemma] += 1
    return counts


def change_between(form: str, lemma: str) -> tuple[int, str]:
    """Characters cut off the form's end, and what is added."""
    small, shared = lemma.lower(), 0
    while shared < min(len(form), len(small)) and form[shared] == small[shared]:
        shared += 1
    return len(form) - shared, small[shared:]


def find_endings(forms: Lemmas) -> dict[str, tuple[int, str, int]]:
    """The decision list of one tag: ending -> (cut, added, words seen)."""
    changes: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for form, lemmas in forms.items():
        lemma, seen = lemmas.most_common(1)[0]
        change = change_between(form, lemma)
        rule_like = change[0] <= MOST_CUT and len(change[1]) <= MOST_ADDED
        if form.isalpha() and rule_like and seen >= MIN_SHARE * lemmas.total():
            for length in range(min(LONGEST_ENDING, len(form) - 1) + 1):
                changes[form[len(form) - length :]][change] += 1
    listed: dict[str, tuple[int, str, int]] = {}
    for ending in sorted(changes, key=lambda e: (len(e), e)):
        change, words = changes[ending].most_common(1)[0]
        shorter = _change_of(ending, listed)
        sure = words >= MIN_TYPES and words >= MIN_SHARE * changes[ending].total()
        if change != shorter and sure and words > changes[ending][shorter]:
            listed[ending] = (*change, words)
    return listed


def _change_of(form: str, listed: Mapping[str, tuple[int, str, int]]) -> tuple[int, str]:
    for start in range(len(form) + 1):
        if form[start:] in listed:
            return listed[form[start:]][:2]
    return 0, ""


def find_exceptions(
    forms: Lemmas, listed: Mapping[str, tuple[int, str, int]], *, inflected: bool
) -> Iterator[list[str]]:
    """Rows (form, lemmas, times seen) of what the endings get wrong, and of forms with several lemmas."""
    for form, lemmas in sorted(forms.items()):
        lemma, seen = lemmas.most_common(1)[0]
        cut, added = _change_of(form, listed)
        one_capital = len(form) == 1 and lemma != lemma.lower()  # "i" is I
        wrong = form[: len(form) - cut] + added != lemma.lower() or one_capital
        total = lemmas.total()
        several = [x for x, n in lemmas.most_common(3) if n >= max(3, SECOND * total)]
        if seen >= SETTLED * total or len({x.lower() for x in several}) < 2:
            several = [lemma]
        if (wrong or len(several) > 1) and (total > 1 or (inflected and lemma[0].lower() == form[0])):
            yield [form, "|".join(several), str(total)]


def main() -> None:
    """Write the two tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args()
    endings, exceptions = [], []
    for tag, forms in sorted(count_lemmas(options.files).items()):
        listed = find_endings(forms) if tag in INFLECTED else {}
        endings += [
            [tag, ending, str(cut), added, str(n)] for ending, (cut, added, n) in sorted(listed.items())
        ]
        exceptions += [[tag, *row] for row in find_exceptions(forms, listed, inflected=tag in INFLECTED)]
    _write(options.folder / "lemma_endings.csv", ["tag", "ending", "cut", "add", "seen"], endings)
    _write(options.folder / "lemma_exceptions.csv", ["tag", "form", "lemmas", "seen"], exceptions)


def _write(path: Path, header: list[str], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("\n".join(CREDIT) + "\n")
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


if __name__ == "__main__":
    main()
