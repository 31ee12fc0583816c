"""The typed sentence: words with their place in the text, their morphology, their tree and their names.

Labels are those of Universal Dependencies v2 (upos, features, relations) and BIO name tags over PER, LOC and ORG.
A tree says how words hang together; it knows nothing of claims.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache


@lru_cache(maxsize=65536)
def _feature_table(features: str) -> dict[str, str]:
    if features in ("", "_"):
        return {}
    return dict(pair.split("=", 1) for pair in features.split("|"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One syntactic word of a sentence.

    `start` and `end` are character offsets into the text that was parsed (`end` excluded). Both words of a contraction
    ("im" = "in" + "dem") carry the span of the whole contraction.
    `head` is the index of the governing token in the same sentence, -1 for the root.
    `name` is a BIO tag: "O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG".
    `base_relation` is the universal relation without its language-specific subtype ("nsubj:pass" -> "nsubj"); kept, not
    computed, because readers ask for it forty times a word.
    """

    index: int
    form: str
    start: int
    end: int
    lemma: str
    upos: str
    features: str
    head: int
    relation: str
    name: str
    base_relation: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "base_relation", self.relation.partition(":")[0])

    def feature(self, key: str) -> str | None:
        """Return the value of one morphological feature ("Case" -> "Acc"), None where the word has none."""
        return _feature_table(self.features).get(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: its tokens in order, and the offsets of its first and last character.

    `language` is the BCP 47 tag the text was parsed as; `nearest` is True where the model never saw that language and the
    tree comes from its nearest relatives; `cut` is True where it is a part of a sentence too long to be parsed whole, cut
    behind a clause mark or else where the limit fell. `children[i]` lists the dependents of token i, in text order.
    """

    start: int
    end: int
    language: str
    nearest: bool
    cut: bool
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]

    @property
    def root(self) -> Token | None:
        """The token that no other token governs; None for a sentence without tokens."""
        return next((token for token in self.tokens if token.head < 0), None)

    def dependents(self, index: int, *relations: str) -> Iterator[Token]:
        """Yield the dependents of token `index`, all of them or those whose relation (or its base) is named."""
        tokens = self.tokens
        for child in self.children[index]:
            token = tokens[child]
            if not relations or token.base_relation in relations or token.relation in relations:
                yield token

    def subtree(self, index: int) -> tuple[int, ...]:
        """Return the indices of token `index` and all below it, in text order."""
        found, waiting = [], [index]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting.extend(self.children[at])
        return tuple(sorted(found))


def sentence_of(tokens: tuple[Token, ...], *, language: str, nearest: bool = False, cut: bool = False) -> Sentence:
    """Build a sentence from its tokens; the children lists are derived from the heads."""
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head >= 0:
            children[token.head].append(token.index)
    return Sentence(
        start=tokens[0].start if tokens else 0,
        end=tokens[-1].end if tokens else 0,
        language=language,
        nearest=nearest,
        cut=cut,
        tokens=tokens,
        children=tuple(tuple(row) for row in children),
    )


def is_tree(tokens: Sequence[Token]) -> bool:
    """Does every word reach the one root? In a circle every walk over the sentence would go round for ever."""
    safe = {-1}
    for token in tokens:
        path: list[int] = []
        at = token.index
        while at not in safe:
            if at in path:
                return False
            path.append(at)
            at = tokens[at].head
        safe.update(path)
    return sum(token.head < 0 for token in tokens) == 1
