"""The analyst's commands, from arguments to screen, JSON and errors."""

import getpass
import json
from pathlib import Path

import pytest

from tests.faces.test_cli import run
from tests.joining.stories import arrests, strikes
from tests.test_judge import chronicle_of


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A chronicle of three events that every command opens by itself; "anna" judges."""
    path = tmp_path / "desk.vitni"
    chronicle_of(strikes(), arrests("45", "11", same_day=True), path=path).close()
    monkeypatch.setenv("VITNI_CHRONICLE", str(path))
    monkeypatch.setenv("VITNI_ANALYST", "anna")
    return path


def test_a_judgement_is_made_shown_on_its_event_listed_and_undone(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole round of an analyst's work, each screen naming who judged and why."""
    arguments = ("prefer", "arrest", "amounts", "45 persons", "--because", "the court’s list", "--at", "2024-01-30T09:15+00:00")
    code, screen, _ = run(monkeypatch, capsys, *arguments)
    assert code == 0 and "number is 45 persons" in screen and "vitni undo prefer-" in screen
    _, screen, _ = run(monkeypatch, capsys, "show", "arrest")
    assert "Judged: number is 45 persons" in screen and "anna, Tue 30 January 2024, 09.15 UTC: “the court’s list”" in screen
    _, screen, _ = run(monkeypatch, capsys, "judgements")
    assert "anna" in screen and "“the court’s list”" in screen
    _, answer, _ = run(monkeypatch, capsys, "show", "arrest", "--json")
    (judged,) = json.loads(answer)["event"]["judgements"]
    assert (judged["who"], judged["value"]) == ("anna", "45 person")
    code, screen, _ = run(monkeypatch, capsys, "undo")
    assert code == 0 and "takes back prefer-" in screen
    _, answer, _ = run(monkeypatch, capsys, "judgements", "--json")
    first, second = json.loads(answer)
    assert not first["in_force"] and first["undone_by"] == second["id"]


def test_same_and_split_by_ids(desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """By claims or by events; the events that came of it are named."""
    code, answer, _ = run(monkeypatch, capsys, "same", "monday#1", "thursday#1", "--by", "bo", "--json")
    assert code == 0 and json.loads(answer)["who"] == "bo"
    code, screen, _ = run(monkeypatch, capsys, "split", "strike", "thursday#1")
    assert code == 0 and screen.count("-strike") == 2
    code, _, fault = run(monkeypatch, capsys, "split", "arrest", "thursday#1")
    assert code == 1 and "it is no claim of" in fault and fault.count("\n") == 1


def test_overruling_is_told_in_the_list(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two analysts at one chronicle: the older judgement is there, and does not rule."""
    run(monkeypatch, capsys, "prefer", "arrest", "amounts", "45 person", "--because", "a")
    run(monkeypatch, capsys, "prefer", "arrest", "amounts", "11 person", "--because", "b", "--by", "bo")
    _, screen, _ = run(monkeypatch, capsys, "judgements")
    assert "overruled by prefer-" in screen


def test_without_a_name_the_login_name_judges(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As in git: who is at the keyboard, unless told otherwise; where nobody is, nobody may judge."""
    monkeypatch.delenv("VITNI_ANALYST")
    monkeypatch.setattr(getpass, "getuser", lambda: "carla")
    _, answer, _ = run(monkeypatch, capsys, "same", "monday#1", "thursday#1", "--json")
    assert json.loads(answer)["who"] == "carla"

    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.setattr(getpass, "getuser", nobody)
    code, _, fault = run(monkeypatch, capsys, "undo")
    assert code == 1 and "nobody is named" in fault


def test_merge_lists_what_is_ruled_differently(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The analyst sees both judgements and how to let the older one rule."""
    other = tmp_path / "bo.vitni"
    chronicle_of(arrests("45", "11", same_day=True), path=other).close()
    judged = ("prefer", "arrest", "amounts", "11 person", "--because", "b", "--by", "bo", "--chronicle", str(other))
    run(monkeypatch, capsys, *judged)
    run(monkeypatch, capsys, "prefer", "arrest", "amounts", "45 person", "--because", "a")
    code, screen, _ = run(monkeypatch, capsys, "merge", str(other))
    assert code == 0 and "0 reports and 1 judgement came in" in screen and "overrules prefer-" in screen
    code, _, fault = run(monkeypatch, capsys, "merge", str(tmp_path / "none.vitni"))
    assert code == 1 and "there is no chronicle here" in fault


def test_changes_and_questions_as_of_a_day(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every question can be asked as of a day; the line that says what it rests on does not disturb the answer."""
    code, screen, told = run(monkeypatch, capsys, "show", "--as-of", "2023-05-02")
    assert code == 0 and "police" in screen and "strike" not in screen
    assert "As of Tuesday 2 May 2023: 2 reports published by then, 2 later." in told
    for command in (("ledger",), ("disagreements",), ("reports",), ("export", "claims")):
        code, _, told = run(monkeypatch, capsys, *command, "--as-of", "2023-05-02")
        assert code == 0 and told.startswith("As of")
    code, screen, _ = run(monkeypatch, capsys, "changes", "--since", "2023-05-02")
    assert code == 0 and "New events (2)" in screen
    _, answer, _ = run(monkeypatch, capsys, "changes", "--since", "thursday", "--json")
    found = json.loads(answer)
    assert sorted(found["reports_before"] + found["reports_new"]) == ["early", "late", "monday", "thursday"]
    assert all(row["text"] is not None and set(row["reports"]) <= set(found["reports_new"]) for row in found["changes"])


def test_rebuild_check_says_whether_the_store_holds_what_its_facts_give(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And rebuild makes it good."""
    code, screen, _ = run(monkeypatch, capsys, "rebuild", "--check")
    assert code == 0 and "to the byte" in screen
    assert run(monkeypatch, capsys, "rebuild")[0] == 0
