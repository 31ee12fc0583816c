"""What joins two tellings although a day or a doer differs, and what keeps them apart."""

from dataclasses import replace
from typing import Any

import pytest

from tests.joining.stories import LAVROV, ODESA, RUSSIA, UKRAINE, WANG, Story, person
from tests.joining.test_account import account
from vitni.model.claim import Act, Party, Standing

SHOIGU = person("Sergei Shoigu", "RUS")
HOSPITAL = Party(name="hospital in Odesa", country="UKR", kind="group")


def attacks(
    first: Party, second: Party, *, victims: tuple[Party, Party] = (HOSPITAL, HOSPITAL), days: tuple[int, int] = (3, 3)
) -> Story:
    """Two papers tell of an attack on Odesa, each with its own attacker, victim and day of July 2023."""
    story = Story()
    for name, attacker, victim, day in zip(("one", "two"), (first, second), victims, days, strict=True):
        words = f"{attacker.name} shelled the {victim.name} on {day} July 2023"
        story.report(name, words + ".", day="2023-07-05", outlet=name)
        time = (f"{day} July 2023", {"day": day, "month": 7, "year": 2023})
        sides: dict[str, Any] = {"actors": (attacker,), "recipients": (victim,), "where": ODESA, "time": time}
        story.tell(name, words, Act.ASSAULT, "strike", "strike", **sides)
    return story


def test_one_attack_laid_at_two_doors_is_one_event_with_a_disputed_doer() -> None:
    """Same victims, town and day: who did it is the question, and nobody here can know."""
    ours = account(attacks(RUSSIA, UKRAINE))
    (event,) = ours.events
    assert "blamed-on-another" in {reason.name for reason in event.joins}
    (found,) = ours.disagreements
    assert (found.field, found.verdict, {value.value for value in found.values}) == ("actors", None, {"Russia", "Ukraine"})


@pytest.mark.parametrize("changed", [{"days": (3, 4)}, {"victims": (HOSPITAL, RUSSIA)}])
def test_two_sides_that_shell_each_other_are_two_events(changed: dict[str, Any]) -> None:
    """Another day or another victim: war, not a dispute."""
    assert len(account(attacks(RUSSIA, UKRAINE, **changed)).events) == 2


def meetings(*told: tuple[str, dict[str, Any], str], standing: Standing = Standing.HAPPENED) -> Story:
    """Papers tell of a meeting of Lavrov and Wang, each with its words of time, their parts and the day it was printed."""
    story = Story()
    for number, (words, parts, day) in enumerate(told):
        text = f"Lavrov and Wang meet {words}"
        story.report(f"paper{number}", text + ".", day=day, outlet=f"Paper {number}")
        sides: dict[str, Any] = {"actors": (LAVROV,), "recipients": (WANG,), "time": (words, parts), "standing": standing}
        story.tell(f"paper{number}", text, Act.CONSULT, "meet", "meeting", **sides)
    return story


def on(day: int, month: int = 3, year: int = 2023, **parts: Any) -> tuple[str, dict[str, Any]]:
    """Return words and parts of a day."""
    return f"{parts.get('part', 'on')} {day}.{month}.{year}", {"day": day, "month": month, "year": year, **parts}


def test_late_on_one_day_and_the_next_day_are_one_night() -> None:
    """Clocks differ from place to place: no two events, and no dispute."""
    ours = account(meetings((*on(7, part="evening"), "2023-03-09"), (*on(8), "2023-03-09")))
    assert len(ours.events) == 1
    assert ours.disagreements == ()


def test_a_plan_that_moved_is_one_event_whose_day_changed() -> None:
    """The second paper tells of the meeting before its first day has come: the new day counts."""
    ours = account(meetings((*on(14), "2023-03-01"), (*on(23), "2023-03-10"), standing=Standing.PLANNED))
    (found,) = ours.disagreements
    assert (found.field, found.kind, found.verdict) == ("when", "changed", "2023-03-23")


def test_a_plan_told_after_the_first_day_is_another_meeting() -> None:
    """The first day has passed: they meet again."""
    ours = account(meetings((*on(14), "2023-03-01"), (*on(23), "2023-03-16"), standing=Standing.PLANNED))
    assert len(ours.events) == 2


def test_a_year_mistyped_is_outvoted() -> None:
    """Two papers of the week give the day; the third gives it ten years ago, and was printed with them."""
    ours = account(meetings((*on(7), "2023-03-08"), (*on(7), "2023-03-08"), (*on(7, year=2013), "2023-03-08")))
    (found,) = ours.disagreements
    assert (found.field, found.kind, found.verdict) == ("when", "conflict", "2023-03-07")


def test_neighbouring_days_of_attacks_are_two_attacks() -> None:
    """War goes on day after day: the next day's strike on the same town is another, and no day is disputed."""
    ours = account(attacks(RUSSIA, RUSSIA, victims=(UKRAINE, UKRAINE), days=(3, 4)))
    assert len(ours.events) == 2
    assert ours.disagreements == ()


def test_morning_and_evening_of_one_day_are_two_meetings() -> None:
    """They met twice that day."""
    ours = account(meetings((*on(7, part="morning"), "2023-03-08"), (*on(7, part="evening"), "2023-03-08")))
    assert len(ours.events) == 2


def ministers(*guests: tuple[Party, ...]) -> Story:
    """Papers tell of one meeting with Wang in Odesa on one day, each with its guests from Russia."""
    story = Story()
    for number, guest in enumerate(guests):
        text = f"{' and '.join(one.name for one in guest)} met Wang in Odesa on 7.3.2023"
        story.report(f"paper{number}", text + ".", day="2023-03-08", outlet=f"Paper {number}")
        time = ("7.3.2023", {"day": 7, "month": 3, "year": 2023})
        sides: dict[str, Any] = {"actors": guest, "recipients": (WANG,), "where": ODESA, "time": time}
        story.tell(f"paper{number}", text, Act.CONSULT, "meet", "meeting", **sides)
    return story


def test_two_ministers_of_one_state_at_one_table_are_a_dispute_about_who_came() -> None:
    """Town, day and host are the same; each paper sends another guest."""
    (found,) = account(ministers((LAVROV,), (SHOIGU,))).disagreements
    assert (found.field, found.kind, found.verdict) == ("actors", "conflict", None)


def test_a_delegation_named_whole_and_in_part_is_no_dispute() -> None:
    """One paper names both guests: the others leave one out."""
    assert account(ministers((LAVROV,), (SHOIGU,), (LAVROV, SHOIGU))).disagreements == ()


def test_a_report_whose_words_name_both_guests_disputes_neither() -> None:
    """One guest was read, both are named."""
    story = ministers((LAVROV,), (SHOIGU,))
    second = story.reports["paper1"]
    story.reports["paper1"] = replace(second, text=second.text + " Lavrov came with him.")
    assert account(story).disagreements == ()
