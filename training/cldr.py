"""Make vitni/languages/<code>/time.cldr.toml from Unicode CLDR, and check that the committed files are what CLDR gives.

    python training/cldr.py [CODE ...]                 make the files anew from training/cldr.json
    python training/cldr.py --check                    compare instead; ends with 1 and names the files that differ
    python training/cldr.py --take DATES CORE [CODE ...]   take training/cldr.json anew from the npm packages

DATES and CORE are the `package` folders of `npm pack cldr-dates-full` and `npm pack cldr-core`, of one version. cldr.json is
the small part of them that is used here, unchanged: names of weekdays and months, relative days, units, the patterns "in {0}
days" and "{0} days ago", the short date, and the first day of the week where the language is mostly spoken. So the check
needs no network (tests/test_cldr.py), and --take shows in one diff what a new CLDR changes. What news needs beyond that
stands in the hand-edited time.toml. Same input, same output.
"""

import argparse
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

TAKEN = Path(__file__).resolve().parent / "cldr.json"
LANGUAGES = Path(__file__).resolve().parent.parent / "vitni" / "languages"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
STEPS = ("day", "week", "month", "quarter", "year")
CONTEXTS = ("format", "stand-alone")
UNITS = ("minute", "hour", "day", "week", "month", "quarter", "year")
NAMES = {"sr": "sr-Cyrl", "nb": "no", "zh": "zh-Hans"}
"""CLDR folders that are named otherwise than ours."""


def add(table: dict[str, list[str]], key: str, word: str, company: bool = False) -> None:
    """Add a word to a list, once; an abbreviation is marked as needing company."""
    word = " ".join(word.replace("\u00a0", " ").split()).lower()
    if not word or "," in word or "{" in word or any(known.removesuffix("!") == word for known in table.get(key, ())):
        return
    table.setdefault(key, []).append(word + "!" if company else word)


