"""Finding numbers of something in a sentence: "90 minutes", "tens of thousands of troops", "at least 11", "$200 million"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vitni.model.claim import Amount
from vitni.model.time import TimePhrase
from vitni.reference.files import language_file
from vitni.reference.languages import Language, NumberBound, VagueNumber, load_language
from vitni.syntax.tree import Sentence, Token

REACH = 6
"""Tokens behind a number within which its noun is looked for ("25,000 heavily armed Russian and Belarusian soldiers")."""
BETWEEN = frozenset({"ADJ", "DET", "ADP", "ADV", "NUM", "PROPN", "SYM", "CCONJ", "PART"})
"""What may stand between a number and its noun; a verb or a full stop ends the search."""
SHORTEST_TAIL = 5
"""Letters a listed noun must have to be recognised at the end of a compound ("Anti-Kriegs-Demonstranten")."""
FIGURE = re.compile(r"\d[\d.,'\u00a0\u202f ]*")
JUST_BEFORE = 4
"""Tokens before a number within which the words that bound it stand ("at least", "no fewer than")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """A number as the words give it, and the tokens it spans; `exact` is False where low and high hold it."""

    first: int
    last: int
    low: float | None
    high: float | None
    exact: bool
    unit: str | None = None


def find_amounts(sentence: Sentence, language: str, times: Sequence[TimePhrase] = ()) -> tuple[Amount, ...]:
    """Return the amounts of a sentence in text order, with the offsets of number and noun together.

    Numbers inside `times` that are dates are left out (lengths of time are amounts). A number whose noun the language
    does not list gives no amount, unless the language says that its nouns are units themselves.
    """
    if not language_file(language, "language.toml").exists():
        return ()
    tongue = load_language(language)
    taken = [(phrase.start, phrase.end) for phrase in times if phrase.kind != "duration"]
    amounts: list[Amount] = []
    index = 0
    while index < len(sentence.tokens):
        number = None
        if not any(start < sentence.tokens[index].end and sentence.tokens[index].start < end for start, end in taken):
            number = _range_at(sentence, index, tongue)
        if number is None:
            index += 1
            continue
        amount = _amount(sentence, number, tongue)
        if amount is not None:
            amounts.append(amount)
        index = number.last + 1
    return tuple(amounts)


def _word(token: Token) -> str:
    return lowered(token.form)


@lru_cache(maxsize=65536)
def lowered(form: str) -> str:
    """Return a word as the languages' tables write it: in small letters, with the typed apostrophe."""
    return form.lower().replace("’", "'")


def figure(form: str, language: Language) -> float | None:
    """Return the value of a written figure by the language's marks ("25.000" is 25000 in German); None where it is none."""
    body = form.strip()
    if not FIGURE.fullmatch(body):
        return None
    for mark in (*language.thousands, "\u00a0", "\u202f"):
        body = re.sub(rf"(?<=\d){re.escape(mark)}(?=\d{{3}}(?!\d))", "", body)
    body = body.replace(language.decimal, ".")
    return float(body) if re.fullmatch(r"\d+(\.\d+)?", body) else None


def number_word(word: str, language: Language) -> float | None:
    """Return the value of a number word, compounds included ("fünfundzwanzig", "tjugofem"); None where it is none."""
    return _spoken(word, language.code)


@lru_cache(maxsize=65536)
def _spoken(word: str, code: str) -> float | None:
    language = load_language(code)
    if word in language.numbers:
        return language.numbers[word]
    for size in range(len(word) - 2, 1, -1):
        head = language.numbers.get(word[:size])
        if head is None or head < 1:
            continue
        for joint in (*language.joints, ""):
            if word[size:].startswith(joint) and len(word) - size - len(joint) >= 3:
                tail = number_word(word[size + len(joint) :], language)
                if tail is not None and tail >= 1:
                    if (head < 10 <= tail < 100 and joint) or (head >= 20 and tail < 10) or (head >= 100 and tail < 100):
                        return head + tail
                    if head < tail and tail in (100, 1000):
                        return head * tail
    return None


def _words_at(sentence: Sentence, index: int, words: tuple[str, ...]) -> bool:
    return tuple(_word(token) for token in sentence.tokens[index : index + len(words)]) == words


