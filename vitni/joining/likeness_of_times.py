"""Can two tellings be of one time? Compared by all that their phrases can mean, before anything is decided."""

from dataclasses import replace

from vitni.joining.blocks import turned_day
from vitni.joining.intervals import gap, length, shown
from vitni.joining.tellings import Telling
from vitni.model.claim import COMING, Act, Standing
from vitni.model.time import Candidate, Interval, Reason, TimePhrase

APART = -10.0
"""The weight of what one report tells as two things. More than every likeness together."""
DAYS_APART = (0.0, -2.0, -3.0, -3.5)
"""Against tellings whose days are 1, 2, 3 days apart (0 unused): neighbours may be a slip of one report."""
FAR_APART = APART
"""Against tellings whose days lie further apart: no likeness of words makes one event of two days of a month."""
DENIED_PART = -0.6
"""For each part of a phrase (weekday, day number) that a candidate must call wrong to agree."""


def compare_times(first: Telling, second: Telling) -> tuple[Reason, ...]:
    """Compare what the two can mean by their times, undecided; where one is silent, the days of its report count a little."""
    order = _compare_order(first, second)
    if first.candidates and second.candidates:
        best = _best_meeting(first.candidates, second.candidates)
        if best.name == "days-deny":
            return (_softened(best, first, second), *order)
        return (best, *_compare_parts(first, second), *order)
    for here, there in ((first, second), (second, first)):
        if here.claim.time is not None and not here.candidates and there.candidates:
            fitting = max((fit(here.claim.time, candidate) for candidate in there.candidates), key=lambda reason: reason.weight)
            return (fitting, *order)
    if first.claim.time is not None and second.claim.time is not None and not first.candidates and not second.candidates:
        return (_compare_phrases(first, second, first.claim.time, second.claim.time), *order)
    return (*_compare_silent(first, second), *order)


def _best_meeting(ours: tuple[Candidate, ...], theirs: tuple[Candidate, ...]) -> Reason:
    weight, denied, one, other = max(
        ((*_meeting(one, other), one, other) for one in ours for other in theirs), key=lambda found: found[0]
    )
    values = (("first", shown(one.interval)), ("second", shown(other.interval)))
    return Reason(name="days-deny" if denied else "days-meet", weight=weight, values=values)


def _meeting(one: Candidate, other: Candidate) -> tuple[float, bool]:
    """Return how much two meanings speak for one time, and whether their days deny each other."""
    cost = DENIED_PART * (len(one.denies) + len(other.denies)) + min(0.0, _prior(one)) + min(0.0, _prior(other))
    days = gap(one.interval, other.interval)
    if days == 0:
        longest = max(length(one.interval) or 9999, length(other.interval) or 9999)
        return (2.0 if longest <= 1 else 1.0 if longest <= 7 else 0.5 if longest <= 31 else 0.2) + cost, False
    return (DAYS_APART[days] if days < len(DAYS_APART) else FAR_APART) + cost, True


DAY_OF_DENIAL = -0.3
"""For a plan and its denial that give two days: "called off his visit on Friday" dates the calling off."""
ACROSS_MIDNIGHT = 0.5
PLAN_MOVED = -0.8
"""For a plan told anew with another day before its first day came: it was moved rather than doubled."""
HELD_LATER = -6.0
"""For a plan and a happening of other days: a third report may tell that the plan moved, so this alone keeps nothing apart."""
MOVED_BY = 62
"""Days: what is put off further is a new plan."""
YEAR_MISTYPED = -0.8
"""For two days that differ in the written year alone, while the report of the odd one was told within days of the other."""


DAY_MISTYPED = -0.8
"""For two days whose figures have changed places, while the report of the odd one was told within days of the other."""


def _softened(denial: Reason, first: Telling, second: Telling) -> Reason:
    """Return the denial of two days, weighed less where the way they are told explains it."""
    standings = {first.claim.standing, second.claim.standing}
    if Standing.DENIED in standings and standings & COMING and first.claim.report != second.claim.report:
        return replace(denial, name="day-of-the-denial", weight=DAY_OF_DENIAL)
    if across_midnight(first, second):
        return replace(denial, name="across-midnight", weight=ACROSS_MIDNIGHT)
    if denial.weight <= FAR_APART and standings & MOVABLE and Standing.HAPPENED in standings:
        return replace(denial, weight=denial.weight - FAR_APART + HELD_LATER)
    if _plan_moved(first, second):
        return replace(denial, name="plan-moved", weight=PLAN_MOVED)
    if _year_mistyped(first, second) or _year_mistyped(second, first):
        return replace(denial, name="year-mistyped", weight=YEAR_MISTYPED)
    if _day_mistyped(first, second) or _day_mistyped(second, first):
        return replace(denial, name="day-mistyped", weight=DAY_MISTYPED)
    if first.claim.act in REPEATED and standings == {Standing.HAPPENED}:
        return replace(denial, weight=denial.weight + EVERY_DAY)
    return denial


