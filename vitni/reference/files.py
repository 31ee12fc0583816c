"""Opening the data folders: TOML read once, faults named with their file."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from vitni.errors import DataFault

PACKAGE = Path(__file__).resolve().parent.parent
LANGUAGES = PACKAGE / "languages"
OUTLETS = PACKAGE / "outlets"
WORLD = PACKAGE / "world"


@cache
def load_toml(path: Path) -> dict[str, Any]:
    """Return the parsed TOML file. A fault in it is a `DataFault` that names the file (and line, in tomllib's words)."""
    try:
        with path.open("rb") as stream:
            return tomllib.load(stream)
    except FileNotFoundError as error:
        raise DataFault(str(path), "the file is missing", "Restore it or reinstall vitni.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataFault(str(path), f"it is not valid TOML: {error}", "Mend the line named.") from error


@cache
def language_codes() -> tuple[str, ...]:
    """Return the codes (BCP 47) of all languages that have a folder, sorted."""
    return tuple(sorted(path.parent.name for path in LANGUAGES.glob("*/language.toml")))


def language_file(code: str, name: str) -> Path:
    """Return the path of one file of a language's folder ("is", "acts.toml"); the file need not exist."""
    return LANGUAGES / code / name


@cache
def own_code(code: str) -> str:
    """Return the code of the folder that reads a language: its own, or that of the folder that names it under `also`."""
    codes = language_codes()
    if code in codes:
        return code
    return next((one for one in codes if code in load_toml(language_file(one, "language.toml")).get("also", ())), code)
