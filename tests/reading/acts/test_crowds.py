"""Unnamed crowds are of the state where they protest, are arrested or killed; an embassy says against whom they are."""

import pytest

from tests.reading.test_reader import claims_of
from vitni.model.claim import Act


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Thousands protested in Georgia against the law.", "GEO"),
        ("Protests in Tbilisi against the law went on.", "GEO"),
        ("Hundreds of anti-Erdogan protesters marched in Cologne.", None),
    ],
)
def test_protesters_are_of_the_state_where_they_protest(text: str, country: str | None) -> None:
    """Those named after a person may be of any."""
    (protest,) = claims_of(text, Act.PROTEST)
    assert [actor.country for actor in protest.actors] == [country]


def test_who_gathers_outside_an_embassy_protests_against_its_state() -> None:
    """The embassy stands in another state."""
    (protest,) = claims_of("Hundreds of people gathered outside the Iranian embassy in Athens.", Act.PROTEST)
    assert [party.country for party in protest.actors] == ["GRC"]
    assert [party.country for party in protest.recipients] == ["IRN"]


def test_whom_the_police_of_a_state_arrest_is_of_that_state() -> None:
    """No place is named."""
    (arrest,) = claims_of("Greek police arrested 15 people.", Act.COERCE)
    assert [party.country for party in arrest.recipients] == ["GRC"]
