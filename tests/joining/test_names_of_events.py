"""Readable ids."""

from datetime import date

from tests.joining.stories import BLINKEN, LAVROV, STATES, UKRAINE
from vitni.joining.intervals import one_day
from vitni.joining.names_of_events import day_name, event_name, unlike
from vitni.model.claim import Act, Place
from vitni.model.time import Candidate, Dating, Interval

FRIDAY = Dating(interval=one_day(date(2022, 1, 21)), precision="day")
UNDATED = Dating(interval=None, precision=None)
GENEVA = Place(name="Geneva", country="CHE")


def test_a_meeting_is_named_by_day_last_names_and_place() -> None:
    """This is what people type and put into links."""
    assert event_name(FRIDAY, [BLINKEN], [LAVROV], GENEVA, Act.CONSULT, "meet") == "2022-01-21-blinken-lavrov-geneva"


def test_a_deed_is_named_by_its_meaning_and_short_state_names() -> None:
    """Where an attack took place is often the state attacked; what it was says more."""
    assert event_name(UNDATED, [STATES], [UKRAINE], None, Act.AID, "aid-military") == "undated-us-ukraine-aid-military"


def test_less_exact_days_give_shorter_names() -> None:
    """A month has no day; open days of one month have that month; what spans years is undated."""
    month = Dating(interval=Interval(start=date(2022, 1, 1), end=date(2022, 2, 1)), precision="month")
    days = tuple(Candidate(interval=one_day(date(2022, 1, day)), precision="day") for day in (21, 22))
    years = Dating(interval=Interval(start=date(2020, 1, 1), end=date(2022, 2, 1)), precision="vague")
    assert day_name(month) == "2022-01"
    assert day_name(Dating(interval=None, precision=None, open=days)) == "2022-01"
    assert day_name(years) == day_name(UNDATED) == "undated"


def test_equal_names_get_numbers_in_order() -> None:
    """An id is one event's, always."""
    assert unlike(["a", "b", "a", "a"]) == ["a", "b", "a-2", "a-3"]
