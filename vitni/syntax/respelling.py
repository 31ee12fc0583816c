"""How the network sees a language without a treebank: each word in the spelling of a near relative.

A word's n-grams are what the network knows it by, so a Polish "który" that looks like the Slovak "ktorý" is attached like it.
The tables are data (`respelling.toml`); the words a reader gets are never changed.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

_LATIN = re.compile("[A-Za-zÀ-ɏ]")
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Respelling:
    """The spelling of one language in terms of its relative `read_as`."""

    read_as: str
    words: dict[str, str]
    letters: Pairs
    endings: Pairs

    @cached_property
    def _seen(self) -> dict[str, str]:
        return {}

    def of(self, word: str) -> str:
        """Return the word as the network is to see it; capitals stay where they were.

        A word that is listed with its capital is a name of its own ("Stati Uniti", not "sono stati").
        """
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) > 50_000:
                self._seen.clear()
            found = self._seen[word] = self._respelled(word)
        return found

    def _respelled(self, word: str) -> str:
        lower = word.lower().replace("’", "'")
        changed = self.words.get(word, self.words.get(lower))
        if changed is None:
            stem, ending = lower, ""
            for old, new in self.endings:
                if lower.endswith(old) and len(lower) > len(old) + 1:
                    stem, ending = lower[: -len(old)], new
                    break
            for old, new in self.letters:
                stem = stem.replace(old, new)
            changed = stem + ending
        if len(word) > 1 and word.isupper():
            return changed.upper()
        return changed[:1].upper() + changed[1:] if word[:1].isupper() else changed


def own_script(form: str, lemma: str) -> str:
    """Return a lemma made by a relative's rules, or the form in small letters where they put half of it in another script."""
    return lemma if bool(_LATIN.search(form)) == bool(_LATIN.search(lemma)) else form.lower()


def name_lemma(form: str, lemma: str) -> str:
    """Return the lemma of a name with the capitals of its form; a name without its capital is found nowhere."""
    if lemma[:1].isupper() or not form[:1].isupper():
        return lemma
    if len(form) > 1 and form.isupper():
        return lemma.upper()
    return lemma[:1].upper() + lemma[1:]


def _pairs(rows: list[str]) -> Pairs:
    return tuple((old, new) for old, new in (row.split("=") for row in rows))


@lru_cache(maxsize=1)
def respellings() -> dict[str, Respelling]:
    """Return the respellings by primary subtag."""
    rows = tomllib.loads(files("vitni.syntax").joinpath("respelling.toml").read_text(encoding="utf-8"))
    return {
        language: Respelling(
            read_as=row["as"],
            words=row["words"],
            letters=_pairs(row["letters"]),
            endings=tuple(sorted(_pairs(row["endings"]), key=lambda pair: -len(pair[0]))),
        )
        for language, row in rows.items()
    }
