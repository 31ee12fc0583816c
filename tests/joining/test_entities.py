"""Who is who across reports."""

from datetime import date
from typing import Any

from tests.joining.stories import GUILIN, LAVROV, WANG, WORLD, Story
from tests.joining.test_account import account
from vitni.joining.entities import register_of
from vitni.joining.intervals import one_day
from vitni.model.claim import Act, Party
from vitni.model.time import Interval

FANNON = Party(name="Francis Fannon", country="USA", kind="person")
SURNAME = Party(name="Fannon", country="USA", kind="person", entity="person:fannon")
MINISTER = Party(name="Russian foreign minister", country="RUS", kind="person", office="Foreign Minister")


def story_of(*parties: Party) -> Story:
    """Return a story in which each party says something in a report of its own."""
    story = Story()
    for number, party in enumerate(parties):
        story.report(f"r{number}", f"{party.name} spoke.", day="2018-07-11")
        story.tell(f"r{number}", f"{party.name} spoke", Act.SAY, "say", actors=(party,))
    return story


def test_a_surname_in_one_report_is_the_full_name_of_another() -> None:
    """Names are one across reports of one state, whatever id each report gave them."""
    register = register_of(story_of(FANNON, SURNAME).readings(), WORLD, {})
    assert register.resolve(FANNON, None).entity == register.resolve(SURNAME, None).entity == "person:francis-fannon-usa"


def test_a_surname_of_two_bearers_stays_alone() -> None:
    """Who of two is meant cannot be known from the name."""
    other = Party(name="Maria Fannon", country="USA", kind="person")
    register = register_of(story_of(FANNON, other, SURNAME).readings(), WORLD, {})
    assert register.resolve(SURNAME, None).entity == "person:fannon"


def test_an_office_on_a_day_is_its_holder() -> None:
    """The Russian foreign minister of 2018 is Sergei Lavrov; the words keep the name they gave."""
    register = register_of((), WORLD, {})
    found = register.resolve(MINISTER, one_day(date(2018, 7, 11)))
    assert (found.entity, found.name) == (LAVROV.entity, "Russian foreign minister")


def test_an_office_without_a_day_is_nobody() -> None:
    """Offices change hands, so an undated report names nobody by them."""
    register = register_of((), WORLD, {})
    assert register.resolve(MINISTER, None).entity is None
    assert register.resolve(MINISTER, Interval(start=date(1999, 1, 1), end=date(1999, 2, 1))).entity is None


def test_a_report_teaches_who_holds_an_office_for_the_months_around_it() -> None:
    """What one report says of an office helps another of the same months."""
    story = story_of(LAVROV)
    wang = Party(name="Wang Yi", country="CHN", kind="person", entity="person:wang-yi")
    story.teach("r0", wang, "foreign-minister")
    told: dict[str, Interval | None] = {"r0": one_day(date(2018, 7, 11))}
    register = register_of(story.readings(), WORLD, told)
    chinese = Party(name="Chinese foreign minister", country="CHN", kind="person", office="foreign-minister")
    assert register.resolve(chinese, one_day(date(2018, 8, 1))).entity == "person:wang-yi"
    assert register.resolve(chinese, one_day(date(2020, 8, 1))).entity is None


def test_a_person_whose_report_names_no_state_is_the_one_bearer_of_the_full_name() -> None:
    """One paper calls him a Norwegian envoy, the other only by his name: one man, unless two states have one."""
    story = Story()
    for name, country in (("one", "NOR"), ("two", None)):
        party = Party(name="Ole Strand", country=country, kind="person")
        story.report(name, "Ole Strand met Wang Yi in Guilin on 7 March 2023.", day="2023-03-08", outlet=name)
        time = ("7 March 2023", {"day": 7, "month": 3, "year": 2023})
        sides: dict[str, Any] = {"actors": (party,), "recipients": (WANG,), "where": GUILIN, "time": time}
        story.tell(name, "Ole Strand met Wang Yi in Guilin", Act.CONSULT, "meet", "meeting", **sides)
    (event,) = account(story).events
    assert [(party.name, party.country) for party in event.actors] == [("Ole Strand", "NOR")]
