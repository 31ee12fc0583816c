"""One event on the page: its line among the days, and what opens under it."""

from collections.abc import Iterator, Mapping, Sequence

from vitni.chronicle.query import Chronicle
from vitni.faces.days import dating_words
from vitni.faces.judgements import maker_words, ruling_words
from vitni.faces.page.markup import Markup, joined, tag
from vitni.faces.prose import field_name, heading, refused_sentences, sentence
from vitni.faces.screens.branches import REASONS_SHOWN, value_lines
from vitni.faces.screens.marks import FAR, Mark, marks_of, on_one_line, position
from vitni.faces.screens.scene import Scene
from vitni.faces.screens.verdicts import verdict_on_day
from vitni.faces.titles import title_of
from vitni.faces.witnesses import Witness, chains_of, reports_behind, witnesses_of
from vitni.model.claim import COMING, Claim, Standing
from vitni.model.event import Disagreement, Event
from vitni.model.text import Report

DOTS = 6
"""Witnesses an event's line shows as dots."""


def event_markup(chronicle: Chronicle, event: Event, title: str, witnesses: Mapping[str, Witness]) -> Markup:
    """Return an event as a line that opens to its witnesses, its disagreements, its judgements and its rows of the ledger."""
    dots = joined(dot(witnesses[report]) for report in event.reports[:DOTS])
    line = joined([tag("span", dots, f"{_more(event)} {title}", cls="title"), *_tags(event, title)])
    scene = Scene(
        chronicle=chronicle,
        event=event,
        witnesses=witnesses_of(chronicle, reports_behind(chronicle, event)),
        why=False,
    )
    body = tag(
        "div",
        tag("p", f"{event.id} · {_facts(event)}", cls="id"),
        tag("div", *_witnesses(scene), cls="witnesses"),
        tag("div", *_matters(scene), cls="matters"),
        cls="event",
    )
    together = "together" if len(event.origins) > 1 else None
    return tag("details", tag("summary", line), body, id=event.id, cls=together)


def dot(witness: Witness) -> Markup:
    """Return the dot that stands for a witness everywhere on the page."""
    return tag("span", cls="dot", style=f"background: {witness.colour}", title=witness.name)


def link(event: str, words: str) -> Markup:
    """Return a link to an event of the page."""
    return tag("a", words, href=f"#{event}")


def _more(event: Event) -> str:
    more = len(event.reports) - DOTS
    return f"+{more}" if more > 0 else ""


def _tags(event: Event, title: str) -> Iterator[Markup]:
    if event.standing is not Standing.HAPPENED and f"({event.standing.value})" not in title:
        yield tag("span", event.standing.value, cls="tag coming" if event.standing in COMING else "tag")
    if event.when.inferred and event.when.interval is not None:
        yield tag("span", "day worked out", cls="tag")
    for row in event.disagreements:
        settled = row.verdict is not None
        words = f"{field_name(row.field).lower()} {'settled' if settled else 'open'}"
        yield tag("span", words, cls="tag dispute" if settled else "tag undecided")


def _facts(event: Event) -> str:
    witnesses = len(event.origins)
    return f"{dating_words(event.when)} · {event.standing.value}" + (
        f", {witnesses} independent witnesses" if witnesses > 1 else ""
    )


def _witnesses(scene: Scene) -> Iterator[Markup]:
    claims = scene.chronicle.claims_of(scene.event)
    for report_id in scene.event.reports:
        report, witness = scene.chronicle.report(report_id), scene.witnesses[report_id]
        chain = "; ".join(chain for chain in chains_of(scene.event, report) if chain != witness.name)
        said = f"{witness.language}, {witness.published}" + (f" · {chain}" if chain else "")
        quotes = [_quote(claim, report, scene.event) for claim in claims if claim.report == report_id]
        yield tag(
            "article",
            tag("h4", witness.name),
            tag("p", said, cls="from"),
            *quotes,
            cls="witness",
            style=f"--colour: {witness.colour}",
        )


