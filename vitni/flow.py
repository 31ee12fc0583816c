"""The verbs that need words: read, open, find_times, parse.

What comes after what stands here, and nothing else: bytes become reports (intake), reports become readings (reading),
readings and judgements become an account (derive.py), and all of it is kept (chronicle).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

from vitni.chronicle.query import Chronicle
from vitni.chronicle.store import Store
from vitni.dates import reckon_all
from vitni.derive import is_behind, rejoin
from vitni.errors import NotFound, UnreadableReport, VitniError
from vitni.intake.sources import Taken, take_in
from vitni.model.claim import Reading
from vitni.model.text import Report
from vitni.model.time import TimePhrase
from vitni.reading.reader import READER, read_reports
from vitni.reading.tense import heard_in_words
from vitni.reading.times import find_times as phrases_in
from vitni.reading.tongue import language_of, tongues_of
from vitni.reference.files import language_codes
from vitni.reference.languages import load_language
from vitni.syntax.parser import parse as parse_texts
from vitni.syntax.tree import Sentence

Progress = Callable[[str, int, int], None]
"""Called with the stage ("take in", "read", "join"), how much of it is done, and how much there is (0: not known)."""
Readers = Callable[[Sequence[Report]], Iterable[Reading]]
"""What turns reports into readings, in the same order: on one core here, on many in spread.py."""

REPORTS_AT_ONCE = 128
"""Reports read between two commits: enough to fill the model's batches, few enough that a kill loses little work."""


def read(
    paths: Sequence[str | Path] | str | Path,
    *,
    chronicle: str | Path | None = None,
    published: date | None = None,
    progress: Progress | None = None,
    readers: Readers = read_reports,
) -> Chronicle:
    """Read files and folders of reports into a chronicle and return it.

    `chronicle` names the SQLite file, made where it does not exist; None keeps everything in memory. `published` is the day
    of publication for reports that do not tell it themselves. Files that cannot be read are left out and listed in the
    result's `refusals`; a report that is already there is not read again.
    """
    tell = progress or _silent
    store = Store.open(chronicle if chronicle is not None else ":memory:", create=True)
    try:
        added, refusals = _take_in(store, _paths(paths), published, tell)
        read_anew = _read_new(store, readers, tell)
        if read_anew or is_behind(store):
            _join(store, tell)
        store.rest()
    except BaseException:
        store.close()
        raise
    return Chronicle(store, refusals=refusals, added=added)


def open_chronicle(path: str | Path) -> Chronicle:
    """Return the chronicle in that file. A file that is missing or is no chronicle is a `ChronicleFault`."""
    return Chronicle(Store.open(path, create=False))


def find_times(text: str, *, language: str | None = None, near: date | None = None) -> tuple[TimePhrase, ...]:
    """Return every time expression of a text with all it can mean, reckoned from the day `near` (None: no day is known).

    The language is detected paragraph by paragraph where none is given. A language vitni has no folder of is a `NotFound`.
    """
    if language is not None and language not in language_codes():
        raise NotFound(language, f"vitni has no folder languages/{language}", "`vitni language check` lists those there are.")
    if isinstance(near, datetime):
        near = near.date()
    found = []
    for start, end, code in [(0, len(text), language)] if language is not None else tongues_of(text):
        found += [heard_in_words(phrase, text) for phrase in phrases_in(text, start, end, code)]
    return reckon_all(found, near, {code: load_language(code).week_start for code in {phrase.language for phrase in found}})


def parse(text: str, language: str | None = None) -> tuple[Sentence, ...]:
    """Return the text's sentences as trees; the language is detected where none is given."""
    from_words = language or language_of(text)
    return parse_texts([text], [from_words])[0]


def _take_in(store: Store, paths: Sequence[Path], published: date | None, tell: Progress) -> tuple[int, tuple[VitniError, ...]]:
    """Store every report that can be read; return how many are new, and what was refused."""
    added = 0
    refusals: list[VitniError] = []
    for number, taken in enumerate(take_in(paths, published=published), start=1):
        if isinstance(taken, Taken):
            try:
                added += store.add_report(taken.report, taken.original)
            except UnreadableReport as refusal:
                refusals.append(refusal)
        else:
            refusals.append(taken)
        tell("take in", number, 0)
    return added, tuple(refusals)


def _read_new(store: Store, readers: Readers, tell: Progress) -> int:
    """Read every stored report that has no reading by this version of the reader; return how many were read."""
    done = store.read_by(READER)
    waiting = [report for report in store.report_ids() if report not in done]
    tell("read", 0, len(waiting))
    for start in range(0, len(waiting), REPORTS_AT_ONCE):
        reports = [report for one in waiting[start : start + REPORTS_AT_ONCE] if (report := store.report(one)) is not None]
        for reading in readers(reports):
            store.add_reading(reading)
        tell("read", min(start + REPORTS_AT_ONCE, len(waiting)), len(waiting))
    return len(waiting)


def _join(store: Store, tell: Progress) -> None:
    """Bring the account up to date with all facts."""
    tell("join", 0, 1)
    rejoin(store)
    tell("join", 1, 1)


def _paths(paths: Sequence[str | Path] | str | Path) -> tuple[Path, ...]:
    return (Path(paths),) if isinstance(paths, str | Path) else tuple(Path(path) for path in paths)


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
