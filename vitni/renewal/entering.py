"""Reports enter the index: told, filed and linked with their likely partners; those that were there leave first.

A report whose own day or calendar is in doubt is entered twice: as it stands, to meet the reports of sure days that can date
it, and then with the day they allow. So its links are kept, and a new witness works its day out anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from vitni.chronicle.index import Prepared
from vitni.joining.anchors import given_anchor, infer_anchor, needs_witnesses
from vitni.joining.blocks import counterparts, keys_of, worth_comparing
from vitni.joining.events import JOINED, group_about, is_speech
from vitni.model.claim import Reading
from vitni.model.time import Anchor
from vitni.renewal.ground import Ground, Moved
from vitni.renewal.stories import facts_of


def enter(ground: Ground, readings: Mapping[str, Reading], numbers: Mapping[str, int], moved: Moved) -> list[int]:
    """Enter reports (their readings, and the numbers of these), whether or not they are there already.

    Return the new tellings, and with them those of undated reports that are dated otherwise now. The speech acts among them
    are not linked yet: what they hold must be grouped first.
    """
    kept = ground.kept
    kept.hold_reports(readings)
    given = {report: given_anchor(kept.reports[report]) for report in sorted(readings)}
    unsure = {report for report in given if needs_witnesses(readings[report], given[report])}
    moved.reports |= given.keys()
    redated = _leave(ground, given, moved) - given.keys()
    told = ground.tell({report: readings[report] for report in given}, given)
    sure: list[int] = []
    undated: list[int] = []
    for report, anchor in given.items():
        doubtful = report in unsure
        entered = kept.enter(told[report], numbers[report], _positions(readings[report]), sure=not doubtful, undated=doubtful)
        (undated if doubtful else sure).extend(entered)
        if not doubtful:
            moved.anchors[report] = anchor
    redated |= _link_undated(ground, undated, sure) - given.keys()
    return [*sure, *_date(ground, readings, numbers, unsure, redated, moved)]


def _positions(reading: Reading) -> dict[str, int]:
    return {claim.id: position for position, claim in enumerate(reading.claims)}


def _leave(ground: Ground, reports: Iterable[str], moved: Moved) -> set[str]:
    """Let reports leave that are there; return the undated ones that they helped to date."""
    kept, index = ground.kept, ground.index
    undated = index.undated_of(reports)
    final = [one.number for one in index.prepared_of("report", reports)]
    partners = {other for number in final for other in index.likely(number, undated=True)}
    dated = {telling.claim.report for telling in kept.all_of(sorted(partners))}
    kept.leave(undated, undated=True)
    _leave_final(ground, reports, moved)
    return dated


def _leave_final(ground: Ground, reports: Iterable[str], moved: Moved) -> None:
    """Let the tellings of reports leave as their days were known, and note the groups that lose them."""
    index = ground.index
    leaving = index.prepared_of("report", reports)
    parts = {one.part for one in leaving if one.part is not None}
    wholes = {one.whole for one in leaving if one.whole is not None}
    for labels, column, noted, facts in (
        (parts - moved.parts, "part", moved.parts, moved.facts),
        (wholes - moved.wholes, "whole", moved.wholes, moved.facts_in_the_end),
    ):
        for label in sorted(labels):
            facts |= facts_of(index.prepared_of(column, (label,)))
        noted |= labels
    ground.kept.leave([one.number for one in leaving], undated=False)


def _link_undated(ground: Ground, undated: Sequence[int], sure: Sequence[int]) -> set[str]:
    """Link new tellings of undated reports with those of sure days, and new ones of sure days with undated ones.

    Return the undated reports that have a new link.
    """
    kept, fresh = ground.kept, set(undated)
    rows: list[tuple[int, int, float]] = []
    for number in undated:
        ruled = [one.number for one in _ruled_with(ground, number) if one.sure]
        rows += _weighed(ground, number, [*kept.partners(number, undated=False, sure=True), *ruled], {})
    for number in sure if ground.index.holds_undated() else ():
        ruled = ground.index.undated_claims(ground.ruled_with(kept.telling(number).claim.id))
        others = [other for other in (*kept.partners(number, undated=True), *ruled) if other not in fresh]
        rows += [(other, one, weight) for one, other, weight in _weighed(ground, number, others, {})]
    ground.index.link(rows)
    return {telling.claim.report for telling in kept.all_of(one for one, _, _ in rows)}


def _ruled_with(ground: Ground, number: int) -> list[Prepared]:
    """Return the tellings that an analyst ruled on together with this one."""
    return ground.index.prepared_of("claim", ground.ruled_with(ground.kept.telling(number).claim.id))


def _weighed(
    ground: Ground, number: int, others: Iterable[int], linked: Mapping[str, frozenset[str]]
) -> list[tuple[int, int, float]]:
    """Return those of the others, each once, that are more likely than not one occurrence with a telling, with the weight."""
    kept = ground.kept
    asked = [other for other in dict.fromkeys(others) if other != number]
    telling = kept.telling(number)
    found = []
    for other, candidate in zip(asked, kept.all_of(asked), strict=True):
        weight = ground.weigh(telling, candidate, linked)
        if weight > JOINED:
            found.append((number, other, weight))
    return found


def _date(
    ground: Ground,
    readings: Mapping[str, Reading],
    numbers: Mapping[str, int],
    unsure: set[str],
    redated: set[str],
    moved: Moved,
) -> list[int]:
    """Work out the days of undated reports that are new or have other witnesses, and enter them with these."""
    kept, index = ground.kept, ground.index
    current = index.readings(redated)
    every = {**{report: kept.reading(number) for report, number in current.items()}, **{one: readings[one] for one in unsure}}
    before = kept.anchors(redated)
    kept.hold_reports(every)
    after = {report: _infer(ground, report, reading) for report, reading in sorted(every.items())}
    changed = {report: anchor for report, anchor in after.items() if report in unsure or anchor != before[report]}
    _leave_final(ground, sorted(changed.keys() - unsure), moved)
    moved.anchors.update(changed)
    moved.reports |= changed.keys()
    entered: list[int] = []
    for report, tellings in ground.tell({report: every[report] for report in changed}, changed).items():
        number = numbers[report] if report in unsure else current[report]
        entered += kept.enter(tellings, number, _positions(every[report]), sure=False, undated=False)
    return entered


def _infer(ground: Ground, report: str, reading: Reading) -> Anchor:
    kept, index = ground.kept, ground.index
    mine = index.undated_of((report,))
    witnesses = sorted({other for number in mine for other in index.likely(number, undated=False)})
    groups = group_about(kept.all_of(mine), kept.all_of(witnesses), ground.rulings)
    return infer_anchor(kept.reports[report], reading, groups, ground.world.entities)


def link(ground: Ground, new: Sequence[int], linked: Mapping[str, frozenset[str]]) -> None:
    """Link tellings, that have no links yet, with their likely partners; `linked` are the groups of what speech acts hold."""
    kept = ground.kept
    rows: list[tuple[int, int, float]] = []
    done: set[int] = set()
    by_report: dict[str, list[int]] = {}
    for number, telling in zip(new, kept.all_of(new), strict=True):
        by_report.setdefault(telling.claim.report, []).append(number)
    beside = _beside(ground, by_report.values())
    for number in new:
        ours, speech = kept.nearness(number), is_speech(kept.telling(number))
        near = [other for other in beside.get(number, ()) if worth_comparing(ours, kept.nearness(other))]
        ruled = [one.number for one in _ruled_with(ground, number) if one.speech == speech]
        others = (other for other in (*kept.partners(number, undated=False), *near, *ruled) if other not in done)
        rows += _weighed(ground, number, others, linked)
        done.add(number)
    ground.index.link(rows)


def _beside(ground: Ground, reports: Iterable[Sequence[int]]) -> dict[int, list[int]]:
    """Return, by telling, those of its own report that share a block with it, however far apart their days are."""
    found: dict[int, list[int]] = {}
    for numbers in reports:
        tellings = ground.kept.all_of(numbers)
        keys = [set(keys_of(telling)) for telling in tellings]
        wanted = [{counterpart for key in mine for counterpart in counterparts(key)} for mine in keys]
        for i, j in combinations(range(len(numbers)), 2):
            if wanted[i] & keys[j]:
                found.setdefault(numbers[i], []).append(numbers[j])
                found.setdefault(numbers[j], []).append(numbers[i])
    return found
