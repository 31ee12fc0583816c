"""Where the witnesses of one event differ on its day, or one of them with itself."""

from collections.abc import Mapping, Sequence
from datetime import date

from vitni.joining.disputes import Held, disagreement, values_of
from vitni.joining.intervals import gap, shown
from vitni.joining.likeness_of_times import across_midnight
from vitni.joining.tellings import Telling
from vitni.model.claim import Standing
from vitni.model.event import Disagreement, DisagreementKind
from vitni.model.time import Anchor, Dating, Interval, Reason


def on_when(
    event: str, tellings: Sequence[Telling], when: Dating, datings: Mapping[str, Dating], anchors: Mapping[str, Anchor]
) -> Disagreement | None:
    """Return the disagreement on when it was: days that exclude each other, or words that deny themselves."""
    held: list[Held] = []
    own: list[Telling] = []
    intervals: list[tuple[Interval, Telling]] = []
    for telling in tellings:
        dating = datings.get(telling.claim.id)
        if dating is None or telling.claim.time is None or not dates_the_act(telling, tellings):
            continue
        words = telling.claim.time.words
        if dating.interval is not None:
            held.append((shown(dating.interval), telling, words))
            intervals.append((dating.interval, telling))
        if _denies_itself(telling):
            own.append(telling)
            held.extend((shown(one.interval), telling, words) for one in telling.candidates if one.precision == "day")
    if own:
        return _own_contradiction(event, own, held, when, anchors)
    pairs = [(a, b) for at, a in enumerate(intervals) for b in intervals[at + 1 :] if gap(a[0], b[0])]
    apart = [(one, other) for one, other in pairs if not across_midnight(one[1], other[1])]
    if not apart:
        return None
    if all(_later_plan(one[1], other[1]) for one, other in apart):
        newest = max(intervals, key=lambda pair: pair[1].told.start if pair[1].told and pair[1].told.start else date.min)
        return disagreement(event, "when", values_of(held), "changed", shown(newest[0]), (later_report(newest[1]),))
    return disagreement(event, "when", values_of(held), "conflict", shown(when.interval) or None, when.reasons, _refused(when))


def later_report(telling: Telling) -> Reason:
    """Return the reason that the telling's report is the later one."""
    return Reason(name="later-report", weight=1.0, claims=(telling.claim.id,), reports=(telling.claim.report,))


def dates_the_act(telling: Telling, fellows: Sequence[Telling]) -> bool:
    """Say whether a telling's words date the act: those of a denial may date the denying, if others tell of the act itself."""
    return telling.claim.standing != Standing.DENIED or all(one.claim.standing == Standing.DENIED for one in fellows)


def _denies_itself(telling: Telling) -> bool:
    """Say whether the words deny themselves in every year that is left: no candidate keeps both weekday and day number."""
    phrase = telling.claim.time
    if phrase is None or phrase.weekday is None or phrase.day is None or len(telling.candidates) < 2:
        return False
    return all({"weekday", "day"} & set(one.denies) for one in telling.candidates if not {"year", "month"} & set(one.denies))


def _own_contradiction(
    event: str, own: Sequence[Telling], held: Sequence[Held], when: Dating, anchors: Mapping[str, Anchor]
) -> Disagreement:
    reports = dict.fromkeys(telling.claim.report for telling in own)
    slips = ("slipped-calendar", "slipped-weekdays")
    slipped = any(reason.name in slips for report in reports for reason in anchors[report].reasons)
    about = [reason for report in reports for reason in anchors[report].reasons]
    years = [reason for reason in about if reason.name == "year-refused"]
    named = {value for reason in years for key, value in reason.values if key == "year"}
    refused = [*(reason for reason in _refused(when) if dict(reason.values)["day"][:4] not in named), *years]
    because = [reason for reason in about if reason.weight > 0 and reason.name != "year-refused"]
    reasons = sorted([*when.reasons, *(one for one in because if one not in when.reasons)], key=lambda one: -one.weight)
    near = when.interval.start if when.interval is not None else None
    kind: DisagreementKind = "calendar-slip" if slipped else "own-contradiction"
    kept = [(value, telling, words) for value, telling, words in held if near is None or _near(value, near.year)]
    return disagreement(
        event,
        "when",
        values_of(kept),
        kind,
        shown(when.interval) or None,
        reasons,
        refused,
    )


def _near(value: str, year: int) -> bool:
    return value[:4].isdigit() and abs(int(value[:4]) - year) < 1


def _refused(when: Dating) -> list[Reason]:
    result = []
    for candidate in when.refused:
        denied = ", ".join(candidate.denies)
        values = (("day", shown(candidate.interval)), ("denies", denied))
        result.append(
            Reason(name="candidate-refused", weight=sum(reason.weight for reason in candidate.reasons), values=values)
        )
    return result


def _later_plan(first: Telling, second: Telling) -> bool:
    """Say whether both tell of it as coming, in reports of two days: then the plan was changed rather than disputed."""
    coming = {Standing.PLANNED, Standing.PROMISED}
    return (
        first.claim.standing in coming
        and second.claim.standing in coming
        and first.told is not None
        and second.told is not None
        and gap(first.told, second.told) > 0
    )
