"""The examples beside the entries of every language, read as reports.

Trees are made by a small model, so not every example can be read; one that cannot is an expected failure, shown by name.
What holds the folders is the floor: the share of its own examples that a language reads. `python -m tests.examples is`
prints the examples that fail, with what was read instead.
"""

from functools import lru_cache

import pytest

from tests.examples import Outcome, outcomes
from vitni.reference.acts import load_lexicon
from vitni.reference.files import language_codes

FLOORS = {
    "en": 0.94,
    "is": 0.85,
    "sv": 0.92,
    "de": 0.88,
    "ru": 0.88,
    "fr": 0.94,
    "es": 0.94,
    "pl": 0.93,
    "uk": 0.93,
    "cs": 0.88,
    "sl": 0.88,
    "da": 0.84,
    "nb": 0.85,
    "pt": 0.89,
    "it": 0.91,
    "nl": 0.76,
}
"""Share of examples each language must read; raised when reading improves, lowered only by name in a commit that says so."""
LEAST = 0.3
"""Floor of a language that has none of its own yet."""
LANGUAGES = tuple(code for code in language_codes() if load_lexicon(code).examples)


@lru_cache(maxsize=32)
def outcomes_of(language: str) -> tuple[Outcome, ...]:
    """Read a language's examples once for all its tests."""
    return outcomes(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_reads_most_of_its_own_examples(language: str) -> None:
    """A change that costs a language its examples is seen here, whatever it gains elsewhere."""
    found = outcomes_of(language)
    share = sum(outcome.right for outcome in found) / len(found)
    assert share >= FLOORS.get(language, LEAST), f"{language}: only {share:.0%} of {len(found)} examples are read"


@pytest.mark.parametrize(
    ("language", "number"),
    [(language, number) for language in LANGUAGES for number in range(len(load_lexicon(language).examples))],
)
def test_an_example_gives_the_claim_it_means(language: str, number: int) -> None:
    """Every pattern of a language carries a sentence that shows what it means."""
    outcome = outcomes_of(language)[number]
    if not outcome.right:
        pytest.xfail(f"{outcome.where}: {outcome.example.text}")
