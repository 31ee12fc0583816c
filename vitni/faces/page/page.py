"""The chronicle as one HTML page that needs nothing else: no network, no fonts, no other file."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from vitni.chronicle.query import Chronicle
from vitni.derive import Changes
from vitni.faces.changes import HEADINGS, change_words, titles_in
from vitni.faces.days import dating_words, long_day
from vitni.faces.judgements import maker_words, ruling_words
from vitni.faces.page.events import dot, event_markup, link
from vitni.faces.page.markup import Markup, joined, row, tag
from vitni.faces.prose import heading
from vitni.faces.screens.ledger import day_words, due_words, sides_words, what_words
from vitni.faces.summary import counted, summary_of
from vitni.faces.titles import titles_of
from vitni.faces.witnesses import Witness, witnesses_of

HERE = Path(__file__).resolve().parent
IN_LEGEND = 12
"""Reports the legend names; more are listed at the end of the page."""


PLACES = ("days", "disputes", "ledger", "changes", "judgements", "reports")
"""The sections of the page by their anchors, as the bar at its top names them."""


def page_of(chronicle: Chronicle, title: str, changes: Changes | None = None) -> str:
    """Return the page. `changes` are told in a section of their own, where there are any."""
    witnesses, titles = witnesses_of(chronicle), titles_of(chronicle.events)
    sections = [
        _days(chronicle, titles, witnesses),
        *_disputes(chronicle, titles),
        *_ledger(chronicle),
        *_changes(changes),
        *_judgements(chronicle, titles),
        _reports(chronicle, witnesses),
    ]
    css, js = ((HERE / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    head = joined(
        [
            Markup('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
            Markup('<link rel="icon" href="data:,">'),
            tag("title", f"{title} · vitni"),
            tag("style", Markup(css)),
        ]
    )
    footer = tag(
        "footer", f"Built from {counted(len(chronicle.report_ids), 'report')}. Every line points at the words it rests on."
    )
    present = [place for place in PLACES if any(f' id="{place}"' in section[:30] for section in sections)]
    main = tag("main", _head(chronicle, title), *sections)
    body = joined([_bar(present), main, footer, tag("script", Markup(js))])
    return f"<!doctype html>\n{tag('html', tag('head', head), tag('body', body), lang='en')}\n"


def _bar(present: Sequence[str]) -> Markup:
    links = [tag("a", place.capitalize(), href=f"#{place}") for place in present]
    search = Markup('<input type="search" placeholder="Search in any language" aria-label="Search events">')
    return tag("header", tag("a", "vitni", href="#top", cls="name"), tag("nav", *links), search, cls="bar")


def _head(chronicle: Chronicle, title: str) -> Markup:
    numbers = summary_of(chronicle)
    together = sum(len(event.origins) > 1 for event in chronicle.events)
    facts = [
        ("", numbers.reports, "reports", f"in {counted(numbers.languages, 'language')}"),
        ("", numbers.events, "events", f"{together} told by several witnesses"),
        ("kept", numbers.plans_happened, "plans", "happened"),
        ("waiting", numbers.promises_open, "promises", "open"),
        ("disputed", numbers.disagreements, "disagreements", f"{numbers.settled} settled"),
    ]
    items = [
        tag("li", tag("b", str(number)), f"{what} ", tag("span", note), cls=kind or None) for kind, number, what, note in facts
    ]
    known = chronicle.known_on
    deck = tag("p", f"What was known on {long_day(known.day)}.", cls="deck") if known is not None else Markup()
    return tag("section", tag("h1", title), deck, tag("ul", *items, cls="facts"), id="top")


def _days(chronicle: Chronicle, titles: Mapping[str, str], witnesses: Mapping[str, Witness]) -> Markup:
    days = []
    for day, events in groupby(chronicle.events, key=lambda event: dating_words(event.when)):
        told = [event_markup(chronicle, event, titles[event.id], witnesses) for event in events]
        days.append(tag("div", tag("h3", day[:1].upper() + day[1:]), tag("div", *told), cls="day"))
    legend = [tag("li", dot(witness), witness.name) for witness in list(witnesses.values())[:IN_LEGEND]]
    return tag(
        "section",
        tag("h2", "What happened when"),
        tag("ul", *legend, cls="legend"),
        tag("div", *days, cls="panel"),
        id="days",
    )


def _disputes(chronicle: Chronicle, titles: Mapping[str, str]) -> Iterator[Markup]:
    if not chronicle.disagreements:
        return
    rows = [
        row(link(found.event, titles[found.event]), heading(found), _tag_of_verdict(found.verdict))
        for found in chronicle.disagreements
    ]
    head = row("Event", "What is disputed", "", heading=True)
    yield tag("section", tag("h2", "What is disputed"), tag("table", head, *rows), id="disputes")


def _tag_of_verdict(verdict: str | None) -> Markup:
    return tag("span", "settled", cls="tag dispute") if verdict is not None else tag("span", "open", cls="tag undecided")


def _ledger(chronicle: Chronicle) -> Iterator[Markup]:
    rows = []
    for found in chronicle.ledger:
        what, _, quote = what_words(chronicle, found, quote=True).plain.partition("\n")
        words = [link(found.event, what), *([Markup("<br>"), tag("q", quote.strip("“”"))] if quote else [])]
        rows.append(
            row(
                tag("span", found.kind.capitalize(), cls="kind"),
                sides_words(found),
                joined(words),
                day_words(found.said_on, year=True) if found.said_on else "day unknown",
                due_words(found, year=True),
                tag("span", found.state, cls=f"tag {found.state}"),
            )
        )
    if rows:
        head = row("Kind", "Who → whom", "What, in the report’s words", "Said", "Due", "State", heading=True)
        yield tag("section", tag("h2", "Promises, demands and plans"), tag("table", head, *rows), id="ledger")


def _changes(changes: Changes | None) -> Iterator[Markup]:
    if changes is None:
        return
    titles = titles_in(changes)
    here = {event.id for event in changes.after.events}
    cards = []
    for kind, found in groupby(changes.rows, key=lambda one: one.kind):
        lines = []
        for change in found:
            title = link(change.event, titles[change.event]) if change.event in here else titles[change.event]
            lines.append(tag("li", title, f" {change_words(change)}".rstrip()))
        cards.append(tag("div", tag("h3", HEADINGS[kind]), tag("ul", *lines), cls="panel"))
    told = tag("div", *cards, cls="changes") if cards else tag("p", "Nothing changed.", cls="note")
    yield tag("section", tag("h2", "What the later reports changed"), told, id="changes")


def _judgements(chronicle: Chronicle, titles: Mapping[str, str]) -> Iterator[Markup]:
    rows = []
    for judgement in chronicle.judgements:
        events = dict.fromkeys(event.id for claim in judgement.subjects if (event := chronicle.event_of(claim)) is not None)
        named = joined([link(event, titles[event]) for event in events], ", ")
        rows.append(row(judgement.id, maker_words(judgement), named, ruling_words(judgement), judgement.because or ""))
    if rows:
        head = row("Judgement", "Who, when", "Event", "What", "Why", heading=True)
        yield tag("section", tag("h2", "What analysts judged"), tag("table", head, *rows), id="judgements")


def _reports(chronicle: Chronicle, witnesses: Mapping[str, Witness]) -> Markup:
    rows = []
    for witness in witnesses.values():
        report, reading = chronicle.report(witness.report), chronicle.reading(witness.report)
        name = joined([dot(witness), witness.report, *([Markup("<br>"), tag("q", report.title)] if report.title else [])])
        claims = str(len(reading.claims)) if reading is not None else "not read"
        rows.append(row(name, witness.name, witness.language, witness.published, claims))
    head = row("Report", "Carried by", "Language", "Published", "Claims", heading=True)
    return tag("section", tag("h2", "The reports"), tag("table", head, *rows), id="reports")