def _figures(sentence: Sentence, index: int, language: Language) -> tuple[float, int] | None:
    """Return a figure and the index behind it; groups of three parted by spaces belong together."""
    token = sentence.tokens[index]
    value = figure(token.form, language)
    if value is None:
        return None
    behind = index + 1
    while (
        behind + 1 < len(sentence.tokens)
        and sentence.tokens[behind].form in language.thousands
        and re.fullmatch(r"\d{3}", sentence.tokens[behind + 1].form)
        and sentence.tokens[behind].start == sentence.tokens[behind - 1].end
        and sentence.tokens[behind + 1].start == sentence.tokens[behind].end
    ):
        value = value * 1000 + int(sentence.tokens[behind + 1].form)
        behind += 2
    while behind < len(sentence.tokens) and token.form.isdigit() and re.fullmatch(r"\d{3}", sentence.tokens[behind].form):
        if sentence.tokens[behind].start - sentence.tokens[behind - 1].end != 1 or value >= 1e9:
            break
        value = value * 1000 + int(sentence.tokens[behind].form)
        behind += 1
    return value, behind


def _number_at(sentence: Sentence, index: int, language: Language) -> _Number | None:
    """Return the number that begins at a token, with the words that multiply it ("1,5 miljoner")."""
    tokens = sentence.tokens
    unit = None
    first = index
    if _word(tokens[index]) in language.units and not _word(tokens[index])[0].isalpha() and index + 1 < len(tokens):
        unit, index = language.units[_word(tokens[index])], index + 1
    whole = _one_token(tokens[index], language)
    if whole is not None:
        return _Number(first=first, last=index, low=whole[0], high=whole[0], exact=True, unit=whole[1])
    for vague in () if unit is not None else language.vague.get(_word(tokens[index]), ()):
        if _words_at(sentence, index, vague.words):
            return _times_hundreds(sentence, index, vague, language)
    figures = _figures(sentence, index, language)
    if figures is not None:
        value, behind = figures
    else:
        spoken = number_word(_word(tokens[index]), language)
        if spoken is None or (spoken <= 1 and not _multiplied(sentence, index + 1, language)):
            return None
        value, behind = spoken, index + 1
    while behind < len(tokens):
        more = number_word(_word(tokens[behind]), language)
        if more is None and _word(tokens[behind]) in ("-", ".") and behind + 1 < len(tokens) and value < 1000:
            after = number_word(_word(tokens[behind + 1]), language)
            if after is None or _figures(sentence, behind + 1, language) is not None:
                break
            more, behind = after, behind + 1
        if more is None or (figures is not None and more < 1000):
            break
        value = value * more if more >= 100 and more > value % 1000 else value + more
        behind += 1
    return _Number(first=first, last=behind - 1, low=value, high=value, exact=True, unit=unit)


def _one_token(token: Token, language: Language) -> tuple[float, str] | None:
    """Return value and unit of a word that holds both: "95%", "25-тысячная"."""
    if not token.form[:1].isdigit():
        return None
    if token.form.endswith("%"):
        value = figure(token.form[:-1], language)
        return (value, "percent") if value is not None else None
    match = re.fullmatch(r"(\d+)[-‐‑]?(\w+)", _word(token))
    if match and match[2] in language.thousand_strong:
        return float(match[1]) * 1000, "person"
    return None


def _times_hundreds(sentence: Sentence, index: int, vague: VagueNumber, language: Language) -> _Number:
    """Return a number without figures, multiplied by the word behind it ("several hundred": 200 or more, under 1000)."""
    low, high, behind = vague.low, vague.high, index + len(vague.words)
    opened = language.vague.get(_word(sentence.tokens[behind]), ()) if behind < len(sentence.tokens) else ()
    for larger in opened:
        if (larger.low or 0) >= 10 and _words_at(sentence, behind, larger.words):
            return _Number(first=index, last=behind + len(larger.words) - 1, low=larger.low, high=larger.high, exact=False)
    scale = number_word(_word(sentence.tokens[behind]), language) if behind < len(sentence.tokens) else None
    if scale is not None and scale >= 100 and (low or 0) < 10:
        low, high = (low * scale if low is not None else None), (high if high is not None else 10) * scale
        behind += 1
    return _Number(first=index, last=behind - 1, low=low, high=high, exact=False)


def _multiplied(sentence: Sentence, index: int, language: Language) -> bool:
    """Whether a word for hundred or more stands here, so that "a" and "half" before it count."""
    return index < len(sentence.tokens) and (number_word(_word(sentence.tokens[index]), language) or 0) >= 100


def _range_at(sentence: Sentence, index: int, language: Language) -> _Number | None:
    """Return a number or the range that begins with it ("18,250 to 63,000")."""
    number = _number_at(sentence, index, language)
    if number is None or not number.exact or number.last + 2 >= len(sentence.tokens):
        return number
    if _word(sentence.tokens[number.last + 1]) in language.ranges:
        other = _number_at(sentence, number.last + 2, language)
        if other is not None and other.exact and number.low is not None and other.low is not None:
            low, high = number.low, other.low
            if low < high:
                return _Number(
                    first=number.first, last=other.last, low=low, high=high, exact=False, unit=number.unit or other.unit
                )
    return number


