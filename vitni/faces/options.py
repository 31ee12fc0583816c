"""What the commands share: their options, and the chronicle they open."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from vitni.chronicle.query import Chronicle, KnownOn
from vitni.chronicle.store import Store
from vitni.faces.console import err
from vitni.faces.days import long_day
from vitni.faces.summary import counted


def day(words: str) -> date:
    """Return an ISO day; anything else is a usage error."""
    try:
        return datetime.strptime(words, "%Y-%m-%d").date()
    except ValueError as error:
        raise typer.BadParameter(f"{words} is no day; write it like 2022-01-18") from error


def day_or_report(words: str) -> date | str:
    """Return the day that the words are, else the words: the id of a report."""
    return day(words) if len(words) == 10 and words.replace("-", "").isdigit() else words


ChronicleFile = Annotated[
    Path, typer.Option("--chronicle", envvar="VITNI_CHRONICLE", metavar="FILE", help="The chronicle: one SQLite file.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON (docs/exports.md) instead of a screen.")]
Why = Annotated[bool, typer.Option("--why", help="Also show the evidence and the reasons, with their weights.")]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=day, metavar="DAY", help="What was known on this day: only reports published by then."),
]
DEFAULT = Path("chronicle.vitni")


def opened(path: Path, as_of: date | None = None) -> Chronicle:
    """Return the chronicle in that file; with a day, as the reports up to it allow, told in a line on standard error."""
    chronicle = Chronicle(Store.open(path, create=False))
    if as_of is None:
        return chronicle
    # Joining is a heavy room; what shows the whole chronicle does without it.
    from vitni.derive import as_of as known_on

    with chronicle:
        earlier = known_on(chronicle, as_of)
    if earlier.known_on is not None:
        err().print(known_words(earlier.known_on, len(earlier.report_ids)), soft_wrap=True)
    return earlier


def known_words(known_on: KnownOn, reports: int) -> str:
    """Return the line that says what a chronicle of an earlier day rests on, and what it had to leave out."""
    parts = [f"{counted(reports, 'report')} published by then, {known_on.later} later"]
    parts += [f"{report} is undated and counts from {long_day(first)}, worked out" for report, first in known_on.worked_out]
    if known_on.left_out:
        parts.append(f"left out, because nothing tells when they were written: {', '.join(known_on.left_out)}")
    return f"As of {long_day(known_on.day)}: {'; '.join(parts)}."
