"""Hearing where the governing verb of a time expression points, with a tree and without one."""

from dataclasses import replace

import pytest

from vitni.model.time import TimePhrase
from vitni.reading.tense import heard_in_words, with_direction
from vitni.reading.times import find_times
from vitni.syntax.tree import Sentence, Token, sentence_of


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


@pytest.mark.parametrize(("verb", "lemma", "direction"), [("inleds", "inleda", "future"), ("säger", "säga", None)])
def test_a_present_points_ahead_where_the_language_speaks_so(verb: str, lemma: str, direction: str | None) -> None:
    """ "Strejken inleds på måndag" is to come; what she "säger på måndag" is said."""
    rows = [
        ("Strejken", "strejk", "NOUN", "_", 1, "nsubj"),
        (verb, lemma, "VERB", "Tense=Pres|VerbForm=Fin", -1, "root"),
        ("på", "på", "ADP", "_", 3, "case"),
        ("måndag", "måndag", "NOUN", "_", 1, "obl"),
    ]
    sentence = replace(tree(rows), language="sv")
    text = " ".join(row[0] for row in rows)
    (phrase,) = find_times(text, 0, len(text), "sv")
    assert with_direction(phrase, sentence).direction == direction


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("They will meet on Friday.", ("future", "will")),
        ("She told reporters Tuesday.", ("past", "told")),
        ("He resigned. They meet on Friday.", (None, None)),
        ("The talks of 21 January 2022 will go on.", (None, None)),
    ],
)
def test_without_a_tree_the_nearest_word_of_tense_is_heard(text: str, heard: tuple[str | None, str | None]) -> None:
    """Within the sentence only, and only where tense can move the date."""
    (phrase,) = find_times(text, 0, len(text), "en")
    found = heard_in_words(phrase, text)
    assert (found.direction, found.direction_words) == heard
