"""The exact words of a claim, with the spans that decide something marked, and where they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.text import Text

from vitni.faces.colours import MARK, MARK_DISPUTED
from vitni.model.claim import Claim
from vitni.model.event import Event
from vitni.model.text import Report

FAR = 240
"""Characters beyond a claim's words within which a deciding phrase is shown with it; farther off it is another sentence's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of the report's text to be marked; `disputed` where the chronicle holds another value than these words."""

    start: int
    end: int
    disputed: bool


def marks_of(claim: Claim, event: Event | None) -> tuple[Mark, ...]:
    """Return the spans of a claim that decide something: its time words and its amounts."""
    disputed = _disputed_fields(claim, event)
    marks = []
    if claim.time is not None:
        marks.append(Mark(start=claim.time.start, end=claim.time.end, disputed="when" in disputed))
    for amount in claim.amounts:
        if amount.start is not None and amount.end is not None:
            marks.append(Mark(start=amount.start, end=amount.end, disputed="amounts" in disputed))
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))


def quoted(claim: Claim, report: Report, marks: Iterable[Mark], *, plain: bool) -> Text:
    """Return the claim's words on one line with the marks laid on; where there is no colour (`plain`) in square brackets.

    A mark near the claim but outside its words is shown after "…" on its side.
    """
    words = Text()
    marks = tuple(marks)
    for mark in marks:
        if claim.start - FAR <= mark.start and mark.end <= claim.start:
            words.append_text(_slice(report, mark.start, mark.end, (mark,), plain=plain)).append(" … ")
    inside = tuple(mark for mark in marks if mark.end > claim.start and mark.start < claim.end)
    words.append_text(_slice(report, claim.start, claim.end, inside, plain=plain))
    for mark in marks:
        if claim.end <= mark.start and mark.end <= claim.end + FAR:
            words.append(" … ").append_text(_slice(report, mark.start, mark.end, (mark,), plain=plain))
    return words


def position(report: Report, start: int, end: int) -> str:
    """Return a span as line:column, both from 1 and the last included, as editors count: "1:24–1:79"."""
    return f"{_line_column(report.text, start)}–{_line_column(report.text, max(start, end - 1))}"


def _slice(report: Report, start: int, end: int, marks: tuple[Mark, ...], *, plain: bool) -> Text:
    words, at = Text(), start
    for mark in marks:
        first, last = max(start, mark.start, at), min(end, mark.end)
        if first >= last:
            continue
        words.append(on_one_line(report.text[at:first]))
        inner = on_one_line(report.text[first:last])
        words.append(f"[{inner}]" if plain else inner, style=MARK_DISPUTED if mark.disputed else MARK)
        at = last
    return words.append(on_one_line(report.text[at:end]))


def on_one_line(text: str) -> str:
    """Return a text with every break and tab written as a space: as many characters as before."""
    return "".join(" " if character.isspace() else character for character in text)


def _line_column(text: str, at: int) -> str:
    line_start = text.rfind("\n", 0, at) + 1
    return f"{text.count(chr(10), 0, at) + 1}:{at - line_start + 1}"


def _disputed_fields(claim: Claim, event: Event | None) -> set[str]:
    """Return the fields in which the chronicle holds against this claim: its value is not the verdict."""
    found = set()
    for disagreement in event.disagreements if event else ():
        for value in disagreement.values:
            if claim.id in value.claims and disagreement.verdict is not None and value.value != disagreement.verdict:
                found.add(disagreement.field.partition(":")[0])
    return found
