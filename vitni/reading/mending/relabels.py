"""Repairs of labels that the words around them deny: an infinitive called a noun, a subject called an object.

A small tagger takes words for others that are written alike; what stands around them (an operator, a conjunction, agreement)
says what they are. Every repair gives its reason; what is not plainly wrong is left alone.
"""

from collections.abc import Sequence
from dataclasses import replace

from vitni.model.time import TimePhrase
from vitni.reading.mending.governed import phrase_of_the_noun_before
from vitni.reading.mending.hanging import is_below
from vitni.reference.lexicon import Lexicon
from vitni.reference.titles import titles_of
from vitni.syntax.tree import Token

NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ"})


def relabel(tokens: list[Token], lexicon: Lexicon, times: Sequence[TimePhrase] = ()) -> None:
    """Mend the labels of a sentence's words in place, the tags first: the relations follow from them."""
    _dates_are_no_parties(tokens, times)
    _clauses_of_no_date(tokens, times)
    for index in range(len(tokens)):
        _tense_of_its_ending(tokens, index, lexicon)
        _infinitive(tokens, index, lexicon)
        _verb_of_a_clause(tokens, index, lexicon)
        _perfect(tokens, index, lexicon)
        _known_noun(tokens, index, lexicon)
        _listed_noun(tokens, index, lexicon)
        _no_second_object(tokens, index, lexicon)
    titles = titles_of(lexicon.language)
    for index in range(len(tokens)):
        _object_not_complement(tokens, index)
        _accusative(tokens, index)
        _nominative(tokens, index)
        _object_of_the_asking(tokens, index)
        _beside_a_relative_object(tokens, index)
        _speaker_behind_his_words(tokens, index, lexicon)
        _name_of_its_own(tokens, index)
        if titles.between:
            _both_sides(tokens, index, titles.between)
    for index in range(len(tokens)):
        phrase_of_the_noun_before(tokens, index, lexicon, titles.of)


def _clauses_of_no_date(tokens: list[Token], times: Sequence[TimePhrase]) -> None:
    """An infinitive behind a day is the content of the verb before ("lovade *på tisdagen* att stödja ..."), not the day's."""
    days = {token.index for phrase in times for token in tokens if phrase.start <= token.start < phrase.end}
    for token in tokens:
        if token.relation != "acl" or token.head not in days or token.feature("VerbForm") != "Inf":
            continue
        verb = tokens[token.head].head
        if 0 <= verb < token.index and tokens[verb].upos == "VERB":
            tokens[token.index] = replace(token, head=verb, relation="xcomp")


def _dates_are_no_parties(tokens: list[Token], times: Sequence[TimePhrase]) -> None:
    """A day is when something is done, not who does it or to whom ("*El domingo*, el Ejército mató ...")."""
    for phrase in times:
        if phrase.kind == "duration":
            continue
        for token in tokens:
            if phrase.start <= token.start and token.end <= phrase.end and token.base_relation in ("nsubj", "obj", "iobj"):
                above = tokens[token.head]
                if above.upos in ("VERB", "AUX") and not phrase.start <= above.start < phrase.end:
                    tokens[token.index] = replace(token, relation="obl")


def _has(tokens: list[Token], head: int, *relations: str) -> bool:
    return any(token.head == head and token.base_relation in relations for token in tokens)


def _with(features: str, **values: str) -> str:
    """Return features with some values set ("Case=Nom|Tense=Fut"), in their alphabetical order."""
    rows = dict(row.split("=", 1) for row in features.split("|") if "=" in row)
    return "|".join(f"{name}={value}" for name, value in sorted((rows | values).items()))


