"""Finding time expressions in plain text.

The patterns are data (languages/time.toml and each language's time.toml). What an expression means on a calendar is not
decided here: dates.py reckons that.
"""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import add
from typing import Any

from vitni.model.time import TimePhrase
from vitni.reading.figures import DASHES, Edge, Tokens, continues_figure, figure_edges
from vitni.reading.worded import worded_edges
from vitni.reference.files import language_codes
from vitni.reference.notation import step
from vitni.reference.time_words import PIECE, Fields
from vitni.reference.times import Rule, TimeGrammar, load_times, renamed

REACH = 10
"""How many tokens before a time word an expression may begin ("on the evening of the day before ...")."""
MARKS = {
    "/": "slash",
    ",": "comma",
    "(": "open",
    ")": "close",
    "[": "open",
    "]": "close",
    "，": "comma",
    "（": "open",
    "）": "close",
}
LINE_END = "¶"
"""What stands for a line end among the tokens: no expression goes on behind it."""
RANGES = ("weekday", "month", "day", "year", "count")
SIGNS = frozenset("%‰°€$£¥")
"""Signs behind a figure that say what it counts."""
WORTHY_MARKS = frozenset(".:/-h")
DAY_PARTS = frozenset({"morning", "noon", "afternoon", "evening", "night"})


def cut(text: str, start: int, end: int) -> Tokens:
    """Return the tokens of text[start:end] in small letters, a line end as `LINE_END`; no offset moves.

    A letter that grows when it is lowered keeps its first part ("İ" is "i").
    """
    section = text[start:end]
    lowered = section.lower()
    if len(lowered) != len(section):
        lowered = "".join(letter.lower()[0] for letter in section)
    lowered = lowered.replace("\n", LINE_END).replace("’", "'").replace("ʼ", "'")
    pieces = PIECE.findall(lowered)
    words = list(map(str.rstrip, pieces))
    starts = list(accumulate(map(len, pieces), initial=start + len(lowered) - len(lowered.lstrip())))
    return Tokens(text, words, starts, list(map(add, starts, map(len, words))))


def _edges(tokens: Tokens, index: int, grammar: TimeGrammar) -> list[Edge]:
    word = tokens.words[index]
    edges: list[Edge] = []
    node, behind = grammar.lexicon, index
    while behind < len(tokens.words) and (node := node.get(tokens.words[behind], {})):
        behind += 1
        for entry in node.get("", ()):
            if (entry.capital or entry.lower) and entry.capital != tokens.text[tokens.starts[index]].isupper():
                continue
            if not (entry.small and _looks_named(tokens, index)):
                edges.append((entry.symbol, entry.fields, behind))
    if word[0].isdecimal():
        if not continues_figure(tokens, index, grammar.glued):
            edges.extend(_under_other_names(figure_edges(tokens, index, grammar), grammar))
    elif word in grammar.numbers:
        edges.extend(_under_other_names(worded_edges(tokens, index, grammar), grammar))
    elif word in MARKS:
        edges.append((MARKS[word], (), index + 1))
    elif word in DASHES:
        edges.append(("to", (), index + 1))
        edges.append(("dash", (), index + 1))
    edges.reverse()
    return edges


def _under_other_names(edges: Iterable[Edge], grammar: TimeGrammar) -> Iterator[Edge]:
    """Yield the edges of a figure, each also under the other names the patterns know it by."""
    for symbol, fields, after in edges:
        yield symbol, fields, after
        for variant, name in grammar.variants.get(symbol, ()):
            yield variant, renamed(fields, name), after


SENTENCE_OPENERS = frozenset(f".!?:;…{LINE_END}\"'“”„«»‘’()[]-–—•*|/")


def _looks_named(tokens: Tokens, index: int) -> bool:
    """Whether a word stands with a capital inside a sentence, so that it is a name where days and months are written small."""
    start, end = tokens.starts[index], tokens.ends[index]
    if not tokens.text[start].isupper() or tokens.text[start:end].isupper():
        return False
    return index > 0 and tokens.words[index - 1] not in SENTENCE_OPENERS


