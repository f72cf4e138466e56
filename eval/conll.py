"""The measures of the CoNLL 2018 shared task, written from its definitions (universaldependencies.org/conll18).

Gold and system words are aligned by their characters, white space left out: words of the same span are one, and
words inside multiword tokens are matched by the longest common run of forms. A measure is the F1 of aligned words
that agree. Relations are compared without subtypes, features only if they are universal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MEASURES = ("Tokens", "Sentences", "Words", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS")
#: The features that the shared task compares (its list of universal features).
_FEATURES = (
    "PronType NumType Poss Reflex Foreign Abbr Gender Animacy Number Case Definite Degree VerbForm Mood Tense "
    "Aspect Voice Evident Polarity Person Polite"
)
UNIVERSAL = frozenset(_FEATURES.split(" "))


@dataclass(frozen=True, slots=True)
class ScoredWord:
    """One word: ``start`` and ``end`` count characters that are not white space, over the whole file.

    ``head`` is the number of the head in the list of all words, -1 for a root. ``fused``: part of a multiword
    token, and then the span is that of the whole token.
    """

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    fused: bool = False


@dataclass(frozen=True)
class ScoredText:
    """All words of a text, the spans of its sentences, and of its tokens (a multiword token counts once)."""

    words: list[ScoredWord]
    sentences: list[tuple[int, int]]

    @property
    def tokens(self) -> list[tuple[int, int]]:
        """Spans of tokens: words, or whole multiword tokens."""
        return list(dict.fromkeys((w.start, w.end) for w in self.words))


@dataclass(frozen=True, slots=True)
class Score:
    """Counts behind an F1."""

    right: int
    gold: int
    system: int

    @property
    def f1(self) -> float:
        """In percent; 0 where there is nothing to count."""
        total = self.gold + self.system
        return 200 * self.right / total if total else 0.0


def universal_feats(feats: str) -> frozenset[str]:
    """The universal features of a FEATS cell.

    >>> sorted(universal_feats("Number=Sing|NumForm=Digit"))
    ['Number=Sing']
    """
    return frozenset(f for f in feats.split("|") if f.split("=")[0].split("[")[0] in UNIVERSAL)


def align(gold: Sequence[ScoredWord], system: Sequence[ScoredWord]) -> list[tuple[int, int]]:
    """Pairs (gold word, system word) that stand for the same word."""
    pairs: list[tuple[int, int]] = []
    g = s = 0
    while g < len(gold) and s < len(system):
        if gold[g].fused or system[s].fused:
            g, s = _align_fused(gold, system, (g, s), pairs)
        elif (gold[g].start, gold[g].end) == (system[s].start, system[s].end):
            pairs.append((g, s))
            g, s = g + 1, s + 1
        elif gold[g].start <= system[s].start:
            g += 1
        else:
            s += 1
    return pairs


def _align_fused(
    gold: Sequence[ScoredWord],
    system: Sequence[ScoredWord],
    at: tuple[int, int],
    pairs: list[tuple[int, int]],
) -> tuple[int, int]:
    """Align the stretch of words that touch a multiword token at ``at``; returns where it ends on both sides."""
    first_g, first_s = g, s = at
    end = gold[g].end if gold[g].fused else system[s].end
    while (g < len(gold) and gold[g].start < end) or (s < len(system) and system[s].start < end):
        if g < len(gold) and gold[g].start < end:
            end = max(end, gold[g].end) if gold[g].fused else end
            g += 1
        if s < len(system) and system[s].start < end:
            end = max(end, system[s].end) if system[s].fused else end
            s += 1
    forms_g, forms_s = [w.form.lower() for w in gold[first_g:g]], [w.form.lower() for w in system[first_s:s]]
    pairs.extend((first_g + i, first_s + j) for i, j in _common(forms_g, forms_s))
    return max(g, first_g), max(s, first_s)


def _common(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of a longest common subsequence."""
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in reversed(range(len(one))):
        for j in reversed(range(len(other))):
            same = 1 + lengths[i + 1][j + 1] if one[i] == other[j] else 0
            lengths[i][j] = max(same, lengths[i + 1][j], lengths[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        if one[i] == other[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def compare(gold: ScoredText, system: ScoredText) -> dict[str, Score]:
    """The score of every measure in ``MEASURES``."""
    pairs = align(gold.words, system.words)
    to_gold = {s: g for g, s in pairs}
    right = dict.fromkeys(MEASURES, 0)
    right["Tokens"] = len(set(gold.tokens) & set(system.tokens))
    right["Sentences"] = len(set(gold.sentences) & set(system.sentences))
    for g, s in pairs:
        one, other = gold.words[g], system.words[s]
        right["Words"] += 1
        right["UPOS"] += one.upos == other.upos
        right["XPOS"] += one.xpos == other.xpos
        right["UFeats"] += universal_feats(one.feats) == universal_feats(other.feats)
        right["Lemmas"] += one.lemma in (other.lemma, "_")
        headed = one.head == (-1 if other.head < 0 else to_gold.get(other.head, -2))
        right["UAS"] += headed
        right["LAS"] += headed and one.deprel.split(":")[0] == other.deprel.split(":")[0]
    words = (len(gold.words), len(system.words))
    sizes = {
        "Tokens": (len(gold.tokens), len(system.tokens)),
        "Sentences": (len(gold.sentences), len(system.sentences)),
    }
    return {name: Score(right[name], *sizes.get(name, words)) for name in MEASURES}
