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
