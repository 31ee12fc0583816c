"""The languages: what languages/<code>/language.toml says of each, checked and typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from vitni.errors import DataFault
from vitni.reference.files import language_file, load_toml

Person = Literal["first", "second", "third"]
GrammaticalNumber = Literal["singular", "plural"]
Gender = Literal["masculine", "feminine", "neuter", "any"]
NumberBound = Literal["least", "most", "more", "less", "about"]
"""How a word bounds the number behind it: "at least", "up to", "more than", "fewer than", "around"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """The forms of one pronoun, lower-cased, possessives among them. `gender` is "any" where the forms do not tell."""

    person: Person
    number: GrammaticalNumber
    gender: Gender
    forms: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class VagueNumber:
    """Words for a number without a figure ("tens of thousands"): `words` in order, lower-cased; None is an open end."""

    words: tuple[str, ...]
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Words that the syntax model knows well, by the ending they share with words that it may not know.

    `verbs` and `nouns` stand in for words of acts.toml, `names` for those of states and places, `people` for surnames; the
    ending "" is that of any word. `adverbs` are whole words that are adverbs and nothing else.
    """

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    names: Mapping[str, str]
    people: Mapping[str, str]
    adverbs: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language as its language.toml tells it. `code` is BCP 47, `week_start` ISO (1 Monday .. 7 Sunday).

    `quotes` are pairs of opening and closing marks, the usual pair first. `pronouns` and `reflexives` hold lower-case
    forms. `numbers` maps number words to values, `joints` are the syllables between the parts of compound number words
    ("und"). `vague` are numbers without figures by their first word, `bounds` the words that bound a number. `units` maps
    nouns (lemma or form, lower-case; currency signs too) to English singular units; where `open_units` is true any noun not
    listed is its own unit. `ranges` are the words between two ends of a range ("to"). `strong` are words that turn a number
    into one of people ("strong" in "25,000-strong"), `thousand_strong` into thousands of people. `likeness` holds words to
    show the syntax model for words it takes for something else; None where the language has none.
    """

    code: str
    name: str
    own_name: str
    script: str
    week_start: int
    decimal: str
    thousands: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    pronouns: tuple[Pronoun, ...]
    reflexives: frozenset[str]
    numbers: Mapping[str, float]
    joints: tuple[str, ...]
    vague: Mapping[str, tuple[VagueNumber, ...]]
    bounds: Mapping[tuple[str, ...], NumberBound]
    units: Mapping[str, str]
    open_units: bool
    strong: frozenset[str]
    thousand_strong: frozenset[str]
    ranges: frozenset[str]
    likeness: Likeness | None = None


NUMBER = r"(\d+(?:\.\d+)?)"
PRONOUN_KEY = re.compile(r"(first|second|third) (singular|plural)(?: (masculine|feminine|neuter))?")
VAGUE_KEY = re.compile(NUMBER + r"?\.\." + NUMBER + "?")
BOUNDS: tuple[NumberBound, ...] = ("least", "most", "more", "less", "about")


def expand(text: str) -> tuple[str, ...]:
    """Return the words of a comma-separated list, with the alternatives in braces written out.

    "mánu{dagur,dag}, tungl" gives ("mánudagur", "mánudag", "tungl"). Braces do not nest.
    """
    words: list[str] = []
    for entry in re.findall(r"(?:\{[^}]*\}|[^,{])+", text):
        grown = [""]
        for piece in re.split(r"(\{[^}]*\})", entry.strip()):
            choices = piece[1:-1].split(",") if piece.startswith("{") else [piece]
            grown = [head + choice.strip() for head in grown for choice in choices]
        words.extend(word for word in grown if word)
    return tuple(words)


def words_of(value: Any) -> tuple[str, ...]:
    """Return the words of a TOML value: a comma-separated string or a list of such strings."""
    return tuple(word for part in ([value] if isinstance(value, str) else value) for word in expand(part))


