"""The terminal: what goes to standard output, what to standard error, and in what width."""

import json
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any, TextIO

from rich.console import Console, RenderableType
from rich.text import Text

from vitni.errors import VitniError
from vitni.faces.colours import DISPUTE

NARROWEST = 60
"""Columns the screens are made for at least; a narrower terminal wraps."""
WITHOUT_TERMINAL = 120
"""Columns where the output is a file or another program."""


def out() -> Console:
    """Return the console of standard output: colours and the terminal's width on a terminal, neither elsewhere."""
    return _console(stderr=False)


def err() -> Console:
    """Return the console of standard error."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not stream.isatty():
        console.width = WITHOUT_TERMINAL
    console.width = max(console.width, NARROWEST)
    return console


def speak_any_script() -> None:
    """Let words that the terminal's encoding lacks show as "?" rather than end the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def exact_out() -> TextIO:
    """Return standard output for what programs read: UTF-8 whatever the terminal is set to, no character replaced."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="strict", newline="\n")
    return sys.stdout


def print_all(screens: Sequence[RenderableType], *, otherwise: str) -> None:
    """Print screens with an empty line between them; where there are none, what that means."""
    console = out()
    for number, screen in enumerate(screens or [otherwise]):
        if number:
            console.print()
        console.print(screen)


def print_json(value: Any) -> None:
    """Print a value as indented JSON."""
    exact_out().write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_error(error: VitniError) -> None:
    """Print an error as one line on standard error: what, why, what to do."""
    line = Text.assemble(("vitni: ", f"bold {DISPUTE}"), (error.what, "bold"), f": {error.why}. {error.todo}")
    err().print(line, soft_wrap=True)
