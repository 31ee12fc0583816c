"""Name annotation in: BIO tags over PER, LOC and ORG for the words of a sentence, from six kinds of source.

A tag of UNKNOWN trains nothing. The archives are those of `SOURCE.txt` beside them; see training/README.md.
"""

import io
import math
import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from training.treebanks import Tree

UNKNOWN = "?"
TAGS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
Named = tuple[tuple[str, ...], tuple[str, ...]]

_UNER = {
    "English-EWT": "en", "Swedish-Talbanken": "sv", "Danish-DDT": "da", "Serbian-SET": "sr", "Croatian-SET": "hr",
    "Portuguese-Bosque": "pt", "Slovak-SNK": "sk", "Chinese-GSDSIMP": "zh", "Norwegian-NDT": "no",
}  # fmt: skip
# Icelandic prepositions before a proper noun that is then nearly always a place; and endings of names that are not.
_PLACE_WORDS = frozenset({"í", "á", "frá", "til"})
_NOT_PLACES = re.compile(r"(flokk|bank|félag|ráð|stofnun|sveit|deild|lið|sjóð|blað|skól|hreyfing|þing)\w*$", re.IGNORECASE)
_TITLES = frozenset(
    {"president", "mr.", "mrs.", "ms.", "dr.", "professor", "prof.", "senator", "minister", "king", "queen", "pope"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSource:
    """Sentences with name tags of one language, to train on or to measure on; `treebank` where they belong to one."""

    label: str
    language: str
    test: bool
    sentences: tuple[Named, ...]


def _members(archive: Path) -> Iterator[tuple[str, str]]:
    with tarfile.open(archive) as opened:
        for member in opened:
            handle = opened.extractfile(member) if member.isfile() else None
            if handle:
                yield member.name, io.TextIOWrapper(handle, encoding="utf-8", errors="replace").read()


def moves_between(sentences: Sequence[tuple[str, ...]]) -> list[list[float]]:
    """Return how much more often each tag follows another than it occurs (log of the ratio), -10,000 where it may not."""
    pairs = Counter(pair for tags in sentences for pair in pairwise(("O", *tags)))
    follows = Counter(tag for tags in sentences for tag in tags)
    total = follows.total()
    table = []
    for first in TAGS:
        count = sum(pairs[first, tag] for tag in TAGS)
        ratios = [math.log((pairs[first, tag] + 1) / (count + 7) * total / (follows[tag] + 1)) for tag in TAGS]
        allowed = [tag[0] != "I" or first[2:] == tag[2:] for tag in TAGS]
        table.append([ratio if possible else -10_000.0 for ratio, possible in zip(ratios, allowed, strict=True)])
    return table


def _columns(text: str, word: int, tag: int) -> Iterator[tuple[list[str], list[str]]]:
    words: list[str] = []
    tags: list[str] = []
    for line in [*text.splitlines(), ""]:
        cells = line.split("\t")
        if line.startswith("# ") and len(cells) == 1:
            continue
        if len(cells) > max(word, tag) and cells[word]:
            words.append(cells[word])
            tags.append(cells[tag])
        elif words:
            yield words, tags
            words, tags = [], []


def _kept(tags: list[str]) -> tuple[str, ...]:
    """Return BIO tags from BIO or bare types, other types left out."""
    kept: list[str] = []
    for at, tag in enumerate(tags):
        kind = tag[2:] if tag[:2] in ("B-", "I-") else tag
        if kind not in ("PER", "LOC", "ORG"):
            kept.append("O")
        elif tag[:2] in ("B-", "I-"):
            kept.append(tag)
        else:
            kept.append(("I-" if at and tags[at - 1] == tag else "B-") + kind)
    return tuple(kept)


def universal(folder: Path) -> list[NameSource]:
    """Return the sets of Universal NER v1."""
    sources = []
    for name, text in _members(folder / "uner" / "uner.tar.xz"):
        if name.endswith(".iob2"):
            language = _UNER[Path(name).parts[-2]]
            language = "nn" if "nno_" in name else language
            rows = tuple((tuple(words), _kept(tags)) for words, tags in _columns(text, 1, 2))
            sources.append(NameSource(label=Path(name).stem, language=language, test="-test" in name, sentences=rows))
    return sources


def column_files(folder: Path) -> list[NameSource]:
    """Return the Turku corpus (Finnish) and the Wikinews part of KIND (Italian)."""
    sources = []
    for place, language, part in (("turku", "fi", "data/conll/"), ("kind_wikinews_it", "it", "dataset/wikinews")):
        for name, text in _members(folder / place / "data.tar.xz"):
            if part in name and name.endswith(".tsv"):
                rows = tuple((tuple(words), _kept(tags)) for words, tags in _columns(text, 0, 1) if words != ["-DOCSTART-"])
                sources.append(NameSource(label=place, language=language, test="test" in name, sentences=rows))
    return sources


def fact_ru_eval(folder: Path) -> list[NameSource]:
    """Return factRuEval 2016 (Russian news): its objects, reduced to their name spans."""
    documents: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, text in _members(folder / "factrueval_ru" / "data.tar.xz"):
        path = Path(name)
        if path.suffix in (".tokens", ".spans", ".objects"):
            documents[str(path.with_suffix(""))][path.suffix] = text
    rows: dict[bool, list[Named]] = {True: [], False: []}
    for name, parts in sorted(documents.items()):
        rows["testset" in name].extend(_fact_document(parts))
    return [NameSource(label="factrueval", language="ru", test=test, sentences=tuple(found)) for test, found in rows.items()]


def _fact_document(parts: dict[str, str]) -> Iterator[Named]:
    spans: dict[str, tuple[str, list[str]]] = {}
    for line in parts[".spans"].splitlines():
        cells = line.split("#")[0].split()
        if len(cells) >= 6:
            first, count = int(cells[4]), int(cells[5])
            spans[cells[0]] = (cells[1], [str(first + at) for at in range(count)])
    kinds = {"Person": ("PER", "name surname patronymic nickname"), "Org": ("ORG", "org_name")}
    tags: dict[str, str] = {}
    for line in sorted(parts[".objects"].splitlines(), key=lambda row: " Org " in row):
        cells = line.split("#")[0].split()
        kind, wanted = kinds.get(cells[1], ("LOC", "loc_name")) if len(cells) > 1 else ("", "")
        tokens = sorted({token for at in cells[2:] if spans[at][0] in wanted.split() for token in spans[at][1]}, key=int)
        for at, token in enumerate(tokens):
            tags[token] = ("I-" if at and int(tokens[at - 1]) == int(token) - 1 else "B-") + kind
    words: list[tuple[str, str]] = []
    for line in [*parts[".tokens"].splitlines(), ""]:
        cells = line.split()
        if len(cells) >= 4:
            words.append((cells[3], tags.get(cells[0], "O")))
        elif words:
            yield tuple(word for word, _ in words), tuple(tag for _, tag in words)
            words = []


def greynir_names(tree: Tree) -> tuple[str, ...]:
    """Return the names of a GreynirCorpus tree by its terminal tags: people and companies are told apart, places only
    where a preposition of place stands before; other proper names are UNKNOWN."""
    tags: list[str] = []
    previous = ""
    for at, (form, xpos) in enumerate(zip(tree.forms, tree.xpos, strict=True)):
        terminal = xpos.split("_")[0]
        kind = {"person": "PER", "fyrirtæki": "ORG"}.get(terminal, "")
        place = at > 0 and tree.forms[at - 1].lower() in _PLACE_WORDS and not _NOT_PLACES.search(form)
        if kind:
            joined = kind == previous and (
                tree.relations[at].startswith(("flat", "fixed"))
                or tree.relations[at - 1].startswith("flat")
                or tree.heads[at] == at
                or tree.heads[at - 1] == at + 1
            )
            tags.append(("I-" if joined else "B-") + kind)
        elif terminal in ("sérnafn", "entity", "gata"):
            tags.append("B-LOC" if place and form[:1].isupper() else UNKNOWN)
        else:
            unsure = at > 0 and form[:1].isupper() and tree.upos[at] in ("NOUN", "PROPN", "X")
            tags.append(UNKNOWN if unsure else "O")
        previous = kind
    return tuple(tags)


def slovenian_names(tree: Tree) -> tuple[str, ...] | None:
    """Return the names that the SSJ treebank keeps in MISC, None where it has none.

    Much of the treebank was never read for names and says "O" throughout: a sentence with a proper noun but no name is None.
    """
    cells = [re.search(r"NER=([^|]+)", misc) for misc in tree.misc]
    if not all(cells):
        return None
    tags = _kept([cell.group(1).upper() for cell in cells if cell])
    return None if "PROPN" in tree.upos and set(tags) == {"O"} else tags


def gum_names(tree: Tree) -> tuple[str, ...]:
    """Return the names of a GUM tree: the proper-noun run around the head of each person, place and organisation."""
    opened: dict[str, tuple[int, list[str]]] = {}
    found: list[tuple[int, int, str, bool, int]] = []
    for at, misc in enumerate(tree.misc):
        cell = re.search(r"Entity=([^|]+)", misc)
        for mark in re.findall(r"\([^()]+\)?|[^()]+\)", cell.group(1)) if cell else ():
            fields = mark.strip("()").split("-")
            if mark.startswith("("):
                opened[fields[0]] = (at, fields)
            if mark.endswith(")") and fields[0] in opened:
                start, fields = opened.pop(fields[0])
                kind = {"person": "PER", "place": "LOC", "organization": "ORG"}.get(fields[1] if len(fields) > 1 else "")
                if kind and len(fields) > 5:
                    place = fields[5].split(",")[0]
                    found.append((start, at + 1, kind, len(fields) > 7, int(place) - 1 if place.isdigit() else 0))
    tags = ["O"] * len(tree.forms)
    for start, end, kind, linked, head in sorted(found, key=lambda entity: entity[1] - entity[0]):
        first = last = min(start + head, len(tags) - 1)
        if tree.upos[first] != "PROPN":
            continue
        free = [tags[at] == "O" or (linked and kind == "ORG") for at in range(len(tags))]
        while first > start and tree.upos[first - 1] == "PROPN" and free[first - 1]:
            first -= 1
        while last + 1 < end and tree.upos[last + 1] == "PROPN" and free[last + 1]:
            last += 1
        if linked and last + 2 < end and tree.forms[last + 1] in ("of", "and", "for"):
            reach = last + 3 if tree.forms[last + 2] == "the" else last + 2
            while reach < end and tree.upos[reach] == "PROPN":
                last = reach
                reach += 1
        while kind == "PER" and first < last and tree.forms[first].lower() in _TITLES:
            first += 1
        if tags[first] == "O" or (linked and kind == "ORG"):
            tags[first : last + 1] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first)
    return tuple(tags)
