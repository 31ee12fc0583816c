"""Hanging a word elsewhere in a tree, and what the features of a verb say of it before any tree is right."""

from collections.abc import Sequence
from dataclasses import replace

from vitni.syntax.tree import Token


def dependents(tokens: Sequence[Token], head: int, *relations: str) -> list[Token]:
    """Return the words that hang on a word, all of them or those whose relation is named."""
    return [token for token in tokens if token.head == head and (not relations or token.base_relation in relations)]


def is_below(tokens: Sequence[Token], at: int, top: int) -> bool:
    """Is a word another, or anywhere below it? A tree that repairs have bent into a circle is no trap."""
    seen = set()
    while at >= 0 and at not in seen:
        if at == top:
            return True
        seen.add(at)
        at = tokens[at].head
    return False


def attach(tokens: list[Token], child: int, head: int, relation: str) -> None:
    """Hang a word on another; where that stands below it, the other takes the word's own place first."""
    if is_below(tokens, head, child):
        tokens[head] = replace(tokens[head], head=tokens[child].head, relation=tokens[child].relation)
    tokens[child] = replace(tokens[child], head=head, relation=relation)


def with_feature(token: Token, key: str, value: str) -> Token:
    """Return a token with one feature set."""
    kept = [pair for pair in token.features.split("|") if pair not in ("", "_") and not pair.startswith(f"{key}=")]
    return replace(token, features="|".join(sorted([*kept, f"{key}={value}"])))


def is_verb(token: Token) -> bool:
    return (
        token.upos == "VERB" and token.feature("VerbForm") in (None, "Fin", "Inf", "Part") and token.feature("Voice") != "Pass"
    )


def is_finite_verb(token: Token) -> bool:
    return is_verb(token) and token.feature("VerbForm") != "Inf"


def is_passive_participle(token: Token) -> bool:
    return token.upos in ("VERB", "ADJ") and token.feature("VerbForm") == "Part" and token.feature("Voice") == "Pass"


def is_active_participle(token: Token) -> bool:
    """Is this a participle of the active past ("je *zagrozil*"), of which no auxiliary makes a passive?"""
    return token.upos == "VERB" and token.feature("VerbForm") == "Part" and token.feature("Voice") == "Act"


def is_indeclinable(token: Token) -> bool:
    """Is this a name of initials, which has no cases ("США", "КНДР"), so that the tagger's case is a guess?"""
    return token.upos == "PROPN" and len(token.form) > 1 and token.form.isupper()
