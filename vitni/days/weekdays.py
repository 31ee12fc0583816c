"""Days told by a weekday, by a number in a month, or by both: every reading, and what it denies where the two quarrel.

"Friday 22 January" in a year whose 22 January is a Saturday holds one wrong word of three: the weekday, the number or the year.
"""

from datetime import date, timedelta

from vitni.days.steps import DAY, is_day, move, one_day, unit_around
from vitni.model.time import Candidate, Direction, Interval, Precision, Reason, TimePhrase

FIRST_YEAR, LAST_YEAR = 1990, 2035
"""Years looked at for a report that nothing dates: those of news on the web. Wider, every weekday fits some year."""
NEAR_ENOUGH = 45
"""Days within which a date without a year is the nearest one whatever the tense: a noisy "past" must not move it by a year."""
FAR = 40
"""Days beyond which the other year of a date without one is worth showing."""


def possible_years(phrase: TimePhrase, first: int = FIRST_YEAR, last: int = LAST_YEAR) -> tuple[int, ...]:
    """Return the years, first to last included, in which weekday, day and month of a phrase agree.

    Without a weekday these are the years that hold the day; without day and month, all.
    """
    month, day = phrase.month, phrase.day
    if month is None or day is None:
        return tuple(range(first, last + 1))
    return tuple(
        year
        for year in range(first, last + 1)
        if is_day(year, month, day) and phrase.weekday in (None, date(year, month, day).isoweekday())
    )


def candidate_of(
    interval: Interval, precision: Precision, name: str, weight: float = 0.0, denies: tuple[str, ...] = ()
) -> Candidate:
    return Candidate(interval=interval, precision=precision, denies=denies, reasons=(Reason(name=name, weight=weight),))


def nearest_weekday(day: date, weekday: int) -> date:
    """Return the day with that weekday at most three days away."""
    return day + timedelta(days=(weekday - day.isoweekday() + 3) % 7 - 3)


def towards(day: date, weekday: int, direction: Direction | None) -> date:
    """Return the last, coming or nearest day with that weekday; the day itself counts."""
    if direction == "past":
        return day - timedelta(days=(day.isoweekday() - weekday) % 7)
    if direction == "future":
        return day + timedelta(days=(weekday - day.isoweekday()) % 7)
    return nearest_weekday(day, weekday)


def precision_of_day(phrase: TimePhrase) -> Precision:
    return "instant" if phrase.hour is not None else "day"


def written_days(phrase: TimePhrase, day: date | None) -> list[date]:
    """Return the written day and month in the written year, or in the years near a day, likeliest first."""
    month, number = phrase.month or 0, phrase.day or 0
    if phrase.year is not None:
        return [date(phrase.year, month, number)] if is_day(phrase.year, month, number) else []
    if day is None:
        return []
    if phrase.unit == "year" and phrase.shift is not None:
        year = day.year + phrase.shift
        return [date(year, month, number)] if is_day(year, month, number) else []
    around = [date(year, month, number) for year in range(day.year - 4, day.year + 5) if is_day(year, month, number)]
    around.sort(key=lambda found: (abs((found - day).days), found))
    if phrase.shift and phrase.unit is None:  # "next 6 April"
        return next(([found] for found in around if (found > day) == (phrase.shift > 0)), around[:1])
    if not around or abs((around[0] - day).days) <= NEAR_ENOUGH or phrase.direction is None:
        return [found for found in around[:2] if found == around[0] or abs((around[0] - day).days) > FAR]
    wanted = [found for found in around if (found <= day) == (phrase.direction == "past")]
    return wanted[:1]


