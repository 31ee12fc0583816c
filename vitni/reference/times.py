"""The time words and patterns of a language: languages/time.toml, time.cldr.toml and time.toml, checked and compiled."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

from vitni.errors import DataFault
from vitni.model.time import Bound, Direction, Kind, Part, Unit
from vitni.reference.files import LANGUAGES, language_file, load_toml
from vitni.reference.languages import Language, key_line, load_language, words_of
from vitni.reference.notation import Automaton, build_automaton, symbols_of

TOKEN = re.compile(r"\d+|[^\W\d_]+|\n|[^\w\s]|_")
"""How text and data are cut before words are looked up: digits, letters, single marks; spaces are skipped."""

Fields = tuple[tuple[str, Any], ...]

VALUES: Mapping[str, Fields] = {
    "half_more": (("half_more", True),),
    "within": (("bound", "by"),),
    "till": (("till", True),),
    "rest": (("part", "rest"),),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One entry of the lexicon: its class, the fields it brings, whether it must begin with a capital letter, and whether a
    capital inside a sentence makes it a name ("Plácido Domingo")."""

    symbol: str
    fields: Fields
    capital: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One pattern: its name, the fields it sets, whether what it finds is dropped (it looks like a time, is none), and whether
    it must stand alone: a mark, the end or a word like "and" behind it ("the 27th", not "the 27th floor")."""

    name: str
    fields: Fields
    drop: bool
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One sentence that shows what a language's words mean. `means` is written as `tests/test_time_examples.py` says."""

    text: str
    means: str
    near: str
    words: str | None
    direction: Direction | None
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TenseClues:
    """What tells past from future without a tree: words, and endings of words at least `SHORTEST_CLUE` letters long."""

    past: frozenset[str]
    future: frozenset[str]
    past_endings: tuple[str, ...]
    future_endings: tuple[str, ...]

    def direction_of(self, word: str) -> Direction | None:
        """Return where a word (in small letters) points; None where it does not tell."""
        if word in self.future:
            return "future"
        if word in self.past:
            return "past"
        if len(word) < SHORTEST_CLUE:
            return None
        if self.future_endings and word.endswith(self.future_endings):
            return "future"
        return "past" if self.past_endings and word.endswith(self.past_endings) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeGrammar:
    """Everything needed to find time expressions in one language.

    `lexicon` is a tree of tokens: `lexicon["next"]["week"][""]` are the entries that end there. `variants` lists, by class, the
    other field names its value goes under somewhere in the patterns ("n": "n:away"). `numbers` and `joints` are those of
    language.toml, for numbers written out. `core` are the tokens
    worth looking around, `known` all tokens of the lexicon. `ordinals` are the marks behind day numbers. `mdy` says that
    1/2 is January 2, `both_orders` that it may also be 1 February. `glued` are words that may touch a figure ("90min"),
    `followers` words that may stand behind a bare day ("on the 22nd and"). `ahead` and `behind` are lemmas and forms that put what they govern in the future ("will",
    "plan", "due") or in the past ("did"); `clues` tell tense where there is no tree.
    """

    code: str
    lexicon: Mapping[str, Any]
    core: frozenset[str]
    known: frozenset[str]
    automaton: Automaton
    variants: Mapping[str, tuple[tuple[str, str], ...]]
    numbers: Mapping[str, int]
    joints: frozenset[str]
    rules: tuple[Rule, ...]
    ordinals: frozenset[tuple[str, ...]]
    mdy: bool
    both_orders: bool
    glued: frozenset[str]
    followers: frozenset[str]
    ahead: frozenset[str]
    behind: frozenset[str]
    clues: TenseClues
    examples: tuple[Example, ...]


