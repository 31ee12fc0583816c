"""A chronicle of an older vitni is lifted to this one when it is opened, and loses no fact."""

import sqlite3
from pathlib import Path

from tests.faces.fixtures import ACCOUNT, LETTER, LETTER_READING, WIRE, WIRE_READING, fill
from vitni.chronicle.file import APPLICATION, HERE, VERSION
from vitni.chronicle.store import Store

FIRST = Path(__file__).with_name("schema_1.sql")
"""The schema of the first version, as it was; never edited."""


def chronicle_of_version_1(folder: Path) -> Path:
    """Return a chronicle as the first vitni left it: its schema and its facts."""
    fill(Store.open(folder / "new.vitni", create=True)).close()
    path = folder / "old.vitni"
    connection = sqlite3.connect(path)
    connection.executescript(FIRST.read_text(encoding="utf-8"))
    connection.execute("ATTACH ? AS new", (str(folder / "new.vitni"),))
    for table in ("report", "reading", "claim", "judgement"):
        columns = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})"))
        connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
    connection.commit()
    connection.executescript(f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = 1;")
    connection.close()
    return path


def test_a_chronicle_of_the_first_version_keeps_its_facts_and_is_joined_anew(tmp_path: Path) -> None:
    """What it was joined from was not kept then, so the account counts as behind."""
    with Store.open(chronicle_of_version_1(tmp_path), create=False) as store:
        assert store.reports() == (LETTER, WIRE) and store.readings() == (LETTER_READING, WIRE_READING)
        assert store.account_is_behind()
        store.save_account(ACCOUNT)
        assert not store.account_is_behind() and store.account() == ACCOUNT


def test_an_account_of_the_second_version_can_be_looked_at_before_it_is_made_anew(tmp_path: Path) -> None:
    """Who upgrades and only asks must not find an empty chronicle."""
    path = chronicle_of_version_1(tmp_path)
    fresh = sqlite3.connect(tmp_path / "new.vitni")
    path.unlink()
    connection = sqlite3.connect(path)
    connection.executescript(FIRST.with_name("schema_2.sql").read_text(encoding="utf-8"))
    for table, columns in ACCOUNT_OF_VERSION_2.items():
        rows = fresh.execute(f"SELECT {columns} FROM {table} ORDER BY 1").fetchall()
        numbered = [(number, *row) for number, row in enumerate(rows)] if table != "telling" else rows
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(numbered[0]))})", numbered)
    connection.commit()
    connection.executescript(f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = 2;")
    connection.close()
    with Store.open(path, create=False) as store:
        kept = store.account()
        assert (kept.events, kept.ledger, kept.entities, kept.anchors) == (
            ACCOUNT.events,
            ACCOUNT.ledger,
            ACCOUNT.entities,
            ACCOUNT.anchors,
        )
        assert kept.disagreements == ACCOUNT.disagreements


ACCOUNT_OF_VERSION_2 = {
    "event": 'id, act, mode, standing, "start", "end", place, content_of, record',
    "telling": "claim, event",
    "disagreement": "id, event, field, kind, verdict, record",
    "commitment": "id, event, kind, state, record",
    "entity": "id, kind, name, country, record",
    "anchor": "report, record",
}
"""The derived tables of the second version, with their columns but for the position."""


def test_a_lifted_chronicle_has_the_tables_of_a_new_one(tmp_path: Path) -> None:
    """A migration that forgets an index or a column would show only on old files."""
    old = chronicle_of_version_1(tmp_path)
    Store.open(old, create=False).close()
    shapes = []
    for path in (old, tmp_path / "new.vitni"):
        connection = sqlite3.connect(path)
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        shapes.append({table: connection.execute(f"PRAGMA table_xinfo({table})").fetchall() for table in tables})
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert shapes[0] == shapes[1]


def test_every_version_has_its_migration() -> None:
    """A version without one could not be opened by who has the version before."""
    assert [path.name for path in sorted((HERE / "migrations").glob("*.sql"))] == [
        f"{number:04}.sql" for number in range(2, VERSION + 1)
    ]