REPEATED = frozenset({Act.ASSAULT, Act.MOBILIZE, Act.PROTEST})
EVERY_DAY = -1.5
"""Against two neighbouring days of acts that come day after day: there a second day is a second act, not a slip."""
PARTS_OF_DAY = ("morning", "noon", "afternoon", "evening", "night")
OTHER_PART = -7.0
"""For two acts of one day of which one was in the morning and the other in the evening."""


def _compare_parts(first: Telling, second: Telling) -> tuple[Reason, ...]:
    """Return the denial of two parts of a day that do not touch; "afternoon" and "evening" do, night is told both ways."""
    ours, theirs = (telling.claim.time.part if telling.claim.time is not None else None for telling in (first, second))
    if ours not in PARTS_OF_DAY or theirs not in PARTS_OF_DAY or "night" in (ours, theirs):
        return ()
    if abs(PARTS_OF_DAY.index(ours) - PARTS_OF_DAY.index(theirs)) < 2:
        return ()
    assert first.claim.time is not None and second.claim.time is not None
    values = (("first", first.claim.time.words), ("second", second.claim.time.words))
    return (Reason(name="other-part-of-the-day", weight=OTHER_PART, values=values),)


def across_midnight(first: Telling, second: Telling) -> bool:
    """Say whether the two tell of one night: neighbouring days of which the earlier is told as late or the later as early.

    One call is made late on Tuesday in Washington and in the small hours of Wednesday in Kyiv.
    """
    for earlier, later in ((first, second), (second, first)):
        if len(earlier.candidates) != 1 or len(later.candidates) != 1:
            continue
        before, after = earlier.candidates[0].interval, later.candidates[0].interval
        if before.end is None or before.end != after.start or length(before) != 1 or length(after) != 1:
            continue
        parts = (earlier.claim.time.part if earlier.claim.time else None, later.claim.time.part if later.claim.time else None)
        if parts[0] in LATE or parts[1] in EARLY:
            return True
    return False


LATE = frozenset({"evening", "night", "late", "end"})
EARLY = frozenset({"early", "morning", "night", "start"})


def _plan_moved(first: Telling, second: Telling) -> bool:
    """Say whether one plan is told with two days: the later report still before the day the earlier gave, as one plan."""
    told = [telling.told.start if telling.told is not None else None for telling in (first, second)]
    starts = [min((one.interval.start for one in t.candidates if one.interval.start), default=None) for t in (first, second)]
    if None in (*told, *starts) or first.claim.report == second.claim.report:
        return False
    if first.claim.standing not in MOVABLE or second.claim.standing not in MOVABLE or told[0] == told[1]:
        return False
    (_, day), (later, moved) = sorted(zip(told, starts, strict=True))
    assert day is not None and later is not None and moved is not None
    return later <= day and abs((moved - day).days) <= MOVED_BY


MOVABLE = frozenset({Standing.PLANNED, Standing.PROMISED})


def _year_mistyped(odd: Telling, other: Telling) -> bool:
    """Say whether the first's days differ from the second's in the year alone and lie years before its own report."""
    if len(odd.candidates) != 1 or len(other.candidates) != 1 or odd.told is None or odd.told.start is None:
        return False
    ours, theirs = odd.candidates[0].interval, other.candidates[0].interval
    if ours.start is None or theirs.start is None or length(ours) != 1 or length(theirs) != 1:
        return False
    same_day = (ours.start.month, ours.start.day) == (theirs.start.month, theirs.start.day)
    fresh = 0 <= (odd.told.start - theirs.start).days <= NEWS_AFTER
    return same_day and ours.start.year != theirs.start.year and fresh


def _day_mistyped(odd: Telling, other: Telling) -> bool:
    """Say whether the second's day is the first's with its two figures changed, and fresh when the first was told."""
    turned = turned_day(odd)
    if turned is None or len(other.candidates) != 1 or odd.claim.report == other.claim.report:
        return False
    theirs = other.candidates[0].interval
    return theirs.start == turned and length(theirs) == 1


def _prior(candidate: Candidate) -> float:
    return sum(reason.weight for reason in candidate.reasons)


