"""From one time phrase and one day of publication to every interval the phrase can mean, shape by shape.

Pure arithmetic; bounds ("since", "by") and undated reports are dates.py's. The likeliest candidate comes first.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from vitni.days.calendars import days_of_calendar, in_other_calendar
from vitni.days.ranks import ranked
from vitni.days.steps import (
    DAY,
    MONTHS,
    PRECISIONS,
    add_months,
    month_interval,
    move,
    named_interval,
    one_day,
    season_interval,
    unit_around,
    year_interval,
)
from vitni.days.weekdays import candidate_of, days_by_number, days_by_weekday, precision_of_day
from vitni.model.time import Candidate, Direction, Interval, Precision, Reason, TimePhrase, Unit

FAR = 30
"""Days beyond which the other year of a month or season without one is worth showing."""
DECADES_OF = 1900
"""The century whose decades are meant where they are only counted ("á sjöunda áratugnum": the seventh, the sixties)."""
LATEST_HUNDRED = 2000
"""From here on "the 2000s" are rather a decade than a century that has hardly begun."""
WAY_OF_BOUND: Mapping[str, Direction] = {"since": "past", "until": "future", "by": "future"}
"""Where a bound looks when no verb says: "until the autumn" is the coming one."""
FARTHER_DECADE = Reason(name="decade-as-written", weight=-0.5)


def near_event(phrase: TimePhrase, previous: Interval | None) -> tuple[Candidate, ...]:
    """Read "two days before the rally" from the day told before, taken for the event's; () where no length is told."""
    if previous is None or previous.start is None or phrase.count is None or phrase.unit is None or phrase.shift is None:
        return ()
    away = move(previous.start, phrase.unit, phrase.shift * phrase.count)
    interval = one_day(away)
    if phrase.bound == "by":
        interval = Interval(start=min(away, previous.start), end=max(away, previous.start) + DAY)
    return (candidate_of(interval, "day", "event-told-before", -1.0),)


def candidates_of(phrase: TimePhrase, day: date, previous: Interval | None, week_start: int, shift: int) -> list[Candidate]:
    """Return the candidates of a phrase without its bound, from the report's day."""
    if in_other_calendar(phrase):
        return days_of_calendar(phrase, day, week_start)
    if phrase.away is not None or phrase.rank is not None:
        return _from_another(phrase, day, previous, week_start, shift)
    if phrase.anchor == "previous" and phrase.unit == "year" and (phrase.month or phrase.season or phrase.named):
        if previous is None or previous.start is None:
            return []
        day = previous.start  # "on 3 May of that year"
        phrase = replace(phrase, anchor=None)
    if phrase.kind == "vague":
        ahead = Interval(start=day, end=None) if phrase.direction == "future" else Interval(start=None, end=day + DAY)
        return [candidate_of(ahead if phrase.direction else Interval(start=None, end=None), "vague", "vague-words")]
    if phrase.day is not None:
        return days_by_number(phrase, day, week_start, shift)
    if phrase.weekday is not None:
        return days_by_weekday(phrase, day, previous, week_start)
    if phrase.named is not None:
        return _named(phrase, day, week_start)
    if phrase.month is not None:
        return _yearly(phrase, day, previous, "month", lambda year: month_interval(year, phrase.month or 1))
    if phrase.season is not None:
        return _yearly(phrase, day, previous, "season", lambda year: season_interval(year, phrase.season or 1))
    if phrase.shift is None and phrase.unit in ("quarter", "century", "decade") and (phrase.year or phrase.count):
        return numbered_unit(phrase, day)
    if phrase.count is not None and phrase.unit is not None and phrase.shift is not None:
        return _distance(phrase, day, previous, week_start)
    if phrase.year is not None:
        return [_year_range(phrase)]
    if phrase.unit is not None and phrase.shift is not None:
        return _step(phrase, day, previous, week_start)
    if phrase.hour is not None or phrase.part is not None:
        return [_time_of_day(phrase, day, previous)]
    return []


