"""Reports coded by hand (docs/claims.md), as the reports and readings that joining takes; and how well events meet the coding.

A gold folder holds pairs of files in any depth: `NAME.txt`, the report, and `NAME.json`, its claims by hand, each with the id
of its event. Claims point at their words; what the coding does not hold (the meaning of an act, the entity of a party) is
looked up in the world tables, so that joining gets what a reader without fault would give.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from vitni.intake.sources import take_text
from vitni.model.claim import SYMMETRIC, Act, Amount, Claim, Party, PartyKind, Place, Reading, Standing
from vitni.model.text import Published, Report
from vitni.model.time import TimePhrase
from vitni.reading.times import find_times
from vitni.reference.acts import load_meanings
from vitni.reference.world import entities, load_world


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One report of a gold folder: the report, the claims coded by hand with their spans, and the folder's name."""

    report: Report
    claims: tuple[Mapping[str, Any], ...]
    folder: str


def load_gold(folder: Path) -> tuple[Coded, ...]:
    """Return the coded reports of a folder, in order of path. A report is known by its file name without the suffix."""
    return tuple(_load(path) for path in sorted(folder.rglob("*.json")))


def _load(path: Path) -> Coded:
    gold = json.loads(path.read_text(encoding="utf-8"))
    about = gold["report"]
    report = take_text(path.with_suffix(".txt").read_bytes(), id=path.stem).report
    report = replace(
        report,
        published=Published(day=date.fromisoformat(about["published"]), source="given") if about.get("published") else None,
        outlet=about.get("outlet") or report.outlet,
        agency=about.get("agency") or report.agency,
        language=about["language"],
    )
    claims = [{**claim, **_span(report.text, claim["words"], claim.get("nth") or 1)} for claim in gold["claims"]]
    return Coded(report=report, claims=tuple(claims), folder=path.parent.name)


def _span(text: str, words: str, nth: int) -> dict[str, int]:
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return {"start": at, "end": at + len(words)}


def reading_of(coded: Coded) -> Reading:
    """Return the coding as a reading."""
    claims = tuple(claim_of(claim, coded.report, coded.report.language or "und") for claim in coded.claims)
    times = tuple(dict.fromkeys(claim.time for claim in claims if claim.time is not None))
    return Reading(report=coded.report.id, reader="by hand", tongues=(), times=times, claims=claims)


def claim_of(coded: Mapping[str, Any], report: Report, language: str) -> Claim:
    """Return one coded claim of a report; fields left out are silent."""
    act, mode = Act(coded["act"]), coded.get("mode")
    where = coded.get("where")
    return Claim(
        id=f"{report.id}#{coded['id']}",
        report=report.id,
        start=coded["start"],
        end=coded["end"],
        words=coded["words"],
        language=language,
        act=act,
        mode=mode,
        meaning=coded.get("meaning") or _meanings().get((act.value, mode), "say"),
        actors=tuple(map(party_of, coded.get("actors") or ())),
        recipients=tuple(map(party_of, coded.get("recipients") or ())),
        standing=Standing(coded.get("standing") or "happened"),
        where=_place_of(where) if where else None,
        time=_time_of(coded, report, language),
        amounts=tuple(_amount_of(amount) for amount in coded.get("amounts") or ()),
        condition=coded.get("condition"),
        voices=tuple(map(party_of, coded.get("voices") or ())),
        topic=coded.get("topic"),
        content_of=f"{report.id}#{coded['content_of']}" if coded.get("content_of") else None,
    )


@cache
def _meanings() -> Mapping[tuple[str, str | None], str]:
    """Return the first meaning of each act and mode, as the table of meanings has them."""
    found: dict[tuple[str, str | None], str] = {}
    for key, meaning in load_meanings().items():
        found.setdefault((meaning.act.value, meaning.mode), key)
    return found


@cache
def _known() -> Mapping[tuple[str, str | None], tuple[str, PartyKind]]:
    """Return entity and kind of everything the world holds, by name and state."""
    found: dict[tuple[str, str | None], tuple[str, PartyKind]] = {}
    for entity in entities().values():
        if entity.kind != "place":
            found[entity.name.casefold(), entity.country] = entity.id, entity.kind
    return found


