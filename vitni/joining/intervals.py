"""Arithmetic on half-open days: do two intervals meet, how far apart are they, what is common to several?"""

from collections.abc import Iterable
from datetime import date, timedelta

from vitni.model.time import Interval, Precision

DAY = timedelta(days=1)


def one_day(day: date) -> Interval:
    """Return the interval that holds just this day."""
    return Interval(start=day, end=day + DAY)


def meet(first: Interval, second: Interval) -> bool:
    """Say whether the two share a day; an open end (None) reaches for ever."""
    return (first.start is None or second.end is None or first.start < second.end) and (
        second.start is None or first.end is None or second.start < first.end
    )


def gap(first: Interval, second: Interval) -> int:
    """Return how many days one must step from the one to reach the other: 0 where they meet, 1 for neighbours."""
    if meet(first, second):
        return 0
    if first.end is not None and second.start is not None and first.end <= second.start:
        return (second.start - first.end).days + 1
    assert second.end is not None and first.start is not None
    return (first.start - second.end).days + 1


def length(interval: Interval) -> int | None:
    """Return the number of days in it, None where an end is open."""
    if interval.start is None or interval.end is None:
        return None
    return (interval.end - interval.start).days


def common(intervals: Iterable[Interval]) -> Interval | None:
    """Return the days that all of them hold; None where there are none or the list is empty."""
    result: Interval | None = None
    for interval in intervals:
        if result is None:
            result = interval
        elif not meet(result, interval):
            return None
        else:
            starts = [day for day in (result.start, interval.start) if day is not None]
            ends = [day for day in (result.end, interval.end) if day is not None]
            result = Interval(start=max(starts, default=None), end=min(ends, default=None))
    return result


def precision_of(interval: Interval) -> Precision:
    """Name the finest calendar unit the interval fits in."""
    days = length(interval)
    if days is None:
        return "vague"
    for limit, name in ((1, "day"), (7, "week"), (31, "month"), (92, "season"), (366, "year")):
        if days <= limit:
            return name  # type: ignore[return-value]
    return "vague"


def shown(interval: Interval | None) -> str:
    """Write the interval as ISO 8601: one day as itself, several as `start/last` (last included), open ends as `..`."""
    if interval is None:
        return ""
    start = interval.start.isoformat() if interval.start else ".."
    last = (interval.end - DAY).isoformat() if interval.end else ".."
    return start if start == last else f"{start}/{last}"


def interval_of(words: str) -> Interval:
    """Return the interval that `shown` writes so. Anything else is a `ValueError`."""
    first, _, second = words.partition("/")
    try:
        start, last = (None if end == ".." else date.fromisoformat(end) for end in (first, second or first))
    except ValueError as error:
        raise ValueError(f"“{words}” is no day") from error
    if start is None and last is None:
        raise ValueError("both ends are open")
    if start is not None and last is not None and last < start:
        raise ValueError(f"{last} is before {start}")
    return Interval(start=start, end=last + DAY if last else None)
