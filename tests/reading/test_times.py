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
    ("language", "text"),
    [
        ("en", "We may march on in the sun."),
        ("en", "He is 150 percent sure and earns $2000 a head."),
        ("en", "Theresa May met August Wilson and June Carter."),
        ("en", "The G20 may second the motion in 25,000 copies."),
        ("en", "The A380 and the MH-17 flew with 2014 soldiers."),
        ("en", "The second of three bills would fall to the 27th floor, the third to us."),
        ("en", "Boys aged 13-17 may be allowed in, said Mar Lopez of the Weekly."),
        ("en", "They won 3-1, then 2/3 of the 24 left on the 5th attempt; 4.22 percent stayed."),
        ("en", "A spring broke, and the autumnal hall stood at 10 Downing Street."),
        ("es", "El 13 % de los votos fue para Julio y para Domingo, de la segunda parte."),
        ("es", "Una cuarta de las tres sextas de la obra cayó con la lista."),
        ("de", "August Bebel sank um 3,5 Prozent auf 2000 Euro und ging auf 15 zurück."),
        ("de", "Herr Freitag sagte Frau Sommer, die Morgenröte sei 3. Wahl."),
        ("fr", "Avril a marqué deux buts sur trois et Mars en a mangé 15 de plus."),
        ("it", "Marzo e la squadra hanno vinto 3-1 con 15 punti su 20."),
        ("nl", "Mei won met 3-1 van de 24 en 15 verloren er."),
        ("sv", "Hon fick 15 av 20 poäng och 3,5 procent av de 2000 kronorna."),
    ],
)
def test_words_that_only_look_like_times_are_left_alone(language: str, text: str) -> None:
    """Other finders read "we" as Wednesday and "150 percent" as ten to two."""
    assert words(text, language) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met the second Friday of July 2021.", "the second Friday of July 2021"),
        ("It fell in the last two weeks of 2021.", "in the last two weeks of 2021"),
        ("It closed on the last weekend of May.", "on the last weekend of May"),
        ("He left two days before Christmas.", "two days before Christmas"),
        ("He left a week from Tuesday.", "a week from Tuesday"),
        ("It is shut for the rest of the week.", "for the rest of the week"),
        ("See week 12 of 2021.", "week 12 of 2021"),
        ("It is due in the week of March 7.", "in the week of March 7"),
        ("He was born in nineteen ninety-six.", "in nineteen ninety-six"),
        ("It took a year and three months.", "a year and three months"),
        ("They begin at half past 3 on Monday.", "at half past 3 on Monday"),
        ("It was signed on the 27th, they said.", "on the 27th"),
        ("Growth slowed in Q4 2021.", "in Q4 2021"),
        ("It was told 66 million years ago.", "66 million years ago"),
        ("On the night of 12-13 March shots were heard.", "On the night of 12-13 March"),
        ("He won in the 2021/22 season.", "in the 2021/22"),
        ("Sales rose in H1 2016.", "in H1 2016"),
        ("They left on the Labor Day weekend.", "on the Labor Day weekend"),
        ("It is due next 6 April, they said.", "next 6 April"),
        ("They are out on Sunday mornings.", "on Sunday mornings"),
        ("She won 2012 and lost.", "2012"),
    ],
)
def test_every_class_of_expression_is_found_whole(text: str, found: str) -> None:
    """A part of an expression means something else than all of it."""
    assert words(text) == [found]


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


def test_every_character_of_a_text_belongs_to_a_token_or_is_a_space() -> None:
    """Offsets are added up from the lengths of the pieces: a character that no piece holds would move all behind it."""
    text = "  İstanbul’da\n½ saat_sonra…  22\u00a0Ocak "
    tokens = times.cut(text, 0, len(text))
    held = [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=False)]
    assert held == ["İstanbul", "’", "da", "\n", "½", "saat", "_", "sonra", "…", "22", "Ocak"]
