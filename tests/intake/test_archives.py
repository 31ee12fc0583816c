"""An archive comes in with what is known of it, and a bad line costs itself only."""

import gzip
import json
from datetime import date, time
from pathlib import Path

import pytest

from vitni.errors import UnreadableReport
from vitni.intake.archives import Record, read_records


def archive(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "wire.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def only(tmp_path: Path, **fields: object) -> Record | UnreadableReport:
    records = list(read_records(archive(tmp_path, json.dumps(fields))))
    assert len(records) == 1
    return records[0]


def test_a_record_keeps_what_the_archive_knows(tmp_path: Path) -> None:
    """Title, day, outlet and agency spare the reader guesses."""
    record = only(
        tmp_path,
        text="Ministrarna möts.",
        id=17,
        title="Möte",
        published="2022-01-18T17:19:00+01:00",
        outlet="Nordbladet",
        agency="TT",
        language="sv",
        url="https://example.org/17",
    )
    assert isinstance(record, Record)
    assert (record.id, record.title, record.outlet, record.agency, record.language) == ("17", "Möte", "Nordbladet", "TT", "sv")
    assert record.published is not None
    assert (record.published.day, record.published.clock, record.published.zone) == (date(2022, 1, 18), time(17, 19), "+01:00")
    assert record.published.source == "given"


@pytest.mark.parametrize(
    "words", ["2022-01-18", "20220118", "2022-01-18 17:19", "Tue, 18 Jan 2022 16:19:00 GMT", "18. janúar 2022"]
)
def test_a_day_of_publication_may_be_written_in_many_ways(tmp_path: Path, words: str) -> None:
    """ISO from databases, the e-mail form from feeds, words from hand-made archives."""
    record = only(tmp_path, text="Ministrarna möts.", published=words)
    assert isinstance(record, Record)
    assert record.published is not None
    assert record.published.day == date(2022, 1, 18)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"text": "The minist', "not JSON"),
        ("[1, 2]", "no object"),
        ('{"id": "a"}', "no text"),
        ('{"text": 5}', "no string"),
        ('{"text": "  "}', "white space"),
        ('{"text": "A \\ud83d B"}', "half a character"),
        ('{"text": "A", "published": "yesterday"}', "no full date"),
        ('{"text": "A", "published": "2022-02-30"}', "no full date"),
        ('{"text": "A", "outlet": ["AFP"]}', '"outlet" is no string'),
        ('{"text": "A\\u0000B"}', "binary"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_bad_line_is_said_with_its_number_and_the_rest_is_read(tmp_path: Path, line: str, why: str) -> None:
    """A feed of a year is not thrown away for one broken record."""
    path = archive(tmp_path, '{"text": "The first."}', line, "", '{"text": "The last."}')
    records = list(read_records(path))
    assert [type(record) for record in records] == [Record, UnreadableReport, Record]
    assert isinstance(records[1], UnreadableReport)
    assert records[1].what == f"{path}, line 2"
    assert why in records[1].why


def test_a_line_that_is_no_utf8_is_said(tmp_path: Path) -> None:
    """JSON is UTF-8 by its standard."""
    path = tmp_path / "wire.jsonl"
    path.write_bytes('{"text": "Genève"}\n'.encode("latin-1") + '{"text": "Genève"}\n'.encode())
    assert [type(record) for record in read_records(path)] == [UnreadableReport, Record]


def test_half_a_gzip_gives_what_came_before(tmp_path: Path) -> None:
    """A download that broke off still holds a day of news."""
    path = tmp_path / "wire.jsonl.gz"
    lines = "".join(json.dumps({"text": f"Report {number} {'x' * (number * 7919 % 1013)}."}) + "\n" for number in range(3000))
    whole = gzip.compress(lines.encode())
    path.write_bytes(whole[: len(whole) * 2 // 3])
    records = list(read_records(path))
    assert isinstance(records[0], Record)
    assert isinstance(records[-1], UnreadableReport)
    assert "cut off" in records[-1].why


def test_what_is_no_gzip_is_refused_once(tmp_path: Path) -> None:
    """It is not empty, and nothing of it was read."""
    path = tmp_path / "wire.jsonl.gz"
    path.write_bytes(b"not gzipped")
    (error,) = read_records(path)
    assert isinstance(error, UnreadableReport)
    assert "no gzip file" in error.why and error.todo == "Fetch it again."


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    """Windows tools write one before the first line."""
    path = tmp_path / "wire.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + b'{"text": "The first."}\n')
    assert [type(record) for record in read_records(path)] == [Record]
