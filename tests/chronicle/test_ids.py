"""What a user types of an id finds the one that is meant, or says what is near."""

import pytest

from vitni.chronicle.ids import find_id
from vitni.errors import NotFound

IDS = ("2022-01-18-blinken-kyiv", "2022-01-21-blinken-lavrov-geneva", "2022-01-21-blinken-lavrov-geneva-2")


def find(typed: str) -> str:
    return find_id(typed, IDS, kind="event", listed_by="vitni show")


def test_a_whole_id_wins_over_a_longer_one_that_it_begins() -> None:
    """Otherwise the first of two meetings on a day could never be asked for."""
    assert find("2022-01-21-blinken-lavrov-geneva") == IDS[1]


def test_a_beginning_or_the_words_in_order_are_enough() -> None:
    """Nobody types a whole id."""
    assert find("2022-01-18") == IDS[0]
    assert find("kyiv") == IDS[0]
    assert find("2022-01-18-kyiv") == IDS[0]


def test_a_beginning_of_several_names_them() -> None:
    """The user must see what to add."""
    with pytest.raises(NotFound, match=r"2 events fit: .*geneva, .*geneva-2"):
        find("2022-01-21")


def test_a_typing_error_shows_what_is_near() -> None:
    """Most misses are one letter."""
    with pytest.raises(NotFound, match="Near it: 2022-01-18-blinken-kyiv"):
        find("2022-01-18-blinken-kiev")


def test_nothing_near_names_the_command_that_lists_all() -> None:
    """An error says what to do."""
    with pytest.raises(NotFound, match="`vitni show` lists them all"):
        find("zzz")
