"""The trained network at run time: sentences of words in, labels and heads out, with numpy and onnxruntime only.

What a sentence gets does not depend on the sentences read with it: nothing is quantised on the fly, padding is masked, and
sums are taken in one order whatever the batch (`tests/syntax/test_network.py` holds this bit by bit).
"""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray

from vitni.syntax.decode import Floats, Integers, heads_of, tags_of
from vitni.syntax.lemmas import OUTRIGHT, lemma_by
from vitni.syntax.lexicon import Lexicon, lemma_key, word_key
from vitni.syntax.words import folded, gram_rows, shape_of

# Enough sentences for full vector units; more only take memory.
BATCH = 32
# A batch of this many sentences is closed when its padding would make it this many times as large: a report has few sentences,
# short and long (measured on reports of 22 sentences: a quarter more words a second than without).
FEWEST, PADDED = 8, 1.2
# One row alone takes another path through the matrix routines and rounds differently; nothing is ever smaller than this.
SMALLEST = 2
# At most 18 MB of word vectors; a report repeats its words, so the table need not hold a language. It must hold a batch.
CACHED_WORDS = 40_000
# How much worse (in the log of the odds) a lemma rule may be that leads to a known lemma where the best does not.
LEMMA_MARGIN = 3.0
# How much what usually follows what counts against what the words say, for names.
NAME_MOVES = 0.5
# The network graph ranks this many rules of a language; a language with fewer repeats them.
BEST_RULES = 3
_OUTPUTS = ("upos", "names", "attributes", "rules", "rule_scores", "arcs", "label_words", "label_heads")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """How one language is parsed: the marker put on each of its words, and the lemma rules it may use."""

    key: str
    vector: Floats
    rules: tuple[str, ...]
    rule_weights: Floats
    rule_bias: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What the network says of one sentence, one entry per word; heads count from 0, -1 for the root."""

    upos: list[str]
    features: list[str]
    lemmas: list[str]
    names: list[str]
    heads: list[int]
    relations: list[str]


def _session(model: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Return the places of sentences, shortest first, in batches of sentences about as long: padding is worked on too."""
    batches: list[list[int]] = []
    words = 0
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        batch = batches[-1] if batches else []
        padded = lengths[place] * (len(batch) + 1)
        if not batch or len(batch) == BATCH or (len(batch) >= FEWEST and padded > PADDED * (words + lengths[place])):
            batches.append(batch := [])
            words = 0
        batch.append(place)
        words += lengths[place]
    return batches


