"""The time words and patterns of a language: languages/time.toml, time.cldr.toml and time.toml, checked and compiled."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, get_args

from vitni.errors import DataFault
from vitni.model.time import Direction, Kind
from vitni.reference.files import LANGUAGES, language_file, load_toml
from vitni.reference.languages import key_line, load_language, words_of
from vitni.reference.notation import Automaton, build_automaton, symbols_of
from vitni.reference.time_words import Collector, Fields, Word, add_compounds, add_numbers, add_table, classes, fault, tokens_of

SHORTEST_CLUE = 4
"""Letters a word needs for its ending to tell tense ("red" is no past)."""
SETTINGS = frozenset(
    [
        "order",
        "ordinal",
        "ordinal_days",
        "near",
        "small",
        "unaccented",
        "tense",
        "compound",
        "example",
        "pattern",
        "glue",
        "source",
        "calendar",
        "counted",
        "without",
    ]
)


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

    `lexicon` is a tree of tokens: `lexicon["next"]["week"][""]` are the entries that end there. `variants` lists, by class,
    the other field names its value goes under somewhere in the patterns ("n": "n:away"). `numbers` and `joints` are those
    of language.toml, for numbers written out. `core` are the tokens worth looking around (see `_core`), `known` all tokens
    of the lexicon. `ordinals` are the marks behind day numbers. `mdy`: 1/2 is January 2, `both_orders` that it may also be
    1 February. `hour_marks` begin what stands behind an hour in figures. `glued` are words that may touch a figure
    ("90min"), `followers` words that may stand behind a bare day ("on the 22nd and"), `around` those that set a time by an
    event ("after the talks"). `ahead` and `behind` are lemmas and forms that put what they govern in the future ("will",
    "plan", "due") or in the past ("did"); `clues` tell tense where there is no tree; `present_ahead` says that the present
    points ahead under a bare weekday, but for the verbs in `telling`. `calendar` names the calendar that years from its
    first to its second number belong to ("1400" in Persian). `counted`, where bare figures may be years, is the ending of
    the nouns that such figures count, or "capital".
    """

    code: str
    lexicon: Mapping[str, Any]
    core: Mapping[str, frozenset[str]]
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
    hour_marks: frozenset[str]
    followers: frozenset[str]
    around: frozenset[str]
    ahead: frozenset[str]
    behind: frozenset[str]
    clues: TenseClues
    present_ahead: bool
    telling: frozenset[str]
    examples: tuple[Example, ...]
    calendar: tuple[int, int, str] | None = None
    counted: str | None = None


HOUR_FRONTS = ("at", "at_bare", "at_clock", "about", "clock_before", "past", "till", "to", "from", "between")
HOUR_BACKS = ("oclock", "ampm", "clock_behind", "part", "past", "till", "minute_word")
"""Classes one of which stands before or behind the word of an hour ("at three", "three o'clock")."""


def _core(collector: Collector, numbers: Mapping[str, float]) -> dict[str, frozenset[str]]:
    """Return the tokens worth looking around, each with the tokens of which one must stand beside it; none: it alone will do.

    Of an expression of several words, the longest that is not also a common word is looked for ("ago" of "not long ago").
    """
    searched = frozenset(classes("core"))
    singles = {form[0]: {word.symbol for word in words} for form, words in collector.entries.items() if len(form) == 1}
    core = {word: frozenset[str]() for word, symbols in singles.items() if symbols & searched}
    company = {word: set[str]() for word in singles}
    common = {word for word, symbols in singles.items() if not all(symbol.startswith("=") for symbol in symbols)}
    for form, words in collector.entries.items():
        if len(form) == 1 or core.keys() & set(form) or not any(word.symbol in searched for word in words):
            continue
        at = max(range(len(form)), key=lambda place: (form[place] not in common and form[place].isalpha(), len(form[place])))
        company.setdefault(form[at], set()).update(form[max(0, at - 1) : at] + form[at + 1 : at + 2])
    fronts = {form[-1] for form, words in collector.entries.items() if any(word.symbol in HOUR_FRONTS for word in words)}
    backs = {form[0] for form, words in collector.entries.items() if any(word.symbol in HOUR_BACKS for word in words)}
    for word, symbols in singles.items():
        if "hourword" in symbols:
            company[word] |= fronts | backs
    for word, value in numbers.items():  # years written out: "nineteen ninety-six", "mil novecientos", "two thousand"
        if 10 <= value <= 20 or value == 1000:
            fitting = range(10, 101) if value < 1000 else (1, 2, *range(100, 1000))
            company.setdefault(word, set()).update(other for other, more in numbers.items() if more in fitting)
    return {word: frozenset(beside) for word, beside in company.items() if beside} | core


