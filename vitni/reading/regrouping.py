"""Trees set right by case: in each clause every phrase hangs where its ending and its adposition say it must.

For languages with paradigms. The model keeps the skeleton of verbs and clauses; phrases are hung on them anew: a nominative
is a subject, a bare genitive behind a noun belongs to it, an accusative is an object, a phrase with an adposition belongs to
the act noun before it where its entry knows that adposition.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vitni.reading.chunks import STRAIGHT, Cases, Chunk, find_chunks
from vitni.reading.hanging import attach, is_active_participle, is_finite_verb, is_passive_participle, is_verb, with_feature
from vitni.reading.inflected import retagged
from vitni.reading.subordinates import below_a_verb, content_of_the_verb, said_behind
from vitni.reference.lexicon import Entry, Lexicon
from vitni.reference.paradigms import Analysis, Paradigms
from vitni.syntax.tree import Sentence, Token, sentence_of


def regrouped(sentence: Sentence, lexicon: Lexicon, paradigms: Paradigms) -> Sentence:
    """Return the sentence with its phrases hung by case; the same value for a language without paradigms."""
    if not paradigms or not sentence.tokens:
        return sentence
    tokens = list(sentence.tokens)
    cases, words = retagged(tokens, lexicon, paradigms, trained=not sentence.nearest)
    found = tuple(find_chunks(tokens, cases, paradigms))
    kept = tuple(chunk for chunk in found if _fits(sentence.tokens, tokens, chunk))
    for chunk in found:
        _gather(tokens, chunk, anew=sentence.nearest)
        case = _only(chunk.cases)
        if case is not None:
            tokens[chunk.head] = with_feature(tokens[chunk.head], "Case", case)
        _number(tokens, chunk, words, case)
    for first, end in _clauses(tokens, lexicon):
        inside = [chunk for chunk in found if first <= chunk.first and chunk.end <= end]
        _Clause(tokens, first, end, inside, lexicon, words, kept=() if sentence.nearest else kept).hang()
    for token in list(tokens):
        below_a_verb(tokens, token)
        content_of_the_verb(tokens, tokens[token.index], lexicon, paradigms)
        said_behind(tokens, tokens[token.index], lexicon)
        if token.relation in ("cop", "aux:pass") and is_active_participle(tokens[token.head]):
            tokens[token.index] = replace(tokens[token.index], relation="aux")
    return sentence_of(tuple(tokens), language=sentence.language, nearest=sentence.nearest)


def _gather(tokens: list[Token], chunk: Chunk, *, anew: bool) -> None:
    """Hang the words of a phrase on its head; where not `anew`, those that the model hung on some other noun are left."""
    governed = chunk.adposition is not None and tokens[chunk.adposition].base_relation == "case"
    if chunk.adposition is not None and (anew or not governed or tokens[chunk.adposition].head >= chunk.end):
        attach(tokens, chunk.adposition, chunk.head, "case")
    for index in chunk.members:
        member = tokens[index]
        if member.head == chunk.head or (not anew and member.base_relation in ("amod", "det", "nummod", "flat")):
            continue
        relation = "flat" if member.upos in ("PROPN", "X") else "nummod" if member.upos == "NUM" else "amod"
        attach(tokens, index, chunk.head, "det" if member.upos == "DET" else relation)


def _number(tokens: list[Token], chunk: Chunk, words: Mapping[int, Analysis], case: str | None) -> None:
    """Give the head of a phrase the number its form has."""
    word = words.get(chunk.head)
    number = word.number(case) if word is not None else None
    if number is not None:
        tokens[chunk.head] = with_feature(tokens[chunk.head], "Number", number)


STOPS = frozenset(",;:.!?()–—…")
"""Marks that part clauses; quotation marks and hyphens stand inside them."""


def _clauses(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the stretches between stops, conjunctions of clauses, and relative pronouns."""
    first, has_verb = 0, False
    for token in tokens:
        stop = token.upos == "PUNCT" and token.form in STOPS
        opens = token.upos == "SCONJ" or "Rel" in (token.feature("PronType") or "").split(",")
        joins = token.upos == "CCONJ" and has_verb and _verb_follows(tokens, token.index + 1)
        if stop or opens or joins:
            if first < token.index:
                yield first, token.index
            first, has_verb = token.index + 1, False
        has_verb = has_verb or is_finite_verb(token) or token.upos == "AUX"
    if first < len(tokens):
        yield first, len(tokens)


