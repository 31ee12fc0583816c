"""Repairs of labels: each on a tree drawn by hand as the parser drew it, and none where nothing denies the label."""

from dataclasses import replace

from tests.reading.drawn import sentence
from tests.reading.test_reader import claims_of
from vitni.model.claim import Act, Standing
from vitni.model.time import TimePhrase
from vitni.reading.mending.repairs import mended
from vitni.reference.acts import load_lexicon
from vitni.syntax.tree import Sentence, Token


def read(drawn: str, language: str) -> Sentence:
    """Return the mended sentence of a drawing."""
    return mended(sentence(drawn), load_lexicon(language))


def word(repaired: Sentence, form: str) -> Token:
    """Return the word written so."""
    return next(token for token in repaired.tokens if token.form == form)


def test_an_ending_that_one_tense_alone_has_names_the_tense() -> None:
    """ "rencontrera" is a future, whatever the tagger saw."""
    repaired = read(
        """
        Anne Anne PROPN 2 nsubj
        rencontrera rencontrer VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
        Luc Luc PROPN 2 obj
        """,
        "fr",
    )
    assert word(repaired, "rencontrera").feature("Tense") == "Fut"


def test_a_noun_written_as_an_infinitive_under_a_modal_is_one() -> None:
    """ "может напасть на": the noun "misfortune" is written as the verb "attack"."""
    repaired = read(
        """
        Анна Анна PROPN 2 nsubj Case=Nom
        может мочь VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
        напасть напасть NOUN 2 obj Case=Acc
        на на ADP 5 case
        Ригу Рига PROPN 3 nmod Case=Acc
        """,
        "ru",
    )
    assert (word(repaired, "напасть").upos, word(repaired, "напасть").relation) == ("VERB", "xcomp")
    assert word(repaired, "Ригу").relation == "obl"


def test_a_noun_with_conjunction_and_subject_is_the_verb_of_their_clause() -> None:
    """ "teme que Rusia ataque": a subjunctive is written as the noun of the same act."""
    repaired = read(
        """
        Ana Ana PROPN 2 nsubj
        teme temer VERB 0 root Mood=Ind|VerbForm=Fin
        que que SCONJ 5 mark
        Rusia Rusia PROPN 5 nsubj
        ataque ataque NOUN 2 ccomp
        a a ADP 7 case
        Letonia Letonia PROPN 5 nmod
        """,
        "es",
    )
    assert (word(repaired, "ataque").upos, word(repaired, "ataque").lemma) == ("VERB", "atacar")


def test_a_word_behind_have_that_is_a_known_participle_makes_the_perfect() -> None:
    """ "a téléphoné à": no noun stands bare behind "avoir"."""
    repaired = read(
        """
        Anne Anne PROPN 2 nsubj
        a avoir VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
        téléphoné téléphoné NOUN 2 obj
        à à ADP 5 case
        Luc Luc PROPN 2 obl:arg
        """,
        "fr",
    )
    verb = word(repaired, "téléphoné")
    assert (verb.upos, verb.head) == ("VERB", -1)
    assert {token.form for token in repaired.tokens if token.head == verb.index} == {"Anne", "a", "Luc"}


def test_a_nominative_that_agrees_with_its_verb_is_the_subject() -> None:
    """ "Латвія звинуватила Іран": subject and object were exchanged."""
    repaired = read(
        """
        Латвія Латвія PROPN 2 obj Case=Nom|Gender=Fem|Number=Sing
        звинуватила звинуватити VERB 0 root Gender=Fem|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin
        Іран Іран PROPN 2 nsubj Case=Acc|Gender=Masc|Number=Sing
        """,
        "uk",
    )
    assert word(repaired, "Латвія").relation == "nsubj"
    assert word(repaired, "Іран").relation == "obj"


def test_an_object_before_an_impersonal_plural_stays_the_object() -> None:
    """ "Договор подписали" names nobody who signed: one word does not agree with the other."""
    repaired = read(
        """
        Договор договор NOUN 2 obj Case=Nom|Number=Sing
        подписали подписать VERB 0 root Mood=Ind|Number=Plur|Tense=Past|VerbForm=Fin
        """,
        "ru",
    )
    assert word(repaired, "Договор").relation == "obj"


def test_who_follows_a_verb_of_saying_behind_a_quotation_speaks() -> None:
    """ "», a dit le président": the speaker was taken for an object."""
    repaired = read(
        """
        « « PUNCT 2 punct
        Venez venir VERB 0 root Mood=Imp|VerbForm=Fin
        » » PUNCT 2 punct
        , , PUNCT 6 punct
        a avoir AUX 6 aux:tense Mood=Ind|VerbForm=Fin
        dit dire VERB 2 conj Tense=Past|VerbForm=Part
        le le DET 8 det
        président président NOUN 6 obj
        """,
        "fr",
    )
    assert word(repaired, "président").relation == "nsubj"
    assert word(repaired, "dit").relation == "parataxis"


