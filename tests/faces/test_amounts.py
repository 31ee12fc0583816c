"""Amounts are told with their plural and their open ends."""

import pytest

from vitni.faces.amounts import amount_words
from vitni.model.claim import Amount


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Amount(unit="minute", value=90), "90 minutes"),
        (Amount(unit="country", value=1), "1 country"),
        (Amount(unit="country", value=2), "2 countries"),
        (Amount(unit="soldier", low=10000, high=100000), "10,000–100,000 soldiers"),
        (Amount(unit="person", low=11), "at least 11 persons"),
        (Amount(unit="aircraft", high=20), "up to 20 aircraft"),
        (Amount(unit="percent", value=2.5), "2.5 percent"),
    ],
)
def test_an_amount_in_words(amount: Amount, words: str) -> None:
    """Low and high are said as such, never as a middle."""
    assert amount_words(amount) == words
