"""The world's tables load, agree with each other, and keep their terms honest."""

from datetime import date

import pytest

from vitni.model.entity import Term
from vitni.reference.files import LANGUAGES, WORLD
from vitni.reference.names import forms_of, names_of
from vitni.reference.titles import titles_of
from vitni.reference.world import day_after, entities, first_day, load_world, party_country

CODES = sorted(path.parent.name for path in LANGUAGES.glob("*/names.toml"))


@pytest.mark.parametrize("code", CODES)
def test_names_of_each_language_point_into_the_world(code: str) -> None:
    """A name that points nowhere would be found in text and then lost."""
    world = load_world()
    known = {
        "state": world.states,
        "people": world.states,
        "adjective": world.states,
        "place": world.places,
        "organisation": world.organisations,
    }
    entries = names_of(code)
    assert all(entry.key in known[entry.kind] and all(entry.words) for entry in entries)
    assert {entry.key for entry in entries if entry.kind == "state"} >= {"USA", "RUS", "UKR", "CHN", "GBR", "FRA", "DEU"}


@pytest.mark.parametrize("code", sorted(path.parent.name for path in LANGUAGES.glob("*/titles.toml")))
def test_titles_of_each_language_name_the_chief_offices(code: str) -> None:
    """Without these a language cannot say who met whom."""
    offices = {entry.office for entry in titles_of(code).entries}
    assert offices >= {
        "president",
        "prime-minister",
        "foreign-minister",
        "defence-minister",
        "minister",
        "government",
        "army",
        "police",
    }


def test_every_table_names_its_source_and_licence_first() -> None:
    """A fact without a source cannot be checked."""
    for path in WORLD.glob("*.tsv"):
        assert path.read_text(encoding="utf-8").startswith("# Source: ")


def test_offices_of_people_and_their_countries_are_known() -> None:
    """A term of an unknown office never answers to a title."""
    world = load_world()
    for person in world.people.values():
        assert person.country in world.states
        assert person.terms


def test_holders_change_with_the_day() -> None:
    """The same title means another person a year later, and the head of an alliance acts for no state."""
    world = load_world()
    rutte = world.people["mark-rutte"]
    assert party_country(rutte, date(2020, 1, 1)) == "NLD"
    assert party_country(rutte, date(2025, 1, 1)) is None
    term = Term(office="president", country="USA", start=date(2017, 1, 20), end=date(2021, 1, 20))
    assert term in world.people["donald-trump"].terms


def test_partial_days_open_a_term_early_and_close_it_late() -> None:
    """A term known to the month must not lose days at either end."""
    assert first_day("2014-03") == date(2014, 3, 1)
    assert day_after("2014-03") == date(2014, 4, 1)
    assert day_after("2014") == date(2015, 1, 1)
    assert day_after("2014-03-05") == date(2014, 3, 5)
    assert first_day("") is None


def test_forms_follow_the_longest_ending_or_their_own_list() -> None:
    """Inflection is data: a rule by ending, or every form spelled out."""
    rules = {"ía": ("ía", "íu"), "": ("", "s")}
    assert forms_of("Rúmenía", rules) == ("Rúmenía", "Rúmeníu")
    assert forms_of("Bandarík|in|junum|janna", rules) == ("Bandaríkin", "Bandaríkjunum", "Bandaríkjanna")


def test_entities_have_stable_ids() -> None:
    """Joining and exports refer to entities by these ids."""
    found = entities()
    assert found["state:USA"].name == "United States"
    assert found["person:sergei-lavrov"].country == "RUS"
    assert found["organisation:nato"].country is None
