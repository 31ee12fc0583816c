"""The outlets folder keeps its promises: every file loads, every pattern finds its own example, no name has two owners."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from vitni.errors import DataFault
from vitni.intake.credits import find_end_credits, find_line_credits, find_start_credits, is_boilerplate
from vitni.model.text import Outlet
from vitni.reference import outlets as reference
from vitni.reference.files import load_toml
from vitni.reference.outlets import (
    BoilerplatePattern,
    CreditPattern,
    boilerplate_patterns,
    credit_patterns,
    outlet_named,
    outlets,
)

NEWS = "The ministers talk again tomorrow."


def test_about_a_hundred_outlets_load() -> None:
    """A file that is skipped in silence would lose its credits in silence."""
    assert len(outlets()) >= 100
    assert sum(outlet.agency for outlet in outlets()) >= 40


@pytest.mark.parametrize("outlet", outlets(), ids=lambda outlet: outlet.id)
def test_country_and_zone_are_real(outlet: Outlet) -> None:
    """Joining turns a dateline's clock into an instant by the zone; a misspelt one would fail there, far from its cause."""
    assert outlet.country is None or (len(outlet.country) == 3 and outlet.country.isupper())
    assert outlet.zone is None or ZoneInfo(outlet.zone)


@pytest.mark.parametrize("pattern", credit_patterns(), ids=lambda pattern: f"{pattern.where}: {pattern.example}")
def test_a_credit_pattern_finds_its_example(pattern: CreditPattern) -> None:
    """An example is the pattern's test: it must be found where the pattern says, with the role the pattern says."""
    if pattern.where == "line":
        text = pattern.example
        found = find_line_credits(text, 0, len(text))
        assert found.whole
    elif pattern.where == "start":
        text = pattern.example + NEWS
        found = find_start_credits(text, 0, len(text))
    else:
        text = pattern.example if ". " in pattern.example else f"{NEWS} {pattern.example}"
        found = find_end_credits(text, 0, len(text))
    assert found.credits
    assert all(text[credit.start : credit.end].strip() for credit in found.credits)
    assert {credit.role for credit in found.credits} & {pattern.role, "agency", "outlet", "notice"}
    if pattern.owner is not None and pattern.role in ("agency", "dateline"):
        assert pattern.owner.name in {credit.name for credit in found.credits}


@pytest.mark.parametrize("pattern", boilerplate_patterns(), ids=lambda pattern: pattern.example)
def test_a_boilerplate_pattern_finds_its_example(pattern: BoilerplatePattern) -> None:
    """The example is matched by the pattern itself and by the whole folder together."""
    assert pattern.regex.fullmatch(pattern.example)
    assert is_boilerplate(pattern.example, 0, len(pattern.example))


@pytest.mark.parametrize(
    ("form", "name"),
    [("Рейтер", "Reuters"), ("REUTERS", "Reuters"), ("新华社", "Xinhua"), ("Agence France-Presse", "AFP")],
)
def test_an_outlet_is_known_by_all_its_names(form: str, name: str) -> None:
    """One agency under two names would count as two witnesses."""
    outlet = outlet_named(form)
    assert outlet is not None
    assert outlet.name == name


def test_short_names_are_not_bent() -> None:
    """ "Tass" is the agency, but "tt" and "ap" are no agencies: short names count as written."""
    assert outlet_named("ap") is None
    assert outlet_named("nobody's gazette") is None


def test_a_month_word_of_two_months_decides_nothing() -> None:
    """ "listopada" is October in Croatian and November in Polish; a strict reader does not choose."""
    months = reference.month_numbers()
    assert months["janúar"] == 1
    assert months["января"] == 1
    assert "listopada" not in months


def test_a_fault_names_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who adds an outlet reads the file and the fault, not a traceback of the re module."""
    text = 'name = "X"\n[[credit]]\nrole = "agency"\npattern = "("\nexample = "("\n'
    (tmp_path / "x.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(reference, "OUTLETS", tmp_path)
    (tmp_path / "_general.toml").write_text("", encoding="utf-8")
    caches = (reference.outlets, reference.credit_patterns)
    for cached in caches:
        cached.cache_clear()
    try:
        with pytest.raises(DataFault, match=r"x\.toml.*no regular expression"):
            credit_patterns()
    finally:
        for cached in caches:
            cached.cache_clear()
        load_toml.cache_clear()
