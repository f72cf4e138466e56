from __future__ import annotations

import pytest

from readout.report.dateline import find_dateline

#: What is written, the place, (day, month, year), the agency, and the words of the story.
WRITTEN = [
    ("SEOUL, Jan. 29 (Yonhap) -- Two envoys", "Seoul", (29, 1, None), "Yonhap", "Two"),
    ("MUNICH (Reuters) - The envoys", "Munich", None, "Reuters", "The"),
    ("GENEVA, 12 February (UN)", "Geneva", (12, 2, None), "UN", ""),
    ("WASHINGTON — The envoys", "Washington", None, None, "The"),
    ("UNITED NATIONS, March 2 (Xinhua) -- The Council", "United Nations", (2, 3, None), "Xinhua", "The"),
    ("BEIJING, Feb 3, 2016 /Xinhua/ The envoys", "Beijing", (3, 2, 2016), "Xinhua", "The"),
    ("Tokyo, 4 March 2014 - The envoys", "Tokyo", (4, 3, 2014), None, "The"),
    ("(Reuters) - The envoys", None, None, "Reuters", "The"),
    ("KYIV, Ukraine (AP) — The envoys", "Kyiv, Ukraine", None, "AP", "The"),
    ("PARIS/BERLIN, Oct 5 (Reuters) - The envoys", "Paris/Berlin", (5, 10, None), "Reuters", "The"),
    ("[Ulaanbaatar, 3 May 2019]", "Ulaanbaatar", (3, 5, 2019), None, ""),
    ("12 May 2015 – The envoys", None, (12, 5, 2015), None, "The"),
    ("GENEVA (12 February 2014) – The envoys", "Geneva", (12, 2, 2014), None, "The"),
    ("MOSCOW, May 5. /TASS/. The envoys", "Moscow", (5, 5, None), "TASS", "The"),
    ("ISLAMABAD, Jan 29 (APP): The envoys", "Islamabad", (29, 1, None), "APP", "The"),
    ("RIO DE JANEIRO, Aug. 3 (Xinhua) -- The", "Rio de Janeiro", (3, 8, None), "Xinhua", "The"),
    ("ST. PETERSBURG, Russia, June 3 (Sputnik) – The", "St. Petersburg, Russia", (3, 6, None), "Sputnik", "The"),
    ("SPRINGFIELD, Ill. (AP) _ The envoys", "Springfield, Ill.", None, "AP", "The"),
    ("SEOUL, Friday, Jan. 29 (Yonhap) -- The", "Seoul", (29, 1, None), "Yonhap", "The"),
    ("N'DJAMENA (AFP) - The envoys", "N'Djamena", None, "AFP", "The"),
    ("WASHINGTON, DC, March 3, 2016 — The", "Washington, DC", (3, 3, 2016), None, "The"),
    ("ADDIS ABABA, May 5 (Xinhua) -- \"We agree,\"", "Addis Ababa", (5, 5, None), "Xinhua", "\"We"),
    ("KHARTOUM (Example Post) — The envoys", "Khartoum", None, "Example Post", "The"),
    ("ELMFORD, Va. - The envoys", "Elmford, Va.", None, None, "The"),
    ("Brussels, 3 March 2016", "Brussels", (3, 3, 2016), None, ""),
]  # fmt: skip

NO_DATELINE = [
    "The minister said he told the envoys -- all of them -- that",
    "Paris - a city of light",
    "John Smith (Labour) - The member",
    "NATO — the alliance",
    "UPDATE — Talks resume",
    "ANALYSIS — Why Talks Fail",
    "On Jan. 29, 2016 -- The envoys",
    "He met her on Jan. 29 -- The talks",
    "MR. HOLLAND: The Secretary spoke",
    "QUESTION: Did he agree?",
    "The United Nations (UN) – The body",
    "Background: The two states",
    "European External Action Service (EEAS)",
    "Date: 12 May 2016",
]


@pytest.mark.parametrize(("words", "place", "day", "agency", "story"), WRITTEN)
def test_a_dateline_is_taken_apart(
    words: str, place: str | None, day: tuple[int, int, int | None] | None, agency: str | None, story: str
) -> None:
    found = find_dateline(words, 0, len(words))
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert (found.date and (found.date.day, found.date.month, found.date.year)) == day
    assert words[found.span.end :].startswith(story)
    assert not words[found.span.end :].startswith(" ")
    assert bool(words[found.span.end :]) == bool(story)


@pytest.mark.parametrize("words", NO_DATELINE)
def test_what_only_looks_like_a_dateline_is_none(words: str) -> None:
    assert find_dateline(words, 0, len(words)) is None


def test_spans_count_from_the_beginning_of_the_text() -> None:
    text = "Envoys meet\n\nOSLO, May 3 (NTB) -- Envoys met."
    found = find_dateline(text, 13, len(text))
    assert found is not None
    assert found.date is not None
    assert (found.span.of(text), found.date.span.of(text)) == ("OSLO, May 3 (NTB) -- ", "May 3")
