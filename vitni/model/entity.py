"""Entities: states, organisations, people and places, as `world/` knows them or as reports taught them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

EntityKind = Literal["state", "organisation", "person", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An office held: `start` included, `end` excluded, None where open or unknown."""

    office: str
    country: str | None
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One thing with a name. `name` is its usual English name; `id` is stable ("state:USA", "person:sergei-lavrov").

    `terms` are the offices a person held; `source` says where the record comes from (a file of world/ or a report id).
    """

    id: str
    kind: EntityKind
    name: str
    country: str | None
    terms: tuple[Term, ...] = ()
    source: str = ""