class Network:
    """The tables and graphs of one model file, ready to run; get it from `network()`."""

    def __init__(self, path: str) -> None:
        with np.load(path) as archive:
            arrays: dict[str, NDArray[Any]] = dict(archive)
        self._grams, self._gram_scales = arrays["grams"], arrays["gram_scales"].astype(np.float32)
        self._words, self._word_scales = arrays["words"], arrays["word_scales"].astype(np.float32)
        self._shapes = arrays["shapes"].astype(np.float32)
        self._markers = arrays["markers"].astype(np.float32)
        self._rule_weights, self._rule_bias = arrays["rule_weights"], arrays["rule_bias"]
        self._network, self._labels = (_session(arrays[name].tobytes()) for name in ("network", "labels"))
        self._lexicon = Lexicon(words=arrays["lexicon_words"], rules=arrays["lexicon_rules"], lemmas=arrays["lexicon_lemmas"])
        vocabulary = json.loads(zlib.decompress(arrays["vocabulary"].tobytes()))
        self._upos: list[str] = vocabulary["upos"]
        self._names: list[str] = vocabulary["names"]
        self._name_moves = NAME_MOVES * np.array(vocabulary["name_moves"], dtype=np.float32)
        self._relations: list[str] = vocabulary["relations"]
        self._attributes: list[list[str]] = [
            [f"{key}={value}" if value else "" for value in values] for key, values in vocabulary["attributes"]
        ]
        self._rules: list[str] = vocabulary["rules"]
        self._languages: dict[str, dict[str, Any]] = vocabulary["languages"]
        self._word_rows = {word: row for row, word in enumerate(vocabulary["words"].split("\n"), start=1)}
        self._vector_rows: dict[str, int] = {}
        self._vectors = np.zeros((CACHED_WORDS, self._grams.shape[1] + self._shapes.shape[1]), dtype=np.float32)
        self._features: dict[bytes, str] = {}
        self._lexical: dict[tuple[str, str, str], str | None] = {}
        self._known: dict[str, Marker] = {}

    @cached_property
    def unspaced(self) -> frozenset[str]:
        """The known words of scripts that are written without spaces, for the tokeniser."""
        return frozenset(word for word in self._word_rows if 1 < len(word) <= 6 and word[0] >= "\u3005")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages and families the model has a marker for."""
        return tuple(self._languages)

    @cached_property
    def styles(self) -> dict[tuple[str, str], str]:
        """The marker of each treebank by language and the treebank's name in small letters: ("is", "modern")."""
        keys = [(*key.partition(":"), key) for key in self._languages if ":" in key]
        return {(language, name.partition("-")[2].lower()): key for language, _, name, key in keys}

    def marker(self, key: str) -> Marker:
        """Return the marker of a language, a family or "any"; raises KeyError for any other key."""
        found = self._known.get(key)
        if found is None:
            row = self._languages[key]
            chosen = np.resize(np.array(row["rules"], dtype=np.int64), max(BEST_RULES, len(row["rules"])))
            found = self._known[key] = Marker(
                key=key,
                vector=self._markers[row["marker"]],
                rules=tuple(self._rules[rule] for rule in chosen),
                rule_weights=np.ascontiguousarray(self._rule_weights[:, chosen].astype(np.float32)),
                rule_bias=self._rule_bias[chosen].astype(np.float32),
            )
        return found

    def _rows_of(self, sentences: Sequence[Sequence[str]]) -> list[list[int]]:
        """Return the rows of the words in the vector table, which is filled as words come and emptied when full."""
        fresh = {word for words in sentences for word in words if word not in self._vector_rows}
        if len(self._vector_rows) + len(fresh) > CACHED_WORDS:
            self._vector_rows.clear()
            fresh = {word for words in sentences for word in words}
        if fresh:
            self._enter(sorted(fresh))
        return [[self._vector_rows[word] for word in words] for words in sentences]

    def _enter(self, fresh: list[str]) -> None:
        """Put embedding and shape of new words into the vector table; each word's sum is taken by itself, in one order."""
        grams = [gram_rows(word, len(self._grams)) for word in fresh]
        counts = np.array([len(rows) for rows in grams])
        starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
        flat = np.array([row for rows in grams for row in rows])
        totals = np.add.reduceat(self._grams[flat] * self._gram_scales[flat], starts, axis=0)
        totals /= np.sqrt(counts, dtype=np.float32)[:, None]
        whole = np.array([self._word_rows.get(folded(word), 0) for word in fresh])
        totals += self._words[whole] * (self._word_scales[whole] * (whole > 0)[:, None])
        first, size = len(self._vector_rows), self._grams.shape[1]
        self._vectors[first : first + len(fresh), :size] = totals
        self._vectors[first : first + len(fresh), size:] = self._shapes[[shape_of(word) for word in fresh]]
        self._vector_rows.update(zip(fresh, range(first, first + len(fresh)), strict=True))

    def analyse(
        self, sentences: Sequence[Sequence[str]], marker: Marker, seen: Sequence[Sequence[str]] | None = None
    ) -> list[Analysis]:
        """Return the analysis of each sentence, given as its words, in the order given; no sentence may be empty.

        `seen` holds the same words as the network is to see them, where that is another spelling (respelling.py).
        """
        views = seen or sentences
        found: list[Analysis | None] = [None] * len(sentences)
        for chosen in _batches([len(words) for words in sentences]):
            outputs = self._run([views[index] for index in chosen], marker)
            analyses = self._batch([sentences[index] for index in chosen], outputs, marker)
            for index, analysis in zip(chosen, analyses, strict=True):
                found[index] = analysis
        return [analysis for analysis in found if analysis is not None]

    def arc_scores(self, sentences: Sequence[Sequence[str]], marker: Marker) -> Floats:
        """Return the arc scores of one batch, shape (sentences, words, 1 + words), the root first; for tests."""
        scores: Floats = self._run(sentences, marker)["arcs"]
        return scores

    def _run(self, sentences: Sequence[Sequence[str]], marker: Marker) -> dict[str, NDArray[Any]]:
        """Return the outputs of the network graph by name, rows of padding included."""
        rows, longest = max(len(sentences), SMALLEST), max(SMALLEST, *map(len, sentences))
        width = self._vectors.shape[1]
        inputs = np.zeros((longest, rows, width + len(marker.vector)), dtype=np.float32)
        lengths = np.ones(rows, dtype=np.int32)
        for row, places in enumerate(self._rows_of(sentences)):
            lengths[row] = len(places)
            inputs[: len(places), row, :width] = self._vectors[places]
            inputs[: len(places), row, width:] = marker.vector
        feed = {
            "inputs": inputs,
            "lengths": lengths,
            "rule_weights": marker.rule_weights,
            "rule_bias": marker.rule_bias,
        }
        return dict(zip(_OUTPUTS, self._network.run(_OUTPUTS, feed), strict=True))

    def _batch(self, sentences: list[Sequence[str]], outputs: dict[str, NDArray[Any]], marker: Marker) -> list[Analysis]:
        lengths = np.array([len(words) for words in sentences], dtype=np.int64)
        heads = heads_of(outputs["arcs"][: len(sentences)], lengths)
        relations = self._related(outputs["label_words"], outputs["label_heads"], heads, lengths)
        attributes = outputs["attributes"].astype(np.int8)
        tags = tags_of(outputs["names"][:, : len(sentences)], self._name_moves, lengths)
        upos = [
            [self._upos[choice] for choice in outputs["upos"][: len(words), row].tolist()]
            for row, words in enumerate(sentences)
        ]
        lemmas = self._lemmas(sentences, upos, outputs, marker)
        analyses = []
        for row, words in enumerate(sentences):
            size = len(words)
            above = heads[row, :size].tolist()
            chosen = zip(relations[row], above, strict=True)
            named = tags[:size, row].tolist()
            analyses.append(
                Analysis(
                    upos=upos[row],
                    features=self._bundles(attributes[:size, row].tobytes()),
                    lemmas=lemmas[row],
                    names=[self._names[choice] for choice in named],
                    heads=[head - 1 for head in above],
                    relations=[self._relations[choice] if head else "root" for choice, head in chosen],
                )
            )
        return analyses

    def _related(self, words: Floats, heads: Floats, chosen: Integers, lengths: Integers) -> list[list[int]]:
        """Return the relation of each word to its chosen head, by row of the relation table."""
        above = np.take_along_axis(heads[: len(chosen)], chosen[:, :, None], axis=1)
        inside = np.arange(chosen.shape[1])[None, :] < lengths[:, None]
        flat_words, flat_heads = words[: len(chosen)][inside], above[inside]
        if len(flat_words) < SMALLEST:
            flat_words, flat_heads = np.repeat(flat_words, 2, axis=0), np.repeat(flat_heads, 2, axis=0)
        (relations,) = self._labels.run(["relations"], {"words": flat_words, "heads": flat_heads})
        ends = np.cumsum(lengths)
        return [relations[end - length : end].tolist() for end, length in zip(ends, lengths, strict=True)]

    def _bundles(self, values: bytes) -> list[str]:
        """Return the features of each word of a sentence; `values` holds one byte for each attribute, word after word."""
        size, found = len(self._attributes), []
        for start in range(0, len(values), size):
            key = values[start : start + size]
            bundle = self._features.get(key)
            if bundle is None:
                pairs = [texts[value] for texts, value in zip(self._attributes, key, strict=True) if value]
                bundle = self._features[key] = "|".join(pairs)
            found.append(bundle)
        return found

    def _lemmas(
        self,
        sentences: list[Sequence[str]],
        upos: list[list[str]],
        outputs: dict[str, NDArray[Any]],
        marker: Marker,
    ) -> list[list[str]]:
        """Return the lemmas: by the lexicon where the word was seen, else by the best rule, known lemmas first."""
        language = marker.key.split(":")[0]
        self._remember(language, sentences, upos)
        choices: list[list[str]] = []
        for row, words in enumerate(sentences):
            best = outputs["rules"][: len(words), row].tolist()
            scores = outputs["rule_scores"][: len(words), row].tolist()
            for word, tag, rules, marks in zip(words, upos[row], best, scores, strict=True):
                lemma = self._lexical[language, word, tag]
                choices.append([lemma] if lemma else self._candidates(word, rules, marks, marker))
        several = [choice for choice in choices if len(choice) > 1]
        known = iter(self._lexicon.knows([lemma_key(language, lemma) for choice in several for lemma in choice]))
        for choice in several:
            flags = [next(known) for _ in choice]
            choice[0] = choice[flags.index(True)] if True in flags else choice[0]
        ends = list(accumulate(map(len, sentences), initial=0))
        return [[choice[0] for choice in choices[start:end]] for start, end in pairwise(ends)]

    def _remember(self, language: str, sentences: list[Sequence[str]], upos: list[list[str]]) -> None:
        """Look up the lemmas that the lexicon gives the words of a batch; None where the word was not seen."""
        if len(self._lexical) > CACHED_WORDS:
            self._lexical.clear()
        fresh = list(
            dict.fromkeys(
                (language, word, tag)
                for words, tags in zip(sentences, upos, strict=True)
                for word, tag in zip(words, tags, strict=True)
                if (language, word, tag) not in self._lexical
            )
        )
        rules = self._lexicon.rules_of([word_key(language, folded(word), tag) for _, word, tag in fresh])
        for key, rule in zip(fresh, rules, strict=True):
            self._lexical[key] = lemma_by(self._rules[rule], key[1]) if rule >= 0 else None

    def _candidates(self, word: str, rules: list[int], scores: list[float], marker: Marker) -> list[str]:
        """Return the lemmas the rules allow, best first; a rule that names its lemma outright is for known words only."""
        found: list[str] = []
        for rule, score in zip(rules, scores, strict=True):
            text = marker.rules[rule]
            if found and score < scores[0] - LEMMA_MARGIN:
                break
            if text.startswith(OUTRIGHT) and folded(word) not in self._word_rows:
                continue
            lemma = lemma_by(text, word)
            if lemma and lemma not in found:
                found.append(lemma)
        return found or [word]


@lru_cache(maxsize=1)
def network() -> Network:
    """Return the model that is shipped with the package; loaded at the first call, kept for the process."""
    return Network(str(files("vitni.syntax").joinpath("model", "syntax.npz")))
