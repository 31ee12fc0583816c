"""Paradigms: forms with their cases and number, as the rules of each language make them."""

import pytest

from vitni.errors import DataFault
from vitni.reference.files import language_codes, language_file
from vitni.reference.paradigms import _cases, _rules, bent, paradigms_of

WITH_CASES = [code for code in language_codes() if language_file(code, "paradigms.toml").exists()]


def test_the_longest_end_that_fits_makes_the_forms() -> None:
    """A rule takes the last letters of the dictionary form; "~" keeps them."""
    rules = _rules({"a": "a:N y:G", "ka": "ka:N ce:DL | ki:NA", "t": "~:N ~owi:D"}, "test")
    assert list(bent("matka", rules)) == [
        ("matka", frozenset({"Nom"}), False),
        ("matce", frozenset({"Dat", "Loc"}), False),
        ("matki", frozenset({"Nom", "Acc"}), True),
    ]
    assert [form for form, _, _ in bent("kot", rules)] == ["kot", "kotowi"]


def test_a_letter_that_is_no_case_is_named() -> None:
    """A slip in a table of hundreds of cells is found by its cell."""
    with pytest.raises(DataFault, match="'Q'"):
        _cases("Q", "test")


def test_a_form_of_both_numbers_gets_its_number_from_its_case() -> None:
    """ "rozmowy" is a genitive of one talk and a nominative of many."""
    (word,) = [row for row in paradigms_of("pl").forms["rozmowy"] if row.lemma == "rozmowa"]
    assert (word.number("Gen"), word.number("Acc"), word.number(None)) == ("Sing", "Plur", None)


@pytest.mark.parametrize("code", WITH_CASES)
def test_states_people_and_offices_of_the_other_files_bend(code: str) -> None:
    """What names.toml, titles.toml and acts.toml name must be known in its cases without being written twice."""
    known = {row.lemma.casefold() for rows in paradigms_of(code).forms.values() for row in rows}
    assert {"macron", "макрон"} & known
    assert len(known) > 1500


def test_a_language_without_the_file_has_no_paradigms() -> None:
    """English has no cases to tell subjects by."""
    assert not paradigms_of("en")
