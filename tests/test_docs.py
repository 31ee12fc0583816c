"""The documents say what is: every command they show exists, every command is shown, every link leads somewhere."""

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command

from vitni.faces.cli import app

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "vitni" / "demo" / "README.md"])
LINK = re.compile(r"(?<!!)\[[^\]\n]+\]\((?P<target>[^)\s]+)\)")
FENCE = re.compile(r"^```[a-z]*\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(?P<body>[^`\n]+)`")
SHOWN = re.compile(r"(?:^|\$ |&& |/bin/)vitni (?P<words>[^\n#|>]+)", re.MULTILINE)


def commands() -> dict[str, set[str]]:
    """Return every command of the command line ("language check") with its options."""
    root = get_command(app)
    found = {}
    for name, command in sorted(getattr(root, "commands", {}).items()):
        below = getattr(command, "commands", None)
        for words, each in {f"{name} {sub}": one for sub, one in below.items()}.items() if below else [(name, command)]:
            found[words] = {option for parameter in each.params for option in parameter.opts if option.startswith("--")}
    return found


def shown_in(text: str) -> list[str]:
    """Return the words after `vitni` of every command in a block of code or between backticks."""
    code = [match["body"] for match in FENCE.finditer(text)] + [match["body"] for match in INLINE.finditer(FENCE.sub("", text))]
    return [match["words"].strip() for each in code for match in SHOWN.finditer(each)]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_a_shown_command_exists_with_its_options(path: Path) -> None:
    """A command that was renamed lives on in documents until somebody types it."""
    known = commands()
    for words in shown_in(path.read_text(encoding="utf-8")):
        parts = shlex.split(words, posix=False)
        command = next((each for each in (" ".join(parts[:2]), parts[0]) if each in known), None)
        if command is None and not parts[0].isidentifier():
            continue
        assert command is not None, f"{name(path)} shows `vitni {words}`, which is no command"
        for option in (part.split("=")[0] for part in parts if part.startswith("--")):
            assert option in known[command] | {"--help"}, f"{name(path)} shows {option} for `vitni {command}`"


def test_every_command_is_shown_in_the_readme() -> None:
    """What the README does not show, nobody finds."""
    shown = shown_in((ROOT / "README.md").read_text(encoding="utf-8"))
    missing = [command for command in commands() if not any(words.startswith(command) for words in shown)]
    assert missing == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_a_link_leads_somewhere(path: Path) -> None:
    """A dead link is a promise broken."""
    for match in LINK.finditer(path.read_text(encoding="utf-8")):
        target = match["target"].split("#")[0]
        if target and not target.startswith(("http://", "https://", "mailto:")):
            assert (path.parent / target).exists(), f"{name(path)} links to {target}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_nothing_is_left_to_be_filled_in(path: Path) -> None:
    """A marked place is a note to ourselves, not to readers."""
    assert not re.search(r"@@|TODO|FIXME|TBD", path.read_text(encoding="utf-8"))


def test_the_readme_has_its_two_commands() -> None:
    """Continuous integration runs them as they stand there."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for which in ("install", "test"):
        match = re.search(rf"<!-- command: {which} -->\n```\n(?P<command>[^\n]+)\n```\n", text)
        assert match, f"the {which} command is not marked, or not one line"
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "command_of install" in script
    assert "command_of test" in script


def test_the_python_of_the_documents_is_python() -> None:
    """Every block marked as Python compiles."""
    for path in DOCUMENTS:
        for match in re.finditer(r"^```python\n(?P<body>.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
            compile(match["body"], name(path), "exec")


def test_every_dependency_is_accounted_for() -> None:
    """A package that comes in without its licence and its reason stays for ever."""
    with (ROOT / "pyproject.toml").open("rb") as stream:
        project = tomllib.load(stream)["project"]
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    for requirement in project["dependencies"]:
        package = re.split(r"[<>=~!\[; ]", requirement)[0]
        assert f"| {package} |" in text, f"docs/dependencies.md does not say why {package} is here"


def test_the_ci_script_is_sound_shell() -> None:
    """A typing error in it would be found only where it runs."""
    assert subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=False).returncode == 0
    assert sys.version_info >= (3, 11)
