"""The chronicle as a dated list: the screen of `vitni show`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from vitni.chronicle.query import Chronicle
from vitni.faces.colours import DISPUTE, FAINT, OPEN
from vitni.faces.days import dating_words
from vitni.faces.prose import field_name
from vitni.faces.titles import titles_of
from vitni.faces.witnesses import Witness, witnesses_of
from vitni.model.claim import COMING, Standing
from vitni.model.event import Event

DOTS = 4
"""Witnesses an event's line shows as dots; the rest is counted."""
IN_LEGEND = 8
"""Reports a legend names; more are listed by `vitni reports`."""
LONGEST_ID = 44
"""Columns an id gets beside its title; a longer one is cut where it is still the only one that begins so."""
ONE_LINE = 100
"""Columns below which an event's id stands on a line of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Widths that all days share, so that the eye can run down the page; and each event's id as it is shown."""

    dots: int
    ids: int
    shown: Mapping[str, str]


def chronicle_list(chronicle: Chronicle, width: int) -> Group:
    """Return all events under their days, each with its witnesses' dots, its standing, its disagreements and its id."""
    if not chronicle.events:
        return Group(Text("The chronicle holds no event."))
    witnesses = witnesses_of(chronicle)
    titles = titles_of(chronicle.events)
    shown = short_ids([event.id for event in chronicle.events])
    columns = Columns(
        dots=max((len(_dots(event, witnesses)) for event in chronicle.events), default=1),
        ids=max(map(len, shown.values()), default=1),
        shown=shown,
    )
    parts: list[RenderableType] = [_legend(witnesses), Text()]
    for day, events in groupby(chronicle.events, key=lambda event: dating_words(event.when)):
        parts.append(Text(day[:1].upper() + day[1:], style="bold"))
        parts.append(Padding(_table(list(events), titles, witnesses, width, columns), (0, 0, 1, 2)))
    return Group(*parts)


def short_ids(ids: Sequence[str]) -> dict[str, str]:
    """Return each id, a long one cut to a beginning that no other id has, with "…" after it."""
    ordered = sorted(ids)
    shown = {}
    for place, event_id in enumerate(ordered):
        neighbours = [*ordered[max(0, place - 1) : place], *ordered[place + 1 : place + 2]]
        unique = 1 + max((_shared(event_id, other) for other in neighbours), default=0)
        length = max(unique, LONGEST_ID - 1)
        shown[event_id] = event_id if len(event_id) <= length + 1 else f"{event_id[:length]}…"
    return shown


def _shared(first: str, second: str) -> int:
    """Return how many characters two ids have in common from their beginning."""
    pairs = zip(first, second, strict=False)
    return next((place for place, (one, other) in enumerate(pairs) if one != other), min(len(first), len(second)))


def _table(
    events: list[Event], titles: Mapping[str, str], witnesses: Mapping[str, Witness], width: int, columns: Columns
) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, min_width=columns.dots)
    table.add_column(ratio=1 if width >= ONE_LINE else None)
    if width >= ONE_LINE:
        table.add_column(overflow="fold", style=FAINT, min_width=columns.ids)
        table.expand = True
    for event in events:
        dots, line = _dots(event, witnesses), _line(event, titles[event.id])
        if width >= ONE_LINE:
            table.add_row(dots, line, Text(columns.shown[event.id], style=FAINT))
        else:
            table.add_row(dots, Text.assemble(line, "\n", (event.id, FAINT)))
    return table


def _line(event: Event, title: str) -> Text:
    line = Text(title, style="bold" if len(event.origins) > 1 else "")
    if event.standing is not Standing.HAPPENED and f"({event.standing.value})" not in title:
        line.append(f"  {event.standing.value}", style=f"not bold {OPEN if event.standing in COMING else FAINT}")
    if event.when.inferred and event.when.interval is not None:
        line.append("  day worked out", style=f"not bold {FAINT}")
    for row in event.disagreements:
        state = "settled" if row.verdict is not None else "open"
        line.append(f"  ≠ {field_name(row.field).lower()} {state}", style=f"not bold {DISPUTE}")
    return line


def _dots(event: Event, witnesses: Mapping[str, Witness]) -> Text:
    dots = Text()
    for report in event.reports[:DOTS]:
        dots.append("●", style=witnesses[report].colour)
    if len(event.reports) > DOTS:
        dots.append(f"+{len(event.reports) - DOTS}", style=FAINT)
    return dots


def _legend(witnesses: Mapping[str, Witness]) -> Text:
    if len(witnesses) > IN_LEGEND:
        return Text(f"{len(witnesses)} reports; `vitni reports` lists them.", style=FAINT)
    return Text("\n").join(_legend_lines(witnesses))


def _legend_lines(witnesses: Mapping[str, Witness]) -> Iterator[Text]:
    for witness in witnesses.values():
        yield Text.assemble(
            ("● ", witness.colour), (witness.name, witness.colour), (f"  {witness.language}, {witness.published}", FAINT)
        )
