"""From paragraphs to trees: the news of many reports parsed together, each sentence placed in its report's text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vitni.model.claim import Tongue
from vitni.model.text import Paragraph, Report
from vitni.model.time import TimePhrase
from vitni.reading.mending.likeness import looked_at_again
from vitni.reading.mending.plain import plainer
from vitni.reading.mending.regrouping import regrouped
from vitni.reading.mending.repairs import mended
from vitni.reading.times import find_times
from vitni.reading.trees import Tree
from vitni.reference.acts import load_lexicon
from vitni.reference.files import language_codes
from vitni.reference.paradigms import paradigms_of
from vitni.syntax.parser import parse
from vitni.syntax.tree import Sentence, Token

NEWS = ("title", "body")
"""Paragraph roles that make claims; credits and boilerplate make none."""
LONGEST_SENTENCE = 220
"""Words of the longest sentence that is read; longer ones are tables or lists, and their trees mean nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph of news with its sentences and the time expressions of its text, in text order."""

    paragraph: Paragraph
    language: str
    times: tuple[TimePhrase, ...]
    trees: tuple[Tree, ...]


def parse_reports(reports: Sequence[Report], tongues: Sequence[Sequence[Tongue]]) -> list[tuple[Block, ...]]:
    """Parse the news paragraphs of all reports in one call and return them report by report.

    Offsets of the sentences count in the report's text; sentences are numbered through the report. A paragraph in a
    language without a folder gets no sentences: nobody has told vitni what its words mean.
    """
    known = frozenset(language_codes())
    wanted = [
        (number, paragraph, tongue)
        for number, (report, row) in enumerate(zip(reports, tongues, strict=True))
        for paragraph, tongue in zip(report.paragraphs, row, strict=True)
        if paragraph.role in NEWS
    ]
    read = [row for row in wanted if row[2].language in known]
    texts = [reports[number].text[paragraph.start : paragraph.end] for number, paragraph, _ in read]
    parsed = iter(_trees(texts, [tongue.language for _, _, tongue in read]) if texts else [])
    blocks: list[list[Block]] = [[] for _ in reports]
    counts = [0] * len(reports)
    for number, paragraph, tongue in wanted:
        placed: list[Tree] = []
        times: tuple[TimePhrase, ...] = ()
        if tongue.language in known:
            lexicon = load_lexicon(tongue.language)
            times = find_times(reports[number].text, paragraph.start, paragraph.end, tongue.language)
            for sentence in next(parsed):
                shaped = regrouped(_moved(sentence, paragraph.start), lexicon, paradigms_of(tongue.language))
                placed.append(Tree(mended(shaped, lexicon, times), counts[number], lexicon))
                counts[number] += 1
        blocks[number].append(Block(paragraph=paragraph, language=tongue.language, times=times, trees=tuple(placed)))
    return [tuple(row) for row in blocks]


def _trees(texts: Sequence[str], languages: Sequence[str]) -> list[tuple[Sentence, ...]]:
    """Return the trees of each text; those in which a known word was mistaken are made anew, all in one call."""
    rows = parse(texts, languages, plainer)
    again = iter(looked_at_again([sentence for row in rows for sentence in row], plainer))
    return [tuple(next(again) for _ in row) for row in rows]


def _moved(sentence: Sentence, offset: int) -> Sentence:
    """Return a sentence whose offsets count from the beginning of the report."""
    if offset == 0:
        return sentence
    tokens = tuple(_shifted(token, offset) for token in sentence.tokens)
    return replace(sentence, start=sentence.start + offset, end=sentence.end + offset, tokens=tokens)


def _shifted(token: Token, offset: int) -> Token:
    """Return a token whose offsets count from another beginning; written out, since `replace` takes three times as long."""
    return Token(
        index=token.index,
        form=token.form,
        start=token.start + offset,
        end=token.end + offset,
        lemma=token.lemma,
        upos=token.upos,
        features=token.features,
        head=token.head,
        relation=token.relation,
        name=token.name,
    )
