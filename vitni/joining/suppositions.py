"""Supposing years and slips: which year, and which constant slip of day numbers or weekdays, would explain a report's calendar?

A writer who looks at last year's calendar gets all weekdays wrong beside right day numbers, or all day numbers wrong beside
right weekdays. From the report alone the two look the same; only another witness tells them apart.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from vitni.joining.entities import office_key
from vitni.joining.intervals import DAY
from vitni.joining.tellings import Telling
from vitni.model.claim import Reading
from vitni.model.entity import Entity, Term
from vitni.model.time import Reason, TimePhrase

SLIPS = (0, 1, -1, 2, -2)
"""Constant slips of a report's day numbers against its weekdays that are tried, in days."""
SLIP_COSTS = {0: 0.0, 1: -2.0, 2: -4.0}
"""A slipped calendar is rare; that of two days rarer."""
PAIR_FITS = 1.9
"""A weekday fits a day number by chance in one year of seven: log 7."""
PAIR_DENIES = -3.0
WITNESS_GIVES = 4.0
WITNESS_GIVES_NAMED_DAY = 2.5
"""The witness dates an event by a day that the report names too, though not beside that event."""
WITNESS_DENIES = -3.0
OUT_OF_OFFICE = -6.0
"""A report calls somebody by an office not held on that day: reports do so of former holders, seldom of coming ones."""
OUT_OF_OFFICE_UNCALLED = -2.0
"""The same where the report tells of the person without the office: people act before and after their terms, but less."""
NEARBY_YEARS = 6
"""Years on both sides of those the witnesses know of that are tried: a weekday and day number return after 5, 6 or 11 years."""


Wrong = Literal["days", "weekdays"]
SLIPPED: Mapping[Wrong, str] = {"days": "slipped-calendar", "weekdays": "slipped-weekdays"}
"""The names of the two slips as reasons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposition:
    """A year and a slip that would explain the report's calendar, with all that speaks for and against.

    `shift` is how many days the day numbers run ahead of the weekdays; `wrong` says which of the two slipped.
    """

    year: int
    shift: int
    wrong: Wrong
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> float:
        return sum(reason.weight for reason in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A claim of the report and the day that another report's words give for the same event."""

    telling: Telling
    witness: Telling
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holder:
    """A person the report tells of, the terms that count, and whether the report calls the person by an office."""

    name: str
    office: str
    terms: tuple[Term, ...]
    called: bool


def calendar_phrases(reading: Reading) -> tuple[TimePhrase, ...]:
    """Return the phrases that name a day and a month: the ones a year and a slip can be tried on."""
    phrases = set(reading.times) | {claim.time for claim in reading.claims if claim.time is not None}
    found = (phrase for phrase in phrases if phrase.kind == "date" and phrase.day is not None and phrase.month is not None)
    return tuple(sorted(found, key=lambda phrase: (phrase.start, phrase.end, phrase.rule)))


def different_pairs(phrases: Sequence[TimePhrase]) -> list[TimePhrase]:
    """Return the phrases with a weekday beside a day number, each pair once: one slip of the pen repeated is no calendar."""
    found: dict[tuple[int, int | None, int | None, int | None], TimePhrase] = {}
    for phrase in phrases:
        if phrase.weekday is not None:
            found.setdefault((phrase.weekday, phrase.day, phrase.month, phrase.year), phrase)
    return list(found.values())


def _years(reading: Reading, meetings: Sequence[Meeting], holders: Sequence[_Holder]) -> list[int]:
    """Return the years worth supposing: those the witnesses, the words and the terms of office name, and those around them."""
    witnessed = {meeting.day.year for meeting in meetings}
    worded = {phrase.year for phrase in reading.times if phrase.year is not None}
    served = {day.year for holder in holders for term in holder.terms for day in (term.start, term.end) if day is not None}
    if not witnessed and not worded and not served:
        return []
    around = {year + step for year in witnessed or worded for step in range(-NEARBY_YEARS, NEARBY_YEARS + 1)}
    terms = set(range(min(served), max(served) + 1)) if served and max(served) - min(served) < 40 else served
    return sorted(year for year in witnessed | worded | around | terms if 1 < year < 9999)


def suppose_all(reading: Reading, meetings: Sequence[Meeting], entities: Mapping[str, Entity]) -> list[Supposition]:
    """Return every year and slip worth supposing for the report, the likeliest first.

    Slips are tried only where some weekday stands beside a day number: nothing else can show one.
    """
    pairs = calendar_phrases(reading)
    slips = SLIPS if different_pairs(pairs) else (0,)
    ways: tuple[Wrong, ...] = ("days", "weekdays")
    holders = _holders(reading, entities)
    supposed = [
        _suppose(year, shift, wrong, pairs, meetings, holders)
        for year in _years(reading, meetings, holders)
        for shift in slips
        for wrong in (ways if shift else ways[:1])
    ]
    return sorted(supposed, key=lambda one: (-one.weight, abs(one.shift), one.year, one.wrong))


def _suppose(
    year: int,
    shift: int,
    wrong: Wrong,
    pairs: Sequence[TimePhrase],
    meetings: Sequence[Meeting],
    holders: Sequence[_Holder],
) -> Supposition:
    reasons = [Reason(name=SLIPPED[wrong], weight=SLIP_COSTS[abs(shift)], values=(("shift", str(shift)),))] if shift else []
    moved = shift if wrong == "days" else 0
    days = [day for pair in pairs if (day := real_day(pair, year, moved)) is not None]
    for pair in different_pairs(pairs):
        reasons.append(_try_pair(pair, real_day(pair, year, shift), real_day(pair, year, moved), year))
    for pair in pairs:
        if pair.year is not None and pair.year != year:
            reasons.append(Reason(name="year-in-words", weight=-1.0, values=(("words", pair.words), ("year", str(year)))))
    reasons += [_try_meeting(meeting, year, moved, days) for meeting in meetings]
    reasons += _try_offices(year, days, holders)
    return Supposition(year=year, shift=shift, wrong=wrong, reasons=tuple(reasons))


