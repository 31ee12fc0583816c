"""Words that the language's paradigms know get their part of speech, dictionary form and cases from their own form.

A model trained on little text, or on a relative's, takes words it never saw for others. Endings do not lie: what a form can
be is decided here, word by word; which of its cases it has in a phrase, `chunks` decides.
"""

from dataclasses import replace

from vitni.reference.inflection import STEM
from vitni.reference.lexicon import Lexicon
from vitni.reference.paradigms import Analysis, Paradigms
from vitni.syntax.tree import Token

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "X"})
UNSURE = frozenset({"NOUN", "PROPN", "ADJ", "X", "SYM", "INTJ"})
"""Parts of speech that the model gives to words it does not know."""


CLOSED = frozenset({"SCONJ", "CCONJ", "PART", "AUX", "PRON", "DET", "NUM"})
"""Parts of speech that a model trained on the language itself knows word by word."""


def retagged(
    tokens: list[Token], lexicon: Lexicon, paradigms: Paradigms, *, trained: bool
) -> tuple[dict[int, frozenset[str]], dict[int, Analysis]]:
    """Mend part of speech and lemma in place; return the cases each word may have by its form, and what is known of it."""
    cases: dict[int, frozenset[str]] = {}
    words: dict[int, Analysis] = {}
    for token in list(tokens):
        form = token.form.casefold().replace("’", "'")
        if not form.replace("-", "").replace("'", "").isalpha():
            continue
        if form in paradigms.adpositions:
            if _is_adverb(tokens, token, form, paradigms):
                tokens[token.index] = replace(token, upos="ADV", relation="advmod")
                continue
            pronoun = token.upos == "PRON" and not _governs(tokens, token.index, form, paradigms)
            if token.upos not in ("ADP", "SCONJ", "ADV", "CCONJ") and not pronoun:
                tokens[token.index] = replace(token, upos="ADP", lemma=form)
            continue
        if form in paradigms.fixed:
            upos = paradigms.fixed[form]
            if token.upos != upos and not (upos == "PRON" and token.upos == "DET"):
                tokens[token.index] = replace(token, upos=upos, lemma=form)
            continue
        if token.upos == "AUX" and lexicon.forms.get(form) in lexicon.operators:
            tokens[token.index] = replace(token, upos="VERB")
            continue
        capital = token.form[:1].isupper()
        known = tuple(row for row in paradigms.forms.get(form, ()) if capital or row.upos != "PROPN")
        named = any(row.upos == "PROPN" and row.kind != "name" for row in known)
        if trained and token.upos in CLOSED and not named and not (capital and token.index):
            continue
        companion = bool(known) and token.index > 0 and _goes_with(tokens[token.index - 1], form, known, lexicon)
        regular = token.upos in UNSURE and not known and lexicon.regular.get(form) and paradigms.verb_features(form)
        if (_is_known_verb(form, lexicon) or regular) and not companion and not (known and token.upos in NOMINAL):
            _as_verb(tokens, token, lexicon, paradigms)
            continue
        if known and (token.upos not in ("AUX", "PRON") or token.form[:1].isupper()):
            after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
            adjective = token.index > 0 and tokens[token.index - 1].upos == "ADJ"
            chosen = _chosen(known, token, after, paradigms, cases.get(token.index - 1) if adjective else None)
            if chosen.upos == "ADJ" and token.upos in ("ADV", "DET"):
                continue
            believed = trained and token.upos == chosen.upos == "ADJ" and token.lemma.casefold() in paradigms.forms
            lemma = token.lemma if believed else chosen.lemma
            tokens[token.index] = replace(token, upos=chosen.upos, lemma=lemma, features=_without(token.features, OF_VERBS))
            cases[token.index] = chosen.cases
            words[token.index] = chosen
        elif token.upos in UNSURE or token.upos == "VERB":
            upos, possible = paradigms.by_ending(form, name=capital and (token.index > 0 or token.upos in ("PROPN", "ADJ")))
            unsure = token.upos == "ADJ" and not upos and not capital  # ends of nouns say nothing of an adjective
            if possible and not unsure and (token.upos != "VERB" or (upos == "NOUN" and not _is_known_verb(form, lexicon))):
                upos = token.upos if not upos or (token.form[:1].isupper() and token.index) else upos
                tokens[token.index] = replace(token, upos=upos)
                cases[token.index] = possible
    return cases, words


