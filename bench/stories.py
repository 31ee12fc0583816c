"""Stories of a few short reports each, with what they disagree on or commit to; and how much of it joining finds.

A story is a TOML file (bench/gold/disagreements, bench/gold/ledger): `[[reports]]` with id, outlet, day of publication and
text; then `[[disagreements]]` (field, kind, values with their holders, and the verdict where one can be reached) or
`[[commitments]]` (kind, who, act, state, as of which day, by which report settled). A story with `held = true` was kept closed
while the rules were made: it is counted apart, and what is missed in it is never shown. Reports may carry `[[reports.claims]]`,
coded by hand: stories whose reports all do are measured a second time from these, so that faults of reading and of joining are
told apart.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.gold_claims import claim_of
from vitni.intake.sources import take_text
from vitni.joining.account import join
from vitni.model.account import Account
from vitni.model.claim import Party, Reading
from vitni.model.event import Disagreement
from vitni.model.ledger import Commitment, state_as_of
from vitni.model.text import Published, Report
from vitni.reading.reader import read_reports
from vitni.reference.world import entities

DONE = frozenset({"happened", "alleged"})
"""Standings that a story calls "done"."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story: its reports, its readings by hand (empty where a report has none), and what the file says of it."""

    name: str
    reports: tuple[Report, ...]
    by_hand: tuple[Reading, ...]
    says: Mapping[str, Any]

    @property
    def held(self) -> bool:
        """Say whether the story was kept closed while rules were made."""
        return bool(self.says.get("held"))


def load_stories(folder: Path) -> tuple[Story, ...]:
    """Return the stories of a folder in order of file name."""
    return tuple(_load(path) for path in sorted(folder.glob("*.toml")))


def _load(path: Path) -> Story:
    says = tomllib.loads(path.read_text(encoding="utf-8"))
    reports = tuple(_report_of(path.stem, row) for row in says["reports"])
    readings = tuple(
        _reading_of(row, report, language)
        for row, report, language in zip(says["reports"], reports, says["languages"], strict=True)
        if "claims" in row
    )
    return Story(name=path.stem, reports=reports, by_hand=readings if len(readings) == len(reports) else (), says=says)


def _report_of(story: str, row: Mapping[str, Any]) -> Report:
    report = take_text(row["text"].encode(), id=f"{story}/{row['id']}").report
    day = row.get("published")
    published = Published(day=day, source="given") if day is not None else None
    return replace(report, outlet=row.get("outlet"), agency=row.get("agency") or report.agency, published=published)


def _reading_of(row: Mapping[str, Any], report: Report, language: str) -> Reading:
    claims = []
    for number, coded in enumerate(row["claims"], start=1):
        start = report.text.index(coded["words"])
        when = {"words": coded["when"]} if "when" in coded else None
        span = {"start": start, "end": start + len(coded["words"]), "id": str(number), "when": when}
        claims.append(claim_of({**coded, **span}, report, language))
    times = tuple(dict.fromkeys(claim.time for claim in claims if claim.time is not None))
    return Reading(report=report.id, reader="by hand", tongues=(), times=times, claims=tuple(claims))


def _accounts(stories: Sequence[Story]) -> list[tuple[str, Story, Account]]:
    """Return the account of each story, joined by itself: from its text, and from the claims by hand where it has them."""
    readings = iter(read_reports([report for story in stories for report in story.reports]))
    found = []
    for story in stories:
        read = [next(readings) for _ in story.reports]
        found.append(("from text", story, join(story.reports, read, (), entities())))
        if story.by_hand:
            found.append(("by hand", story, join(story.reports, story.by_hand, (), entities())))
    return found


def measure_disagreements(folder: Path, *, misses: bool = False) -> dict[str, Any]:
    """Return precision and recall of disagreements, and how often kind and verdict are right among those found."""
    counts: dict[str, _Counts] = {}
    shown: list[str] = []
    for mode, story, account in _accounts(load_stories(folder)):
        tally = counts.setdefault(f"{mode}, {'held' if story.held else 'open'}", _Counts())
        tally.stories += 1
        planted = list(story.says.get("disagreements", ()))
        seen: list[str] = []
        found = list(account.disagreements)
        for one in planted:
            match = next((other for other in found if _is_planted(one, other)), None)
            tally.planted += 1
            if match is None:
                seen.append(f"missed {one['field']} {one['kind']}")
                continue
            found.remove(match)
            tally.found += 1
            tally.hits += 1
            tally.kinds += one["kind"] == match.kind
            if "verdict" in one:
                right = match.verdict is not None and _same_value(one["verdict"], match.verdict, one["field"])
                tally.decidable += 1
                tally.verdicts += right
                if not right:
                    seen.append(f"verdict {match.verdict} instead of {one['verdict']}")
            if one["kind"] != match.kind:
                seen.append(f"kind {match.kind} instead of {one['kind']}")
        tally.found += len(found)
        seen += [f"in vain {one.field} {one.kind} {[v.value for v in one.values]}" for one in found]
        shown += [f"{mode} {story.name}: {line}" for line in seen if not story.held]
    result: dict[str, Any] = {name: tally.measures() for name, tally in sorted(counts.items())}
    return {**result, "misses": shown} if misses else result


