"""Two words that show one act in one clause are one claim: "met for talks", "put forward a proposal"."""

from collections.abc import Sequence
from dataclasses import replace

from vitni.model.claim import Act
from vitni.reading.acts.slots import without
from vitni.reading.clauses import is_infinite, is_verbal
from vitni.reading.scene import Frame
from vitni.reading.trees import Tree


def merged(tree: Tree, frames: Sequence[Frame]) -> list[Frame]:
    """Merge two words that show one act in one clause: "met for talks", "put forward a proposal"."""
    kept: list[Frame] = []
    for frame in frames:
        twin = next((at for at, other in enumerate(kept) if _same_act(tree, other, frame)), None)
        if twin is None:
            kept.append(frame)
        else:
            kept[twin] = _joined(kept[twin], frame)
    return kept


def _same_act(tree: Tree, outer: Frame, inner: Frame) -> bool:
    """Do two words of one sentence show one act? The inner one hangs on the outer, and their parties do not exclude it."""
    if outer.entry.meaning.act is not inner.entry.meaning.act or inner.at == outer.at:
        return False
    if inner.light == outer.at:
        return True
    if _says_who_killed(tree, outer, inner):
        return True
    if _is_what_they_meet_for(tree, outer, inner):
        return True
    if (
        outer.entry.part == "verb"
        and inner.entry.part == "verb"
        and tree.token(inner.at).base_relation not in ("xcomp", "compound")
    ):
        return False
    if is_verbal(tree, inner.at) and outer.entry.part == "noun" and any(tree.dependents(inner.at, "nsubj")):
        return False
    path = []
    for above in tree.ancestors(inner.top):
        path.append(above)
        if above in (outer.at, outer.light):
            break
    else:
        return False
    if any(is_verbal(tree, at) and at not in (outer.at, outer.light) for at in path):
        return False
    if tree.token(inner.top).base_relation in ("conj", "parataxis", "ccomp", "acl"):
        return False
    ours = {party.country or party.name for party in (*outer.actors, *outer.recipients)}
    theirs = {party.country or party.name for party in (*inner.actors, *inner.recipients)}
    visiting = "visit" in (outer.entry.meaning.mode, inner.entry.meaning.mode)
    return theirs <= ours or ours <= theirs or not inner.actors or visiting or bool(ours & theirs)


def _is_what_they_meet_for(tree: Tree, outer: Frame, inner: Frame) -> bool:
    """Does an infinitive only say what a meeting is for ("met *to discuss* migration")?"""
    if outer.entry.meaning.act is not Act.CONSULT or inner.entry.meaning.mode != "meeting" or inner.entry.part != "verb":
        return False
    token = tree.token(inner.at)
    below = token.head in (outer.at, outer.light) and token.base_relation in ("advcl", "xcomp")
    return below and is_infinite(tree, inner.at) and not any(tree.dependents(inner.at, "nsubj"))


def _says_who_killed(tree: Tree, outer: Frame, inner: Frame) -> bool:
    """Does a clause or phrase name who did what a passive only suffers ("were killed *when rebels opened fire*")?"""
    if outer.entry.meaning.act is not Act.ASSAULT or outer.actors or not outer.recipients or not inner.actors:
        return False
    relation = tree.token(inner.top).base_relation
    heads = {outer.at, outer.light, *(child.index for child in tree.dependents(outer.top, "conj"))}
    below = tree.token(inner.top).head in heads and relation in ("advcl", "obl", "nmod", "advmod")
    own = {party.country or party.name for party in inner.recipients}
    return below and own <= {party.country or party.name for party in outer.recipients}


def _joined(outer: Frame, inner: Frame) -> Frame:
    """Return one frame for two words of one act: the more specific meaning, and parties from both."""
    travel = outer.entry.meaning.mode == "visit" and inner.entry.meaning.mode == "meeting" and bool(inner.recipients)
    specific = inner if travel or (outer.entry.meaning.mode is None and inner.entry.meaning.mode is not None) else outer
    actors = outer.actors or inner.actors
    recipients = (inner.recipients or outer.recipients) if travel else (outer.recipients or inner.recipients)
    return replace(
        outer,
        entry=specific.entry,
        actors=actors,
        recipients=without(recipients, actors),
        arguments=tuple(dict.fromkeys((*outer.arguments, inner.at, *inner.arguments))),
        content=outer.content or inner.content,
        topic=outer.topic or inner.topic,
        places=outer.places or inner.places,
    )
