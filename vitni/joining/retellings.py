"""Retellings: reports that tell the same facts in the same order, as copies and translations do, and what that tells of both.

Where a report's facts follow one another as another's do, what stands between two shared facts in both is most likely one
fact too, even where one of them was read less well; and the two are one witness, in whatever language.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from vitni.joining.tellings import Telling, place_of
from vitni.model.time import Reason

LEAST_SHARED = 4
"""Facts that must follow each other in the same order in both: fewer do by chance."""
SHARE = 0.5
"""The share of the shorter report's facts that they must make up."""
MOST_REPORTS = 40
"""Events told by more reports are not looked at: everybody tells them, so they show nobody's copy, and pairs grow fast."""
WITHIN = 7
"""Days between two reports: older facts in the same order are history, not a copy."""
SAME_PLACE = 2.5
BORNE = -5.5
"""How unlike two groups may be and still be one by their place in the story: a party read wrong, but no other day."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """Two reports that tell the same facts in the same order: the places of these facts among the claims of each.

    `share` is the part of the shorter report's claims that they are.
    """

    first: str
    second: str
    shared: tuple[tuple[int, int], ...]
    share: float


Edge = tuple[int, int, Reason]
"""Two groups, by place, lower first, that the same place in two reports' stories makes one, with the reason."""


def retellings_of(groups: Iterable[Sequence[Telling]]) -> list[Retelling]:
    """Return the pairs of reports of which one retells the other, lower id first, in order."""
    listed = [tuple(group) for group in groups]
    places, counts = _places(listed)
    shared: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for group in listed:
        first_in: dict[str, Telling] = {}
        for telling in sorted(group, key=place_of):
            first_in.setdefault(telling.claim.report, telling)
        if not 2 <= len(first_in) <= MOST_REPORTS:
            continue
        for one, other in combinations(sorted(first_in), 2):
            if told_together(_started(first_in[one]), _started(first_in[other])):
                shared[one, other].add((places[first_in[one].claim.id], places[first_in[other].claim.id]))
    found = (retelling_of(one, other, pairs, min(counts[one], counts[other])) for (one, other), pairs in sorted(shared.items()))
    return [one for one in found if one is not None]


def retelling_of(one: str, other: str, shared: Iterable[tuple[int, int]], claims: int) -> Retelling | None:
    """Return how one report retells the other by the places of the facts both tell; None where it does not.

    `claims` is how many the shorter of the two makes.
    """
    pairs = sorted(set(shared))
    chain = _longest_chain(pairs) if len(pairs) >= LEAST_SHARED else []
    if len(chain) < LEAST_SHARED or len(chain) < SHARE * claims:
        return None
    return Retelling(one, other, tuple(chain), len(chain) / claims)


def _places(groups: Iterable[Sequence[Telling]]) -> tuple[dict[str, int], dict[str, int]]:
    """Return, by claim, its place among the claims of its report; and by report, how many claims it has."""
    by_report: dict[str, list[Telling]] = defaultdict(list)
    for group in groups:
        for telling in group:
            by_report[telling.claim.report].append(telling)
    places: dict[str, int] = {}
    for tellings in by_report.values():
        for place, telling in enumerate(sorted(tellings, key=place_of)):
            places[telling.claim.id] = place
    return places, {report: len(tellings) for report, tellings in by_report.items()}


def told_together(ours: date | None, theirs: date | None) -> bool:
    """Say whether two reports were told within a week; one of which no day is known was told with every other."""
    return ours is None or theirs is None or abs((ours - theirs).days) <= WITHIN


def _started(telling: Telling) -> date | None:
    return telling.told.start if telling.told is not None else None