def test_a_person_named_behind_his_body_is_no_part_of_its_name() -> None:
    """ "le chef du Hamas Yahya Sinwar": the name is the chief's."""
    repaired = read(
        """
        le le DET 2 det
        chef chef NOUN 0 root
        de de ADP 4 case
        Hamas Hamas PROPN 2 nmod B-ORG
        Yahya Yahya PROPN 4 flat B-PER
        Sinwar Sinwar PROPN 4 flat I-PER
        """,
        "fr",
    )
    tokens = repaired.tokens
    assert tokens[word(repaired, "Yahya").head].form == "chef"
    assert tokens[word(repaired, "Sinwar").head].form == "Yahya"


def test_behind_between_what_is_coordinated_is_the_other_side() -> None:
    """ "entre Colombia y los rebeldes": the rebels were hung on the mediation."""
    repaired = read(
        """
        mediación mediación NOUN 0 root
        entre entre ADP 3 case
        Colombia Colombia PROPN 1 nmod
        y y CCONJ 6 cc
        los el DET 6 det
        rebeldes rebelde NOUN 1 conj
        """,
        "es",
    )
    assert repaired.tokens[word(repaired, "rebeldes").head].form == "Colombia"


def test_a_day_is_neither_subject_nor_object_of_what_is_done_on_it() -> None:
    """ "Mató el domingo": the day without a preposition looks like an object, and the true object goes unread."""
    day = TimePhrase(start=5, end=14, words="el domingo", language="es", kind="date", rule="drawn", weekday=7)
    drawn = sentence(
        """
        mató matar VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
        el el DET 3 det
        domingo domingo NOUN 1 obj
        """,
        "es",
    )
    end = drawn.tokens[2].end
    repaired = mended(drawn, load_lexicon("es"), [replace(day, end=end)])
    assert word(repaired, "domingo").relation == "obl"
    assert word(mended(drawn, load_lexicon("es")), "domingo").relation == "obj"


def test_a_phrase_that_only_the_noun_takes_is_the_nouns() -> None:
    """ "tuées dans une frappe sur Odessa": the parser hung the town on the verb."""
    repaired = read(
        """
        soldats soldat NOUN 3 nsubj
        sont être AUX 3 aux:pass Mood=Ind|VerbForm=Fin
        morts mourir VERB 0 root Tense=Past|VerbForm=Part
        dans dans ADP 6 case
        une un DET 6 det
        frappe frappe NOUN 3 obl
        sur sur ADP 8 case
        Odessa Odessa PROPN 3 obl
        """,
        "fr",
    )
    assert repaired.tokens[word(repaired, "Odessa").head].form == "frappe"


def test_what_stands_between_a_verb_and_its_infinitive_is_asked_to_act() -> None:
    """ "закликав Ізраїль припинити вогонь": Israel was taken for the object of the infinitive."""
    repaired = read(
        """
        Борич Борич PROPN 2 nsubj Case=Nom
        закликав закликати VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
        Ізраїль Ізраїль PROPN 4 obj Case=Acc
        припинити припинити VERB 2 xcomp VerbForm=Inf
        вогонь вогонь NOUN 4 obj Case=Acc
        """,
        "uk",
    )
    assert repaired.tokens[word(repaired, "Ізраїль").head].form == "закликав"


def test_beside_a_relative_object_the_other_object_is_the_subject() -> None:
    """ "которую поддержали 12% избирателей": the voters supported her."""
    repaired = read(
        """
        Анна Анна PROPN 0 root Case=Nom
        которую который PRON 3 obj Case=Acc|PronType=Rel
        поддержали поддержать VERB 1 acl:relcl Mood=Ind|Tense=Past|VerbForm=Fin
        избиратели избиратель NOUN 3 obj
        """,
        "ru",
    )
    assert word(repaired, "избиратели").relation == "nsubj"


def test_a_bare_accusative_behind_its_verb_is_the_object() -> None:
    """ "відправила намети": no adverb stands in the accusative."""
    repaired = read(
        """
        Латвія Латвія PROPN 2 nsubj Case=Nom
        відправила відправити VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
        намети намет NOUN 2 advmod Case=Acc
        """,
        "uk",
    )
    assert word(repaired, "намети").relation == "obj"


def test_a_verb_joined_to_an_object_and_written_as_a_noun_is_one() -> None:
    """ "Sendu vopn og tæki til": the noun "equipment" is written as a form of "take", and what it goes to hangs on it."""
    repaired = read(
        """
        sendu senda VERB 0 root Mood=Ind|VerbForm=Fin
        vopn vopn NOUN 1 obj Case=Acc
        og og CCONJ 4 cc
        tæki taka VERB 2 conj Mood=Sub|VerbForm=Fin
        til til ADP 6 case
        manna maður NOUN 4 obl Case=Gen
        """,
        "is",
    )
    assert (word(repaired, "tæki").upos, word(repaired, "tæki").lemma) == ("NOUN", "tæki")


def test_an_infinitive_behind_a_day_is_the_content_of_the_verb() -> None:
    """Swedish "lovade på tisdagen att stödja": no day is one of supporting."""
    (promise,) = claims_of("Turkiet lovade på tisdagen att stödja Sverige.", Act.AGREE, "sv")
    (support,) = claims_of("Turkiet lovade på tisdagen att stödja Sverige.", Act.SUPPORT, "sv")
    assert (support.standing, support.content_of) == (Standing.PROMISED, promise.id)
