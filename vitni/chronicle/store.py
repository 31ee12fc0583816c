"""The store: one SQLite file that keeps the facts for ever and the derived account until the next joining."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from vitni.chronicle.codec import decode, encode, from_text, to_text
from vitni.chronicle.event_index import EventIndex
from vitni.chronicle.file import lock_writer, open_file, release_writer
from vitni.chronicle.index import KEPT, Index
from vitni.errors import ChronicleFault, NotFound, UnreadableReport
from vitni.model.account import Account
from vitni.model.claim import Claim, Reading
from vitni.model.entity import Entity
from vitni.model.event import Disagreement, Event
from vitni.model.judgement import Judgement
from vitni.model.ledger import Commitment
from vitni.model.text import Report
from vitni.model.time import Anchor

T = TypeVar("T")
_FACTS_OF_A_REPORT = {
    "report": "SELECT * FROM report WHERE id = ?",
    "reading": "SELECT * FROM reading WHERE report = ?",
    "claim": "SELECT claim.* FROM claim JOIN reading ON number = claim.reading WHERE reading.report = ?",
}
DERIVED = (
    "telling",
    "event",
    "disagreement",
    "commitment",
    "entity",
    "anchor",
    "joined_reading",
    "joined_judgement",
    "joined_by",
)
"""Tables made from the facts; chronicle/index.py names those that only the next joining reads."""
MADE_ELSEWHERE = "elsewhere"


class Store:
    """A chronicle's file, opened. Any number may read at once; the first write makes this the only writer until `rest`
    or `close`.

    Each `add_` and `save_` is one transaction: what it returned from is kept, whatever happens next.
    """

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self.path = path
        self._connection = connection
        self._lock: sqlite3.Connection | None = None
        self._writing = False

    @classmethod
    def open(cls, path: str | Path, *, create: bool) -> "Store":
        """Open the chronicle at `path` (":memory:" keeps it in memory); `create` makes a file that is missing."""
        return cls(open_file(str(path), create=create), str(path))

    def close(self) -> None:
        """Close the file and give back the right to write. Closing twice is harmless."""
        self._connection.close()
        self.rest()

    def rest(self) -> None:
        """Give back the right to write; reading goes on, and the next write takes it again."""
        release_writer(self.path, self._lock)
        self._lock, self._writing = None, False

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # --- facts

    def add_report(self, report: Report, original: bytes) -> bool:
        """Keep a report with its delivered bytes; False, and nothing kept, where the same bytes are there already.

        Other bytes under an id that is taken are an `UnreadableReport`: claims point at reports by id.
        """
        record = encode(report)
        del record["text"]
        published = report.published.day.isoformat() if report.published else None
        columns = (report.id, report.digest, report.title, report.outlet, report.agency, published)
        with self._transaction() as connection:
            if connection.execute("SELECT 1 FROM report WHERE digest = ?", (report.digest,)).fetchone():
                return False
            if connection.execute("SELECT 1 FROM report WHERE id = ?", (report.id,)).fetchone():
                raise UnreadableReport(
                    report.id,
                    "the chronicle already holds another text under this name, and its claims point there",
                    "Give the new text a name of its own, or read it into another chronicle.",
                )
            connection.execute(
                "INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*columns, report.text, _line(record), original)
            )
        return True

    def add_reading(self, reading: Reading) -> bool:
        """Keep a reading; False, and nothing kept, where this reader has read this report before.

        The newest reading of a report is the current one; older ones stay.
        """
        record = encode(reading)
        claims = record.pop("claims", [])
        with self._transaction() as connection:
            known = (reading.report, reading.reader)
            if connection.execute("SELECT 1 FROM reading WHERE report = ? AND reader = ?", known).fetchone():
                return False
            row = (*known, _line(record))
            cursor = connection.execute("INSERT INTO reading (report, reader, record) VALUES (?, ?, ?)", row)
            connection.executemany(
                "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (cursor.lastrowid, position, *_claim_columns(claim), _line(claim_record))
                    for position, (claim, claim_record) in enumerate(zip(reading.claims, claims, strict=True))
                ),
            )
        return True

    def add_judgement(self, judgement: Judgement) -> bool:
        """Keep an analyst's judgement; False where one of that id is there already."""
        row = (judgement.id, judgement.kind, judgement.who, judgement.at.isoformat(), to_text(judgement))
        with self._transaction() as connection:
            return connection.execute("INSERT OR IGNORE INTO judgement VALUES (?, ?, ?, ?, ?)", row).rowcount > 0

    def reports(self) -> tuple[Report, ...]:
        """Return all reports, by id."""
        rows = self._rows("SELECT record, text FROM report ORDER BY id")
        return tuple(decode(Report, {**json.loads(record), "text": text}) for record, text in rows)

    def readings(self) -> tuple[Reading, ...]:
        """Return the current reading of every report that has one, by report id."""
        claims: dict[int, list[Any]] = {}
        query = "SELECT reading, claim.record FROM claim JOIN current_reading ON number = reading ORDER BY reading, position"
        for number, record in self._rows(query):
            claims.setdefault(number, []).append(json.loads(record))
        rows = self._rows("SELECT number, record FROM reading JOIN current_reading USING (number) ORDER BY reading.report")
        return tuple(decode(Reading, {**json.loads(record), "claims": claims.get(number, [])}) for number, record in rows)

    def report_ids(self) -> tuple[str, ...]:
        """Return the ids of all reports, sorted."""
        return tuple(row[0] for row in self._rows("SELECT id FROM report ORDER BY id"))

    def read_by(self, reader: str) -> frozenset[str]:
        """Return the ids of the reports that this version of the reader has read."""
        return frozenset(row[0] for row in self._rows("SELECT report FROM reading WHERE reader = ?", reader))

    def report(self, report_id: str) -> Report | None:
        """Return the report of this id, None where there is none."""
        rows = self._rows("SELECT record, text FROM report WHERE id = ?", report_id)
        return next((decode(Report, {**json.loads(record), "text": text}) for record, text in rows), None)

    def reading(self, report_id: str) -> Reading | None:
        """Return the current reading of a report, None where it was not read yet."""
        for number, record in self._rows(
            "SELECT number, record FROM reading WHERE report = ? ORDER BY number DESC LIMIT 1", report_id
        ):
            claims = self._rows("SELECT record FROM claim WHERE reading = ? ORDER BY position", number)
            return decode(Reading, {**json.loads(record), "claims": [json.loads(claim) for (claim,) in claims]})
        return None

    def claim(self, claim_id: str) -> Claim | None:
        """Return the claim of this id in the current readings, None where there is none."""
        query = "SELECT record FROM claim JOIN current_reading ON number = reading WHERE id = ?"
        return next(iter(self._decoded(Claim, query, claim_id)), None)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements in the order they were made."""
        return self._decoded(Judgement, "SELECT record FROM judgement ORDER BY at, id")

    def original(self, report_id: str) -> bytes:
        """Return the bytes of a report as they were delivered."""
        for (original,) in self._rows("SELECT original FROM report WHERE id = ?", report_id):
            return bytes(original)
        raise NotFound(report_id, "the chronicle has no report of this id", "`vitni reports` lists them.")

    def part(self, reports: Iterable[str]) -> "Store":
        """Return a store in memory with these reports, their readings and all judgements, not joined yet."""
        part = Store.open(":memory:", create=True)
        with part._transaction() as connection:
            for report in reports:
                for table, query in _FACTS_OF_A_REPORT.items():
                    for row in self._rows(query, report):
                        connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
            for row in self._rows("SELECT * FROM judgement"):
                connection.execute("INSERT INTO judgement VALUES (?, ?, ?, ?, ?)", row)
        return part

    def in_order_of_reading(self) -> tuple[str, ...]:
        """Return the ids of the reports that were read, in the order in which they were first read."""
        return tuple(row[0] for row in self._rows("SELECT report FROM reading GROUP BY report ORDER BY min(number)"))

    def days_of_publication(self) -> dict[str, str | None]:
        """Return, by report id, the ISO day of publication that the report tells, None where it is silent."""
        return dict(self._rows("SELECT id, published FROM report ORDER BY id"))

    def digests(self) -> dict[str, str]:
        """Return the reports' ids by the digest of their bytes."""
        return dict(self._rows("SELECT digest, id FROM report"))

    # --- derived

    @contextmanager
    def joining(self) -> Iterator[Index]:
        """Open the one transaction in which the account is brought up to date: readers see it before or after it."""
        with self._transaction() as connection:
            yield Index(connection)

    def joined_by(self) -> str | None:
        """Return by which rules the account was made, None where there is none yet."""
        rows = self._rows("SELECT rules FROM joined_by")
        return rows[0][0] if rows else None

    def forget_account(self, rules: str) -> None:
        """Empty everything derived, to be made anew by these rules."""
        with self._transaction() as connection:
            for table in (*DERIVED, *KEPT):
                connection.execute(f"DELETE FROM {table}")
            connection.execute("INSERT INTO joined_by VALUES (?)", (rules,))

    def save_account(self, account: Account) -> None:
        """Replace everything derived by an account that was made elsewhere, in one transaction.

        The next joining makes its own anew, as nothing is kept of how this one came about.
        """
        self.forget_account(MADE_ELSEWHERE)
        with self._transaction() as connection:
            index = EventIndex(connection)
            index.replace_events((), account.events)
            index.replace_commitments((), account.ledger)
            index.replace_entities((), account.entities)
            index.replace_anchors(account.anchors)
            connection.execute("INSERT INTO joined_reading SELECT number FROM current_reading")
            connection.execute("INSERT INTO joined_judgement SELECT id FROM judgement")

    def account_is_behind(self) -> bool:
        """Say whether a current reading or a judgement is not in the saved account: the last run ended before it joined."""
        readings = "SELECT 1 FROM current_reading WHERE number NOT IN (SELECT number FROM joined_reading)"
        judgements = "SELECT 1 FROM judgement WHERE id NOT IN (SELECT id FROM joined_judgement)"
        return bool(self._rows(f"{readings} UNION ALL {judgements} LIMIT 1"))

    def account(self) -> Account:
        """Return the account the last joining saved; an empty one before the first."""
        self._connection.execute("BEGIN")  # one state of the file for all tables, though a writer may be at work
        try:
            return Account(
                events=self.events(),
                ledger=self.ledger(),
                disagreements=self.disagreements(),
                entities=self.entities(),
                anchors=self.anchors(),
            )
        finally:
            self._connection.execute("COMMIT")

    def events(self) -> tuple[Event, ...]:
        """Return all events in the account's order."""
        return self._decoded(Event, "SELECT record FROM event ORDER BY day, id")

    def ledger(self) -> tuple[Commitment, ...]:
        """Return the whole ledger."""
        return self._decoded(
            Commitment,
            "SELECT commitment.record FROM commitment JOIN event ON event.id = commitment.event ORDER BY later, day, event",
        )

    def disagreements(self) -> tuple[Disagreement, ...]:
        """Return all disagreements, in the order of their events."""
        query = "SELECT disagreement.record FROM disagreement JOIN event ON event.id = event"
        return self._decoded(Disagreement, f"{query} ORDER BY day, event, disagreement.place")

    def entities(self) -> tuple[Entity, ...]:
        """Return the entities the reports name."""
        return self._decoded(Entity, "SELECT record FROM entity ORDER BY id")

    def anchors(self) -> tuple[tuple[str, Anchor], ...]:
        """Return every report's anchor by its id."""
        rows = self._rows("SELECT report, record FROM anchor ORDER BY report")
        return tuple((report, from_text(Anchor, record)) for report, record in rows)

    def event_ids(self) -> tuple[str, ...]:
        """Return the ids of all events in the account's order."""
        return tuple(row[0] for row in self._rows("SELECT id FROM event ORDER BY day, id"))

    def event(self, event_id: str) -> Event | None:
        """Return the event of this id, None where there is none."""
        return next(iter(self._decoded(Event, "SELECT record FROM event WHERE id = ?", event_id)), None)

    def event_of(self, claim_id: str) -> Event | None:
        """Return the event that a claim tells of, None where joining left it out."""
        query = "SELECT record FROM event JOIN telling ON event.id = telling.event WHERE telling.claim = ?"
        return next(iter(self._decoded(Event, query, claim_id)), None)

    def contents_of(self, event_id: str) -> tuple[Event, ...]:
        """Return the events that this one speaks of: what is promised, demanded or threatened in it."""
        return self._decoded(Event, "SELECT record FROM event WHERE content_of = ? ORDER BY day, id", event_id)

    def ledger_of(self, event_id: str) -> tuple[Commitment, ...]:
        """Return the rows of the ledger that hang on an event."""
        return self._decoded(Commitment, "SELECT record FROM commitment WHERE event = ?", event_id)

    def anchor(self, report_id: str) -> Anchor | None:
        """Return the day a report's relative words hang on, None where nothing is known of it."""
        return next(iter(self._decoded(Anchor, "SELECT record FROM anchor WHERE report = ?", report_id)), None)

    # --- how

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        if self._lock is None and not self._writing:
            self._lock = lock_writer(self.path)
            self._writing = True
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise ChronicleFault(
                self.path, f"it cannot be written to ({error})", "Check its rights and the room on its disk, then try again."
            ) from error
        try:
            yield self._connection
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _decoded(self, kind: type[T], query: str, *values: str) -> tuple[T, ...]:
        return tuple(from_text(kind, record) for (record,) in self._rows(query, *values))

    def _rows(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            todo = "Restore it from a copy, or make it anew: `vitni read` the reports into another file."
            raise ChronicleFault(self.path, f"it is damaged ({error})", todo) from error


def _claim_columns(claim: Claim) -> tuple[Any, ...]:
    place = (claim.id, claim.report, claim.language, claim.start, claim.end, claim.words)
    return (*place, claim.act.value, claim.mode, claim.meaning, claim.standing.value)


def _line(record: Any) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