def _from_another(phrase: TimePhrase, day: date, previous: Interval | None, week_start: int, shift: int) -> list[Candidate]:
    """Read what is told by way of another time: "two days before Christmas", "the second Friday of July"."""
    if phrase.away is not None:
        unit, away = phrase.away_unit or "day", phrase.away
        found = []
        for base in candidates_of(replace(phrase, away=None, hour=None), day, previous, week_start, shift):
            if base.interval.start is not None and base.interval.end is not None:
                last = base.interval.end - DAY
                there = move(base.interval.start if away < 0 else last, unit, away)
                weight = sum(reason.weight for reason in base.reasons)
                found.append(candidate_of(one_day(there), precision_of_day(phrase), "counted", weight, base.denies))
                if unit == "year":
                    month = unit_around(there, "month", 1)
                    found.append(candidate_of(month, "month", "counted-to-the-month", weight - 0.2, base.denies))
        return found
    if all(one is None for one in (phrase.rank_unit, phrase.unit, phrase.month, phrase.year, phrase.season)):
        # "the third Sunday": one of a row that the text counts, or the third of this month
        plain = days_by_weekday(replace(phrase, rank=None), day, previous, week_start)
        around = candidate_of(month_interval(day.year, day.month), "month", "of-this-month", -0.5)
        return [*plain, *ranked(phrase, around, week_start)]
    inside = phrase.weekday if phrase.rank_unit else None
    box = replace(phrase, rank=None, rank_unit=None, weekday=inside, bound=None, part=None, hour=None)
    boxes = candidates_of(box, day, previous, week_start, shift)
    return [found for one in boxes for found in ranked(phrase, one, week_start)]


def _named(phrase: TimePhrase, day: date, week_start: int) -> list[Candidate]:
    name = phrase.named or ""
    if name == "weekend":
        week = unit_around(day + timedelta(days=7 * (phrase.shift or 0)), "week", 1)
        start = (week.start or day) + 5 * DAY
        if phrase.shift == 0 and phrase.direction == "past" and start > day:
            start -= 7 * DAY
        found = [candidate_of(Interval(start=start, end=start + 2 * DAY), "day", "weekend")]
        if phrase.shift == 1 and start - 7 * DAY > day:  # "next weekend" on a Tuesday: also the one that comes first
            first = Interval(start=start - 7 * DAY, end=start - 5 * DAY)
            found.append(candidate_of(first, "day", "nearest-on-that-side", -0.5))
        return found
    if named_interval(name, day.year) is None:
        return []
    found = _yearly(phrase, day, None, "day", lambda year: named_interval(name, year) or year_interval(year))
    if name == "new-year" and phrase.bound == "since":
        begin = date(phrase.year or day.year, 1, 1)
        return [candidate_of(one_day(begin), "day", "named-day")]
    return found


def _distance_between(interval: Interval, day: date) -> int:
    """Return the days between a day and an interval, 0 where the interval holds it."""
    start, end = interval.start or day, interval.end or day + DAY
    return (start - day).days if day < start else max(0, (day - end).days + 1)


def _yearly(
    phrase: TimePhrase, day: date, previous: Interval | None, precision: Precision, of_year: Callable[[int], Interval]
) -> list[Candidate]:
    """Read what comes once a year (a month, a season, a named day): in the written year, or by tense, or the nearest."""
    if phrase.month_end is not None or (phrase.year_end is not None and phrase.named is None):
        return _range_of_months(phrase, day)
    if phrase.anchor == "previous":
        if previous is None or previous.start is None:
            return []
        day = previous.start
    year = phrase.year
    if year is None and phrase.unit == "year" and phrase.shift is not None:
        year = day.year + phrase.shift
    elif year is None and phrase.unit in ("decade", "century"):
        return []
    if year is not None:
        found = [candidate_of(of_year(year), precision, "year-as-written")]
        if phrase.season == 1:
            found.append(candidate_of(of_year(year - 1), precision, "winter-that-ends-then", -0.1))
        return found
    near = sorted((of_year(year) for year in range(day.year - 2, day.year + 3)), key=lambda one: one.start or day)
    if phrase.shift is not None:
        stepped = candidate_of(_stepped(near, phrase.shift, day), precision, "step-as-written")
        by_year = candidate_of(of_year(day.year + phrase.shift), precision, "of-the-year-so-far-away", -0.5)
        return [stepped] if by_year.interval == stepped.interval or phrase.named else [stepped, by_year]
    direction = phrase.direction or WAY_OF_BOUND.get(phrase.bound or "")
    if direction == "past":
        return [candidate_of([one for one in near if (one.start or day) <= day][-1], precision, "last-one")]
    if direction == "future":
        return [candidate_of(next(one for one in near if (one.end or day) > day), precision, "coming-one")]
    ordered = sorted(near, key=lambda one: (_distance_between(one, day), one.start or day))
    found = [candidate_of(ordered[0], precision, "nearest-one")]
    if _distance_between(ordered[0], day) > FAR:
        found.append(candidate_of(ordered[1], precision, "farther-one", -1.0))
    return found


def _stepped(near: Sequence[Interval], shift: int, day: date) -> Interval:
    """Return "last May", "this May", "next May": the last that ended, the one of this year, the first that begins."""
    if shift < 0:
        return [one for one in near if (one.end or day) <= day][shift]
    if shift > 0:
        return [one for one in near if (one.start or day) > day][shift - 1]
    around = next((one for one in near if (one.start or day) <= day < (one.end or day)), None)
    return around or next(one for one in near if (one.start or day).year == day.year)


