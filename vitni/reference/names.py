"""What a language calls states, their peoples, places and organisations, in every form the data gives.

Forms come from `languages/<code>/names.toml`: a name in its first case, and rules that say which endings take the place of
its last letters. Matching them in text is reading's business.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from vitni.errors import DataFault
from vitni.reference.files import language_file, load_toml
from vitni.reference.world import World, load_world

NameKind = Literal["state", "people", "adjective", "place", "organisation"]
Rules = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameEntry:
    """One name: what it names (`key`: alpha-3 of a state, id of a place or organisation), and the forms of each word."""

    kind: NameKind
    key: str
    words: tuple[tuple[str, ...], ...]


def rules_of(table: Mapping[str, str]) -> Rules:
    """Read a table of endings: {"ía": "ía íu"} to {"ía": ("ía", "íu")}; "-" stands for no ending."""
    return {end: tuple("" if ending == "-" else ending for ending in endings.split()) for end, endings in table.items()}


def forms_of(word: str, rules: Rules) -> tuple[str, ...]:
    """Return every form of a word: by its own list ("stem|a|b"), else by the rule with the longest matching end."""
    if "|" in word:
        stem, *endings = word.split("|")
        return tuple(dict.fromkeys(stem + ending for ending in endings))
    for size in range(min(6, len(word)), -1, -1):
        end = word[len(word) - size :]
        if end in rules:
            stem = word[: len(word) - size]
            return tuple(dict.fromkeys((word, *(stem + ending for ending in rules[end]))))
    return (word,)


def _entry(kind: NameKind, key: str, name: str, rules: Rules) -> NameEntry:
    # In a name of several words only one that is given with its forms, or the last, may change: which other word bends is
    # a matter of grammar that rules by endings get wrong, and such names list their cases themselves.
    words = name.split(" ")
    bent = tuple(
        forms_of(word, rules) if "|" in word or len(words) == 1 or place == len(words) - 1 else (word,)
        for place, word in enumerate(words)
    )
    return NameEntry(kind=kind, key=key, words=bent)


@cache
def halves_of(language: str) -> Mapping[str, str]:
    """Return first halves of compounds that name a state in this language only ("Bundes-" is Germany)."""
    path = language_file(language, "names.toml")
    return dict(load_toml(path).get("halves", {})) if path.exists() else {}


def _english(world: World) -> dict[str, Any]:
    """Return the English names of `world/`, in the shape of a `names.toml`."""
    states = {
        state.code: {
            "names": [state.name],
            "people": [state.people] if state.people else [],
            "adjectives": [state.adjective] if state.adjective else [],
        }
        for state in world.states.values()
    }
    return {"states": states}


@cache
def name_endings(language: str) -> tuple[str, ...]:
    """Return the endings a foreign name may take in a language, longest first; () where names do not bend."""
    path = language_file(language, "names.toml")
    rows = load_toml(path).get("inflection", {}).get("name", {}) if path.exists() else {}
    endings = rules_of(rows).get("", ())
    return tuple(sorted((ending for ending in endings if ending), key=lambda ending: (-len(ending), ending)))


@cache
def common_surnames(language: str) -> frozenset[str]:
    """Return the surnames of known people that are also words of a language ("May", "Bush"), so that they need a tag."""
    path = language_file(language, "names.toml")
    return frozenset(load_toml(path).get("common", ())) if path.exists() else frozenset()


@cache
def names_of(language: str) -> tuple[NameEntry, ...]:
    """Return the names a language has for what `world/` knows.

    A language without a `names.toml` gets the English names, uninflected; places and organisations that a language in
    Latin letters does not name otherwise keep their English names, with its endings.
    """
    path = language_file(language, "names.toml")
    table = load_toml(path) if path.exists() else _english(load_world())
    rules = {kind: rules_of(rows) for kind, rows in table.get("inflection", {}).items()}
    world = load_world()
    entries: list[NameEntry] = []
    for code, row in table.get("states", {}).items():
        if code not in world.states:
            raise DataFault(str(path), f"[states] names {code}, which world/states.tsv does not hold", "Mend the code.")
        for kind, key, rule in (
            ("state", "names", "name"),
            ("people", "people", "people"),
            ("adjective", "adjectives", "adjective"),
        ):
            entries.extend(_entry(kind, code, name, rules.get(rule, {})) for name in row.get(key, ()))  # type: ignore[arg-type]
    for kind, section, known in (("place", "places", world.places), ("organisation", "organisations", world.organisations)):
        own: dict[str, list[str]] = table.get(section, {})
        for key in own:
            if key not in known:
                raise DataFault(
                    str(path), f"[{section}] names {key!r}, which world/{section}.tsv does not hold", "Mend the key."
                )
        for key, entity in known.items():
            entries.extend(_entry(kind, key, name, rules.get("name", {})) for name in own.get(key, (entity.name,)))  # type: ignore[arg-type]
    return tuple(entries)
