"""The chronicle as pandas tables. Imported only where pandas is wanted: it is an optional dependency.

A party column holds its English names, its `_countries` twin the alpha-3 codes, both joined by "; ".
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas

from vitni.model.claim import Claim, Party
from vitni.model.event import Disagreement, Event
from vitni.model.ledger import Commitment
from vitni.model.time import Dating


def claims_frame(claims: Sequence[Claim], events: Sequence[Event]) -> pandas.DataFrame:
    """Return the claims, one row each, with their event and the day it decided for them."""
    event_of = {claim: event for event in events for claim in event.claims}
    return _frame(_CLAIM_COLUMNS, [_claim_row(claim, event_of.get(claim.id)) for claim in claims])


def events_frame(events: Sequence[Event]) -> pandas.DataFrame:
    """Return the events, one row each, with the numbers of their claims, reports, origins and disagreements."""
    return _frame(_EVENT_COLUMNS, [_event_row(event) for event in events])


def disagreements_frame(disagreements: Sequence[Disagreement]) -> pandas.DataFrame:
    """Return the disagreements, one row each."""
    return _frame(_DISAGREEMENT_COLUMNS, [_disagreement_row(row) for row in disagreements])


def ledger_frame(ledger: Sequence[Commitment]) -> pandas.DataFrame:
    """Return the ledger, one row each."""
    return _frame(_LEDGER_COLUMNS, [_ledger_row(row) for row in ledger])


_SIDES = ("actors", "actor_countries", "recipients", "recipient_countries")
_CLAIM_COLUMNS = (
    *("id", "event", "report", "language", "start", "end", "words", "act", "mode", "meaning"),
    *(*_SIDES, "place", "standing", "day_from", "day_to", "time_words", "voices", "condition", "topic", "content_of"),
)
_EVENT_COLUMNS = (
    *("id", "act", "mode", "meaning", *_SIDES, "place", "standing", "day_from", "day_to", "precision"),
    *("claims", "reports", "origins", "disagreements"),
)
_DISAGREEMENT_COLUMNS = ("id", "event", "field", "kind", "values", "verdict")
_LEDGER_COLUMNS = (
    *("id", "kind", "event", *_SIDES, "condition", "due_from", "due_to", "said_from", "said_to"),
    *("state", "witnesses", "settled_by"),
)


def _frame(columns: tuple[str, ...], rows: list[dict[str, Any]]) -> pandas.DataFrame:
    frame = pandas.DataFrame(rows, columns=list(columns))
    for column in columns:
        if column.endswith(("_from", "_to")):
            # Seconds, not pandas' nanoseconds, which end in 1677 and 2262.
            frame[column] = frame[column].astype("datetime64[s]")
    return frame


def _claim_row(claim: Claim, event: Event | None) -> dict[str, Any]:
    dating = dict(event.datings).get(claim.id) if event else None
    return {
        "id": claim.id,
        "event": event.id if event else None,
        "report": claim.report,
        "language": claim.language,
        "start": claim.start,
        "end": claim.end,
        "words": claim.words,
        "act": claim.act.value,
        "mode": claim.mode,
        "meaning": claim.meaning,
        **_sides(claim.actors, claim.recipients),
        "place": claim.where.name if claim.where else None,
        "standing": claim.standing.value,
        **_days("day", dating),
        "time_words": claim.time.words if claim.time else None,
        "voices": _names(claim.voices),
        "condition": claim.condition,
        "topic": claim.topic,
        "content_of": claim.content_of,
    }


def _event_row(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "act": event.act.value,
        "mode": event.mode,
        "meaning": event.meaning,
        **_sides(event.actors, event.recipients),
        "place": event.where.name if event.where else None,
        "standing": event.standing.value,
        **_days("day", event.when),
        "precision": event.when.precision,
        "claims": len(event.claims),
        "reports": len(event.reports),
        "origins": len(event.origins),
        "disagreements": len(event.disagreements),
    }


def _disagreement_row(row: Disagreement) -> dict[str, Any]:
    values = "; ".join(value.value for value in row.values)
    return {"id": row.id, "event": row.event, "field": row.field, "kind": row.kind, "values": values, "verdict": row.verdict}


def _ledger_row(row: Commitment) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "event": row.event,
        **_sides(row.who, row.toward),
        "condition": row.condition,
        **_days("due", row.due),
        **_days("said", row.said_on),
        "state": row.state,
        "witnesses": "; ".join(row.witnesses),
        "settled_by": row.settled_by,
    }


def _sides(actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> dict[str, str]:
    sides = (_names(actors), _countries(actors), _names(recipients), _countries(recipients))
    return dict(zip(_SIDES, sides, strict=True))


def _names(parties: tuple[Party, ...]) -> str:
    return "; ".join(party.name for party in parties)


def _countries(parties: tuple[Party, ...]) -> str:
    return "; ".join(dict.fromkeys(party.country for party in parties if party.country))


def _days(name: str, dating: Dating | None) -> dict[str, date | None]:
    interval = dating.interval if dating else None
    return {
        f"{name}_from": interval.start if interval else None,
        f"{name}_to": interval.end if interval else None,
    }
