"""JSON Lines: one report a line, its fields found by a mapping or by the names that files commonly give them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from readout.errors import ReportError
from readout.knowledge.pages import field_guesses
from readout.report.decode import decode
from readout.report.publication import Declared

_NO_TEXT_HELP = "say which field holds the text with a mapping, such as text=body"


@dataclass(frozen=True, slots=True)
class FieldMap:
    """Which field of a line holds what. A name left None is guessed; dots lead into inner objects ("story.body")."""

    text: str | None = None
    headline: str | None = None
    published: str | None = None
    url: str | None = None
    id: str | None = None
    site: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class JsonReport:
    """One line: its text, what its other fields declare, and where it stands."""

    text: str
    declared: Declared
    origin: str


def looks_like_json(head: str) -> bool:
    """Whether a text begins as JSON Lines, or as a JSON list of objects, does.

    >>> looks_like_json('{"text": "Envoys met."}')
    True
    """
    start = head.lstrip("\ufeff \t\r\n")
    return start.startswith(("{", "[")) and start[1:].lstrip()[:1] in ('"', "{", "}", "]")


def read_json_lines(
    data: bytes, *, origin: str, mapping: FieldMap | None
) -> Iterator[JsonReport | ReportError]:
    """Each line of ``data`` (or each object of one JSON list), or the error that says why it cannot be read.

    A list, or an object spread over lines, that is broken somewhere is one error, not one for each of its lines.
    """
    mapping = mapping or FieldMap()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = decode(data, origin=origin)[0].encode("utf-8", "surrogatepass")
    whole = _whole_document(data, origin)
    if isinstance(whole, ReportError):
        yield whole
        return
    if whole is not None:
        for number, item in enumerate(whole, 1):
            yield _read_object(item, mapping, f"{origin}, item {number}")
        return
    for number, line in enumerate(_lines(data, origin), 1):
        if isinstance(line, ReportError):
            yield line
        elif line.strip():
            yield _read_line(line, mapping, f"{origin}, line {number}")


def _lines(data: bytes, origin: str) -> Iterator[str | ReportError]:
    """Lines decoded one by one, so that bad bytes in one do not change how the others are read."""
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        try:
            yield decode(line, origin=f"{origin}, line {number}")[0] if line.strip() else ""
        except ReportError as bad:
            yield bad


def _whole_document(data: bytes, origin: str) -> list[object] | ReportError | None:
    """The objects of a file that is one JSON list, or one object spread over many lines, or why it is none.

    None where the file is JSON Lines: its first line, or any line where the first is faulty, is a whole object.
    """
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    first = _value(start.split(b"\n", 1)[0].rstrip())
    if isinstance(first, dict):
        return None
    try:
        whole = json.loads(decode(data, origin=origin)[0])
    except ReportError:
        return None
    except RecursionError:
        fault = ReportError(origin, "is nested too deeply to be read")
    except ValueError as bad:
        fault = ReportError(origin, f"is not JSON ({bad}): mend it there")
    else:
        return whole if isinstance(whole, list) else [whole]
    lines = list(filter(None, map(bytes.strip, start.split(b"\n"))))
    if first is not None or len(lines) == 1:
        return None
    if not start.startswith(b"[") and any(isinstance(_value(line), dict) for line in lines):
        return None
    return fault


def _value(line: bytes) -> object:
    """The list or object that a line is by itself, whatever its encoding does to letters, or None."""
    if not line.endswith((b"}", b"]")):
        return None
    try:
        return json.loads(line.decode("latin-1"))
    except (ValueError, RecursionError):
        return None


def _read_line(line: str, mapping: FieldMap, origin: str) -> JsonReport | ReportError:
    try:
        item = json.loads(line)
    except RecursionError:
        return ReportError(origin, "is nested too deeply to be read")
    except ValueError as bad:
        return ReportError(origin, f"is not JSON ({bad}): each line must be one complete object")
    return _read_object(item, mapping, origin)


def _read_object(item: object, mapping: FieldMap, origin: str) -> JsonReport | ReportError:
    if not isinstance(item, Mapping):
        return ReportError(
            origin, "is not a JSON object: each line must be one, with the text in one of its fields"
        )
    text = _as_text(_field(item, "text", mapping.text))
    if text is None:
        names = ", ".join(map(str, list(item)[:12])) or "none"
        wanted = mapping.text or ", ".join(field_guesses()["text"][:5])
        return ReportError(origin, f"has no text in {wanted} (its fields: {names}): {_NO_TEXT_HELP}")
    name = _as_words(_field(item, "id", mapping.id))
    origin = f"{origin}, {name}" if name else origin
    if not text.strip():
        return ReportError(origin, "is empty: its text field holds no words")
    declared = Declared(
        headline=_as_words(_field(item, "headline", mapping.headline)),
        published=_as_words(_field(item, "published", mapping.published)),
        url=_as_words(_field(item, "url", mapping.url)),
        site=_as_words(_field(item, "site", mapping.site)),
        section=_as_words(_field(item, "section", mapping.section)),
    )
    return JsonReport(text, declared, origin)


def _field(item: Mapping[object, object], field: str, named: str | None) -> object:
    names = (named,) if named is not None else field_guesses()[field]
    for name in names:
        value: object = item.get(name)
        if value is None and "." in name:
            value = item
            for part in name.split("."):
                value = value.get(part) if isinstance(value, Mapping) else None
        if value is not None:
            return value
    return None


def _as_text(value: object) -> str | None:
    """A text field: words, or a list of paragraphs."""
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    return value if isinstance(value, str) else None


def _as_words(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(str(value).split())[:500] or None
