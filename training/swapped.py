"""Sentences with other names in the place of theirs, and names in the place of pronouns and bare nouns.

A treebank shows "Clinton met" and hardly "Blinken met": what is learnt of the one name has to hold for all. And a small
treebank shows a name at the head of a sentence so seldom that a word never seen before is taken for a noun there. Trees and
relations stay; words, lemma rules and what a name's part of speech and kind say are the other name's.
"""

import csv
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.examples import Encoder, Example
from training.names import TAGS
from training.projected import COUNTRY_LISTS
from vitni.syntax.lemmas import rule_from

# Languages whose names do not inflect but for a genitive, in Latin script: any of their names fits any of their sentences.
PLAIN = frozenset({"en", "sv", "da", "no", "nn", "de", "nl", "fr", "es", "pt", "it"})
# Languages in which an object that is a name stands where an object that is a pronoun does, behind the verb.
OBJECTS_BEHIND = frozenset({"en", "sv", "da", "no", "nn", "is", "fo"})
# Of the names of a sentence this share is exchanged, of the words that may become names that share.
SPAN_SHARE, STAND_IN_SHARE = 0.6, 0.5
LONGEST_PERSON = 3
OPEN = "?"
# So many places with a last letter say what a country with that letter is; with fewer all names are asked.
ENOUGH = 5
# A name stands in for a word with which it shares these.
AGREEING = ("Case", "Gender", "Number")
_TABLES = {"people.tsv": "PER", "places.tsv": "LOC", "organisations.tsv": "ORG"}

Name = tuple[tuple[int, ...], tuple[int, ...]]
Key = tuple[str, ...]
Span = tuple[int, int, Key]


