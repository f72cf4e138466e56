"""Words cut into the pieces that the encoder knows: BERT's uncased WordPiece, for words that are already split.

Rules after Devlin et al. 2019 and their reference code (google-research/bert, tokenization.py): small letters,
accents stripped, punctuation and CJK characters cut off on their own, then greedy longest match first.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

#: Longest run of characters matched against the vocabulary; longer ones are unknown (the reference's value).
MAX_RUN_CHARS = 100
#: Pieces kept of one word: longer words keep their first and last pieces, so that no word can fill a chunk.
MAX_WORD_PIECES = 8

CLS, SEP, PAD, UNK = "[CLS]", "[SEP]", "[PAD]", "[UNK]"


def _is_cjk(char: str) -> bool:
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x2CEAF
        or 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F
    )  # fmt: skip


def _is_punctuation(char: str) -> bool:
    code = ord(char)
    ascii_sign = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_sign or unicodedata.category(char).startswith("P")


def _is_control(char: str) -> bool:
    return char in "\0\ufffd" or (char not in "\t\n\r" and unicodedata.category(char).startswith("C"))


def basic_runs(word: str) -> list[str]:
    """The runs of a word before pieces: small letters without accents, each punctuation sign on its own.

    >>> basic_runs("Yun-Résumé")
    ['yun', '-', 'resume']
    """
    kept = "".join(c for c in word if not _is_control(c))
    plain = (c for c in unicodedata.normalize("NFD", kept.lower()) if unicodedata.category(c) != "Mn")
    runs: list[str] = []
    joining = False
    for char in plain:
        if char.isspace():
            joining = False
        elif _is_cjk(char) or _is_punctuation(char):
            runs.append(char)
            joining = False
        elif joining:
            runs[-1] += char
        else:
            runs.append(char)
            joining = True
    return runs


class WordPiece:
    """A vocabulary, and the pieces of words in it. Words already met are remembered.

    ``vocabulary`` lists the pieces in the order of their ids; pieces inside a word begin with ``##``.
    """

    def __init__(self, vocabulary: list[str]) -> None:
        self._ids = {piece: index for index, piece in enumerate(vocabulary)}
        self._known: dict[str, tuple[int, ...]] = {}
        self.cls, self.sep, self.pad, self.unk = (self._ids[s] for s in (CLS, SEP, PAD, UNK))

    @classmethod
    def from_file(cls, path: Path) -> WordPiece:
        """Read a ``vocab.txt``: one piece a line, the line number is the id."""
        return cls(path.read_text(encoding="utf-8").rstrip("\n").split("\n"))

    def pieces(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces: at least one (unknown), at most ``MAX_WORD_PIECES``."""
        found = self._known.get(word)
        if found is None:
            ids = [i for run in basic_runs(word[: 4 * MAX_RUN_CHARS]) for i in self._match(run)] or [self.unk]
            if len(ids) > MAX_WORD_PIECES:
                ids = ids[: MAX_WORD_PIECES - 2] + ids[-2:]
            found = self._known[word] = tuple(ids)
        return found

    def _match(self, run: str) -> list[int]:
        """Greedy longest match first; the whole run is unknown if any part of it is."""
        if len(run) > MAX_RUN_CHARS:
            return [self.unk]
        ids, start = [], 0
        while start < len(run):
            for end in range(len(run), start, -1):
                piece = self._ids.get(run[start:end] if start == 0 else "##" + run[start:end])
                if piece is not None:
                    ids.append(piece)
                    start = end
                    break
            else:
                return [self.unk]
        return ids
