"""An analyst's judgement: one more fact that joining reads, recorded with who and when, never overwritten."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from vitni.model.claim import Act

JudgementKind = Literal["same", "split", "prefer", "undo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Where a judged claim stood when it was judged, so that it is known again when a later reader numbers claims anew."""

    claim: str
    report: str
    start: int
    end: int
    act: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`subjects` are claim ids (same, split), an event's claims (prefer) or a judgement id (undo).

    `same` rules that all subjects are one event; `split` that no subject is one event with any claim of `against` (where
    that is empty: the first subject with none of the others). `passages` say where the claims of both stood.
    """

    id: str
    kind: JudgementKind
    subjects: tuple[str, ...]
    field: str | None
    value: str | None
    because: str | None
    who: str
    at: datetime
    against: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


def when_made(judgement: Judgement) -> tuple[str, str]:
    """Return what judgements are put in order by: the instant, then the id."""
    # As text, because instants with and without a zone do not compare; vitni writes them all in UTC.
    return judgement.at.isoformat(), judgement.id


def undone_of(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Return the ids of the judgements that a later `undo`, itself not undone, names."""
    undone: set[str] = set()
    for judgement in sorted(judgements, key=when_made, reverse=True):
        if judgement.kind == "undo" and judgement.id not in undone:
            undone.update(judgement.subjects)
    return frozenset(undone)
