"""Figures in a text and what they can be: a number, a day, a year, an hour, a clock time, a numeric date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vitni.reference.time_words import Fields
from vitni.reference.times import TimeGrammar

Edge = tuple[str, Fields, int]
"""One way to read on from a token: the class of what stands there, the fields it brings, the index behind it."""

DASHES = frozenset("-–—‐‑−")
FIRST_YEAR, LAST_YEAR = 1000, 2199
"""Four figures outside are no year of news (years of other calendars are not bent into ours)."""
FIRST_RECENT, LAST_RECENT = 1900, 2099
"""Where only a preposition speaks for a year ("in 1997"), these figures alone are believed."""
NUMBER_SIGNS = frozenset("$€£¥#№°%‰+=*<>~@&/")
"""Marks beside a figure that make it a sum, a number of a row or part of a code."""
NUMERIC_DATE = re.compile(r"(\d{1,4})([./-]|\.[ \u00a0])(\d{1,2})\2(\d{1,4})(?!\d|[.,/:]\d|-\d(?!\d?[./]))")
SHORT_DATE = re.compile(r"(\d{1,2})(?:\.[ \u00a0]?(\d{1,2})\.|/(\d{1,2}))(?![\d/]|\.\d)")
DAY_WITH_DOT = re.compile(r"(\d{1,2})\.(\d{1,2})(?![\d%]|[.,:]\d)")
MONTH_OF_YEAR = re.compile(r"(\d{1,2})/(\d{4})(?![\d/]|[.,]\d)")
YEAR_PAIR = re.compile(r"(\d{4})[/–-](\d{2})(?![\d/–-])")
CLOCK = re.compile(r"(\d{1,2})([:.]|[hH] ?)(\d{2})(?::\d{2})?(?![\d]|[.,:]\d|%)")
DECIMAL = re.compile(r"\d+[.,]\d+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a stretch of text: lower-case words, and the offsets of each in the whole text."""

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def touch(self, index: int) -> bool:
        """Whether the token touches the one before it (no space between)."""
        return 0 < index < len(self.words) and self.ends[index - 1] == self.starts[index]

    def index_at(self, offset: int, index: int) -> int:
        """Return the index of the first token at or behind an offset, looking on from `index`."""
        while index < len(self.words) and self.starts[index] < offset:
            index += 1
        return index


def continues_figure(tokens: Tokens, index: int, glued: frozenset[str]) -> bool:
    """Whether the figure is the tail of a larger one or of a name ("1.5", "G20", "MH-17"), so that nothing may start there.

    `glued` are words that may touch a figure ("Feb13") or stand before it with a dash ("ב-24").
    """
    if not tokens.touch(index):
        return False
    before = tokens.words[index - 1]
    if _in_word(before):
        return before not in glued
    if before in ".,:/":
        return tokens.touch(index - 1) and tokens.words[index - 2].isdigit()
    if before not in DASHES or not tokens.touch(index - 1):
        return False
    named = tokens.words[index - 2] if index > 1 else ""
    return _in_word(named) and named not in glued


def is_syllable(word: str) -> bool:
    """Whether a token is one letter of Chinese, Japanese or Korean, whose words touch figures ("22日")."""
    return "\u3040" <= word[0] <= "\ud7af"


