"""The table of office holders against three public lists: coverage and agreement of terms, by state.

    python -m eval.offices FOLDER [--states] [--differences]

FOLDER holds ``reign_leaders_1945_2021.csv`` (REIGN: effective leaders, to March 2021),
``foreign_ministers_wikidata_2023.csv`` (in office in January 2023) and ``un_offices_since_2001.csv`` (Wikidata). They
are for checking only. Leaders count by the month: covered, if the table has anyone in one of the state's highest
offices (``HIGHEST``) in the middle of that month; agreed, if one of those carries a name of the leader that REIGN
has: a word in common, small differences of spelling aside (so a father and a son count as one). ``--states`` prints
the counts of each state, ``--differences`` the terms that do not agree.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path

from readout.knowledge.countries import country_of_word
from readout.knowledge.phrases import parts_of
from readout.knowledge.tables import Row, read_table

COLUMNS = ("person", "names", "country", "office", "start", "end")
#: Offices whose holder may be the one that REIGN calls the effective leader.
HIGHEST = frozenset({
    "president", "prime minister", "chancellor", "taoiseach", "supreme leader", "leader", "king", "emir", "sultan",
    "head of state", "acting president", "acting prime minister", "caretaker prime minister", "chief executive",
    "chief adviser", "general secretary", "first secretary", "first prime minister", "state counsellor", "monarch",
    "chairman of the supreme council of the armed forces", "chairman of the presidential leadership council",
    "chairman of the transitional sovereignty council", "chairman of the national transitional council",
    "chairman of the supreme soviet", "chairman of the transitional government", "chairman of the council of ministers",
    "chairman of the supreme council", "crown prince", "president of the council of ministers", "administrator in iraq",
})  # fmt: skip
#: Offices told as foreign minister.
FOREIGN = frozenset(
    {"foreign minister", "foreign secretary", "secretary of state", "acting foreign minister"}
)
#: The first month compared: the table begins in 1990.
FIRST = (1990, 1)
#: The last month of REIGN's list.
REIGN_LAST = (2021, 3)
#: The day for which the list of foreign ministers was taken.
WIKIDATA_DAY = date(2023, 1, 20)
#: From how many letters, and from which ratio of difflib, two words are one word spelt differently: "Nyussi", "Nyusi".
SPELLING_MIN_CHARS, SPELLING_RATIO = 5, 0.72
#: Correlates of War abbreviations that differ from ISO 3166-1 alpha-3.
COW = {
    "HAI": "HTI", "TRI": "TTO", "BAR": "BRB", "GUA": "GTM", "HON": "HND", "SAL": "SLV", "COS": "CRI",
    "PAR": "PRY", "URU": "URY", "UKG": "GBR", "IRE": "IRL", "NTH": "NLD", "FRN": "FRA", "SWZ": "CHE",
    "SPN": "ESP", "POR": "PRT", "GMY": "DEU", "GFR": "DEU", "GDR": "DDR", "CZE": "CSK", "CZR": "CZE",
    "SLO": "SVK", "AUS": "AUT", "AUL": "AUS", "MAC": "MKD", "CRO": "HRV", "SER": "SRB", "BOS": "BIH",
    "MNG": "MNE", "MON": "MNG", "KOS": "XKX", "SLV": "SVN", "BUL": "BGR", "MLD": "MDA", "RUM": "ROU",
    "ROM": "ROU", "LAT": "LVA", "LIT": "LTU", "GRG": "GEO", "SWD": "SWE", "DEN": "DNK", "ICE": "ISL",
    "CAP": "CPV", "EQG": "GNQ", "GAM": "GMB", "MAA": "MRT", "NIR": "NER", "CDI": "CIV", "GUI": "GIN",
    "BFO": "BFA", "SIE": "SLE", "TOG": "TGO", "CAO": "CMR", "NIG": "NGA", "CEN": "CAF", "CHA": "TCD",
    "CON": "COG", "DRC": "COD", "TAZ": "TZA", "BUI": "BDI", "ANG": "AGO", "MZM": "MOZ", "ZAM": "ZMB",
    "ZIM": "ZWE", "MAW": "MWI", "SAF": "ZAF", "LES": "LSO", "BOT": "BWA", "SWA": "SWZ", "MAG": "MDG",
    "MAS": "MUS", "SEY": "SYC", "MOR": "MAR", "ALG": "DZA", "LIB": "LBY", "SUD": "SDN", "LEB": "LBN",
    "KUW": "KWT", "BAH": "BHR", "UAE": "ARE", "OMA": "OMN", "TAJ": "TJK", "KYR": "KGZ", "KZK": "KAZ",
    "TAW": "TWN", "ROK": "KOR", "BHU": "BTN", "BNG": "BGD", "MYA": "MMR", "SRI": "LKA", "MAD": "MDV",
    "NEP": "NPL", "THI": "THA", "CAM": "KHM", "DRV": "VNM", "MAL": "MYS", "SIN": "SGP", "BRU": "BRN",
    "PHI": "PHL", "INS": "IDN", "ETM": "TLS", "NEW": "NZL", "VAN": "VUT", "SOL": "SLB", "FIJ": "FJI",
    "BHM": "BHS", "YAR": "YEM", "YPR": "YMD",
}  # fmt: skip
#: Our office for a position of the list of UN offices.
UN_OFFICES = {
    "Secretary-General of the United Nations": "secretary-general",
    "Deputy Secretary-General of the United Nations": "deputy secretary-general",
    "President of the United Nations General Assembly": "general assembly president",
    "President of the International Court of Justice": "international court of justice president",
    "Director-General of the World Trade Organization": "director-general of the world trade organization",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the table, with the words of all its holder's names."""

    names: tuple[frozenset[str], ...]
    person: str
    start: date
    end: date

    def held(self, day: date) -> bool:
        """Whether the term covers a day."""
        return self.start <= day <= self.end


