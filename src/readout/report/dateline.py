"""Datelines: the place, day and agency that open a story.

Read from the first words of a paragraph, never by one great pattern: find what closes the dateline (a dash, a closing
bracket, an agency in brackets), take the agency and the date out of what stands before it, and see whether
what remains can be a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.knowledge.actors import known_actors
from readout.knowledge.pages import folded, marker_forms, places, publishers_by_name, section_labels
from readout.report.dates import PageDate, find_page_date
from readout.spans import Span

#: No dateline is longer than this many characters: two places, a weekday, a long date and an agency take 100.
_MAX_CHARS = 140

#: What can close a dateline. A single hyphen needs blanks around it, or a bracket or slash before it.
_CLOSERS = re.compile(r"\s*(?:-{2,}|[–—―‒])\s*|\s+[-|:_]\s+|(?<=[)/.\]])\s*[-:]*\s+|:\s+|\](?!\s*[-–—])\s*|$")
#: The last bracket before the closer: round, square, or between slashes.
_BRACKETS = re.compile(r"(?:\(([^()]{1,60})\)|\[([^\[\]]{1,60})\]|/([^()/]{1,60})/)\.?\s*$")
_AGENCY_NEXT = re.compile(
    r"[(/][A-Za-z][^()/\d]{0,40}[)/]|(?:\([^()]{1,40}\)|/[^()/]{1,40}/|\[[^\[\]]{1,40}\])\s*[-–—]"
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?", re.IGNORECASE)
#: Small words inside names of places: "Rio de Janeiro", "Sharm el-Sheikh", "Port-of-Spain".
_SMALL = frozenset(
    (
        "of", "the", "and", "de", "del", "da", "do", "la", "le", "el", "al", "upon", "on", "sur", "am", "an",
        "der", "bin",
    )
)  # fmt: skip
#: Words that open a sentence or a phrase of time, never a place.
_NO_PLACE = frozenset(
    (
        "on", "in", "at", "by", "from", "since", "after", "before", "until", "during", "for", "to", "as",
        "with", "when", "while", "this", "last", "date", "dated", "time", "published", "updated", "posted",
        "issued", "released", "created", "modified", "photo", "source",
    )
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_][\w.'’\-]*$")


@dataclass(frozen=True, slots=True)
class WrittenDateline:
    """A dateline as written. ``span`` includes what closes it, so that the story's words begin at its end.

    ``strong``: it has an agency of the table, or a place and a day.
    """

    span: Span
    place: str | None
    date: PageDate | None
    agency: str | None
    strong: bool


@dataclass(frozen=True, slots=True)
class _Parts:
    place: str | None
    date: PageDate | None
    agency: str | None
    all_caps: bool


def find_dateline(text: str, start: int, end: int) -> WrittenDateline | None:
    """The dateline at the beginning of the paragraph ``[start, end)`` of a cleaned text, or None.

    >>> found = find_dateline("OSLO, May 3 (NTB) -- Envoys met.", 0, 32)
    >>> found.place, found.agency, found.span.end
    ('Oslo', 'NTB', 21)
    """
    head = text[start : min(end, start + _MAX_CHARS)]
    for closed, close in _candidates(head):
        alone = start + close == end
        parts = _read_parts(head[:closed])
        if parts is None or not (alone or _may_open(head[close:])):
            continue
        if _is_dateline(parts, head[closed:close], alone=alone):
            known = bool(parts.agency) and folded(parts.agency or "") in publishers_by_name()
            date = parts.date.moved(start) if parts.date else None
            strong = known or bool(date and parts.place)
            return WrittenDateline(Span(start, start + close), parts.place, date, parts.agency, strong)
    return None


def _candidates(head: str) -> Iterator[tuple[int, int]]:
    """Where a dateline may end, and where the story goes on after what closes it."""
    for number, closer in enumerate(_CLOSERS.finditer(head)):
        if number == 8:  # places, dates and agencies hold a few dots and colons, not more
            return
        if closer.start() and (closer.end() < len(head) or closer.group() or len(head) < _MAX_CHARS):
            yield closer.start(), closer.end()


def _read_parts(words: str) -> _Parts | None:
    """Agency, date and place of what stands before the closer, or None where something else is left over."""
    lead = len(words) - len(words.lstrip(" ["))
    rest, agency = words[lead:].rstrip(" ]" if "[" in words[:lead] else " "), None
    found = _BRACKETS.search(rest)
    if found is None and rest.endswith(("(", "[", "/")):
        return None  # what closes here only opens the bracket of an agency
    if found is not None and not _is_date_only(inside := next(filter(None, found.groups())).strip()):
        agency, rest = inside, rest[: found.start()]
    date = find_page_date(rest)
    if date is not None:
        after = rest[date.span.end :].strip(" ,.();:/")
        if after and (agency is not None or folded(after) not in publishers_by_name()):
            return None
        agency = agency or after or None
        rest = rest[: date.span.start].rstrip(" ,(;:/")
        date = date.moved(lead)
    rest = _WEEKDAY.sub("", rest).strip(" ,")
    opening = rest.split(",", 1)[0]
    if folded(opening) in publishers_by_name() and "," in rest:  # "Xinhua, Nairobi, Aug. 5"
        agency, rest = agency or opening.strip(), rest.split(",", 1)[1].strip()
    place = rest or None
    if place is not None and not _can_be_place(place):
        return None
    if agency is not None and not _can_be_agency(agency, most_words=9 if date and place else 5):
        return None
    if agency is not None and not _is_a_name(agency):
        if date is None:
            return None
        agency = None  # "OSLO, May 3 (corrected) --"
    return _Parts(_written_plainly(place), date, _short_name(agency), bool(place) and opening.isupper())


def _is_date_only(words: str) -> bool:
    date = find_page_date(words)
    return (
        date is not None and not words[: date.span.start].strip() and not words[date.span.end :].strip(" .")
    )


def _can_be_place(words: str) -> bool:
    parts = re.split(r"[,/]", words)
    if len(parts) > 4 or len(words) > 60:
        return False
    for part in parts:
        names = part.split()
        if not 0 < len(names) <= 5 or not names[0][0].isupper() or names[0].lower() in _NO_PLACE:
            return False
        if any(not _WORD.match(name) or not (name[0].isupper() or name.lower() in _SMALL) for name in names):
            return False
    if folded(words).startswith("the ") and folded(parts[0]) not in places():
        return False
    return folded(words) not in _labels()


def _labels() -> frozenset[str]:
    return frozenset(folded(form.phrase) for form in marker_forms()) | (section_labels() - places().keys())


def _can_be_agency(words: str, *, most_words: int) -> bool:
    if folded(words) in publishers_by_name():
        return True
    return len(words.split()) <= most_words and words[:1].isalnum() and folded(words) not in places()


def _is_a_name(agency: str) -> bool:
    """Whether words in brackets name an agency: a known one, one with a capital, or an address ("news.example")."""
    known = folded(agency) in publishers_by_name()
    return known or any(letter.isupper() for letter in agency) or "." in agency.strip(".")


def _short_name(agency: str | None) -> str | None:
    """The table's name of an agency, or the words themselves."""
    if agency is None:
        return None
    known = publishers_by_name().get(folded(agency)) or publishers_by_name().get(folded(agency.split("/")[0]))
    return known.name if known else " ".join(agency.split())