def _tense_of_its_ending(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """An ending that only one tense has says which it is ("rencontrera", "вторгся"), whatever the tagger saw."""
    token = tokens[index]
    form = token.form.casefold()
    known = form in lexicon.regular or form in lexicon.forms
    if token.upos not in ("VERB", "AUX") or not (known or token.feature("VerbForm") in (None, "Fin")):
        return
    if (
        token.feature("Mood") not in (None, "Ind")
        or token.base_relation in ("amod", "acl")
        or _has(tokens, index, "aux", "cop")
    ):
        return
    for tense, endings in lexicon.tense_endings.items():
        if form.endswith(endings) and (token.feature("Tense"), token.feature("VerbForm")) != (tense, "Fin"):
            tokens[index] = replace(token, features=_with(token.features, Tense=tense, VerbForm="Fin", Mood="Ind"))
            return


def _infinitive(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A bare noun under "may" or "plans" that is written as a known infinitive is one ("может напасть")."""
    token = tokens[index]
    if token.upos != "NOUN" or token.head < 0 or token.base_relation not in ("obj", "xcomp", "nsubj", "obl"):
        return
    form = token.form.casefold()
    if {entry.part for entry in lexicon.entries.get(form, ())} != {"verb"}:
        return
    above = tokens[token.head]
    if above.upos not in ("VERB", "AUX", "ADJ") or above.lemma.casefold() not in lexicon.operators:
        return
    if _has(tokens, index, "case", "det", "amod", "nummod") or above.index > index:
        return
    tokens[index] = replace(
        token, upos="VERB", lemma=form, relation="xcomp", features=_with("", VerbForm="Inf"), head=above.index
    )
    for child in list(tokens):
        if child.head == index and child.base_relation == "nmod":
            tokens[child.index] = replace(child, relation="obl")


def _verb_of_a_clause(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A noun or adjective with conjunction and subject is the verb of their clause ("teme que Rusia ataque")."""
    token = tokens[index]
    if token.upos not in ("NOUN", "ADJ") or token.base_relation not in ("ccomp", "advcl", "acl"):
        return
    if not (_has(tokens, index, "mark") and _has(tokens, index, "nsubj")) or _has(tokens, index, "det", "case", "cop", "amod"):
        return
    form = token.form.casefold()
    lemma = lexicon.forms.get(form) or lexicon.regular.get(form)
    if lemma is None:
        return
    features = _with("", Mood="Sub", Tense="Pres", VerbForm="Fin")
    tokens[index] = replace(token, upos="VERB", lemma=lemma, features=features)
    for child in list(tokens):
        if child.head == index and child.base_relation == "nmod":
            tokens[child.index] = replace(child, relation="obl")


def _perfect(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A bare word behind "have" that is written as the participle of a known verb is its perfect ("a téléphoné")."""
    token = tokens[index]
    if index == 0 or token.upos not in ("NOUN", "ADJ", "PROPN") or not token.form[:1].islower():
        return
    before = tokens[index - 1]
    if before.lemma.casefold() not in lexicon.perfect or token.head != before.index or before.upos not in ("VERB", "AUX"):
        return
    form = token.form.casefold()
    lemma = lexicon.forms.get(form) or lexicon.regular.get(form)
    if lemma is None or _has(tokens, index, "det", "case", "amod", "nummod"):
        return
    for child in list(tokens):
        if child.head == before.index and child.index != index:
            tokens[child.index] = replace(child, head=index)
    features = _with("", VerbForm="Part", Tense="Past")
    tokens[index] = replace(token, upos="VERB", lemma=lemma, head=before.head, relation=before.relation, features=features)
    tokens[before.index] = replace(before, upos="AUX", head=index, relation="aux:tense")


def _known_noun(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A second verb without subject, object or conjunction, written as a noun the language knows, is that noun
    ("предоставил Кении *кредит*")."""
    token = tokens[index]
    if token.upos != "VERB" or token.head < 0 or tokens[token.head].upos != "VERB" or token.head > index:
        return
    form = token.form.casefold()
    if form not in lexicon.nouns or form in lexicon.forms or token.lemma.casefold() in lexicon.heads:
        return
    if token.base_relation not in ("conj", "ccomp", "xcomp", "advcl", "parataxis"):
        return
    if _has(tokens, index, "nsubj", "obj", "mark", "cc", "aux", "cop"):
        return
    relation = "obl" if _has(tokens, token.head, "obj") else "obj"
    tokens[index] = replace(token, upos="NOUN", lemma=form, relation=relation, features="Case=Acc")
    for child in list(tokens):
        if child.head == index and child.base_relation in ("obl", "iobj"):
            bare = not _has(tokens, child.index, "case")
            moved = replace(child, head=token.head) if bare else replace(child, relation="nmod")
            tokens[child.index] = moved


def _listed_noun(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """What "and" joins to an object, written as a noun the language knows, is one ("sendu vopn og *tæki* til þeirra")."""
    token = tokens[index]
    if token.upos != "VERB" or token.base_relation != "conj" or token.form.casefold() not in lexicon.nouns:
        return
    above = tokens[token.head]
    if above.upos != "NOUN" or above.base_relation not in ("obj", "obl", "nmod", "conj") or tokens[index - 1].upos != "CCONJ":
        return
    if not _has(tokens, index, "nsubj", "obj", "mark", "aux", "cop"):
        tokens[index] = replace(token, upos="NOUN", lemma=token.form.casefold(), features=above.features)


def _no_second_object(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A bare infinitive behind a verb's object that is no known verb is an adverb, and what hangs on it is the verb's
    ("svara tillögum *skriflega* í næstu viku")."""
    token = tokens[index]
    if token.upos != "VERB" or token.relation != "obj" or token.feature("VerbForm") != "Inf" or not 0 <= token.head < index:
        return
    if token.lemma.casefold() in lexicon.heads or token.form.casefold() in lexicon.forms:
        return
    before = any(other.head == token.head and other.relation == "obj" for other in tokens[token.head : index])
    if not before or _has(tokens, index, "nsubj", "obj", "mark", "aux", "cop"):
        return
    tokens[index] = replace(token, upos="ADV", relation="advmod", features="")
    for child in tokens[:]:
        if child.head == index:
            tokens[child.index] = replace(child, head=token.head)


def _object_not_complement(tokens: list[Token], index: int) -> None:
    """An accusative noun that is called a complement is the object ("відправила намети")."""
    token = tokens[index]
    if (
        token.upos != "NOUN"
        or token.relation not in ("xcomp", "advmod")
        or token.head > index
        or token.feature("Case") not in ("Acc", "Gen")
        or token.head < 0
    ):
        return
    if tokens[token.head].upos == "VERB" and not _has(tokens, token.head, "obj") and not _has(tokens, index, "case", "cop"):
        tokens[index] = replace(token, relation="obj")


def _accusative(tokens: list[Token], index: int) -> None:
    """An accusative is no subject ("готовит *вторжение*", "*дипломатів* вислали")."""
    token = tokens[index]
    if token.relation != "nsubj" or token.upos != "NOUN" or token.feature("Case") != "Acc" or token.head < 0:
        return
    counted = any(child.head == index and child.relation == "nummod:gov" for child in tokens)
    if (
        tokens[token.head].upos == "VERB"
        and not counted
        and not _has(tokens, token.head, "obj")
        and not _has(tokens, index, "case")
    ):
        tokens[index] = replace(token, relation="obj")


def _nominative(tokens: list[Token], index: int) -> None:
    """A nominative before its verb that agrees with it is the subject, and the other noun the object ("ЄС запровадив")."""
    token = tokens[index]
    named = token.upos == "ADJ" and token.form[:1].isupper() and not any(child.head == index for child in tokens)
    if (
        token.base_relation not in ("obj", "advmod", "vocative")
        or not (named or token.upos in ("NOUN", "PROPN"))
        or token.head < index
    ):
        return
    plain = token.feature("Case") == "Nom" or (token.base_relation == "advmod" and token.feature("Case") is None)
    verb = tokens[token.head]
    if not plain or verb.upos != "VERB" or verb.feature("VerbForm") not in (None, "Fin") or not _agree(token, verb):
        return
    if _has(tokens, index, "case"):
        return
    subjects = [other for other in tokens if other.head == verb.index and other.base_relation in ("nsubj", "csubj")]
    if any(other.index < verb.index or other.feature("Case") == "Nom" for other in subjects):
        return
    tokens[index] = replace(token, relation="nsubj")
    for other in subjects:
        tokens[other.index] = replace(other, relation="obj")


def _agree(noun: Token, verb: Token) -> bool:
    """Do noun and verb show no different number or gender, and both the same number?"""
    number = noun.feature("Number"), verb.feature("Number")
    gender = noun.feature("Gender"), verb.feature("Gender")
    return number[0] == number[1] and (None in gender or gender[0] == gender[1])


def _object_of_the_asking(tokens: list[Token], index: int) -> None:
    """What stands between a verb and its infinitive, where the infinitive has an object behind it, is the verb's own
    ("закликав *Ізраїль* припинити вогонь")."""
    token = tokens[index]
    if token.relation != "obj" or token.head < index or tokens[token.head].feature("VerbForm") != "Inf":
        return
    infinitive = tokens[token.head]
    above = tokens[infinitive.head] if infinitive.head >= 0 else None
    if above is None or above.upos != "VERB" or above.index > index or _has(tokens, above.index, "obj", "iobj"):
        return
    other = any(
        child.head == infinitive.index and child.relation == "obj" and child.index > infinitive.index for child in tokens
    )
    if other and not any(between.upos == "PUNCT" for between in tokens[above.index : index]):
        upos = "PROPN" if token.upos == "PRON" and token.name != "O" else token.upos
        tokens[index] = replace(token, head=above.index, upos=upos)


def _beside_a_relative_object(tokens: list[Token], index: int) -> None:
    """Of two objects, one of them a relative pronoun, the other is the subject ("которую поддержали 12% избирателей")."""
    token = tokens[index]
    if token.relation != "obj" or token.head < 0 or token.head > index or token.upos == "PRON":
        return
    verb = tokens[token.head]
    others = [other for other in tokens if other.head == verb.index and other.index != index]
    relative = any(
        other.relation == "obj" and other.index < verb.index and "Rel" in (other.feature("PronType") or "").split(",")
        for other in others
    )
    if relative and not any(other.base_relation in ("nsubj", "csubj") for other in others):
        tokens[index] = replace(token, relation="nsubj")


QUOTE_ENDS = frozenset('»”"’›“,—–')


def _speaker_behind_his_words(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """Behind a quotation and a comma, what follows a finite verb of saying speaks ("», a dit le président")."""
    verb = tokens[index]
    if verb.upos != "VERB" or not {verb.lemma.casefold(), verb.form.casefold()} & lexicon.speech.keys():
        return
    if verb.base_relation not in ("root", "conj", "parataxis", "ccomp", "appos", "acl", "advcl", "dep"):
        return
    first = index
    while first > 0 and tokens[first - 1].head == index and tokens[first - 1].base_relation in ("aux", "expl", "obj", "iobj"):
        if tokens[first - 1].upos not in ("AUX", "PRON"):
            break
        first -= 1
    finite = verb.feature("VerbForm") in (None, "Fin") or any(token.upos == "AUX" for token in tokens[first:index])
    if first == 0 or tokens[first - 1].form not in QUOTE_ENDS or not finite:
        return
    if _has(tokens, index, "nsubj", "mark", "cc", "ccomp"):
        return
    for token in tokens[index + 1 :]:
        if token.head != index or token.upos == "PUNCT":
            continue
        if token.base_relation in ("obj", "iobj", "obl", "xcomp", "appos", "nmod", "flat") and token.upos in ("NOUN", "PROPN"):
            case = token.feature("Case")
            if _has(tokens, token.index, "case", "mark"):
                continue
            if case in (None, "Nom", "Acc"):
                tokens[token.index] = replace(token, relation="nsubj")
                if verb.base_relation == "conj":
                    tokens[index] = replace(verb, relation="parataxis")
        return


def _name_of_its_own(tokens: list[Token], index: int) -> None:
    """A person's name that begins behind an organisation's is no part of it ("le chef du Hamas | Yahya Sinwar")."""
    token = tokens[index]
    if token.base_relation != "flat" or token.name != "B-PER" or token.head < 0:
        return
    body = tokens[token.head]
    if body.name[2:] not in ("ORG", "LOC") or body.base_relation != "nmod" or body.head < 0 or body.head > body.index:
        return
    title = tokens[body.head]
    if title.upos != "NOUN":
        return
    tokens[index] = replace(token, head=title.index, relation="appos")
    for child in list(tokens):
        if child.head == body.index and child.index > index and child.name == "I-PER" and child.base_relation == "flat":
            tokens[child.index] = replace(child, head=index)


def _both_sides(tokens: list[Token], index: int, between: frozenset[str]) -> None:
    """Behind "between", what is coordinated is the other side, whatever it was hung on ("entre Colombia y los rebeldes")."""
    token = tokens[index]
    if token.form.casefold() not in between or token.base_relation != "case" or token.head < index:
        return
    side = tokens[token.head]
    if side.head < 0 or any(child.head == side.index and child.relation == "conj" for child in tokens):
        return
    for other in tokens[side.index + 1 :]:
        if other.relation != "conj" or other.upos not in NOMINALS or other.head < 0:
            continue
        below = is_below(tokens, other.head, side.index)
        beside = other.head == side.head and tokens[other.head].upos in NOMINALS and other.head < index
        if below or beside:
            tokens[other.index] = replace(other, head=side.index)
        return
