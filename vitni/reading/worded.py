"""Numbers written out in several words ("twenty-one", "nineteen ninety-six"), for counts, days and years."""

from collections.abc import Iterator

from vitni.reading.figures import DASHES, FIRST_RECENT, LAST_RECENT, Edge, Tokens
from vitni.reference.times import TimeGrammar

LONGEST = 12
"""Words and marks of a written-out number."""
FIRST_YEAR, LAST_YEAR = 1100, 2199
"""Values of written-out numbers that can be years."""


def worded_edges(tokens: Tokens, index: int, grammar: TimeGrammar) -> Iterator[Edge]:
    """Yield the ways to read the longest written-out number of two words or more that begins at a token."""
    found = _worded(tokens, index, grammar)
    if found is None:
        return
    value, behind = found
    yield ("n", (("count", float(value)),), behind)
    if value <= 31:
        yield ("day", (("day", value),), behind)
    if FIRST_YEAR <= value <= LAST_YEAR and value % 100:
        yield ("year", (("year", value),), behind)
        if FIRST_RECENT <= value <= LAST_RECENT:
            yield ("recent", (("year", value),), behind)


def _worded(tokens: Tokens, index: int, grammar: TimeGrammar) -> tuple[int, int] | None:
    """Return the value of the number that begins at a token and the index behind it; None for a single word."""
    words = tokens.words
    value = grammar.numbers.get(words[index])
    if value is None:
        return None
    total, group, hundreds, at, size = 0, value, value >= 100, index + 1, 1
    if value >= 1000:
        total, group = value, 0
    while at < len(words) and at - index < LONGEST:
        behind = at
        if words[behind] in grammar.joints or words[behind] in DASHES:
            behind += 1
        following = words[behind] if behind < len(words) else ""
        more = grammar.numbers.get(following)
        if more is None:
            break
        if more >= 1000 and more % 1000 == 0 and group:
            total, group, hundreds = total + group * more, 0, False
        elif more == 100 and 0 < group < 100:
            group, hundreds = group * 100, True
        elif ((hundreds or not group) and more < 100 and group % 100 == 0) or (
            more < 10 and group % 10 == 0 and group % 100 >= 20
        ):
            group += more
        elif 100 <= more < 1000 and more % 100 == 0 and group == 0 and total:
            group, hundreds = more, True
        elif 10 <= group <= 20 and 10 <= more < 100 and not total and behind == at:
            group, hundreds = group * 100 + more, True
        else:
            break
        at, size = behind + 1, size + 1
    return (total + group, at) if size > 1 else None