NEEDLESS = re.compile(r"<(?:lead|firm|tail)>|\([^()]*\)\?|[{<][a-z_:]+[}>]\?")
"""Parts of patterns that hold no word of time which must be there."""
FIGURES = frozenset(
    ("recent", "year", "numeric", "short", "day", "dayth", "dayth_figure", "day_figure", "yearpair", "monthyear", "clock")
)
"""Classes of figures, which are looked at wherever they stand."""


def _add_spelled(collector: Collector, pattern: str, rule: Rule) -> None:
    """Add the words that a pattern spells out; where it names no class of time words, they are what is looked for."""
    symbols = symbols_of(pattern)
    spelled = sorted(symbol[1:] for symbol in symbols if symbol[0] == "=")
    rare = [word for word in spelled if (word,) not in collector.entries] or sorted(spelled, key=len)[-1:]
    for word in spelled:
        collector.add("=" + word, word)
    needed = NEEDLESS.sub("", pattern)
    timeless = "<" not in needed and not symbols_of(needed) & (FIGURES | frozenset(classes("core")))
    for word in rare if timeless and not rule.drop else ():
        collector.add("spelled", word)


def renamed(fields: Fields, name: str) -> Fields:
    """Return the fields with the first under another name, and the rest as ends of a range where it is one."""
    rest = fields[1:] if not name.endswith("_end") else tuple((f"{field}_end", value) for field, value in fields[1:])
    return ((name, fields[0][1]), *rest)


def _other_names(word: Word, variants: Mapping[str, tuple[tuple[str, str], ...]]) -> Iterator[Word]:
    for symbol, name in variants.get(word.symbol, ()):
        yield replace(word, symbol=symbol, fields=renamed(word.fields, name))


def _lexicon(
    collector: Collector, variants: Mapping[str, tuple[tuple[str, str], ...]]
) -> tuple[dict[str, Any], frozenset[str]]:
    tree: dict[str, Any] = {}
    known: set[str] = set()
    for form, words in sorted(collector.entries.items()):
        known.update(form)
        node = tree
        for token in form:
            node = node.setdefault(token, {})
        node[""] = tuple(other for word in words for other in (word, *_other_names(word, variants)))
    return tree, frozenset(known)


def _rules(table: Mapping[str, Any], orders: list[str], path: Path) -> Iterator[tuple[str, Rule]]:
    for entry in [*table.get("pattern", ()), *table.get("rule", ())]:
        if entry.get("order") not in (None, *orders):
            continue
        fields: dict[str, Any] = {"kind": "date"} | entry.get("set", {})
        if fields["kind"] not in get_args(Kind):
            raise fault(path, entry["pattern"], f"{fields['kind']!r} is no kind")
        name = entry.get("name") or entry["pattern"]
        alone = entry.get("alone", False)
        yield entry["pattern"], Rule(name=name, fields=tuple(fields.items()), drop=entry.get("drop", False), alone=alone)


