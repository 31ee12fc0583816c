"""From trained weights to the one file the package loads, `vitni/syntax/model/syntax.npz`.

The word tables become 8-bit rows with a scale each, everything else 16-bit floats. The file is written beside its place and
then moved there in one step, so that a reader never sees half a model.
"""

import json
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.examples import Vocabulary, group_of
from training.graphs import Array, Weights, label_graph, network_graph
from training.names import TAGS
from training.sources import SOURCES

# A rule seen once or twice in a large treebank is more often an error than a rule; in a small one it is all there is.
# (words of the language, how often a rule must be seen)
RULE_SEEN_IN_LANGUAGE = ((40_000, 1), (150_000, 2), (10**9, 3))
# A language whose treebank has no lemmas (Faroese) borrows the rules of its family.
FEW_RULES = 4
# Which treebanks' conventions a language is read in; the mean where there are several.
CONVENTIONS = {
    "en": ("English-EWT", "English-GUM-free"),
    "is": ("Icelandic-GC",),
    "sv": ("Swedish-Talbanken",),
    "ru": ("Russian-GSD",),
}


def quantised(table: Array) -> tuple[Array, Array]:
    """Return rows of 8-bit integers and the scale of each row (rows x 1)."""
    scales = np.abs(table).max(axis=1, keepdims=True) / 127
    scales = np.where(scales == 0, 1, scales).astype(np.float16).astype(np.float32)
    return np.clip(np.round(table / scales), -127, 127).astype(np.int8), scales.astype(np.float16)


def _languages(vocabulary: Vocabulary, markers: Array) -> tuple[dict[str, dict[str, object]], Array]:
    """Return the row of the marker table and the lemma rules of each language, family, treebank and of "any"."""
    at = {name: row for row, name in enumerate(vocabulary.markers)}
    rules = {name: row for row, name in enumerate(vocabulary.rules)}
    vectors: list[Array] = []
    found: dict[str, dict[str, object]] = {}
    members: set[str] = set()

    def used_in(language: str) -> set[int]:
        use = vocabulary.rule_use.get(language, {})
        least = next(seen for words, seen in RULE_SEEN_IN_LANGUAGE if sum(use.values()) <= words)
        return {rules[rule] for rule, count in use.items() if count >= least and rule in rules}

    def enter(key: str, vector: Array, languages: set[str]) -> None:
        used = set().union(*(used_in(language) for language in languages))
        if len(used) < FEW_RULES:
            used = set().union(*(used_in(language) for language in members))
        found[key] = {"marker": len(vectors), "rules": sorted(used)}
        vectors.append(vector)

    for family in sorted({source.family for source in SOURCES}):
        members = {source.language for source in SOURCES if source.family == family}
        enter(family, markers[at[family]], members)
        for language in sorted(members):
            groups = [group_of(source) for source in SOURCES if source.language == language]
            kept = CONVENTIONS.get(language, tuple(groups))
            shared = markers[at[family]] + markers[at[language]]
            enter(language, shared + np.mean([markers[at[group]] for group in kept], axis=0), {language})
            for group in groups:
                enter(f"{language}:{group}", shared + markers[at[group]], {language})
    enter("any", np.zeros_like(markers[0]), {source.language for source in SOURCES})
    return found, np.stack(vectors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What goes into a model besides its weights: which rows of the word tables were trained, and the lexicon."""

    vocabulary: Vocabulary
    words: Array
    grams: Array
    lexicon: dict[str, Array]
    name_moves: list[list[float]]
    rules: list[str]


def export(weights: Weights, meaning: Meaning, path: Path) -> int:
    """Write the model; return its size in bytes. Rows that no training word used become zero."""
    vocabulary = meaning.vocabulary
    grams, words = weights["grams"].copy(), weights["words"].copy()
    grams[~meaning.grams] = 0
    words[~meaning.words] = 0
    sizes = tuple(len(values) for _, values in vocabulary.attributes)
    languages, markers = _languages(vocabulary, weights["markers.weight"])
    text = {
        "upos": vocabulary.upos,
        "relations": vocabulary.relations,
        "attributes": vocabulary.attributes,
        "rules": meaning.rules,
        "names": TAGS,
        "name_moves": meaning.name_moves,
        "languages": languages,
        "words": "\n".join(vocabulary.words),
    }
    arrays: dict[str, Array] = {
        "network": np.frombuffer(network_graph(weights, sizes), dtype=np.uint8),
        "labels": np.frombuffer(label_graph(weights), dtype=np.uint8),
        "vocabulary": np.frombuffer(zlib.compress(json.dumps(text, ensure_ascii=False).encode("utf-8"), 9), dtype=np.uint8),
        "shapes": weights["shapes.weight"].astype(np.float16),
        "markers": markers.astype(np.float16),
        "rule_weights": weights["rules.weight"].T.astype(np.float16),
        "rule_bias": weights["rules.bias"].astype(np.float16),
    } | meaning.lexicon
    arrays["grams"], arrays["gram_scales"] = quantised(grams)
    arrays["words"], arrays["word_scales"] = quantised(words)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name("." + path.name + ".part")
    with beside.open("wb") as handle:
        np.savez(handle, allow_pickle=False, **arrays)
    beside.replace(path)
    return path.stat().st_size
