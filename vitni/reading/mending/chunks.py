"""Phrases as endings show them: an adposition, the words that agree with a noun, the noun, and the cases they share.

Nothing of the tree is asked, so a phrase is right where the tree is wrong. What hangs where is not decided here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vitni.reading.mending.raising import is_relative_word
from vitni.reference.paradigms import Paradigms
from vitni.syntax.tree import Token

Cases = frozenset[str]
STRAIGHT = frozenset({"Nom", "Acc"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A phrase from token `first` to `end` (excluded): its head, what agrees with it, its adposition, its possible cases.

    `cases` is None where no form says anything. `named` is True for the name of a person or of something unknown.
    """

    first: int
    end: int
    head: int
    members: tuple[int, ...]
    adposition: int | None
    cases: Cases | None
    named: bool


def find_chunks(tokens: Sequence[Token], cases: Mapping[int, Cases], paradigms: Paradigms) -> Iterator[Chunk]:
    """Yield the phrases of a sentence in order."""
    at = 0
    while at < len(tokens):
        first, adposition = at, None
        while at < len(tokens) and tokens[at].upos == "ADP":
            adposition, at = at, at + 1
        start = at
        while at < len(tokens) and tokens[at].upos in ("ADJ", "DET", "NUM") and not is_relative_word(tokens[at]):
            at += 1
        if at < len(tokens) and tokens[at].upos in ("NOUN", "PROPN", "X"):
            head = at
        elif at > start and any(index in cases for index in range(start, at)):
            head = at = at - 1
        else:
            at = max(at, first + 1)
            continue
        at = _end(tokens, cases, paradigms, head)
        members = tuple(index for index in range(start, at) if index != head)
        yield Chunk(
            first=first,
            end=at,
            head=head,
            members=members,
            adposition=adposition,
            cases=_shared(tokens, cases, paradigms, head, members, adposition),
            named=tokens[head].upos == "PROPN" and not is_place(tokens[head], paradigms),
        )


def is_place(token: Token, paradigms: Paradigms) -> bool:
    """Is this the name of a state, a people or a place?"""
    return any(row.upos == "PROPN" and row.kind != "name" for row in paradigms.forms.get(token.form.casefold(), ()))


def is_counted(tokens: Sequence[Token], head: int) -> bool:
    """Does a number or a word of quantity govern this noun's case ("багато *людей*"), so that it does not tell its slot?"""
    return any(token.head == head and token.relation in ("nummod:gov", "det:numgov") for token in tokens)


def _end(tokens: Sequence[Token], cases: Mapping[int, Cases], paradigms: Paradigms, head: int) -> int:
    """Return where a phrase ends: behind the other words of a name, and behind adjectives that agree."""
    at = _end_of_word(tokens, head)
    if tokens[head].upos == "PROPN" and not is_place(tokens[head], paradigms):
        while at < len(tokens) and tokens[at].upos in ("PROPN", "X") and tokens[at].form[:1].isupper():
            if is_place(tokens[at], paradigms) or not _agree(cases.get(head), cases.get(at)):
                break
            at = _end_of_word(tokens, at)
        return at
    while at < len(tokens) and tokens[at].upos == "ADJ" and at in cases and _agree(cases.get(head), cases.get(at)):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if (
            after is not None
            and after.upos == "NOUN"
            and _agree(cases.get(at), cases.get(at + 1))
            and not tokens[at].form[:1].isupper()
        ):
            break
        at += 1
    return at


def _end_of_word(tokens: Sequence[Token], at: int) -> int:
    """Return where a word ends that may be written with a hyphen ("Tchaj-wan" is three tokens)."""
    hyphen = tokens[at + 1] if at + 2 < len(tokens) else None
    if hyphen is None or hyphen.form != "-" or hyphen.start != tokens[at].end or hyphen.end != tokens[at + 2].start:
        return at + 1
    return at + 3 if tokens[at + 2].form.isalpha() else at + 1


def _agree(one: Cases | None, other: Cases | None) -> bool:
    return one is None or other is None or bool(one & other)


def _shared(
    tokens: Sequence[Token],
    cases: Mapping[int, Cases],
    paradigms: Paradigms,
    head: int,
    members: tuple[int, ...],
    adposition: int | None,
) -> Cases | None:
    """Return the cases that the words of a phrase have in common, and its adposition may govern."""
    shared = cases.get(head)
    if adposition is None and is_counted(tokens, head) and (shared is None or "Gen" in shared):
        return STRAIGHT
    for index in members:
        if tokens[index].upos == "NUM" and adposition is None and (shared is None or "Gen" in shared):
            return STRAIGHT
        if index in cases and shared is not None and shared & cases[index]:
            shared &= cases[index]
        elif index in cases and shared is None:
            shared = cases[index]
    if adposition is None:
        return shared
    governed = paradigms.adpositions.get(tokens[adposition].form.casefold())
    if governed is None:
        return shared
    return (shared & governed) or governed if shared is not None else governed
