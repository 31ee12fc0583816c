"""Progress bars, one a stage, on a terminal only."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from vitni.faces.colours import KEPT, WITNESSES

STAGES = {"take in": "reports", "read": "who did what", "join": "join and check"}
"""What the stages of flow.py are called on the screen; others go by their own names."""


@contextmanager
def told_progress(console: Console) -> Iterator[Callable[[str, int, int], None] | None]:
    """Yield what flow's verbs tell their progress to; None where nobody looks (no terminal)."""
    if not console.is_terminal:
        yield None
        return
    with Progress(
        TextColumn("{task.description:<16}"),
        BarColumn(bar_width=38, complete_style=WITNESSES[0], finished_style=KEPT, pulse_style=WITNESSES[0]),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
    ) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                _finish(bars)
                tasks[stage] = bars.add_task(STAGES.get(stage, stage), total=None)
            bars.update(tasks[stage], completed=done, total=total or None)

        yield tell
        _finish(bars)


def _finish(bars: Progress) -> None:
    """Close the bars of stages whose total was never told: all that came was all there was."""
    for task in bars.tasks:
        if task.total is None:
            bars.update(task.id, total=task.completed)