def _examples(table: Mapping[str, Any], path: Path) -> Iterator[Example]:
    for entry in [*table.get("example", ()), *(x for p in table.get("pattern", ()) for x in p.get("examples", ()))]:
        if "text" not in entry or "means" not in entry:
            raise fault(path, "text", f"an example lacks `text` or `means`: {entry}")
        yield Example(
            text=entry["text"],
            means=entry["means"],
            near=entry.get("near", table.get("near", "2022-01-18")),
            words=entry.get("words"),
            direction=entry.get("direction"),
            line=key_line(path, 'text = "' + entry["text"][:20]) if "example" in table else str(path),
        )


def _words_in(collector: Collector, symbols: tuple[str, ...]) -> frozenset[str]:
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
    collector = Collector(language_file(code, "time.cldr.toml"))
    collector.unaccented = own.get("unaccented", False)
    for symbol, value in generated.items():
        if symbol not in SETTINGS and symbol not in own:
            add_table(collector, symbol, value)
    collector.path, collector.unaccented = path, own.get("unaccented", False)
    collector.ordinal_days = own.get("ordinal_days", True)
    collector.small = None if own.get("small") is True else frozenset(words_of(own.get("small") or ""))
    for symbol, value in {**generated.get("glue", {}), **own.get("glue", {}), **own}.items():
        if symbol not in SETTINGS:
            add_table(collector, symbol, value)
    add_compounds(collector, own.get("compound", []))
    tongue = load_language(code)
    add_numbers(collector, tongue)
    found = [*_rules(own, orders, path), *_rules(shared, orders, LANGUAGES / "time.toml")]
    variants: dict[str, dict[str, str]] = {}
    for piece in [*(pattern for pattern, _ in found), *shared["pieces"].values()]:
        for symbol in sorted(symbols_of(piece)):
            if symbol[0] != "=" and ":" in symbol:
                base, name = symbol.split(":")
                variants.setdefault(base, {})[symbol] = name
    for pattern, rule in found:
        _add_spelled(collector, pattern, rule)
    try:
        automaton = build_automaton(tuple(pattern for pattern, _ in found), shared["pieces"])
    except ValueError as error:
        raise DataFault(str(path), str(error), "Mend the pattern.") from error
    named = {base: tuple(names.items()) for base, names in variants.items()}
    lexicon, known = _lexicon(collector, named)
    calendar = own.get("calendar")
    ordinals = frozenset(tuple(tokens_of(mark)) for mark in own.get("ordinal", generated.get("ordinal", ["."])))
    return TimeGrammar(
        code=code,
        lexicon=lexicon,
        core=_core(collector, tongue.numbers),
        known=known | frozenset(token for mark in ordinals for token in mark),
        automaton=automaton,
        variants=named,
        numbers={word: int(value) for word, value in tongue.numbers.items() if value >= 1 and value == int(value)},
        joints=frozenset((*tongue.joints, *words_of(own.get("glue", {}).get("number_and", "")))),
        rules=tuple(rule for _, rule in found),
        ordinals=ordinals,
        mdy="mdy" in orders,
        both_orders="mdy" in orders and "dmy" in orders,
        glued=_words_in(collector, ("unit", "units", "month", "ampm", "quarter_mark", "prefix")),
        around=_words_in(collector, ("before_event", "after_event")),
        hour_marks=frozenset(
            form[0] for form, words in collector.entries.items() if any(word.symbol in ("oclock", "ampm") for word in words)
        ),
        followers=_words_in(collector, ("follower", "to", "and", "or", "at", "in", "on", "of", "bound")),
        ahead=frozenset(word.lower() for word in words_of(own.get("tense", {}).get("future", ""))),
        behind=frozenset(word.lower() for word in words_of(own.get("tense", {}).get("past", ""))),
        clues=_clues(own.get("tense", {})),
        present_ahead=bool(own.get("tense", {}).get("present_ahead", False)),
        telling=frozenset(word.lower() for word in words_of(own.get("tense", {}).get("telling", ""))),
        examples=tuple(_examples(own, path)),
        calendar=(calendar["from"], calendar["to"], calendar["name"]) if calendar else None,
        counted=own.get("counted"),
    )
