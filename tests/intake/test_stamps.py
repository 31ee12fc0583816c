"""Full dates of credit lines are read in any language; what is not full or not sure is left alone."""

from datetime import date, time

import pytest

from vitni.intake.stamps import find_stamp

JANUARY_18 = date(2022, 1, 18)


@pytest.mark.parametrize(
    "line",
    [
        "18 January 2022, 17.19",
        "January 18, 2022, 5:19 PM",
        "Jan. 18th, 2022 at 5:19 p.m.",
        "Tuesday 18 January 2022 17:19",
        "18. janúar 2022 kl. 17:19",
        "þriðjudagur, 18. janúar 2022, 17:19",
        "18 januari 2022 klockan 17.19",
        "18. Januar 2022, 17:19 Uhr",
        "18.1.2022 klo 17.19",
        "18.01.2022, 17:19",
        "le 18 janvier 2022 à 17h19",
        "18 de enero de 2022 a las 17:19",
        "18 gennaio 2022, 17:19",
        "18 января 2022 года, 17:19",
        "18 січня 2022, 17:19",
        "18 stycznia 2022, 17:19",
        "18. ledna 2022, 17:19",
        "2022. január 18. 17:19",
        "2022. gada 18. janvāris, 17:19",
        "2022 m. sausio 18 d. 17:19",
        "18 Ocak 2022 17:19",
        "2022年1月18日 17:19",
        "2022년 1월 18일 17:19",
        "18/01/2022 17:19",
        "2022-01-18 17:19",
        "2022-01-18T17:19:00+01:00",
    ],
)
def test_a_full_date_is_read_with_its_clock(line: str) -> None:
    """The dateline fixes the year of every weekday in the report, in whatever language the outlet writes it."""
    stamp = find_stamp(line)
    assert stamp is not None
    assert (stamp.day, stamp.clock) == (JANUARY_18, time(17, 19))


@pytest.mark.parametrize(
    "line",
    [
        "22. janúar",
        "Friday",
        "Tuesday 18 January",
        "01/02/2022",
        "31 February 2022",
        "18 listopada 2021",
        "18 January 20222",
        "18 มกราคม 2565",
        "1443",
        "Telegram från AFP / Omni",
    ],
)
def test_what_is_not_full_or_not_sure_is_no_date(line: str) -> None:
    """No year, a day and month that could change places, a month of two languages: a guess dates a whole report wrongly."""
    assert find_stamp(line) is None


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("18 January 2022 16:19 GMT", "UTC"),
        ("2022-01-18T16:19:00Z", "UTC"),
        ("18.01.2022 17:19 CET", "+01:00"),
        ("2022-01-18T17:19+01:00", "+01:00"),
        ("18 января 2022, 19:19 МСК", "+03:00"),
        ("Jan. 18, 2022 11:19 AM ET", "America/New_York"),
        ("18 January 2022, 17.19", None),
        ("18 January 2022 21:49 IST", None),
    ],
)
def test_a_zone_is_kept_where_it_is_given_and_sure(line: str, zone: str | None) -> None:
    """A dateline without a zone stays without one; IST is India, Ireland and Israel."""
    stamp = find_stamp(line)
    assert stamp is not None
    assert stamp.zone == zone


def test_a_stamp_points_at_its_words() -> None:
    """The day of publication is evidence like any other: it shows where it was read."""
    line = "Birt 18. janúar 2022 kl. 17:19"
    stamp = find_stamp(line)
    assert stamp is not None
    assert line[stamp.start : stamp.end] == "18. janúar 2022 kl. 17:19"
