"""From what a time phrase says to every day it can mean: pure arithmetic on calendars, no text and no choosing.

A candidate names what it denies: of "Friday 22 January" in a year whose 22 January is a Saturday no candidate keeps every
word, and all stay in sight. Which one is true is for joining, which hears the other witnesses. Candidates come likeliest
first; two that deny nothing are two honest readings.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

from vitni.days import (
    DAY,
    PRECISIONS,
    is_day,
    month_interval,
    move,
    named_interval,
    narrow,
    one_day,
    season_interval,
    unit_around,
    year_interval,
)
from vitni.model.time import Anchor, Candidate, Direction, Interval, Precision, Reason, TimePhrase

FIRST_YEAR, LAST_YEAR = 1990, 2035
"""Years looked at for a report that nothing dates: those of news on the web. Wider, every weekday fits some year."""
NEAR_ENOUGH = 45
"""Days within which a date without a year is the nearest one whatever the tense: a noisy "past" must not move it by a year."""
FAR = 120
"""Days beyond which the other year of a date without one is worth showing."""
LONGEST_ANCHOR = 31
"""Days of an inferred anchor up to which each of its days is tried."""


def reckon(
    phrase: TimePhrase, anchor: Anchor, *, previous: Interval | None = None, week_start: int = 1
) -> tuple[Candidate, ...]:
    """Return every interval the phrase can mean, likeliest first; () where it means none (see `explain_refusal`).

    `anchor` is the report's day; where only an interval of days is inferred, each of its days is tried. `previous` is the
    interval told before, on which "the same day" and "a week later" hang. `week_start` is ISO (1 Monday .. 7 Sunday).
    """
    if phrase.kind == "event":
        return _near_event(phrase, previous)
    if phrase.kind in ("duration", "set"):
        return ()
    days = _anchor_days(anchor)
    if not days:
        return _bounded(_undated(phrase, anchor, previous), phrase, None)
    found: list[Candidate] = []
    for day in days:
        found.extend(_bounded(_base(phrase, day, previous, week_start, anchor.shift), phrase, day))
    if len(days) > 1 and len(found) > 1:
        found = [_because(candidate, Reason(name="anchor-inferred")) for candidate in found]
    return _unique(found)


def reckon_in_order(
    phrases: Sequence[TimePhrase], anchor: Anchor, *, week_start: int = 1
) -> tuple[tuple[Candidate, ...], ...]:
    """Return the candidates of each phrase of one report, in text order: "the same day" hangs on the day told before it.

    That is the last day (or part of one) named before that does not lie in the other direction: "will take effect on 10
    December; he sent the letter the same day" does not mean December.
    """
    told: list[tuple[TimePhrase, Interval]] = []
    found = []
    for phrase in phrases:
        fitting = [interval for earlier, interval in told if earlier.direction in (None, phrase.direction)
                   or (phrase.direction is None and earlier.direction == "past")]
        candidates = reckon(phrase, anchor, previous=fitting[-1] if fitting else None, week_start=week_start)
        found.append(candidates)
        if candidates and candidates[0].precision in ("day", "instant") and phrase.kind == "date" and phrase.bound is None:
            told.append((phrase, candidates[0].interval))
    return tuple(found)


def explain_refusal(phrase: TimePhrase) -> Reason | None:
    """Return why a phrase can have no candidate: no date at all, or a day no calendar holds; None where it can have one."""
    if phrase.kind != "date":
        return Reason(name=f"is-a-{phrase.kind}")
    if phrase.month is not None and not 1 <= phrase.month <= 12:
        return Reason(name="no-such-month", values=(("month", str(phrase.month)),))
    if phrase.month is not None and phrase.day is not None:
        years = [phrase.year] if phrase.year else range(2000, 2004)
        if not any(is_day(year, phrase.month, phrase.day) for year in years):
            return Reason(name="no-such-day", values=(("day", str(phrase.day)), ("month", str(phrase.month))))
    if phrase.named and phrase.named != "weekend" and named_interval(phrase.named, 2000) is None:
        return Reason(name="no-calendar", values=(("named", phrase.named),))
    return None


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


def day_offset(phrase: TimePhrase, anchor: Anchor) -> int | None:
    """Return how many days the written day runs ahead of the nearest one with the written weekday (-3 .. 3).

    None where the phrase lacks weekday, day or month, or where neither it nor the anchor gives the year.
    """
    if phrase.weekday is None or phrase.day is None or phrase.month is None:
        return None
    days = _anchor_days(anchor)
    if phrase.year is None and not days:
        return None
    written = _years_for(phrase, days[0] if days else None)
    if not written:
        return None
    return (written[0] - _nearest_weekday(written[0], phrase.weekday)).days


def slips(phrases: Iterable[TimePhrase], anchor: Anchor) -> int | None:
    """Return the constant number of days by which a report's day numbers run ahead of its weekdays.

    0 where they agree; None where no phrase can tell, or the phrases quarrel, or only one day slips (a typing error, not
    a calendar): it takes two different days with the same offset.
    """
    offsets = {(p.month, p.day): offset for p in phrases if (offset := day_offset(p, anchor)) is not None}
    values = set(offsets.values())
    if len(values) != 1:
        return None
    offset = values.pop()
    return offset if offset == 0 or len(offsets) > 1 else None


def _anchor_days(anchor: Anchor) -> tuple[date, ...]:
    if anchor.day is not None:
        return (anchor.day,)
    span = anchor.interval
    if span is None or span.start is None or span.end is None or (span.end - span.start).days > LONGEST_ANCHOR:
        return ()
    return tuple(span.start + timedelta(days=n) for n in range((span.end - span.start).days))


def _because(candidate: Candidate, reason: Reason) -> Candidate:
    return Candidate(
        interval=candidate.interval,
        precision=candidate.precision,
        denies=candidate.denies,
        reasons=(*candidate.reasons, reason),
    )


def _unique(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Drop candidates that repeat an earlier one's interval and denials."""
    kept: dict[tuple[Interval, tuple[str, ...]], Candidate] = {}
    for candidate in candidates:
        kept.setdefault((candidate.interval, candidate.denies), candidate)
    return tuple(sorted(kept.values(), key=lambda candidate: -sum(reason.weight for reason in candidate.reasons)))


