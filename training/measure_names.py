"""Measure the names of the shipped model: exact spans and kinds, on sentences that were not trained on.

python3 -m training.measure_names --treebanks ../shared/treebanks --names ../shared/names
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from training.examples import name_sets
from training.names import UNKNOWN, Named, greynir_names, slovenian_names
from training.treebanks import trees_in
from vitni.syntax.parser import parse_tokens
from vitni.syntax.tokens import Word

Span = tuple[int, int, str]


def spans_of(tags: Sequence[str]) -> set[Span]:
    """Return (first word, last word + 1, kind) of each name."""
    found: set[Span] = set()
    start = -1
    for at, tag in enumerate([*tags, "O"]):
        if start >= 0 and tag != "I-" + tags[start][2:]:
            found.add((start, at, tags[start][2:]))
            start = -1
        if tag.startswith("B-"):
            start = at
    return found


def scored(sentences: Sequence[Named], language: str, kinds: frozenset[str]) -> dict[str, tuple[float, float, float, int]]:
    """Return precision, recall, F1 (percent) and the number of gold names, over all kinds and for each."""
    words = [[Word(form, at, at + 1) for at, form in enumerate(forms)] for forms, _ in sentences]
    right: Counter[str] = Counter()
    gold_count: Counter[str] = Counter()
    given_count: Counter[str] = Counter()
    for (_, tags), sentence in zip(sentences, parse_tokens(words, [language] * len(words)), strict=True):
        gold = {span for span in spans_of(tags) if span[2] in kinds}
        given = {span for span in spans_of([token.name for token in sentence.tokens]) if span[2] in kinds}
        given = {span for span in given if UNKNOWN not in tags[span[0] : span[1]]}
        for counter, spans in ((right, gold & given), (gold_count, gold), (given_count, given)):
            counter.update(kind for _, _, kind in spans)
            counter["all"] += len(spans)
    rows = {}
    for kind in ("all", *sorted(kinds)):
        precision = 100 * right[kind] / max(1, given_count[kind])
        recall = 100 * right[kind] / max(1, gold_count[kind])
        rows[kind] = (precision, recall, 2 * precision * recall / max(1e-9, precision + recall), gold_count[kind])
    return rows


def main() -> None:
    """Print one row per language."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--treebanks", type=Path, required=True)
    options.add_argument("--names", type=Path, required=True)
    chosen = options.parse_args()
    _, tests = name_sets(chosen.names)
    greynir = trees_in(chosen.treebanks / "Icelandic-GC" / "is_gc-ud-test.conllu.xz")
    tests["is"] = [(tree.forms, greynir_names(tree)) for tree in greynir]
    slovenian = [
        (tree.forms, slovenian_names(tree))
        for tree in trees_in(chosen.treebanks / "Slovenian-SSJ" / "sl_ssj-ud-test.conllu.xz")
    ]
    tests["sl"] = [(forms, tags) for forms, tags in slovenian if tags]
    for language, sentences in sorted(tests.items()):
        kinds = frozenset({"PER", "ORG"} if language == "is" else {"PER", "LOC", "ORG"})
        cells = [f"{kind} {row[2]:5.1f}" for kind, row in scored(sentences, language, kinds).items()]
        total = scored(sentences, language, kinds)["all"]
        print(f"{language:4} P {total[0]:5.1f} R {total[1]:5.1f} n {total[3]:5d}  " + "  ".join(cells))


if __name__ == "__main__":
    main()