def days_by_number(phrase: TimePhrase, day: date, week_start: int, shift: int) -> list[Candidate]:
    if phrase.month is None:
        return _day_in_month(phrase, day)
    written = written_days(phrase, day)
    if not written:
        return []
    if phrase.unit == "day" and phrase.shift is not None:
        return _agreeing(phrase, written[0], day)
    if phrase.day_end is not None or phrase.month_end is not None:
        return [found for rank, first in enumerate(written) for found in _range_of_days(phrase, first, -float(rank))]
    precision = precision_of_day(phrase)
    if phrase.weekday is not None and written[0].isoweekday() != phrase.weekday:
        return _quarrel(phrase, written[0], shift)
    found = []
    if phrase.swappable:
        written = written[:1]
    for rank, first in enumerate(written):
        found.append(candidate_of(one_day(first), precision, "day-as-written" if not rank else "other-year", -float(rank)))
    if phrase.swappable and phrase.year is not None and phrase.month is not None and phrase.day is not None:
        other = date(phrase.year, phrase.day, phrase.month)
        found.append(candidate_of(one_day(other), precision, "day-and-month-change-places", -1.0))
    if shift and phrase.weekday is None:
        moved = written[0] - timedelta(days=shift)
        found.append(candidate_of(one_day(moved), precision, "day-numbers-slip", -1.0, ("day",)))
    return found


def _quarrel(phrase: TimePhrase, written: date, shift: int) -> list[Candidate]:
    """Return every reading of a weekday and a day that deny each other: one of the three words must be wrong."""
    precision, weekday = precision_of_day(phrase), phrase.weekday or 1
    near = nearest_weekday(written, weekday)
    values = (("written", written.isoformat()), ("weekday", near.isoformat()))
    slipped = shift != 0 and (written - near).days == shift
    found = [
        Candidate(
            interval=one_day(written),
            precision=precision,
            denies=("weekday",),
            reasons=(Reason(name="day-as-written", weight=0.0, values=values),),
        ),
        Candidate(
            interval=one_day(near),
            precision=precision,
            denies=("day",),
            reasons=(
                Reason(
                    name="day-numbers-slip" if slipped else "weekday-as-written", weight=1.0 if slipped else -0.5, values=values
                ),
            ),
        ),
    ]
    both = possible_years(phrase, written.year - 12, written.year + 12)
    for year in sorted(both, key=lambda year: (abs(year - written.year), year))[:2]:
        fitting = date(year, written.month, written.day)
        found.append(
            candidate_of(one_day(fitting), precision, "year-in-which-both-fit", -2.0 - abs(year - written.year) / 10, ("year",))
        )
    return sorted(found, key=lambda candidate: -candidate.reasons[0].weight)


def _agreeing(phrase: TimePhrase, written: date, day: date) -> list[Candidate]:
    """Read "yesterday, 17 January": the step and the number agree, or each reading denies the other."""
    stepped = day + timedelta(days=phrase.shift or 0)
    precision = precision_of_day(phrase)
    if stepped == written and phrase.weekday in (None, stepped.isoweekday()):
        return [candidate_of(one_day(written), precision, "day-as-written")]
    quarrel = ("weekday",) if phrase.weekday not in (None, written.isoweekday()) else ()
    if stepped == written:
        return [candidate_of(one_day(written), precision, "day-as-written", 0.0, quarrel)]
    off = ("weekday",) if phrase.weekday not in (None, stepped.isoweekday()) else ()
    return [
        candidate_of(one_day(written), precision, "day-as-written", 0.0, ("shift", *quarrel)),
        candidate_of(one_day(stepped), precision, "step-as-written", -0.5, ("day", *off)),
    ]


