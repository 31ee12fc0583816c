"""The chronicle answers by name, with plain values."""

import sys

import pytest

from tests.faces.fixtures import ACCOUNT, LETTER, MEETING, MET, WIRE, chronicle
from vitni.errors import NotFound, VitniError


def test_everything_is_there_as_plain_values() -> None:
    """What Python users hold."""
    story = chronicle()
    assert story.events == ACCOUNT.events
    assert story.ledger == ACCOUNT.ledger
    assert story.disagreements == ACCOUNT.disagreements
    assert story.reports == (LETTER, WIRE)
    assert len(story.claims) == 9
    assert story.added == 2 and story.refusals == ()
    assert "7 events from 2 reports" in repr(story)


def test_events_claims_and_reports_are_found_by_what_one_types() -> None:
    """Ids are long; the parts that tell them apart are enough."""
    story = chronicle()
    assert story.event("2022-01-21-geneva") == MEETING
    assert story.claim("letter#1") == MET
    assert story.report("wire") == WIRE
    with pytest.raises(NotFound):
        story.claim("letter#99")


def test_claims_and_events_lead_to_each_other() -> None:
    """Every step from a word to its event and back is a call."""
    story = chronicle()
    assert story.event_of("letter.txt#1") == MEETING
    assert MET in story.claims_of(MEETING)
    assert WIRE.text[story.claim("wire#1").start :].startswith("The US secretary")
    anchor = story.anchor("letter.txt")
    assert anchor is not None and anchor.inferred


def test_tables_for_pandas_have_a_row_for_each_thing() -> None:
    """Analysts live in notebooks."""
    pytest.importorskip("pandas")
    story = chronicle()
    claims = story.to_pandas()
    assert len(claims) == 9
    met = claims.set_index("id").loc["letter.txt#1"]
    assert met["actors"] == "Antony Blinken" and met["recipient_countries"] == "RUS"
    assert str(met["day_from"].date()) == "2022-01-21"
    assert list(story.to_pandas("events")["claims"]) == [2, 2, 1, 1, 1, 1, 1]
    assert list(story.to_pandas("ledger")["state"]) == ["kept", "open", "waiting", "refused"]
    assert story.to_pandas("disagreements")["verdict"][0] == "2022-01-21"


def test_without_pandas_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """pandas is optional, and its absence is no traceback."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.delitem(sys.modules, "vitni.chronicle.frames", raising=False)
    with pytest.raises(VitniError, match=r"pip install \"vitni\[pandas\]\""):
        chronicle().to_pandas()


def test_the_json_view_holds_the_account_and_the_claims() -> None:
    """For programs that want everything at once."""
    view = chronicle().to_json()
    assert sorted(view) == ["anchors", "claims", "disagreements", "entities", "events", "ledger"]
    assert view["events"][1]["id"] == MEETING.id


def test_a_claim_is_asked_for_with_its_number() -> None:
    """A word without one is no beginning of every report."""
    with pytest.raises(NotFound, match="# and a number"):
        chronicle().claim("nosuch")
