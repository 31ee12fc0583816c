"""How the words of one sentence hang together: passives, subjects, objects, companions and marks.

Everything here reads one tree and knows no act and no party. Relations are those of Universal Dependencies; because trees
are made by a small parser, each question has a strict answer and, where that is empty, a lenient one.
"""

from collections.abc import Iterable, Iterator

from vitni.reading.trees import VERBAL, Tree
from vitni.syntax.tree import Token


def is_verbal(tree: Tree, index: int) -> bool:
    """Is this word a verb form, participles tagged as adjectives included?"""
    token = tree.token(index)
    return token.upos in VERBAL or token.feature("VerbForm") is not None


def is_infinite(tree: Tree, index: int) -> bool:
    """Is this verb an infinitive, participle, gerund or supine without a finite auxiliary of its own?"""
    form = tree.token(index).feature("VerbForm")
    if form in (None, "Fin"):
        return False
    return not any(
        child.feature("VerbForm") == "Fin" or child.feature("Mood") for child in tree.dependents(index, "aux", "cop")
    )


def is_relative(token: Token) -> bool:
    """Is this word a relative pronoun?"""
    return token.upos in ("PRON", "DET", "SCONJ") and "Rel" in (token.feature("PronType") or "").split(",")


def antecedent(tree: Tree, index: int) -> int | None:
    """Return the noun that the relative clause around this word modifies, None outside relative clauses."""
    for at in (index, *tree.ancestors(index)):
        if tree.token(at).base_relation == "acl":
            return tree.token(at).head
    return None


def _listed(tree: Tree, head: int, index: int) -> tuple[int, ...]:
    """Return the names listed with a name before its infinitive ("Biden, *Putin* to meet"); a comma behind one denies it."""
    named = [child.index for child in tree.dependents(head, "appos", "list") if head < child.index < index]
    return tuple(at for at in named if all(tree.token(between).form != "," for between in range(at, index)))


def subject(tree: Tree, index: int, deep: int = 0) -> tuple[int, ...]:
    """Return the grammatical subject of a verb, or of what it shares its subject with; () where none is expressed.

    Coordinated, infinitive and participle clauses take the subject of the verb they hang on; relative clauses that of the
    noun they modify. Control by an object ("urged Russia to leave") is not decided here: the frames know it.
    """
    token = tree.token(index)
    own = subjects(tree, index)
    if own:
        return tuple(resolved(tree, at) for at in own[:1])
    if deep > 6 or token.head < 0:
        return ()
    relation, head = token.base_relation, token.head
    infinitive = token.feature("VerbForm") == "Inf"
    if relation == "acl" or (relation == "advcl" and infinitive and tree.token(head).upos in ("NOUN", "PROPN")):
        if any(tree.forms[child.index] in tree.lexicon.where for child in tree.dependents(index, "mark", "advmod", "obl")):
            return ()
        above = tree.token(head)
        if infinitive and above.base_relation in ("appos", "list"):
            return above.head, head
        return (head, *(_listed(tree, head, index) if infinitive else ()))
    if relation == "conj" and (is_verbal(tree, head) or tree.token(head).upos in ("ADJ", "NOUN")):
        return subject(tree, head, deep + 1)
    if (
        relation in ("xcomp", "ccomp", "advcl", "obl", "obj", "nsubj", "aux")
        and is_verbal(tree, index)
        and is_verbal(tree, head)
    ):
        if not is_infinite(tree, index) and token.feature("Person") not in (None, "3"):
            return ()
        beside = relation == "advcl" and not infinitive  # "told AFP, *adding* that": the speaker adds, not who is told
        raised = _raised_object(tree, head, index) if is_infinite(tree, index) and not beside else ()
        raised = raised or (_dative_subject(tree, head) if infinitive else ())
        if raised:
            return raised
        joined = is_infinite(tree, index) or token.feature("VerbForm") in ("Part", "Ger")  # "..., *accusant* Alger"
        if relation == "advcl" and not joined and not tree.lexicon.drops_subjects:
            return _nominative_before(tree, index)
        return subject(tree, head, deep + 1)
    if tree.token(head).upos == "NOUN" and relation in ("obl", "nmod", "ccomp", "xcomp", "advcl") and is_infinite(tree, index):
        return (head,)
    if relation in ("xcomp", "ccomp", "advcl") and tree.token(head).upos == "ADJ":
        return subject(tree, head, deep + 1)
    return ()


def _raised_object(tree: Tree, head: int, index: int) -> tuple[int, ...]:
    """Return the object of a word of speech whose infinitive it is the subject of ("expects Minsk to attack"), or ()."""
    if not {tree.lemmas[head], tree.forms[head]} & tree.lexicon.speech.keys():
        return ()
    return tuple(
        child.index
        for child in tree.dependents(head, "obj", "iobj")
        if head < child.index < index and child.upos in ("NOUN", "PROPN", "PRON") and child.feature("Reflex") != "Yes"
    )[:1]


def _dative_subject(tree: Tree, head: int) -> tuple[int, ...]:
    """Return who manages or must do what an impersonal verb says, in the dative ("*Сторонам* удалось договориться"), or ()."""
    if not tree.lexicon.drops_subjects or any(tree.dependents(head, "nsubj", "csubj")):
        return ()
    if not {tree.lemmas[head], tree.forms[head]} & tree.lexicon.operators.keys():
        return ()
    bare = (child for child in tree.dependents(head, "iobj", "obl") if child.feature("Case") == "Dat")
    return tuple(child.index for child in bare if not any(tree.dependents(child.index, "case")))[:1]