def _one(interval: Interval, precision: Precision, name: str, weight: float = 0.0, denies: tuple[str, ...] = ()) -> Candidate:
    return Candidate(interval=interval, precision=precision, denies=denies, reasons=(Reason(name=name, weight=weight),))


def _nearest_weekday(day: date, weekday: int) -> date:
    """Return the day with that weekday at most three days away."""
    return day + timedelta(days=(weekday - day.isoweekday() + 3) % 7 - 3)


def _towards(day: date, weekday: int, direction: Direction | None) -> date:
    """Return the last, coming or nearest day with that weekday; the day itself counts."""
    if direction == "past":
        return day - timedelta(days=(day.isoweekday() - weekday) % 7)
    if direction == "future":
        return day + timedelta(days=(weekday - day.isoweekday()) % 7)
    return _nearest_weekday(day, weekday)


# --- the shapes of a phrase


def _near_event(phrase: TimePhrase, previous: Interval | None) -> tuple[Candidate, ...]:
    """Read "two days before the rally" from the day told before, taken for the event's; () where no length is told."""
    if previous is None or previous.start is None or phrase.count is None or phrase.unit is None or phrase.shift is None:
        return ()
    away = move(previous.start, phrase.unit, phrase.shift * phrase.count)
    interval = one_day(away)
    if phrase.bound == "by":
        interval = Interval(start=min(away, previous.start), end=max(away, previous.start) + DAY)
    return (_one(interval, "day", "event-told-before", -1.0),)


