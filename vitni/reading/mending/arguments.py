"""Repairs of what verbs govern: subjects that infinitives cannot have, objects called appositions, conjunctions above verbs."""

from dataclasses import replace

from vitni.reading.mending.hanging import dependents
from vitni.syntax.tree import Token

FUNCTION = frozenset({"SCONJ", "ADP", "PART"})
"""Words that govern nothing."""


def mend_arguments(tokens: list[Token]) -> None:
    """Mend the arguments of one sentence's verbs in place."""
    for index in range(len(tokens)):
        _off_an_auxiliary(tokens, index)
        _below_its_conjunction(tokens, index)
        _inside_its_clause(tokens, index)
        _main_verb_behind_a_relative(tokens, index)
        _agrees_with_the_clause_above(tokens, index)
    for index in range(len(tokens)):
        _clause_behind_its_pronoun(tokens, index)
        _subject_of_an_infinitive(tokens, index)
        _apposition_to_a_verb(tokens, index)
        _pronoun_of_a_verb(tokens, index)
        _finite_behind_and(tokens, index)
        _finite_beside_an_infinitive(tokens, index)
        _object_of_the_infinitive(tokens, index)


def _inside_its_clause(tokens: list[Token], index: int) -> None:
    """What stands between a conjunction and its verb belongs to that verb ("bestritt, dass Malta *einen Angriff* plant")."""
    noun = tokens[index]
    if noun.base_relation not in ("obj", "obl", "iobj") or noun.head < 0 or noun.upos not in ("NOUN", "PROPN", "PRON"):
        return
    for mark in tokens[noun.head + 1 : index]:
        verb = tokens[mark.head]
        clause = mark.upos == "SCONJ" and mark.base_relation == "mark" and verb.upos == "VERB" and verb.index > index
        taken = noun.base_relation == "obj" and dependents(tokens, verb.index, "obj")
        if clause and verb.head == noun.head and not taken:
            tokens[index] = replace(noun, head=verb.index)
            return


def _main_verb_behind_a_relative(tokens: list[Token], index: int) -> None:
    """A participle behind the comma that closes a relative clause is the sentence's verb, where it has no other.

    "Oslo, which has troops there, *called* for talks": the name at the head of the tree is its subject.
    """
    verb = tokens[index]
    name = tokens[verb.head] if verb.head >= 0 else verb
    if verb.upos != "VERB" or verb.relation != "acl" or name.head >= 0 or name.upos not in ("PROPN", "NOUN"):
        return
    closed = any(child.index < index for child in tokens if child.head == name.index and child.relation == "acl:relcl")
    if not closed or tokens[index - 1].form != "," or tokens[-1].form != "." or dependents(tokens, index, "nsubj", "aux"):
        return
    for child in tokens[index + 1 :]:
        if child.head == name.index:
            tokens[child.index] = replace(child, head=index)
    tokens[index] = replace(verb, head=-1, relation="root")
    tokens[name.index] = replace(tokens[name.index], head=index, relation="nsubj")


def _agrees_with_the_clause_above(tokens: list[Token], index: int) -> None:
    """A verb joined to one whose subject is of another number goes on with the clause above, whose subject it fits.

    "Mali closed its border after soldiers arrested him and *has threatened* to ...": soldiers have, Mali has.
    """
    verb = tokens[index]
    if verb.relation != "conj" or verb.upos != "VERB" or verb.head < 0 or dependents(tokens, index, "nsubj"):
        return
    inner = tokens[verb.head]
    if inner.base_relation not in ("advcl", "acl", "ccomp") or inner.head < 0 or tokens[inner.head].upos != "VERB":
        return
    helper = next((token for token in dependents(tokens, index, "aux") if token.feature("VerbForm") == "Fin"), verb)
    number = helper.feature("Number") if helper.feature("VerbForm") == "Fin" else None
    numbers = [next((s.feature("Number") for s in dependents(tokens, at, "nsubj")), None) for at in (inner.index, inner.head)]
    if number is not None and None not in numbers and numbers[0] != number and numbers[1] == number:
        tokens[index] = replace(verb, head=inner.head)


def _off_an_auxiliary(tokens: list[Token], index: int) -> None:
    """What hangs on an auxiliary belongs to the verb it helps ("*Egypten* har medlat")."""
    token = tokens[index]
    if token.head < 0 or token.base_relation not in ("nsubj", "csubj", "obj", "obl", "advmod", "ccomp", "xcomp", "expl"):
        return
    helper = tokens[token.head]
    if helper.upos == "AUX" and helper.base_relation in ("aux", "cop") and helper.head not in (-1, index):
        tokens[index] = replace(token, head=helper.head)


def _below_its_conjunction(tokens: list[Token], index: int) -> None:
    """A conjunction that the parser put above its clause's verb hangs below it ("hræddir um *að* Hvítrússar ráðist")."""
    word = tokens[index]
    if word.upos not in FUNCTION or word.head < 0:
        return
    verb = next((token for token in tokens[index + 1 :] if token.head == index and token.upos == "VERB"), None)
    if verb is None or verb.base_relation in ("conj", "parataxis"):
        return
    relation = "ccomp" if word.base_relation in ("obl", "obj", "nmod", "ccomp", "mark", "case") else word.relation
    for child in list(tokens):
        if child.head == index and child.index != verb.index:
            tokens[child.index] = replace(child, head=verb.index)
    tokens[verb.index] = replace(verb, head=word.head, relation=relation)
    tokens[index] = replace(word, head=verb.index, relation="mark")


