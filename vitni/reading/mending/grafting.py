"""Repairs that move whole phrases: an owner's name to the noun it owns, a relative clause to its noun, a list to its verb.

A small parser finds the words of a phrase and not always what the phrase hangs on; order and case say it. What is not
plainly wrong is left alone.
"""

from dataclasses import replace

from vitni.reading.mending.counted import counted
from vitni.reading.mending.hanging import dependents, is_below
from vitni.reading.mending.inverted import inverted
from vitni.reading.mending.particles import verb_particles
from vitni.reading.mending.separated import separated_verbs
from vitni.reference.lexicon import Lexicon
from vitni.syntax.tree import Token

NAMES = frozenset({"PROPN", "NOUN", "X"})


def graft(tokens: list[Token], lexicon: Lexicon) -> None:
    """Move the phrases of one sentence in place."""
    if lexicon.separable_verbs:
        separated_verbs(tokens, lexicon)
    verb_particles(tokens, lexicon)
    counted(tokens, lexicon)
    inverted(tokens, lexicon)
    for index in range(len(tokens)):
        _outcome_of_the_verb(tokens, index, lexicon)
        _object_behind_subject(tokens, index)
        _object_of_a_second_verb(tokens, index, lexicon)
        _owner_before_noun(tokens, index)
        if lexicon.compounds:
            _owner_beside_noun(tokens, index)
        _relative_clause(tokens, index)
        _clause_of_what_is_said(tokens, index, lexicon)
        _contact_clause(tokens, index, lexicon)
        _participle_called_adjective(tokens, index, lexicon)
        _gerund_before_object(tokens, index, lexicon)
        _perfect_before_object(tokens, index, lexicon)
        _verb_behind_and(tokens, index, lexicon)
        _verb_before_object(tokens, index)
        _behind_a_closed_relative(tokens, index)
        _named_between_commas(tokens, index)


def _owner_before_noun(tokens: list[Token], index: int) -> None:
    """A name in the genitive owns the noun right behind it ("visit of | *President Erdogan's* controversial visit").

    The noun takes the place in the tree that the owner, or the owner's title, was given.
    """
    name = tokens[index]
    genitive = name.feature("Case") == "Gen" or name.relation == "nmod:poss"
    if name.upos != "PROPN" or not genitive or not name.form.endswith("s") or name.head < 0 or name.head > index:
        return
    at = index + 1
    while at < len(tokens) and tokens[at].upos == "ADJ":
        at += 1
    if at >= len(tokens) or tokens[at].upos != "NOUN" or tokens[at].head == index:
        return
    title = tokens[name.head]
    owner = title if title.index == index - 1 and title.upos in NAMES else name
    if owner is name or title.head < 0 or tokens[at].head not in (title.head, *range(index + 1, at)):
        return
    if any(token.base_relation in ("case", "det") and token.head == at for token in tokens):
        return
    tokens[at] = replace(tokens[at], head=owner.head, relation=owner.relation)
    for between in range(index + 1, at):
        tokens[between] = replace(tokens[between], head=at, relation="amod")
    for child in dependents(tokens, owner.index, "case"):
        tokens[child.index] = replace(child, head=at)
    tokens[owner.index] = replace(owner, head=at, relation="nmod:poss")
    tokens[index] = replace(tokens[index], head=owner.index, relation="flat")


def _owner_beside_noun(tokens: list[Token], index: int) -> None:
    """A name that ends in "s" owns the bare noun behind it that hangs on the same verb ("afviste *Egyptens* krav").

    Only for languages with compounds, which make their genitives so.
    """
    name = tokens[index]
    if name.upos != "PROPN" or not name.form.endswith(("s", "S")) or name.base_relation not in ("nsubj", "obj", "iobj", "obl"):
        return
    at = index + 1
    while at < len(tokens) and tokens[at].upos == "ADJ" and tokens[at].head > index:
        at += 1
    if at >= len(tokens) or tokens[at].upos != "NOUN" or tokens[at].head != name.head:
        return
    if tokens[at].base_relation not in ("nsubj", "obj", "iobj", "obl", "ccomp", "xcomp"):
        return
    if any(token.base_relation in ("case", "det") for token in dependents(tokens, at)):
        return
    for child in dependents(tokens, index, "case"):
        tokens[child.index] = replace(child, head=at)
    subject = name if name.base_relation == "nsubj" or dependents(tokens, index, "case") else tokens[at]
    tokens[at] = replace(tokens[at], relation=subject.relation)
    tokens[index] = replace(name, head=at, relation="nmod:poss")


