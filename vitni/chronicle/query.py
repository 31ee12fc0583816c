"""The chronicle as its users hold it: plain typed values, asked for by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import TracebackType
from typing import Any, Literal

from vitni.chronicle.codec import encode
from vitni.chronicle.ids import find_id
from vitni.chronicle.store import Store
from vitni.errors import NotFound, VitniError
from vitni.model.claim import Claim, Reading
from vitni.model.entity import Entity
from vitni.model.event import Disagreement, Event
from vitni.model.judgement import Judgement, undone_of
from vitni.model.ledger import Commitment
from vitni.model.text import Report
from vitni.model.time import Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOn:
    """The day a chronicle is as of: how many reports were published later, which undated ones count from a day worked out
    (with that day), and which undated ones are left out because nothing tells when they were written."""

    day: date
    later: int
    worked_out: tuple[tuple[str, date], ...]
    left_out: tuple[str, ...]


Table = Literal["claims", "events", "disagreements", "ledger"]


class Chronicle:
    """Who did what, toward whom, where, when and according to whom, as the reports read so far tell it.

    What is asked for is read from the store once and kept; open a chronicle again to see what another process has added
    meanwhile, or call `refresh`. `refusals` are the files the reading could not take in, `added` the number of reports it
    added. `known_on` says which day's knowledge this is, None for all there is.
    """

    def __init__(
        self, store: Store, *, refusals: Sequence[VitniError] = (), added: int = 0, known_on: KnownOn | None = None
    ) -> None:
        self._store = store
        self.known_on = known_on
        self.refusals = tuple(refusals)
        self.added = added
        self._kept_events: dict[str, Event] = {}
        self._kept_claims: dict[str, Claim | None] = {}
        self._kept_reports: dict[str, Report | None] = {}
        self._kept_readings: dict[str, Reading | None] = {}

    def close(self) -> None:
        """Close the chronicle's file. What was asked before stays usable."""
        self._store.close()

    def __enter__(self) -> "Chronicle":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Chronicle {self._store.path}: {len(self._event_ids)} events from {len(self._report_ids)} reports>"

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events in order of day, each with its claims' ids, its standing and life, its origins and disagreements."""
        return self._store.events()

    @cached_property
    def ledger(self) -> tuple[Commitment, ...]:
        """What was planned, promised, demanded and threatened, when it is due, and what came of it."""
        return self._store.ledger()

    @cached_property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Every field of an event on which its witnesses differ, settled or open."""
        return self._store.disagreements()

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """The states, organisations, people and places that the reports name."""
        return self._store.entities()

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """All reports, by id."""
        return self._store.reports()

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The current reading of each report, by report id."""
        return self._store.readings()

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, by report and in the order of its text."""
        return tuple(claim for reading in self.readings for claim in reading.claims)

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """The analysts' judgements, in the order they were made."""
        return self._store.judgements()

    def event(self, event_id: str) -> Event:
        """Return the event of this id; its beginning, or its words in order, are enough where only one event fits."""
        return self._event(find_id(event_id, self._event_ids, kind="event", listed_by="vitni show"))

    def claim(self, claim_id: str) -> Claim:
        """Return the claim of this id ("REPORT#N"); the report's beginning is enough where only one report fits."""
        typed, mark, number = claim_id.rpartition("#")
        if not mark:
            raise NotFound(
                claim_id, "a claim's id is its report's, # and a number", "`vitni show EVENT --json` lists an event's."
            )
        report = find_id(typed, self._report_ids, kind="report", listed_by="vitni reports")
        claim = self._claim(f"{report}#{number}")
        if claim is None:
            numbered = [one.id for one in reading.claims] if (reading := self.reading(report)) else []
            find_id(f"{report}#{number}", numbered, kind="claim", listed_by="vitni show EVENT")
            raise NotFound(claim_id, "the chronicle has no claim of this id", "`vitni show EVENT` lists an event's.")
        return claim

    def report(self, report_id: str) -> Report:
        """Return the report of this id; its beginning is enough where only one report fits."""
        found = self._report(find_id(report_id, self._report_ids, kind="report", listed_by="vitni reports"))
        assert found is not None  # reports are never removed
        return found

    def reading(self, report_id: str) -> Reading | None:
        """Return the current reading of a report, by its whole id; None where it has not been read yet."""
        return self._reading(report_id)

    def anchor(self, report_id: str) -> Anchor | None:
        """Return the day a report's relative words hang on, by its whole id; None where nothing is known of it."""
        return self._store.anchor(report_id)

    def event_of(self, claim_id: str) -> Event | None:
        """Return the event that a claim, by its whole id, tells of; None for a claim that joining left out."""
        return self._store.event_of(claim_id)

    def claims_of(self, event: Event) -> tuple[Claim, ...]:
        """Return the claims of an event, in the event's order."""
        return tuple(claim for claim_id in event.claims if (claim := self._claim(claim_id)) is not None)

    def contents_of(self, event: Event) -> tuple[Event, ...]:
        """Return the events that this one speaks of: what is promised, demanded or threatened in it."""
        return self._store.contents_of(event.id)

    def ledger_of(self, event: Event) -> tuple[Commitment, ...]:
        """Return the rows of the ledger that hang on an event."""
        return self._store.ledger_of(event.id)

    def judgements_on(self, event: Event) -> tuple[Judgement, ...]:
        """Return the judgements in force that name a claim of this event, in the order they were made."""
        undone = undone_of(self.judgements)
        claims = set(event.claims)
        return tuple(
            judgement
            for judgement in self.judgements
            if judgement.kind != "undo" and judgement.id not in undone and claims.intersection(judgement.subjects)
        )

    def judgement(self, judgement_id: str) -> Judgement:
        """Return the judgement of this id; its beginning is enough where only one judgement fits."""
        ids = [judgement.id for judgement in self.judgements]
        found = find_id(judgement_id, ids, kind="judgement", listed_by="vitni judgements")
        return next(judgement for judgement in self.judgements if judgement.id == found)

    def refresh(self) -> None:
        """Forget what was read from the store, so that what is asked next is as it stands there now."""
        for name in [name for name, value in vars(type(self)).items() if isinstance(value, cached_property)]:
            self.__dict__.pop(name, None)
        for kept in (self._kept_events, self._kept_claims, self._kept_reports, self._kept_readings):
            kept.clear()

    @property
    def store(self) -> Store:
        """The store behind it, for the verbs that add facts; ask the chronicle for everything else."""
        return self._store

    @property
    def report_ids(self) -> tuple[str, ...]:
        """The ids of all reports, sorted; quicker than `reports`, which brings their texts."""
        return self._report_ids

    def original(self, report_id: str) -> bytes:
        """Return the bytes of a report as they were delivered."""
        return self._store.original(report_id)

    def to_pandas(self, table: Table = "claims") -> Any:
        """Return a pandas DataFrame of "claims", "events", "disagreements" or "ledger": one row each, days as datetime64.

        pandas is optional; where it is missing this is a `VitniError` that says how to install it.
        """
        try:
            from vitni.chronicle.frames import claims_frame, disagreements_frame, events_frame, ledger_frame
        except ModuleNotFoundError as error:
            if error.name != "pandas":
                raise
            raise VitniError("to_pandas", "pandas is not installed", 'Install it with: pip install "vitni[pandas]"') from error
        if table == "claims":
            return claims_frame(self.claims, self.events)
        if table == "events":
            return events_frame(self.events)
        if table == "disagreements":
            return disagreements_frame(self.disagreements)
        return ledger_frame(self.ledger)

    def to_json(self) -> dict[str, Any]:
        """Return the account and the claims as plain JSON values, in the shape of the model's own fields."""
        return {**encode(self._store.account()), "claims": encode(self.claims)}

    # One event of a large chronicle must come at once: what is asked for singly is brought singly, and kept.

    @cached_property
    def _event_ids(self) -> tuple[str, ...]:
        return self._store.event_ids()

    @cached_property
    def _report_ids(self) -> tuple[str, ...]:
        return self._store.report_ids()

    def _event(self, event_id: str) -> Event:
        event = self._kept_events.get(event_id) or self._store.event(event_id)
        if event is None:
            raise NotFound(event_id, "the event is gone: the chronicle was joined anew meanwhile", "Open it again.")
        return self._kept_events.setdefault(event_id, event)

    def _claim(self, claim_id: str) -> Claim | None:
        if claim_id not in self._kept_claims:
            self._kept_claims[claim_id] = self._store.claim(claim_id)
        return self._kept_claims[claim_id]

    def _report(self, report_id: str) -> Report | None:
        if report_id not in self._kept_reports:
            self._kept_reports[report_id] = self._store.report(report_id)
        return self._kept_reports[report_id]

    def _reading(self, report_id: str) -> Reading | None:
        if report_id not in self._kept_readings:
            self._kept_readings[report_id] = self._store.reading(report_id)
        return self._kept_readings[report_id]
