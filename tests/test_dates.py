"""Reckoning: from a time phrase and a day to every interval it can mean."""

from datetime import date
from typing import Any

from vitni.dates import explain_refusal, possible_years, reckon, reckon_all, slips
from vitni.model.time import Anchor, Candidate, Interval, TimePhrase

TUESDAY = Anchor(day=date(2022, 1, 18))
SATURDAY = Anchor(day=date(2022, 1, 22))


def phrase(**fields: Any) -> TimePhrase:
    """Return a phrase with the fields a test is about."""
    plain: dict[str, Any] = {"start": 0, "end": 1, "words": "x", "language": "xx", "kind": "date", "rule": "test"}
    return TimePhrase(**(plain | fields))


def days(candidate: Candidate) -> str:
    """Write a candidate's interval."""
    return f"{candidate.interval.start}..{candidate.interval.end}"


def test_a_weekday_told_in_the_past_is_the_last_one_and_the_day_itself_counts() -> None:
    """ "told reporters Tuesday", published on Tuesday, is today: papers write the weekday, not "today"."""
    assert days(reckon(phrase(weekday=2, direction="past"), TUESDAY)[0]) == "2022-01-18..2022-01-19"
    assert days(reckon(phrase(weekday=1, direction="past"), TUESDAY)[0]) == "2022-01-17..2022-01-18"


def test_a_weekday_told_in_the_future_is_the_coming_one() -> None:
    """Friday lay nearer behind than ahead in no report of a coming meeting: the tense decides."""
    assert days(reckon(phrase(weekday=1, direction="future"), TUESDAY)[0]) == "2022-01-24..2022-01-25"


def test_a_weekday_without_tense_is_the_nearest_and_the_other_one_stays_open() -> None:
    """Nothing denies the other week, so both are shown, the nearer first."""
    near, far = reckon(phrase(weekday=5), TUESDAY)
    assert (days(near), days(far)) == ("2022-01-21..2022-01-22", "2022-01-14..2022-01-15")
    assert near.denies == far.denies == ()


def test_a_weekday_and_a_day_that_deny_each_other_give_every_reading_with_what_it_denies() -> None:
    """22 January 2022 was a Saturday: of "Friday 22 January" one word is wrong, and arithmetic cannot know which."""
    found = reckon(phrase(weekday=5, day=22, month=1), SATURDAY)
    assert [(days(one), one.denies) for one in found] == [
        ("2022-01-22..2022-01-23", ("weekday",)),
        ("2022-01-21..2022-01-22", ("day",)),
        ("2021-01-22..2021-01-23", ("year",)),
        ("2027-01-22..2027-01-23", ("year",)),
    ]


def test_a_slipped_calendar_puts_the_weekday_first() -> None:
    """Two day numbers that run one ahead of their weekdays are a slip of the calendar, not two errors."""
    friday, wednesday = phrase(weekday=5, day=22, month=1), phrase(weekday=3, day=20, month=1)
    assert slips([friday, wednesday, friday], SATURDAY) == 1
    assert slips([friday, friday], SATURDAY) is None
    assert slips([friday, phrase(weekday=3, day=19, month=1)], SATURDAY) is None
    slipped = Anchor(day=date(2022, 1, 22), shift=1)
    assert days(reckon(friday, slipped)[0]) == "2022-01-21..2022-01-22"
    written, moved = reckon(phrase(day=22, month=1), slipped)
    assert (days(written), days(moved), moved.denies) == ("2022-01-22..2022-01-23", "2022-01-21..2022-01-22", ("day",))


def test_an_undated_report_gives_the_years_in_which_weekday_and_day_agree() -> None:
    """They date the report when other witnesses leave one of them."""
    friday = phrase(weekday=5, day=22, month=1)
    assert possible_years(friday, 2010, 2030) == (2010, 2016, 2021, 2027)
    found = reckon(friday, Anchor(day=None))
    assert "2021-01-22..2021-01-23" in [days(one) for one in found]
    assert found[-1].interval == Interval(start=None, end=None)
    assert reckon(phrase(weekday=5), Anchor(day=None)) == ()


def test_an_inferred_anchor_tries_each_of_its_days() -> None:
    """ "next week" said between Saturday and Monday is one of two weeks."""
    anchor = Anchor(day=None, interval=Interval(start=date(2022, 1, 22), end=date(2022, 1, 25)), inferred=True)
    found = reckon(phrase(unit="week", shift=1, anchor="publication"), anchor)
    assert [days(one) for one in found] == ["2022-01-24..2022-01-31", "2022-01-31..2022-02-07"]


