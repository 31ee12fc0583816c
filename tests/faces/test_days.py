"""Days are told as people tell them."""

from datetime import date

import pytest

from tests.faces.fixtures import days
from vitni.faces.days import dating_words, long_interval, ordinal_day, short_interval
from vitni.model.time import Candidate, Dating, Interval


@pytest.mark.parametrize(
    ("interval", "long", "short"),
    [
        (days("2022-01-21", "2022-01-22"), "Friday 21 January 2022", "Fri 21 Jan 2022"),
        (days("2022-01-24", "2022-01-31"), "24–30 January 2022", "24–30 Jan 2022"),
        (days("2022-01-28", "2022-02-04"), "28 January – 3 February 2022", "28 Jan – 3 Feb 2022"),
        (days("2021-12-28", "2022-01-04"), "28 December 2021 – 3 January 2022", "28 Dec 2021 – 3 Jan 2022"),
        (days("2022-01-01", "2022-02-01"), "January 2022", "Jan 2022"),
        (days("2022-01-01", "2023-01-01"), "2022", "2022"),
        (Interval(start=None, end=date(2022, 1, 22)), "until 21 January 2022", "until 21 Jan 2022"),
        (Interval(start=date(2022, 1, 1), end=None), "from 1 January 2022", "from 1 Jan 2022"),
        (Interval(start=None, end=None), "day unknown", "day unknown"),
    ],
)
def test_an_interval_is_told_by_its_last_day_not_by_the_day_after(interval: Interval, long: str, short: str) -> None:
    """Half-open days are for arithmetic; nobody says "the week until Monday the 31st" of one that ends on Sunday."""
    assert long_interval(interval) == long
    assert short_interval(interval) == short


def test_an_open_time_names_the_days_it_is_open_between() -> None:
    """ "The 21st or 22nd" is what the chronicle knows; an empty column would hide it."""
    candidates = tuple(Candidate(interval=days(f"2022-01-{day}", f"2022-01-{day + 1}"), precision="day") for day in (21, 22))
    assert dating_words(Dating(interval=None, precision=None, open=candidates)) == "21 or 22 January 2022"
    assert dating_words(Dating(interval=None, precision=None)) == "day unknown"
    assert dating_words(None) == "day unknown"


def test_ordinals_are_english() -> None:
    """The 11th to 13th are the trap."""
    named = [ordinal_day(date(2022, 1, day)) for day in (1, 2, 3, 4, 11, 12, 13, 21, 22, 23)]
    assert " ".join(named).replace("the ", "") == "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd"
