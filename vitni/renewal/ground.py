"""What every step of a renewal stands on, and what it has moved so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from vitni.chronicle.index import Index
from vitni.chronicle.name_index import NameIndex
from vitni.joining.account import tellings_of
from vitni.joining.judgements import Rulings
from vitni.joining.likeness import compare
from vitni.joining.likeness_of_parties import total
from vitni.joining.tellings import Telling, place_of, told_in
from vitni.model.claim import Reading
from vitni.model.time import Anchor
from vitni.renewal.kept import Kept
from vitni.renewal.learning import World, register_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The chronicle's index with what is in hand of it, the world, and the judgements in force."""

    kept: Kept
    names: NameIndex
    world: World
    rulings: Rulings

    @property
    def index(self) -> Index:
        """The tables of the chronicle."""
        return self.kept.index

    def tell(self, readings: Mapping[str, Reading], anchors: Mapping[str, Anchor]) -> dict[str, list[Telling]]:
        """Return the claims of reports as tellings under these anchors, with all that is known of their parties."""
        first, last = _span(anchors[report] for report in readings)
        register = register_for(self.names, self.world, readings.values(), first, last)
        self.kept.hold_reports(readings)
        return {
            report: tellings_of(self.kept.reports[report], reading, anchors[report], register)
            for report, reading in readings.items()
        }

    def weigh(self, one: Telling, other: Telling, linked: Mapping[str, frozenset[str]]) -> float:
        """Return the log-odds of two tellings."""
        first, second = sorted((one, other), key=place_of)
        return total(self.rulings.rule(first, second) or compare(first, second, linked))

    def ruled_with(self, claim: str) -> list[str]:
        """Return the claims about which and this one an analyst ruled that they are or are not one event."""
        return [b if a == claim else a for a, b in self.rulings.pairs_ruled if claim in (a, b)]


def _span(anchors: Iterable[Anchor]) -> tuple[date | None, date | None]:
    """Return the first and last day that any of the anchors leaves open."""
    told = [interval for anchor in anchors if (interval := told_in(anchor)) is not None]
    days = [day for interval in told for day in (interval.start, interval.end) if day is not None]
    return min(days, default=None), max(days, default=None)


@dataclass(slots=True)
class Moved:
    """What a renewal has moved: anchors of reports, and the parts and events that tellings left or that were told anew.

    `reports` were told anew. `parts` and `wholes` are groups (by the lowest number they had) that had a member which is gone or
    elsewhere now; `facts` and `facts_in_the_end` what pairs of reports shared in them.
    """

    anchors: dict[str, Anchor] = field(default_factory=dict)
    reports: set[str] = field(default_factory=set)
    parts: set[int] = field(default_factory=set)
    wholes: set[int] = field(default_factory=set)
    facts: set[tuple[str, str, int, int]] = field(default_factory=set)
    facts_in_the_end: set[tuple[str, str, int, int]] = field(default_factory=set)
