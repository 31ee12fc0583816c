"""From the facts in the store to the account, and to that of an earlier day; no report is read here."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from vitni.chronicle.query import Chronicle, KnownOn
from vitni.chronicle.store import Store
from vitni.errors import NotFound
from vitni.joining.account import join
from vitni.joining.changes import Known, changes_between
from vitni.model.account import Account
from vitni.model.change import Change
from vitni.model.time import Anchor
from vitni.reference.world import entities
from vitni.renewal.renew import renew

ROOT = Path(__file__).resolve().parent


def derive(store: Store) -> Account:
    """Return the account that all facts of the store give; a report that no run has read yet gives none."""
    readings = store.readings()
    read = {reading.report for reading in readings}
    with _collector_at_rest():
        return join([report for report in store.reports() if report.id in read], readings, store.judgements(), entities())


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep Python's collector of cycles still: frozen values make none, and it would walk millions of them again and again."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def rejoin(store: Store) -> None:
    """Bring the account up to date with all facts: what new ones do not touch stays, and the result is as `derive` gives it."""
    with _collector_at_rest():
        renew(store, entities(), _rules())


def rebuild(store: Store) -> None:
    """Make everything derived anew from the facts."""
    store.forget_account(_rules())
    rejoin(store)


def is_behind(store: Store) -> bool:
    """Say whether the account lacks a fact, or was made by other rules than these."""
    return store.account_is_behind() or store.joined_by() != _rules()


@cache
def _rules() -> str:
    """Return the digest of the rules and tables that accounts are made by: a chronicle joined by others is joined anew."""
    rooms = [ROOT / name for name in ("joining", "renewal", "days", "world")]
    paths = [*(ROOT / f"{name}.py" for name in ("dates", "names")), *(path for room in rooms for path in room.iterdir())]
    digest = sha256()
    for path in sorted(path for path in paths if path.is_file()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def differences(store: Store) -> tuple[str, ...]:
    """Return the parts of the stored account ("events", "ledger" ...) that a rebuild from the facts would write otherwise."""
    kept, made = store.account(), derive(store)
    return tuple(part for part in made.__slots__ if repr(getattr(kept, part)) != repr(getattr(made, part)))


def as_of(chronicle: Chronicle, day: date) -> Chronicle:
    """Return the chronicle as the reports published up to that day allow, in memory, joined from those reports alone.

    An undated report counts from the first day it can have been written, as joining all reports worked it out; one of which
    nobody knows when it was written is left out. All judgements count, whenever they were made: they are about what the
    reports say, and reach no further than the reports that are there.
    """
    store = chronicle.store
    known, known_on = _known_on(store, day)
    part = store.part(known)
    rejoin(part)
    return Chronicle(part, known_on=known_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed between two states of one chronicle."""

    before: Chronicle
    after: Chronicle
    rows: tuple[Change, ...]


def changes(chronicle: Chronicle, since: date | str, until: date | None = None) -> Changes:
    """Return what changed in the chronicle since a day, or since a report (by its id, or enough of it) was read.

    `until` is the last day that counts; None takes all reports, and counts as due what is due on the last day of publication
    among them: no clock is asked. What a day brought are the reports published after it; what came since a report are
    those that were read after it.
    """
    after = chronicle if until is None else as_of(chronicle, until)
    last = until or _last_day(after)
    if isinstance(since, date):
        before = as_of(chronicle, since)
    else:
        order = chronicle.store.in_order_of_reading()
        report = chronicle.report(since).id
        if report not in order:
            raise NotFound(report, "it was taken in but not read yet", "Read it first: `vitni read` it again.")
        part = chronicle.store.part(set(order[: order.index(report) + 1]) & set(after.report_ids))
        rejoin(part)
        before = Chronicle(part)
    first = since if isinstance(since, date) else _last_day(before)
    rows = changes_between(Known(account=before.store.account(), day=first), Known(account=after.store.account(), day=last))
    return Changes(before=before, after=after, rows=rows)


def _known_on(store: Store, day: date) -> tuple[Sequence[str], KnownOn]:
    anchors = dict(store.anchors())
    known, worked_out, left_out, later = [], [], [], 0
    for report, published in store.days_of_publication().items():
        first = date.fromisoformat(published) if published is not None else _first_day(anchors.get(report))
        if first is None:
            left_out.append(report)
        elif first > day:
            later += 1
        else:
            known.append(report)
            if published is None:
                worked_out.append((report, first))
    return known, KnownOn(day=day, later=later, worked_out=tuple(worked_out), left_out=tuple(left_out))


def _first_day(anchor: Anchor | None) -> date | None:
    """Return the first day an undated report can have been written."""
    if anchor is None:
        return None
    return anchor.day or (anchor.interval.start if anchor.interval is not None else None)


def _last_day(chronicle: Chronicle) -> date | None:
    days = [day for day in chronicle.store.days_of_publication().values() if day is not None]
    return date.fromisoformat(max(days)) if days else None
