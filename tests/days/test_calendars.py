"""Days of other calendars: eras that only count years from elsewhere, the solar Hijri calendar, and what is not reckoned."""

from datetime import date
from typing import Any

import pytest

from vitni.dates import explain_refusal, reckon
from vitni.days.calendars import solar_interval
from vitni.model.time import Anchor, TimePhrase

TUESDAY = Anchor(day=date(2022, 1, 18))


def phrase(**fields: Any) -> TimePhrase:
    """Return a phrase with the fields a test is about."""
    plain: dict[str, Any] = {"start": 0, "end": 1, "words": "x", "language": "xx", "kind": "date", "rule": "test"}
    return TimePhrase(**(plain | fields))


def days(told: TimePhrase) -> list[tuple[str, tuple[str, ...]]]:
    """Return the intervals and denials of a phrase."""
    return [(f"{one.interval.start}..{one.interval.end}", one.denies) for one in reckon(told, TUESDAY)]


@pytest.mark.parametrize(
    ("year", "month", "day", "wanted"),
    [(1357, 11, 22, "1979-02-11"), (1400, 11, 2, "2022-01-22"), (1403, 12, 30, "2025-03-20"), (1399, 1, 1, "2020-03-20")],
)
def test_days_of_the_solar_calendar_are_those_of_history(year: int, month: int, day: int, wanted: str) -> None:
    """22 Bahman 1357 was the day of the revolution, 11 February 1979; 1403 was a leap year."""
    found = solar_interval(year, month, day)
    assert found is not None and str(found.start) == wanted


def test_a_day_the_solar_calendar_does_not_hold_is_refused() -> None:
    """30 Esfand is there in leap years only."""
    told = phrase(named="solar-hijri", year=1400, month=12, day=30)
    refusal = explain_refusal(told)
    assert days(told) == [] and refusal is not None and refusal.name == "no-such-day"


def test_a_solar_day_without_year_is_the_nearest_and_a_weekday_that_denies_it_is_shown() -> None:
    """1 Bahman 1400 was Friday 21 January 2022."""
    assert days(phrase(named="solar-hijri", month=11, day=1)) == [("2022-01-21..2022-01-22", ())]
    assert days(phrase(named="solar-hijri", month=11, day=1, weekday=4)) == [
        ("2022-01-21..2022-01-22", ("weekday",)),
        ("2022-01-20..2022-01-21", ("day",)),
    ]


@pytest.mark.parametrize(("era", "year"), [("reiwa", 4), ("heisei", 34), ("showa", 97), ("minguo", 111), ("buddhist", 2565)])
def test_an_era_counts_our_years_from_elsewhere_and_says_so(era: str, year: int) -> None:
    """All five are 2022, and the reason names the era."""
    told = reckon(phrase(named=era, year=year, month=1, day=22), TUESDAY)
    assert str(told[0].interval.start) == "2022-01-22"
    assert ("named", era) in told[0].reasons[-1].values


def test_a_day_of_the_lunar_calendar_is_named_and_not_bent() -> None:
    """Its months begin with the moon as a country sees it."""
    told = phrase(named="hijri", year=1443, month=9, day=1)
    refusal = explain_refusal(told)
    assert days(told) == [] and refusal is not None and refusal.values == (("named", "hijri"),)
