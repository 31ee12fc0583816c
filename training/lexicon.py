"""The lexicon of the model: the lemmas that the trees it is trained on show."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.sources import Source
from training.treebanks import Tree
from vitni.syntax.lemmas import rule_from
from vitni.syntax.lexicon import lemma_key, word_key
from vitni.syntax.words import folded

# A word whose rule is not nearly always the same is left to the network, which sees the sentence.
SHARE = 0.9
# A word of one letter or with digits or signs follows from its form.
SHORTEST = 2
# Where treebanks of a language disagree ("people": people or person), words of the one whose lemmas the language is read with
# count alone, if it shows them this often. Measured: English +.14 points; Icelandic and Russian nothing, so they have no row.
LEMMA_STYLE = {"en": "English-EWT"}
STYLE_SEEN = 2


def lexicon_of(trees: Sequence[tuple[Source, Tree]], rules: Sequence[str]) -> tuple[dict[str, NDArray[Any]], list[str]]:
    """Return the arrays `lexicon_words`, `lexicon_rules`, `lexicon_lemmas`, and the rules with those that only words of the
    lexicon need at the end."""
    seen: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    styled: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    lemmas: Counter[int] = Counter()
    for source, tree in trees:
        for form, lemma, upos in zip(tree.forms, tree.lemmas, tree.upos, strict=True):
            if lemma != "_" and len(form) >= SHORTEST and form.isalpha():
                key, rule = (source.language, folded(form), upos), rule_from(form, lemma)
                seen[key][rule] += 1
                styled[key][rule] += LEMMA_STYLE.get(source.language) == source.folder
                lemmas[lemma_key(source.language, lemma)] += 1
    rows = {rule: row for row, rule in enumerate(rules)}
    found: dict[int, int] = {}
    for (language, form, upos), every in seen.items():
        own = styled[language, form, upos]
        counts = own if own.total() >= STYLE_SEEN else every
        rule, count = counts.most_common(1)[0]
        if count >= SHARE * counts.total():
            found[word_key(language, form, upos)] = rows.setdefault(rule, len(rows))
    keys = np.array(sorted(found), dtype=np.uint32)
    arrays: dict[str, NDArray[Any]] = {
        "lexicon_words": keys,
        "lexicon_rules": np.array([found[int(key)] for key in keys], dtype=np.uint16),
        "lexicon_lemmas": np.array(sorted(lemmas), dtype=np.uint32),
    }
    return arrays, list(rows)
