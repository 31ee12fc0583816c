"""Repairs of trees that no grammar allows: arcs a small parser gets wrong in ways that can be seen on the tree itself.

Every repair moves one word to another head, with a reason; what is not plainly wrong is left alone.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from vitni.model.time import TimePhrase
from vitni.reading.mending.arguments import mend_arguments
from vitni.reading.mending.capitals import mend_capitals
from vitni.reading.mending.fixed import join_phrases
from vitni.reading.mending.grafting import graft
from vitni.reading.mending.headlines import mend_headline
from vitni.reading.mending.raising import NOMINALS, dress, known_verbs, raise_verb
from vitni.reading.mending.relabels import relabel
from vitni.reading.mending.trailing import mend_speech
from vitni.reference.lexicon import Lexicon
from vitni.reference.titles import titles_of
from vitni.syntax.tree import Sentence, Token, is_tree, sentence_of


def mended(sentence: Sentence, lexicon: Lexicon, times: Sequence[TimePhrase] = ()) -> Sentence:
    """Return the sentence with its plain mistakes repaired; the same value where there are none.

    `times` are the time expressions of the text the sentence stands in. In a language that may leave a subject out, a verb
    without one is no mistake.
    """
    tokens = list(sentence.tokens)
    for repair in _repairs(tokens, lexicon, times):
        repair()
    if not is_tree(tokens):
        tokens = _without_circles(sentence, lexicon, times)
    same = all(old is new for old, new in zip(sentence.tokens, tokens, strict=True))
    if same:
        return sentence
    return sentence_of(tuple(tokens), language=sentence.language, nearest=sentence.nearest, cut=sentence.cut)


def _without_circles(sentence: Sentence, lexicon: Lexicon, times: Sequence[TimePhrase]) -> list[Token]:
    """Return the sentence's words repaired anew, every repair undone that closes a circle of heads."""
    tokens = list(sentence.tokens)
    for repair in _repairs(tokens, lexicon, times):
        before = tokens.copy()
        repair()
        if tokens != before and not is_tree(tokens):
            tokens[:] = before
    return tokens


def _repairs(tokens: list[Token], lexicon: Lexicon, times: Sequence[TimePhrase]) -> Iterator[Callable[[], None]]:
    """Yield the repairs one by one; each changes `tokens` in place and sees what was changed before it."""
    infinitives = [token.feature("VerbForm") == "Inf" for token in tokens]
    yield partial(mend_headline, tokens, lexicon)
    yield partial(mend_speech, tokens, lexicon)
    yield partial(relabel, tokens, lexicon, times)
    yield partial(graft, tokens, lexicon)
    yield partial(join_phrases, tokens, lexicon)
    if titles_of(lexicon.language).capital_nouns:
        yield partial(mend_capitals, tokens, lexicon)
    yield partial(mend_arguments, tokens)
    known = known_verbs(tokens, lexicon)
    for index, lemma in known.items():
        tokens[index] = replace(tokens[index], upos="VERB", lemma=lemma)
        yield partial(dress, tokens, tokens[index])
    yield partial(raise_verb, tokens, frozenset(known))
    for at, infinitive in enumerate(infinitives):
        if infinitive or tokens[at].upos == "VERB":
            yield partial(_mend_clause, tokens, at, lexicon, (at in known, infinitive))
    for at in range(len(tokens)):
        if tokens[at].upos not in NEVER_MOVED:
            yield partial(_mend_word, tokens, at, lexicon)


NEVER_MOVED = frozenset({"PUNCT", "ADP", "CCONJ", "SCONJ", "PART", "NUM", "ADV", "SYM", "INTJ"})
"""Words that no repair of a single word is about."""


def _mend_clause(tokens: list[Token], at: int, lexicon: Lexicon, seen: tuple[bool, bool]) -> None:
    """Give a verb what belongs to it; `seen` says whether it was known by its form only and whether it was an infinitive."""
    known, infinitive = seen
    if not lexicon.drops_subjects:
        _give_subject(tokens, tokens[at])
    if not (lexicon.verb_second and _is_inverted(tokens, tokens[at])):
        _give_name(tokens, tokens[at], known)
    if infinitive:
        _give_noun(tokens, tokens[at], lexicon)
    _open_clause(tokens, tokens[at])


