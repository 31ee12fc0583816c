"""From bytes to a chronicle a user can question: two reports of one meeting that disagree about its day.

The reports are of the kind vitni was born from: a dated telegram that announces ("on Wednesday"), and an undated report in
another language whose day numbers all run one ahead of its weekdays. In 2020 its weekdays and days would fit.
"""

from datetime import date
from pathlib import Path

import pytest

import vitni
from vitni.chronicle.query import Chronicle
from vitni.model.claim import Standing
from vitni.model.event import Event

TELEGRAM = """Telegram från Nordwire
6 December 2021, 18.05

Biden to meet Putin in Vienna Wednesday

US President Joe Biden will meet Russian President Vladimir Putin in Vienna on Wednesday to talk about Ukraine, \
a White House official said on Monday.

"The United States will impose new sanctions on Russia if it attacks Ukraine," the official told reporters.

Secretary of State Antony Blinken will travel to Riga on Tuesday for talks with \
the foreign ministers of Latvia, Lithuania and Estonia.
"""
UNDATED = """Forsetarnir hittust í Vín

Joe Biden Bandaríkjaforseti og Vladímír Pútín Rússlandsforseti hittust í Vín miðvikudaginn 9. desember og ræddu um Úkraínu.

Biden lofaði að svara tillögum Rússa skriflega í næstu viku. Pútín neitaði því að Rússar ætluðu að ráðast inn í Úkraínu.

Antony Blinken utanríkisráðherra heimsótti Lettland þriðjudaginn 8. desember og ræddi þar við utanríkisráðherra Lettlands, \
Litáens og Eistlands.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports")
    (path / "telegram.txt").write_text(TELEGRAM, encoding="utf-8")
    (path / "vin.txt").write_text(UNDATED, encoding="utf-8")
    (path / "empty.txt").write_text("", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def chronicle(folder: Path) -> Chronicle:
    return vitni.read(folder)


@pytest.fixture(scope="module")
def meeting(chronicle: Chronicle) -> Event:
    return chronicle.event("2021-12-08-biden-putin")


def test_both_reports_tell_of_one_meeting(meeting: Event) -> None:
    """Joining must not ask for one day: the reports disagree on it."""
    assert meeting.reports == ("telegram.txt", "vin.txt")
    assert {party.country for party in (*meeting.actors, *meeting.recipients)} == {"USA", "RUS"}
    assert meeting.where is not None and meeting.where.name == "Vienna"


def test_what_was_planned_has_happened(meeting: Event) -> None:
    """Plan and happening are one event in two standings."""
    assert meeting.standing is Standing.HAPPENED
    assert {(step.report, step.standing) for step in meeting.life} >= {
        ("telegram.txt", Standing.PLANNED),
        ("vin.txt", Standing.HAPPENED),
    }


def test_the_weekday_wins_over_a_slipped_day_number_and_the_year_is_the_telegrams(meeting: Event) -> None:
    """ "miðvikudaginn 9. desember" fits 2020; the telegram's Monday 6 December 2021 and the president's term refuse that."""
    assert meeting.when.interval is not None
    assert meeting.when.interval.start == date(2021, 12, 8)
    day = next(found for found in meeting.disagreements if found.field == "when")
    assert day.kind == "calendar-slip"
    assert day.verdict is not None and "2021-12-08" in day.verdict
    refused = {value for reason in day.refused for _, value in reason.values}
    assert any("2020" in value for value in refused)


def test_the_undated_report_is_dated_by_the_other_witness_and_says_so(chronicle: Chronicle) -> None:
    """Its own text holds no year."""
    anchor = chronicle.anchor("vin.txt")
    assert anchor is not None and anchor.inferred and anchor.reasons
    assert anchor.interval is not None and anchor.interval.start == date(2021, 12, 8)
    assert anchor.shift == 1


def test_a_promise_stands_in_the_ledger_with_its_due_week(chronicle: Chronicle) -> None:
    """ "í næstu viku" counts from the day that was worked out: Monday to Monday."""
    promise = next(row for row in chronicle.ledger if row.kind == "promise" and row.due and row.due.interval)
    assert promise.due is not None and promise.due.interval is not None
    assert (promise.due.interval.start, promise.due.interval.end) == (date(2021, 12, 13), date(2021, 12, 20))
    assert promise.state == "open"


def test_every_claim_points_at_its_words(chronicle: Chronicle) -> None:
    """The words are those of the delivered file, to the character."""
    texts = {report.id: report.text for report in chronicle.reports}
    assert texts["telegram.txt"] == TELEGRAM
    for claim in chronicle.claims:
        assert texts[claim.report][claim.start : claim.end] == claim.words


def test_credit_lines_are_credits_and_not_news(chronicle: Chronicle) -> None:
    """The Swedish line above an English telegram says who carries it."""
    report = chronicle.report("telegram.txt")
    assert report.agency == "Nordwire"
    assert report.published is not None and report.published.day == date(2021, 12, 6)
    first = min(claim.start for claim in chronicle.claims if claim.report == "telegram.txt")
    assert first >= TELEGRAM.index("Biden to meet")


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_read(chronicle: Chronicle) -> None:
    """One bad file must not cost the batch."""
    assert [refusal.what.endswith("empty.txt") for refusal in chronicle.refusals] == [True]
    assert len(chronicle.reports) == 2


def test_reading_the_same_reports_again_adds_nothing(folder: Path, tmp_path: Path) -> None:
    """The same bytes are the same report."""
    path = tmp_path / "twice.vitni"
    first = vitni.read(folder, chronicle=path)
    again = vitni.read(folder, chronicle=path)
    assert (first.added, again.added) == (2, 0)
    assert again.events == first.events


def test_the_order_of_arrival_does_not_matter(folder: Path, chronicle: Chronicle, tmp_path: Path) -> None:
    """What is derived depends on the facts, not on which came first."""
    path = tmp_path / "order.vitni"
    vitni.read(folder / "vin.txt", chronicle=path)
    later = vitni.read(folder / "telegram.txt", chronicle=path)
    assert later.to_json() == chronicle.to_json()


def test_words_of_time_give_every_day_they_can_mean() -> None:
    """A day number and a weekday that deny each other are both kept."""
    (phrase,) = vitni.find_times("miðvikudaginn 9. desember", language="is", near=date(2021, 12, 6))
    assert phrase.words == "miðvikudaginn 9. desember"
    days = {candidate.interval.start: candidate.denies for candidate in phrase.candidates}
    assert days[date(2021, 12, 9)] == ("weekday",)
    assert days[date(2021, 12, 8)] == ("day",)
    assert days[date(2020, 12, 9)] == ("year",)


def test_words_without_a_tree_prefer_a_side_and_keep_the_other() -> None:
    """A sentence that says "will" looks ahead; the past Friday stays in sight behind the coming one."""
    (phrase,) = vitni.find_times("They will meet on Monday.", language="en", near=date(2022, 1, 18))
    assert [candidate.interval.start for candidate in phrase.candidates] == [date(2022, 1, 24), date(2022, 1, 17)]
    assert (phrase.direction, phrase.direction_words) == ("future", "will")


def test_the_language_of_times_is_heard_by_paragraph() -> None:
    """A Swedish paragraph may stand under an English one."""
    text = "The minister met her colleague in Geneva yesterday.\nUtrikesministern sade att hon träffade sin kollega i går."
    found = vitni.find_times(text, near=date(2022, 1, 18))
    assert [(phrase.words, phrase.language) for phrase in found] == [("yesterday", "en"), ("i går", "sv")]
    assert {phrase.candidates[0].interval.start for phrase in found} == {date(2022, 1, 17)}


def test_times_in_an_unknown_language_are_an_error_and_without_a_day_they_say_why() -> None:
    """Nothing is silent: no folder, no day."""
    with pytest.raises(vitni.NotFound, match="xx"):
        vitni.find_times("today", language="xx")
    (phrase,) = vitni.find_times("They met yesterday.", language="en")
    assert phrase.candidates == () and phrase.refusal is not None and phrase.refusal.name == "no-day-to-reckon-from"


def test_a_run_that_ended_before_joining_is_made_good_by_the_next(
    folder: Path, chronicle: Chronicle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing new to read must not mean nothing to join: the facts are there, the events are not."""
    path = tmp_path / "cut.vitni"

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("vitni.flow.rejoin", cut)
        with pytest.raises(KeyboardInterrupt):
            vitni.read(folder, chronicle=path)
    assert vitni.read(folder, chronicle=path).events == chronicle.events