def _base(phrase: TimePhrase, day: date, previous: Interval | None, week_start: int, shift: int) -> list[Candidate]:
    """Return the candidates of a phrase without its bound, from the report's day."""
    if phrase.kind == "vague":
        ahead = Interval(start=day, end=None) if phrase.direction == "future" else Interval(start=None, end=day + DAY)
        return [_one(ahead if phrase.direction else Interval(start=None, end=None), "vague", "vague-words")]
    if phrase.day is not None:
        return _days_by_number(phrase, day, week_start, shift)
    if phrase.weekday is not None:
        return _days_by_weekday(phrase, day, previous, week_start)
    if phrase.named is not None:
        return _named(phrase, day, week_start)
    if phrase.month is not None:
        return _yearly(phrase, day, previous, "month", lambda year: month_interval(year, phrase.month or 1))
    if phrase.season is not None:
        return _yearly(phrase, day, previous, "season", lambda year: season_interval(year, phrase.season or 1))
    if phrase.unit in ("quarter", "century", "decade") and (phrase.year or phrase.count) and phrase.bound not in ("since", "by"):
        return _numbered_units(phrase, day)
    if phrase.count is not None and phrase.unit is not None and phrase.shift is not None:
        return _distance(phrase, day, previous, week_start)
    if phrase.year is not None:
        return [_year_range(phrase)]
    if phrase.unit is not None and phrase.shift is not None:
        return _step(phrase, day, previous, week_start)
    if phrase.hour is not None or phrase.part is not None:
        return [_time_of_day(phrase, day, previous)]
    return []


def _precision_of_day(phrase: TimePhrase) -> Precision:
    return "instant" if phrase.hour is not None else "day"


def _years_for(phrase: TimePhrase, day: date | None) -> list[date]:
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
    if not around or abs((around[0] - day).days) <= NEAR_ENOUGH or phrase.direction is None:
        return [found for found in around[:2] if found == around[0] or abs((around[0] - day).days) > FAR]
    wanted = [found for found in around if (found <= day) == (phrase.direction == "past")]
    return wanted[:1]


def _days_by_number(phrase: TimePhrase, day: date, week_start: int, shift: int) -> list[Candidate]:
    if phrase.month is None:
        return _day_in_month(phrase, day)
    written = _years_for(phrase, day)
    if not written:
        return []
    if phrase.unit == "day" and phrase.shift is not None:
        return _agreeing(phrase, written[0], day)
    if phrase.day_end is not None or phrase.month_end is not None:
        return [_range_of_days(phrase, first) for first in written[:1]]
    precision = _precision_of_day(phrase)
    if phrase.weekday is not None and written[0].isoweekday() != phrase.weekday:
        return _quarrel(phrase, written[0], shift)
    found = []
    for rank, first in enumerate(written):
        found.append(_one(one_day(first), precision, "day-as-written" if not rank else "other-year", -float(rank)))
    if shift and phrase.weekday is None:
        moved = written[0] - timedelta(days=shift)
        found.append(_one(one_day(moved), precision, "day-numbers-slip", -1.0, ("day",)))
    return found


def _quarrel(phrase: TimePhrase, written: date, shift: int) -> list[Candidate]:
    """Return every reading of a weekday and a day that deny each other: one of the three words must be wrong."""
    precision, weekday = _precision_of_day(phrase), phrase.weekday or 1
    near = _nearest_weekday(written, weekday)
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
            reasons=(Reason(name="day-numbers-slip" if slipped else "weekday-as-written", weight=1.0 if slipped else -0.5,
                            values=values),),
        ),
    ]
    both = possible_years(phrase, written.year - 12, written.year + 12)
    for year in sorted(both, key=lambda year: (abs(year - written.year), year))[:2]:
        fitting = date(year, written.month, written.day)
        found.append(_one(one_day(fitting), precision, "year-in-which-both-fit", -2.0 - abs(year - written.year) / 10, ("year",)))
    return sorted(found, key=lambda candidate: -candidate.reasons[0].weight)