def _verb_follows(tokens: Sequence[Token], at: int) -> bool:
    for token in tokens[at:]:
        if token.upos in ("PUNCT", "SCONJ", "CCONJ"):
            return False
        if is_finite_verb(token) or token.upos == "AUX":
            return True
    return False


class _Clause:
    """One clause while its phrases are hung."""

    def __init__(
        self,
        tokens: list[Token],
        first: int,
        end: int,
        chunks: Sequence[Chunk],
        lexicon: Lexicon,
        words: Mapping[int, Analysis],
        kept: Sequence[Chunk],
    ) -> None:
        self.first, self.end = first, end
        self.kept = frozenset(chunk.head for chunk in kept)
        self.tokens, self.chunks, self.lexicon, self.words = tokens, chunks, lexicon, words
        phrases = {index for chunk in chunks for index in (chunk.head, *chunk.members)}
        has_auxiliary = any(token.upos == "AUX" for token in tokens[first:end])
        self.verbs = [
            token.index
            for token in tokens[first:end]
            if is_verb(token) or (has_auxiliary and is_passive_participle(token) and token.index not in phrases)
        ]
        self.straight: list[tuple[int, Chunk]] = []

    def hang(self) -> None:
        for verb in self.verbs:
            self._above_its_infinitive(verb)
        self._predicate()
        before: Chunk | None = None
        chain: list[Chunk] = []
        anew: set[int] = set()
        for chunk in self.chunks:
            adjacent = before is not None and before.end == chunk.first
            chain = [*chain, before] if adjacent and before is not None else []
            governor = self._governor(chunk)
            acts = (*((governor,) if governor is not None else ()), *(up.head for up in chain))
            joined = self.tokens[chunk.head].base_relation == "conj"
            if chunk.head in self.kept and (joined or not any(self._is_act(at) for at in acts)):
                if (
                    governor is not None
                    and chunk.adposition is None
                    and self.tokens[chunk.head].base_relation in ("nsubj", "obj")
                ):
                    self.straight.append((self.tokens[chunk.head].head, chunk))
            else:
                anew.add(chunk.head)
                self._hang(before, chain, chunk, governor)
            before = chunk
        unsure = {governor for governor, chunk in self.straight if chunk.head in anew}
        for verb in dict.fromkeys(governor for governor, _ in self.straight if governor in unsure):
            self._subject_and_object(verb, [chunk for governor, chunk in self.straight if governor == verb])

    def _hang(self, before: Chunk | None, chain: Sequence[Chunk], chunk: Chunk, governor: int | None) -> None:
        """Hang one phrase: beside the one before, on the noun before, or on the verb."""
        if before is not None and self._joins(before, chunk):
            return
        if chain and self._belongs(chain[-1], chain, chunk, governor):
            return
        if governor is not None:
            self._depends(chunk, governor)

    def _above_its_infinitive(self, verb: int) -> None:
        """Put a finite verb above the infinitive behind it, which the model made its head or hung outside the clause."""
        token = self.tokens[verb]
        if not is_finite_verb(token):
            return
        if token.head in self.verbs and token.head > verb and not is_finite_verb(self.tokens[token.head]):
            attach(self.tokens, token.head, verb, "xcomp")
            return
        after = next((other for other in self.verbs if other > verb), None)
        if after is None or is_finite_verb(self.tokens[after]) or is_passive_participle(self.tokens[after]):
            return
        if not self.first <= self.tokens[after].head < self.end and self._is_act(verb):
            attach(self.tokens, after, verb, "xcomp")

    def _predicate(self) -> None:
        """Make a bare instrumental behind a copula the predicate of a clause without another verb ("są *zakładnikiem*")."""
        copula = next((token for token in self.tokens[self.first : self.end] if token.upos == "AUX"), None)
        if self.verbs or copula is None:
            return
        behind = (chunk for chunk in self.chunks if chunk.first > copula.index and chunk.adposition is None)
        said = next((chunk for chunk in behind if chunk.cases == INSTRUMENTAL), None)
        if said is None or copula.head == said.head:
            return
        if copula.head >= 0:
            attach(self.tokens, copula.head, said.head, "acl")
        attach(self.tokens, copula.index, said.head, "cop")
        subject = next(
            (chunk for chunk in self.chunks if chunk.end <= copula.index and "Nom" in (chunk.cases or STRAIGHT)), None
        )
        if subject is not None and subject.adposition is None:
            self._set(subject, said.head, "nsubj", "Nom")

    def _governor(self, chunk: Chunk) -> int | None:
        earlier = [verb for verb in self.verbs if verb < chunk.first]
        return earlier[-1] if earlier else next((verb for verb in self.verbs if verb >= chunk.end), None)

    def _joins(self, before: Chunk, chunk: Chunk) -> bool:
        """Coordinate two phrases around a conjunction; True where that was done."""
        if chunk.first != before.end + 1 or self.tokens[before.end].upos != "CCONJ":
            return False
        if before.cases is not None and chunk.cases is not None and not before.cases & chunk.cases:
            return False
        if chunk.adposition is not None and before.adposition is None:
            return False
        attach(self.tokens, chunk.head, before.head, "conj")
        attach(self.tokens, before.end, chunk.head, "cc")
        return True

    def _is_act(self, index: int) -> bool:
        """Is this a word the language's files know (an act, a saying), whose phrases matter and are hung by what it takes?"""
        form = self.tokens[index].form.casefold()
        words = {self.tokens[index].lemma.casefold(), self.lexicon.forms.get(form, form)}
        lexicon = self.lexicon
        known = (lexicon.entries, lexicon.speech, lexicon.operators, lexicon.light_verbs)
        return any(word in table for table in known for word in words)

    def _belongs(self, before: Chunk, chain: Sequence[Chunk], chunk: Chunk, governor: int | None) -> bool:
        """Hang a phrase on the noun right before it where it belongs there; True where that was done."""
        tokens, cases = self.tokens, chunk.cases
        owner = tokens[before.head]
        if chunk.adposition is not None:
            adposition = tokens[chunk.adposition].form.casefold()
            taker = next((up.head for up in reversed(chain) if self._takes(up.head, adposition, None)), None)
            if taker is None and tokens[chunk.head].head == before.head:
                taker = before.head
            if taker is not None:
                self._set(chunk, taker, "nmod", _only(cases))
            return taker is not None
        if chunk.named:
            title = next((up for up in reversed(chain) if self._is_title(up) and _may_agree(up, chunk)), None)
            if title is not None:
                attach(tokens, chunk.head, title.head, "flat")
                return True
        if cases is None and chunk.named and self._takes(before.head, "", "Gen"):
            self._set(chunk, before.head, "nmod", "Gen")
            return True
        if cases is not None and cases <= {"Dat", "Loc"}:
            taker = next((up.head for up in reversed(chain) if self._takes(up.head, "", "Dat")), None)
            if taker is not None:
                self._set(chunk, taker, "nmod", "Dat")
            return taker is not None
        if cases is None or owner.upos == "PROPN" or ("Nom" in cases and "Gen" not in cases):
            return False
        # The object behind a phrase of place ("arrested in the capital X"), where there is none yet, or an owner.
        animate = cases == {"Gen", "Acc"} and before.adposition is not None and governor is not None
        has_object = any(
            verb == governor and verb < other.first and "Acc" in (other.cases or STRAIGHT) for verb, other in self.straight
        )
        if "Gen" not in cases or (animate and not has_object and governor is not None and self._is_transitive(governor)):
            return False
        self._set(chunk, before.head, "nmod", "Gen")
        return True

    def _depends(self, chunk: Chunk, governor: int) -> None:
        """Hang a phrase on a verb."""
        cases = chunk.cases
        if chunk.adposition is not None:
            self._set(chunk, governor, "obl", _only(cases))
        elif cases is None and not chunk.named:
            return
        elif cases is None or cases & STRAIGHT:
            self.straight.append((governor, chunk))
        elif "Ins" in cases:
            self._set(chunk, governor, "obl", "Ins")
        elif "Dat" in cases and not (
            "Gen" in cases and self._takes(governor, "", "Gen") and not self._takes(governor, "", "Dat")
        ):
            self._set(chunk, governor, "obl", "Dat")
        else:
            self._set(chunk, governor, "obj", "Gen")

    def _subject_and_object(self, verb: int, chunks: Sequence[Chunk]) -> None:
        """Tell the subject of a verb from its object: by case, then by the place before or behind the verb."""
        passive = is_passive_participle(self.tokens[verb])
        finite = passive or is_finite_verb(self.tokens[verb])
        subject = next((chunk for chunk in chunks if finite and "Acc" not in (chunk.cases or STRAIGHT)), None)
        goal = next((chunk for chunk in chunks if "Nom" not in (chunk.cases or STRAIGHT)), None)
        if subject is None and finite:
            free = [chunk for chunk in chunks if chunk is not goal]
            subject = next((chunk for chunk in free if chunk.head < verb), free[0] if free and goal is not None else None)
        if goal is None:
            goal = next((chunk for chunk in chunks if chunk is not subject and "Acc" in (chunk.cases or STRAIGHT)), None)
        if subject is not None:
            self._set(subject, verb, "nsubj:pass" if passive else "nsubj", "Nom")
        if goal is not None and not passive:
            self._set(goal, verb, "obj", "Acc")

    def _set(self, chunk: Chunk, head: int, relation: str, case: str | None) -> None:
        """Hang a phrase and note the case; a more exact label of the model's is kept."""
        token = self.tokens[chunk.head]
        kept = token.relation if token.head == head and token.base_relation == relation.split(":")[0] else relation
        attach(self.tokens, chunk.head, head, kept)
        if case is not None:
            self.tokens[chunk.head] = with_feature(self.tokens[chunk.head], "Case", case)
            _number(self.tokens, chunk, self.words, case)

    def _entries(self, index: int) -> tuple[Entry, ...]:
        token = self.tokens[index]
        lemma, form = token.lemma.casefold(), token.form.casefold()
        words = dict.fromkeys((lemma, form, self.lexicon.forms.get(form, lemma)))
        return tuple(entry for word in words for entry in self.lexicon.entries.get(word, ()))

    def _takes(self, index: int, adposition: str, case: str | None) -> bool:
        """Has an entry of this word a slot for such a phrase?"""
        noun = not is_verb(self.tokens[index])
        return any(
            (" ".join(pattern.adposition) == adposition) and (case is None or pattern.case == case)
            for entry in self._entries(index)
            if (entry.part == "noun") == noun
            for pattern in (*entry.actor, *entry.recipient, *entry.topic, *entry.content)
            if pattern.adposition or case is not None
        )

    def _is_transitive(self, verb: int) -> bool:
        return any(
            pattern.relation == "obj"
            for entry in self._entries(verb)
            if entry.part == "verb"
            for pattern in (*entry.recipient, *entry.content)
        )

    def _is_title(self, chunk: Chunk) -> bool:
        """Is this a word for a person ("prezydent"), which a name may follow?"""
        word = self.words.get(chunk.head)
        return word is not None and word.kind == "person"