def _is_adverb(tokens: list[Token], token: Token, form: str, paradigms: Paradigms) -> bool:
    """Stands a name behind the word in a case that it never governs ("*После* Эрдоган направился")? It is an adverb then."""
    if token.index + 1 >= len(tokens) or tokens[token.index + 1].head == token.index:
        return False
    after = tokens[token.index + 1]
    rows = [row for row in paradigms.forms.get(after.form.casefold(), ()) if row.upos == "PROPN"]
    known = bool(rows) and after.form[:1].isupper() and after.upos == "PROPN" and not after.form.isupper()
    return known and not any(row.cases & paradigms.adpositions[form] for row in rows)


def _governs(tokens: list[Token], index: int, form: str, paradigms: Paradigms) -> bool:
    """Does the word behind this one stand in a case that only an adposition gives it here ("*se* vstupem")?"""
    after = paradigms.forms.get(tokens[index + 1].form.casefold(), ()) if index + 1 < len(tokens) else ()
    return bool(after) and all(row.cases <= paradigms.adpositions[form] for row in after)


def _goes_with(before: Token, form: str, known: tuple[Analysis, ...], lexicon: Lexicon) -> bool:
    """Is the word a companion that an entry of the noun before it asks for ("zawieszenie *broni*")?"""
    words = {form, *(row.lemma for row in known)}
    return any(words & set(entry.companions) for entry in lexicon.entries.get(before.lemma.casefold(), ()))


def _is_known_verb(form: str, lexicon: Lexicon) -> bool:
    """Is this a form that irregular.tsv gives of a verb?"""
    lemma = lexicon.forms.get(form, "")
    return lemma in lexicon.verbs.get(lemma[:STEM], ()) or lemma in lexicon.light_verbs


OF_VERBS = frozenset({"VerbForm", "Mood", "Tense", "Person", "Voice", "Aspect"})
"""Features that no noun has; where the model saw a verb in one, they would make it a verb again."""


def _without(features: str, keys: frozenset[str]) -> str:
    return "|".join(pair for pair in features.split("|") if pair.split("=")[0] not in keys)


def _as_verb(tokens: list[Token], token: Token, lexicon: Lexicon, paradigms: Paradigms) -> None:
    """Make a word a verb whose form is one of a known verb's, with the features that its end shows."""
    form = token.form.casefold()
    shown = paradigms.verb_features(form)
    finite = "Voice=Act" in shown or "VerbForm=Fin" in shown
    participle = token.upos == "ADJ" and token.feature("VerbForm") == "Part" and not finite
    if participle or (token.form[:1].isupper() and token.index):
        return
    if token.upos in ("VERB", "AUX"):
        same = all(token.feature(key) == value for key, value in (pair.split("=") for pair in shown.split("|") if pair))
        if not shown or same or token.upos == "AUX" or "Voice=Pass" in shown or token.feature("Voice") == "Pass":
            return
        keys = frozenset({"VerbForm", "Mood", "Tense", "Person", "Case", *(pair.split("=")[0] for pair in shown.split("|"))})
        kept = _without(token.features, keys)
        tokens[token.index] = replace(token, features="|".join(sorted({*kept.split("|"), *shown.split("|")} - {""})))
    elif "Voice=Pass" not in shown or _is_predicate(tokens, token):
        lemma = lexicon.forms.get(form) or lexicon.regular[form]
        tokens[token.index] = replace(token, upos="VERB", lemma=lemma, features=shown or token.features)


def _is_predicate(tokens: list[Token], token: Token) -> bool:
    """Does an auxiliary before it in the clause make the word a passive ("został za to *skrytykowany*")?"""
    for before in reversed(tokens[: token.index]):
        if before.upos in ("AUX", "PUNCT", "SCONJ"):
            return before.upos == "AUX"
    return False


def _chosen(
    known: tuple[Analysis, ...], token: Token, after: Token | None, paradigms: Paradigms, before: frozenset[str] | None
) -> Analysis:
    """Return the analysis that fits best: an adjective before a noun that agrees, else a noun, else what the model says.

    Of several, the one that agrees with the adjective before is taken ("opozičního *politika*": a politician, no politics).
    """
    adjectives = [row for row in known if row.upos == "ADJ"]
    others = [row for row in known if row.upos != "ADJ"]
    if adjectives and others:
        agrees = after is not None and any(
            row.upos == "NOUN" and row.cases & adjective.cases
            for row in paradigms.forms.get(after.form.casefold(), ())
            for adjective in adjectives
        )
        return adjectives[0] if agrees else others[0]
    named = [row for row in known if row.upos == "PROPN" and (row.kind != "name" or token.index > 0)]
    same = [row for row in known if row.upos == token.upos]
    likely = named or same or list(known)
    return next((row for row in likely if before is not None and row.cases & before), likely[0])
