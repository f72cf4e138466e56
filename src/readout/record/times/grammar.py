"""The grammar: which rows of word classes make an expression, and the builder that says what it stands for.

Patterns are regular expressions over class names (see ``times_words.csv``); a name in braces is one of
:data:`MACROS`. They hold no repeats, so matching is linear. At each place the longest rule whose builder
accepts wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from readout.record.times import clock, dates, durations, relative, years
from readout.record.times.classes import Lexed, compile_classes
from readout.record.times.reading import Hit, Reading, Sense

Builder = Callable[[Reading, Hit], Sense | None]
Joiner = Callable[[Reading, Hit, Sense], Sense | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over class codes and what builds its sense."""

    name: str
    pattern: re.Pattern[str]
    build: Builder


@dataclass(frozen=True, slots=True)
class Join:
    """A pattern that is followed by a date of its own: "the third week of" + "May"."""

    name: str
    pattern: re.Pattern[str]
    build: Joiner


MACROS = {
    "UNIT1": "[UNIT YEARUNIT MONTHUNIT WEEKUNIT DAYUNIT QUARTER]",
    "LENGTH": "[UNIT YEARUNIT MONTHUNIT WEEKUNIT DAYUNIT QUARTER UNITS SECOND]",
    "CALENDAR": "[YEARUNIT MONTHUNIT WEEKUNIT]",
    "MON": "[MONTH AMONTH]",
    "CARD": "[DAYNUM NUM YEARNUM]",
    "NTH": "[ORD SECOND]",
    "SEAS": "[SEASON FALL]",
    "TO": "(?:HYPHEN|DASH DASH?|TO|AND)",
    "POINT": "[LAST PAST THIS NEXT]",
    "REL": "[LAST PAST THIS NEXT CURRENT PREVIOUS FOLLOWING THAT SAME]",
    "QTY": "(?:ARTICLE?(?:MANY|{CARD})(?:(?:TO|OR|HYPHEN){CARD})?|HALF ARTICLE NUM)",
    "YR": "(?:YEARNUM|SHORTYEAR|FISCAL YEARUNIT? YEARNUM"
    "|THE? [LAST THIS NEXT CURRENT PREVIOUS FOLLOWING THAT SAME] FISCAL? YEARUNIT)",
    "OFYR": "(?:COMMA? [OF IN]? (?P<yr>{YR}))",
}

