"""What a language holds and lacks: the screen of `vitni language check`."""

from collections.abc import Sequence

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from vitni.faces.colours import DISPUTE, FAINT, KEPT
from vitni.faces.languages import LanguageCheck


def language_screen(check: LanguageCheck) -> Group:
    """Return the check of a language: its files with their numbers, then the meanings and the words of time it lacks."""
    table = Table(box=box.SIMPLE_HEAD, header_style=FAINT, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("File")
    table.add_column("Entries", justify="right")
    table.add_column("Examples", justify="right")
    table.add_column("")
    for file in check.files:
        state = Text("there", style=KEPT) if file.there else Text(f"missing: {file.without}", style=DISPUTE)
        table.add_row(file.name, str(file.entries) if file.there else "", str(file.examples) if file.there else "", state)
    total = check.meanings + len(check.missing_meanings)
    meanings = Text.assemble(("Acts: ", "bold"), f"{check.meanings} of {total} meanings can be told.")
    if check.missing_meanings:
        meanings.append(f"\nMissing: {', '.join(check.missing_meanings)}", style=FAINT)
    if check.missing_times:
        meanings.append("\nTimes lack: ", style="bold").append(", ".join(check.missing_times), style=FAINT)
    return Group(Text.assemble((check.name, "bold"), f" ({check.code})"), table, meanings)


def languages_table(checks: Sequence[LanguageCheck]) -> Table:
    """Return a line for each language: how many entries each of its files has, and how many meanings its acts can tell."""
    table = Table(box=box.SIMPLE_HEAD, header_style=FAINT, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("Language")
    for file in checks[0].files if checks else ():
        table.add_column(file.name.removesuffix(".toml"), justify="right")
    table.add_column("meanings", justify="right")
    for check in checks:
        counts = [str(file.entries) if file.there else "–" for file in check.files]
        table.add_row(f"{check.code}  {check.name}", *counts, str(check.meanings))
    return table
