"""Repairs around what counts: "thousands of" may be an adverb to the tagger; aid may hang on its sum, a phrase on a unit."""

from dataclasses import replace

from vitni.model.claim import Act
from vitni.reference.languages import load_language
from vitni.reference.lexicon import Lexicon
from vitni.reference.titles import titles_of
from vitni.syntax.tree import Token


def counted(tokens: list[Token], lexicon: Lexicon) -> None:
    """Mend what is counted in one sentence in place."""
    for token in tuple(tokens):
        _phrase_of_the_measured(tokens, token, lexicon)
    _counted_people(tokens, lexicon)
    for token in tuple(tokens):
        _sum_of_aid(tokens, token, lexicon)


def _sum_of_aid(tokens: list[Token], aid: Token, lexicon: Lexicon) -> None:
    """What is given is the aid, and the money only counts it ("pledged two billion pounds *in aid*")."""
    if aid.upos != "NOUN" or aid.base_relation != "nmod" or not 0 <= aid.head < aid.index:
        return
    words = {aid.lemma.casefold(), aid.form.casefold()}
    given = (entry for word in words for entry in lexicon.entries.get(word, ()) if entry.part == "noun")
    total = tokens[aid.head]
    money = total.upos in ("NOUN", "SYM", "NUM") and total.base_relation in ("obj", "nsubj", "obl", "conj", "root")
    figures = any(token.head == total.index and token.upos == "NUM" for token in tokens)
    if not money or not figures or not any(entry.meaning.act is Act.AID for entry in given):
        return
    act = any(entry.part == "noun" for entry in lexicon.entries.get(total.lemma.casefold(), ()))
    if act or total.index in {token.head for token in tokens if token.upos == "ADJ"}:
        return
    for child in tuple(tokens):
        if child.head == total.index and child.upos != "NUM" and child.index != aid.index:
            tokens[child.index] = replace(child, head=aid.index)
        elif child.head == aid.index and child.base_relation == "case" and child.index > total.index:
            tokens[child.index] = replace(child, head=total.index)
    tokens[aid.index] = replace(aid, head=total.head, relation=total.relation)
    tokens[total.index] = replace(total, head=aid.index, relation="nmod")


def _counted_people(tokens: list[Token], lexicon: Lexicon) -> None:
    """Make who is counted by an adverb the subject of the verb beside them ("*tusindvis af mennesker* protesterede")."""
    titles = titles_of(lexicon.language)
    for count in tuple(tokens):
        if count.upos != "ADV" or count.form.casefold() not in titles.quantities or count.index + 2 >= len(tokens):
            continue
        of = tokens[count.index + 1]
        people = tokens[of.head] if of.head >= 0 else of
        if of.form.casefold() not in titles.of or of.base_relation != "case" or people.index <= of.index:
            continue
        verb = _verb_of(tokens, count.index, people.index)
        if verb is None or any(token.head == verb.index and token.base_relation == "nsubj" for token in tokens):
            continue
        tokens[verb.index] = verb
        tokens[people.index] = replace(people, head=verb.index, relation="nsubj")
        tokens[count.index] = replace(count, head=people.index, relation="advmod")
        tokens[of.index] = replace(of, head=count.index, relation="fixed")


def _verb_of(tokens: list[Token], count: int, people: int) -> Token | None:
    """Return the verb both words hang on, or the one below the people ("thousands of people *protesting*") in their place."""
    above = tokens[tokens[people].head] if tokens[people].head >= 0 else None
    if above is not None and above.upos == "VERB" and tokens[count].head == above.index:
        return above
    if above is None or above.index != count:
        return None
    finite = [token for token in tokens[people + 1 :] if token.head in (people, count) and token.feature("VerbForm") == "Fin"]
    if not finite:
        return None
    return replace(finite[0], head=tokens[count].head, relation=tokens[count].relation)


MEASURES = frozenset({"NUM", "NOUN", "SYM", "PROPN"})


def _phrase_of_the_measured(tokens: list[Token], phrase: Token, lexicon: Lexicon) -> None:
    """Hang a phrase that hangs on an amount's unit on what is measured ("bistand på 130 millioner *dollar* | til Etiopia")."""
    if phrase.base_relation != "nmod" or phrase.upos != "PROPN" or not 0 <= phrase.head < phrase.index:
        return
    if not any(token.head == phrase.index and token.base_relation == "case" for token in tokens):
        return
    units = load_language(lexicon.language).units
    at, number = phrase.head, False
    while tokens[at].upos in MEASURES and 0 <= tokens[at].head < at and tokens[tokens[at].head].upos in MEASURES:
        word = tokens[at]
        number = number or any(token.head == at and token.base_relation == "nummod" for token in tokens)
        if word.form.casefold() not in units and word.lemma.casefold() not in units and word.upos != "NUM" and not number:
            return
        at = word.head
    if number and at != phrase.head and tokens[at].upos == "NOUN":
        tokens[phrase.index] = replace(phrase, head=at)