_RULES: list[tuple[str, str, Builder]] = [
    ("iso", "(?P<iso>ISO)", dates.iso),
    ("numeric date", "(?P<num>DATENUM)", dates.numeric_date),
    ("month day", "(?P<month>{MON}) THE? (?P<day>DAYNUM|ORD) {OFYR}?", dates.month_day),
    ("day month", "THE? (?P<day>DAYNUM|ORD) OF? (?P<month>{MON}) {OFYR}?", dates.month_day),
    ("day range", "(?P<month>{MON}) (?P<day>DAYNUM) (?:HYPHEN|DASH DASH?|TO) (?P<day2>DAYNUM) {OFYR}?",
     dates.day_range),
    ("range day", "THE? (?P<day>DAYNUM|ORD) {TO} THE? (?P<day2>DAYNUM|ORD) OF? (?P<month>{MON}) {OFYR}?",
     dates.day_range),
    ("month", "(?P<month>{MON}) {OFYR}?", dates.month),
    ("month year", "(?P<yr>YEARNUM) POSS (?P<month>{MON})", dates.month),
    ("relative month", "THE? (?P<rel>[LAST PAST THIS NEXT PREVIOUS FOLLOWING]) (?P<month>{MON})", dates.relative_month),
    ("relative month day", "(?P<rel>[LAST PAST THIS NEXT]) (?P<month>{MON}) (?P<day>DAYNUM|ORD)",
     dates.relative_month_day),
    ("weekday", "(?P<wday>WDAY)", dates.weekday),
    ("relative weekday", "[THE THIS]? (?P<rel>{REL}) (?P<wday>WDAY)", dates.relative_weekday),
    ("weekday the day", "(?P<wday>WDAY) COMMA? THE (?P<ord>ORD)", dates.weekday_and_day),
    ("weekday week", "(?P<wday>WDAY) WEEKUNIT", dates.weekday_week),
    ("weeks from weekday", "(?:(?P<qty>{QTY})|ARTICLE) (?P<unit>{LENGTH}) (?P<link>[ON PREP AGO]) ON? (?P<wday>WDAY)",
     relative.weeks_from_weekday),
    ("weekday of week", "(?P<wday>WDAY) OF? (?P<week>[LAST THIS NEXT]) WEEKUNIT", dates.weekday_of_week),
    ("weekday date", "(?P<wday>WDAY) COMMA? THE? (?P<month>{MON}) (?P<day>DAYNUM|ORD) {OFYR}?", dates.dated_weekday),
    ("weekday day", "(?P<wday>WDAY) COMMA? THE? (?P<day>DAYNUM|ORD) OF? (?P<month>{MON}) {OFYR}?", dates.dated_weekday),
    ("year", "(?P<year>YEARNUM)", years.year),
    ("year surely", "THE? (?P<sure>FISCAL YEARUNIT?|YEARUNIT) (?P<year>YEARNUM|SHORTYEAR)", years.year),
    ("fiscal year", "THE (?P<year>YEARNUM) (?P<sure>FISCAL YEARUNIT)", years.year),
    ("short year", "(?P<year>SHORTYEAR)", years.year),
    ("year range", "(?P<year>YEARNUM) HYPHEN (?P<year2>YEARNUM|DAYNUM|NUM)", years.year_range),
    ("decade", "THE? (?P<decade>DECADE)", years.decade),
    ("century", "THE? (?P<ord>{NTH}) HYPHEN? (?P<unit>UNIT)", years.century),
    ("quarter", "THE? FISCAL? (?P<ord>{NTH}) FISCAL? QUARTER {OFYR}?", years.quarter),
    ("adjective quarter", "FISCAL? (?P<ord>{NTH}) HYPHEN QUARTER {OFYR}?", years.quarter),
    ("half", "THE? FISCAL? (?P<ord>{NTH}) HYPHEN? (?P<half>HALF) {OFYR}", years.quarter),
    ("half of now", "THE (?P<ord>{NTH}) (?P<half>HALF)", years.quarter),
    ("quarter of year", "(?P<yr>{YR}) POSS FISCAL? (?P<ord>{NTH}) (?:QUARTER|(?P<half>HALF))", years.quarter),
    ("Q", "THE? QLETTER (?P<ord>DAYNUM) {OFYR}?", years.quarter),
    ("season", "THE? (?P<season>{SEAS}) {OFYR}", years.season),
    ("relative season", "THE? (?P<rel>[LAST PAST THIS NEXT]) (?P<season>{SEAS})", years.season),
    ("the season", "THE (?P<season>SEASON)", years.season),
    ("in season", "THE? (?P<season>{SEAS})", years.in_season),
    ("holiday", "(?P<rel>[LAST THIS NEXT])? (?P<holiday>HOLIDAY) {OFYR}?", years.holiday),
    ("calendar unit", "(?P<the>THE)? (?P<rel>{REL}) FISCAL? (?P<unit>{UNIT1}|WEEKEND)", relative.calendar_unit),
    ("weekend", "(?P<rel>THE) (?P<unit>WEEKEND)", relative.calendar_unit),
    ("counted stretch", "THE? (?P<rel>[LAST PAST NEXT PREVIOUS FOLLOWING]) (?P<qty>{QTY}) (?P<unit>{LENGTH})",
     relative.counted_stretch),
    ("vague stretch", "THE? (?P<rel>[RECENT THESE LAST PAST NEXT PREVIOUS]) (?P<unit>UNITS)", relative.vague_stretch),
    ("deictic", "(?P<day>DEICTIC)", relative.deictic),
    ("refword", "(?P<ref>REFWORD)", relative.refword),
    ("the past", "THE RECENT? (?P<past>PAST)", relative.the_past),
    ("adjective ref", "(?P<ref>[CURRENT RECENT])", relative.refword),
    ("future", "THE? (?P<ref>FUTURE)", relative.refword),
    ("day of month", "THE (?P<ord>ORD)", dates.day_of_month),
    ("ago", "(?:(?P<qty>{QTY})|ARTICLE) (?P<unit>{LENGTH}) (?P<dir>AGO|HENCE)", relative.ago),
    ("half ago", "ARTICLE? HALF [ARTICLE HYPHEN]? (?P<unit>{UNIT1}) AGO", relative.half_ago),
    ("sum ago", "(?P<qty>{CARD}) (?P<unit>{LENGTH}) COMMA? AND? (?P<qty2>{CARD}) (?P<unit2>{LENGTH}) AGO",
     relative.sum_ago),
    ("and a half ago", "(?P<qty>{CARD}) AND ARTICLE HALF (?P<unit>{LENGTH}) AGO", relative.half_ago),
    ("edge of unit", "(?:THE|(?P<rel>[LAST THIS NEXT]))? (?P<unit>{CALENDAR}) [HYPHEN POSS] (?P<edge>EDGE)",
     relative.edge_of_unit),
    ("edge of bare unit", "(?P<edge>EDGE) OF (?P<unit>{CALENDAR})", relative.edge_of_unit),
    ("mid-unit", "(?P<edge>EARLY) HYPHEN (?P<unit>{CALENDAR})", relative.edge_of_unit),
    ("-ago", "(?:(?P<qty>{CARD}) HYPHEN)? (?P<unit>{UNIT1}) HYPHEN (?P<dir>AGO)", relative.ago),
    ("years ago", "(?P<many>UNITS) (?P<dir>AGO)", relative.ago),
    ("from last", "(?:(?P<qty>{QTY})|ARTICLE|THE) (?P<unit>{LENGTH}) (?P<dir>EARLIER|BEFORE|AFTER|PREVIOUS)",
     relative.from_last),
    ("-earlier", "(?:(?P<qty>{CARD}) HYPHEN)? (?P<unit>{UNIT1}) HYPHEN (?P<dir>EARLIER)", relative.from_last),
    ("before last", "THE? (?P<unit>{UNIT1}) (?P<dir>BEFORE|AFTER) [LAST NEXT]", relative.before_last),
    ("day beside", "(?:THE|ARTICLE) (?P<unit>{UNIT1}) (?P<dir>BEFORE|AFTER|PREP) (?P<day>DEICTIC)",
     relative.day_beside),
    ("unit", "THE FISCAL? (?P<unit>{UNIT1})", relative.unit_of),
    ("hours of the day", "(?P<clock>YEARNUM|NUM) (?P<zone>UNITS)", clock.four_figures),
    ("duration", "THE? (?P<qty>{QTY}) (?P<unit>UNITS)", durations.duration),
    ("adjective duration", "(?P<qty>{CARD}|MANY) HYPHEN? (?P<unit>{LENGTH}) (?:HYPHEN LONG)?", durations.duration),
    ("sum", "(?P<qty>{CARD}) (?P<unit>{LENGTH}) COMMA? AND? (?P<qty2>{CARD}) (?P<unit2>{LENGTH})", durations.duration),
    ("a unit", "ARTICLE (?P<unit>{UNIT1})", durations.duration),
    ("and a half", "(?P<qty>{CARD}) AND ARTICLE (?P<half>HALF) HYPHEN? (?P<unit>{LENGTH})", durations.duration),
    ("a unit and a half", "(?:ARTICLE|(?P<qty>{CARD})) (?P<unit>{LENGTH}) AND ARTICLE (?P<half>HALF)",
     durations.duration),
    ("half a unit", "(?:(?P<onlyhalf>HALF) [ARTICLE HYPHEN]|ARTICLE (?P<half2>HALF)) (?P<unit>{UNIT1})",
     durations.duration),
    ("many", "(?P<unit>UNITS)", durations.many),
    ("whole", "(?P<unit>{UNIT1}) HYPHEN LONG", durations.whole),
    ("whole word", "(?P<unit>LONGUNIT)", durations.whole),
    ("all", "(?:ALL|THE ALL|ARTICLE ALL) (?P<unit>{UNIT1})", durations.whole),
    ("every word", "(?P<period>EVERY)", durations.every),
    ("every", "EACH (?P<other>ALTERNATE)? (?P<qty>{QTY})? (?P<unit>{LENGTH})", durations.every),
    ("every weekday", "(?:EACH (?P<other>ALTERNATE)?|ARTICLE) (?P<wday>WDAY)", durations.every),
    ("weekdays", "(?P<wday>WDAYS)|(?P<wday2>WDAY) PARTS", durations.every),
    ("weekday of every", "THE? [ORD SECOND LAST] (?P<wday>WDAY) [OF IN] EACH [MONTHUNIT YEARUNIT]", durations.every),
    ("every month", "EACH (?:(?P<month>{MON})|(?P<season>{SEAS})|(?P<part>PART))", durations.every),
    ("times per", "(?:ONCE|(?P<qty>{CARD}) TIMES|MANY TIMES) (?:ARTICLE|EACH) (?P<unit>{UNIT1})", durations.times_per),
    ("clock", "(?P<clock>CLOCK) (?P<half>AMPM)? (?P<zone>ZONE)?", clock.clock),
    ("hour", "(?P<clock>DAYNUM|NUM) (?P<half>AMPM) (?P<zone>ZONE)?", clock.clock),
    ("four figures", "(?P<clock>YEARNUM|NUM) (?P<zone>ZONE)", clock.clock),
    ("o'clock", "(?P<clock>DAYNUM|NUM) OCLOCK (?:IN THE (?P<part>PART))? (?P<zone>ZONE)?", clock.clock),
    ("noon", "(?P<clock>NOON) (?P<zone>ZONE)?", clock.clock),
    ("day part", "(?P<rel>[THIS LAST THAT SAME PREVIOUS FOLLOWING]) (?P<part>PART)", clock.day_part),
    ("the day part", "THE (?P<rel>[SAME PREVIOUS FOLLOWING NEXT])? (?P<part>PART)", clock.day_part),
    ("tonight", "(?P<tonight>TONIGHT)", clock.day_part),
]  # fmt: skip