def _mend_word(tokens: list[Token], at: int, lexicon: Lexicon) -> None:
    """Give an act noun its phrases, and put in place of a word what the repairs of single words make of it."""
    _give_phrase(tokens, tokens[at], lexicon)
    for better in REPAIRS:
        tokens[at] = better(tokens, tokens[at]) or tokens[at]


def _give_phrase(tokens: list[Token], noun: Token, lexicon: Lexicon) -> None:
    """Give an act noun before its verb the phrases between the two ("*Der Angriff Russlands auf die Ukraine* begann")."""
    if noun.upos not in ("NOUN", "PROPN") or noun.base_relation != "nsubj" or noun.head < noun.index:
        return
    if not _is_act_noun(noun, lexicon):
        return
    verb = tokens[noun.head]
    limit = min(
        token.index
        for token in tokens
        if token is verb or (token.head == verb.index and token.base_relation in ("aux", "cop") and token.index > noun.index)
    )
    between = tokens[noun.index + 1 : limit]
    if any(token.upos in ("PUNCT", "SCONJ", "VERB") for token in between):
        return
    for token in between:
        if (
            token.head != verb.index
            or token.upos not in NOMINALS
            or token.base_relation not in ("obl", "nmod", "obj", "iobj", "amod", "advmod", "appos")
        ):
            continue
        tokens[token.index] = replace(token, head=noun.index, relation="nmod")


def _is_act_noun(noun: Token, lexicon: Lexicon) -> bool:
    """Is this a noun that acts.toml knows, itself or as the end of a compound?"""
    lemma, form = noun.lemma.casefold(), noun.form.casefold()
    words = (lemma, lexicon.forms.get(form, lemma))
    if any(entry.part == "noun" for word in words for entry in lexicon.entries.get(word, ())):
        return True
    return any(word[start:] in lexicon.suffixes for word in (lemma, form) for start in range(len(word)))


def _name_before_verb(tokens: list[Token], verb: Token, known: bool) -> Token | None:
    """Find the name before a verb without subject on its left that was called something else ("Norwegen unterstützt")."""
    own = [token for token in tokens if token.head == verb.index]
    if (
        verb.upos != "VERB"
        or verb.feature("VerbForm") in ("Inf", "Part", "Ger", "Sup", "Conv")
        or verb.feature("Voice") == "Pass"
    ):
        return None
    if any(token.base_relation in ("nsubj", "csubj", "expl") and token.index < verb.index for token in own):
        return None
    if any(token.relation in ("aux:pass", "nsubj:pass") for token in own):
        return None
    for token in own:
        if token.index > verb.index or token.base_relation not in (
            "advmod",
            "amod",
            "appos",
            "obl",
            "compound",
            "nmod",
            "flat",
            "discourse",
        ):
            continue
        named = token.name.startswith("B-") or token.upos == "PROPN" or (known and token.upos == "NOUN")
        if token.upos not in ("PROPN", "NOUN", "ADV", "ADJ") or not named or token.feature("Case") not in (None, "Nom"):
            continue
        if any(child.head == token.index and child.base_relation in ("case", "mark") for child in tokens):
            continue
        if token.index and tokens[token.index - 1].upos == "ADP":
            continue
        return token
    return None


def _is_inverted(tokens: list[Token], verb: Token) -> bool:
    """Has a finite verb its subject behind it, so that a day before it is none ("*Donderdag* protesteerden leraren")?"""
    subjects = [token for token in tokens if token.head == verb.index and token.base_relation == "nsubj"]
    return bool(subjects) and all(token.index > verb.index for token in subjects)


