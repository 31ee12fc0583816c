"""A language's words for offices, institutions and groups of people, and its pronouns, from `titles.toml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from vitni.errors import DataFault
from vitni.reference.files import language_file, load_toml
from vitni.reference.names import forms_of, rules_of
from vitni.reference.world import load_world


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleEntry:
    """One title: the office it means (a key of world/offices.tsv), and the forms of each of its words."""

    office: str
    words: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """Everything `titles.toml` says. Lists are lower-case forms or lemmas.

    `of` are prepositions that tie a title to its state; `quantities` nouns that count what follows ("tens of", "hundreds");
    `compounds` is True where a state and a title may be one word ("Bandaríkjaforseti"); `anti` are prefixes and words of
    opposition; `pairs` the words for two ("both"); `between` the preposition of two sides;
    `capital_nouns` is True where every noun has a capital, `gendered` where "he" and "she" stand for things too; `border`,
    `direction` are words of place ("border", "eastern"); `honorifics` stand before a name and are none of it, without their
    full stop ("Mr", "M"); `placing` are all words of place together.
    """

    entries: tuple[TitleEntry, ...]
    compounds: bool
    of: frozenset[str]
    quantities: frozenset[str]
    pronouns: Mapping[str, str]
    border: frozenset[str]
    directions: Mapping[str, str]
    parts: frozenset[str]
    anti: frozenset[str]
    articles: frozenset[str]
    foreign: frozenset[str]
    others: frozenset[str]
    pairs: frozenset[str]
    capital_nouns: bool = False
    gendered: bool = False
    between: frozenset[str] = frozenset()
    honorifics: frozenset[str] = frozenset()
    placing: frozenset[str] = frozenset()


def noun_forms(language: str, nouns: Iterable[str]) -> frozenset[str]:
    """Return the forms that the `[inflection]` of a language's titles makes of nouns, lower-case; more than there are."""
    path = language_file(language, "titles.toml")
    rules = rules_of((load_toml(path) if path.exists() else {}).get("inflection", {}))
    return frozenset(form.casefold() for noun in nouns for form in forms_of(noun, rules))


@cache
def titles_of(language: str) -> Titles:
    """Return a language's titles; a language without the file has none. An unknown office is a `DataFault`."""
    path = language_file(language, "titles.toml")
    table = load_toml(path) if path.exists() else {}
    rules = rules_of(table.get("inflection", {}))
    offices = load_world().offices
    entries: list[TitleEntry] = []
    for office, names in table.get("titles", {}).items():
        if office not in offices:
            raise DataFault(str(path), f"[titles] names {office!r}, which world/offices.tsv does not hold", "Mend the key.")
        for name in names:
            words = name.split(" ")
            forms = tuple(
                forms_of(word, rules) if place == 0 or len(words) == 2 else (word,) for place, word in enumerate(words)
            )
            entries.append(TitleEntry(office=office, words=forms))
    words = table.get("words", {})
    return Titles(
        entries=tuple(entries),
        compounds=bool(table.get("compounds", False)),
        of=frozenset(words.get("of", ())),
        quantities=_lower(words.get("quantities", ())),
        pronouns={form: kind for kind, forms in table.get("pronouns", {}).items() for form in forms},
        border=_lower(words.get("border", ())),
        directions={form.lower(): name for name, forms in table.get("directions", {}).items() for form in forms},
        parts=_lower(words.get("parts", ())),
        anti=_lower(words.get("anti", ())),
        articles=_lower(words.get("articles", ())),
        foreign=_lower(words.get("foreign", ())),
        others=_lower(words.get("others", ())),
        pairs=_lower(words.get("pairs", ())),
        between=_lower(words.get("between", ())),
        honorifics=_lower(words.get("honorifics", ())),
        placing=_lower((*words.get("border", ()), *words.get("parts", ()), *chain(*table.get("directions", {}).values()))),
        capital_nouns=bool(table.get("capital_nouns", False)),
        gendered=bool(table.get("gendered", False)),
    )


def _lower(words: Iterable[str]) -> frozenset[str]:
    """Return words as the reader looks them up: in lower case, also in a language that writes nouns with capitals."""
    return frozenset(word.lower() for word in words)
