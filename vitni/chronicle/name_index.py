"""What the next joining must know of names: who met which, what they stand for, and who was taught to hold which office."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from vitni.chronicle.index import listed

Met = tuple[str, str, str, str, str]
"""kind, name, country, entity ('' where none) and report of a party that the world tables do not hold."""
NameKey = tuple[str, str, str]
"""kind, name and country ('' where none)."""


@dataclass(slots=True)
class NameIndex:
    """The tables of names of an opened chronicle, inside the transaction that brings its account up to date."""

    connection: sqlite3.Connection

    def _rows(self, query: str, *values: Any) -> list[Any]:
        return self.connection.execute(query, values).fetchall()

    def met_in(self, reports: Iterable[str]) -> list[Met]:
        """Return the names that reports met."""
        query = "SELECT kind, name, country, entity, report FROM json_each(?) JOIN met ON report = value"
        return self._rows(query, listed(reports))

    def replace_report(self, report: str, met: Iterable[Met], called: Iterable[tuple[str, str]]) -> None:
        """Replace what a report met and called by their office (office, country)."""
        for table in ("met", "called"):
            self.connection.execute(f"DELETE FROM {table} WHERE report = ?", (report,))
        insert = "INSERT INTO met (kind, name, country, entity, report) VALUES (?, ?, ?, ?, ?)"
        self.connection.executemany(insert, met)
        self.connection.executemany("INSERT INTO called VALUES (?, ?, ?)", ((*one, report) for one in called))

    def entities_met(self, key: NameKey) -> list[str]:
        """Return the entities that reports themselves gave a name, '' among them where one gave none."""
        query = "SELECT DISTINCT entity FROM met WHERE kind = ? AND name = ? AND country = ?"
        return [row[0] for row in self._rows(query, *key)]

    def known_in(self, kind: str, country: str) -> dict[str, str]:
        """Return what the names of a kind and state stand for, as they alone tell."""
        return dict(self._rows("SELECT name, alone FROM known_as WHERE kind = ? AND country = ?", kind, country))

    def know(self, rows: Iterable[tuple[str, str, str, str, str, str]]) -> None:
        """Keep what names stand for: kind, name, country, as they alone tell, in the end, slug."""
        self.connection.executemany("INSERT OR REPLACE INTO known_as VALUES (?, ?, ?, ?, ?, ?)", rows)

    def forget(self, keys: Iterable[NameKey]) -> None:
        """Forget names that nobody meets any more."""
        self.connection.executemany("DELETE FROM known_as WHERE kind = ? AND name = ? AND country = ?", keys)

    def by_slug(self, slug: str) -> list[tuple[str, str, str, str, str]]:
        """Return the persons' names of a slug: name, country, as they alone tell, in the end, slug."""
        return self._rows("SELECT name, country, alone, entity, slug FROM known_as WHERE kind = 'person' AND slug = ?", slug)

    def known_as(self, keys: Iterable[NameKey]) -> dict[NameKey, str]:
        """Return what names stand for in the end; those that are unknown are left out."""
        query = "SELECT entity FROM known_as WHERE kind = ? AND name = ? AND country = ?"
        return {key: rows[0][0] for key in keys if (rows := self._rows(query, *key))}

    def reports_meeting(self, key: NameKey) -> list[str]:
        """Return the reports that meet a name."""
        return [row[0] for row in self._rows("SELECT report FROM met WHERE kind = ? AND name = ? AND country = ?", *key)]

    def names_of(self, entity: str) -> list[NameKey]:
        """Return the names that stand for an entity in the end."""
        return self._rows("SELECT kind, name, country FROM known_as WHERE entity = ?", entity)

    def others_of(self, entity: str) -> list[NameKey]:
        """Return the parties of other kinds than persons and organisations that reports themselves gave the entity."""
        query = "SELECT DISTINCT kind, name, country FROM met WHERE entity = ? AND kind NOT IN ('person', 'organisation')"
        return self._rows(query, entity)

    # --- lessons

    def lessons_in(self, reports: Iterable[str]) -> list[tuple[str, str, str, str | None]]:
        """Return entity, office, country and day of what reports taught."""
        return self._rows(
            "SELECT entity, office, country, day FROM json_each(?) JOIN lesson ON report = value", listed(reports)
        )

    def replace_lessons(self, report: str, rows: Sequence[tuple[str, str, int, str, str, str | None, str]]) -> None:
        """Replace what a report taught: entity, report, place, office, country, day, record."""
        self.connection.execute("DELETE FROM lesson WHERE report = ?", (report,))
        self.connection.executemany("INSERT INTO lesson VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def first_lesson(self, entity: str) -> str | None:
        """Return the record of the first lesson about an entity, by report and place."""
        rows = self._rows("SELECT record FROM lesson WHERE entity = ? ORDER BY report, place LIMIT 1", entity)
        return rows[0][0] if rows else None

    def taught(self, office: str, country: str, first: str, last: str) -> list[tuple[str, str]]:
        """Return day and entity of what reports published from the first to the last day taught of an office."""
        query = "SELECT DISTINCT day, entity FROM lesson WHERE office = ? AND country = ? AND day BETWEEN ? AND ?"
        return self._rows(query, office, country, first, last)

    def callers(self, office: str, country: str, first: str, last: str) -> list[str]:
        """Return the reports that call somebody by an office alone and may be told from the first to the last day."""
        query = """SELECT DISTINCT called.report FROM called JOIN prepared ON prepared.report = called.report
            WHERE office = ? AND country = ? AND (sure = 0 OR told IS NULL OR told BETWEEN ? AND ?)"""
        return [row[0] for row in self._rows(query, office, country, first, last)]

    # --- entities

    def entity(self, entity: str) -> str | None:
        """Return the record of an entity known by reports alone."""
        rows = self._rows("SELECT record FROM known_entity WHERE id = ?", entity)
        return rows[0][0] if rows else None

    def keep_entity(self, entity: str, record: str | None) -> None:
        """Keep an entity's record; None forgets it."""
        if record is None:
            self.connection.execute("DELETE FROM known_entity WHERE id = ?", (entity,))
        else:
            self.connection.execute("INSERT OR REPLACE INTO known_entity VALUES (?, ?)", (entity, record))
