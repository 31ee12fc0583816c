"""Finding time expressions in plain text."""

import pytest

from vitni.reading import times
from vitni.reading.figures import Edge, Tokens
from vitni.reading.times import find_times
from vitni.reference.times import TimeGrammar


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


def test_the_work_grows_with_the_text_and_no_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    """A paragraph of fifty thousand characters must not take the square of the time of a short one."""
    looked: list[int] = []
    edges = times._edges

    def counted(tokens: Tokens, index: int, grammar: TimeGrammar) -> list[Edge]:
        looked.append(index)
        return edges(tokens, index, grammar)

    monkeypatch.setattr(times, "_edges", counted)
    line = "The minister met her colleague in Geneva on Friday 21 January 2022, two days after the talks began. "
    assert len(find_times(line * 10, 0, len(line) * 10, "en")) >= 10
    few = len(looked)
    find_times(line * 100, 0, len(line) * 100, "en")
    assert len(looked) - few <= 11 * few
