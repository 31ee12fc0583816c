"""Days in English words."""

from datetime import date, timedelta

from vitni.model.time import Dating, Interval

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ONE_DAY = timedelta(days=1)
UNKNOWN = "day unknown"
DAYS_NAMED = 4
"""Days an open time names one by one; more are told by their bounds."""


def plain_day(day: date) -> str:
    """Return "21 January 2022"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_day(day: date) -> str:
    """Return "Friday 21 January 2022"."""
    return f"{WEEKDAYS[day.weekday()]} {plain_day(day)}"


def middle_day(day: date) -> str:
    """Return "Fri 21 January 2022"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {plain_day(day)}"


def short_day(day: date, *, year: bool = True) -> str:
    """Return "Fri 21 Jan 2022", or without its year where that stands elsewhere on the screen."""
    words = f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"
    return f"{words} {day.year}" if year else words


def ordinal_day(day: date) -> str:
    """Return "the 21st"."""
    ending = "th" if 10 <= day.day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"the {day.day}{ending}"


def one_day(interval: Interval | None) -> date | None:
    """Return the day of an interval of exactly one, None for any other."""
    if interval is None or interval.start is None or interval.end != interval.start + ONE_DAY:
        return None
    return interval.start


def long_interval(interval: Interval) -> str:
    """Return the interval in full: a day with its weekday, "January 2022", "24–30 January 2022", "until 21 January 2022"."""
    if (day := one_day(interval)) is not None:
        return long_day(day)
    return _span(interval, months=12, year=True)


def short_interval(interval: Interval, *, year: bool = True) -> str:
    """Return the interval for a column: "Fri 21 Jan 2022", "24–30 Jan 2022", "until 21 Jan 2022"."""
    if (day := one_day(interval)) is not None:
        return short_day(day, year=year)
    return _span(interval, months=3, year=year)


def dating_words(dating: Dating | None, *, short: bool = False, year: bool = True) -> str:
    """Return a decided time in words; "21 or 22 January 2022" where it is open between few, "day unknown" where nothing is."""
    if dating is None:
        return UNKNOWN
    if dating.interval is not None and (dating.interval.start or dating.interval.end):
        return short_interval(dating.interval, year=year) if short else long_interval(dating.interval)
    days = sorted({day for candidate in dating.open if (day := one_day(candidate.interval)) is not None})
    if not days or len(days) > DAYS_NAMED:
        return _hull(dating)
    return _alternatives(days, short=short, year=year)


def _hull(dating: Dating) -> str:
    """Return "between 1 and 31 January 2022" for a time open within bounds."""
    starts = [candidate.interval.start for candidate in dating.open]
    ends = [candidate.interval.end for candidate in dating.open]
    known = [day for day in starts if day is not None], [day for day in ends if day is not None]
    if not starts or len(known[0]) < len(starts) or len(known[1]) < len(ends):
        return UNKNOWN
    return f"between {plain_day(min(known[0]))} and {plain_day(max(known[1]) - ONE_DAY)}"


def _alternatives(days: list[date], *, short: bool, year: bool) -> str:
    last = days[-1]
    month = MONTHS[last.month - 1][:3] if short else MONTHS[last.month - 1]
    if all((day.year, day.month) == (last.year, last.month) for day in days):
        tail = f" {month} {last.year}" if year else f" {month}"
        return " or ".join(str(day.day) for day in days) + tail
    return " or ".join(short_day(day, year=year) if short else plain_day(day) for day in days)


def _span(interval: Interval, *, months: int, year: bool) -> str:
    start, end = interval.start, interval.end
    if start is None and end is None:
        return UNKNOWN
    if start is None and end is not None:
        return f"until {_day_month(end - ONE_DAY, months, year)}"
    if start is not None and end is None:
        return f"from {_day_month(start, months, year)}"
    assert start is not None and end is not None
    last = end - ONE_DAY
    if (whole := _whole(start, end, months, year)) is not None:
        return whole
    if (start.year, start.month) == (last.year, last.month):
        return f"{start.day}–{_day_month(last, months, year)}"
    return f"{_day_month(start, months, year and start.year != last.year)} – {_day_month(last, months, year)}"


def _whole(start: date, end: date, months: int, year: bool) -> str | None:
    """Return "January 2022" or "2022" for an interval that is one; None for any other."""
    if start.day != 1 or end.day != 1:
        return None
    length = (end.year - start.year) * 12 + end.month - start.month
    if length == 1:
        name = MONTHS[start.month - 1][:months]
        return f"{name} {start.year}" if year else name
    return str(start.year) if length == 12 and start.month == 1 else None


def _day_month(day: date, months: int, year: bool) -> str:
    words = f"{day.day} {MONTHS[day.month - 1][:months]}"
    return f"{words} {day.year}" if year else words
