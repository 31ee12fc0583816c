"""Repairs of counted people: "thousands of" may be an adverb to the tagger, and whom it counts then hangs anywhere."""

from dataclasses import replace

from vitni.reference.lexicon import Lexicon
from vitni.reference.titles import titles_of
from vitni.syntax.tree import Token


def counted(tokens: list[Token], lexicon: Lexicon) -> None:
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
