"""Witnesses as the screens show them: each report with its name, its colour, its language, its day and its chain."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vitni.chronicle.query import Chronicle
from vitni.faces.colours import WITNESSES
from vitni.faces.days import UNKNOWN, long_interval, middle_day, plain_day
from vitni.faces.days import one_day as only_day
from vitni.faces.parties import unnamed_last
from vitni.model.claim import Reading
from vitni.model.event import Event, Origin
from vitni.model.text import Report
from vitni.model.time import Anchor
from vitni.reference.files import language_file, load_toml

ARROW = " ← "
NAMES = Path(__file__).with_name("tongues.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One report on the screens. `language` is an English name; `published` a day in words, or what is known instead."""

    report: str
    name: str
    colour: str
    language: str
    code: str
    published: str


def witnesses_of(chronicle: Chronicle, reports: Iterable[str] | None = None) -> Mapping[str, Witness]:
    """Return the witnesses of these reports (None: of all) by report id.

    Names that two of them would share are told apart by the file's name. A colour hangs on the report's place among all
    reports, so it is the same on every screen.
    """
    places = {report: place for place, report in enumerate(chronicle.report_ids)}
    shown = [chronicle.report(report) for report in (places if reports is None else dict.fromkeys(reports)) if report in places]
    codes = {report.id: main_language(report, chronicle.reading(report.id)) for report in shown}
    names = {report.id: _name(report, codes[report.id]) for report in shown}
    shared = Counter(names.values())
    return {
        report.id: Witness(
            report=report.id,
            name=names[report.id] if shared[names[report.id]] == 1 else f"{names[report.id]} ({report.id})",
            colour=WITNESSES[places[report.id] % len(WITNESSES)],
            language=language_name(codes[report.id]),
            code=codes[report.id],
            published=published_words(report, chronicle.anchor(report.id)),
        )
        for report in shown
    }


def reports_behind(chronicle: Chronicle, event: Event) -> tuple[str, ...]:
    """Return every report an event's screen names: those that tell of it, and those its reasons or their days rest on."""
    datings = (event.when, *(dating for _, dating in event.datings))
    candidates = [candidate for dating in datings for candidate in (*dating.refused, *dating.open)]
    reasons = [*event.joins, *(reason for dating in datings for reason in dating.reasons)]
    reasons += [reason for candidate in candidates for reason in candidate.reasons]
    reasons += [reason for anchor in map(chronicle.anchor, event.reports) if anchor is not None for reason in anchor.reasons]
    reasons += [reason for row in event.disagreements for reason in (*row.reasons, *row.refused)]
    claims = (claim for row in event.disagreements for value in row.values for claim in value.claims)
    resting = [report for reason in reasons for report in reason.reports]
    return tuple(dict.fromkeys([*event.reports, *resting, *(claim.rpartition("#")[0] for claim in claims)]))


def main_language(report: Report, reading: Reading | None) -> str:
    """Return the code of the language most of the report's news is in ("und" where nothing is known); credits do not count."""
    lengths: Counter[str] = Counter()
    for tongue in reading.tongues if reading else ():
        for paragraph in report.paragraphs:
            if paragraph.role in ("title", "body"):
                lengths[tongue.language] += max(0, min(tongue.end, paragraph.end) - max(tongue.start, paragraph.start))
    if not +lengths:
        return report.language or "und"
    return max(sorted(lengths), key=lambda code: lengths[code])


@cache
def language_name(code: str) -> str:
    """Return a language's English name, by its folder or by tongues.toml; its code where neither knows it."""
    path = language_file(code, "language.toml")
    known = load_toml(NAMES)
    named = load_toml(path).get("name") if path.is_file() else known.get(code)
    return str(named or known.get(code.split("-")[0], code))


def published_words(report: Report, anchor: Anchor | None) -> str:
    """Return "Tue 18 January 2022, 17.19", or for an undated report what joining worked out, saying so."""
    if report.published is not None:
        clock = report.published.clock
        return middle_day(report.published.day) + (f", {clock:%H.%M}" if clock else "")
    if anchor is None or (anchor.day is None and anchor.interval is None):
        return "undated"
    if anchor.day is not None:
        return f"undated; written {plain_day(anchor.day)} (worked out)"
    assert anchor.interval is not None
    if (day := only_day(anchor.interval)) is not None:
        return f"undated; written {plain_day(day)} (worked out)"
    if anchor.interval.start is not None and anchor.interval.end is None:
        return f"undated; written {plain_day(anchor.interval.start)} or later (worked out)"
    words = long_interval(anchor.interval)
    return "undated" if words == UNKNOWN else f"undated; written {words} (worked out)"


def chains_of(event: Event, report: Report) -> tuple[str, ...]:
    """Return the chains from outlet to speaker by which a report knows the event: "Omni ← AFP ← US official, unnamed".

    An origin's chain begins with every outlet that carried it; a report's own begins with its own.
    """
    chains = (_own_chain(origin, report) for origin in event.origins if report.id in origin.reports)
    return tuple(dict.fromkeys(ARROW.join(unnamed_last(link) for link in chain) for chain in chains if chain))


def _own_chain(origin: Origin, report: Report) -> tuple[str, ...]:
    if report.agency is None and report.outlet is None:
        return origin.chain
    first = report.agency or report.outlet
    after = origin.chain[origin.chain.index(first) + 1 :] if first in origin.chain else origin.chain[1:]
    return tuple(dict.fromkeys(link for link in (report.outlet, report.agency, *after) if link))


def _name(report: Report, code: str) -> str:
    if report.agency and report.outlet and report.agency != report.outlet:
        return f"{report.agency} via {report.outlet}"
    if report.agency or report.outlet:
        return report.agency or report.outlet or ""
    return f"{language_name(code)} report" if code != "und" else report.id
