"""The door of intake: whatever comes in, a report or one clear error comes out, and the batch goes on."""

import hashlib
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitni.errors import UnreadableReport, VitniError
from vitni.intake.sources import Taken, take_in, take_text

RELAYED = (
    "Ministrar möts i Genève\n\nTelegram från AFP / Omni\n20 January 2022, 09.05\n\n"
    "The ministers meet on Friday, an official said.\n"
)


def taken(*paths: Path, published: date | None = None) -> list[Taken]:
    return [each for each in take_in(paths, published=published) if isinstance(each, Taken)]


def test_a_file_becomes_a_report(tmp_path: Path) -> None:
    """Id, digest, bytes, text, outlet, agency and day, each from where it says."""
    path = tmp_path / "004.txt"
    path.write_bytes(RELAYED.encode())
    (each,) = taken(path)
    assert each.original == RELAYED.encode()
    report = each.report
    assert (report.id, report.digest) == ("004.txt", hashlib.sha256(RELAYED.encode()).hexdigest())
    assert (report.text, report.encoding) == (RELAYED, "utf-8")
    assert (report.outlet, report.agency) == ("Omni", "AFP")
    assert report.published is not None
    assert (report.published.day, report.published.source) == (date(2022, 1, 20), "dateline")


def test_a_bad_file_does_not_stop_the_batch(tmp_path: Path) -> None:
    """One line for each, the rest is read."""
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.4")
    (tmp_path / "c.txt").write_text("The ministers met.", encoding="utf-8")
    found = list(take_in([tmp_path, tmp_path / "gone.txt"]))
    assert [type(each) for each in found] == [UnreadableReport, UnreadableReport, Taken, UnreadableReport]


def test_the_callers_day_holds_before_the_dateline(tmp_path: Path) -> None:
    """Who says --published knows more than the text."""
    (tmp_path / "a.txt").write_text(RELAYED, encoding="utf-8")
    (each,) = taken(tmp_path, published=date(2022, 1, 21))
    assert each.report.published is not None
    assert (each.report.published.day, each.report.published.source) == (date(2022, 1, 21), "given")


def test_an_undated_report_stays_undated(tmp_path: Path) -> None:
    """A file's own time stamp says when it was copied, not when it was news."""
    (tmp_path / "a.txt").write_text("The ministers met on Friday.", encoding="utf-8")
    (each,) = taken(tmp_path)
    assert each.report.published is None


def test_the_records_day_holds_before_the_callers(tmp_path: Path) -> None:
    """The caller's day is for the whole batch, the record's for itself."""
    lines = '{"text": "They met.", "published": "2022-01-18"}\n{"text": "They left."}\n'
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    days = [each.report.published.day for each in taken(tmp_path, published=date(2022, 1, 21)) if each.report.published]
    assert days == [date(2022, 1, 18), date(2022, 1, 21)]


def test_records_are_known_by_their_id_or_their_line(tmp_path: Path) -> None:
    """An export names the report by this id."""
    (tmp_path / "a.jsonl").write_text('{"text": "They met.", "id": "x1"}\n{"text": "They left."}\n', encoding="utf-8")
    assert [each.report.id for each in taken(tmp_path)] == ["x1", "a.jsonl:2"]


def test_two_records_of_one_id_are_an_error(tmp_path: Path) -> None:
    """Claims point at their report by its id; two reports under one would share their witnesses."""
    lines = [json.dumps({"text": text, "id": "x1"}) for text in ("They met.", "They left.", "They met.")]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = list(take_in([tmp_path]))
    assert [type(each) for each in found] == [Taken, UnreadableReport, Taken]


def test_a_wires_own_archive_is_its_own_agency(tmp_path: Path) -> None:
    """The same telegram under an outlet's name is then known as the wire's."""
    (tmp_path / "a.jsonl").write_text('{"text": "They met.", "outlet": "Reuters"}\n', encoding="utf-8")
    (each,) = taken(tmp_path)
    assert (each.report.outlet, each.report.agency) == ("Reuters", "Reuters")


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said(tmp_path: Path) -> None:
    """The remedy is a permission, not another encoding."""
    path = tmp_path / "a.txt"
    path.write_text("They met.", encoding="utf-8")
    path.chmod(0)
    (error,) = take_in([path])
    assert isinstance(error, VitniError)
    assert "not allowed" in error.why


def latin_bytes(text: str) -> bytes:
    return text.encode("latin-1")


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0xFF), max_size=200).map(latin_bytes),
    )
)
def test_any_bytes_are_a_report_or_an_error(raw: bytes) -> None:
    """No file in the world may end a batch with a traceback; and what is taken has offsets that hold."""
    try:
        report = take_text(raw, id="x").report
    except UnreadableReport as error:
        assert error.why
        assert error.todo
        return
    assert report.text.strip()
    for paragraph in report.paragraphs:
        assert report.text[paragraph.start : paragraph.end].strip()
