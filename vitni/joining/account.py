"""Joining: from what each report says to one account of what happened, what is disputed, and what is still to come."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from vitni.joining.anchors import given_anchor, infer_anchors, needs_witnesses
from vitni.joining.datings import date_event, date_telling
from vitni.joining.disagreements import disagreements_of
from vitni.joining.disputed_days import dates_the_act
from vitni.joining.editions import current, replaced_in
from vitni.joining.entities import Register, register_of
from vitni.joining.events import Group, group
from vitni.joining.judgements import Rulings, rulings_of
from vitni.joining.ledger import ledger_of
from vitni.joining.merging import (
    in_order_of_telling,
    life_of,
    longest,
    merge_amounts,
    merge_mode,
    merge_place,
    merge_sides,
    standing_of,
    topic_of,
)
from vitni.joining.names_of_events import event_name, unlike
from vitni.joining.origins import Copies, origins_of
from vitni.joining.outcomes import Told
from vitni.joining.phrases import possible_days
from vitni.joining.preferences import preferred
from vitni.joining.subjects import followed
from vitni.joining.tellings import tell, told_in
from vitni.joining.wholes import with_wholes
from vitni.model.account import Account
from vitni.model.claim import Reading
from vitni.model.entity import Entity
from vitni.model.event import Event
from vitni.model.judgement import Judgement
from vitni.model.text import Report
from vitni.model.time import Anchor

SLIPS_OF_THE_PEN = ("calendar-slip", "own-contradiction")
"""Kinds of disagreement that words have with themselves, whatever event they date."""


def join(
    reports: Iterable[Report], readings: Iterable[Reading], judgements: Iterable[Judgement], entities: Mapping[str, Entity]
) -> Account:
    """Return the account of all reports: the same facts give the same account, whatever order they came in.

    Joining goes twice over the claims: first with undecided times, so that undated reports can meet the others; then, with
    a day or interval inferred for each report, again. Readings of unknown reports are left out; where a report has several
    readings, the last by reader's name counts.
    """
    known = {report.id: report for report in sorted(reports, key=lambda report: (report.id, report.digest))}
    read = {reading.report: reading for reading in sorted(readings, key=lambda reading: (reading.report, reading.reader))}
    ids = sorted(known.keys() & read.keys())
    ours = [known[report] for report in ids]
    theirs = [read[report] for report in ids]
    rulings = rulings_of(followed(judgements, theirs))
    given = {report.id: given_anchor(report) for report in ours}
    unsure = frozenset(reading.report for reading in theirs if needs_witnesses(reading, given[reading.report]))
    first, _ = _groups(ours, theirs, given, entities, rulings, about=unsure) if unsure else ((), None)
    anchors = infer_anchors(ours, theirs, first, entities)
    groups, register = _groups(ours, theirs, anchors, entities, rulings)
    told = _events(groups, anchors, rulings)
    events = tuple(one.event for one in told)
    return Account(
        events=events,
        ledger=ledger_of(told, anchors),
        disagreements=tuple(found for event in events for found in event.disagreements),
        entities=_met(groups, register),
        anchors=tuple(sorted({**{report: given_anchor(known[report]) for report in known}, **anchors}.items())),
    )


def _groups(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    anchors: Mapping[str, Anchor],
    entities: Mapping[str, Entity],
    rulings: Rulings,
    about: frozenset[str] | None = None,
) -> tuple[tuple[Group, ...], Register]:
    register = register_of(readings, entities, {report: told_in(anchor) for report, anchor in anchors.items()})
    tellings = [
        telling
        for report, reading in zip(reports, readings, strict=True)
        for telling in tell(reading, report, anchors[report.id], register, possible_days(reading, anchors[report.id]))
    ]
    return group(tellings, rulings, about=about), register


def _events(groups: Sequence[Group], anchors: Mapping[str, Anchor], rulings: Rulings) -> list[Told]:
    """Return the events with their tellings, by day (undated last) and then id; ids, links and disagreements filled in."""
    drafts = sorted((_draft(one, anchors, rulings) for one in groups), key=_order)
    names = unlike([one.event.id for one in drafts])
    event_of = {claim: name for name, one in zip(names, drafts, strict=True) for claim in one.event.claims}
    copies = Copies.among(one.tellings for one in drafts)
    result = []
    for name, one in zip(names, drafts, strict=True):
        outer = next(
            (event_of[telling.claim.content_of] for telling in one.tellings if telling.claim.content_of in event_of), None
        )
        event = replace(
            one.event,
            id=name,
            content_of=outer if outer != name else None,
            origins=origins_of(one.tellings, copies),
        )
        event = replace(event, disagreements=disagreements_of(event, one.tellings, anchors, rulings))
        result.append(Told(event=event, tellings=one.tellings))
    return sorted(with_wholes(_once(result)), key=lambda one: (_day(one.event), one.event.id))


def _once(told: Sequence[Told]) -> list[Told]:
    """Leave a slip of the pen as a disagreement to one event: the one with most reports of those that the same words date.

    "They decided at their meeting on Friday the 22nd" dates a meeting and a decision by one phrase; it is wrong only once.
    """
    best: dict[tuple[str, int], Told] = {}
    for one in told:
        for words in _own_slips(one):
            other = best.get(words)
            if other is None or len(one.event.reports) > len(other.event.reports):
                best[words] = one
    result = []
    for one in told:
        slips = _own_slips(one)
        if slips and all(best[words] is not one for words in slips):
            judged = {found for found in one.event.disagreements if any(reason.name == "judged" for reason in found.reasons)}
            kept = tuple(found for found in one.event.disagreements if found.kind not in SLIPS_OF_THE_PEN or found in judged)
            one = replace(one, event=replace(one.event, disagreements=kept))
        result.append(one)
    return result


def _own_slips(one: Told) -> list[tuple[str, int]]:
    """Return where the time words stand of which the event's claims hold that they deny themselves."""
    disputed = {
        claim
        for found in one.event.disagreements
        if found.field == "when" and found.kind in SLIPS_OF_THE_PEN
        for value in found.values
        for claim in value.claims
    }
    return [
        (telling.claim.report, telling.claim.time.start)
        for telling in one.tellings
        if telling.claim.id in disputed
        and telling.claim.time is not None
        and telling.claim.time.weekday
        and telling.claim.time.day
    ]


