"""Hearing whether a time expression points back or ahead: from the governing verb in a tree, or from the words around it."""

import re
from dataclasses import replace

from vitni.model.time import Direction, TimePhrase
from vitni.reference.files import language_file
from vitni.reference.times import TimeGrammar, load_times
from vitni.syntax.tree import Sentence, Token

WORD = re.compile(r"[^\W\d_]+")

SENTENCE_ENDS = ".!?\n…。！？"
WORDWISE_REACH = 300
"""Characters before and behind an expression, within its sentence, that are searched for a word of tense."""


def heard_in_words(phrase: TimePhrase, text: str) -> TimePhrase:
    """Return the phrase with the direction that the nearest word of tense in its sentence gives, the words before it first.

    This is what can be heard without a tree: "will" or "said", or an ending that only a past or a future has. Unchanged where
    no such word is near, or where the phrase needs none.
    """
    if phrase.direction is not None or phrase.kind != "date" or not _needs_direction(phrase):
        return phrase
    clues = load_times(phrase.language).clues
    before = _back_to_sentence(text, phrase.start)
    for word in [*reversed(WORD.findall(before)), *WORD.findall(_on_to_sentence(text, phrase.end))]:
        said = clues.direction_of(word.lower())
        if said == "past" and phrase.rule == "hence":
            return as_length(phrase)
        if said is not None:
            return replace(phrase, direction=said, direction_words=word)
    return phrase


def as_length(phrase: TimePhrase) -> TimePhrase:
    """Return "in two weeks" as a length: of what is past, it says how long it took ("doubled in two years")."""
    return replace(phrase, kind="duration", shift=None, anchor=None)


def _needs_direction(phrase: TimePhrase) -> bool:
    """Whether tense can move the phrase: a weekday, day, month or season that neither a year nor a step pins down."""
    if phrase.rule == "hence":
        return True
    if phrase.named == "weekend" and phrase.shift == 0:
        return True
    worded = phrase.weekday or phrase.day or phrase.month or phrase.season or phrase.named
    return worded is not None and phrase.year is None and phrase.shift is None and phrase.anchor != "previous"


def _back_to_sentence(text: str, at: int) -> str:
    first = max(0, at - WORDWISE_REACH)
    for place in range(at - 1, first - 1, -1):
        if text[place] in SENTENCE_ENDS and (place + 1 >= at or not text[place + 1].isalnum()):
            return text[place + 1 : at]
    return text[first:at]


def _on_to_sentence(text: str, at: int) -> str:
    last = min(len(text), at + WORDWISE_REACH)
    for place in range(at, last):
        if text[place] in SENTENCE_ENDS:
            return text[at:place]
    return text[at:last]


AUXILIARIES = ("aux", "cop")
LONGEST_CLIMB = 6
"""Steps up the tree within which the governing verb is looked for."""


def with_direction(phrase: TimePhrase, sentence: Sentence) -> TimePhrase:
    """Return the phrase with the direction its governing verb gives, and the words that say so; unchanged where none does.

    A past tense or perfect points back; a future, a modal, an infinitive of purpose or headline ("to meet Friday") and words
    like "plan" and "due" point ahead; the present points nowhere. A phrase that hangs on a noun hears only a future ("will
    discuss the talks on Friday"): what is told in the past may concern what is to come ("agreed on talks on Friday").
    """
    if phrase.direction is not None or phrase.kind != "date":
        return phrase
    governor = _governor(phrase, sentence)
    if governor is None or not language_file(sentence.language, "language.toml").exists():
        return phrase
    grammar = load_times(sentence.language)
    said = _direction(governor, sentence, grammar, LONGEST_CLIMB) or _present_ahead(phrase, governor, sentence, grammar)
    if said is None:
        return phrase
    direction, words = said
    if direction == "past" and phrase.rule == "hence":
        return as_length(phrase)
    if direction == "past" and _hangs_on_noun(phrase, sentence):
        return phrase
    return replace(phrase, direction=direction, direction_words=words)


def _present_ahead(phrase: TimePhrase, verb: Token, sentence: Sentence, grammar: TimeGrammar) -> tuple[Direction, str] | None:
    """Return "future" for a bare weekday under a present tense ("Strejken inleds på måndag"), where the language speaks so.

    Verbs of telling are left out: "säger hon på måndag" was said already.
    """
    if not grammar.present_ahead or phrase.weekday is None or phrase.day is not None or phrase.shift is not None:
        return None
    finite = next((token for token in sentence.dependents(verb.index, *AUXILIARIES)), verb)
    if finite.feature("Tense") != "Pres" or _among(verb, grammar.telling):
        return None
    return "future", finite.form


