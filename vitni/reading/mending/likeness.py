"""A second look: known words that the network took for something else are shown to it as words that it knows.

A small parser has met few of a language's verbs and names. Where it takes a known verb for an adjective or a known state for
a noun, the sentence is read once more with a well-known word of the same ending in its place ("avskedade" is shown as
"kritiserade", "Nordkoreas" as "Norges"). Only the tree is that of the other word: form and lemma are the word's own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cache

from anyascii import anyascii

from vitni.reading.parties.gazetteer import find_spans
from vitni.reading.parties.people import known_people
from vitni.reference.acts import load_lexicon
from vitni.reference.languages import Likeness, load_language
from vitni.reference.lexicon import Lexicon
from vitni.reference.titles import noun_forms, titles_of
from vitni.syntax.parser import Hidden, Plainer, parse_tokens
from vitni.syntax.tokens import Word
from vitni.syntax.tree import Sentence, Token

NAMED = ("state", "people", "place", "organisation")
"""Kinds of known spans that are proper nouns."""

WITHIN_A_PHRASE = frozenset({"DET", "NUM", "ADJ", "ADP", "PART"})
"""What stands before a participle in its phrase ("*den* planerade attacken"), and before no finite verb."""


def looked_at_again(sentences: Sequence[Sentence], plainer: Plainer) -> list[Sentence]:
    """Return the sentences, those parsed anew in which a known word was taken for something else."""
    shown = {place: words for place, sentence in enumerate(sentences) if (words := _shown(sentence))}
    again = {_key(sentences[place]): words for place, words in shown.items()}

    def likened(language: str, words: Sequence[str]) -> Sequence[str | Hidden]:
        others = again[language, tuple(words)]
        plain = plainer(language, words)
        return [word if isinstance(word, Hidden) else others.get(at, word) for at, word in enumerate(plain)]

    rows = [[Word(form=token.form, start=token.start, end=token.end) for token in sentences[at].tokens] for at in shown]
    trees = parse_tokens(rows, [sentences[at].language for at in shown], likened)
    found = list(sentences)
    for place, tree in zip(shown, trees, strict=True):
        tokens = tuple(_own_lemma(token, shown[place], load_lexicon(_code(tree.language))) for token in tree.tokens)
        found[place] = replace(tree, tokens=tokens, cut=sentences[place].cut)
    return found


def _key(sentence: Sentence) -> tuple[str, tuple[str, ...]]:
    return sentence.language, tuple(token.form for token in sentence.tokens)


def _code(language: str) -> str:
    return language.split("-")[0]


def _own_lemma(token: Token, shown: Mapping[int, str], lexicon: Lexicon) -> Token:
    """Give a verb that was shown as another the lemma its form has in the language's files."""
    if token.index not in shown or token.upos != "VERB":
        return token
    form = token.form.casefold()
    return replace(token, lemma=lexicon.forms.get(form) or lexicon.regular.get(form) or token.lemma)


def _shown(sentence: Sentence) -> dict[int, str]:
    """Return the words to show instead, by the index of the word they stand for; empty where nothing was mistaken."""
    code = _code(sentence.language)
    likeness = load_language(code).likeness
    if likeness is None or not sentence.tokens:
        return {}
    lexicon = load_lexicon(code)
    words = dict(_names(sentence, likeness))
    for token in sentence.tokens:
        if token.index not in words:
            adverb = likeness.adverbs.get(token.form.casefold()) if token.upos not in ("ADV", "SCONJ", "CCONJ") else None
            other = adverb or _verb(sentence, token, lexicon, likeness, words) or _noun(token, lexicon, likeness)
            words |= {token.index: other} if other is not None else {}
    return words