def _longest(tokens: Tokens, index: int, grammar: TimeGrammar, seen: dict[int, list[Edge]]) -> tuple[int, int, Fields] | None:
    """Return the longest expression that begins at a token: index behind it, number of its rule, fields in text order."""
    best: tuple[int, int, Fields] | None = None
    waiting: list[tuple[int, int, Fields]] = [(0, index, ())]
    automaton, rules, length = grammar.automaton, grammar.rules, len(tokens.words)
    while waiting:
        subset, at, fields = waiting.pop()
        finals = automaton.finals[subset]
        if finals and at > index and (best is None or at >= best[0]):
            final = next((one for one in finals if not rules[one].alone or _alone(tokens, at, grammar)), None)
            if final is not None and (
                best is None
                or (-at, final, _doubled(fields), -len(fields))
                < (
                    -best[0],
                    best[1],
                    _doubled(best[2]),
                    -len(best[2]),
                )
            ):
                best = (at, final, fields)
        if at >= length:
            continue
        edges = seen.get(at)
        if edges is None:
            edges = seen[at] = _edges(tokens, at, grammar)
        known = automaton.steps[subset]
        for symbol, more, behind in edges:
            reached = known.get(symbol)
            if reached is None:
                reached = step(automaton, subset, symbol)
            if reached >= 0:
                waiting.append((reached, behind, fields + more if more else fields))
    return best


def _doubled(fields: Fields) -> bool:
    """Whether a count comes twice, as in a range: "vingt-quatre" is rather one number."""
    return sum(name == "count" for name, _ in fields) > 1


def _alone(tokens: Tokens, at: int, grammar: TimeGrammar) -> bool:
    """Whether no word stands behind that the expression could belong to ("the 27th." but not "the 27th floor")."""
    if at >= len(tokens.words):
        return True
    word = tokens.words[at]
    return (not word.isalnum() and word not in SIGNS) or word in grammar.followers


def _gather(found: Fields, rule: Rule) -> dict[str, Any]:
    """Return the fields of a phrase: those of its words in order, then those its rule sets."""
    fields: dict[str, Any] = {}
    for name, value in found:
        if name == "part" and fields.get("part") in DAY_PARTS and value not in DAY_PARTS:
            continue
        if name in RANGES and name in fields:
            fields.setdefault(name + "_end", value)
        else:
            fields[name] = value
    for name, value in rule.fields:
        if name.endswith("_default"):
            fields.setdefault(name.removesuffix("_default"), value)
        else:
            fields[name] = value
    if fields.pop("half_more", None):
        fields["count"] = fields.get("count", 1) + 0.5
    if fields.pop("span", None):
        fields["bound"], fields["shift"] = "within", -1 if fields.get("shift", 0) < 0 else 1
    if fields.get("kind") == "vague" and fields.get("shift"):
        fields["direction"] = "past" if fields["shift"] < 0 else "future"
    if fields.get("shift") and "day" in fields and "month" in fields and "unit" not in fields:
        fields["direction"] = "past" if fields["shift"] < 0 else "future"  # "el próximo 6 de abril"
    if "away" in fields:
        fields["away"] *= fields.pop("side")
    for name in ("rank", "year"):
        if name in fields:
            fields[name] = int(fields[name])
    _lengthen(fields)
    _set_clock(fields)
    return fields


SMALLER = {
    ("year", "month"): 12,
    ("year", "week"): 52,
    ("year", "day"): 365,
    ("month", "day"): 30,
    ("month", "week"): 4,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
}
"""How many of the second unit make the first, for lengths told in two units ("a year and three months")."""


def _lengthen(fields: dict[str, Any]) -> None:
    """Put a length told in two units into the smaller one."""
    more, unit = fields.pop("more", None), fields.pop("more_unit", None)
    if more is not None and unit is not None:
        size = SMALLER.get((fields["unit"], unit))
        if size is not None:
            fields["count"], fields["unit"] = fields.get("count", 1) * size + more, unit


def _set_clock(fields: dict[str, Any]) -> None:
    """Work out the hour and minute of "half past three", "ten to four", "3 pm" and "8 in the evening"."""
    minutes, till = fields.pop("minutes", None), fields.pop("till", None)
    ampm = fields.pop("ampm", None)
    for name in ("hour", "hour_end"):
        hour = fields.get(name)
        if hour is None:
            continue
        if name == "hour" and minutes is not None:
            minutes = int(60 * minutes if 0 < minutes < 1 else minutes) * (-1 if till else 1)
            fields["minute"] = minutes % 60
            hour = (hour - 1) % 24 if minutes < 0 else hour
        if hour <= 12:
            part = fields.get("part")
            late = ampm == "pm" or (ampm is None and (part in ("afternoon", "evening") or (part == "night" and hour >= 6)))
            if late and hour < 12:
                hour += 12
            elif hour == 12 and (ampm == "am" or (ampm is None and part == "night")):
                hour = 0
        fields[name] = 0 if hour == 24 else hour


