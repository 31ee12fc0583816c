"""Can the parties of two tellings be those of one occurrence? Side against side, with what each kind of act allows."""

from vitni.joining.parties import compare_sides, is_crowd, side_of
from vitni.joining.tellings import Telling
from vitni.model.claim import SPEECH_ACTS, SYMMETRIC, Act, Party
from vitni.model.time import Reason

HOPELESS = -2.5
"""Parties so unlike settle the matter; nothing else is compared."""


def total(reasons: tuple[Reason, ...]) -> float:
    """Return the sum of the weights."""
    return sum(reason.weight for reason in reasons)


CROWD = -0.4
"""Who protests has many names (the organiser, her supporters, thousands of people); a difference there says little."""


CALLED = 0.3
"""One telling names who called the rally, the other who came: that fits rather than differs."""


def _calls_a_crowd(caller: Telling, crowd: Telling) -> bool:
    return (
        bool(caller.actors)
        and bool(crowd.actors)
        and all(party.kind in ("person", "organisation") for party in caller.actors)
        and all(is_crowd(party) for party in crowd.actors)
    )


def compare_parties_of(first: Telling, second: Telling) -> tuple[Reason, ...]:
    """Compare actors with actors and recipients with recipients; symmetric acts may change sides or name both on one."""
    actors = _compare_actors(first, second)
    if first.claim.act == Act.PROTEST and total(actors) < CROWD:
        called = _calls_a_crowd(first, second) or _calls_a_crowd(second, first)
        actors = (Reason(name="crowd", weight=CALLED if called else CROWD),)
    straight = (*actors, *compare_sides(first.sides[1], second.sides[1]))
    if first.claim.act not in SYMMETRIC:
        return straight
    swapped = (*compare_sides(first.sides[0], second.sides[1]), *compare_sides(first.sides[1], second.sides[0]))
    options = [straight, swapped]
    if _one_sided(first) or _one_sided(second):
        options.append(compare_sides(first.sides[2], second.sides[2]))
    return max(options, key=total)


DEEDS_OF_STATES = frozenset({Act.AID, Act.SANCTION, Act.MOBILIZE, Act.RETREAT, Act.ASSAULT})
"""Acts, and with them letters, that a state does by many hands: a minister promises the answer, an ambassador delivers it."""
OTHER_HAND = -0.8


def _compare_actors(first: Telling, second: Telling) -> tuple[Reason, ...]:
    """Compare the actors; for deeds of states two office-holders of one state are two hands of it, not two parties."""
    reasons = compare_sides(first.sides[0], second.sides[0])
    letters = first.claim.mode == second.claim.mode == "letter"
    if total(reasons) > HOPELESS or not (letters or first.claim.act in DEEDS_OF_STATES):
        return reasons
    ours, theirs = (side_of(_state_of(party) for party in telling.actors) for telling in (first, second))
    as_states = (*compare_sides(ours, theirs), Reason(name="other-hand", weight=OTHER_HAND))
    return max(reasons, as_states, key=total)


def _state_of(party: Party) -> Party:
    """Return the state for which a person in office, or known without one, acts; other parties as they are."""
    if party.kind != "person" or party.country is None or (party.office is None and party.entity is None):
        return party
    return Party(name=party.country, country=party.country, kind="state", entity=f"state:{party.country}")


def _one_sided(telling: Telling) -> bool:
    """Say whether a telling of a mutual act names both parties on one side ("Blinken and Lavrov met")."""
    return len(telling.sides[2].parties) > 1 and not (telling.actors and telling.recipients)


MOST_FOR_SPEAKERS = 3.5
"""The most that sharing speaker and hearer gives to two speech acts: the same two exchange many words."""


def tempered(act: Act, parties: tuple[Reason, ...]) -> tuple[Reason, ...]:
    excess = total(parties) - MOST_FOR_SPEAKERS
    return (Reason(name="speakers-speak-often", weight=-excess),) if act in SPEECH_ACTS and excess > 0 else ()


TWO_SIDED = frozenset({Act.CONSULT, Act.COOPERATE, Act.AGREE, Act.AID, Act.SANCTION, Act.ACCUSE, Act.THREATEN, Act.SUPPORT})
"""Acts that always have another side; where a telling names one party only, that party alone is thin evidence."""


def lonely(first: Telling, second: Telling) -> tuple[Reason, ...]:
    if first.claim.act in TWO_SIDED and min(len(first.sides[2].parties), len(second.sides[2].parties)) < 2:
        return (Reason(name="one-side-only", weight=-0.8),)
    return ()


THIRD_STATE = -4.0
"""For a meeting in one telling of which a named person of a state takes part that the other, with two states, leaves out."""


def third_states(first: Telling, second: Telling) -> tuple[Reason, ...]:
    """Doubt that A's meeting with B is one with A's and C's meeting with B: who met is what tells meetings apart."""
    if first.claim.act != Act.CONSULT:
        return ()
    for one, other in ((first, second), (second, first)):
        states = {party.country for party in other.sides[2].parties if party.country is not None}
        if len(states) < 2:
            continue
        for party in one.sides[2].parties:
            if party.kind == "person" and party.entity is not None and party.country not in (None, *states):
                return (Reason(name="third-state", weight=THIRD_STATE, values=(("first", party.name),)),)
    return ()
