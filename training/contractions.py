"""Write `vitni/syntax/contractions.toml`: the words that a treebank always reads as two.

python3 -m training.contractions --treebanks ../shared/treebanks
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from training.sources import SOURCES
from training.treebanks import trees_in

# A form that is now and then one word ("des", "nos") is left alone unless it nearly always is two.
SHARE = 0.95
# Seen less often, a "contraction" is as likely an error of the treebank.
SEEN = 3
# English, Turkish and Icelandic write clitics and verb endings this way, an open class that tokens.toml cuts or leaves.
LANGUAGES = frozenset({"de", "fr", "es", "pt", "cs", "sk", "fi", "fo"})
# The Italian treebanks may not be used; these are the articulated prepositions of any grammar.
ITALIAN = {
    first + ending: (preposition, article)
    for preposition, first in (("a", "a"), ("da", "da"), ("di", "de"), ("in", "ne"), ("su", "su"))
    for ending, article in (
        ("l", "il"), ("llo", "lo"), ("ll'", "l'"), ("lla", "la"), ("i", "i"), ("gli", "gli"), ("lle", "le"),
    )
}  # fmt: skip


def contractions(folder: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return language -> written form -> words, all in lower case."""
    together: defaultdict[str, Counter[tuple[str, tuple[str, ...]]]] = defaultdict(Counter)
    alone: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for source in SOURCES:
        for name in source.train if source.language in LANGUAGES else ():
            for tree in trees_in(folder / source.folder / name):
                inside: set[int] = set()
                for first, last, form in tree.contractions:
                    inside.update(range(first, last))
                    parts = tuple(word.lower() for word in tree.forms[first:last])
                    together[source.language][form.lower().replace("’", "'"), parts] += 1
                alone[source.language].update(word.lower() for at, word in enumerate(tree.forms) if at not in inside)
    found: dict[str, dict[str, tuple[str, ...]]] = {"it": dict(sorted(ITALIAN.items()))}
    for language, counts in sorted(together.items()):
        kept: dict[str, tuple[str, ...]] = {}
        for (form, parts), count in counts.most_common():
            total = alone[language][form] + sum(other for (same, _), other in counts.items() if same == form)
            if count >= SEEN and count >= SHARE * total and form.replace("'", "").isalpha():
                kept[form] = parts
        found[language] = dict(sorted(kept.items()))
    return found


def main() -> None:
    """Read the treebanks and write the table into the package."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--treebanks", type=Path, required=True)
    lines = [
        "# Contractions and their words, made by training/contractions.py from the treebanks named in MODEL.md",
        "# (CC BY-SA 4.0); Italian from the grammar. Do not edit by hand.",
    ]
    for language, rows in contractions(options.parse_args().treebanks).items():
        lines += ["", f"[{language}]"]
        lines += [f'"{form}" = [{", ".join(chr(34) + part + chr(34) for part in parts)}]' for form, parts in rows.items()]
    Path("vitni/syntax/contractions.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
