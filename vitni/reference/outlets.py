"""The outlets and agencies of vitni/outlets/*.toml, with the patterns of their credit lines, checked and compiled.

A file is one outlet; `_general.toml` holds patterns that no single outlet owns, `_months.toml` the words for the months.
See docs/add-an-outlet.md for the format.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

from vitni.errors import DataFault
from vitni.model.text import CreditRole, Outlet
from vitni.reference.files import OUTLETS, load_toml

Where = Literal["line", "start", "end"]
"""Where a pattern stands: a paragraph of its own, the start of a paragraph of news, or its end."""

CAPITAL = r"(?![a-z\d_])\w"
"""A capital, or any letter beyond ASCII: a class of all the world's capitals takes a second to compile. The finder checks."""
PARTICLES = "af|al|av|bin|da|de|del|della|den|der|di|do|dos|du|e|el|la|le|ten|ter|van|von|y|zu"
"""Small words inside names."""
BOTH = "and|och|og|und|et|e|i|y|en|ja|ve|и|та|й|&"
"""Words between the names of two authors."""
NAME = rf"{CAPITAL}[\w.'’-]*"
PERSON = rf"{NAME}(?: (?:(?:{PARTICLES}) )?{NAME}){{1,3}}"

PLACEHOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "{carrier}": r"(?P<carrier>[^\W_][^\n()\[\]]{0,58}?)",
        "{place}": rf"{NAME}(?:[ /-](?:{PARTICLES}|{NAME})){{0,4}}",
        "{PLACE}": rf"(?P<capitals>(?:{CAPITAL}|['’])+(?:[ /.-]+(?:{CAPITAL}|['’])+){{0,4}})",
        "{date}": (
            r"(?:[^\W\d_]{2,12}\.?,? )?"
            r"(?:\d{1,2}\.\d{1,2}\.|\d{1,2}\.?(?:-?[^\W\d_]{1,2})?(?:/\d{1,2}\.?| (?:de )?[^\W\d_]{2,12}\.?)"
            r"|[^\W\d_]{2,12}\.? \d{1,2})"
            r"(?:,? ?(?:de )?\d{4}(?: ?(?:г|р|m|d)\b\.?)?)?"
        ),
        "{person}": rf"(?P<person>{PERSON}(?:(?:, | (?:{BOTH}) ){PERSON}){{0,4}})",
        "{rest}": r"[^\n]{0,160}",
    }
)
"""What stands for what in a pattern: a carrier (checked against the outlets), a place, a place in capitals, a day with or
without year, one or more people, the rest of the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditPattern:
    """One compiled credit pattern: what it marks, where it stands, whether an unknown carrier will do, and its example.

    `owner` is the outlet whose file holds it, None for a general one.
    """

    role: CreditRole
    where: Where
    regex: re.Pattern[str]
    unknown: bool
    owner: Outlet | None
    example: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoilerplatePattern:
    """One compiled pattern of a paragraph that is no news (share buttons, cookie notices), with its example."""

    regex: re.Pattern[str]
    example: str
    source: str


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return every outlet in order of its file name. Raises `DataFault` for a file that breaks the format."""
    return tuple(_outlet(path) for path in _files())


@cache
def outlet_by_form() -> Mapping[str, Outlet]:
    """Return the outlet of every name it goes by ("Рейтер" -> Reuters). Raises `DataFault` where two claim one name."""
    forms: dict[str, Outlet] = {}
    for outlet in outlets():
        for form in dict.fromkeys((outlet.name, *outlet.names)):
            if form in forms:
                raise DataFault(
                    str(OUTLETS / f"{outlet.id}.toml"),
                    f'the name "{form}" already belongs to {forms[form].id}.toml',
                    "Leave it with one of the two.",
                )
            forms[form] = outlet
    return MappingProxyType(forms)


def outlet_named(name: str) -> Outlet | None:
    """Return the outlet that goes by this name, in any case of letters where the name is longer than four; else None."""
    forms = outlet_by_form()
    if name in forms:
        return forms[name]
    folded = name.casefold()
    return next((outlet for form, outlet in forms.items() if len(form) > 4 and form.casefold() == folded), None)


@cache
def carrier_regex() -> re.Pattern[str]:
    """Return one pattern of all names of all outlets, longest first. Long names also match in capitals ("REUTERS")."""
    forms = set(outlet_by_form()) | {form.upper() for form in outlet_by_form() if len(form) > 4}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(r"(?<![\w@])(?:" + "|".join(re.escape(form) for form in ordered) + r")(?!\w)")


