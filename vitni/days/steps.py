"""Calendar arithmetic on half-open intervals of days: units, steps, parts of units, seasons and named days. No words here."""

import re
from datetime import date, timedelta

from vitni.model.time import Interval, Part, Precision, Unit

DAY = timedelta(days=1)
PRECISIONS: dict[Unit, Precision] = {
    "second": "instant",
    "minute": "instant",
    "hour": "instant",
    "day": "day",
    "week": "week",
    "month": "month",
    "quarter": "season",
    "season": "season",
    "year": "year",
    "decade": "year",
    "century": "year",
}
"""The precision of an interval one unit long; a quarter is as long as a season, and nothing is coarser than years."""
MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}

FIXED_DAYS: dict[str, tuple[int, int]] = {
    "new-year": (1, 1),
    "new-years-eve": (12, 31),
    "christmas-eve": (12, 24),
    "christmas-day": (12, 25),
    "boxing-day": (12, 26),
    "epiphany": (1, 6),
    "valentines-day": (2, 14),
    "labour-day": (5, 1),
    "halloween": (10, 31),
    "midsummer": (6, 24),
    "all-saints": (11, 1),
    "assumption": (8, 15),
    "victory-day": (5, 9),
    "womens-day": (3, 8),
    "orthodox-christmas": (1, 7),
}
EASTER_DAYS: dict[str, int] = {
    "ash-wednesday": -46,
    "palm-sunday": -7,
    "maundy-thursday": -3,
    "good-friday": -2,
    "holy-saturday": -1,
    "easter-sunday": 0,
    "easter-monday": 1,
    "ascension": 39,
    "whit-sunday": 49,
    "whit-monday": 50,
    "corpus-christi": 60,
}
SPANS: dict[str, tuple[int, int, int]] = {"christmas": (12, 24, 3)}
"""Named days that last longer: month, first day, length in days."""
WRITTEN_DAY = re.compile(r"(?:(\d\d)-(\d\d)(?: (mon|tue|wed|thu|fri|sat|sun))?|(easter|orthodox)([+-]\d+))(?: x(\d+))?")
"""A holiday written as data: "06-17", "06-19 fri" (the first Friday on or after), "easter+39", "orthodox-2", "12-24 x3"."""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def add_months(day: date, months: int) -> date:
    """Return the day a number of months away; the last day of the month where the number does not exist there."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for number in range(day.day, 27, -1):
        if is_day(year, month + 1, number):
            return date(year, month + 1, number)
    return date(year, month + 1, min(day.day, 28))


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar holds that day (the Gregorian one, years 1 to 9999)."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def one_day(day: date) -> Interval:
    """Return the interval of one day."""
    return Interval(start=day, end=day + DAY)


def move(day: date, unit: Unit, count: float) -> date:
    """Return the day a number of units away; half units are rounded to days, minutes and hours to the day they fall on."""
    if unit in MONTHS:
        whole = int(count * MONTHS[unit])
        moved = add_months(day, whole)
        return moved + timedelta(days=round((count * MONTHS[unit] - whole) * 30))
    if unit == "week":
        return day + timedelta(days=round(count * 7))
    return day + timedelta(days=round(count)) if unit == "day" else day


def unit_around(day: date, unit: Unit, week_start: int) -> Interval:
    """Return the week, month, quarter, year, decade or century that holds a day. `week_start` is ISO (1 Monday .. 7 Sunday)."""
    if unit == "week":
        start = day - timedelta(days=(day.isoweekday() - week_start) % 7)
        return Interval(start=start, end=start + 7 * DAY)
    if unit in ("second", "minute", "hour", "day"):
        return one_day(day)
    if unit == "century":
        first = (day.year - 1) // 100 * 100 + 1
        return Interval(start=date(first, 1, 1), end=date(first + 100, 1, 1))
    if unit == "decade":
        first = day.year // 10 * 10
        return Interval(start=date(first, 1, 1), end=date(first + 10, 1, 1))
    if unit == "year":
        return year_interval(day.year)
    length = MONTHS[unit]
    start = date(day.year, (day.month - 1) // length * length + 1, 1)
    return Interval(start=start, end=add_months(start, length))


def year_interval(year: int) -> Interval:
    """Return the interval of a calendar year."""
    return Interval(start=date(year, 1, 1), end=date(year + 1, 1, 1))


def month_interval(year: int, month: int) -> Interval:
    """Return the interval of a calendar month."""
    start = date(year, month, 1)
    return Interval(start=start, end=add_months(start, 1))


def season_interval(year: int, season: int) -> Interval:
    """Return a season by months, northern: spring begins on 1 March; the winter of a year begins on 1 December of that year."""
    start = date(year, 12 if season == 1 else 3 * season - 3, 1)
    return Interval(start=start, end=add_months(start, 3))


def easter(year: int) -> date:
    """Return Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, 1991, p. 67)."""
    golden, century = year % 19, year // 100
    century_rest = year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (century_rest // 4) - moon - century_rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Return Easter Sunday of the churches that keep the Julian computus (Meeus, p. 69), as a day of the Gregorian calendar."""
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def written_holiday(name: str, year: int) -> Interval | None:
    """Return the days in a year of a holiday written as data (`WRITTEN_DAY`); None where the name is not written so."""
    match = WRITTEN_DAY.fullmatch(name)
    if match is None:
        return None
    month, number, weekday, feast, offset, length = match.groups()
    if feast:
        first = (easter if feast == "easter" else orthodox_easter)(year) + timedelta(days=int(offset))
    elif not is_day(year, int(month), int(number)):
        return None
    else:
        first = date(year, int(month), int(number))
        if weekday:
            first += timedelta(days=(WEEKDAYS.index(weekday) + 1 - first.isoweekday()) % 7)
    return Interval(start=first, end=first + int(length or 1) * DAY)


