"""What the next joining must know of the last: claims made ready, where their partners are, and what each event hangs on.

Everything here is asked by small keys, so that a new report touches a few hundred rows of a chronicle of millions. Texts of
values are written and read by whoever asks (vitni/renewal): this file holds the SQL and no meaning.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

NEAR_ALL = -1
"""The day under which tellings are filed that lie near all days; below it are those that lie near a season of every year."""
KEPT = (
    *("prepared", "block", "likely", "retelling", "translated", "draft", "concern"),
    *("met", "known_as", "lesson", "called", "known_entity", "names_entity"),
)
"""The tables of this file, in no order that matters."""

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """One claim made ready to be compared, as the file keeps it; see schema.sql."""

    number: int
    claim: str
    undated: bool
    report: str
    reading: int
    position: int
    place: int
    told: str | None
    speech: bool
    sure: bool
    outer: str | None
    part: int | None
    whole: int | None


_PREPARED = "number, claim, undated, report, reading, position, place, told, speech, sure, outer, part, whole"


@dataclass(slots=True)
class Index:
    """The tables of an opened chronicle, inside the one transaction that brings its account up to date."""

    connection: sqlite3.Connection

    def rows(self, query: str, *values: Any) -> list[Row]:
        """Return the rows of a query."""
        return self.connection.execute(query, values).fetchall()

    def column(self, query: str, *values: Any) -> list[Any]:
        """Return the first column of a query's rows."""
        return [row[0] for row in self.connection.execute(query, values)]

    # --- facts

    def waiting(self, most: int) -> list[tuple[str, int]]:
        """Return reports whose current reading is not in the account, with its number: those of the first days first."""
        query = """SELECT report.id, number FROM current_reading JOIN report ON report.id = current_reading.report
            WHERE number NOT IN (SELECT number FROM joined_reading) ORDER BY published IS NULL, published, report.id LIMIT ?"""
        return self.rows(query, most)

    def reports(self, ids: Iterable[str]) -> list[Row]:
        """Return id, record and text of reports."""
        return self.rows("SELECT report.id, record, text FROM json_each(?) JOIN report ON report.id = value", listed(ids))

    def readings(self, reports: Iterable[str]) -> dict[str, int]:
        """Return the numbers of the current readings of reports."""
        query = "SELECT report, max(number) FROM json_each(?) JOIN reading ON report = value GROUP BY report"
        return dict(self.rows(query, listed(reports)))

    def reading(self, number: int) -> tuple[str, list[str]]:
        """Return the record of a reading and those of its claims."""
        record = self.column("SELECT record FROM reading WHERE number = ?", number)[0]
        return record, self.column("SELECT record FROM claim WHERE reading = ? ORDER BY position", number)

    def anchors(self, reports: Iterable[str]) -> list[tuple[str, str]]:
        """Return reports that are joined with the records of their anchors."""
        return self.rows("SELECT report, record FROM json_each(?) JOIN anchor ON report = value", listed(reports))

    # --- tellings

    def next_number(self) -> int:
        """Return a number above all that were ever given."""
        given = self.column("SELECT seq FROM sqlite_sequence WHERE name = 'prepared'")
        return int(given[0]) + 1 if given else 1

    def keep_prepared(self, rows: Iterable[tuple[Prepared, str]]) -> None:
        """Keep tellings with their records."""
        columns = (
            (
                *(one.number, one.claim, one.undated, one.report, one.reading, one.position, one.place, one.told),
                *(one.speech, one.sure, one.outer, one.part, one.whole, record),
            )
            for one, record in rows
        )
        self.connection.executemany(f"INSERT INTO prepared VALUES ({', '.join('?' * 14)})", columns)

    def records(self, numbers: Iterable[int]) -> Iterator[tuple[int, str, str, str]]:
        """Yield number, report, and the records of claim and telling."""
        query = """SELECT prepared.number, prepared.report, claim.record, prepared.record FROM json_each(?) AS asked
            JOIN prepared ON prepared.number = asked.value
            JOIN claim ON claim.reading = prepared.reading AND claim.position = prepared.position"""
        yield from self.connection.execute(query, (listed(numbers),))

    def prepared_of(self, column: str, values: Iterable[Any]) -> list[Prepared]:
        """Return the tellings whose column ("number", "report", "claim", "outer", "part", "whole") has one of the values.

        Those of reports whose day is not inferred yet are left out.
        """
        query = f"SELECT {', '.join(f'prepared.{name}' for name in _PREPARED.split(', '))} FROM json_each(?) AS asked "
        query += f"JOIN prepared ON prepared.{column} = asked.value WHERE undated = 0 ORDER BY prepared.number"
        return [_prepared(row) for row in self.rows(query, listed(values))]

    def undated_of(self, reports: Iterable[str]) -> list[int]:
        """Return the tellings of reports as they stood before a day was inferred, in order."""
        query = "SELECT number FROM json_each(?) JOIN prepared ON report = value WHERE undated = 1 ORDER BY number"
        return self.column(query, listed(reports))

    def holds_undated(self) -> bool:
        """Say whether there is any telling of a report whose day is not inferred yet."""
        return bool(self.rows("SELECT 1 FROM prepared INDEXED BY prepared_claim WHERE undated = 1 LIMIT 1"))

    def undated_claims(self, claims: Iterable[str]) -> list[int]:
        """Return the tellings of claims as they stood before a day was inferred for their reports."""
        query = "SELECT number FROM json_each(?) JOIN prepared ON claim = value AND undated = 1"
        return self.column(query, listed(claims))

    def sure_among(self, numbers: Iterable[int]) -> list[int]:
        """Return those of the tellings whose report's own day and calendar are in no doubt, in order."""
        query = "SELECT number FROM json_each(?) JOIN prepared ON number = value WHERE sure = 1 ORDER BY number"
        return self.column(query, listed(numbers))

    def forget(self, numbers: Sequence[int]) -> None:
        """Remove tellings and all that links them."""
        these = listed(numbers)
        others = self.rows("SELECT likely.other, likely.number FROM json_each(?) JOIN likely ON likely.number = value", these)
        self.connection.executemany("DELETE FROM likely WHERE number = ? AND other = ?", others)
        for table in ("likely", "prepared"):
            self.connection.execute(f"DELETE FROM {table} WHERE number IN (SELECT value FROM json_each(?))", (these,))

    def label(self, column: str, labels: Iterable[tuple[int, int]]) -> None:
        """Set the part or whole of tellings, given as (label, number)."""
        self.connection.executemany(f"UPDATE prepared SET {column} = ? WHERE number = ?", labels)

    # --- partners

    def file(self, rows: Iterable[tuple[int, int, int, int]]) -> None:
        """File tellings: (key, coming, day, number)."""
        self.connection.executemany("INSERT OR IGNORE INTO block VALUES (?, ?, ?, ?)", rows)

    def unfile(self, rows: Iterable[tuple[int, int, int, int]]) -> None:
        """Take tellings out of their blocks."""
        self.connection.executemany("DELETE FROM block WHERE key = ? AND coming = ? AND day = ? AND number = ?", rows)

    def filed_at_all(self, key: int) -> list[tuple[int, int, int]]:
        """Return all rows (number, coming, day) of a block."""
        return self.rows("SELECT number, coming, day FROM block WHERE key = ?", key)

    def filed(self, key: int, now: tuple[int, int], coming: tuple[int, int]) -> list[tuple[int, int, int]]:
        """Return rows (number, coming, day) of a block: from the first to the last of the days in `now` those that tell of
        nothing to come, of the days in `coming` those that do, and all those without days."""
        return self.rows(_FILED, key, *now, key, *coming, key, key)

    def link(self, rows: Iterable[tuple[int, int, float]]) -> None:
        """Keep likely pairs, both ways round."""
        both = (row for one, other, weight in rows for row in ((one, other, weight), (other, one, weight)))
        self.connection.executemany("INSERT OR REPLACE INTO likely VALUES (?, ?, ?)", both)

    def unlink(self, numbers: Iterable[int]) -> None:
        """Forget the likely pairs of these tellings, but for those that date a report."""
        query = """SELECT likely.number, likely.other FROM json_each(?) JOIN likely ON likely.number = value
            JOIN prepared ON prepared.number = other WHERE undated = 0"""
        pairs = self.rows(query, listed(numbers))
        self.connection.executemany(
            "DELETE FROM likely WHERE number = ? AND other = ?", [*pairs, *((other, one) for one, other in pairs)]
        )

    def likely(self, number: int, *, undated: bool) -> dict[int, float]:
        """Return a telling's likely partners with their weights: those of undated reports, or the others."""
        query = """SELECT other, weight FROM likely JOIN prepared ON prepared.number = other
            WHERE likely.number = ? AND undated = ?"""
        return dict(self.rows(query, number, undated))

    # --- settled by whom

    def concerned(self, key: str, first: int, last: int) -> list[int]:
        """Return the events under a key told from the first to the last day, and those told nobody knows when."""
        query = "SELECT whole FROM concern WHERE key = ? AND (day = 0 OR day BETWEEN ? AND ?)"
        return self.column(query, key, first, last)

    def concerns_of(self, wholes: Iterable[int]) -> list[tuple[str, int]]:
        """Return under which keys and days events are filed."""
        return self.rows("SELECT concern.key, day FROM json_each(?) JOIN concern ON whole = value", listed(wholes))

    def replace_concerns(self, wholes: Iterable[int], rows: Iterable[tuple[str, int, int]]) -> None:
        """Replace what is filed of these events by rows (key, day, whole)."""
        query = "DELETE FROM concern WHERE whole IN (SELECT value FROM json_each(?))"
        self.connection.execute(query, (listed(wholes),))
        self.connection.executemany("INSERT OR IGNORE INTO concern VALUES (?, ?, ?)", rows)

    # --- stories

    def retellings_of(self, table: str, report: str) -> list[tuple[str, str]]:
        """Return the pairs of reports in a table ("retelling", "translated") that a report is one of."""
        query = f"SELECT first, second FROM {table} WHERE first = ? UNION SELECT first, second FROM {table} WHERE second = ?"
        return self.rows(query, report, report)

    def replace_retellings(self, table: str, asked: Iterable[tuple[str, str]], found: Iterable[tuple[str, str]]) -> None:
        """Let of the pairs asked about only those found stand in the table."""
        self.connection.executemany(f"DELETE FROM {table} WHERE first = ? AND second = ?", asked)
        self.connection.executemany(f"INSERT INTO {table} VALUES (?, ?)", found)

    def joined_among(self, reports: Iterable[str]) -> list[str]:
        """Return those of the reports that the account holds."""
        query = "SELECT DISTINCT report FROM json_each(?) JOIN prepared ON report = value ORDER BY report"
        return self.column(query, listed(reports))

    def judgements_joined(self) -> frozenset[str]:
        """Return the judgements that the account obeys."""
        return frozenset(self.column("SELECT id FROM joined_judgement"))

    def keep_joined(self, readings: Iterable[int], judgements: Iterable[str]) -> None:
        """Note that the account holds these readings in place of older ones of their reports, and obeys these judgements."""
        these = listed(readings)
        older = "SELECT older.number FROM json_each(?) JOIN reading AS newer ON newer.number = value "
        older += "JOIN reading AS older ON older.report = newer.report"
        self.connection.execute(f"DELETE FROM joined_reading WHERE number IN ({older})", (these,))
        self.connection.execute("INSERT INTO joined_reading SELECT value FROM json_each(?)", (these,))
        self.connection.executemany("INSERT OR IGNORE INTO joined_judgement VALUES (?)", ((one,) for one in judgements))


_FILED = f"""
    SELECT number, coming, day FROM block WHERE key = ? AND coming = 0 AND day BETWEEN ? AND ?
    UNION ALL SELECT number, coming, day FROM block WHERE key = ? AND coming = 1 AND day BETWEEN ? AND ?
    UNION ALL SELECT number, coming, day FROM block WHERE key = ? AND coming = 0 AND day <= {NEAR_ALL}
    UNION ALL SELECT number, coming, day FROM block WHERE key = ? AND coming = 1 AND day <= {NEAR_ALL}"""


def listed(values: Iterable[Any]) -> str:
    """Return values as one that `json_each` takes apart again."""
    return json.dumps(list(values))


def _prepared(row: Row) -> Prepared:
    number, claim, undated, report, reading, position, place, told, speech, sure, outer, part, whole = row
    return Prepared(
        number=number,
        claim=claim,
        undated=bool(undated),
        report=report,
        reading=reading,
        position=position,
        place=place,
        told=told,
        speech=bool(speech),
        sure=bool(sure),
        outer=outer,
        part=part,
        whole=whole,
    )
