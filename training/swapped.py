"""Sentences with their names exchanged for others of the same kind.

A treebank shows "Clinton met" and hardly "Blinken met": what is learnt of the one name has to hold for all. The tree, the parts
of speech, the features and the kinds of the names stay; words and lemma rules are the other name's.
"""

import csv
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.examples import Encoder, Example
from training.names import TAGS
from vitni.syntax.lemmas import rule_from

# Languages whose names do not inflect but for a genitive, in Latin script: any of their names fits any of their sentences.
PLAIN = frozenset({"en", "sv", "da", "no", "nn", "de", "nl", "fr", "es", "pt", "it"})
# In a sentence that is chosen, this share of its names is exchanged.
SPAN_SHARE = 0.6
LONGEST_PERSON = 3
OPEN = "?"
_TABLES = {"people.tsv": "PER", "places.tsv": "LOC", "organisations.tsv": "ORG"}

Name = tuple[tuple[int, ...], tuple[int, ...]]
Key = tuple[str, ...]
Span = tuple[int, int, Key]


@dataclass(frozen=True, slots=True)
class Donors:
    """The names that may stand for one another, by kind: each its word types and its lemma rules."""

    names: Mapping[Key, Sequence[Name]]
    proper: int
    keep: frozenset[int]
    lower: frozenset[int]

    def swapped(self, example: Example, draw: random.Random) -> Example:
        """Return the sentence with some of its names exchanged; the sentence itself where it has none."""
        spans = [span for span in _spans(example, self.proper, self.keep | self.lower) if draw.random() < SPAN_SHARE]
        if not spans:
            return example
        words, rules = example.words.copy(), example.rules.copy()
        for start, end, key in spans:
            others = self.names.get(key)
            if others:
                forms, lemmas = draw.choice(others)
                words[start:end] = forms
                small = rules[start] in self.lower
                if example.tree and not small:
                    rules[start:end] = lemmas
        return replace(example, words=words, rules=rules)


def _spans(example: Example, proper: int, plain_rules: frozenset[int]) -> Iterator[Span]:
    """Yield the names that may be exchanged: start, end, and what a name must share with them to take their place."""
    names, size = example.names, len(example.words)
    at = 0
    while at < size:
        tag = TAGS[names[at]] if names[at] >= 0 else OPEN
        end = at + 1
        if tag.startswith("B-"):
            while end < size and names[end] >= 0 and TAGS[names[end]] == "I-" + tag[2:]:
                end += 1
        kind = tag[2:] if tag.startswith("B-") else OPEN if tag == OPEN else ""
        if kind and example.tree and not all(upos == proper for upos in example.upos[at:end]):
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


def donors_of(groups: Mapping[str, Sequence[Example]], encoder: Encoder, world: Path) -> Donors:
    """Return the names of all sentences, and those of the reference tables in `world`, by what they may replace.

    Must be called before the table of word types is made: names of the tables are new types.
    """
    proper = encoder.upos["PROPN"]
    keep = frozenset(encoder.rules[rule] for rule in ("keep", "u|0||0|", "U|0||0|") if rule in encoder.rules)
    lower = frozenset(encoder.rules[rule] for rule in ("l|0||0|",) if rule in encoder.rules)
    found: defaultdict[Key, dict[Name, None]] = defaultdict(dict)

    def unchanged(types: Sequence[int]) -> tuple[int, ...]:
        forms = [encoder.types.forms[kind] for kind in types]
        return tuple(encoder.rules.get(rule_from(form, form), -1) for form in forms)

    for examples in groups.values():
        for example in examples:
            for start, end, key in _spans(example, proper, keep | lower):
                types = tuple(example.words[start:end].tolist())
                if not all(encoder.types.forms[kind][:1].isupper() for kind in types):
                    continue
                plain = len(key) == 2
                found[key][types, unchanged(types) if plain else tuple(example.rules[start:end].tolist())] = None
    for table, kind in _TABLES.items():
        for name in _column(world / table):
            words = name.split()
            for forms in [words, words[-1:]] if kind == "PER" else [words]:
                types = tuple(encoder.types.of(forms).tolist())
                found[kind, str(len(forms))][types, unchanged(types)] = None
    return Donors(names={key: list(names) for key, names in found.items()}, proper=proper, keep=keep, lower=lower)


def _column(path: Path) -> list[str]:
    """Return the names of a reference table."""
    with path.open(encoding="utf-8", newline="") as handle:
        return [row["name"] for row in csv.DictReader((line for line in handle if line[0] != "#"), delimiter="\t")]
