"""Whether each judgement still rules: what took it back, what overrules it, and what of it is read no more."""

from collections.abc import Iterator
from dataclasses import dataclass

from vitni.chronicle.query import Chronicle
from vitni.faces.parties import listed
from vitni.judge import conflicts_in, lost_words
from vitni.model.judgement import Judgement, undone_of


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementState:
    """Whether a judgement is in force, what stands against it (judgement ids), and the words that say so."""

    in_force: bool
    undone_by: str | None
    overruled_by: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def words(self) -> str:
        """What an analyst must know beside the ruling; empty where it simply rules."""
        parts = [f"undone by {self.undone_by}"] if self.undone_by else []
        parts += [f"overruled by {listed(self.overruled_by)}, which is newer"] if self.overruled_by else []
        parts += [f"no longer read: {listed(self.lost)}"] if self.lost else []
        return "; ".join(parts)


def states_of(chronicle: Chronicle) -> Iterator[tuple[Judgement, JudgementState]]:
    """Yield each judgement, in the order they were made, with whether it rules."""
    judgements = chronicle.judgements
    undone = undone_of(judgements)
    overruled: dict[str, list[str]] = {}
    for older, newer in conflicts_in(chronicle):
        overruled.setdefault(older.id, []).append(newer.id)
    for judgement in judgements:
        by = [one.id for one in judgements if one.kind == "undo" and judgement.id in one.subjects and one.id not in undone]
        yield (
            judgement,
            JudgementState(
                in_force=judgement.id not in undone,
                undone_by=by[-1] if by else None,
                overruled_by=tuple(overruled.get(judgement.id, ())),
                lost=lost_words(chronicle, judgement),
            ),
        )
