"""Grouping again what a few new tellings can have changed, and nothing else.

Why that is exact. Joining is greedy: it takes the likely pairs in order of weight and joins two groups or refuses (joining/
events.py). What is refused leaves no trace, so each final group comes out the same when its own pairs are run alone. Let
"inside" be the new tellings and "beside" every old group that has a likely pair with one inside, and run these alone. If all
beside come out as they were, then, pair by pair in order of weight, everything there stands as it would in a run of all: pairs
inside and beside are decided alike, pairs between beside and the rest are refused as before, and inside has no pair with the
rest. If a group beside changes, it is taken inside and the run repeated with its neighbours.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from vitni.joining.blocks import Pair
from vitni.joining.events import Likely, Weights, join_likely
from vitni.joining.judgements import Rulings
from vitni.joining.tellings import place_of
from vitni.model.time import Reason
from vitni.renewal.kept import Kept

Numbers = frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Tellings that are joined claim by claim, by their numbers, with the reasons."""

    numbers: Numbers
    joins: tuple[Reason, ...]


@dataclass(slots=True)
class Regrouping:
    """How to group again: what weighs pairs, and which old group a telling that is not new belongs to."""

    kept: Kept
    rulings: Rulings
    linked: Mapping[str, frozenset[str]]
    part_of: Callable[[int], Numbers]
    links: dict[int, dict[int, float]] = field(default_factory=dict)

    def likely(self, number: int) -> dict[int, float]:
        """Return a telling's likely partners with the weights of the pairs."""
        if number not in self.links:
            self.links[number] = self.kept.index.likely(number, undated=False)
        return self.links[number]

    def run(self, numbers: Iterable[int], weighed: dict[Pair, float]) -> list[Part]:
        """Join these tellings as if there were no others. `weighed` holds pairs of numbers whose weights are known by now."""
        asked = list(numbers)
        self.kept.hold(asked)
        ordered = sorted(asked, key=lambda number: place_of(self.kept.tellings[number]))
        place = {number: at for at, number in enumerate(ordered)}
        known = {
            (place[one], place[other]): weight for (one, other), weight in weighed.items() if one in place and other in place
        }
        likely = []
        for number in ordered:
            for other, weight in self.likely(number).items():
                if other in place and place[number] < place[other]:
                    known[place[number], place[other]] = weight
                    likely.append(Likely(-weight, place[number], place[other]))
        weights = Weights([self.kept.tellings[number] for number in ordered], self.rulings, self.linked, known)
        groups = join_likely(likely, weights)
        weighed.update({(ordered[i], ordered[j]): weight for (i, j), weight in weights.weighed.items()})
        by_claim = {self.kept.tellings[number].claim.id: number for number in ordered}
        return [
            Part(numbers=frozenset(by_claim[telling.claim.id] for telling in one.tellings), joins=one.joins) for one in groups
        ]


def regrouped(new: Iterable[int], grouping: Regrouping) -> list[Part]:
    """Return the groups of the new tellings and of all old ones that they change; every other group stays as it is."""
    inside: dict[int, set[int]] = {}
    owner: dict[int, int] = {}
    for number in sorted(set(new)):
        inside[number], owner[number] = {number}, number

    def absorb(name: int, other: int) -> None:
        inside[name] |= inside[other]
        owner.update(dict.fromkeys(inside.pop(other), name))

    for number in list(inside):
        for other in grouping.likely(number):
            if other in owner and owner[other] != owner[number]:
                absorb(owner[number], owner[other])
    found: dict[int, list[Part]] = {}
    for name in list(inside):
        weighed: dict[Pair, float] = {}
        while name in inside and name not in found:
            partners = {other for number in inside[name] for other in grouping.likely(number)} - inside[name]
            near = {owner[other] for other in partners if other in owner}
            for other_name in near:
                found.pop(other_name, None)
                absorb(name, other_name)
            if near:
                continue
            beside = {grouping.part_of(other) for other in partners}
            parts = grouping.run(inside[name].union(*beside), weighed)
            changed = beside - {part.numbers for part in parts}
            if not changed:
                found[name] = [part for part in parts if part.numbers <= inside[name]]
            for group in changed:
                inside[name] |= group
                owner.update(dict.fromkeys(group, name))
    return [part for name in sorted(found) for part in found[name]]
