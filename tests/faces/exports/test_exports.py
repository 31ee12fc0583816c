"""Exports have the shape their schemas and docs/exports.md promise."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.faces.fixtures import ENGLISH, ICELANDIC, chronicle
from vitni.errors import VitniError
from vitni.faces.exports.answers import claim_answer, disagreement_records, event_answer, ledger_records, report_records
from vitni.faces.exports.claims import claim_records
from vitni.faces.exports.events import event_records
from vitni.faces.exports.records import write_file

DOCS = Path(__file__).resolve().parents[3] / "docs" / "exports.md"


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(
        files("vitni.faces.exports").joinpath(f"{name}.schema.json").read_text(encoding="utf-8")
    )
    return loaded


@pytest.mark.parametrize("name", ["claims", "events"])
def test_every_line_fits_its_schema(name: str) -> None:
    """Programs of others rest on these shapes; a changed field is a changed promise."""
    Draft202012Validator.check_schema(schema(name))
    validator = Draft202012Validator(schema(name))
    records = list(claim_records(chronicle()) if name == "claims" else event_records(chronicle()))
    assert records
    for record in records:
        validator.validate(json.loads(json.dumps(record)))


@pytest.mark.parametrize("name", ["claims", "events"])
def test_every_field_is_documented(name: str) -> None:
    """docs/exports.md names each field as code."""
    text = DOCS.read_text(encoding="utf-8")
    assert [field for field in schema(name)["properties"] if f"`{field}`" not in text] == []


def test_a_claim_points_at_its_exact_words() -> None:
    """text[start:end] of the delivered file, always."""
    texts = {"wire.txt": ENGLISH, "letter.txt": ICELANDIC}
    for record in claim_records(chronicle()):
        assert texts[record["report"]][record["start"] : record["end"]] == record["words"]


def test_a_claims_day_is_the_one_joining_decided_for_it() -> None:
    """The words stay the report's own; the day is the chronicle's, half-open."""
    records = {record["id"]: record for record in claim_records(chronicle())}
    assert records["letter.txt#1"]["when"] == {"start": "2022-01-21", "end": "2022-01-22", "words": "föstudaginn 22. janúar"}
    assert records["letter.txt#6"]["when"] is None
    assert records["letter.txt#1"]["amounts"] == [{"value": 90, "unit": "minute"}]
    assert records["wire.txt#1"]["voices"] == [{"name": "a US official", "country": "USA"}]
    assert records["letter.txt#3"]["content_of"] == "letter.txt#2"


def test_an_event_carries_its_reasons_life_and_disagreements() -> None:
    """An event by itself must be enough to check it."""
    meeting = next(record for record in event_records(chronicle()) if record["id"].endswith("geneva"))
    assert meeting["title"] == "Blinken and Lavrov meet in Geneva"
    assert meeting["when"]["start"] == "2022-01-21" and meeting["when"]["reasons"][0]["name"] == "weekday-of-dateline"
    assert [life["standing"] for life in meeting["life"]] == ["planned", "happened"]
    assert meeting["disagreements"][0]["verdict"] == "2022-01-21"
    assert meeting["origins"][0]["chain"] == ["Omni", "AFP", "a US official"]


def test_an_event_without_a_day_has_null_for_when() -> None:
    """Unknown is null, not an object of nulls."""
    assert [record["when"] for record in event_records(chronicle())][-1] is None


def test_the_answers_of_the_other_commands_are_json() -> None:
    """--json must not fail on any of them."""
    story = chronicle()
    answers = (
        event_answer(story, story.events[1]),
        claim_answer(story, story.claims[0]),
        ledger_records(story, story.ledger),
        disagreement_records(story),
        report_records(story, unread=True),
    )
    assert all(json.loads(json.dumps(answer)) == answer for answer in answers)
    assert ledger_records(story, story.ledger)[1]["due"]["start"] == "2022-01-24"


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A traceback would not say what to do."""
    with pytest.raises(VitniError, match="cannot be written"):
        write_file([], tmp_path / "nowhere" / "claims.jsonl")
    assert write_file(claim_records(chronicle()), tmp_path / "claims.jsonl") == 9
