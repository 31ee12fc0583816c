"""Subjects behind their verbs, each on a tree drawn by hand."""

from tests.reading.drawn import sentence
from vitni.reading.mending.inverted import inverted
from vitni.reference.acts import load_lexicon


def relations(rows: str, language: str = "da") -> dict[str, str]:
    """Return the relation of each word once the subject is found."""
    tokens = list(sentence(rows, language).tokens)
    inverted(tokens, load_lexicon(language))
    return {token.form: token.relation for token in tokens}


def test_the_first_noun_behind_the_verb_is_the_subject_where_a_day_opens_the_sentence() -> None:
    """ "Søndag dræbte hæren oprørere": the army did it."""
    found = relations(
        """
        Søndag søndag NOUN 2 obl
        dræbte dræbe VERB 0 root VerbForm=Fin
        hæren hær NOUN 2 obj
        oprørere oprører NOUN 2 obj
        """
    )
    assert found["hæren"] == "nsubj" and found["oprørere"] == "obj"


def test_a_verb_that_opens_its_clause_has_no_subject_behind_it() -> None:
    """An order or a headline without subject has an object there."""
    found = relations(
        """
        Dræbte dræbe VERB 0 root VerbForm=Fin
        oprørere oprører NOUN 1 obj
        """
    )
    assert found["oprørere"] == "obj"


def test_a_language_that_does_not_invert_is_left_alone() -> None:
    """English puts the subject before its verb whatever opens the clause."""
    found = relations(
        """
        Yesterday yesterday NOUN 2 obl
        killed kill VERB 0 root VerbForm=Fin
        rebels rebel NOUN 2 obj
        """,
        "en",
    )
    assert found["rebels"] == "obj"


def test_a_figure_between_verb_and_subject_is_passed_over() -> None:
    """ "Donderdag protesteerden duizenden mensen": the number hangs on the verb, the people are its subject."""
    found = relations(
        """
        Donderdag donderdag NOUN 2 obl
        protesteerden protesteren VERB 0 root VerbForm=Fin
        duizenden duizend NUM 2 obl
        mensen mens NOUN 2 obj
        """,
        "nl",
    )
    assert found["mensen"] == "nsubj"
