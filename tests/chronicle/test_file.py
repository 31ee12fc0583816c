"""The chronicle's file is known for what it is, and lifted to this version."""

import sqlite3
from pathlib import Path

import pytest

from tests.faces.fixtures import fill
from vitni.chronicle.file import VERSION, lock_writer, migrate, open_file, release_writer
from vitni.chronicle.store import Store
from vitni.errors import ChronicleFault


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "story.vitni"


def test_a_missing_chronicle_says_how_to_make_one(path: Path) -> None:
    """The commonest mistake of a first day."""
    with pytest.raises(ChronicleFault, match="vitni read PATH"):
        Store.open(path, create=False)


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """A typing error in --chronicle must never write into a report or into another program's database."""
    (tmp_path / "report.txt").write_text("Some words of a report that is longer than a hundred bytes. " * 4)
    with pytest.raises(ChronicleFault, match="not a chronicle"):
        Store.open(tmp_path / "report.txt", create=True)
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE songs (name TEXT)")
    other.commit()
    with pytest.raises(ChronicleFault, match="another program"):
        Store.open(tmp_path / "other.db", create=True)


def test_a_chronicle_of_a_newer_vitni_is_refused(path: Path) -> None:
    """Reading it by old rules could misread it."""
    fill(Store.open(path, create=True)).close()
    sqlite3.connect(path).execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(ChronicleFault, match="newer vitni"):
        Store.open(path, create=False)


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    """SQLite's own words ("unable to open database file") do not say what to do."""
    with pytest.raises(ChronicleFault, match="Check that its folder exists"):
        Store.open(tmp_path / "nowhere" / "story.vitni", create=True)


def test_migrations_are_applied_in_order_from_the_files_own_version(tmp_path: Path) -> None:
    """A file two versions behind gets both steps; one already applied is not applied again."""
    for number in (2, 3):
        (tmp_path / f"{number:04}.sql").write_text(f"INSERT INTO steps VALUES ({number});")
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE steps (number INTEGER)")
    migrate(connection, 1, tmp_path)
    migrate(connection, 2, tmp_path)
    assert connection.execute("SELECT number FROM steps").fetchall() == [(2,), (3,), (3,)]
    assert connection.execute("PRAGMA user_version").fetchone() == (3,)


def test_the_right_to_write_is_one_persons_at_a_time(path: Path) -> None:
    """It is given back with the lock, and leaves no file behind."""
    open_file(str(path), create=True).close()
    held = lock_writer(str(path))
    with pytest.raises(ChronicleFault, match="another vitni is writing"):
        lock_writer(str(path))
    release_writer(str(path), held)
    release_writer(str(path), lock_writer(str(path)))
    assert [entry.name for entry in path.parent.iterdir()] == ["story.vitni"]
    assert lock_writer(":memory:") is None