_JOINS: list[tuple[str, str, Joiner]] = [
    ("nth unit of", "THE? (?:(?P<ord>{NTH})|LAST) (?P<qty>{QTY})? (?P<unit>{LENGTH}) (?:OF|IN)", relative.part_of),
    ("nth weekday of", "THE? (?:(?P<ord>{NTH})|LAST) (?P<wday>WDAY) (?:OF|IN)", relative.part_of),
    ("part of day", "THE? (?P<part>PART) OF", clock.part_of_day),
    ("day of that month", "THE (?P<ord>ORD) OF", dates.day_of_that_month),
    ("week of day", "THE (?:WEEKUNIT OF|WEEKOF)", relative.week_of_day),
    ("half of", "THE? (?P<ord>{NTH}) HYPHEN? HALF [OF IN]", years.half_of),
]  # fmt: skip

#: What may stand before a date and narrow it: "early", "mid-", "later in", "the end of"; "earlier this".
NARROWING = (
    "THE? (?:(?P<early>EARLY) HYPHEN? IN?|(?P<earlier>EARLIER) IN?|(?P<edge>EDGE) OF|(?P<edge2>EDGE) HYPHEN)"
)
APPROXIMATE = "(?P<approx>APPROX)"
#: Classes without which a run of words holds no time.
TRIGGERS = (
    "MONTH AMONTH WDAY WDAYS UNIT YEARUNIT MONTHUNIT WEEKUNIT DAYUNIT UNITS SECOND QUARTER HALF SEASON FALL "
    "WEEKEND PART NOON CURRENT RECENT FUTURE PAST ORD DEICTIC TONIGHT REFWORD HOLIDAY YEARNUM SHORTYEAR DECADE ISO "
    "DATENUM CLOCK AMPM OCLOCK ZONE EVERY LONGUNIT QLETTER"
)


