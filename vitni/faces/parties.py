"""Parties in English words."""

from collections.abc import Sequence

from vitni.model.claim import Party

SURNAME_FIRST = frozenset({"CHN", "TWN", "HKG", "PRK", "KOR"})
"""States whose people's family name stands first in the usual English spelling (Xi Jinping, Kim Jong Un)."""
GIVEN_NAME_STATES = frozenset({"ISL", "ETH", "ERI", "VNM", "MMR", "IDN", "MNG"})
"""States whose people have no family name, or are not called by it: their names stay whole."""
PARTICLES = frozenset({"al", "bin", "da", "de", "del", "der", "di", "dos", "du", "el", "la", "le", "ten", "van", "von"})
"""Words that belong to the surname after them (von der Leyen, de Gaulle)."""
NAMED_IN_A_LINE = 4
"""Parties a line names before it counts the rest."""


def short_name(party: Party) -> str:
    """Return what a headline calls the party: the surname of a known person, the whole name of anybody else."""
    words = party.name.split()
    known = party.kind == "person" and party.entity is not None
    # "a US official" and "British foreign minister" have no surname; a name of more than five words is no plain name.
    proper = all(word[:1].isupper() or word in PARTICLES for word in words)
    if not known or not proper or not 2 <= len(words) <= 5 or party.country in GIVEN_NAME_STATES:
        return party.name
    if party.country in SURNAME_FIRST:
        return words[0]
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in PARTICLES:
        first -= 1
    return " ".join(words[first:])


def listed(names: Sequence[str]) -> str:
    """Return "A", "A and B", "A, B and C", or "A, B, C and 3 others"."""
    unique = list(dict.fromkeys(names))
    if len(unique) > NAMED_IN_A_LINE:
        unique = [*unique[: NAMED_IN_A_LINE - 1], f"{len(unique) - NAMED_IN_A_LINE + 1} others"]
    if len(unique) < 2:
        return "".join(unique)
    return f"{', '.join(unique[:-1])} and {unique[-1]}"


def short_names(parties: Sequence[Party]) -> str:
    """Return the parties as a headline names them; holders of one office in several states are told together.

    "British foreign minister", "French foreign minister" -> "British and French foreign ministers".
    """
    offices: dict[str, list[str]] = {}
    for party in parties:
        name = short_name(party)
        state, _, office = name.partition(" ")
        key = office if party.kind == "person" and office and office == office.casefold() else ""
        offices.setdefault(key or name, []).append(state if key else name)
    return listed(
        [f"{listed(states)} {office}s" if len(states) > 1 else _single(states[0], office) for office, states in offices.items()]
    )


def _single(state: str, office: str) -> str:
    return state if state == office else f"{state} {office}"


def unnamed_last(name: str) -> str:
    """Return "US official, unnamed" for "a US official"; other names as they are."""
    for article in ("a ", "an "):
        if name.startswith(article):
            return f"{name.removeprefix(article)}, unnamed"
    return name
