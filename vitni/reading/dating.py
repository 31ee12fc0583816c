"""Which act, or which word of speech, each time phrase of a sentence dates."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from vitni.model.claim import Act
from vitni.model.time import TimePhrase
from vitni.reading.clauses import clause_tokens, is_relative, is_verbal
from vitni.reading.scene import Frame, Saying
from vitni.reading.trees import Tree


def date_frames(
    tree: Tree, times: Sequence[TimePhrase], frames: Sequence[Frame], sayings: Sequence[Saying]
) -> dict[int, TimePhrase]:
    """Give each time phrase to the act (or word of speech) whose clause it hangs in; lengths and repetitions date nothing.

    The keys are the `at` of frames and sayings. A phrase in a clause that shows no act dates nothing.
    """
    owners = {place: frame.at for frame in frames for place in (frame.at, frame.top)}
    speaking = {saying.at for saying in sayings if saying.speakers}
    found: dict[int, TimePhrase] = {}
    for phrase in times:
        if phrase.kind in ("duration", "set"):
            continue
        inside = [token.index for token in tree.sentence.tokens if token.start >= phrase.start and token.end <= phrase.end]
        tops = [at for at in inside if tree.token(at).head not in inside]
        tops += [child.index for at in inside for child in tree.dependents(at, "acl", "advcl") if child.index in owners]
        heading = [at for at in inside if tree.token(at).head < 0]
        tops += [child.index for at in heading for child in tree.dependents(at) if child.index in owners]
        owner = next(
            (owner for top in tops if (owner := _dated_by(tree, top, owners, speaking, frozenset(inside))) is not None), None
        )
        if owner is not None:
            found.setdefault(owner, phrase)
            for frame in frames:
                if frame.at != owner and inside and _stands_right_before(tree, frame, owner, inside[0]):
                    found.setdefault(frame.at, phrase)
    for frame in frames:
        same = next((other.at for other in frames if other.at in found and at_once(tree, other, frame)), None)
        if same is not None:
            found.setdefault(frame.at, found[same])
    return found


def at_once(tree: Tree, dated: Frame, frame: Frame) -> bool:
    """Does an act take place in the dated one: "talks at which they agreed", "they met on Friday and talked"?"""
    token = tree.token(frame.top)
    if frame.at == dated.at:
        return False
    if token.base_relation == "acl":
        above = tuple(takewhile(lambda at: not is_verbal(tree, at), tree.ancestors(frame.top)))
        inside = any(
            is_relative(child) and any(tree.dependents(child.index, "case")) for child in tree.dependents(frame.top, "obl")
        )
        return inside and dated.entry.part == "noun" and dated.at in above
    if token.head not in (dated.at, dated.top):
        return False
    both = dated.entry.meaning.act is frame.entry.meaning.act is Act.CONSULT
    return token.base_relation == "conj" and both and dated.actors == frame.actors


NEAREST = 3
"""Words between an act noun and a time phrase behind it ("at their meeting *in Geneva* on Friday") that it may still date."""


def _stands_right_before(tree: Tree, frame: Frame, owner: int, first: int) -> bool:
    """Does an act noun of the dated clause stand right before the phrase, so that the phrase dates it too?"""
    if frame.entry.part != "noun" or frame.light is not None or tree.token(frame.at).base_relation not in ("obl", "nmod"):
        return False
    end = max(at for at in clause_tokens(tree, frame.at) if at < first or at == frame.at)
    return frame.at < first and first - end <= NEAREST and owner in tuple(tree.ancestors(frame.at))


def _dated_by(tree: Tree, top: int, owners: Mapping[int, int], speaking: set[int], inside: frozenset[int]) -> int | None:
    """Climb from a time phrase to the first act above it, within its clause."""
    for above in (top, *tree.ancestors(top)):
        if above in owners and above not in inside:
            return owners[above]
        if above in speaking:
            return above
        if above in inside or not is_verbal(tree, above):
            continue
        for child in tree.dependents(above, "nsubj", "obj", "obl", "xcomp"):
            if (
                child.index in owners
                and child.index not in inside
                and (not is_verbal(tree, child.index) or child.base_relation == "xcomp")
            ):
                return owners[child.index]
        for child in tree.dependents(above, "advcl", "ccomp"):
            if child.index in owners and child.index not in inside:
                return owners[child.index]
        if tree.token(above).base_relation not in ("xcomp", "aux", "conj"):
            return None
    return None
