"""Bytes become text, or one clear sentence that says why not."""

import pytest

from vitni.errors import UnreadableReport
from vitni.intake.decoding import MOST_BYTES, decode

ICELANDIC = (
    "Utanríkisráðherrann sagði á fundinum að viðræðum yrði haldið áfram í næstu viku og að þær hefðu verið gagnlegar.\n"
    "Hann kvaðst vænta þess að svarið bærist áður en mánuðurinn er úti."
)
RUSSIAN = "Министр заявил, что переговоры будут продолжены на следующей неделе и что ответ уже получен."
GREEK = "Ο υπουργός δήλωσε ότι οι συνομιλίες θα συνεχιστούν την επόμενη εβδομάδα και ότι η απάντηση έχει ήδη δοθεί."


@pytest.mark.parametrize("text", [ICELANDIC, RUSSIAN, GREEK])
def test_damaged_utf8_is_no_legacy_encoding(text: str) -> None:
    """Read as cp1251 it would be Cyrillic letters, and nonsense."""
    raw = bytearray(text.encode())
    raw[raw.index(max(raw))] = 0xFF
    with pytest.raises(UnreadableReport, match="damaged places"):
        decode(bytes(raw), "x.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_with_and_without_its_mark(encoding: str) -> None:
    """The byte order mark is a signature, not text: it must not shift the offsets."""
    assert decode(ICELANDIC.encode(encoding), "x.txt").text == ICELANDIC


def test_line_ends_stay_as_delivered() -> None:
    """Offsets count in what the file holds; a normalised line end would shift every quotation after it by one."""
    assert decode(b"One.\r\nTwo.\rThree.\n", "x.txt").text == "One.\r\nTwo.\rThree.\n"


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "white space"),
        (b"\xef\xbb\xbf \n", "white space"),
        (b"%PDF-1.7 minister", "PDF"),
        (b"PK\x03\x04word/document.xml", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (b"{\\rtf1 The minister}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"<!DOCTYPE html><p>The minister</p>", "markup"),
        (b"SQLite format 3\x00", "SQLite"),
        (bytes(range(256)), "binary"),
        (b"The\x00minister\x00said", "binary"),
        ("The minister said".encode("utf-16-le"), "binary"),
        ("Genf í janúar €".encode()[:-1], "cut off"),
        (b"\xff\xfeT\x00h\x00e\xd8\xdc", "byte order mark"),
        (b"a" * (MOST_BYTES + 1), "too large"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(raw: bytes, why: str) -> None:
    """Each is met in real folders; each needs another remedy, so each gets its own reason."""
    with pytest.raises(UnreadableReport, match=why) as caught:
        decode(raw, "folder/x.txt")
    assert caught.value.what == "folder/x.txt"
    assert caught.value.todo.endswith(".")
