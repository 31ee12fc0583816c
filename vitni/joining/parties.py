"""Can two parties be one? A person, the office, the state: how alike two mentions of an actor are, as a weighed reason."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from vitni.model.claim import Party
from vitni.model.time import Reason

CLASH = -5.0
"""The weight of two parties that cannot be one: two named persons, two states. No sum of small likenesses outweighs it."""

ORGAN = re.compile(
    r"\b(government|ministry|department|administration|authorit|army|military|forces|navy|police|parliament|congress|senate|"
    r"cabinet|court|prosecutor|intelligence|security|embassy|kremlin|white house|officials?|president|prime minister|office of|"
    r"state department|pentagon|foreign minister|chancellor|troops|air force|council)",
    re.IGNORECASE,
)
"""English words (party names are English by contract) that make a group or organisation an organ of its state: what it does
its state does. Without them a company or a crowd would be taken for its country."""

_WORD = re.compile(r"\w+")
_SMALL = frozenset({"the", "a", "an", "of", "in", "and", "for", "some", "other", "many", "several", "s"})


@lru_cache(maxsize=65536)
def name_stems(name: str) -> frozenset[str]:
    """Return the name's words, cut to six letters so that "protester" and "protesters" meet; articles are left out."""
    return frozenset(word[:6] for word in _WORD.findall(name.casefold()) if word not in _SMALL)


def is_named(party: Party) -> bool:
    """Say whether it is a certain one ("Blinken", "Russia") rather than some ("a US official", "the leader of Germany")."""
    return party.entity is not None or party.kind == "state" or (party.name[:1].isupper() and party.office is None)


def is_organ(party: Party) -> bool:
    """Say whether what it does, its state does: a ministry, an army, a person in office."""
    return party.office is not None or ORGAN.search(party.name) is not None


def compare_parties(first: Party, second: Party) -> Reason:
    """Return the reason, weighed in log-odds, why the two mentions are one party or are not."""
    if first.entity is not None and first.entity == second.entity:
        return _reason(
            "same-state" if first.kind == "state" else "same-party", 1.2 if first.kind == "state" else 2.5, first, second
        )
    if first.name.casefold() == second.name.casefold() and first.country == second.country:
        return _reason("same-state" if first.kind == "state" else "same-name", _name_weight(first), first, second)
    if first.kind == second.kind == "person" and is_named(first) and is_named(second):
        return _reason("other-person", CLASH, first, second)
    if first.country != second.country:
        if first.country is None or second.country is None:
            return _compare_words(first, second)
        return _reason("other-state", CLASH, first, second)
    if first.kind == "person" and second.kind == "person":
        return _compare_persons(first, second)
    if first.country is None:
        return _compare_words(first, second)
    return _compare_within_state(first, second)


def _name_weight(party: Party) -> float:
    if party.kind == "state":
        return 1.2
    return 2.2 if is_named(party) else 1.4


def _compare_persons(first: Party, second: Party) -> Reason:
    """Compare two persons of one state of whom one at least is unnamed: by their offices."""
    offices = [party.office.casefold() if party.office else None for party in (first, second)]
    if offices[0] is not None and offices[0] == offices[1]:
        return _reason("same-office", 0.8, first, second)
    titled = [party for party in (first, second) if party.office is not None and not is_named(party)]
    if None in offices and titled:
        return _reason("office-may-be-person", 0.4, first, second)
    unnamed = not is_named(first) and not is_named(second)
    return _reason("person-unnamed", 0.2 if unnamed and offices == [None, None] else -1.2, first, second)


def _compare_within_state(first: Party, second: Party) -> Reason:
    kinds = {first.kind, second.kind}
    if "state" in kinds:
        other = second if first.kind == "state" else first
        if is_organ(other):
            return _reason("organ-of-state", 0.7, first, second)
        if other.kind == "person":
            return _reason("person-of-state", 0.5, first, second)
        return _reason("group-of-state", -0.4, first, second)
    if is_organ(first) and is_organ(second):
        return _reason("organs-of-state", 0.3 + 0.7 * _shared(first, second), first, second)
    if kinds == {"person", "organisation"} and (is_organ(first) or is_organ(second)):
        return _reason("person-of-organ", 0.2, first, second)
    return _compare_words(first, second)


