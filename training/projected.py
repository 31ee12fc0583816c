"""Names where nobody marked them: what the annotated languages and lists of countries say about a treebank's proper nouns.

A word that is no proper noun and stands beside none is no name; a country is a place; a span that the annotated sentences
always give one kind keeps it; a run of proper nouns that begins with a known first name is a person. All else stays UNKNOWN.
Without this, languages without name data (German, French, Spanish, Ukrainian, Czech) get names that are every third time no
name at all.
"""

import io
import json
import tarfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training.names import UNKNOWN, Named
from training.treebanks import Tree

LONGEST = 4
SEEN, SHARE = 2, 0.95
# The languages whose list goes by another name.
COUNTRY_LISTS = {"no": "nb", "nb": "nb"}


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """Spans with their kind, first names, and language -> names of countries."""

    spans: dict[tuple[str, ...], str]
    first_names: frozenset[str]
    countries: dict[str, frozenset[tuple[str, ...]]]


def countries_in(archive: Path) -> dict[str, frozenset[tuple[str, ...]]]:
    """Return language -> country names as word tuples, from umpirsky/country-list (MIT; names of Unicode CLDR)."""
    found: dict[str, frozenset[tuple[str, ...]]] = {}
    with tarfile.open(archive) as opened:
        for member in opened:
            parts = Path(member.name).parts
            handle = opened.extractfile(member) if member.name.endswith("country.json") else None
            if handle:
                rows: dict[str, str] = json.load(io.TextIOWrapper(handle, encoding="utf-8"))
                found[parts[-2]] = frozenset(tuple(name.split()) for name in rows.values())
    return found


def known_names(named: Sequence[Named], countries: dict[str, frozenset[tuple[str, ...]]]) -> KnownNames:
    """Return what the annotated sentences and the country lists know."""
    kinds: dict[tuple[str, ...], Counter[str]] = {}
    first: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for forms, tags in named:
        words.update(forms)
        at = 0
        while at < len(forms):
            end = at + 1
            if tags[at].startswith("B-"):
                while end < len(forms) and tags[end] == "I-" + tags[at][2:]:
                    end += 1
                kinds.setdefault(tuple(forms[at:end]), Counter())[tags[at][2:]] += 1
                first[forms[at]] += tags[at] == "B-PER" and end - at > 1
            at = end
    spans: dict[tuple[str, ...], str] = {}
    for span, counts in kinds.items():
        kind, count = counts.most_common(1)[0]
        alone = len(span) > 1 or counts.total() >= 0.8 * words[span[0]]
        if count >= SEEN and count >= SHARE * counts.total() and alone and len(span) <= LONGEST and span[0][:1].isupper():
            spans[span] = kind
    names = {name for name, count in first.items() if count >= SEEN and count >= 0.5 * words[name]}
    return KnownNames(spans=spans, first_names=frozenset(names), countries=countries)


def projected(tree: Tree, language: str, known: KnownNames, given: Sequence[str] | None = None) -> tuple[str, ...]:
    """Return the name tags of a tree; tags that are `given` and not UNKNOWN stay."""
    size = len(tree.forms)
    proper = [upos in ("PROPN", "X") for upos in tree.upos]
    tags = list(given) if given else [UNKNOWN] * size
    if not given:
        for at in range(size):
            near = any(proper[max(0, at - 1) : at + 2])
            capital = at > 0 and tree.forms[at][:1].isupper() and language != "de"
            if not near and not capital:
                tags[at] = "O"
    countries = known.countries.get(COUNTRY_LISTS.get(language, language), frozenset())
    at = 0
    while at < size:
        end, kind = at, ""
        if tags[at] == UNKNOWN and (proper[at] or tree.upos[at] == "NOUN"):
            end, kind = _match(tree, at, known, countries)
        if kind:
            tags[at:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - at - 1)
        at = max(end, at + 1)
    return tuple(tags)


def _match(tree: Tree, at: int, known: KnownNames, countries: frozenset[tuple[str, ...]]) -> tuple[int, str]:
    """Return the end and kind of the known name that starts at a word; an empty kind where there is none."""
    for end in range(min(len(tree.forms), at + LONGEST), at, -1):
        forms = tree.forms[at:end]
        if forms in countries or (end == at + 1 and (tree.lemmas[at],) in countries and forms[0][:1].isupper()):
            return end, "LOC"
        if tree.upos[at] == "PROPN" and forms in known.spans and not (end < len(tree.forms) and tree.upos[end] == "PROPN"):
            return end, known.spans[forms]
    if tree.upos[at] == "PROPN" and tree.forms[at] in known.first_names:
        end = at + 1
        while end < len(tree.forms) and tree.upos[end] == "PROPN" and tree.relations[end].startswith(("flat", "appos")):
            end += 1
        if end > at + 1:
            return end, "PER"
    return at, ""