def _bound_of(sentence: Sentence, number: _Number, language: Language) -> tuple[NumberBound | None, int]:
    """Return the bound that stands right before a number, and the index of its first word."""
    for size in range(JUST_BEFORE, 0, -1):
        first = number.first - size
        if first >= 0:
            words = tuple(_word(token) for token in sentence.tokens[first : number.first])
            if words in language.bounds:
                return language.bounds[words], first
    return None, number.first


def _candidates(sentence: Sentence, number: _Number) -> Iterator[int]:
    for index in range(number.last + 1, min(len(sentence.tokens), number.last + 1 + REACH)):
        token = sentence.tokens[index]
        if token.upos == "DET" and number.exact and index == number.last + 1:
            return
        attribute = token.base_relation == "amod" or token.feature("VerbForm") == "Part"
        if (token.upos in ("VERB", "AUX", "SCONJ") and not attribute) or (
            token.upos == "PUNCT" and token.form not in '-–%„“"»«'
        ):
            return
        yield index


def _listed(sentence: Sentence, index: int, language: Language) -> tuple[str, int] | None:
    token = sentence.tokens[index]
    pair = (f"{_word(token)} {_word(sentence.tokens[index + 1])}" if index + 1 < len(sentence.tokens) else "").strip()
    if pair in language.units:
        return language.units[pair], index + 1
    for word in (_word(token), token.lemma.lower()):
        if word in language.units:
            return language.units[word], index
    tails = [word for word in language.units if len(word) >= SHORTEST_TAIL and _word(token).endswith(word)]
    if tails and token.upos not in ("VERB", "AUX", "ADP"):
        return language.units[max(tails, key=len)], index
    return None


def _unit_of(sentence: Sentence, number: _Number, language: Language) -> tuple[str, int] | None:
    """Return the unit of a number in English and the index of its last token; None where no noun says it."""
    behind = number.last + 1
    if behind < len(sentence.tokens) and _word(sentence.tokens[behind]).lstrip("-") in language.strong:
        return "person", behind
    if behind + 1 < len(sentence.tokens) and _word(sentence.tokens[behind]) == "-":
        tail = _word(sentence.tokens[behind + 1])
        if tail in language.strong:
            return "person", behind + 1
        return _listed(sentence, behind + 1, language)
    opened: tuple[str, int] | None = None
    for index in _candidates(sentence, number):
        listed = _listed(sentence, index, language)
        if listed is not None:
            return listed
        token = sentence.tokens[index]
        if token.upos == "NOUN":
            named = number.first > 0 and sentence.tokens[number.first - 1].upos == "PROPN"
            opened = (token.lemma.lower(), index) if language.open_units and not named else None
            if opened is None or token.base_relation != "compound":
                return opened
        elif token.upos not in BETWEEN and token.upos not in ("PUNCT", "VERB"):
            break
    head = sentence.tokens[number.last]
    if opened is None and head.base_relation in ("nsubj", "obj") and (number.low or 0) >= 2 and not number.exact:
        return "person", number.last
    return opened


KNOWN_PARTIES = frozenset({"man", "woman", "country", "state", "leader", "minister", "president", "side", "party", "nation"})
"""Units that in small definite numbers take up parties named before."""
FEW = 5
"""How many such parties a definite number may count."""


def _counts_the_known(sentence: Sentence, number: _Number, unit: str) -> bool:
    """Does a number only take up those named before ("the two countries")? It then says how many of nothing new."""
    before = sentence.tokens[number.first - 1] if number.first > 0 else None
    if before is None or before.upos != "DET" or not number.exact or (number.low or 0) > FEW:
        return False
    definite = before.feature("Definite") == "Def" or before.feature("PronType") in ("Art", "Dem")
    return definite and before.feature("Definite") != "Ind" and unit in KNOWN_PARTIES


def _amount(sentence: Sentence, number: _Number, language: Language) -> Amount | None:
    found = (number.unit, number.last) if number.unit else _unit_of(sentence, number, language)
    if found is None or found[0] is None or _counts_the_known(sentence, number, found[0]):
        return None
    bound, first = _bound_of(sentence, number, language)
    value = number.low if number.exact and bound in (None, "about") else None
    low, high = (None, None) if value is not None else (number.low, number.high)
    if number.exact and bound in ("least", "more"):
        high = None
    elif number.exact and bound in ("most", "less"):
        low = None
    return Amount(
        unit=found[0],
        value=value,
        low=low,
        high=high,
        start=sentence.tokens[first].start,
        end=sentence.tokens[max(found[1], number.last)].end,
    )
