"""What a time phrase is worth in TIMEX3, the notation of annotated news: a type and a value ("2022-W04", "P3D", "PAST_REF").

The value is that of the words alone, as annotators write it: "since 2014" is 2014, "early this year" the year with the modifier
START. It says less than the candidates, which keep every reading; TempEval, TimeBank and KRAUTS can be compared with it.
Source: TimeML annotation guidelines 1.2.1 (Saurí et al. 2006).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vitni.days.calendars import in_other_calendar
from vitni.days.shapes import candidates_of
from vitni.days.steps import DAY, add_months
from vitni.model.time import Candidate, Interval, TimePhrase, TimexType

UNIT_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "season": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
HALVES = {"hour": ("minute", 30), "day": ("hour", 12), "year": ("month", 6), "century": ("year", 50), "decade": ("year", 5)}
"""What half of a unit is told in."""
PARTS_OF_DAY = {"morning": "MO", "noon": "MI", "afternoon": "AF", "evening": "EV", "night": "NI"}
SEASONS = {1: "WI", 2: "SP", 3: "SU", 4: "FA"}
MODIFIERS = {"start": "START", "early": "START", "middle": "MID", "end": "END", "late": "END"}
HALF_YEARS = {"first-half": "H1", "second-half": "H2"}
VAGUE = {None: "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A TIMEX3 without its span. `value` is None where the words have none ("after the meeting", 31 February)."""

    type: TimexType | None = None
    value: str | None = None
    mod: str | None = None


def timex_of(
    phrase: TimePhrase, near: date | None, previous: Interval | None, week_start: int, known: Sequence[Candidate] = ()
) -> Timex:
    """Return the TIMEX3 of a phrase, from the report's day and the day told before (the report's own where none was).

    `known` are the candidates, where they are reckoned already; the likeliest counts. Without the report's day an incomplete
    date has an incomplete value ("XXXX-01-22").
    """
    if phrase.kind == "set":
        return Timex(type="SET", value=_every(phrase))
    if _is_length(phrase):
        unit = phrase.rank_unit if phrase.rank_count is not None else phrase.unit
        count = phrase.rank_count if phrase.rank_count is not None else phrase.count
        return Timex(type="DURATION", value=_length(count, unit or "") if unit else None)
    if phrase.kind == "event":
        return Timex()
    if phrase.kind == "vague":
        return Timex(type="DATE", value=VAGUE[phrase.direction])
    kind: TimexType = "TIME" if phrase.hour is not None or phrase.part in PARTS_OF_DAY else "DATE"
    narrows = phrase.part if phrase.part not in PARTS_OF_DAY else None
    candidates = () if phrase.bound is not None or narrows is not None else known
    return Timex(type=kind, value=_dated(phrase, near, previous, week_start, candidates), mod=MODIFIERS.get(narrows or ""))


def _is_length(phrase: TimePhrase) -> bool:
    """Whether a phrase tells a length: also "the past three months", "within a week", "the first nine months of 1989"."""
    if phrase.kind == "duration" or phrase.rank_count is not None:
        return True
    if phrase.kind in ("vague", "event"):
        return phrase.unit is not None
    return phrase.bound in ("within", "by") and phrase.count is not None and phrase.shift is not None


def _length(count: float | None, unit: str) -> str:
    """Return a length: P3D, PT90M, PXY for some years, P6M for half a year."""
    if count == 0.5 and unit in HALVES:
        unit, count = HALVES[unit]
    letters = UNIT_LETTERS[unit]
    timely, letter = ("T", letters[1:]) if letters[0] == "T" else ("", letters)
    return f"P{timely}{'X' if count is None else f'{count:.10g}'}{letter}"


def _every(phrase: TimePhrase) -> str | None:
    """Return what is repeated: a weekday, a month, a season, a part of day, or a unit."""
    if phrase.weekday is not None:
        return f"XXXX-WXX-{phrase.weekday}" + _time_of_day(phrase)
    if phrase.month is not None:
        return f"XXXX-{phrase.month:02}"
    if phrase.season is not None:
        return f"XXXX-{SEASONS[phrase.season]}"
    if phrase.named == "weekend":
        return "XXXX-WXX-WE"
    if phrase.part in PARTS_OF_DAY:
        return "XXXX-XX-XX" + _time_of_day(phrase)
    return _length(phrase.count or 1, phrase.unit) if phrase.unit is not None else None


