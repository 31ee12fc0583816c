"""Which claims are of one occurrence: blocks of claims that could be, and greedy joining inside each block."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from vitni.joining.blocks import Pair, pairs_worth_comparing
from vitni.joining.judgements import RULED, Rulings
from vitni.joining.likeness import compare
from vitni.joining.likeness_of_parties import total
from vitni.joining.retellings import with_retold
from vitni.joining.tellings import Telling
from vitni.model.claim import SPEECH_ACTS
from vitni.model.time import Reason

JOINED = 0.0
"""The mean log-odds between two groups from which they are one: more likely than not."""
DENIED = -4.0
"""A single pair this unlikely keeps two groups apart, however well the others fit: what one report tells apart stays apart."""
DOUBTED = -1.0
DOUBTS_BORNE = 0.2
"""The share of pairs that may be as doubtful as `DOUBTED`: readers err on a place or party, but not on most of a group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The tellings of one occurrence, in order of claim id's report and place, and the reasons that brought them together."""

    tellings: tuple[Telling, ...]
    joins: tuple[Reason, ...] = ()


def group(tellings: Sequence[Telling], rulings: Rulings, *, about: frozenset[str] | None = None) -> tuple[Group, ...]:
    """Return the groups of tellings of one occurrence each; every telling is in exactly one.

    Deeds are joined first; then the speech acts, which are told apart by what they hold (`content_of`). With `about` only
    claims of these reports are compared with others: enough to date those reports, and much less work.
    """
    deeds = [telling for telling in tellings if telling.claim.act not in SPEECH_ACTS]
    speeches = [telling for telling in tellings if telling.claim.act in SPEECH_ACTS]
    first = _group(deeds, {}, rulings, about)
    joined = (*first, *_group(speeches, _contents(tellings, first), rulings, about))
    return joined if about is not None else _retold(joined, rulings)


def _retold(groups: Sequence[Group], rulings: Rulings) -> tuple[Group, ...]:
    """Return the groups with those joined that stand at the same place of stories that retell each other."""

    def weigh(first: Telling, second: Telling) -> float:
        return total(rulings.rule(first, second) or compare(first, second, {}))

    found = with_retold([(one.tellings, one.joins) for one in groups], weigh)
    return tuple(Group(tellings=tellings, joins=joins) for tellings, joins in found)


def _contents(tellings: Sequence[Telling], groups: Iterable[Group]) -> dict[str, frozenset[str]]:
    """Return, by claim id of the outer claim, the groups (named by their first claim) its inner claims went to."""
    group_of = {telling.claim.id: one.tellings[0].claim.id for one in groups for telling in one.tellings}
    inner: dict[str, set[str]] = defaultdict(set)
    for telling in tellings:
        if telling.claim.content_of is not None and telling.claim.id in group_of:
            inner[telling.claim.content_of].add(group_of[telling.claim.id])
    return {claim: frozenset(found) for claim, found in inner.items()}


def _group(
    tellings: Sequence[Telling], linked: Mapping[str, frozenset[str]], rulings: Rulings, about: frozenset[str] | None
) -> tuple[Group, ...]:
    def reasons_for(i: int, j: int) -> tuple[Reason, ...]:
        return rulings.rule(tellings[i], tellings[j]) or compare(tellings[i], tellings[j], linked)

    weights: dict[Pair, float] = {}
    for i, j in (*pairs_worth_comparing(tellings), *rulings.pairs(tellings)):
        asked = about is None or tellings[i].claim.report in about or tellings[j].claim.report in about
        if not asked or (i, j) in weights:
            continue
        weights[i, j] = total(reasons_for(i, j))
    likely = sorted((-weight, pair) for pair, weight in weights.items() if weight > JOINED)
    parts = components(len(tellings), [pair for _, pair in likely])
    part_of = {at: number for number, part in enumerate(parts) for at in part}
    best_first: dict[int, list[Pair]] = defaultdict(list)
    for _, pair in likely:
        best_first[part_of[pair[0]]].append(pair)
    return tuple(
        found
        for number, part in enumerate(parts)
        for found in _joined(tellings, part, best_first[number], weights, reasons_for)
    )


def components(count: int, likely: Iterable[Pair]) -> list[tuple[int, ...]]:
    """Return the places 0..`count`-1 by connected component of the likely pairs, in order of their first places.

    No claim of one component is ever joined with one of another: each can be joined by itself, and a new claim touches only
    the components it has a likely pair with.
    """
    home = list(range(count))

    def root(at: int) -> int:
        while home[at] != at:
            home[at] = home[home[at]]
            at = home[at]
        return at

    for i, j in likely:
        first, second = sorted((root(i), root(j)))
        home[second] = first
    members: dict[int, list[int]] = defaultdict(list)
    for at in range(count):
        members[root(at)].append(at)
    return [tuple(rows) for rows in members.values()]


def _joined(
    tellings: Sequence[Telling],
    component: Sequence[int],
    likely: Sequence[Pair],
    weights: dict[Pair, float],
    reasons_for: Callable[[int, int], tuple[Reason, ...]],
) -> Iterable[Group]:
    """Join one component greedily, best pair first, as long as the two groups fit on average and no pair is blocked."""
    home = {at: at for at in component}
    members = {at: [at] for at in component}
    joins: dict[int, list[Reason]] = defaultdict(list)
    for i, j in likely:
        left, right = sorted((home[i], home[j]))
        if left == right:
            continue
        between = []
        for pair in ((min(a, b), max(a, b)) for a in members[left] for b in members[right]):
            if pair not in weights:
                weights[pair] = total(reasons_for(*pair))
            between.append(weights[pair])
        if min(between) <= -RULED or (weights[i, j] < RULED and not _fit(between)):
            continue
        members[left] = sorted(members[left] + members.pop(right))
        joins[left] += [*joins.pop(right, []), *_named(reasons_for(i, j), tellings[i], tellings[j])]
        for at in members[left]:
            home[at] = left
    return (
        Group(tellings=tuple(tellings[at] for at in rows), joins=tuple(joins.get(left, ())))
        for left, rows in sorted(members.items())
    )


def _fit(between: Sequence[float]) -> bool:
    """Say whether two groups are one by the log-odds of all pairs between them."""
    doubts = sum(1 for weight in between if weight <= DOUBTED)
    return min(between) > DENIED and doubts <= DOUBTS_BORNE * len(between) and sum(between) / len(between) > JOINED


def _named(reasons: Iterable[Reason], first: Telling, second: Telling) -> list[Reason]:
    claims = (first.claim.id, second.claim.id)
    return [replace(reason, claims=claims) for reason in reasons]
