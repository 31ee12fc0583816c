"""The words of time.toml by their classes: what each class brings, and the collecting of one language's."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from vitni.errors import DataFault
from vitni.model.time import Bound, Direction, Part, Unit
from vitni.reference.files import LANGUAGES, load_toml
from vitni.reference.languages import Language, key_line, words_of

SYLLABIC = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
"""Kana, Han and Hangul: each letter is a token, since words are written without spaces or with their endings."""
JOINING = "\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u200c"
"""Marks inside words: Arabic vowels, Devanagari vowel signs, the joiner of Persian."""
LETTERS = rf"[^\W\d_{SYLLABIC}]+"
WORDS = rf"{LETTERS}(?:[{JOINING}]+(?:{LETTERS})?)*|\d+|[{SYLLABIC}]|[{JOINING}]+(?:{LETTERS}|[{JOINING}])*"
TOKEN = re.compile(rf"{WORDS}|\n|[^\w\s]|_")
"""How text and data are cut before words are looked up: digits, letters, single marks; spaces are skipped."""
PIECE = re.compile(rf"(?:{WORDS}|[^\w\s]|_)\s*")
"""The same with the spaces behind each token, so that the lengths of all pieces add up; line ends must be marks before."""

Fields = tuple[tuple[str, Any], ...]

VALUES: Mapping[str, Fields] = {
    "half_more": (("half_more", True),),
    "within": (("bound", "by"),),
    "till": (("till", True),),
    "rest": (("part", "rest"),),
    "weekend_word": (("rank_unit", "weekend"),),
}
NUMBERED: Mapping[str, tuple[str, int]] = {
    "weekday": ("weekday", 7),
    "weekdays": ("weekday", 7),
    "weekday_past": ("weekday", 7),
    "month": ("month", 12),
    "decade_spoken": ("year", 2090),
    "season": ("season", 4),
    "season_past": ("season", 4),
    "day": ("day", 31),
}
"""Classes whose keys are numbers: the field they fill and the largest number."""
KEYED = ("part", "edge", "later", "bound", "half", "ampm")
"""Classes whose keys are the value: [part] morning = "...", [bound] since = "..."."""
STEPPED = ("deictic", "previous")
"""Classes whose keys are a unit, a shift and what narrows it: [deictic] "day -1 evening" = "last night"."""


COUNTED = ("often", "lasting")
"""Classes whose keys are a length: [often] day = "daily", [lasting] "2 year" = "biennial"; without a number it is left open."""
ALWAYS_SMALL = ("repeated", "often", "vague")
"""Classes whose words have no capital inside a sentence in any language: there they are names ("LA Weekly")."""
PLAIN = str.maketrans("áéíóúàèìòùâêîôûäëïöüãõçąćęłńóśźż", "aeiouaeiouaeiouaeiouaocacelnoszz")
"""Letters without their marks, for languages that are often written without them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One entry of the lexicon: its class, the fields it brings, whether it must begin with a capital letter, and whether a
    capital inside a sentence makes it a name ("Plácido Domingo"), or anywhere (`lower`: "Avril a chanté")."""

    symbol: str
    fields: Fields
    capital: bool = False
    small: bool = False
    lower: bool = False


SHORTEST_DOTLESS = 3
"""Letters an abbreviation needs to be believed without its full stop; shorter ones are words of their own ("do", "so")."""


class Collector:
    """Gathers the entries of one language; the only thing that changes while a grammar is made."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries: dict[tuple[str, ...], list[Word]] = {}
        self.small: frozenset[str] | None = frozenset()
        self.unaccented = False
        self.ordinal_days = True

    def _is_small(self, tokens: tuple[str, ...]) -> bool:
        """Whether a capital inside a sentence makes a name of these words: of all (None), or of those listed."""
        return self.small is None or tokens[0] in self.small

    def _forms(self, words: Any) -> Iterator[str]:
        """Yield the words, and where the language is also written without accents, those too."""
        for written in words_of(words):
            yield written
            if self.unaccented:
                plain = written.translate(PLAIN)
                if plain != written:
                    yield plain

    def add(self, symbol: str, words: Any, fields: Fields = (), lone: bool = False) -> None:
        """Add words to a class. A leading ^ asks for a capital; a trailing ! says the word needs company, !! a figure.

        With !!! the word joins "plain_<class>" only, which stands beside figures: "may" and "march" without a capital.

        With `lone` a word also joins "lone_<class>" (it may stand alone) unless it needs company, and "firm_<class>" (a
        preposition is company enough) unless it is an abbreviation: "mar." is also the sea, "po." also a preposition.
        """
        for written in self._forms(words):
            bare = written.removeprefix("^").rstrip("!")
            tokens = tuple(tokens_of(bare))
            if not tokens:
                raise DataFault(key_line(self.path, symbol), f"{written!r} holds no word", "Remove it or mend it.")
            short = tokens[-1] == "." and len(tokens) > 1
            names = [f"plain_{symbol}" if written.endswith("!!!") else symbol]
            if lone and not written.endswith("!"):
                names.append(f"lone_{symbol}")
            if lone and not short and not written.endswith("!!"):
                names.append(f"firm_{symbol}")
            for form in (tokens, tokens[:-1]) if short and len(tokens[0]) >= SHORTEST_DOTLESS else (tokens,):
                places = self.entries.setdefault(form, [])
                for name in names:
                    named = symbol in ALWAYS_SMALL or (self._is_small(tokens) and name not in (symbol, f"plain_{symbol}"))
                    lower = named and self.small is not None and name.startswith("lone_")
                    word = Word(symbol=name, fields=fields, capital=written.startswith("^"), small=named, lower=lower)
                    if word not in places:
                        places.append(word)


