"""Parts of a whole are linked, not merged."""

import pytest

from tests.joining.stories import ODESA, RUSSIA, UKRAINE, Story
from tests.joining.test_account import account, event_with
from vitni.model.claim import Act

STRIKE, INVASION = "Russia struck Odesa", "Russia invaded Ukraine"


def war(strike: dict[str, int], *, together: bool = True) -> Story:
    """A report of April 2022 tells of the invasion of 24 February and of a strike on this day, or another report does."""
    story = Story()
    words = f"{STRIKE} on {strike['day']}.{strike['month']}.2022"
    story.report("paper", f"{INVASION} on 24.2.2022." + (f" {words}." if together else ""), day="2022-04-02")
    day = ("24.2.2022", {"day": 24, "month": 2, "year": 2022})
    story.tell("paper", INVASION, Act.ASSAULT, "invade", "invade", actors=(RUSSIA,), recipients=(UKRAINE,), time=day)
    other = "paper"
    if not together:
        other = "other"
        story.report("other", words + ".", day="2022-04-02")
    then = (words.partition(" on ")[2], {**strike, "year": 2022})
    sides = {"actors": (RUSSIA,), "recipients": (UKRAINE,), "where": ODESA}
    story.tell(other, words, Act.ASSAULT, "strike", "strike", time=then, **sides)
    return story


def test_a_strike_told_with_the_invasion_is_part_of_it() -> None:
    """Two events, and the strike names its whole."""
    ours = account(war({"day": 20, "month": 3}))
    invasion, strike = event_with(ours, "paper#1"), event_with(ours, "paper#2")
    assert strike.part_of == invasion.id
    assert invasion.part_of is None


@pytest.mark.parametrize("story", [war({"day": 3, "month": 2}), war({"day": 20, "month": 3}, together=False)])
def test_what_came_before_or_is_told_elsewhere_is_no_part(story: Story) -> None:
    """A strike before the invasion, and one that no report tells of together with it."""
    assert {event.part_of for event in account(story).events} == {None}