def _written_plainly(place: str | None) -> str | None:
    """A place in ordinary capitals: "RIO DE JANEIRO, Brazil" is "Rio de Janeiro, Brazil".

    >>> _written_plainly("ST. JOHN'S")
    "St. John's"
    """
    if place is None:
        return None
    if "/" in place:
        return "/".join(filter(None, map(_written_plainly, place.split("/"))))
    first, comma, region = place.partition(",")
    if folded(first) in places():
        return places()[folded(first)].name + comma + re.sub(r"[^\W\d_][\w'’]*", _plain_word, region)
    return re.sub(r"[^\W\d_][\w'’]*", _plain_word, " ".join(place.split()))


def _plain_word(found: re.Match[str]) -> str:
    word = found.group()
    if not word.isupper() or len(word) == 1 or _part_of_abbreviation(found):
        return word
    if found.start() and word.lower() in _SMALL:
        return word.lower()
    return word[0] + word[1:].lower()


def _part_of_abbreviation(found: re.Match[str]) -> bool:
    """Whether the word is a short one in capitals after the place itself ("Washington, DC")."""
    before = found.string[: found.start()].rstrip()
    return len(found.group()) <= 2 and (not before or before.endswith((",", ".")))


def _may_open(story: str) -> bool:
    """Whether a story can begin with these words: not in small letters, and not with the agency in brackets."""
    if not story or story[0] in ",;-" or _AGENCY_NEXT.match(story):
        return False
    return not story[0].islower() or story.startswith(("al-", "el-"))


def _is_glossed(place: str, agency: str) -> bool:
    """Whether an unknown agency behind an unknown place is the other name of a party ("OPEC (OPEP) --").

    So it is where the words are those of a known party, or a short word and no region stands behind it.
    """
    return bool(known_actors().find(place)) or ("," not in place and len(place) < 5 and len(agency) > 1)


def _is_dateline(parts: _Parts, closer: str, *, alone: bool) -> bool:
    """Whether agency, date and place, closed in this way, make a dateline."""
    known_agency = parts.agency is not None and folded(parts.agency) in publishers_by_name()
    first = re.split(r"[,/]", parts.place)[0] if parts.place else ""
    known_place = folded(first) in places()
    dash = bool(re.search(r"[-–—―‒|_]", closer))
    if alone and parts.date is None and not (known_agency and known_place):
        return False
    if parts.place is None:
        return (known_agency and not alone) or (parts.date is not None and dash and not alone)
    if known_agency or parts.date is not None:
        return parts.agency is not None or dash or "]" in closer or alone or known_place
    if parts.agency is not None:
        return known_place or (parts.all_caps and not _is_glossed(parts.place, parts.agency))
    if ":" in closer:
        return parts.all_caps and known_place
    if known_place:
        return dash and (parts.all_caps or bool(re.search(r"--|[–—―]", closer)))
    if parts.all_caps and "," in parts.place:  # "ALBANY, N.Y. - "
        return dash
    return parts.all_caps and bool(re.search(r"--|[—―]", closer)) and len(first) >= 5
