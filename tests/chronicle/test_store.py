"""The store keeps facts for ever, and its account until the next one."""

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tests.faces.fixtures import ACCOUNT, ENGLISH, LETTER, LETTER_READING, WIRE, WIRE_READING, fill
from vitni.chronicle.store import Store
from vitni.errors import ChronicleFault, NotFound, UnreadableReport
from vitni.model.judgement import Judgement


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "story.vitni"


def test_what_was_put_in_comes_out_of_the_reopened_file(path: Path) -> None:
    """The file is the whole chronicle: nothing lives elsewhere."""
    fill(Store.open(path, create=True)).close()
    with Store.open(path, create=False) as store:
        assert store.reports() == (LETTER, WIRE)
        assert store.readings() == (LETTER_READING, WIRE_READING)
        assert store.account() == ACCOUNT
        assert store.original("wire.txt") == ENGLISH.encode()


def test_the_same_bytes_twice_add_nothing(path: Path) -> None:
    """A folder is read again and again; copies under another name are the same report."""
    with Store.open(path, create=True) as store:
        assert store.add_report(WIRE, b"one")
        assert not store.add_report(WIRE, b"one")
        assert not store.add_report(replace(WIRE, id="copy.txt"), b"one")
        assert len(store.reports()) == 1


def test_another_text_under_a_name_that_is_taken_is_refused(path: Path) -> None:
    """Claims point at reports by id; a changed text would make them point at other words."""
    with Store.open(path, create=True) as store:
        store.add_report(WIRE, b"one")
        with pytest.raises(UnreadableReport, match="already holds another text"):
            store.add_report(replace(WIRE, digest="0" * 64), b"two")
        assert store.original("wire.txt") == b"one"


def test_the_newest_reading_is_current_and_the_older_one_is_kept(path: Path) -> None:
    """Facts are superseded, never edited: a better reader reads anew."""
    with Store.open(path, create=True) as store:
        store.add_report(WIRE, b"one")
        assert store.add_reading(WIRE_READING)
        assert not store.add_reading(WIRE_READING)
        newer = replace(WIRE_READING, reader="fixture-2", claims=WIRE_READING.claims[:1])
        assert store.add_reading(newer)
        assert store.readings() == (newer,)
        assert store.read_by("fixture-2") == {"wire.txt"} and store.read_by("fixture-3") == frozenset()
    rows = sqlite3.connect(path).execute("SELECT reader FROM reading ORDER BY number").fetchall()
    assert rows == [("fixture-1",), ("fixture-2",)]


def test_judgements_are_kept_in_the_order_they_were_made(path: Path) -> None:
    """Joining obeys them in order, and an undo must come after what it undoes."""
    first = Judgement(
        id="j1",
        kind="same",
        subjects=("a#1", "b#1"),
        field=None,
        value=None,
        because=None,
        who="anna",
        at=datetime(2022, 1, 1, tzinfo=UTC),
    )
    second = replace(first, id="j0", kind="undo", subjects=("j1",), at=datetime(2022, 1, 2, tzinfo=UTC))
    with Store.open(path, create=True) as store:
        assert store.add_judgement(second) and store.add_judgement(first)
        assert not store.add_judgement(first)
        assert store.judgements() == (first, second)


def test_the_order_of_arrival_does_not_show(tmp_path: Path) -> None:
    """Same input, same output: derived rows are the same bytes whichever report came first."""
    fill(Store.open(tmp_path / "one", create=True)).close()
    with Store.open(tmp_path / "two", create=True) as other:
        other.add_report(LETTER, b"letter")
        other.add_reading(LETTER_READING)
        other.add_report(WIRE, b"wire")
        other.add_reading(WIRE_READING)
        other.save_account(ACCOUNT)
        assert other.reports() == (LETTER, WIRE) and other.readings() == (LETTER_READING, WIRE_READING)
    for table in ("event", "telling", "disagreement", "commitment", "entity", "anchor"):
        rows = [sqlite3.connect(tmp_path / name).execute(f"SELECT * FROM {table}").fetchall() for name in ("one", "two")]
        assert rows[0] == rows[1]


def test_a_new_account_replaces_the_old_one(path: Path) -> None:
    """Derived rows are never added to."""
    with fill(Store.open(path, create=True)) as store:
        store.save_account(replace(ACCOUNT, events=ACCOUNT.events[:1], ledger=(), disagreements=()))
        assert len(store.account().events) == 1 and store.account().ledger == ()


