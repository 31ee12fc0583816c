"""Finding numbers of something, on trees made by hand."""

from dataclasses import replace

import pytest

from vitni.model.claim import Amount
from vitni.reading.amounts import figure, find_amounts, number_word
from vitni.reading.times import find_times
from vitni.reference.languages import load_language
from vitni.syntax.tree import Sentence, Token, sentence_of


def flat(text: str, language: str = "en") -> Sentence:
    """Build a sentence of "form/TAG" words parted by spaces; every word hangs on the first, its lemma is its small form."""
    tokens, at = [], 0
    for index, word in enumerate(text.split()):
        form, _, upos = word.rpartition("/")
        tokens.append(
            Token(
                index=index,
                form=form,
                start=at,
                end=at + len(form),
                lemma=form.lower(),
                upos=upos,
                features="_",
                head=index - 1 if index == 0 else 0,
                relation="dep",
                name="O",
            )
        )
        at += len(form) + 1
    return sentence_of(tuple(tokens), language=language)


def amounts(text: str, language: str = "en") -> list[tuple[float | None, float | None, float | None, str]]:
    """Return value, low, high and unit of each amount."""
    found: tuple[Amount, ...] = find_amounts(flat(text, language), language)
    return [(one.value, one.low, one.high, one.unit) for one in found]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "for/ADP 90/NUM minutes/NOUN", (90, None, None, "minute")),
        ("en", "tens/NOUN of/ADP thousands/NOUN of/ADP Russian/ADJ troops/NOUN", (None, 10000, 100000, "soldier")),
        ("en", "at/ADP least/ADV 11/NUM people/NOUN", (None, 11, None, "person")),
        ("en", "18,250/NUM to/ADP 63,000/NUM visitors/NOUN", (None, 18250, 63000, "person")),
        ("en", "$/SYM 200/NUM million/NUM", (200e6, None, None, "dollar")),
        ("en", "a/DET dozen/NOUN soldiers/NOUN", (12, None, None, "soldier")),
        ("en", "a/DET 25,000/NUM -/PUNCT strong/ADJ crowd/NOUN", (25000, None, None, "person")),
        ("is", "tugþúsundum/NOUN þungvopnaðra/ADJ hermanna/NOUN", (None, 10000, 100000, "soldier")),
        ("is", "90/NUM mínútur/NOUN", (90, None, None, "minute")),
        ("ru", "десятки/NOUN тысяч/NOUN солдат/NOUN", (None, 10000, 100000, "soldier")),
        ("sv", "1,5/NUM miljoner/NOUN euro/NOUN", (1.5e6, None, None, "euro")),
        ("de", "fünfundzwanzig/NUM Polizisten/NOUN", (25, None, None, "police officer")),
    ],
)
def test_a_number_and_its_noun_are_one_amount(
    language: str, text: str, wanted: tuple[float | None, float | None, float | None, str]
) -> None:
    """The units are English so that witnesses in different languages can be compared."""
    assert amounts(text, language) == [wanted]


def test_a_year_inside_a_date_is_no_amount() -> None:
    """ "in 2014 troops entered" counts no soldiers."""
    sentence = flat("in/ADP 2014/NUM troops/NOUN entered/VERB")
    times = find_times("in 2014 troops entered", 0, 22, "en")
    assert find_amounts(sentence, "en", times) == ()


def test_a_noun_nobody_listed_is_a_unit_only_where_the_language_says_so() -> None:
    """An Icelandic lemma is no English unit."""
    assert amounts("three/NUM teapots/NOUN") == [(3, None, None, "teapots")]
    assert amounts("þrír/NUM tekatlar/NOUN", "is") == []


def test_a_small_definite_number_of_parties_named_before_is_no_amount() -> None:
    """ "the two countries" takes up whom the report has named; "two countries" counts."""
    sentence = flat("the/DET two/NUM countries/NOUN")
    article = replace(sentence.tokens[0], features="Definite=Def|PronType=Art")
    assert find_amounts(replace(sentence, tokens=(article, *sentence.tokens[1:])), "en") == ()
    assert amounts("in/ADP two/NUM countries/NOUN") == [(2, None, None, "country")]


def test_figures_are_read_by_the_marks_of_the_language() -> None:
    """25.000 is twenty-five in English and twenty-five thousand in German."""
    assert figure("25.000", load_language("de")) == 25000
    assert figure("25.000", load_language("en")) == 25.0
    assert figure("1,5", load_language("sv")) == 1.5
    assert figure("12.34.56", load_language("en")) is None


def test_compound_number_words_are_taken_apart() -> None:
    """Languages that write numbers as one word cannot list them all."""
    assert number_word("einundzwanzig", load_language("de")) == 21
    assert number_word("tjugofem", load_language("sv")) == 25
    assert number_word("zweihundert", load_language("de")) == 200
    assert number_word("wunderbar", load_language("de")) is None