def _verb(sentence: Sentence, token: Token, lexicon: Lexicon, likeness: Likeness, words: Mapping[int, str]) -> str | None:
    """Return a verb to show for a known verb that was taken for something else, unless it may describe a noun."""
    form = token.form.casefold()
    capitals = titles_of(lexicon.language).capital_nouns
    named = token.upos == "PROPN" and not capitals
    if token.upos in ("VERB", "AUX") or named or not token.form[:1].islower() or token.index == 0:
        return None
    if (form in lexicon.nouns and not capitals) or not (form in lexicon.forms or form in lexicon.regular):
        return None
    if token.upos == "NOUN" and any(sentence.dependents(token.index, "det", "amod", "case", "nummod", "nmod")):
        return None
    before = sentence.tokens[token.index - 1]
    if before.upos in WITHIN_A_PHRASE and before.index not in words:
        return None
    return _like(form, likeness.verbs)


def _noun(token: Token, lexicon: Lexicon, likeness: Likeness) -> str | None:
    """Return a noun to show for an act noun or a title that was taken for something else."""
    form = token.form.casefold()
    if token.form[:1].islower() and titles_of(lexicon.language).capital_nouns:
        return None
    mistaken = token.upos in ("VERB", "ADJ", "ADV") or (token.upos == "PROPN" and token.form[:1].islower())
    if not mistaken or token.feature("VerbForm") == "Inf" or form not in _nouns(lexicon.language):
        return None
    verbal = form in lexicon.forms or form in lexicon.regular
    return None if verbal and form not in lexicon.nouns else _like(form, likeness.nouns)


@cache
def _nouns(language: str) -> frozenset[str]:
    """Return every form of the nouns of acts.toml and of the titles of one word."""
    lexicon = load_lexicon(language)
    acts = (entry.lemma for row in lexicon.entries.values() for entry in row if entry.part == "noun" and not entry.companions)
    titles = (form.casefold() for title in titles_of(language).entries if len(title.words) == 1 for form in title.words[0])
    return noun_forms(language, frozenset(acts)) | frozenset(titles)


def _names(sentence: Sentence, likeness: Likeness) -> Iterator[tuple[int, str]]:
    """Yield a name to show for each known name of one word that is no proper noun in the tree, or an owner called none."""
    capitals = [token for token in sentence.tokens if token.form[:1].isupper()]
    doubtful = [token for token in capitals if token.upos != "PROPN" or (token.form.endswith("s") and _is_no_owner(token))]
    spans = find_spans(sentence) if doubtful else ()
    known = {span.start: span for span in spans if span.kind in NAMED and span.end == span.start + 1}
    for token in doubtful:
        form = token.form.casefold()
        owns = token.index in known and known[token.index].base.casefold() == form.removesuffix("s") != form
        if token.upos == "PROPN" and not owns:
            continue
        if token.index in known:
            other = _like(form, likeness.names)
        else:
            other = _like(form, likeness.people) if _is_a_surname(token) else None
        if other is not None:
            yield token.index, other


def _is_no_owner(token: Token) -> bool:
    return token.feature("Case") == "Nom"


SHARED = 4
"""Letters at the beginning that a surname shares with the known one; with fewer, any first word may sound like a name."""


def _is_a_surname(token: Token) -> bool:
    """Is this a word with a capital, taken for no pronoun or number, that begins as the surname of somebody known does?"""
    beginning = anyascii(token.form[:SHARED]).casefold()
    if len(token.form) < SHARED or not token.form.isalpha() or token.upos not in ("NOUN", "ADJ", "VERB", "ADV", "X"):
        return False
    return any(person.name.split()[-1].casefold().startswith(beginning) for person in known_people(token.form))


def _like(form: str, table: Mapping[str, str]) -> str | None:
    """Return the word of the longest ending or shape that a form has; None where it has none, or one without a word."""
    shape = max((shape for shape in table if _has_shape(form, shape)), key=len, default=None)
    return (table[shape] or None) if shape is not None else None


def _has_shape(form: str, shape: str) -> bool:
    """Does a form end so or, where the shape has a star, look so from beginning to end ("ge*t")?"""
    if "*" in shape:
        return fnmatchcase(form, shape)
    return form.endswith(shape) and len(form) > len(shape) + 1
