"""The world as `world/` holds it: states, organisations, places, people with their terms, and the English names of offices.

The tables are TSV with their source and licence in the first line and the columns' names in the second.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from vitni.errors import DataFault
from vitni.model.entity import Entity, Term
from vitni.reference.files import WORLD


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state by its alpha-3 code, with its English name, adjective ("Russian"), people ("Russians") and capital."""

    code: str
    name: str
    adjective: str
    people: str
    capital: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlace:
    """A place by its id: its English name, its state (None where it lies in several) and its role.

    "capital" and "seat" stand for their government in news ("Moscow warned"), "organisation:ID" for an organisation
    ("Brussels", the EU); "city", "region" and "area" (a sea, the Middle East) for nobody but regions of many states ("Europe").
    """

    id: str
    name: str
    country: str | None
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation by its id: its English name and the state it belongs to, None for an international one."""

    id: str
    name: str
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """A person: usual English name, other spellings, gender ("m", "f"), state, and the terms held in order of start."""

    id: str
    name: str
    others: tuple[str, ...]
    gender: str
    country: str
    terms: tuple[Term, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What a title, an institution or a group noun means: English singular and plural, and how it stands for a state.

    `kind` is "person", "institution" or "group". `stands` is True where it acts as its state ("Russian troops" is Russia).
    `covers` are the narrower offices it may refer back to ("the minister"). `local` is True where an unnamed one belongs to
    the state the passage is about ("police"). `anaphoric` groups, named again without an owner, are those named before.
    """

    id: str
    name: str
    plural: str
    kind: str
    stands: bool
    covers: frozenset[str]
    local: bool
    anaphoric: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything known before any report is read; `entities` is the same as values that all rooms share."""

    states: Mapping[str, State]
    places: Mapping[str, KnownPlace]
    organisations: Mapping[str, Organisation]
    people: Mapping[str, KnownPerson]
    offices: Mapping[str, Office]
    entities: Mapping[str, Entity]


def _rows(path: Path) -> list[dict[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    if len(lines) < 2 or not lines[0].startswith("#"):
        raise DataFault(str(path), "its first line does not name source and licence", "Begin it with '# Source: ...'.")
    columns = lines[1].split("\t")
    rows = []
    for number, line in enumerate(lines[2:], start=3):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise DataFault(f"{path}:{number}", f"{len(cells)} cells for {len(columns)} columns", "Mend the tabs of the line.")
        rows.append(dict(zip(columns, cells, strict=True)))
    return rows


_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def first_day(written: str) -> date | None:
    """Return the first day a date of year, month or day precision can mean ("2014-03" is 1 March); None for ""."""
    match = _DAY.fullmatch(written)
    return date(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None


def day_after(written: str) -> date | None:
    """Return the excluded end of a term: a day is itself, a month or a year ends after its last day; None for ""."""
    match = _DAY.fullmatch(written)
    if not match:
        return None
    if match[3]:
        return date(int(match[1]), int(match[2]), int(match[3]))
    month = int(match[2] or 12)
    return date(int(match[1]), month, monthrange(int(match[1]), month)[1]) + timedelta(days=1)


def _people(path: Path) -> dict[str, KnownPerson]:
    found: dict[str, KnownPerson] = {}
    terms: dict[str, list[Term]] = {}
    for row in _rows(path):
        terms.setdefault(row["id"], []).append(
            Term(
                office=row["office"],
                country=row["of"] if len(row["of"]) == 3 and row["of"] == row["country"] else None,
                start=first_day(row["start"]),
                end=day_after(row["end"]),
            )
        )
        found[row["id"]] = KnownPerson(
            id=row["id"],
            name=row["name"],
            others=tuple(name for name in row["other"].split(";") if name),
            gender=row["gender"],
            country=row["country"],
            terms=tuple(sorted(terms[row["id"]], key=lambda term: term.start or date.min)),
            source=row["source"],
        )
    return found


@cache
def load_world() -> World:
    """Return the world of the package's data folder, read once. A broken table is a `DataFault` with file and line."""
    states = {
        row["code"]: State(
            code=row["code"], name=row["name"], adjective=row["adjective"], people=row["people"], capital=row["capital"]
        )
        for row in _rows(WORLD / "states.tsv")
    }
    places = {
        row["id"]: KnownPlace(id=row["id"], name=row["name"], country=row["country"] or None, role=row["role"])
        for row in _rows(WORLD / "places.tsv")
    }
    organisations = {
        row["id"]: Organisation(id=row["id"], name=row["name"], country=row["country"] or None)
        for row in _rows(WORLD / "organisations.tsv")
    }
    offices = {
        row["id"]: Office(
            id=row["id"],
            name=row["name"],
            plural=row["plural"],
            kind=row["kind"],
            stands=row["stands"] == "yes",
            covers=frozenset(row["covers"].split()),
            local=row["local"] == "yes",
            anaphoric=row["anaphoric"] == "yes",
        )
        for row in _rows(WORLD / "offices.tsv")
    }
    people = _people(WORLD / "people.tsv")
    return World(
        states=states,
        places=places,
        organisations=organisations,
        people=people,
        offices=offices,
        entities=_entities(states, places, organisations, people),
    )


def _entities(
    states: Mapping[str, State],
    places: Mapping[str, KnownPlace],
    organisations: Mapping[str, Organisation],
    people: Mapping[str, KnownPerson],
) -> dict[str, Entity]:
    rows = [
        Entity(id=f"state:{s.code}", kind="state", name=s.name, country=s.code, source="world/states.tsv")
        for s in states.values()
    ]
    rows += [
        Entity(id=f"organisation:{o.id}", kind="organisation", name=o.name, country=o.country, source="world/organisations.tsv")
        for o in organisations.values()
    ]
    rows += [
        Entity(id=f"place:{p.id}", kind="place", name=p.name, country=p.country, source="world/places.tsv")
        for p in places.values()
    ]
    rows += [
        Entity(
            id=f"person:{p.id}", kind="person", name=p.name, country=party_country(p), terms=p.terms, source="world/people.tsv"
        )
        for p in people.values()
    ]
    return {entity.id: entity for entity in rows}


def party_country(person: KnownPerson, day: date | None = None, office: str | None = None) -> str | None:
    """Return the state a person acts for on a day: None for who then leads an international organisation.

    Without a day a term of the office named counts, else the last term.
    """
    if day is None and office and (named := [term for term in person.terms if term.office == office]):
        return named[-1].country
    held = [term for term in person.terms if day and (not term.start or term.start <= day) and (not term.end or day < term.end)]
    if held:
        return held[-1].country
    last = person.terms[-1] if person.terms else None
    return last.country if last and day is None else person.country


def entities() -> Mapping[str, Entity]:
    """Return every known entity by its id ("state:USA", "person:sergei-lavrov")."""
    return load_world().entities
