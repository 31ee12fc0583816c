"""Choosing the day: of everything a phrase can mean, what its fellow witnesses and its report's own habits support."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from vitni.joining.intervals import common, length, meet, precision_of, shown
from vitni.joining.tellings import Telling
from vitni.model.time import Anchor, Candidate, Dating, Interval, Reason

DENIED = -1.5
"""For each part of the words (weekday, day number, year) a candidate must call wrong."""
SLIP = 3.0
"""For the candidate that a slip seen elsewhere in the same report explains."""
BARE_SLIP = 2.0
"""The same where no weekday stands beside the day number: enough to keep the slipped day in play, not to choose it."""
WITNESS = 2.0
"""For each other report whose own words give the candidate's day; the same report's other words count for half."""
MARGIN = 1.0
"""How much better than the next the best must be; nearer than that, the time stays open."""


def date_telling(telling: Telling, fellows: Sequence[Telling], anchor: Anchor) -> Dating | None:
    """Return the dating of one telling by its own words and its fellows of the same event; None where its words date nothing.

    The fellows' support counts once a report, whatever the number of its claims.
    """
    if not telling.candidates:
        return None
    if len(telling.candidates) == 1:
        only = telling.candidates[0]
        time = telling.claim.time
        said = (
            Reason(name="words-say", weight=1.0, values=(("words", time.words),))
            if time is not None
            else Reason(name="dated-by-what-holds-it", weight=1.0)
        )
        return _dating(only, (said, *only.reasons), anchor)
    weighed = sorted(
        ((_weigh(candidate, telling, fellows, anchor), at) for at, candidate in enumerate(telling.candidates)),
        key=lambda option: (-sum(reason.weight for reason in option[0]), option[1]),
    )
    best, next_best = weighed[0], weighed[1]
    candidates = telling.candidates
    if sum(reason.weight for reason in best[0]) - sum(reason.weight for reason in next_best[0]) < MARGIN:
        standing = tuple(
            replace(candidates[at], reasons=reasons)
            for reasons, at in weighed
            if sum(r.weight for r in best[0]) - sum(r.weight for r in reasons) < MARGIN
        )
        if len({(one.interval.start, one.interval.end) for one in standing}) > 1:
            return Dating(interval=None, precision=None, open=standing, inferred=anchor.inferred)
    refused = tuple(replace(candidates[at], reasons=reasons) for reasons, at in weighed[1:])
    chosen = candidates[best[1]]
    return replace(_dating(chosen, best[0], anchor), refused=refused)


def _dating(chosen: Candidate, reasons: Sequence[Reason], anchor: Anchor) -> Dating:
    return Dating(interval=chosen.interval, precision=chosen.precision, reasons=tuple(reasons), inferred=anchor.inferred)


def _weigh(candidate: Candidate, telling: Telling, fellows: Sequence[Telling], anchor: Anchor) -> tuple[Reason, ...]:
    day = shown(candidate.interval)
    reasons = list(candidate.reasons)
    reasons += [Reason(name=f"denies-{part}", weight=DENIED, values=(("day", day),)) for part in candidate.denies]
    if candidate.denies == ("weekday",) and any(reason.name == "slipped-weekdays" for reason in anchor.reasons):
        reasons.append(Reason(name="slipped-weekdays", weight=SLIP, values=(("day", day),)))
    if anchor.shift and candidate.denies == ("day",) and telling.claim.time is not None and telling.claim.time.day is not None:
        weight = SLIP if telling.claim.time.weekday is not None else BARE_SLIP
        reasons.append(Reason(name="slipped-calendar", weight=weight, values=(("shift", str(anchor.shift)), ("day", day))))
    for report, claims in sorted(_supporters(candidate, telling, fellows).items()):
        weight = WITNESS / 2 if report == telling.claim.report else WITNESS
        reasons.append(
            Reason(name="witness-gives-day", weight=weight, values=(("day", day),), claims=tuple(claims), reports=(report,))
        )
    return tuple(reasons)


def _supporters(candidate: Candidate, telling: Telling, fellows: Sequence[Telling]) -> dict[str, list[str]]:
    """Return, by report, the fellow claims whose first and undoubted meaning lies within the candidate's days."""
    found: dict[str, list[str]] = defaultdict(list)
    for fellow in fellows:
        if fellow.claim.id == telling.claim.id or not fellow.candidates:
            continue
        sure = [one for one in fellow.candidates if not one.denies]
        if len(sure) == 1 and (length(sure[0].interval) or 9999) <= 7 and meet(sure[0].interval, candidate.interval):
            found[fellow.claim.report].append(fellow.claim.id)
    return found


