"""One sentence as the rest of the room sees it: its words in lower case, its lemmas mended, its adpositions, computed once.

Lemmas are mended by what the language knows: its verb forms, separable particles, and the known ends of compounds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from vitni.reference.inflection import STEM
from vitni.reference.lexicon import Lexicon
from vitni.syntax.tree import Sentence, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "DET", "ADJ"})

VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True)
class Tree:
    """One sentence with its words in lower case and the adpositions of each word, computed once.

    `number` is the sentence's index in its report; `lexicon` mends lemmas that the model got wrong.
    """

    sentence: Sentence
    number: int
    lexicon: Lexicon

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The words as written, folded to lower case."""
        return tuple(token.form.casefold() for token in self.sentence.tokens)

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """The lemmas, folded to lower case, those of verbs mended where they come close to a verb the language knows."""
        return tuple(self._lemma(token) for token in self.sentence.tokens)

    @cached_property
    def adpositions(self) -> tuple[frozenset[str], ...]:
        """For each word, every string its adpositions and marks make: "with", "together with", "in order to"."""
        return tuple(frozenset(self._strings_before(token.index)) for token in self.sentence.tokens)

    @cached_property
    def spoken(self) -> frozenset[str]:
        """Every string that adpositions make in the sentence: a pattern with another one finds nothing in it."""
        return frozenset().union(*self.adpositions)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every form and lemma of the sentence: a quick answer to what is not in it."""
        return frozenset((*self.forms, *self.lemmas))

    @cached_property
    def depths(self) -> tuple[int, ...]:
        """How far each word is from the root."""
        return tuple(sum(1 for _ in self.ancestors(token.index)) for token in self.sentence.tokens)

    def _lemma(self, token: Token) -> str:
        lemma, form = token.lemma.casefold(), token.form.casefold()
        particle = self._particle(token)
        if particle:
            bases = (lemma, self.lexicon.forms.get(form, ""), self.lexicon.regular.get(form, ""))
            whole = next((particle + base for base in bases if base and particle + base in self.lexicon.heads), None)
            if whole is not None:
                return whole
        written = token.upos == "NOUN" and self.lexicon.separable_verbs and token.form[:1].isupper()  # a noun by its capital
        verbal = token.upos in ("VERB", "AUX") or (token.feature("VerbForm") is not None and not written)
        if verbal and form in self.lexicon.forms:
            return self.lexicon.forms[form]
        if lemma not in self.lexicon.heads and self.lexicon.forms.get(form) in self.lexicon.nouns:
            return self.lexicon.forms[form]
        strange = lemma not in self.lexicon.heads and (verbal or self._heads_a_clause(token))
        if strange and form in self.lexicon.regular:
            return self.lexicon.regular[form]
        if token.upos == "NOUN" and self.lexicon.suffixes and lemma not in self.lexicon.suffixes:
            article = token.feature("Definite") == "Def"
            endings = LONGEST_ARTICLE if article else LONGEST_CASE
            return known_tail(lemma, form, endings, self.lexicon.suffixes)
        if token.upos != "VERB":
            return lemma
        bare = self._without_reflexive(token, lemma)
        if bare:
            return bare
        near = self.lexicon.verbs.get(form[:STEM], ())
        if lemma in near or form in near:
            return lemma if lemma in near else form
        reflexive = self.lexicon.reflexive
        near = tuple(verb for verb in near if not reflexive or verb.endswith(reflexive) == form.endswith(reflexive))
        if not near:
            return lemma
        best = max((_shared(form, verb), verb) for verb in near)
        shared, verb = best
        spare = 0 if len(verb) <= STEM else 1 if len(verb) <= SHORT_VERB else 2
        return verb if shared >= len(verb) - spare and len(form) <= len(verb) + LONGEST_ENDING else lemma

    def _without_reflexive(self, token: Token, lemma: str) -> str:
        """Return the known verb of which this is the reflexive passive ("обсуждаются"), "" where it is none.

        Only imperfective verbs make their passive so; of others ("задержались") the reflexive is another verb.
        """
        ending = next((ending for ending in self.lexicon.reflexive if lemma.endswith(ending)), "")
        if not ending or lemma in self.lexicon.heads or token.feature("Aspect") == "Perf":
            return ""
        bare = lemma.removesuffix(ending)
        return bare if bare in self.lexicon.verbs.get(bare[:STEM], ()) else ""

    def _particle(self, token: Token) -> str:
        """Return the separated particle of a verb: so labelled, or the word that closes the clause behind a finite verb."""
        if not self.lexicon.separable_verbs:
            return ""
        labelled = [child for child in self.sentence.dependents(token.index, "compound:prt") if child.index > token.index]
        if labelled:
            return "".join(child.form.casefold() for child in labelled)
        if token.upos != "VERB" or token.feature("VerbForm") not in (None, "Fin"):
            return ""
        ends = (after.index for after in self.sentence.tokens[token.index + 1 :] if after.upos in ("PUNCT", "CCONJ"))
        last = self.sentence.tokens[next(ends, len(self.sentence.tokens)) - 1]
        return last.form.casefold() if last.index > token.index and last.upos in ("ADP", "ADV", "SCONJ", "PART") else ""

    def _heads_a_clause(self, token: Token) -> bool:
        """Is this a word of another tag that has a subject or object, as only a verb has?"""
        if token.upos not in ("ADJ", "ADV", "NOUN") or not token.form[:1].islower():
            return False
        return any(self.sentence.dependents(token.index, "nsubj", "obj")) and not any(
            self.sentence.dependents(token.index, "cop", "det", "case")
        )

    def _strings_before(self, index: int) -> Iterator[str]:
        for child in self.sentence.children[index]:
            token = self.sentence.tokens[child]
            if token.base_relation not in ("case", "mark", "fixed"):
                continue
            yield self.forms[child]
            yield self.lemmas[child]
            for length in (2, 3):
                if child - length + 1 >= 0:
                    yield " ".join(self.forms[child - length + 1 : child + 1])
                yield " ".join(self.forms[child : child + length])

    def token(self, index: int) -> Token:
        """Return the token at that index."""
        return self.sentence.tokens[index]

    def dependents(self, index: int, *relations: str) -> Iterator[Token]:
        """Yield the dependents of a word, in text order; those of some relations where any are named."""
        return self.sentence.dependents(index, *relations)

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the words above a word, nearest first."""
        seen = {index}
        at = self.sentence.tokens[index].head
        while at >= 0 and at not in seen:
            yield at
            seen.add(at)
            at = self.sentence.tokens[at].head

    def text(self, text: str, indices: tuple[int, ...]) -> str:
        """Return the words of the report between the first and the last of these tokens."""
        start, end = self.span(indices)
        return text[start:end]

    def span(self, indices: tuple[int, ...]) -> tuple[int, int]:
        """Return the offsets from the first to the last of these tokens."""
        tokens = [self.sentence.tokens[index] for index in indices]
        return min(token.start for token in tokens), max(token.end for token in tokens)