def _give_name(tokens: list[Token], verb: Token, known: bool) -> None:
    """Make that name the subject, and a subject behind the verb its object."""
    name = _name_before_verb(tokens, verb, known)
    if name is None:
        return
    upos = name.upos if name.upos in NOMINALS else "PROPN"
    tokens[name.index] = replace(name, relation="nsubj", upos=upos)
    own = [token for token in tokens if token.head == verb.index]
    later = [token for token in own if token.index > verb.index and token.base_relation == "nsubj"]
    if later and not any(token.base_relation == "obj" for token in own):
        tokens[later[0].index] = replace(later[0], relation="obj")
    for token in own:
        if token.index > verb.index and token.relation == "acl" and token.feature("VerbForm") == "Inf":
            tokens[token.index] = replace(token, relation="xcomp")


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
    if noun.head != verb.head or noun.upos not in ("NOUN", "PROPN", "PRON"):
        return
    if noun.relation == verb.relation == "advcl" and noun.upos == "NOUN":
        _give_clause(tokens, noun, verb)
        return
    if noun.base_relation not in MISPLACED:
        return
    opening = next((token for token in tokens if token.head == at and token.base_relation == "case"), None)
    if opening is None and noun.base_relation == "obl":
        return
    tokens[at] = replace(noun, head=verb.index, relation="nsubj")
    if opening is not None:
        tokens[opening.index] = replace(opening, head=verb.index, relation="mark", upos="SCONJ")


def _give_clause(tokens: list[Token], noun: Token, verb: Token) -> None:
    """Make a noun that was taken for the verb of a clause the subject of the verb behind it ("när ryska *styrkor* bombade")."""
    for child in list(tokens):
        if child.head == noun.index and child.base_relation in ("mark", "advmod") and child.index < noun.index:
            tokens[child.index] = replace(child, head=verb.index)
        elif child.head == noun.index and child.upos == "ADJ" and child.base_relation in ("nsubj", "obj", "advmod"):
            tokens[child.index] = replace(child, relation="amod")
    tokens[noun.index] = replace(noun, head=verb.index, relation="nsubj", features="")


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


def _infinitive_is_no_phrase(tokens: list[Token], token: Token) -> Token | None:
    """An infinitive with its mark is the complement of the verb before it, no phrase of it ("offered *to mediate*")."""
    if (
        token.upos != "VERB"
        or token.feature("VerbForm") != "Inf"
        or token.relation != "obl"
        or not 0 <= token.head < token.index
    ):
        return None
    own = [child for child in tokens if child.head == token.index and child.index < token.index]
    marked = any(child.base_relation == "mark" for child in own) and all(
        child.base_relation in ("mark", "advmod") for child in own
    )
    return replace(token, relation="xcomp") if marked and tokens[token.head].upos == "VERB" else None


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


def _open_clause(tokens: list[Token], verb: Token) -> None:
    """Make the noun right before an adverbial clause's verb its subject where a preposition was seen ("*as* powers warn").

    Only for a clause that has neither subject nor conjunction nor auxiliary.
    """
    noun = tokens[verb.index - 1]
    if not _lacks_subject(tokens, verb.index) or noun.head != verb.index or noun.base_relation != "obl":
        return
    mark = next((child for child in tokens if _is_case_of(child, noun)), None)
    if mark is None or noun.upos not in ("NOUN", "PROPN"):
        return
    tokens[noun.index] = replace(noun, relation="nsubj")
    tokens[mark.index] = replace(mark, upos="SCONJ", relation="mark", head=verb.index)
    tokens[verb.index] = replace(verb, features=verb.features.replace("VerbForm=Inf", "VerbForm=Fin"))


def _is_case_of(token: Token, noun: Token) -> bool:
    return token.head == noun.index and token.base_relation == "case" and token.index < noun.index


def _lacks_subject(tokens: list[Token], verb: int) -> bool:
    """Is this the verb of an adverbial clause that has no subject, auxiliary or conjunction of its own?"""
    if verb < 0 or tokens[verb].upos != "VERB" or tokens[verb].base_relation != "advcl":
        return False
    return not any(child.head == verb and child.base_relation in ("nsubj", "mark", "aux", "cop") for child in tokens)


def _name_like_a_pronoun(tokens: list[Token], token: Token) -> Token | None:
    """A word in capitals that the model sees as a name is no pronoun, however it is spelled ("US announces restrictions")."""
    if token.upos not in ("PRON", "DET") or token.name == "O" or len(token.form) < 2 or not token.form.isupper():
        return None
    return replace(token, upos="PROPN", lemma=token.form, features="")


REPAIRS = (
    _name_like_a_pronoun,
    _name_in_a_date,
    _indicative_under_subjunctive,
    _infinitive_is_no_phrase,
    _infinitive_beside_its_verb,
    _infinitive_beside_infinitive,
    _reported_without_conjunction,
)
