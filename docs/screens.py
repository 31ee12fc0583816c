"""Print the screens of the documents anew: `python docs/screens.py` runs every command they show and puts in what it prints.

A screen is a block of code under a mark, `<!-- screen: COMMAND -->` or `<!-- screen: COMMAND | LINES -->` for its first
lines only. The commands run in order, in an empty folder that holds the demo reports and a folder `mine` with files that
cannot be read, so the documents never show what nobody can repeat.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (ROOT / "README.md", ROOT / "docs" / "tutorial.md")
SCREEN = re.compile(r"<!-- screen: (?P<command>[^|\n]+?)(?: \| (?P<lines>\d+))? -->\n```\n.*?^```$", re.MULTILINE | re.DOTALL)
WIDTH = 110
"""Columns of a screen; wider ones would scroll on a page."""


def main() -> None:
    """Fill every screen of every document; each document has a chronicle of its own."""
    for document in DOCUMENTS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            shutil.copytree(ROOT / "vitni" / "demo", folder / "vitni" / "demo")
            write_bad_files(folder / "mine")
            text = document.read_text(encoding="utf-8")
            document.write_text(SCREEN.sub(partial(screen, folder=folder), text), encoding="utf-8")


def write_bad_files(folder: Path) -> None:
    """Write one good report and four that cannot be read, for the tutorial's page on refusals."""
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "name.txt").write_bytes(b"Zora Kova\xe6i\xe6")
    (folder / "scan.txt").write_bytes(b"%PDF-1.7")
    good = '{"id": "wire-17", "published": "2022-03-08", "text": "The ministers of Norway and Latvia met in Riga on Monday."}\n'
    (folder / "wire.jsonl").write_text(good + '{"id": "wire-18", "text": "The minis', encoding="utf-8")


def screen(match: re.Match[str], folder: Path) -> str:
    """Return the mark and its block, with what the command prints now."""
    command, most = match["command"], match["lines"]
    mark = match.group().split("\n", 1)[0]
    printed = run(command, folder)
    lines = [line.rstrip() for line in printed.strip("\n").split("\n")]
    if most is not None and len(lines) > int(most):
        lines = [*lines[: int(most)], "..."]
    return "\n".join([mark, "```", f"$ {command}", *lines, "```"])


def run(command: str, folder: Path) -> str:
    """Return what a `vitni ...` command prints in that folder, faults first."""
    environment = {name: value for name, value in os.environ.items() if name != "VITNI_CHRONICLE"}
    environment |= {"COLUMNS": str(WIDTH), "NO_COLOR": "1", "TERM": "dumb", "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-m", *shlex.split(command)]
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.stderr + done.stdout


if __name__ == "__main__":
    main()
