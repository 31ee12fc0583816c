"""The house's rules, held by machine: who may import whom, names and lengths of files, and no language in Python."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "vitni"
FILES = sorted(PACKAGE.rglob("*.py"))

EVERYONE_MAY = {"model", "errors"}
MAY_IMPORT: dict[str, set[str]] = {
    "__init__": {"chronicle", "dates", "derive", "faces", "flow", "judge", "names", "reading", "reference", "spread", "syntax"},
    "__main__": {"faces"},
    "faces": {"spread", "flow", "judge", "derive", "chronicle", "reference"},
    "spread": {"flow", "reading", "chronicle"},
    "flow": {"derive", "intake", "reading", "chronicle", "reference", "dates", "syntax"},
    "judge": {"derive", "joining", "chronicle"},
    "derive": {"joining", "chronicle", "reference", "renewal"},
    "renewal": {"joining", "chronicle", "names"},
    "intake": {"reference"},
    "reading": {"reference", "syntax", "names"},
    "joining": {"dates", "names"},
    "chronicle": set(),
    "reference": set(),
    "syntax": set(),
    "dates": {"days"},
    "days": set(),
    "names": set(),
    "model": set(),
    "errors": set(),
}
"""The arrows of the house; `vitni/__init__.py` names what the public may use and nothing else. `days` is calendar arithmetic
that `dates` stands on."""

NOUNS_OF_SYNTAX = {("faces", "vitni.syntax.tree"), ("flow", "vitni.syntax.tree"), ("flow", "vitni.syntax.parser")}
"""`vitni parse` shows trees to linguists: the verb passes through flow, and faces write the trees they are handed."""
REFUSED_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "managers", "core", "misc"}
LONGEST_FILE = 400
"""Lines. House style asks for about 100 and rarely more than 300; above this a file holds two ideas."""
LANGUAGE_CODES = {path.name for path in (PACKAGE / "languages").glob("*") if path.is_dir()} | {"en", "is", "sv", "de", "ru"}


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else path.stem


def imports_of(path: Path) -> list[tuple[int, str]]:
    """Return every module of ours a file imports, with its line."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import; name the file in full"
            files = [f"vitni.{alias.name}" for alias in node.names if (PACKAGE / f"{alias.name}.py").is_file()]
            found += [(node.lineno, module) for module in (files if node.module == "vitni" and files else [node.module or ""])]
    return [(line, module) for line, module in found if module == "vitni" or module.startswith("vitni.")]


def names(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=names)
def test_a_file_imports_only_what_its_room_may(path: Path) -> None:
    """The arrows keep reading free of the store, joining free of words, and every room replaceable."""
    room = room_of(path)
    assert room in MAY_IMPORT, f"{room} is no room of the house; add it to docs and to this test, or move the file"
    for line, module in imports_of(path):
        if (room, module) in NOUNS_OF_SYNTAX:
            continue
        target = module.split(".")[1] if "." in module else "__init__"
        allowed = EVERYONE_MAY | MAY_IMPORT[room] | {room}
        assert target in allowed, f"{names(path)}:{line} imports {module}: {room} may not import {target}"


@pytest.mark.parametrize("path", FILES, ids=names)
def test_nobody_enters_a_room_by_its_init(path: Path) -> None:
    """An import names the file that holds the thing; an __init__ that gathers names becomes a second, drifting index."""
    if path.name == "__init__.py" and path.parent != PACKAGE:
        assert path.read_text(encoding="utf-8").strip() == "", f"{names(path)} must stay empty"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("vitni."):
            module = PACKAGE.joinpath(*(node.module or "").split(".")[1:])
            assert module.with_suffix(".py").is_file(), f"{names(path)}:{node.lineno} enters {node.module} by its __init__"


@pytest.mark.parametrize("path", FILES, ids=names)
def test_a_file_is_named_for_its_idea_and_fits_a_head(path: Path) -> None:
    """A file called utils is where ideas go to lose their names."""
    assert path.stem not in REFUSED_NAMES
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE, f"{names(path)} is too long: it holds two ideas"


@pytest.mark.parametrize("path", FILES, ids=names)
def test_imports_stand_at_the_top_and_need_no_type_checking(path: Path) -> None:
    """Needing TYPE_CHECKING means an arrow is wrong."""
    assert not re.search(r"\bTYPE_CHECKING\b", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=names)
def test_no_python_names_a_language(path: Path) -> None:
    """A language is a folder of data. `if language == "is"` in one place is a second, hidden grammar."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            words = [side for side in sides if not isinstance(side, ast.Constant)]
            about_language = any("lang" in ast.unparse(word).lower() or "tongue" in ast.unparse(word).lower() for word in words)
            codes = {each.value for side in sides for each in ast.walk(side) if isinstance(each, ast.Constant)} & LANGUAGE_CODES
            assert not (about_language and codes), (
                f"{names(path)}:{node.lineno} compares a language with {sorted(map(str, codes))}"
            )
        if isinstance(node, ast.Dict):
            keys = {key.value for key in node.keys if isinstance(key, ast.Constant)}
            assert len(keys & LANGUAGE_CODES) < 2, f"{names(path)}:{node.lineno} holds a table of languages; it belongs in data"


CLOSED_TO = {"mending": {"acts", "speech"}, "parties": {"acts", "speech", "mending"}}
"""Rooms inside reading that know nothing of others there: a tree is set right, and a name found, before any act is read."""


@pytest.mark.parametrize("inner", sorted(CLOSED_TO))
def test_the_first_steps_of_reading_know_nothing_of_the_later_ones(inner: str) -> None:
    """Who needs an act to mend a tree is reading in a circle."""
    for path in sorted((PACKAGE / "reading" / inner).glob("*.py")):
        for line, module in imports_of(path):
            entered = module.removeprefix("vitni.reading.").split(".")[0]
            assert entered not in CLOSED_TO[inner], f"{names(path)}:{line} imports {module}"


def test_every_file_has_a_docstring_that_is_a_sentence() -> None:
    """The first line says what the file is for, so that one can find one's way by reading first lines only."""
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        if text.strip():
            docstring = ast.get_docstring(ast.parse(text))
            assert docstring, f"{names(path)} has no docstring"
            assert docstring.split("\n\n")[0].rstrip().endswith((".", "?", "!")), (
                f"{names(path)}: the first line is no sentence"
            )
