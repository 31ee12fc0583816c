"""Independent witnesses: which reports of an event rest on one agency, one text or one speaker."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vitni.joining.entities import slug
from vitni.joining.retellings import Retelling, retellings_of
from vitni.joining.tellings import Telling
from vitni.model.claim import Party
from vitni.model.event import Origin
from vitni.model.text import Report

SHINGLE = 4
"""Words in a row that are compared: shorter runs meet by chance, longer ones miss a copy with a word changed."""
COPIED = 0.6
"""The share of a paragraph's runs that must stand in the other report for it to be a copy."""
LEAST_WORDS = 8
"""Paragraphs shorter than this are not taken as evidence of copying: short sentences of two reports can be alike."""

_WORD = re.compile(r"\w+")


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return frozenset(tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


TRANSLATED = 0.75
"""The share of the shorter report's facts that must stand in the other in the same order for it to be a translation."""
LEAST_TRANSLATED = 5
"""Facts; fewer in the same order are how two reporters tell one press conference."""


def is_translation(retelling: Retelling) -> bool:
    """Say whether one of the reports tells nearly all it tells in the order of the other."""
    return retelling.share >= TRANSLATED and len(retelling.shared) >= LEAST_TRANSLATED


@dataclass(slots=True)
class Copies:
    """Remembers the runs of words of each report, so that each is cut only once, and which reports translate each other."""

    translated: frozenset[tuple[str, str]] = frozenset()
    runs: dict[str, frozenset[tuple[str, ...]]] = field(default_factory=dict)

    @staticmethod
    def among(groups: Iterable[Sequence[Telling]]) -> "Copies":
        """Return what copies can be told from: the reports that tell most of their facts in another's order."""
        return Copies(translated=frozenset((one.first, one.second) for one in retellings_of(groups) if is_translation(one)))

    def translates(self, first: Report, second: Report) -> bool:
        """Say whether one of the two tells the other's facts in the other's order."""
        return (min(first.id, second.id), max(first.id, second.id)) in self.translated

    def of(self, report: Report) -> frozenset[tuple[str, ...]]:
        """Return the report's runs of words."""
        if report.id not in self.runs:
            self.runs[report.id] = _runs(report.text)
        return self.runs[report.id]

    def copied(self, tellings: Sequence[Telling], other: Report) -> bool:
        """Say whether every paragraph in which the tellings' report tells the event stands in the other report too."""
        report = tellings[0].report
        paragraphs = [
            report.text[paragraph.start : paragraph.end]
            for paragraph in report.paragraphs
            if any(paragraph.start <= telling.claim.start < paragraph.end for telling in tellings)
        ]
        long = [paragraph for paragraph in paragraphs if len(_WORD.findall(paragraph)) >= LEAST_WORDS]
        if not long:
            return False
        theirs = self.of(other)
        return all(len(runs & theirs) >= COPIED * len(runs) for runs in map(_runs, long))


def origins_of(tellings: Sequence[Telling], copies: Copies) -> tuple[Origin, ...]:
    """Return the independent witnesses of one event, each with its reports and its chain, outermost first.

    Two reports are one witness if they name the same agency, if one outlet wrote both by itself, if the one's telling is a copy
    of the other's or a translation, if it quotes the other's outlet, or if all they say of it rests on one named speaker.
    Reports that name two agencies are two witnesses, however alike.
    """
    by_report: dict[str, list[Telling]] = {}
    for telling in sorted(tellings, key=lambda telling: (telling.claim.report, telling.claim.start)):
        by_report.setdefault(telling.claim.report, []).append(telling)
    groups: list[list[str]] = []
    for report in by_report:
        found = [group for group in groups if any(_one_origin(by_report[report], by_report[other], copies) for other in group)]
        merged = [report] if not found else [*(other for group in found for other in group), report]
        groups = [group for group in groups if group not in found] + [sorted(merged)]
    origins = [_origin([by_report[report] for report in group]) for group in sorted(groups)]
    return tuple(_distinct(origins))


def _one_origin(first: Sequence[Telling], second: Sequence[Telling], copies: Copies) -> bool:
    ours, theirs = first[0].report, second[0].report
    if ours.agency is not None and ours.agency == theirs.agency:
        return True
    if ours.outlet is not None and ours.outlet == theirs.outlet and ours.agency is None and theirs.agency is None:
        return True
    if (ours.agency is not None and ours.agency == theirs.outlet) or (
        theirs.agency is not None and theirs.agency == ours.outlet
    ):
        return True
    if _quotes(first, theirs) or _quotes(second, ours):
        return True
    speakers = speaker_of(first), speaker_of(second)
    if speakers[0] is not None and speakers[1] is not None and speakers[0].entity is not None:
        return speakers[0].entity == speakers[1].entity
    if ours.agency is not None and theirs.agency is not None:
        return False
    return copies.copied(first, theirs) or copies.copied(second, ours) or copies.translates(ours, theirs)


def _quotes(tellings: Iterable[Telling], other: Report) -> bool:
    """Say whether all a report says of the event it has from the other's outlet ("CBS reported")."""
    names = {name.casefold() for name in (other.outlet, other.agency) if name is not None}
    return all(any(voice.name.casefold() in names for voice in telling.claim.voices) for telling in tellings)


def speaker_of(tellings: Iterable[Telling]) -> Party | None:
    """Return the one innermost speaker on whom all a report says of an event rests; titles name none and do not count."""
    body = [telling for telling in tellings if not telling.title] or list(tellings)
    innermost = {
        (telling.claim.voices[0].entity or telling.claim.voices[0].name) if telling.claim.voices else None for telling in body
    }
    if len(innermost) != 1 or None in innermost:
        return None
    return body[0].claim.voices[0]


def _origin(groups: Sequence[Sequence[Telling]]) -> Origin:
    reports = [group[0].report for group in groups]
    agency = next((report.agency for report in reports if report.agency is not None), None)
    outlets = dict.fromkeys(report.outlet or (report.id if agency is None else agency) for report in reports)
    outer = ", ".join(outlet for outlet in outlets if outlet != agency)
    speaker = next((speaker for speaker in map(speaker_of, groups) if speaker is not None), None)
    telling = next((one for group in groups for one in group if speaker is not None and speaker in one.claim.voices), None)
    voices = tuple(voice.name for voice in reversed(telling.claim.voices)) if telling is not None else ()
    chain = tuple(name for name in (outer, agency, *voices) if name)
    return Origin(
        id="origin:" + (slug(agency or outer) or "unknown"), reports=tuple(report.id for report in reports), chain=chain
    )


def _distinct(origins: Sequence[Origin]) -> Iterable[Origin]:
    seen: dict[str, int] = {}
    for origin in origins:
        seen[origin.id] = seen.get(origin.id, 0) + 1
        number = seen[origin.id]
        yield origin if number == 1 else Origin(id=f"{origin.id}-{number}", reports=origin.reports, chain=origin.chain)
