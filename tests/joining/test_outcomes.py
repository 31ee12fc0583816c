"""What becomes of a promise beyond kept and broken."""

from dataclasses import replace
from typing import Any

import pytest

from tests.joining.stories import NORWAY, RUSSIA, UKRAINE, Story, pledge
from tests.joining.test_ledger import row
from vitni.model.claim import Act, Amount, Standing


def tanks(count: float) -> tuple[Amount, ...]:
    return (Amount(unit="tank", value=count),)


@pytest.mark.parametrize(("sent", "state"), [(18.0, "kept"), (9.0, "partly"), (17.0, "kept"), (40.0, "kept")])
def test_less_than_was_promised_keeps_it_in_part(sent: float, state: str) -> None:
    """Nine tanks of eighteen are half a promise; seventeen is a rounding, and more than promised is kept."""
    story = pledge("sent")
    claims = story.claims["before"]
    claims[1] = replace(claims[1], amounts=tanks(18.0))
    story.claims["after"][0] = replace(story.claims["after"][0], amounts=tanks(sent))
    assert (row(story).state, row(story).settled_by) == (state, "after#1")


def test_who_takes_his_promise_back_before_it_is_due_withdraws_it() -> None:
    """It was promised for a day to come; the one who promised says beforehand that it will not be."""
    story = pledge("denied")
    early = story.reports["after"].published
    assert early is not None
    story.reports["after"] = replace(story.reports["after"], published=replace(early, day=early.day.replace(day=4)))
    assert row(story).state == "withdrawn"
    story.claims["after"][0] = replace(story.claims["after"][0], voices=(RUSSIA,))
    assert row(story).state == "broken", "another's word that it will not come takes nothing back"


def calling_off(words: str, **fields: Any) -> Story:
    """A visit is planned; a day later its guest calls something off."""
    story = Story()
    story.report("before", "Norway will send a delegation to Russia next week.", day="2023-03-01")
    story.tell(
        "before",
        "Norway will send a delegation to Russia next week",
        Act.CONSULT,
        "visit",
        "visit",
        actors=(NORWAY,),
        recipients=(RUSSIA,),
        standing=Standing.PLANNED,
        time=("next week", {"unit": "week", "shift": 1, "anchor": "publication"}),
    )
    story.report("after", words, day="2023-03-02")
    story.tell("after", words[:-1], Act.REJECT, "call-off", "call-off", actors=(NORWAY,), **fields)
    return story


def test_a_plan_called_off_in_words_without_an_act_is_withdrawn() -> None:
    """The calling off names the delegation and holds no claim of its own."""
    found = row(calling_off("Norway called off its delegation."))
    assert (found.state, found.settled_by) == ("withdrawn", "after#1")
    assert row(calling_off("Norway called off the fishing season.")).state == "open"


def test_an_invasion_overtakes_a_promised_withdrawal() -> None:
    """Nobody said that the promise is void; the invasion says it."""
    story = Story()
    story.report("before", "Russia will withdraw its troops from Ukraine's border.", day="2022-02-16")
    story.tell(
        "before",
        "Russia will withdraw its troops",
        Act.RETREAT,
        "withdraw",
        "withdraw",
        actors=(RUSSIA,),
        recipients=(UKRAINE,),
        standing=Standing.PROMISED,
    )
    story.report("after", "Russia invaded Ukraine.", day="2022-02-24")
    story.tell("after", "Russia invaded Ukraine", Act.ASSAULT, "invade", "invade", actors=(RUSSIA,), recipients=(UKRAINE,))
    assert (row(story).state, row(story).settled_by) == ("overtaken", "after#1")
