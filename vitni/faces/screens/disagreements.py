"""Every disagreement of the chronicle: the screen of `vitni disagreements`."""

from collections.abc import Sequence

from rich.text import Text
from rich.tree import Tree

from vitni.chronicle.query import Chronicle
from vitni.faces.colours import DISPUTE, FAINT
from vitni.faces.prose import KINDS, heading
from vitni.faces.screens.branches import add_values
from vitni.faces.screens.scene import Scene
from vitni.faces.screens.verdicts import verdict_on_day
from vitni.faces.titles import title_of
from vitni.faces.witnesses import reports_behind, witnesses_of
from vitni.model.event import Disagreement


def disagreement_trees(chronicle: Chronicle, rows: Sequence[Disagreement]) -> list[Tree]:
    """Return one tree an event: its title, and under it each field on which its witnesses differ, with who says what."""
    trees = []
    for event in map(chronicle.event, dict.fromkeys(row.event for row in rows)):
        witnesses = witnesses_of(chronicle, reports_behind(chronicle, event))
        scene = Scene(chronicle=chronicle, event=event, witnesses=witnesses, why=False)
        title = title_of(event, next(iter(chronicle.contents_of(event)), None))
        tree = Tree(Text.assemble((title, "bold"), (f"  {event.id}", FAINT)), guide_style=FAINT)
        for row in (row for row in rows if row.event == event.id):
            branch = tree.add(Text.assemble((heading(row), f"bold {DISPUTE}"), (f"  {KINDS[row.kind]}", FAINT)))
            if row.field != "when":
                add_values(branch, row, scene)
                continue
            for words in verdict_on_day(scene, row).told:
                branch.add(Text(words))
        trees.append(tree)
    return trees
