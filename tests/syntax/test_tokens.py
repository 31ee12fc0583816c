"""Words and sentences out of text, and their exact places."""

from hypothesis import given
from hypothesis import strategies as st

from vitni.syntax.tokens import MAXIMUM_TOKENS, sentences_in


def words(text: str, language: str) -> list[list[str]]:
    return [[word.form for word in sentence] for sentence in sentences_in(text, language)]


def count(text: str, language: str) -> int:
    return len(sentences_in(text, language))


def test_an_icelandic_date_does_not_end_a_sentence() -> None:
    found = words("Fundur var föstudaginn 22. janúar í Genf. Hann stóð í 90 mínútur.", "is")
    assert len(found) == 2
    assert "22." in found[0]


def test_a_german_date_does_not_end_a_sentence() -> None:
    assert count("Er kam am 22. Januar an. Sie blieb.", "de") == 2


def test_a_title_belongs_to_its_name() -> None:
    assert count("Mr. Blinken met Sen. Paul in Geneva. He left.", "en") == 2


def test_initials_do_not_end_a_sentence() -> None:
    assert count("Donald J. Trump met H. R. McMaster. Nothing followed.", "en") == 2


def test_dotted_abbreviations_are_one_token() -> None:
    assert words("The U.S. official spoke.", "en")[0][1] == "U.S."
    assert "t.d." in words("Þar voru t.d. Rússar og o.s.frv. í gær.", "is")[0]


def test_english_clitics_are_words_with_their_own_place() -> None:
    found = sentences_in("It doesn’t matter, it's Biden's.", "en")[0]
    assert [word.form for word in found] == ["It", "does", "n’t", "matter", ",", "it", "'s", "Biden", "'s", "."]
    assert (found[1].start, found[1].end, found[2].start, found[2].end) == (3, 7, 7, 10)


def test_both_words_of_a_contraction_carry_the_span_of_the_whole() -> None:
    found = sentences_in("Er war im Haus.", "de")[0]
    assert [(word.form, word.start, word.end) for word in found[2:4]] == [("in", 7, 9), ("dem", 7, 9)]


def test_french_elision_is_cut_behind_the_apostrophe() -> None:
    assert words("L’alliance n'a pas aujourd'hui d’avis.", "fr")[0] == [
        "L’", "alliance", "n'", "a", "pas", "aujourd'hui", "d’", "avis", ".",
    ]  # fmt: skip


def test_a_quotation_that_goes_on_in_small_letters_does_not_end_the_sentence() -> None:
    assert count('"Is it over?" she asked. "It is."', "en") == 2


def test_the_closing_quote_stays_with_its_sentence() -> None:
    found = words("„Þetta er búið.“ Hann fór.", "is")
    assert found[0][-1] == "“"


def test_a_missing_space_between_two_sentences_is_seen() -> None:
    assert count("Þeir sendu vopn og skotfæri.Fundurinn hefst á morgun.", "is") == 2


def test_a_line_that_is_a_heading_is_a_sentence_of_its_own() -> None:
    assert words("Blinken to meet Lavrov\n\nThe two meet on Friday.", "en")[0][-1] == "Lavrov"


def test_a_wrapped_line_goes_on() -> None:
    text = "The Secretary of State of the United States of America will meet the foreign\nminister of Russia in Geneva."
    assert count(text, "en") == 1


def test_chinese_is_cut_without_spaces() -> None:
    assert count("俄罗斯外长周五抵达日内瓦。他没有发言。", "zh") == 2


def test_an_endless_sentence_is_cut_at_a_clause_mark() -> None:
    found = sentences_in("one two three four, " * 100 + ".", "en")
    assert all(len(sentence) <= MAXIMUM_TOKENS for sentence in found)
    assert found[0][-1].form == ","


LANGUAGES = st.sampled_from(["en", "is", "sv", "de", "fr", "ru", "zh", "pt", "tr", "he", "any"])


@given(st.text(max_size=120), LANGUAGES)
def test_any_text_gives_words_in_order_that_cover_all_but_the_spaces(text: str, language: str) -> None:
    """Claims quote the text by these offsets; a lost or doubled character would misquote a witness."""
    covered: set[int] = set()
    last = (0, 0)
    for sentence in sentences_in(text, language):
        assert sentence
        for word in sentence:
            assert 0 <= word.start < word.end <= len(text)
            span = (word.start, word.end)
            assert word.start >= last[1] or span == last
            last = span
            covered.update(range(word.start, word.end))
    assert all(character.isspace() for at, character in enumerate(text) if at not in covered)
