"""How the words of a language bend: every form its data gives, with part of speech, dictionary form and cases.

Opens `languages/<code>/paradigms.toml`, which a language with cases may have. What a form means in a sentence is not
decided here: reading asks this table where the syntax model, trained on little text, does not know a word.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from vitni.errors import DataFault
from vitni.reference.acts import load_lexicon
from vitni.reference.files import language_file, load_toml
from vitni.reference.titles import titles_of
from vitni.reference.world import load_world

CASES = {"N": "Nom", "G": "Gen", "D": "Dat", "A": "Acc", "L": "Loc", "I": "Ins"}
"""The letters of paradigms.toml and the feature values they stand for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """One thing a form may be: a noun, name or adjective with its dictionary form and the cases the form has.

    `plural` are the cases it has as a plural (None for adjectives, whose forms here are not told apart by number); `kind`
    is its class: "name" for a person's name, "noun" for things and places.
    """

    upos: str
    lemma: str
    cases: frozenset[str]
    plural: frozenset[str] | None
    singular: frozenset[str] | None
    kind: str

    def number(self, case: str | None) -> str | None:
        """Return the number the form has in that case (in any case: None), None where it may be either."""
        if self.plural is None or self.singular is None:
            return None
        one, many = (bool(self.singular), bool(self.plural)) if case is None else (case in self.singular, case in self.plural)
        return None if one == many else "Plur" if many else "Sing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paradigms:
    """All `paradigms.toml` says, by lower-case form.

    `forms` are the bending words, `fixed` those that never bend (their part of speech), `adpositions` the cases each
    governs, `endings` what an unknown word is by its end, longest first: part of speech ("" keeps the model's) and cases;
    `verbs` the features of a verb's form by its end; `complementizers` open the content of a verb ("that");
    `kinds_of_places` are nouns that a place's name may follow in its first case ("в городе *Газа*").
    """

    forms: Mapping[str, tuple[Analysis, ...]] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    adpositions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    endings: tuple[tuple[str, str, frozenset[str]], ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()
    complementizers: frozenset[str] = frozenset()
    kinds_of_places: frozenset[str] = frozenset()

    def is_predicate(self, form: str) -> bool:
        """Is this an adjective that never stands beside a noun but says something of it ("готов", "должен")?"""
        return self.fixed.get(form) == "ADJ"

    def __bool__(self) -> bool:
        """False for a language without paradigms."""
        return bool(self.forms)

    def verb_features(self, form: str) -> str:
        """Return the features of a verb's form by its end, "" where the end says nothing."""
        return next((features for ending, features in self.verbs if form.endswith(ending)), "")

    def by_ending(self, form: str, *, name: bool = False) -> tuple[str, frozenset[str]]:
        """Return what an unknown word is by its end: ("", no cases) where its end says nothing.

        Of a `name` only those ends tell that are not those of one part of speech ("Gazprom" is no dative).
        """
        for ending, upos, cases in self.endings:
            if name and upos:
                continue
            if form.endswith(ending) and len(form) > len(ending) + 1:
                return upos, cases
        return "", frozenset()


Cell = tuple[str, frozenset[str], bool]
"""A form or ending, its cases, and whether it is a plural."""

EVERY_CASE = frozenset(CASES.values())
"""The cases of a name of initials, which does not bend."""
Rules = Mapping[str, tuple[Cell, ...]]
NO_PARADIGMS = Paradigms()
NOT_LATIN = "\u0370"
"""The first letter behind those of Latin: a language that writes with others bends the names written in them."""
KEYS = frozenset({"adpositions", "fixed", "rules", "words", "own", "endings", "verbs", "complementizers", "kinds_of_places"})
CLASSES = ("noun", "person", "people", "plural", "adjective", "name")


@cache
def paradigms_of(language: str) -> Paradigms:
    """Return a language's paradigms; a language without the file has none. A case or class not known is a `DataFault`."""
    path = language_file(language, "paradigms.toml")
    if not path.exists():
        return NO_PARADIGMS
    table, where = load_toml(path), str(path)
    unknown = sorted(set(table) - KEYS)
    if unknown:
        raise DataFault(where, f"unknown key {unknown[0]!r}", f"Known keys: {', '.join(sorted(KEYS))}.")
    rules = {kind: _rules(rows, where) for kind, rows in table.get("rules", {}).items()}
    forms: dict[str, list[Analysis]] = {}
    for kind, upos, word in (*_listed(table, where), *_known(language, table)):
        cells = ((word.casefold(), EVERY_CASE, False),) if kind == "initials" else tuple(bent(word, rules.get(kind, {})))
        lemma = cells[0][0] if upos == "ADJ" and cells else word.casefold() if upos == "NOUN" else word
        one = upos == "PROPN" and kind == "noun" and any(not many for _, _, many in cells)  # there are no two Kenyas
        for cell in (cell for cell in cells if not (one and cell[2])):
            _add(forms, cell, upos, lemma, kind)
    persons = {word for key in ("person", "people") for word in table.get("words", {}).get(key, "").split()}
    for lemma, row in table.get("own", {}).items():
        for cell in _row(row, where):
            _add(forms, cell, "PROPN" if lemma[:1].isupper() else "NOUN", lemma, "person" if lemma in persons else "noun")
    return Paradigms(
        forms={form: tuple(found) for form, found in forms.items()},
        fixed={form: upos for upos, row in table.get("fixed", {}).items() for form in row.split()},
        adpositions={form: _cases(cases, where) for form, cases in table.get("adpositions", {}).items()},
        endings=_endings(table.get("endings", {}), where),
        complementizers=frozenset(table.get("complementizers", ())),
        kinds_of_places=frozenset(table.get("kinds_of_places", ())),
        verbs=tuple(sorted(((end, row) for ends, row in table.get("verbs", {}).items() for end in ends.split()), key=_longest)),
    )


def bent(word: str, rules: Rules) -> Iterator[Cell]:
    """Yield the lower-case forms of a dictionary form with their cases, by the rule with the longest end that fits."""
    for size in range(min(6, len(word)), 0, -1):
        end = word[len(word) - size :].casefold()
        if end in rules and len(word) > size:
            for form, cases, plural in rules[end]:
                stem = word if form.startswith("~") else word[: len(word) - size]
                yield (stem + form.removeprefix("~")).casefold(), cases, plural
            return


def _add(forms: dict[str, list[Analysis]], cell: Cell, upos: str, lemma: str, kind: str) -> None:
    """File a form; the cases of one word's equal forms are gathered."""
    form, cases, many = cell
    rows = forms.setdefault(form, [])
    place = next((at for at, row in enumerate(rows) if (row.upos, row.lemma) == (upos, lemma)), len(rows))
    known = rows[place] if place < len(rows) else None
    nothing: frozenset[str] = frozenset()
    plural = ((known.plural if known else None) or nothing) | (cases if many else nothing)
    singular = ((known.singular if known else None) or nothing) | (nothing if many else cases)
    bends = upos != "ADJ"
    rows[place : place + 1] = [
        Analysis(
            upos=upos,
            lemma=lemma,
            cases=cases | (known.cases if known else nothing),
            plural=plural if bends else None,
            singular=singular if bends else None,
            kind=kind,
        )
    ]


def _listed(table: Mapping[str, Any], where: str) -> Iterator[tuple[str, str, str]]:
    for kind, words in table.get("words", {}).items():
        if kind not in CLASSES:
            raise DataFault(where, f"[words] names the class {kind!r}", f"Classes: {', '.join(CLASSES)}.")
        upos = "ADJ" if kind == "adjective" else "PROPN" if kind == "name" else "NOUN"
        bend = (word for word in words.split() if word not in table.get("own", {}))
        yield from ((kind, "PROPN" if word[:1].isupper() else upos, word) for word in bend)


def _known(language: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the words that the other files of the folder hold: act nouns, titles, states, peoples, and known surnames."""
    lexicon = load_lexicon(language)
    listed = {word.casefold() for words in table.get("words", {}).values() for word in words.split()}
    listed |= {cell.partition(":")[0] for row in table.get("own", {}).values() for cell in row.split()}
    listed |= {word.casefold() for word in table.get("own", {})}
    nouns = {entry.lemma for rows in lexicon.entries.values() for entry in rows if entry.part == "noun"}
    for word in sorted(nouns - listed):
        yield "noun", "NOUN", word
    world = load_world()
    for title in titles_of(language).entries:
        word = title.words[0][0]
        if len(title.words) == 1 and word.casefold() not in listed and word.isalpha():
            yield ("noun" if world.offices[title.office].kind == "institution" else "person"), "NOUN", word
    names = load_toml(language_file(language, "names.toml"))
    for row in names.get("states", {}).values():
        for key, kind in (("names", "noun"), ("people", "people"), ("adjectives", "adjective")):
            for word in row.get(key, ()):
                if word.isalpha() and word.casefold() not in listed:
                    yield kind, "ADJ" if kind == "adjective" else "PROPN", word
    yield from (("noun", "PROPN", rows[0]) for rows in names.get("places", {}).values() if rows[0].isalpha())
    for rows in names.get("organisations", {}).values():
        if rows[0].isalpha() and rows[0][:1].isupper() and rows[0].casefold() not in listed:
            yield "initials" if rows[0].isupper() else "noun", "PROPN", rows[0]
    own_letters = all(adposition >= NOT_LATIN for adposition in table.get("adpositions", {}))
    spelled = (name for person in world.people.values() for name in (person.name, *person.others))
    known = {name.split()[-1] for name in spelled if (name[:1] >= NOT_LATIN) == own_letters}
    yield from (("name", "PROPN", word) for word in sorted(known) if word.isalpha() and word.casefold() not in listed)


def _rules(rows: Mapping[str, str], where: str) -> Rules:
    return {end: tuple(_row(row, where)) for ends, row in rows.items() for end in ends.split()}


def _row(row: str, where: str) -> Iterable[Cell]:
    """Yield the cells of a row; those behind "|" are plurals."""
    many = False
    for cell in row.split():
        if cell == "|":
            many = True
            continue
        form, _, cases = cell.partition(":")
        yield form, _cases(cases, where), many


def _cases(letters: str, where: str) -> frozenset[str]:
    unknown = sorted(set(letters) - CASES.keys())
    if unknown or not letters:
        raise DataFault(where, f"{letters!r} holds no known case", f"Cases: {', '.join(CASES)}.")
    return frozenset(CASES[letter] for letter in letters)


def _longest(row: tuple[str, str]) -> tuple[int, str]:
    return -len(row[0]), row[0]


def _endings(rows: Mapping[str, str], where: str) -> tuple[tuple[str, str, frozenset[str]], ...]:
    found = []
    for ends, row in rows.items():
        upos, _, cases = row.rpartition(" ")
        found += [(end, upos, _cases(cases, where)) for end in ends.split()]
    return tuple(sorted(found, key=lambda ending: (-len(ending[0]), ending[0])))
