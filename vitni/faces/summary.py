"""The line that ends a reading: what the chronicle now holds, in numbers."""

from dataclasses import dataclass

from vitni.chronicle.query import Chronicle
from vitni.faces.witnesses import main_language

KEPT_STATES = frozenset({"kept", "partly"})
OPEN_STATES = frozenset({"open", "waiting", "due", "overdue"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Numbers of things in a chronicle. `plans_happened` and `promises_open` count rows of the ledger."""

    events: int
    reports: int
    languages: int
    claims: int
    plans_happened: int
    promises_open: int
    disagreements: int
    settled: int


def summary_of(chronicle: Chronicle) -> Summary:
    """Count what the chronicle holds."""
    ledger = chronicle.ledger
    return Summary(
        events=len(chronicle.events),
        reports=len(chronicle.reports),
        languages=len({main_language(report, chronicle.reading(report.id)) for report in chronicle.reports}),
        claims=len(chronicle.claims),
        plans_happened=sum(row.kind == "plan" and row.state in KEPT_STATES for row in ledger),
        promises_open=sum(row.kind == "promise" and row.state in OPEN_STATES for row in ledger),
        disagreements=len(chronicle.disagreements),
        settled=sum(row.verdict is not None for row in chronicle.disagreements),
    )


def counted(number: int, thing: str) -> str:
    """Return "1 event", "18 events"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
