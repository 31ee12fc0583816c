"""Clauses that hang where no clause hangs: content of a verb on the phrase beside it, words of speech behind what was said."""

from dataclasses import replace

from vitni.reading.mending.hanging import attach, is_finite_verb
from vitni.reference.lexicon import Lexicon
from vitni.reference.paradigms import Paradigms
from vitni.syntax.tree import Token


def below_a_verb(tokens: list[Token], token: Token) -> None:
    """A clause below a verb describes no noun: it is the verb's content where a conjunction opens it."""
    if token.relation != "acl" or token.head < 0 or tokens[token.head].upos != "VERB" or token.upos not in ("VERB", "ADJ"):
        return
    marked = any(child.head == token.index and child.base_relation == "mark" for child in tokens)
    tokens[token.index] = replace(token, relation="ccomp" if marked else "advcl")


def content_of_the_verb(tokens: list[Token], token: Token, lexicon: Lexicon, paradigms: Paradigms) -> None:
    """A clause opened by "that" behind a phrase of time belongs to the verb above ("said on *Friday* that ...")."""
    head = tokens[token.head] if token.head >= 0 else None
    if token.relation != "acl" or head is None or head.upos == "VERB" or head.head < 0 or tokens[head.head].upos != "VERB":
        return
    words = {head.lemma.casefold(), head.form.casefold()}
    if any(word in table for table in (lexicon.entries, lexicon.speech, lexicon.operators) for word in words):
        return
    if any(child.head == token.index and child.form.casefold() in paradigms.complementizers for child in tokens):
        tokens[token.index] = replace(token, head=head.head, relation="ccomp")


def said_behind(tokens: list[Token], token: Token, lexicon: Lexicon) -> None:
    """A word of speech right behind a comma or a quotation mark reports what stands before ("..., *said* the minister")."""
    before = tokens[token.index - 1] if token.index else None
    if (
        before is None
        or before.upos != "PUNCT"
        or not is_finite_verb(token)
        or token.base_relation not in ("acl", "advcl", "conj")
    ):
        return
    words = {token.lemma.casefold(), lexicon.forms.get(token.form.casefold(), "")}
    own = [child for child in tokens if child.head == token.index]
    if not any(word in lexicon.speech for word in words) or any(child.base_relation in ("mark", "cc") for child in own):
        return
    if any("Rel" in (child.feature("PronType") or "") for child in own):
        return
    root = next((other for other in tokens if other.head < 0), None)
    if root is not None and root.index < token.index:
        attach(tokens, token.index, root.index, "parataxis")


def joins_the_verb(tokens: list[Token], token: Token) -> None:
    """A finite verb behind "and" is joined to the verb before, not to its object ("condemned the step *and threatened*")."""
    if not is_finite_verb(token) or not 0 <= token.head < token.index:
        return
    own = [child for child in tokens if child.head == token.index]
    joined = any(child.base_relation == "cc" and child.index == token.index - 1 for child in own)
    if not joined or any(child.base_relation in ("mark", "nsubj", "cop") for child in own):
        return
    head = tokens[token.head]
    if head.upos == "VERB":
        if token.base_relation in ("obj", "obl", "nmod", "iobj", "appos"):
            tokens[token.index] = replace(token, relation="conj")
        return
    above = tokens[head.head] if head.upos in ("NOUN", "PROPN") and head.head >= 0 else None
    seen = {token.index, head.index}
    while above is not None and above.upos != "VERB" and above.index not in seen:
        seen.add(above.index)
        above = tokens[above.head] if above.head >= 0 else None
    if above is not None and above.upos == "VERB" and above.index < token.index and token.base_relation in ("conj", "nmod"):
        tokens[token.index] = replace(token, head=above.index, relation="conj")
