"""Bringing the account up to date: a new report touches what stands near it, and the result is as if all were joined anew.

Each step takes what the one before it changed: names and offices that stand for others, days of undated reports, likely pairs,
groups, stories, events, commitments. Many reports are taken in batches, so that a chronicle of any size is joined in bounded
memory. A report that is read anew, or whose parties or day are known otherwise now, leaves and enters again.
"""

from collections.abc import Iterable, Mapping, Sequence

from vitni.chronicle.codec import from_text
from vitni.chronicle.event_index import EventIndex
from vitni.chronicle.name_index import NameIndex
from vitni.chronicle.store import Store
from vitni.joining.anchors import given_anchor
from vitni.joining.judgements import Rulings, rulings_of
from vitni.joining.subjects import followed
from vitni.model.claim import Reading
from vitni.model.entity import Entity
from vitni.model.judgement import Judgement
from vitni.renewal.commitments import renew_commitments
from vitni.renewal.entering import enter
from vitni.renewal.events import renew_events
from vitni.renewal.ground import Ground, Moved
from vitni.renewal.grouping import regroup
from vitni.renewal.kept import Kept
from vitni.renewal.learning import World, learn

AT_ONCE = 1200
"""Reports taken in together where many wait: their neighbours are read once for all of them, and all must fit into memory."""


def renew(store: Store, entities: Mapping[str, Entity], rules: str) -> None:
    """Bring the store's account up to date with its facts, by the rules of that name; an account by other rules is made anew.

    Each batch is one transaction: who reads meanwhile sees the account of some of the reports, never half of a batch.
    """
    if store.joined_by() != rules:
        store.forget_account(rules)
    world = World.of(entities)
    kept: Kept | None = None
    while store.account_is_behind():
        with store.joining() as index:
            kept = Kept(index) if kept is None else kept
            kept.index = index
            _renew(kept, NameIndex(index.connection), world, dict(index.waiting(AT_ONCE)), store.judgements())
            kept.rest()


def _renew(kept: Kept, names: NameIndex, world: World, arriving: Mapping[str, int], judgements: Sequence[Judgement]) -> None:
    index, moved = kept.index, Moved()
    rulings, judged = _rulings(kept, judgements)
    ground = Ground(kept=kept, names=names, world=world, rulings=rulings)
    new = {report: kept.reading(number) for report, number in arriving.items()}
    kept.hold_reports(new)
    days = {report: given_anchor(kept.reports[report]).day for report in new}
    touched, known_otherwise = learn(names, world, new, days)
    numbers = index.readings(index.joined_among((touched | judged) - new.keys()))
    again = {report: kept.reading(number) for report, number in numbers.items()}
    entering = {**new, **{report: reading for report, reading in again.items() if report in judged}}
    entering.update(_with_others(ground, {report: one for report, one in again.items() if report not in judged}))
    added = enter(ground, entering, {**numbers, **arriving}, moved)
    renewed = renew_events(ground, regroup(ground, added, moved), moved)
    renew_commitments(ground, renewed, moved)
    EventIndex(index.connection).replace_anchors(sorted(moved.anchors.items()))
    _name_entities(ground, moved, known_otherwise)
    index.keep_joined(arriving.values(), [judgement.id for judgement in judgements])


def _rulings(kept: Kept, judgements: Sequence[Judgement]) -> tuple[Rulings, set[str]]:
    """Return the judgements in force, and the reports of which the account does not yet obey one."""
    reports = {passage.report for judgement in judgements for passage in judgement.passages}
    readings = [kept.reading(number) for number in kept.index.readings(reports).values()]
    obeyed = kept.index.judgements_joined()
    by_id = {judgement.id: judgement for judgement in judgements}
    waiting = [judgement for judgement in judgements if judgement.id not in obeyed]
    named: set[str] = set()
    while waiting:
        judgement = waiting.pop()
        if judgement.kind == "undo":
            waiting += [by_id[one] for one in judgement.subjects if one in by_id]
        else:
            named.update(claim.rpartition("#")[0] for claim in (*judgement.subjects, *judgement.against))
    return rulings_of(followed(judgements, readings)), named


def _with_others(ground: Ground, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Return those of the readings whose parties stand for others than when they were joined."""
    kept, anchors = ground.kept, ground.kept.anchors(readings)
    found = {}
    for report, tellings in ground.tell(readings, anchors).items():
        numbers = [one.number for one in ground.index.prepared_of("report", (report,))]
        before = {telling.claim.id: (telling.actors, telling.recipients) for telling in kept.all_of(numbers)}
        if any((one.actors, one.recipients) != before[one.claim.id] for one in tellings):
            found[report] = readings[report]
    return found


def _name_entities(ground: Ground, moved: Moved, known_otherwise: Iterable[str]) -> None:
    """Keep which entities the claims of reports told anew name, and all that is known of those."""
    events = EventIndex(ground.index.connection)
    asked = set(known_otherwise)
    for report in sorted(moved.reports):
        numbers = [one.number for one in ground.index.prepared_of("report", (report,))]
        parties = [
            party
            for telling in ground.kept.all_of(numbers)
            for party in (*telling.actors, *telling.recipients, *telling.claim.voices)
        ]
        asked |= events.name_entities(report, {party.entity for party in parties if party.entity is not None})
    known = [(one, ground.world.entities.get(one) or _known(ground, one)) for one in events.named(sorted(asked))]
    events.replace_entities(asked, (entity for _, entity in known if entity is not None))


def _known(ground: Ground, entity: str) -> Entity | None:
    record = ground.names.entity(entity)
    return from_text(Entity, record) if record is not None else None
