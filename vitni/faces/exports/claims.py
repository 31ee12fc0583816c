"""Claims as JSON Lines: the fields of docs/claims.md with the claim's place in its report and its event.

The shape is held by claims.schema.json beside this file and described in docs/exports.md.
"""

from collections.abc import Iterator

from vitni.chronicle.query import Chronicle
from vitni.faces.exports.records import Record, amounts, days, parties, place
from vitni.model.claim import Claim
from vitni.model.event import Event
from vitni.model.time import Dating


def claim_records(chronicle: Chronicle) -> Iterator[Record]:
    """Yield every claim, by report and in the order of its text."""
    for claim in chronicle.claims:
        yield claim_record(claim, chronicle.event_of(claim.id))


def claim_record(claim: Claim, event: Event | None) -> Record:
    """Return one claim. `when` is what joining decided for it, and null where its words do not date it."""
    return {
        "id": claim.id,
        "report": claim.report,
        "language": claim.language,
        "start": claim.start,
        "end": claim.end,
        "words": claim.words,
        "event": event.id if event else None,
        "act": claim.act.value,
        "mode": claim.mode,
        "actors": parties(claim.actors),
        "recipients": parties(claim.recipients),
        "where": place(claim.where),
        "when": _when(claim, dict(event.datings).get(claim.id) if event else None),
        "amounts": amounts(claim.amounts),
        "standing": claim.standing.value,
        "condition": claim.condition,
        "voices": parties(claim.voices),
        "topic": claim.topic,
        "content_of": claim.content_of,
    }


def _when(claim: Claim, dating: Dating | None) -> Record | None:
    if claim.time is None:
        return None
    return {**days(dating.interval if dating else None), "words": claim.time.words}
