"""Which pairs of claims are worth comparing: those of one act and the same states, near in time where they are many."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from vitni.joining.parties import name_stems
from vitni.joining.tellings import Telling
from vitni.model.claim import Party

CROWDED = 40
"""Up to so many claims a block is compared whole, whatever their days; a larger one only within `WINDOW`, so that the work
grows with the claims and not with their square."""
WINDOW = 35
"""Days between two claims of a crowded block: a plan is seldom told further ahead, an event seldom told further back."""


def pairs_worth_comparing(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places in `tellings`, lower first, each at most once a block; a pair may come from several blocks.

    Two claims that name both sides must share both; where one names a single side, sharing that is enough.
    """
    both: dict[tuple[str, ...], list[int]] = defaultdict(list)
    single: dict[tuple[str, str], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at, telling in enumerate(tellings):
        act = telling.claim.act.value
        ours, theirs = _keys(telling.actors), _keys(telling.recipients)
        for one, other in sorted({(min(pair), max(pair)) for pair in product(ours, theirs)}):
            both[act, one, other].append(at)
        for key in sorted(ours | theirs) or [""]:
            single[act, key][0 if ours and theirs else 1].append(at)
    for _, block in sorted(both.items()):
        yield from _within(tellings, block)
    for _, (two_sided, one_sided) in sorted(single.items()):
        alone = set(one_sided)
        yield from ((i, j) for i, j in _within(tellings, sorted([*two_sided, *one_sided])) if i in alone or j in alone)


def _keys(parties: Sequence[Party]) -> set[str]:
    """Return what a party is found by: its state, else the words of its name; stateless crowds also by being crowds."""
    keys = {party.country for party in parties if party.country is not None}
    stateless = [party for party in parties if party.country is None]
    crowds = {"a crowd" for party in stateless if party.kind == "group"}
    return keys | crowds | {stem for party in stateless for stem in name_stems(party.name)}


def _within(tellings: Sequence[Telling], block: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(block) <= CROWDED:
        yield from ((i, j) for at, i in enumerate(block) for j in block[at + 1 :])
        return
    days = {at: _day(tellings[at]) for at in block}
    unknown = [at for at in block if days[at] is None]
    known = sorted((day, at) for at, day in days.items() if day is not None)
    starts = [day for day, _ in known]
    for place, (day, i) in enumerate(known):
        for _, j in known[place + 1 : bisect_right(starts, day + WINDOW)]:
            yield min(i, j), max(i, j)
    for i in unknown:
        yield from ((min(i, j), max(i, j)) for j in block if j != i)


def _day(telling: Telling) -> int | None:
    """Return the day (as a number) of the act by its words, else of its report; None where unknown."""
    days = telling.candidates[0].interval if telling.candidates else telling.told
    day = (days.start or days.end) if days is not None else None
    return day.toordinal() if day is not None else None
