from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readout.record.attribution.index import SpanIndex
from readout.spans import Span

spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 2000), st.integers(1, 900))


@given(st.lists(spans, max_size=20), spans)
def test_it_finds_what_looking_at_every_span_finds(every: list[Span], place: Span) -> None:
    index = SpanIndex()
    for number, span in enumerate(every):
        index.add(number, [span])
    assert index.over(place) == [n for n, span in enumerate(every) if span.overlaps(place)]