def _governor(phrase: TimePhrase, sentence: Sentence) -> Token | None:
    """Return the verb (or predicate) a phrase hangs on, above any noun that comes between."""
    inside = [token for token in sentence.tokens if phrase.start <= token.start and token.end <= phrase.end]
    heads = [token for token in inside if token.head < 0 or sentence.tokens[token.head] not in inside]
    heads.sort(key=lambda token: (token.upos in ("ADP", "DET", "PUNCT"), token.index))
    if not heads or heads[0].head < 0:
        return None
    token = heads[0]
    token = sentence.tokens[token.head]
    for _ in range(LONGEST_CLIMB):
        if _is_predicate(token, sentence):
            return token
        if token.head < 0:
            return None
        token = sentence.tokens[token.head]
    return None


def _hangs_on_noun(phrase: TimePhrase, sentence: Sentence) -> bool:
    """Whether the tree hangs the phrase on a common noun ("the talks on Friday"), not on a verb, a name or a pronoun."""
    for token in sentence.tokens:
        if phrase.start <= token.start and token.end <= phrase.end and token.head >= 0:
            head = sentence.tokens[token.head]
            if not phrase.start <= head.start < phrase.end:
                return head.upos in ("NOUN", "ADJ") and not _is_predicate(head, sentence)
    return False


def _is_predicate(token: Token, sentence: Sentence) -> bool:
    return token.upos in ("VERB", "AUX") or any(True for _ in sentence.dependents(token.index, *AUXILIARIES))


def _direction(verb: Token, sentence: Sentence, grammar: TimeGrammar, steps: int) -> tuple[Direction, str] | None:
    """Return where a predicate points and the words that say so, from its auxiliaries, its own tense, or its governor."""
    helpers = list(sentence.dependents(verb.index, *AUXILIARIES))
    for token in (*helpers, verb):
        if _among(token, grammar.ahead) and (token is not verb or not helpers):
            return "future", token.form
        if _among(token, grammar.behind):
            return "past", token.form
    finite = next((token for token in helpers if token.feature("VerbForm") in ("Fin", None)), None)
    infinitive = next((token for token in (*helpers, verb) if token.feature("VerbForm") == "Inf"), None)
    if finite is not None:
        modal = infinitive is not None and infinitive is not finite and finite.feature("Tense") != "Past"
        if modal or finite.feature("Tense") == "Fut":
            return "future", finite.form
        if finite.feature("Tense") in ("Past", "Imp", "Pqp"):
            return "past", finite.form
        perfect = finite.relation in ("aux", "aux:tense") and verb.feature("VerbForm") in ("Part", "Sup")
        return ("past", f"{finite.form} {verb.form}") if perfect else _own_tense(verb, finite)
    if infinitive is not None and infinitive is not verb and _is_perfect(infinitive, verb):
        return "past", f"{infinitive.form} {verb.form}"
    if infinitive is not None:
        return _of_infinitive(verb, sentence, grammar, steps)
    return _own_tense(verb, None)


def _is_perfect(auxiliary: Token, verb: Token) -> bool:
    """Whether an infinitive makes a perfect with its participle ("accused of having sent", "hafa sent"), and no passive."""
    done = verb.feature("VerbForm") == "Sup" or (verb.feature("VerbForm") == "Part" and verb.feature("Tense") != "Pres")
    return done and auxiliary.relation in ("aux", "aux:tense") and verb.feature("Voice") != "Pass"


def _own_tense(verb: Token, finite: Token | None) -> tuple[Direction, str] | None:
    tense = verb.feature("Tense")
    if tense == "Fut":
        return "future", verb.form
    present = finite is not None and finite.feature("Tense") == "Pres"
    if tense in ("Past", "Imp", "Pqp") and not present:
        return "past", verb.form
    return None


def _of_infinitive(verb: Token, sentence: Sentence, grammar: TimeGrammar, steps: int) -> tuple[Direction, str] | None:
    """A lone infinitive points ahead ("to meet Friday"), but one that completes a verb points where that verb does."""
    marked = any(True for _ in sentence.dependents(verb.index, "mark"))
    completing = verb.base_relation in ("xcomp", "ccomp", "conj") or (verb.base_relation in ("advcl", "acl") and not marked)
    if completing and verb.head >= 0 and steps > 0:
        governor = sentence.tokens[verb.head]
        if _is_predicate(governor, sentence):
            if _among(governor, grammar.ahead):
                return "future", governor.form
            return _direction(governor, sentence, grammar, steps - 1)
    return "future", verb.form


def _among(token: Token, words: frozenset[str]) -> bool:
    return token.lemma.lower() in words or token.form.lower() in words
