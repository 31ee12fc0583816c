"""Repairs of trees that no grammar allows: arcs a small parser gets wrong in ways that can be seen on the tree itself.

Every repair moves one word to another head, with a reason; what is not plainly wrong is left alone.
"""

from dataclasses import replace

from vitni.syntax.tree import Sentence, Token, sentence_of


def mended(sentence: Sentence) -> Sentence:
    """Return the sentence with its plain mistakes repaired; the same value where there are none."""
    tokens = list(sentence.tokens)
    for token in sentence.tokens:
        for repair in (_name_in_a_date, _indicative_under_subjunctive, _infinitive_beside_its_verb):
            better = repair(tokens, tokens[token.index])
            if better is not None:
                tokens[token.index] = better
    if all(old is new for old, new in zip(sentence.tokens, tokens, strict=True)):
        return sentence
    return sentence_of(tuple(tokens), language=sentence.language, nearest=sentence.nearest)


def _name_in_a_date(tokens: list[Token], token: Token) -> Token | None:
    """A name that is called part of a date ("sakaði 22. janúar Rússa") is an argument of the verb."""
    if token.base_relation != "flat" or not token.name.startswith("B-") or token.upos != "PROPN":
        return None
    head = tokens[token.head]
    if head.upos not in ("ADV", "NUM") or head.head < 0 or head.name != "O":
        return None
    subject = token.feature("Case") == "Nom"
    return replace(token, head=head.head, relation="nsubj" if subject else "obj")


def _indicative_under_subjunctive(tokens: list[Token], token: Token) -> Token | None:
    """A main verb in the indicative is not coordinated with a reported one in the subjunctive ("deny that ... but demand")."""
    if token.relation != "conj" or token.feature("Mood") != "Ind" or token.upos != "VERB":
        return None
    head = tokens[token.head]
    if head.feature("Mood") != "Sub" or any(child.base_relation == "nsubj" and child.head == token.index for child in tokens):
        return None
    seen = set()
    while head.head >= 0 and head.index not in seen:
        seen.add(head.index)
        head = tokens[head.head]
        if head.feature("Mood") == "Ind" and head.upos == "VERB":
            return replace(token, head=head.index)
    return None


def _infinitive_beside_its_verb(tokens: list[Token], token: Token) -> Token | None:
    """An infinitive right behind another verb of the same clause is that verb's complement ("denied planning to invade")."""
    if token.feature("VerbForm") != "Inf" or token.base_relation not in ("advcl", "xcomp", "conj") or token.index < 2:
        return None
    mark = tokens[token.index - 1]
    before = tokens[token.index - 2]
    if mark.head != token.index or mark.base_relation != "mark" or before.head != token.head or before.index == token.head:
        return None
    if before.upos == "VERB" and before.base_relation in ("xcomp", "conj", "advcl", "ccomp"):
        return replace(token, head=before.index, relation="xcomp")
    return None
