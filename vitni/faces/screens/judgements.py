"""What analysts judged: the screens of `vitni judgements`, of a judgement just made, and of a merge."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from vitni.chronicle.query import Chronicle
from vitni.faces.colours import DISPUTE, FAINT, OPEN
from vitni.faces.judgement_states import states_of
from vitni.faces.judgements import instant_words, maker_words, ruling_words
from vitni.faces.summary import counted
from vitni.faces.titles import title_of
from vitni.judge import Merged
from vitni.model.event import Event
from vitni.model.judgement import Judgement


def judgements_screen(chronicle: Chronicle) -> RenderableType:
    """Return all judgements in the order they were made, each with what it rules and whether it still does."""
    if not chronicle.judgements:
        return "Nobody has judged anything."
    table = Table(box=box.SIMPLE_HEAD, header_style=FAINT, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("Judgement", no_wrap=True)
    table.add_column("Who, when", overflow="fold")
    table.add_column("What and why", ratio=1, overflow="fold")
    for judgement, state in states_of(chronicle):
        what = Text("\n").join(Text(title_of(event), style="bold") for event in _touched(chronicle, judgement))
        what.append(f"\n{ruling_words(judgement)}" if what else ruling_words(judgement))
        if judgement.because:
            what.append(f"\n“{judgement.because}”", style=FAINT)
        if state.words:
            what.append(f"\n{state.words}", style=DISPUTE if state.overruled_by else OPEN)
        style = "bold" if state.in_force else FAINT
        table.add_row(Text(judgement.id, style=style), f"{judgement.who}\n{instant_words(judgement.at)}", what)
    return table


def made_screen(chronicle: Chronicle, judgement: Judgement) -> Text:
    """Return what was judged just now, and the events it left."""
    lines = [Text.assemble((judgement.id, "bold"), f"  {ruling_words(judgement)}")]
    lines += [
        Text.assemble("  ", (title_of(event), "bold"), (f"  {event.id}", FAINT)) for event in _touched(chronicle, judgement)
    ]
    lines.append(Text(f"  by {judgement.who}; `vitni undo {judgement.id}` takes it back", style=FAINT))
    return Text("\n").join(lines)


def merged_screen(merged: Merged) -> RenderableType:
    """Return what a merge brought, and each pair of judgements that rule differently."""
    brought = f"{counted(len(merged.reports), 'report')} and {counted(len(merged.judgements), 'judgement')} came in."
    lines: list[Text] = [Text(brought)]
    if merged.conflicts:
        lines.append(Text(f"{counted(len(merged.conflicts), 'pair')} of judgements rule differently:", style=f"bold {DISPUTE}"))
    for older, newer in merged.conflicts:
        lines += [
            Text.assemble("  ", (newer.id, "bold"), f"  {ruling_words(newer)}  ", (maker_words(newer), FAINT)),
            Text.assemble("    overrules ", (older.id, "bold"), f"  {ruling_words(older)}  ", (maker_words(older), FAINT)),
            Text(f"    `vitni undo {newer.id}` lets the older one rule", style=FAINT),
        ]
    return Group(*lines)


def _touched(chronicle: Chronicle, judgement: Judgement) -> Iterator[Event]:
    seen = set()
    subjects: Sequence[str] = judgement.subjects
    if judgement.kind == "undo":
        subjects = next((one.subjects for one in chronicle.judgements if one.id in judgement.subjects), ())
    for claim in (*subjects, *judgement.against):
        event = chronicle.event_of(claim)
        if event is not None and event.id not in seen:
            seen.add(event.id)
            yield event
