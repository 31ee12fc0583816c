"""Write docs/reference.md from the commands' help and the docstrings of the public names: python docs/make_reference.py"""

import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from typer.main import get_command

import vitni
from vitni.faces.cli import app, languages

PAGE = Path(__file__).resolve().parent / "reference.md"
HIDDEN = frozenset({"chronicle", "as_json", "help", "install_completion", "show_completion"})
"""Parameters told once, above the commands, or not ours."""


def reference() -> str:
    """Return the page."""
    return "\n".join([*_head(), *_commands(), *_verbs(), *_chronicle(), *_types()]) + "\n"


def _head() -> Iterator[str]:
    yield "<!-- Made by docs/make_reference.py from docstrings and --help; a test holds it to them. -->"
    yield "# Reference\n"
    yield "The [commands](#commands), and [the same verbs in Python](#python). Shapes of JSON: [exports.md](exports.md).\n"


def _commands() -> Iterator[str]:
    yield "## Commands\n"
    yield "Every command that opens a chronicle takes `--chronicle FILE` (or `VITNI_CHRONICLE`; default `chronicle.vitni`)."
    yield "`--json` prints JSON instead of a screen.\n"
    for prefix, part in (("vitni", app), ("vitni language", languages)):
        group: Any = get_command(part)
        # A Typer of one command is that command itself.
        commands = group.commands if hasattr(group, "commands") else {group.name: group}
        for name, command in commands.items():
            if name in {found.name for found in app.registered_groups}:
                continue
            parameters = [one for one in command.params if one.name not in HIDDEN]
            usage = " ".join(filter(None, map(_usage, parameters)))
            yield f"### `{prefix} {name} {usage}".rstrip() + "`\n"
            yield f"{command.help}\n"
            yield from (f"- `{_name(parameter)}`: {parameter.help}" for parameter in parameters)
            yield ""


def _usage(parameter: Any) -> str:
    """Return a parameter as the usage line names it: arguments always, options only where they must be given."""
    if parameter.param_type_name == "option":
        return _name(parameter) if parameter.required else ""
    return _name(parameter) if parameter.required else f"[{_name(parameter)}]"


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return (parameter.metavar or str(parameter.name).upper()).strip("[]")
    return str(parameter.opts[0]) + (f" {parameter.metavar}" if parameter.metavar else "")


def _verbs() -> Iterator[str]:
    yield "## Python\n"
    yield "```python\nimport vitni\n```\n"
    for name in (
        "read",
        "open_chronicle",
        "as_of",
        "changes",
        "same",
        "split",
        "prefer",
        "undo",
        "merge",
        "find_times",
        "parse",
    ):
        yield from _entry(f"vitni.{name}", getattr(vitni, name))


def _chronicle() -> Iterator[str]:
    yield "### `vitni.Chronicle`\n"
    yield f"{inspect.getdoc(vitni.Chronicle)}\n"
    for name, member in vars(vitni.Chronicle).items():
        if name.startswith("_"):
            continue
        if inspect.isfunction(member):
            yield f"- `.{name}{_signature(member)}`: {_one_line(member)}"
        else:
            yield f"- `.{name}`: {_one_line(getattr(member, 'func', None) or getattr(member, 'fget', None))}"
    yield ""


def _types() -> Iterator[str]:
    yield "### Values\n"
    yield "All are frozen dataclasses; tuples inside; `None` means that the reports are silent.\n"
    for name in vitni.__all__:
        value = getattr(vitni, name)
        if not isinstance(value, type) or value is vitni.Chronicle:
            continue
        yield f"#### `vitni.{name}`\n"
        yield f"{inspect.getdoc(value)}\n"
        if is_dataclass(value):
            yield ", ".join(f"`{field.name}`" for field in fields(value)) + "\n"
        elif issubclass(value, Enum):
            yield ", ".join(f"`{member.value}`" for member in value) + "\n"


def _entry(name: str, function: Any) -> Iterator[str]:
    yield f"### `{name}{_signature(function)}`\n"
    yield f"{inspect.getdoc(function)}\n"


def _signature(function: Any) -> str:
    parameters = [parameter for parameter in inspect.signature(function).parameters.values() if parameter.name != "self"]
    shown, keyword_only = [], False
    for parameter in parameters:
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY and not keyword_only:
            shown.append("*")
            keyword_only = True
        default = parameter.default
        plain = default is None or isinstance(default, str | bool | int)
        shown.append(parameter.name + ("" if default is inspect.Parameter.empty else f"={default!r}" if plain else "=..."))
    return f"({', '.join(shown)})"


def _one_line(function: Any) -> str:
    return " ".join((inspect.getdoc(function) or "").split("\n\n")[0].split())


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
