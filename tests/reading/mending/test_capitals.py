"""Names and nouns with capitals side by side are told apart by what the language's files know."""

from tests.reading.drawn import hung, sentence
from vitni.reading.mending.capitals import mend_capitals
from vitni.reference.acts import load_lexicon
from vitni.syntax.tree import Token


def mended(rows: str) -> dict[str, tuple[str, str]]:
    """Return the form of each word's head and its relation, once the drawn German tree is mended."""
    tokens: list[Token] = list(sentence(rows, "de").tokens)
    mend_capitals(tokens, load_lexicon("de"))
    return hung(tokens)


def test_a_state_in_the_genitive_owns_the_noun_behind_it() -> None:
    """ "Norwegens Krieg" is no list of two subjects."""
    found = mended("""
        Norwegens Norwegen PROPN 3 nsubj
        Krieg Krieg PROPN 3 nsubj
        endete enden VERB 0 root VerbForm=Fin
        """)
    assert found["Norwegens"] == ("Krieg", "nmod") and found["Krieg"] == ("endete", "nsubj")


def test_a_state_in_the_genitive_owns_the_noun_before_it() -> None:
    found = mended("""
        Der der DET 2 det
        Boykott Boykott NOUN 4 nsubj
        Perus Peru PROPN 2 appos
        endete enden VERB 0 root VerbForm=Fin
        """)
    assert found["Perus"] == ("Boykott", "nmod")


def test_a_noun_called_an_adjective_is_what_the_name_belongs_to() -> None:
    found = mended("""
        Die der DET 3 det
        Verurteilung Verurteilung ADJ 3 amod
        Perus Peru PROPN 4 nsubj
        kam kommen VERB 0 root VerbForm=Fin
        """)
    assert found["Verurteilung"] == ("kam", "nsubj") and found["Perus"] == ("Verurteilung", "nmod")


def test_the_second_of_two_states_before_the_verb_is_its_object() -> None:
    found = mended("""
        dass dass SCONJ 4 mark
        Peru Peru PROPN 4 nsubj
        Chile Chile PROPN 2 flat
        angreift angreifen VERB 0 root VerbForm=Fin
        """)
    assert found["Peru"] == ("angreift", "nsubj") and found["Chile"] == ("angreift", "obj")


def test_a_state_between_the_giver_and_the_gift_is_who_gets_it() -> None:
    found = mended("""
        Norwegen Norwegen PROPN 2 nsubj
        gewährte gewähren VERB 0 root VerbForm=Fin
        Peru Peru PROPN 2 nsubj
        Kredit Kredit NOUN 2 obj
        """)
    assert found["Peru"] == ("gewährte", "iobj")


def test_a_bare_plural_behind_the_addressee_is_what_he_gets() -> None:
    found = mended("""
        Norwegen Norwegen PROPN 4 nsubj
        wird werden AUX 4 aux:pass
        Peru Peru PROPN 4 obl
        liefern liefern VERB 0 root VerbForm=Inf
        Flugzeuge Flugzeug NOUN 3 flat Number=Plur
        """)
    assert found["Flugzeuge"] == ("liefern", "obj") and found["Peru"] == ("liefern", "obl:arg")


def test_an_auxiliary_with_an_infinitive_makes_no_passive() -> None:
    found = mended("""
        Norwegen Norwegen PROPN 3 nsubj:pass
        wird werden AUX 3 aux:pass
        angreifen angreifen VERB 0 root VerbForm=Inf
        """)
    assert found["wird"] == ("angreifen", "aux") and found["Norwegen"] == ("angreifen", "nsubj")


def test_an_auxiliary_with_a_participle_still_makes_a_passive() -> None:
    found = mended("""
        Norwegen Norwegen PROPN 3 nsubj:pass
        wird werden AUX 3 aux:pass
        angegriffen angreifen VERB 0 root VerbForm=Part
        """)
    assert found["wird"] == ("angegriffen", "aux:pass")


def test_a_state_beyond_the_border_hangs_on_the_border() -> None:
    found = mended("""
        Truppen Truppe NOUN 0 root
        an an ADP 3 case
        Grenze Grenze NOUN 1 nmod
        zu zu ADP 5 case
        Peru Peru PROPN 1 obl
        """)
    assert found["Peru"] == ("Grenze", "nmod")


def test_the_auxiliary_that_ends_a_clause_belongs_to_its_verb() -> None:
    found = mended("""
        sagt sagen VERB 0 root VerbForm=Fin
        dass dass SCONJ 4 mark
        Peru Peru PROPN 4 nsubj
        vermitteln vermitteln VERB 1 ccomp VerbForm=Inf
        will wollen AUX 1 aux VerbForm=Fin
        """)
    assert found["will"] == ("vermitteln", "aux")


def test_a_noun_that_opens_an_infinitive_clause_is_its_object() -> None:
    found = mended("""
        Entscheidung Entscheidung NOUN 0 root
        , , PUNCT 5 punct
        Sanktionen Sanktion NOUN 1 appos
        zu zu PART 5 mark
        verhängen verhängen VERB 1 acl VerbForm=Inf
        """)
    assert found["Sanktionen"] == ("verhängen", "obj")


def test_the_auxiliary_of_the_passive_makes_one_with_a_participle() -> None:
    found = mended("""
        Norwegen Norwegen PROPN 3 nsubj
        wird werden AUX 3 aux
        angegriffen angreifen VERB 0 root VerbForm=Part
        """)
    assert found["wird"] == ("angegriffen", "aux:pass") and found["Norwegen"] == ("angegriffen", "nsubj:pass")


def test_have_behind_a_participle_and_to_is_its_auxiliary() -> None:
    found = mended("""
        bestritt bestreiten VERB 0 root VerbForm=Fin
        Soldaten Soldat NOUN 5 obj
        entsandt entsenden VERB 5 advmod VerbForm=Part
        zu zu PART 5 mark
        haben haben VERB 1 xcomp VerbForm=Inf
        """)
    assert found["entsandt"] == ("bestritt", "xcomp") and found["haben"] == ("entsandt", "aux")
    assert found["Soldaten"] == ("entsandt", "obj")


def test_who_told_that_is_no_object() -> None:
    """ "Das teilte das Amt mit": the office told it."""
    found = mended("""
        Das der PRON 2 nsubj
        teilte mitteilen VERB 0 root VerbForm=Fin
        Amt Amt NOUN 2 obj
        """)
    assert found["Amt"] == ("teilte", "nsubj") and found["Das"] == ("teilte", "obj")


def test_a_name_behind_a_title_is_its_apposition() -> None:
    found = mended("""
        Ministerin Ministerin NOUN 3 nsubj
        Jansen Jansen PROPN 3 obj B-PER
        kam kommen VERB 0 root VerbForm=Fin
        """)
    assert found["Jansen"] == ("Ministerin", "appos")


def test_a_state_with_a_dative_article_beside_an_object_is_who_gets_it() -> None:
    found = mended("""
        der der DET 2 det
        Ukraine Ukraine PROPN 4 obl
        Systeme System NOUN 4 obj
        liefern liefern VERB 0 root VerbForm=Inf
        """)
    assert found["Ukraine"] == ("liefern", "obl:arg")