def test_sql_users_can_ask_for_claims_with_their_event(path: Path) -> None:
    """The file is open to any SQL tool; act, report, span and event are columns."""
    fill(Store.open(path, create=True)).close()
    query = 'SELECT id, act, report, "start", event FROM claims WHERE event LIKE ? ORDER BY id'
    rows = sqlite3.connect(path).execute(query, ("%geneva",)).fetchall()
    assert [(row[0], row[1], row[2], row[4]) for row in rows] == [
        ("letter.txt#1", "CONSULT", "letter.txt", "2022-01-21-blinken-lavrov-geneva"),
        ("wire.txt#1", "CONSULT", "wire.txt", "2022-01-21-blinken-lavrov-geneva"),
    ]


def test_readers_read_while_one_writes_and_a_second_writer_is_told(path: Path) -> None:
    """Analysts look while the night's reports come in; two writers would join over each other."""
    writer = fill(Store.open(path, create=True))
    with Store.open(path, create=False) as reader:
        assert reader.account() == ACCOUNT
        with pytest.raises(ChronicleFault, match="another vitni is writing"):
            reader.add_report(replace(WIRE, id="x", digest="1"), b"")
    writer.close()
    with Store.open(path, create=False) as next_writer:
        assert next_writer.add_report(replace(WIRE, id="x", digest="1"), b"")
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["story.vitni"]


def _write_for_ever(path: str, told: Connection) -> None:
    with Store.open(path, create=True) as store:
        for number in range(100_000):
            store.add_report(replace(WIRE, id=f"{number}.txt", digest=str(number)), b"one")
            told.send(number)


def test_a_killed_writer_loses_nothing_it_confirmed_and_its_lock_falls(path: Path) -> None:
    """A kill at any moment: what add_report returned from is there, and the next writer need not clean up."""
    hears, tells = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(target=_write_for_ever, args=(str(path), tells))
    process.start()
    confirmed = [hears.recv() for _ in range(20)]
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    with Store.open(path, create=False) as store:
        kept = {report.id for report in store.reports()}
        assert {f"{number}.txt" for number in confirmed} <= kept
        assert store.add_report(WIRE, b"next")


def test_a_joining_that_fails_leaves_the_account_as_it_was(path: Path) -> None:
    """Bringing the account up to date is one transaction: an error in the middle of it must not leave half of it."""
    with fill(Store.open(path, create=True)) as store:
        with pytest.raises(ZeroDivisionError), store.joining() as index:
            index.keep_joined((), ["a-judgement"])
            raise ZeroDivisionError
        with store.joining() as index:
            assert index.judgements_joined() == frozenset()
        assert store.account() == ACCOUNT


def test_a_damaged_chronicle_says_so(path: Path) -> None:
    """A disk error in a table must not come out as SQLite's traceback."""
    fill(Store.open(path, create=True)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE commitment")
    with Store.open(path, create=False) as store, pytest.raises(ChronicleFault, match="it is damaged"):
        store.ledger()


def test_an_original_of_no_report_is_not_found() -> None:
    """Asked with a wrong id, the store says so."""
    with pytest.raises(NotFound):
        Store.open(":memory:", create=True).original("nothing.txt")


def test_the_file_is_written_by_a_plain_process(path: Path) -> None:
    """The store needs nothing but the standard library: no import of heavy rooms."""
    code = "import sys, vitni.chronicle.store; print([m for m in sys.modules if m in ('numpy', 'pandas', 'onnxruntime')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_the_account_is_behind_when_a_newer_reader_read_a_report_or_an_analyst_judged(path: Path) -> None:
    """A run that was cut after reading all reports anew, before joining, must be made good by the next."""
    with fill(Store.open(path, create=True)) as store:
        assert not store.account_is_behind()
        store.add_reading(replace(WIRE_READING, reader="fixture-2"))
        assert store.account_is_behind()
        store.save_account(ACCOUNT)
        assert not store.account_is_behind()
        at = datetime(2022, 1, 1, tzinfo=UTC)
        subjects = ("a#1", "b#1")
        ruling = Judgement(id="j1", kind="same", subjects=subjects, field=None, value=None, because=None, who="anna", at=at)
        store.add_judgement(ruling)
        assert store.account_is_behind()


def test_a_part_holds_the_named_reports_all_their_readings_and_the_judgements(path: Path) -> None:
    """It is joined from those facts alone; the whole stays as it is."""
    with fill(Store.open(path, create=True)) as store, store.part(["wire.txt"]) as part:
        assert part.reports() == (WIRE,) and part.readings() == (WIRE_READING,)
        assert part.original("wire.txt") == store.original("wire.txt")
        assert part.account_is_behind() and len(store.reports()) == 2
