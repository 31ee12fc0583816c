"""Moving a word in a tree keeps it a tree."""

from tests.reading.drawn import sentence
from vitni.reading.mending.hanging import attach


def test_hanging_a_word_below_its_own_dependent_makes_no_circle() -> None:
    """The dependent takes the word's place first."""
    tokens = list(
        sentence(
            """
            one one NOUN 0 root
            two two VERB 1 acl
            three three NOUN 2 obj
            """
        ).tokens
    )
    attach(tokens, 0, 2, "nmod")
    assert [(token.head, token.relation) for token in tokens] == [(2, "nmod"), (0, "acl"), (-1, "root")]
