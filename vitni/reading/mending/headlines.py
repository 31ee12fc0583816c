"""Headlines set right: lines without a full stop, whose grammar a parser of whole sentences has not met.

A comma stands for "and" ("Iran, Oman hold talks"), an infinitive for the future ("Germany to send tanks"), and a verb in the
present is taken for a plural ("Sudan army *bombs* market"). Every repair gives its reason; other lines are left alone.
"""

from dataclasses import replace

from vitni.reference.lexicon import Lexicon
from vitni.syntax.tree import Token

STOPS = frozenset(".!?…")
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"})
"""What a noun phrase at the beginning of a headline is made of."""
PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"


def mend_headline(tokens: list[Token], lexicon: Lexicon) -> None:
    """Mend the tree of a line that does not end as a sentence does, in place."""
    if tokens[-1].form in STOPS or len(tokens) < 3:
        return
    _plural_that_is_a_verb(tokens, lexicon)
    _verb_below_its_first_name(tokens)
    verb = next((token for token in tokens if token.head < 0 and token.upos == "VERB"), None)
    if verb is None or verb.index == 0:
        return
    _subject_before_infinitive(tokens, verb)
    _subject_on_the_object(tokens, verb)
    _comma_for_and(tokens, verb)


def _plural_that_is_a_verb(tokens: list[Token], lexicon: Lexicon) -> None:
    """Between a named party and a noun phrase, in a line without another verb, a plural that may be a verb is one."""
    for token in tokens[1:-1]:
        if token.form in (",", ";", ":", "-", "–") or token.upos in ("VERB", "AUX", "ADP"):
            return
        lemma = lexicon.regular.get(token.form)
        if token.upos != "NOUN" or lemma is None or lemma not in lexicon.heads or token.feature("Number") == "Sing":
            continue
        before = tokens[: token.index]
        named = any(word.upos == "PROPN" for word in before) and all(word.upos in NOMINAL for word in before)
        behind = _noun_phrase(tokens, token.index + 1)
        speaks = lemma not in lexicon.nouns and tokens[token.index + 1].upos == "ADP"
        if not named or before[-1].upos not in ("NOUN", "PROPN") or not (behind or speaks):
            continue
        clause = tokens[token.index + 1 : next((t.index for t in tokens[token.index :] if t.form in (",", ";")), len(tokens))]
        if any(word.upos in ("VERB", "AUX") and word.feature("VerbForm") == "Fin" for word in clause):
            return
        _make_verb(tokens, token.index, lemma, behind)
        return


def _noun_phrase(tokens: list[Token], start: int) -> int:
    """Return the last noun of the words without preposition that begin here; 0 where there are none."""
    at = start
    while at < len(tokens) and tokens[at].upos in NOMINAL:
        at += 1
    return next((place for place in range(at - 1, start - 1, -1) if tokens[place].upos in ("NOUN", "PROPN", "NUM")), 0)


def _make_verb(tokens: list[Token], verb: int, lemma: str, last: int) -> None:
    """Make a noun the verb of its line: what stands before it its subject, the phrase up to `last` its object."""
    for token in list(tokens):
        if token.index < verb - 1 and not 0 <= token.head < verb:
            tokens[token.index] = replace(token, head=verb - 1, relation="compound")
        elif verb < token.index < last and not verb < token.head <= last:
            tokens[token.index] = replace(token, head=last, relation="compound")
        elif token.head < 0 and token.index != verb:
            tokens[token.index] = replace(token, head=verb, relation="parataxis")
    tokens[verb] = replace(tokens[verb], upos="VERB", lemma=lemma, features=PRESENT, head=-1, relation="root")
    tokens[verb - 1] = replace(tokens[verb - 1], head=verb, relation="nsubj")
    if last:
        tokens[last] = replace(tokens[last], head=verb, relation="obj")


def _verb_below_its_first_name(tokens: list[Token]) -> None:
    """A verb that hangs on the first of two names before it is the root, and that name its subject ("Egypt, Sudan resume")."""
    first = next((token for token in tokens if token.head < 0), tokens[0])
    behind = tokens[first.index + 1] if first.index + 1 < len(tokens) else first
    if first.upos not in ("PROPN", "X") or behind.form != ",":
        return
    for verb in tokens[behind.index :]:
        if verb.head == first.index and verb.upos == "VERB" and verb.feature("VerbForm") in (None, "Fin"):
            own = next((token for token in tokens if token.head == verb.index and token.base_relation == "nsubj"), None)
            if (
                own is None
                or own.upos != "PROPN"
                or any(token.upos != "PROPN" for token in tokens[first.index + 2 : own.index])
            ):
                return
            tokens[verb.index] = replace(verb, head=-1, relation="root")
            tokens[first.index] = replace(first, head=verb.index, relation="nsubj")
            tokens[own.index] = replace(own, head=first.index, relation="conj")
            return


def _subject_before_infinitive(tokens: list[Token], verb: Token) -> None:
    """The name before the infinitive of a headline is its subject, whatever it is called ("Germany to send tanks")."""
    own = [token for token in tokens if token.head == verb.index]
    mark = next((token for token in own if token.base_relation == "mark" and token.index < verb.index), None)
    if verb.feature("VerbForm") != "Inf" or mark is None or any(token.base_relation in ("nsubj", "aux") for token in own):
        return
    before = [token for token in own if token.index < mark.index and token.upos in ("PROPN", "NOUN")]
    if before and not _has_case(tokens, before[-1].index):
        tokens[before[-1].index] = replace(before[-1], relation="nsubj")


def _subject_on_the_object(tokens: list[Token], verb: Token) -> None:
    """A name that opens the line before a verb without subject is the subject, though hung on the object behind the verb."""
    first = tokens[0]
    if verb.feature("VerbForm") != "Fin" or any(t.head == verb.index and t.base_relation in ("nsubj", "csubj") for t in tokens):
        return
    name = first.upos in ("PROPN", "NOUN") or (first.form.isupper() and len(first.form) > 1)
    if name and first.head > verb.index and first.base_relation in ("compound", "nmod", "flat") and verb.index <= 2:
        tokens[0] = replace(first, upos="PROPN" if first.upos == "NUM" else first.upos, head=verb.index, relation="nsubj")


def _comma_for_and(tokens: list[Token], verb: Token) -> None:
    """Two names with a comma between them before a verb in the plural both do what it says ("Iran, Oman hold talks")."""
    if verb.feature("VerbForm") != "Fin" or verb.feature("Tense") == "Past":
        return
    if verb.feature("Number") == "Sing" and verb.feature("Person") == "3":
        return
    commas = [token.index for token in tokens[: verb.index] if token.form == ","]
    if not commas:
        return
    parts = [0, *(comma + 1 for comma in commas), verb.index + 1]
    heads = []
    for start, end in zip(parts, (*commas, verb.index), strict=False):
        words = tokens[start:end]
        if not words or not all(word.upos in ("PROPN", "ADJ", "NOUN") and not _has_case(tokens, word.index) for word in words):
            return
        heads.append(next((word for word in words if not start <= word.head < end), words[-1]))
    if heads[0].upos == "NOUN":
        return
    tokens[heads[0].index] = replace(heads[0], head=verb.index, relation="nsubj", upos="PROPN")
    for head in heads[1:]:
        upos = "PROPN" if head.upos == "ADJ" else head.upos
        tokens[head.index] = replace(head, head=heads[0].index, relation="conj", upos=upos)


def _has_case(tokens: list[Token], index: int) -> bool:
    return any(token.head == index and token.base_relation == "case" for token in tokens)