def key_line(path: Path, key: str) -> str:
    """Return "file:line" of the first line that begins with the key, for a fault; the bare file where it is not found."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.lstrip().lstrip('["').startswith(key):
            return f"{path}:{number}"
    return str(path)


def _need(table: dict[str, Any], key: str, kind: type, path: Path) -> Any:
    if not isinstance(table.get(key), kind):
        raise DataFault(key_line(path, key), f"{key!r} is missing or no {kind.__name__}", "See docs/add-a-language.md.")
    return table[key]


def _pronouns(table: dict[str, Any], path: Path) -> tuple[Pronoun, ...]:
    pronouns = []
    for key, value in table.items():
        if key == "reflexive":
            continue
        match = PRONOUN_KEY.fullmatch(key)
        if not match:
            raise DataFault(key_line(path, key), f"{key!r} is no pronoun key", 'Write e.g. "third singular feminine".')
        person, number, gender = match.groups()
        forms = frozenset(word.lower() for word in words_of(value))
        pronouns.append(Pronoun(person=person, number=number, gender=gender or "any", forms=forms))  # type: ignore[arg-type]
    return tuple(pronouns)


def _numbers(table: dict[str, Any], path: Path) -> dict[str, float]:
    numbers: dict[str, float] = {}
    for key, value in table.items():
        try:
            number = float(key)
        except ValueError as error:
            raise DataFault(key_line(path, key), f"{key!r} is no number", "Write the value before its words.") from error
        numbers.update((word.lower(), number) for word in words_of(value))
    return numbers


def _vague(table: dict[str, Any], path: Path) -> dict[str, tuple[VagueNumber, ...]]:
    vague: list[VagueNumber] = []
    for key, value in table.items():
        match = VAGUE_KEY.fullmatch(key)
        if not match:
            raise DataFault(key_line(path, key), f"{key!r} is no range", 'Write e.g. "10000..100000" or "2..".')
        low, high = (float(end) if end else None for end in match.groups())
        vague.extend(VagueNumber(words=tuple(word.lower().split()), low=low, high=high) for word in words_of(value))
    by_first: dict[str, tuple[VagueNumber, ...]] = {}
    for entry in sorted(vague, key=lambda entry: (-len(entry.words), entry.words)):
        by_first[entry.words[0]] = (*by_first.get(entry.words[0], ()), entry)
    return by_first


def _bounds(table: dict[str, Any], path: Path) -> dict[tuple[str, ...], NumberBound]:
    bounds: dict[tuple[str, ...], NumberBound] = {}
    for key, value in table.items():
        if key not in BOUNDS:
            raise DataFault(key_line(path, key), f"{key!r} is no bound", f"Use one of {', '.join(BOUNDS)}.")
        bounds.update((tuple(word.lower().split()), key) for word in words_of(value))
    return bounds


def _units(table: dict[str, Any]) -> dict[str, str]:
    return {word.lower(): unit for unit, value in table.items() for word in words_of(value)}


LIKENESS = ("verbs", "nouns", "names", "people", "adverbs")


def _likeness(table: dict[str, Any], path: Path) -> Likeness | None:
    for key in table:
        if key not in LIKENESS:
            raise DataFault(key_line(path, key), f"{key!r} is no part of [likeness]", f"Use one of {', '.join(LIKENESS)}.")
    return Likeness(**{key: MappingProxyType(dict(table.get(key, {}))) for key in LIKENESS}) if table else None


@cache
def load_language(code: str) -> Language:
    """Return the language of a code. A fault in its file is a `DataFault` that names file, line and the way out."""
    path = language_file(code, "language.toml")
    table = load_toml(path)
    week_start = _need(table, "week_start", int, path)
    if not 1 <= week_start <= 7:
        raise DataFault(key_line(path, "week_start"), f"{week_start} is no weekday", "Use 1 (Monday) to 7 (Sunday).")
    quotes = tuple((opening, closing) for opening, closing in _need(table, "quotes", list, path))
    pronouns = table.get("pronouns", {})
    return Language(
        code=code,
        name=_need(table, "name", str, path),
        own_name=_need(table, "own_name", str, path),
        script=_need(table, "script", str, path),
        week_start=week_start,
        decimal=_need(table, "decimal", str, path),
        thousands=tuple(_need(table, "thousands", list, path)),
        quotes=quotes,
        pronouns=_pronouns(pronouns, path),
        reflexives=frozenset(word.lower() for word in words_of(pronouns.get("reflexive", ""))),
        numbers=MappingProxyType(_numbers(table.get("numbers", {}), path)),
        joints=tuple(table.get("joints", ())),
        vague=MappingProxyType(_vague(table.get("vague", {}), path)),
        bounds=MappingProxyType(_bounds(table.get("bounds", {}), path)),
        units=MappingProxyType(_units(table.get("units", {}))),
        open_units=bool(table.get("open_units", False)),
        strong=frozenset(word.lower() for word in words_of(table.get("strong", ""))),
        thousand_strong=frozenset(word.lower() for word in words_of(table.get("thousand_strong", ""))),
        ranges=frozenset(("-", "–", "—", *(word.lower() for word in words_of(table.get("ranges", ""))))),
        likeness=_likeness(table.get("likeness", {}), path),
    )
