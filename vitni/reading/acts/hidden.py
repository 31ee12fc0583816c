"""Parties to whom the parser gives no slot: two names side by side, a name before its verb, who acts in a plural unnamed.

Grammar gives them away where the labels do not. Knows entries and trees, no rules of standing.
"""

from vitni.model.claim import Party
from vitni.reading.acts.patterns import slot
from vitni.reading.clauses import subject
from vitni.reading.scene import Scene
from vitni.reading.trees import Tree
from vitni.reference.lexicon import Entry


def named_at(scene: Scene, index: int) -> tuple[Party, ...]:
    """Return the state or organisation a word names by itself, what is coordinated with it left out."""
    mention = scene.mentions.mention_at(scene.tree.number, index)
    return () if mention is None else tuple(party for party in mention.parties if party.kind in ("state", "organisation"))


def names_side_by_side(scene: Scene, index: int, entry: Entry) -> tuple[int, ...]:
    """Return two bare names right behind a noun that takes a dative: whose act it is, and toward whom ("помощь Японии Непалу").

    No state belongs to a state, so that the second is no genitive of the first, whatever case and head the parser gave it.
    """
    tree = scene.tree
    if not any(pattern.case == "Dat" and not pattern.adposition for pattern in entry.recipient):
        return ()
    if index + 2 >= len(tree.forms):
        return ()
    names = index + 1, index + 2
    apart = scene.mentions.mention_at(tree.number, names[0]) != scene.mentions.mention_at(tree.number, names[1])
    bare = not any(any(tree.dependents(at, "case", "cc")) or tree.token(at).upos == "ADP" for at in names)
    parties = [named_at(scene, at) for at in names]
    return names if apart and bare and all(parties) and not _share_name(*parties) else ()


def _share_name(some: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    return bool({party.name for party in some} & {party.name for party in others})


def bare_before(scene: Scene, index: int) -> tuple[int, ...]:
    """Return the name right before a finite verb without subject that the tagger took for an adverb ("*Hamás* liberó")."""
    tree = scene.tree
    if index == 0 or tree.token(index).feature("VerbForm") not in (None, "Fin") or subject(tree, index):
        return ()
    before = tree.token(index - 1)
    if before.head != index or before.base_relation not in ("advmod", "amod", "discourse") or not before.form[:1].isupper():
        return ()
    named = any(party.kind in ("state", "organisation", "person") for party in scene.parties(before.index))
    return (before.index,) if named else ()


def indefinite_subject(scene: Scene, index: int) -> tuple[int, ...]:
    """Return the body or government in which somebody acts whom a plural verb leaves unnamed ("*В Кремле* осудили удар")."""
    tree = scene.tree
    if not is_indefinite(tree, index):
        return ()
    for at in slot(tree, index, scene.lexicon.indefinite)[0]:
        if any(party.kind == "organisation" or party.known_from == "metonym" for party in scene.parties(at)):
            return (at,)
    return ()


def is_indefinite(tree: Tree, index: int) -> bool:
    """Is this a plural verb that names nobody, in a language that leaves "they" out ("Дипломатов выслали")?"""
    token = tree.token(index)
    if not tree.lexicon.indefinite or token.feature("Number") != "Plur" or token.feature("Person") in ("1", "2"):
        return False
    finite = token.feature("VerbForm") in (None, "Fin") and token.feature("Mood") != "Imp"
    return finite and not any(tree.dependents(index, "nsubj", "csubj")) and not subject(tree, index)
