"""Events, their disagreements and commitments as the next joining asks for them and replaces them."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from vitni.chronicle.codec import to_text
from vitni.chronicle.index import listed
from vitni.model.entity import Entity
from vitni.model.event import Event, first_day
from vitni.model.ledger import Commitment, is_later
from vitni.model.time import Anchor

UNDATED = "undated"
"""Stands for a day where there is none: it sorts after every day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What numbers events that would like one id: its order among them, and the id it has."""

    whole: int
    event: str
    wanted: str
    day: str
    first: str


def event_columns(event: Event) -> tuple[Any, ...]:
    """Return the row of an event."""
    interval = event.when.interval
    start = interval.start.isoformat() if interval and interval.start else None
    end = interval.end.isoformat() if interval and interval.end else None
    place = event.where.name if event.where else None
    columns = (event.act.value, event.mode, event.standing.value, start, end, place, event.content_of)
    return (event.id, day_column(event), *columns, to_text(event))


def day_column(event: Event) -> str:
    """Return the day that events are put in order by."""
    day = first_day(event)
    return day.isoformat() if day is not None else UNDATED


@dataclass(slots=True)
class EventIndex:
    """The derived tables of an opened chronicle, inside the transaction that brings its account up to date."""

    connection: sqlite3.Connection

    def _rows(self, query: str, *values: Any) -> list[Any]:
        return self.connection.execute(query, values).fetchall()

    def drafts(self, column: str, values: Iterable[Any]) -> list[Draft]:
        """Return the drafts whose column ("whole", "wanted", "event") has one of the values, by their numbers."""
        query = f"""SELECT whole, event, wanted, draft.day, first FROM json_each(?) JOIN draft ON draft.{column} = value
            ORDER BY whole"""
        rows = self._rows(query, listed(values))
        return [Draft(whole=row[0], event=row[1], wanted=row[2], day=row[3], first=row[4]) for row in rows]

    def kinds(self, wholes: Iterable[int]) -> dict[int, tuple[str, str | None]]:
        """Return act and mode of events."""
        query = """SELECT whole, act, mode FROM json_each(?) JOIN draft ON whole = json_each.value
            JOIN event ON event.id = draft.event"""
        return {whole: (act, mode) for whole, act, mode in self._rows(query, listed(wholes))}

    def records(self, wholes: Iterable[int]) -> dict[int, str]:
        """Return the records of events."""
        query = """SELECT whole, record FROM json_each(?) JOIN draft ON whole = json_each.value
            JOIN event ON event.id = draft.event"""
        return dict(self._rows(query, listed(wholes)))

    def records_by_id(self, ids: Iterable[str]) -> list[str]:
        """Return the records of events by their ids."""
        query = "SELECT record FROM json_each(?) JOIN event ON event.id = json_each.value"
        return [row[0] for row in self._rows(query, listed(ids))]

    def replace_drafts(self, gone: Iterable[int], drafts: Iterable[Draft]) -> None:
        """Replace drafts: those gone first, because ids move from one to another."""
        self.connection.executemany("DELETE FROM draft WHERE whole = ?", ((whole,) for whole in gone))
        rows = ((one.whole, one.event, one.wanted, one.day, one.first) for one in drafts)
        self.connection.executemany("INSERT INTO draft VALUES (?, ?, ?, ?, ?)", rows)

    def replace_events(self, gone: Iterable[str], events: Iterable[Event]) -> None:
        """Replace events with their tellings and disagreements."""
        these = listed(gone)
        for table, column in (("event", "id"), ("telling", "event"), ("disagreement", "event")):
            self.connection.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))", (these,))
        for event in events:
            self.connection.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", event_columns(event))
            self.connection.executemany("INSERT INTO telling VALUES (?, ?)", ((claim, event.id) for claim in event.claims))
            self.connection.executemany(
                "INSERT INTO disagreement VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (event.id, place, row.id, row.field, row.kind, row.verdict, to_text(row))
                    for place, row in enumerate(event.disagreements)
                ),
            )

    def rewrite_events(self, events: Iterable[Event]) -> None:
        """Let events stand otherwise that keep id, claims and disagreements."""
        columns = 'day = ?, act = ?, mode = ?, standing = ?, "start" = ?, "end" = ?, place = ?, content_of = ?, record = ?'
        rows = ((*event_columns(event)[1:], event.id) for event in events)
        self.connection.executemany(f"UPDATE event SET {columns} WHERE id = ?", rows)

    def replace_commitments(self, gone: Iterable[str], rows: Iterable[Commitment]) -> None:
        """Replace the commitments of events."""
        query = "DELETE FROM commitment WHERE event IN (SELECT value FROM json_each(?))"
        self.connection.execute(query, (listed(gone),))
        columns = ((row.event, is_later(row), row.id, row.kind, row.state, to_text(row)) for row in rows)
        self.connection.executemany("INSERT INTO commitment VALUES (?, ?, ?, ?, ?, ?)", columns)

    def replace_anchors(self, anchors: Iterable[tuple[str, Anchor]]) -> None:
        """Replace the anchors of reports."""
        rows = ((report, to_text(anchor)) for report, anchor in anchors)
        self.connection.executemany("INSERT OR REPLACE INTO anchor VALUES (?, ?)", rows)

    def name_entities(self, report: str, entities: Iterable[str]) -> set[str]:
        """Replace the entities that a report's claims name; return those of before and those of now."""
        before = {row[0] for row in self._rows("SELECT entity FROM names_entity WHERE report = ?", report)}
        now = set(entities)
        self.connection.execute("DELETE FROM names_entity WHERE report = ?", (report,))
        self.connection.executemany("INSERT INTO names_entity VALUES (?, ?)", ((entity, report) for entity in sorted(now)))
        return before | now

    def named(self, entities: Iterable[str]) -> list[str]:
        """Return those of the entities that some claim names."""
        query = "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM names_entity WHERE entity = value)"
        return [row[0] for row in self._rows(query, listed(entities))]

    def replace_entities(self, gone: Iterable[str], entities: Iterable[Entity]) -> None:
        """Replace the entities that reports name."""
        self.connection.execute("DELETE FROM entity WHERE id IN (SELECT value FROM json_each(?))", (listed(gone),))
        rows = ((one.id, one.kind, one.name, one.country, to_text(one)) for one in entities)
        self.connection.executemany("INSERT INTO entity VALUES (?, ?, ?, ?, ?)", rows)
