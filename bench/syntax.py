"""Measure the syntax room on treebanks by the definitions of the CoNLL 2018 shared task.

python -m bench.syntax FILE.conllu[.xz]... [--language TAG] [--own-style] [--floors bench/floors.toml] [--json]

Scores are percentages. With gold words: UPOS, UFeats (universal features only), Lemma, UAS, LAS (universal relations), CLAS
(content words); "Feats" is all features after training/conventions.py brought the gold to the style the model writes. From raw
text, aligned by characters: Tokens, Sentences, Words, UPOS, LAS (F1). Speed is words of raw text a second of one core.
Source: Zeman et al. 2018, "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal Dependencies".
"""

import argparse
import json
import re
import sys
import time
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.conventions import UNKNOWN, features_in, unified
from training.treebanks import Tree, trees_in
from vitni.syntax.parser import parse, parse_tokens
from vitni.syntax.tokens import Word
from vitni.syntax.tree import Sentence, Token

FUNCTION_RELATIONS = frozenset({"aux", "case", "cc", "clf", "cop", "det", "mark", "punct"})
UNIVERSAL_FEATURES = frozenset(
    {
        *("PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case", "Definite"),
        *("Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite"),
    }
)
# Treebanks whose conventions training/conventions.py changes, by the beginning of the file name.
UNIFIED = {"is_gc": "Icelandic-GC", "is_modern": "Icelandic-Modern", "sv_tal": "Swedish-Talbanken"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One word on one side of a comparison: its span in characters without spaces and what is said of it."""

    start: int
    end: int
    form: str
    multi: bool
    upos: str
    relation: str
    parent: int


def paragraphs_of(trees: Sequence[Tree]) -> list[list[Tree]]:
    """Return the trees by paragraph, as the comments mark them; without marks, ten sentences at a time."""
    marked = any(line.startswith(("# newpar", "# newdoc")) for tree in trees for line in tree.comments)
    paragraphs: list[list[Tree]] = []
    for index, tree in enumerate(trees):
        begins = any(line.startswith(("# newpar", "# newdoc")) for line in tree.comments) if marked else index % 10 == 0
        if begins or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(tree)
    return paragraphs


def tokens_of(tree: Tree) -> list[tuple[str, bool, int, int]]:
    """Return written form, whether a space follows, first word and last word + 1 of each token."""
    covered = {first: (last, form) for first, last, form in tree.contractions}
    tokens = []
    at = 0
    while at < len(tree.forms):
        last, form = covered.get(at, (at + 1, tree.forms[at]))
        tokens.append((form, tree.spaced[last - 1], at, last))
        at = last
    return tokens


def text_of(trees: Sequence[Tree]) -> str:
    """Return the text of a paragraph."""
    return "".join(form + " " * spaced for tree in trees for form, spaced, _, _ in tokens_of(tree)).strip()


def gold_units(trees: Sequence[Tree]) -> tuple[list[Unit], list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the words, token spans and sentence spans of the gold trees, counted without spaces."""
    units: list[Unit] = []
    tokens: list[tuple[int, int]] = []
    sentences: list[tuple[int, int]] = []
    at = 0
    for tree in trees:
        begin, base = at, len(units)
        for form, _, first, last in tokens_of(tree):
            size = len(re.sub(r"\s", "", form))
            tokens.append((at, at + size))
            for word in range(first, last):
                head = tree.heads[word]
                units.append(
                    Unit(
                        start=at,
                        end=at + size,
                        form=tree.forms[word].lower(),
                        multi=last - first > 1,
                        upos=tree.upos[word],
                        relation=tree.relations[word].split(":")[0],
                        parent=base + head - 1 if head else -1,
                    )
                )
            at += size
        sentences.append((begin, at))
    return units, tokens, sentences


def given_units(
    texts: Sequence[str], parsed: Sequence[tuple[Sentence, ...]]
) -> tuple[list[Unit], list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the same of what the parser said, offsets turned into counts of characters without spaces."""
    units: list[Unit] = []
    tokens: list[tuple[int, int]] = []
    sentences: list[tuple[int, int]] = []
    offset = 0
    for text, found in zip(texts, parsed, strict=True):
        counts = [0]
        for character in text:
            counts.append(counts[-1] + (not character.isspace()))
        for sentence in found:
            base = len(units)
            spans = [(token.start, token.end) for token in sentence.tokens]
            for token, span in zip(sentence.tokens, spans, strict=True):
                start, end = offset + counts[span[0]], offset + counts[span[1]]
                if not tokens or tokens[-1] != (start, end):
                    tokens.append((start, end))
                units.append(
                    Unit(
                        start=start,
                        end=end,
                        form=token.form.lower(),
                        multi=spans.count(span) > 1,
                        upos=token.upos,
                        relation=token.base_relation,
                        parent=base + token.head if token.head >= 0 else -1,
                    )
                )
            sentences.append((offset + counts[sentence.start], offset + counts[sentence.end]))
        offset += counts[-1]
    return units, tokens, sentences


def aligned(gold: list[Unit], given: list[Unit]) -> dict[int, int]:
    """Return gold word -> given word: equal spans, and inside contractions the longest common subsequence of forms."""
    pairs: dict[int, int] = {}
    at = to = 0
    while at < len(gold) and to < len(given):
        if gold[at].multi or given[to].multi:
            first, other, end = at, to, max(gold[at].end, given[to].end)
            while (at < len(gold) and gold[at].start < end) or (to < len(given) and given[to].start < end):
                if at < len(gold) and gold[at].start < end:
                    end, at = max(end, gold[at].end), at + 1
                else:
                    end, to = max(end, given[to].end), to + 1
            pairs.update(_common(gold, given, range(first, at), range(other, to)))
        elif (gold[at].start, gold[at].end) == (given[to].start, given[to].end):
            pairs[at] = to
            at, to = at + 1, to + 1
        elif gold[at].end <= given[to].end:
            at += 1
        else:
            to += 1
    return pairs


def _common(gold: list[Unit], given: list[Unit], left: range, right: range) -> dict[int, int]:
    best = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for row in reversed(range(len(left))):
        for column in reversed(range(len(right))):
            same = gold[left[row]].form == given[right[column]].form
            best[row][column] = best[row + 1][column + 1] + 1 if same else max(best[row + 1][column], best[row][column + 1])
    pairs = {}
    row = column = 0
    while row < len(left) and column < len(right):
        if gold[left[row]].form == given[right[column]].form:
            pairs[left[row]] = right[column]
            row, column = row + 1, column + 1
        elif best[row + 1][column] >= best[row][column + 1]:
            row += 1
        else:
            column += 1
    return pairs


def _f1(right: int, gold: int, given: int) -> float:
    return 200 * right / (gold + given) if gold + given else 0.0


def with_gold_words(trees: Sequence[Tree], language: str, treebank: str) -> dict[str, float]:
    """Return the scores where the gold words and sentences are given."""
    words = [[Word(form, at, at + 1) for at, form in enumerate(tree.forms)] for tree in trees]
    parsed = parse_tokens(words, [language] * len(trees))
    right = dict.fromkeys(("UPOS", "UFeats", "Feats", "Lemma", "UAS", "LAS", "CLAS"), 0)
    total = content = lemmas = 0
    for tree, sentence in zip(trees, parsed, strict=True):
        for at, token in enumerate(sentence.tokens):
            arc = token.head + 1 == tree.heads[at]
            label = arc and token.base_relation == tree.relations[at].split(":")[0]
            known = tree.lemmas[at] != "_" or tree.forms[at] == "_"
            function = tree.relations[at].split(":")[0] in FUNCTION_RELATIONS
            total, content, lemmas = total + 1, content + (not function), lemmas + known
            right["UPOS"] += token.upos == tree.upos[at]
            right["UFeats"] += _universal(token.features) == _universal(tree.features[at])
            right["Feats"] += _same_features(tree, at, token, treebank)
            right["Lemma"] += known and token.lemma == tree.lemmas[at]
            right["UAS"] += arc
            right["LAS"] += label
            right["CLAS"] += label and not function
    sizes = {"CLAS": content, "Lemma": lemmas}
    return {name: 100 * count / max(1, sizes.get(name, total)) for name, count in right.items()}


def _universal(features: str) -> dict[str, str]:
    return {key: value for key, value in features_in(features).items() if key in UNIVERSAL_FEATURES}


def _same_features(tree: Tree, at: int, token: Token, treebank: str) -> bool:
    gold, complete = unified(treebank, tree.upos[at], features_in(tree.features[at]))
    given = features_in(token.features)
    unknown = {key for key, value in gold.items() if value == UNKNOWN}
    if not complete:
        unknown |= given.keys() - gold.keys()
    return {k: v for k, v in gold.items() if k not in unknown} == {k: v for k, v in given.items() if k not in unknown}


def from_raw_text(trees: Sequence[Tree], language: str) -> dict[str, float]:
    """Return the scores from plain paragraphs, and the speed in words a second of processor time."""
    paragraphs = paragraphs_of(trees)
    texts = [text_of(paragraph) for paragraph in paragraphs]
    begun = time.process_time()
    parsed = parse(texts, [language] * len(texts))
    spent = time.process_time() - begun
    gold, gold_tokens, gold_sentences = gold_units(trees)
    given, given_tokens, given_sentences = given_units(texts, parsed)
    pairs = aligned(gold, given)

    def attached(at: int, to: int) -> bool:
        above, other = gold[at].parent, given[to].parent
        return (above < 0 and other < 0) or (above >= 0 and pairs.get(above, -2) == other)

    labelled = sum(attached(at, to) and gold[at].relation == given[to].relation for at, to in pairs.items())
    tagged = sum(gold[at].upos == given[to].upos for at, to in pairs.items())
    return {
        "Tokens": _f1(len(set(gold_tokens) & set(given_tokens)), len(gold_tokens), len(given_tokens)),
        "Sents": _f1(len(set(gold_sentences) & set(given_sentences)), len(gold_sentences), len(given_sentences)),
        "Words": _f1(len(pairs), len(gold), len(given)),
        "rUPOS": _f1(tagged, len(gold), len(given)),
        "rLAS": _f1(labelled, len(gold), len(given)),
        "words/s": len(given) / max(spent, 1e-9),
    }


def scores_of(path: Path, language: str | None = None, own_style: bool = False) -> tuple[str, dict[str, float]]:
    """Return a file's name without its endings, and its scores; the language is `language` or told by the name.

    With `own_style` the text is read in the style of the file's treebank, else in the usual style of its language.
    """
    name = path.name.split("-ud-")[0].split(".")[0]
    tag = language or ("nn" if name == "no_nynorsk" else name.split("_")[0])
    if own_style:
        tag += "-x-" + name.partition("_")[2]
    treebank = next((folder for start, folder in UNIFIED.items() if name.startswith(start)), "")
    trees = list(trees_in(path))
    return name, with_gold_words(trees, tag, treebank) | from_raw_text(trees, tag)


def below_floors(rows: Mapping[str, Mapping[str, float]], floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Return one line for each measure that is under its floor."""
    return [
        f"{name} {measure}: {rows[name][measure]:.2f} is under the floor of {floor:.1f}"
        for name, measures in floors.items()
        if name in rows
        for measure, floor in measures.items()
        if rows[name][measure] < floor
    ]


def main() -> None:
    """Measure each file and print one row for it; with floors, leave with status 1 where a measure is under its own."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--language", help="BCP 47 tag; else the beginning of the file name")
    options.add_argument("--own-style", action="store_true", help="read each file in the style of its own treebank")
    options.add_argument("--floors", type=Path, help="a TOML file with a table of measures for each treebank")
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    parse(["."], ["en"])
    rows = dict(scores_of(path, chosen.language, chosen.own_style) for path in chosen.files)
    if chosen.json:
        json.dump(rows, sys.stdout, indent=1)
    else:
        columns = list(next(iter(rows.values())))
        print(f"{'treebank':14}" + "".join(f"{column:>9}" for column in columns))
        for name, row in rows.items():
            cells = (f"{row[column]:9.0f}" if column == "words/s" else f"{row[column]:9.2f}" for column in columns)
            print(f"{name:14}" + "".join(cells))
    low = below_floors(rows, tomllib.loads(chosen.floors.read_text(encoding="utf-8"))) if chosen.floors else []
    for line in low:
        print(line, file=sys.stderr)
    sys.exit(bool(low))


if __name__ == "__main__":
    main()
