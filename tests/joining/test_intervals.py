"""Arithmetic on half-open days."""

from datetime import date

from vitni.joining.intervals import common, gap, length, meet, one_day, precision_of, shown
from vitni.model.time import Interval

FRIDAY = one_day(date(2022, 1, 21))
SATURDAY = one_day(date(2022, 1, 22))
WEEK = Interval(start=date(2022, 1, 17), end=date(2022, 1, 24))
SINCE = Interval(start=date(2022, 1, 22), end=None)


def test_neighbouring_days_do_not_meet_and_are_one_day_apart() -> None:
    """The end is excluded, so Friday ends where Saturday begins."""
    assert not meet(FRIDAY, SATURDAY)
    assert gap(FRIDAY, SATURDAY) == gap(SATURDAY, FRIDAY) == 1


def test_an_open_end_reaches_for_ever() -> None:
    """None is no day, not an early one."""
    assert meet(SINCE, one_day(date(2030, 1, 1)))
    assert not meet(SINCE, FRIDAY)
    assert length(SINCE) is None


def test_what_is_common_is_the_narrowest() -> None:
    """A day within a week is the day; two days have nothing in common."""
    assert common([WEEK, FRIDAY]) == FRIDAY
    assert common([FRIDAY, SATURDAY]) is None
    assert common([]) is None


def test_an_interval_is_shown_with_its_last_day() -> None:
    """People count the last day in; half-open ends are for machines."""
    assert shown(FRIDAY) == "2022-01-21"
    assert shown(WEEK) == "2022-01-17/2022-01-23"
    assert shown(SINCE) == "2022-01-22/.."
    assert shown(None) == ""


def test_precision_is_the_finest_unit_that_holds_it() -> None:
    """Seven days are a week, whichever day they begin on."""
    assert [precision_of(days) for days in (FRIDAY, WEEK, SINCE)] == ["day", "week", "vague"]
