"""Days told in another calendar: years of other eras, and the solar Hijri calendar of Iran and Afghanistan.

An era only counts the years of the Gregorian calendar from elsewhere; the solar calendar is reckoned exactly. The lunar Hijri
calendar is not reckoned at all: its months begin with the moon as a country sees it, so a day of ours would be invented.
"""

from dataclasses import replace
from datetime import date, timedelta

from vitni.days.steps import DAY, month_interval, year_interval
from vitni.days.weekdays import candidate_of, days_by_number
from vitni.model.time import Candidate, Interval, Precision, Reason, TimePhrase

ERAS = {"buddhist": -543, "minguo": 1911, "showa": 1925, "heisei": 1988, "reiwa": 2018}
"""Years to add to a year of the era to have ours."""
SOLAR = "solar-hijri"
JULIAN = "julian"
"""The calendar of Caesar, where a report says so ("25 October 1917, Old Style")."""
UNRECKONED = ("hijri", "hebrew")
"""The lunar calendar, and the Hebrew one, whose news dates by our months too."""
FIRST_SOLAR, LAST_SOLAR = 1244, 1472
"""Years of the solar calendar for which a leap year comes in every 33-year cycle at the same places."""
SOLAR_LEAPS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
"""Places of the leap years in the cycle of 33."""


def in_other_calendar(phrase: TimePhrase) -> bool:
    """Whether the words of a phrase name another calendar than the Gregorian."""
    return phrase.named in ERAS or phrase.named in (SOLAR, JULIAN, *UNRECKONED)


def days_of_calendar(phrase: TimePhrase, day: date, week_start: int) -> list[Candidate]:
    """Return what a phrase of another calendar means in ours; [] for the lunar calendar and for days it does not hold."""
    name = phrase.named or ""
    if name in ERAS:
        found = _of_era(phrase, ERAS[name], day, week_start)
    elif name == SOLAR:
        found = _of_solar(phrase, day)
    elif name == JULIAN:
        found = _of_julian(phrase)
    else:
        return []
    told = Reason(name="other-calendar", values=(("named", name),))
    return [replace(candidate, reasons=(*candidate.reasons, told)) for candidate in found]


def _of_era(phrase: TimePhrase, offset: int, day: date, week_start: int) -> list[Candidate]:
    if phrase.year is None or not 1 <= phrase.year + offset <= 9998:
        return []
    year = phrase.year + offset
    if phrase.day is not None and phrase.month is not None:
        return days_by_number(replace(phrase, named=None, year=year), day, week_start, 0)
    if phrase.month is not None:
        return [candidate_of(month_interval(year, phrase.month), "month", "year-as-written")]
    return [candidate_of(year_interval(year), "year", "year-as-written")]


def _of_julian(phrase: TimePhrase) -> list[Candidate]:
    """Return the day of ours of a full date of the Julian calendar, which runs 13 days behind since 1900."""
    if phrase.year is None or phrase.month is None or phrase.day is None:
        return []
    year = phrase.year - (phrase.month < 3)
    day = date(phrase.year, phrase.month, phrase.day) + timedelta(days=year // 100 - year // 400 - 2)
    return [candidate_of(Interval(start=day, end=day + DAY), "day", "day-as-written")]


def _of_solar(phrase: TimePhrase, day: date) -> list[Candidate]:
    years = [phrase.year] if phrase.year is not None else sorted(range(day.year - 623, day.year - 619))
    intervals = [found for year in years if (found := solar_interval(year, phrase.month, phrase.day)) is not None]
    if phrase.direction is not None and phrase.year is None:
        past = phrase.direction == "past"
        intervals = [one for one in intervals if ((one.start or day) <= day) == past] or intervals
    intervals.sort(key=lambda one: abs(((one.start or day) - day).days))
    if not intervals:
        return []
    precision: Precision = "day" if phrase.day is not None else "month" if phrase.month is not None else "year"
    start = intervals[0].start
    if phrase.weekday is not None and start is not None and phrase.day is not None and start.isoweekday() != phrase.weekday:
        near = start + timedelta(days=(phrase.weekday - start.isoweekday() + 3) % 7 - 3)
        return [
            candidate_of(intervals[0], precision, "day-as-written", 0.0, ("weekday",)),
            candidate_of(Interval(start=near, end=near + DAY), precision, "weekday-as-written", -0.5, ("day",)),
        ]
    return [candidate_of(intervals[0], precision, "day-as-written" if precision == "day" else "year-as-written")]


def solar_interval(year: int, month: int | None, day: int | None) -> Interval | None:
    """Return the days of a solar Hijri day, month or year in our calendar; None where that calendar has none such.

    The first six months have 31 days, the next five 30, the last 29 or, in a leap year, 30.
    """
    if not FIRST_SOLAR <= year <= LAST_SOLAR:
        return None
    first = _new_year(year)
    if month is None:
        return Interval(start=first, end=_new_year(year + 1))
    if not 1 <= month <= 12:
        return None
    begin = first + timedelta(days=31 * (month - 1) - max(0, month - 7))
    end = _new_year(year + 1) if month == 12 else first + timedelta(days=31 * month - max(0, month - 6))
    if day is None:
        return Interval(start=begin, end=end)
    if not 1 <= day <= (end - begin).days:
        return None
    return Interval(start=begin + timedelta(days=day - 1), end=begin + timedelta(days=day))


def _new_year(year: int) -> date:
    """Return 1 Farvardin of a year: 21 March 2021 began 1400, and leap years (366 days) come by the cycle of 33."""
    days = 0
    for between in range(min(year, 1400), max(year, 1400)):
        days += 366 if between % 33 in SOLAR_LEAPS else 365
    return date(2021, 3, 21) + timedelta(days=days if year >= 1400 else -days)