def tokens_of(text: str) -> list[str]:
    """Return the lower-case tokens of a text, apostrophes made straight."""
    return TOKEN.findall(text.lower().replace("’", "'").replace("ʼ", "'"))


def fault(path: Path, key: str, why: str) -> DataFault:
    return DataFault(key_line(path, key), why, "See docs/how-a-date-is-reckoned.md.")


def _step_fields(key: str, path: Path) -> Fields:
    fields: dict[str, Any] = {}
    for part in key.split():
        if part in get_args(Unit):
            fields["unit"] = part
        elif re.fullmatch(r"[+-]?\d+", part):
            fields["shift"] = int(part)
        elif part in get_args(Part):
            fields["part"] = part
        elif part in get_args(Bound):
            fields["bound"] = part
        elif part == "weekend":
            fields["named"] = "weekend"
        else:
            raise fault(path, key, f"{part!r} in {key!r} is no unit, shift, part or bound")
    return tuple(fields.items())


def _numbered(collector: Collector, symbol: str, table: Mapping[str, Any]) -> None:
    field, largest = NUMBERED[symbol]
    for key, words in table.items():
        number, _, narrowed = key.partition(" ")
        if not number.isdigit() or not 1 <= int(number) <= largest:
            raise fault(collector.path, key, f"[{symbol}] {key!r} is out of range")
        extra: Fields = (("part", narrowed),) if narrowed else ()
        collector.add(symbol, words, ((field, int(number)), *extra), lone=True)


