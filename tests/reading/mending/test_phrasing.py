"""What a clause's words deny of the model's labels, on trees drawn as a model draws them."""

from tests.reading.mending.test_regrouping import heads


def test_a_state_of_initials_before_its_verb_is_the_subject() -> None:
    """No case shows on "КНДР"; the verb is singular and nothing else agrees with it."""
    found = heads(
        """
        КНДР КНДР PROPN 2 obj
        отвергла отвергнуть VERB 0 root Tense=Past|VerbForm=Fin|Number=Sing
        предложение предложение NOUN 2 obj
        """,
        "ru",
    )
    assert found["КНДР"] == ("отвергла", "nsubj")
    assert found["предложение"] == ("отвергла", "obj")


def test_a_receiver_beside_an_object_is_no_object() -> None:
    """ "Кении" cannot be accusative: Kenya is given the credit."""
    found = heads(
        """
        Банк банк NOUN 2 nsubj
        выделил выделить VERB 0 root Tense=Past|VerbForm=Fin|Number=Sing
        Кении Кения PROPN 2 obj
        кредит кредит NOUN 2 obj
        """,
        "ru",
    )
    assert found["Кении"] == ("выделил", "obl")
    assert found["кредит"] == ("выделил", "obj")


def test_a_predicate_adjective_is_above_its_infinitive_and_has_a_subject() -> None:
    """ "готова" never stands beside a noun as its attribute."""
    found = heads(
        """
        Украина Украина PROPN 0 root
        готова готовый ADJ 1 amod
        вести вести VERB 2 xcomp VerbForm=Inf
        переговоры переговоры NOUN 3 obj
        """,
        "ru",
    )
    assert found["Украина"] == ("готова", "nsubj")
    assert found["вести"] == ("готова", "xcomp")


def test_the_name_of_a_place_belongs_to_the_noun_that_says_its_kind() -> None:
    """ "місто Гома": the name stays in its first case."""
    found = heads(
        """
        Повстанці повстанець NOUN 2 nsubj
        захопили захопити VERB 0 root Tense=Past|VerbForm=Fin|Number=Plur
        місто місто NOUN 2 obj
        Гома Гома PROPN 2 nsubj
        """,
        "uk",
    )
    assert found["Гома"] == ("місто", "nmod")


def test_a_word_of_quantity_is_not_described_by_what_it_counts() -> None:
    """ "Сотні протестувальників": hundreds is the head, and the subject."""
    found = heads(
        """
        Сотні сотня NOUN 2 amod
        протестувальників протестувальник NOUN 3 nsubj
        вимагали вимагати VERB 0 root Tense=Past|VerbForm=Fin|Number=Plur
        відставки відставка NOUN 3 obj
        """,
        "uk",
    )
    assert found["протестувальників"] == ("Сотні", "nmod")
    assert found["Сотні"] == ("вимагали", "nsubj")


def test_a_name_behind_its_title_is_no_second_subject() -> None:
    """The name of an ambassador stands behind where he serves."""
    found = heads(
        """
        Посол посол NOUN 6 nsubj
        России Россия PROPN 1 nmod
        в в ADP 4 case
        Польше Польша PROPN 1 nmod
        Андреев Андреев PROPN 6 nsubj
        покинул покинуть VERB 0 root Tense=Past|VerbForm=Fin|Number=Sing
        Варшаву Варшава PROPN 6 obj
        """,
        "ru",
    )
    assert found["Андреев"] == ("Посол", "flat")


def test_a_phrase_above_the_verb_of_a_clause_stays_there() -> None:
    """ "последний день визита с целью наладить": the day is what is told, the infinitive hangs below."""
    found = heads(
        """
        Это это PRON 3 nsubj
        был быть AUX 3 cop
        день день NOUN 0 root
        визита визит NOUN 3 nmod
        наладить наладить VERB 3 acl VerbForm=Inf
        отношения отношение NOUN 5 obj
        """,
        "ru",
    )
    assert found["день"] == ("-", "root")


def test_a_length_of_time_is_neither_subject_nor_object() -> None:
    """ "Уже месяцы правительство подвергается": months says how long."""
    found = heads(
        """
        месяцы месяц NOUN 3 nsubj
        правительство правительство NOUN 3 obj
        подвергается подвергаться VERB 0 root Tense=Pres|VerbForm=Fin|Number=Sing
        критике критика NOUN 3 obl
        """,
        "ru",
    )
    assert found["месяцы"] == ("подвергается", "obl")
    assert found["правительство"] == ("подвергается", "nsubj")


def test_an_adposition_before_a_nominative_name_is_an_adverb() -> None:
    """ "После Эрдоган направился": afterwards he went."""
    found = heads(
        """
        После после ADP 2 case
        Эрдоган Эрдоган PROPN 3 nsubj
        направился направиться VERB 0 root Tense=Past|VerbForm=Fin|Number=Sing
        """,
        "ru",
    )
    assert found["Эрдоган"] == ("направился", "nsubj")
