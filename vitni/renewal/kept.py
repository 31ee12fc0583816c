"""What a renewal holds in hand: tellings and reports of the chronicle, read when they are first asked for."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from vitni.chronicle.codec import decode, from_text, to_text
from vitni.chronicle.index import NEAR_ALL, Index, Prepared
from vitni.joining.blocks import (
    SLIPS_WITHIN,
    WINDOW,
    Key,
    Known,
    counterparts,
    keys_of,
    known_of,
    width_between,
    worth_comparing,
)
from vitni.joining.events import is_speech
from vitni.joining.parties import side_of
from vitni.joining.tellings import YEAR, Telling, stems
from vitni.model.claim import Claim, Party, Reading
from vitni.model.text import Report
from vitni.model.time import Anchor, Candidate, Interval

MOST_TELLINGS = 60_000
"""Tellings held at once, some 300 MB: those of the weeks that a batch of reports touches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What a telling has beyond its claim; parties are None where they are the claim's own, the topic where it tells it."""

    candidates: tuple[Candidate, ...]
    told: Interval | None
    sentence: int
    title: bool
    topic: tuple[str, ...]
    seasons: tuple[float, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    resolved: bool


def record_of(telling: Telling) -> str:
    """Return what is kept of a telling beside its claim."""
    claim = telling.claim
    resolved = telling.actors != claim.actors or telling.recipients != claim.recipients
    return to_text(
        Added(
            candidates=telling.candidates,
            told=telling.told,
            sentence=telling.sentence,
            title=telling.title,
            topic=() if stems(claim.topic) else tuple(sorted(telling.topic)),
            seasons=telling.seasons,
            actors=telling.actors if resolved else (),
            recipients=telling.recipients if resolved else (),
            resolved=resolved,
        )
    )


def telling_of(claim: Claim, report: Report, added: Added) -> Telling:
    """Return the telling again, equal to the one that was kept."""
    actors, recipients = (added.actors, added.recipients) if added.resolved else (claim.actors, claim.recipients)
    return Telling(
        claim=claim,
        report=report,
        actors=actors,
        recipients=recipients,
        sides=(side_of(actors), side_of(recipients), side_of((*actors, *recipients))),
        candidates=added.candidates,
        told=added.told,
        sentence=added.sentence,
        title=added.title,
        topic=stems(claim.topic) or frozenset(added.topic),
        wording=stems(claim.words),
        seasons=added.seasons,
    )


@dataclass(slots=True)
class Kept:
    """The chronicle's index with what was read from it; numbers stand for tellings."""

    index: Index
    tellings: dict[int, Telling] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    known: dict[int, Known] = field(default_factory=dict)

    def hold(self, numbers: Iterable[int]) -> None:
        """Read the tellings that are not in hand yet, all at once."""
        asked = [number for number in dict.fromkeys(numbers) if number not in self.tellings]
        rows = list(self.index.records(asked)) if asked else []
        self.hold_reports(report for _, report, _, _ in rows)
        for number, report, claim, added in rows:
            self.tellings[number] = telling_of(decode(Claim, _lean(claim)), self.reports[report], from_text(Added, added))

    def hold_reports(self, ids: Iterable[str]) -> None:
        """Read the reports that are not in hand yet."""
        asked = [report for report in dict.fromkeys(ids) if report not in self.reports]
        for report, record, text in self.index.reports(asked) if asked else ():
            self.reports[report] = decode(Report, {**json.loads(record), "text": text})

    def telling(self, number: int) -> Telling:
        """Return one telling."""
        if number not in self.tellings:
            self.hold((number,))
        return self.tellings[number]

    def all_of(self, numbers: Iterable[int]) -> list[Telling]:
        """Return tellings, in the order asked."""
        asked = list(numbers)
        self.hold(asked)
        return [self.tellings[number] for number in asked]

    def nearness(self, number: int) -> Known:
        """Return what decides whether a telling is near another."""
        found = self.known.get(number)
        if found is None:
            found = self.known[number] = known_of(self.telling(number))
        return found

    def anchors(self, reports: Iterable[str]) -> dict[str, Anchor]:
        """Return the anchors of reports that are joined."""
        return {report: from_text(Anchor, record) for report, record in self.index.anchors(set(reports))}

    def reading(self, number: int) -> Reading:
        """Return the reading of that number, its claims without their evidence."""
        record, claims = self.index.reading(number)
        return decode(Reading, {**json.loads(record), "claims": [_lean(claim) for claim in claims]})

    def enter(
        self, tellings: Sequence[Telling], reading: int, positions: Mapping[str, int], *, sure: bool, undated: bool
    ) -> list[int]:
        """Keep a report's tellings, in text order, and file them where their partners will look; return their numbers."""
        first = self.index.next_number()
        numbers = list(range(first, first + len(tellings)))
        rows, filed = [], []
        for place, (number, telling) in enumerate(zip(numbers, tellings, strict=True)):
            claim, told = telling.claim, telling.told.start if telling.told is not None else None
            one = Prepared(
                number=number,
                claim=claim.id,
                undated=undated,
                report=claim.report,
                reading=reading,
                position=positions[claim.id],
                place=place,
                told=told.isoformat() if told is not None else None,
                speech=is_speech(telling),
                sure=sure,
                outer=claim.content_of,
                part=None,
                whole=None,
            )
            rows.append((one, record_of(telling)))
            self.tellings[number] = telling
            filed += self._filed(number, telling, undated=undated)
        self.index.keep_prepared(rows)
        self.index.file(filed)
        return numbers

    def leave(self, numbers: Sequence[int], *, undated: bool) -> None:
        """Forget tellings: they are superseded, or will be told anew."""
        self.hold(numbers)
        self.index.unfile(row for number in numbers for row in self._filed(number, self.tellings[number], undated=undated))
        self.index.forget(numbers)
        for number in numbers:
            del self.tellings[number]
            self.known.pop(number, None)

    def partners(self, number: int, *, undated: bool, sure: bool = False) -> list[int]:
        """Return the tellings of other reports that are worth comparing with one, in order.

        `undated` asks for those of reports whose day is not inferred yet, `sure` for those of reports of sure days alone.
        """
        telling, ours = self.telling(number), self.nearness(number)
        found: set[int] = set()
        widths = width_between(ours, False), width_between(ours, True)
        spans = [((day - widths[0], day + widths[0]), (day - widths[1], day + widths[1])) for day in ours.days]
        for counterpart in {one for key in keys_of(telling) for one in counterparts(key)}:
            code = _code(counterpart, undated=undated)
            rows = [] if spans else self.index.filed_at_all(code)
            for now, coming in spans:
                rows += self.index.filed(code, now, coming)
            found.update(other for other, coming, day in rows if _may_be_near(ours, bool(coming), day))
        found.discard(number)
        near = self.index.sure_among(found) if sure else sorted(found)
        self.hold(near)
        return [other for other in near if worth_comparing(ours, self.nearness(other))]

    def _filed(self, number: int, telling: Telling, *, undated: bool) -> list[tuple[int, int, int, int]]:
        ours = self.nearness(number)
        codes = {_code(key, undated=undated) for key in keys_of(telling)}
        return [(code, int(ours.coming), day, number) for code in sorted(codes) for day in _days_filed(ours)]

    def rest(self) -> None:
        """Let go of the oldest tellings where too many are held."""
        if len(self.tellings) > MOST_TELLINGS:
            for number in sorted(self.tellings)[: len(self.tellings) - MOST_TELLINGS // 2]:
                del self.tellings[number]
            self.known = {number: known for number, known in self.known.items() if number in self.tellings}
            held = {telling.claim.report for telling in self.tellings.values()}
            self.reports = {report: one for report, one in self.reports.items() if report in held}


def _days_filed(ours: Known) -> tuple[int, ...]:
    """Return the days under which a telling is filed; one that names a day of no year is filed below `NEAR_ALL` by it."""
    if ours.days or not ours.seasons:
        return ours.days or (NEAR_ALL,)
    first = NEAR_ALL - 1 - (LONGEST_YEAR if ours.within == WINDOW else 0)
    return tuple(sorted({first - int(season) for season in ours.seasons}))


LONGEST_YEAR = 366


def _may_be_near(ours: Known, coming: bool, day: int) -> bool:
    """Say whether a telling filed under that day can be worth comparing with ours, so far as seasons tell: most are not, and
    need not be read. The whole days filed leave a day more open than `worth_comparing` does.
    """
    if coming != ours.coming or day == NEAR_ALL or (day > NEAR_ALL) == bool(ours.days):
        return True
    if day > NEAR_ALL:
        return not ours.seasons or any(_within(ours.within, day - season) for season in ours.seasons)
    wide, season = divmod(NEAR_ALL - 1 - day, LONGEST_YEAR)
    return any(_within((WINDOW if wide else SLIPS_WITHIN) + 1, one - season) for one in ours.days)


def _within(days: int, apart: float) -> bool:
    return apart % YEAR <= days or apart % YEAR >= YEAR - days


def _lean(claim: str) -> dict[str, Any]:
    """Return the record of a claim without its evidence: joining never asks for it, and it is the longest part of a claim."""
    record: dict[str, Any] = json.loads(claim)
    record.pop("evidence", None)
    return record


def _code(key: Key, *, undated: bool) -> int:
    """Return the key as a whole number that SQLite holds; two keys of a million meet in one chronicle of ten million."""
    text = "\n".join(("undated" if undated else "", *key))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)