def _time_of_day(phrase: TimePhrase) -> str:
    if phrase.hour is not None:
        return f"T{phrase.hour:02}:{phrase.minute or 0:02}"
    return f"T{PARTS_OF_DAY[phrase.part]}" if phrase.part in PARTS_OF_DAY else ""


def _dated(
    phrase: TimePhrase, near: date | None, previous: Interval | None, week_start: int, known: Sequence[Candidate]
) -> str | None:
    if known and near is not None:
        return _told(phrase, known[0])
    bare = replace(phrase, bound=None, part=phrase.part if phrase.part in PARTS_OF_DAY else None)
    absolute = phrase.year is not None and phrase.anchor is None
    day = near or (date(phrase.year, 7, 1) if absolute and phrase.year else None)
    if day is None:
        return _undated(bare)
    told = previous or Interval(start=day, end=day + DAY)
    try:
        found = candidates_of(bare, day, told, week_start, 0)
    except (OverflowError, ValueError):  # outside of the calendar
        return None
    return _told(phrase, found[0]) if found else None


def _told(phrase: TimePhrase, likeliest: Candidate) -> str | None:
    """Return the value of a candidate as the words tell it."""
    if likeliest.precision == "vague" and not in_other_calendar(phrase):
        return None
    half = HALF_YEARS.get(phrase.part or "")
    value = value_of(likeliest.interval, weekend="weekend" in (phrase.named, phrase.rank_unit), season=phrase.season)
    if value is None:
        return None
    if half is not None and len(value) == len("2022"):
        return f"{value}-{half}"
    return value + _time_of_day(phrase)


def _undated(phrase: TimePhrase) -> str | None:
    """Return the value of a phrase where no day is known to reckon from."""
    if phrase.shift is not None or phrase.away is not None or phrase.rank is not None:
        return None
    if phrase.month is not None and phrase.day is not None:
        return f"XXXX-{phrase.month:02}-{phrase.day:02}" + _time_of_day(phrase)
    if phrase.month is not None:
        return f"XXXX-{phrase.month:02}"
    if phrase.weekday is not None:
        return f"XXXX-WXX-{phrase.weekday}" + _time_of_day(phrase)
    if phrase.season is not None:
        return f"XXXX-{SEASONS[phrase.season]}"
    if phrase.day is not None:
        return f"XXXX-XX-{phrase.day:02}" + _time_of_day(phrase)
    return "XXXX-XX-XX" + _time_of_day(phrase) if _time_of_day(phrase) else None


def value_of(interval: Interval, *, weekend: bool = False, season: int | None = None) -> str | None:
    """Return the TIMEX3 value of an interval: a calendar unit where it is one, else its first and last one ("1990/1995").

    None where an end is open.
    """
    start, end = interval.start, interval.end
    if start is None or end is None or end <= start:
        return None
    days = (end - start).days
    if days == 1:
        return start.isoformat()
    week = (start + timedelta(days=3 if not weekend else 0)).isocalendar()
    if weekend and days <= 4:
        return f"{week.year:04}-W{week.week:02}-WE"
    if days == 7:
        return f"{week.year:04}-W{week.week:02}"
    if start.day == end.day == 1:
        return _of_months(start, end, season)
    return f"{start.isoformat()}/{(end - DAY).isoformat()}"


def _of_months(start: date, end: date, season: int | None) -> str:
    months = (end.year - start.year) * 12 + end.month - start.month
    if months == 1:
        return f"{start.year:04}-{start.month:02}"
    if season is not None and months == 3:
        return f"{start.year:04}-{SEASONS[season]}"
    if months == 3 and start.month % 3 == 1:
        return f"{start.year:04}-Q{start.month // 3 + 1}"
    if months == 6 and start.month in (1, 7):
        return f"{start.year:04}-H{start.month // 6 + 1}"
    if start.month == 1 and months == 12:
        return f"{start.year:04}"
    if start.month == 1 and months == 120 and start.year % 10 == 0:
        return f"{start.year // 10:03}"
    if start.month == 1 and months == 1200:
        return f"{start.year // 100:02}"
    if start.month == 1 and months % 12 == 0:
        return f"{start.year:04}/{end.year - 1:04}"
    last = add_months(end, -1)
    return f"{start.year:04}-{start.month:02}/{last.year:04}-{last.month:02}"
