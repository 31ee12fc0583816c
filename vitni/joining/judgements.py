"""What analysts ruled: claims that are one event, claims that are not, and values they prefer; the newest ruling counts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from vitni.joining.tellings import Telling
from vitni.model.judgement import Judgement, undone_of, when_made
from vitni.model.time import Reason

RULED = 100.0
"""The weight of an analyst's ruling: above everything that machines weigh."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """The judgements in force. `same` and `apart` hold pairs of claim ids with the judgement's id; `preferred` holds the
    value an analyst prefers by claim id and field."""

    pairs_ruled: Mapping[tuple[str, str], tuple[bool, str]] = field(default_factory=dict)
    preferred: Mapping[tuple[str, str], Judgement] = field(default_factory=dict)

    def rule(self, first: Telling, second: Telling) -> tuple[Reason, ...]:
        """Return the analyst's ruling on the two as one reason, or nothing where nobody ruled."""
        ruling = self.pairs_ruled.get(_pair(first.claim.id, second.claim.id))
        if ruling is None:
            return ()
        same, judgement = ruling
        name = "judged-same" if same else "judged-apart"
        return (Reason(name=name, weight=RULED if same else -RULED, values=(("judgement", judgement),)),)

    def preference(self, claims: Iterable[str], field: str) -> Judgement | None:
        """Return the newest judgement that prefers a value in this field for one of the claims, None where nobody did."""
        found = {judgement.id: judgement for claim in claims if (judgement := self.preferred.get((claim, field))) is not None}
        return max(found.values(), key=when_made, default=None)

    def pairs(self, tellings: Sequence[Telling]) -> list[tuple[int, int]]:
        """Return the places of the pairs that were ruled on, lower first, in order."""
        return [pair for pair in self.pairs_between(tellings, tellings) if pair[0] < pair[1]]

    def pairs_between(self, ours: Sequence[Telling], others: Sequence[Telling]) -> list[tuple[int, int]]:
        """Return the places of the pairs that were ruled on, the first among ours and the second among others, in order."""
        if not self.pairs_ruled:
            return []
        mine, theirs = ({one.claim.id: at for at, one in enumerate(side)} for side in (ours, others))
        both = [pair for a, b in self.pairs_ruled for pair in ((a, b), (b, a))]
        return sorted((mine[a], theirs[b]) for a, b in both if a in mine and b in theirs)


def rulings_of(judgements: Iterable[Judgement]) -> Rulings:
    """Return the judgements in force: those that no later `undo` names, newer ones over older ones.

    The same judgement twice counts once.
    """
    ordered = sorted({judgement.id: judgement for judgement in judgements}.values(), key=when_made)
    undone = undone_of(ordered)
    pairs: dict[tuple[str, str], tuple[bool, str]] = {}
    preferred: dict[tuple[str, str], Judgement] = {}
    for judgement in ordered:
        if judgement.id in undone:
            continue
        if judgement.kind in ("same", "split"):
            for first, second in pairs_of(judgement):
                pairs[first, second] = judgement.kind == "same", judgement.id
        elif judgement.kind == "prefer" and judgement.field is not None:
            for claim in judgement.subjects:
                preferred[claim, judgement.field] = judgement
    return Rulings(pairs_ruled=pairs, preferred=preferred)


def judged(judgement: Judgement) -> Reason:
    """Return the reason that an analyst's preference is."""
    values = (("judgement", judgement.id), ("who", judgement.who), ("because", judgement.because or "no reason given"))
    return Reason(name="judged", weight=RULED, values=values)


def pairs_of(judgement: Judgement) -> list[tuple[str, str]]:
    """Return the pairs of claims, each in order of id, that a `same` rules together or a `split` apart."""
    if judgement.kind == "same":
        return [_pair(*pair) for pair in combinations(judgement.subjects, 2)]
    leaving, staying = (
        (judgement.subjects, judgement.against)
        if judgement.against
        else (
            judgement.subjects[:1],
            judgement.subjects[1:],
        )
    )
    return [_pair(*pair) for pair in product(leaving, staying)]


def conflicts_of(judgements: Iterable[Judgement]) -> tuple[tuple[Judgement, Judgement], ...]:
    """Return the pairs of judgements in force that rule on one thing and rule differently, the older (overruled) one first."""
    ordered = sorted({judgement.id: judgement for judgement in judgements}.values(), key=when_made)
    undone = undone_of(ordered)
    ruled: dict[object, list[tuple[object, Judgement]]] = defaultdict(list)
    for judgement in ordered:
        if judgement.id in undone or judgement.kind == "undo":
            continue
        if judgement.kind == "prefer":
            for claim in judgement.subjects:
                ruled[claim, judgement.field].append((judgement.value, judgement))
        else:
            for pair in pairs_of(judgement):
                ruled[pair].append((judgement.kind, judgement))
    found: dict[tuple[str, str], tuple[Judgement, Judgement]] = {}
    for rulings in ruled.values():
        for (value, older), (other, newer) in combinations(rulings, 2):
            if value != other:
                found.setdefault((older.id, newer.id), (older, newer))
    return tuple(found.values())


def _pair(first: str, second: str) -> tuple[str, str]:
    return (first, second) if first <= second else (second, first)
