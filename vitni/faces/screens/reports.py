"""The reports of the chronicle, and what was seen in them and not understood: the screen of `vitni reports`."""

from collections import Counter

from rich import box
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from vitni.chronicle.query import Chronicle
from vitni.faces.colours import FAINT
from vitni.faces.screens.marks import position
from vitni.faces.summary import counted
from vitni.faces.titles import shortened
from vitni.faces.witnesses import witnesses_of

UNREAD_SHOWN = 10
"""Passages listed a report; the rest is counted."""


def reports_table(chronicle: Chronicle, width: int) -> Table:
    """Return a line for each report: who carried it, its language, its day, and how much was read in it."""
    table = Table(box=box.SIMPLE_HEAD, header_style=FAINT, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("Report", "Carried by", "Language", "Published"):
        table.add_column(heading, overflow="fold")
    for heading in ("Claims", "Unread"):
        table.add_column(heading, justify="right", no_wrap=True)
    for witness in witnesses_of(chronicle).values():
        report, reading = chronicle.report(witness.report), chronicle.reading(witness.report)
        name = Text.assemble(("● ", witness.colour), witness.report)
        if report.title and width >= 100:
            name.append(f"\n{shortened(report.title)}", style=FAINT)
        carried = Text(", via ".join(part for part in (report.agency, report.outlet) if part) or "unknown")
        claims, unread = (str(len(reading.claims)), str(len(reading.unread))) if reading else ("not read", "")
        table.add_row(name, carried, witness.language, witness.published, claims, unread)
    return table


def unread_trees(chronicle: Chronicle) -> list[Tree]:
    """Return, report by report, the passages that were seen and not understood, under why, with counts."""
    trees = []
    for reading in chronicle.readings:
        if not reading.unread:
            continue
        counts = Counter(unread.why for unread in reading.unread)
        missed = counted(len(reading.unread), "passage")
        tree = Tree(Text.assemble((reading.report, "bold"), f"  {missed} not understood"), guide_style=FAINT)
        for why, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
            branch = tree.add(Text(f"{why}: {number}"))
            passages = [unread for unread in reading.unread if unread.why == why]
            report = chronicle.report(reading.report)
            for unread in passages[:UNREAD_SHOWN]:
                branch.add(
                    Text.assemble(" ".join(unread.words.split()), (f"   {position(report, unread.start, unread.end)}", FAINT))
                )
            if number > UNREAD_SHOWN:
                branch.add(Text(f"and {number - UNREAD_SHOWN} more; --json lists all", style=FAINT))
        trees.append(tree)
    return trees
