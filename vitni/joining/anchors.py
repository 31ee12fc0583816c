"""The day each report was told on: given, or inferred from what the other witnesses, the offices and its own calendar say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from vitni.joining.events import Group
from vitni.joining.intervals import DAY, length
from vitni.joining.suppositions import (
    SLIPPED,
    SLIPS,
    Meeting,
    Supposition,
    calendar_phrases,
    different_pairs,
    real_day,
    refusals,
    suppose_all,
)
from vitni.joining.tellings import Telling
from vitni.model.claim import COMING, Reading, Standing
from vitni.model.entity import Entity
from vitni.model.text import Report
from vitni.model.time import Anchor, Interval, Reason, TimePhrase

SURE = 2.0
"""The best year must be better than the next by this much; else the report stays undated."""
SURE_OF_SLIP = 1.0
"""How much better one way of slipping must be than the next of the same year; nearer, day numbers and weekdays stay open."""
LEAD = 3
"""Sentences at the head of a report in which it tells its news."""
FRESH_NEWS = "fresh-news"
"""The reason that allows relative words of an undated report to be reckoned from the last day it tells as past."""


def given_anchor(report: Report) -> Anchor:
    """Return the anchor that the report itself gives; without a day where it gives none."""
    if report.published is None:
        return Anchor(day=None)
    return Anchor(
        day=report.published.day, reasons=(Reason(name=f"published-{report.published.source}", reports=(report.id,)),)
    )


def infer_anchor(report: Report, reading: Reading, groups: Iterable[Group], entities: Mapping[str, Entity]) -> Anchor:
    """Return the anchor of a report that needs witnesses: what the events it shares with reports of sure days allow.

    `groups` are those events. A report that shares none and names no year stays undated; its relative words stay open.
    """
    anchor, shared = given_anchor(report), _meetings(report.id, groups)
    return _infer(reading, shared, entities) if anchor.day is None else _own_slip(reading, anchor, shared)


def needs_witnesses(reading: Reading, anchor: Anchor) -> bool:
    """Say whether other reports can tell more of the report's day or calendar than it does itself."""
    if anchor.day is None:
        return True
    pairs = different_pairs(calendar_phrases(reading))
    return len(pairs) > 1 and all(_slip_of(pair, anchor.day) for pair in pairs)


def _meetings(report: str, groups: Iterable[Group]) -> list[Meeting]:
    """Return the report's claims of which another report's own words give the day."""
    found = []
    for group in groups:
        sure = [(telling, day) for telling in group.tellings if (day := _sure_day(telling)) is not None]
        witnesses = [(telling, day) for telling, day in sure if telling.claim.report != report]
        if witnesses:
            witness, day = witnesses[0]
            told = (telling for telling in group.tellings if telling.claim.report == report)
            found += [Meeting(telling=telling, witness=witness, day=day) for telling in told]
    return found


def _sure_day(telling: Telling) -> date | None:
    sure = [candidate for candidate in telling.candidates if not candidate.denies]
    if len(sure) == 1 and length(sure[0].interval) == 1:
        return sure[0].interval.start
    return None


def _infer(reading: Reading, meetings: Sequence[Meeting], entities: Mapping[str, Entity]) -> Anchor:
    supposed = suppose_all(reading, meetings, entities)
    chosen = _choose(supposed)
    if chosen is None and not meetings:
        return Anchor(day=None, reasons=tuple(refusals(supposed, None)))
    return _anchor(chosen, supposed, calendar_phrases(reading), meetings)


def _choose(supposed: Sequence[Supposition]) -> Supposition | None:
    """Return the best supposition if its year is sure; without its slip where the way of slipping is not sure too."""
    if not supposed or supposed[0].weight <= 0:
        return None
    best = supposed[0]
    other_year = next((one for one in supposed if one.year != best.year), None)
    if other_year is not None and best.weight - other_year.weight < SURE:
        return None
    other_way = next((one for one in supposed[1:] if one.year == best.year), None)
    if best.shift and other_way is not None and best.weight - other_way.weight < SURE_OF_SLIP:
        return replace(best, shift=0, reasons=tuple(reason for reason in best.reasons if reason.name != SLIPPED[best.wrong]))
    return best


