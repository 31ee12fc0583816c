"""Verbs that a small parser did not see: taken for a noun or an adjective, or hung on the name before them."""

from dataclasses import replace

from vitni.reference.inflection import STEM
from vitni.reference.lexicon import Lexicon
from vitni.syntax.tree import Token

NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})

NO_CLAUSE = frozenset(
    {
        "case",
        "flat",
        "punct",
        "det",
        "acl",
        "appos",
        "nmod",
        "compound",
        "amod",
        "fixed",
        "mark",
        "cc",
        "obl",
        "obj",
        "conj",
        "advcl",
    }
)
"""Relations under which no finite verb without subject, relative pronoun or conjunction stands behind a noun."""


BEHIND = frozenset(
    {"nmod", "appos", "flat", "obl", "nsubj", "compound", "amod", "conj", "advmod", "iobj", "dep", "parataxis", "list"}
)
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
        if token.base_relation == "conj" and form in lexicon.nouns and tokens[token.head].upos == "NOUN":
            continue
        regular = lexicon.regular.get(form)
        named = regular is not None and token.lemma.casefold() == regular and token.head < 0
        lemma = lexicon.forms.get(form) or (regular if named or _does(tokens, token) else None)
        alone = not has_verb and {entry.part for entry in lexicon.entries.get(form, ())} == {"verb"}
        lemma = lemma or (form if alone else None)
        if lemma is None or lemma not in lexicon.verbs.get(lemma[:STEM], ()) or (form in lexicon.heads and not alone):
            continue
        does = _does(tokens, token)
        if (token.feature("VerbForm") == "Part" and not does) or token.lemma.casefold() in lexicon.heads - {lemma}:
            continue
        if not does and any(_is_nominal(child, token, has_verb and not named) for child in tokens):
            continue
        found[token.index] = lemma
    return found


def _is_nominal(child: Token, token: Token, has_verb: bool) -> bool:
    """Is this a dependent that only a noun has? In a sentence without verb its first word may be a subject called adjective."""
    if child.head != token.index or child.upos == "PROPN":
        return False
    if not has_verb and token.index == 1 and child.index == 0 and child.base_relation == "amod":
        return False
    return child.base_relation in ("det", "case", "cop", "amod", "nummod")


def dress(tokens: list[Token], verb: Token) -> None:
    """Give a root that was no verb its arguments: the word before it is its subject, the bare one behind it its object."""
    if verb.head >= 0 or any(child.head == verb.index and child.base_relation == "nsubj" for child in tokens):
        return
    own = [child for child in tokens if child.head == verb.index]
    cased = {child.head for child in tokens if child.base_relation in ("case", "mark")}
    before = [child for child in own if child.index < verb.index and child.base_relation in ("amod", "nmod", "compound")]
    behind = [child for child in own if child.index > verb.index and child.base_relation in ("nmod", "appos", "flat")]
    if before and before[-1].index not in cased and before[-1].form[:1].isupper():
        upos = before[-1].upos if before[-1].upos in NOMINALS else "NOUN"
        tokens[before[-1].index] = replace(before[-1], upos=upos, relation="nsubj")
    for child in own:
        if child.index > verb.index and child.relation == "acl" and child.upos == "VERB" and child.index not in cased:
            tokens[child.index] = replace(child, relation="xcomp")
    bare = [child for child in behind if child.index not in cased]
    if bare and not any(child.base_relation == "obj" for child in own):
        tokens[bare[0].index] = replace(bare[0], relation="obj")


def _does(tokens: list[Token], token: Token) -> bool:
    """Has the root a subject behind it and no copula, as only a verb has ("I söndags *dödade* armén elva rebeller")?"""
    own = [child for child in tokens if child.head == token.index]
    copulas = any(child.base_relation in ("cop", "aux") for child in own)
    return token.head < 0 and not copulas and any(child.base_relation == "nsubj" and child.index > token.index for child in own)


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
    if verb.base_relation not in NO_CLAUSE or head.upos not in NOMINALS:
        return
    own = [token for token in tokens if token.head == verb.index]
    if any(token.base_relation in ("nsubj", "mark", "cc", "csubj") or is_relative_word(token) for token in own):
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


def is_relative_word(token: Token) -> bool:
    """Does a word say that it is relative, whatever its part of speech ("who", "where")?"""
    return "Rel" in (token.feature("PronType") or "").split(",")
