"""What the words of one clause say of how its act stands: form, auxiliaries, adverbs, adjectives and negation.

What stands above the act word is weighed in standing.py.
"""

from vitni.model.claim import Standing
from vitni.reading.clauses import companion_indices, is_infinite, is_verbal
from vitni.reading.scene import Scene
from vitni.reading.trees import Tree
from vitni.reference.lexicon import Operator

DOUBTED = frozenset({Standing.PREDICTED, Standing.ALLEGED, Standing.DENIED})
"""Standings that an auxiliary of the future does not change: "will probably attack" is predicted, not planned."""


def local_standing(scene: Scene, index: int, part_of: tuple[int, ...] = ()) -> tuple[Standing, tuple[int, ...]]:
    """Return what a word's own auxiliaries, features, adverbs and negation say of it, and the tokens that say so.

    `part_of` are words that belong to the act itself ("did *not* let them gather" is a ban, not the denial of one).
    """
    tree, lexicon = scene.tree, scene.lexicon
    token = tree.token(index)
    standing, words = Standing.HAPPENED, []
    if token.feature("Tense") == "Fut" or _is_perfective_future(tree, index):
        standing, words = Standing.PLANNED, [index]
    elif token.feature("Mood") == "Cnd":
        standing, words = Standing.PREDICTED, [index]
    for child in (child for child in tree.dependents(index) if child.index not in part_of):
        operator = _modifier(scene, index, child.index)
        if operator is not None:
            standing = operator if standing not in DOUBTED else standing
            words.append(child.index)
    if is_negated(scene, index, part_of):
        standing = Standing.DENIED
        words += [child.index for child in tree.dependents(index) if _is_word(tree, child.index, lexicon.negation)]
    return standing, tuple(words)


def _is_perfective_future(tree: Tree, index: int) -> bool:
    """Does the present tense of a perfective verb tell what will be, here ("spotka się"), by its form or by its features?"""
    token, lexicon = tree.token(index), tree.lexicon
    if token.feature("Tense") == "Past":
        return False
    if tree.forms[index] in lexicon.future:
        return True
    if lexicon.future and tree.forms[index] in lexicon.forms:
        return False  # a known verb whose forms of the future are listed
    perfective = token.feature("Aspect") == "Perf" and token.feature("Tense") == "Pres" and token.feature("VerbForm") == "Fin"
    return lexicon.perfective_future and perfective


def was_able(tree: Tree, index: int) -> bool:
    """Is this the past tense of an ability ("a pu rencontrer", "pudo visitar")? What one was able to do, one did."""
    token = tree.token(index)
    if tree.lemmas[index] not in tree.lexicon.ability:
        return False
    if any(child.feature("Mood") in ("Cnd", "Sub") for child in tree.dependents(index, "aux")):
        return False
    if token.feature("VerbForm") == "Part":
        return token.feature("Tense") != "Pres" or any(tree.dependents(index, "aux"))
    return token.feature("Tense") == "Past" and token.feature("Mood") == "Ind"


def _makes_passive(tree: Tree, index: int, child: int) -> bool:
    """Is this auxiliary of the future only that of a passive in the present ("wird von Polen kritisiert")?"""
    if tree.lemmas[child] not in tree.lexicon.passive_present or tree.token(child).feature("Mood") in ("Sub", "Cnd"):
        return False
    if any(tree.token(at.index).feature("VerbForm") == "Inf" for at in tree.dependents(index, "aux", "cop")):
        return False
    return tree.token(index).feature("VerbForm") == "Part" or tree.token(child).relation == "aux:pass"


def is_hearsay(tree: Tree, modal: int, verb: int) -> bool:
    """Does a modal with the infinitive of a perfect tell what others say ("*ska ha* lovat", "*á* að *hafa* ráðist")?"""
    if not {tree.forms[modal], tree.lemmas[modal]} & tree.lexicon.hearsay or tree.forms[modal] in tree.lexicon.perfect:
        return False
    if tree.token(modal).feature("Tense") == "Past":
        return False
    perfect = (child for child in tree.dependents(verb, "aux") if child.index != modal)
    return any(tree.forms[child.index] in tree.lexicon.perfect for child in perfect)


