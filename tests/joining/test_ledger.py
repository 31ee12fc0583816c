"""What was promised, and what came of it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.joining.stories import NORWAY, RUSSIA, UKRAINE, Story, demand, guilin, pledge
from tests.joining.test_account import account
from vitni.model.claim import Act, Party, Standing
from vitni.model.ledger import Commitment, state_as_of
from vitni.model.time import Interval


def row(story: Story) -> Commitment:
    """Return the one row of the story's ledger."""
    (only,) = account(story).ledger
    return only


@pytest.mark.parametrize(
    ("ending", "state", "by"), [("sent", "kept", "after#1"), ("denied", "broken", "after#1"), (None, "open", None)]
)
def test_a_promise_is_kept_broken_or_open_by_what_later_claims_tell(ending: str | None, state: str, by: str | None) -> None:
    """The row names the claim that settled it."""
    found = row(pledge(ending))
    assert (found.kind, found.state, found.settled_by) == ("promise", state, by)


def test_a_promise_and_its_content_are_one_row_with_who_toward_due_and_day() -> None:
    """The outer claim says who promised, the inner what and when."""
    found = row(pledge(None))
    assert (found.who, found.toward) == ((NORWAY,), (UKRAINE,))
    assert found.due is not None and found.due.interval == Interval(start=date(2023, 3, 6), end=date(2023, 3, 13))
    assert found.said_on is not None and found.said_on.interval == Interval(start=date(2023, 3, 1), end=date(2023, 3, 2))
    assert found.said == ("before#1", "before#2")


def test_an_open_promise_is_due_in_its_week_and_overdue_after_it() -> None:
    """The day is the caller's: the ledger itself knows no clock."""
    found = row(pledge(None))
    assert state_as_of(found, date(2023, 3, 3)) == "open"
    assert state_as_of(found, date(2023, 3, 12)) == "due"
    assert state_as_of(found, date(2023, 3, 13)) == "overdue"
    assert state_as_of(found, None) == "open"
    assert state_as_of(replace(found, state="kept"), date(2023, 3, 13)) == "kept"


def test_a_demand_is_refused_by_the_one_it_touches() -> None:
    """Russia demands withdrawal from Romania; Romania's minister rejects it at once."""
    found = row(demand())
    assert (found.kind, found.who, found.state, found.settled_by) == ("demand", (RUSSIA,), "refused", "paper#3")


def test_a_promise_on_a_condition_waits() -> None:
    """What hangs on an if is neither due nor overdue."""
    story = Story()
    story.report("paper", "Norway will send Ukraine weapons if Russia attacks.", day="2022-01-18")
    story.tell(
        "paper",
        "Norway will send Ukraine weapons",
        Act.AID,
        "aid-military",
        "military",
        actors=(NORWAY,),
        recipients=(UKRAINE,),
        standing=Standing.PROMISED,
        condition="if Russia attacks",
    )
    assert (row(story).state, row(story).condition) == ("waiting", "if Russia attacks")


def test_a_plan_told_as_past_by_another_report_is_kept() -> None:
    """The meeting of the wire took place."""
    plan = next(one for one in account(guilin()).ledger if one.kind == "plan")
    assert (plan.state, plan.settled_by, plan.witnesses) == ("kept", "letter#1", ("wire",))


def test_a_refusal_of_it_right_after_the_demand_answers_the_demand() -> None:
    """The minister rejected it: whose demand it was, the sentence before says."""
    story = Story()
    story.report("paper", "Russia demanded the return of all missiles. The Norwegian minister rejected it.", day="2022-01-21")
    story.tell(
        "paper",
        "Russia demanded the return of all missiles",
        Act.REQUEST,
        "demand",
        "demand",
        actors=(RUSSIA,),
        topic="the return of all missiles",
    )
    minister = Party(name="Norwegian foreign minister", country="NOR", kind="person", office="foreign-minister")
    story.tell("paper", "The Norwegian minister rejected it", Act.REJECT, "reject", "refuse", actors=(minister,))
    assert (row(story).state, row(story).settled_by) == ("refused", "paper#2")


@pytest.mark.parametrize(
    ("who", "topic"), [("two men", "an end of the war in Ukraine"), ("Norway", "on Friday"), ("Norway", None)]
)
def test_a_bare_promise_without_promiser_or_content_is_no_row(who: str, topic: str | None) -> None:
    """A ledger full of "Promise, men, on Friday" is read by nobody."""
    story = Story()
    story.report("paper", f"{who} agreed on an end of the war in Ukraine on Friday.", day="2022-01-21")
    actor = NORWAY if who == "Norway" else Party(name=who, country=None, kind="group")
    time = ("on Friday", {"weekday": 5, "direction": "past"})
    story.tell("paper", f"{who} agreed", Act.AGREE, "agree", actors=(actor,), topic=topic, time=time)
    assert account(story).ledger == ()


def test_who_promises_that_another_will_act_is_the_one_committed() -> None:
    """Belarus promised that Russia would leave: Belarus gave its word."""
    story = Story()
    story.report("paper", "Norway promised that Russia would withdraw.", day="2022-01-21")
    outer = story.tell("paper", "Norway promised", Act.AGREE, "promise-withdraw", "withdraw", actors=(NORWAY,))
    story.tell(
        "paper",
        "Russia would withdraw",
        Act.RETREAT,
        "withdraw",
        "withdraw",
        actors=(RUSSIA,),
        standing=Standing.PROMISED,
        content_of=outer.id,
    )
    assert (row(story).who, row(story).toward) == ((NORWAY,), (RUSSIA,))


def test_the_month_of_a_demand_is_not_when_it_is_due() -> None:
    """ "In December Russia demanded", told in January: December dates the demand, and nothing says by when."""
    story = Story()
    story.report("paper", "In December Russia demanded the return of all missiles.", day="2022-01-18")
    story.tell(
        "paper",
        "In December Russia demanded the return of all missiles",
        Act.REQUEST,
        "demand",
        "demand",
        actors=(RUSSIA,),
        topic="the return of all missiles",
        time=("In December", {"month": 12}),
    )
    found = row(story)
    assert found.due is None
    assert found.said_on is not None and found.said_on.interval is not None
    assert found.said_on.interval.start == date(2021, 12, 1)
