"""What changed between two accounts of one story."""

from datetime import date

from tests.joining.stories import WORLD, strikes
from tests.joining.test_account import judgement
from vitni.joining.account import join
from vitni.joining.changes import Known, changes_between


def test_events_that_were_found_to_be_one_and_one_that_was_found_to_be_two_are_told() -> None:
    """Events are known again by their claims: an id follows the day and cannot be trusted to stay."""
    story = strikes()
    apart = Known(account=join(story.reports.values(), story.readings(), (), WORLD), day=None)
    ruling = judgement("j1", "same", "monday#1", "thursday#1")
    together = Known(account=join(story.reports.values(), story.readings(), (ruling,), WORLD), day=date(2024, 1, 1))
    assert {row.kind for row in changes_between(apart, together)} >= {"joined"}
    assert {row.kind for row in changes_between(together, apart)} >= {"split-off"}
    assert changes_between(apart, apart) == ()


def test_an_event_whose_report_is_gone_is_told_as_gone() -> None:
    """A better reader may find that a passage tells of no act."""
    story = strikes()
    both = Known(account=join(story.reports.values(), story.readings(), (), WORLD), day=None)
    one = Known(account=join(story.reports.values(), story.readings()[:1], (), WORLD), day=None)
    (row,) = changes_between(both, one)
    assert row.kind == "gone" and row.event in {event.id for event in both.account.events}
