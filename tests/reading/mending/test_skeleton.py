"""Verbs above their clauses, on trees as the model of a related language draws them."""

from dataclasses import replace

from tests.reading.drawn import hung, sentence
from vitni.reading.mending.regrouping import regrouped
from vitni.reference.acts import load_lexicon
from vitni.reference.paradigms import paradigms_of


def heads(rows: str) -> dict[str, tuple[str, str]]:
    """Return the form of each word's head, and its relation, once the Polish sentence is regrouped."""
    drawn = replace(sentence(rows, "pl"), nearest=True)
    tokens = regrouped(drawn, load_lexicon("pl"), paradigms_of("pl")).tokens
    return hung(tokens)


ARRIVAL = """
    Do do ADP 2 case
    Lizbony lizbona NOUN 3 nmod
    przyleci przyleci NOUN 5 obl Case=Dat|Gender=Neut|Number=Sing
    grecki grecki ADJ 5 amod
    premier premier NOUN 0 root
    """


def test_a_verb_that_was_hung_on_a_noun_heads_its_clause() -> None:
    """The model took "przyleci" (will fly in) for a noun; its form says what it is."""
    found = heads(ARRIVAL)
    assert found["przyleci"] == ("-", "root")
    assert found["premier"] == ("przyleci", "nsubj")
    assert found["Lizbony"] == ("przyleci", "obl")


def test_a_verb_behind_and_joins_the_verb_before() -> None:
    """ "condemned the arrests and threatened Chile": the second verb is not joined to the arrests."""
    found = heads(
        """
        Dania Dania PROPN 2 nsubj
        potępiła potępiť VERB 0 root Tense=Past|VerbForm=Part|Voice=Act
        zatrzymania zatrzymanie NOUN 2 obj
        i i CCONJ 5 cc
        zagroziła zagroziť VERB 3 conj Tense=Past|VerbForm=Part|Voice=Act
        Chile Chile PROPN 5 obl
        """
    )
    assert found["zagroziła"] == ("potępiła", "conj")


def test_an_auxiliary_makes_a_participle_the_verb_of_its_clause() -> None:
    """ "was for that criticised by the court": the participle was called a noun behind "for"."""
    found = heads(
        """
        Premier premier NOUN 2 nsubj
        został zostať AUX 0 root Tense=Past|VerbForm=Part
        wczoraj wczoraj ADV 2 advmod
        skrytykowany skrytykowany NOUN 2 obl
        przez przez ADP 6 case
        sąd sąd NOUN 4 nmod
        """
    )
    assert found["skrytykowany"] == ("-", "root")
    assert found["został"] == ("skrytykowany", "aux:pass")
    assert found["Premier"] == ("skrytykowany", "nsubj:pass")
    assert found["sąd"] == ("skrytykowany", "obl")


def test_a_name_behind_a_word_of_speech_speaks() -> None:
    """ "as the Kremlin informed": nominative and accusative are written alike."""
    found = heads(
        """
        Jak jak SCONJ 2 mark
        poinformował poinformovať VERB 0 root Tense=Past|VerbForm=Part|Voice=Act
        Kreml kreml PROPN 2 obj
        """
    )
    assert found["Kreml"] == ("poinformował", "nsubj")
