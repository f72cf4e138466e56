"""A record in words for people: headline, who, what happened, who said what, what is owed, who stands where.

What comes out is lines of styled pieces, already wrapped; a face colours them by their styles, and joined
without styles they are the plain text of ``str(coding)``. Nothing here knows a terminal.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from readout.record.model import (
    Actor,
    Commitment,
    Event,
    Evidence,
    Party,
    Position,
    Sourced,
    Stance,
    Statement,
    When,
)
from readout.report.model import Report

if TYPE_CHECKING:
    from readout.record.coding import Coding

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ID_CHARS = 6  # enough to tell the records of one report apart; `readout explain` takes any beginning of an id
LAST = "9999"  # sorts what has no day behind all days
# Columns of days ("25-28 Jan 2016") and of one word (COOPERATE, happened, condemn), each with its gap.
DAY_COLUMNS, WORD_COLUMNS, MAX_NAME_COLUMNS, GAP = 16, 11, 36, 2
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second"}

# How a stance is said of its holder.
STANDS = {
    Stance.SUPPORTS: "supports",
    Stance.OPPOSES: "opposes",
    Stance.RELUCTANT: "is reluctant about",
    Stance.CONDITIONAL: "sets conditions for",
    Stance.UNDECIDED: "is undecided about",
    Stance.NEUTRAL: "is neutral on",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one style: "" (plain), headline, heading, faint, name, type, words, or a status or stance."""

    words: str
    style: str = ""


Line = tuple[Piece, ...]


def print_plain(coding: Coding, *, width: int = 88) -> str:
    """The record as plain text, wrapped to ``width`` columns.

    This is what ``str(coding)`` gives.
    """
    return "\n".join("".join(piece.words for piece in line) for line in print_lines(coding, width=width))


def print_lines(coding: Coding, *, width: int = 88, quote_chars: int = 240) -> list[Line]:
    """The record as styled lines of at most ``width`` columns; evidence is cut after ``quote_chars``."""
    return [line for part in _Telling(coding, width, quote_chars).parts() for line in part]


