"""One clause while its phrases are hung: each where its ending, its adposition and the words it meets say it must.

What the model says of a phrase is believed where its case goes with it and no act is near; near an act the phrases are hung
anew, by what the entries of the act's word take.
"""

from collections.abc import Mapping, Sequence

from vitni.reading.mending.chunks import STRAIGHT, Cases, Chunk, is_counted
from vitni.reading.mending.hanging import (
    attach,
    is_below,
    is_finite_verb,
    is_indeclinable,
    is_passive_participle,
    is_verb,
    with_feature,
)
from vitni.reference.lexicon import Entry, Lexicon
from vitni.reference.paradigms import Analysis, Paradigms
from vitni.reference.times import load_times
from vitni.reference.titles import titles_of
from vitni.syntax.tree import Token


class Clause:
    """One clause while its phrases are hung."""

    def __init__(
        self,
        tokens: list[Token],
        bounds: tuple[int, int],
        chunks: Sequence[Chunk],
        lexicon: Lexicon,
        paradigms: Paradigms,
        words: Mapping[int, Analysis],
        kept: Sequence[Chunk],
    ) -> None:
        self.first, self.end = first, end = bounds
        self.paradigms = paradigms
        self.kept = frozenset(chunk.head for chunk in kept)
        self.tokens, self.chunks, self.lexicon, self.words = tokens, chunks, lexicon, words
        phrases = {index for chunk in chunks for index in (chunk.head, *chunk.members)}
        has_auxiliary = any(token.upos == "AUX" for token in tokens[first:end])
        self.verbs = [
            token.index
            for token in tokens[first:end]
            if is_verb(token)
            or (has_auxiliary and is_passive_participle(token) and token.index not in phrases)
            or (paradigms.is_predicate(token.form.casefold()) and token.index not in phrases)
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
            if self._only_counts(chunk) or (
                chunk.head in self.kept and governor is not None and self._stands_above(chunk.head, governor)
            ):
                before = chunk
                continue
            believed = chunk.head in self.kept and not self._denied(chunk, chain, governor)
            if believed and (joined or not any(self._is_act(at) for at in acts)):
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
        unsure = {
            governor
            for governor, chunk in self.straight
            if chunk.head in anew or self._acts(chunk, governor) or self._takes_no_object(governor)
        }
        for verb in dict.fromkeys(governor for governor, _ in self.straight if governor in unsure):
            self._subject_and_object(verb, [chunk for governor, chunk in self.straight if governor == verb])

    def _denied(self, chunk: Chunk, chain: Sequence[Chunk], governor: int | None) -> bool:
        """Do other words deny the model's label: a receiver called object, a name called a second subject beside its title,
        a place's name that is no part of what the noun before it names ("в секторе *Газа*")?"""
        token = self.tokens[chunk.head]
        if chunk.adposition is not None or chunk.cases is None:
            return False
        if token.base_relation == "obj" and governor is not None and "Dat" in chunk.cases and "Acc" not in chunk.cases:
            return self._takes(governor, "", "Dat") and self._gives_something_else(chunk, governor)
        if chunk.named and token.base_relation == "nsubj":
            return any(
                self._is_title(up)
                and self.tokens[up.head].relation == token.relation
                and self.tokens[up.head].head == token.head
                for up in chain
            )
        if chain and is_indeclinable(token) and token.head == chain[-1].head:
            return True
        return bool(chain) and (self._is_its_name(chain[-1], chunk) or self._is_counted_by(chain[-1], chunk))

    def _is_counted_by(self, before: Chunk, chunk: Chunk) -> bool:
        """Was the noun before a genitive hung on it, as if it described it ("*Сотні* протестувальників")?"""
        noun = self.tokens[before.head]
        described = noun.head == chunk.head and noun.base_relation in ("amod", "nmod", "nummod", "det")
        return described and before.cases is not None and chunk.cases is not None and "Gen" in chunk.cases

    def _only_counts(self, chunk: Chunk) -> bool:
        """Is this a word of quantity that governs the noun behind it ("*Сотні* протестувальників")?"""
        token = self.tokens[chunk.head]
        return token.relation in ("nummod:gov", "det:numgov") and token.head > chunk.head

    def _stands_above(self, head: int, verb: int) -> bool:
        """Does the clause's verb hang below this phrase ("последний *день* визита с целью наладить")?"""
        return self.tokens[verb].base_relation in BELOW and is_below(self.tokens, self.tokens[verb].head, head)

    def _gives_something_else(self, chunk: Chunk, governor: int) -> bool:
        """Stands an accusative behind the verb beside this phrase?"""
        others = (other for other in self.chunks if other.first > governor and other is not chunk and other.adposition is None)
        return any("Acc" in (other.cases or STRAIGHT) for other in others)

    def _is_its_name(self, before: Chunk, chunk: Chunk) -> bool:
        """Is this the name of the place that the noun before it says the kind of ("городе *Газа*")?"""
        kind = self.words.get(before.head)
        return kind is not None and kind.lemma in self.paradigms.kinds_of_places and self.tokens[chunk.head].upos == "PROPN"

    def _acts(self, chunk: Chunk, governor: int) -> bool:
        """Is this before a singular verb, called its object, though nothing else agrees with it ("*КНДР* пригрозила")?"""
        token, verb = self.tokens[chunk.head], self.tokens[governor]
        if token.base_relation != "obj" or chunk.head > governor or chunk.named or not self._is_finite(governor):
            return False
        if chunk.cases is None or "Nom" not in chunk.cases or "Plur" in (token.feature("Number"), verb.feature("Number")):
            return False
        own = (self.tokens[other.head] for at, other in self.straight if at == governor)
        return all(one.base_relation != "nsubj" or one.feature("Number") == "Plur" for one in own)

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
        if not self._is_finite(verb):
            return
        if token.head in self.verbs and token.head > verb and not self._is_finite(token.head):
            attach(self.tokens, token.head, verb, "xcomp")
            return
        after = next((other for other in self.verbs if other > verb), None)
        if after is None or self._is_finite(after) or is_passive_participle(self.tokens[after]):
            return
        if not self.first <= self.tokens[after].head < self.end and self._is_act(verb):
            attach(self.tokens, after, verb, "xcomp")

    def _is_finite(self, verb: int) -> bool:
        """Is this a verb, or an adjective in a verb's place, that has a subject of its own?"""
        return is_finite_verb(self.tokens[verb]) or self.paradigms.is_predicate(self.tokens[verb].form.casefold())

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
        if chunk.adposition is None and self._is_its_name(before, chunk):
            attach(tokens, chunk.head, before.head, "nmod")
            return True
        if chunk.adposition is not None:
            adposition = tokens[chunk.adposition].form.casefold()
            border = owner.lemma.casefold() in titles_of(self.lexicon.language).border and owner.index == chunk.head - 2
            near = [before] if border and owner.index == tokens[chunk.head].head else chain
            taker = next((up.head for up in reversed(near) if self._takes(up.head, adposition, None)), None)
            if taker is None and tokens[chunk.head].head == before.head:
                taker = before.head
            if taker is not None:
                self._set(chunk, taker, "nmod", only(cases))
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
        if tokens[chunk.head].head == before.head and is_indeclinable(tokens[chunk.head]):
            self._set(chunk, before.head, "nmod", "Gen")
            return True
        named = owner.upos == "PROPN" and not owner.form.isupper()  # "МИД Ирана": a body of initials may have an owner
        if cases is None or named or ("Nom" in cases and "Gen" not in cases):
            return False
        # The object behind a phrase of place ("arrested in the capital X"), where there is none yet, or an owner.
        placed = before.adposition is not None and tokens[before.adposition].form.casefold() in self.paradigms.adpositions
        animate = self._is_animate(chunk) and placed and governor is not None
        has_object = any(
            verb == governor and verb < other.first and "Acc" in (other.cases or STRAIGHT) for verb, other in self.straight
        )
        if "Gen" not in cases or (animate and not has_object and governor is not None and self._is_transitive(governor)):
            return False
        self._set(chunk, before.head, "nmod", "Gen")
        return True

    def _is_time(self, chunk: Chunk) -> bool:
        """Is this a day or a length of time beside a verb, which says when or how long ("*месяцы* подвергается")?"""
        word = self.tokens[chunk.head].form.casefold()
        known = self.words.get(chunk.head)
        counts = known is not None and known.lemma in titles_of(self.lexicon.language).quantities
        return word in load_times(self.lexicon.language).core and not counts

    def _is_animate(self, chunk: Chunk) -> bool:
        """Is this a person or an animal by its forms: its accusative is its genitive, in one and the same number?"""
        word = self.words.get(chunk.head)
        if chunk.cases != ANIMATE or word is None or word.singular is None or word.plural is None:
            return chunk.cases == ANIMATE
        return word.singular >= ANIMATE or word.plural >= ANIMATE

    def _depends(self, chunk: Chunk, governor: int) -> None:
        """Hang a phrase on a verb."""
        cases = chunk.cases
        if chunk.adposition is not None:
            self._set(chunk, governor, "obl", only(cases))
        elif cases is None and not chunk.named:
            return
        elif self._is_time(chunk):
            self._set(chunk, governor, "obl", only(cases))
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
        finite = passive or self._is_finite(verb)
        subject = next((chunk for chunk in chunks if finite and "Acc" not in (chunk.cases or STRAIGHT)), None)
        goal = next((chunk for chunk in chunks if "Nom" not in (chunk.cases or STRAIGHT)), None)
        if subject is None and finite:
            free = [chunk for chunk in chunks if chunk is not goal]
            said = (chunk for chunk in free if self._is_believed_subject(chunk, verb))
            behind = next(said, free[0] if free and goal is not None else None)
            subject = next((chunk for chunk in free if chunk.head < verb), behind)
        if subject is None and goal is None and finite and len(chunks) == 1:
            subject = chunks[0] if self._speaks(verb, chunks[0]) or self._takes_no_object(verb) else None
        if goal is None:
            goal = next((chunk for chunk in chunks if chunk is not subject and "Acc" in (chunk.cases or STRAIGHT)), None)
        if subject is not None:
            self._set(subject, verb, "nsubj:pass" if passive else "nsubj", "Nom")
        if goal is not None and not passive:
            self._set(goal, verb, "obj", "Acc")

    def _speaks(self, verb: int, chunk: Chunk) -> bool:
        """Is this a name behind a word of speech that may be its subject ("jak poinformował *Kreml*")?"""
        words = {self.tokens[verb].lemma.casefold(), self.lexicon.forms.get(self.tokens[verb].form.casefold(), "")}
        named = self.tokens[chunk.head].upos == "PROPN" and "Nom" in (chunk.cases or STRAIGHT)
        return named and chunk.first > verb and not words.isdisjoint(self.lexicon.speech)

    def _is_believed_subject(self, chunk: Chunk, verb: int) -> bool:
        """Does the model call this phrase behind a verb its subject, where the verb takes no object or a number governs it?"""
        if chunk.head not in self.kept or self.tokens[chunk.head].base_relation != "nsubj":
            return False
        words = {self.tokens[verb].lemma.casefold(), self.tokens[verb].form.casefold()}
        takes = self._is_transitive(verb) or bool(words & (self.lexicon.operators.keys() | self.lexicon.light_verbs.keys()))
        return not takes or is_counted(self.tokens, chunk.head)

    def _set(self, chunk: Chunk, head: int, relation: str, case: str | None) -> None:
        """Hang a phrase and note the case; a more exact label of the model's is kept."""
        token = self.tokens[chunk.head]
        kept = token.relation if token.head == head and token.base_relation == relation.split(":")[0] else relation
        attach(self.tokens, chunk.head, head, kept)
        if case is not None:
            self.tokens[chunk.head] = with_feature(self.tokens[chunk.head], "Case", case)
            number_of_head(self.tokens, chunk, self.words, case)

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

    def _takes_no_object(self, verb: int) -> bool:
        """Is this a verb of acts without objects ("*protestovaly* tisíce lidí"), so that what stands bare beside it does it?"""
        entries = [entry for entry in self._entries(verb) if entry.part == "verb"]
        plain = all(not entry.companions and not entry.objects for entry in entries)
        return bool(entries) and plain and not self._is_transitive(verb)

    def _is_title(self, chunk: Chunk) -> bool:
        """Is this a word for a person ("prezydent"), which a name may follow?"""
        word = self.words.get(chunk.head)
        return word is not None and word.kind == "person"


def number_of_head(tokens: list[Token], chunk: Chunk, words: Mapping[int, Analysis], case: str | None) -> None:
    """Give the head of a phrase the number its form has."""
    word = words.get(chunk.head)
    number = word.number(case) if word is not None else None
    if number is not None:
        tokens[chunk.head] = with_feature(tokens[chunk.head], "Number", number)


ANIMATE = frozenset({"Gen", "Acc"})
INSTRUMENTAL = frozenset({"Ins"})
BELOW = frozenset({"acl", "advcl", "xcomp", "ccomp", "csubj"})
"""Relations of a verb's clause to the phrase above it."""
DATIVE = {"iobj": "Dat"}
"""Relations that stand for a case in the patterns of acts.toml."""


def only(cases: Cases | None) -> str | None:
    """Return the case of a phrase that can be but one."""
    return next(iter(cases)) if cases is not None and len(cases) == 1 else None


def _may_agree(one: Chunk, other: Chunk) -> bool:
    return one.cases is None or other.cases is None or bool(one.cases & other.cases)
