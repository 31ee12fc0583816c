"""Judged claims, known again in a newer reading: by where they stood and what act they told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from vitni.model.claim import Claim, Reading
from vitni.model.judgement import Judgement, Passage


def followed(judgements: Iterable[Judgement], readings: Iterable[Reading]) -> list[Judgement]:
    """Return the judgements with their claims as the readings number them now; a claim that is read no more is left out.

    A judgement without passages, or about reports that are not among the readings, stays as it is.
    """
    judged = list(judgements)
    wanted = {passage.report for judgement in judged for passage in judgement.passages}
    claims = {reading.report: reading.claims for reading in readings if reading.report in wanted}
    return [_followed(judgement, claims) for judgement in judged]


def lost(judgement: Judgement, claims: Mapping[str, Sequence[Claim]]) -> tuple[Passage, ...]:
    """Return the passages in which no claim of that act is read any more; `claims` are the current ones by report."""
    return tuple(one for one in judgement.passages if one.report in claims and _now(one, claims[one.report]) is None)


def _followed(judgement: Judgement, claims: Mapping[str, Sequence[Claim]]) -> Judgement:
    now = {one.claim: _now(one, claims[one.report]) for one in judgement.passages if one.report in claims}
    if all(claim == found for claim, found in now.items()):
        return judgement
    subjects, against = (
        tuple(dict.fromkeys(found for claim in side if (found := now.get(claim, claim)) is not None))
        for side in (judgement.subjects, judgement.against)
    )
    if judgement.kind == "split" and judgement.against and not against:
        subjects = ()  # with an empty other side it would read as one claim against the others
    return replace(judgement, subjects=subjects, against=against)


def _now(passage: Passage, claims: Sequence[Claim]) -> str | None:
    """Return the claim of the same act that shares most of the passage; of several the nearest in length, then by its id."""
    best: tuple[tuple[int, int, bool, int], str] | None = None
    for at, claim in enumerate(claims):
        shared = min(claim.end, passage.end) - max(claim.start, passage.start)
        if claim.act == passage.act and shared > 0:
            longer = abs((claim.end - claim.start) - (passage.end - passage.start))
            best = max(best or ((0, 0, False, 0), ""), ((shared, -longer, claim.id == passage.claim, -at), claim.id))
    return best[1] if best is not None else None
