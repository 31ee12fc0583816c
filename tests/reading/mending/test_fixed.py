"""Phrases of several words that the parser takes apart are joined again."""

from tests.reading.drawn import sentence
from vitni.reading.mending.fixed import join_phrases
from vitni.reference.acts import load_lexicon
from vitni.syntax.tree import Token


def joined(rows: str, language: str = "es") -> dict[str, tuple[str, str, str]]:
    """Return the form of each word's head, its relation and its part of speech, once the drawn tree is mended."""
    tokens: list[Token] = list(sentence(rows, language).tokens)
    join_phrases(tokens, load_lexicon(language))
    return {token.form: (tokens[token.head].form if token.head >= 0 else "-", token.relation, token.upos) for token in tokens}


def test_a_companion_right_behind_its_noun_hangs_on_it() -> None:
    """ "un alto el fuego" is one thing."""
    found = joined("""
        acordaron acordar VERB 0 root VerbForm=Fin
        un uno DET 3 det
        alto alto ADJ 1 obj
        el el DET 5 det
        fuego fuego NOUN 1 obj
        """)
    assert found["fuego"] == ("alto", "nmod", "NOUN") and found["alto"] == ("acordaron", "obj", "NOUN")


def test_what_stands_behind_an_addressee_is_given_to_him() -> None:
    found = joined("""
        entregará entregar VERB 0 root VerbForm=Fin
        a a ADP 3 case
        Malta Malta PROPN 1 obj
        misiles misil ADJ 3 amod
        """)
    assert found["misiles"] == ("entregará", "obj", "NOUN") and found["Malta"][1] == "obl"


def test_a_known_name_before_its_verb_is_the_subject() -> None:
    found = joined("""
        Hamás hamás ADV 2 advmod
        aceptó aceptar VERB 0 root VerbForm=Fin
        """)
    assert found["Hamás"] == ("aceptó", "nsubj", "PROPN")


def test_an_adverb_before_the_verb_stays_one() -> None:
    found = joined("""
        Ayer ayer ADV 2 advmod
        aceptó aceptar VERB 0 root VerbForm=Fin
        """)
    assert found["Ayer"] == ("aceptó", "advmod", "ADV")


def test_a_name_behind_the_verb_is_no_part_of_the_subject() -> None:
    found = joined(
        """
        Polizei Polizei NOUN 2 nsubj
        ergriff ergreifen VERB 0 root VerbForm=Fin
        Jansen Jansen PROPN 1 appos
        """,
        "de",
    )
    assert found["Jansen"][:2] == ("ergriff", "obj")


def test_a_noun_behind_a_second_verb_is_its_object() -> None:
    """ "kam und traf den Minister": the minister did not come."""
    found = joined(
        """
        kam kommen VERB 0 root VerbForm=Fin
        und und CCONJ 4 cc
        traf treffen VERB 1 conj VerbForm=Fin
        Minister Minister NOUN 1 conj
        """,
        "de",
    )
    assert found["Minister"][:2] == ("traf", "obj") and found["und"][0] == "traf"


def test_a_person_between_commas_behind_a_noun_is_its_apposition() -> None:
    found = joined(
        """
        reçoit recevoir VERB 0 root VerbForm=Fin
        homologue homologue NOUN 1 obj
        grec grec ADJ 2 amod
        , , PUNCT 5 punct
        Jansen Jansen PROPN 1 parataxis B-PER
        . . PUNCT 1 punct
        """,
        "fr",
    )
    assert found["Jansen"][:2] == ("homologue", "appos")


def test_a_state_between_a_state_and_the_last_of_a_list_is_listed() -> None:
    found = joined(
        """
        Mali Mali PROPN 0 root
        , , PUNCT 3 punct
        Niger Niger PROPN 1 appos
        et et CCONJ 5 cc
        Tchad Tchad PROPN 1 conj
        """,
        "fr",
    )
    assert found["Niger"][1] == "conj"


def test_who_told_the_future_is_its_speaker() -> None:
    """ "Berlin enverra, a annoncé Jansen": Berlin sends, Jansen tells."""
    found = joined(
        """
        Berlin Berlin PROPN 5 nsubj
        enverra envoyer VERB 5 advcl VerbForm=Fin
        , , PUNCT 2 punct
        a avoir AUX 5 aux
        annoncé annoncer VERB 0 root VerbForm=Part
        Jansen Jansen PROPN 5 obj
        """,
        "fr",
    )
    assert found["Berlin"][:2] == ("enverra", "nsubj") and found["Jansen"][:2] == ("annoncé", "nsubj")


def test_a_known_noun_called_a_complement_is_the_object() -> None:
    found = joined(
        """
        livré livrer VERB 0 root VerbForm=Part
        blindés blindé NOUN 1 xcomp
        """,
        "fr",
    )
    assert found["blindés"][1] == "obj"
