"""Paragraphs of a frozen text, and what each is for: title, news, credit line or boilerplate.

Together the paragraphs hold every character that is not white space, in order and without overlap.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from vitni.intake.credits import Found, find_end_credits, find_line_credits, find_start_credits, is_boilerplate
from vitni.model.text import Credit, Paragraph, ParagraphRole, Published

LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
LINE_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028]|[\v\f\u2029]")
SENTENCE_END = re.compile(r"[.!?…。！？:;؟][\"'”“’»«)\]]*$")
STOP = re.compile(r"[.。;:,][\"'”“’»)\]]*$")

WRAP_WIDTHS = (45, 100)
"""The widths at which mail and wire software breaks lines. A text broken there is put together again, else every sentence
would end with its line."""
WRAP_SHARE = 0.6
"""The share of a text's inner lines that must look broken off before lines are joined."""
SHORT_LINE = 0.75
"""A line shorter than this share of the widest, ending a sentence, ends its paragraph in a wrapped text without blank lines."""
LONGEST_TITLE = 220
TITLE_REACH = 6
"""Among how many first paragraphs the title may stand (below a kicker, a credit, a date)."""
STAMP_REACH = 6
"""How far from either end of a report a date line can be its day of publication. One in the middle dates something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A text's paragraphs, the credits found in them in text order, its title, and the day of publication they state.

    The dateline before the first sentence and the agency after the last are paragraphs of their own, with the role credit.
    """

    paragraphs: tuple[Paragraph, ...]
    credits: tuple[Credit, ...]
    title: str | None
    published: Published | None


def find_parts(text: str, *, title: str | None = None) -> Parts:
    """Return the text's paragraphs with their roles, and what the credits say. `title` is one the archive gave."""
    spans = split(text)
    lines = [find_line_credits(text, start, end) for start, end in spans]
    roles = [_role(text, span, found) for span, found in zip(spans, lines, strict=True)]
    headline = _mark_titles(text, spans, roles, title)
    credits: list[Credit] = []
    published: list[Published] = []
    paragraphs: list[Paragraph] = []
    for number, (span, role, found) in enumerate(zip(spans, roles, lines, strict=True)):
        marked, pieces = ((found,), ((*span, role),)) if role != "body" else _divided(text, span)
        near_an_end = number < STAMP_REACH or number >= len(spans) - STAMP_REACH
        for each in marked:
            credits.extend(each.credits)
            if each.published is not None and near_an_end:
                published.append(each.published)
        paragraphs.extend(Paragraph(start=start, end=end, role=role) for start, end, role in pieces)
    return Parts(
        paragraphs=tuple(paragraphs),
        credits=tuple(sorted(credits, key=lambda credit: (credit.start, -credit.end))),
        title=headline if title is None else title,
        published=published[0] if published else None,
    )


def split(text: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of the paragraphs: lines without the white space around them; broken lines are joined."""
    lines = [span for match in LINE.finditer(text) if (span := _trimmed(text, match.start(), match.end())) is not None]
    if not _is_wrapped(text, lines):
        return tuple(lines)
    widest = max(end - start for start, end in lines)
    joined: list[tuple[int, int]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None and not _breaks(text, before, line, widest):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return tuple(joined)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    line = text[start:end]
    left = len(line) - len(line.lstrip())
    return (start + left, start + len(line.rstrip())) if line.strip() else None


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Return whether software broke the lines: none is wide, and most lines with a neighbour below stop in mid-sentence."""
    if len(lines) < 4 or max(end - start for start, end in lines) > WRAP_WIDTHS[1]:
        return False
    inner = [text[before[0] : before[1]] for before, line in pairwise(lines) if not _blank_between(text, before, line)]
    broken = [line for line in inner if len(line) >= WRAP_WIDTHS[0] and not SENTENCE_END.search(line)]
    return len(inner) >= 3 and len(broken) >= WRAP_SHARE * len(inner)


def _breaks(text: str, before: tuple[int, int], line: tuple[int, int], widest: int) -> bool:
    """Return whether a paragraph ends between two lines of a wrapped text."""
    if _blank_between(text, before, line):
        return True
    length = before[1] - before[0]
    first_word = re.match(r"\S+", text[line[0] : line[1]])
    fitted = length + 1 + (len(first_word.group()) if first_word else 0) <= widest * SHORT_LINE
    return fitted and (SENTENCE_END.search(text[before[0] : before[1]]) is not None or length < WRAP_WIDTHS[0])


def _blank_between(text: str, before: tuple[int, int], line: tuple[int, int]) -> bool:
    return len(LINE_BREAK.findall(text, before[1], line[0])) > 1


def _role(text: str, span: tuple[int, int], found: Found) -> ParagraphRole:
    if found.whole:
        return "credit"
    return "boilerplate" if is_boilerplate(text, *span) else "body"


def _divided(text: str, span: tuple[int, int]) -> tuple[tuple[Found, ...], tuple[tuple[int, int, ParagraphRole], ...]]:
    """Return what stands before and after the news of a paragraph, and the paragraph in its parts: credit, news, credit.

    A parser that met "GENEVA, Jan 21 (Reuters) -" in a sentence would look for its verb.
    """
    before, after = find_start_credits(text, *span), find_end_credits(text, *span)
    start = span[0] if before.edge is None else before.edge
    end = span[1] if after.edge is None else after.edge
    parts: list[tuple[tuple[int, int] | None, ParagraphRole]] = [
        (_trimmed(text, span[0], start), "credit"),
        (_trimmed(text, start, end), "body"),
        (_trimmed(text, end, span[1]), "credit"),
    ]
    return (before, after), tuple((*part, role) for part, role in parts if part is not None)


def _mark_titles(text: str, spans: tuple[tuple[int, int], ...], roles: list[ParagraphRole], title: str | None) -> str | None:
    """Mark the headline and its repetitions in `roles`, and return its words; None where the text opens with news.

    A headline is the first paragraph that is neither credit nor boilerplate, short, without a final stop, with news below
    it; or the one that says what the archive called the title.
    """
    known = _plain(title) if title is not None else None
    bodies = [number for number, role in enumerate(roles) if role == "body"]
    first = bodies[0] if bodies else None
    if known is None and first is not None and first < TITLE_REACH and len(bodies) > 1:
        words = text[slice(*spans[first])]
        if len(words) <= LONGEST_TITLE and not STOP.search(words) and not find_start_credits(text, *spans[first]).credits:
            known = _plain(words)
    if known is None:
        return None
    marked = [number for number in bodies if _plain(text[slice(*spans[number])]) == known]
    if len(marked) == len(bodies):
        return None
    for number in marked:
        roles[number] = "title"
    return text[slice(*spans[marked[0]])] if marked else None


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".")
