"""What is a disagreement, and what only looks like one."""

from dataclasses import replace
from typing import Any

import pytest

from tests.joining.stories import NORWAY, RUSSIA, Story, antalya, arrests, copied, denial, guilin, pledge, strikes
from tests.joining.test_account import account
from vitni.model.claim import Act, Standing


def test_a_weekday_against_its_day_number_is_a_calendar_slip_with_verdict_and_refused_years() -> None:
    """The words are shown as printed, the day is the one the other witness gives, and 2020 is refused with reasons."""
    found = next(one for one in account(guilin()).disagreements if "guilin" in one.id)
    assert (found.field, found.kind, found.verdict) == ("when", "calendar-slip", "2021-03-23")
    assert {value.value for value in found.values} == {"2021-03-23", "2021-03-24"}
    assert any(reason.name == "witness-gives-day" for reason in found.reasons)
    assert {"2020"} <= {dict(reason.values).get("year") for reason in found.refused}


def test_two_counts_of_one_day_are_a_conflict_without_verdict() -> None:
    """45 and 11 arrests in two papers of one day: nobody here can know."""
    (found,) = account(arrests("45", "11", same_day=True)).disagreements
    assert (found.field, found.kind, found.verdict) == ("amounts", "conflict", None)
    assert [value.value for value in found.values] == ["45 person", "11 person"]
    assert [value.words for value in found.values] == [("45",), ("11",)]


def test_a_toll_that_grew_is_news_and_one_taken_back_is_a_change() -> None:
    """Eleven arrests, and 45 two days later: the police went on. 45 and then eleven: somebody took a number back."""
    assert account(arrests("11", "45")).disagreements == ()
    (found,) = account(arrests("45", "11")).disagreements
    assert (found.kind, found.verdict) == ("changed", "11 person")


def test_minutes_and_hours_are_compared_and_shown_as_printed() -> None:
    """90 minutes and two hours are two lengths of one meeting; a later report corrects nothing by another length."""
    found = next(one for one in account(antalya()).disagreements if one.field == "amounts")
    assert (found.kind, found.verdict) == ("conflict", None)
    assert {value.value for value in found.values} == {"90 minute", "2 hour"}


@pytest.mark.parametrize("second", ["47", "at least 11", "30 to 60"])
def test_roundings_and_bounds_are_no_disagreement(second: str) -> None:
    """45 is about 47, is at least 11, lies between 30 and 60."""
    assert account(arrests("45", second)).disagreements == ()


@pytest.mark.parametrize("story", [strikes(), copied(), pledge("sent")])
def test_silence_paraphrase_and_a_kept_promise_are_no_disagreement(story) -> None:  # type: ignore[no-untyped-def]
    """An analyst who is shown three false alarms stops looking."""
    assert account(story).disagreements == ()


def test_a_denied_intention_contradicts_no_deed() -> None:
    """A report that expects an expulsion and quotes its denial denies the intention, not what another report tells as done."""
    story = denial()
    story.reports["denies"] = replace(story.reports["denies"], text=story.reports["denies"].text + " Norway will expel them.")
    story.tell(
        "denies",
        "Norway will expel them",
        Act.SANCTION,
        "expel",
        "expel",
        actors=(NORWAY,),
        recipients=(RUSSIA,),
        standing=Standing.PREDICTED,
    )
    assert account(story).disagreements == ()


def test_done_against_denied_is_a_conflict() -> None:
    """One paper tells it as done, another that it was not: both stand, with their words."""
    (found,) = account(denial()).disagreements
    assert (found.field, found.kind, found.verdict) == ("standing", "conflict", None)
    assert {value.value for value in found.values} == {"happened", "denied"}


def test_a_denied_intention_beside_an_undated_deed_in_one_report_is_no_conflict() -> None:
    """ "They deny that they will" denies no deed that the same report tells without a day: mostly it tells a fear."""
    story = Story()
    story.report("paper", "Russia would be sent in to strike. Russia denies that it plans to strike.", day="2022-01-22")
    story.tell("paper", "Russia would be sent in to strike", Act.ASSAULT, "strike", "strike", actors=(RUSSIA,))
    story.tell(
        "paper",
        "Russia denies that it plans to strike",
        Act.ASSAULT,
        "strike",
        "strike",
        actors=(RUSSIA,),
        standing=Standing.DENIED,
        voices=(RUSSIA,),
    )
    assert account(story).disagreements == ()


def test_one_slip_of_the_pen_is_one_disagreement_whatever_it_dates() -> None:
    """A phrase that dates a meeting and what was decided there is wrong once; two rows would be one too many."""
    story = Story()
    text = "Norway and Russia agreed to trade at their meeting on Friday 22 January."
    story.report("paper", text, day="2022-01-23")
    time = ("Friday 22 January", {"weekday": 5, "day": 22, "month": 1})
    sides: dict[str, Any] = {"actors": (NORWAY,), "recipients": (RUSSIA,)}
    story.tell("paper", "their meeting", Act.CONSULT, "meet", "meeting", time=time, **sides)
    story.tell("paper", "Norway and Russia agreed to trade", Act.AGREE, "agree", time=time, topic="to trade", **sides)
    assert [found.field for found in account(story).disagreements] == ["when"]


def test_an_agreement_one_side_tells_and_the_other_denies_is_a_conflict_whoever_is_named_first() -> None:
    """Norway and Russia signed; Russia and Norway did not."""
    story = Story()
    for name, first, second, standing in (
        ("signed", NORWAY, RUSSIA, Standing.HAPPENED),
        ("denied", RUSSIA, NORWAY, Standing.DENIED),
    ):
        text = f"{first.name} and {second.name}, 7 March 2023"
        story.report(name, text, day="2023-03-08", outlet=name)
        sides: dict[str, Any] = {"actors": (first,), "recipients": (second,), "standing": standing}
        time = ("7 March 2023", {"day": 7, "month": 3, "year": 2023})
        story.tell(name, text, Act.AGREE, "sign", "settle", time=time, **sides)
    (found,) = account(story).disagreements
    assert (found.field, {value.value for value in found.values}) == ("standing", {"happened", "denied"})
