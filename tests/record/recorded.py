"""A record made by hand, as far as printing and JSON need one."""

from __future__ import annotations

from datetime import date

from readout.record.coding import Coding, Run
from readout.record.model import (
    Actor,
    ActorKind,
    Channel,
    Commitment,
    Event,
    Evidence,
    Matter,
    Party,
    Position,
    Stance,
    Statement,
    Status,
    When,
)
from readout.report.model import Dateline, Note, Report, Source
from readout.spans import Span, SpanMap

TEXT = "Peru and Chile held phone talks on Monday, the ministry said. Peru may recall its envoy."
DAY = When("2017-03-06", "2017-03-06", "day", "Monday")
PERU, CHILE, MINISTRY = (
    Party("PER", "Peru", "PER"),
    Party("CHL", "Chile", "CHL"),
    Party("PER.ministry", "Foreign Ministry", "PER", "PER"),
)


def words(quote: str) -> Evidence:
    start = TEXT.index(quote)
    return Evidence(Span(start, start + len(quote)), quote)


def report(text: str = TEXT) -> Report:
    return Report(
        id="r1",
        text=text,
        clean=text,
        clean_map=SpanMap.identity(len(text)),
        blocks=(),
        headline="Peru and Chile talk",
        published="2017-03-06T15:30-05:00",
        dateline=Dateline("Lima", date(2017, 3, 6), "Andes Wire"),
        source=Source("Andes Wire", "agency"),
    )


def empty() -> Coding:
    return Coding(report())


def full() -> Coding:
    said = Statement(
        id="s1", kind="say", mode="indirect", speaker=MINISTRY, via="press release", when=DAY,
        content=words("Peru and Chile held phone talks on Monday"), evidence=(words("said"),),
    )  # fmt: skip
    talks = Event(
        id="e1aaaaaaaa", type="CONSULT", mode="phone", actors=(PERU, CHILE), reciprocal=True, when=DAY,
        channel=Channel.PHONE, duration="PT20M", evidence=(words("held phone talks"),), told_by=("s1",),
    )  # fmt: skip
    recall = Event(
        id="e2bbbbbbbb", type="SANCTION", mode="withdraw", actors=(PERU,), recipients=(CHILE,),
        status=Status.POSSIBLE, evidence=(words("recall its envoy"),), score=0.5,
    )  # fmt: skip
    owed = Commitment(
        id="c1", parties=(PERU,), toward=(CHILE,), action=words("recall"), evidence=(words("recall"),),
        due=When("2017-04-01", "2017-04-30", "month", "next month"), venue="Lima", vague=True,
    )  # fmt: skip
    stance = Position(
        id="p1", actor=PERU, matter="m1", stance=Stance.RELUCTANT, strength="strong",
        reasons=(words("phone talks"),), evidence=(words("may recall"),), voiced_by="the report",
    )  # fmt: skip
    return Coding(
        report(),
        actors=(Actor("PER", "Peru", ActorKind.STATE, "PER", None, None, (words("Peru"),), "countries.csv"),),
        events=(recall, talks),
        statements=(said,),
        commitments=(owed,),
        positions=(stance,),
        matters=(Matter(id="m1", label="the border", kind="dispute", evidence=()),),
        run=Run("1", "aa", "bb"),
        notes=(Note("no party was found for a word", Span(0, 4)),),
    )
