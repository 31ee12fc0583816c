"""From what a time phrase says to every day it can mean: pure arithmetic on calendars, no text and no choosing.

A candidate names what it denies: of "Friday 22 January" in a year whose 22 January is a Saturday no candidate keeps every
word, and all stay in sight. Which one is true is for joining, which hears the other witnesses. Candidates come likeliest
first; two that deny nothing are two honest readings.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from vitni.days.calendars import SOLAR, UNRECKONED, in_other_calendar, solar_interval
from vitni.days.shapes import candidates_of, near_event, numbered_unit
from vitni.days.steps import DAY, is_day, named_interval, narrow, one_day
from vitni.days.timex import Timex, timex_of
from vitni.days.weekdays import (
    FIRST_YEAR,
    LAST_YEAR,
    candidate_of,
    nearest_weekday,
    possible_years,
    precision_of_day,
    written_days,
)
from vitni.model.time import Anchor, Candidate, Interval, Reason, TimePhrase

__all__ = ["day_offset", "explain_refusal", "possible_years", "reckon", "reckon_all", "slips"]

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
        return near_event(phrase, previous)
    if phrase.kind in ("duration", "set"):
        return ()
    if explain_refusal(phrase) is not None:
        return ()
    try:
        return _reckon(phrase, anchor, previous, week_start)
    except (OverflowError, ValueError):  # before the first or behind the last day of the calendar ("66 million years ago")
        return ()


def _reckon(phrase: TimePhrase, anchor: Anchor, previous: Interval | None, week_start: int) -> tuple[Candidate, ...]:
    days = _anchor_days(anchor)
    if not days:
        return _bounded(_undated(phrase, anchor, previous), phrase, None)
    found: list[Candidate] = []
    for day in days:
        found.extend(_bounded(candidates_of(phrase, day, previous, week_start, anchor.shift), phrase, day))
    if len(days) > 1 and len(found) > 1:
        found = [_because(candidate, Reason(name="anchor-inferred")) for candidate in found]
    return _unique(found)


def reckon_all(phrases: Sequence[TimePhrase], near: date | None, week_starts: Mapping[str, int]) -> tuple[TimePhrase, ...]:
    """Return the phrases of one text with their candidates, or with the reason why they have none.

    Phrases come in text order, because "the same day" hangs on the day before it, and "a year earlier" on whatever was told
    before it that is no longer than a year: the last one that does not lie in the other direction ("will take effect on 10
    December; he sent the letter the same day" does not mean December). A direction that was only heard in words prefers: what
    the phrase means without it stays behind, as a reading of its own. Each phrase has its TIMEX3 type and value too.
    `week_starts` holds the first day of the week (ISO) by language.
    """
    found = []
    anchor = Anchor(day=near)
    told: list[tuple[TimePhrase, int, Interval]] = []
    for phrase in phrases:
        week_start = week_starts.get(phrase.language, 1)
        _, previous = _told_before(phrase, told) or (0, None)
        candidates = reckon(phrase, anchor, previous=previous, week_start=week_start)
        if phrase.direction is not None and phrase.direction_words is not None:
            undirected = replace(phrase, direction=None)
            candidates = _unique(
                [*candidates, *reckon(undirected, anchor, previous=previous, week_start=week_start)], sort=False
            )
        _tell(phrase, candidates, told)
        refusal = None if candidates else _why_none(phrase, near)
        if refusal is not None and refusal.name.startswith("no-such"):
            timex = Timex(type="DATE")
        else:
            timex = timex_of(phrase, near, previous, week_start, candidates)
        found.append(replace(phrase, candidates=candidates, refusal=refusal, type=timex.type, value=timex.value, mod=timex.mod))
    return tuple(found)


SIZES: Mapping[str, int] = {
    "second": 0,
    "minute": 0,
    "hour": 0,
    "day": 0,
    "instant": 0,
    "week": 1,
    "month": 2,
    "season": 3,
    "quarter": 3,
}
"""How units and precisions compare; what is not listed is a year or longer."""
LONGEST_SIZE = 4


def _told_before(phrase: TimePhrase, told: Sequence[tuple[TimePhrase, int, Interval]]) -> tuple[int, Interval] | None:
    """Return the last time told (and its size) that a phrase can hang on.

    It is no longer than the phrase's own unit ("a year earlier" may hang on a quarter, "the same day" only on a day) and does
    not lie in the other direction.
    """
    limit = SIZES.get(phrase.unit, LONGEST_SIZE) if phrase.unit is not None and phrase.anchor == "previous" else 0
    for earlier, size, interval in reversed(told):
        if size <= limit and (
            earlier.direction in (None, phrase.direction) or (phrase.direction is None and earlier.direction == "past")
        ):
            return size, interval
    return None


def _tell(phrase: TimePhrase, candidates: Sequence[Candidate], told: list[tuple[TimePhrase, int, Interval]]) -> None:
    if candidates and candidates[0].precision != "vague" and phrase.kind == "date" and phrase.bound is None:
        told.append((phrase, SIZES.get(candidates[0].precision, LONGEST_SIZE), candidates[0].interval))


def _why_none(phrase: TimePhrase, near: date | None) -> Reason:
    """Return why a phrase has no candidate: by its own words, or for want of the day it hangs on."""
    if (refused := explain_refusal(phrase)) is not None:
        return refused
    if phrase.kind != "date":
        return Reason(name=f"is-a-{phrase.kind}")
    if phrase.anchor == "previous":
        return Reason(name="nothing-told-before")
    return Reason(name="no-day-to-reckon-from" if near is None else "no-day-of-any-calendar")


def explain_refusal(phrase: TimePhrase) -> Reason | None:
    """Return why a phrase can have no candidate: no date at all, or a day no calendar holds; None where it can have one."""
    if phrase.kind not in ("date", "event", "vague"):
        return Reason(name=f"is-a-{phrase.kind}")
    if in_other_calendar(phrase):
        return _calendar_refusal(phrase)
    if phrase.year is not None and not 1 <= phrase.year <= 9999:
        return Reason(name="no-such-year", values=(("year", str(phrase.year)),))
    if phrase.month is not None and not 1 <= phrase.month <= 12:
        return Reason(name="no-such-month", values=(("month", str(phrase.month)),))
    if phrase.month is not None and phrase.day is not None:
        years = [phrase.year] if phrase.year else range(2000, 2004)
        if not any(is_day(year, phrase.month, phrase.day) for year in years):
            return Reason(name="no-such-day", values=(("day", str(phrase.day)), ("month", str(phrase.month))))
    if phrase.named and phrase.named != "weekend" and named_interval(phrase.named, 2000) is None:
        return Reason(name="no-calendar", values=(("named", phrase.named),))
    return None


def _calendar_refusal(phrase: TimePhrase) -> Reason | None:
    """Return why words of another calendar have no day of ours: the moon's is not reckoned, or it holds no such day."""
    if phrase.named in UNRECKONED:
        return Reason(name="no-calendar", values=(("named", phrase.named),))
    if phrase.named == SOLAR and solar_interval(phrase.year or 1399, phrase.month, phrase.day) is None:
        return Reason(name="no-such-day", values=(("day", str(phrase.day)), ("month", str(phrase.month))))
    return None


def day_offset(phrase: TimePhrase, anchor: Anchor) -> int | None:
    """Return how many days the written day runs ahead of the nearest one with the written weekday (-3 .. 3).

    None where the phrase lacks weekday, day or month, or where neither it nor the anchor gives the year.
    """
    if phrase.weekday is None or phrase.day is None or phrase.month is None or in_other_calendar(phrase):
        return None
    days = _anchor_days(anchor)
    if phrase.year is None and not days:
        return None
    written = written_days(phrase, days[0] if days else None)
    if not written:
        return None
    return (written[0] - nearest_weekday(written[0], phrase.weekday)).days


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


def _unique(candidates: Iterable[Candidate], *, sort: bool = True) -> tuple[Candidate, ...]:
    """Drop candidates that repeat an earlier one's interval and denials; `sort` puts the likeliest first."""
    kept: dict[tuple[Interval, tuple[str, ...]], Candidate] = {}
    for candidate in candidates:
        kept.setdefault((candidate.interval, candidate.denies), candidate)
    if not sort:
        return tuple(kept.values())
    return tuple(sorted(kept.values(), key=lambda candidate: -sum(reason.weight for reason in candidate.reasons)))


def _undated(phrase: TimePhrase, anchor: Anchor, previous: Interval | None) -> list[Candidate]:
    """Return what a phrase can mean where the report's day is unknown: absolute parts keep their meaning, steps have none."""
    span = anchor.interval
    first = span.start.year if span is not None and span.start is not None else FIRST_YEAR
    last = span.end.year if span is not None and span.end is not None else LAST_YEAR
    hanging = phrase.anchor == "previous" and previous is not None and previous.start is not None
    if hanging and previous is not None and previous.start is not None:
        return candidates_of(phrase, previous.start, previous, 1, 0)
    if phrase.year is not None and not (phrase.shift is not None and phrase.unit is not None and phrase.unit != "decade"):
        return candidates_of(phrase, date(phrase.year, 7, 1), None, 1, anchor.shift)
    if phrase.day is not None and phrase.month is not None and phrase.unit is None:
        precision = precision_of_day(phrase)
        agreeing = "year-in-which-both-fit" if phrase.weekday else "year-open"
        found = [
            candidate_of(one_day(date(year, phrase.month, phrase.day)), precision, agreeing)
            for year in possible_years(phrase, first, last)
        ]
        if phrase.weekday is not None:
            found.append(candidate_of(Interval(start=None, end=None), "vague", "weekday-or-day-wrong", -1.0, ("weekday",)))
        return found
    if phrase.unit == "century" and phrase.count:
        return numbered_unit(phrase, date(FIRST_YEAR, 1, 1))
    if phrase.kind == "vague":
        return [candidate_of(Interval(start=None, end=None), "vague", "vague-words")]
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
        if phrase.bound not in (None, "within") and candidate.precision != "vague":
            interval = _open(interval, phrase, day)
        found.append(
            Candidate(interval=interval, precision=candidate.precision, denies=candidate.denies, reasons=candidate.reasons)
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
