"""Which legacy encoding some bytes are in, found by the letters they would spell.

A small honest test: the bytes are read in each encoding of encodings.toml, and a reading earns as much as some language's
letters and commonest words explain of it. Two readings that earn alike are a toss-up, and refused.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vitni.errors import UnreadableReport
from vitni.reference.files import load_toml

WORD = re.compile(r"[^\W\d_]+")
NOT_ASCII = re.compile(rb"[\x80-\xff]")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
SAMPLE_BYTES = 200_000
"""How much of a file is weighed, around its first byte beyond ASCII; the rest must then decode as well."""
RARE_WEIGHT = 0.4
"""What a rare letter earns beside a common one: "café" in an English report speaks for Latin, but weakly."""
NONSENSE_WEIGHT = -1.0
"""What a sign earns that cannot stand where it stands."""
CAPITAL_WEIGHT = 0.6
"""What a capital earns beside its small letter: KOI8-R read as cp1251 is Russian with the cases swapped."""
LAST_RANK_WEIGHT = 0.6
"""What the last letter of an alphabet earns beside its first: without it Greek and Russian bytes explain each other."""
COMMON_WORDS_WEIGHT = 4.0
"""A fifth of all words in news are a language's fifteen commonest, a fiftieth in any other language: worth 0.7 of a letter."""
LEAST_SCORE = 0.35
"""A reading whose letters earn less than this on average is nobody's spelling."""
LEAST_LEAD = 0.2
"""Where two readings differ, the better must earn this much more a letter; closer is a toss-up, and a wrong guess would put
false letters into every name."""

SAVE_AS_UTF8 = "Save it as UTF-8 text and read it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alphabet:
    weights: Mapping[str, float]
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    encoding: str
    text: str
    alphabet: _Alphabet
    known_words: float
    score: float


def find_encoding(raw: bytes, what: str) -> str:
    """Return the encoding whose letters explain the bytes best. Raises `UnreadableReport` where none or several do."""
    first = NOT_ASCII.search(raw)
    start = max(0, first.start() - SAMPLE_BYTES // 2) if first else 0
    readings = sorted(_readings(raw[start : start + SAMPLE_BYTES]), key=lambda reading: -reading.score)
    if not readings or readings[0].score < LEAST_SCORE:
        raise UnreadableReport(what, "it is neither UTF-8 nor any encoding whose letters make sense", SAVE_AS_UTF8)
    best = readings[0]
    for other in readings[1:]:
        if _lead(best, other) < LEAST_LEAD:
            why = f"it is not UTF-8, and {best.encoding} and {other.encoding} explain its letters equally well"
            raise UnreadableReport(what, why, SAVE_AS_UTF8)
    return best.encoding


def _readings(sample: bytes) -> list[_Reading]:
    """Return each different text the sample can be read as, under the alphabet that suits it best."""
    readings: dict[str, _Reading] = {}
    for encoding in _encodings():
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text not in readings and not any("\x80" <= sign < "\xa0" for sign in text):
            letters = Counter(_letters(text).values())
            words = Counter(WORD.findall(text.lower()))
            readings[text] = max(
                (_reading(encoding, text, alphabet, letters, words) for alphabet in _alphabets()),
                key=lambda reading: reading.score,
            )
    return list(readings.values())


def _reading(encoding: str, text: str, alphabet: _Alphabet, letters: Counter[str], words: Counter[str]) -> _Reading:
    earned = sum(_earned(sign, alphabet) * count for sign, count in letters.items()) / max(1, letters.total())
    known = sum(words[word] for word in sorted(alphabet.words)) / max(1, words.total())
    return _Reading(
        encoding=encoding, text=text, alphabet=alphabet, known_words=known, score=earned + known * COMMON_WORDS_WEIGHT
    )


def _lead(best: _Reading, other: _Reading) -> float:
    """Return how much more a letter earns in `best` than in `other` where they differ, plus what the common words say."""
    ours, theirs = _letters(best.text), _letters(other.text)
    places = [at for at in sorted(ours.keys() | theirs.keys()) if ours.get(at) != theirs.get(at)]
    earned = sum(_earned(ours.get(at), best.alphabet) - _earned(theirs.get(at), other.alphabet) for at in places)
    letters = earned / len(places) if places else 0.0
    return letters + (best.known_words - other.known_words) * COMMON_WORDS_WEIGHT


def _letters(text: str) -> dict[int, str]:
    """Return the signs beyond ASCII that speak for or against a reading, by place; "" is one out of place."""
    found: dict[int, str] = {}
    for match in BEYOND_ASCII.finditer(text):
        at, sign = match.start(), match.group()
        before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
        if sign in _signs() or (not sign.isalpha() and not before.isalpha()):
            continue
        found[at] = "" if _out_of_place(before, sign, after) else sign
    return found


def _earned(sign: str | None, alphabet: _Alphabet) -> float:
    if sign is None:
        return 0.0
    return alphabet.weights.get(sign, NONSENSE_WEIGHT if sign == "" else 0.0)


def _out_of_place(before: str, sign: str, after: str) -> bool:
    """Return whether a letter beyond ASCII cannot stand where it stands: no letter, a capital inside a word, or a script
    that touches ASCII letters (Greek, Cyrillic) or clusters where it should be sprinkled (Latin)."""
    if not sign.isalpha() or (sign.isupper() and before.islower()):
        return True
    if "\u0370" <= sign < "\u0530":
        return (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())
    return before > "\x7f" and after > "\x7f" and before.isalpha() and after.isalpha()


@cache
def _table() -> tuple[tuple[str, ...], frozenset[str], tuple[_Alphabet, ...]]:
    table = load_toml(Path(__file__).with_name("encodings.toml"))
    alphabets = tuple(
        _Alphabet(weights=_weights(row["letters"], row.get("rare", "")), words=frozenset(row["words"].split()))
        for row in table["alphabet"]
    )
    return tuple(table["encodings"]), frozenset(table["signs"]), alphabets


def _weights(letters: str, rare: str) -> dict[str, float]:
    fall = (1 - LAST_RANK_WEIGHT) / max(1, len(letters) - 1)
    small = {letter: 1 - fall * rank for rank, letter in enumerate(letters)} | dict.fromkeys(rare, RARE_WEIGHT)
    return {letter.upper(): weight * CAPITAL_WEIGHT for letter, weight in small.items()} | small


def _encodings() -> tuple[str, ...]:
    return _table()[0]


def _signs() -> frozenset[str]:
    return _table()[1]


def _alphabets() -> tuple[_Alphabet, ...]:
    return _table()[2]
