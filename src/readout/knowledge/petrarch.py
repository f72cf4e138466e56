"""Actor dictionaries in the PETRARCH format, as researchers of event data keep them.

The format, from the documentation of PETRARCH2 and the heads of its dictionaries: an actor has a first name with
codes in brackets, and below it synonyms that begin with ``+``; dates in a bracket bound the time of a code; words are
joined by blanks or underscores; ``#`` and ``;`` begin comments.

    MARIANNE_DUBOIS_ [EXLGOV 020101-060930] [EXLELI >060930]   # an invented minister
    +M_DUBOIS_
    EXAMPLE_LIBERATION_FRONT_ [EXLREB]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from readout.errors import KnowledgeError

_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_DATE = re.compile(r"\d{6}|\d{8}")
_CODE = re.compile(r"[A-Z0-9]{3}(?:[A-Z0-9]{3})*")


@dataclass(frozen=True, slots=True)
class DatedCode:
    """A code and the first and last day on which it holds (None: no limit)."""

    code: str
    start: date | None
    end: date | None


@dataclass(slots=True)
class DictionaryActor:
    """One actor of a dictionary: its names, the first one first, its codes, and the line of its first name."""

    line: int
    names: list[str]
    codes: list[DatedCode] = field(default_factory=list)


def read_petrarch(path: Path) -> list[DictionaryActor]:
    """The actors of a dictionary, in the order of the file.

    Raises ``KnowledgeError``, with file, line and key, for a file that cannot be read, a synonym without a name before
    it, a bracket left open, a code that is no chain of three-letter codes, and a date that is no day.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise KnowledgeError(str(path), 0, "file", error.strerror or "it cannot be opened") from error
    except UnicodeDecodeError:
        raise KnowledgeError(str(path), 0, "file", "it is not UTF-8: save it as UTF-8") from None
    actors: list[DictionaryActor] = []
    for number, line in enumerate(text.split("\n"), 1):
        _read_line(str(path), number, line, actors)
    for actor in actors:
        if not actor.codes:
            raise KnowledgeError(str(path), actor.line, actor.names[0], "it has no code in square brackets")
    return actors


def _read_line(file: str, number: int, line: str, actors: list[DictionaryActor]) -> None:
    bare = re.split(r"[#;]", line, maxsplit=1)[0].strip()
    if not bare or bare.startswith(("<!--", "-->")):
        return
    head, names = bare.split("[", 1)[0], bare.split("[", 1)[0].lstrip("+& ")
    name = " ".join(names.replace("_", " ").split())
    codes = list(_codes(file, number, bare[len(head) :], name or bare))
    if bare.startswith("+"):
        if not actors:
            raise KnowledgeError(file, number, name, "a synonym (+) stands before any name")
        if not name:
            raise KnowledgeError(file, number, bare, "a synonym needs a name")
        actors[-1].names.append(name)
        actors[-1].codes.extend(codes)
    elif name:
        actors.append(DictionaryActor(number, [name], codes))
    elif actors:
        actors[-1].codes.extend(codes)
    else:
        raise KnowledgeError(file, number, bare, "codes stand before any name")


def _codes(file: str, number: int, text: str, name: str) -> Iterator[DatedCode]:
    rest = _BRACKET.sub("", text)
    if "[" in rest or "]" in rest:
        raise KnowledgeError(file, number, name, "a square bracket is not closed")
    for bracket in _BRACKET.findall(text):
        words = bracket.replace(",", " ").split()
        code = next((w for w in words if not w[0].isdigit() and w[0] not in "<>"), "")
        if not _CODE.fullmatch(code.rstrip("~")):
            raise KnowledgeError(
                file, number, name, f"[{bracket}] has no code of three-letter parts in capitals"
            )
        dates = " ".join(word for word in words if word != code)
        start, end = _limits(file, number, name, dates)
        yield DatedCode(code.rstrip("~"), start, end)


def _limits(file: str, number: int, name: str, text: str) -> tuple[date | None, date | None]:
    """The days of "<YYMMDD" (before), ">YYMMDD" (after) and "YYMMDD-YYMMDD"."""
    compact = text.replace(" ", "")
    days = [_day(file, number, name, digits) for digits in _DATE.findall(compact)]
    shape = _DATE.sub("D", compact)
    if shape == "":
        return None, None
    if shape == "D-D" and days[0] <= days[1]:
        return days[0], days[1]
    if shape == ">D":
        return days[0] + timedelta(days=1), None
    if shape == "<D":
        return None, days[0] - timedelta(days=1)
    if shape == "D":
        return days[0], days[0]
    raise KnowledgeError(
        file, number, name, f"{text!r} is no limit in time: write <YYMMDD, >YYMMDD or YYMMDD-YYMMDD"
    )


def _day(file: str, number: int, name: str, digits: str) -> date:
    """A day of two or four digits of year; 00 to 30 are read as 20YY, as the coder of that format does."""
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= 30 else "19") + digits
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise KnowledgeError(file, number, name, f"{digits} is no day of the calendar") from None