def _clause_behind_its_pronoun(tokens: list[Token], index: int) -> None:
    """A demonstrative behind an adposition and before ", that" stands for the clause ("за *то, что* не желает")."""
    pronoun = tokens[index]
    if "Dem" not in (pronoun.feature("PronType") or "") and pronoun.upos not in ("PRON", "DET"):
        return
    cases = dependents(tokens, index, "case")
    if pronoun.head < 0 or not cases or index + 2 >= len(tokens) or tokens[index + 1].form != ",":
        return
    mark = tokens[index + 2]
    if mark.upos != "SCONJ" or mark.head < 0 or tokens[mark.head].upos not in ("VERB", "ADJ"):
        return
    verb = tokens[mark.head]
    if verb.index < index or verb.head not in (pronoun.head, index) or pronoun.head > index:
        return
    tokens[verb.index] = replace(verb, head=pronoun.head, relation="advcl")
    tokens[cases[0].index] = replace(cases[0], head=verb.index, relation="mark")
    tokens[index] = replace(pronoun, head=verb.index, relation="expl")


def _subject_of_an_infinitive(tokens: list[Token], index: int) -> None:
    """An infinitive behind "to" has no subject: what is called so is its object, or to whom it is done where it has one."""
    noun = tokens[index]
    if noun.relation != "nsubj" or noun.head < 0 or tokens[noun.head].feature("VerbForm") != "Inf" or index > noun.head:
        return
    marks = dependents(tokens, noun.head, "mark")
    if not marks or any(mark.upos != "PART" for mark in marks) or dependents(tokens, noun.head, "aux", "cop", "csubj"):
        return
    if tokens[noun.head].head < 0 and index < marks[0].index:
        return  # a headline: "Germany to send tanks"
    relation = "iobj" if dependents(tokens, noun.head, "obj") else "obj"
    tokens[index] = replace(noun, relation=relation)


def _apposition_to_a_verb(tokens: list[Token], index: int) -> None:
    """A bare name behind a verb that the parser called its apposition is its object ("empfing *Wladimir Putin*")."""
    name = tokens[index]
    if name.base_relation not in ("appos", "flat", "dep") or name.upos not in ("PROPN", "NOUN") or not 0 <= name.head < index:
        return
    verb = tokens[name.head]
    if verb.upos != "VERB" or dependents(tokens, verb.index, "obj", "iobj") or dependents(tokens, index, "case", "mark"):
        return
    if dependents(tokens, verb.index, "nsubj") and not any(
        token.index > index for token in dependents(tokens, verb.index, "nsubj")
    ):
        tokens[index] = replace(name, relation="obj")


def _pronoun_of_a_verb(tokens: list[Token], index: int) -> None:
    """A word that points ("dies", "this") determines no verb: it is its object, or its subject where it has none."""
    word = tokens[index]
    if word.upos != "DET" or word.base_relation != "det" or word.head < 0 or tokens[word.head].upos != "VERB":
        return
    if dependents(tokens, word.head, "obj", "ccomp") and dependents(tokens, word.head, "nsubj", "csubj"):
        return
    relation = "obj" if dependents(tokens, word.head, "nsubj", "csubj") else "nsubj"
    tokens[index] = replace(word, upos="PRON", relation=relation)


def _finite_behind_and(tokens: list[Token], index: int) -> None:
    """A verb in the indicative right behind "and" or "but" goes on with the one above ("deny that ..., *but demand* ...")."""
    verb = tokens[index]
    if verb.upos != "VERB" or verb.base_relation != "advcl" or verb.feature("Mood") != "Ind" or index == 0:
        return
    if tokens[index - 1].upos != "CCONJ" or dependents(tokens, index, "nsubj", "mark"):
        return
    at, seen = verb.head, {index}
    while at >= 0 and at not in seen:
        seen.add(at)
        if tokens[at].upos == "VERB" and tokens[at].feature("Mood") == "Ind":
            tokens[index] = replace(verb, head=at, relation="conj")
            return
        at = tokens[at].head


def _finite_beside_an_infinitive(tokens: list[Token], index: int) -> None:
    """A finite verb without subject is coordinated with the finite verb above, not with its infinitive ("accused them of
    wanting to leave *and called* for talks")."""
    verb = tokens[index]
    if verb.relation != "conj" or verb.upos != "VERB" or verb.feature("VerbForm") != "Fin" or verb.feature("Mood") != "Ind":
        return
    if tokens[verb.head].feature("VerbForm") != "Inf" or dependents(tokens, index, "nsubj", "mark", "aux"):
        return
    if dependents(tokens, verb.head, "aux", "cop"):
        return
    at, seen = tokens[verb.head].head, {index, verb.head}
    while at >= 0 and at not in seen:
        seen.add(at)
        above = tokens[at]
        if above.upos == "VERB" and above.feature("Mood") == "Ind" and above.feature("Tense") == verb.feature("Tense"):
            tokens[index] = replace(verb, head=at)
            return
        at = above.head


def _object_of_the_infinitive(tokens: list[Token], index: int) -> None:
    """A bare noun behind an infinitive is its object, not that of the verb before it ("väntas *utvisa diplomater*")."""
    noun = tokens[index]
    if noun.relation != "obj" or noun.head < 0 or tokens[noun.head].upos not in ("VERB", "AUX") or noun.head > index:
        return
    below = [token for token in dependents(tokens, noun.head, "xcomp") if noun.head < token.index < index]
    infinitive = next((token for token in reversed(below) if token.feature("VerbForm") == "Inf"), None)
    if infinitive is None or infinitive.upos != "VERB" or dependents(tokens, infinitive.index, "obj"):
        return
    if not any(token.upos in ("PUNCT", "VERB") for token in tokens[infinitive.index + 1 : index]):
        tokens[index] = replace(noun, head=infinitive.index)