@cache
def credit_patterns() -> tuple[CreditPattern, ...]:
    """Return every credit pattern: the outlets' own first, then the general ones, each in the order of its file."""
    rows = [
        _credit_pattern(row, path, outlet)
        for path, outlet in (*zip(_files(), outlets(), strict=True), (OUTLETS / "_general.toml", None))
        for row in load_toml(path).get("credit", ())
    ]
    return tuple(rows)


@cache
def boilerplate_patterns() -> tuple[BoilerplatePattern, ...]:
    """Return every boilerplate pattern: the outlets' own first, then the general ones."""
    return tuple(
        BoilerplatePattern(regex=_compiled(row, path), example=_words(row, "example", path), source=str(path))
        for path in (*_files(), OUTLETS / "_general.toml")
        for row in load_toml(path).get("boilerplate", ())
    )


@cache
def month_numbers() -> Mapping[str, int]:
    """Return the number of each month word, casefolded; a word that means two months in two languages is left out."""
    months = load_toml(OUTLETS / "_months.toml")["months"]
    numbers: dict[str, set[int]] = {}
    for number, words in enumerate(months, start=1):
        for word in words:
            numbers.setdefault(word, set()).add(number)
    return MappingProxyType({word: min(found) for word, found in numbers.items() if len(found) == 1})


@cache
def not_places() -> frozenset[str]:
    """Return words in capitals that open a paragraph like a place and are none ("UPDATE — ...")."""
    return frozenset(load_toml(OUTLETS / "_general.toml").get("not_places", ()))


@cache
def stamp_words(kind: Literal["published", "updated"]) -> frozenset[str]:
    """Return the words, casefolded, that stand before the day of publication, or before that of a later change."""
    return frozenset(word.casefold() for word in load_toml(OUTLETS / "_general.toml").get(kind, ()))


def _files() -> tuple[Path, ...]:
    return tuple(sorted(path for path in OUTLETS.glob("*.toml") if not path.name.startswith("_")))


def _outlet(path: Path) -> Outlet:
    table = load_toml(path)
    unknown = sorted(table.keys() - {"name", "names", "country", "zone", "agency", "credit", "boilerplate"})
    if unknown:
        raise DataFault(str(path), f'it has a key "{unknown[0]}" that no one reads', "See docs/add-an-outlet.md for the keys.")
    names = table.get("names", [])
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        raise DataFault(str(path), '"names" is no list of names', 'Write names = ["...", "..."].')
    if not isinstance(table.get("agency", False), bool):
        raise DataFault(str(path), '"agency" is neither true nor false', "Write agency = true for a news agency.")
    return Outlet(
        id=path.stem,
        name=_words(table, "name", path),
        country=table.get("country"),
        zone=table.get("zone"),
        agency=table.get("agency", False),
        names=tuple(names),
        credits=tuple((row.get("role", ""), row.get("pattern", "")) for row in table.get("credit", ())),
        boilerplate=tuple(row.get("pattern", "") for row in table.get("boilerplate", ())),
    )


def _credit_pattern(row: dict[str, Any], path: Path, owner: Outlet | None) -> CreditPattern:
    role: Any = row.get("role")
    where: Any = row.get("where", "line")
    if role not in get_args(CreditRole) or where not in get_args(Where):
        raise DataFault(
            str(path),
            f'a credit has the role "{role}" and stands at "{where}"',
            f"Roles are {', '.join(get_args(CreditRole))}; places are {', '.join(get_args(Where))}.",
        )
    return CreditPattern(
        role=role,
        where=where,
        regex=_compiled(row, path),
        unknown=bool(row.get("unknown", False)),
        owner=owner,
        example=_words(row, "example", path),
        source=str(path),
    )


def _compiled(row: dict[str, Any], path: Path) -> re.Pattern[str]:
    pattern = _words(row, "pattern", path)
    for placeholder, meaning in PLACEHOLDERS.items():
        pattern = pattern.replace(placeholder, meaning)
    try:
        return re.compile(pattern)
    except re.error as error:
        raise DataFault(str(path), f"the pattern {row['pattern']!r} is no regular expression: {error}", "Mend it.") from error


def _words(row: dict[str, Any], key: str, path: Path) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise DataFault(str(path), f'an entry has no "{key}"', f'Add {key} = "...".')
    return value
