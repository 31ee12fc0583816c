"""Particles that the network takes for prepositions hang on their verb."""

from dataclasses import replace

from vitni.reading.mending.particles import verb_particles
from vitni.reference.acts import load_lexicon
from vitni.syntax.parser import parse
from vitni.syntax.tree import Token


def _mended(text: str) -> list[Token]:
    (tree,) = parse([text], ["sv"])[0]
    tokens = list(tree.tokens)
    verb_particles(tokens, load_lexicon("sv"))
    return tokens


def test_what_stands_behind_a_particle_is_the_object() -> None:
    """ "in" is no preposition of Swedish."""
    tokens = _mended("Pakistan ställde in mötet med Indien.")
    assert (tokens[2].relation, tokens[2].head, tokens[3].relation) == ("compound:prt", 1, "obj")


def test_a_preposition_of_the_language_is_left_where_it_is() -> None:
    text = "Pakistan talade med Indien."
    assert _mended(text) == list(parse([text], ["sv"])[0][0].tokens)


def test_a_particle_without_verb_before_it_is_left() -> None:
    """In a headline "in" may stand alone."""
    (tree,) = parse(["Ministern in i regeringen."], ["sv"])[0]
    tokens = [replace(token, upos="NOUN") if token.upos == "VERB" else token for token in tree.tokens]
    before = list(tokens)
    verb_particles(tokens, load_lexicon("sv"))
    assert tokens == before
