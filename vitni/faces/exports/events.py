"""Events as JSON Lines, with the witnesses, the decided day and its reasons, and every disagreement.

The shape is held by events.schema.json beside this file and described in docs/exports.md.
"""

from collections.abc import Iterable, Iterator, Sequence

from vitni.chronicle.query import Chronicle
from vitni.faces.exports.records import Record, amounts, dating, disagreement, judgement_record, parties, place
from vitni.faces.prose import NameReport
from vitni.faces.titles import titles_of
from vitni.faces.witnesses import witnesses_of
from vitni.model.event import Event
from vitni.model.judgement import Judgement


def event_records(chronicle: Chronicle) -> Iterator[Record]:
    """Yield every event in the chronicle's order of day."""
    titles, name_report = titles_of(chronicle.events), report_namer(chronicle)
    for event in chronicle.events:
        yield event_record(event, titles[event.id], name_report, chronicle.judgements_on(event))


def event_record(event: Event, title: str, name_report: NameReport, judgements: Sequence[Judgement]) -> Record:
    """Return one event with the judgements in force on it."""
    return {
        "id": event.id,
        "title": title,
        "act": event.act.value,
        "mode": event.mode,
        "actors": parties(event.actors),
        "recipients": parties(event.recipients),
        "where": place(event.where),
        "when": dating(event.when, name_report),
        "amounts": amounts(event.amounts),
        "standing": event.standing.value,
        "condition": event.condition,
        "topic": event.topic,
        "content_of": event.content_of,
        "part_of": event.part_of,
        "life": [
            {"standing": life.standing.value, "report": life.report, "day": life.day.isoformat() if life.day else None}
            for life in event.life
        ],
        "claims": list(event.claims),
        "superseded": list(event.superseded),
        "reports": list(event.reports),
        "origins": [
            {"id": origin.id, "reports": list(origin.reports), "chain": list(origin.chain)} for origin in event.origins
        ],
        "disagreements": [disagreement(row, name_report) for row in event.disagreements],
        "judgements": [judgement_record(one) for one in judgements],
    }


def report_namer(chronicle: Chronicle, reports: Iterable[str] | None = None) -> NameReport:
    """Return what names these reports (None: all) in sentences: as their witnesses are called on the screens."""
    witnesses = witnesses_of(chronicle, reports)
    return lambda report: witnesses[report].name if report in witnesses else report
