"""What analysts prefer, laid on the event itself: its day, place, parties, numbers, standing or mode.

A preference is a fact like any other: the claims keep what they say, the event takes the analyst's value and says so.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from vitni.joining.amounts import amount_of, amount_shown, in_base_unit
from vitni.joining.intervals import interval_of, precision_of, shown
from vitni.joining.judgements import Rulings, judged
from vitni.joining.tellings import Telling
from vitni.model.claim import MODES, Act, Claim, Party, Place, Standing
from vitni.model.event import Event
from vitni.model.judgement import Judgement
from vitni.model.time import Dating

SEVERAL = "; "
"""What stands between the names of several parties of one side."""
Lay = Callable[[Event, Sequence[Telling], Judgement, str], Event]


def preferred(event: Event, tellings: Sequence[Telling], rulings: Rulings) -> Event:
    """Return the event with every value that an analyst prefers for one of its claims; the newest preference counts.

    A value that does not fit the field, as an older vitni may have let through, changes nothing.
    """
    for field, lay in LAID.items():
        judgement = rulings.preference(event.claims, field)
        if judgement is not None and judgement.value is not None:
            try:
                event = lay(event, tellings, judgement, judgement.value)
            except ValueError:
                continue
    return event


def settled_value(event: Event, claims: Sequence[Claim], field: str, value: str) -> str:
    """Return the value as the chronicle writes it ("45 person", "2022-01-21"). What does not fit is a `ValueError` saying why.

    A party or a place must be one that a claim of the event names: a new name would have no words behind it.
    """
    value = " ".join(value.split())
    if field == "when":
        return shown(interval_of(value.replace(" ", "")))
    if field == "where":
        places = [place for place in (event.where, *(claim.where for claim in claims)) if place is not None]
        return _one_of(value, [place.name for place in places], "place")
    if field in ("actors", "recipients"):
        parties = [event.actors, event.recipients, *(side for claim in claims for side in (claim.actors, claim.recipients))]
        names = [party.name for side in parties for party in side]
        return SEVERAL.join(_one_of(name.strip(), names, "party") for name in value.split(SEVERAL.strip()))
    if field == "amounts":
        return _known_amount(event, value)
    if field == "standing":
        return _one_of(value, list(Standing), "standing")
    if field == "mode":
        return _one_of(value, MODES[Act(event.act)], f"mode of {event.act}")
    disputed = next((row for row in event.disagreements if row.field == field), None)
    if disputed is None:
        fields = dict.fromkeys([*LAID, *(row.field for row in event.disagreements)])
        raise LookupError(", ".join(fields))
    return _one_of(value, [one.value for one in disputed.values], "value")


def _known_amount(event: Event, value: str) -> str:
    units = {amount.unit for amount in event.amounts}
    number, _, unit = value.partition(" ")
    singular = next((one for one in units if unit.casefold() in (one, f"{one}s")), unit)
    return amount_shown(amount_of(f"{number} {singular}"))


def _one_of(value: str, known: Sequence[str], what: str) -> str:
    found = next((one for one in known if one.casefold() == value.casefold()), None)
    if found is None:
        these = ", ".join(dict.fromkeys(known)) or "none"
        raise ValueError(f"“{value}” is no {what} of this event; known: {these}")
    return str(found)


def _when(event: Event, tellings: Sequence[Telling], judgement: Judgement, value: str) -> Event:
    days = interval_of(value)
    reasons = (judged(judgement), *event.when.reasons)
    return replace(
        event,
        when=Dating(interval=days, precision=precision_of(days), reasons=reasons, refused=event.when.refused),
    )


def _where(event: Event, tellings: Sequence[Telling], judgement: Judgement, value: str) -> Event:
    places = [telling.claim.where for telling in tellings if telling.claim.where is not None]
    return replace(event, where=next((place for place in places if place.name == value), Place(name=value, country=None)))


def _actors(event: Event, tellings: Sequence[Telling], judgement: Judgement, value: str) -> Event:
    return replace(event, actors=_parties(tellings, value))


def _recipients(event: Event, tellings: Sequence[Telling], judgement: Judgement, value: str) -> Event:
    return replace(event, recipients=_parties(tellings, value))


def _parties(tellings: Sequence[Telling], value: str) -> tuple[Party, ...]:
    known: dict[str, Party] = {}
    for telling in tellings:
        said, found = (*telling.claim.actors, *telling.claim.recipients), (*telling.actors, *telling.recipients)
        for name, party in ((one.name, other) for one, other in zip(said, found, strict=True)):
            known.setdefault(name, party)
            known.setdefault(party.name, party)
    names = value.split(SEVERAL)
    if unknown := [name for name in names if name not in known]:
        raise ValueError(f"no claim of the event names {unknown[0]}")
    return tuple(known[name] for name in names)


def _amounts(event: Event, tellings: Sequence[Telling], judgement: Judgement, value: str) -> Event:
    """Let the preferred amount stand for all of its unit; the event's other amounts stay."""
    chosen = amount_of(value)
    unit = in_base_unit(chosen).unit
    held = next((one for one in event.amounts if amount_shown(one) == value), chosen)
    others = tuple(one for one in event.amounts if in_base_unit(one).unit != unit)
    return replace(event, amounts=(held, *others))


def _standing(event: Event, tellings: Sequence[Telling], judgement: Judgement, value: str) -> Event:
    return replace(event, standing=Standing(value))


def _mode(event: Event, tellings: Sequence[Telling], judgement: Judgement, value: str) -> Event:
    if value not in MODES[Act(event.act)]:
        raise ValueError(f"{value} is no mode of {event.act}")
    return replace(event, mode=value)


LAID: Mapping[str, Lay] = {
    "when": _when,
    "where": _where,
    "actors": _actors,
    "recipients": _recipients,
    "amounts": _amounts,
    "standing": _standing,
    "mode": _mode,
}
"""The fields in which a value can be preferred, each with what lays it on the event."""