def fit(phrase: TimePhrase, candidate: Candidate) -> Reason:
    """Say how well the parts of a phrase that cannot be reckoned yet fit a day another witness gives.

    A weekday and a day number that contradict each other by one or two days still fit: that is how a slipped calendar looks.
    """
    day = candidate.interval.start
    values = (("words", phrase.words), ("day", shown(candidate.interval)))
    if day is None or (length(candidate.interval) or 9) > 1 or phrase.bound is not None:
        return Reason(name="time-unclear", weight=0.0, values=values)
    weight = 0.0
    if phrase.weekday is not None:
        weight += 0.7 if phrase.weekday == day.isoweekday() else -0.7
    if phrase.month is not None:
        weight += 0.5 if phrase.month == day.month else -3.0
    if phrase.year is not None:
        weight += 0.5 if phrase.year == day.year else -4.0
    if phrase.day is not None:
        slip = min(abs(phrase.day - day.day), 31 - abs(phrase.day - day.day))
        weight += 1.0 if slip == 0 else -0.3 if slip <= 1 else -2.5
    return Reason(name="words-fit-day" if weight > 0 else "words-deny-day", weight=weight, values=values)


def _compare_phrases(first: Telling, second: Telling, ours: TimePhrase, theirs: TimePhrase) -> Reason:
    weight = 0.0
    for name, same, other in (("year", 0.5, -4.0), ("month", 0.5, -3.0), ("day", 1.0, -2.0), ("weekday", 0.7, -1.0)):
        one, two = getattr(ours, name), getattr(theirs, name)
        if one is not None and two is not None:
            weight += same if one == two else other
    if ours.unit is not None and steps_of(first) == steps_of(second):
        weight += 0.7
    values = (("first", ours.words), ("second", theirs.words))
    return Reason(name="phrases-agree" if weight > 0 else "phrases-deny", weight=weight, values=values)


def steps_of(telling: Telling) -> tuple[str | None, int | None, Interval | None]:
    """Return the steps a phrase takes from the day of its report, and that day: "next week", told on 18 January."""
    phrase = telling.claim.time
    return (phrase.unit if phrase else None, phrase.shift if phrase else None, telling.told)


def _around(telling: Telling) -> Interval | None:
    if len(telling.candidates) == 1 and length(telling.candidates[0].interval) is not None:
        return telling.candidates[0].interval
    return telling.told if not telling.candidates else None


def _compare_silent(first: Telling, second: Telling) -> tuple[Reason, ...]:
    """Weigh how far apart two claims were told where one is not dated: what is told in two years is seldom one."""
    ours, theirs = _around(first), _around(second)
    one_report = first.claim.report == second.claim.report
    if one_report and (ours is None or theirs is None or (not first.candidates and not second.candidates)):
        return ()
    if ours is None or theirs is None:
        return (Reason(name="time-unknown", weight=-0.3),)
    days = gap(ours, theirs)
    if days <= 4:
        return ()
    weight = -0.5 if days <= 14 else -1.2 if days <= 60 else -2.0 if days <= 400 else -2.5
    return (Reason(name="told-far-apart", weight=weight, values=(("days", str(days)),)),)


def _compare_order(first: Telling, second: Telling) -> tuple[Reason, ...]:
    """A plan cannot be told after its happening was, and a report that tells both a coming and a past one means two."""
    for coming, past in ((first, second), (second, first)):
        if coming.claim.standing not in COMING or past.claim.standing != Standing.HAPPENED:
            continue
        if coming.claim.report == past.claim.report:
            return (Reason(name="coming-and-past-in-one-report", weight=_one_report_both(coming, past)),)
        if coming.told is None or past.told is None:
            return ()
        if coming.told.start and past.told.end and coming.told.start >= past.told.end:
            return (Reason(name="told-as-coming-after-happening", weight=-1.5),)
        if not past.candidates and coming.candidates and past.told.end:
            starts = [candidate.interval.start for candidate in coming.candidates]
            if all(start is not None and start >= past.told.end for start in starts):
                return (Reason(name="happened-before-the-day", weight=-4.0),)
            if any(_told_when_due(past.told, candidate.interval) for candidate in coming.candidates):
                return (Reason(name="told-when-due", weight=1.0),)
    return ()


NEWS_AFTER = 4
"""Days after its due time within which news of an act that was to come still is news."""


def _told_when_due(told: Interval, due: Interval) -> bool:
    bounded = (length(due) or 9999) <= 31
    return bounded and gap(told, due) <= NEWS_AFTER


RECALLED = frozenset({Standing.PROMISED, Standing.DEMANDED})
"""Standings that a report recalls when it tells that the act was done: "the answer came; he had promised it"."""


def _one_report_both(coming: Telling, past: Telling) -> float:
    """Weigh that one report tells an act as coming and as past: two acts, unless it was asked for or promised and then done."""
    if coming.claim.standing in RECALLED and coming.claim.content_of is not None:
        return -0.5
    if coming.claim.standing not in (Standing.PLANNED, Standing.PREDICTED) and coming.claim.start < past.claim.start:
        return -1.0
    return APART
