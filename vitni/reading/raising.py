"""Verbs that a small parser did not see: taken for a noun or an adjective, or hung on the name before them."""

from dataclasses import replace

from vitni.reference.inflection import STEM
from vitni.reference.lexicon import Lexicon
from vitni.syntax.tree import Token

NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})

NO_CLAUSE = frozenset(
    {"case", "flat", "punct", "det", "acl", "appos", "nmod", "compound", "amod", "fixed", "mark", "cc", "obl", "obj"}
)
"""Relations under which no finite verb without subject, relative pronoun or conjunction stands behind a noun."""


BEHIND = frozenset({"nmod", "appos", "flat", "obl", "nsubj", "compound", "amod", "conj", "advmod", "iobj", "dep", "parataxis"})
"""What a parser calls the object of a verb that it took for something else."""


def known_verbs(tokens: list[Token], lexicon: Lexicon) -> dict[int, str]:
    """Return the verbs that the tagger took for nouns or adjectives: written like a form of a known verb and of no noun."""
    found = {}
    has_verb = any(token.upos in ("VERB", "AUX") and is_finite(token) for token in tokens)
    for token in tokens:
        clause = token.upos in ("NOUN", "ADJ") and token.base_relation in ("root", "ccomp", "advcl", "parataxis", "conj", "acl")
        if has_verb and not clause:
            continue
        form = token.form.casefold()
        if token.upos not in ("NOUN", "ADJ", "ADV", "X", "ADP", "PROPN") or not token.form[:1].islower():
            continue
        lemma = lexicon.forms.get(form)
        if lemma is None or lemma not in lexicon.verbs.get(lemma[:STEM], ()) or form in lexicon.heads:
            continue
        if token.feature("VerbForm") == "Part" or token.lemma.casefold() in lexicon.heads - {lemma}:
            continue
        if any(
            child.head == token.index
            and child.base_relation in ("det", "case", "cop", "amod", "nummod")
            and child.upos != "PROPN"
            for child in tokens
        ):
            continue
        found[token.index] = lemma
    return found


def raise_verb(tokens: list[Token], known: frozenset[int]) -> None:
    """Make the only finite verb of a sentence its root where it hangs on the name before it ("Blinken met Lavrov")."""
    finite = [token for token in tokens if token.upos in ("VERB", "AUX") and (is_finite(token) or token.index in known)]
    if len(finite) != 1 or finite[0].head < 0 or finite[0].upos != "VERB":
        return
    verb = finite[0]
    root = next((token for token in tokens if token.head < 0), None)
    head = tokens[verb.head]
    if verb.index in known and root is not None and root.upos in NOMINALS and head.upos in NOMINALS:
        _raise_known(tokens, verb, root, head)
        return
    if root is None or root.upos not in NOMINALS or root.index > verb.index or head.index > verb.index:
        return
    if verb.relation == "acl:relcl" or verb.base_relation not in NO_CLAUSE or head.upos not in NOMINALS:
        return
    own = [token for token in tokens if token.head == verb.index]
    if any(token.base_relation in ("nsubj", "mark", "cc", "csubj") or _is_relative(token) for token in own):
        return
    if any(
        token.base_relation in ("case", "cop", "mark") and token.head == root.index and token.index < root.index
        for token in tokens
    ):
        return
    tokens[verb.index] = replace(verb, head=-1, relation="root")
    tokens[root.index] = replace(root, head=verb.index, relation="nsubj")
    has_object = any(token.base_relation == "obj" for token in own)
    for token in list(tokens):
        if token.index <= verb.index or token.head not in (root.index, head.index, verb.index):
            continue
        bare = not any(child.head == token.index and child.base_relation in ("case", "mark") for child in tokens)
        if token.upos in NOMINALS and bare and not has_object and token.base_relation in BEHIND:
            tokens[token.index] = replace(token, head=verb.index, relation="obj")
            has_object = True
        elif token.head != verb.index and not (token.base_relation == "flat" and tokens[token.index - 1].index == root.index):
            relation = "obl" if token.base_relation in ("nmod", "obl") else token.relation
            tokens[token.index] = replace(token, head=verb.index, relation=relation)


def _raise_known(tokens: list[Token], verb: Token, root: Token, head: Token) -> None:
    """Put a verb that was taken for an adjective above the nouns around it ("USA delade underrättelser")."""
    if verb.base_relation not in ("amod", "nmod", "appos", "flat", "compound", "case", "acl", "advmod", "punct"):
        return
    tokens[verb.index] = replace(verb, head=-1, relation="root")
    tokens[root.index] = replace(root, head=verb.index, relation="nsubj" if root.index < verb.index else "obj")
    if head.index != root.index and head.head == root.index and (head.index < verb.index) != (root.index < verb.index):
        tokens[head.index] = replace(head, head=verb.index, relation="nsubj" if head.index < verb.index else "obj")
    for token in list(tokens):
        if token.head in (root.index, head.index) and (token.index < verb.index) != (token.head < verb.index):
            relation = "obl" if token.base_relation == "nmod" else token.relation
            tokens[token.index] = replace(token, head=verb.index, relation=relation)


def is_finite(token: Token) -> bool:
    return token.feature("VerbForm") == "Fin" or (token.feature("VerbForm") is None and token.feature("Mood") is not None)


def _is_relative(token: Token) -> bool:
    return "Rel" in (token.feature("PronType") or "").split(",")
