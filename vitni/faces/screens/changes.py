"""What new reports changed: the screen of `vitni changes`."""

from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from vitni.derive import Changes
from vitni.faces.changes import HEADINGS, change_words, titles_in
from vitni.faces.colours import DISPUTE, FAINT, KEPT, OPEN
from vitni.faces.summary import counted
from vitni.faces.witnesses import witnesses_of
from vitni.model.change import ChangeKind

STYLES: dict[ChangeKind, str] = {
    "became-event": KEPT,
    "disputed": DISPUTE,
    "dispute-settled": DISPUTE,
    "day-opened": DISPUTE,
    "commitment": OPEN,
    "due-changed": OPEN,
    "commitment-state": OPEN,
}


def changes_screen(changes: Changes) -> RenderableType:
    """Return the changes under their kinds, each with its event and the reports that did it."""
    before, after = len(changes.before.report_ids), len(changes.after.report_ids)
    parts: list[RenderableType] = [
        Text(
            f"{counted(before, 'report')} before, {counted(after, 'report')} now: {counted(len(changes.rows), 'change')}.",
            FAINT,
        )
    ]
    titles, witnesses = titles_in(changes), witnesses_of(changes.after)
    for kind, rows in groupby(changes.rows, key=lambda row: row.kind):
        group = list(rows)
        heading = HEADINGS[kind] + (f" ({len(group)})" if len(group) > 1 else "")
        parts += [Text(), Text(heading, style=f"bold {STYLES.get(kind, '')}".strip())]
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_column(no_wrap=True, min_width=2)
        table.add_column()
        for row in group:
            dots = Text.assemble("  ", *(("●", witnesses[report].colour) for report in row.reports))
            by = ", ".join(witnesses[report].name for report in row.reports)
            line = Text.assemble((titles[row.event], "bold"), f"  {change_words(row)}".rstrip())
            table.add_row(dots, line.append(f"\n{by}{'  ' if by else ''}{row.event}", style=FAINT))
        parts.append(table)
    return Group(*parts)
