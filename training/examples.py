"""Training examples: sentences as rows of numbers, and the vocabulary that gives the numbers their meaning."""

import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.conventions import UNKNOWN, features_in, unified
from training.names import (
    TAGS,
    Named,
    column_files,
    fact_ru_eval,
    greynir_names,
    gum_names,
    slovenian_names,
    universal,
)
from training.projected import KnownNames, projected
from training.sources import HELD, SOURCES, Source
from training.treebanks import Tree, trees_in
from vitni.syntax.lemmas import OUTRIGHT, rule_from
from vitni.syntax.words import folded, gram_rows, shape_of

Numbers = NDArray[np.int16]
GRAM_ROWS = 57_344
WORD_ROWS = 40_000
# A word seen less often says no more than its n-grams, and would only teach the network to trust rare rows.
WORD_SEEN = 3
RULE_SEEN = 2
RELATION_SEEN = 30
OUTRIGHT_SEEN = 5
VALUE_SEEN = 8
LONGEST = 100
NAME_ONLY = "names"
# Share of the sentences that are read without their full stop, as headlines and captions are.
BARE = 0.06


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One sentence in numbers, -1 wherever nothing is known; `group` is what it is sampled by.

    `words` indexes the word types; `heads` count from 1 with 0 for the root; a sentence with names only has no tree.
    """

    group: str
    language: str
    markers: tuple[int, int, int]
    words: NDArray[np.int32]
    upos: Numbers
    attributes: NDArray[np.int8]
    rules: Numbers
    names: Numbers
    heads: Numbers
    relations: Numbers
    tree: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What each row of the network means; `rule_use` lists the lemma rules of each language with their counts."""

    upos: tuple[str, ...]
    relations: tuple[str, ...]
    attributes: tuple[tuple[str, tuple[str, ...]], ...]
    rules: tuple[str, ...]
    rule_use: dict[str, dict[str, int]]
    markers: tuple[str, ...]
    words: tuple[str, ...]

    def save(self, path: Path) -> None:
        """Write the vocabulary as JSON."""
        path.write_text(json.dumps({key: getattr(self, key) for key in self.__slots__}, ensure_ascii=False), encoding="utf-8")


class Types:
    """The different word forms of all sentences, with what the network sees of each."""

    def __init__(self) -> None:
        self.rows: dict[str, int] = {}
        self.forms: list[str] = []

    def of(self, forms: Iterable[str]) -> NDArray[np.int32]:
        """Return the type numbers of forms; new forms get the next number."""
        found = []
        for form in forms:
            row = self.rows.get(form)
            if row is None:
                row = self.rows[form] = len(self.forms)
                self.forms.append(form)
            found.append(row)
        return np.array(found, dtype=np.int32)

    def table(self, vocabulary: Vocabulary) -> tuple[NDArray[np.int64], ...]:
        """Return per type: its row in the word table (0 unknown), its shape, the start of its n-grams; and all n-grams."""
        known = {word: row for row, word in enumerate(vocabulary.words, start=1)}
        grams = [gram_rows(form, GRAM_ROWS) for form in self.forms]
        starts = np.cumsum([0] + [len(rows) for rows in grams])
        return (
            np.array([known.get(folded(form), 0) for form in self.forms]),
            np.array([shape_of(form) for form in self.forms]),
            starts,
            np.array([row for rows in grams for row in rows]),
        )


def group_of(source: Source) -> str:
    """Return the name a treebank is sampled and marked by; the relabelled old Swedish file has its own."""
    return "Swedish-old" if source.language == "sv" and "relabelled" in source.train[0] else source.folder


def read_trees(folder: Path) -> list[tuple[Source, Tree]]:
    """Return all trees to train on."""
    return [
        (source, tree)
        for source in SOURCES
        for name in source.train
        for tree in islice(trees_in(folder / source.folder / name), HELD if name == source.watched else 0, None)
        if len(tree.forms) <= LONGEST
    ]


def name_sets(folder: Path) -> tuple[dict[str, list[Named]], dict[str, list[Named]]]:
    """Return language -> sentences with names, to train on and to measure on."""
    train: defaultdict[str, list[Named]] = defaultdict(list)
    test: defaultdict[str, list[Named]] = defaultdict(list)
    for source in [*universal(folder), *column_files(folder), *fact_ru_eval(folder)]:
        (test if source.test else train)[source.language].extend(source.sentences)
    return train, test


