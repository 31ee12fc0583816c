"""How words hang together: subjects, objects and slots across passives, relatives and infinitives."""

from tests.reading.drawn import tree
from vitni.reading.acts.patterns import slot
from vitni.reading.clauses import clause_tokens, describes, own_object, subject
from vitni.reference.lexicon import Pattern

MEETING = tree(
    """
    Anna Anna PROPN 2 nsubj
    met meet VERB 0 root VerbForm=Fin
    Bo Bo PROPN 2 obj
    and and CCONJ 5 cc
    left leave VERB 2 conj VerbForm=Fin
    """
)
RELATIVE = tree(
    """
    Bo Bo PROPN 5 nsubj
    who who PRON 3 nsubj PronType=Rel
    invited invite VERB 1 acl:relcl VerbForm=Fin
    Anna Anna PROPN 3 obj
    resigned resign VERB 0 root VerbForm=Fin
    """
)
PURPOSE = tree(
    """
    Anna Anna PROPN 2 nsubj
    flew fly VERB 0 root VerbForm=Fin
    to to ADP 4 case
    Oslo Oslo PROPN 2 obl
    to to PART 6 mark
    meet meet VERB 2 advcl VerbForm=Inf
    Bo Bo PROPN 6 obj
    """
)
OBJECT_AS_SUBJECT = tree(
    """
    Anna Anna PROPN 4 nsubj Case=Nom
    wird werden AUX 4 aux VerbForm=Fin
    Bo Bo PROPN 4 nsubj Case=Nom
    treffen treffen VERB 0 root VerbForm=Inf
    """,
    "de",
)
WITH = Pattern(relation="obl", adposition=("to",))


def test_a_coordinated_verb_shares_its_subject() -> None:
    """ "Anna met Bo and left": who left is said once."""
    assert subject(MEETING, 4) == (0,)


def test_a_relative_pronoun_is_the_noun_it_stands_for() -> None:
    """ "Bo, who invited Anna": the actor of the invitation is Bo."""
    assert subject(RELATIVE, 2) == (0,)


def test_an_infinitive_of_purpose_takes_the_subject_above_it() -> None:
    """ "flew to Oslo to meet Bo": Anna meets him."""
    assert subject(PURPOSE, 5) == (0,)


def test_a_second_subject_is_the_object_a_parser_mistook() -> None:
    """German names show no case; of two subjects the second is the object."""
    assert subject(OBJECT_AS_SUBJECT, 3) == (0,)
    assert own_object(OBJECT_AS_SUBJECT, 3) == (2,)


def test_a_slot_finds_its_adposition_under_either_label() -> None:
    """Parsers confuse obl and nmod; the adposition decides."""
    assert slot(PURPOSE, 1, (WITH,))[0] == (3,)
    assert slot(PURPOSE, 1, (Pattern(relation="nmod", adposition=("to",)),))[0][:1] == (3,)


def test_a_clause_leaves_out_what_is_coordinated_or_subordinate() -> None:
    """A claim points at its own clause, not at the next act."""
    assert clause_tokens(MEETING, 1) == (0, 1, 2)
    assert clause_tokens(PURPOSE, 1) == (0, 1, 2, 3)


def test_a_relative_pronoun_whose_clause_was_mislaid_is_the_noun_before_the_comma() -> None:
    """German puts words behind the noun, and the parser then hangs the clause on them."""
    mislaid = tree(
        """
        Gast Gast NOUN 0 root Gender=Masc
        wider wider ADV 1 advmod
        , , PUNCT 6 punct
        der der PRON 6 nsubj Gender=Masc|PronType=Rel
        Bern Bern PROPN 6 obj
        besucht besuchen VERB 2 advcl VerbForm=Fin
        """
    )
    assert subject(mislaid, 5) == (0,)


def test_a_participle_of_what_was_done_describes_its_noun() -> None:
    """ "Talks mediated by Norway" says who mediated, and is nothing that the talks have for their content."""
    words = tree(
        """
        Talks talk NOUN 5 nsubj
        mediated mediate VERB 1 acl Tense=Past|VerbForm=Part
        by by ADP 4 case
        Norway Norway PROPN 2 obl
        ended end VERB 0 root
        """
    )
    assert describes(words, 1)
    assert not describes(words, 4)