def _denies(tree: Tree, child: int) -> bool:
    """Is the word before the verb one of denial that the parser took for an auxiliary or adverb ("niega haber atacado")?"""
    lexicon, form = tree.lexicon, tree.forms[child]
    lemmas = (tree.lemmas[child], lexicon.forms.get(form), lexicon.regular.get(form))
    said = (saying for lemma in lemmas for saying in lexicon.speech.get(lemma or "", ()))
    return any(saying.kind == "deny" and saying.part == "verb" for saying in said)


def _modifier(scene: Scene, index: int, child: int) -> Standing | None:
    """Return the standing an auxiliary, adverb or adjective below a word gives it, None where it gives none."""
    tree, lexicon = scene.tree, scene.lexicon
    token = tree.token(child)
    if token.base_relation in ("aux", "advmod") and child < index and _denies(tree, child):
        return Standing.DENIED
    if token.base_relation in ("aux", "cop") or (token.upos == "AUX" and token.base_relation != "conj"):
        if _makes_passive(tree, index, child) or was_able(tree, child):
            return None
        if is_hearsay(tree, child, index):
            return Standing.ALLEGED
        found = lexicon.auxiliaries.get(tree.lemmas[child]) or lexicon.auxiliaries.get(tree.forms[child]) or ()
        for operator in found:
            if companion_indices(tree, index, operator.companions) is not None:
                return operator.standing
        if token.feature("Tense") == "Fut":
            return Standing.PLANNED
        if token.feature("Mood") != "Cnd":
            return None
        hearsay = tree.lemmas[child] in lexicon.hearsay and tree.token(index).feature("VerbForm") == "Part"
        return Standing.ALLEGED if hearsay else Standing.PREDICTED
    if token.base_relation in ("obj", "iobj", "nsubj"):
        return None
    if _is_word(tree, child, lexicon.likely):
        return Standing.PREDICTED
    if _is_word(tree, child, lexicon.alleged):
        return Standing.ALLEGED
    copula = token.upos == "ADJ" and is_infinite(tree, index) is False and any(tree.dependents(index, "cop"))
    if token.base_relation == "amod" or (token.base_relation in ("case", "advmod", "mark") and copula and child < index):
        found = operators_of(tree, child)
        return next((operator.standing for operator in found if operator.part in ("adjective", "verb")), None)
    return None


def operators_of(tree: Tree, index: int) -> tuple[Operator, ...]:
    """Return the operators known by a word's lemma, then those known by its form."""
    operators, lemma, form = tree.lexicon.operators, tree.lemmas[index], tree.forms[index]
    return (*operators.get(lemma, ()), *(operators.get(form, ()) if form != lemma else ()))


def _negates_itself(tree: Tree, index: int) -> bool:
    """Is a verb negated in its own form ("neodpověděl")? A verb that only begins so ("nesouhlasit") is not."""
    if not is_verbal(tree, index):
        return False
    prefix, lemma = tree.lexicon.negation_prefix, tree.lemmas[index]
    if prefix:
        return tree.forms[index].startswith(prefix) and not lemma.startswith(prefix)
    return tree.token(index).feature("Polarity") == "Neg"


def is_negated(scene: Scene, index: int, part_of: tuple[int, ...] = ()) -> bool:
    """Is the word, its subject or its object negated ("no country attacked")?"""
    tree, negation = scene.tree, scene.lexicon.negation
    if _negates_itself(tree, index):
        return True
    for child in (child for child in tree.dependents(index) if child.index not in part_of):
        if child.base_relation in ("advmod", "det", "mark", "case", "aux", "cc", "discourse", "obl", "amod") and _is_word(
            tree, child.index, negation
        ):
            return True
        half = tree.forms[child.index] in scene.lexicon.expletive
        if child.feature("Polarity") == "Neg" and child.base_relation in ("advmod", "aux", "det") and not half:
            return True
        if child.base_relation in ("aux", "cop") and _negates_itself(tree, child.index):
            return True
        if child.base_relation in ("nsubj", "obj") and not is_verbal(tree, child.index):
            if _is_word(tree, child.index, negation):
                return True
            if any(
                _is_word(tree, below.index, negation) for below in tree.dependents(child.index, "det", "advmod", "amod", "nmod")
            ):
                return True
    return False


def _is_word(tree: Tree, index: int, words: frozenset[str]) -> bool:
    return tree.forms[index] in words or tree.lemmas[index] in words
