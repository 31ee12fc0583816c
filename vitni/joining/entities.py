"""Who is who across reports: one entity for a name however it is spelled, and the holder of an office on a day."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from anyascii import anyascii

from vitni.joining.intervals import DAY
from vitni.model.claim import Lesson, Party, Reading
from vitni.model.entity import Entity, Term
from vitni.model.time import Interval
from vitni.names import same_name

_NAME_KINDS = frozenset({"person", "organisation"})


@dataclass(frozen=True, slots=True)
class Register:
    """What joining knows of names: entities by id, the entity each taught name stands for, and who held which office."""

    entities: Mapping[str, Entity]
    by_name: Mapping[tuple[str, str, str | None], str]
    holders: Mapping[tuple[str, str], tuple[tuple[Term, str], ...]]

    def resolve(self, party: Party, told: Interval | None) -> Party:
        """Return the party with the entity, and its name, that all reports together know it by; unchanged where nobody knows.

        A party known by its office only gets the holder's entity when exactly one person held it in the days `told`; its
        name stays as the report gave it.
        """
        named = self.by_name.get((party.kind, party.name, party.country))
        if named is not None and named in self.entities:
            entity = self.entities[named]
            lent = entity.country if party.kind == "person" and not entity.source.startswith("world/") else None
            return replace(party, entity=named, name=entity.name, country=party.country or lent)
        held = party.entity or self._holder(party, told)
        return party if held == party.entity else replace(party, entity=held)

    def _holder(self, party: Party, told: Interval | None) -> str | None:
        if party.office is None or party.country is None or told is None or party.kind != "person":
            return None
        terms = self.holders.get((office_key(party.office), party.country), ())
        found = {entity for term, entity in terms if term_holds(term, told)}
        return found.pop() if len(found) == 1 else None


def office_key(office: str) -> str:
    """Return the office's name in one spelling ("Foreign Minister" and "foreign-minister" are one)."""
    return re.sub(r"[\W_]+", "-", office.casefold()).strip("-")


def term_holds(term: Term, days: Interval) -> bool:
    """Say whether the office was held on at least one of the days."""
    return (term.start is None or days.end is None or term.start < days.end) and (
        term.end is None or days.start is None or days.start < term.end
    )


def register_of(readings: Iterable[Reading], entities: Mapping[str, Entity], told: Mapping[str, Interval | None]) -> Register:
    """Gather the names, offices and lessons of all readings over what `entities` already holds.

    `told` gives the days each report was published in: what a lesson teaches about an office is held for those days.
    """
    ordered = sorted(readings, key=lambda reading: reading.report)
    known = dict(entities)
    parties = [party for reading in ordered for party in parties_of(reading)]
    for lesson in (lesson for reading in ordered for lesson in reading.lessons):
        known.setdefault(lesson.entity, taught(lesson))
    by_name = _names(parties, entities)
    for party in sorted(parties, key=_party_order):
        entity = by_name.get((party.kind, party.name, party.country), party.entity)
        if entity is not None and entity not in known:
            known[entity] = met_as(entity, (party,))
    return Register(entities=known, by_name=by_name, holders=_holders(known, ordered, told))


def fullness(name: str) -> tuple[bool, int, str]:
    """Put the shortest of the full names first, surnames alone last."""
    return " " not in name, len(name), name


def _party_order(party: Party) -> tuple[tuple[bool, int, str], str, bool, str]:
    return fullness(party.name), party.kind, party.country is None, party.country or ""


def parties_of(reading: Reading) -> Iterable[Party]:
    """Yield every party of a reading's claims."""
    for claim in reading.claims:
        yield from claim.actors
        yield from claim.recipients
        yield from claim.voices


def taught(lesson: Lesson) -> Entity:
    """Return what a report teaches of an entity."""
    kind = lesson.entity.partition(":")[0]
    return Entity(
        id=lesson.entity,
        kind="organisation" if kind == "organisation" else "person",
        name=lesson.name,
        country=lesson.country,
        source=lesson.report,
    )


def met_as(entity: str, parties: Iterable[Party]) -> Entity:
    """Return what is known of an entity that nobody taught: the fullest of its names says what it is."""
    party = min(parties, key=_party_order)
    kind = "state" if party.kind == "state" else "person" if party.kind == "person" else "organisation"
    return Entity(id=entity, kind=kind, name=party.name, country=party.country)  # type: ignore[arg-type]