class _Telling:
    """Tells one coding; keeps what several parts look up."""

    def __init__(self, coding: Coding, width: int, quote_chars: int) -> None:
        self.coding = coding
        self.width = max(width, 40)
        self.quote_chars = quote_chars
        self.speakers = {s.id: _name(s.speaker) if s.speaker else "somebody" for s in coding.statements}
        self.name_columns = min(
            max((len(actor.name) for actor in coding.actors), default=0), MAX_NAME_COLUMNS
        )
        self.matters = {matter.id: matter.label for matter in coding.matters}

    def parts(self) -> Iterator[list[Line]]:
        """The parts of the print, each with its heading; parts without content are left out."""
        yield self._wrap([Piece(self.coding.report.headline or "(no headline)", "headline")])
        yield self._wrap([Piece(_page(self.coding.report), "faint")])
        events = sorted(self.coding.events, key=lambda e: (_day(e.when), _place(e.evidence)))
        owed = sorted(self.coding.commitments, key=lambda c: (_day(c.due), _place(c.evidence)))
        yield self._part("Actors", (self._actor(one) for one in self.coding.actors))
        yield self._part("Events", (self._event(one) for one in events))
        yield self._part("Statements", (self._statement(one) for one in self.coding.statements))
        yield self._part("Commitments", (self._commitment(one) for one in owed))
        yield self._part("Positions", (self._position(one) for one in self.coding.positions))
        yield self._part("Notes", (self._item([Piece(note.reason)], 4) for note in self.coding.notes))

    def _part(self, heading: str, items: Iterable[list[Line]]) -> list[Line]:
        lines = [line for item in items for line in item]
        return [(), (Piece(heading, "heading"),), *lines] if lines else []

    def _actor(self, actor: Actor) -> list[Line]:
        what = actor.office or actor.kind.value
        told = f"{what}, {actor.country}" if actor.country else what
        seen = "  ".join(x for x in (actor.sector, f"{len(actor.mentions)}x") if x)
        name = actor.name.ljust(self.name_columns) + "  "
        return self._item(
            [Piece(name, "name"), Piece(told), Piece(f"  {seen}", "faint")], self.name_columns + 4
        )

    def _event(self, event: Event) -> list[Line]:
        status = event.status.value
        head = [
            *_day_column(event.when),
            Piece(event.type.ljust(WORD_COLUMNS), "type"),
            Piece(status.ljust(WORD_COLUMNS), status),
            *_parties(event.actors, event.recipients),
            *_aside(_manner(event)),
        ]
        return self._record(head, event, event.evidence, DAY_COLUMNS)

    def _statement(self, statement: Statement) -> list[Line]:
        head = [
            Piece(statement.kind.ljust(WORD_COLUMNS), "type"),
            *_parties((statement.speaker,) if statement.speaker else (), statement.addressee),
            *_aside([statement.mode, statement.via, _when(statement.when) or None]),
        ]
        return self._record(head, statement, (statement.content,), WORD_COLUMNS)

    def _commitment(self, owed: Commitment) -> list[Line]:
        extra = [
            f"at {owed.venue}" if owed.venue else None,
            f"{owed.condition}" if owed.condition else None,
        ]
        head = [
            *_day_column(owed.due),
            Piece(owed.state.ljust(WORD_COLUMNS), owed.state),
            *_parties(owed.parties, owed.toward),
            *_aside([*extra, "vague" if owed.vague else None]),
        ]
        return self._record(head, owed, (owed.action,), DAY_COLUMNS)

    def _position(self, position: Position) -> list[Line]:
        head = [
            Piece(_name(position.actor), "name"),
            Piece(" "),
            Piece(STANDS[position.stance], position.stance.value),
            Piece(f" {self.matters.get(position.matter, position.matter)}"),
            *_aside([None if position.strength == "plain" else position.strength, position.voiced_by]),
        ]
        lines = self._record(head, position, position.evidence, WORD_COLUMNS)
        for reason in position.reasons:
            lines += self._wrap([Piece("because ", "faint"), *self._quote(reason)], indent=WORD_COLUMNS + 4)
        return lines

    def _record(
        self, head: Sequence[Piece], record: Sourced, evidence: Sequence[Evidence], hang: int
    ) -> list[Line]:
        """The head with the id at the right edge, and under it, indented by ``hang``, the words."""
        id_ = record.id[:ID_CHARS].rjust(ID_CHARS)
        lines = self._wrap(head, indent=2, hanging=hang + 2, margin=ID_CHARS + GAP)
        room = self.width - ID_CHARS - sum(len(piece.words) for piece in lines[0])
        lines[0] = (*lines[0], Piece(" " * max(room, GAP) + id_, "faint"))
        chain = " > ".join(self.speakers.get(one, one) for one in record.told_by)
        for at, piece in enumerate(evidence):
            told = [Piece(f"  told by {chain}", "faint")] if chain and at == len(evidence) - 1 else []
            lines += self._wrap([*self._quote(piece), *told], indent=hang + 4)
        return lines

    def _quote(self, evidence: Evidence) -> list[Piece]:
        words = " ".join(evidence.quote.split())
        if len(words) > self.quote_chars:
            words = words[: self.quote_chars].rsplit(" ", 1)[0] + " ..."
        return [Piece(f"“{words}”", "words")]

    def _item(self, pieces: Sequence[Piece], hanging: int) -> list[Line]:
        return self._wrap(pieces, indent=2, hanging=hanging)

    def _wrap(
        self, pieces: Sequence[Piece], *, indent: int = 0, hanging: int | None = None, margin: int = 0
    ) -> list[Line]:
        """The pieces in lines: ``indent`` blanks before the first, ``hanging`` before the others.

        ``margin`` columns stay free at the right. A word wider than a line stands on a line of its own.
        """
        hanging = indent if hanging is None else hanging
        lines: list[list[Piece]] = [[Piece(" " * indent)]]
        end, at = self.width - margin, indent
        for word in _words(pieces):
            if at + len(word.words.rstrip()) > end and len(lines[-1]) > 1:
                lines.append([Piece(" " * hanging), Piece(word.words.lstrip(), word.style)])
                at = hanging + len(lines[-1][1].words)
            else:
                lines[-1].append(word)
                at += len(word.words)
        return [_ended(line) for line in lines]


