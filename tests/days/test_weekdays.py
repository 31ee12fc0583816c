"""Days told by number: ranges that run the wrong way."""

from datetime import date
from typing import Any

from vitni.days.weekdays import days_by_number
from vitni.model.time import TimePhrase


def told(**fields: Any) -> list[tuple[str, tuple[str, ...]]]:
    """Return the intervals and denials of a phrase read on 18 January 2022."""
    plain: dict[str, Any] = {"start": 0, "end": 1, "words": "x", "language": "xx", "kind": "date", "rule": "test"}
    found = days_by_number(TimePhrase(**(plain | fields)), date(2022, 1, 18), 1, 0)
    return [(f"{one.interval.start}..{one.interval.end}", one.denies) for one in found]


def test_a_range_that_ends_before_it_begins_is_turned_round_and_denies_the_order() -> None:
    """ "from 30 to 24 January": the ends were swapped, or the first lies in the month before."""
    assert told(month=1, day=30, day_end=24) == [
        ("2022-01-24..2022-01-31", ("order",)),
        ("2021-12-30..2022-01-25", ("month",)),
    ]


def test_a_range_over_the_turn_of_a_month_denies_nothing() -> None:
    """ "from 28 to 3 January" begins in December."""
    assert told(month=1, day=28, day_end=3) == [("2021-12-28..2022-01-04", ())]


def test_bare_days_make_a_range_that_may_run_into_the_next_month() -> None:
    """ "from the 24th to the 30th" is nearest; "from the 28th to the 3rd" ends in the month that follows."""
    assert told(day=24, day_end=30) == [("2022-01-24..2022-01-31", ()), ("2021-12-24..2021-12-31", ())]
    assert told(day=28, day_end=3)[0] == ("2022-01-28..2022-02-04", ())
