"""Known words that the network takes for something else are shown to it as words it knows."""

import pytest

from vitni.reading.mending.likeness import looked_at_again
from vitni.reading.mending.plain import plainer
from vitni.syntax.parser import parse
from vitni.syntax.tree import Sentence


def _read(text: str) -> tuple[Sentence, Sentence]:
    (first,) = parse([text], ["sv"], plainer)[0]
    (second,) = looked_at_again([first], plainer)
    return first, second


@pytest.mark.parametrize(
    ("text", "word", "upos", "lemma"),
    [
        ("Zelenskyj avskedade försvarsminister Oleh Petrenko.", 1, "VERB", "avskeda"),
        ("Danmarks avvisande av förslaget kom snabbt.", 1, "NOUN", "avvisande"),
        ("Nordkoreas hot mot Japan oroar Washington.", 0, "PROPN", "Nordkorea"),
    ],
)
def test_a_known_word_taken_for_another_is_what_its_language_says(text: str, word: int, upos: str, lemma: str) -> None:
    """The tree is that of the word shown instead; form, place and lemma are the word's own."""
    first, second = _read(text)
    assert first.tokens[word].upos != upos
    found = second.tokens[word]
    assert (found.upos, found.lemma) == (upos, lemma)
    assert (found.form, found.start, found.end) == (first.tokens[word].form, first.tokens[word].start, first.tokens[word].end)


def test_the_owner_before_a_noun_is_in_the_genitive() -> None:
    """ "Iraks" is a subject to the network; with "Norges" in its place it owns the noun."""
    first, second = _read("Iraks ockupation av Kuwait varade i sju månader.")
    assert first.tokens[0].relation == "nsubj"
    assert (second.tokens[0].relation, second.tokens[0].head) == ("nmod:poss", 1)


def test_a_participle_inside_a_phrase_stays_one() -> None:
    """ "den planerade attacken" has no verb in it."""
    first, second = _read("Den planerade attacken ställdes in.")
    assert second == first


def test_a_language_without_a_table_is_read_once() -> None:
    trees = list(parse(["Egypt and Sudan resume talks."], ["en"], plainer)[0])
    assert looked_at_again(trees, plainer) == trees
