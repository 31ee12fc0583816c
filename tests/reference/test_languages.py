"""The languages: what language.toml must hold, and how its short notation is read."""

from pathlib import Path

import pytest

from vitni.errors import DataFault
from vitni.reference import languages
from vitni.reference.files import language_codes
from vitni.reference.languages import expand, load_language


def test_braces_hold_alternative_endings() -> None:
    """Inflected forms are lists; braces keep them short enough to check by eye."""
    assert expand("mánu{dagur,dag}, tungl") == ("mánudagur", "mánudag", "tungl")
    assert expand("a{,b}c") == ("ac", "abc")


@pytest.mark.parametrize("code", language_codes())
def test_every_language_has_its_names_marks_and_words(code: str) -> None:
    """The reader takes pronouns, quotation marks and units from here and nowhere else."""
    language = load_language(code)
    assert language.name and language.own_name and language.quotes and language.pronouns and language.units
    assert {pronoun.person for pronoun in language.pronouns} == {"first", "second", "third"}
    assert "dollar" in language.units.values() and "soldier" in language.units.values()


def test_a_missing_key_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A language without a decimal mark would read every amount wrong."""
    (tmp_path / "language.toml").write_text('name = "X"\nown_name = "X"\nscript = "Latn"\nweek_start = 9\nquotes = []\n')
    monkeypatch.setattr(languages, "language_file", lambda code, name: tmp_path / name)
    with pytest.raises(DataFault, match="weekday"):
        load_language.__wrapped__("xx")