@dataclass
class Tally:
    """Counts of what was asked, covered by the table and agreed, by state or office; differences as lines of text."""

    asked: Counter[str] = field(default_factory=Counter)
    covered: Counter[str] = field(default_factory=Counter)
    agreed: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def line(self, name: str, keys: Iterable[str]) -> str:
        """The counts over some keys, as one line."""
        chosen = tuple(keys)
        asked, covered, agreed = (sum(c[k] for k in chosen) for c in (self.asked, self.covered, self.agreed))
        of_asked = covered / asked if asked else 0.0
        of_covered = agreed / covered if covered else 0.0
        return f"{name:<26}{asked:>7} asked  {of_asked:6.1%} covered  {of_covered:6.1%} of those agreed"


def same_person(words: frozenset[str], names: Iterable[frozenset[str]]) -> bool:
    """Whether a name has a word in common with one of some names, small differences of spelling aside.

    >>> same_person(words_of("Nyussi"), [words_of("Filipe Nyusi")])
    True
    >>> same_person(words_of("Bush"), [words_of("Bill Clinton")])
    False
    """
    return any(_alike(one, other) for name in names for one in words for other in name)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    long_enough = min(len(one), len(other)) >= SPELLING_MIN_CHARS
    return long_enough and SequenceMatcher(None, one, other).ratio() >= SPELLING_RATIO


def words_of(name: str) -> frozenset[str]:
    """The words of a name, folded, without the initials, articles and ordinals in it."""
    drop = {
        "al",
        "el",
        "ii",
        "iii",
        "iv",
        "jr",
        "bin",
        "ibn",
        "sheikh",
        "king",
        "de",
        "la",
        "the",
        "von",
        "van",
    }
    return frozenset(part for part in parts_of(name) if len(part) > 1 and part not in drop)


def read_terms() -> dict[tuple[str, str], list[Term]]:
    """The terms of the table by state and office."""
    found: dict[tuple[str, str], list[Term]] = {}
    for row in read_table("actors/officeholders.csv", COLUMNS):
        start, end = row.day("start"), row.day("end", end=True) or date.max
        names = tuple(words_of(name) for name in (row["person"], *row.several("names")))
        if start:
            term = Term(names, row["person"], start, end)
            found.setdefault((row["country"], row["office"].lower()), []).append(term)
    return found