def named_interval(name: str, year: int) -> Interval | None:
    """Return a named day in a year; None where only a calendar vitni does not have could tell (Ramadan)."""
    if WRITTEN_DAY.fullmatch(name):
        return written_holiday(name, year)
    if name in FIXED_DAYS:
        return one_day(date(year, *FIXED_DAYS[name]))
    if name in EASTER_DAYS:
        return one_day(easter(year) + timedelta(days=EASTER_DAYS[name]))
    if name in SPANS:
        month, day, length = SPANS[name]
        return Interval(start=date(year, month, day), end=date(year, month, day) + length * DAY)
    if name == "easter":
        return Interval(start=easter(year) - 2 * DAY, end=easter(year) + 2 * DAY)
    if name == "thanksgiving":
        first = date(year, 11, 1)
        return one_day(first + timedelta(days=(4 - first.isoweekday()) % 7 + 21))
    return None


def narrow(interval: Interval, part: Part) -> Interval:
    """Return the start, middle or end (a third each; of a month ten days, of a year four months) or a half of an interval."""
    start, end = interval.start, interval.end
    if start is None or end is None or (end - start).days < 5:
        return interval
    days = (end - start).days
    if days > 31 and start.day == 1:
        months = (end.year - start.year) * 12 + end.month - start.month
        third, half = add_months(start, months // 3), add_months(start, months // 2)
        two_thirds = add_months(start, months - months // 3)
    else:
        size = 10 if days > 7 else 2
        third, half, two_thirds = start + size * DAY, start + days // 2 * DAY, start + 2 * size * DAY
        if days == 7:
            two_thirds = start + 4 * DAY
    if part in ("start", "early"):
        return Interval(start=start, end=third)
    if part == "middle":
        return Interval(start=third, end=two_thirds)
    if part in ("end", "late"):
        return Interval(start=two_thirds, end=end)
    if part == "first-half":
        return Interval(start=start, end=half)
    return Interval(start=half, end=end) if part == "second-half" else interval
