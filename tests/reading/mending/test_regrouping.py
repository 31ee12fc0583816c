"""Phrases hung by case: on trees drawn as a model draws them that does not know the words."""

from tests.reading.drawn import hung, sentence
from vitni.reading.mending.regrouping import regrouped
from vitni.reference.acts import load_lexicon
from vitni.reference.paradigms import paradigms_of
from vitni.syntax.tree import Sentence


def heads(rows: str, language: str) -> dict[str, tuple[str, str]]:
    """Return the form of each word's head, and its relation, once the sentence is regrouped."""
    return _shown(regrouped(sentence(rows, language), load_lexicon(language), paradigms_of(language)))


def _shown(found: Sentence) -> dict[str, tuple[str, str]]:
    tokens = found.tokens
    return hung(tokens)


def test_a_name_that_can_only_be_nominative_is_the_subject() -> None:
    """The model took the unknown name for an object; its ending says subject, and the accusative behind it is the object."""
    found = heads(
        """
        Chorwacja Chorwacja PROPN 2 obj
        zaatakowała zaatakować VERB 0 root Tense=Past|VerbForm=Part
        Litwę Litwę NOUN 2 nmod
        """,
        "pl",
    )
    assert found["Chorwacja"] == ("zaatakowała", "nsubj")
    assert found["Litwę"] == ("zaatakowała", "obj")


def test_an_object_before_its_verb_is_told_by_its_ending() -> None:
    """Word order is free: "Litwę zaatakowała Chorwacja"."""
    found = heads(
        """
        Litwę Litwa PROPN 2 nsubj
        zaatakowała zaatakować VERB 0 root Tense=Past|VerbForm=Part
        Chorwacja Chorwacja PROPN 2 obj
        """,
        "pl",
    )
    assert found["Litwę"] == ("zaatakowała", "obj")
    assert found["Chorwacja"] == ("zaatakowała", "nsubj")


def test_a_genitive_belongs_to_the_noun_before_it() -> None:
    """ "the president of Croatia" is one phrase, whatever the model hung on the verb."""
    found = heads(
        """
        prezydent prezydent NOUN 3 nsubj
        Chorwacji Chorwacja PROPN 3 obj
        przyjechał przyjechać VERB 0 root Tense=Past|VerbForm=Part
        """,
        "pl",
    )
    assert found["Chorwacji"] == ("prezydent", "nmod")


def test_a_phrase_belongs_to_the_act_noun_that_takes_its_adposition() -> None:
    """ "sankcje na Białoruś": sanctions are imposed on somebody."""
    found = heads(
        """
        Unia Unia PROPN 2 nsubj
        nałożyła nałożyć VERB 0 root Tense=Past|VerbForm=Part
        sankcje sankcja NOUN 2 obj
        na na ADP 5 case
        Białoruś Białoruś PROPN 2 obl
        """,
        "pl",
    )
    assert found["Białoruś"] == ("sankcje", "nmod")


def test_a_verb_taken_for_a_noun_heads_its_clause() -> None:
    """A form that irregular.tsv knows is a verb, and what stood above it hangs below."""
    found = heads(
        """
        Irák Irák PROPN 0 root
        zaútočil zaútoč NOUN 1 nsubj
        na na ADP 4 case
        Kuvajt Kuvajt PROPN 2 nmod
        """,
        "cs",
    )
    assert found["zaútočil"] == ("-", "root")
    assert found["Irák"] == ("zaútočil", "nsubj")


def test_a_language_without_paradigms_keeps_its_trees() -> None:
    """English trees are what the model says."""
    drawn = sentence(
        """
        Anna Anna PROPN 2 obj
        met meet VERB 0 root VerbForm=Fin
        """
    )
    assert regrouped(drawn, load_lexicon("en"), paradigms_of("en")) is drawn
