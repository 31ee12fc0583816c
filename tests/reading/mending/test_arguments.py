"""What verbs govern, mended on trees drawn by hand."""

from tests.reading.mending.test_grafting import heads


def test_a_conjunction_hangs_below_the_verb_it_opens() -> None:
    """Icelandic "um að": the parser made the conjunction the head of its clause."""
    found = heads(
        """
        hræddir hræddur ADJ 0 root
        að að SCONJ 1 obl
        Hvítrússar Hvítrússi PROPN 4 nsubj
        ráðist ráða VERB 2 obl Mood=Sub
        """,
        "is",
    )
    assert found["ráðist"] == ("hræddir", "ccomp") and found["að"] == ("ráðist", "mark")


def test_an_infinitive_has_no_subject_of_its_own() -> None:
    """German "der Ukraine Waffen zu liefern": to whom, and what."""
    found = heads(
        """
        versprach versprechen VERB 0 root VerbForm=Fin
        Ukraine Ukraine PROPN 5 nsubj
        Waffen Waffe NOUN 5 obj
        zu zu PART 5 mark
        liefern liefern VERB 1 xcomp VerbForm=Inf
        """,
        "de",
    )
    assert found["Ukraine"] == ("liefern", "iobj") and found["Waffen"] == ("liefern", "obj")


def test_a_bare_name_behind_a_verb_is_its_object() -> None:
    """A verb has no apposition."""
    found = heads(
        """
        Anna Anna PROPN 2 nsubj
        empfing empfangen VERB 0 root VerbForm=Fin
        Bo Bo PROPN 2 appos
        """,
        "de",
    )
    assert found["Bo"] == ("empfing", "obj")


def test_an_object_stays_alone() -> None:
    """Where the verb has its object, a further name is left as it is."""
    found = heads(
        """
        Anna Anna PROPN 2 nsubj
        met meet VERB 0 root VerbForm=Fin
        Bo Bo PROPN 2 obj
        Berg Berg PROPN 2 appos
        """
    )
    assert found["Berg"] == ("met", "appos")


def test_a_verb_right_behind_but_goes_on_with_the_one_above_it() -> None:
    """Icelandic "neita að ráðast inn en krefjast": they deny one thing and demand another."""
    found = heads(
        """
        neita neita VERB 0 root Mood=Ind|VerbForm=Fin
        ráðast ráða VERB 1 xcomp VerbForm=Inf
        en en CCONJ 4 cc
        krefjast krefja VERB 2 advcl Mood=Ind|VerbForm=Fin
        """,
        "is",
    )
    assert found["krefjast"] == ("neita", "conj")


def test_a_noun_behind_an_infinitive_is_its_object() -> None:
    """Swedish "USA väntas utvisa diplomater": nothing is expected of the diplomats."""
    found = heads(
        """
        USA USA PROPN 2 nsubj:pass
        väntas vänta VERB 0 root VerbForm=Fin
        utvisa utvisa VERB 2 xcomp VerbForm=Inf
        diplomater diplomat NOUN 2 obj
        """,
        "sv",
    )
    assert found["diplomater"] == ("utvisa", "obj")


def test_a_pointing_word_under_a_verb_is_its_object() -> None:
    """German "Malta hat dies abgelehnt": a determiner has a noun, so this is none."""
    found = heads(
        """
        Malta Malta PROPN 4 nsubj
        hat haben AUX 4 aux
        dies dieser DET 4 det
        abgelehnt ablehnen VERB 0 root
        """,
        "de",
    )
    assert found["dies"] == ("abgelehnt", "obj")


def test_a_demonstrative_before_its_clause_gives_it_its_place() -> None:
    """Russian "за то, что отказалось": the clause stands where its pronoun stood."""
    found = heads(
        """
        осудили осудить VERB 0 root VerbForm=Fin
        правительство правительство NOUN 1 obj
        за за ADP 4 case
        то тот PRON 1 obl PronType=Dem
        , , PUNCT 7 punct
        что что SCONJ 7 mark
        отказалось отказаться VERB 1 ccomp VerbForm=Fin
        """,
        "ru",
    )
    assert found["отказалось"] == ("осудили", "advcl") and found["за"] == ("отказалось", "mark")


def test_what_hangs_on_an_auxiliary_is_its_verbs() -> None:
    """Swedish "Egypten har medlat": an auxiliary has no subject."""
    found = heads(
        """
        Egypten Egypten PROPN 2 nsubj
        har ha AUX 3 aux VerbForm=Fin
        medlat medla VERB 0 root VerbForm=Sup
        """,
        "sv",
    )
    assert found["Egypten"] == ("medlat", "nsubj")


def test_a_finite_verb_goes_on_with_the_finite_verb_above_an_infinitive() -> None:
    """Icelandic "sakaði hann um að hella olíu og hvatti til viðræðna": who accuses urges."""
    found = heads(
        """
        sakaði saka VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
        hann hann PRON 1 obj
        um um ADP 4 case
        hella hella VERB 1 obl VerbForm=Inf
        olíu olía NOUN 4 obj
        og og CCONJ 7 cc
        hvatti hvetja VERB 4 conj Mood=Ind|Tense=Past|VerbForm=Fin
        """,
        "is",
    )
    assert found["hvatti"] == ("sakaði", "conj")


def test_a_participle_behind_a_closed_relative_clause_is_the_main_verb() -> None:
    """ "Oslo, which has troops, called": no other word can be the sentence's verb."""
    found = heads(
        """
        Oslo Oslo PROPN 0 root Number=Sing
        , , PUNCT 4 punct
        which which PRON 4 nsubj
        has have VERB 1 acl:relcl VerbForm=Fin
        troops troops NOUN 4 obj
        , , PUNCT 7 punct
        called call VERB 1 acl Tense=Past|VerbForm=Part
        for for ADP 9 case
        talks talk NOUN 7 obl
        . . PUNCT 1 punct
        """
    )
    assert (found["called"], found["Oslo"]) == (("-", "root"), ("called", "nsubj"))


def test_a_joined_verb_goes_on_with_the_clause_whose_subject_it_agrees_with() -> None:
    """ "Mali closed its border after soldiers arrested him and has threatened": Mali has."""
    found = heads(
        """
        Mali Mali PROPN 2 nsubj Number=Sing
        closed close VERB 0 root Tense=Past|VerbForm=Fin
        after after SCONJ 5 mark
        soldiers soldier NOUN 5 nsubj Number=Plur
        arrested arrest VERB 2 advcl Tense=Past|VerbForm=Fin
        him he PRON 5 obj
        and and CCONJ 9 cc
        has have AUX 9 aux Number=Sing|VerbForm=Fin
        threatened threaten VERB 5 conj Tense=Past|VerbForm=Part
        """
    )
    assert found["threatened"] == ("closed", "conj")


def test_what_stands_inside_a_clause_belongs_to_its_verb() -> None:
    """German "bestritt, dass Malta einen Angriff plant": no attack is denied by its object, a plan is."""
    found = heads(
        """
        Lawrow Lawrow PROPN 2 nsubj
        bestritt bestreiten VERB 0 root VerbForm=Fin
        , , PUNCT 8 punct
        dass dass SCONJ 8 mark
        Malta Malta PROPN 8 nsubj
        einen ein DET 7 det
        Angriff Angriff NOUN 2 obj
        plant planen VERB 2 ccomp VerbForm=Fin
        """,
        "de",
    )
    assert found["Angriff"] == ("plant", "obj")
