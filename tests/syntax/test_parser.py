"""Text in, typed sentences out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from vitni.syntax.parser import parse, parse_tokens
from vitni.syntax.tokens import MAXIMUM_TOKENS, Word

ENGLISH = "Antony Blinken will meet Sergei Lavrov in Geneva on Friday. He said nothing."
ICELANDIC = "Blinken og Lavrov ræddu saman í Genf föstudaginn 22. janúar."


def test_offsets_count_in_their_own_text() -> None:
    texts = [ENGLISH, ICELANDIC, ENGLISH]
    for text, sentences in zip(texts, parse(texts, ["en", "is", "en"]), strict=True):
        for sentence in sentences:
            assert all(text[token.start : token.end] == token.form for token in sentence.tokens)


def test_a_text_gives_the_same_trees_alone_and_with_others() -> None:
    assert parse([ICELANDIC, ENGLISH], ["is", "en"]) == parse([ICELANDIC], ["is"]) + parse([ENGLISH], ["en"])


def test_every_sentence_is_a_tree() -> None:
    for sentence in parse([ENGLISH], ["en"])[0]:
        assert sentence.root is not None
        assert sentence.subtree(sentence.root.index) == tuple(range(len(sentence.tokens)))


def test_a_text_without_words_has_no_sentences() -> None:
    assert parse(["", " \n\t"], ["en", "is"]) == [(), ()]


def test_a_language_without_a_treebank_is_read_as_its_nearest_relatives() -> None:
    (polish,) = parse(["Minister spotkał się z prezydentem."], ["pl"])[0]
    assert polish.nearest
    assert polish.language == "pl"


def test_region_and_script_do_not_change_the_language() -> None:
    (sentence,) = parse(["O ministro falou."], ["pt-BR"])[0]
    assert not sentence.nearest
    assert sentence.language == "pt-BR"


def test_given_words_are_parsed_as_given() -> None:
    words = [Word("He", 0, 2), Word("left", 3, 7)]
    (sentence, empty) = parse_tokens([words, []], ["en", "en"])
    assert [token.form for token in sentence.tokens] == ["He", "left"]
    assert empty.tokens == ()


def test_the_subject_of_a_plain_sentence_is_found() -> None:
    """A floor under the model: who meets whom in the plainest of news sentences."""
    sentence = parse([ENGLISH], ["en"])[0][0]
    meet = next(token for token in sentence.tokens if token.form == "meet")
    assert meet.head == -1
    assert [token.form for token in sentence.dependents(meet.index, "nsubj")] == ["Antony"]
    assert [token.name for token in sentence.tokens[:2]] == ["B-PER", "I-PER"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["en", "is", "ru", "zh", "xx", "", "pt_BR"]))
def test_no_text_is_too_odd(text: str, language: str) -> None:
    """News comes with emoji, control characters and broken encodings; the parser must not be where it ends."""
    for sentence in parse([text], [language])[0]:
        assert sentence.tokens
        assert sentence.root is not None


def test_a_sentence_of_two_thousand_words_is_cut_behind_clause_marks_and_says_so() -> None:
    """Its arc scores would take the square of its length in memory."""
    text = ENGLISH + " Ministers " + "met in Geneva and talked about the hard peace, " * 222 + "and left."
    *whole, first, second = parse([text], ["en"])[0][:4]
    assert [sentence.cut for sentence in (*whole, first, second)] == [False, False, True, True]
    assert first.tokens[-1].form == ","
    assert len(first.tokens) <= MAXIMUM_TOKENS


def test_a_script_without_a_treebank_is_parsed_by_the_neutral_marker_and_says_so() -> None:
    (georgian,) = parse(["მინისტრი ჟენევაში ჩავიდა."], ["ka"])[0]
    assert georgian.nearest
    assert georgian.root is not None


def test_a_treebank_with_a_style_of_its_own_can_be_asked_for() -> None:
    """Icelandic is read in the style of GreynirCorpus; a linguist may want that of the parsed corpora."""
    usual, own = (parse([ICELANDIC], [tag])[0][0] for tag in ("is", "is-x-modern"))
    assert own.language == "is-x-modern"
    assert not own.nearest
    assert [token.form for token in own.tokens] == [token.form for token in usual.tokens]
    assert [(token.upos, token.relation) for token in own.tokens] != [(token.upos, token.relation) for token in usual.tokens]


def test_a_style_nobody_knows_is_the_usual_one() -> None:
    usual, odd = (parse([ICELANDIC], [tag])[0][0] for tag in ("is", "is-x-nothing"))
    assert odd.tokens == usual.tokens