@dataclass(frozen=True, slots=True)
class StandIn:
    """A name of one word: its type, its lemma rule, its name tag, and its attributes where its language inflects names."""

    word: int
    rule: int
    tag: int
    attributes: NDArray[np.int8] | None


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rows of the vocabulary that decide what may be exchanged."""

    proper: int
    noun: int
    pronoun: int
    subject: frozenset[int]
    object: int
    agreeing: tuple[int, ...]
    singular: tuple[int, int]
    third: tuple[int, int]
    neuter: tuple[int, int]
    nominative: tuple[int, int]
    keep: frozenset[int]
    lower: frozenset[int]


@dataclass(frozen=True, slots=True)
class Donors:
    """The names that may stand for one another, by kind; and those that may stand for a pronoun or a noun, by agreement."""

    names: Mapping[Key, Sequence[Name]]
    standing: Mapping[tuple[object, ...], Sequence[StandIn]]
    usual: Mapping[str, NDArray[np.int8]]
    grammar: Grammar

    def swapped(self, example: Example, draw: random.Random) -> Example:
        """Return the sentence with some of its names exchanged and some of its pronouns and bare nouns made names."""
        spans = [span for span in _spans(example, self.grammar) if draw.random() < SPAN_SHARE]
        if spans:
            words, rules = example.words.copy(), example.rules.copy()
            for start, end, key in spans:
                others = self.names.get(key)
                if others:
                    forms, lemmas = draw.choice(others)
                    words[start:end] = forms
                    if example.tree and int(rules[start]) not in self.grammar.lower:
                        rules[start:end] = lemmas
            example = replace(example, words=words, rules=rules)
        places = [at for at in _bare(example, self.grammar) if draw.random() < STAND_IN_SHARE]
        return self._with_names(example, places, draw) if places else example

    def _with_names(self, example: Example, places: list[int], draw: random.Random) -> Example:
        words, rules, upos = example.words.copy(), example.rules.copy(), example.upos.copy()
        names, attributes = example.names.copy(), example.attributes.copy()
        for at in places:
            usual = self.usual.get(example.group)
            plain = example.language in PLAIN
            agreement = ("plain",) if plain else (example.language, *_agreement(example.attributes[at], self.grammar))
            others = self.standing.get((int(upos[at]) == self.grammar.pronoun, *agreement))
            if others and (not plain or usual is not None):
                other = draw.choice(others)
                words[at], rules[at], upos[at], names[at] = other.word, other.rule, self.grammar.proper, other.tag
                own = usual if plain else other.attributes
                if own is not None:
                    attributes[at] = own
        return replace(example, words=words, rules=rules, upos=upos, names=names, attributes=attributes)


def _agreement(attributes: NDArray[np.int8], grammar: Grammar) -> tuple[int, ...]:
    return tuple(int(attributes[row]) for row in grammar.agreeing)


def _bare(example: Example, grammar: Grammar) -> Iterator[int]:
    """Yield the words that a name may stand for: subjects (and objects behind their verb) that nothing hangs on, nouns and
    pronouns of the third person singular; no neuters of these, which often stand for nothing ("it rains")."""
    if not example.tree:
        return
    governed = set(example.heads.tolist())
    rows = zip(example.upos.tolist(), example.relations.tolist(), example.heads.tolist(), strict=True)
    for at, (upos, relation, head) in enumerate(rows):
        subject = relation in grammar.subject
        behind = relation == grammar.object and head < at + 1 and example.language in OBJECTS_BEHIND
        if at + 1 in governed or not (subject or behind) or upos not in (grammar.noun, grammar.pronoun):
            continue
        values = example.attributes[at]
        third = values[grammar.third[0]] == grammar.third[1] and values[grammar.neuter[0]] != grammar.neuter[1]
        if (upos == grammar.noun or third) and values[grammar.singular[0]] == grammar.singular[1]:
            yield at


def _spans(example: Example, grammar: Grammar) -> Iterator[Span]:
    """Yield the names that may be exchanged: start, end, and what a name must share with them to take their place."""
    names, size = example.names, len(example.words)
    plain_rules = grammar.keep | grammar.lower
    at = 0
    while at < size:
        tag = TAGS[names[at]] if names[at] >= 0 else OPEN
        end = at + 1
        if tag.startswith("B-"):
            while end < size and names[end] >= 0 and TAGS[names[end]] == "I-" + tag[2:]:
                end += 1
        kind = tag[2:] if tag.startswith("B-") else OPEN if tag == OPEN else ""
        if kind and example.tree and not all(upos == grammar.proper for upos in example.upos[at:end]):
            kind = ""
        if kind and end - at > (LONGEST_PERSON if kind == "PER" else 1):
            kind = ""
        if kind and (example.tree or kind != OPEN):
            if example.language in PLAIN and kind != OPEN:
                if not example.tree or all(rule in plain_rules for rule in example.rules[at:end].tolist()):
                    yield at, end, (kind, str(end - at))
            elif example.tree:
                yield at, end, (example.language, kind, *(row.tobytes().hex() for row in example.attributes[at:end]))
        at = end


def _grammar(encoder: Encoder) -> Grammar:
    attributes = {key: (row, values) for row, (key, values) in enumerate(encoder.attributes)}

    def value(key: str, name: str) -> tuple[int, int]:
        row, values = attributes.get(key, (0, {}))
        return row, values.get(name, -2)

    return Grammar(
        proper=encoder.upos["PROPN"],
        noun=encoder.upos.get("NOUN", -2),
        pronoun=encoder.upos.get("PRON", -2),
        subject=frozenset(row for name, row in encoder.relations.items() if name.split(":")[0] == "nsubj"),
        object=encoder.relations.get("obj", -2),
        agreeing=tuple(attributes[key][0] for key in AGREEING if key in attributes),
        singular=value("Number", "Sing"),
        third=value("Person", "3"),
        neuter=value("Gender", "Neut"),
        nominative=value("Case", "Nom"),
        keep=frozenset(encoder.rules[rule] for rule in ("keep", "u|0||0|", "U|0||0|") if rule in encoder.rules),
        lower=frozenset(encoder.rules[rule] for rule in ("l|0||0|",) if rule in encoder.rules),
    )


def donors_of(
    groups: Mapping[str, Sequence[Example]], encoder: Encoder, world: Path, countries: Mapping[str, Iterable[tuple[str, ...]]]
) -> Donors:
    """Return the names of all sentences, those of the reference tables in `world`, and the countries, by what they may replace.

    `countries` holds the names of countries in each language; in one that inflects they are nominatives with the gender most
    nominatives with their last letter have. Must be called before the table of word types is made, for new names are new types.
    """
    grammar = _grammar(encoder)
    found: defaultdict[Key, dict[Name, None]] = defaultdict(dict)
    standing: defaultdict[tuple[object, ...], dict[int, StandIn]] = defaultdict(dict)
    usual: defaultdict[str, Counter[bytes]] = defaultdict(Counter)
    endings: defaultdict[tuple[str, str, bool], Counter[bytes]] = defaultdict(Counter)

    def unchanged(types: Sequence[int]) -> tuple[int, ...]:
        forms = [encoder.types.forms[kind] for kind in types]
        return tuple(encoder.rules.get(rule_from(form, form), -1) for form in forms)

    def enter(name: StandIn, agreement: tuple[object, ...]) -> None:
        """Let a name stand for nouns, and one that may be a person's for pronouns too."""
        standing[False, *agreement].setdefault(name.word, name)
        if name.tag in (-1, TAGS.index("B-PER")):
            standing[True, *agreement].setdefault(name.word, name)

    for examples in groups.values():
        for example in examples:
            for start, end, key in _spans(example, grammar):
                types = tuple(example.words[start:end].tolist())
                if not all(encoder.types.forms[kind][:1].isupper() for kind in types):
                    continue
                rules = unchanged(types) if len(key) == 2 else tuple(example.rules[start:end].tolist())
                found[key][types, rules] = None
                if example.tree and end - start == 1:
                    tag, row = int(example.names[start]), example.attributes[start]
                    usual[example.group][row.tobytes()] += 1
                    if len(key) > 2:
                        enter(StandIn(types[0], rules[0], tag, row), (example.language, *_agreement(row, grammar)))
                        if row[grammar.nominative[0]] == grammar.nominative[1]:
                            last = encoder.types.forms[types[0]][-1].lower()
                            endings[example.language, last, TAGS[tag] == "B-LOC"][row.tobytes()] += 1
    for language in encoder.families:
        for name in sorted(countries.get(COUNTRY_LISTS.get(language, language), ())):
            places, others = (endings[language, name[0][-1].lower(), place] for place in (True, False))
            rows = (places if places.total() >= ENOUGH else others).most_common(1)
            if len(name) > 1 or not name[0][:1].isupper() or (language not in PLAIN and not rows):
                continue
            types = tuple(encoder.types.of(name).tolist())
            rules = unchanged(types)
            if language in PLAIN:
                found["LOC", "1"][types, rules] = None
                continue
            row = np.frombuffer(rows[0][0], dtype=np.int8)
            for kind in ("LOC", OPEN):
                found[language, kind, row.tobytes().hex()][types, rules] = None
            enter(StandIn(types[0], rules[0], TAGS.index("B-LOC"), row), (language, *_agreement(row, grammar)))
    for table, kind in _TABLES.items():
        for written in _column(world / table):
            parts = written.split()
            for forms in [parts, parts[-1:]] if kind == "PER" else [parts]:
                types = tuple(encoder.types.of(forms).tolist())
                found[kind, str(len(forms))][types, unchanged(types)] = None
    for kind in _TABLES.values():
        for types, rules in found[kind, "1"]:
            enter(StandIn(types[0], rules[0], TAGS.index(f"B-{kind}"), None), ("plain",))
    return Donors(
        names={key: list(names) for key, names in found.items()},
        standing={key: list(names.values()) for key, names in standing.items()},
        usual={group: np.frombuffer(rows.most_common(1)[0][0], dtype=np.int8) for group, rows in usual.items()},
        grammar=grammar,
    )


def _column(path: Path) -> list[str]:
    """Return the names of a reference table."""
    with path.open(encoding="utf-8", newline="") as handle:
        return [row["name"] for row in csv.DictReader((line for line in handle if line[0] != "#"), delimiter="\t")]
