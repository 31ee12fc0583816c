"""Languages without a treebank, seen through a relative's spelling."""

from vitni.syntax.parser import parse
from vitni.syntax.respelling import name_lemma, own_script, respellings


def test_small_words_are_seen_as_their_counterparts() -> None:
    assert respellings()["pl"].of("Który") == "Ktorý"


def test_other_words_change_letters_and_one_ending() -> None:
    assert respellings()["pl"].of("szczytów") == "ščytov"


def test_capitals_stay() -> None:
    assert [respellings()["sr"].of(word) for word in ("Београд", "ЕУ", "не")] == ["Beograd", "EU", "ne"]


def test_serbian_gets_the_same_tree_in_both_scripts() -> None:
    (latin,) = parse(["Ministar je razgovarao sa predsednikom u Beogradu."], ["sr"])[0]
    (cyrillic,) = parse(["Министар је разговарао са председником у Београду."], ["sr"])[0]
    assert [(token.head, token.relation) for token in latin.tokens] == [
        (token.head, token.relation) for token in cyrillic.tokens
    ]
    assert not cyrillic.nearest


def test_the_words_a_reader_gets_are_as_they_were_written() -> None:
    text = "Minister spotka się w Brukseli z sekretarzem stanu."
    (sentence,) = parse([text], ["pl"])[0]
    assert [text[token.start : token.end] for token in sentence.tokens] == [token.form for token in sentence.tokens]
    assert sentence.nearest


def test_a_lemma_is_never_half_in_another_script() -> None:
    assert own_script("ще", "htеti") == "ще"


def test_a_name_keeps_its_capital() -> None:
    assert name_lemma("Brukseli", "brukseli") == "Brukseli"
    assert name_lemma("NATO", "nato") == "NATO"


def test_a_word_listed_with_its_capital_is_a_name_of_its_own() -> None:
    """ "Stati Uniti" is a country, "sono stati" a verb."""
    assert [respellings()["it"].of(word) for word in ("Stati", "stati")] == ["Estados", "sido"]
