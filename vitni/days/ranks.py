"""The so-many-eth day, week or weekday of a longer time ("the second Friday of July", "the last two weeks of 2021")."""

from collections.abc import Iterator
from datetime import date, timedelta

from vitni.days.steps import DAY, PRECISIONS, move, unit_around
from vitni.days.weekdays import candidate_of
from vitni.model.time import Candidate, Interval, TimePhrase, Unit

NEXT_RANK = -0.3
"""Weight of weeks counted another way than the usual: whole ones only, or from the first day on."""


def ranked(phrase: TimePhrase, box: Candidate, week_start: int) -> list[Candidate]:
    """Return what a rank means inside one longer time; () where the time is open or holds no such day.

    A week belongs to the month or year that holds its fourth day (so counts ISO 8601), or to the one it lies in as a whole, or
    the first week is the first seven days: each is a reading.
    """
    start, end = box.interval.start, box.interval.end
    if start is None or end is None or phrase.rank is None:
        return []
    if phrase.rank == 0:  # "the week of 7 March": the one that holds it
        if phrase.rank_unit == "weekend":
            return _nearest_weekend(start, box)
        if phrase.rank_unit == "day":
            return [box]
        around = unit_around(start, phrase.rank_unit or "week", week_start)
        return [
            candidate_of(around, PRECISIONS[phrase.rank_unit or "week"], "holds-the-day", box.reasons[0].weight, box.denies)
        ]
    if phrase.rank_unit is None:
        return _one(list(_weekdays(start, end, phrase.weekday or 1)), phrase, box, "day")
    if phrase.rank_unit == "weekend":
        weekends = [Interval(start=day, end=day + 2 * DAY) for day in _days_of(_weekdays(start, end, 6))]
        return _one(weekends, phrase, box, "day")
    unit = phrase.rank_unit
    if unit != "week":
        return _one(list(_units(start, end, unit)), phrase, box, unit)
    weeks = [unit_around(start + timedelta(days=7 * n), "week", week_start) for n in range((end - start).days // 7 + 2)]
    by_fourth = [week for week in weeks if week.start is not None and start <= week.start + 3 * DAY < end]
    whole = [
        week for week in weeks if week.start is not None and week.end is not None and start <= week.start and week.end <= end
    ]
    sevens = [Interval(start=start + 7 * n * DAY, end=start + 7 * (n + 1) * DAY) for n in range((end - start).days // 7)]
    if (end - start).days % 7 and phrase.rank < 0:
        sevens = [Interval(start=end - 7 * n * DAY, end=end - 7 * (n - 1) * DAY) for n in range(len(sevens), 0, -1)]
    found = _one(by_fourth, phrase, box, "week")
    for rank, other in enumerate((whole, sevens), 1):
        for candidate in _one(other, phrase, box, "week", rank * NEXT_RANK):
            if all(candidate.interval != one.interval for one in found):
                found.append(candidate)
    return found


def _nearest_weekend(day: date, box: Candidate) -> list[Candidate]:
    """Return the weekend next to a day, with the day itself ("the Labor Day weekend" has three days)."""
    saturday = day + timedelta(days=(6 - day.isoweekday() + 3) % 7 - 3)
    start, end = min(saturday, day), max(saturday + 2 * DAY, box.interval.end or day)
    return [candidate_of(Interval(start=start, end=end), "day", "holds-the-day", 0.0, box.denies)]


def _one(units: list[Interval], phrase: TimePhrase, box: Candidate, unit: Unit, weight: float = 0.0) -> list[Candidate]:
    """Return the unit (or the stretch of units) of the phrase's rank; nothing where there are not so many."""
    rank, count = phrase.rank or 1, int(phrase.rank_count or 1)
    first = rank - 1 if rank > 0 else len(units) + rank - (count - 1 if rank == -1 else 0)
    if not (first >= 0 and first + count <= len(units)):
        return []
    interval = Interval(start=units[first].start, end=units[first + count - 1].end)
    weight += sum(reason.weight for reason in box.reasons)
    return [candidate_of(interval, PRECISIONS[unit], "rank-as-written", weight, box.denies)]


def _weekdays(start: date, end: date, weekday: int) -> Iterator[Interval]:
    day = start + timedelta(days=(weekday - start.isoweekday()) % 7)
    while day < end:
        yield Interval(start=day, end=day + DAY)
        day += 7 * DAY


def _days_of(intervals: Iterator[Interval]) -> Iterator[date]:
    for interval in intervals:
        if interval.start is not None:
            yield interval.start


def _units(start: date, end: date, unit: Unit) -> Iterator[Interval]:
    at = start
    while at < end:
        behind = move(at, unit, 1)
        if behind <= at:
            return
        yield Interval(start=at, end=behind)
        at = behind
