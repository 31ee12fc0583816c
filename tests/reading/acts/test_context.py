"""Who acts where the words of an act name nobody."""

from tests.reading.test_reader import claims_of, sides
from vitni.model.claim import Act


def test_a_measure_acts_for_whoever_made_it() -> None:
    """A policy bans nothing by itself."""
    text = "The United States announced restrictions on flights to Cuba.\nThe new policy prohibits all flights to Cuba."
    last = claims_of(text, Act.SANCTION)[-1]
    assert sides(last) == (["USA"], ["CUB"])
    assert {row.field: row.rule for row in last.evidence}["actors"] == "whoever made the measure"


def test_a_measure_nobody_has_made_yet_acts_for_nobody() -> None:
    """No party is given that the text does not give."""
    assert not any(claim.actors for claim in claims_of("The new policy prohibits all flights to Cuba.", Act.SANCTION))


def test_the_authorities_of_the_place_arrest() -> None:
    """Nobody else can, and the claim says that this is inferred from the place."""
    claim = claims_of("The opposition leader was arrested in Minsk on Friday.", Act.COERCE)[0]
    assert [(party.name, party.country, party.known_from) for party in claim.actors] == [
        ("Belarusian authorities", "BLR", "context")
    ]


def test_an_attacked_town_does_not_say_who_attacked() -> None:
    """Only acts that states alone do are given to the state of the place."""
    assert not any(claim.actors for claim in claims_of("A journalist was killed in Minsk on Friday.", Act.ASSAULT))


def test_groups_are_for_or_against_whom_they_are_named_after() -> None:
    """The supporters of a visitor support him by turning out."""
    text = "Erdogan went to Cologne.\nPlenty of supporters turned out early to see their president."
    assert [party.name for claim in claims_of(text, Act.SUPPORT) for party in claim.recipients] == ["Recep Tayyip Erdogan"]


def test_others_are_of_the_people_named_before() -> None:
    """Some Turks hail him, others revile him."""
    claims = claims_of("Erdogan was hailed by some German Turks and reviled as an autocrat by others.", Act.ACCUSE)
    assert [sides(claim) for claim in claims] == [(["DEU"], ["TUR"])]


def test_whoever_was_arrested_is_who_is_to_be_freed() -> None:
    """ "Son libération": the prisoner's, not that of who asks for it."""
    text = "La police russe a arrêté Alexeï Navalny.\nL'Union européenne a exigé sa libération."
    claim = claims_of(text, Act.CONCEDE, "fr")[-1]
    assert [party.name for party in claim.recipients] == ["Alexei Navalny"]
    assert {row.field: row.rule for row in claim.evidence}["recipients"] == "whoever was told to be held"
