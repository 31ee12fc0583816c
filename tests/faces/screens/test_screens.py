"""What the screens show, in colour and without, wide and narrow."""

from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console, RenderableType

from tests.faces.fixtures import MEETING, ON_FRIDAY, chronicle, days, reason
from vitni.chronicle.ids import find_id
from vitni.faces.screens.disagreements import disagreement_trees
from vitni.faces.screens.ledger import is_open, ledger_table, row_as_of
from vitni.faces.screens.listing import chronicle_list, short_ids
from vitni.faces.screens.marks import position, quoted
from vitni.faces.screens.reports import reports_table, unread_trees
from vitni.faces.screens.show import claim_tree, event_tree
from vitni.faces.screens.when import when_tree
from vitni.model.time import Candidate


def drawn(screen: RenderableType, width: int = 120) -> str:
    """Return what a screen prints without colour."""
    console = Console(width=width, no_color=True, highlight=False, markup=False)
    with console.capture() as capture:
        console.print(screen)
    return capture.get()


def test_an_event_shows_its_witnesses_words_and_reasons() -> None:
    """Everything an analyst needs to check the day stands on one screen."""
    shown = drawn(event_tree(chronicle(), MEETING, plain=True))
    for part in (
        "Blinken and Lavrov meet in Geneva, Friday 21 January 2022, 90 minutes",
        "● AFP via Omni",
        "Omni ← AFP ← US official, unnamed",
        "in Geneva [on Friday]",
        "[föstudaginn 22. janúar]",
        "[90 mínútur]",
        "Day: settled as the 21st",
        "undated; written 21 January 2022 (worked out)",
        "Ledger: plan, due Fri 21 Jan 2022, kept",
    ):
        assert part in shown


def test_the_words_that_lost_are_marked_otherwise_than_those_that_decided() -> None:
    """The eye should find the disputed words before reading."""
    story = chronicle()
    console = Console(width=140, force_terminal=True, color_system="truecolor")
    with console.capture() as capture:
        console.print(event_tree(story, MEETING, plain=False))
    friday, slipped = (capture.get().split(words)[0].rsplit("\x1b[", 1)[1] for words in ("on Friday", "föstudaginn 22. janúar"))
    assert friday != slipped and "48;2" in friday and "48;2" in slipped


def test_square_brackets_in_a_report_are_words_not_markup() -> None:
    """News has "[sic]" and "[/b]" in it; a screen must neither swallow nor choke on them."""
    story = chronicle()
    claim = story.claim("wire#1")
    report = story.report("wire")
    assert quoted(claim, report, (), plain=True).plain == claim.words
    assert position(report, claim.start, claim.end) == "6:1–6:83"


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_screens_fit_their_width(width: int) -> None:
    """Down to 60 columns no line is longer than the terminal."""
    story = chronicle()
    screens: list[RenderableType] = [
        chronicle_list(story, width),
        event_tree(story, MEETING, plain=True),
        ledger_table(story, story.ledger, width),
    ]
    screens += [reports_table(story, width), *disagreement_trees(story, story.disagreements), *unread_trees(story)]
    for screen in screens:
        assert max(len(line) for line in drawn(screen, width).splitlines()) <= width


def test_the_list_has_every_event_under_its_day() -> None:
    """Nothing is left out, dated or not."""
    story = chronicle()
    shown = drawn(chronicle_list(story, 120))
    assert all(event.id in shown for event in story.events)
    assert shown.index("Tuesday 18 January 2022") < shown.index("Friday 21 January 2022") < shown.index("Day unknown")
    assert "≠ day settled" in shown


def test_a_long_id_is_cut_where_it_still_means_one_event() -> None:
    """What the list shows can be pasted into `vitni show`."""
    first, second = "2022-01-21-" + "a-very-long-name-" * 3 + "oslo", "2022-01-21-" + "a-very-long-name-" * 3 + "rome"
    shown = short_ids([second, first, "2022-01-21-x"])
    assert shown["2022-01-21-x"] == "2022-01-21-x"
    assert [find_id(shown[one], [first, second], kind="event", listed_by="") for one in (first, second)] == [first, second]
    long = "2022-01-22-" + "another-long-name-" * 4
    assert short_ids([long, first])[long] == long[:43] + "…"
    assert find_id(long[:43] + "…", [long, first], kind="event", listed_by="vitni show") == long


def test_the_ledger_says_who_owes_whom_what_by_when() -> None:
    """The year they share stands in the heading once."""
    story = chronicle()
    shown = drawn(ledger_table(story, story.ledger, 120))
    assert "Due 2022" in shown and "24–30 Jan " in shown and "on condition" in shown
    assert "Answer Russia in writing" in shown and "refused" in shown


def test_what_is_due_depends_on_the_day_asked() -> None:
    """No clock: the caller names the day."""
    answer = chronicle().ledger[1]
    states = [row_as_of(answer, date(2022, 1, day)).state for day in (23, 24, 30, 31)]
    assert states == ["open", "due", "due", "overdue"]
    assert row_as_of(chronicle().ledger[0], date(2030, 1, 1)).state == "kept"
    assert [is_open(row) for row in chronicle().ledger] == [False, True, True, False]


def test_a_claim_says_why_it_was_read_so() -> None:
    """The entry, the rule and the words behind each field."""
    story = chronicle()
    shown = drawn(claim_tree(story, story.claim("wire#1"), plain=True, why=True))
    assert "acts.toml meet: sit + down" in shown and "when  “on Friday”, Friday 21 January 2022" in shown


def test_what_was_not_understood_is_listed_with_its_count() -> None:
    """A linguist sees what to add next."""
    shown = drawn(unread_trees(chronicle())[0])
    assert "act without parties: 1" in shown and "1 passage not understood" in shown


def test_time_words_show_all_they_can_mean() -> None:
    """What each meaning denies stands beside it."""
    candidates = (
        Candidate(
            interval=days("2022-01-21", "2022-01-22"), precision="day", reasons=(reason("words-say", words="on Friday"),)
        ),
        Candidate(interval=days("2022-01-22", "2022-01-23"), precision="day", denies=("weekday",)),
    )
    shown = drawn(when_tree(replace(ON_FRIDAY, candidates=candidates)))
    assert "Friday 21 January 2022" in shown and "denies the weekday" in shown and "weekday 5" in shown
    assert "--near" in drawn(when_tree(replace(ON_FRIDAY, refusal=reason("no-day-to-reckon-from"))))