class _Collector:
    """Gathers the entries of one language; the only thing that changes while a grammar is made."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries: dict[tuple[str, ...], list[Word]] = {}
        self.small = False

    def add(self, symbol: str, words: Any, fields: Fields = (), lone: bool = False) -> None:
        """Add words to a class. A leading ^ asks for a capital; a trailing ! says the word needs company, !! a figure.

        With `lone` a word also joins "lone_<class>" (it may stand alone) unless it needs company, and "firm_<class>" (a
        preposition is company enough) unless it is an abbreviation: "mar." is also the sea, "po." also a preposition.
        """
        for written in words_of(words):
            bare = written.removeprefix("^").rstrip("!")
            tokens = tuple(tokens_of(bare))
            if not tokens:
                raise DataFault(key_line(self.path, symbol), f"{written!r} holds no word", "Remove it or mend it.")
            short = tokens[-1] == "." and len(tokens) > 1
            names = [symbol]
            if lone and not written.endswith("!"):
                names.append(f"lone_{symbol}")
            if lone and not short and not written.endswith("!!"):
                names.append(f"firm_{symbol}")
            for form in (tokens, tokens[:-1]) if short and len(tokens[0]) >= SHORTEST_DOTLESS else (tokens,):
                places = self.entries.setdefault(form, [])
                for name in names:
                    named = self.small and name != symbol
                    word = Word(symbol=name, fields=fields, capital=written.startswith("^"), small=named)
                    if word not in places:
                        places.append(word)


def tokens_of(text: str) -> list[str]:
    """Return the lower-case tokens of a text, apostrophes made straight."""
    return TOKEN.findall(text.lower().replace("’", "'").replace("ʼ", "'"))


def _fault(path: Path, key: str, why: str) -> DataFault:
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
            raise _fault(path, key, f"{part!r} in {key!r} is no unit, shift, part or bound")
    return tuple(fields.items())


def _numbered(collector: _Collector, symbol: str, table: Mapping[str, Any]) -> None:
    field, largest = NUMBERED[symbol]
    for key, words in table.items():
        number, _, narrowed = key.partition(" ")
        if not number.isdigit() or not 1 <= int(number) <= largest:
            raise _fault(collector.path, key, f"[{symbol}] {key!r} is out of range")
        extra: Fields = (("part", narrowed),) if narrowed else ()
        collector.add(symbol, words, ((field, int(number)), *extra), lone=True)


def _table(collector: _Collector, symbol: str, value: Any) -> None:
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
                raise _fault(collector.path, key, f"[{symbol}] knows no {key!r}")
            collector.add(symbol, words, ((field, key),), lone=symbol == "part")
    elif symbol in ("unit", "units"):
        for key, words in value.items():
            if key not in get_args(Unit):
                raise _fault(collector.path, key, f"[{symbol}] knows no {key!r}")
            collector.add(symbol, words, (("unit", key),))
            if key not in ("minute", "hour", "day") and symbol == "unit":
                collector.add("wunit", words, (("unit", key),))
            if key == "month":
                collector.add("munit", words, (("unit", key),))
    elif symbol == "shift":
        for key, words in value.items():
            collector.add(symbol, words, (("shift", int(key)),))
    elif symbol in STEPPED:
        for key, words in value.items():
            collector.add(symbol, words, _step_fields(key, collector.path))
    elif symbol == "named":
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
                collector.add("day", words, (("day", int(key)),))
                collector.add("dayth", words, (("day", int(key)),))
                collector.add("rank", words, (("rank", int(key)),))
    elif symbol in ("quarter", "century"):
        collector.add(symbol, value)
    elif symbol in _classes("plain"):
        collector.add(symbol, value, VALUES.get(symbol, ()))
    else:
        raise _fault(collector.path, symbol, f"there is no class [{symbol}]")


def _classes(kind: str) -> tuple[str, ...]:
    """Return the classes of a kind, as languages/time.toml lists them: "plain" bring no value, "core" begin the search."""
    return tuple(load_toml(LANGUAGES / "time.toml")["classes"][kind].split())


SHORTEST_CLUE = 4
"""Letters a word needs for its ending to tell tense ("red" is no past)."""
SHORTEST_DOTLESS = 3
"""Letters an abbreviation needs to be believed without its full stop; shorter ones are words of their own ("do", "so")."""
SETTINGS = frozenset(("order", "ordinal", "near", "small", "tense", "compound", "example", "pattern", "glue", "source"))


def _compounds(collector: _Collector, compounds: list[dict[str, Any]]) -> None:
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


def _numbers(collector: _Collector, tongue: Language) -> None:
    for word, value in tongue.numbers.items():
        fields: Fields = (("count", value),)
        collector.add("n", word, fields)
        if value == int(value) and 1 <= value <= 12:
            collector.add("hourword", word, (("hour", int(value)),))


def _lexicon(collector: _Collector) -> tuple[dict[str, Any], frozenset[str], frozenset[str]]:
    tree: dict[str, Any] = {}
    core: set[str] = set()
    known: set[str] = set()
    searched = frozenset(_classes("core"))
    for form, words in sorted(collector.entries.items()):
        known.update(form)
        node = tree
        for token in form:
            node = node.setdefault(token, {})
        node[""] = tuple(words)
        if any(word.symbol in searched for word in words):
            core.add(max(form, key=len))
    return tree, frozenset(core), frozenset(known)


def _rules(table: Mapping[str, Any], orders: list[str], path: Path) -> Iterator[tuple[str, Rule]]:
    for entry in [*table.get("pattern", ()), *table.get("rule", ())]:
        if entry.get("order") not in (None, *orders):
            continue
        fields: dict[str, Any] = {"kind": "date"} | entry.get("set", {})
        if fields["kind"] not in get_args(Kind):
            raise _fault(path, entry["pattern"], f"{fields['kind']!r} is no kind")
        name = entry.get("name") or entry["pattern"]
        alone = entry.get("alone", False)
        yield entry["pattern"], Rule(name=name, fields=tuple(fields.items()), drop=entry.get("drop", False), alone=alone)


def _examples(table: Mapping[str, Any], path: Path) -> Iterator[Example]:
    for entry in [*table.get("example", ()), *(x for p in table.get("pattern", ()) for x in p.get("examples", ()))]:
        if "text" not in entry or "means" not in entry:
            raise _fault(path, "text", f"an example lacks `text` or `means`: {entry}")
        yield Example(
            text=entry["text"],
            means=entry["means"],
            near=entry.get("near", table.get("near", "2022-01-18")),
            words=entry.get("words"),
            direction=entry.get("direction"),
            line=key_line(path, 'text = "' + entry["text"][:20]) if "example" in table else str(path),
        )


def _words_in(collector: _Collector, symbols: tuple[str, ...]) -> frozenset[str]:
    """Return the single words of some classes."""
    return frozenset(
        form[0] for form, words in collector.entries.items() if len(form) == 1 and any(word.symbol in symbols for word in words)
    )


def _clues(tense: Mapping[str, Any]) -> TenseClues:
    words = tense.get("words", {})
    return TenseClues(
        past=frozenset(word.lower() for word in words_of(words.get("past", ""))),
        future=frozenset(word.lower() for word in (*words_of(words.get("future", "")), *words_of(tense.get("future", "")))),
        past_endings=words_of(words.get("past_ending", "")),
        future_endings=words_of(words.get("future_ending", "")),
    )


def _optional(path: Path) -> dict[str, Any]:
    return load_toml(path) if path.exists() else {}


@cache
def load_times(code: str) -> TimeGrammar:
    """Return the time grammar of a language. A fault in its data is a `DataFault` that names file and line.

    A class that time.toml gives replaces the one generated from CLDR. Where a language has neither file, nothing but figures
    is found.
    """
    path = language_file(code, "time.toml")
    shared, generated, own = (
        load_toml(LANGUAGES / "time.toml"),
        _optional(language_file(code, "time.cldr.toml")),
        _optional(path),
    )
    orders = own.get("order", generated.get("order", ["dmy"]))
    collector = _Collector(language_file(code, "time.cldr.toml"))
    for symbol, value in generated.items():
        if symbol not in SETTINGS and symbol not in own:
            _table(collector, symbol, value)
    collector.path, collector.small = path, own.get("small", False)
    for symbol, value in {**generated.get("glue", {}), **own.get("glue", {}), **own}.items():
        if symbol not in SETTINGS:
            _table(collector, symbol, value)
    _compounds(collector, own.get("compound", []))
    tongue = load_language(code)
    _numbers(collector, tongue)
    found = [*_rules(own, orders, path), *_rules(shared, orders, LANGUAGES / "time.toml")]
    variants: dict[str, dict[str, str]] = {}
    for piece in [*(pattern for pattern, _ in found), *shared["pieces"].values()]:
        for symbol in sorted(symbols_of(piece)):
            if symbol[0] != "=" and ":" in symbol:
                base, name = symbol.split(":")
                variants.setdefault(base, {})[symbol] = name
    for pattern, _ in found:
        symbols = sorted(symbols_of(pattern))
        for symbol in symbols:
            if symbol[0] == "=":
                collector.add(symbol, symbol[1:])
        if symbols and all(symbol[0] == "=" for symbol in symbols):
            collector.add("blocked_start", symbols[0][1:])
    try:
        automaton = build_automaton(tuple(pattern for pattern, _ in found), shared["pieces"])
    except ValueError as error:
        raise DataFault(str(path), str(error), "Mend the pattern.") from error
    lexicon, core, known = _lexicon(collector)
    ordinals = frozenset(tuple(tokens_of(mark)) for mark in own.get("ordinal", generated.get("ordinal", ["."])))
    return TimeGrammar(
        code=code,
        lexicon=lexicon,
        core=core,
        known=known | frozenset(token for mark in ordinals for token in mark),
        automaton=automaton,
        variants={base: tuple(names.items()) for base, names in variants.items()},
        numbers={word: int(value) for word, value in tongue.numbers.items() if value >= 1 and value == int(value)},
        joints=frozenset((*tongue.joints, *words_of(own.get("glue", {}).get("number_and", "")))),
        rules=tuple(rule for _, rule in found),
        ordinals=ordinals,
        mdy="mdy" in orders,
        both_orders="mdy" in orders and "dmy" in orders,
        glued=_words_in(collector, ("unit", "units", "month", "ampm", "quarter_mark")),
        followers=_words_in(collector, ("follower", "to", "and", "or", "at", "in", "on", "of", "bound")),
        ahead=frozenset(word.lower() for word in words_of(own.get("tense", {}).get("future", ""))),
        behind=frozenset(word.lower() for word in words_of(own.get("tense", {}).get("past", ""))),
        clues=_clues(own.get("tense", {})),
        examples=tuple(_examples(own, path)),
    )