def _range_of_months(phrase: TimePhrase, day: date) -> list[Candidate]:
    """Read "May to July 2021", and "October to December" as the nearest or as the tense points."""
    last_month = phrase.month_end or (12 if phrase.year_end and phrase.month else phrase.month) or 1  # "May 2015 to 2018"
    if phrase.year is not None or phrase.year_end is not None or phrase.shift is not None:
        return [_months_in(phrase, phrase.year_end or phrase.year or day.year + (phrase.shift or 0), last_month)]
    around = [_months_in(phrase, year, last_month) for year in (day.year - 1, day.year, day.year + 1)]
    if phrase.direction == "past":
        around = [one for one in around if (one.interval.start or day) <= day][-1:]
    elif phrase.direction == "future":
        around = [one for one in around if (one.interval.end or day) > day][:1]
    around.sort(key=lambda one: (_distance_between(one.interval, day), one.interval.start or day))
    return [around[0], *(replace(one, reasons=(Reason(name="farther-one", weight=-1.0),)) for one in around[1:2])]


def _months_in(phrase: TimePhrase, year: int, last_month: int) -> Candidate:
    first_year = phrase.year if phrase.year_end else year - ((phrase.month or 1) > last_month)
    first, last = month_interval(first_year or year, phrase.month or 1), month_interval(year, last_month)
    return _spanned(first, last, "month")


def _spanned(first: Interval, last: Interval, precision: Precision) -> Candidate:
    """Return the range from one interval to another; where the last comes first, turned round and denying the order told."""
    if first.start is not None and last.start is not None and last.start < first.start:
        turned = Interval(start=last.start, end=first.end)
        return candidate_of(turned, precision, "range-turned-round", 0.0, ("order",))
    return candidate_of(Interval(start=first.start, end=last.end), precision, "range-as-written")


def _year_range(phrase: TimePhrase) -> Candidate:
    first = year_interval(phrase.year or 1)
    if phrase.year_end is None:
        return candidate_of(first, "year", "year-as-written")
    return _spanned(first, year_interval(phrase.year_end), "year")


def numbered_unit(phrase: TimePhrase, day: date) -> list[Candidate]:
    """Read "the second quarter of 2021", "the 1990s", "the 20th century"."""
    count = int(phrase.count or 0)
    if phrase.unit == "century" and 1 <= count <= 30:
        first = (count - 1) * 100 + 1
        return [candidate_of(Interval(start=date(first, 1, 1), end=date(first + 100, 1, 1)), "year", "century-as-written")]
    if phrase.unit == "decade" and phrase.year is not None:
        return _decade(phrase.year)
    if phrase.unit == "decade" and 1 <= count <= 10:
        first = 100 * int(phrase.count_end) - 100 if phrase.count_end else DECADES_OF
        return [candidate_of(unit_around(date(first + 10 * (count - 1), 1, 1), "decade", 1), "year", "decade-counted")]
    if phrase.unit == "quarter" and 1 <= count <= 4:
        year = phrase.year or day.year
        quarter = unit_around(date(year, 3 * count, 1), "quarter", 1)
        if phrase.year is None and phrase.direction == "past" and (quarter.start or day) > day:
            quarter = unit_around(date(year - 1, 3 * count, 1), "quarter", 1)
        return [candidate_of(quarter, "season", "quarter-as-written")]
    return []


def _decade(first: int) -> list[Candidate]:
    """Read "the 1990s"; "the 1800s" are a century first and a decade second, "the 2000s" the other way round."""
    decade = candidate_of(unit_around(date(first, 1, 1), "decade", 1), "year", "decade-as-written")
    if first % 100:
        return [decade]
    hundred = Interval(start=date(first, 1, 1), end=date(first + 100, 1, 1))
    if first >= LATEST_HUNDRED:
        return [decade, candidate_of(hundred, "year", "hundred-years-as-written", -0.5)]
    return [candidate_of(hundred, "year", "hundred-years-as-written"), replace(decade, reasons=(FARTHER_DECADE,))]