@dataclass(slots=True)
class _Counts:
    stories: int = 0
    planted: int = 0
    found: int = 0
    hits: int = 0
    kinds: int = 0
    decidable: int = 0
    verdicts: int = 0

    def measures(self) -> dict[str, Any]:
        return {
            "stories": self.stories,
            "planted": self.planted,
            "found": self.found,
            "precision": _share(self.hits, self.found),
            "recall": _share(self.hits, self.planted),
            "kind right": _share(self.kinds, self.hits),
            "verdict right": _share(self.verdicts, self.decidable),
        }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _is_planted(planted: Mapping[str, Any], found: Disagreement) -> bool:
    """Say whether a disagreement is the planted one: of the same field, two planted values held by whom they should be."""
    if planted["field"] != found.field:
        return False
    matched: set[str] = set()
    for value in planted["values"]:
        for other in found.values:
            holders = {claim.rpartition("#")[0].rpartition("/")[2] for claim in other.claims}
            same = "value" not in value or _same_value(value["value"], other.value, found.field)
            if same and holders & set(value["holders"]) and other.value not in matched:
                matched.add(other.value)
                break
    return len(matched) >= 2


def _same_value(planted: str, found: str, field: str) -> bool:
    """Compare numbers as numbers, days as days, standings as done or not, names by a word they share."""
    if field == "amounts":
        return [float(number) for number in _NUMBER.findall(planted)] == [float(number) for number in _NUMBER.findall(found)]
    if field == "standing":
        return (planted in ("done", *DONE)) == (found in DONE)
    if field == "when":
        return planted == found
    return bool(set(planted.casefold().split()) & set(found.casefold().split()))


def measure_ledger(folder: Path, *, misses: bool = False) -> dict[str, Any]:
    """Return how many commitments have a row, how many the right state, and how many are settled by the right report."""
    counts: dict[str, dict[str, int]] = {}
    shown = []
    for mode, story, account in _accounts(load_stories(folder)):
        tally = counts.setdefault(f"{mode}, {'held' if story.held else 'open'}", dict.fromkeys(_LEDGER_COUNTS, 0))
        for one in story.says["commitments"]:
            rows = [row for row in account.ledger if _is_meant(one, row, account)]
            states = {state_as_of(row, one.get("as_of")) for row in rows}
            right = states == {one["state"]}
            tally["commitments"] += 1
            tally["rows"] += bool(rows)
            tally["states right"] += right
            tally["settled"] += "settled_by" in one
            tally["settled right"] += "settled_by" in one and right and _settled_right(one, rows)
            if not story.held and not (right and _settled_right(one, rows)):
                every = [f"{row.kind} {row.event} {row.state} {row.settled_by}" for row in account.ledger]
                shown.append(f"{mode} {story.name}: {sorted(states)} instead of {one['state']}; rows {every}")
    result: dict[str, Any] = {}
    for name, numbers in sorted(counts.items()):
        result[name] = {**numbers, "state right": _share(numbers["states right"], numbers["commitments"])}
    return {**result, "misses": shown} if misses else result


_LEDGER_COUNTS = ("commitments", "rows", "states right", "settled", "settled right")


def _is_meant(expected: Mapping[str, Any], row: Commitment, account: Account) -> bool:
    event = next(event for event in account.events if event.id == row.event)
    return row.kind == expected["kind"] and event.act.value == expected["act"] and _is_of(expected["who"], row.who)


def _is_of(who: str, parties: Iterable[Party]) -> bool:
    return any(who in (party.country, party.name, (party.entity or "").partition(":")[2].upper()) for party in parties)


def _settled_right(expected: Mapping[str, Any], rows: Sequence[Commitment]) -> bool:
    if "witnesses" in expected:
        return all({report.rpartition("/")[2] for report in row.witnesses} == set(expected["witnesses"]) for row in rows)
    return "settled_by" not in expected or all(
        (row.settled_by or "").rpartition("#")[0].endswith(f"/{expected['settled_by']}") for row in rows
    )


def table_of(name: str, measured: Mapping[str, Any]) -> str:
    """Write measures as lines of a table, one a group."""
    lines = [name]
    for group, numbers in measured.items():
        if isinstance(numbers, list):
            lines += [f"  {line}" for line in numbers]
        elif all(isinstance(value, dict) for value in numbers.values()):
            lines.append(table_of(f"  {group}", numbers))
        elif all(isinstance(value, list) for value in numbers.values()):
            lines += [
                line for event, claims in numbers.items() for line in (f"  {event}", *(f"    {claim}" for claim in claims))
            ]
        else:
            shown = "  ".join(f"{key} {'-' if value is None else value}" for key, value in numbers.items())
            lines.append(f"  {group:<18} {shown}")
    return "\n".join(lines)