def _agreeing(phrase: TimePhrase, written: date, day: date) -> list[Candidate]:
    """Read "yesterday, 17 January": the step and the number agree, or each reading denies the other."""
    stepped = day + timedelta(days=phrase.shift or 0)
    precision = _precision_of_day(phrase)
    if stepped == written and phrase.weekday in (None, stepped.isoweekday()):
        return [_one(one_day(written), precision, "day-as-written")]
    quarrel = ("weekday",) if phrase.weekday not in (None, written.isoweekday()) else ()
    if stepped == written:
        return [_one(one_day(written), precision, "day-as-written", 0.0, quarrel)]
    off = ("weekday",) if phrase.weekday not in (None, stepped.isoweekday()) else ()
    return [
        _one(one_day(written), precision, "day-as-written", 0.0, ("shift", *quarrel)),
        _one(one_day(stepped), precision, "step-as-written", -0.5, ("day", *off)),
    ]


def _day_in_month(phrase: TimePhrase, day: date) -> list[Candidate]:
    """Read "on the 22nd": in the month of the report or its neighbours, nearest first, or where the tense points."""
    number = phrase.day or 0
    precision = _precision_of_day(phrase)
    if phrase.unit == "month" and phrase.shift is not None:
        first = move(day.replace(day=1), "month", phrase.shift)
        return [_one(one_day(first.replace(day=number)), precision, "day-as-written")] if is_day(
            first.year, first.month, number) else []
    months = [move(day.replace(day=1), "month", step) for step in (-2, -1, 0, 1, 2)]
    found = [month.replace(day=number) for month in months if is_day(month.year, month.month, number)]
    if phrase.weekday is not None:
        fitting = [one for one in found if one.isoweekday() == phrase.weekday]
        if not fitting:
            nearest = min(found, key=lambda one: abs((one - day).days))
            return _quarrel_in_month(phrase, nearest)
        found = fitting
    wanted = [one for one in found if phrase.direction is None or (one <= day) == (phrase.direction == "past") or one == day]
    return [_one(one_day(min(wanted or found, key=lambda one: (abs((one - day).days), one))), precision, "day-as-written")]


def _quarrel_in_month(phrase: TimePhrase, written: date) -> list[Candidate]:
    near = _nearest_weekday(written, phrase.weekday or 1)
    precision = _precision_of_day(phrase)
    return [
        _one(one_day(written), precision, "day-as-written", 0.0, ("weekday",)),
        _one(one_day(near), precision, "weekday-as-written", -0.5, ("day",)),
    ]


def _range_of_days(phrase: TimePhrase, first: date) -> Candidate:
    """Read "24 to 30 January" or "28 January to 3 February"; the last day is included."""
    month = phrase.month_end or first.month
    year = phrase.year_end or first.year + (month < first.month)
    number = phrase.day_end or first.day
    last = date(year, month, number) if is_day(year, month, number) else first
    if phrase.day_end is not None and phrase.month_end is None and last < first:
        first = move(first, "month", -1)
    return _one(Interval(start=first, end=max(first, last) + DAY), "day", "range-as-written")


def _days_by_weekday(phrase: TimePhrase, day: date, previous: Interval | None, week_start: int) -> list[Candidate]:
    weekday, precision = phrase.weekday or 1, _precision_of_day(phrase)
    if phrase.anchor == "previous" and previous is not None and previous.start is not None:
        return [_one(one_day(_nearest_weekday(previous.start, weekday)), precision, "told-before")]
    if phrase.unit == "day" and phrase.shift is not None:
        stepped = day + timedelta(days=phrase.shift)
        if stepped.isoweekday() == weekday:
            return [_one(one_day(stepped), precision, "step-as-written")]
        near = _towards(day, weekday, "past" if phrase.shift < 0 else "future" if phrase.shift > 0 else None)
        return [
            _one(one_day(stepped), precision, "step-as-written", 0.0, ("weekday",)),
            _one(one_day(near), precision, "weekday-as-written", -0.5, ("shift",)),
        ]
    if phrase.unit == "week" and phrase.shift is not None:
        week = unit_around(day + timedelta(days=7 * phrase.shift), "week", week_start)
        inside = (week.start or day) + timedelta(days=(weekday - week_start) % 7)
        return [_one(one_day(inside), precision, "weekday-of-that-week")]
    if phrase.shift is not None:
        return _shifted_weekday(weekday, phrase.shift, day, week_start, precision)
    first = _towards(day, weekday, phrase.direction)
    if phrase.weekday_end is not None:
        last = _towards(first, phrase.weekday_end, "future")
        return [_one(Interval(start=first, end=last + DAY), "day", "range-as-written")]
    if phrase.direction is not None:
        return [_one(one_day(first), precision, f"weekday-in-the-{phrase.direction}")]
    found = [_one(one_day(first), precision, "nearest-weekday")]
    if first != day:
        other = first - 7 * DAY if first > day else first + 7 * DAY
        found.append(_one(one_day(other), precision, "farther-weekday", -2.0))
    return found