def _phrase(tokens: Tokens, first: int, match: tuple[int, int, Fields], grammar: TimeGrammar) -> TimePhrase | None:
    behind, number, found = match
    rule = grammar.rules[number]
    if rule.drop:
        return None
    start, end = tokens.starts[first], tokens.ends[behind - 1]
    words = tokens.text[start:end]
    fields = _gather(found, rule)
    if grammar.calendar is not None and grammar.calendar[0] <= fields.get("year", 0) < grammar.calendar[1]:
        fields.setdefault("named", grammar.calendar[2])
    return TimePhrase(start=start, end=end, words=words, language=grammar.code, rule=rule.name, **fields)


def _worth(tokens: Tokens, index: int, grammar: TimeGrammar) -> bool:
    """Whether an expression may stand around a token of time or a figure."""
    word = tokens.words[index]
    behind = tokens.words[index + 1] if index + 1 < len(tokens.words) else ""
    company = grammar.core.get(word)
    if company is not None:
        return not company or behind in company or (index > 0 and tokens.words[index - 1] in company)
    if len(word) == 4 or behind in WORTHY_MARKS:
        return True
    if behind in grammar.hour_marks:
        return True
    return len(word) <= 2 and _known_before(tokens, index, grammar)


def _known_before(tokens: Tokens, index: int, grammar: TimeGrammar) -> bool:
    """Whether a word of time or a preposition stands before a figure ("on the 22nd", "tonight at 11")."""
    return index > 0 and tokens.words[index - 1] in grammar.known


def _spread(tokens: Tokens, index: int, grammar: TimeGrammar, floor: int) -> int:
    """Return the first token an expression around `index` may begin at: as far back as the words are known."""
    first = index
    while first > floor and index - first < REACH:
        word = tokens.words[first - 1]
        if word not in grammar.known and not word[0].isdigit() and word not in MARKS and word not in DASHES:
            break
        first -= 1
    return first


def find_times(text: str, start: int, end: int, language: str) -> tuple[TimePhrase, ...]:
    """Return the time expressions of text[start:end] in text order, without overlaps; offsets are those of `text`.

    At each place the longest expression wins. A language without time data gives none. No direction is set (see
    `tense.py`) and nothing is reckoned.
    """
    if language not in language_codes():
        return ()
    grammar = load_times(language)
    tokens = cut(text, start, end)
    phrases: list[TimePhrase] = []
    seen: dict[int, list[Edge]] = {}
    free = 0
    clues = {word for word in set(tokens.words) if word in grammar.core or word[0].isdigit()}
    for index in [at for at, word in enumerate(tokens.words) if word in clues]:
        if index < free or not _worth(tokens, index, grammar):
            continue
        first = _spread(tokens, index, grammar, free)
        while first <= index:
            match = _longest(tokens, first, grammar, seen) if _may_begin(tokens, first) else None
            if match is None:
                first += 1
                continue
            phrase = _phrase(tokens, first, match, grammar)
            if phrase is not None:
                phrases.append(phrase)
            free = first = match[0]
    return tuple(phrases)


def _may_begin(tokens: Tokens, index: int) -> bool:
    """Whether an expression may begin at a token: not inside a hyphenated or Korean word ("anti-May") and not at a mark."""
    if tokens.words[index] in DASHES or tokens.words[index] in ",)]":
        return False
    if _is_hangul(tokens.words[index]) and tokens.touch(index) and _is_hangul(tokens.words[index - 1]):
        return False
    return not (
        tokens.touch(index)
        and tokens.words[index - 1] in DASHES
        and tokens.touch(index - 1)
        and tokens.words[index - 2].isalpha()
    )


def _is_hangul(word: str) -> bool:
    """Whether a token is a syllable of Korean, whose words stand apart: an expression begins where a word does."""
    return "\uac00" <= word[0] <= "\ud7af"
