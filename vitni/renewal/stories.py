"""Which reports retell each other, as far as what changed can change that, and what it makes one event.

See joining/retellings.py for the rule. A pair of reports is looked at again where one fact more or less is shared by both; the
groups that a pair's order makes one are then worked out for everything that hangs together with a changed group.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from vitni.chronicle.index import Prepared
from vitni.joining.origins import is_translation
from vitni.joining.retellings import MOST_REPORTS, Edge, Retelling, edges_of, merged, retelling_of, told_together
from vitni.joining.tellings import Telling, place_of
from vitni.model.time import Reason
from vitni.renewal.kept import Kept
from vitni.renewal.regrouping import Numbers

Pair = tuple[str, str]
Fact = tuple[str, str, int, int]
"""Two reports that tell one fact, lower id first, and the places at which they tell it first."""


@dataclass(slots=True)
class Stories:
    """The reports' claims by the groups they are in: `column` is "part" (joined claim by claim) or "whole" (in the end)."""

    kept: Kept
    column: str
    rows: dict[str, tuple[Prepared, ...]] = field(default_factory=dict)
    reporters: dict[int, int] = field(default_factory=dict)

    def of(self, report: str) -> tuple[Prepared, ...]:
        """Return the claims of a report in text order."""
        if report not in self.rows:
            rows = self.kept.index.prepared_of("report", (report,))
            self.rows[report] = tuple(sorted(rows, key=lambda one: one.place))
        return self.rows[report]

    def group(self, one: Prepared) -> int:
        """Return the group that a claim is in."""
        found = one.part if self.column == "part" else one.whole
        assert found is not None
        return found

    def retelling(self, pair: Pair) -> Retelling | None:
        """Return how one report retells the other, None where it does not."""
        ours, theirs = self.of(pair[0]), self.of(pair[1])
        if not ours or not theirs or not told_together(_day(ours[0]), _day(theirs[0])):
            return None
        first, second = self._first_places(ours), self._first_places(theirs)
        shared = [(first[group], second[group]) for group in first.keys() & second.keys() if self._is_counted(group)]
        return retelling_of(*pair, shared, min(len(ours), len(theirs)))

    def _first_places(self, claims: Sequence[Prepared]) -> dict[int, int]:
        places: dict[int, int] = {}
        for one in claims:
            places.setdefault(self.group(one), one.place)
        return places

    def _is_counted(self, group: int) -> bool:
        if group not in self.reporters:
            members = self.kept.index.prepared_of(self.column, (group,))
            self.reporters[group] = len({one.report for one in members})
        return self.reporters[group] <= MOST_REPORTS


def facts_of(members: Iterable[Prepared]) -> set[Fact]:
    """Return the facts that a group's reports share in pairs; none where so many tell it that it shows nobody's copy."""
    first: dict[str, Prepared] = {}
    for one in sorted(members, key=lambda one: (one.report, one.place)):
        first.setdefault(one.report, one)
    if not 2 <= len(first) <= MOST_REPORTS:
        return set()
    pairs = combinations(sorted(first), 2)
    return {
        (one, other, first[one].place, first[other].place)
        for one, other in pairs
        if told_together(_day(first[one]), _day(first[other]))
    }


def _day(one: Prepared) -> date | None:
    return date.fromisoformat(one.told) if one.told is not None else None


def retold_anew(stories: Stories, pairs: Iterable[Pair]) -> None:
    """Work out again which of the pairs of reports retell each other, and keep it."""
    asked = sorted(set(pairs))
    stories.kept.index.replace_retellings("retelling", asked, [pair for pair in asked if stories.retelling(pair) is not None])


def translated_anew(stories: Stories, pairs: Iterable[Pair]) -> set[Pair]:
    """Work out again which of the pairs are translations, keep it, and return those of which it is otherwise than it was."""
    index = stories.kept.index
    asked = sorted(set(pairs))
    before = {pair for pair in asked if pair in index.retellings_of("translated", pair[0])}
    found = {pair for pair in asked if (one := stories.retelling(pair)) is not None and is_translation(one)}
    index.replace_retellings("translated", sorted(before - found), sorted(found - before))
    return before ^ found


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Parts that are one event in the end, by the lowest number of each, with the reasons that the order of stories gives."""

    parts: tuple[int, ...]
    numbers: Numbers
    reasons: tuple[Reason, ...]


def wholes_of(stories: Stories, changed: Iterable[int], weigh: Callable[[Telling, Telling], float]) -> list[Whole]:
    """Return the events of all parts that hang together with the changed ones by the order of two stories."""
    kept, index = stories.kept, stories.kept.index
    members: dict[int, list[Prepared]] = {}
    edges: dict[Pair, list[tuple[int, int, Reason]]] = {}
    waiting = sorted(set(changed))
    seen: set[int] = set()
    while waiting:
        part = waiting.pop()
        if part in seen:
            continue
        seen.add(part)
        members[part] = index.prepared_of("part", (part,))
        before = {one.whole for one in members[part] if one.whole is not None}
        waiting += [stories.group(one) for one in index.prepared_of("whole", before)]
        for report in sorted({one.report for one in members[part]}):
            for pair in index.retellings_of("retelling", report):
                if pair not in edges:
                    edges[pair] = _edges(stories, pair)
                waiting += [other for first, second, _ in edges[pair] if part in (first, second) for other in (first, second)]
    kept.hold(one.number for rows in members.values() for one in rows)
    tellings = {part: sorted((kept.tellings[one.number] for one in rows), key=place_of) for part, rows in members.items()}
    ordered = sorted(tellings, key=lambda part: place_of(tellings[part][0]))
    place = {part: at for at, part in enumerate(ordered)}
    among: list[Edge] = []
    for found in edges.values():
        for first, second, reason in found:
            if first in place:
                one, other = sorted((place[first], place[second]))
                among.append((one, other, reason))
    groups = merged([tellings[part] for part in ordered], among, weigh)
    result = []
    for places, _, reasons in groups:
        parts = tuple(ordered[at] for at in places)
        numbers = frozenset(one.number for part in parts for one in members[part])
        result.append(Whole(parts=parts, numbers=numbers, reasons=reasons))
    return result


def _edges(stories: Stories, pair: Pair) -> list[tuple[int, int, Reason]]:
    """Return the parts that the order of two reports' stories makes one, with the reason."""
    retelling = stories.retelling(pair)
    if retelling is None:
        return []
    grouped: dict[int, list[Telling]] = {}
    for report in pair:
        rows = stories.of(report)
        for one, telling in zip(rows, stories.kept.all_of(row.number for row in rows), strict=True):
            grouped.setdefault(stories.group(one), []).append(telling)
    parts = sorted(grouped, key=lambda part: place_of(min(grouped[part], key=place_of)))
    return [(parts[i], parts[j], reason) for i, j, reason in edges_of([grouped[part] for part in parts], [retelling])]
