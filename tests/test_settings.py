import pytest

from readout.errors import UsageError
from readout.settings import Settings, settings_table


def test_every_setting_says_its_unit_and_use() -> None:
    assert [row[0] for row in settings_table()] == ["threads", "quote_chars", "max_report_chars"]
    assert all(unit and told for _, _, unit, told in settings_table())


@pytest.mark.parametrize("value", [0, -1, True, 1.5, "2"])
def test_a_setting_that_cannot_work_is_refused_by_name(value: object) -> None:
    with pytest.raises(UsageError, match="threads must be a whole number"):
        Settings(threads=value)  # type: ignore[arg-type]
