"""Words that look alike in two languages and are not ("met": English verb, Dutch preposition).

The word table is shared by all languages, so the language that shows such a word more often teaches it to all; the markers
alone do not undo that for a word with thirty examples against three hundred. Measured: "Blinken met Lavrov" had a preposition
in it.
The remedy is to show the weaker language's sentences with such words more often.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from training.examples import Example
from vitni.syntax.words import folded

FEWEST = 4
"""Occurrences a word needs in a language before its majority tag there is believed."""
MOST = 60
"""Occurrences above which a language is taken to hold its own; function words would repeat every sentence."""
OUTSHOWN = 2.0
"""How much more often the other languages must show the word, with other tags."""
MOST_COPIES = 8
"""How often at most a sentence is shown for once: above this single sentences are learned by heart."""


def with_homographs_repeated(
    groups: dict[str, list[Example]], shares: dict[str, float], forms: Sequence[str]
) -> dict[str, list[Example]]:
    """Return the groups with sentences repeated whose words other languages, shown more often, use otherwise.

    `shares` are the groups' shares of all words shown, `forms` the word types that examples index.
    """
    shown, counts = _shown(groups, shares, [folded(form) for form in forms])
    copies: dict[tuple[str, str], int] = {}
    for word, languages in shown.items():
        for language, tags in languages.items():
            if not FEWEST <= counts[word][language] <= MOST:
                continue
            mine, mass = tags.most_common(1)[0]
            others: Counter[int] = Counter()
            for other, seen in languages.items():
                if other != language:
                    others.update(seen)
            against = sum(others.values()) - others[mine]
            if against > OUTSHOWN * mass and others[mine] < against:
                copies[language, word] = min(MOST_COPIES, 1 + round(against / mass))
    words = [folded(form) for form in forms]
    return {
        group: [copy for example in examples for copy in _repeated(example, words, copies)]
        for group, examples in groups.items()
    }


def _shown(
    groups: dict[str, list[Example]], shares: dict[str, float], words: Sequence[str]
) -> tuple[dict[str, dict[str, Counter[int]]], dict[str, Counter[str]]]:
    """Return word -> language -> tag -> how often it is shown, as a share of all words; and word -> language -> occurrences."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    shown: defaultdict[str, defaultdict[str, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    for group, examples in groups.items():
        trees = [example for example in examples if example.tree]
        size = sum(len(example.words) for example in trees)
        for example in trees:
            for kind, tag in zip(example.words.tolist(), example.upos.tolist(), strict=True):
                counts[words[kind]][example.language] += 1
                shown[words[kind]][example.language][tag] += shares[group] / size  # type: ignore[assignment]
    several = {word for word, languages in counts.items() if len(languages) > 1}
    return {word: dict(shown[word]) for word in several}, {word: counts[word] for word in several}


def _repeated(example: Example, words: Sequence[str], copies: dict[tuple[str, str], int]) -> list[Example]:
    if not example.tree:
        return [example]
    return [example] * max((copies.get((example.language, words[kind]), 1) for kind in example.words.tolist()), default=1)
