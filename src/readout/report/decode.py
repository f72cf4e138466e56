"""Bytes to text: what cannot be a report is refused with a reason, every other encoding is read."""

from __future__ import annotations

import codecs
import re

from readout.errors import ReportError
from readout.report.model import Note

#: First bytes of files that hold no plain text, and what to do about them (published format specifications).
_NO_TEXT = (
    (b"%PDF-", "is a PDF: convert it to text first"),
    (b"PK\x03\x04", "is a zip archive or an office document: save it as plain text or HTML first"),
    (b"\xd0\xcf\x11\xe0", "is an old office document: save it as plain text or HTML first"),
    (b"{\\rtf", "is an RTF document: save it as plain text first"),
    (b"\x1f\x8b", "is compressed with gzip: unpack it first"),
    (b"BZh", "is compressed with bzip2: unpack it first"),
    (b"\xfd7zXZ", "is compressed with xz: unpack it first"),
    (b"7z\xbc\xaf", "is a 7z archive: unpack it first"),
    (b"\x89PNG", "is a picture: only text can be read"),
    (b"\xff\xd8\xff", "is a picture: only text can be read"),
    (b"GIF8", "is a picture: only text can be read"),
    (b"RIFF", "is a sound, picture or film: only text can be read"),
    (b"\x7fELF", "is a program: only text can be read"),
    (b"MZ\x90", "is a program: only text can be read"),
    (b"SQLite format 3", "is a database: only text can be read"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,30})", re.IGNORECASE)
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")

#: So many bytes around the first ones above ASCII are shown to the detector: it is slow, and they suffice.
_SAMPLE = 16_384
#: Multi-byte encodings of East Asia that English pages come in, tried where such bytes stand in pairs.
_EAST_ASIAN = ("euc_kr", "shift_jis", "gb18030", "big5", "euc_jp")


def decode(data: bytes, *, origin: str, declared: bool = False) -> tuple[str, tuple[Note, ...]]:
    """The text of ``data``, and a note where the encoding had to be guessed or bytes could not be read.

    ``declared``: honour a charset that the text itself declares, as HTML does. Raises ``ReportError`` for an empty
    file and for what is no text.

    >>> decode("Zürich".encode("utf-16"), origin="a.txt")
    ('Zürich', ())
    """
    if not data.strip():
        raise ReportError(origin, "is empty: there is no text to read")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _with_replacement(data, encoding)
    _refuse_binary(data, origin)
    wide = _wide_encoding(data)
    if wide is not None:
        return _with_replacement(data, wide)
    if b"\x00" in data:
        raise ReportError(origin, "is a binary file: it holds NUL bytes; only text can be read")
    named = _DECLARED.search(data[:2048]) if declared else None
    for name in ("utf-8", *([named[1].decode("ascii")] if named else [])):
        if (text := _strictly(data, name)) is not None:
            return text, ()
    return _guessed(data)


def _refuse_binary(data: bytes, origin: str) -> None:
    for magic, reason in _NO_TEXT:
        if data.startswith(magic):
            raise ReportError(origin, reason)
    head = data[:8192]
    control = sum(byte < 32 and byte not in (9, 10, 11, 12, 13, 27, 30, 31) for byte in head)
    if b"\x00" not in head and control > len(head) / 20:
        raise ReportError(
            origin, "is a binary file: one byte in twenty is a control code; only text can be read"
        )
    if b"multipart/related" in head and b"MIME-Version" in head:
        raise ReportError(origin, "is a web archive (MHTML): save the page as HTML only")


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: in English text, every other byte is NUL."""
    even, odd = data[0:4096:2], data[1:4096:2]
    half = min(len(even), len(odd))
    if half and odd.count(0) > 0.7 * half and even.count(0) < 0.1 * half:
        return "utf-16-le"
    if half and even.count(0) > 0.7 * half and odd.count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _with_replacement(data: bytes, encoding: str) -> tuple[str, tuple[Note, ...]]:
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    lost = text.count("\ufffd") - (data.decode(encoding, "ignore").count("\ufffd") if "\ufffd" in text else 0)
    notes = (Note(f"{lost} characters could not be read as {encoding}"),) if lost else ()
    return text, notes


def _guessed(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """The text where it is no UTF-8: nearly UTF-8, an East Asian or another multi-byte encoding, or Windows-1252."""
    runs = _HIGH_RUN.findall(data)
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken * 20 <= sum(character > "\x7f" for character in text) or broken * 2000 <= len(runs):
        return text, (Note(f"{broken} characters could not be read as utf-8"),)
    single = sum(len(run) == 1 for run in runs)
    encoding = "cp1252" if single * 2 >= len(runs) else _detected(data)
    found = _strictly(data, encoding)
    if found is None:
        encoding, found = "cp1252", data.decode("cp1252", "replace")
    return found, (Note(f"the encoding is not stated; read as {encoding}"),)


def _detected(data: bytes) -> str:
    """The encoding that the detector finds for the bytes above ASCII, East Asian ones first."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 (few files need it, and it is slow to import)

    first = _HIGH_RUN.search(data)
    at = max(first.start() - 256, 0) if first else 0
    sample = data[at : at + _SAMPLE]
    fitting = [encoding for encoding in _EAST_ASIAN if _strictly(data, encoding) is not None]
    if fitting:
        best = from_bytes(sample, cp_isolation=fitting).best()
        return best.encoding if best is not None else fitting[0]
    best = from_bytes(sample).best()
    return best.encoding if best is not None else "cp1252"
