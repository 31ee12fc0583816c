"""What new reports teach of names and offices, and in which reports somebody stands for another because of it.

The same as joining/entities.py makes of all reports at once: names of one kind and state are known in order of fullness, so
one that is new, or known otherwise, can only change those after it that are the same name.
"""

import heapq
from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from vitni.chronicle.codec import from_text, to_text
from vitni.chronicle.name_index import Met, NameIndex, NameKey
from vitni.joining.entities import (
    SAME_NAME,
    TAUGHT_FOR,
    Register,
    fullness,
    is_office_alone,
    is_to_be_known,
    met_as,
    office_key,
    own_id,
    parties_of,
    register_of,
    slug,
    taught,
)
from vitni.model.claim import Lesson, Party, Reading
from vitni.model.entity import Entity, Term
from vitni.names import same_name

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class World:
    """The world tables as joining uses them: entities, those of each kind and state by id, and who holds which office."""

    entities: Mapping[str, Entity]
    inside: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]
    offices: Register

    @staticmethod
    def of(entities: Mapping[str, Entity]) -> "World":
        """Put the world's entities in order."""
        inside: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for one in sorted(entities.values(), key=lambda one: one.id):
            inside.setdefault((one.kind, one.country or ""), []).append((one.name, one.id))
        return World(entities, {key: tuple(rows) for key, rows in inside.items()}, register_of((), entities, {}))


def learn(
    names: NameIndex, world: World, readings: Mapping[str, Reading], days: Mapping[str, date | None]
) -> tuple[set[str], set[str]]:
    """Take in what readings say of names.

    Return the reports, old and new, whose parties may stand for others now, and the entities that are known otherwise.

    `readings` are the new ones by report, `days` when the reports say they were published.
    """
    before = set(names.met_in(readings))
    entities = {entity for _, _, _, entity, _ in before} | {row[0] for row in names.lessons_in(readings)}
    offices = {(office, country, day) for _, office, country, day in names.lessons_in(readings)}
    after: set[Met] = set()
    for report, reading in readings.items():
        met, called = _met_in(reading, world)
        after |= met
        names.replace_report(report, sorted(met), sorted(called))
        told = days[report]
        day = told.isoformat() if told is not None else None
        rows = [
            (one.entity, report, place, office_key(one.office or ""), one.country or "", day, to_text(one))
            for place, one in enumerate(reading.lessons)
        ]
        names.replace_lessons(report, rows)
        entities.update(one.entity for one in reading.lessons)
        offices.update((row[3], row[4], row[5]) for row in rows)
    entities.update(entity for _, _, _, entity, _ in after)
    keys = {one[:3] for one in before ^ after}
    changed, other = _known_anew(names, world, keys)
    entities |= other
    otherwise: set[str] = set()
    touched = {report for key in changed for report in names.reports_meeting(key)}
    for entity in sorted(entities - world.entities.keys() - {""}):
        record = _record(names, world, entity)
        if record != names.entity(entity):
            names.keep_entity(entity, record)
            otherwise.add(entity)
            touched.update(report for key in names.names_of(entity) for report in names.reports_meeting(key))
    for office, country, day_taught in sorted(offices, key=str):
        if office and country and day_taught is not None:
            then = date.fromisoformat(day_taught)
            first, last = then - TAUGHT_FOR - ONE_DAY, then + TAUGHT_FOR + ONE_DAY
            touched.update(names.callers(office, country, first.isoformat(), last.isoformat()))
    return touched, otherwise


def _met_in(reading: Reading, world: World) -> tuple[set[Met], set[tuple[str, str]]]:
    met: set[Met] = set()
    called: set[tuple[str, str]] = set()
    for party in parties_of(reading):
        if is_to_be_known(party, world.entities) or (party.entity is not None and party.entity not in world.entities):
            met.add((party.kind, party.name, party.country or "", party.entity or "", reading.report))
        if is_office_alone(party):
            called.add((office_key(party.office or ""), party.country or ""))
    return met, called


