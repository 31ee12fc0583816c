"""What the network sees of one word: character n-gram rows, the row of the whole word, and its shape.

Words are lower-cased first; the shape keeps what lower-casing loses. Training and runtime share this file, so that a
trained table always means the same n-grams (after Bojanowski et al. 2017, "Enriching word vectors with subword
information": n-grams of 3 to 5 characters with word marks, here with prefixes and suffixes of 1 to 4 added).
"""

import re
from functools import lru_cache
from zlib import crc32

# Longer words repeat little news after this many n-grams; without a limit a pasted 10,000-letter string costs seconds.
MAXIMUM_GRAMS = 40

# A word is looked at no further than this; the rest of such a "word" is never language.
MAXIMUM_LETTERS = 64


# Signs that mean the same to a reader of news are one sign to the network: treebanks are typed, newspapers are typeset.
_SAME_SIGNS = str.maketrans(dict.fromkeys("’‘ʼ´`", "'") | dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("—―", "–"))
_DIGITS = re.compile(r"\d")


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """Return the word as the tables know it: lower case, typed quotation marks, each digit of a longer number a 0."""
    lower = word[:MAXIMUM_LETTERS].lower().translate(_SAME_SIGNS)
    if len(lower) > 1 and not lower.isalpha():
        return _DIGITS.sub("0", lower)
    return lower


def gram_rows(word: str, rows: int) -> list[int]:
    """Return the rows (0 <= row < `rows`) of the word's n-grams in the n-gram table, at most MAXIMUM_GRAMS of them."""
    lower = folded(word)
    marked = f"<{lower}>"
    grams = [marked[start : start + size] for size in (3, 4, 5) for start in range(len(marked) - size + 1)]
    grams += [mark for size in (1, 2, 3, 4) for mark in ("p|" + lower[:size], "s|" + lower[-size:])]
    kept = list(dict.fromkeys(grams))
    if len(kept) > MAXIMUM_GRAMS:
        kept = sorted(kept)[:MAXIMUM_GRAMS]
    return [crc32(gram.encode("utf-8", "surrogatepass")) % rows for gram in kept]


def shape_of(word: str) -> int:
    """Return the shape of a word as six bits: initial capital, all capitals, digit, no letter, hyphen, only digits."""
    shape = 0
    if word[:1].isupper():
        shape |= 1
    if len(word) > 1 and word.isupper():
        shape |= 2
    if any(character.isdigit() for character in word):
        shape |= 4
    if not any(character.isalnum() for character in word):
        shape |= 8
    if "-" in word and len(word) > 1:
        shape |= 16
    if word.isdigit():
        shape |= 32
    return shape
