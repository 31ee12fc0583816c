"""What was promised, and what came of it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.joining.stories import NORWAY, RUSSIA, UKRAINE, Story, demand, guilin, pledge
from tests.joining.test_account import account
from vitni.joining.ledger import state_as_of
from vitni.model.claim import Act, Standing
from vitni.model.ledger import Commitment
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
