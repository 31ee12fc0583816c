"""The ledger as a table: who owes whom what, by when, and how it stands."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rich import box
from rich.table import Table
from rich.text import Text

from vitni.chronicle.query import Chronicle
from vitni.faces.colours import DISPUTE, FAINT, KEPT, OPEN
from vitni.faces.days import ONE_DAY, dating_words
from vitni.faces.parties import listed, short_names
from vitni.faces.summary import KEPT_STATES, OPEN_STATES
from vitni.faces.titles import act_words, shortened
from vitni.model.claim import SPEECH_ACTS, Party
from vitni.model.event import Event
from vitni.model.ledger import Commitment, CommitmentState, state_as_of
from vitni.model.time import Dating

STATE_STYLES = {
    "open": OPEN,
    "waiting": FAINT,
    "due": f"bold {OPEN}",
    "overdue": f"bold {DISPUTE}",
    "withdrawn": FAINT,
    "overtaken": FAINT,
}
NARROW = 90
"""Columns below which the day it was said and the words it was said in are left to `vitni show`."""


def ledger_table(chronicle: Chronicle, rows: Sequence[Commitment], width: int) -> Table:
    """Return ledger rows as a table; the year stands in the heading where all days share one."""
    years = _years(rows)
    shared = years.pop() if len(years) == 1 else None
    table = Table(box=box.SIMPLE_HEAD, header_style=FAINT, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("Kind", no_wrap=True, style="bold")
    table.add_column("Who → whom")
    table.add_column("What", ratio=1)
    if width >= NARROW:
        table.add_column(f"Said {shared or ''}".rstrip(), no_wrap=True)
    table.add_column(f"Due {shared or ''}".rstrip())
    table.add_column("State")
    for row in rows:
        cells: list[str | Text] = [
            row.kind.capitalize(),
            Text(sides_words(row)),
            what_words(chronicle, row, quote=width >= NARROW),
        ]
        if width >= NARROW:
            cells.append(day_words(row.said_on, year=shared is None) if row.said_on else "day unknown")
        table.add_row(*cells, due_words(row, year=shared is None), _state(chronicle, row))
    return table


def state_text(state: CommitmentState) -> Text:
    """Return a commitment's state in its colour."""
    return Text(state, style=KEPT if state in KEPT_STATES else STATE_STYLES.get(state, DISPUTE))


def is_open(row: Commitment) -> bool:
    """Say whether a commitment has not been settled yet."""
    return row.state in OPEN_STATES


def row_as_of(row: Commitment, day: date) -> Commitment:
    """Return the row as it stands on a day: an open one is "due" within its due time and "overdue" after it."""
    return replace(row, state=state_as_of(row, day))


def sides_words(row: Commitment) -> str:
    """Return who is committed toward whom: "Sergei Lavrov → Antony Blinken"."""
    who, toward = _names(row.who) or "unnamed", _names(row.toward)
    return f"{who} → {toward}" if toward else who


def what_words(chronicle: Chronicle, row: Commitment, *, quote: bool) -> Text:
    """Return what is owed, with `quote` also the words it was said in, on a line of their own."""
    event = chronicle.event(row.event)
    # A demand without an act inside is its own event: its topic is what is owed, and "Demand" stands in the first column.
    words = f"“{shortened(event.topic)}”" if event.topic and event.act in SPEECH_ACTS else _deed(row, event)
    what = Text(words[:1].upper() + words[1:])
    if row.condition and row.condition not in (event.topic or ""):
        what.append(f", {shortened(row.condition)}")
    if quote and not words.startswith("“"):
        for claim in row.said[:1]:
            what.append(f"\n“{shortened(chronicle.claim(claim).words)}”", style=FAINT)
    return what


def _deed(row: Commitment, event: Event) -> str:
    """Return what is owed, with who is to do it where that is neither side of the row: "Russia to withdraw"."""
    sides = {party.name for party in (*row.who, *row.toward)}
    if event.actors and not any(party.name in sides for party in event.actors) and not _own_state(row, event):
        return f"{short_names(event.actors)} to {act_words(event)}"
    return act_words(event)


def _own_state(row: Commitment, event: Event) -> bool:
    """Say whether the deed is that of the committed one's own state or of one who acts for it."""
    states = {party.country for party in row.who if party.country is not None}
    return any(party.country in states for party in event.actors)


def _state(chronicle: Chronicle, row: Commitment) -> Text:
    """Return the row's state; a refusal says by whom."""
    state = state_text(row.state)
    if row.state != "refused" or row.settled_by is None:
        return state
    by = short_names(chronicle.claim(row.settled_by).actors)
    return state.append(f"\nby {by}", style=FAINT) if by else state


def due_words(row: Commitment, *, year: bool) -> str:
    """Return when it is due: a day or days, "on condition", or "none"."""
    if row.due is not None and (row.due.interval is not None or row.due.open):
        return day_words(row.due, year=year)
    return "on condition" if row.condition else "none"


def day_words(dating: Dating, *, year: bool) -> str:
    """Return a day for a column."""
    return dating_words(dating, short=True, year=year)


def _names(parties: Sequence[Party]) -> str:
    """Return the parties with full names, holders of one office together: "British, French and German foreign ministers"."""
    others = tuple(party for party in parties if party.kind == "person" and party.name.split()[-1][:1].islower())
    known = [party for party in parties if party not in others]
    return listed([*(party.name for party in known), *([short_names(others)] if others else [])])


def _years(rows: Sequence[Commitment]) -> set[int]:
    datings = [dating for row in rows for dating in (row.due, row.said_on) if dating is not None]
    intervals = [dating.interval for dating in datings] + [one.interval for dating in datings for one in dating.open]
    years = {interval.start.year for interval in intervals if interval and interval.start}
    return years | {(interval.end - ONE_DAY).year for interval in intervals if interval and interval.end}