SAME_NAME = 0.8
"""From here on `same_name` says yes."""


def _names(parties: Iterable[Party], world: Mapping[str, Entity]) -> dict[tuple[str, str, str | None], str]:
    """Give each proper name that `world` does not hold an entity: a known one of the same name and state, or one of its own.

    Names are only compared inside one state and kind, so the work grows with the names of a state, not with all names. Full
    names come first: a surname alone then finds its one bearer, and stays alone where it has several.
    """
    loose: dict[tuple[str, str, str | None], str] = {}
    for party in parties:
        if is_to_be_known(party, world):
            own = own_id(party.kind, party.name, party.country, party.entity)
            met = (party.kind, party.name, party.country)
            loose[met] = min(own, loose.get(met, own))
    inside: dict[tuple[str, str | None], list[tuple[str, str]]] = defaultdict(list)
    wanted = {(kind, country) for kind, _, country in loose}
    for one in sorted(world.values(), key=lambda one: one.id):
        if (one.kind, one.country) in wanted:
            inside[one.kind, one.country].append((one.name, one.id))
    result: dict[tuple[str, str, str | None], str] = {}
    ordered = sorted(loose, key=lambda key: (fullness(key[1]), key[0], key[2] or ""))
    for kind, name, country in ordered:
        neighbours = inside[kind, country]
        same = {entity for other, entity in neighbours if same_name(name, other) >= SAME_NAME}
        entity = same.pop() if len(same) == 1 else loose[kind, name, country]
        result[kind, name, country] = entity
        neighbours.append((name, entity))
    return {**result, **_without_state(result)}


def _without_state(named: Mapping[tuple[str, str, str | None], str]) -> dict[tuple[str, str, str | None], str]:
    """Return, for full names of persons whose report names no state, the one bearer that other reports give a state."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for (kind, name, country), entity in named.items():
        if kind == "person" and country is not None and " " in name:
            bearers[slug(name)].add(entity)
    found = {}
    for kind, name, country in named:
        same = bearers.get(slug(name), set()) if kind == "person" and country is None else set()
        if len(same) == 1:
            found[kind, name, country] = next(iter(same))
    return found


def is_to_be_known(party: Party, world: Mapping[str, Entity]) -> bool:
    """Say whether it is a proper name of a person or organisation that the world tables do not hold."""
    return party.kind in _NAME_KINDS and party.entity not in world and (party.entity is not None or _is_proper(party))


def own_id(kind: str, name: str, country: str | None, entity: str | None) -> str:
    """Return the entity that a name is where it is nobody else's: the one its report knows, else one of its own."""
    return entity or f"{kind}:{slug(name)}" + (f"-{country.lower()}" if country else "")


def is_office_alone(party: Party) -> bool:
    """Say whether a party is known by its office and state only: who it is hangs on the day."""
    return party.kind == "person" and party.entity is None and party.office is not None and party.country is not None


def _is_proper(party: Party) -> bool:
    return party.office is None and party.name[:1].isupper()


def slug(name: str) -> str:
    """Return the name in lower-case Latin letters, digits and hyphens, fit for an id."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).casefold()).strip("-")


TAUGHT_FOR = 120 * DAY
"""How long before and after the report that taught it an office is taken to be held: posts seldom change within months."""


def _holders(
    known: Mapping[str, Entity], readings: Iterable[Reading], told: Mapping[str, Interval | None]
) -> dict[tuple[str, str], tuple[tuple[Term, str], ...]]:
    rows: dict[tuple[str, str], list[tuple[Term, str]]] = defaultdict(list)
    for entity in sorted(known.values(), key=lambda entity: entity.id):
        for term in entity.terms:
            country = term.country or entity.country
            if country is not None:
                rows[office_key(term.office), country].append((term, entity.id))
    for reading in readings:
        days = told.get(reading.report)
        for lesson in reading.lessons:
            if lesson.office is None or lesson.country is None or days is None or known[lesson.entity].terms:
                continue
            start = days.start - TAUGHT_FOR if days.start else None
            end = days.end + TAUGHT_FOR if days.end else None
            term = Term(office=lesson.office, country=lesson.country, start=start, end=end)
            rows[office_key(lesson.office), lesson.country].append((term, lesson.entity))
    return {key: tuple(found) for key, found in rows.items()}
