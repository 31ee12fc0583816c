"""Verbs put above their clauses, for sentences that the model of a related language parsed.

Such a model often takes a verb it does not know for a noun and hangs it on one. Once its form has shown what it is, it heads
its clause, takes its auxiliary, and joins the verb before where a conjunction says so.
"""

from collections.abc import Sequence
from dataclasses import replace

from vitni.reading.mending.hanging import attach, is_finite_verb, is_passive_participle
from vitni.syntax.tree import Token


def set_verbs_above(tokens: list[Token], clauses: Sequence[tuple[int, int]]) -> None:
    """Make the verb of each stretch (first token, end excluded) its head, in place."""
    before: int | None = None
    for first, end in clauses:
        verb = _verb_of(tokens, first, end)
        if verb is None:
            continue
        _take_auxiliary(tokens, verb, first, end)
        _raise(tokens, verb, first, end)
        if before is not None and _is_joined(tokens, first):
            _join(tokens, verb, before)
        before = verb


def _verb_of(tokens: Sequence[Token], first: int, end: int) -> int | None:
    """Return the finite verb of a clause, else the passive participle that an auxiliary makes its predicate."""
    inside = tokens[first:end]
    finite = next((token.index for token in inside if is_finite_verb(token)), None)
    if finite is not None or not any(token.upos == "AUX" for token in inside):
        return finite
    return next((token.index for token in inside if token.upos == "VERB" and is_passive_participle(token)), None)


def _take_auxiliary(tokens: list[Token], verb: int, first: int, end: int) -> None:
    """Hang the auxiliary of a passive on its participle."""
    if not is_passive_participle(tokens[verb]):
        return
    for token in tokens[first:end]:
        if token.upos == "AUX" and token.head != verb:
            attach(tokens, token.index, verb, "aux:pass")


def _raise(tokens: list[Token], verb: int, first: int, end: int) -> None:
    """Put a verb in the place of the noun of its own clause that it was hung below."""
    top, seen = verb, {verb}
    while first <= tokens[top].head < end and tokens[top].head not in seen:
        top = tokens[top].head
        seen.add(top)
    if top == verb or tokens[top].upos in ("VERB", "AUX"):
        return
    attach(tokens, top, verb, "obl")


def _is_joined(tokens: Sequence[Token], first: int) -> bool:
    """Does a conjunction open the clause, itself inside it behind a comma or right before it?"""
    return tokens[first].upos == "CCONJ" or (first > 0 and tokens[first - 1].upos == "CCONJ")


def _join(tokens: list[Token], verb: int, before: int) -> None:
    """Coordinate a verb with that of the clause before, where it was hung on a noun there."""
    head = tokens[verb].head
    if head < 0 or head == before or head > verb or tokens[head].upos in ("VERB", "AUX"):
        return
    tokens[verb] = replace(tokens[verb], head=before, relation="conj")