def _shifted_weekday(weekday: int, shift: int, day: date, week_start: int, precision: Precision) -> list[Candidate]:
    """Read "last Friday" and "next Friday": the nearest one on that side, or the one of the last or next week."""
    if shift == 0:
        week = unit_around(day, "week", week_start)
        inside = (week.start or day) + timedelta(days=(weekday - week_start) % 7)
        return [_one(one_day(inside), precision, "weekday-of-that-week")]
    side: Direction = "past" if shift < 0 else "future"
    near = _towards(day - DAY if shift < 0 else day + DAY, weekday, side)
    week = unit_around(day + timedelta(days=7 * shift), "week", week_start)
    inside = (week.start or day) + timedelta(days=(weekday - week_start) % 7)
    if abs(shift) > 1:
        return [_one(one_day(inside), precision, "weekday-of-that-week")]
    found = [_one(one_day(near), precision, "nearest-on-that-side")]
    if inside != near:
        found.append(_one(one_day(inside), precision, "weekday-of-that-week", -0.5))
    return found


def _named(phrase: TimePhrase, day: date, week_start: int) -> list[Candidate]:
    name = phrase.named or ""
    if name == "weekend":
        week = unit_around(day + timedelta(days=7 * (phrase.shift or 0)), "week", 1)
        start = (week.start or day) + 5 * DAY
        if phrase.shift == 0 and phrase.direction == "past" and start > day:
            start -= 7 * DAY
        return [_one(Interval(start=start, end=start + 2 * DAY), "day", "weekend")]
    if named_interval(name, day.year) is None:
        return []
    found = _yearly(phrase, day, None, "day", lambda year: named_interval(name, year) or year_interval(year))
    if name == "new-year" and phrase.bound in ("since", "after"):
        first = date(phrase.year or day.year, 1, 1)
        return [_one(one_day(first), "day", "named-day")]
    return found


def _distance_between(interval: Interval, day: date) -> int:
    """Return the days between a day and an interval, 0 where the interval holds it."""
    start, end = interval.start or day, interval.end or day + DAY
    return (start - day).days if day < start else max(0, (day - end).days + 1)


def _yearly(
    phrase: TimePhrase, day: date, previous: Interval | None, precision: Precision, of_year: Callable[[int], Interval]
) -> list[Candidate]:
    """Read what comes once a year (a month, a season, a named day): in the written year, or by tense, or the nearest."""
    if phrase.month_end is not None or phrase.year_end is not None:
        return [_range_of_months(phrase, day)]
    if phrase.anchor == "previous" and previous is not None and previous.start is not None:
        day = previous.start
    year = phrase.year
    if year is None and phrase.unit == "year" and phrase.shift is not None:
        year = day.year + phrase.shift
    elif year is None and phrase.unit in ("decade", "century"):
        return []
    if year is not None:
        found = [_one(of_year(year), precision, "year-as-written")]
        if phrase.season == 1:
            found.append(_one(of_year(year - 1), precision, "winter-that-ends-then", -0.1))
        return found
    near = sorted((of_year(year) for year in range(day.year - 2, day.year + 3)), key=lambda one: one.start or day)
    if phrase.shift is not None:
        return [_one(_stepped(near, phrase.shift, day), precision, "step-as-written")]
    if phrase.direction == "past":
        return [_one([one for one in near if (one.start or day) <= day][-1], precision, "last-one")]
    if phrase.direction == "future":
        return [_one([one for one in near if (one.end or day) > day][0], precision, "coming-one")]
    ordered = sorted(near, key=lambda one: (_distance_between(one, day), one.start or day))
    found = [_one(ordered[0], precision, "nearest-one")]
    if _distance_between(ordered[0], day) > FAR // 2:
        found.append(_one(ordered[1], precision, "farther-one", -1.0))
    return found


