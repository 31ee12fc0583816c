"""Finding time expressions in plain text.

The patterns are data (languages/time.toml and each language's time.toml). What an expression means on a calendar is not
decided here: dates.py reckons that.
"""

from typing import Any

from vitni.model.time import TimePhrase
from vitni.reading.figures import DASHES, Edge, Tokens, continues_figure, figure_edges
from vitni.reference.files import language_file
from vitni.reference.notation import step
from vitni.reference.times import TOKEN, Fields, Rule, TimeGrammar, load_times

REACH = 10
"""How many tokens before a time word an expression may begin ("on the evening of the day before ...")."""
MARKS = {",": "comma", "(": "open", ")": "close", "[": "open", "]": "close"}
RANGES = ("weekday", "month", "day", "year", "count")
DAY_PARTS = frozenset({"morning", "noon", "afternoon", "evening", "night"})


def cut(text: str, start: int, end: int) -> Tokens:
    """Return the tokens of text[start:end] in small letters, one by one where a letter grows when lowered: no offset moves."""
    lowered = text.lower()
    searched = lowered if len(lowered) == len(text) else text
    matches = list(TOKEN.finditer(searched, start, end))
    words = [match[0] for match in matches] if searched is lowered else [match[0].lower() for match in matches]
    if "’" in searched or "ʼ" in searched:
        words = ["'" if word in ("’", "ʼ") else word for word in words]
    return Tokens(text, words, [match.start() for match in matches], [match.end() for match in matches])


def _edges(tokens: Tokens, index: int, grammar: TimeGrammar) -> list[Edge]:
    word = tokens.words[index]
    edges: list[Edge] = []
    node, behind = grammar.lexicon, index
    while behind < len(tokens.words) and (node := node.get(tokens.words[behind], {})):
        behind += 1
        for entry in node.get("", ()):
            if entry.capital and not tokens.text[tokens.starts[index]].isupper():
                continue
            if not (entry.small and _looks_named(tokens, index)):
                edges.append((entry.symbol, entry.fields, behind))
    if word[0].isdecimal():
        if not continues_figure(tokens, index):
            edges.extend(figure_edges(tokens, index, grammar.ordinals, grammar.mdy))
    elif word in MARKS:
        edges.append((MARKS[word], (), index + 1))
    elif word in DASHES:
        edges.append(("to", (), index + 1))
        edges.append(("dash", (), index + 1))
    return edges


SENTENCE_OPENERS = frozenset(".!?:;…\n\"'“”„«»‘’()[]-–—•*|/")


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
    while waiting:
        subset, at, fields = waiting.pop()
        finals = grammar.automaton.finals[subset]
        if finals and at > index and (best is None or (-at, finals[0], -len(fields)) < (-best[0], best[1], -len(best[2]))):
            best = (at, finals[0], fields)
        if at >= len(tokens.words):
            continue
        if at not in seen:
            seen[at] = _edges(tokens, at, grammar)
        for symbol, more, behind in reversed(seen[at]):
            reached = step(grammar.automaton, subset, symbol)
            if reached >= 0:
                waiting.append((reached, behind, fields + more))
    return best


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
        fields["bound"] = "since" if fields.get("shift", 0) < 0 else "by"
        fields["shift"] = -1 if fields.get("shift", 0) < 0 else 1
    hour, ampm = fields.get("hour"), fields.pop("ampm", None)
    if hour is not None and hour <= 12:
        late = ampm == "pm" or (ampm is None and fields.get("part") in ("afternoon", "evening"))
        if late and hour < 12:
            fields["hour"] = hour + 12
        elif ampm == "am" and hour == 12:
            fields["hour"] = 0
    if fields.get("hour") == 24:
        fields["hour"] = 0
    return fields


def _phrase(tokens: Tokens, first: int, match: tuple[int, int, Fields], grammar: TimeGrammar) -> TimePhrase | None:
    behind, number, found = match
    rule = grammar.rules[number]
    if rule.drop:
        return None
    start, end = tokens.starts[first], tokens.ends[behind - 1]
    words = tokens.text[start:end]
    return TimePhrase(start=start, end=end, words=words, language=grammar.code, rule=rule.name, **_gather(found, rule))


def _worth(tokens: Tokens, index: int, grammar: TimeGrammar) -> bool:
    word = tokens.words[index]
    if word in grammar.core:
        return True
    if not word[0].isdigit():
        return False
    behind = tokens.words[index + 1] if index + 1 < len(tokens.words) else ""
    return len(word) == 4 or behind in (".", ":", "/", "-", "h")


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
    if not language_file(language, "language.toml").exists():
        return ()
    grammar = load_times(language)
    tokens = cut(text, start, end)
    phrases: list[TimePhrase] = []
    seen: dict[int, list[Edge]] = {}
    free = 0
    core = grammar.core
    for index in [at for at, word in enumerate(tokens.words) if word in core or word[0].isdigit()]:
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
    """Whether an expression may begin at a token: not inside a hyphenated word ("anti-May") and not at a mark."""
    if tokens.words[index] in DASHES or tokens.words[index] in ",)]":
        return False
    return not (
        tokens.touch(index)
        and tokens.words[index - 1] in DASHES
        and tokens.touch(index - 1)
        and tokens.words[index - 2].isalpha()
    )