def check_leaders(terms: dict[tuple[str, str], list[Term]], rows: Iterable[Row]) -> Tally:
    """Months since 1990 of REIGN's leaders that the table covers, and in which it has the same person."""
    tally, months = Tally(), list(_leader_months(rows))
    for (state, leader), group in groupby(months, key=lambda month: month[:2]):
        pool = [
            t
            for (country, office), held in terms.items()
            if country == state and office in HIGHEST
            for t in held
        ]
        wrong = []
        for _, _, (year, month) in group:
            held = [term for term in pool if term.held(date(year, month, 15))]
            agreed = any(same_person(words_of(leader), term.names) for term in held)
            tally.asked[state] += 1
            tally.covered[state] += bool(held)
            tally.agreed[state] += agreed
            if held and not agreed:
                wrong.append((year, month, held))
        if wrong:
            first, last = wrong[0], wrong[-1]
            ours = "; ".join(sorted({term.person for entry in wrong for term in entry[2]}))
            span = f"{first[0]}-{first[1]:02} to {last[0]}-{last[1]:02}"
            tally.differences.append(f"{state} {span}: REIGN has {leader}, the table {ours}")
    return tally


def _leader_months(rows: Iterable[Row]) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """State, leader and month, for the months in which the leader ruled from the first to the last day."""
    for row in rows:
        state = COW.get(row["stateabb"], row["stateabb"])
        year, month = int(row["syear"]), int(row["smonth"]) + 1
        end = (int(row["eyear"]), int(row["emonth"])) if row["eyear"] and row["emonth"] else REIGN_LAST
        while (place := (year + (month - 1) // 12, (month - 1) % 12 + 1)) < end:
            if place >= FIRST:
                yield state, row["leader"], place
            month += 1


def check_ministers(terms: dict[tuple[str, str], list[Term]], rows: Iterable[Row]) -> Tally:
    """Foreign ministers of January 2023: whether the table has one for the state, and the same."""
    tally = Tally()
    for row in rows:
        found = country_of_word(row["countryLabel"])
        country = found.country if found else None
        if country is None or not row["name"]:
            continue
        held = [t for office in FOREIGN for t in terms.get((country.id, office), ()) if t.held(WIKIDATA_DAY)]
        agreed = any(same_person(words_of(row["name"]), term.names) for term in held)
        tally.asked[country.id] += 1
        tally.covered[country.id] += bool(held)
        tally.agreed[country.id] += agreed
        if held and not agreed:
            ours = "; ".join(term.person for term in held)
            tally.differences.append(f"{country.id}: Wikidata has {row['name']}, the table {ours}")
    return tally


def check_un_offices(terms: dict[tuple[str, str], list[Term]], rows: Iterable[Row]) -> Tally:
    """Terms of UN offices: whether the table has the office then, and the same person, in the middle of the term."""
    tally = Tally()
    for row in rows:
        office, start = UN_OFFICES.get(row["position"]), row.day("start")
        if office is None or start is None:
            continue
        end = row.day("end", end=True) or WIKIDATA_DAY
        middle = date.fromordinal((start.toordinal() + max(start, end).toordinal()) // 2)
        held = [term for term in terms.get(("", office), ()) if term.held(middle)]
        agreed = any(same_person(words_of(row["person"]), term.names) for term in held)
        tally.asked[office] += 1
        tally.covered[office] += bool(held)
        tally.agreed[office] += agreed
        if not agreed:
            ours = "; ".join(term.person for term in held) or "nobody"
            tally.differences.append(
                f"{office} {start} to {end}: Wikidata has {row['person']}, the table {ours}"
            )
    return tally


def read_list(path: Path) -> list[Row]:
    """The rows of one of the lists (their headers hold empty columns, which the reader of our tables refuses)."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Row(path.name, line, row) for line, row in enumerate(csv.DictReader(file), 2)]


def main() -> None:
    """Print the counts of the three checks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--states", action="store_true", help="the counts of each state")
    parser.add_argument("--differences", action="store_true", help="the terms that do not agree")
    given = parser.parse_args()
    terms = read_terms()
    checks = {
        "leaders (months)": check_leaders(terms, read_list(given.folder / "reign_leaders_1945_2021.csv")),
        "foreign ministers": check_ministers(
            terms, read_list(given.folder / "foreign_ministers_wikidata_2023.csv")
        ),
        "UN offices (terms)": check_un_offices(terms, read_list(given.folder / "un_offices_since_2001.csv")),
    }
    print(f"{sum(map(len, terms.values()))} terms of {len({state for state, _ in terms if state})} states")
    for name, tally in checks.items():
        print(tally.line(name, tally.asked))
        known = [state for state in tally.asked if tally.covered[state]]
        print(tally.line("  states with any row", known))
        for key in sorted(tally.asked) if given.states else ():
            print(tally.line(f"  {key}", [key]))
        for difference in tally.differences if given.differences else ():
            print(f"    {difference}")


if __name__ == "__main__":
    main()