def _anchor(
    chosen: Supposition | None, supposed: Sequence[Supposition], pairs: Sequence[TimePhrase], meetings: Sequence[Meeting]
) -> Anchor:
    """Put together the days it may have been told in: from the last thing told as past to the first awaited."""
    moved = chosen.shift if chosen is not None and chosen.wrong == "days" else 0
    past: list[tuple[date, Reason]] = []
    coming: list[tuple[date, Reason]] = []
    for meeting in meetings:
        facts = {"claims": (meeting.telling.claim.id, meeting.witness.claim.id), "reports": (meeting.witness.claim.report,)}
        values = (("day", meeting.day.isoformat()),)
        if meeting.telling.claim.standing == Standing.HAPPENED:
            past.append((meeting.day, Reason(name="tells-what-happened", weight=1.0, values=values, **facts)))
        elif meeting.telling.claim.standing in COMING:
            coming.append((meeting.day, Reason(name="awaits-what-came", weight=1.0, values=values, **facts)))
    if chosen is not None:
        for pair in pairs:
            day = real_day(pair, chosen.year, moved)
            if day is not None and day.year == chosen.year and pair.direction == "past" and pair.weekday is not None:
                reason = Reason(name="own-past-day", weight=0.5, values=(("words", pair.words), ("day", day.isoformat())))
                past.append((day, reason))
    start = max((day for day, _ in past), default=None)
    end = min((day + DAY for day, _ in coming), default=None)
    if start is not None and end is not None and end <= start:
        end = None
    if start is None and end is None:
        if chosen is None:
            return Anchor(day=None)
        start, end = date(chosen.year, 1, 1), date(chosen.year + 1, 1, 1)
    held = [reason for day, reason in past if day == start] + [reason for day, reason in coming if day + DAY == end]
    because = chosen.reasons if chosen is not None else ()
    if start is not None and _is_fresh(start, past, meetings):
        held.append(Reason(name=FRESH_NEWS, weight=0.5, values=(("day", start.isoformat()),)))
    return Anchor(
        day=None,
        interval=Interval(start=start, end=end),
        inferred=True,
        shift=moved if len(different_pairs(pairs)) > 1 else 0,
        reasons=(*_gathered((*held, *because)), *refusals(supposed, chosen)),
    )


def _gathered(reasons: Sequence[Reason]) -> list[Reason]:
    """Return the reasons with those of the same name and values made one that rests on all their claims."""
    found: dict[tuple[str, tuple[tuple[str, str], ...]], Reason] = {}
    for reason in reasons:
        key = (reason.name, reason.values)
        if key in found:
            claims = tuple(dict.fromkeys((*found[key].claims, *reason.claims)))
            reports = tuple(dict.fromkeys((*found[key].reports, *reason.reports)))
            reason = replace(found[key], claims=claims, reports=reports)
        found[key] = reason
    return list(found.values())


def _is_fresh(start: date, past: Sequence[tuple[date, Reason]], meetings: Sequence[Meeting]) -> bool:
    """Say whether the last past day is the report's news: told in its lead, or in words that name the weekday.

    News names a weekday only of the days around it; a day that only the background tells may be years old.
    """
    lead = any(meeting.day == start and (meeting.telling.title or meeting.telling.sentence < LEAD) for meeting in meetings)
    return lead or any(day == start and reason.name == "own-past-day" for day, reason in past)


def _own_slip(reading: Reading, anchor: Anchor, meetings: Sequence[Meeting]) -> Anchor:
    """Give a dated report the slip that all of its weekday and day pairs show; one pair alone is a misprint, not a calendar.

    Whether day numbers or weekdays slipped is for the witnesses of its events to say; where they do not, both stay open.
    """
    assert anchor.day is not None
    pairs = different_pairs(calendar_phrases(reading))
    slips = {_slip_of(pair, anchor.day) for pair in pairs}
    shift = slips.pop() if len(slips) == 1 and len(pairs) > 1 else None
    if not shift:
        return anchor
    votes = {wrong: _votes(meetings, anchor.day, shift if wrong == "days" else 0) for wrong in SLIPPED}
    if votes["days"] == votes["weekdays"]:
        return anchor
    wrong = max(votes, key=lambda one: votes[one])
    reason = Reason(name=SLIPPED[wrong], weight=2.0, values=(("shift", str(shift)), ("pairs", str(len(pairs)))))
    return replace(anchor, shift=shift if wrong == "days" else 0, reasons=(*anchor.reasons, reason))


def _slip_of(pair: TimePhrase, day: date) -> int | None:
    """Return by how many days the day number runs ahead of the weekday in the year nearest to a day; None if more than two."""
    days = {shift: real_day(pair, _nearest_year(pair, day), shift) for shift in SLIPS}
    return next((shift for shift, found in days.items() if found and found.isoweekday() == pair.weekday), None)


def _votes(meetings: Sequence[Meeting], day: date, moved: int) -> int:
    """Count the witnesses that give the day a dated claim means if its day number is moved by so much."""
    phrases = [(meeting.telling.claim.time, meeting.day) for meeting in meetings]
    return sum(
        1
        for phrase, given in phrases
        if phrase is not None and phrase.day is not None and real_day(phrase, _nearest_year(phrase, day), moved) == given
    )


def _nearest_year(phrase: TimePhrase, day: date) -> int:
    if phrase.year is not None:
        return phrase.year
    years = (day.year - 1, day.year, day.year + 1)
    return min(years, key=lambda year: abs((date(year, phrase.month or 1, min(phrase.day or 1, 28)) - day).days))
