"""Joining: from what each report says to one account of what happened, what is disputed, and what is still to come."""

from collections.abc import Iterable, Mapping, Sequence

from vitni.joining.anchors import given_anchor, infer_anchor, needs_witnesses
from vitni.joining.entities import Register, register_of
from vitni.joining.events import Group, group, group_about, witnesses_among
from vitni.joining.judgements import Rulings, rulings_of
from vitni.joining.ledger import ledger_of
from vitni.joining.names_of_events import unlike
from vitni.joining.narration import completed, day_of, draft, once, order_of
from vitni.joining.origins import Copies
from vitni.joining.outcomes import Told
from vitni.joining.phrases import possible_days
from vitni.joining.subjects import followed
from vitni.joining.tellings import Telling, tell, told_in
from vitni.joining.wholes import with_wholes
from vitni.model.account import Account
from vitni.model.claim import Reading
from vitni.model.entity import Entity
from vitni.model.judgement import Judgement
from vitni.model.text import Report
from vitni.model.time import Anchor


def join(
    reports: Iterable[Report], readings: Iterable[Reading], judgements: Iterable[Judgement], entities: Mapping[str, Entity]
) -> Account:
    """Return the account of all reports: the same facts give the same account, whatever order they came in.

    Joining goes twice over the claims of reports that are undated or seem to slip: first with undecided times, so that they
    can meet the others; then, with a day or interval inferred for each, again. Readings of unknown reports are left out;
    where a report has several readings, the last by reader's name counts.
    """
    known = {report.id: report for report in sorted(reports, key=lambda report: (report.id, report.digest))}
    read = {reading.report: reading for reading in sorted(readings, key=lambda reading: (reading.report, reading.reader))}
    ids = sorted(known.keys() & read.keys())
    theirs = [read[report] for report in ids]
    rulings = rulings_of(followed(judgements, theirs))
    given = {report: given_anchor(one) for report, one in known.items()}
    register = register_of(theirs, entities, {report: told_in(anchor) for report, anchor in given.items()})
    first = {report: tellings_of(known[report], read[report], given[report], register) for report in ids}
    unsure = [report for report in ids if needs_witnesses(read[report], given[report])]
    groups = _witnessed(first, unsure, rulings)
    inferred = {report: infer_anchor(known[report], read[report], groups[report], entities) for report in unsure}
    again = {report: tellings_of(known[report], read[report], inferred[report], register) for report in unsure}
    anchors = {**given, **inferred}
    tellings = [telling for report in ids for telling in again.get(report, first[report])]
    told = _events(group(tellings, rulings), anchors, rulings)
    events = tuple(one.event for one in told)
    return Account(
        events=events,
        ledger=ledger_of(told, anchors),
        disagreements=tuple(found for event in events for found in event.disagreements),
        entities=_met(tellings, register),
        anchors=tuple(sorted(anchors.items())),
    )


def tellings_of(report: Report, reading: Reading, anchor: Anchor, register: Register) -> list[Telling]:
    """Return the claims of a report as tellings, with all that the anchor lets their words mean."""
    return tell(reading, report, anchor, register, possible_days(reading, anchor))


def _witnessed(
    tellings: Mapping[str, Sequence[Telling]], unsure: Sequence[str], rulings: Rulings
) -> dict[str, tuple[Group, ...]]:
    """Return, for each report whose day others must tell, the events it shares with reports that need no such witness."""
    sure = [telling for report in sorted(tellings.keys() - set(unsure)) for telling in tellings[report]]
    found = {}
    for report in unsure:
        mine = tellings[report]
        others = witnesses_among(mine, sure, rulings)
        found[report] = group_about(mine, others, rulings)
    return found


def _events(groups: Sequence[Group], anchors: Mapping[str, Anchor], rulings: Rulings) -> list[Told]:
    """Return the events with their tellings, by day (undated last) and then id; ids, links and disagreements filled in."""
    drafts = sorted((draft(one, anchors, rulings) for one in groups), key=order_of)
    names = unlike([one.event.id for one in drafts])
    event_of = {claim: name for name, one in zip(names, drafts, strict=True) for claim in one.event.claims}
    copies = Copies.among(one.tellings for one in drafts)
    result = []
    for name, one in zip(names, drafts, strict=True):
        held_by = (event_of.get(telling.claim.content_of or "") for telling in one.tellings)
        outer = next((event for event in held_by if event is not None), None)
        result.append(completed(one, name, outer, copies, anchors, rulings))
    return sorted(with_wholes(once(result)), key=lambda one: (day_of(one.event), one.event.id))


def _met(tellings: Iterable[Telling], register: Register) -> tuple[Entity, ...]:
    """Return the entities that some claim names, by id."""
    found = {
        party.entity
        for telling in tellings
        for party in (*telling.actors, *telling.recipients, *telling.claim.voices)
        if party.entity is not None
    }
    return tuple(register.entities[entity] for entity in sorted(found) if entity in register.entities)
