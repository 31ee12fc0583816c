"""Editions: which report is a newer version of another, of the same outlet and the same story."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from vitni.joining.tellings import Telling
from vitni.model.text import Report

EDITION = 0.75
"""The share of words two texts must have in common to be editions of one report: a correction changes little."""
LEAST_WORDS = 8
"""Shorter texts are alike by chance."""
WITHIN = 7
"""Days: a report is corrected within a week; what looks like it later is a new report in old words."""

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=4096)
def _words(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in _WORD.findall(text))


def is_newer_edition(newer: Report, older: Report) -> bool:
    """Say whether the first is a newer edition of the second: one outlet, nearly the same words, published after it.

    On one day without hours the longer text is the newer: editors add what changed. Where nothing tells which came first,
    neither is an edition of the other.
    """
    if newer.outlet is None or newer.outlet != older.outlet or newer.agency != older.agency or newer.id == older.id:
        return False
    if newer.published is None or older.published is None:
        return False
    days = (newer.published.day - older.published.day).days
    if not 0 <= days <= WITHIN or (days == 0 and not _is_later(newer, older)):
        return False
    ours, theirs = _words(newer.text), _words(older.text)
    shared = 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())
    return shared >= EDITION and min(ours.total(), theirs.total()) >= LEAST_WORDS


def _is_later(newer: Report, older: Report) -> bool:
    assert newer.published is not None and older.published is not None
    clocks = newer.published.clock, older.published.clock
    if clocks[0] is not None and clocks[1] is not None and clocks[0] != clocks[1]:
        return clocks[0] > clocks[1]
    return len(newer.text) > len(older.text)


def replaced_in(tellings: Iterable[Telling]) -> Mapping[str, str]:
    """Return, by report, the newest edition of it among the reports of one event; reports without one are left out."""
    reports = list({telling.report.id: telling.report for telling in tellings}.values())
    by_outlet: dict[str, list[Report]] = {}
    for report in sorted(reports, key=lambda report: report.id):
        if report.outlet is not None:
            by_outlet.setdefault(report.outlet, []).append(report)
    found: dict[str, str] = {}
    for editions in by_outlet.values():
        for older in editions:
            newer = [report for report in editions if is_newer_edition(report, older)]
            if newer:
                found[older.id] = max(newer, key=_published).id
    return found


def _published(report: Report) -> tuple[str, str, int, str]:
    published = report.published
    assert published is not None
    clock = published.clock.isoformat() if published.clock is not None else ""
    return published.day.isoformat(), clock, len(report.text), report.id


def current(tellings: Sequence[Telling], replaced: Mapping[str, str]) -> tuple[Telling, ...]:
    """Return the tellings of the editions that hold: those that no newer one of the event replaces."""
    return tuple(telling for telling in tellings if telling.claim.report not in replaced)
