"""Clauses hung where they belong, on trees drawn as a small model draws them."""

from tests.reading.drawn import sentence
from vitni.reading.mending.subordinates import below_a_verb, content_of_the_verb, joins_the_verb, said_behind
from vitni.reference.acts import load_lexicon
from vitni.reference.paradigms import paradigms_of


def test_content_behind_a_day_belongs_to_the_verb_of_speech() -> None:
    """ "oświadczył w piątek, że ...": nobody says anything of Friday."""
    tokens = list(
        sentence(
            """
            Tusk Tusk PROPN 2 nsubj
            oświadczył oświadczyć VERB 0 root VerbForm=Part
            w w ADP 4 case
            piątek piątek NOUN 2 obl
            że że SCONJ 6 mark
            odejdzie odejść VERB 4 acl VerbForm=Fin
            """,
            "pl",
        ).tokens
    )
    content_of_the_verb(tokens, tokens[5], load_lexicon("pl"), paradigms_of("pl"))
    assert (tokens[5].head, tokens[5].relation) == (1, "ccomp")


def test_a_clause_below_a_verb_describes_no_noun() -> None:
    """What a conjunction opens below a verb is its content."""
    tokens = list(sentence("obawia obawiać VERB 0 root\nże że SCONJ 3 mark\nodejdzie odejść VERB 1 acl").tokens)
    below_a_verb(tokens, tokens[2])
    assert tokens[2].relation == "ccomp"


def test_speech_behind_a_comma_is_beside_what_was_said() -> None:
    """ "Rusko zaútočí, řekl premiér": the minister is not described."""
    tokens = list(
        sentence(
            """
            Rusko Rusko PROPN 2 nsubj
            zaútočí zaútočit VERB 0 root VerbForm=Fin
            , , PUNCT 4 punct
            řekl říci VERB 1 acl VerbForm=Part
            premiér premiér NOUN 4 nsubj
            """,
            "cs",
        ).tokens
    )
    said_behind(tokens, tokens[3], load_lexicon("cs"))
    assert (tokens[3].head, tokens[3].relation) == (1, "parataxis")


def test_a_verb_behind_and_is_joined_to_the_verb_before_its_noun() -> None:
    """ "condemned the step of Malta and threatened": the threat is no part of the step, nor its object."""
    rows = """
        krok krok NOUN 3 obj
        Malty Malta PROPN 1 nmod
        odsoudila odsoudit VERB 0 root VerbForm=Part|Voice=Act
        a a CCONJ 5 cc
        pohrozila pohrozit VERB {head} {relation} VerbForm=Part|Voice=Act
        """
    for head, relation in ((1, "conj"), (3, "obj")):
        tokens = list(sentence(rows.format(head=head, relation=relation), "cs").tokens)
        joins_the_verb(tokens, tokens[4])
        assert (tokens[4].head, tokens[4].relation) == (2, "conj")
