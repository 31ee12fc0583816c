"""Text to typed sentences: the one door of the room.

Deterministic: a paragraph gets the same trees alone or with others, whatever the order. It does not decide which language
a paragraph is in, nor what a sentence claims.
"""

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from vitni.syntax.network import Analysis, Marker, network
from vitni.syntax.tokens import Word, sentences_in
from vitni.syntax.tree import Sentence, Token, sentence_of

NEUTRAL = "any"


@lru_cache(maxsize=1)
def _relatives() -> tuple[dict[str, str], dict[str, str]]:
    """Return which languages are parsed as another one, and the family of each language."""
    rows = tomllib.loads(files("vitni.syntax").joinpath("relatives.toml").read_text(encoding="utf-8"))
    return rows["same"], {member: family for family, members in rows["families"].items() for member in members}


@lru_cache(maxsize=256)
def _read_as(language: str) -> tuple[str, Marker, bool]:
    """Return how a BCP 47 tag is read: the tokeniser's language, the marker, and whether that is only the nearest one."""
    same, families = _relatives()
    primary = language.replace("_", "-").split("-")[0].lower()
    known = network().languages
    target = primary if primary in known else same.get(primary, primary)
    if target in known:
        return target, network().marker(target), False
    family = families.get(target, NEUTRAL)
    return target, network().marker(family if family in known else NEUTRAL), True


def _token(index: int, word: Word, analysis: Analysis) -> Token:
    return Token(
        index=index,
        form=word.form,
        start=word.start,
        end=word.end,
        lemma=analysis.lemmas[index],
        upos=analysis.upos[index],
        features=analysis.features[index],
        head=analysis.heads[index],
        relation=analysis.relations[index],
        name=analysis.names[index],
    )


def parse_tokens(sentences: Sequence[Sequence[Word]], languages: Sequence[str]) -> list[Sentence]:
    """Return the tree of each sentence whose words are given; `languages` holds one BCP 47 tag per sentence.

    Sentences without words get an empty tree.
    """
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for place, (words, language) in enumerate(zip(sentences, languages, strict=True)):
        if words:
            waiting[_read_as(language)[1].key].append(place)
    parsed = [sentence_of((), language=language) for language in languages]
    for places in waiting.values():
        marker = _read_as(languages[places[0]])[1]
        analyses = network().analyse([[word.form for word in sentences[place]] for place in places], marker)
        for place, analysis in zip(places, analyses, strict=True):
            tokens = tuple(_token(index, word, analysis) for index, word in enumerate(sentences[place]))
            nearest = _read_as(languages[place])[2]
            parsed[place] = sentence_of(tokens, language=languages[place], nearest=nearest)
    return parsed


def parse(texts: Sequence[str], languages: Sequence[str]) -> list[tuple[Sentence, ...]]:
    """Return the sentences of each text, in order; `languages` holds the BCP 47 tag of each text ("is", "pt-BR").

    Offsets in each result count the characters of its own text. A text without words gives an empty tuple.
    """
    lexicon = network().unspaced
    words: list[list[Word]] = []
    tags: list[str] = []
    ends: list[int] = []
    for text, language in zip(texts, languages, strict=True):
        found = sentences_in(text, _read_as(language)[0], lexicon)
        words.extend(found)
        tags.extend([language] * len(found))
        ends.append(len(words))
    parsed = parse_tokens(words, tags)
    return [tuple(parsed[start:end]) for start, end in zip([0, *ends[:-1]], ends, strict=True)]
