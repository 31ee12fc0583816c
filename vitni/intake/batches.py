"""Which files a batch holds: paths given by the user, folders walked in order, each file with the id its report will have."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from vitni.errors import UnreadableReport

ARCHIVES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
NO_REPORTS = re.compile(
    r"\.(?:json|csv|tsv|xml|html?|toml|ya?ml|ini|cfg|pyc?|js|css|sql|log|lock|bak|tmp|eml|pdf|docx?|odt|rtf|epub|xlsx?|ods|pptx?"
    r"|zip|gz|xz|bz2|tar|7z|png|jpe?g|gif|webp|svg|ico|mp[34]|wav|mov|db|sqlite|vitni(?:-wal|-shm)?)",
    re.IGNORECASE,
)
"""Suffixes of files that lie beside reports in a folder and are none: passed over there, refused when named by the user."""
DOCUMENTS = re.compile(r"\.(?:xml|html?|eml|pdf|docx?|odt|rtf|epub)", re.IGNORECASE)
"""Suffixes among them that may hold a report all the same: a folder that has such files says so."""
HOUSEKEEPING = ("readme", "license", "licence", "notice", "changelog", "source", "sources", "contributing")
"""Names of files about a folder, which stand in it beside its reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file to read: where it is, the id of its report (of an archive: of the archive), and how it is read."""

    path: Path
    id: str
    kind: Literal["text", "archive"]


def find_sources(paths: Sequence[Path]) -> tuple[Source | UnreadableReport, ...]:
    """Return the files that `paths` stand for: files as given, folders walked in order of their names, hidden ones skipped.

    A file met twice counts once. An id is the shortest end of the path that no other file of the batch shares: the file
    name, with as many of its folders as it takes. What cannot be read at all (missing, an empty folder, a format that is
    never text) stands in its place as an error; the documents of a folder that are never text get one error together.
    """
    found: dict[Path, Path | UnreadableReport] = {}
    for path in paths:
        for each in _under(path):
            key = each.resolve() if isinstance(each, Path) else Path(each.what)
            found.setdefault(key, each)
    ids = _ids([each for each in found.values() if isinstance(each, Path)])
    return tuple(
        Source(path=each, id=ids[each], kind="archive" if is_archive(each) else "text") if isinstance(each, Path) else each
        for each in found.values()
    )


def is_archive(path: Path) -> bool:
    """Return whether a file holds many records, one a line (JSON Lines, plain or gzipped), by its name."""
    return path.name.lower().endswith(ARCHIVES)


def _under(path: Path) -> Iterable[Path | UnreadableReport]:
    what = str(path)
    try:
        if path.is_dir():
            files = list(_walk(path))
            found = [file for file in files if _could_be_report(file)] + _passed_over(path, files)
            return found or [UnreadableReport(what, "the folder holds no reports", "Put .txt, .md or .jsonl files in it.")]
        if not path.exists():
            return [UnreadableReport(what, "there is no such file or folder", "Check the path.")]
        if not path.is_file():
            return [UnreadableReport(what, "it is neither a file nor a folder", "Save its text to a file and read that.")]
    except OSError as error:
        return [UnreadableReport(what, f"it cannot be opened ({error.strerror})", "Check its permissions.")]
    if NO_REPORTS.fullmatch(path.suffix) and not is_archive(path):
        why = f"a {path.suffix} file is no report"
        return [UnreadableReport(what, why, "Save its text as .txt, or its records as JSON Lines (.jsonl).")]
    return [path]


def _walk(folder: Path) -> Iterable[Path]:
    """Yield the files under a folder: its own first, by name, then those of its folders, by name."""
    entries = sorted((entry for entry in folder.iterdir() if not entry.name.startswith(".")), key=lambda entry: entry.name)
    yield from (entry for entry in entries if entry.is_file())
    for entry in entries:
        if entry.is_dir() and not entry.is_symlink() and not entry.name.startswith("__"):
            yield from _walk(entry)


def _passed_over(folder: Path, files: Sequence[Path]) -> list[UnreadableReport]:
    """Return the one line that says how many documents of a folder were not opened, if there are any."""
    kinds = Counter(file.suffix.lower() for file in files if DOCUMENTS.fullmatch(file.suffix))
    if not kinds:
        return []
    listed = ", ".join(f"{number} {suffix}" for suffix, number in sorted(kinds.items()))
    todo = "What is a report among them, save as plain text (.txt) and read that."
    return [UnreadableReport(str(folder), f"documents in it were passed over ({listed})", todo)]


def _could_be_report(path: Path) -> bool:
    if is_archive(path):
        return True
    return NO_REPORTS.fullmatch(path.suffix) is None and path.stem.lower() not in HOUSEKEEPING


def _ids(paths: Sequence[Path]) -> dict[Path, str]:
    lengths = dict.fromkeys(paths, 1)
    while True:
        ids = {path: "/".join(path.parts[-length:]) for path, length in lengths.items()}
        shared = {name for name, count in Counter(ids.values()).items() if count > 1}
        longer = [path for path in paths if ids[path] in shared and lengths[path] < len(path.parts)]
        if not longer:
            return ids
        for path in longer:
            lengths[path] += 1
