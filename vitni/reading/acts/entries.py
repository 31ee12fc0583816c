"""Which entries of acts.toml the words of a tree meet: lemma, part of speech, companions, objects, light verbs."""

from collections.abc import Iterator, Mapping

from vitni.reading.acts.passives import is_passive
from vitni.reading.clauses import companion_indices, is_verbal, near_words, own_object, subject
from vitni.reading.scene import Frame, Scene
from vitni.reading.trees import SHORTEST_HEAD, Tree
from vitni.reference.lexicon import Entry
from vitni.syntax.tree import Token


def entries_of(scene: Scene, index: int) -> Iterator[Entry]:
    """Yield the entries whose head word, part of speech, companions and forbidden words fit this word."""
    tree = scene.tree
    for entry in lookup(scene.lexicon.entries, tree, index):
        if not right_part(tree, index, entry.part):
            continue
        if entry.companions and companion_indices(tree, index, entry.companions) is None:
            continue
        if entry.not_with and any(tree.lemmas[at] in entry.not_with for at in near_words(tree, index)):
            continue
        yield entry


def lookup(table: Mapping[str, tuple[Entry, ...]], tree: Tree, index: int) -> tuple[Entry, ...]:
    """Return the entries under a word's lemma, and under its form where that is another word."""
    found = table.get(tree.lemmas[index], ())
    if tree.forms[index] != tree.lemmas[index]:
        found += table.get(tree.forms[index], ())
    return found


def right_part(tree: Tree, index: int, part: str) -> bool:
    """Does the tag allow this part of speech? Participles may carry any of three tags."""
    token = tree.token(index)
    if part == "verb":
        infinitive = token.upos == "NOUN" and any(child.upos == "PART" for child in tree.dependents(index, "mark"))
        clause = token.base_relation in ("root", "ccomp", "xcomp", "parataxis", "advcl", "acl", "conj")
        mistagged = (
            clause and any(tree.dependents(index, "nsubj", "obj")) and not any(tree.dependents(index, "cop", "det", "case"))
        )
        return (
            infinitive or mistagged or is_verbal(tree, index) or (token.upos == "ADJ" and token.feature("VerbForm") is not None)
        )
    if part == "noun":
        if token.upos in ("NOUN", "PROPN"):
            return True
        nominal = token.base_relation in ("nsubj", "obj", "obl", "nmod", "root", "conj", "appos")
        return (
            token.upos not in ("AUX", "PRON", "DET") and nominal and any(tree.dependents(index, "det", "case", "nmod", "amod"))
        )
    return token.upos in ("ADJ", "VERB", "ADV", "NOUN")


def has_object(scene: Scene, index: int, entry: Entry) -> bool:
    """Is the object (in a passive or intransitive: the subject; of a noun: a dependent) one of the entry's words?"""
    tree = scene.tree
    if entry.part == "noun":
        near = tuple(child.index for child in tree.dependents(index, "nmod", "compound", "amod", "obl"))
    else:
        near = (subject(tree, index) if is_passive(tree, index) else own_object(tree, index)) or own_object(tree, index)
        near = near or subject(tree, index)
        near += tuple(
            child.index
            for child in tree.dependents(index, "obl", "iobj")
            if {tree.forms[case.index] for case in tree.dependents(child.index, "case")} <= scene.lexicon.object_markers
        )
    inside = [child.index for at in near for child in tree.dependents(at, "nmod", "conj", "compound")]
    inside += [child.index for at in near for child in _counted_in(tree, index, at)]
    counted = [child.index for at in inside for child in tree.dependents(at, "nmod")]  # "tens of thousands of troops"
    heads = [*near, *inside, *counted]
    return any(_is_one_of(tree, at, entry.objects, scene.lexicon.compounds) for at in heads)


def _counted_in(tree: Tree, verb: int, amount: int) -> Iterator[Token]:
    """Yield what an amount of money is an amount of, where the parser hung it on the verb ("130 million dollars *in aid*")."""
    if not any(child.upos == "NUM" for child in tree.dependents(amount)):
        return
    behind = max(tree.sentence.subtree(amount)) + 1
    for child in tree.dependents(verb, "obl", "nmod", "obj"):
        if child.index != amount and min(tree.sentence.subtree(child.index)) == behind:
            yield child


def _is_one_of(tree: Tree, index: int, words: frozenset[str], compounds: bool) -> bool:
    if tree.lemmas[index] in words or tree.forms[index] in words:
        return True
    return compounds and any(
        len(word) >= SHORTEST_HEAD + 1
        and len(tree.lemmas[index]) >= len(word) + SHORTEST_HEAD
        and tree.lemmas[index].endswith(word)
        for word in words
    )


def light_verb(scene: Scene, index: int) -> int | None:
    """Return the light verb of a noun that is its object, its passive subject, or ("engage in") behind its adposition."""
    tree = scene.tree
    token = tree.token(index)
    head, relation = token.head, token.base_relation
    if head < 0 or relation not in ("obj", "nsubj", "obl", "xcomp", "advmod", "iobj"):
        return None
    ways = scene.lexicon.light_verbs.get(tree.lemmas[head]) or scene.lexicon.light_verbs.get(tree.forms[head]) or ()
    if not ways or (relation == "nsubj" and not is_passive(tree, head)):
        return None
    bare = not any(tree.dependents(index, "case"))
    for companions in ways:
        held = companion_indices(tree, head, companions) is not None
        if held and (bare or any(word in tree.adpositions[index] for word in companions)):
            return head
    return None


def companions_of(tree: Tree, frame: Frame) -> tuple[int, ...]:
    """Return where the companion words of a frame's entry stand."""
    return companion_indices(tree, frame.at, frame.entry.companions) or ()
