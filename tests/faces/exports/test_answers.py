"""What the commands print with --json has the shape that answers.schema.json promises."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.faces.exports.test_exports import schema
from tests.faces.test_cli import run
from tests.joining.stories import arrests, guilin, pledge, strikes
from tests.test_judge import chronicle_of

ANSWERS = schema("answers")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A chronicle with a disagreement, a promise, an undated report, and an analyst."""
    path = tmp_path / "desk.vitni"
    chronicle_of(strikes(), guilin(), pledge("sent"), arrests("45", "11", same_day=True), path=path).close()
    monkeypatch.setenv("VITNI_CHRONICLE", str(path))
    monkeypatch.setenv("VITNI_ANALYST", "anna")
    return path


def fits(name: str, answer: Any) -> None:
    """Check an answer against the schema of that name."""
    Draft202012Validator({**ANSWERS["properties"][name], "$defs": ANSWERS["$defs"]}).validate(answer)


def test_every_answer_fits_its_schema(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Programs of others rest on these shapes; a changed field is a changed promise."""
    Draft202012Validator.check_schema(ANSWERS)
    other = tmp_path / "other.vitni"
    chronicle_of(arrests("45", "11", same_day=True), path=other).close()
    bo = ("prefer", "arrest", "amounts", "11 person", "--because", "b", "--by", "bo", "--chronicle", str(other))
    asked = [
        ("judgement", bo),
        ("judgement", ("prefer", "arrest", "amounts", "45 person", "--because", "a")),
        ("judgement", ("same", "monday#1", "thursday#1")),
        ("merge", ("merge", str(other))),
        ("judgement", ("undo",)),
        ("show", ("show",)),
        ("show-event", ("show", "arrest")),
        ("show-claim", ("show", "early#1")),
        ("ledger", ("ledger",)),
        ("disagreements", ("disagreements",)),
        ("reports", ("reports", "--unread")),
        ("judgements", ("judgements",)),
        ("changes", ("changes", "--since", "2023-03-02")),
    ]
    for name, arguments in asked:
        code, answer, fault = run(monkeypatch, capsys, *arguments, "--json")
        assert code == 0, fault
        assert json.loads(answer)
        fits(name, json.loads(answer))
    assert {name for name, _ in asked} == set(ANSWERS["properties"])


@pytest.mark.parametrize("what", ["ledger", "disagreements", "reports", "judgements"])
def test_rows_are_exported_as_their_command_prints_them(
    desk: Path, what: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One shape for both ways out."""
    run(monkeypatch, capsys, "same", "monday#1", "thursday#1")
    _, lines, _ = run(monkeypatch, capsys, "export", what)
    _, answer, _ = run(monkeypatch, capsys, what, "--json")
    assert [json.loads(line) for line in lines.splitlines()] == json.loads(answer) != []
