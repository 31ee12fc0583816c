"""The event as its tellings tell it: its parties, day, standing and name, its witnesses, and what they dispute."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from vitni.joining.datings import date_event, date_telling
from vitni.joining.disagreements import disagreements_of
from vitni.joining.disputed_days import dates_the_act
from vitni.joining.editions import current, replaced_in
from vitni.joining.events import Group
from vitni.joining.judgements import Rulings
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
from vitni.joining.names_of_events import event_name
from vitni.joining.origins import Copies, origins_of
from vitni.joining.outcomes import Told
from vitni.joining.preferences import preferred
from vitni.model.event import Event, first_day
from vitni.model.time import Anchor

SLIPS_OF_THE_PEN = ("calendar-slip", "own-contradiction")
"""Kinds of disagreement that words have with themselves, whatever event they date."""


def draft(one: Group, anchors: Mapping[str, Anchor], rulings: Rulings) -> Told:
    """Return the event of a group, all but what hangs on other events; its id is the one it would like."""
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


def day_of(event: Event) -> tuple[bool, date]:
    """Return what events are put in order by: the first day it can have been on, the undated last."""
    start = first_day(event)
    return start is None, start or date.max


def order_of(one: Told) -> tuple[bool, date, str, str]:
    """Return what drafts are put in order by, so that events of one wanted name are numbered."""
    first = min(one.event.claims)
    return (*day_of(one.event), one.event.id, first)


def completed(one: Told, name: str, outer: str | None, copies: Copies, anchors: Mapping[str, Anchor], rulings: Rulings) -> Told:
    """Return a draft with its id, the event that speaks of it, its witnesses, and what they dispute."""
    origins = origins_of(one.tellings, copies)
    event = replace(one.event, id=name, content_of=outer if outer != name else None, origins=origins)
    event = replace(event, disagreements=disagreements_of(event, one.tellings, anchors, rulings))
    return Told(event=event, tellings=one.tellings)


def once(told: Sequence[Told]) -> list[Told]:
    """Leave a slip of the pen as a disagreement to one event: the one with most reports of those that the same words date.

    "They decided at their meeting on Friday the 22nd" dates a meeting and a decision by one phrase; it is wrong only once.
    """
    best: dict[tuple[str, int], Told] = {}
    for one in told:
        for words in own_slips(one):
            other = best.get(words)
            if other is None or len(one.event.reports) > len(other.event.reports):
                best[words] = one
    result = []
    for one in told:
        slips = own_slips(one)
        if slips and all(best[words] is not one for words in slips):
            judged = {found for found in one.event.disagreements if any(reason.name == "judged" for reason in found.reasons)}
            kept = tuple(found for found in one.event.disagreements if found.kind not in SLIPS_OF_THE_PEN or found in judged)
            one = replace(one, event=replace(one.event, disagreements=kept))
        result.append(one)
    return result


def own_slips(one: Told) -> list[tuple[str, int]]:
    """Return where the time words stand of which the event's claims hold that they deny themselves."""
    disputed = slipped_claims(one.event)
    return [
        (telling.claim.report, telling.claim.time.start)
        for telling in one.tellings
        if telling.claim.id in disputed
        and telling.claim.time is not None
        and telling.claim.time.weekday
        and telling.claim.time.day
    ]


def slipped_claims(event: Event) -> set[str]:
    """Return the claims of which the event holds that their time words deny themselves."""
    return {
        claim
        for found in event.disagreements
        if found.field == "when" and found.kind in SLIPS_OF_THE_PEN
        for value in found.values
        for claim in value.claims
    }