def add_table(collector: Collector, symbol: str, value: Any) -> None:
    """Add one table of time.toml to the lexicon, in the manner of its class."""
    if symbol in NUMBERED:
        _numbered(collector, symbol, value)
    elif symbol in ("clock_before", "clock_behind"):
        for key, words in value.items():
            collector.add(symbol, words, (("minutes", int(key)),))
    elif symbol == "rank":
        for key, words in value.items():
            collector.add(symbol, words, (("rank", int(key)),))
    elif symbol in KEYED:
        for key, words in value.items():
            field = {"bound": "bound", "ampm": "ampm"}.get(symbol, "part")
            if (field == "part" and key not in get_args(Part)) or (field == "bound" and key not in get_args(Bound)):
                raise fault(collector.path, key, f"[{symbol}] knows no {key!r}")
            collector.add(symbol, words, ((field, key),), lone=symbol == "part")
    elif symbol in ("unit", "units"):
        for key, words in value.items():
            if key not in get_args(Unit):
                raise fault(collector.path, key, f"[{symbol}] knows no {key!r}")
            collector.add(symbol, words, (("unit", key),))
            if key not in ("minute", "hour", "day") and symbol == "unit":
                collector.add("wunit", words, (("unit", key),))
            if key in ("week", "month", "year"):
                collector.add({"week": "weekunit", "month": "munit", "year": "yunit"}[key], words, (("unit", key),))
    elif symbol in COUNTED:
        for key, words in value.items():
            number, _, unit = key.rpartition(" ")
            if unit != "weekend" and unit not in get_args(Unit):
                raise fault(collector.path, key, f"[{symbol}] knows no {key!r}")
            length: Fields = (("count", float(number)),) if number else ()
            collector.add(symbol, words, (("named", unit),) if unit == "weekend" else (("unit", unit), *length))
    elif symbol == "era":
        for key, words in value.items():
            collector.add(symbol, words, (("named", key),))
    elif symbol == "calendar_month":
        for key, words in value.items():
            calendar, number = key.split()
            collector.add(symbol, words, (("named", calendar), ("month", int(number))))
    elif symbol in ("shift", "told_shift"):
        for key, words in value.items():
            collector.add(symbol, words, (("shift", int(key)),))
    elif symbol in STEPPED:
        for key, words in value.items():
            fields = _step_fields(key, collector.path)
            collector.add(symbol, words, fields)
            if symbol == "previous" and fields[0] == ("unit", "year") and len(fields) == 2:
                collector.add("previous_year", words, (*fields, ("anchor", "previous")))
    elif symbol == "calendar_word" or symbol == "named":
        for key, words in value.items():
            collector.add(symbol, words, (("named", key),))
    elif symbol == "vague":
        for key, words in value.items():
            extra: Fields = (("direction", key),) if key in get_args(Direction) else (("shift", 0),) if key == "now" else ()
            collector.add(symbol, words, extra)
    elif symbol in ("nth", "number", "hourword"):
        name = {"nth": "count", "number": "count", "hourword": "hour"}[symbol]
        for key, words in value.items():
            value_of = float(key) if name == "count" else int(key)
            collector.add({"number": "one"}.get(symbol, symbol), words, ((name, value_of),))
            if symbol == "nth" and float(key) <= 31:
                collector.add("rank", words, (("rank", int(key)),))
            if symbol == "nth" and float(key) <= 31 and collector.ordinal_days:
                collector.add("day", words, (("day", int(key)),))
                collector.add("dayth", words, (("day", int(key)),))
    elif symbol in ("quarter", "century"):
        collector.add(symbol, value)
    elif symbol in classes("plain"):
        collector.add(symbol, value, VALUES.get(symbol, ()))
    else:
        raise fault(collector.path, symbol, f"there is no class [{symbol}]")


def classes(kind: str) -> tuple[str, ...]:
    """Return the classes of a kind, as languages/time.toml lists them: "plain" bring no value, "core" begin the search."""
    return tuple(load_toml(LANGUAGES / "time.toml")["classes"][kind].split())


def add_compounds(collector: Collector, compounds: list[dict[str, Any]]) -> None:
    """Add the products of two lists of words: stems of weekdays, months or units with parts written onto them."""
    for entry in compounds:
        symbol = entry["of"]
        for key, stems in entry["stems"].items():
            value: Any = int(key) if symbol in NUMBERED else key
            for part, endings in entry["parts"].items():
                words = [stem + ending for stem in words_of(stems) for ending in words_of(endings)]
                if symbol == "unit":
                    collector.add("deictic", words, (("unit", value), ("shift", 0), ("part", part)))
                else:
                    collector.add(symbol, words, ((symbol, value), ("part", part)), lone=True)


def add_numbers(collector: Collector, tongue: Language) -> None:
    for word, value in tongue.numbers.items():
        fields: Fields = (("count", value),)
        collector.add("n", word, fields)
        if value == int(value) and 1 <= value <= 12:
            collector.add("hourword", word, (("hour", int(value)),))
