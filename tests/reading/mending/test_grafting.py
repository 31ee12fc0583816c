"""Phrases moved to where they hang, each on a tree drawn by hand."""

from tests.reading.drawn import hung, sentence
from vitni.reading.mending.repairs import mended
from vitni.reference.acts import load_lexicon


def heads(rows: str, language: str = "en") -> dict[str, tuple[str, str]]:
    """Return the form of each word's head and its relation, once the drawn tree is mended."""
    tokens = mended(sentence(rows, language), load_lexicon(language)).tokens
    return hung(tokens)


def test_an_owner_hangs_on_the_noun_behind_it() -> None:
    """ "the day of President Erdogan's visit" is the day of the visit."""
    found = heads(
        """
        dagen dag NOUN 0 root
        av av ADP 3 case
        president president NOUN 1 nmod
        Erdogans Erdogan PROPN 3 nmod:poss Case=Gen
        korta kort ADJ 5 amod
        besök besök NOUN 1 nmod
        """,
        "sv",
    )
    assert found["besök"] == ("dagen", "nmod") and found["av"] == ("besök", "case")
    assert found["president"] == ("besök", "nmod:poss")


def test_a_relative_clause_is_no_content_of_the_verb_before_it() -> None:
    """ "Anna spoke, who heads the party": nobody said that."""
    found = heads(
        """
        Anna Anna PROPN 2 nsubj
        spoke speak VERB 0 root VerbForm=Fin
        , , PUNCT 5 punct
        who who PRON 5 nsubj PronType=Rel
        heads head VERB 2 ccomp VerbForm=Fin
        """
    )
    assert found["heads"] == ("Anna", "acl:relcl")


def test_a_question_stays_what_is_asked() -> None:
    """ "Anna asked who heads the party": no comma, no relative."""
    found = heads(
        """
        Anna Anna PROPN 2 nsubj
        asked ask VERB 0 root VerbForm=Fin
        who who PRON 4 nsubj PronType=Int
        heads head VERB 2 ccomp VerbForm=Fin
        """
    )
    assert found["heads"] == ("asked", "ccomp")


def test_two_names_before_a_headlines_verb_are_its_subjects() -> None:
    """ "Egypt, Sudan resume talks": the comma of headlines is an "and"."""
    found = heads(
        """
        Egypt Egypt PROPN 0 root
        , , PUNCT 1 punct
        Sudan Sudan PROPN 4 nsubj
        resume resume VERB 1 parataxis VerbForm=Fin
        talks talk NOUN 4 obj
        """
    )
    assert found["Egypt"] == ("resume", "nsubj") and found["Sudan"] == ("Egypt", "conj") and found["resume"][1] == "root"


def test_an_address_before_a_sentence_is_left_alone() -> None:
    """A comma behind one word that is no name makes no list."""
    rows = """
        Yesterday yesterday ADV 4 advmod
        , , PUNCT 4 punct
        Sudan Sudan PROPN 4 nsubj
        resumed resume VERB 0 root VerbForm=Fin
        """
    assert heads(rows)["Sudan"] == ("resumed", "nsubj")


def test_an_adjective_that_is_a_verbs_participle_makes_a_passive() -> None:
    """Icelandic "er hylltur" is tagged as a copula with an adjective."""
    found = heads(
        """
        Anna Anna PROPN 3 nsubj
        er vera AUX 3 cop
        hyllt hylla ADJ 0 root
        """,
        "is",
    )
    assert found["er"] == ("hyllt", "aux:pass")


def test_a_place_behind_a_plural_subject_is_what_is_done_to() -> None:
    """ "riefen die beiden Minister Kenia auf": the ministers of nobody urge Kenya."""
    found = heads(
        """
        riefen rufen VERB 0 root VerbForm=Fin
        die der DET 3 det Number=Plur
        Minister Minister NOUN 1 nsubj
        Kenia Kenia PROPN 3 nmod
        auf auf ADP 1 compound:prt
        """,
        "de",
    )
    assert found["Kenia"] == ("riefen", "obj")


def test_a_verb_behind_a_closed_relative_clause_goes_on_with_the_main_one() -> None:
    """ "Anna spoke of Bo, who left, and promised": it was Anna who promised."""
    found = heads(
        """
        Anna Anna PROPN 2 nsubj
        spoke speak VERB 0 root VerbForm=Fin
        of of ADP 4 case
        Bo Bo PROPN 2 obl
        , , PUNCT 7 punct
        who who PRON 7 nsubj PronType=Rel
        left leave VERB 4 acl:relcl VerbForm=Fin
        , , PUNCT 10 punct
        and and CCONJ 10 cc
        promised promise VERB 7 conj VerbForm=Fin
        """
    )
    assert found["promised"] == ("spoke", "conj")


