"""The ledger: acts that somebody put in the future, when they are due, and what came of them."""

from dataclasses import dataclass
from typing import Literal

from vitni.model.claim import Party
from vitni.model.time import Dating, Reason

CommitmentKind = Literal["plan", "promise", "demand", "threat"]
CommitmentState = Literal["open", "waiting", "due", "overdue", "kept", "partly", "broken", "refused", "withdrawn", "overtaken"]
"""`waiting` hangs on a condition not yet met; `due` and `overdue` are as of a day the caller names."""


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