def party_of(coded: Mapping[str, Any]) -> Party:
    """Return a party coded by name and state: known to the world, an office, a proper name, or a group of people."""
    name, country = coded["name"], coded.get("country")
    known = _known().get((name.casefold(), country))
    if known is not None:
        return Party(name=name, country=country, entity=known[0], kind=known[1])
    words = name.casefold()
    for office in sorted(load_world().offices.values(), key=lambda office: -len(office.name)):
        if words.endswith(office.name) or words.startswith(f"{office.name} of"):
            kind: PartyKind = (
                "organisation" if office.kind == "institution" else "group" if office.kind == "group" else "person"
            )
            return Party(name=name, country=country, kind=kind, office=office.id if kind == "person" else None)
        if words.endswith(office.plural):
            return Party(name=name, country=country, kind="group")
    proper = [word[0].isupper() for word in name.split()]
    if len(proper) > 1 and all(proper):
        return Party(name=name, country=country, kind="person" if len(proper) < 4 else "organisation")
    return Party(name=name, country=country, kind="organisation" if proper == [True] else "group")


@cache
def _places() -> Mapping[str, str]:
    return {entity.name.casefold(): entity.id for entity in entities().values() if entity.kind in ("place", "state")}


def _place_of(coded: Mapping[str, Any]) -> Place:
    return Place(name=coded["name"], country=coded.get("country"), entity=_places().get(coded["name"].casefold()))


def _time_of(coded: Mapping[str, Any], report: Report, language: str) -> TimePhrase | None:
    """Return the time expression of the coded words, read by the time tables; None where the coding dates nothing."""
    words = (coded.get("when") or {}).get("words")
    if not words:
        return None
    inside = find_times(report.text, coded["start"], coded["end"], language)
    anywhere = find_times(report.text, 0, len(report.text), language)
    return next((one for one in (*inside, *anywhere) if one.words in words or words in one.words), None)


def _amount_of(coded: Mapping[str, Any]) -> Amount:
    return Amount(unit=coded["unit"], value=coded.get("value"), low=coded.get("low"), high=coded.get("high"))


Pair = tuple[Mapping[str, Any], Claim]


def pair_claims(golds: Sequence[Mapping[str, Any]], claims: Sequence[Claim]) -> list[Pair]:
    """Pair coded claims one to one with read ones of the same act whose words overlap, best agreement first."""
    options = []
    for g, gold in enumerate(golds):
        for c, claim in enumerate(claims):
            overlap = min(gold["end"], claim.end) - max(gold["start"], claim.start)
            if overlap > 0 and gold["act"] == claim.act.value:
                width = max(gold["end"], claim.end) - min(gold["start"], claim.start)
                options.append((-(_agreement(gold, claim) + overlap / width), g, c))
    pairs, taken_golds, taken_claims = [], set(), set()
    for _, g, c in sorted(options):
        if g not in taken_golds and c not in taken_claims:
            taken_golds.add(g)
            taken_claims.add(c)
            pairs.append((golds[g], claims[c]))
    return pairs


def _agreement(gold: Mapping[str, Any], claim: Claim) -> int:
    ours, theirs = _names(gold.get("actors") or ()), _names(gold.get("recipients") or ())
    actors = frozenset(party.country or party.name.casefold() for party in claim.actors)
    recipients = frozenset(party.country or party.name.casefold() for party in claim.recipients)
    sides = (ours == actors) + (theirs == recipients)
    if claim.act in SYMMETRIC:
        sides = max(sides, (ours == recipients) + (theirs == actors))
    return sides + (gold["standing"] == claim.standing.value)


def _names(parties: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(party.get("country") or party["name"].casefold() for party in parties)


def b_cubed(rows: Sequence[tuple[str, str]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of events over claims, each given as (event by hand, event joined).

    Source: Bagga and Baldwin 1998, "Entity-Based Cross-Document Coreferencing Using the Vector Space Model".
    """
    if not rows:
        return 0.0, 0.0, 0.0
    coded: dict[str, set[int]] = defaultdict(set)
    joined: dict[str, set[int]] = defaultdict(set)
    for at, (gold, ours) in enumerate(rows):
        coded[gold].add(at)
        joined[ours].add(at)
    precision = sum(len(coded[gold] & joined[ours]) / len(joined[ours]) for gold, ours in rows) / len(rows)
    recall = sum(len(coded[gold] & joined[ours]) / len(coded[gold]) for gold, ours in rows) / len(rows)
    return precision, recall, 2 * precision * recall / (precision + recall)