def test_what_follows_a_second_verb_is_its_object() -> None:
    """ "The junta criticised it and accused Norway": Norway accuses nobody."""
    found = heads(
        """
        junta junta NOUN 2 nsubj
        criticised criticise VERB 0 root VerbForm=Fin
        it it PRON 2 obj
        and and CCONJ 5 cc
        accused accuse VERB 2 conj VerbForm=Fin
        Norway Norway PROPN 5 nsubj
        """
    )
    assert found["Norway"] == ("accused", "obj")


def test_a_name_in_s_owns_the_bare_noun_beside_it() -> None:
    """ "Han afviste Egyptens krav" refuses a demand, it does not refuse Egypt one."""
    found = heads(
        """
        Han han PRON 2 nsubj
        afviste afvise VERB 0 root VerbForm=Fin
        Egyptens Egypten PROPN 2 iobj
        krav krav NOUN 2 obj
        """,
        "da",
    )
    assert found["Egyptens"] == ("krav", "nmod:poss") and found["krav"] == ("afviste", "obj")


def test_a_name_beside_a_noun_with_an_article_owns_nothing() -> None:
    """ "Hamas angreb en landsby": the article opens a party of its own."""
    found = heads(
        """
        Hamas Hamas PROPN 3 nsubj
        en en DET 3 det
        landsby landsby NOUN 4 obj
        angreb angribe VERB 0 root VerbForm=Fin
        """,
        "da",
    )
    assert found["Hamas"][1] == "nsubj"


def test_a_whole_clause_behind_a_noun_of_speech_is_what_is_said() -> None:
    """ "that" is no object where the clause has its own."""
    found = heads(
        """
        Malta Malta PROPN 2 nsubj
        denied deny VERB 0 root VerbForm=Fin
        reports report NOUN 2 obj
        that that PRON 6 obj PronType=Rel
        jets jet NOUN 6 nsubj
        hit hit VERB 3 acl:relcl VerbForm=Fin
        Gozo Gozo PROPN 6 obj
        """
    )
    assert found["hit"] == ("reports", "acl") and found["that"][1] == "mark"


def test_a_clause_that_lacks_its_object_stays_relative() -> None:
    """ "reports that they published": the reports were published."""
    found = heads(
        """
        Malta Malta PROPN 2 nsubj
        denied deny VERB 0 root VerbForm=Fin
        reports report NOUN 2 obj
        that that PRON 6 obj PronType=Rel
        they they PRON 6 nsubj
        published publish VERB 3 acl:relcl VerbForm=Fin
        """
    )
    assert found["published"] == ("reports", "acl:relcl")


def test_the_aid_is_given_and_its_money_only_counts_it() -> None:
    """ "pledged two million euros in aid"."""
    found = heads(
        """
        Malta Malta PROPN 2 nsubj
        pledged pledge VERB 0 root VerbForm=Fin
        two two NUM 5 nummod
        million million NUM 5 nummod
        euros euro NOUN 2 obj
        in in ADP 7 case
        aid aid NOUN 5 nmod
        """
    )
    assert found["aid"] == ("pledged", "obj") and found["euros"] == ("aid", "nmod")


def test_an_alleged_act_may_be_taken_for_a_noun() -> None:
    """ "accuses Malta of shelling villages" alleges an attack; "of bombing raids" has none but the noun's."""
    found = heads(
        """
        Chad Chad PROPN 2 nsubj
        accuses accuse VERB 0 root VerbForm=Fin
        Malta Malta PROPN 2 obj
        of of ADP 6 case
        shelling shell NOUN 6 compound
        villages village NOUN 3 nmod
        """
    )
    assert found["shelling"] == ("accuses", "advcl") and found["villages"] == ("shelling", "obj")


def test_a_noun_between_commas_behind_the_last_of_a_list_says_what_that_is() -> None:
    """ "France and Wagner, the largest army, signed": two sign."""
    found = heads(
        """
        France France PROPN 9 nsubj
        and and CCONJ 3 cc
        Wagner Wagner PROPN 1 conj
        , , PUNCT 7 punct
        the the DET 7 det
        largest large ADJ 7 amod
        army army NOUN 1 conj
        , , PUNCT 7 punct
        signed sign VERB 0 root
        """
    )
    assert found["army"] == ("Wagner", "appos")


def test_a_list_that_goes_on_behind_the_commas_stays_a_list() -> None:
    """Another member behind it shows that the list was not at its end."""
    found = heads(
        """
        France France PROPN 11 nsubj
        and and CCONJ 3 cc
        Wagner Wagner PROPN 1 conj
        , , PUNCT 7 punct
        the the DET 7 det
        largest large ADJ 7 amod
        army army NOUN 1 conj
        , , PUNCT 7 punct
        and and CCONJ 10 cc
        Chad Chad PROPN 1 conj
        signed sign VERB 0 root
        """
    )
    assert found["army"] == ("France", "conj")
