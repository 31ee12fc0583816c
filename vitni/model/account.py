"""The account: everything joining derives from readings and judgements, in one value."""

from dataclasses import dataclass

from vitni.model.entity import Entity
from vitni.model.event import Disagreement, Event
from vitni.model.ledger import Commitment
from vitni.model.time import Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Events in order of day, the ledger, every disagreement, the entities met, and each report's anchor day."""

    events: tuple[Event, ...]
    ledger: tuple[Commitment, ...]
    disagreements: tuple[Disagreement, ...]
    entities: tuple[Entity, ...]
    anchors: tuple[tuple[str, Anchor], ...]