def _draft(one: Group, anchors: Mapping[str, Anchor], rulings: Rulings) -> Told:
    tellings = tuple(in_order_of_telling(one.tellings))
    datings = {}
    for telling in tellings:
        dating = date_telling(telling, tellings, anchors[telling.claim.report])
        if dating is not None:
            datings[telling.claim.id] = dating
    replaced = replaced_in(tellings)
    holding = current(tellings, replaced)
    when = date_event(datings, [telling for telling in holding if dates_the_act(telling, holding)])
    sides = merge_sides(holding)
    mode, meaning = merge_mode(holding)
    where = merge_place(holding)
    act = tellings[0].claim.act
    event = Event(
        id="",
        act=act,
        mode=mode,
        meaning=meaning,
        actors=sides.actors,
        recipients=sides.recipients,
        where=where,
        when=when,
        standing=standing_of(holding),
        life=life_of(tellings),
        claims=tuple(telling.claim.id for telling in tellings),
        reports=tuple(dict.fromkeys(telling.claim.report for telling in tellings)),
        origins=(),
        amounts=merge_amounts(holding),
        topic=longest(map(topic_of, tellings)),
        condition=longest(telling.claim.condition for telling in tellings),
        datings=tuple(datings.items()),
        joins=one.joins,
        superseded=tuple(telling.claim.id for telling in tellings if telling.claim.report in replaced),
    )
    event = preferred(event, tellings, rulings)
    name = event_name(event.when, event.actors, event.recipients, event.where, act, meaning)
    return Told(event=replace(event, id=name), tellings=tellings)


def _day(event: Event) -> tuple[bool, date]:
    start = event.when.interval.start if event.when.interval is not None else None
    if start is None:
        starts = [one.interval.start for one in event.when.open if one.interval.start is not None]
        start = min(starts, default=None)
    return start is None, start or date.max


def _order(one: Told) -> tuple[bool, date, str, str]:
    first = min(one.event.claims)
    return (*_day(one.event), one.event.id, first)


def _met(groups: Iterable[Group], register: Register) -> tuple[Entity, ...]:
    """Return the entities that some claim names, by id."""
    found = {
        party.entity
        for one in groups
        for telling in one.tellings
        for party in (*telling.actors, *telling.recipients, *telling.claim.voices)
        if party.entity is not None
    }
    return tuple(register.entities[entity] for entity in sorted(found) if entity in register.entities)
