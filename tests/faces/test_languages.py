"""The check of a language names what is lacking."""

from pathlib import Path

import pytest

from vitni.errors import NotFound
from vitni.faces import languages
from vitni.faces.languages import check_language, known_language
from vitni.faces.screens.language import language_screen, languages_table
from vitni.reference.files import language_codes


def test_every_language_can_be_checked() -> None:
    """A missing file is a line on the screen, not an error."""
    checks = [check_language(code) for code in language_codes()]
    assert all(check.name and len(check.files) == 7 for check in checks)
    assert languages_table(checks).row_count == len(checks)
    assert language_screen(checks[0]).renderables


def test_a_language_nobody_knows_lists_those_there_are() -> None:
    """The codes are what the user needs next."""
    with pytest.raises(NotFound, match="There are: "):
        known_language("xx")


def test_meanings_told_and_missing_make_up_the_table() -> None:
    """The numbers must add up, whatever a language holds."""
    totals = {check.meanings + len(check.missing_meanings) for check in map(check_language, language_codes())}
    assert len(totals) == 1


def test_a_language_says_which_words_of_time_it_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table made from CLDR counts; what neither file gives is named, and so are sentences that only look like dates."""
    (tmp_path / "language.toml").write_text('name = "X"', encoding="utf-8")
    (tmp_path / "time.cldr.toml").write_text('[weekday]\n1 = "a"\n[glue]\nago_pre = "b"', encoding="utf-8")
    (tmp_path / "time.toml").write_text('[month]\n1 = "c"\n[[example]]\ntext = "d"\nmeans = "-"', encoding="utf-8")
    monkeypatch.setattr(languages, "language_file", lambda code, name: tmp_path / name)
    missing = check_language("is").missing_times
    assert not {"weekday", "month", "glue.ago"} & set(missing)
    assert {"season", "glue.hence", "tense.words", "sentences without a date (1 of 10)"} <= set(missing)