def names(calendar: dict[str, Any], kind: str, keys: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the names of weekdays or months by number; abbreviations of less than three letters are left out."""
    table: dict[str, list[str]] = {}
    for width in ("wide", "abbreviated"):
        for context in CONTEXTS:
            for number, key in enumerate(keys, 1):
                word = calendar[kind][context][width][key]
                if width == "wide" or (len(word.rstrip(".")) >= 3 and not word.strip(".").isdigit()):
                    add(table, str(number), word, company=width != "wide")
    return table


def relative(fields: dict[str, Any]) -> dict[str, list[str]]:
    """Return "yesterday", "next week" and their like by unit and shift."""
    table: dict[str, list[str]] = {}
    for unit in STEPS:
        for key, word in fields.get(unit, {}).items():
            match = re.fullmatch(r"relative-type-(-?\d)", key)
            if match:
                add(table, f"{unit} {match[1]}", word)
    return table


def counted(fields: dict[str, Any]) -> tuple[dict[str, dict[str, list[str]]], dict[str, list[str]]]:
    """Take "vor {0} Tagen" and "{0} days ago" apart: forms of the units, and the words before and behind."""
    units: dict[str, dict[str, list[str]]] = {"unit": {}, "units": {}}
    glue: dict[str, list[str]] = {}
    for unit in UNITS:
        entry = fields.get(unit, {})
        add(units["unit"], unit, entry.get("displayName", ""))
        for direction, before, behind in (("past", "ago_pre", "ago"), ("future", "hence_pre", "hence")):
            for count, pattern in entry.get(f"relativeTime-type-{direction}", {}).items():
                match = re.fullmatch(r"(.*?)\s*\{0\}\s*(\S+)\s*(.*)", pattern.replace("\u00a0", " "))
                if not match:
                    continue
                add(units["units"], unit, match[2])
                if count.endswith("-one"):
                    add(units["unit"], unit, match[2])
                add(glue, before, match[1])
                add(glue, behind, match[3])
    return units, {key: glue[key] for key in sorted(glue)}


def written(table: dict[str, list[str]]) -> list[str]:
    """Return the lines of one TOML table."""
    return [f"{json.dumps(key)} = {json.dumps(', '.join(words), ensure_ascii=False)}" for key, words in table.items()]


def order_of(short: str) -> str:
    """Return the order of numeric dates: "dmy", "mdy" or "ymd"."""
    letters = re.sub(r"'[^']*'|[^dMy]", "", short)
    return "".join(dict.fromkeys(letters.lower()))


def take(code: str, dates: Path, core: Path) -> dict[str, Any]:
    """Return what is used of CLDR for one language, as CLDR has it."""
    name = NAMES.get(code, code)
    folder = dates / "main" / name
    fields = _inside(folder / "dateFields.json", "main", name, "dates", "fields")
    calendar = _inside(folder / "ca-gregorian.json", "main", name, "dates", "calendars", "gregorian")
    territory = _inside(core / "supplemental" / "likelySubtags.json", "supplemental", "likelySubtags")[code].split("-")[-1]
    first = _inside(core / "supplemental" / "weekData.json", "supplemental", "weekData", "firstDay")
    widths = ("wide", "abbreviated")
    return {
        "territory": territory,
        "first_day": first.get(territory, first["001"]),
        "short": calendar["dateFormats"]["short"],
        "days": {c: {w: calendar["days"][c][w] for w in widths} for c in CONTEXTS},
        "months": {c: {w: calendar["months"][c][w] for w in widths} for c in CONTEXTS},
        "fields": {unit: fields[unit] for unit in UNITS if unit in fields},
    }


def _inside(path: Path, *keys: str) -> dict[str, Any]:
    found = json.loads(path.read_text(encoding="utf-8"))
    for key in keys:
        found = found[key]
    return dict(found)


def make(taken: dict[str, Any], version: str) -> str:
    """Return the text of one language's file."""
    units, glue = counted(taken["fields"])
    lines = [
        f"# Generated by training/cldr.py from cldr-dates-full {version} (Unicode CLDR, licence Unicode-3.0). Edit time.toml.",
        f'order = ["{order_of(taken["short"])}"]',
        "",
    ]
    tables = {
        "glue": glue,
        "weekday": names(taken, "days", WEEKDAYS),
        "month": names(taken, "months", tuple(str(n) for n in range(1, 13))),
        "unit": units["unit"],
        "units": units["units"],
        "deictic": relative(taken["fields"]),
    }
    for title, table in tables.items():
        if table:
            lines += [f"[{title}]", *written(table), ""]
    return "\n".join(lines)


def load_taken() -> dict[str, Any]:
    """Return training/cldr.json: the version and the parts taken, by language."""
    return dict(json.loads(TAKEN.read_text(encoding="utf-8")))


def differing() -> list[str]:
    """Return the languages whose committed file is not what cldr.json gives, and those that cldr.json lacks."""
    taken = load_taken()
    found = []
    for code in codes_with_folder():
        target = LANGUAGES / code / "time.cldr.toml"
        wanted = make(taken["languages"][code], taken["version"]) if code in taken["languages"] else None
        if wanted is None or not target.exists() or target.read_text(encoding="utf-8") != wanted:
            found.append(code)
    return found


def codes_with_folder() -> list[str]:
    """Return the languages that have a language.toml, sorted."""
    return sorted(path.parent.name for path in LANGUAGES.glob("*/language.toml"))


def take_all(dates: Path, core: Path, codes: Sequence[str]) -> None:
    """Write cldr.json anew for the languages named (those with a folder where none is); the others keep what they have."""
    versions = {json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"] for folder in (dates, core)}
    if len(versions) != 1:
        raise SystemExit(f"the packages are of different versions: {', '.join(sorted(versions))}")
    languages = load_taken()["languages"] if codes and TAKEN.exists() else {}
    languages |= {code: take(code, dates, core) for code in codes or codes_with_folder()}
    head = {
        "notice": "Taken from Unicode CLDR. Copyright (c) 2004-2026 Unicode, Inc. Unicode License v3 (see NOTICE).",
        "packages": "npm cldr-dates-full and cldr-core",
        "version": versions.pop(),
    }
    rows = [
        f"  {json.dumps(code)}: {json.dumps(languages[code], ensure_ascii=False, separators=(',', ':'))}"
        for code in sorted(languages)
    ]
    lines = [f" {json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
    TAKEN.write_text("\n".join(["{", *lines, ' "languages": {', ",\n".join(rows), " }", "}"]) + "\n", encoding="utf-8")


def main() -> None:
    """Take, make or check."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("codes", nargs="*", help="languages; left out: all that have a folder")
    parser.add_argument("--check", action="store_true", help="compare the committed files; write nothing")
    parser.add_argument(
        "--take", nargs=2, type=Path, metavar=("DATES", "CORE"), help="take cldr.json anew from the npm packages"
    )
    arguments = parser.parse_args()
    if arguments.check:
        if wrong := differing():
            sys.exit(f"time.cldr.toml is not what training/cldr.json gives: {', '.join(wrong)}")
        return
    if arguments.take:
        take_all(arguments.take[0], arguments.take[1], arguments.codes)
    taken = load_taken()
    for code in arguments.codes or codes_with_folder():
        target = LANGUAGES / code / "time.cldr.toml"
        target.write_text(make(taken["languages"][code], taken["version"]), encoding="utf-8")
        print(target)


if __name__ == "__main__":
    main()