def _known_anew(names: NameIndex, world: World, keys: Iterable[NameKey]) -> tuple[set[NameKey], set[str]]:
    """Work out anew what these names stand for, and those that hang on them.

    Return the names that stand for another entity now, and the entities they stood for and stand for.
    """
    groups: dict[tuple[str, str], set[str]] = {}
    for kind, name, country in keys:
        if kind in ("person", "organisation"):
            groups.setdefault((kind, country), set()).add(name)
    slugs: set[str] = set()
    changed: set[NameKey] = set()
    entities: set[str] = set()
    for (kind, country), asked in sorted(groups.items()):
        known = names.known_in(kind, country)
        for name, alone in _in_order(names, world, (kind, country), dict(known), asked).items():
            key = (kind, name, country)
            entities |= {known.get(name, ""), alone or ""}
            if alone is None:
                names.forget([key])
                changed.add(key)
            else:
                before = names.known_as([key]).get(key)
                names.know([(kind, name, country, alone, alone, slug(name))])
                if before != alone:
                    changed.add(key)
                    entities.add(before or "")
            if kind == "person":
                slugs.add(slug(name))
    for one in sorted(slugs):
        rows = names.by_slug(one)
        bearers = {alone for name, country, alone, _, _ in rows if country and " " in name}
        for name, country, alone, entity, _ in rows:
            wanted = next(iter(bearers)) if not country and len(bearers) == 1 else alone
            if wanted != entity:
                names.know([("person", name, country, alone, wanted, one)])
                changed.add(("person", name, country))
                entities |= {entity, wanted}
    return changed, entities


def _in_order(
    names: NameIndex, world: World, group: tuple[str, str], known: dict[str, str], asked: Iterable[str]
) -> dict[str, str | None]:
    """Return what the names asked about stand for as names of their kind and state alone tell, and all that changes by it.

    None for a name that nobody meets any more. Each is worked out from those before it in order of fullness.
    """
    kind, country = group
    waiting = [(fullness(name), name) for name in sorted(asked)]
    heapq.heapify(waiting)
    found: dict[str, str | None] = {}
    while waiting:
        order, name = heapq.heappop(waiting)
        if name in found:
            continue
        own = [own_id(kind, name, country or None, entity or None) for entity in names.entities_met((kind, name, country))]
        before = known.pop(name, None)
        if own:
            same = {entity for other, entity in world.inside.get(group, ()) if same_name(name, other) >= SAME_NAME}
            earlier = ((other, entity) for other, entity in known.items() if fullness(other) < order)
            same |= {entity for other, entity in earlier if same_name(name, other) >= SAME_NAME}
            known[name] = same.pop() if len(same) == 1 else min(own)
        found[name] = known.get(name)
        if found[name] != before:
            later = (other for other in known if fullness(other) > order and other not in found)
            for other in [other for other in later if same_name(other, name) >= SAME_NAME]:
                heapq.heappush(waiting, (fullness(other), other))
    return found


def _record(names: NameIndex, world: World, entity: str) -> str | None:
    """Return what reports alone make known of an entity: as the first that taught it says, else by its shortest full name."""
    lesson = names.first_lesson(entity)
    if lesson is not None:
        return to_text(taught(from_text(Lesson, lesson)))
    parties = [
        Party(name=name, country=country or None, kind=kind)  # type: ignore[arg-type]
        for kind, name, country in (*names.names_of(entity), *names.others_of(entity))
    ]
    return to_text(met_as(entity, parties)) if parties else None


def register_for(
    names: NameIndex, world: World, readings: Iterable[Reading], first: date | None, last: date | None
) -> Register:
    """Return all that is known of the parties of these readings, of reports told from the first to the last day."""
    parties = {party for reading in readings for party in parties_of(reading)}
    asked: dict[NameKey, tuple[str, str, str | None]] = {
        (one.kind, one.name, one.country or ""): (one.kind, one.name, one.country) for one in parties
    }
    by_name = {asked[key]: entity for key, entity in names.known_as(asked).items()}
    records = {entity: names.entity(entity) for entity in set(by_name.values()) - world.entities.keys()}
    known = {entity: from_text(Entity, record) for entity, record in records.items() if record is not None}
    holders = dict(world.offices.holders)
    offices = {(office_key(one.office or ""), one.country or "") for one in parties if is_office_alone(one)}
    if first is not None and last is not None:
        days = (first - TAUGHT_FOR - ONE_DAY).isoformat(), (last + TAUGHT_FOR + ONE_DAY).isoformat()
        for office, country in offices:
            terms = []
            for day, entity in names.taught(office, country, *days):
                if entity in world.entities and world.entities[entity].terms:
                    continue
                told = date.fromisoformat(day)
                start, end = told - TAUGHT_FOR, told + ONE_DAY + TAUGHT_FOR
                terms.append((Term(office=office, country=country, start=start, end=end), entity))
            holders[office, country] = (*holders.get((office, country), ()), *terms)
    return Register(entities=ChainMap(known, dict(world.entities)), by_name=by_name, holders=holders)