SHORT_VERB = 6
"""Letters of a verb up to which only one may differ at its end for a form to be its own; longer ones may change two."""

LONGEST_ENDING = 3
"""Letters an inflected form may be longer than its verb."""

LONGEST_ARTICLE = 4
"""Letters of an article and case ending behind a noun ("friðarviðræð" + "unum")."""
DOER = "er"
"""What makes of an act's noun whoever does it, in languages that write compounds together ("Besuch", "Besucher")."""
LONGEST_CASE = 2
"""Letters of a case ending alone; with more, other words slip in ("Besuchers" is no "Besuch")."""

SHORTEST_HEAD = 3
"""Letters before the known end of a compound; with fewer, prefixed words of another meaning slip in."""


@lru_cache(maxsize=65536)
def known_tail(lemma: str, form: str, longest: int, nouns: frozenset[str]) -> str:
    """Return the known noun that a word is, or ends in as a compound, its ending left out; the lemma where there is none."""
    for word, endings in ((lemma, 0), (form, longest)):
        for cut in range(endings + 1):
            stem = word[: len(word) - cut]
            if word == lemma and word.endswith(DOER) and cut == len(DOER):
                continue
            for start in range(len(stem)):
                tail = stem[start:]
                if (start == 0 or start >= SHORTEST_HEAD) and tail in nouns:
                    return tail
    return lemma


def _shared(one: str, other: str) -> int:
    """Return how many letters two words share from their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
