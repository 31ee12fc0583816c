"""Repairs of trees that no grammar allows: arcs a small parser gets wrong in ways that can be seen on the tree itself.

Every repair moves one word to another head, with a reason; what is not plainly wrong is left alone.
"""

from dataclasses import replace

from vitni.reference.lexicon import Lexicon
from vitni.syntax.tree import Sentence, Token, sentence_of


def mended(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Return the sentence with its plain mistakes repaired; the same value where there are none.

    In a language that may leave a subject out, a verb without one is no mistake.
    """
    tokens = list(sentence.tokens)
    for token in sentence.tokens:
        if not lexicon.drops_subjects:
            _give_subject(tokens, token)
        if token.feature("VerbForm") == "Inf":
            _give_noun(tokens, tokens[token.index], lexicon)
    for token in sentence.tokens:
        for repair in REPAIRS:
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


SUBORDINATE = frozenset({"advcl", "ccomp", "parataxis", "acl", "conj"})
"""Relations of finite clauses that have a subject of their own, unless they are coordinated by a conjunction."""
BETWEEN = frozenset({"ADV", "AUX", "PART"})
"""Words that may stand between a subject and its verb."""


def _give_subject(tokens: list[Token], verb: Token) -> None:
    """Give a finite verb without subject the phrase right before it ("as Western powers warn", read as "like")."""
    if verb.upos != "VERB" or verb.base_relation not in SUBORDINATE or verb.relation == "acl:relcl" or verb.head > verb.index:
        return
    if verb.feature("VerbForm") in ("Inf", "Ger", "Part", "Sup", "Conv") or verb.feature("Voice") == "Pass":
        return
    own = [token for token in tokens if token.head == verb.index]
    if any(token.base_relation in ("nsubj", "csubj", "expl", "cc", "mark") for token in own):
        return
    at = verb.index - 1
    while at >= 0 and tokens[at].head == verb.index and tokens[at].upos in BETWEEN:
        at -= 1
    if at < 0 or tokens[at].upos not in ("NOUN", "PROPN", "PRON"):
        return
    seen = {at}
    while (
        tokens[at].head >= 0 and tokens[at].head != verb.head and tokens[at].head < verb.index and tokens[at].head not in seen
    ):
        at = tokens[at].head
        seen.add(at)
    noun = tokens[at]
    if noun.head != verb.head or noun.upos not in ("NOUN", "PROPN", "PRON") or noun.base_relation not in MISPLACED:
        return
    opening = next((token for token in tokens if token.head == at and token.base_relation == "case"), None)
    if opening is None and noun.base_relation == "obl":
        return
    tokens[at] = replace(noun, head=verb.index, relation="nsubj")
    if opening is not None:
        tokens[opening.index] = replace(opening, head=verb.index, relation="mark", upos="SCONJ")


MISPLACED = frozenset({"obl", "nmod", "obj", "appos", "conj", "flat"})
"""What a parser calls a subject that it hung on the verb before."""


def _give_noun(tokens: list[Token], verb: Token, lexicon: Lexicon) -> None:
    """Hang an infinitive on the act noun right before it ("a decision to leave") that the parser gave to the verb above."""
    if verb.base_relation not in ("obl", "advcl", "xcomp", "ccomp") or verb.head < 0 or verb.head > verb.index:
        return
    at = verb.index - 1
    while at > verb.head and tokens[at].head == verb.index and tokens[at].base_relation in ("mark", "case", "advmod"):
        at -= 1
    if at == verb.index - 1 or at <= verb.head or tokens[at].upos not in ("NOUN", "PROPN"):
        return
    while at >= 0 and at != verb.head:
        noun = tokens[at]
        if noun.upos == "NOUN" and noun.lemma.casefold() in lexicon.heads:
            tokens[verb.index] = replace(verb, head=at, relation="acl")
            return
        if noun.head > at or noun.head < 0:
            return
        at = noun.head


def _infinitive_beside_infinitive(tokens: list[Token], token: Token) -> Token | None:
    """An infinitive is coordinated with the infinitive before it, not with a finite verb or participle further up."""
    if token.relation != "conj" or token.feature("VerbForm") != "Inf" or tokens[token.head].feature("VerbForm") == "Inf":
        return None
    if any(child.head == token.index and child.base_relation in ("aux", "nsubj", "cop") for child in tokens):
        return None
    for before in reversed(tokens[token.head + 1 : token.index]):
        if before.feature("VerbForm") == "Inf" and before.upos == "VERB" and before.relation != "conj":
            return replace(token, head=before.index)
    return None


def _reported_without_conjunction(tokens: list[Token], token: Token) -> Token | None:
    """A clause in the subjunctive behind a comma is reported, not coordinated ("kündigte an, sein Land werde liefern")."""
    if token.relation not in ("conj", "parataxis") or token.upos != "VERB":
        return None
    below = [child for child in tokens if child.head == token.index]
    if any(child.base_relation == "cc" for child in below) or token.head > token.index:
        return None
    moods = {token.feature("Mood"), *(child.feature("Mood") for child in below if child.base_relation in ("aux", "cop"))}
    if "Sub" not in moods or "Ind" in moods or tokens[token.head].feature("Mood") == "Sub":
        return None
    return replace(token, relation="ccomp")


REPAIRS = (
    _name_in_a_date,
    _indicative_under_subjunctive,
    _infinitive_beside_its_verb,
    _infinitive_beside_infinitive,
    _reported_without_conjunction,
)
