"""vitni reads news reports in any language and makes one checked chronicle of them.

    import vitni

    chronicle = vitni.read("reports/", chronicle="geneva.vitni")
    for event in chronicle.events:
        print(event.id, event.standing, event.when.interval)

The four verbs load the syntax model and the data folders at their first use; importing vitni alone is quick.
"""

from collections.abc import Callable, Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from vitni.chronicle.query import Chronicle
from vitni.chronicle.store import Store
from vitni.errors import ChronicleFault, DataFault, NotFound, UnreadableReport, VitniError
from vitni.model.claim import Act, Amount, Claim, Evidence, Party, Place, Reading, Standing, Unread
from vitni.model.entity import Entity, Term
from vitni.model.event import Disagreement, Event, Life, Origin, Value
from vitni.model.judgement import Judgement
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
    "find_times",
    "open_chronicle",
    "parse",
    "read",
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
