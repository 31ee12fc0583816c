"""CoNLL-U in: trees with their words, and the contractions they write as one."""

import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One sentence of a treebank; heads count from 1, 0 is the root.

    `contractions` lists (first word, last word + 1, written form); `spaced[i]` says whether a space follows token i, for the
    last word of a contraction what follows the whole; `comments` are the lines that start with "#".
    """

    forms: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    features: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    misc: tuple[str, ...]
    spaced: tuple[bool, ...]
    contractions: tuple[tuple[int, int, str], ...]
    comments: tuple[str, ...]


def lines_of(path: Path) -> Iterator[str]:
    """Yield the lines of a text file, packed with xz or not."""
    with lzma.open(path) if path.suffix == ".xz" else path.open("rb") as lines:
        for line in lines:
            yield line.decode("utf-8").rstrip("\r\n")


def trees_in(path: Path) -> Iterator[Tree]:
    """Yield the trees of a CoNLL-U file; empty nodes and enhanced dependencies are left out."""
    comments: list[str] = []
    rows: list[list[str]] = []
    for line in lines_of(path):
        if line.startswith("#"):
            comments.append(line)
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield _tree(rows, comments)
            rows, comments = [], []
    if rows:
        yield _tree(rows, comments)


def _tree(rows: list[list[str]], comments: list[str]) -> Tree:
    words = [row for row in rows if row[0].isdigit()]
    spaced = ["SpaceAfter=No" not in row[9] for row in words]
    contractions: list[tuple[int, int, str]] = []
    for row in rows:
        if "-" in row[0]:
            first, last = (int(number) for number in row[0].split("-"))
            contractions.append((first - 1, last, row[1]))
            spaced[last - 1] = "SpaceAfter=No" not in row[9]
    columns = [tuple(row[column] for row in words) for column in range(10)]
    return Tree(
        forms=columns[1],
        lemmas=columns[2],
        upos=columns[3],
        xpos=columns[4],
        features=columns[5],
        heads=tuple(int(head) if head.isdigit() else 0 for head in columns[6]),
        relations=columns[7],
        misc=columns[9],
        spaced=tuple(spaced),
        contractions=tuple(contractions),
        comments=tuple(comments),
    )
