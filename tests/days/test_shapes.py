"""Shapes of time phrases that hold no day: decades, hundreds of years, ranges of years, what comes once a year."""

from datetime import date
from typing import Any

import pytest

from vitni.days.shapes import candidates_of
from vitni.model.time import TimePhrase


def told(**fields: Any) -> list[tuple[str, tuple[str, ...]]]:
    """Return the intervals and denials of a phrase read on 15 October 2021."""
    plain: dict[str, Any] = {"start": 0, "end": 1, "words": "x", "language": "xx", "kind": "date", "rule": "test"}
    found = candidates_of(TimePhrase(**(plain | fields)), date(2021, 10, 15), None, 1, 0)
    return [(f"{one.interval.start}..{one.interval.end}", one.denies) for one in found]


def test_the_eighteen_hundreds_are_a_century_first() -> None:
    """ "1800-talet" and "the 1800s" are a hundred years; "the 2000s" rather ten."""
    assert told(unit="decade", year=1800)[0][0] == "1800-01-01..1900-01-01"
    assert told(unit="decade", year=2000)[0][0] == "2000-01-01..2010-01-01"
    assert told(unit="decade", year=1990) == [("1990-01-01..2000-01-01", ())]


def test_a_counted_decade_is_one_of_the_last_century() -> None:
    """ "á sjöunda áratugnum", the seventh decade, are the sixties."""
    assert told(unit="decade", count=7) == [("1960-01-01..1970-01-01", ())]


def test_years_in_wrong_order_are_turned_round() -> None:
    """ "from 2014 to 2004" denies its own order."""
    assert told(year=2014, year_end=2004) == [("2004-01-01..2015-01-01", ("order",))]


@pytest.mark.parametrize(("bound", "start"), [("until", "2022-03-01"), ("since", "2021-03-01")])
def test_a_bound_says_which_spring_is_meant(bound: str, start: str) -> None:
    """ "until spring" is the coming one, "since spring" the last."""
    assert told(season=2, bound=bound)[0][0].startswith(start)


def test_two_decades_ago_is_a_year() -> None:
    """It says as much as twenty years ago, not that it was in the whole of a decade."""
    assert told(unit="decade", count=2.0, shift=-1, anchor="publication")[0][0] == "2001-01-01..2002-01-01"


def test_months_without_a_year_are_the_nearest_and_the_farther_ones() -> None:
    """ "October to December", read in October, is rather this year's than last year's; both stay in sight."""
    assert [days for days, _ in told(month=10, month_end=12)] == ["2021-10-01..2022-01-01", "2020-10-01..2021-01-01"]


def test_last_september_is_the_last_one_or_that_of_last_year() -> None:
    """In October people mean either."""
    assert [days for days, _ in told(month=9, shift=-1)] == ["2021-09-01..2021-10-01", "2020-09-01..2020-10-01"]


def test_the_next_sixth_of_april_lies_ahead_however_near_the_last_one_is() -> None:
    """The word of direction is stronger than nearness."""
    assert [days for days, _ in told(month=10, day=6, shift=1)] == ["2022-10-06..2022-10-07"]


def test_next_weekend_on_a_friday_is_the_one_of_next_week_or_the_one_that_comes_first() -> None:
    """Speakers disagree, so both are kept."""
    found = [days for days, _ in told(unit="week", shift=1, named="weekend")]
    assert found == ["2021-10-23..2021-10-25", "2021-10-16..2021-10-18"]
