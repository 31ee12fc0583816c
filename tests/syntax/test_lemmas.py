"""Lemma rules make what they were made from."""

from hypothesis import given
from hypothesis import strategies as st

from vitni.syntax.lemmas import lemma_by, rule_from


def test_a_rule_carries_over_to_another_word() -> None:
    assert lemma_by(rule_from("cities", "city"), "countries") == "country"


def test_a_rule_keeps_the_capital_of_names() -> None:
    assert lemma_by(rule_from("Rússlands", "Rússland"), "Íslands") == "Ísland"


def test_a_rule_that_cuts_more_than_the_word_has_gives_nothing() -> None:
    assert lemma_by(rule_from("cities", "city"), "es") is None


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_the_rule_made_from_a_pair_gives_the_pair_back(form: str, lemma: str) -> None:
    """Rules are strings with bars; a lemma with a bar or with letters that change length in lower case is the exception."""
    if "|" in lemma or len(form.lower()) != len(form) or lemma.lower().lower() != lemma.lower():
        return
    assert lemma_by(rule_from(form, lemma), form) in (lemma, form)
