"""Trees set right by case: in each clause every phrase hangs where its ending and its adposition say it must.

For languages with paradigms. The model keeps the skeleton of verbs and clauses; phrases are hung on them anew: a nominative
is a subject, a bare genitive behind a noun belongs to it, an accusative is an object, a phrase with an adposition belongs to
the act noun before it where its entry knows that adposition.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vitni.reading.mending.chunks import Chunk, find_chunks, is_counted
from vitni.reading.mending.hanging import attach, is_active_participle, is_finite_verb, with_feature
from vitni.reading.mending.inflected import retagged
from vitni.reading.mending.phrasing import Clause, number_of_head, only
from vitni.reading.mending.skeleton import set_verbs_above
from vitni.reading.mending.subordinates import below_a_verb, content_of_the_verb, joins_the_verb, said_behind
from vitni.reference.lexicon import Lexicon
from vitni.reference.paradigms import Paradigms
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
        case = only(chunk.cases)
        if case is not None:
            tokens[chunk.head] = with_feature(tokens[chunk.head], "Case", case)
        number_of_head(tokens, chunk, words, case)
    if sentence.nearest:
        set_verbs_above(tokens, tuple(_clauses(tokens, lexicon)))
    for first, end in _clauses(tokens, lexicon):
        inside = [chunk for chunk in found if first <= chunk.first and chunk.end <= end]
        Clause(tokens, (first, end), inside, lexicon, paradigms, words, kept=() if sentence.nearest else kept).hang()
    for token in list(tokens):
        below_a_verb(tokens, token)
        content_of_the_verb(tokens, tokens[token.index], lexicon, paradigms)
        said_behind(tokens, tokens[token.index], lexicon)
        joins_the_verb(tokens, tokens[token.index])
        if token.relation in ("cop", "aux:pass") and is_active_participle(tokens[token.head]):
            tokens[token.index] = replace(tokens[token.index], relation="aux")
    return sentence_of(tuple(tokens), language=sentence.language, nearest=sentence.nearest)


def _gather(tokens: list[Token], chunk: Chunk, *, anew: bool) -> None:
    """Hang the words of a phrase on its head; where not `anew`, those that the model hung on some other noun are left."""
    governed = chunk.adposition is not None and tokens[chunk.adposition].base_relation == "case"
    outside = chunk.adposition is not None and tokens[chunk.adposition].head in (*chunk.members, *range(chunk.end, len(tokens)))
    if chunk.adposition is not None and (anew or not governed or outside):
        attach(tokens, chunk.adposition, chunk.head, "case")
    for index in chunk.members:
        member = tokens[index]
        if member.head == chunk.head or (not anew and member.base_relation in ("amod", "det", "nummod", "flat")):
            continue
        relation = "flat" if member.upos in ("PROPN", "X") else "nummod" if member.upos == "NUM" else "amod"
        attach(tokens, index, chunk.head, "det" if member.upos == "DET" else relation)


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


def _fits(before: Sequence[Token], tokens: Sequence[Token], chunk: Chunk) -> bool:
    """Does the model's own label of a phrase go with the case it has? Where it does, a trained model is believed."""
    token, cases = tokens[chunk.head], chunk.cases
    if is_counted(tokens, chunk.head) and token.base_relation in ("nsubj", "obj"):
        return True
    if before[chunk.head].upos != token.upos and not {before[chunk.head].upos, token.upos} <= {"NOUN", "PROPN", "X"}:
        return False
    if token.base_relation not in ALLOWED:
        return token.base_relation in ANY_CASE
    allowed = ALLOWED[token.base_relation]
    return chunk.adposition is not None or cases is None or bool(cases & allowed)


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
