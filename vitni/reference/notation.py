"""The small notation in which time.toml writes how words stand together, and the automaton it becomes.

`{symbol}` is a word of a class, `{symbol:field}` the same with its value under another name, `<piece>` another pattern by
name, `( a | b )` a choice, `?` behind any of them makes it optional, and a bare word stands for itself (its symbol is
"=word"). All patterns of a language become one automaton whose states are made when they are first reached (Thompson's
construction, subsets built lazily).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

PIECE = re.compile(r"\{[a-z_]+(?::[a-z_]+)?\}|<[a-z]+>|[()|?]|[^\s(){}<>|?]+")


@dataclass(frozen=True, slots=True)
class Automaton:
    """A set of patterns, ready to be walked symbol by symbol.

    `arrows[state]` maps a symbol to the states it leads to, `silent[state]` lists states reached without a symbol and
    `accepts[state]` the number of the pattern that ends there. `subsets`, `steps` and `finals` remember what was walked.
    """

    arrows: list[dict[str, list[int]]] = field(default_factory=list)
    silent: list[list[int]] = field(default_factory=list)
    accepts: dict[int, int] = field(default_factory=dict)
    subsets: dict[frozenset[int], int] = field(default_factory=dict)
    members: list[frozenset[int]] = field(default_factory=list)
    steps: list[dict[str, int]] = field(default_factory=list)
    finals: list[tuple[int, ...]] = field(default_factory=list)

    def state(self) -> int:
        """Add a state without arrows and return its number."""
        self.arrows.append({})
        self.silent.append([])
        return len(self.arrows) - 1


def pieces_of(pattern: str) -> list[str]:
    """Return the marks and names of a pattern. Raises ValueError where something is left over."""
    found = PIECE.findall(pattern)
    if "".join(found) != re.sub(r"\s+", "", pattern):
        raise ValueError(f"cannot read {pattern!r}")
    return found


def symbols_of(pattern: str) -> frozenset[str]:
    """Return the symbols a pattern names itself (not through pieces), bare words as "=word"."""
    return frozenset(piece[1:-1] if piece[0] == "{" else "=" + piece for piece in pieces_of(pattern) if piece[0] not in "<()|?")


def _choice(pieces: list[str], at: int, start: int, automaton: Automaton, named: Mapping[str, str]) -> tuple[int, int]:
    end = automaton.state()
    current = start
    while at < len(pieces) and pieces[at] != ")":
        if pieces[at] == "|":
            automaton.silent[current].append(end)
            current, at = start, at + 1
            continue
        before, piece = current, pieces[at]
        if piece == "(":
            inner = automaton.state()
            automaton.silent[before].append(inner)
            current, at = _choice(pieces, at + 1, inner, automaton, named)
            if at >= len(pieces):
                raise ValueError("a bracket is not closed")
        elif piece[0] == "<":
            if piece[1:-1] not in named:
                raise ValueError(f"there is no piece {piece}")
            inner = automaton.state()
            automaton.silent[before].append(inner)
            current, _ = _choice(pieces_of(named[piece[1:-1]]), 0, inner, automaton, named)
        elif piece == "?":
            raise ValueError("'?' stands behind nothing")
        else:
            symbol = piece[1:-1] if piece[0] == "{" else "=" + piece
            current = automaton.state()
            automaton.arrows[before].setdefault(symbol, []).append(current)
        at += 1
        if at < len(pieces) and pieces[at] == "?":
            automaton.silent[before].append(current)
            at += 1
    automaton.silent[current].append(end)
    return end, at


def build_automaton(patterns: tuple[str, ...], named: Mapping[str, str]) -> Automaton:
    """Return one automaton for all patterns; pattern i is accepted as i. Raises ValueError for a pattern it cannot read."""
    automaton = Automaton()
    root = automaton.state()
    for number, pattern in enumerate(patterns):
        start = automaton.state()
        automaton.silent[root].append(start)
        pieces = pieces_of(pattern)
        end, at = _choice(pieces, 0, start, automaton, named)
        if at != len(pieces):
            raise ValueError(f"a bracket too many in {pattern!r}")
        automaton.accepts[end] = number
    _subset(automaton, frozenset([root]))
    return automaton


def _subset(automaton: Automaton, seeds: frozenset[int]) -> int:
    reached, waiting = set(seeds), list(seeds)
    while waiting:
        for state in automaton.silent[waiting.pop()]:
            if state not in reached:
                reached.add(state)
                waiting.append(state)
    members = frozenset(reached)
    number = automaton.subsets.get(members)
    if number is None:
        number = len(automaton.members)
        automaton.subsets[members] = number
        automaton.members.append(members)
        automaton.steps.append({})
        automaton.finals.append(tuple(sorted(automaton.accepts[state] for state in members if state in automaton.accepts)))
    return number


def step(automaton: Automaton, subset: int, symbol: str) -> int:
    """Return the subset reached from a subset (0 is the start) by a symbol, -1 where the symbol leads nowhere."""
    known = automaton.steps[subset]
    if symbol in known:
        return known[symbol]
    reached = frozenset(target for state in automaton.members[subset] for target in automaton.arrows[state].get(symbol, ()))
    known[symbol] = _subset(automaton, reached) if reached else -1
    return known[symbol]
