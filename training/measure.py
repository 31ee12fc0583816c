"""Quick scores on development sentences while training runs; the real measure is bench/syntax.py."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from training.conventions import features_in, unified
from training.sources import HELD
from training.treebanks import Tree, trees_in
from vitni.syntax.network import Network

# (marker, folder, file): dev files of which the first sentences are not trained on; test files where there is no such dev file.
DEVELOPMENT = (
    ("is:Icelandic-GC", "Icelandic-GC", "is_gc-ud-dev.conllu.xz"),
    ("en:English-EWT", "English-EWT", "en_ewt-ud-dev.conllu.xz"),
    ("sv", "Swedish-Talbanken", "sv_talbanken-ud-test.conllu.xz"),
    ("ru", "Russian-GSD", "ru_gsd-ud-test.conllu.xz"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Shares of words that are right: part of speech, all features, lemma, head, head and relation."""

    upos: float
    features: float
    lemmas: float
    heads: float
    arcs: float

    def shown(self) -> tuple[float, ...]:
        """Return the shares in the order of the log."""
        return self.upos, self.features, self.lemmas, self.heads, self.arcs


def development(folder: Path) -> dict[str, tuple[str, list[Tree]]]:
    """Return marker -> folder and trees."""
    return {marker: (place, list(islice(trees_in(folder / place / name), HELD))) for marker, place, name in DEVELOPMENT}


def measured(model: Path, held: dict[str, tuple[str, list[Tree]]]) -> dict[str, Scores]:
    """Return the scores of a model file on held-out trees, features in the unified style."""
    network = Network(str(model))
    found: dict[str, Scores] = {}
    for marker, (folder, trees) in held.items():
        analyses = network.analyse([tree.forms for tree in trees], network.marker(marker))
        right = [0, 0, 0, 0, 0]
        for tree, analysis in zip(trees, analyses, strict=True):
            for at, upos in enumerate(tree.upos):
                gold, _ = unified(folder, upos, features_in(tree.features[at]))
                given = features_in(analysis.features[at])
                same = {k: v for k, v in gold.items() if v != "?"} == {k: v for k, v in given.items() if gold.get(k) != "?"}
                head = tree.heads[at] == analysis.heads[at] + 1
                relation = tree.relations[at].split(":")[0] == analysis.relations[at].split(":")[0]
                hits = (upos == analysis.upos[at], same, tree.lemmas[at] == analysis.lemmas[at], head, head and relation)
                right = [count + hit for count, hit in zip(right, hits, strict=True)]
        words = sum(len(tree.forms) for tree in trees)
        upos_right, features, lemmas, heads, arcs = (count / words for count in right)
        found[marker] = Scores(upos=upos_right, features=features, lemmas=lemmas, heads=heads, arcs=arcs)
    return found
