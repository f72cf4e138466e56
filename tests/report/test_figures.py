"""Whether 03/04/2015 is in March or in April, by who published the page and where."""

import pytest

from readout.report import read_reports
from readout.report.figures import is_month_first
from readout.report.model import Report


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("DENVER, May 3, 2015 (AP) -- ", True),
        ("WASHINGTON, May 3, 2015 -- ", True),
        ("PARIS, May 3, 2015 -- ", False),
        ("SEOUL, May 3, 2015 (Yonhap) -- ", False),
        ("WASHINGTON, May 3, 2015 (Yonhap) -- ", False),
        ("", None),
    ],
)
def test_order_of_day_and_month(opening: str, expected: bool | None) -> None:
    text = f"{opening}The lease was signed on 03/04/2015, the mayor of the town said on Friday."
    report = next(read_reports(text.encode()))
    assert isinstance(report, Report)
    assert is_month_first(report) is expected
