"""Verbs whose particle stands at the end of the clause, where the tagger took one half for another word.

"Die Polizei *nahm* 37 Demonstranten *fest*": seen as an adverb and a verb. Where both halves make a verb the language knows,
the first is the verb and the second its particle.
"""

from dataclasses import replace

from vitni.reference.lexicon import Lexicon
from vitni.syntax.tree import Token

NEVER_A_VERB = frozenset({"case", "flat", "compound", "nmod"})
"""Relations under which no verb hangs, so that the parser was wrong about it."""
ENDS = frozenset({"PUNCT", "CCONJ"})
"""Words before which a clause ends."""


def separated_verbs(tokens: list[Token], lexicon: Lexicon) -> None:
    """Mend the separated verbs of one sentence in place."""
    for token in list(tokens):
        placed = token.upos in ("VERB", "AUX") and token.base_relation not in NEVER_A_VERB
        if placed or token.upos == "PUNCT" or not token.form[:1].islower():
            continue
        base = lexicon.forms.get(token.form.casefold()) or lexicon.regular.get(token.form.casefold())
        particle = _end_of_clause(tokens, token.index) if base is not None else None
        if base is None or particle is None or particle.form.casefold() + base not in lexicon.heads:
            continue
        _join(tokens, token, particle, base)
    for token in list(tokens):
        if token.head >= 0 and tokens[token.head].base_relation == "compound" and tokens[token.head].relation == "compound:prt":
            tokens[token.index] = replace(tokens[token.index], head=tokens[token.head].head)  # a particle governs nothing


def _end_of_clause(tokens: list[Token], start: int) -> Token | None:
    """Return the last word of the clause behind a word, where no finite verb stands between; None where it is the same."""
    for after in tokens[start + 1 :]:
        if after.upos in ENDS:
            last = tokens[after.index - 1]
            return last if last.index > start else None
        if after.upos == "AUX" and after.feature("VerbForm") == "Fin":
            return None
    return tokens[-1] if tokens[-1].index > start else None


def _join(tokens: list[Token], verb: Token, particle: Token, base: str) -> None:
    """Make the first word the verb: it takes the place and the dependents of whichever half stood higher in the tree."""
    above = particle if not 0 <= particle.head == verb.index else verb
    for child in list(tokens):
        if child.head in (particle.index, verb.index) and child.index not in (particle.index, verb.index):
            tokens[child.index] = replace(child, head=verb.index)
    head, relation = (above.head, above.relation) if above.head != verb.index else (verb.head, verb.relation)
    features = "Mood=Ind|Tense=Past|VerbForm=Fin"
    tokens[verb.index] = replace(verb, upos="VERB", lemma=base, features=features, head=head, relation=relation)
    tokens[particle.index] = replace(particle, upos="ADP", head=verb.index, relation="compound:prt", features="")
    _raise(tokens, verb.index)
    before = [child for child in tokens[: verb.index] if child.head == verb.index and child.base_relation == "nsubj"]
    for child in list(tokens):
        between = verb.index < child.index < particle.index
        if between and child.head == verb.index and child.base_relation in ("nsubj", "dep") and before:
            tokens[child.index] = replace(child, relation="obj")


def _raise(tokens: list[Token], index: int) -> None:
    """Put a verb that was called a preposition or adverb above the name before it, and what stood behind that name below it."""
    verb = tokens[index]
    root = next((token for token in tokens if token.head < 0), None)
    if root is None or root.index >= index or root.upos in ("VERB", "AUX") or verb.base_relation not in PLACELESS:
        return
    tokens[index] = replace(verb, head=-1, relation="root")
    tokens[root.index] = replace(root, head=index, relation="nsubj")
    for child in list(tokens):
        if child.head == root.index and child.index > index:
            bare = child.base_relation in ("appos", "flat", "nmod", "dep") and not any(
                mark.head == child.index and mark.base_relation == "case" and mark.index != index for mark in tokens
            )
            tokens[child.index] = replace(child, head=index, relation="obj" if bare else child.relation)


PLACELESS = frozenset({"case", "advmod", "amod", "nmod", "appos", "flat", "compound", "mark", "obl"})
"""Relations under which no finite main verb hangs."""
