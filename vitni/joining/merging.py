"""What the claims of one event say together: its parties, place, mode, standing, life, amounts, words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vitni.joining.likeness_of_parties import total
from vitni.joining.parties import compare_parties, compare_sides, is_named, is_organ
from vitni.joining.tellings import Telling, place_of, stems
from vitni.model.claim import SYMMETRIC, Act, Amount, Party, Place, Standing
from vitni.model.event import Life
from vitni.model.time import Interval

PERSONAL = frozenset({Act.AGREE, Act.REQUEST, Act.ACCUSE, Act.REJECT, Act.THREATEN, Act.SAY, Act.SUPPORT})
"""Acts that persons do: the most exact party is shown. What states do (war, aid, a written answer) is the
state's where one claim names it, lest "Putin" make a war a person's."""
STRENGTH = (
    Standing.DENIED,
    Standing.PREDICTED,
    Standing.THREATENED,
    Standing.DEMANDED,
    Standing.ALLEGED,
    Standing.PROMISED,
    Standing.PLANNED,
    Standing.HAPPENED,
)
"""Standings from weakest to strongest support for the act; what one denies and others expect is expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The merged parties of an event."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]


def merge_sides(tellings: Sequence[Telling]) -> Sides:
    """Return the parties of each side, each once: the most exact name, for deeds of states the state's."""
    first = max(tellings, key=lambda telling: (bool(telling.actors) + bool(telling.recipients), len(telling.actors)))
    actors: list[Party] = []
    recipients: list[Party] = []
    for telling in (first, *(one for one in tellings if one is not first)):
        ours, theirs = _turned(telling, first)
        actors.extend(ours)
        recipients.extend(theirs)
    mode = first.claim.mode
    exact = first.claim.act in PERSONAL or (first.claim.act == Act.CONSULT and mode != "letter")
    return Sides(actors=_merge(actors, exact, len(tellings)), recipients=_merge(recipients, exact, len(tellings)))


def _turned(telling: Telling, first: Telling) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return the telling's sides turned the way the first telling has them, where the act is symmetric."""
    sides = telling.actors, telling.recipients
    if telling is first or telling.claim.act not in SYMMETRIC:
        return sides
    if (not telling.actors or not telling.recipients) and first.actors and first.recipients:
        left: list[Party] = []
        right: list[Party] = []
        for party in (*telling.actors, *telling.recipients):
            here, there = (
                max(compare_parties(party, other).weight for other in side) for side in (first.actors, first.recipients)
            )
            (left if here >= there else right).append(party)
        return tuple(left), tuple(right)
    straight = total((*compare_sides(first.sides[0], telling.sides[0]), *compare_sides(first.sides[1], telling.sides[1])))
    swapped = total((*compare_sides(first.sides[0], telling.sides[1]), *compare_sides(first.sides[1], telling.sides[0])))
    return (sides[1], sides[0]) if swapped > straight else sides


def exactness(party: Party) -> int:
    """Rank how exactly a party is named: a named person above an office, an organ, a state, a crowd."""
    if party.kind == "person":
        return 5 if is_named(party) else 3 if party.office is not None else 2
    if party.kind == "organisation":
        return 4 if party.entity is not None and not is_organ(party) else 3
    return 2 if party.kind == "state" else 1


LONE_SHARE = 0.25
"""More than this share of an event's claims must name a party: one claim among many that adds somebody is likely misread."""


def _merge(parties: Sequence[Party], exact: bool, claims: int) -> tuple[Party, ...]:
    groups: list[list[Party]] = []
    for party in sorted(parties, key=lambda party: -exactness(party)):
        home = next((group for group in groups if any(compare_parties(party, other).weight > 0 for other in group)), None)
        if home is None:
            groups.append([party])
        else:
            home.append(party)
    supported = [group for group in groups if len(group) > LONE_SHARE * claims]
    return tuple(_face(group, exact) for group in supported or groups)


def _face(group: Sequence[Party], exact: bool) -> Party:
    count = Counter(party.entity or party.name for party in group)
    if exact:
        return max(group, key=lambda party: (exactness(party), count[party.entity or party.name], -len(party.name)))
    return max(
        group, key=lambda party: (party.kind == "state", count[party.entity or party.name], exactness(party), -len(party.name))
    )


def merge_place(tellings: Iterable[Telling]) -> Place | None:
    """Return the place most claims give, a town before its country; None where no claim gives one."""
    places = [telling.claim.where for telling in tellings if telling.claim.where is not None]
    if not places:
        return None
    count = Counter(place.name for place in places)
    return max(places, key=lambda place: (not (place.entity or "").startswith("state:"), count[place.name]))


def merge_mode(tellings: Sequence[Telling]) -> tuple[str | None, str]:
    """Return the mode and meaning most claims have, a claim with a mode before one without."""
    count = Counter((telling.claim.mode, telling.claim.meaning) for telling in tellings)
    return max(count, key=lambda pair: (pair[0] is not None, count[pair]))


def merge_amounts(tellings: Iterable[Telling]) -> tuple[Amount, ...]:
    """Return each amount once by its numbers and unit, in order of telling; amounts that disagree stay side by side."""
    found: dict[tuple[str, float | None, float | None, float | None], Amount] = {}
    for telling in tellings:
        for amount in telling.claim.amounts:
            found.setdefault((amount.unit, amount.value, amount.low, amount.high), amount)
    return tuple(found.values())


def topic_of(telling: Telling) -> str | None:
    """Return what the claim is about, None where its topic holds time words and no others ("on Friday" is no matter)."""
    claim = telling.claim
    if claim.topic is None or claim.time is None:
        return claim.topic
    return claim.topic if stems(claim.topic) - stems(claim.time.words) else None


def longest(words: Iterable[str | None]) -> str | None:
    """Return the first of the longest words given, None where all are silent."""
    return max((word for word in words if word), key=len, default=None)


def _told_key(told: Interval | None) -> tuple[bool, str]:
    return (told is None or told.start is None, told.start.isoformat() if told is not None and told.start else "")


def in_order_of_telling(tellings: Iterable[Telling]) -> list[Telling]:
    """Return the tellings by the day their report was told (unknown days last), then report and place in it."""
    return sorted(tellings, key=lambda one: (_told_key(one.told), place_of(one)))


def life_of(tellings: Iterable[Telling]) -> tuple[Life, ...]:
    """Return every standing each report gives the event, once a report, in order of telling; undated reports have no day."""
    found: dict[tuple[Standing, str], Life] = {}
    for telling in in_order_of_telling(tellings):
        report = telling.report
        day = report.published.day if report.published is not None else None
        found.setdefault((telling.claim.standing, report.id), Life(standing=telling.claim.standing, report=report.id, day=day))
    return tuple(found.values())


def standing_of(tellings: Sequence[Telling]) -> Standing:
    """Return the strongest standing of the claims; `denied` where the last report to tell of it only denies it."""
    ordered = in_order_of_telling(tellings)
    newest = ordered[-1].told
    last = {telling.claim.standing for telling in ordered if telling.told == newest}
    if last == {Standing.DENIED}:
        return Standing.DENIED
    return max((telling.claim.standing for telling in tellings), key=STRENGTH.index)
