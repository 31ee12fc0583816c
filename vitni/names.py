"""Are two spellings one name? Pure, across inflections, transliterations and scripts.

A word of a name is brought to Latin letters (anyascii), to one spelling of the sounds that languages write differently
("Lawrow", "Lavrov"; "Poutine", "Putin"), and to the skeleton of its consonants. Two words are one name when a skeleton is
the other's but for an inflectional ending and their vowels do not deny it. Nothing here knows who bears a name.
"""

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

# One letter for a sound that languages spell in several ways, longest first. "ch" is left: it is sh, kh or ch by language.
# fmt: off
_SOUNDS = (
    ("tsch", "c"), ("dzh", "j"), ("shch", "s"), ("szcz", "s"), ("sch", "s"), ("tch", "c"), ("tj", "c"), ("cz", "c"),
    ("tz", "ts"), ("sz", "s"), ("sh", "s"), ("sj", "s"), ("zh", "z"), ("zj", "z"), ("kh", "h"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("qu", "k"), ("gu", "g"), ("gh", "g"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("x", "ks"), ("w", "v"),
    ("q", "k"), ("j", "i"), ("y", "i"), ("'", ""), ("-", ""),
)
# fmt: on
# Letters whose hook is their sound; plain transliteration would drop it.
_HOOKED = str.maketrans(
    {"č": "ch", "ć": "ch", "ç": "ch", "š": "sh", "ş": "sh", "ș": "sh", "ś": "sh", "ž": "zh", "ż": "zh", "Č": "Ch"}
)
_HOOKED |= str.maketrans({"Ç": "Ch", "Š": "Sh", "Ş": "Sh", "Ș": "Sh", "Ś": "Sh", "Ž": "Zh", "Ż": "Zh"})
_VOWELS = "aeiou"
_CLASSES = {"a": "a", "e": "e", "i": "e", "o": "o", "u": "o"}
# What may follow a name's stem as inflection (in the letters of `_SOUNDS`): genitives, Slavic, Baltic and Finnic cases.
# fmt: off
_ENDINGS = frozenset((
    "a", "ah", "am", "ami", "an", "ann", "ans", "anum", "ar", "as", "e", "ega", "ego", "eh", "eho", "ei", "eia", "em",
    "emu", "en", "ena", "es", "eva", "evi", "evu", "h", "i", "iah", "iam", "ie", "iego", "ieh", "iem", "iemu", "ih", "ii",
    "iim", "ila", "ile", "ilta", "im", "in", "inn", "ins", "inum", "ir", "is", "iu", "iv", "ksi", "la", "le", "lta", "m",
    "n", "na", "ni", "nin", "ns", "nt", "nun", "o", "ogo", "oi", "oiu", "om", "omu", "oni", "os", "ou", "ov", "ova", "ove",
    "ovega", "ovem", "ovemu", "ovi", "ovih", "ovim", "ovimi", "ovo", "ovom", "ovou", "ovu", "s", "sa", "sta", "ste", "t",
    "ta", "u", "ui", "uia", "um", "ur", "uv", "ya",
))
# fmt: on
_SIBILANTS = str.maketrans({"z": "s", "c": "s", "x": "ks"})
# Shorter stems than this agree by chance ("Li", "Lin").
MINIMUM_STEM = 3


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    latin = anyascii(word.translate(_HOOKED)).lower()
    latin = re.sub(r"^ma?c(?=[^eiaouh])", "mak", re.sub(r"[^a-z'-]", "", latin))
    for sound, letter in _SOUNDS:
        latin = latin.replace(sound, letter)
    latin = re.sub(r"c(?![eih])", "k", latin)
    return re.sub(r"ie", "e", re.sub(r"(.)\1+", r"\1", latin))


def _skeleton(folded: str) -> str:
    bare = re.sub(r"[aeiou]", "", folded[1:]).replace("h", "")
    # A first vowel counts (Iran, Oran), a first consonant is written z or s, c or ts by language ("Selenskyj").
    first = folded[:1].translate(str.maketrans("zc", "ss"))
    return (first if first not in _VOWELS else _CLASSES.get(first, first)) + bare.translate(_SIBILANTS).replace("ts", "s")


@lru_cache(maxsize=65536)
def keys(word: str) -> tuple[str, ...]:
    """Return the skeletons under which a word of a name may be filed: as it stands, and without each possible ending."""
    folded = _folded(word)
    found = [_skeleton(folded)]
    for size in range(1, 5):
        if len(folded) - size >= MINIMUM_STEM and folded[-size:] in _ENDINGS:
            found.append(_skeleton(folded[:-size]))
    if "ch" in folded:
        found.append(_skeleton(folded.replace("ch", "s")))
        found.append(_skeleton(folded.replace("ch", "h")))
    return tuple(dict.fromkeys(found))


def key(name: str) -> str:
    """Return the skeleton of a name's last word: equal for most spellings of one surname in its first case."""
    words = name.split()
    return keys(words[-1])[0] if words else ""


def _stem_pairs(a: str, b: str) -> bool:
    """True where one folded word is the other, or both are one stem, but for inflectional endings."""
    shared = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if shared < MINIMUM_STEM:
        return False
    rest_a, rest_b = a[shared:], b[shared:]
    if not rest_a or not rest_b:
        return (rest_a or rest_b) in _ENDINGS
    return rest_a in _ENDINGS and rest_b in _ENDINGS and shared >= 5


def _vowels(folded: str) -> str:
    return "".join(_CLASSES[letter] for letter in folded if letter in _VOWELS)


@lru_cache(maxsize=262144)
def same_word(a: str, b: str) -> float:
    """Return how sure it is that two words are one name, 0 to 1, inflections and scripts aside; 0.8 and more means yes."""
    x, y = _folded(a), _folded(b)
    if not x or not y:
        return 1.0 if a == b else 0.0
    if x == y:
        return 1.0
    if _stem_pairs(x, y):
        return 0.95
    shared = set(keys(a)) & set(keys(b))
    if not shared or min(len(x), len(y)) < MINIMUM_STEM:
        return 0.0
    near = float(JaroWinkler.similarity(x, y))
    if y.startswith(x) or x.startswith(y):
        return min(near, 0.7)  # what follows the shorter is no ending: Niger, Nigeria
    whole = keys(a)[0] == keys(b)[0]
    # Names are written by sound in another script ("Байден"): there the consonants alone must do, if there are enough.
    if a.isascii() != b.isascii() and _other_script(a, b) and len(max(shared, key=len)) >= MINIMUM_STEM:
        return 0.85 if near > 0.65 else min(near, 0.7)
    left, right = _vowels(x), _vowels(y)
    size = min(len(left), len(right), 2 if whole else 1)
    if left[:size] != right[:size]:
        return min(near, 0.7)
    return max(near, 0.8) if near > 0.75 else min(near, 0.7)


def _other_script(a: str, b: str) -> bool:
    return (max(a) > "\u0370") != (max(b) > "\u0370")


def same_name(a: str, b: str) -> float:
    """Return how sure it is that two names are one person's or thing's, 0 to 1; 0.8 and more means yes.

    A surname alone is compared with the other's last word (or its first words, as in Icelandic); initials agree with any
    name they begin. Two full names must agree in the last word and in one word before it.
    """
    left, right = a.split(), b.split()
    if not left or not right:
        return 0.0
    if len(left) == 1 or len(right) == 1:
        short, long = (left, right) if len(left) <= len(right) else (right, left)
        last = same_word(short[0], long[-1])
        return last if last >= 0.8 or len(long) == 1 else max(last, same_word(short[0], long[0]) * 0.9)
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    if all(any(same_word(word, other) >= 0.9 for other in long) for word in short):
        return 0.85 if short[-1] != long[-1] else 0.95  # the same words, one left out or the order changed
    last = same_word(left[-1], right[-1])
    first = max(_given(left[0], word) for word in right[:-1])
    first = max(first, max(_given(word, right[0]) for word in left[:-1]))
    if last < 0.8 and first >= 0.85 and _bent(left[-1], right[-1]):
        last = 0.85  # the given name agrees, so a short surname may bend ("Анджеем Дудой")
    return min(last, first) if last >= 0.8 else min(last, 0.5)


def _bent(a: str, b: str) -> bool:
    """True where two words, however short, differ only in endings ("Кім Чен Ина"): the rest of the name must agree."""
    x, y = _folded(a), _folded(b)
    shared = next((at for at, (one, two) in enumerate(zip(x, y, strict=False)) if one != two), min(len(x), len(y)))
    rests = [rest for rest in (x[shared:], y[shared:]) if rest]
    return shared >= (2 if len(rests) < 2 else MINIMUM_STEM) and all(rest in _ENDINGS for rest in rests)


def _given(a: str, b: str) -> float:
    if len(a.rstrip(".")) == 1 or len(b.rstrip(".")) == 1:
        return 0.85 if _folded(a)[:1] == _folded(b)[:1] else 0.0
    sure = same_word(a, b)
    if sure < 0.8 and min(len(a), len(b)) > MINIMUM_STEM + 1 and _bent(a, b):
        return 0.85
    if sure < 0.8 and min(len(a), len(b)) > MINIMUM_STEM and _other_script(a, b):  # written by sound: "Энтони", Antony
        return 0.8 if JaroWinkler.similarity(_folded(a), _folded(b)) > 0.7 else sure
    return sure
