"""Which report is a newer edition of another."""

from dataclasses import replace
from datetime import date, time

from tests.joining.stories import Story, arrests
from tests.joining.test_account import account
from vitni.joining.editions import is_newer_edition
from vitni.model.text import Published, Report

TEXT = "Norwegian police arrested {} farmers in Oslo on 1 May 2023, and let most of them go in the evening."


def report(name: str, number: str, day: int, clock: time | None = None, outlet: str | None = "Morning Paper") -> Report:
    """Return a report of that outlet with one number in a text that is else the same."""
    story = Story()
    story.report(name, TEXT.format(number), outlet=outlet)
    return replace(story.reports[name], published=Published(day=date(2023, 5, day), clock=clock, source="given"))


def test_nearly_the_same_text_of_one_outlet_a_day_later_is_a_newer_edition() -> None:
    """One number was corrected; the older text is an edition of nothing."""
    old, new = report("old", "45", 2), report("new", "15", 3)
    assert is_newer_edition(new, old)
    assert not is_newer_edition(old, new)


def test_the_hour_tells_two_editions_of_one_day_apart() -> None:
    """Without hours of publication and of one length, nothing tells which text corrects which."""
    assert is_newer_edition(report("new", "15", 2, time(18)), report("old", "45", 2, time(9)))
    assert not is_newer_edition(report("new", "15", 2), report("old", "45", 2))
    assert not is_newer_edition(report("old", "45", 2), report("new", "15", 2))


def test_another_outlet_a_month_or_other_words_make_no_edition() -> None:
    """A copy is not a correction, and last month's routine in the same words is another story."""
    old = report("old", "45", 2)
    assert not is_newer_edition(report("new", "15", 3, outlet="Evening Paper"), old)
    assert not is_newer_edition(report("new", "15", 30), old)
    assert not is_newer_edition(replace(report("new", "15", 3), text="Farmers sat in Oslo on 1 May 2023 and sang."), old)


def test_the_number_of_the_newer_edition_holds_and_the_older_one_is_shown_as_superseded() -> None:
    """A paper that corrects itself disputes nothing: its last word counts, its first is kept."""
    story = arrests("45", "15")
    for name in ("early", "late"):
        story.reports[name] = replace(story.reports[name], outlet="Morning Paper")
    ours = account(story)
    (found,) = ours.disagreements
    assert (found.field, found.kind, found.verdict) == ("amounts", "correction", "15 person")
    (event,) = ours.events
    assert event.superseded == ("early#1",)
    assert [amount.value for amount in event.amounts] == [15.0]
