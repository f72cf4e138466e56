"""Number words joined to one number: "twenty-four" 24, "thirty-first" 31st, "nineteen ninety-eight" the year 1998."""

from __future__ import annotations

import re
from functools import cache

from readout.record.times.classes import Lexed, class_codes, compile_classes

_MACROS = {
    "TWO": "(?:TENWORD HYPHEN? DIGITWORD|[DIGITWORD TEENWORD TENWORD])",
    "HUNDREDS": "(?:{TWO}? HUNDREDWORD (?:AND? {TWO})?|{TWO})",
}
#: Groups: a year said in two halves, an ordinal, a number.
_NUMBER = (
    "(?P<year>(?P<century>[TEENWORD TENWORD]) (?:TENWORD HYPHEN? DIGITWORD|TENWORD|TEENWORD))"
    "|(?P<ord>(?:TENWORD HYPHEN?)? ORDWORD|TENWORD HYPHEN SECOND)"
    "|(?P<num>(?:{HUNDREDS}? THOUSANDWORD)? AND? {HUNDREDS}|{HUNDREDS}? THOUSANDWORD)"
)


@cache
def _number() -> re.Pattern[str]:
    return compile_classes(_NUMBER, _MACROS)


def join_numbers(lexed: Lexed) -> Lexed:
    """The tokens with each run of number words that makes one number joined to a NUM, ORD or YEARNUM."""
    codes = class_codes()
    joined = Lexed(lexed.text, "", [], [], [])
    out: list[str] = []
    done = 0
    for match in _number().finditer(lexed.codes):
        first, last = match.span()
        if lexed.codes[first] == codes["AND"]:
            first += 1
        out.append(lexed.codes[done:first])
        joined.starts.extend([*lexed.starts[done:first], lexed.starts[first]])
        joined.ends.extend([*lexed.ends[done:first], lexed.ends[last - 1]])
        kind, number = _value(lexed, first, last, match.lastgroup or "")
        out.append(codes[kind])
        joined.values.extend([*lexed.values[done:first], str(number)])
        done = last
    out.append(lexed.codes[done:])
    joined.starts.extend(lexed.starts[done:])
    joined.ends.extend(lexed.ends[done:])
    joined.values.extend(lexed.values[done:])
    joined.codes = "".join(out)
    return joined


def _value(lexed: Lexed, first: int, last: int, group: str) -> tuple[str, int]:
    """Class name and value of one number, given the group of the pattern that it matched."""
    codes = class_codes()
    second = codes["SECOND"]
    numbers = [
        2 if lexed.codes[i] == second else int(lexed.values[i])
        for i in range(first, last)
        if lexed.values[i].isdigit() or lexed.codes[i] == second
    ]
    if group == "year" and 17 <= numbers[0] <= 20:
        return "YEARNUM", numbers[0] * 100 + sum(numbers[1:])
    total = part = 0
    for number in numbers:
        if number >= 1000:
            total, part = total + max(part, 1) * number, 0
        elif number >= 100 or (number == 12 and part):
            part = max(part, 1) * number
        else:
            part += number
    return ("ORD" if group == "ord" else "NUM"), total + part
