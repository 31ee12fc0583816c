"""Subjects behind their verbs: where a day opens the sentence, the subject follows ("Torsdag demonstrerte tusenvis").

Only for languages whose finite verb is the second part of a main clause (`verb_second` in acts.toml).
"""

from dataclasses import replace

from vitni.reference.lexicon import Lexicon
from vitni.syntax.tree import Token

BETWEEN = frozenset({"ADV", "DET", "ADJ", "NUM", "PRON"})
"""What may stand between the verb and the head of its subject; "seg" and other pronouns with a relation of their own do not."""


def inverted(tokens: list[Token], lexicon: Lexicon) -> None:
    """Make the first bare noun behind a finite verb without subject its subject, where an adverbial opens the clause."""
    if not lexicon.verb_second:
        return
    for verb in tuple(tokens):
        finite = verb.feature("VerbForm") == "Fin" or verb.feature("Mood") == "Ind"
        if (
            verb.upos != "VERB"
            or not finite
            or verb.base_relation in ("conj", "acl", "advcl")
            or verb.feature("Voice") == "Pass"
        ):
            continue
        children = [token for token in tokens if token.head == verb.index]
        if any(child.base_relation in ("nsubj", "csubj", "mark", "expl", "aux") for child in children):
            continue
        opening = [child for child in children if child.index < verb.index and child.upos not in ("PUNCT", "CCONJ")]
        if not opening or any(child.base_relation not in ("obl", "advmod", "nmod") for child in opening):
            continue
        subject = _first_noun(tokens, verb)
        if subject is not None:
            tokens[subject.index] = replace(subject, relation="nsubj")


def _first_noun(tokens: list[Token], verb: Token) -> Token | None:
    """Return the bare noun that hangs on the verb right behind it."""
    at = verb.index + 1
    while at < len(tokens) and tokens[at].upos in BETWEEN and (tokens[at].head != verb.index or tokens[at].upos == "NUM"):
        at += 1
    if at >= len(tokens) or tokens[at].upos not in ("NOUN", "PROPN") or tokens[at].head != verb.index:
        return None
    noun = tokens[at]
    bare = noun.base_relation in ("obj", "obl", "iobj") and not any(
        child.head == noun.index and child.base_relation == "case" for child in tokens
    )
    return noun if bare else None