def _nominative_before(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the nearest nominative noun before a finite verb whose subject the parser hung elsewhere, or ()."""
    for at in range(index - 1, max(-1, index - FARTHEST_SUBJECT), -1):
        token = tree.token(at)
        if token.upos in ("SCONJ",) or (token.upos == "VERB" and token.feature("VerbForm") == "Fin"):
            return ()
        if token.upos in ("NOUN", "PROPN") and token.feature("Case") == "Nom" and not any(tree.dependents(at, "case")):
            return (at,)
    return ()


FARTHEST_SUBJECT = 8
"""Words before a finite verb in which a subject is looked for that the parser did not give it."""


def subjects(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the words labelled subject, the likeliest first: a nominative before any other case."""
    found = tuple(child.index for child in tree.dependents(index, "nsubj"))
    if len(found) > 1:
        oblique = {at for at in found if tree.token(at).feature("Case") not in (None, "Nom")}
        found = tuple(sorted(found, key=lambda at: (at in oblique, at)))
    return found


def resolved(tree: Tree, index: int) -> int:
    """Return the antecedent of a relative pronoun, any other word itself."""
    if is_relative(tree.token(index)):
        noun = antecedent(tree, index)
        if noun is None:
            noun = _noun_before(tree, index)
        if noun is not None and noun != index:
            return noun
    return index


def _noun_before(tree: Tree, index: int) -> int | None:
    """Return the noun right before the comma of a relative pronoun whose clause the parser hung elsewhere, or None."""
    token = tree.token(index)
    for at in range(index - 1, max(-1, index - FARTHEST_NOUN), -1):
        other = tree.token(at)
        if other.upos in ("NOUN", "PROPN"):
            known = token.feature("Gender"), other.feature("Gender")
            return at if None in known or known[0] == known[1] else None
        if other.upos in ("VERB", "AUX"):
            return None
    return None


FARTHEST_NOUN = 4
"""Words before a relative pronoun within which the noun it takes up stands ("des Besuchers *wider*, der")."""


def own_object(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the direct object of an active verb.

    Where none is labelled so: a second subject, a bare oblique phrase (parsers mistake them), or in a relative clause the
    noun it modifies.
    """
    found = tuple(child.index for child in tree.dependents(index, "obj") if not is_verbal(tree, child.index))
    if found:
        return tuple(resolved(tree, at) for at in found)
    spare = subjects(tree, index)[1:]
    if spare:
        return spare
    bare = tuple(
        child.index
        for child in tree.dependents(index, "obl", "iobj")
        if not any(tree.dependents(child.index, "case", "mark")) and child.upos in ("PROPN", "PRON", "NOUN")
    )
    if bare:
        return bare
    token = tree.token(index)
    gap = token.relation == "acl:relcl" and any(not is_relative(child) for child in tree.dependents(index, "nsubj"))
    return (token.head,) if gap else ()


def is_marked(tree: Tree, index: int, marks: Iterable[tuple[str, ...]]) -> bool:
    """Does one of these marks open the clause around a word: a conjunction, an adverb, or an auxiliary before the subject?"""
    for mark in marks:
        if len(mark) > 1:
            if " ".join(mark) in tree.adpositions[index]:
                return True
            continue
        for child in tree.dependents(index, "mark", "advmod", "case", "cc", "aux"):
            if mark[0] not in (tree.forms[child.index], tree.lemmas[child.index]):
                continue
            if child.upos in ("SCONJ", "ADP", "ADV", "PART", "CCONJ"):
                return True
            inverted = any(child.index < subject.index for subject in tree.dependents(index, "nsubj"))
            if child.base_relation == "aux" and inverted and tree.token(index).head >= 0:
                return True
    return False


def companion_indices(tree: Tree, index: int, companions: tuple[str, ...]) -> tuple[int, ...] | None:
    """Return where an entry's companion words stand (dependents, up to two steps down); None where one is missing."""
    if not tree.vocabulary.issuperset(companions):
        return None
    found = []
    for word in companions:
        place = next((at for at in near_words(tree, index) if word in (tree.lemmas[at], tree.forms[at])), None)
        if place is None:
            return None
        found.append(place)
    return tuple(found)


def near_words(tree: Tree, index: int) -> Iterator[int]:
    """Yield the dependents of a word and theirs, coordinated clauses and what the subject carries left out."""
    children = tree.sentence.children
    yield from (child for child in children[index] if tree.token(child).base_relation != "aux")
    for child in children[index]:
        if tree.token(child).base_relation not in ("conj", "parataxis", "nsubj"):
            yield from children[child]


def clause_tokens(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the words of the clause around a word: its subtree without the clauses, coordinated words and marks inside it."""
    found, waiting = [index], [index]
    while waiting:
        at = waiting.pop()
        for child in tree.sentence.children[at]:
            token = tree.token(child)
            outside = token.base_relation in ("punct", "parataxis", "cc", "advcl", "ccomp", "mark") or (
                token.relation in ("acl:relcl", "acl") or (token.base_relation == "conj" and at == index)
            )
            if not outside:
                found.append(child)
                waiting.append(child)
    return tuple(sorted(found))


def describes(tree: Tree, index: int) -> bool:
    """Is this a participle of what was done with the noun before it ("talks *mediated* by Norway"), not what the noun is of?"""
    token = tree.token(index)
    past = token.feature("Voice") == "Pass" or token.feature("Tense") == "Past"
    return token.base_relation in ("acl", "amod") and token.feature("VerbForm") == "Part" and past
