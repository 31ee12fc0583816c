"""The commands, from arguments to screen, JSON, errors and exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faces.fixtures import fill
from vitni.chronicle.store import Store
from vitni.faces import cli


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A chronicle of the fixtures' story that every command opens by itself."""
    path = tmp_path / "story.vitni"
    fill(Store.open(path, create=True)).close()
    monkeypatch.setenv("VITNI_CHRONICLE", str(path))
    return path


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run one command in this process; return its exit code and what it printed."""
    monkeypatch.setattr(sys, "argv", ["vitni", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    printed = capsys.readouterr()
    return int(ended.value.code or 0), printed.out, printed.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("show",),
        ("show", "geneva"),
        ("show", "letter#1"),
        ("ledger",),
        ("ledger", "--open", "--as-of", "2022-02-01"),
        ("disagreements",),
        ("reports",),
        ("reports", "--unread"),
        ("language", "check"),
    ],
)
def test_every_command_has_a_screen_without_colour_codes_and_json(
    story: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pipe gets plain words; a program gets JSON."""
    code, screen, _ = run(monkeypatch, capsys, *arguments)
    assert code == 0 and screen.strip() and "\x1b" not in screen
    code, answer, _ = run(monkeypatch, capsys, *arguments, "--json")
    assert code == 0 and json.loads(answer)


def test_export_writes_json_lines(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """To standard output, or to a file."""
    _, lines, _ = run(monkeypatch, capsys, "export", "claims")
    assert len([json.loads(line) for line in lines.splitlines()]) == 9
    code, _, told = run(monkeypatch, capsys, "export", "events", "--out", str(tmp_path / "events.jsonl"))
    assert code == 0 and "7 events written" in told
    assert len((tmp_path / "events.jsonl").read_text(encoding="utf-8").splitlines()) == 7


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("show", "no-such-event"), "the chronicle has no event of this id"),
        (("show", "2022-01-21"), "2 events fit"),
        (("show", "--chronicle", "/nowhere/x.vitni"), "there is no chronicle here"),
        (("language", "check", "xx"), "There are: "),
    ],
)
def test_a_fault_the_user_can_mend_is_one_line_and_exit_code_1(
    story: Path, arguments: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Never a traceback."""
    code, out, err = run(monkeypatch, capsys, *arguments)
    assert code == 1 and out == ""
    assert told in err and len(err.strip().splitlines()) == 1 and err.startswith("vitni: ")


@pytest.mark.parametrize("arguments", [("shout",), ("ledger", "--as-of", "tomorrow"), ("export", "songs"), ("when",)])
def test_a_wrong_command_line_is_exit_code_2(
    story: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As every Unix tool does; scripts tell the two apart."""
    assert run(monkeypatch, capsys, *arguments)[0] == 2


def test_the_version_is_printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The first thing a fault report needs."""
    code, out, _ = run(monkeypatch, capsys, "--version")
    assert code == 0 and out.startswith("vitni ")


def test_exports_are_utf_8_whatever_the_terminal_is_set_to(story: Path) -> None:
    """A program must get the report's own letters; a screen may show "?" for those it lacks."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "vitni"]
    lines = subprocess.run([*command, "export", "claims"], env=environment, capture_output=True, check=True).stdout
    assert "föstudaginn 22. janúar".encode() in lines
    screen = subprocess.run([*command, "show", "geneva"], env=environment, capture_output=True, check=True).stdout
    assert b"f?studaginn 22. jan?ar" in screen


def test_looking_does_not_load_the_reader() -> None:
    """`vitni show` and `import vitni` must not wait for the syntax model."""
    heavy = ("numpy", "onnxruntime", "pandas", "vitni.flow")
    code = f"import sys, vitni, vitni.faces.cli; print([module for module in {heavy} if module in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_reading_keeps_what_can_be_read_and_tells_what_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One bad file must not cost the others; the exit code tells a script. Read again, nothing is added."""
    folder, chronicle = tmp_path / "reports", str(tmp_path / "new.vitni")
    folder.mkdir()
    (folder / "good.txt").write_text("The two ministers met in Oslo on 3 March 2021.\n", encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    code, told, refused = run(monkeypatch, capsys, "read", str(folder), "--chronicle", chronicle)
    assert code == 1 and "from 1 report in 1 language" in told
    assert "empty.txt" in refused and len(refused.strip().splitlines()) == 1
    code, told, _ = run(monkeypatch, capsys, "read", str(folder / "good.txt"), "--chronicle", chronicle)
    assert code == 0 and told.startswith("No new report. ")
    code, told, _ = run(monkeypatch, capsys, "read", str(folder), "--chronicle", chronicle, "--json")
    answer = json.loads(told)
    assert code == 1 and answer["added"] == 0 and answer["refused"][0]["what"].endswith("empty.txt")


def test_words_are_reckoned_and_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The two commands that need no chronicle."""
    code, told, _ = run(monkeypatch, capsys, "when", "on 3 March 2021", "--language", "en")
    assert code == 0 and "Wednesday 3 March 2021" in told
    code, told, _ = run(monkeypatch, capsys, "when", "tomorrow", "--language", "en", "--near", "2021-03-03", "--json")
    assert code == 0 and json.loads(told)[0]["candidates"][0]["start"] == "2021-03-04"
    text = tmp_path / "text.txt"
    text.write_text("Ministers met. They left yesterday.", encoding="utf-8")
    code, told, _ = run(monkeypatch, capsys, "when", str(text), "--near", "2021-03-03")
    assert code == 0 and "Tuesday 2 March 2021" in told
    code, _, told = run(monkeypatch, capsys, "when", "missing.txt")
    assert code == 1 and "missing.txt" in told
    code, told, _ = run(monkeypatch, capsys, "parse", str(text), "--language", "en")
    assert code == 0 and told.count("# text = ") == 2
