"""Whole events from invented sentences, with the bundled model: who, whom, status, channel, day."""

from __future__ import annotations

from functools import cache

import pytest

from readout.analysis.analyze import analyze
from readout.coder import Coder
from readout.knowledge.lexicon import open_lexicon
from readout.record.coding import Coding
from readout.record.events.candidate import Candidate
from readout.record.events.merge import LOOKBACK, merge
from readout.record.model import Status
from readout.record.parties import find_parties
from readout.report import read_report
from readout.spans import Span

DAY = "2019-03-14"  # a Thursday


@cache
def coded(text: str) -> Coding:
    return CODER.code(read_report(text, published=DAY))


CODER = Coder(events_by="lexicon")

# words; type; status; ids of the actors (as a set); ids of the recipients; channel; first day
ACTS = [
    (
        "Kenya and Uganda held talks in Nairobi on Tuesday.",
        "CONSULT",
        "happened",
        "KEN UGA",
        "",
        None,
        "2019-03-12",
    ),
    (
        "Talks between Kenya and Uganda were held on Tuesday.",
        "CONSULT",
        "happened",
        "KEN UGA",
        "",
        None,
        "2019-03-12",
    ),
    ("Kenya will hold talks with Uganda on Monday.", "CONSULT", "planned", "KEN UGA", "", None, "2019-03-18"),
    (
        "Kenya agreed to hold talks with Uganda next month.",
        "CONSULT",
        "planned",
        "KEN UGA",
        "",
        None,
        "2019-04-01",
    ),
    ("Peru condemned Chile on Monday.", "ACCUSE", "happened", "PER", "CHL", None, "2019-03-11"),
    ("Chile was condemned by Peru on Monday.", "ACCUSE", "happened", "PER", "CHL", None, "2019-03-11"),
    (
        "Peru and Bolivia urged Chile to release the fishermen.",
        "REQUEST",
        "happened",
        "PER BOL",
        "CHL",
        None,
        None,
    ),
    (
        "Norway imposed sanctions on Belarus on Wednesday.",
        "SANCTION",
        "happened",
        "NOR",
        "BLR",
        None,
        "2019-03-13",
    ),
    ("Norway may impose sanctions on Belarus.", "SANCTION", "possible", "NOR", "BLR", None, None),
    ("Norway did not impose sanctions on Belarus.", "SANCTION", "denied", "NOR", "BLR", None, None),
    (
        "Japan spoke with India by telephone on Wednesday.",
        "CONSULT",
        "happened",
        "JPN IND",
        "",
        "phone",
        "2019-03-13",
    ),
    ("Sudan cancelled a visit to Egypt on Sunday.", "CONSULT", "denied", "SDN", "EGY", "visit", "2019-03-10"),
    ("Iran conducted a missile test on Saturday.", "MOBILIZE", "happened", "IRN", "", None, "2019-03-09"),
    (
        "Mali expelled the French ambassador on Wednesday.",
        "SANCTION",
        "happened",
        "MLI",
        "",
        None,
        "2019-03-13",
    ),
]

# Words in which nothing is done: topics, background, opinion.
NOTHING = [
    "The possibility of sanctions worries the ministers of Kenya and Uganda.",
    "Cooperation with Chile is critical for Peru.",
    "Norway is one of the donors of the fund.",
    "An influx of refugees worries Jordan.",
]


def ids(words: str) -> set[str]:
    return set(words.split())


@pytest.mark.parametrize(("words", "type_", "status", "actors", "recipients", "channel", "day"), ACTS)
def test_an_act(
    words: str, type_: str, status: str, actors: str, recipients: str, channel: str | None, day: str | None
) -> None:
    found = [e for e in coded(words).events if e.type == type_ and e.status == status]
    assert found, [f"{e.type} {e.status.value}" for e in coded(words).events]
    event = found[0]
    assert {p.id for p in event.actors} == ids(actors)
    assert not recipients or {p.id for p in event.recipients} == ids(recipients)
    assert channel is None or event.channel == channel
    assert day is None or (event.when is not None and event.when.start == day)


@pytest.mark.parametrize("words", NOTHING)
def test_what_is_no_act_gives_no_event_that_happened(words: str) -> None:
    assert [e.type for e in coded(words).events if e.status == "happened"] == []


def test_one_act_told_twice_is_one_event_with_both_words() -> None:
    coding = coded(
        "Foreign Minister Sergei Lavrov's trip to Cairo on Tuesday drew notice.\n\n"
        "Lavrov's visit to Egypt was his second."
    )
    visits = [e for e in coding.events if e.channel == "visit"]
    assert len(visits) == 1
    assert len(visits[0].evidence) == 2


def test_agreements_with_different_content_stay_apart() -> None:
    coding = coded(
        "Kenya and Uganda agreed to share radar data. Kenya and Uganda agreed to reopen the bridge."
    )
    assert len([e for e in coding.events if e.type == "AGREE"]) == 2


def test_since_an_event_counts_from_its_day() -> None:
    coding = coded(
        "Iran conducted a missile test on March 2.\n\nFrance and Germany have held two meetings since the test."
    )
    counted = [e for e in coding.events if e.count == 2]
    assert counted
    assert counted[0].when is not None
    assert (counted[0].when.start, counted[0].when.end) == ("2019-03-02", DAY)


def test_the_headline_joins_the_story() -> None:
    coding = coded(
        "Norway imposes sanctions on Belarus\n\n"
        "OSLO, March 14 (Northwire) -- Norway imposed sanctions on Belarus on Thursday."
    )
    assert len([e for e in coding.events if e.type == "SANCTION"]) == 1


def test_quotes_are_slices_of_the_text() -> None:
    for words, *_ in ACTS:
        coding = coded(words)
        for record in coding.records:
            for evidence in record.evidence:
                assert evidence.span.of(coding.report.text) == evidence.quote


def test_a_report_of_many_sentences_takes_time_in_step_with_its_length() -> None:
    """Counted in comparisons, not in seconds: an act is sought among the last acts of its family only."""
    compared = [0]

    class Counting(frozenset[str]):
        def __and__(self, other: object) -> frozenset[str]:
            compared[0] += 1
            return frozenset(self) & frozenset(other)  # type: ignore[call-overload]

    row = next(r for r in open_lexicon().rows("agree", "verb") if not r.constraints)
    told = [
        Candidate(n, 0, row, Span(n, n + 1), Status.HAPPENED, ("KEN", "UGA"), content=Counting({str(n)}))
        for n in range(3 * LOOKBACK)
    ]
    cast = find_parties(analyze(read_report("Kenya and Uganda met.", published=DAY)), as_of=None)
    assert len(merge(told, cast)) == len(told)
    assert compared[0] <= LOOKBACK * len(told)