def date_event(datings: Mapping[str, Dating], tellings: Sequence[Telling]) -> Dating:
    """Return when the event was, from the datings of its claims (by claim id): their common days, else the better supported.

    Open where two days have equal support, and where no claim is dated.
    """
    dated = [(telling, datings[telling.claim.id]) for telling in tellings if telling.claim.id in datings]
    settled = [(telling, dating) for telling, dating in dated if dating.interval is not None]
    if not settled:
        standing = {(one.interval.start, one.interval.end): one for _, dating in dated for one in dating.open}
        return Dating(interval=None, precision=None, open=tuple(standing.values()), inferred=any(d.inferred for _, d in dated))
    shared = common(dating.interval for _, dating in settled if dating.interval is not None)
    if shared is not None:
        return _agreed(shared, settled)
    return _outweighed(settled)


def _agreed(shared: Interval, settled: Sequence[tuple[Telling, Dating]]) -> Dating:
    exact = [dating for _, dating in settled if dating.interval == shared]
    refused = {(one.interval.start, one.interval.end): one for _, dating in settled for one in dating.refused}
    refused = {days: one for days, one in refused.items() if days != (shared.start, shared.end)}
    return Dating(
        interval=shared,
        precision=exact[0].precision if exact else precision_of(shared),
        reasons=_gathered(settled),
        refused=tuple(refused.values()),
        inferred=all(dating.inferred for _, dating in settled),
    )


def _gathered(settled: Sequence[tuple[Telling, Dating]]) -> tuple[Reason, ...]:
    result = []
    for telling, dating in settled:
        for reason in dating.reasons:
            claims = reason.claims or (telling.claim.id,)
            named = replace(reason, claims=claims, reports=reason.reports or (telling.claim.report,))
            if named not in result:
                result.append(named)
    return tuple(sorted(result, key=lambda reason: -reason.weight))


def _outweighed(settled: Sequence[tuple[Telling, Dating]]) -> Dating:
    """Choose between days that exclude each other by the number of reports behind each; a tie stays open."""
    voters: dict[Interval, dict[str, str]] = defaultdict(dict)
    for telling, dating in settled:
        assert dating.interval is not None
        voters[dating.interval].setdefault(telling.claim.report, telling.claim.id)
    votes: dict[Interval, dict[str, str]] = {
        one: {report: claim for other in voters if meet(one, other) for report, claim in voters[other].items()}
        for one in voters
    }
    order = sorted(votes, key=lambda interval: (-len(votes[interval]), length(interval) or 9999, str(interval.start)))
    standing = tuple(
        Candidate(
            interval=interval,
            precision=precision_of(interval),
            reasons=(
                Reason(
                    name="reports-say",
                    weight=float(len(votes[interval])),
                    claims=tuple(votes[interval].values()),
                    reports=tuple(votes[interval]),
                ),
            ),
        )
        for interval in order
    )
    if len(votes[order[0]]) == len(votes[order[1]]):
        return Dating(interval=None, precision=None, open=standing)
    return Dating(interval=order[0], precision=standing[0].precision, reasons=standing[0].reasons, refused=standing[1:])
