"""Parties are named as headlines name them."""

import pytest

from tests.faces.fixtures import BLINKEN, OFFICIAL, STATES
from vitni.faces.parties import listed, short_name, short_names, unnamed_last
from vitni.model.claim import Party


def person(name: str, country: str) -> Party:
    return Party(name=name, country=country, kind="person", entity="person:x")


@pytest.mark.parametrize(
    ("party", "short"),
    [
        (BLINKEN, "Blinken"),
        (STATES, "United States"),
        (OFFICIAL, "a US official"),
        (person("Ursula von der Leyen", "DEU"), "von der Leyen"),
        (person("Xi Jinping", "CHN"), "Xi"),
        (person("Katrín Jakobsdóttir", "ISL"), "Katrín Jakobsdóttir"),
        (person("Pope", "VAT"), "Pope"),
        (Party(name="Boris Unheard", country=None, kind="person"), "Boris Unheard"),
    ],
)
def test_known_persons_go_by_the_name_they_are_called_by(party: Party, short: str) -> None:
    """Surname for most, first word for Chinese and Koreans, all of it for Icelanders and the unknown."""
    assert short_name(party) == short


def test_many_parties_are_counted() -> None:
    """A line of twenty-seven ministers is no title."""
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "A"]) == "A and B"
    assert listed(["A", "B", "C", "D", "E", "F"]) == "A, B, C and 3 others"
    assert listed([]) == ""


def test_holders_of_one_office_are_told_together() -> None:
    """Talks of four ministers must fit a title."""
    ministers = [
        Party(name=f"{state} foreign minister", country=None, kind="person") for state in ("British", "French", "German")
    ]
    assert short_names([BLINKEN, *ministers]) == "Blinken and British, French and German foreign ministers"
    assert short_names([STATES, OFFICIAL]) == "United States and a US official"
    assert short_names([ministers[0]]) == "British foreign minister"


def test_the_unnamed_are_called_so() -> None:
    """In a chain of witnesses "a US official" is no name."""
    assert unnamed_last("a US official") == "US official, unnamed"
    assert unnamed_last("AFP") == "AFP"