def test_a_day_no_calendar_holds_is_refused_and_not_bent() -> None:
    """31 February is a typing error; 2 March would be an invention."""
    impossible = phrase(day=31, month=2)
    assert reckon(impossible, TUESDAY) == ()
    reason = explain_refusal(impossible)
    assert reason is not None and reason.name == "no-such-day"
    assert explain_refusal(phrase(day=29, month=2, year=2022)) is not None
    assert explain_refusal(phrase(day=29, month=2, year=2024)) is None


def test_yesterday_with_another_weekday_denies_one_of_the_two() -> None:
    """ "yesterday, Friday" on a Tuesday: either the step or the weekday is wrong."""
    found = reckon(phrase(unit="day", shift=-1, weekday=5), TUESDAY)
    assert [(days(one), one.denies) for one in found] == [
        ("2022-01-17..2022-01-18", ("weekday",)),
        ("2022-01-14..2022-01-15", ("shift",)),
    ]


def test_bounds_open_one_end() -> None:
    """ "since" runs to the report's day, "by" from it, "before 1997" has no beginning."""
    assert days(reckon(phrase(year=2014, bound="since"), TUESDAY)[0]) == "2014-01-01..2022-01-19"
    assert days(reckon(phrase(named="new-year", bound="after"), TUESDAY)[0]) == "2022-01-01..2022-01-19"
    assert days(reckon(phrase(year=1997, bound="before"), TUESDAY)[0]) == "None..1997-01-01"
    by = phrase(unit="year", shift=0, part="end", bound="by", anchor="publication")
    assert days(reckon(by, TUESDAY)[0]) == "2022-01-18..2023-01-01"


def test_a_date_without_year_is_the_nearest_unless_it_lies_far_from_where_the_tense_points() -> None:
    """ "on December 10" in October is this December even where a noisy tree says past."""
    october = Anchor(day=date(2019, 10, 27))
    assert days(reckon(phrase(day=10, month=12, direction="past"), october)[0]) == "2019-12-10..2019-12-11"
    assert days(reckon(phrase(day=10, month=5, direction="future"), october)[0]) == "2020-05-10..2020-05-11"


def test_a_distance_keeps_the_coarseness_of_its_unit() -> None:
    """ "two weeks ago" is a week, and also, less likely, a day."""
    week, day = reckon(phrase(unit="week", shift=-1, count=2.0, anchor="publication"), TUESDAY)
    assert (days(week), week.precision) == ("2022-01-03..2022-01-10", "week")
    assert (days(day), day.precision) == ("2022-01-04..2022-01-05", "day")


def test_the_same_day_hangs_on_the_last_day_told_in_its_direction() -> None:
    """ "takes effect on 10 December ... he sent the letter the same day" does not mean December."""
    told = [
        phrase(weekday=5, direction="past"),
        phrase(day=10, month=12, direction="future"),
        phrase(unit="day", shift=0, anchor="previous", direction="past"),
    ]
    found = reckon_all(told, date(2019, 10, 27), {"en": 1})
    assert days(found[2].candidates[0]) == "2019-10-25..2019-10-26"


def test_weeks_begin_where_the_locale_says() -> None:
    """On Sundays "next week" differs between Monday weeks and Sunday weeks."""
    sunday = Anchor(day=date(2022, 1, 23))
    step = phrase(unit="week", shift=1, anchor="publication")
    assert days(reckon(step, sunday)[0]) == "2022-01-24..2022-01-31"
    assert days(reckon(step, sunday, week_start=7)[0]) == "2022-01-30..2022-02-06"


def test_lengths_and_repetitions_are_no_days() -> None:
    """ "90 minutes" and "every Friday" date nothing."""
    assert reckon(phrase(kind="duration", unit="minute", count=90.0), TUESDAY) == ()
    assert reckon(phrase(kind="set", weekday=5), TUESDAY) == ()
    assert explain_refusal(phrase(kind="set", weekday=5)) is not None


def test_easter_moves_with_the_moon() -> None:
    """Good Friday is reckoned, not listed."""
    assert days(reckon(phrase(named="good-friday", year=2022), TUESDAY)[0]) == "2022-04-15..2022-04-16"