def _day_in_month(phrase: TimePhrase, day: date) -> list[Candidate]:
    """Read "on the 22nd": in the month of the report or its neighbours, nearest first, or where the tense points."""
    number = phrase.day or 0
    precision = precision_of_day(phrase)
    if phrase.unit == "month" and phrase.shift is not None:
        first = move(day.replace(day=1), "month", phrase.shift)
        if phrase.day_end is not None:
            ends = [first.replace(day=one) for one in (number, phrase.day_end) if is_day(first.year, first.month, one)]
            return [range_of(ends[0], ends[-1] + DAY, "day")] if ends else []
        return (
            [candidate_of(one_day(first.replace(day=number)), precision, "day-as-written")]
            if is_day(first.year, first.month, number)
            else []
        )
    months = [move(day.replace(day=1), "month", step) for step in (-2, -1, 0, 1, 2)]
    found = [month.replace(day=number) for month in months if is_day(month.year, month.month, number)]
    if phrase.weekday is not None:
        fitting = [one for one in found if one.isoweekday() == phrase.weekday]
        if not fitting:
            nearest = min(found, key=lambda one: abs((one - day).days))
            return [*_quarrel_in_month(phrase, nearest), *_farther_months(phrase, day)]
        found = fitting
    wanted = [one for one in found if phrase.direction is None or (one <= day) == (phrase.direction == "past") or one == day]
    ordered = sorted(wanted or found, key=lambda one: (abs((one - day).days), one))
    nearest_one = candidate_of(_up_to_number(ordered[0], phrase.day_end), precision, "day-as-written")
    if phrase.direction is not None or phrase.weekday is not None:
        return [nearest_one]
    other = [one for one in ordered[1:] if (one > day) != (ordered[0] > day)]
    farther = (_up_to_number(one, phrase.day_end) for one in other[:1])
    return [nearest_one, *(candidate_of(one, precision, "farther-one", -1.0) for one in farther)]


def _up_to_number(first: date, last: int | None) -> Interval:
    """Return one day, or the days from it to the next one of that number ("from the 24th to the 30th")."""
    if last is None:
        return one_day(first)
    month = first.replace(day=1) if last >= first.day else move(first.replace(day=1), "month", 1)
    if not is_day(month.year, month.month, last):
        return one_day(first)
    return Interval(start=first, end=month.replace(day=last) + DAY)


def _farther_months(phrase: TimePhrase, day: date) -> list[Candidate]:
    """Return the last and the coming month of a year around in which weekday and number agree."""
    number, found = phrase.day or 0, []
    for side in (-1, 1):
        for step in range(3, 13):
            month = move(day.replace(day=1), "month", side * step)
            if is_day(month.year, month.month, number) and month.replace(day=number).isoweekday() == phrase.weekday:
                fitting = one_day(month.replace(day=number))
                found.append(candidate_of(fitting, precision_of_day(phrase), "month-in-which-both-fit", -2.0, ("month",)))
                break
    return found


def _quarrel_in_month(phrase: TimePhrase, written: date) -> list[Candidate]:
    near = nearest_weekday(written, phrase.weekday or 1)
    precision = precision_of_day(phrase)
    return [
        candidate_of(one_day(written), precision, "day-as-written", 0.0, ("weekday",)),
        candidate_of(one_day(near), precision, "weekday-as-written", -0.5, ("day",)),
    ]


NEIGHBOUR = 15
"""Days by which "28 to 3 January" must run back to begin in the month before; "30 to 24 January" are two ends swapped."""


def _range_of_days(phrase: TimePhrase, first: date, weight: float = 0.0) -> list[Candidate]:
    """Read "24 to 30 January" or "28 January to 3 February"; the last day is included."""
    month = phrase.month_end or first.month
    year = phrase.year_end or first.year + (month < first.month)
    number = phrase.day_end or first.day
    last = date(year, month, number) if is_day(year, month, number) else first
    if last >= first:
        return [range_of(first, last + DAY, "day", weight)]
    before = move(first, "month", -1)
    if phrase.month_end is not None:
        return [range_of(first, last + DAY, "day")]
    if (first - last).days >= NEIGHBOUR:
        return [range_of(before, last + DAY, "day")]
    told = Interval(start=before, end=last + DAY)
    return [range_of(first, last + DAY, "day"), candidate_of(told, "day", "range-from-month-before", -0.5, ("month",))]


def range_of(first: date, end: date, precision: Precision, weight: float = 0.0) -> Candidate:
    """Return the range from a day up to an end; one that ends before it begins is turned round and denies the order told."""
    if first < end:
        return candidate_of(Interval(start=first, end=end), precision, "range-as-written", weight)
    turned = Interval(start=end - DAY, end=first + DAY)
    return candidate_of(turned, precision, "range-turned-round", 0.0, ("order",))


