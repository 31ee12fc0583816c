"""Time as it is said, as it can be meant, and as it was decided.

Three values, one for each step: a `TimePhrase` is what the words say (reading); a `Candidate` is one thing they can mean
and what that denies (dates.py); a `Dating` is what joining chose, with what it refused and why.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Unit = Literal["second", "minute", "hour", "day", "week", "month", "quarter", "season", "year", "decade", "century"]
RankUnit = Literal[Unit, "weekend"]
Precision = Literal["instant", "day", "week", "month", "season", "year", "vague"]
Kind = Literal["date", "duration", "set", "vague", "event"]
"""TIMEX3's DATE (with TIME), DURATION and SET; "vague" is a date no calendar can hold ("soon"); "event" hangs on an
event ("after the meeting")."""
Bound = Literal["since", "after", "until", "before", "by", "from", "within"]
"""Which end is open; "within" is all of a counted stretch that touches the report's day ("the last three weeks")."""
Part = Literal[
    "start",
    "middle",
    "end",
    "early",
    "late",
    "later",
    "rest",
    "first-half",
    "second-half",
    "morning",
    "noon",
    "afternoon",
    "evening",
    "night",
]
Direction = Literal["past", "future"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Half-open days: `start` included, `end` excluded. None is an open end."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One named reason for or against a choice: data until a face turns it into a sentence.

    `name` is a key of faces' prose ("weekday-of-dateline", "day-number-is-saturday"); `weight` is its share in the
    decision (positive for, negative against; log-odds); `values` fills the prose ({"day": "2022-01-22"}); `claims` and
    `reports` name the facts it rests on.
    """

    name: str
    weight: float = 0.0
    values: tuple[tuple[str, str], ...] = ()
    claims: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing a time phrase can mean. `denies` lists the parts of the phrase it must call wrong ("day", "weekday",
    "year", "month"); empty for a reading that keeps every word. `reasons` say how it was reckoned."""

    interval: Interval
    precision: Precision
    denies: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePhrase:
    """What one time expression says, part by part, and nothing it does not say.

    `weekday` is ISO (1 Monday .. 7 Sunday); `year`, `month`, `day` as written; `day_end` the last day of a range ("24 to 30
    January"); `month_end`, `year_end` and `weekday_end` likewise. `unit` with `shift` is a step from the anchor ("next
    week": week, +1; "yesterday": day, -1; "today": day, 0). `count` with `unit` is a length ("90 minutes") or a distance
    ("three days earlier": count 3, unit day, shift -1); with `unit` "quarter" or "century" and no shift it is which one.
    `rank` picks among the weekdays or `rank_unit`s inside what the rest says, from its end where negative ("the second
    Friday of July", "the last two weeks of 2021": rank -1, rank_count 2). `away` days or other `away_unit`s lie between the
    phrase's day and the one its other parts tell ("two days before Christmas": -2). `swappable` says that day and month are
    written so that they may be the other way round (3/4/2021). `anchor` says from where: "publication" (deictic),
    "previous" (the expression told before it: "the same day", "a week later"), "event", or None for absolute parts. `bound`
    opens one end ("since", "before"). `part` narrows ("later Tuesday", "end of the month"). `direction` is what the
    governing verb's tense or mood says, with the words that say it in `direction_words`; `season` is 1 winter (its start)
    .. 4 autumn. `named` is a named day by its key in time.toml ("new-year", "christmas-eve"). `rule` names the entry of
    time.toml that read it.

    `candidates` and `refusal` (why there is none) are filled by `vitni.find_times`, which reckons; a phrase that is kept with a
    claim has neither, because what it can mean is derived anew whenever reports are joined. `type`, `value` and `mod` are
    what TIMEX3 calls the words, as annotated news has it (days/timex.py): "DATE" and "2022-W04", "DURATION" and "P3D", "SET"
    and "XXXX-WXX-5"; `mod` is START, MID or END. They are filled there too.
    """

    start: int
    end: int
    words: str
    language: str
    kind: Kind
    rule: str
    weekday: int | None = None
    weekday_end: int | None = None
    year: int | None = None
    year_end: int | None = None
    month: int | None = None
    month_end: int | None = None
    day: int | None = None
    day_end: int | None = None
    hour: int | None = None
    minute: int | None = None
    hour_end: int | None = None
    minute_end: int | None = None
    unit: Unit | None = None
    shift: int | None = None
    count: float | None = None
    count_end: float | None = None
    anchor: Literal["publication", "previous", "event"] | None = None
    bound: Bound | None = None
    part: Part | None = None
    season: int | None = None
    named: str | None = None
    rank: int | None = None
    rank_unit: RankUnit | None = None
    rank_count: float | None = None
    away: float | None = None
    away_unit: Unit | None = None
    swappable: bool | None = None
    direction: Direction | None = None
    direction_words: str | None = None
    candidates: tuple[Candidate, ...] = ()
    refusal: Reason | None = None
    type: TimexType | None = None
    value: str | None = None
    mod: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """What was decided about a time: the interval (None while open), its precision, why, and what was refused.

    `open` holds the candidates still standing where nothing decided between them. `inferred` is True where no words of
    the claim itself date it.
    """

    interval: Interval | None
    precision: Precision | None
    reasons: tuple[Reason, ...] = ()
    refused: tuple[Candidate, ...] = ()
    open: tuple[Candidate, ...] = ()
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The day a report's relative words hang on: a known day, an inferred interval with reasons, or nothing.

    `shift` is a constant slip of the report's day numbers found by joining (+1: they run one ahead of the weekdays).
    """

    day: date | None
    interval: Interval | None = None
    inferred: bool = False
    shift: int = 0
    reasons: tuple[Reason, ...] = field(default=())