def real_day(phrase: TimePhrase, year: int, shift: int) -> date | None:
    """Return the day a phrase means in that year if the day numbers run `shift` ahead; None for a 29 February that is not."""
    try:
        printed = date(phrase.year or year, phrase.month or 1, phrase.day or 1)
    except ValueError:
        return None
    return printed - DAY * shift


def _try_pair(pair: TimePhrase, weekday_of: date | None, day: date | None, year: int) -> Reason:
    """Weigh whether the weekday is that of `weekday_of`, the slipped number's day; `day` is the day then meant."""
    values = (("words", pair.words), ("day", day.isoformat() if day else ""), ("year", str(year)))
    if weekday_of is not None and weekday_of.isoweekday() == pair.weekday:
        return Reason(name="weekday-fits", weight=PAIR_FITS, values=values)
    return Reason(name="weekday-denies", weight=PAIR_DENIES, values=values)


def _try_meeting(meeting: Meeting, year: int, moved: int, days: Sequence[date]) -> Reason:
    """Weigh a witness's day against the claim's own; where it names none, against the `days` the report names."""
    phrase = meeting.telling.claim.time
    facts = {"claims": (meeting.telling.claim.id, meeting.witness.claim.id), "reports": (meeting.witness.claim.report,)}
    words = meeting.witness.claim.time.words if meeting.witness.claim.time else ""
    values = (("day", meeting.day.isoformat()), ("words", words), ("year", str(year)))
    if phrase is not None and phrase.day is not None and phrase.month is not None:
        day = real_day(phrase, year, moved)
        if day == meeting.day:
            return Reason(name="witness-gives-day", weight=WITNESS_GIVES, values=values, **facts)
        return Reason(name="witness-denies-day", weight=WITNESS_DENIES, values=values, **facts)
    if meeting.day in days:
        return Reason(name="witness-gives-day", weight=WITNESS_GIVES_NAMED_DAY, values=values, **facts)
    if meeting.day.year == year:
        return Reason(name="witness-gives-year", weight=1.0, values=values, **facts)
    return Reason(
        name="witness-denies-year", weight=-1.5 if abs(meeting.day.year - year) == 1 else -3.0, values=values, **facts
    )


def _holders(reading: Reading, entities: Mapping[str, Entity]) -> list[_Holder]:
    """Return each person of the report who ever held an office: those called by it first in right, the others as a hint."""
    found: dict[str, _Holder] = {}
    taught = {lesson.entity: lesson.office for lesson in reading.lessons if lesson.office is not None}
    for claim in reading.claims:
        for party in (*claim.actors, *claim.recipients, *claim.voices):
            entity = entities.get(party.entity or "")
            if entity is None or not entity.terms:
                continue
            office = party.office or taught.get(entity.id)
            terms = tuple(term for term in entity.terms if office and office_key(term.office) == office_key(office))
            if entity.id not in found or (office is not None and not found[entity.id].called):
                found[entity.id] = _Holder(
                    name=entity.name,
                    office=office or entity.terms[-1].office,
                    terms=terms or entity.terms,
                    called=office is not None,
                )
    return [found[key] for key in sorted(found)]


def _try_offices(year: int, days: Sequence[date], holders: Sequence[_Holder]) -> list[Reason]:
    """Weigh whether those in office were so then: on the days the report names, else at some time of the year."""
    first = min(days, default=date(year, 1, 1))
    last = max(days, default=date(year, 12, 31))
    if first.year != year and last.year != year:
        return []
    reasons = []
    for holder in holders:
        if any((term.start is None or term.start <= last) and (term.end is None or first < term.end) for term in holder.terms):
            continue
        starts = [term.start for term in holder.terms if term.start is not None and term.start > last]
        ends = [term.end for term in holder.terms if term.end is not None and term.end <= first]
        name, day = ("not-yet-in-office", min(starts)) if starts else ("no-longer-in-office", max(ends))
        values = (("name", holder.name), ("office", holder.office), ("day", day.isoformat()), ("year", str(year)))
        reasons.append(Reason(name=name, weight=OUT_OF_OFFICE if holder.called else OUT_OF_OFFICE_UNCALLED, values=values))
    return reasons


def refusals(supposed: Sequence[Supposition], chosen: Supposition | None) -> list[Reason]:
    """Return, for each year in which every pair would fit as printed, the heaviest reason why it is not the report's."""
    result = []
    for one in sorted(supposed, key=lambda one: one.year):
        far = chosen is not None and abs(one.year - chosen.year) > NEARBY_YEARS
        if one is chosen or far or one.shift or not any(reason.name == "weekday-fits" for reason in one.reasons):
            continue
        against = sorted((reason for reason in one.reasons if reason.weight < 0), key=lambda reason: reason.weight)
        if any(reason.name == "weekday-denies" for reason in against):
            continue
        for reason in against[:2]:
            values = (("year", str(one.year)), ("because", reason.name), *(pair for pair in reason.values if pair[0] != "year"))
            result.append(
                Reason(name="year-refused", weight=reason.weight, values=values, claims=reason.claims, reports=reason.reports)
            )
    return result