def days_by_weekday(phrase: TimePhrase, day: date, previous: Interval | None, week_start: int) -> list[Candidate]:
    weekday, precision = phrase.weekday or 1, precision_of_day(phrase)
    if phrase.anchor == "previous" and previous is not None and previous.start is not None:
        return [candidate_of(one_day(nearest_weekday(previous.start, weekday)), precision, "told-before")]
    if phrase.unit == "day" and phrase.shift is not None:
        stepped = day + timedelta(days=phrase.shift)
        if stepped.isoweekday() == weekday:
            return [candidate_of(one_day(stepped), precision, "step-as-written")]
        near = towards(day, weekday, "past" if phrase.shift < 0 else "future" if phrase.shift > 0 else None)
        return [
            candidate_of(one_day(stepped), precision, "step-as-written", 0.0, ("weekday",)),
            candidate_of(one_day(near), precision, "weekday-as-written", -0.5, ("shift",)),
        ]
    if phrase.unit == "week" and phrase.shift is not None:
        week = unit_around(day + timedelta(days=7 * phrase.shift * int(phrase.count or 1)), "week", week_start)
        inside = (week.start or day) + timedelta(days=(weekday - week_start) % 7)
        if phrase.weekday_end is not None:
            last = inside + timedelta(days=(phrase.weekday_end - weekday) % 7)
            return [range_of(inside, last + DAY, "day")]
        return [candidate_of(one_day(inside), precision, "weekday-of-that-week")]
    if phrase.shift is not None:
        firsts = _shifted_weekday(weekday, phrase.shift, day, week_start, precision)
        return [_up_to(one, phrase.weekday_end) for one in firsts] if phrase.weekday_end is not None else firsts
    first = towards(day, weekday, phrase.direction)
    if phrase.weekday_end is not None:
        last = towards(first, phrase.weekday_end, "future")
        return [candidate_of(Interval(start=first, end=last + DAY), "day", "range-as-written")]
    if phrase.direction is not None:
        return [candidate_of(one_day(first), precision, f"weekday-in-the-{phrase.direction}")]
    found = [candidate_of(one_day(first), precision, "nearest-weekday")]
    if first != day:
        other = first - 7 * DAY if first > day else first + 7 * DAY
        return [*found, candidate_of(one_day(other), precision, "farther-weekday", -2.0)]
    return [*found, *(candidate_of(one_day(day + step), precision, "farther-weekday", -3.0) for step in (7 * DAY, -7 * DAY))]


def _up_to(first: Candidate, weekday: int) -> Candidate:
    """Return the range from a day to the next one with that weekday."""
    start = first.interval.start
    if start is None:
        return first
    return candidate_of(
        Interval(start=start, end=towards(start, weekday, "future") + DAY), "day", "range-as-written", first.reasons[0].weight
    )


def _shifted_weekday(weekday: int, shift: int, day: date, week_start: int, precision: Precision) -> list[Candidate]:
    """Read "last Friday" and "next Friday": the nearest one on that side, or the one of the last or next week."""
    if shift == 0:
        week = unit_around(day, "week", week_start)
        inside = (week.start or day) + timedelta(days=(weekday - week_start) % 7)
        found = [candidate_of(one_day(inside), precision, "weekday-of-that-week")]
        if inside < day:
            found.append(candidate_of(one_day(inside + 7 * DAY), precision, "nearest-on-that-side", -0.5))
        return found
    side: Direction = "past" if shift < 0 else "future"
    near = towards(day - DAY if shift < 0 else day + DAY, weekday, side)
    week = unit_around(day + timedelta(days=7 * shift), "week", week_start)
    inside = (week.start or day) + timedelta(days=(weekday - week_start) % 7)
    if abs(shift) > 1:
        farther = near + timedelta(days=7 * (shift - 1 if shift > 0 else shift + 1))
        found = [candidate_of(one_day(inside), precision, "weekday-of-that-week")]
        return found if farther == inside else [*found, candidate_of(one_day(farther), precision, "nearest-on-that-side", -0.5)]
    found = [candidate_of(one_day(near), precision, "nearest-on-that-side")]
    if inside != near:
        found.append(candidate_of(one_day(inside), precision, "weekday-of-that-week", -0.5))
    return found
