"""A word of speech at the end speaks the sentence before it; "it" that is ready is somebody."""

from tests.reading.drawn import sentence
from tests.reading.mending.test_repairs import heads
from vitni.reading.mending.trailing import mend_speech
from vitni.reference.acts import load_lexicon
from vitni.syntax.tree import Sentence, sentence_of


def mended(drawing: str) -> Sentence:
    """Return a drawn sentence with its speech mended for English."""
    tokens = list(sentence(drawing).tokens)
    mend_speech(tokens, load_lexicon("en"))
    return sentence_of(tuple(tokens), language="en")


def test_officials_behind_a_comma_say_all_before_it() -> None:
    """ "Malta left, officials said" is not two things joined."""
    found = heads(
        mended(
            """
            Malta Malta PROPN 2 nsubj
            left leave VERB 0 root VerbForm=Fin
            , , PUNCT 5 punct
            officials official NOUN 5 nsubj
            said say VERB 2 conj VerbForm=Fin
            """
        )
    )
    assert found["said"] == ("left", "parataxis")


def test_a_verb_of_speech_behind_and_is_joined() -> None:
    """ "Malta left and officials said so"."""
    found = heads(
        mended(
            """
            Malta Malta PROPN 2 nsubj
            left leave VERB 0 root VerbForm=Fin
            and and CCONJ 5 cc
            officials official NOUN 5 nsubj
            said say VERB 2 conj VerbForm=Fin
            """
        )
    )
    assert found["said"] == ("left", "conj")


def test_it_that_is_ready_is_somebody() -> None:
    """Nothing else in the clause could be what "it" stands for."""
    found = heads(
        mended(
            """
            it it PRON 3 expl
            is be AUX 3 cop
            ready ready ADJ 0 root
            for for ADP 5 case
            talks talk NOUN 3 obl
            """
        )
    )
    assert found["it"] == ("ready", "nsubj")
