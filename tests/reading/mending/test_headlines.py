"""Headlines are mended: commas that stand for "and", infinitives of what is to come, verbs taken for plurals."""

from tests.reading.drawn import sentence
from tests.reading.mending.test_repairs import heads
from vitni.reading.mending.headlines import mend_headline
from vitni.reference.acts import load_lexicon
from vitni.syntax.tree import Sentence, sentence_of


def headline(drawing: str) -> Sentence:
    """Return a drawn headline, mended for English."""
    tokens = list(sentence(drawing).tokens)
    mend_headline(tokens, load_lexicon("en"))
    return sentence_of(tuple(tokens), language="en")


def test_a_plural_between_a_party_and_a_noun_is_the_verb() -> None:
    """ "Malta army bombs market" was read as a row of nouns."""
    found = heads(
        headline(
            """
            Malta Malta PROPN 3 compound
            army army NOUN 3 compound
            bombs bomb NOUN 4 compound Number=Plur
            market market NOUN 0 root
            in in ADP 6 case
            Gozo Gozo PROPN 4 nmod
            """
        )
    )
    assert found["bombs"] == ("-", "root")
    assert found["army"] == ("bombs", "nsubj")
    assert found["market"] == ("bombs", "obj")


def test_a_plural_without_a_noun_behind_it_stays_a_noun() -> None:
    """ "Malta peace talks in Gozo" has no verb."""
    drawing = """
        Malta Malta PROPN 3 compound
        peace peace NOUN 3 compound
        talks talk NOUN 0 root Number=Plur
        in in ADP 5 case
        Gozo Gozo PROPN 3 nmod
        """
    assert headline(drawing) == sentence_of(sentence(drawing).tokens, language="en")


def test_a_comma_before_a_plural_verb_stands_for_and() -> None:
    """ "Malta, Chad hold talks": both hold them."""
    found = heads(
        headline(
            """
            Malta Malta PROPN 4 vocative
            , , PUNCT 1 punct
            Chad Chad PROPN 4 nsubj
            hold hold VERB 0 root Mood=Ind|Number=Plur|Person=3|VerbForm=Fin
            talks talk NOUN 4 obj
            """
        )
    )
    assert found["Malta"] == ("hold", "nsubj")
    assert found["Chad"] == ("Malta", "conj")


def test_the_name_before_an_infinitive_is_its_subject() -> None:
    """ "Malta to send Chad tents": Malta is no object."""
    found = heads(
        headline(
            """
            Malta Malta PROPN 3 iobj
            to to PART 3 mark
            send send VERB 0 root VerbForm=Inf
            tents tent NOUN 3 obj
            """
        )
    )
    assert found["Malta"] == ("send", "nsubj")


def test_a_sentence_with_a_full_stop_is_left_alone() -> None:
    """Only headlines leave out what the repairs put back."""
    drawing = """
        Malta Malta PROPN 4 vocative
        , , PUNCT 1 punct
        Chad Chad PROPN 4 nsubj
        hold hold VERB 0 root Number=Plur|VerbForm=Fin
        . . PUNCT 4 punct
        """
    assert headline(drawing) == sentence_of(sentence(drawing).tokens, language="en")
