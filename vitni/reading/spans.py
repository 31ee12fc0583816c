"""The exact words of a claim: its clause, its topic, its condition, and the lemmas joining compares."""

from collections.abc import Container, Iterable, Sequence

from vitni.model.time import TimePhrase
from vitni.reading.clauses import clause_tokens, is_verbal
from vitni.reading.scene import Frame
from vitni.reading.trees import Tree


def words_of(tree: Tree, frame: Frame, frames: Container[int] = ()) -> tuple[int, ...]:
    """The tokens a claim points at: the clause of the act, from its actor to its last argument.

    `frames` are the words that show acts. An act noun that is the subject of another word ("The talks lasted three hours")
    is told by its whole clause.
    """
    own = set(clause_tokens(tree, frame.at))
    if frame.light is not None:
        own |= set(clause_tokens(tree, frame.light))
    elif frame.entry.part == "noun" and tree.token(frame.at).base_relation == "nsubj":
        head = tree.token(frame.at).head
        if head not in frames and is_verbal(tree, head):
            own |= set(clause_tokens(tree, head))
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


def topic_of(
    tree: Tree, text: str, heads: Sequence[int], times: Sequence[TimePhrase] = (), dated: TimePhrase | None = None
) -> str | None:
    """Return the words that say what about; None where they only say when, or only point back ("about it").

    `dated` is the phrase that dates the act itself: at an edge of the words it is no part of the topic.
    """
    telling = [head for head in heads if not _is_inside(tree, head, times)]
    tokens = sorted({at for head in telling for at in tree.sentence.subtree(head)})
    own = (dated,) if dated is not None else ()
    while tokens and (_is_inside(tree, tokens[0], own) or tree.token(tokens[0]).upos == "PUNCT"):
        tokens.pop(0)
    while tokens and (_is_inside(tree, tokens[-1], own) or tree.token(tokens[-1]).upos == "PUNCT"):
        tokens.pop()
    if all(tree.token(at).upos in POINTING for at in tokens):
        return None
    return phrase_of(tree, text, tokens, unmarked=True)


POINTING = frozenset({"PRON", "DET", "ADP", "PUNCT", "SCONJ", "CCONJ", "PART", "AUX"})
"""Words that name nothing themselves."""


def _is_inside(tree: Tree, index: int, times: Sequence[TimePhrase]) -> bool:
    token = tree.token(index)
    return any(phrase.start <= token.start and token.end <= phrase.end for phrase in times)


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