def vocabulary_of(trees: Sequence[tuple[Source, Tree]], named: dict[str, list[Named]]) -> Vocabulary:
    """Return the vocabulary: fixed by the training files alone, in a fixed order."""
    values: defaultdict[str, Counter[str]] = defaultdict(Counter)
    rules: Counter[str] = Counter()
    rule_use: defaultdict[str, Counter[str]] = defaultdict(Counter)
    words: Counter[str] = Counter()
    for source, tree in trees:
        words.update(folded(form) for form in tree.forms)
        for upos, text in zip(tree.upos, tree.features, strict=True):
            for key, value in unified(source.folder, upos, features_in(text))[0].items():
                values[key][value] += value != UNKNOWN
        for rule in _rules(tree):
            if rule:
                rules[rule] += 1
                rule_use[source.language][rule] += 1
    for sentences in named.values():
        words.update(folded(form) for forms, _ in sentences for form in forms)
    attributes = []
    for key in sorted(values):
        kept = tuple(sorted(value for value, seen in values[key].items() if seen >= VALUE_SEEN))
        if kept:
            attributes.append((key, ("", *kept)))
    kept_rules = [
        rule for rule, seen in rules.most_common() if seen >= (OUTRIGHT_SEEN if rule.startswith(OUTRIGHT) else RULE_SEEN)
    ]
    families = sorted({source.family for source in SOURCES})
    languages = sorted({source.language for source in SOURCES})
    groups = sorted({group_of(source) for source in SOURCES})
    common = [word for word, seen in words.most_common(WORD_ROWS - 1) if seen >= WORD_SEEN and "\n" not in word]
    return Vocabulary(
        upos=tuple(sorted({upos for _, tree in trees for upos in tree.upos})),
        relations=_kept_relations(trees),
        attributes=tuple(attributes),
        rules=tuple(kept_rules),
        rule_use={language: dict(counts) for language, counts in rule_use.items()},
        markers=("", *families, *languages, *groups),
        words=tuple(common),
    )


def _kept_relations(trees: Sequence[tuple[Source, Tree]]) -> tuple[str, ...]:
    """Return the relations but the root: all bases, and the subtypes that are seen often enough to be learnt."""
    seen = Counter(relation for _, tree in trees for relation in tree.relations)
    bases = {relation.split(":")[0] for relation in seen}
    return tuple(sorted((bases | {name for name, count in seen.items() if count >= RELATION_SEEN}) - {"root"}))


def _rules(tree: Tree) -> list[str | None]:
    return [
        rule_from(form, lemma) if lemma != "_" or form == "_" else None
        for form, lemma in zip(tree.forms, tree.lemmas, strict=True)
    ]


