"""What `--json` prints for the commands that have no export of their own. Described in docs/exports.md."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from vitni.chronicle.codec import encode
from vitni.chronicle.query import Chronicle
from vitni.faces.exports.claims import claim_record, claim_records
from vitni.faces.exports.events import event_record, event_records, report_namer
from vitni.faces.exports.judgements import judgement_records
from vitni.faces.exports.records import Exported, Record, candidate, dating, days, disagreement, error_record, parties, reasons
from vitni.faces.languages import LanguageCheck
from vitni.faces.summary import summary_of
from vitni.faces.titles import title_of
from vitni.faces.witnesses import reports_behind, witnesses_of
from vitni.model.claim import Claim
from vitni.model.event import Event
from vitni.model.ledger import Commitment
from vitni.model.text import Report
from vitni.model.time import TimePhrase
from vitni.syntax.tree import Sentence


def reading_record(chronicle: Chronicle) -> Record:
    """Return the outcome of `vitni read`: the chronicle's numbers, the reports added, the files refused."""
    return {
        **asdict(summary_of(chronicle)),
        "added": chronicle.added,
        "refused": [error_record(error) for error in chronicle.refusals],
    }


def exported(chronicle: Chronicle, what: Exported) -> Iterable[Record]:
    """Return the rows of one kind, as `vitni export` writes them."""
    if what == "claims":
        return claim_records(chronicle)
    if what == "events":
        return event_records(chronicle)
    if what == "ledger":
        return ledger_records(chronicle, chronicle.ledger)
    if what == "disagreements":
        return disagreement_records(chronicle)
    return report_records(chronicle, unread=False) if what == "reports" else judgement_records(chronicle)


def event_answer(chronicle: Chronicle, event: Event) -> Record:
    """Return one event with its claims, its rows of the ledger, and the reasons that joined its claims."""
    name_report = report_namer(chronicle, reports_behind(chronicle, event))
    title = title_of(event, next(iter(chronicle.contents_of(event)), None))
    return {
        "event": event_record(event, title, name_report, chronicle.judgements_on(event)),
        "claims": [claim_record(claim, event) for claim in chronicle.claims_of(event)],
        "ledger": ledger_records(chronicle, chronicle.ledger_of(event)),
        "joins": reasons(event.joins, name_report),
    }


def claim_answer(chronicle: Chronicle, claim: Claim) -> Record:
    """Return one claim with what gave each of its fields."""
    return {"claim": claim_record(claim, chronicle.event_of(claim.id)), "evidence": encode(claim.evidence)}


def ledger_records(chronicle: Chronicle, rows: Sequence[Commitment]) -> list[Record]:
    """Return rows of the ledger, each with the title of its event."""
    name_report = report_namer(chronicle, [report for row in rows for report in _reports_behind(row)])
    events = {row.event: chronicle.event(row.event) for row in rows}
    titles = {event.id: title_of(event, next(iter(chronicle.contents_of(event)), None)) for event in events.values()}
    return [
        {
            "id": row.id,
            "kind": row.kind,
            "event": row.event,
            "title": titles[row.event],
            "who": parties(row.who),
            "toward": parties(row.toward),
            "condition": row.condition,
            "due": dating(row.due, name_report),
            "said_on": dating(row.said_on, name_report),
            "said": list(row.said),
            "witnesses": list(row.witnesses),
            "state": row.state,
            "settled_by": row.settled_by,
            "reasons": reasons(row.reasons, name_report),
        }
        for row in rows
    ]


def disagreement_records(chronicle: Chronicle) -> list[Record]:
    """Return every disagreement with its id and its event."""
    name_report = report_namer(chronicle)
    return [{"id": row.id, "event": row.event, **disagreement(row, name_report)} for row in chronicle.disagreements]


def report_records(chronicle: Chronicle, *, unread: bool) -> list[Record]:
    """Return every report with what is known of it; with `unread` also the passages that were not understood."""
    witnesses, records = witnesses_of(chronicle), []
    for report in chronicle.reports:
        reading, anchor = chronicle.reading(report.id), chronicle.anchor(report.id)
        record: Record = {
            "id": report.id,
            "title": report.title,
            "outlet": report.outlet,
            "agency": report.agency,
            "url": report.url,
            "language": witnesses[report.id].code,
            "published": _published(report),
            "written": days(anchor.interval) if anchor and anchor.day is None and anchor.interval else None,
            "claims": len(reading.claims) if reading else None,
            "unread": len(reading.unread) if reading else None,
        }
        if unread:
            record["passages"] = encode(reading.unread) if reading else []
        records.append(record)
    return records


def when_records(found: Sequence[TimePhrase]) -> list[Record]:
    """Return time expressions with the parts they say and everything they can mean, or why they mean no day."""
    return [
        {
            "phrase": encode(replace(phrase, candidates=(), refusal=None)),
            "candidates": [candidate(one, str) for one in phrase.candidates],
            "refusal": encode(phrase.refusal) if phrase.refusal is not None else None,
        }
        for phrase in found
    ]


def language_record(check: LanguageCheck) -> Record:
    """Return the check of a language."""
    return asdict(check)


def sentence_records(sentences: tuple[Sentence, ...]) -> list[Any]:
    """Return trees as lists of tokens."""
    records = []
    for sentence in sentences:
        tokens = [
            {
                "index": token.index,
                "form": token.form,
                "start": token.start,
                "end": token.end,
                "lemma": token.lemma,
                "upos": token.upos,
                "features": token.features,
                "head": token.head,
                "relation": token.relation,
                "name": token.name,
            }
            for token in sentence.tokens
        ]
        told = {"start": sentence.start, "end": sentence.end, "language": sentence.language}
        records.append(told | {"nearest": sentence.nearest, "cut": sentence.cut, "tokens": tokens})
    return records


def _reports_behind(row: Commitment) -> tuple[str, ...]:
    datings = [dating for dating in (row.due, row.said_on) if dating is not None]
    reasons = [*row.reasons, *(reason for dating in datings for reason in dating.reasons)]
    return (*row.witnesses, *(report for reason in reasons for report in reason.reports))


def _published(report: Report) -> Record | None:
    published = report.published
    if published is None:
        return None
    day: date = published.day
    clock = published.clock.isoformat("minutes") if published.clock else None
    return {"day": day.isoformat(), "clock": clock, "zone": published.zone, "source": published.source}
