"""What every branch of an event's screen needs to know."""

from collections.abc import Mapping
from dataclasses import dataclass

from vitni.chronicle.query import Chronicle
from vitni.faces.witnesses import Witness
from vitni.model.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The chronicle, the event, the witnesses its reasons name, and whether to show every reason."""

    chronicle: Chronicle
    event: Event
    witnesses: Mapping[str, Witness]
    why: bool

    def name(self, report: str) -> str:
        """Return what a report is called on the screen."""
        return self.witnesses[report].name if report in self.witnesses else report