class Encoder:
    """Turns trees and named sentences into examples; holds the lookup tables of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, types: Types) -> None:
        self.types = types
        self.upos = {name: row for row, name in enumerate(vocabulary.upos)}
        self.relations = {name: row for row, name in enumerate(vocabulary.relations)}
        self.rules = {name: row for row, name in enumerate(vocabulary.rules)}
        self.markers = {name: row for row, name in enumerate(vocabulary.markers)}
        self.attributes = [(key, {value: row for row, value in enumerate(kept)}) for key, kept in vocabulary.attributes]
        self.names = {name: row for row, name in enumerate(TAGS)}
        self.families = {source.language: source.family for source in SOURCES} | {"it": "romance"}

    def _markers(self, language: str, group: str) -> tuple[int, int, int]:
        """Return the rows of family, language and treebank; a language without trees has a family only."""
        return (
            self.markers[self.families[language]],
            self.markers.get(language, 0),
            self.markers.get(group, 0),
        )

    def _features(self, treebank: str, upos: str, text: str) -> list[int]:
        values, complete = unified(treebank, upos, features_in(text))
        absent = 0 if complete else -1
        return [rows.get(values[key], -1) if key in values else absent for key, rows in self.attributes]

    def tree(self, source: Source, tree: Tree, names: Sequence[str] | None) -> Example:
        """Return the example of a tree, with name tags where the sentence has them."""
        size = len(tree.forms)
        group = group_of(source)
        features = [self._features(source.folder, upos, text) for upos, text in zip(tree.upos, tree.features, strict=True)]
        relations = [
            self.relations.get(relation, self.relations.get(relation.split(":")[0], -1)) for relation in tree.relations
        ]
        return Example(
            group=group,
            language=source.language,
            markers=self._markers(source.language, group),
            words=self.types.of(tree.forms),
            upos=np.array([self.upos[upos] for upos in tree.upos], dtype=np.int16),
            attributes=np.array(features, dtype=np.int8),
            rules=np.array([self.rules.get(rule or "", -1) for rule in _rules(tree)], dtype=np.int16),
            names=np.array([self.names.get(tag, -1) for tag in names] if names else [-1] * size, dtype=np.int16),
            heads=np.array(tree.heads, dtype=np.int16),
            relations=np.array(relations, dtype=np.int16),
            tree=True,
        )

    def named(self, language: str, sentence: Named) -> Example:
        """Return the example of a sentence of which only the names are known."""
        forms, tags = sentence
        nothing = np.full(len(forms), -1, dtype=np.int16)
        return Example(
            group=f"{NAME_ONLY}-{language}",
            language=language,
            markers=self._markers(language, ""),
            words=self.types.of(forms),
            upos=nothing,
            attributes=np.zeros((0, 0), dtype=np.int8),
            rules=nothing,
            names=np.array([self.names.get(tag, -1) for tag in tags], dtype=np.int16),
            heads=nothing,
            relations=nothing,
            tree=False,
        )


def examples_of(
    trees: Sequence[tuple[Source, Tree]], named: dict[str, list[Named]], known: KnownNames, encoder: Encoder
) -> dict[str, list[Example]]:
    """Return group -> examples; a named sentence that is also a tree becomes one example with both.

    Trees without annotated names get what `known` says of them.
    """
    tags = {language: dict(sentences) for language, sentences in named.items()}
    found: defaultdict[str, list[Example]] = defaultdict(list)
    used: set[tuple[str, tuple[str, ...]]] = set()
    for source, tree in trees:
        names: Sequence[str] | None = tags.get(source.language, {}).get(tree.forms)
        if names:
            used.add((source.language, tree.forms))
        elif source.folder == "Icelandic-GC":
            names = greynir_names(tree)
        elif source.language == "sl":
            names = slovenian_names(tree)
        elif source.folder == "English-GUM-free":
            names = gum_names(tree)
        if not names or UNKNOWN in names:
            names = projected(tree, source.language, known, names)
        example = encoder.tree(source, tree, names)
        found[example.group].append(example)
    for language, sentences in named.items():
        for sentence in sentences:
            if (language, sentence[0]) not in used and 2 < len(sentence[0]) <= LONGEST:
                example = encoder.named(language, sentence)
                found[example.group].append(example)
    return found


def without_stop(example: Example, punctuation: int) -> Example:
    """Return the sentence without its last word where that is a punctuation mark that governs nothing."""
    size = len(example.words)
    if not example.tree or size < 4 or example.upos[-1] != punctuation or size in example.heads:
        return example
    fields = ("words", "upos", "attributes", "rules", "names", "heads", "relations")
    return replace(example, **{field: getattr(example, field)[:-1] for field in fields})


Change = Callable[[Example, random.Random], Example]
Buckets = defaultdict[tuple[int, bool], list[Example]]


def shuffled_batches(
    groups: dict[str, list[Example]],
    shares: dict[str, float],
    words: int,
    size: int,
    waiting: Buckets,
    punctuation: int,
    draw: random.Random,
    changes: Sequence[tuple[float, Change]] = (),
) -> list[list[Example]]:
    """Return about `words` words in batches of about `size` words; all sentences of a batch are of one length and kind.

    `shares` says how the words are divided among the groups. Only full batches are returned, so that few shapes occur (the
    matrix library compiles code for each); the other sentences stay in `waiting` for the next call. Each of `changes` is made
    to that share of the sentences.
    """
    for group, share in shares.items():
        wanted = share * words
        while wanted > 0:
            example = draw.choice(groups[group])
            if draw.random() < BARE:
                example = without_stop(example, punctuation)
            for part, change in changes:
                if draw.random() < part:
                    example = change(example, draw)
            wanted -= len(example.words)
            waiting[len(example.words), example.tree].append(example)
    batches = []
    for (length, _), bucket in sorted(waiting.items()):
        count = max(1, size // length)
        while len(bucket) >= count:
            batches.append([bucket.pop() for _ in range(count)])
    draw.shuffle(batches)
    return batches
