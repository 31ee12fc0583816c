"""Finding time expressions, and hearing where the governing verb points."""

import time

import pytest

from vitni.model.time import TimePhrase
from vitni.reading.times import find_times, with_direction
from vitni.syntax.tree import Sentence, Token, sentence_of


def words(text: str, language: str = "en") -> list[str]:
    """Return the words of the expressions found in a text."""
    return [phrase.words for phrase in find_times(text, 0, len(text), language)]


@pytest.mark.parametrize(
    "text",
    [
        "We may march on in the sun.",
        "He is 150 percent sure and earns $2000 a head.",
        "Theresa May met August Wilson and June Carter.",
        "The G20 may second the motion in 25,000 copies.",
        "The A380 and the MH-17 flew with 2014 soldiers.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(text: str) -> None:
    """Other finders read "we" as Wednesday and "150 percent" as ten to two."""
    assert words(text) == []


def test_offsets_point_into_the_whole_text() -> None:
    """A report's offsets hold for ever, whatever part of it is searched."""
    text = "Friday is over. They meet on Monday."
    (phrase,) = find_times(text, 16, len(text), "en")
    assert text[phrase.start : phrase.end] == phrase.words == "on Monday"


def test_the_longest_expression_wins() -> None:
    """ "the day before yesterday" is not "yesterday"."""
    assert words("It began the day before yesterday.") == ["the day before yesterday"]


def test_no_expression_runs_over_a_line_break() -> None:
    """A headline's last word and the date below it are two things."""
    assert words("They meet on Friday\n21 January 2022") == ["on Friday", "21 January 2022"]


def test_letters_that_grow_when_lowered_move_no_offset() -> None:
    """A Turkish capital dotted I is one letter, its small form two."""
    text = "İİİ said on Friday."
    (phrase,) = find_times(text, 0, len(text), "en")
    assert text[phrase.start : phrase.end] == "on Friday"


def test_an_unknown_language_finds_nothing() -> None:
    """A language without a folder is no error here; `vitni language check` reports it."""
    assert find_times("on Friday", 0, 9, "xx") == ()


def test_finding_is_fast() -> None:
    """Half a megabyte a second on a loaded machine is far below what an idle one does; below it something is quadratic."""
    text = "The minister met her colleague in Geneva on Friday 21 January 2022, two days after the talks began. " * 2000
    find_times(text[:100], 0, 100, "en")
    start = time.process_time()
    found = find_times(text, 0, len(text), "en")
    assert len(found) >= 2000
    assert len(text) / 1e6 / (time.process_time() - start) > 0.25


def tree(rows: list[tuple[str, str, str, str, int, str]]) -> Sentence:
    """Build a sentence from form, lemma, tag, features, head and relation; words are parted by one space."""
    tokens, at = [], 0
    for index, (form, lemma, upos, features, head, relation) in enumerate(rows):
        tokens.append(
            Token(
                index=index,
                form=form,
                start=at,
                end=at + len(form),
                lemma=lemma,
                upos=upos,
                features=features,
                head=head,
                relation=relation,
                name="O",
            )
        )
        at += len(form) + 1
    return sentence_of(tuple(tokens), language="en")


def direction_in(rows: list[tuple[str, str, str, str, int, str]]) -> tuple[str | None, str | None]:
    """Return the direction of the one expression in a sentence, and the words that say it."""
    text = " ".join(row[0] for row in rows)
    (phrase,) = find_times(text, 0, len(text), "en")
    found: TimePhrase = with_direction(phrase, tree(rows))
    return found.direction, found.direction_words


def test_a_past_tense_points_back() -> None:
    """ "told reporters Tuesday" is the last Tuesday."""
    rows = [
        ("She", "she", "PRON", "_", 1, "nsubj"),
        ("told", "tell", "VERB", "Tense=Past|VerbForm=Fin", -1, "root"),
        ("us", "we", "PRON", "_", 1, "obj"),
        ("Tuesday", "Tuesday", "PROPN", "_", 1, "obl"),
    ]
    assert direction_in(rows) == ("past", "told")


def test_an_auxiliary_of_the_future_points_ahead() -> None:
    """ "will meet on Friday"."""
    rows = [
        ("They", "they", "PRON", "_", 2, "nsubj"),
        ("will", "will", "AUX", "VerbForm=Fin", 2, "aux"),
        ("meet", "meet", "VERB", "VerbForm=Inf", -1, "root"),
        ("on", "on", "ADP", "_", 4, "case"),
        ("Friday", "Friday", "PROPN", "_", 2, "obl"),
    ]
    assert direction_in(rows) == ("future", "will")


def test_the_infinitive_of_a_headline_points_ahead() -> None:
    """ "Ministers to meet Friday"."""
    rows = [
        ("Ministers", "minister", "NOUN", "_", 2, "nsubj"),
        ("to", "to", "PART", "_", 2, "mark"),
        ("meet", "meet", "VERB", "VerbForm=Inf", -1, "root"),
        ("Friday", "Friday", "PROPN", "_", 2, "obl"),
    ]
    assert direction_in(rows) == ("future", "meet")


def test_the_present_points_nowhere() -> None:
    """ "flies Tuesday" is coming, "says Tuesday" is past: the tense alone cannot tell."""
    rows = [
        ("He", "he", "PRON", "_", 1, "nsubj"),
        ("flies", "fly", "VERB", "Tense=Pres|VerbForm=Fin", -1, "root"),
        ("Tuesday", "Tuesday", "PROPN", "_", 1, "obl"),
    ]
    assert direction_in(rows) == (None, None)


def test_a_perfect_points_back() -> None:
    """ "has met on Friday": the auxiliary is present, the meeting over."""
    rows = [
        ("She", "she", "PRON", "_", 2, "nsubj"),
        ("has", "have", "AUX", "Tense=Pres|VerbForm=Fin", 2, "aux"),
        ("met", "meet", "VERB", "Tense=Past|VerbForm=Part", -1, "root"),
        ("him", "he", "PRON", "_", 2, "obj"),
        ("Friday", "Friday", "PROPN", "_", 2, "obl"),
    ]
    assert direction_in(rows) == ("past", "has met")


def test_a_time_that_hangs_on_a_noun_does_not_hear_a_past() -> None:
    """ "agreed on talks on Friday": the agreeing is over, the talks may be to come."""
    rows = [
        ("They", "they", "PRON", "_", 1, "nsubj"),
        ("agreed", "agree", "VERB", "Tense=Past|VerbForm=Fin", -1, "root"),
        ("on", "on", "ADP", "_", 3, "case"),
        ("talks", "talk", "NOUN", "_", 1, "obl"),
        ("on", "on", "ADP", "_", 5, "case"),
        ("Friday", "Friday", "PROPN", "_", 3, "nmod"),
    ]
    text = " ".join(row[0] for row in rows)
    (phrase,) = find_times(text, 0, len(text), "en")
    assert with_direction(phrase, tree(rows)).direction != "past"
