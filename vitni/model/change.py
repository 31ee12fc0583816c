"""What new reports changed in the chronicle: one value for each change, with the reports that did it."""

from dataclasses import dataclass
from typing import Literal

ChangeKind = Literal[
    "became-event",
    "standing",
    "day-settled",
    "day-changed",
    "day-opened",
    "disputed",
    "dispute-settled",
    "dispute-gone",
    "commitment",
    "due-changed",
    "commitment-state",
    "joined",
    "split-off",
    "gone",
    "new-event",
]
"""In the order in which an analyst wants to hear of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of one event. `event` is its id now (of an event that is gone, its id before).

    `field` is the disputed field, or the commitment's kind; `before` and `after` are the values (a standing, a day as ISO
    8601, a commitment's state, event ids), None where there was or is none. `reports` are those that did it: empty where no
    new report but the day, or what others tell, did. `commitment` is the ledger row's id.
    """

    kind: ChangeKind
    event: str
    reports: tuple[str, ...]
    field: str | None = None
    before: str | None = None
    after: str | None = None
    commitment: str | None = None
