"""The chronicle's file: opening it, knowing it for a chronicle, lifting it to this version, and who may write to it."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from vitni.errors import ChronicleFault

VERSION = 3
"""The version of schema.sql, kept in the file's `user_version`."""
APPLICATION = 0x7669746E
"""The letters "vitn" in the file's header (`application_id`), so that another program's database is not taken for ours."""
PATIENCE = 10.0
"""Seconds to wait for another connection's short transaction; a whole `vitni read` is kept out by the writer's lock."""
HERE = Path(__file__).resolve().parent
MEMORY = ":memory:"
ANOTHER_NAME = "Name a chronicle, or a file that does not exist yet."


def open_file(path: str, *, create: bool) -> sqlite3.Connection:
    """Return a connection to the chronicle at `path` (":memory:" for none on disk), lifted to this version.

    With `create` a file that is missing is made. A file that is missing, is no chronicle, or comes from a newer vitni is a
    `ChronicleFault`.
    """
    if path != MEMORY and not create and not Path(path).is_file():
        todo = "Make one with `vitni read PATH`, or name one with --chronicle FILE or VITNI_CHRONICLE."
        raise ChronicleFault(path, "there is no chronicle here", todo)
    try:
        connection = _connect(path)
        _prepare(connection, path)
    except sqlite3.DatabaseError as error:
        raise _unusable(path, error) from error
    return connection


def _connect(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if "locked" in str(error) or not Path(path).is_file():
            raise
        # A chronicle on a read-only disk: write-ahead files cannot be made beside it, so nobody can be writing either.
        connection = sqlite3.connect(f"{Path(path).resolve().as_uri()}?immutable=1", uri=True, isolation_level=None)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return connection


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    version = _number(connection, "user_version")
    if _number(connection, "application_id") != APPLICATION:
        if version or _number_of_tables(connection):
            raise ChronicleFault(path, "this is a database of another program", ANOTHER_NAME)
        _make(connection)
    elif version > VERSION:
        why = f"it was made by a newer vitni (file version {version}, known are up to {VERSION})"
        raise ChronicleFault(path, why, "Upgrade vitni to open it.")
    elif version < VERSION:
        migrate(connection, version, HERE / "migrations")
    connection.execute("PRAGMA foreign_keys = ON")
    # NORMAL loses nothing to a killed process, and at worst the last transactions to a power cut; FULL is far slower.
    connection.execute("PRAGMA synchronous = NORMAL")


def _make(connection: sqlite3.Connection) -> None:
    # With a write-ahead log readers go on reading while one writes.
    connection.execute("PRAGMA journal_mode = WAL")
    schema = (HERE / "schema.sql").read_text(encoding="utf-8")
    connection.executescript(
        f"BEGIN IMMEDIATE;\n{schema}\nPRAGMA application_id = {APPLICATION};\nPRAGMA user_version = {VERSION};\nCOMMIT;"
    )


def migrate(connection: sqlite3.Connection, version: int, folder: Path) -> None:
    """Lift a chronicle of that version by every later file of `folder`, in order, each in one transaction."""
    for step in sorted(folder.glob("[0-9]*.sql")):
        number = int(step.stem)
        if number > version:
            script = step.read_text(encoding="utf-8")
            connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")


def lock_writer(path: str) -> sqlite3.Connection | None:
    """Take the right to write to the chronicle, held until the returned connection is given to `release_writer`.

    The lock is the operating system's on a file beside the chronicle (NAME-writer), so it falls with its holder, however
    that ends. None for a chronicle in memory. Where somebody else writes this is a `ChronicleFault`, at once.
    """
    if path == MEMORY:
        return None
    lock = _lock_file(path)
    while True:
        connection = sqlite3.connect(lock, timeout=0.0, isolation_level=None)
        try:
            before = lock.stat().st_ino
            connection.execute("BEGIN EXCLUSIVE")
            if before == lock.stat().st_ino:
                return connection
        except FileNotFoundError:
            pass  # its last holder removed the file between our opening and our locking: try with a new one
        except sqlite3.OperationalError as error:
            connection.close()
            if "locked" in str(error):
                todo = "Wait until that has finished, or name another file with --chronicle."
                raise ChronicleFault(path, "another vitni is writing to it", todo) from error
            raise _unusable(path, error) from error
        connection.close()


def release_writer(path: str, lock: sqlite3.Connection | None) -> None:
    """Give the right to write back."""
    if lock is not None:
        # Removed while still held; where the system forbids that (Windows) an empty file stays and does no harm.
        with suppress(OSError):
            _lock_file(path).unlink()
        lock.close()


def _lock_file(path: str) -> Path:
    return Path(f"{path}-writer")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _number_of_tables(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])


def _unusable(path: str, error: sqlite3.Error) -> ChronicleFault:
    if "not a database" in str(error):
        return ChronicleFault(path, "this is not a chronicle", ANOTHER_NAME)
    if "locked" in str(error):
        return ChronicleFault(path, "another program holds it", "Wait until that has finished, then try again.")
    return ChronicleFault(path, f"it cannot be used ({error})", "Check that its folder exists, has room and may be written to.")
