"""Dates of credit lines: strict, absolute, never guessed. "18 January 2022, 17.19" is a day; "Friday" or "22. janúar" is none.

The dates told in the news itself are reading's matter. Here only the full dates count that say when a report was carried.
"""

import re
from dataclasses import dataclass
from datetime import date, time

from vitni.reference.outlets import month_numbers

FIRST_YEAR, LAST_YEAR = 1800, 2199
"""Years outside are no news: 2565 is a Buddhist year, 1443 a Hijri one, and bending them would be a guess."""

ORDINAL = r"(?:\.|-?(?:st|nd|rd|th|º|°|er|re|го|е))?"
OF = r"(?:(?:of|de|del|do|di|da|d'|d’)\s+)?"
WORD = r"[^\W\d_]+(?:['’`ʼ׳][^\W\d_]*)?(?:\s[^\W\d_]+)?"
DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}}){ORDINAL}[ \u00a0-]*{OF}(?P<month>{WORD})\.?,?[ \u00a0-]*{OF}(?P<year>\d{{4}})(?!\d)"
)
MONTH_FIRST = re.compile(r"(?P<month>[^\W\d_]+)\.?[ \u00a0](?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})(?!\d)")
YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>\d{4})\.?(?: (?:m|gada|gads|ж|m\.))?\.? (?:gada )?"
    r"(?:(?P<month>[^\W\d_]+)\.? (?P<day>\d{1,2})\.?|(?P<day_before>\d{1,2})\. (?P<month_after>[^\W\d_]+))(?!\d)"
)
HAN = re.compile(r"(?P<year>\d{4})\s?[年년]\s?(?P<number>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]?")
ISO = re.compile(r"(?<![\d-])(?P<year>\d{4})([-/.])(?P<number>\d{1,2})\2(?P<day>\d{1,2})(?!\d)")
DOTTED = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)")
SLASHED = re.compile(r"(?<![\d/-])(?P<one>\d{1,2})([/-])(?P<other>\d{1,2})\2(?P<year>\d{4})(?!\d)")

CLOCK = re.compile(
    r"(?<![\d.,:])(?P<hour>\d{1,2})(?:[:.]|\s?[hH]\s?|時|点)(?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:\.\d+)?)?分?(?!\d)(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?"
)
ZONE = re.compile(r"\s*[(,]?\s*(?:(?P<sign>[+-−])(?P<hours>\d{2}):?(?P<minutes>\d{2})|(?P<name>Z|[A-ZÅÄÖ]{2,4}|мск|МСК))\b\)?")
ZONES = {
    "Z": "UTC",
    "UTC": "UTC",
    "GMT": "UTC",
    "WET": "UTC",
    "CET": "+01:00",
    "MEZ": "+01:00",
    "BST": "+01:00",
    "CEST": "+02:00",
    "MESZ": "+02:00",
    "EET": "+02:00",
    "EEST": "+03:00",
    "MSK": "+03:00",
    "МСК": "+03:00",
    "EST": "-05:00",
    "EDT": "-04:00",
    "ET": "America/New_York",
    "PST": "-08:00",
    "PDT": "-07:00",
    "JST": "+09:00",
    "KST": "+09:00",
}
"""Zone names of datelines. IST (India, Ireland, Israel) and CST (Chicago, China) are left out: they name several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A full date found in a line: the day, the clock and zone where given, and the offsets of its words in the line."""

    day: date
    clock: time | None
    zone: str | None
    start: int
    end: int


def find_stamp(line: str) -> Stamp | None:
    """Return the first full date of a line, with the clock time after (or right before) it; None where the line has none.

    Day and month written in figures with slashes count only where one of them is above 12 (or both are equal): 1/2/2022 is
    January in one country and February in the next.
    """
    found = [
        (match.start(), match.end(), day)
        for pattern, read in _READERS
        for match in pattern.finditer(line)
        if (day := read(match)) is not None
    ]
    if not found:
        return None
    start, end, day = min(found, key=lambda place: (place[0], -place[1]))
    clock, zone, clock_start, clock_end = _find_clock(line, start, end)
    return Stamp(day=day, clock=clock, zone=zone, start=min(start, clock_start), end=max(end, clock_end))


def _find_clock(line: str, start: int, end: int) -> tuple[time | None, str | None, int, int]:
    for match in CLOCK.finditer(line):
        beside = match.start() >= end or match.end() <= start
        hour, minute, half = int(match["hour"]), int(match["minute"]), match["half"]
        if half:
            hour = hour % 12 + (12 if half in "Pp" else 0)
        if beside and hour < 24 and minute < 60 and int(match["second"] or 0) < 60:
            zone, zone_end = _find_zone(line, match.end())
            return time(hour, minute, int(match["second"] or 0)), zone, match.start(), zone_end
    return None, None, start, end


def _find_zone(line: str, at: int) -> tuple[str | None, int]:
    match = ZONE.match(line, at)
    if match is None:
        return None, at
    if match["name"]:
        zone = ZONES.get(match["name"].upper())
        return (zone, match.end()) if zone else (None, at)
    return f"{match['sign'].replace('−', '-')}{match['hours']}:{match['minutes']}", match.end()


def _worded(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    month = _month(groups.get("month") or groups.get("month_after") or "")
    return _day(match["year"], month, groups.get("day") or groups.get("day_before"))


def _month(words: str) -> int | None:
    """Return the number of a month word; of two words ("de enero", "января г") whichever is a month."""
    numbers = month_numbers()
    for word in (words, *words.split()):
        if word.casefold() in numbers:
            return numbers[word.casefold()]
    return None


def _numbered(match: re.Match[str]) -> date | None:
    return _day(match["year"], int(match["number"]), match["day"])


def _slashed(match: re.Match[str]) -> date | None:
    one, other = int(match["one"]), int(match["other"])
    if one == other or one > 12 >= other:
        return _day(match["year"], other, str(one))
    return _day(match["year"], one, str(other)) if other > 12 >= one else None


def _day(year: str, month: int | None, day: str | None) -> date | None:
    if month is None or day is None or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


_READERS = (
    (DAY_FIRST, _worded),
    (MONTH_FIRST, _worded),
    (YEAR_FIRST, _worded),
    (HAN, _numbered),
    (ISO, _numbered),
    (DOTTED, _numbered),
    (SLASHED, _slashed),
)
