"""What intake delivers: one report, its text frozen, its parts marked and never cut."""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

ParagraphRole = Literal["title", "body", "credit", "boilerplate"]
CreditRole = Literal["outlet", "agency", "author", "dateline", "notice"]
PublishedFrom = Literal["given", "dateline", "metadata"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A run of text between line breaks, or the dateline or closing credit set off from one.

    `start` and `end` are offsets into the report's text, `end` excluded.

    `role` is what the paragraph is for: a title, news, a credit line (who carried it, from whom, when) or boilerplate
    (share buttons, cookie notices). Its language is not decided here: reading does that.
    """

    start: int
    end: int
    role: ParagraphRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """One thing a credit line says: an agency, an outlet, an author, a dateline or a notice, with its exact words."""

    role: CreditRole
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When the report was published, local to its outlet. `zone` is an IANA name or UTC offset; None where none is given.

    `source` says how it is known: "given" (by the caller or the archive's record), "dateline" (read off the text, at
    `start`:`end`) or "metadata" (the format's own field).
    """

    day: date
    clock: time | None = None
    zone: str | None = None
    source: PublishedFrom
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who carries reports: its names, country (ISO 3166 alpha-3), time zone, and whether it is a news agency.

    `patterns` are the regular expressions of its credit lines (see outlets/*.toml).
    """

    id: str
    name: str
    country: str | None
    zone: str | None
    agency: bool
    names: tuple[str, ...] = ()
    credits: tuple[tuple[CreditRole, str], ...] = ()
    boilerplate: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One text by one outlet. `text` never changes after intake, so every offset holds for ever.

    `id` is the file name (with its folder inside the batch where two share a name) or the id the archive gave.
    `digest` is the SHA-256 of the delivered bytes (or of the archive's record) in hexadecimal: the same bytes are the same
    report. `outlet` and `agency` are names; None where neither the credits nor the archive tell. `language` is what the
    archive declared (BCP 47), None where it was silent. `encoding` is how the delivered bytes were read ("utf-8",
    "utf-16", or a legacy encoding found by its letters, "cp1252").
    """

    id: str
    digest: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    credits: tuple[Credit, ...] = ()
    title: str | None = None
    published: Published | None = None
    outlet: str | None = None
    agency: str | None = None
    language: str | None = None
    url: str | None = None
    encoding: str = "utf-8"
