"""Which days the time phrase of each claim can mean, given what is known of the day the report was told on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vitni.dates import reckon
from vitni.joining.anchors import FRESH_NEWS
from vitni.joining.intervals import DAY, length
from vitni.model.claim import COMING, Claim, Reading, Standing
from vitni.model.time import Anchor, Candidate, Direction, Interval, Reason, TimePhrase

FRESH = 3
"""Days: news is told within so many days of its freshest event. A relative phrase of an undated report is decided only where
every one of these days gives the same answer ("next week" from Friday to Sunday); else it stays open."""
DATING_KINDS = frozenset({"date", "event"})
"""Kinds of phrases that can date an act; "for 90 minutes" and "every year" cannot."""


LONG = 10**6
"""Days: longer than any interval with two ends."""
SHORT = 7
"""Days: "the same day" and "a week later" hang on the last time told that is no longer than this, not on "since 1995"."""


def possible_days(reading: Reading, anchor: Anchor) -> dict[str, tuple[Candidate, ...]]:
    """Return, by claim id, what the phrases of the reading's claims can mean; claims that nothing dates are left out.

    Claims are taken in text order, because "the same day" hangs on the time told before it: of what happened for what
    happened, of what is to come for what is to come. A day to come does not date what happened: "he promised an answer next
    week" dates the answer, so the phrase goes to the claim the promise holds. Nothing is chosen here.
    """
    result: dict[str, tuple[Candidate, ...]] = {}
    previous: dict[Direction | None, Interval] = {}
    dated = [claim for claim in reading.claims if claim.time is not None and claim.time.kind in DATING_KINDS]
    for claim in sorted(dated, key=lambda claim: (claim.start, claim.end, claim.id)):
        assert claim.time is not None
        phrase = _directed(claim.time, claim)
        candidates = candidates_of(phrase, anchor, previous.get(phrase.direction))
        if claim.standing == Standing.HAPPENED and _all_to_come(phrase, candidates, anchor):
            for inner in reading.claims:
                if inner.content_of == claim.id and inner.time is None and inner.standing in COMING:
                    result.setdefault(inner.id, candidates)
            candidates = candidates_of(replace(phrase, direction="past"), anchor, previous.get("past"))
            if _all_to_come(phrase, candidates, anchor):
                continue
        if not candidates:
            continue
        result[claim.id] = candidates
        if (length(candidates[0].interval) or LONG) <= SHORT:
            previous[phrase.direction] = candidates[0].interval
    return {claim: candidates for claim, candidates in result.items() if candidates}


def _all_to_come(phrase: TimePhrase, candidates: Sequence[Candidate], anchor: Anchor) -> bool:
    """Say whether all that the phrase can mean lies after the day of the report."""
    if anchor.day is None:
        return phrase.anchor == "publication" and (phrase.shift or 0) > 0
    return all(one.interval.start is not None and one.interval.start > anchor.day for one in candidates)


def _directed(phrase: TimePhrase, claim: Claim) -> TimePhrase:
    """Return the phrase with the direction its claim gives it, where its own words give none: what happened is past."""
    if phrase.direction is not None:
        return phrase
    if claim.standing == Standing.HAPPENED:
        return replace(phrase, direction="past")
    return replace(phrase, direction="future") if claim.standing in COMING else phrase


def candidates_of(phrase: TimePhrase, anchor: Anchor, previous: Interval | None) -> tuple[Candidate, ...]:
    """Return what one phrase can mean under the anchor; empty where the anchor is too vague for it.

    Without any anchor only a phrase with its own year is reckoned: a bare weekday or "22 January" fits every year.
    """
    if anchor.day is not None:
        return reckon(phrase, anchor, previous=previous)
    if anchor.interval is not None and anchor.interval.start is not None:
        return _from_inferred(phrase, anchor, previous)
    if phrase.year is not None or (previous is not None and phrase.anchor == "previous"):
        return reckon(phrase, Anchor(day=None), previous=previous)
    return ()


def _from_inferred(phrase: TimePhrase, anchor: Anchor, previous: Interval | None) -> tuple[Candidate, ...]:
    """Reckon from an inferred interval: calendar days from any day of it, relative words only where it holds fresh news."""
    calendar = phrase.year is not None or (phrase.day is not None and phrase.month is not None)
    if not calendar and not any(reason.name == FRESH_NEWS for reason in anchor.reasons):
        return reckon(phrase, Anchor(day=None), previous=previous) if phrase.anchor == "previous" and previous else ()
    readings = [reckon(phrase, Anchor(day=day, shift=anchor.shift), previous=previous) for day in _days_tried(anchor, calendar)]
    if len({_days_of(found) for found in readings}) == 1:
        return _inferred(readings[0], anchor)
    return _inferred(_merged(readings), anchor)


def _days_of(candidates: Sequence[Candidate]) -> tuple[tuple[date | None, date | None], ...]:
    return tuple((candidate.interval.start, candidate.interval.end) for candidate in candidates)


def _days_tried(anchor: Anchor, calendar: bool) -> list[date]:
    """Return the days to reckon from: the first few of the interval; for calendar days its middle, which is of its year."""
    interval = anchor.interval
    assert interval is not None and interval.start is not None
    if calendar:
        return [interval.start + DAY * ((interval.end - interval.start).days // 2 if interval.end is not None else 0)]
    days = [interval.start + DAY * step for step in range(FRESH)]
    return [day for day in days if interval.end is None or day < interval.end] or days[:1]


def _merged(readings: Sequence[Sequence[Candidate]]) -> tuple[Candidate, ...]:
    """Return every candidate that some day of telling gives, each once, those of the earlier days first.

    Of candidates that share a first or last day ("since New Year" ends on the day of telling) only the shortest is kept: what
    holds whichever day it was.
    """
    found: list[Candidate] = []
    for candidate in (candidate for candidates in readings for candidate in candidates):
        at = next((at for at, other in enumerate(found) if _share_an_end(candidate, other)), None)
        if at is None:
            found.append(candidate)
        elif (length(candidate.interval) or LONG) < (length(found[at].interval) or LONG):
            found[at] = candidate
    return tuple(found)


def _share_an_end(one: Candidate, other: Candidate) -> bool:
    if one.denies != other.denies:
        return False
    ours, theirs = one.interval, other.interval
    return (ours.start is not None and ours.start == theirs.start) or (ours.end is not None and ours.end == theirs.end)


def _inferred(candidates: Sequence[Candidate], anchor: Anchor) -> tuple[Candidate, ...]:
    assert anchor.interval is not None and anchor.interval.start is not None
    reason = Reason(name="from-inferred-day", values=(("from", anchor.interval.start.isoformat()),))
    return tuple(replace(candidate, reasons=(*candidate.reasons, reason)) for candidate in candidates)
