"""The door of intake: paths in, reports out in order, each with its original bytes; a bad file comes out as an error."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vitni.errors import UnreadableReport, VitniError
from vitni.intake.archives import Record, read_records
from vitni.intake.batches import Source, find_sources
from vitni.intake.decoding import MOST_BYTES, decode, too_large
from vitni.intake.paragraphs import find_parts
from vitni.model.text import Credit, Published, Report
from vitni.reference.outlets import outlet_named

WIDEST_CHARACTER = 4
"""Bytes a character may take (UTF-32): a file heavier than this times the limit is refused before it is opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One report taken in, with the bytes it was delivered as (of an archive: its line, without the line end)."""

    report: Report
    original: bytes


def take_in(paths: Sequence[Path], *, published: date | None = None) -> Iterator[Taken | VitniError]:
    """Yield the reports of files and folders in order; what cannot be read stands in its place as an `UnreadableReport`.

    Nothing is raised for a bad file, so that the batch goes on. `published` is the caller's word for the day of
    publication: it holds for every report whose archive record gives none, before any dateline. A file's own time stamp is
    never asked: it says when a file was copied. Two records under one id with different bytes are an error; with the same
    bytes the second is passed over.
    """
    seen: dict[str, str] = {}
    for source in find_sources(paths):
        if isinstance(source, VitniError):
            yield source
            continue
        for taken in take_source(source, published=published):
            if isinstance(taken, Taken):
                digest = seen.setdefault(taken.report.id, taken.report.digest)
                if digest != taken.report.digest:
                    why = f'the id "{taken.report.id}" already belongs to another report of this batch'
                    yield UnreadableReport(str(source.path), why, "Give each record an id of its own.")
                    continue
            yield taken


def take_source(source: Source, *, published: date | None = None) -> Iterator[Taken | VitniError]:
    """Yield the report of a text file, or the reports of an archive, or the error in their place."""
    if source.kind == "archive":
        for record in read_records(source.path):
            if isinstance(record, UnreadableReport):
                yield record
            else:
                yield _from_record(record, source, published)
        return
    try:
        yield take_text(_bytes_of(source.path), id=source.id, what=str(source.path), published=published)
    except UnreadableReport as error:
        yield error


def take_text(raw: bytes, *, id: str, what: str | None = None, published: date | None = None) -> Taken:
    """Return the report that some delivered bytes hold. Raises `UnreadableReport` where they hold none."""
    decoded = decode(raw, what or id)
    parts = find_parts(decoded.text)
    outlet, agency = _carriers(parts.credits, None, None)
    report = Report(
        id=id,
        digest=hashlib.sha256(raw).hexdigest(),
        text=decoded.text,
        paragraphs=parts.paragraphs,
        credits=parts.credits,
        title=parts.title,
        published=Published(day=published, source="given") if published is not None else parts.published,
        outlet=outlet,
        agency=agency,
        encoding=decoded.encoding,
    )
    return Taken(report=report, original=raw)


def _from_record(record: Record, source: Source, published: date | None) -> Taken:
    parts = find_parts(record.text, title=record.title)
    outlet, agency = _carriers(parts.credits, record.outlet, record.agency)
    given = Published(day=published, source="given") if published is not None else None
    report = Report(
        id=record.id or f"{source.id}:{record.line}",
        digest=hashlib.sha256(record.original).hexdigest(),
        text=record.text,
        paragraphs=parts.paragraphs,
        credits=parts.credits,
        title=parts.title,
        published=record.published or given or parts.published,
        outlet=outlet,
        agency=agency,
        language=record.language,
        url=record.url,
    )
    return Taken(report=report, original=record.original)


def _carriers(credits: tuple[Credit, ...], outlet: str | None, agency: str | None) -> tuple[str | None, str | None]:
    """Return the outlet and the agency of a report: what the archive says, else the first the credits name.

    An outlet that is itself an agency (a wire's own archive) is the agency too, so that its copy elsewhere is known as one.
    """
    named = {role: [credit.name for credit in credits if credit.role == role] for role in ("outlet", "agency")}
    known = outlet_named(outlet) if outlet is not None else None
    if agency is None and known is not None and known.agency:
        agency = known.name
    return outlet or next(iter(named["outlet"]), None), agency or next(iter(named["agency"]), None)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > WIDEST_CHARACTER * MOST_BYTES:
            raise too_large(str(path))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableReport(str(path), "it was there and is gone", "Check the path.") from error
    except PermissionError as error:
        raise UnreadableReport(str(path), "you are not allowed to read it", "Check its permissions.") from error
    except OSError as error:
        raise UnreadableReport(str(path), f"it cannot be read ({error.strerror})", "Check the disk or the path.") from error
