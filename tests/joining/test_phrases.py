"""Which days a phrase can mean in a dated, an inferred and an undated report."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.joining.stories import pledge
from vitni.joining.anchors import FRESH_NEWS
from vitni.joining.phrases import candidates_of, possible_days
from vitni.model.time import Anchor, Interval, Reason, TimePhrase


def phrase(words: str, **parts: Any) -> TimePhrase:
    """Return a phrase with these parts."""
    return TimePhrase(start=0, end=len(words), words=words, language="en", kind="date", rule="test", **parts)


NEXT_WEEK = phrase("next week", unit="week", shift=1, anchor="publication")
TOMORROW = phrase("tomorrow", unit="day", shift=1, anchor="publication")
FRESH = Anchor(
    day=None, interval=Interval(start=date(2022, 1, 21), end=None), inferred=True, reasons=(Reason(name=FRESH_NEWS),)
)
STALE = Anchor(day=None, interval=Interval(start=date(2022, 1, 21), end=None), inferred=True)


def test_every_day_that_fresh_news_can_be_told_on_gives_the_same_next_week() -> None:
    """Friday, Saturday or Sunday: next week begins on Monday the 24th."""
    (only,) = candidates_of(NEXT_WEEK, FRESH, None)
    assert only.interval == Interval(start=date(2022, 1, 24), end=date(2022, 1, 31))
    assert only.reasons[-1].name == "from-inferred-day"


def test_tomorrow_of_an_inferred_day_stays_open() -> None:
    """It is another day from each day the report may be of."""
    assert len(candidates_of(TOMORROW, FRESH, None)) == 3


def test_background_dates_no_relative_words() -> None:
    """A report that only mentions an old event in passing may be of any later year."""
    assert candidates_of(NEXT_WEEK, STALE, None) == ()
    assert candidates_of(NEXT_WEEK, Anchor(day=None), None) == ()


def test_a_day_to_come_dates_what_is_promised_and_not_the_promise() -> None:
    """ "Norway promised Ukraine a hospital next week": the promise is of today."""
    story = pledge(None)
    (outer, inner) = story.claims["before"]
    story.claims["before"][:] = [replace(outer, time=inner.time), replace(inner, time=None)]
    (reading,) = story.readings()
    found = possible_days(reading, Anchor(day=date(2023, 3, 1)))
    assert set(found) == {inner.id}
    assert found[inner.id][0].interval == Interval(start=date(2023, 3, 6), end=date(2023, 3, 13))


def test_a_full_date_needs_no_anchor() -> None:
    """ "1 May 2023" is itself in any report."""
    (only,) = candidates_of(phrase("1 May 2023", day=1, month=5, year=2023), Anchor(day=None), None)
    assert only.interval.start == date(2023, 5, 1)