def _distance(phrase: TimePhrase, day: date, previous: Interval | None, week_start: int) -> list[Candidate]:
    """Read "three weeks ago": the unit that far away, and the exact day, since the words can mean either."""
    unit, sign = phrase.unit or "day", phrase.shift or 0
    if phrase.anchor == "previous":
        if previous is None or previous.start is None:
            return []
        if (moved := _moved(previous, unit, sign * (phrase.count or 0))) is not None:
            return [moved]
        day = previous.start
    if unit in ("decade", "century"):  # two decades ago: a year, as twenty years ago
        count = (phrase.count or 0) * (10 if unit == "decade" else 100)
        unit = "year"
    else:
        count = phrase.count or 0
    exact = move(day, unit, sign * count)
    if phrase.bound == "within":
        return _stretch(phrase, day, week_start)
    if phrase.bound in ("since", "by"):
        return [candidate_of(one_day(exact), "day", "counted")]
    if phrase.count_end is not None:
        other = move(day, unit, sign * phrase.count_end)
        return [candidate_of(Interval(start=min(exact, other), end=max(exact, other) + DAY), "day", "counted-range")]
    if unit in ("second", "minute", "hour"):
        whole_days = int((phrase.count or 0) // 24) if unit == "hour" else 0
        return [candidate_of(one_day(day + sign * whole_days * DAY), "instant", "counted")]
    whole = unit_around(exact, unit, week_start)
    if unit == "day" or (phrase.count or 0) % 1:
        return [candidate_of(one_day(exact), "day", "counted")]
    return [
        candidate_of(whole, PRECISIONS[unit], "counted-in-units"),
        candidate_of(one_day(exact), "day", "counted-to-the-day", -0.1),
        *([candidate_of(unit_around(exact, "month", 1), "month", "counted-to-the-month", -0.2)] if unit == "year" else []),
    ]


def _moved(told: Interval, unit: Unit, count: float) -> Candidate | None:
    """Return the quarter or month a step of months or years from the one told before; None where a day or year was told."""
    months = MONTHS.get(unit, 0) * count
    if told.start is None or told.end is None or not months or months % 1 or not 27 < (told.end - told.start).days < 100:
        return None
    there = Interval(start=add_months(told.start, int(months)), end=add_months(told.end, int(months)))
    return candidate_of(there, "month" if (told.end - told.start).days < 32 else "season", "told-before")


def _stretch(phrase: TimePhrase, day: date, week_start: int) -> list[Candidate]:
    """Read "the last three weeks", "the next two years": counted from the report's day, or in whole units beside its own."""
    unit, count, ahead = phrase.unit or "day", phrase.count or 1, (phrase.shift or 0) > 0
    if unit in ("second", "minute", "hour"):
        days = int(count // 24) if unit == "hour" else 0
        exact = day + days * DAY if ahead else day - days * DAY
    else:
        exact = move(day, unit, count if ahead else -count)
    counted = Interval(start=day, end=exact + DAY) if ahead else Interval(start=exact, end=day + DAY)
    found = [candidate_of(counted, PRECISIONS[unit], "counted")]
    if unit not in ("second", "minute", "hour"):
        own = unit_around(day, unit, week_start)
        if own.start is not None and own.end is not None:
            edge = own.end if ahead else own.start
            other = move(edge, unit, count if ahead else -count)
            whole = Interval(start=min(edge, other), end=max(edge, other))
            found.append(candidate_of(whole, PRECISIONS[unit], "counted-in-units", -0.3))
    return found


def _step(phrase: TimePhrase, day: date, previous: Interval | None, week_start: int) -> list[Candidate]:
    """Read "next week", "yesterday", "this month": the unit one step away; "later this week" is cut at the report's day."""
    unit, shift = phrase.unit or "day", phrase.shift or 0
    told = phrase.anchor == "previous"
    if told and (previous is None or previous.start is None):
        return []
    if told and previous is not None and shift and (moved := _moved(previous, unit, shift)) is not None:
        return [moved]
    base = (previous.start or day) if told and previous is not None else day
    around = unit_around(move(base.replace(day=1) if unit not in ("day", "week") else base, unit, shift), unit, week_start)
    if unit == "day" and phrase.hour is not None:
        return [candidate_of(around, "instant", "step-as-written")]
    if not told and shift == 0 and unit != "day" and phrase.part in ("later", "rest", "early"):
        cut = Interval(start=day, end=around.end) if phrase.part != "early" else Interval(start=around.start, end=day + DAY)
        return [candidate_of(cut, PRECISIONS[unit], "part-of-this-unit")]
    return [candidate_of(around, PRECISIONS[unit], "told-before" if told else "step-as-written")]


def _time_of_day(phrase: TimePhrase, day: date, previous: Interval | None) -> Candidate:
    """Read a clock time or "in the evening" alone: on the one day told before, else on the report's day."""
    if previous is not None and previous.start is not None and previous.end == previous.start + DAY:
        return candidate_of(previous, precision_of_day(phrase), "told-before")
    return candidate_of(one_day(day), precision_of_day(phrase), "day-of-report", -0.5)
