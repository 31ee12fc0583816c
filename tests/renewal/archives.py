"""Small archives for the tests of renewals: stories put into a store bit by bit."""

from collections.abc import Iterable

from tests.joining.stories import Story
from vitni.chronicle.store import Store
from vitni.derive import rejoin
from vitni.model.claim import Reading
from vitni.model.text import Report

Facts = list[tuple[Report, Reading]]


def facts_of(*stories: Story) -> Facts:
    """Return the reports of some stories with their readings."""
    return [(story.reports[reading.report], reading) for story in stories for reading in story.readings()]


def add(store: Store, batch: Iterable[tuple[Report, Reading]]) -> None:
    """Add reports with their readings and join, as one `vitni read` does."""
    for report, reading in batch:
        store.add_report(report, report.text.encode())
        store.add_reading(reading)
    rejoin(store)