def _stepped(near: Sequence[Interval], shift: int, day: date) -> Interval:
    """Return "last May", "this May", "next May": the last that ended, the one of this year, the first that begins."""
    if shift < 0:
        return [one for one in near if (one.end or day) <= day][shift]
    if shift > 0:
        return [one for one in near if (one.start or day) > day][shift - 1]
    return next(one for one in near if (one.start or day).year == day.year)


def _range_of_months(phrase: TimePhrase, day: date) -> Candidate:
    last_month = phrase.month_end or phrase.month or 1
    year = phrase.year_end or phrase.year or day.year
    first_year = phrase.year if phrase.year_end else year - ((phrase.month or 1) > last_month)
    first = month_interval(first_year or year, phrase.month or 1)
    return _one(Interval(start=first.start, end=month_interval(year, last_month).end), "month", "range-as-written")


def _year_range(phrase: TimePhrase) -> Candidate:
    first = year_interval(phrase.year or 1)
    if phrase.year_end is None:
        return _one(first, "year", "year-as-written")
    return _one(Interval(start=first.start, end=year_interval(phrase.year_end).end), "year", "range-as-written")


def _numbered_units(phrase: TimePhrase, day: date) -> list[Candidate]:
    """Read "the second quarter of 2021", "the 1990s", "the 20th century"."""
    count = int(phrase.count or 0)
    if phrase.unit == "century" and 1 <= count <= 30:
        first = (count - 1) * 100 + 1
        return [_one(Interval(start=date(first, 1, 1), end=date(first + 100, 1, 1)), "year", "century-as-written")]
    if phrase.unit == "decade" and phrase.year is not None:
        return [_one(unit_around(date(phrase.year, 1, 1), "decade", 1), "year", "decade-as-written")]
    if phrase.unit == "quarter" and 1 <= count <= 4:
        year = phrase.year or day.year
        quarter = unit_around(date(year, 3 * count, 1), "quarter", 1)
        if phrase.year is None and phrase.direction == "past" and (quarter.start or day) > day:
            quarter = unit_around(date(year - 1, 3 * count, 1), "quarter", 1)
        return [_one(quarter, "season", "quarter-as-written")]
    return []


def _distance(phrase: TimePhrase, day: date, previous: Interval | None, week_start: int) -> list[Candidate]:
    """Read "three weeks ago": the unit that far away, and the exact day, since the words can mean either."""
    unit, sign = phrase.unit or "day", phrase.shift or 0
    if phrase.anchor == "previous":
        if previous is None or previous.start is None:
            return []
        day = previous.start
    exact = move(day, unit, sign * (phrase.count or 0))
    if phrase.bound in ("since", "by"):
        return [_one(one_day(exact), "day", "counted")]
    if phrase.count_end is not None:
        other = move(day, unit, sign * phrase.count_end)
        return [_one(Interval(start=min(exact, other), end=max(exact, other) + DAY), "day", "counted-range")]
    if unit in ("minute", "hour"):
        return [_one(one_day(day), "instant", "counted")]
    whole = unit_around(exact, unit, week_start)
    if unit == "day" or (phrase.count or 0) % 1:
        return [_one(one_day(exact), "day", "counted")]
    return [_one(whole, PRECISIONS[unit], "counted-in-units"), _one(one_day(exact), "day", "counted-to-the-day", -0.1)]


