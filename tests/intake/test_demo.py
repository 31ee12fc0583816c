"""The demo reports come in as their README says: dated, credited, one undated, one relayed."""

import re
from pathlib import Path

from vitni.intake.sources import Taken, take_in
from vitni.model.text import Report

DEMO = Path(__file__).resolve().parents[2] / "vitni" / "demo"


def reports() -> dict[str, Report]:
    found = list(take_in([DEMO]))
    assert all(isinstance(each, Taken) for each in found)
    return {each.report.id: each.report for each in found if isinstance(each, Taken)}


def test_the_readme_of_the_folder_is_no_report() -> None:
    """Ten reports, each in the README's table."""
    listed = re.findall(r"^\| (\d\d) ", (DEMO / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name[:2] for name in reports()] == listed
    assert len(listed) == 10


def test_every_report_is_dated_as_its_name_says_but_one() -> None:
    """The undated one has its day from the other witnesses, not from us."""
    for name, report in reports().items():
        day = re.search(r"\d{4}-\d\d-\d\d", name)
        assert (report.published.day.isoformat() if report.published else None) == (day.group() if day else None)
    assert [name for name, report in reports().items() if report.published is None] == ["03-nordurposturinn-genf.txt"]


def test_the_relayed_telegram_names_its_agency() -> None:
    """Else the demo would count one telegram as two witnesses."""
    found = reports()
    assert found["01-nordwire-2022-01-18.txt"].agency == "Nordwire"
    relay = found["02-harbour-gazette-2022-01-19.txt"]
    assert (relay.outlet, relay.agency) == ("The Harbour Gazette", "Nordwire")


def test_every_report_has_a_title_and_no_stray_news() -> None:
    """Credit lines and buttons are told from news in every language of the demo."""
    for report in reports().values():
        assert report.title
        roles = [paragraph.role for paragraph in report.paragraphs]
        assert roles.count("title") == 1
        news = [report.text[paragraph.start : paragraph.end] for paragraph in report.paragraphs if paragraph.role == "body"]
        assert all(words.endswith(".") for words in news)
