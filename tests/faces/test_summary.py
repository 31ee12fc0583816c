"""The last line of a reading counts what the chronicle holds."""

from tests.faces.fixtures import chronicle
from vitni.chronicle.query import Chronicle
from vitni.chronicle.store import Store
from vitni.faces.screens.summary import summary_text
from vitni.faces.summary import counted, summary_of


def test_the_numbers_of_the_story() -> None:
    """Plans that came true, promises still out, disagreements and how many are settled."""
    numbers = summary_of(chronicle())
    assert (numbers.events, numbers.reports, numbers.languages, numbers.claims) == (7, 2, 2, 9)
    assert (numbers.plans_happened, numbers.promises_open, numbers.disagreements, numbers.settled) == (1, 2, 1, 1)
    assert summary_text(chronicle()).plain == (
        "7 events from 2 reports in 2 languages. 1 plan happened, 2 promises open, 1 disagreement (1 settled)."
    )


def test_nothing_new_is_said_first() -> None:
    """A second reading of one folder adds nothing, and says so."""
    assert summary_text(Chronicle(Store.open(":memory:", create=True))).plain.startswith("No new report. 0 events")
    assert counted(1, "event") == "1 event"
