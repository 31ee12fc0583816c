"""Readable, stable ids: the day, who with whom, and where or what ("2022-01-21-blinken-lavrov-geneva")."""

import re
from collections.abc import Sequence

from vitni.joining.entities import slug
from vitni.joining.intervals import DAY, length
from vitni.model.claim import Act, Party, Place
from vitni.model.time import Dating, Interval

SHORT_NAMES = {"united-states": "us", "united-kingdom": "uk", "european-union": "eu", "united-nations": "un"}
"""The few parties whose usual short name is no word of their name."""
PARTIES_A_SIDE = 2


def event_name(
    when: Dating, actors: Sequence[Party], recipients: Sequence[Party], where: Place | None, act: Act, meaning: str
) -> str:
    """Return the id an event would like; it may be taken, see `unlike`."""
    parts = [day_name(when)]
    parts += [party_name(party) for party in actors[:PARTIES_A_SIDE]]
    parts += [party_name(party) for party in recipients[:PARTIES_A_SIDE]]
    parts = list(dict.fromkeys(part for part in parts if part))
    place = slug(where.name) if where is not None and act == Act.CONSULT else None
    parts.append(place if place is not None and place not in parts else meaning)
    name = "-".join(dict.fromkeys(parts))
    return f"{name}-{meaning}" if _NUMBERED.search(name) else name


_NUMBERED = re.compile(r"-\d+$")
"""What `unlike` adds; a name of a place that ends so is followed by what happened there."""


def day_name(when: Dating) -> str:
    """Return the day (the first of a week), the month or the year the event lies in, "undated" where that is not known."""
    days = when.interval
    if days is None and when.open:
        starts = [one.interval.start for one in when.open if one.interval.start is not None]
        ends = [one.interval.end for one in when.open if one.interval.end is not None]
        if len(starts) == len(when.open) == len(ends):
            days = Interval(start=min(starts), end=max(ends))
            if days.start is not None and days.end is not None and days.start.month == (days.end - DAY).month:
                return days.start.isoformat()[:7]
    if days is None or days.start is None or days.end is None:
        return "undated"
    long = length(days) or 0
    last = days.end - DAY
    if long <= 7:
        return days.start.isoformat()
    if (days.start.year, days.start.month) == (last.year, last.month):
        return days.start.isoformat()[:7]
    return str(days.start.year) if days.start.year == last.year else "undated"


def party_name(party: Party) -> str:
    """Return a short name for ids: a person's last name, a state's usual short name, three words of anything else."""
    last = party.name.split()[-1:]
    if party.kind == "person" and party.entity is not None and last and not last[0].islower():
        return slug(last[0])
    words = slug(party.name).split("-")
    whole = "-".join(words)
    return SHORT_NAMES.get(whole, "-".join([word for word in words if word not in ("a", "the", "of")][:3]))


def unlike(names: Sequence[str]) -> list[str]:
    """Return the names with "-2", "-3" ... added to those that came before in the list."""
    taken: set[str] = set()
    result = []
    for name in names:
        number, free = 1, name
        while free in taken:
            number += 1
            free = f"{name}-{number}"
        taken.add(free)
        result.append(free)
    return result
