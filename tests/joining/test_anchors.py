"""Dating the undated: years, slips and offices."""

from datetime import date

import pytest

from tests.joining.stories import GUILIN, LAVROV, RUSSIA, UKRAINE, WANG, WORLD, Story, antalya, guilin
from tests.joining.test_account import account, event_with
from vitni.joining.account import join
from vitni.model.claim import Act
from vitni.model.time import Anchor, Interval


def anchor_of(story: Story, report: str) -> Anchor:
    """Return the anchor joining finds for the report."""
    return dict(account(story).anchors)[report]


def test_a_slipped_calendar_is_found_by_another_witness() -> None:
    """Tuesday 24 March and Monday 23 March fit 2020; the wire of 19 March 2021 makes them 23 and 22 March 2021."""
    anchor = anchor_of(guilin(), "letter")
    assert anchor.shift == 1
    assert anchor.inferred
    assert anchor.interval == Interval(start=date(2021, 3, 23), end=None)


def test_a_year_in_which_all_weekdays_fit_is_refused_by_a_term_of_office() -> None:
    """Blinken became minister in January 2021, so a report that calls him minister is not of March 2020."""
    refusals = [reason for reason in anchor_of(guilin(), "letter").reasons if reason.name == "year-refused"]
    because = {(dict(reason.values)["year"], dict(reason.values)["because"]) for reason in refusals}
    assert ("2020", "not-yet-in-office") in because
    assert ("2020", "witness-denies-day") in because


def test_a_bare_day_number_in_a_slipped_report_stays_open() -> None:
    """Without a weekday nobody can tell whether the writer slipped there too: 23 and 24 March both stand."""
    when = event_with(account(guilin()), "letter#5").when
    assert when.interval is None
    assert {candidate.interval.start for candidate in when.open} == {date(2021, 3, 23), date(2021, 3, 24)}


def test_a_slip_that_no_witness_settles_dates_the_year_and_leaves_the_days_open() -> None:
    """The other report tells of another day, so whether numbers or weekdays slipped stays unknown; the year does not."""
    story = antalya()
    for claims, keep in ((story.claims["letter"], "letter#2"), (story.claims["wire"], "wire#1")):
        claims[:] = [claim for claim in claims if claim.id == keep]
    story.report("other", "Russia struck Ukraine on Saturday.", day="2022-03-13")
    story.tell(
        "other",
        "Russia struck Ukraine",
        Act.ASSAULT,
        "strike",
        "strike",
        actors=(RUSSIA,),
        recipients=(UKRAINE,),
        time=("on Saturday", {"weekday": 6, "direction": "past"}),
    )
    assert anchor_of(story, "letter").shift == 0
    assert event_with(account(story), "letter#2").when.interval is None


@pytest.mark.parametrize("dated", [False, True])
def test_slipped_weekdays_leave_the_day_numbers_right(dated: bool) -> None:
    """A writer with last year's calendar gets weekdays wrong; the wire's "on Thursday" is the number's day, 10 March 2022."""
    story = antalya(dated=dated)
    anchor = anchor_of(story, "letter")
    assert anchor.shift == 0
    assert "slipped-weekdays" in {reason.name for reason in anchor.reasons}
    found = account(story)
    assert event_with(found, "letter#1").when.interval == Interval(start=date(2022, 3, 10), end=date(2022, 3, 11))
    assert event_with(found, "letter#2").when.interval == Interval(start=date(2022, 3, 8), end=date(2022, 3, 9))
    slip = next(one for one in found.disagreements if one.field == "when")
    assert (slip.kind, slip.verdict) == ("calendar-slip", "2022-03-08")


def test_a_report_that_nothing_dates_stays_undated_and_its_relative_words_open() -> None:
    """No date falls back to anything: an unknown day is unknown."""
    story = Story()
    story.report("letter", "Lavrov met Wang Yi in Guilin yesterday.")
    story.tell(
        "letter",
        "Lavrov met Wang Yi in Guilin yesterday",
        Act.CONSULT,
        "meet",
        "meeting",
        actors=(LAVROV,),
        recipients=(WANG,),
        where=GUILIN,
        time=("yesterday", {"unit": "day", "shift": -1, "anchor": "publication"}),
    )
    assert anchor_of(story, "letter") == Anchor(day=None)
    assert account(story).events[0].when.interval is None


def test_one_contradicting_pair_in_a_dated_report_is_no_slipped_calendar() -> None:
    """One wrong weekday is a typing error; a calendar slips only if all pairs do."""
    story = Story()
    story.report("paper", "They met on Friday 22 January.", day="2022-01-23")
    story.tell(
        "paper",
        "They met on Friday 22 January",
        Act.CONSULT,
        "meet",
        "meeting",
        actors=(LAVROV, WANG),
        time=("Friday 22 January", {"weekday": 5, "day": 22, "month": 1, "direction": "past"}),
    )
    found = join(story.reports.values(), story.readings(), (), WORLD)
    assert dict(found.anchors)["paper"].shift == 0
    assert found.disagreements[0].kind == "own-contradiction"
