"""What decided a day, in few sentences."""

from dataclasses import replace

import pytest

from tests.faces.fixtures import DAY_DISPUTED, FRIDAY, MEETING, chronicle, reason
from vitni.chronicle.query import Chronicle
from vitni.faces.screens.scene import Scene
from vitni.faces.screens.verdicts import Verdict, verdict_on_day
from vitni.faces.witnesses import witnesses_of
from vitni.model.event import Disagreement
from vitni.model.time import Anchor, Reason

SLIPPED = Anchor(
    day=None,
    interval=FRIDAY,
    inferred=True,
    shift=1,
    reasons=(
        replace(reason("tells-what-happened", day="2022-01-21"), reports=("wire.txt",)),
        reason("slipped-calendar", shift="1"),
        reason("weekday-fits", words="föstudaginn 22. janúar", day="2022-01-21", year="2022"),
        reason("weekday-fits", words="miðvikudaginn 20. janúar", day="2022-01-19", year="2022"),
    ),
)


def verdict(row: Disagreement | None = DAY_DISPUTED) -> Verdict:
    """Return what the screen of the fixture's meeting says of its day."""
    story = chronicle()
    return verdict_on_day(Scene(chronicle=story, event=MEETING, witnesses=witnesses_of(story), why=False), row)


def test_each_witness_has_one_line_and_no_reason_is_told_twice() -> None:
    """Who is given sixteen reasons believes none."""
    told = verdict().told
    assert told[0] == "AFP via Omni, on Tuesday the 18th: “on Friday”, so Friday 21 January 2022"
    assert told[1].startswith("Icelandic report: “föstudaginn 22. janúar”, but 22 January 2022 was a Saturday")
    assert len(told) == 2


def test_a_slip_is_told_once_with_the_day_that_bears_it_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """One odd pair is a misprint; a second that runs the same way shows a slipped calendar."""
    monkeypatch.setattr(Chronicle, "anchor", lambda _, report: SLIPPED if report == "letter.txt" else None)
    told = verdict().told
    assert told[1].endswith("the report’s other day number (Wednesday the 20th) also runs one day ahead")


def test_of_refused_years_only_the_nearest_is_told_with_reasons_of_different_kinds() -> None:
    """Nobody asks why it was not 2016; two offices against one year are one argument."""
    values = [
        {"year": "2021", "because": "not-yet-in-office", "name": "A", "office": "minister", "day": "2021-01-26"},
        {"year": "2021", "because": "not-yet-in-office", "name": "B", "office": "president", "day": "2021-01-20"},
        {"year": "2016", "because": "not-yet-in-office", "name": "B", "office": "president", "day": "2021-01-20"},
    ]
    row = replace(DAY_DISPUTED, refused=tuple(Reason(name="year-refused", values=tuple(one.items())) for one in values))
    assert verdict(row).refused[0].endswith(": A became minister only on 26 January 2021")
    assert not any("2016" in line or "B became" in line for line in verdict(row).refused)
