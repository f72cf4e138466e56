from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readout.record.model import Evidence, Statement
from readout.record.telling import Telling
from readout.spans import Span


def statement(name: str, start: int, end: int, *, told_by: tuple[str, ...] = ()) -> Statement:
    content = Evidence(Span(start, end), "x" * (end - start))
    return Statement(
        id=name, kind="say", mode="indirect", content=content, evidence=(content,), told_by=told_by
    )


def test_the_chain_runs_from_the_outermost_statement_inwards() -> None:
    telling = Telling([statement("inner", 30, 60, told_by=("outer",)), statement("outer", 0, 80)])
    assert telling.chain(Span(35, 40)) == ("outer", "inner")
    assert telling.chain(Span(5, 10)) == ("outer",)
    assert telling.chain(Span(90, 95)) == ()


def test_a_span_is_told_where_half_of_it_is() -> None:
    telling = Telling([statement("one", 10, 20)])
    assert telling.chain(Span(5, 15)) == ("one",)
    assert telling.chain(Span(0, 14)) == ()


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 300)), max_size=8), st.integers(0, 500))
def test_a_chain_holds_just_the_statements_over_a_place(spans: list[tuple[int, int]], at: int) -> None:
    statements = [statement(str(i), start, start + size) for i, (start, size) in enumerate(spans)]
    every = {s.id for s in statements if s.content.span.start <= at < s.content.span.end}
    twins = {s.id for s in statements if any(s.content == o.content and s.id > o.id for o in statements)}
    assert set(Telling(statements).chain(Span(at, at + 1))) == every - twins
