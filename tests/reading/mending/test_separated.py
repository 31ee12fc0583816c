"""Verbs whose particle stands at the end of the clause."""

from tests.reading.mending.test_grafting import heads


def test_a_separated_verb_is_one_verb_whatever_the_tagger_took_it_for() -> None:
    """ "nahm ... fest": an adverb and a verb, says the tagger."""
    found = heads(
        """
        Polizei Polizei NOUN 4 nsubj
        nahm nahm ADV 3 advmod
        Demonstranten Demonstrant NOUN 4 obj
        fest fest VERB 0 root
        """,
        "de",
    )
    assert found["nahm"] == ("-", "root") and found["fest"] == ("nahm", "compound:prt")
    assert found["Polizei"] == ("nahm", "nsubj") and found["Demonstranten"] == ("nahm", "obj")


def test_a_word_that_only_looks_like_half_a_verb_is_left_alone() -> None:
    """No verb that the language knows is made of the two."""
    rows = """
        Anna Anna PROPN 2 nsubj
        schläft schlafen VERB 0 root VerbForm=Fin
        nur nur ADV 2 advmod
        fest fest ADV 2 advmod
        """
    assert heads(rows, "de")["fest"] == ("schläft", "advmod")
