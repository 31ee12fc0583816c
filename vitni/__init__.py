"""vitni reads news reports in any language and makes one checked chronicle of them.

    import vitni

    chronicle = vitni.read("reports/", chronicle="geneva.vitni")
    for event in chronicle.events:
        print(event.id, event.standing, event.when.interval)

    vitni.prefer(chronicle, "2022-01-21-geneva", "when", "2022-01-21", by="anna", because="AFP's dateline fixes the week")

The verbs load the syntax model and the data folders at their first use; importing vitni alone is quick.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from vitni.chronicle.query import Chronicle
from vitni.chronicle.store import Store
from vitni.errors import ChronicleFault, DataFault, NotFound, UnreadableReport, VitniError
from vitni.model.change import Change
from vitni.model.claim import Act, Amount, Claim, Evidence, Party, Place, Reading, Standing, Unread
from vitni.model.entity import Entity, Term
from vitni.model.event import Disagreement, Event, Life, Origin, Value
from vitni.model.judgement import Judgement, Passage
from vitni.model.ledger import Commitment
from vitni.model.text import Credit, Outlet, Paragraph, Published, Report
from vitni.model.time import Anchor, Candidate, Dating, Interval, Reason, TimePhrase
from vitni.syntax.tree import Sentence, Token

try:
    __version__ = version("vitni")
except PackageNotFoundError:  # run from a source tree that was never installed
    __version__ = "0+unknown"

__all__ = [
    "Act",
    "Amount",
    "Anchor",
    "Candidate",
    "Change",
    "Chronicle",
    "ChronicleFault",
    "Claim",
    "Commitment",
    "Credit",
    "DataFault",
    "Dating",
    "Disagreement",
    "Entity",
    "Event",
    "Evidence",
    "Interval",
    "Judgement",
    "Life",
    "NotFound",
    "Origin",
    "Outlet",
    "Paragraph",
    "Party",
    "Passage",
    "Place",
    "Published",
    "Reading",
    "Reason",
    "Report",
    "Sentence",
    "Standing",
    "Term",
    "TimePhrase",
    "Token",
    "Unread",
    "UnreadableReport",
    "Value",
    "VitniError",
    "__version__",
    "as_of",
    "changes",
    "find_times",
    "merge",
    "open_chronicle",
    "parse",
    "prefer",
    "read",
    "same",
    "split",
    "undo",
]


# The verbs that need words bring in flow.py at their first call: model and runtime take most of a second to load.


def read(
    paths: Sequence[str | Path] | str | Path,
    *,
    chronicle: str | Path | None = None,
    published: date | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Chronicle:
    """Read files and folders of reports into a chronicle and return it.

    `chronicle` names the SQLite file, made where it does not exist; None keeps everything in memory. `published` is the day
    of publication for reports that do not tell it themselves. `progress` is told the stage ("take in", "read", "join"),
    how much of it is done and how much there is (0: not known). Files that cannot be read are left out and listed in the
    result's `refusals`; a report that is already there is not read again.
    """
    from vitni.flow import read as read_reports

    return read_reports(paths, chronicle=chronicle, published=published, progress=progress)


def open_chronicle(path: str | Path) -> Chronicle:
    """Return the chronicle in that file. A file that is missing or is no chronicle is a `ChronicleFault`."""
    return Chronicle(Store.open(path, create=False))


def as_of(chronicle: Chronicle, day: date) -> Chronicle:
    """Return the chronicle as the reports published up to that day allow, in memory, joined from those reports alone.

    An undated report counts from the first day it can have been written, as joining all reports worked it out; one of which
    nobody knows when it was written is left out (`known_on` says so). All judgements count, whenever they were made.
    """
    from vitni.derive import as_of as known_on

    return known_on(chronicle, day)


def changes(chronicle: Chronicle, since: date | str, until: date | None = None) -> tuple[Change, ...]:
    """Return what changed since a day, or since a report (by its id, or enough of it) was read: most telling kinds first.

    `until` is the last day that counts; None takes all reports.
    """
    from vitni.derive import changes as changes_since

    return changes_since(chronicle, since, until).rows


def same(chronicle: Chronicle, *things: str, by: str, because: str | None = None, at: datetime | None = None) -> Judgement:
    """Rule that events, or claims (ids with "#"), are one event; `by` says who judges. The chronicle obeys at once."""
    from vitni import judge

    return judge.same(chronicle, things, judge.Reasoned(by=by, because=because, at=at))


def split(
    chronicle: Chronicle, event: str, *claims: str, by: str, because: str | None = None, at: datetime | None = None
) -> Judgement:
    """Rule that these claims do not tell of the event that now holds them; its other claims stay together."""
    from vitni import judge

    return judge.split(chronicle, event, claims, judge.Reasoned(by=by, because=because, at=at))


def prefer(
    chronicle: Chronicle, event: str, field: str, value: str, *, by: str, because: str, at: datetime | None = None
) -> Judgement:
    """Rule that a field of an event has this value, whatever its witnesses say; what they say stays on record."""
    from vitni import judge

    return judge.prefer(chronicle, event, field, value, judge.Reasoned(by=by, because=because, at=at))


def undo(
    chronicle: Chronicle,
    judgement: str | None = None,
    *,
    by: str,
    because: str | None = None,
    at: datetime | None = None,
) -> Judgement:
    """Take a judgement back, or the newest in force (None). Undoing an undo brings back what it took."""
    from vitni import judge

    return judge.undo(chronicle, judgement, judge.Reasoned(by=by, because=because, at=at))


def merge(chronicle: Chronicle, other: Chronicle) -> tuple[tuple[Judgement, Judgement], ...]:
    """Bring another chronicle's reports and judgements into this one; return the judgements that now rule differently.

    Of each pair the second is newer, and rules; neither is lost. Reports that cannot come in are the first chronicle's
    `refusals`.
    """
    from vitni import judge

    merged = judge.merge(chronicle, other)
    chronicle.refusals = merged.refusals
    return merged.conflicts


def find_times(text: str, *, language: str | None = None, near: date | None = None) -> tuple[TimePhrase, ...]:
    """Return every time expression of a text, in text order, with all it can mean in `candidates`, likeliest first.

    `language` is the code of a folder of vitni/languages (None: detected paragraph by paragraph); `near` is the day the text
    was told on, from which relative words are reckoned (None: they stay without candidates). Each candidate has half-open
    days, a precision, reasons, and the words of the phrase it denies; a phrase that can mean no day says why in `refusal`.
    Whether "on Friday" is past or to come is heard from the words around it, not from a syntax tree: the other reading is
    kept behind the preferred one. An unknown language is a `NotFound`.
    """
    from vitni.flow import find_times as find

    return find(text, language=language, near=near)


def parse(text: str, language: str | None = None) -> tuple[Sentence, ...]:
    """Return the text's sentences as trees; the language is detected where none is given."""
    from vitni.flow import parse as parse_text

    return parse_text(text, language)
