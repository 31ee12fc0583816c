"""The rows of the ledger that the events told anew can have changed: their own, and those that they may settle."""

from collections.abc import Iterable

from vitni.chronicle.codec import from_text
from vitni.chronicle.event_index import EventIndex
from vitni.joining.ledger import asks_of, concerns_of, rows_of
from vitni.joining.outcomes import ANSWERED_WITHIN, Told, day_told
from vitni.model.event import Event
from vitni.model.time import Anchor
from vitni.renewal.events import Renewed
from vitni.renewal.ground import Ground, Moved

ASKING = "?"
"""Ends the keys under which commitments wait to be settled; the same without it are those under which events settle."""
EVER = (1, 10**7)


def renew_commitments(ground: Ground, renewed: Renewed, moved: Moved) -> None:
    """Work out anew, and keep, the rows of the ledger that can be otherwise now."""
    events = EventIndex(ground.index.connection)
    anew = {**renewed.told, **_stored(ground, events, renewed.rewritten.keys())}
    before = ground.index.concerns_of([*anew, *(renewed.before.keys() - anew.keys())])
    settling = {whole: concerns_of(one) for whole, one in anew.items()}
    settled = {row for row in before if not row[0].endswith(ASKING)} | {one for rows in settling.values() for one in rows}
    inner = ground.index.prepared_of("outer", (claim for one in anew.values() for claim in one.event.claims))
    others = {one.whole for one in inner if one.whole is not None}
    others |= {whole for key, day in settled for whole in ground.index.concerned(key + ASKING, *_asked_before(day))}
    asked = {**anew, **_stored(ground, events, others - anew.keys())}
    outers = _outers(ground, events, asked)
    every_claim = [claim for one in asked.values() for claim in one.event.claims]
    held = {one.outer for one in ground.index.prepared_of("outer", every_claim) if one.outer is not None}
    by_id = {one.event.id: one for one in (*asked.values(), *outers.values())}
    asking = {whole: asks_of(one, by_id.get(one.event.content_of or ""), held) for whole, one in asked.items()}
    ground.index.replace_concerns(
        [*asked, *renewed.before],
        [
            (key, day, whole)
            for whole, one in asked.items()
            for key, day in (*concerns_of(one), *_asks(one, by_id.get(one.event.content_of or ""), asking[whole]))
        ],
    )
    say = {
        whole
        for at, one in asked.items()
        for key in asking[at]
        for whole in ground.index.concerned(key, *_answered_after(one, by_id.get(one.event.content_of or "")))
    }
    having_a_say = _stored(ground, events, say - asked.keys() - outers.keys())
    told = {**outers, **having_a_say, **asked}
    anchors = _anchors(ground, moved, asked.values(), outers.values())
    ordered = sorted(told.values(), key=lambda one: one.event.id)
    gone = [*renewed.before.values(), *(one.event.id for one in asked.values())]
    events.replace_commitments(gone, rows_of(asked.values(), ordered, held, anchors))


def _stored(ground: Ground, events: EventIndex, wholes: Iterable[int]) -> dict[int, Told]:
    """Return events as they are kept, with their tellings in order of claim."""
    records = events.records(sorted(wholes))
    kept, index = ground.kept, ground.index
    rows = index.prepared_of("whole", sorted(records))
    kept.hold(one.number for one in rows)
    by_claim = {one.claim: kept.tellings[one.number] for one in rows}
    found = {}
    for whole, record in records.items():
        event = from_text(Event, record)
        found[whole] = Told(event=event, tellings=tuple(by_claim[claim] for claim in event.claims))
    return found


def _outers(ground: Ground, events: EventIndex, asked: dict[int, Told]) -> dict[int, Told]:
    """Return the events in which the claims stand that hold claims of the events asked about."""
    claims = {telling.claim.content_of for one in asked.values() for telling in one.tellings if telling.claim.content_of}
    rows = ground.index.prepared_of("claim", sorted(claims))
    return _stored(ground, events, {one.whole for one in rows if one.whole is not None} - asked.keys())


def _asks(one: Told, outer: Told | None, keys: Iterable[str]) -> list[tuple[str, int]]:
    """Return under what a commitment waits: each key with days some months apart from first to last telling."""
    days = _days(one, outer)
    spread = sorted({*days, *range(days[0], days[-1], ANSWERED_WITHIN)}) if days else [0]
    return [(key + ASKING, day) for key in keys for day in spread]


def _days(one: Told, outer: Told | None) -> list[int]:
    tellings = (*one.tellings, *(outer.tellings if outer is not None else ()))
    return sorted({day for telling in tellings if (day := day_told(telling))})


def _asked_before(day: int) -> tuple[int, int]:
    """Return the days on which what waits may have been told that is settled on a day."""
    return (day - 2 * ANSWERED_WITHIN, day + ANSWERED_WITHIN) if day else EVER


def _answered_after(one: Told, outer: Told | None) -> tuple[int, int]:
    """Return the days on which what settles a commitment may be told."""
    days = _days(one, outer)
    return (days[0] - ANSWERED_WITHIN, days[-1] + ANSWERED_WITHIN) if days else EVER


def _anchors(ground: Ground, moved: Moved, *sides: Iterable[Told]) -> dict[str, Anchor]:
    reports = {telling.claim.report for side in sides for one in side for telling in one.tellings}
    return {**ground.kept.anchors(reports - moved.anchors.keys()), **moved.anchors}
