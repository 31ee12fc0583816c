"""What analysts ruled: claims that are one event, claims that are not, and values they prefer; the newest ruling counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from vitni.joining.tellings import Telling
from vitni.model.judgement import Judgement
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

    def pairs(self, tellings: Sequence[Telling]) -> list[tuple[int, int]]:
        """Return the places of the pairs that were ruled on, lower first, in order."""
        place = {telling.claim.id: at for at, telling in enumerate(tellings)}
        found = [(place[a], place[b]) for a, b in self.pairs_ruled if a in place and b in place]
        return sorted((min(pair), max(pair)) for pair in found)


def rulings_of(judgements: Iterable[Judgement]) -> Rulings:
    """Return the judgements in force: those that no later `undo` names, newer ones over older ones.

    `same` rules that all its subjects are one event; `split` that its first subject is not one event with any of the others.
    """
    ordered = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
    undone: set[str] = set()
    for judgement in reversed(ordered):
        if judgement.kind == "undo" and judgement.id not in undone:
            undone.update(judgement.subjects)
    pairs: dict[tuple[str, str], tuple[bool, str]] = {}
    preferred: dict[tuple[str, str], Judgement] = {}
    for judgement in ordered:
        if judgement.id in undone:
            continue
        if judgement.kind in ("same", "split"):
            for at, first in enumerate(judgement.subjects):
                for second in judgement.subjects[at + 1 :]:
                    if judgement.kind == "same" or at == 0:
                        pairs[_pair(first, second)] = judgement.kind == "same", judgement.id
        elif judgement.kind == "prefer" and judgement.field is not None:
            for claim in judgement.subjects:
                preferred[claim, judgement.field] = judgement
    return Rulings(pairs_ruled=pairs, preferred=preferred)


def _pair(first: str, second: str) -> tuple[str, str]:
    return (first, second) if first <= second else (second, first)
