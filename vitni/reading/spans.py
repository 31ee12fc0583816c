"""The exact words of a claim: its clause, its topic, its condition, and the lemmas joining compares."""

from collections.abc import Iterable, Sequence

from vitni.reading.clauses import clause_tokens
from vitni.reading.scene import Frame
from vitni.reading.trees import Tree


def words_of(tree: Tree, frame: Frame) -> tuple[int, ...]:
    """The tokens a claim points at: the clause of the act, from its actor to its last argument."""
    own = set(clause_tokens(tree, frame.at))
    if frame.light is not None:
        own |= set(clause_tokens(tree, frame.light))
    low, high = min(own), max(own)
    for at in frame.arguments:
        if abs(at - frame.at) <= FARTHEST_ARGUMENT:
            low, high = min(low, at), max(high, at)
            phrase = [below for below in clause_tokens(tree, at) if below not in (frame.at, frame.light)]
            low, high = min([low, *phrase]), max([high, *phrase])
    tokens = list(range(low, high + 1))
    while len(tokens) > 1 and tree.token(tokens[0]).upos in ("PUNCT", "CCONJ"):
        tokens.pop(0)
    while len(tokens) > 1 and tree.token(tokens[-1]).upos == "PUNCT":
        tokens.pop()
    return tuple(tokens)


FARTHEST_ARGUMENT = 40
"""Words between an act and a shared subject that its span may still take in; farther ones belong to another clause."""


def topic_of(tree: Tree, text: str, heads: Sequence[int]) -> str | None:
    return (
        phrase_of(tree, text, tuple(sorted({at for head in heads for at in tree.sentence.subtree(head)})), unmarked=True)
        if heads
        else None
    )


def phrase_of(tree: Tree, text: str, tokens: Sequence[int], *, unmarked: bool = False) -> str:
    """Return the exact words of some tokens, without the punctuation (and `unmarked`: the conjunction) at their edges."""
    row = list(tokens)
    while len(row) > 1 and (tree.token(row[0]).upos == "PUNCT" or (unmarked and tree.token(row[0]).upos == "SCONJ")):
        row.pop(0)
    while len(row) > 1 and tree.token(row[-1]).upos == "PUNCT":
        row.pop()
    start, end = tree.span(tuple(row))
    return text[start:end]


CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


def content_lemmas(tree: Tree, tokens: Iterable[int]) -> tuple[str, ...]:
    return tuple(tree.lemmas[at] for at in tokens if tree.token(at).upos in CONTENT_WORDS)
