"""Who did it: where all else says that two reports tell of one deed, and each names another doer."""

from collections.abc import Iterator, Sequence

from vitni.joining.disputes import Held, outvoted
from vitni.joining.intervals import length
from vitni.joining.parties import CLASH, compare_parties, compare_sides, is_named
from vitni.joining.tellings import Telling, stems
from vitni.model.claim import Act, Party, Place, Standing, is_mutual
from vitni.model.event import Disagreement, Event
from vitni.model.time import Interval, Reason

BLAMED = -1.0
"""For one attack that two reports lay at the door of two states: all else must fit for that."""
ANOTHER_OF_ONE_STATE = -1.5
"""For one meeting to which two reports send two persons of one state: two ministers may come one after the other."""
DONE = frozenset({Standing.HAPPENED, Standing.ALLEGED})


def doubted_doers(first: Telling, second: Telling) -> tuple[Reason, ...]:
    """Return why two tellings of other doers may be one deed whose doer is disputed; nothing where they may not.

    They must be told by two reports as done, in one town, on one single day, in one mode, with the other side the same: of an
    attack the victims, of a meeting or visit the other party.
    """
    ours, theirs = first.claim, second.claim
    if ours.report == theirs.report or ours.mode != theirs.mode or ours.mode is None:
        return ()
    if ours.standing not in DONE or theirs.standing not in DONE or not _in_one_town(ours.where, theirs.where):
        return ()
    day = _single_day(first)
    if day is None or day != _single_day(second):
        return ()
    if ours.act == Act.ASSAULT:
        return _same_but_for("blamed-on-another", BLAMED, first, second, (0, 0), (1, 1))
    if ours.act == Act.CONSULT and _one_person_each(first, second):
        options = [((0, 0), (1, 1)), ((0, 1), (1, 0)), ((1, 0), (0, 1)), ((1, 1), (0, 0))]
        found = [_same_but_for("another-of-one-state", ANOTHER_OF_ONE_STATE, first, second, *option) for option in options]
        return max(found, key=lambda reasons: sum(reason.weight for reason in reasons), default=())
    return ()


def _single_day(telling: Telling) -> Interval | None:
    if len(telling.candidates) != 1 or length(telling.candidates[0].interval) != 1:
        return None
    return telling.candidates[0].interval


def _same_but_for(
    name: str, weight: float, first: Telling, second: Telling, doers: tuple[int, int], others: tuple[int, int]
) -> tuple[Reason, ...]:
    """Return the reasons where one side clashes and the other side is the same; nothing else.

    The pairs say which side of the first stands against which of the second (0 actors, 1 recipients).
    """
    ours, theirs = first.sides[others[0]], second.sides[others[1]]
    if not ours.parties or not theirs.parties:
        return ()
    same = compare_sides(ours, theirs)
    if sum(reason.weight for reason in same) <= 0:
        return ()
    one, other = first.sides[doers[0]].parties, second.sides[doers[1]].parties
    if len(one) != 1 or len(other) != 1 or compare_parties(one[0], other[0]).weight > CLASH:
        return ()
    if name == "another-of-one-state" and (one[0].country is None or one[0].country != other[0].country):
        return ()
    return (Reason(name=name, weight=weight, values=(("first", one[0].name), ("second", other[0].name))), *same)


def _one_person_each(first: Telling, second: Telling) -> bool:
    """Say whether each tells of one person against another party: of delegations one report names this one, another that."""
    return all(len(telling.actors) == 1 == len(telling.recipients) for telling in (first, second))


def _in_one_town(ours: Place | None, theirs: Place | None) -> bool:
    if ours is None or theirs is None or (ours.entity or "").startswith("state:"):
        return False
    return ours.entity == theirs.entity if ours.entity is not None else ours.name == theirs.name


def on_doers(event: Event, tellings: Sequence[Telling]) -> Disagreement | None:
    """Return the disagreement on who it was, where reports name one and only one, each another: nobody names both.

    Of one-sided acts the doers are compared (of attacks also states), of meetings the persons of one state.
    """
    one_sided = not is_mutual(event.act, event.mode)
    named = list(_doers(event, tellings) if one_sided else _met(tellings))
    together = [{party.name for party in (*telling.actors, *telling.recipients)} for telling in tellings]
    for at, (field, first, one) in enumerate(named):
        for _, second, other in named[at + 1 :]:
            if first.claim.report == second.claim.report or compare_parties(one, other).weight > CLASH:
                continue
            if one.kind == "person" and (_is_named_in(other, first) or _is_named_in(one, second)):
                continue  # who names both, disputes neither
            if not one_sided and (one.country != other.country or any({one.name, other.name} <= names for names in together)):
                continue
            sort = [(telling, party) for _, telling, party in named if party.country == one.country or one_sided]
            held: list[Held] = [(party.name, telling, party.words or telling.claim.words) for telling, party in sort]
            return outvoted(event.id, field, held, event.origins)
    return None


def _is_named_in(person: Party, telling: Telling) -> bool:
    """Say whether the words of a telling and those around it hold the person's last name, whoever was read as the doer."""
    text = telling.report.text
    near = text[max(0, telling.claim.start - NEARBY) : telling.claim.end + NEARBY]
    return stems(person.name.split()[-1]) <= stems(near) if len(person.name.split()[-1]) >= SHORT_NAME else False


NEARBY = 120
"""Characters before and after a claim in which a name counts as told with it."""
SHORT_NAME = 4
"""Letters: shorter names have no stem."""


def _doers(event: Event, tellings: Sequence[Telling]) -> Iterator[tuple[str, Telling, Party]]:
    kinds = ("person", "state") if event.act == Act.ASSAULT else ("person",)
    for telling in tellings:
        if len(telling.actors) == 1 and telling.actors[0].kind in kinds and is_named(telling.actors[0]):
            yield "actors", telling, telling.actors[0]


def _met(tellings: Sequence[Telling]) -> Iterator[tuple[str, Telling, Party]]:
    """Yield the named persons who are alone on their side of a meeting, with the side they stand on."""
    for telling in tellings:
        for field, side in (("actors", telling.actors), ("recipients", telling.recipients)):
            if len(side) == 1 and side[0].kind == "person" and is_named(side[0]) and side[0].country is not None:
                yield field, telling, side[0]
