"""The tables made from Unicode CLDR are what CLDR gives: no file was edited by hand, no language left behind."""

import json
from pathlib import Path
from typing import Any

import pytest

from training import cldr
from vitni.reference.files import language_codes
from vitni.reference.languages import load_language

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKS_OF_NEWS = {"en", "is", "pt"}
"""Languages whose news counts from Monday to Sunday (docs/claims.md does), whatever the calendars of their largest country."""


def test_the_committed_tables_are_what_cldr_gives() -> None:
    """The part of CLDR that is used is committed too, so this needs no network."""
    assert cldr.differing() == []


@pytest.mark.parametrize("code", language_codes())
def test_the_week_starts_where_cldr_says(code: str) -> None:
    """A language whose news does otherwise is named above."""
    first = DAYS.index(cldr.load_taken()["languages"][code]["first_day"]) + 1
    assert load_language(code).week_start == (1 if code in WEEKS_OF_NEWS else first)


def test_a_table_that_was_edited_by_hand_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ "Edit time.toml", says the first line of the other file."""
    (tmp_path / "da").mkdir()
    (tmp_path / "da" / "language.toml").write_text('name = "Danish"', encoding="utf-8")
    (tmp_path / "da" / "time.cldr.toml").write_text("edited", encoding="utf-8")
    monkeypatch.setattr(cldr, "LANGUAGES", tmp_path)
    assert cldr.differing() == ["da"]


def test_what_is_used_of_a_language_is_taken_unchanged(tmp_path: Path) -> None:
    """A package of CLDR in, its names and its first day of the week out."""
    names = {"wide": dict.fromkeys(DAYS, "a day"), "abbreviated": dict.fromkeys(DAYS, "d.")}
    months = {"wide": {str(n): f"month{n}" for n in range(1, 13)}, "abbreviated": {str(n): "m." for n in range(1, 13)}}
    calendar = {
        "dateFormats": {"short": "d.M.y"},
        "days": {"format": names, "stand-alone": names},
        "months": {"format": months, "stand-alone": months},
    }
    put(tmp_path / "dates" / "main" / "xx" / "ca-gregorian.json", {"dates": {"calendars": {"gregorian": calendar}}}, "xx")
    put(tmp_path / "dates" / "main" / "xx" / "dateFields.json", {"dates": {"fields": {"day": {"displayName": "day"}}}}, "xx")
    core = tmp_path / "core" / "supplemental"
    put(core / "likelySubtags.json", {"likelySubtags": {"xx": "xx-Latn-XY"}})
    put(core / "weekData.json", {"weekData": {"firstDay": {"001": "mon", "XY": "sat"}}})
    taken = cldr.take("xx", tmp_path / "dates", tmp_path / "core")
    assert (taken["first_day"], taken["territory"]) == ("sat", "XY")
    text = cldr.make(taken, "1")
    assert 'order = ["dmy"]' in text and '"12" = "month12"' in text


def put(path: Path, inner: Any, language: str | None = None) -> None:
    """Write a file as the packages nest it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    nested = {"main": {language: inner}} if language else {"supplemental": inner}
    path.write_text(json.dumps(nested), encoding="utf-8")