def _longest_chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs that rises on both sides; `pairs` are sorted."""
    ends: list[int] = []
    at_end: list[int] = []
    before: list[int | None] = []
    for number, (first, second) in enumerate(pairs):
        # Of pairs with one first place only one can stand in a chain: the rising order of seconds would allow several.
        place = bisect_left(ends, second)
        previous = at_end[place - 1] if place else None
        if previous is not None and pairs[previous][0] == first:
            before.append(before[previous])
            continue
        before.append(previous)
        if place == len(ends):
            ends.append(second)
            at_end.append(number)
        else:
            ends[place], at_end[place] = second, number
    chain: list[tuple[int, int]] = []
    at = at_end[-1] if at_end else None
    while at is not None:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def edges_of(groups: Sequence[Sequence[Telling]], retellings: Iterable[Retelling]) -> Iterator[Edge]:
    """Yield the pairs of groups that the same place in two reports' stories makes one.

    Between two shared facts the claims of one act that are not shared are paired in order, where both have as many.
    """
    places, _ = _places(groups)
    group_of: dict[str, dict[int, tuple[int, Telling]]] = defaultdict(dict)
    for number, group in enumerate(groups):
        for telling in group:
            group_of[telling.claim.report][places[telling.claim.id]] = (number, telling)
    for retelling in retellings:
        ours, theirs = group_of[retelling.first], group_of[retelling.second]
        known = {number for number, _ in ours.values()} & {number for number, _ in theirs.values()}
        marks = [(-1, -1), *retelling.shared, (len(ours), len(theirs))]
        for (from_a, from_b), (to_a, to_b) in pairwise(marks):
            left = _loose(ours, range(from_a + 1, to_a), known)
            right = _loose(theirs, range(from_b + 1, to_b), known)
            for act, mine in left.items():
                other = right.get(act, [])
                if len(mine) == len(other):
                    for (i, one), (j, two) in zip(mine, other, strict=True):
                        if None not in (one.claim.mode, two.claim.mode) and one.claim.mode != two.claim.mode:
                            continue
                        yield min(i, j), max(i, j), _reason(one, two)


def _loose(
    claims: Mapping[int, tuple[int, Telling]], places: Iterable[int], known: set[int]
) -> dict[str, list[tuple[int, Telling]]]:
    found: dict[str, list[tuple[int, Telling]]] = defaultdict(list)
    for place in places:
        number, telling = claims[place]
        if number not in known:
            found[telling.claim.act.value].append((number, telling))
    return found


def _reason(one: Telling, two: Telling) -> Reason:
    return Reason(
        name="same-place-in-story",
        weight=SAME_PLACE,
        claims=(one.claim.id, two.claim.id),
        reports=(one.claim.report, two.claim.report),
    )


def merged(
    groups: Sequence[Sequence[Telling]], edges: Iterable[Edge], weigh: Callable[[Telling, Telling], float]
) -> list[tuple[tuple[int, ...], tuple[Telling, ...], tuple[Reason, ...]]]:
    """Return what becomes of the groups when those are joined that edges hold together: places, tellings and reasons of each.

    `groups` are in order of their first tellings. `weigh` gives the log-odds of two tellings; groups of which one pair is too
    unlike stay apart.
    """
    home: dict[int, int] = {}

    def root(at: int) -> int:
        while at in home:
            at = home[at]
        return at

    places = {at: [at] for at in range(len(groups))}
    members = {at: list(group) for at, group in enumerate(groups)}
    reasons: dict[int, list[Reason]] = defaultdict(list)
    for first, second, reason in sorted(edges, key=lambda edge: (edge[0], edge[1], edge[2].claims)):
        left, right = sorted((root(first), root(second)))
        if left == right or min(weigh(one, two) for one in members[left] for two in members[right]) < BORNE:
            continue
        members[left] = sorted([*members[left], *members.pop(right)], key=place_of)
        places[left] = sorted([*places[left], *places.pop(right)])
        reasons[left] += [*reasons.pop(right, []), reason]
        home[right] = left
    return [(tuple(places[at]), tuple(members[at]), tuple(reasons.get(at, ()))) for at in sorted(places)]