def _shared(first: Party, second: Party) -> float:
    ours, theirs = name_stems(first.name), name_stems(second.name)
    return 2 * len(ours & theirs) / max(1, len(ours) + len(theirs))


CROWD = re.compile(
    r"\b(protest|demonstrat|participant|activist|people|crowd|marcher|citizen|civilian|resident|rall)", re.IGNORECASE
)
"""English words for unnamed people in the street, which reports use for each other."""


def _are_crowds(first: Party, second: Party) -> bool:
    states = {first.country, second.country} - {None}
    return len(states) < 2 and is_crowd(first) and is_crowd(second)


def is_crowd(party: Party) -> bool:
    """Say whether it is people in the street, by whatever word."""
    return party.kind == "group" and party.entity is None and CROWD.search(party.name) is not None


def _compare_words(first: Party, second: Party) -> Reason:
    """Compare by the words of their names alone (Dice's coefficient): NATO's allies are near NATO, a crew is not its firm."""
    share = _shared(first, second)
    if _are_crowds(first, second):
        return _reason("crowds", max(0.3, 1.2 * share), first, second)
    if "state" in (first.kind, second.kind):
        return _reason("other-party", -2.5, first, second)
    if share >= 0.6:
        return _reason("similar-name", 1.2 * share, first, second)
    if "person" in (first.kind, second.kind) and first.kind != second.kind:
        return _reason("person-and-group", -3.0, first, second)
    if "organisation" in (first.kind, second.kind) and _holds_name(first, second):
        return _reason("members-of", 0.6, first, second)
    return _reason("unlike-name", 0.0 if share >= 0.4 else -1.0 if share > 0 else -1.8, first, second)


def _holds_name(first: Party, second: Party) -> bool:
    """Say whether a group is called by an organisation's name ("leaders of NATO states")."""
    group, organisation = (first, second) if first.kind == "group" else (second, first)
    return group.kind == "group" and name_stems(organisation.name) <= name_stems(group.name)


def _reason(name: str, weight: float, first: Party, second: Party) -> Reason:
    return Reason(name=name, weight=weight, values=(("first", first.name), ("second", second.name)))


ONE_SIDE_SILENT = -0.3
"""Where one telling names nobody on a side: silence is hardly evidence, but a fuller match should win."""
EXTRA_PARTY = -0.5
"""For each party that only the longer list has ("Germany" against "Germany and NATO")."""


@dataclass(frozen=True, slots=True)
class Side:
    """The parties of one side of an act. Sides with the same names are equal, wherever in a text they stand."""

    key: str
    parties: tuple[Party, ...] = field(compare=False)


def side_of(parties: Iterable[Party]) -> Side:
    """Return the parties as a side; its key holds all that comparing looks at."""
    ordered = tuple(parties)
    return Side(key="\n".join(f"{p.kind}|{p.country}|{p.entity}|{p.office}|{p.name}" for p in ordered), parties=ordered)


@lru_cache(maxsize=1 << 18)
def compare_sides(one_side: Side, other_side: Side) -> tuple[Reason, ...]:
    """Match the shorter list of parties with the longer, best pairs first; what is left over in the longer costs a little."""
    first, second = one_side.parties, other_side.parties
    if not first or not second:
        return () if not first and not second else (Reason(name="side-silent", weight=ONE_SIDE_SILENT),)
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    options = sorted(
        ((compare_parties(one, other), i, j) for i, one in enumerate(short) for j, other in enumerate(long)),
        key=lambda option: (-option[0].weight, option[1], option[2]),
    )
    taken: tuple[set[int], set[int]] = set(), set()
    matched: list[Reason] = []
    for reason, i, j in options:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            matched.append(reason)
    return _tempered(matched, len(long) - len(short))


def _tempered(matched: list[Reason], extra: int) -> tuple[Reason, ...]:
    """Let several parties on a side count as little more than one, and a partial clash as a doubt rather than a denial."""
    good = [reason for reason in matched if reason.weight > CLASH]
    clashes = len(matched) - len(good)
    if not good:
        return (matched[0],)
    best = good[0]
    others = sum(min(reason.weight, 0.5) for reason in good[1:])
    result = [best, *(Reason(name=r.name, weight=others / (len(good) - 1), values=r.values) for r in good[1:])]
    if clashes or extra:
        result.append(Reason(name="other-parties-too", weight=clashes * -1.5 + extra * EXTRA_PARTY))
    return tuple(result)
