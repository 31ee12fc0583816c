"""From delivered bytes to text: what is no text is refused with the reason.

The text is the bytes decoded and nothing else: line endings stay as delivered ("\\r\\n" is two characters), so offsets count
in what the file holds. A byte order mark is a signature, not text: it is not counted.
"""

import re
from dataclasses import dataclass

from vitni.errors import UnreadableReport
from vitni.intake.legacy import BEYOND_ASCII, SAMPLE_BYTES, SAVE_AS_UTF8, find_encoding

MOST_BYTES = 10_000_000
"""The most a report may weigh. A longer "report" is a database dump or a year of news in one file: as one text it would
take minutes to parse and its relative dates would all hang on one day."""

FOREIGN_FORMATS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive (or a Word, OpenDocument or EPUB file, which are zip archives)"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file"),
    (b"{\\rtf", "a rich-text (RTF) file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"SQLite format 3", "an SQLite database (a vitni chronicle is one)"),
    (b"\x7fELF", "a program"),
)
MARKUP = re.compile(rb"\s*(?:<!doctype html|<html[\s>]|<\?xml\s)", re.IGNORECASE)
BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
SURROGATES = re.compile(r"[\ud800-\udfff]")
MOST_CONTROLS = 0.01
"""The share of control characters above which text is called binary: news has none, a stray escape does no harm."""
DAMAGED_SHARE = 0.2
"""Below this share of broken sequences among all beyond ASCII, bytes are damaged UTF-8 and no legacy encoding: chance makes
whole sequences of legacy letters too seldom."""

SAVE_AS_TEXT = "Save or export it as plain text (UTF-8) and read that."


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text, and the encoding it was read in ("utf-8", "utf-16-le", "cp1252")."""

    text: str
    encoding: str


def decode(raw: bytes, what: str) -> Decoded:
    """Return the text of a delivered file, or raise `UnreadableReport` (empty, too large, binary, undecodable, ambiguous).

    `what` names the file in the error. Tried in order: byte order mark, strict UTF-8, the legacy encodings of
    encodings.toml. The language is not decided here, only which letters the bytes stand for.
    """
    _refuse_foreign(raw, what)
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            decoded = _decode_marked(raw.removeprefix(mark), encoding, what)
            break
    else:
        decoded = _decode_unmarked(raw, what)
    check_text(decoded.text, what)
    return decoded


def check_text(text: str, what: str) -> None:
    """Raise `UnreadableReport` where decoded text cannot be a report: blank, binary, broken characters, too large."""
    if not text.strip("\ufeff\u200b \t\r\n") or text.isspace():
        raise UnreadableReport(what, "it holds nothing but white space", "Check where it came from, or leave it out.")
    if SURROGATES.search(text):
        raise UnreadableReport(what, "it holds half a character (a text cut in mid-emoji)", SAVE_AS_UTF8)
    if "\x00" in text or len(CONTROLS.findall(text)) > MOST_CONTROLS * len(text):
        raise UnreadableReport(what, "it is binary, not text", SAVE_AS_TEXT)
    if len(text) > MOST_BYTES:
        raise too_large(what)


def too_large(what: str) -> UnreadableReport:
    """Return the error for a file or record above the limit, so that it can be given before anything is read."""
    return UnreadableReport(
        what,
        f"it is larger than {MOST_BYTES // 1_000_000} MB, too large for one report",
        "Split it into its reports: one file each, or JSON Lines with one report a line.",
    )


def _refuse_foreign(raw: bytes, what: str) -> None:
    if not raw:
        raise UnreadableReport(what, "it is empty (0 bytes)", "Check where it came from, or leave it out.")
    for magic, name in FOREIGN_FORMATS:
        if raw.startswith(magic):
            raise UnreadableReport(what, f"it is {name}, not text", SAVE_AS_TEXT)
    if MARKUP.match(raw[:200].removeprefix(b"\xef\xbb\xbf")):
        raise UnreadableReport(what, "it is a page of markup (HTML or XML), not text", SAVE_AS_TEXT)
    if len(raw) > MOST_BYTES:
        raise too_large(what)


def _decode_marked(raw: bytes, encoding: str, what: str) -> Decoded:
    try:
        return Decoded(text=raw.decode(encoding), encoding=encoding)
    except UnicodeDecodeError as error:
        why = f"its byte order mark says {encoding}, but byte {error.start} does not decode ({error.reason})"
        raise UnreadableReport(what, why, SAVE_AS_UTF8) from error


def _decode_unmarked(raw: bytes, what: str) -> Decoded:
    try:
        return Decoded(text=raw.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError as error:
        if b"\x00" in raw:
            raise UnreadableReport(what, "it is binary, or UTF-16 without a byte order mark", SAVE_AS_UTF8) from error
        cut = raw[: error.start]
        if len(raw) - error.start < 4 and not cut.isascii() and "unexpected end" in error.reason:
            why = f"it ends in the middle of a UTF-8 character (byte {error.start}), so it was cut off on its way"
            raise UnreadableReport(what, why, "Fetch it again, or cut the last character off.") from error
        damaged = raw[:SAMPLE_BYTES].decode("utf-8", errors="replace")
        broken, whole = damaged.count("\ufffd"), len(BEYOND_ASCII.findall(damaged))
        if broken < DAMAGED_SHARE * whole:
            why = f"it is UTF-8 but for some damaged places (the first at byte {error.start})"
            raise UnreadableReport(what, why, "Fetch it again, or mend those places.") from error
        encoding = find_encoding(raw, what)
    try:
        return Decoded(text=raw.decode(encoding), encoding=encoding)
    except UnicodeDecodeError as error:
        why = f"it begins as {encoding}, but byte {error.start} does not decode"
        raise UnreadableReport(what, why, SAVE_AS_UTF8) from error
