"""Repairs around what counts: "thousands of" may be an adverb to the tagger; a phrase behind an amount may hang on its unit."""

from dataclasses import replace

from vitni.reference.languages import load_language
from vitni.reference.lexicon import Lexicon
from vitni.reference.titles import titles_of
from vitni.syntax.tree import Token


def counted(tokens: list[Token], lexicon: Lexicon) -> None:
    """Make who is counted by an adverb the subject of the verb beside them ("*tusindvis af mennesker* protesterede")."""
    titles = titles_of(lexicon.language)
    for phrase in tuple(tokens):
        _phrase_of_the_measured(tokens, phrase, lexicon)
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