def _ended(line: list[Piece]) -> Line:
    """The line without blanks at its end."""
    while len(line) > 1 and not line[-1].words.strip():
        line.pop()
    return (*line[:-1], Piece(line[-1].words.rstrip(), line[-1].style))


def _words(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces cut behind their blanks, so that a line may end there; padding stays with its word."""
    for piece in pieces:
        start = 0
        for at in range(1, len(piece.words)):
            if piece.words[at - 1] == " " and piece.words[at] != " ":
                yield Piece(piece.words[start:at], piece.style)
                start = at
        if piece.words:
            yield Piece(piece.words[start:], piece.style)


def _page(report: Report) -> str:
    kind = f"({report.source.kind})" if report.source.kind else ""
    source = " ".join(x for x in (report.source.name, kind) if x)
    day = _written(report.day) if report.day else "day unknown"
    place = f"{report.dateline.place}, {day}" if report.dateline.place else day
    return "  ·  ".join(x for x in (source, place, report.section, report.url) if x)


def _name(party: Party) -> str:
    return f"{party.name} ({party.country})" if party.country and party.country != party.name else party.name


def _names(parties: Sequence[Party]) -> list[Piece]:
    pieces: list[Piece] = []
    for at, party in enumerate(parties):
        pieces += [Piece(", ")] if at else []
        pieces.append(Piece(_name(party), "name"))
    return pieces


def _parties(actors: Sequence[Party], recipients: Sequence[Party]) -> list[Piece]:
    arrow = [Piece(" → ")] if recipients else []
    return [*(_names(actors) or [Piece("(nobody named)", "faint")]), *arrow, *_names(recipients)]


def _day(when: When | None) -> str:
    return (when.start or when.end or LAST) if when else LAST


def _place(evidence: Sequence[Evidence]) -> int:
    return evidence[0].span.start if evidence else 0


def _day_column(when: When | None) -> list[Piece]:
    told = _when(when)
    return [Piece(told.ljust(DAY_COLUMNS) if len(told) < DAY_COLUMNS else told + "  ", "faint")]


def _when(when: When | None) -> str:
    """The days of an interval in few words: ``29 Jan 2016``, ``25-28 Jan 2016``, ``Feb 2016``, ``2015``."""
    if when is None:
        return ""
    first, last = _date(when.start), _date(when.end)
    if first is None or last is None:
        known = first or last
        return ("since " if first else "until ") + _written(known) if known else when.words
    if first == last:
        return _written(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
        return f"{MONTHS[last.month - 1]} {last.year}" if whole else f"{first.day}-{_written(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]}-{_written(last)}"
    return f"{_written(first)}-{_written(last)}"


def _written(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _date(day: str | None) -> date | None:
    return date.fromisoformat(day[:10]) if day else None


def _manner(event: Event) -> list[str | None]:
    """How, how long, how often and where, as far as it is known."""
    return [
        event.channel.value if event.channel else event.mode,
        _spoken(event.duration),
        f"no. {event.ordinal}" if event.ordinal else None,
        f"{event.count} times" if event.count else None,
        f"at {event.where}" if event.where else None,
    ]


def _spoken(duration: str | None) -> str | None:
    """An ISO 8601 duration of one unit in words; others as they are.

    >>> _spoken("PT20M"), _spoken("P3D"), _spoken("PT1H30M")
    ('20 minutes', '3 days', 'PT1H30M')
    """
    found = re.fullmatch(r"P(T?)(\d+)([YMWDHS])", duration or "")
    if found is None:
        return duration
    clock, number, letter = found.groups()
    unit = "minute" if clock and letter == "M" else UNITS[letter]
    return f"{number} {unit}" + ("" if number == "1" else "s")


def _aside(parts: Sequence[str | None]) -> list[Piece]:
    told = ", ".join(part for part in parts if part)
    return [Piece(f"  {told}", "faint")] if told else []
