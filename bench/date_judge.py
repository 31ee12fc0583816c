"""Whether what was found is what a case expects: one verdict for each expected expression."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from bench.timespecs import Case, Value, Wanted
from vitni.dates import reckon
from vitni.model.time import Anchor, Candidate, Interval, TimePhrase
from vitni.reference.time_words import tokens_of
from vitni.reference.times import load_times

DAY = timedelta(days=1)
SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "week": 604800,
    "month": 2592000,
    "quarter": 7776000,
    "year": 31536000,
}
SECONDS |= {"decade": 315360000, "century": 3153600000}
FEW = 3
"""How many "a few" are in the cases; in some two."""
EDGES = ("start", "middle", "end", "early", "late", "later")
PARTS = frozenset({"morning", "noon", "afternoon", "evening", "night", "early", "late", "day"})


@dataclass(slots=True)
class Score:
    """The counts of one language."""

    right: int = 0
    first: int = 0
    wrong: int = 0
    missed: int = 0
    false: int = 0
    cases: int = 0
    characters: int = 0
    seconds: float = 0.0
    misses: list[str] = field(default_factory=list)

    @property
    def wanted(self) -> int:
        """How many expressions were expected."""
        return self.right + self.wrong + self.missed


def is_right(phrase: TimePhrase, candidate: Candidate | None, value: Value, near: datetime) -> bool:
    """Whether one meaning of a phrase is one accepted value. What is only convention is not compared; each line says what."""
    if value.kind == "set":
        return phrase.kind == "set"
    if value.kind == "duration":
        return _same_length(phrase, value)
    if value.kind == "clock":
        return _same_clock(phrase, value, near)
    if phrase.kind == "vague" and phrase.unit is not None:  # "the past few days"
        return _is_few(phrase.unit, value, near.date())
    if phrase.kind == "vague":  # "now" has no interval of its own here
        return phrase.shift == 0 and value.start == near.date() and value.clock in (None, (0, 0), (near.hour, near.minute))
    if value.instant is not None and phrase.unit in ("second", "minute", "hour") and phrase.shift is not None and phrase.count:
        # counted here from the hour of the case, which a report does not have
        moment = near + timedelta(seconds=SECONDS[phrase.unit] * phrase.count * phrase.shift)
        return abs(moment - value.instant) < timedelta(minutes=60 if phrase.unit == "hour" else 2)
    if candidate is None or not _same_clock(phrase, value, near):
        return False
    if value.clock is not None and _is_bare_clock(phrase):  # which day's "three o'clock" is meant is convention
        return True
    return _same_days(candidate.interval, value, phrase)


def _is_few(unit: str, value: Value, near: date) -> bool:
    """Whether a value is two or three units that touch the day of the case, or the day so far away ("a few days ago")."""
    start, end = value.start, value.end
    if start is None or end is None:
        return False
    ends = (abs((near - start).days), abs((end - near).days))
    return any(abs(max(ends) - few * SECONDS[unit] / 86400) <= 1.5 + few for few in (FEW - 1, FEW))


def _is_bare_clock(phrase: TimePhrase) -> bool:
    days = (phrase.weekday, phrase.day, phrase.month, phrase.named, phrase.shift, phrase.year)
    return phrase.hour is not None and all(part is None for part in days)


def _same_length(phrase: TimePhrase, value: Value) -> bool:
    """Whether a phrase tells that length; "a few" are three in the cases, and a distance ("in 3 days") tells its length too."""
    counted = phrase.rule in ("hence", "ago", "last-few", "within")
    if phrase.unit is None or not (phrase.kind in ("duration", "vague") or counted):
        return False
    unit = SECONDS.get(phrase.unit, 0)
    if phrase.count is None and abs(FEW * unit - value.seconds) <= 0.02 * value.seconds:
        return True
    seconds = unit * (phrase.count or 1)
    return abs(seconds - value.seconds) <= 0.02 * value.seconds


def _same_clock(phrase: TimePhrase, value: Value, near: datetime) -> bool:
    if value.part is not None:
        return phrase.part in PARTS if value.part == "any" else _same_part(phrase, value.part)
    if value.clock is None or value.clock == (0, 0) == (phrase.hour or 0, phrase.minute or 0):
        return True
    if phrase.hour is None:  # "in seven days" is told to the hour by some
        return value.clock[0] == near.hour and phrase.count is not None
    if phrase.minute not in (None, value.clock[1]) or (phrase.minute is None and value.clock[1]):
        return False
    # "at three" without more is either half of the day
    return phrase.hour == value.clock[0] or (
        phrase.hour < 13 and not _tells_half(phrase) and phrase.hour % 12 == value.clock[0] % 12
    )


def _tells_half(phrase: TimePhrase) -> bool:
    """Whether words of the phrase say which half of the day is meant."""
    words = set(tokens_of(phrase.words))
    return phrase.part is not None or bool(words & _half_words(phrase.language))


@cache
def _half_words(code: str) -> frozenset[str]:
    found: set[str] = set()

    def walk(node: Mapping[str, Any], form: tuple[str, ...]) -> None:
        for token, below in node.items():
            if token:
                walk(below, (*form, token))
            elif any(word.symbol == "ampm" for word in below):
                found.update(form)

    walk(load_times(code).lexicon, ())
    return frozenset(found) - {"."}


def _same_part(phrase: TimePhrase, part: str) -> bool:
    # where one part of the day ends and the next begins differs from language to language ("tarde")
    same = {"night": ("night", "evening"), "evening": ("evening", "night", "afternoon"), "noon": ("noon", "afternoon")}
    return phrase.part in same.get(part, (part,))


def _same_days(interval: Interval, value: Value, phrase: TimePhrase) -> bool:
    if phrase.part in EDGES and _one_in_the_other(interval, value):  # how long a beginning lasts is convention
        return True
    if "weekend" in (phrase.named, phrase.rank_unit) and value.start and interval.start:  # it may begin on Friday evening
        return interval.end == value.end and timedelta(0) <= interval.start - value.start <= DAY
    length = (interval.end - interval.start).days if interval.start and interval.end else 0
    if (
        phrase.named is not None and 1 < length <= 4 and value.start and interval.start and interval.end
    ):  # feasts of several days
        return interval.start <= value.start < interval.end
    if phrase.part in EDGES and value.loose and (value.start is None) != (value.end is None):
        ours, theirs = (interval.start, value.start) if value.start else (interval.end, value.end)
        return ours is not None and theirs is not None and abs((ours - theirs).days) <= 16
    if phrase.unit == "century" and interval.start and value.start:  # counted from 1900 or from 1901
        return abs((interval.start - value.start).days) <= 366
    if phrase.season is not None and value.start and value.end and interval.start and interval.end:
        # by the month or by the sun
        return max(abs((interval.start - value.start).days), abs((interval.end - value.end).days)) <= 25
    if _is_until(interval, value, phrase):
        return True
    return _same_end(interval.start, value.start, value, phrase, 0) and _same_end(interval.end, value.end, value, phrase, 1)


def _one_in_the_other(interval: Interval, value: Value) -> bool:
    if None in (interval.start, interval.end, value.start, value.end):
        return False
    ours, theirs = (interval.start, interval.end), (value.start, value.end)
    return (ours[0] <= theirs[0] and theirs[1] <= ours[1]) or (theirs[0] <= ours[0] and ours[1] <= theirs[1])  # type: ignore[operator]


def _same_end(ours: date | None, theirs: date | None, value: Value, phrase: TimePhrase, last: int) -> bool:
    """Compare one end; ends the case leaves open are not compared (ours closes "since" on the report's day)."""
    if theirs is None or ours == theirs:
        return True
    if ours is None or not value.loose:
        return False
    if abs(ours - theirs) <= DAY:
        return True
    unit = 31 if phrase.month_end else 366 if phrase.year_end else 0
    return bool(last) and timedelta(0) < ours - theirs <= timedelta(days=unit)


def _is_until(interval: Interval, value: Value, phrase: TimePhrase) -> bool:
    """Whether an open range differs only in whether its last month or year belongs to it ("until March 2008")."""
    if phrase.bound not in ("until", "by") or value.start is not None or value.end is None or interval.end is None:
        return False
    unit = (
        31 if phrase.month is not None and phrase.day is None else 366 if phrase.day is None and phrase.year is not None else 0
    )
    return timedelta(0) <= interval.end - value.end <= timedelta(days=unit)


def judge(case: Case, wanted: Wanted, found: Sequence[TimePhrase]) -> tuple[str, bool]:
    """Return "right", "wrong" or "missed" for one expected expression, and whether the first candidate was it."""
    on_it = [phrase for phrase in found if phrase.start < wanted.end and wanted.start < phrase.end]
    if not on_it:
        return "missed", False
    best = max(on_it, key=lambda phrase: min(phrase.end, wanted.end) - max(phrase.start, wanted.start))
    if len(on_it) == 2 and all(phrase.candidates for phrase in on_it):
        best = max(best, _bridged(on_it[0], on_it[1], case.near.date()), key=lambda phrase: phrase.end - phrase.start)
    if not best.candidates and best.anchor == "previous":  # the case's own day is the only time there is to hang on
        day = case.near.date()
        told = reckon(best, Anchor(day=day), previous=Interval(start=day, end=day + DAY))
        best = replace(best, candidates=told)
    # where every candidate denies something, the words deny each other, and the cases do not say what they think of it
    honest: list[Candidate | None] = [one for one in best.candidates if not one.denies] or list(best.candidates)
    for rank, candidate in enumerate(honest or [None]):
        if any(is_right(best, candidate, value, case.near) for value in wanted.values):
            return "right", rank == 0
    return "wrong", False


def _bridged(first: TimePhrase, last: TimePhrase, near: date) -> TimePhrase:
    """Return the range two phrases make ("from 2015 to May 2018" is told as a beginning and an end).

    Whether the last month or year belongs to it is convention: both are tried. "Now" ends on the day of the case.
    """
    now = Candidate(interval=Interval(start=near, end=near), precision="day")
    lasts = last.candidates if last.kind != "vague" else (now,)
    spans = [
        Candidate(interval=Interval(start=one.interval.start, end=end), precision="day")
        for one in first.candidates
        for other in lasts
        for end in (other.interval.end, other.interval.start, _without_last_unit(last, other.interval.end))
        if one.interval.start and end and one.interval.start < end
    ]
    return replace(first, end=last.end, bound=None, candidates=tuple(spans) or first.candidates)


def _without_last_unit(last: TimePhrase, end: date | None) -> date | None:
    """Return the end of a range whose last month or year is left out."""
    if end is None or last.day is not None or (last.month is None and last.year is None):
        return None
    return (end - DAY).replace(day=1) if last.month is not None else (end - DAY).replace(month=1, day=1)
