"""What joining derives: events with their claims, and the disagreements between their witnesses."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from vitni.model.claim import Act, Amount, Party, Place, Standing
from vitni.model.time import Dating, Reason

DisagreementKind = Literal[
    "conflict",
    "refinement",
    "rounding",
    "translation",
    "wording",
    "calendar-slip",
    "own-contradiction",
    "changed",
    "correction",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One step in an event's life: the standing a report gave it, and the report's day (None where undated)."""

    standing: Standing
    report: str
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a disputed field: who holds it (claim ids) and in which words."""

    value: str
    claims: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A field of one event on which its claims differ, or one claim differs with itself.

    `verdict` is the value the chronicle holds, None while open; `reasons` say why, in order of weight; `refused` are
    readings considered and rejected, each with its own reason.
    """

    id: str
    event: str
    field: str
    values: tuple[Value, ...]
    kind: DisagreementKind
    verdict: str | None
    reasons: tuple[Reason, ...] = ()
    refused: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One independent witness: the reports that rest on it, and the chain from outlet to speaker, outermost first."""

    id: str
    reports: tuple[str, ...]
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One occurrence in the world, as told by its claims.

    `id` is readable and stable: day, parties and place ("2022-01-21-blinken-lavrov-geneva"). `standing` is the latest
    and strongest its witnesses support; `life` lists every standing in order of report day. `datings` gives the decided
    time of each dated claim. `joins` are the reasons that brought the claims together. `superseded` are those of its claims
    that a newer edition of their report replaces: kept, but no longer counted. `part_of` is the event it is a part of (an
    airstrike of an offensive).
    """

    id: str
    act: Act
    mode: str | None
    meaning: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    where: Place | None
    when: Dating
    standing: Standing
    life: tuple[Life, ...]
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[Origin, ...]
    amounts: tuple[Amount, ...] = ()
    topic: str | None = None
    condition: str | None = None
    disagreements: tuple[Disagreement, ...] = ()
    datings: tuple[tuple[str, Dating], ...] = ()
    joins: tuple[Reason, ...] = ()
    content_of: str | None = None
    superseded: tuple[str, ...] = ()
    part_of: str | None = None


def first_day(event: Event) -> date | None:
    """Return the first day the event can have been on, None where nothing tells."""
    start = event.when.interval.start if event.when.interval is not None else None
    if start is None:
        starts = [one.interval.start for one in event.when.open if one.interval.start is not None]
        start = min(starts, default=None)
    return start