def _step(phrase: TimePhrase, day: date, previous: Interval | None, week_start: int) -> list[Candidate]:
    """Read "next week", "yesterday", "this month": the unit one step away; "later this week" is cut at the report's day."""
    unit, shift = phrase.unit or "day", phrase.shift or 0
    told = phrase.anchor == "previous"
    if told and (previous is None or previous.start is None):
        return []
    base = (previous.start or day) if told and previous is not None else day
    around = unit_around(move(base.replace(day=1) if unit not in ("day", "week") else base, unit, shift), unit, week_start)
    if unit == "day" and phrase.hour is not None:
        return [_one(around, "instant", "step-as-written")]
    if not told and shift == 0 and unit != "day" and phrase.part in ("later", "early"):
        cut = Interval(start=day, end=around.end) if phrase.part == "later" else Interval(start=around.start, end=day + DAY)
        return [_one(cut, PRECISIONS[unit], "part-of-this-unit")]
    return [_one(around, PRECISIONS[unit], "told-before" if told else "step-as-written")]


def _time_of_day(phrase: TimePhrase, day: date, previous: Interval | None) -> Candidate:
    """Read a clock time or "in the evening" alone: on the one day told before, else on the report's day."""
    if previous is not None and previous.start is not None and previous.end == previous.start + DAY:
        return _one(previous, _precision_of_day(phrase), "told-before")
    return _one(one_day(day), _precision_of_day(phrase), "day-of-report", -0.5)


def _undated(phrase: TimePhrase, anchor: Anchor, previous: Interval | None) -> list[Candidate]:
    """Return what a phrase can mean where the report's day is unknown: absolute parts keep their meaning, steps have none."""
    span = anchor.interval
    first = span.start.year if span is not None and span.start is not None else FIRST_YEAR
    last = span.end.year if span is not None and span.end is not None else LAST_YEAR
    hanging = phrase.anchor == "previous" and previous is not None and previous.start is not None
    if hanging and previous is not None and previous.start is not None:
        return _base(phrase, previous.start, previous, 1, 0)
    if phrase.year is not None and not (phrase.shift is not None and phrase.unit is not None and phrase.unit != "decade"):
        return _base(phrase, date(phrase.year, 7, 1), None, 1, anchor.shift)
    if phrase.day is not None and phrase.month is not None and phrase.unit is None:
        precision = _precision_of_day(phrase)
        agreeing: Literal["year-in-which-both-fit", "year-open"] = "year-in-which-both-fit" if phrase.weekday else "year-open"
        found = [
            _one(one_day(date(year, phrase.month, phrase.day)), precision, agreeing)
            for year in possible_years(phrase, first, last)
        ]
        if phrase.weekday is not None:
            found.append(_one(Interval(start=None, end=None), "vague", "weekday-or-day-wrong", -1.0, ("weekday",)))
        return found
    if phrase.unit == "century" and phrase.count:
        return _numbered_units(phrase, date(FIRST_YEAR, 1, 1))
    if phrase.kind == "vague":
        return [_one(Interval(start=None, end=None), "vague", "vague-words")]
    return []


def _bounded(candidates: Iterable[Candidate], phrase: TimePhrase, day: date | None) -> tuple[Candidate, ...]:
    """Narrow each candidate to its part and open the end its bound opens."""
    found = []
    for candidate in candidates:
        interval = candidate.interval
        whole = phrase.bound in ("by", "until", "before") and phrase.part == "end"
        narrowable = candidate.precision not in ("day", "instant", "vague") or phrase.named == "new-year"
        if phrase.part is not None and narrowable and not whole:
            interval = narrow(interval, phrase.part)
        if phrase.bound is not None and candidate.precision != "vague":
            interval = _open(interval, phrase, day)
        found.append(
            Candidate(
                interval=interval, precision=candidate.precision, denies=candidate.denies, reasons=candidate.reasons
            )
        )
    return tuple(found)


def _open(interval: Interval, phrase: TimePhrase, day: date | None) -> Interval:
    """Return the interval a bound makes: "since" runs to the report's day, "by" and "until" from it where that lies ahead."""
    start, end = interval.start, interval.end
    if start is None or end is None:
        return interval
    if phrase.bound in ("since", "from", "after"):
        begin = end if phrase.bound == "after" and phrase.named != "new-year" else start
        behind = day is not None and begin <= day and phrase.direction != "future"
        return Interval(start=begin, end=day + DAY if behind and day is not None else None)
    limit = start if phrase.bound == "before" and phrase.part != "end" else end
    return Interval(start=day if day is not None and limit > day else None, end=limit)