def _fits(before: Sequence[Token], tokens: Sequence[Token], chunk: Chunk) -> bool:
    """Does the model's own label of a phrase go with the case it has? Where it does, a trained model is believed."""
    token, cases = tokens[chunk.head], chunk.cases
    if before[chunk.head].upos != token.upos and not {before[chunk.head].upos, token.upos} <= {"NOUN", "PROPN", "X"}:
        return False
    if token.base_relation not in ALLOWED:
        return token.base_relation in ANY_CASE
    allowed = ALLOWED[token.base_relation]
    return chunk.adposition is not None or cases is None or bool(cases & allowed)


INSTRUMENTAL = frozenset({"Ins"})
ANY_CASE = frozenset(
    {"conj", "appos", "flat", "root", "xcomp", "ccomp", "advcl", "acl", "parataxis", "dislocated", "orphan", "dep"}
)
ALLOWED = {
    "nsubj": frozenset({"Nom"}),
    "obj": frozenset({"Acc", "Gen"}),
    "iobj": frozenset({"Dat"}),
    "nmod": frozenset({"Gen", "Dat", "Ins"}),
    "obl": frozenset({"Dat", "Ins", "Gen", "Loc", "Acc"}),
}
"""The cases that go with the label of a phrase without adposition."""


def _only(cases: Cases | None) -> str | None:
    """Return the case of a phrase that can be but one."""
    return next(iter(cases)) if cases is not None and len(cases) == 1 else None


def _may_agree(one: Chunk, other: Chunk) -> bool:
    return one.cases is None or other.cases is None or bool(one.cases & other.cases)
