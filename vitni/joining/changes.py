"""What changed between two accounts: of the same story, the one before and the one after some reports came in."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from vitni.joining.intervals import shown
from vitni.model.account import Account
from vitni.model.change import Change, ChangeKind
from vitni.model.claim import COMING, Standing
from vitni.model.event import Disagreement, Event
from vitni.model.ledger import Commitment, state_as_of
from vitni.model.time import Dating, Reason

ORDER: Mapping[ChangeKind, int] = {kind: place for place, kind in enumerate(get_args(ChangeKind))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An account and the day it is known on (None: no day makes anything due)."""

    account: Account
    day: date | None


def changes_between(before: Known, after: Known) -> tuple[Change, ...]:
    """Return every change, the most telling kinds first, then in the account's order of events.

    Events are known again by their claims, because an event's id follows its day. A report did a change if it is new in
    `after` and holds the value, the claim or the reason that made it.
    """
    new_reports = {report for report, _ in after.account.anchors} - {report for report, _ in before.account.anchors}
    old_of = {claim: event for event in before.account.events for claim in event.claims}
    taken: set[str] = set()
    changes: list[Change] = []
    matched: dict[str, Event] = {}
    for event in after.account.events:
        shared = Counter(old_of[claim].id for claim in event.claims if claim in old_of)
        if not shared:
            changes.append(Change(kind="new-event", event=event.id, reports=_among(new_reports, event.reports)))
            continue
        olds = {old_of[claim].id: old_of[claim] for claim in event.claims if claim in old_of}
        old = olds[max(shared, key=lambda one: (shared[one], one not in taken))]
        if old.id in taken:
            changes.append(Change(kind="split-off", event=event.id, reports=(), before=old.id))
        taken.update(olds)
        if len(olds) > 1:
            others = ", ".join(sorted(olds))
            changes.append(Change(kind="joined", event=event.id, reports=_among(new_reports, event.reports), before=others))
        matched[event.id] = old
        changes.extend(_of_event(old, event, new_reports))
    changes.extend(Change(kind="gone", event=old.id, reports=()) for old in before.account.events if old.id not in taken)
    changes.extend(_of_ledger(before, after, matched, new_reports))
    place = {event.id: at for at, event in enumerate(after.account.events)}
    return tuple(sorted(changes, key=lambda change: (ORDER[change.kind], place.get(change.event, -1))))


def _among(new_reports: set[str], reports: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(report for report in reports if report in new_reports))


def _of_event(old: Event, event: Event, new_reports: set[str]) -> Iterator[Change]:
    if old.standing != event.standing:
        did = _among(new_reports, (life.report for life in event.life if life.standing == event.standing))
        happened = old.standing in COMING and event.standing == Standing.HAPPENED
        kind: ChangeKind = "became-event" if happened else "standing"
        yield Change(kind=kind, event=event.id, reports=did, before=old.standing.value, after=event.standing.value)
    if old.when.interval != event.when.interval:
        yield _day_change(old, event, new_reports)
    rows = {row.field: row for row in old.disagreements}
    for row in event.disagreements:
        yield from _of_dispute(rows.pop(row.field, None), row, event, new_reports)
    for row in rows.values():
        yield Change(kind="dispute-gone", event=event.id, reports=(), field=row.field, before=row.verdict)


def _day_change(old: Event, event: Event, new_reports: set[str]) -> Change:
    kind: ChangeKind = "day-changed"
    if old.when.interval is None:
        kind = "day-settled"
    elif event.when.interval is None:
        kind = "day-opened"
    did = _among(new_reports, (*_reports_of(event.when.reasons), *event.reports))
    return Change(kind=kind, event=event.id, reports=did, before=_day(old.when), after=_day(event.when))


def _day(dating: Dating) -> str | None:
    return shown(dating.interval) or None


def _of_dispute(old: Disagreement | None, row: Disagreement, event: Event, new_reports: set[str]) -> Iterator[Change]:
    if (
        old is not None
        and old.verdict == row.verdict
        and {one.value for one in old.values} == {one.value for one in row.values}
    ):
        return
    holders = (claim.rpartition("#")[0] for value in row.values for claim in value.claims)
    did = _among(new_reports, (*_reports_of(row.reasons), *holders))
    values = [value.value for value in row.values]
    if old is None or old.verdict == row.verdict:
        yield Change(
            kind="disputed", event=event.id, reports=did, field=row.field, before=" | ".join(values), after=row.verdict
        )
    else:
        yield Change(
            kind="dispute-settled", event=event.id, reports=did, field=row.field, before=old.verdict, after=row.verdict
        )


def _reports_of(reasons: Iterable[Reason]) -> Iterator[str]:
    return (report for reason in reasons for report in reason.reports)


def _of_ledger(before: Known, after: Known, matched: Mapping[str, Event], new_reports: set[str]) -> Iterator[Change]:
    old_rows = {(row.kind, row.event): row for row in before.account.ledger}
    for row in after.account.ledger:
        old_event = matched.get(row.event)
        old = old_rows.get((row.kind, old_event.id)) if old_event is not None else None
        yield from _of_row(old, row, before.day, after.day, new_reports)


def _of_row(
    old: Commitment | None, row: Commitment, old_day: date | None, day: date | None, new_reports: set[str]
) -> Iterator[Change]:
    facts = {"event": row.event, "field": row.kind, "commitment": row.id}
    state = state_as_of(row, day)
    if old is None:
        did = _among(new_reports, row.witnesses)
        yield Change(kind="commitment", reports=did, after=state, **facts)
        return
    old_state = state_as_of(old, old_day)
    if state != old_state:
        settling = [row.settled_by.rpartition("#")[0]] if row.settled_by is not None else []
        yield Change(kind="commitment-state", reports=_among(new_reports, settling), before=old_state, after=state, **facts)
    dues = [_day(one.due) if one.due is not None else None for one in (old, row)]
    if dues[0] != dues[1]:
        did = _among(new_reports, row.witnesses)
        yield Change(kind="due-changed", reports=did, before=dues[0], after=dues[1], **facts)
