"""Who undergoes an act that is asked for or condemned: he is neither asked nor blamed."""

from vitni.model.claim import Act
from vitni.reading.acts.entries import lookup
from vitni.reading.scene import Scene
from vitni.reference.lexicon import Entry
from vitni.reference.titles import titles_of


def undergoes(scene: Scene, index: int, entry: Entry) -> bool:
    """Is this an act asked for, or to whom it is done by "of" ("demanded *the release* of the crew")? They are not asked."""
    tree = scene.tree
    if entry.meaning.act not in (Act.REQUEST, Act.ACCUSE):
        return False
    of = titles_of(scene.lexicon.language).of
    above = tree.token(index).head
    inside = above >= 0 and tree.token(index).base_relation == "nmod" and bool(tree.adpositions[index] & of)
    noun = above if inside else index
    acts = [inner for inner in lookup(scene.lexicon.entries, tree, noun) if inner.part == "noun"]
    known = {" ".join(pattern.adposition) for inner in acts for pattern in inner.recipient if pattern.adposition}
    if entry.meaning.act is Act.ACCUSE:  # "condemned the attack *on Doha*": those attacked are not condemned
        phrases = [tree.adpositions[child.index] for child in tree.dependents(noun, "nmod", "obl")]
        done_to = noun == index and any(known & words for words in phrases)
    else:
        done_to = bool(known & of)
    owned = any(scene.parties(child.index) for child in tree.dependents(noun, "nmod:poss", "amod", "compound"))
    return done_to and not owned and not (noun == index and scene.parties(index))
