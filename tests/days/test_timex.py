"""What annotated news would call a time phrase: type, value and modifier."""

from datetime import date

import pytest

import vitni
from vitni.days.timex import value_of
from vitni.model.time import Interval

NEAR = date(2022, 1, 18)  # a Tuesday


def timexes(text: str, near: date | None = NEAR, language: str = "en") -> list[tuple[str | None, str | None, str | None]]:
    return [(phrase.type, phrase.value, phrase.mod) for phrase in vitni.find_times(text, language=language, near=near)]


@pytest.mark.parametrize(
    ("text", "type", "value"),
    [
        ("It was sold on 21 January 2022.", "DATE", "2022-01-21"),
        ("They meet next week.", "DATE", "2022-W04"),
        ("It rained last weekend.", "DATE", "2022-W02-WE"),
        ("It opened in May 2019.", "DATE", "2019-05"),
        ("Sales fell in the third quarter of 2012.", "DATE", "2012-Q3"),
        ("Sales fell in the second half of 2012.", "DATE", "2012-H2"),
        ("It burned in the summer of 2006.", "DATE", "2006-SU"),
        ("It was built in 1987.", "DATE", "1987"),
        ("It was built in the 1980s.", "DATE", "198"),
        ("It was built in the 19th century.", "DATE", "18"),
        ("He ruled from 1990 to 1995.", "DATE", "1990/1995"),
        ("It has run since 2014.", "DATE", "2014"),
        ("The bridge fell on Tuesday night.", "TIME", "2022-01-18TNI"),
        ("The bridge fell at 8:30 a.m. on Monday.", "TIME", "2022-01-17T08:30"),
        ("The bridge was shut for three days.", "DURATION", "P3D"),
        ("The bridge was shut for 90 minutes.", "DURATION", "PT90M"),
        ("The bridge was shut for several weeks.", "DURATION", "PXW"),
        ("The bridge was shut for half an hour.", "DURATION", "PT30M"),
        ("Prices doubled over the past three months.", "DURATION", "P3M"),
        ("Sales rose in the first nine months of 2021.", "DURATION", "P9M"),
        ("The board meets every Friday.", "SET", "XXXX-WXX-5"),
        ("The board meets monthly.", "SET", "P1M"),
        ("Nobody lives there now.", "DATE", "PRESENT_REF"),
        ("It was sold recently.", "DATE", "PAST_REF"),
        ("It will be sold soon.", "DATE", "FUTURE_REF"),
    ],
)
def test_a_phrase_has_the_value_annotators_give_it(text: str, type: str, value: str) -> None:
    """Annotated news (TimeBank, KRAUTS) can be compared with what is found."""
    assert timexes(text) == [(type, value, None)]


@pytest.mark.parametrize(
    ("text", "value", "mod"),
    [
        ("Elections are due early next year.", "2023", "START"),
        ("It was signed in mid-December.", "2021-12", "MID"),
        ("It was signed late last year.", "2021", "END"),
    ],
)
def test_the_part_of_a_longer_time_is_a_modifier(text: str, value: str, mod: str) -> None:
    """ "Early next year" is valued as the year, not as its first months."""
    assert timexes(text) == [("DATE", value, mod)]


def test_a_year_earlier_is_the_same_quarter_of_the_year_before() -> None:
    """Company news compares a quarter with the same quarter."""
    assert [value for _, value, _ in timexes("In the third quarter of 2021 profit rose from a year earlier.")] == [
        "2021-Q3",
        "2020-Q3",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on 22 January.", "XXXX-01-22"),
        ("They met on Friday.", "XXXX-WXX-5"),
        ("They met in May.", "XXXX-05"),
        ("They met last week.", None),
        ("They met in May 2019.", "2019-05"),
    ],
)
def test_without_the_reports_day_an_incomplete_date_has_an_incomplete_value(text: str, value: str | None) -> None:
    """No year is made up."""
    assert [found for _, found, _ in timexes(text, near=None)] == [value]


def test_a_day_no_calendar_holds_has_no_value() -> None:
    """31 February is found and refused."""
    assert timexes("It was signed on 31 February 2022.") == [("DATE", None, None)]


def test_an_open_interval_has_no_value() -> None:
    """Only an interval with two ends can be written."""
    assert value_of(Interval(start=None, end=NEAR)) is None


def test_days_that_are_no_unit_of_the_calendar_are_told_by_their_first_and_last() -> None:
    """The last day is included, as ISO 8601 writes intervals of days."""
    assert value_of(Interval(start=date(2022, 1, 24), end=date(2022, 1, 31 - 1))) == "2022-01-24/2022-01-29"
