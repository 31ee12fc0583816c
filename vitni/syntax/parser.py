"""Text to typed sentences: the one door of the room.

Deterministic: a paragraph gets the same trees alone or with others, whatever the order. It does not decide which language
a paragraph is in, nor what a sentence claims.
"""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from vitni.syntax.network import Analysis, Marker, network
from vitni.syntax.respelling import Respelling, name_lemma, own_script, respellings
from vitni.syntax.tokens import Word, pieces_in
from vitni.syntax.tree import Sentence, Token, sentence_of

NEUTRAL = "any"
# What follows this in a tag names a treebank of the language, whose style is wanted: "is-x-modern".
STYLE = "-x-"


@lru_cache(maxsize=1)
def _relatives() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Return which languages are parsed as another one, the family of each language, and those with small names."""
    rows = tomllib.loads(files("vitni.syntax").joinpath("relatives.toml").read_text(encoding="utf-8"))
    families = {member: family for family, members in rows["families"].items() for member in members}
    return rows["same"], families, frozenset(rows["small_names"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """How texts of one tag are read: the tokeniser's language, the marker, whether that is only a relative's, the spelling."""

    spelled_as: str
    marker: Marker
    nearest: bool
    respelling: Respelling | None
    small_names: bool


@lru_cache(maxsize=256)
def _read_as(language: str) -> _Reading:
    """Return how texts with a BCP 47 tag are read."""
    same, families, small_names = _relatives()
    tag, _, style = language.replace("_", "-").lower().partition(STYLE)
    primary = tag.split("-")[0]
    known = network().languages
    target = primary if primary in known else same.get(primary, primary)
    respelling = respellings().get(target)
    key = target if target in known else families.get(target, NEUTRAL)
    if respelling:
        key = respelling.read_as
    key = network().styles.get((key, style), key)
    return _Reading(
        spelled_as=target,
        marker=network().marker(key if key in known else NEUTRAL),
        nearest=target not in known,
        respelling=respelling,
        small_names=target in small_names,
    )


def _token(index: int, word: Word, analysis: Analysis, reading: _Reading) -> Token:
    lemma = analysis.lemmas[index]
    if reading.respelling:
        lemma = own_script(word.form, lemma)
    if analysis.upos[index] == "PROPN" and not reading.small_names:
        lemma = name_lemma(word.form, lemma)
    return Token(
        index=index,
        form=word.form,
        start=word.start,
        end=word.end,
        lemma=lemma,
        upos=analysis.upos[index],
        features=analysis.features[index],
        head=analysis.heads[index],
        relation=analysis.relations[index],
        name=analysis.names[index],
    )


def _seen(forms: list[str], language: str) -> list[str]:
    """Return the words as the network is to see them."""
    respelling = _read_as(language).respelling
    return [respelling.of(form) for form in forms] if respelling else forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """A word that the network does not see: what it is, and how it hangs on the next word that is seen."""

    upos: str
    relation: str
    features: str = ""


Plainer = Callable[[str, Sequence[str]], Sequence[str | Hidden]]
"""From a BCP 47 tag and the words of a sentence to plainer words for the network, some of them hidden (never the last)."""


def _with_hidden(analysis: Analysis, shown: list[int], plain: Sequence[str | Hidden], forms: list[str]) -> Analysis:
    """Return the analysis of all words of a sentence, of which the network saw those at `shown`."""
    above = {at: shown[head] if (head := analysis.heads[place]) >= 0 else -1 for place, at in enumerate(shown)}
    place_of = {at: place for place, at in enumerate(shown)}
    rows: list[tuple[str, str, str, str, int, str]] = []
    following = shown[-1]
    for at in reversed(range(len(forms))):
        word = plain[at]
        if isinstance(word, Hidden):
            rows.append((word.upos, word.features, forms[at].lower(), "O", following, word.relation))
            continue
        place = place_of[at]
        following = at
        found = (analysis.upos[place], analysis.features[place], analysis.lemmas[place], analysis.names[place])
        rows.append((*found, above[at], analysis.relations[place]))
    upos, features, lemmas, names, heads, relations = (list(column) for column in zip(*reversed(rows), strict=True))
    return Analysis(upos=upos, features=features, lemmas=lemmas, names=names, heads=heads, relations=relations)


def parse_tokens(
    sentences: Sequence[Sequence[Word]], languages: Sequence[str], plainer: Plainer | None = None
) -> list[Sentence]:
    """Return the tree of each sentence whose words are given; `languages` holds one BCP 47 tag per sentence.

    Sentences without words get an empty tree.
    """
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for place, (words, language) in enumerate(zip(sentences, languages, strict=True)):
        if words:
            waiting[_read_as(language).marker.key].append(place)
    parsed = [sentence_of((), language=language) for language in languages]
    for places in waiting.values():
        marker = _read_as(languages[places[0]]).marker
        forms = [[word.form for word in sentences[place]] for place in places]
        plain: list[Sequence[str | Hidden]] = [
            plainer(languages[place], words) if plainer else words for words, place in zip(forms, places, strict=True)
        ]
        shown = [[at for at, word in enumerate(words) if not isinstance(word, Hidden)] for words in plain]
        kept = [[words[at] for at in row] for words, row in zip(forms, shown, strict=True)]
        seen = [
            _seen([word for word in words if not isinstance(word, Hidden)], languages[place])
            for words, place in zip(plain, places, strict=True)
        ]
        analyses = network().analyse(kept, marker, seen)
        for place, analysis, row, simple, written in zip(places, analyses, shown, plain, forms, strict=True):
            if len(row) < len(written):
                analysis = _with_hidden(analysis, row, simple, written)
            reading = _read_as(languages[place])
            tokens = tuple(_token(index, word, analysis, reading) for index, word in enumerate(sentences[place]))
            parsed[place] = sentence_of(tokens, language=languages[place], nearest=reading.nearest)
    return parsed


def parse(texts: Sequence[str], languages: Sequence[str], plainer: Plainer | None = None) -> list[tuple[Sentence, ...]]:
    """Return the sentences of each text, in order; `languages` holds the BCP 47 tag of each text ("is", "pt-BR").

    A tag with a private part ("is-x-modern", "ru-x-taiga") asks for the style of that treebank instead of the usual one.
    Offsets in each result count the characters of its own text. A text without words gives an empty tuple. What `plainer`
    changes or hides is changed for the network only.
    """
    lexicon = network().unspaced
    words: list[list[Word]] = []
    cut: list[bool] = []
    tags: list[str] = []
    ends: list[int] = []
    for text, language in zip(texts, languages, strict=True):
        found = pieces_in(text, _read_as(language).spelled_as, lexicon)
        words.extend(piece for piece, _ in found)
        cut.extend(part for _, part in found)
        tags.extend([language] * len(found))
        ends.append(len(words))
    trees = parse_tokens(words, tags, plainer)
    parsed = [replace(tree, cut=True) if part else tree for tree, part in zip(trees, cut, strict=True)]
    return [tuple(parsed[start:end]) for start, end in zip([0, *ends[:-1]], ends, strict=True)]
