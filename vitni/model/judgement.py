"""An analyst's judgement: one more fact that joining reads, recorded with who and when, never overwritten."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

JudgementKind = Literal["same", "split", "prefer", "undo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`subjects` are claim ids (same, split), an event's claims (prefer) or a judgement id (undo)."""

    id: str
    kind: JudgementKind
    subjects: tuple[str, ...]
    field: str | None
    value: str | None
    because: str | None
    who: str
    at: datetime