def _in_word(word: str) -> bool:
    return word.isalpha() and not is_syllable(word)


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Whether the sentence goes on behind a full stop, so that the stop belongs to the figure ("on the 22. they met")."""
    return index < len(tokens.words) and tokens.text[tokens.starts[index]].islower()


def figure_edges(tokens: Tokens, index: int, grammar: TimeGrammar) -> Iterator[Edge]:
    """Yield every way to read the figure that begins at a token."""
    start = tokens.starts[index]
    ordinals = grammar.ordinals
    yield from _dates(tokens, index, start, grammar)
    yield from _clocks(tokens, index, start)
    word = tokens.words[index]
    value = int(word)
    behind = index + 1
    glued = tokens.touch(behind)
    decimal = DECIMAL.match(tokens.text, start)
    if decimal:
        amount, after_decimal = float(decimal[0].replace(",", ".")), tokens.index_at(decimal.end(), index)
        yield ("n", (("count", amount),), after_decimal)
        yield from _times_a_word(tokens, after_decimal, amount, grammar)
        return
    yield from _times_a_word(tokens, behind, float(value), grammar)
    after = tokens.words[behind] if behind < len(tokens.words) else ""
    if glued and after in ("%", "‰", "°"):
        return
    if len(word) == 4 and value % 10 == 0 and FIRST_YEAR <= value <= LAST_YEAR:
        yield ("decade_of", (("year", value),), behind)
    elif len(word) == 2 and value % 10 == 0 and value:
        yield ("decade_of", (("year", 1900 + value),), behind)
    if value <= 24 and len(word) <= 2:
        yield ("hour", (("hour", value),), behind)
        if not after.isalnum():
            yield ("barehour", (("hour", value),), behind)
    if value < 60 and len(word) == 2 and not after.isalnum():
        yield ("bareminute", (("minute", value),), behind)
    for mark in ordinals:
        if tokens.touch(behind) and tuple(tokens.words[behind : behind + len(mark)]) == mark:
            yield ("nth", (("count", float(value)),), behind + len(mark))
            yield ("rank", (("rank", value),), behind + len(mark))
            if 1 <= value <= 31 and len(word) <= 2:
                yield ("day", (("day", value),), behind + len(mark))
                yield ("dayth", (("day", value),), behind + len(mark))
                if mark != (".",) or _goes_on(tokens, behind + 1):
                    yield ("dayth_figure", (("day", value),), behind + len(mark))
    if glued and _in_word(after) and after not in grammar.glued:
        return
    if len(word) != 4 or not FIRST_RECENT <= value <= LAST_RECENT or value % 100 == 0:
        yield ("n", (("count", float(value)),), behind)
    if 1 <= value <= 31 and len(word) <= 2:
        yield ("day", (("day", value),), behind)
        yield ("day_figure", (("day", value),), behind)
    if len(word) == 5 and word[0] in "12":
        yield ("wrongyear", (("year", value),), behind)
    if 3 <= len(word) <= 4 and value:
        yield ("anyyear", (("year", value),), behind)
    if len(word) == 4 and FIRST_YEAR <= value <= LAST_YEAR:
        yield ("year", (("year", value),), behind)
        counted = value % 100 == 0 and after.isalpha() and after not in grammar.known  # "auf 2000 Euro"
        if FIRST_RECENT <= value <= LAST_RECENT and not counted:
            yield ("recent", (("year", value),), behind)
            if value % 100 and grammar.counted is not None and _is_bare_year(tokens, index, grammar.counted):
                yield ("bare_year", (("year", value),), behind)


def _is_bare_year(tokens: Tokens, index: int, counted: str) -> bool:
    """Whether four figures without a word beside them are a year ("2005 wurde er gewählt"), not a count or a sum.

    `counted` says what noun behind them is counted: one with a capital letter, or one with that ending.
    """
    before, after = tokens.words[index - 1] if index else "", index + 1
    if before in NUMBER_SIGNS or before[-1:].isdigit() or (before in DASHES and tokens.touch(index)):
        return False
    if after >= len(tokens.words):
        return True
    word = tokens.words[after]
    if not word.isalpha():
        return word not in NUMBER_SIGNS and not (word in DASHES and tokens.touch(after))
    small = tokens.text[tokens.starts[after]].islower()
    return small if counted == "capital" else not (small and word.endswith(counted))


def _times_a_word(tokens: Tokens, behind: int, amount: float, grammar: TimeGrammar) -> Iterator[Edge]:
    """Yield "66 million" as one number."""
    more = grammar.numbers.get(tokens.words[behind], 0) if behind < len(tokens.words) else 0
    if more >= 1000:
        yield ("n", (("count", amount * more),), behind + 1)


def _dates(tokens: Tokens, index: int, start: int, grammar: TimeGrammar) -> Iterator[Edge]:
    mdy = grammar.mdy
    match = NUMERIC_DATE.match(tokens.text, start)
    if match:
        first, second, third = int(match[1]), int(match[3]), int(match[4])
        behind = tokens.index_at(match.end(), index)
        if len(match[1]) == 4 and len(match[4]) <= 2:
            yield ("numeric", (("year", first), ("month", second), ("day", third)), behind)
        elif len(match[1]) <= 2 and (len(match[4]) == 4 or (len(match[4]) == 2 and match[2] != "-")):
            year = third if len(match[4]) == 4 else third + (2000 if third < 70 else 1900)
            american = mdy and match[2] in "/-"
            month, day = (first, second) if american else (second, first)
            if month > 12 >= day:
                month, day = day, month
            fields: Fields = (("year", year), ("month", month), ("day", day))
            if grammar.both_orders and month != day and month <= 12 >= day:
                fields += (("swappable", True),)
            yield ("numeric", fields, behind)
    match = MONTH_OF_YEAR.match(tokens.text, start)
    if match and 1 <= int(match[1]) <= 12 and FIRST_RECENT <= int(match[2]) <= LAST_RECENT:
        yield ("monthyear", (("month", int(match[1])), ("year", int(match[2]))), tokens.index_at(match.end(), index))
    match = YEAR_PAIR.match(tokens.text, start)
    if match and int(match[1][2:]) + 1 == int(match[2]) and FIRST_RECENT <= int(match[1]) <= LAST_RECENT:
        yield ("yearpair", (("year", int(match[1])), ("year_end", int(match[1]) + 1)), tokens.index_at(match.end(), index))
    match = SHORT_DATE.match(tokens.text, start)
    if match:
        first, second = int(match[1]), int(match[2] or match[3])
        month, day = (first, second) if mdy and match[3] else (second, first)
        if month > 12 >= day:
            month, day = day, month
        if 1 <= month <= 12 and 1 <= day <= 31:
            behind = tokens.index_at(match.end(), index)
            yield ("short", (("month", month), ("day", day)), behind)
            if match[2] and (".",) in grammar.ordinals:
                yield ("shortdots", (("month", month), ("day", day)), behind)
    match = DAY_WITH_DOT.match(tokens.text, start)
    if match and 1 <= int(match[1]) <= 31 and 1 <= int(match[2]) <= 12:
        yield ("dotsday", (("month", int(match[2])), ("day", int(match[1]))), tokens.index_at(match.end(), index))


def _clocks(tokens: Tokens, index: int, start: int) -> Iterator[Edge]:
    match = CLOCK.match(tokens.text, start)
    if match and int(match[1]) <= 24 and int(match[3]) < 60:
        fields: Fields = (("hour", int(match[1])), ("minute", int(match[3])))
        behind = tokens.index_at(match.end(), index)
        yield ("dots" if match[2] == "." else "clock", fields, behind)
        if match[2] == "." and len(match[1]) == 2:
            yield ("dotstwo", fields, behind)
