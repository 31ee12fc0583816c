"""What the network need not see: number words are figures to it; words that bound a number and piles of titles are hidden.

A small parser has met few number words and takes them for verbs and adjectives ("elva rebeller", "al menos a once rebeldes");
figures it knows. What is hidden or shown otherwise keeps its words in the tree.
"""

from collections.abc import Sequence, Set
from functools import cache

from vitni.reading.amounts import lowered, number_word
from vitni.reading.mending.piles import hidden_piles
from vitni.reference.languages import Language, load_language
from vitni.reference.titles import titles_of
from vitni.syntax.parser import Hidden
from vitni.syntax.tokens import sentences_in

LEAST = 11
"""Smaller number words are met so often that the network knows them, with the case and gender they ask for."""
MOST = 999


BOUND = Hidden(upos="ADV", relation="advmod")
"""What words that bound a number are to the tree."""
CROWD = Hidden(upos="NUM", relation="nummod")
"""What the words of "dozens of" but the last are to the tree; the last is shown as a figure."""
SOME = "40"
SIDE = Hidden(upos="ADJ", relation="dep")
"""What "anti -" before a name is to the tree ("anti-Erdogan protesters")."""


def plainer(language: str, words: Sequence[str]) -> Sequence[str | Hidden]:
    """Return the words of a sentence as the network is to see them; those that it need not see are hidden."""
    tongue = load_language(language.split("-")[0])
    small = [lowered(word) for word in words]
    shown: list[str | Hidden] = list(words)
    for at, word in enumerate(small):
        figure = _figure(word, tongue.code)
        if figure is not None:
            shown[at] = figure
    for at in range(len(words)):
        size = _phrase_at(small, at, _bounds(tongue.code))
        if size and any(_is_number(word, tongue) for word in small[at + size : at + size + min(size, 2)]):
            shown[at : at + size] = [BOUND] * size
        elif (
            (size := _phrase_at(small, at, _crowds(tongue.code)))
            and small[at + size : at + size + 1]
            and words[at + size].isalpha()
        ):
            shown[at : at + size] = [CROWD] * (size - 1) + [SOME]
        elif _takes_sides(small, at, tongue.code) and words[at + 2][:1].isupper():
            shown[at : at + 2] = [SIDE, SIDE]
    for at, hidden in hidden_piles(language, words).items():
        shown[at] = hidden
    return shown


def _takes_sides(words: Sequence[str], at: int, code: str) -> bool:
    """Is this a word for or against somebody, with a hyphen and a word behind it?"""
    return words[at] in titles_of(code).anti and at + 2 < len(words) and words[at + 1] == "-"


@cache
def _figure(word: str, code: str) -> str | None:
    value = number_word(word, load_language(code))
    return str(int(value)) if value is not None and LEAST <= value <= MOST and value == int(value) else None


@cache
def _bounds(code: str) -> frozenset[tuple[str, ...]]:
    """Return the words that bound a number, cut as sentences are ("al menos" is "a el menos")."""
    return frozenset(_cut(" ".join(words), code) for words in load_language(code).bounds)


@cache
def _crowds(code: str) -> frozenset[tuple[str, ...]]:
    """Return the numbers of several words without a figure ("dozens of") where the case of what they count is its own."""
    if not titles_of(code).of:
        return frozenset()
    vague = (number for numbers in load_language(code).vague.values() for number in numbers)
    return frozenset(_cut(" ".join(number.words), code) for number in vague if len(number.words) > 1)


def _cut(phrase: str, code: str) -> tuple[str, ...]:
    return tuple(word.form.lower() for word in sentences_in(phrase, code)[0])


def _phrase_at(words: Sequence[str], at: int, phrases: Set[tuple[str, ...]]) -> int:
    """Return how many words from `at` are one of the phrases ("at least" 2), the longest; 0 where none is."""
    for size in range(min(5, len(words) - at), 0, -1):
        if tuple(words[at : at + size]) in phrases:
            return size
    return 0


def _is_number(word: str, tongue: Language) -> bool:
    return word[:1].isdigit() or number_word(word, tongue) is not None