def _relative_clause(tokens: list[Token], index: int) -> None:
    """A clause whose subject is a relative pronoun behind a comma belongs to the noun before it ("Anna spoke, *who heads*")."""
    verb = tokens[index]
    if verb.upos not in ("VERB", "AUX") or verb.base_relation not in ("ccomp", "xcomp", "parataxis", "advcl") or verb.head < 0:
        return
    pronoun = next((token for token in dependents(tokens, index, "nsubj") if token.index < index), None)
    if pronoun is None or "Rel" not in (pronoun.feature("PronType") or "").split(",") or pronoun.upos != "PRON":
        return
    if pronoun.index == 0 or tokens[pronoun.index - 1].form != "," or dependents(tokens, index, "mark"):
        return
    noun = next((token for token in reversed(tokens[: pronoun.index]) if token.upos in ("NOUN", "PROPN")), None)
    if noun is None:
        return
    seen = set()
    while noun.head >= 0 and noun.base_relation in ("flat", "compound") and noun.index not in seen:
        seen.add(noun.index)
        noun = tokens[noun.head]
    tokens[index] = replace(verb, head=noun.index, relation="acl:relcl")


def _clause_of_what_is_said(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A whole clause behind a noun of speech is what is said, not a relative clause ("denied *reports that it had struck*")."""
    verb = tokens[index]
    if verb.relation != "acl:relcl" or not 0 <= verb.head < index:
        return
    noun = tokens[verb.head].lemma.casefold()
    said = any(speech.part == "noun" for speech in lexicon.speech.get(noun, ()))
    said = said or any(entry.part == "noun" and entry.content for entry in lexicon.entries.get(noun, ()))
    first = min(
        (token for token in dependents(tokens, index) if token.index > verb.head), key=lambda token: token.index, default=verb
    )
    if not said or first.index != verb.head + 1 or not dependents(tokens, index, "nsubj"):
        return
    if first.base_relation == "obj" and first.upos in ("PRON", "SCONJ"):
        whole = any(token.index > index for token in dependents(tokens, index, "obj", "xcomp", "ccomp"))
        if not whole:
            return
        tokens[first.index] = replace(first, upos="SCONJ", relation="mark", features="")
    elif first.base_relation != "mark":
        return
    tokens[index] = replace(verb, relation="acl")


def _contact_clause(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A noun written like a known verb behind a phrase with a conjunction is the verb of a clause ("*as troops amass*")."""
    verb = tokens[index]
    if verb.upos != "NOUN" or verb.base_relation != "acl" or not 0 <= verb.head < index:
        return
    form = verb.form.casefold()
    if {entry.part for entry in lexicon.entries.get(form, ())} != {"verb"} or dependents(tokens, index, "det", "case", "amod"):
        return
    subject = tokens[verb.head]
    mark = next((token for token in dependents(tokens, subject.index, "case") if token.index < subject.index), None)
    if mark is None or subject.base_relation not in ("obl", "nmod") or subject.head < 0:
        return
    tokens[index] = replace(
        verb, upos="VERB", lemma=form, features="Mood=Ind|Tense=Pres|VerbForm=Fin", head=subject.head, relation="advcl"
    )
    tokens[subject.index] = replace(subject, head=index, relation="nsubj")
    tokens[mark.index] = replace(mark, head=index, relation="mark", upos="SCONJ")


def _participle_called_adjective(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """An adjective with a copula whose lemma is a verb of acts.toml is its participle ("er hylltur af sumum")."""
    token = tokens[index]
    lemma = token.lemma.casefold()
    if token.upos != "ADJ" or lemma == token.form.casefold() or token.feature("Degree") in ("Cmp", "Sup"):
        return
    if not any(entry.part == "verb" and not entry.companions for entry in lexicon.entries.get(lemma, ())):
        return
    copulas = dependents(tokens, index, "cop")
    if not copulas:
        return
    features = "|".join(filter(None, (token.features.strip("_"), "VerbForm=Part")))
    tokens[index] = replace(token, upos="VERB", features=features)
    for copula in copulas:
        tokens[copula.index] = replace(copula, relation="aux:pass")


def _outcome_of_the_verb(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """What one act ended in is no part of the act's noun but of its verb ("ended their talks *with an agreement* that")."""
    noun = tokens[index]
    if noun.base_relation != "obl" or not 0 <= noun.head < index or not dependents(tokens, index, "case"):
        return
    first = tokens[noun.head]
    acts = [
        any(entry.part == "noun" for entry in lexicon.entries.get(word.lemma.casefold(), ())) and word.upos == "NOUN"
        for word in (first, noun)
    ]
    told = any(child.index > index and dependents(tokens, child.index, "mark") for child in dependents(tokens, index))
    if all(acts) and told and first.base_relation == "obj" and 0 <= first.head < first.index:
        tokens[index] = replace(noun, head=first.head)


def _object_behind_subject(tokens: list[Token], index: int) -> None:
    """A place's bare name behind a plural subject behind its verb is the object ("riefen die Minister *Kenia* auf")."""
    name = tokens[index]
    if name.base_relation not in ("nmod", "appos", "flat") or not name.form[:1].isupper() or not 0 <= name.head == index - 1:
        return
    subject = tokens[name.head]
    if subject.base_relation != "nsubj" or not 0 <= subject.head < subject.index or subject.upos != "NOUN":
        return
    counted = any(child.feature("Number") == "Plur" for child in dependents(tokens, subject.index, "det", "nummod", "amod"))
    placed = name.name.endswith("LOC") or (counted and name.upos in ("NOUN", "PROPN") and not name.name.endswith("PER"))
    if not placed or name.form.endswith(("s", "’", "'")) or dependents(tokens, index, "case", "det"):
        return
    if dependents(tokens, subject.head, "obj") or tokens[subject.head].upos != "VERB":
        return
    tokens[index] = replace(name, head=subject.head, relation="obj", features="Case=Acc|Number=Sing")


def _object_of_a_second_verb(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """What follows a verb behind "and" is its object, where the verb before has their subject ("og *sakaði Norðmenn*")."""
    noun = tokens[index]
    if noun.relation != "nsubj" or lexicon.drops_subjects or noun.upos == "PRON" or not 0 <= noun.head < index:
        return
    verb = tokens[noun.head]
    if verb.relation != "conj" or verb.upos != "VERB" or verb.index == 0 or tokens[verb.index - 1].upos != "CCONJ":
        return
    first = tokens[verb.head]
    takes = any(
        entry.part == "verb" and any(pattern.relation == "obj" and not pattern.adposition for pattern in entry.recipient)
        for entry in lexicon.entries.get(verb.lemma.casefold(), ())
    )
    own = dependents(tokens, verb.index, "obj", "aux", "cop", "expl")
    shared = [token for token in dependents(tokens, first.index, "nsubj") if token.index < first.index]
    if takes and not own and shared and first.upos == "VERB":
        tokens[index] = replace(noun, relation="obj")


def _gerund_before_object(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A verb between the preposition of an accusation and a noun is what is alleged ("accuses Baku *of shelling* villages")."""
    verb = tokens[index]
    form = verb.form.casefold()
    lemma = verb.lemma if verb.upos == "VERB" else lexicon.regular.get(form, "")
    if not lemma or verb.upos not in ("VERB", "NOUN") or verb.base_relation not in ("compound", "amod") or verb.head < index:
        return
    noun, at = tokens[verb.head], index - 1
    if verb.upos == "NOUN" and noun.lemma.casefold() in lexicon.entries:
        return  # "of bombing raids"
    while at > 0 and tokens[at].upos == "ADV":
        at -= 1
    case = next((token for token in dependents(tokens, noun.index, "case") if token.index == at), None)
    if case is None or not 0 <= noun.head < index:
        return
    above = tokens[noun.head]
    if above.upos in NAMES and above.base_relation == "obj" and above.head >= 0:
        above = tokens[above.head]
    entries = lexicon.entries.get(above.lemma.casefold(), ())
    if not any(pattern.adposition == (case.form.casefold(),) for entry in entries for pattern in entry.content):
        return
    tokens[index] = replace(verb, head=above.index, relation="advcl", upos="VERB", lemma=lemma, features="VerbForm=Ger")
    tokens[noun.index] = replace(noun, head=index, relation="obj")
    tokens[case.index] = replace(case, head=index, relation="mark", upos="SCONJ")


def _perfect_before_object(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """ "has delivered vehicles" is a perfect with its object, not the having of delivered vehicles."""
    verb = tokens[index]
    if verb.upos != "VERB" or verb.base_relation not in ("amod", "acl", "compound") or verb.head < index or index == 0:
        return
    noun, at = tokens[verb.head], index - 1
    while at > 0 and tokens[at].upos == "ADV":
        at -= 1
    have = tokens[at]
    if have.lemma.casefold() not in lexicon.perfect or noun.head != at or noun.base_relation != "obj":
        return
    if verb.lemma.casefold() not in lexicon.heads:
        return
    for child in dependents(tokens, at):
        tokens[child.index] = replace(child, head=index)
    tokens[noun.index] = replace(tokens[noun.index], head=index)
    tokens[index] = replace(verb, head=have.head, relation=have.relation)
    tokens[at] = replace(have, upos="AUX", head=index, relation="aux")


def _verb_behind_and(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A noun behind "and" that an infinitive hangs on, written like a verb that takes one, is it ("and *plans* to send")."""
    noun = tokens[index]
    if noun.upos != "NOUN" or noun.base_relation != "conj" or index == 0 or tokens[index - 1].upos != "CCONJ":
        return
    form = noun.form.casefold()
    lemma = noun.lemma.casefold()
    takes = any(operator.part == "verb" for operator in lexicon.operators.get(lemma, ()))
    if not takes or form == lemma or dependents(tokens, index, "det", "amod", "case", "nmod", "nummod"):
        return
    infinitive = next((token for token in dependents(tokens, index, "acl") if token.feature("VerbForm") == "Inf"), None)
    first = next((token for token in reversed(tokens[:index]) if token.upos == "VERB" and _is_finite(tokens, token)), None)
    if infinitive is None or first is None:
        return
    features = "Mood=Ind|Tense=Pres|VerbForm=Fin"
    tokens[index] = replace(noun, upos="VERB", lemma=lemma, features=features, head=first.index, relation="conj")
    tokens[infinitive.index] = replace(infinitive, relation="xcomp")


def _verb_before_object(tokens: list[Token], index: int) -> None:
    """A verb that describes a noun which a conjunction opens is that clause's verb ("att de *hindrade* åskådare")."""
    verb = tokens[index]
    if verb.upos != "VERB" or verb.base_relation != "amod" or verb.head < index:
        return
    noun = tokens[verb.head]
    if noun.base_relation not in ("ccomp", "advcl") or noun.upos not in ("NOUN", "PROPN"):
        return
    if not any(token.index < index for token in dependents(tokens, noun.index, "mark")):
        return
    tokens[index] = replace(verb, head=noun.head, relation=noun.relation)
    for child in dependents(tokens, noun.index):
        if child.index < index:
            alone = child.base_relation == "det" and child.index == index - 1
            upos, relation = ("PRON", "nsubj") if alone else (child.upos, child.relation)
            tokens[child.index] = replace(child, head=index, upos=upos, relation=relation)
        elif child.index > noun.index and child.base_relation in ("acl", "obl", "advcl"):
            tokens[child.index] = replace(child, head=index)
    tokens[noun.index] = replace(noun, head=index, relation="obj")


def _behind_a_closed_relative(tokens: list[Token], index: int) -> None:
    """A verb behind ", and" after a relative clause between commas goes on with the main clause ("spoke of X, who was held,
    *and promised*")."""
    verb = tokens[index]
    if verb.relation != "conj" or verb.upos != "VERB" or verb.head < 0 or index < 2 or dependents(tokens, index, "nsubj"):
        return
    inner = tokens[verb.head]
    joined = tokens[index - 1].upos == "CCONJ" and tokens[index - 2].form == ","
    pronoun = next(iter(dependents(tokens, inner.index, "nsubj")), None)
    if inner.relation != "acl:relcl" or not joined or pronoun is None or tokens[pronoun.index - 1].form != ",":
        return
    at, seen = inner.head, {index}
    while at >= 0 and tokens[at].upos not in ("VERB", "AUX") and at not in seen:
        seen.add(at)
        at = tokens[at].head
    if at >= 0 and tokens[at].upos == "VERB" and at < inner.index:
        tokens[index] = replace(verb, head=at)


def _is_finite(tokens: list[Token], verb: Token) -> bool:
    return verb.feature("VerbForm") == "Fin" or any(dependents(tokens, verb.index, "aux", "nsubj"))


def _named_between_commas(tokens: list[Token], index: int) -> None:
    """After "and" a list is at its end: a noun between commas behind it says what its last member is.

    "France and Wagner, *the largest private army*, signed": no third party signs.
    """
    token = tokens[index]
    if token.relation != "conj" or token.upos != "NOUN" or token.head < 0 or dependents(tokens, index, "cc"):
        return
    members = dependents(tokens, token.head, "conj")
    before = [other for other in members if other.index < index]
    if (
        not before
        or members[-1].index > index
        or before[-1].upos not in NAMES
        or not dependents(tokens, before[-1].index, "cc")
    ):
        return
    phrase = [at for at in range(len(tokens)) if is_below(tokens, at, index) and tokens[at].upos != "PUNCT"]
    if tokens[phrase[0] - 1].form == "," and phrase[-1] + 1 < len(tokens) and tokens[phrase[-1] + 1].form == ",":
        tokens[index] = replace(token, head=before[-1].index, relation="appos")
