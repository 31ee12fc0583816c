"""Which claims are of one occurrence: pairs of claims that are likely one, and greedy joining of those, the likeliest first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from vitni.joining.blocks import Pair, pairs_between, pairs_worth_comparing
from vitni.joining.judgements import RULED, Rulings
from vitni.joining.likeness import compare
from vitni.joining.likeness_of_parties import total
from vitni.joining.retellings import edges_of, merged, retellings_of
from vitni.joining.tellings import Telling, place_of
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


class Likely(NamedTuple):
    """A pair of tellings, lower place first, that is more likely one occurrence than not; the likeliest sort first."""

    against: float
    first: int
    second: int


@dataclass(slots=True)
class Weights:
    """Weighs pairs of tellings by their places in one list, each pair once.

    `linked` gives, by claim id, the groups that the claim's inner claims went to; `weighed` are weights known beforehand.
    """

    tellings: Sequence[Telling]
    rulings: Rulings
    linked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    weighed: dict[Pair, float] = field(default_factory=dict)

    def reasons(self, first: int, second: int) -> tuple[Reason, ...]:
        """Return the reasons for and against the two, in order of place."""
        one, other = self.tellings[first], self.tellings[second]
        return self.rulings.rule(one, other) or compare(one, other, self.linked)

    def of(self, pair: Pair) -> float:
        """Return the log-odds of the pair; its lower place comes first."""
        found = self.weighed.get(pair)
        if found is None:
            found = self.weighed[pair] = total(self.reasons(*pair))
        return found

    def likely(self, pairs: Iterable[Pair]) -> list[Likely]:
        """Return those of the pairs that are more likely one occurrence than not, each once."""
        return [Likely(-weight, *pair) for pair in dict.fromkeys(pairs) if (weight := self.of(pair)) > JOINED]


def is_speech(telling: Telling) -> bool:
    """Say whether it tells of a speech act, which is told apart by what it holds and therefore joined after the deeds."""
    return telling.claim.act in SPEECH_ACTS


def group(tellings: Iterable[Telling], rulings: Rulings) -> tuple[Group, ...]:
    """Return the groups of tellings of one occurrence each, in order of their first tellings; every telling is in one.

    Deeds are joined first; then the speech acts, which are told apart by what they hold (`content_of`); then those that stand
    at the same place of stories that retell each other.
    """
    ordered = sorted(tellings, key=place_of)
    deeds = _group([telling for telling in ordered if not is_speech(telling)], rulings, {})
    linked = contents([(telling.claim.id, telling.claim.content_of) for telling in ordered], _claims_by_group(deeds))
    speeches = _group([telling for telling in ordered if is_speech(telling)], rulings, linked)
    return _retold(sorted((*deeds, *speeches), key=lambda one: place_of(one.tellings[0])), rulings)


def group_about(asked: Sequence[Telling], others: Sequence[Telling], rulings: Rulings) -> tuple[Group, ...]:
    """Return the groups that hold a telling of one report and those of other reports that are of one occurrence with it.

    Enough to date the report: what its claims hold and what the others have in common is not looked at.
    """
    ordered = sorted((*asked, *others), key=place_of)
    report = {telling.claim.report for telling in asked}
    mine = [at for at, telling in enumerate(ordered) if telling.claim.report in report]
    weights = Weights(ordered, rulings)
    near = {(min(mine[i], j), max(mine[i], j)) for i, j in pairs_between([ordered[at] for at in mine], ordered) if mine[i] != j}
    ruled = {pair for pair in rulings.pairs(ordered) if not set(mine).isdisjoint(pair)}
    likely = weights.likely(near | ruled)
    return tuple(one for one in join_likely(likely, weights) if any(one.claim.report in report for one in one.tellings))


def witnesses_among(asked: Sequence[Telling], others: Sequence[Telling], rulings: Rulings) -> list[Telling]:
    """Return those of the others that are likely of one occurrence with one of the tellings asked about, in their order."""
    found = set()
    for i, j in {*pairs_between(asked, others), *rulings.pairs_between(asked, others)}:
        first, second = sorted((asked[i], others[j]), key=place_of)
        if total(rulings.rule(first, second) or compare(first, second, {})) > JOINED:
            found.add(j)
    return [others[at] for at in sorted(found)]


def _group(tellings: Sequence[Telling], rulings: Rulings, linked: Mapping[str, frozenset[str]]) -> tuple[Group, ...]:
    weights = Weights(tellings, rulings, linked)
    return join_likely(weights.likely((*pairs_worth_comparing(tellings), *rulings.pairs(tellings))), weights)


def _claims_by_group(groups: Iterable[Group]) -> dict[str, str]:
    """Return, by claim id, the name of the claim's group: the id of its first claim."""
    return {telling.claim.id: one.tellings[0].claim.id for one in groups for telling in one.tellings}


def contents(held: Iterable[tuple[str, str | None]], group_of: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return, by claim id of the outer claim, the groups its inner claims went to.

    `held` are claims with the claim they are the content of; `group_of` names the groups of those that are deeds.
    """
    inner: dict[str, set[str]] = defaultdict(set)
    for claim, outer in held:
        if outer is not None and claim in group_of:
            inner[outer].add(group_of[claim])
    return {claim: frozenset(found) for claim, found in inner.items()}


def _retold(groups: Sequence[Group], rulings: Rulings) -> tuple[Group, ...]:
    """Return the groups with those joined that stand at the same place of stories that retell each other."""

    def weigh(first: Telling, second: Telling) -> float:
        return total(rulings.rule(first, second) or compare(first, second, {}))

    tellings = [one.tellings for one in groups]
    found = merged(tellings, edges_of(tellings, retellings_of(tellings)), weigh)
    return tuple(
        Group(tellings=members, joins=(*(reason for at in places for reason in groups[at].joins), *reasons))
        for places, members, reasons in found
    )


def join_likely(likely: Iterable[Likely], weights: Weights) -> tuple[Group, ...]:
    """Join tellings greedily, best pair first, as long as the two groups fit on average and no pair is blocked.

    What comes of a group depends on nothing but its own tellings and the pairs that join them: see renewal/regrouping.py.
    """
    tellings = weights.tellings
    home = list(range(len(tellings)))
    members = {at: [at] for at in home}
    joins: dict[int, list[Reason]] = defaultdict(list)
    for _, i, j in sorted(likely):
        left, right = sorted((home[i], home[j]))
        if left == right:
            continue
        between = [weights.of((min(a, b), max(a, b))) for a in members[left] for b in members[right]]
        if min(between) <= -RULED or (weights.of((i, j)) < RULED and not _fit(between)):
            continue
        members[left] = sorted(members[left] + members.pop(right))
        joins[left] += [*joins.pop(right, []), *_named(weights.reasons(i, j), tellings[i], tellings[j])]
        for at in members[left]:
            home[at] = left
    return tuple(
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