def _quote(claim: Claim, report: Report, event: Event) -> Markup:
    note = f"{position(report, claim.start, claim.end)} · {claim.standing.value}"
    note += " · replaced by a newer edition" if claim.id in event.superseded else ""
    words = tag("span", *_marked(claim, report, marks_of(claim, event)), lang=claim.language)
    return tag("blockquote", words, tag("footer", note))


def _marked(claim: Claim, report: Report, marks: Sequence[Mark]) -> Iterator[str]:
    """Yield the claim's words with the spans that decide something marked; one near it outside stands after "…"."""
    for mark in marks:
        if claim.start - FAR <= mark.start and mark.end <= claim.start:
            yield joined([_mark(report, mark, mark.start, mark.end), " … "])
    at = claim.start
    for mark in marks:
        first, last = max(claim.start, mark.start, at), min(claim.end, mark.end)
        if first < last:
            yield on_one_line(report.text[at:first])
            yield _mark(report, mark, first, last)
            at = last
    yield on_one_line(report.text[at : claim.end])
    for mark in marks:
        if claim.end <= mark.start and mark.end <= claim.end + FAR:
            yield joined([" … ", _mark(report, mark, mark.start, mark.end)])


def _mark(report: Report, mark: Mark, start: int, end: int) -> Markup:
    return tag("mark", on_one_line(report.text[start:end]), cls="against" if mark.disputed else None)


def _matters(scene: Scene) -> Iterator[Markup]:
    """Yield a card for the day, for each disagreement, for what was judged and for what hangs on the event."""
    event = scene.event
    if not any(row.field == "when" for row in event.disagreements) and (event.when.interval or event.when.open):
        day = verdict_on_day(scene, None)
        yield _card(f"Day: {dating_words(event.when)}", day.told, day.refused, "plain")
    for row in event.disagreements:
        yield _card(heading(row), *_dispute(row, scene), "")
    for judgement in scene.chronicle.judgements_on(event):
        because = [f"“{judgement.because}”"] if judgement.because else []
        yield _card(f"Judged: {ruling_words(judgement)}", [*because, maker_words(judgement), judgement.id], (), "judged")
    related = [*_ledger(scene), *_related(scene)]
    if related:
        yield tag("section", tag("h4", "In the ledger and elsewhere"), tag("ul", *related), cls="matter plain")


def _dispute(row: Disagreement, scene: Scene) -> tuple[Sequence[str], Sequence[str]]:
    """Return the sentences about one disagreement, and those about what was refused."""
    reasons = list(dict.fromkeys(sentence(reason, scene.name) for reason in row.reasons))
    if row.field != "when":
        return [*value_lines(row, scene), *reasons[:REASONS_SHOWN]], refused_sentences(row.refused, scene.name)
    judged = [sentence(reason, scene.name) for reason in row.reasons if reason.name == "judged"]
    verdict = verdict_on_day(scene, row)
    return [*judged, *verdict.told], verdict.refused


def _card(title: str, told: Sequence[str], refused: Sequence[str], kind: str) -> Markup:
    lines = [tag("li", words) for words in told] + [tag("li", words, cls="refused") for words in dict.fromkeys(refused)]
    return tag("section", tag("h4", title), tag("ul", *lines), cls=f"matter {kind}".strip())


def _ledger(scene: Scene) -> Iterator[Markup]:
    for row in scene.chronicle.ledger_of(scene.event):
        due = dating_words(row.due, short=True) if row.due else "none"
        yield tag("li", f"{row.kind}, due {due}: ", tag("span", row.state, cls=f"tag {row.state}"))


def _related(scene: Scene) -> Iterator[Markup]:
    chronicle, event = scene.chronicle, scene.event
    for words, other in (("told of in", event.content_of), ("part of", event.part_of)):
        if other is not None:
            yield tag("li", f"{words} ", link(other, title_of(chronicle.event(other))))
    for inner in chronicle.contents_of(event):
        yield tag("li", "speaks of ", link(inner.id, title_of(inner)))
