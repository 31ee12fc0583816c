"""Calendar arithmetic: holidays written as data."""

from datetime import date

import pytest

from vitni.days.steps import named_interval, orthodox_easter


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("06-17", "2022-06-17", "2022-06-18"),
        ("06-19 fri", "2022-06-24", "2022-06-25"),
        ("easter+39", "2022-05-26", "2022-05-27"),
        ("orthodox-2 x4", "2022-04-22", "2022-04-26"),
        ("12-24 x3", "2022-12-24", "2022-12-27"),
    ],
)
def test_a_holiday_written_as_data_has_its_days(written: str, start: str, end: str) -> None:
    """A fixed day, the first weekday on or after one, a distance from Easter, and how long it lasts."""
    found = named_interval(written, 2022)
    assert found is not None
    assert (str(found.start), str(found.end)) == (start, end)


def test_a_holiday_on_a_day_that_no_year_holds_is_none() -> None:
    """ "02-30" is no day, and a name of another calendar is none of ours."""
    assert named_interval("02-30", 2022) is None
    assert named_interval("ramadan", 2022) is None


def test_orthodox_easter_is_known() -> None:
    """Four Sundays as the churches kept them; in 2017 both Easters fell on one day."""
    found = [orthodox_easter(year) for year in (2017, 2019, 2021, 2024)]
    assert found == [date(2017, 4, 16), date(2019, 4, 28), date(2021, 5, 2), date(2024, 5, 5)]