def _compile(source: str) -> re.Pattern[str]:
    return compile_classes(source, MACROS)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, in the order in which ties are settled."""
    return tuple(Rule(name, _compile(source), build) for name, source, build in _RULES)


@cache
def joins() -> tuple[Join, ...]:
    """The rules that need a date after them."""
    return tuple(Join(name, _compile(source), build) for name, source, build in _JOINS)


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A pattern over class names, compiled."""
    return _compile(source)


@cache
def _rules_from(code: str) -> tuple[Rule, ...]:
    """The rules whose patterns can begin with a class, so that the others need not be tried."""
    return tuple(rule for rule in rules() if code in first_codes(rule.pattern.pattern))


def first_codes(source: str) -> set[str]:
    """The codes that a match of a compiled pattern can begin with."""
    return _first(source, 0)[0]


def _first(source: str, at: int) -> tuple[set[str], bool, int]:
    """First codes of the alternatives up to their closing bracket, whether they may be empty, and its place."""
    every: set[str] = set()
    here: set[str] = set()
    open_, some_empty = True, False
    while at < len(source) and source[at] != ")":
        if source[at] == "|":
            every, some_empty = every | here, some_empty or open_
            here, open_, at = set(), True, at + 1
            continue
        piece, empty, at = _piece(source, at)
        if at < len(source) and source[at] == "?":
            empty, at = True, at + 1
        if open_:
            here |= piece
        open_ = open_ and empty
    return every | here, some_empty or open_, at


def _piece(source: str, at: int) -> tuple[set[str], bool, int]:
    """One code, set of codes or group: its first codes, whether it may be empty, and where it ends."""
    if source[at] == "[":
        end = source.index("]", at)
        return set(source[at + 1 : end]), False, end + 1
    if source[at] == "(":
        inside = source.index(">", at) + 1 if source.startswith("(?P<", at) else at + 3
        codes, empty, end = _first(source, inside)
        return codes, empty, end + 1
    return {source[at]}, False, at + 1


def longest(lexed: Lexed, at: int) -> list[tuple[Rule, Hit]]:
    """All rules that match at a token, the longest first."""
    if at >= len(lexed.codes):
        return []
    codes = lexed.codes
    found = [(rule, Hit(lexed, m)) for rule in _rules_from(codes[at]) if (m := rule.pattern.match(codes, at))]
    return sorted(found, key=lambda pair: -pair[1].last) if len(found) > 1 else found
