"""The ledger: acts that somebody put in the future, when they are due, and what came of them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from vitni.model.claim import Party
from vitni.model.time import Dating, Reason

CommitmentKind = Literal["plan", "promise", "demand", "threat"]
CommitmentState = Literal["open", "waiting", "due", "overdue", "kept", "partly", "broken", "refused", "withdrawn", "overtaken"]
"""`waiting` hangs on a condition not yet met; `due` and `overdue` are as of a day the caller names."""


UNSETTLED_BY_DAY: frozenset[CommitmentState] = frozenset({"open", "due", "overdue"})
"""States that only the day tells apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One row of the ledger. `event` is the act that was promised, planned, demanded or threatened.

    `said` are the claims that put it in the future, `settled_by` the claim that settled it (None while open).
    `due` is the interval it should happen in; `said_on` when it was said.
    """

    id: str
    kind: CommitmentKind
    event: str
    who: tuple[Party, ...]
    toward: tuple[Party, ...]
    condition: str | None
    due: Dating | None
    said_on: Dating | None
    said: tuple[str, ...]
    witnesses: tuple[str, ...]
    state: CommitmentState
    settled_by: str | None = None
    reasons: tuple[Reason, ...] = ()


def is_later(row: Commitment) -> bool:
    """Say whether a row is listed after those that are due some day or on a condition."""
    return row.due is None and not row.condition


def state_as_of(commitment: Commitment, as_of: date | None) -> CommitmentState:
    """Return the commitment's state on a day: an open one is `due` inside its interval and `overdue` after it.

    What waits on a condition stays waiting, whatever the day; None for the day gives the state as the ledger holds it.
    """
    days = commitment.due.interval if commitment.due is not None else None
    if as_of is None or commitment.state not in UNSETTLED_BY_DAY or days is None:
        return commitment.state
    if days.end is not None and as_of >= days.end:
        return "overdue"
    if days.start is not None and as_of >= days.start:
        return "due"
    return "open"
