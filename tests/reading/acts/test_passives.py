"""Whose grammatical subject undergoes the act."""

from tests.reading.drawn import tree
from vitni.reading.acts.passives import is_passive, names_nobody

ARREST = tree(
    """
    Anna Anna PROPN 3 nsubj:pass
    was be AUX 3 aux:pass VerbForm=Fin
    arrested arrest VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
    and and CCONJ 5 cc
    deported deport VERB 3 conj Tense=Past|VerbForm=Part|Voice=Pass
    by by ADP 7 case
    police police NOUN 3 obl:agent
    """
)
MEETING = tree(
    """
    Anna Anna PROPN 2 nsubj
    met meet VERB 0 root VerbForm=Fin
    Bo Bo PROPN 2 obj
    """
)
PRAISED_AND_SCOLDED = tree(
    """
    er er PRON 2 nsubj
    gepriesen preisen VERB 0 root VerbForm=Part
    und und CCONJ 4 cc
    geschmaeht schmaehen VERB 2 conj VerbForm=Part
    wird werden AUX 4 aux:pass VerbForm=Fin
    """
)


def test_a_passive_is_seen_on_itself_and_on_what_is_coordinated_with_it() -> None:
    """\"was arrested and deported\": the second verb has no auxiliary of its own."""
    assert is_passive(ARREST, 2) and is_passive(ARREST, 4)


def test_an_active_verb_is_none() -> None:
    """A subject that acts is no sufferer."""
    assert not is_passive(MEETING, 1)


def test_two_participles_share_the_auxiliary_behind_the_second() -> None:
    """German and Dutch close a coordination with it."""
    assert is_passive(PRAISED_AND_SCOLDED, 1) and is_passive(PRAISED_AND_SCOLDED, 3)


def test_a_participle_without_its_mark_is_passive_beside_the_passives_auxiliary() -> None:
    """ "Soldaterne blev dræbt": the model says of the word that it is a verb, and no more."""
    killed = tree(
        """
        Soldaterne soldat NOUN 3 nsubj
        blev blive AUX 3 aux VerbForm=Fin
        dræbt dræbe VERB 0 root Tense=Pres
        """,
        "da",
    )
    assert is_passive(killed, 2)


def test_a_participle_with_an_object_goes_on_with_the_active_before_it() -> None:
    """French "a gelé les avoirs et fermé ses frontières": nobody closed the subject."""
    frozen = tree(
        """
        Malte Malte PROPN 3 nsubj
        a avoir AUX 3 aux:tense VerbForm=Fin
        gelé geler VERB 0 root VerbForm=Part|Voice=Act
        et et CCONJ 5 cc
        fermé fermer VERB 3 conj Tense=Past|VerbForm=Part|Voice=Pass
        ses son DET 7 det
        frontières frontière NOUN 5 obj
        """,
        "fr",
    )
    assert not is_passive(frozen, 4)


def test_what_makes_passives_has_no_passive_itself() -> None:
    """ "USA og Kina er blitt enige" agrees; nobody is agreed upon."""
    agreed = tree(
        """
        USA USA PROPN 3 nsubj
        er være AUX 3 cop VerbForm=Fin
        blitt bli VERB 0 root VerbForm=Part
        enige enig ADJ 3 xcomp
        """,
        "nb",
    )
    assert not is_passive(agreed, 2)


def test_an_impersonal_form_names_nobody() -> None:
    """Polish "zatrzymano": two people were detained, by whom is not said; that is no passive, for they are its object."""
    drawn = tree("Zatrzymano zatrzymać VERB 0 root Person=0|Tense=Past|VerbForm=Fin\nosoby osoba NOUN 1 obj Case=Acc", "pl")
    assert names_nobody(drawn, 0)
    assert not is_passive(drawn, 0)
