"""Archives: JSON Lines, one report a line with its text and what is known of it. A bad line costs itself only."""

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from io import BufferedIOBase
from pathlib import Path
from typing import Any

from vitni.errors import UnreadableReport
from vitni.intake.decoding import MOST_BYTES, check_text, too_large
from vitni.intake.stamps import find_stamp
from vitni.model.text import Published

MOST_LINE_BYTES = 6 * MOST_BYTES + 100_000
"""JSON may write a character in six ("\\u00e9"); a longer line is passed over without holding it in memory."""
FIELDS = ("title", "outlet", "agency", "language", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record of an archive: its line (from 1), its bytes as delivered, its text, and what the archive says of it.

    `id` is None where the record has none. Fields the archive left out, or left blank, are None.
    """

    line: int
    original: bytes
    id: str | None
    text: str
    title: str | None
    published: Published | None
    outlet: str | None
    agency: str | None
    language: str | None
    url: str | None


def read_records(path: Path) -> Iterator[Record | UnreadableReport]:
    """Yield the records of a JSON Lines file in order; a line that is no record stands in its place as an error.

    Blank lines are passed over. Read as a stream: an archive may be far larger than memory.
    """
    number = 0
    try:
        with _opened(path) as stream:
            while line := stream.readline(MOST_LINE_BYTES + 1):
                number += 1
                if len(line) > MOST_LINE_BYTES:
                    _pass_over(stream)
                    yield too_large(f"{path}, line {number}")
                elif line.strip(b" \t\r\n\xef\xbb\xbf"):
                    yield _record(line.rstrip(b"\r\n"), number, f"{path}, line {number}")
        if number == 0:
            yield UnreadableReport(str(path), "it is empty (no lines)", "Check where it came from, or leave it out.")
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        where = f"cut off after line {number}" if number else "no gzip file at all"
        why = f"the gzip file is damaged or {where} ({error})"
        todo = "Fetch it again; what came before is read." if number else "Fetch it again."
        yield UnreadableReport(str(path), why, todo)
    except OSError as error:
        yield UnreadableReport(str(path), f"it cannot be read ({error.strerror or error})", "Check its permissions.")


def _opened(path: Path) -> BufferedIOBase:
    return gzip.open(path, "rb") if path.name.lower().endswith(".gz") else path.open("rb")


def _pass_over(stream: BufferedIOBase) -> None:
    while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
        pass


def _record(line: bytes, number: int, what: str) -> Record | UnreadableReport:
    try:
        fields = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError as error:
        return UnreadableReport(what, f"it is not UTF-8 (byte {error.start} of the line)", "Write JSON Lines in UTF-8.")
    except json.JSONDecodeError as error:
        todo = "Write one whole JSON object a line; a line cut off at the end of a feed has to be fetched again."
        fault = error.msg.removesuffix(" starting at")
        return UnreadableReport(what, f"it is not JSON ({fault}, character {error.colno})", todo)
    except (RecursionError, ValueError) as error:
        return UnreadableReport(what, f"its JSON cannot be taken in ({error})", "Write one flat JSON object a line.")
    if not isinstance(fields, dict):
        return UnreadableReport(what, "it is JSON, but no object", 'Write {"text": "...", "id": "..."} on each line.')
    try:
        return _checked(fields, line, number, what)
    except UnreadableReport as error:
        return error


def _checked(fields: dict[str, Any], line: bytes, number: int, what: str) -> Record:
    text = fields.get("text")
    if not isinstance(text, str):
        fault = "it has no text" if text is None else "its text is no string"
        raise UnreadableReport(what, fault, 'Give each record its words as "text": "...".')
    check_text(text, what)
    known = {name: _words(fields, name, what) for name in FIELDS}
    return Record(
        line=number,
        original=line,
        id=_id(fields.get("id"), what),
        text=text,
        published=_published(_words(fields, "published", what), what),
        title=known["title"],
        outlet=known["outlet"],
        agency=known["agency"],
        language=known["language"],
        url=known["url"],
    )


def _words(fields: dict[str, Any], name: str, what: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or any("\ud800" <= sign <= "\udfff" for sign in value):
        raise UnreadableReport(what, f'its "{name}" is no string', f'Write "{name}": "...", or leave it out.')
    return value.strip() or None


def _id(value: object, what: str) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _words({"id": value}, "id", what)


def _published(words: str | None, what: str) -> Published | None:
    """Return the day (clock, zone) of publication the archive states: ISO 8601, the form of e-mail and feeds, or in words."""
    if words is None:
        return None
    for read in (_iso, _feed, _worded):
        published = read(words)
        if published is not None:
            return published
    raise UnreadableReport(
        what,
        f'its "published" ({words[:40]!r}) is no full date',
        'Write "2022-01-18" or "2022-01-18T17:19:00+01:00", or leave it out.',
    )


def _iso(words: str) -> Published | None:
    try:
        if len(words) <= 10:
            return Published(day=date.fromisoformat(words), source="given")
        return _instant(datetime.fromisoformat(words))
    except ValueError:
        return None


def _feed(words: str) -> Published | None:
    try:
        return _instant(parsedate_to_datetime(words))
    except (TypeError, ValueError, IndexError):
        return None


def _worded(words: str) -> Published | None:
    stamp = find_stamp(words)
    if stamp is None:
        return None
    return Published(day=stamp.day, clock=stamp.clock, zone=stamp.zone, source="given")


def _instant(moment: datetime) -> Published:
    offset = moment.utcoffset()
    clock = time(moment.hour, moment.minute, moment.second)
    return Published(day=moment.date(), clock=clock, zone=None if offset is None else _zone(offset), source="given")


def _zone(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    if minutes == 0:
        return "UTC"
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
