"""The page of a chronicle: whole, well nested, escaped, and needing nothing else."""

from datetime import date
from html.parser import HTMLParser

import vitni
from tests.faces.fixtures import chronicle
from tests.joining.stories import arrests, guilin
from tests.test_judge import chronicle_of
from vitni.derive import as_of, changes
from vitni.faces.page.markup import Markup, joined, tag
from vitni.faces.page.page import page_of

VOID = {"meta", "link", "input", "br"}


class Nested(HTMLParser):
    """Reads a page and remembers its ids, its links, its words, and whether every element was closed in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open += [] if tag in VOID else [tag]
        given = dict(attrs)
        self.ids |= {given["id"] or ""} if "id" in given else set()
        self.links |= {given[name] or "" for name in ("href", "src") if name in given}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def read(page: str) -> Nested:
    parser = Nested()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return parser


def test_the_page_is_well_nested_and_every_link_leads_somewhere_on_it() -> None:
    """Every event of the ledger, of a disagreement or told of elsewhere can be reached by a click."""
    with chronicle() as story:
        page = read(page_of(story, "A story"))
        assert {link.removeprefix("#") for link in page.links if link.startswith("#")} <= page.ids
        assert {event.id for event in story.events} <= page.ids
        assert [link for link in page.links if not link.startswith("#")] == ["data:,"]


def test_words_of_reports_are_escaped_and_marks_stand_on_their_spans() -> None:
    """A report may hold anything, also a script."""
    assert tag("p", "<script>&", title='"') == '<p title="&quot;">&lt;script&gt;&amp;</p>'
    assert joined(["a<", Markup("<br>")]) == "a&lt;<br>"
    with chronicle() as story:
        page = page_of(story, "<b>bold</b>")
        assert "&lt;b&gt;bold&lt;/b&gt;" in page and "<b>bold" not in page
        assert "<mark>on Friday</mark>" in page and '<mark class="against">föstudaginn 22. janúar</mark>' in page


def test_an_event_opens_to_its_witnesses_what_decided_its_day_and_what_was_judged() -> None:
    """The page says what the terminal's screen says, in the same sentences."""
    with chronicle_of(arrests("45", "11", same_day=True)) as story:
        vitni.prefer(story, story.events[0].id, "amounts", "45 person", by="anna", because="the court’s list")
        words = read(page_of(story, "Oslo")).words
        assert "Early" in words and "Late" in words
        assert "Number: settled as 45 persons" in words and "Late: 11 persons, “11”" in words
        assert "Judged: number is 45 persons" in words and "“the court’s list”" in words and "anna" in words


def test_a_page_of_an_earlier_day_says_so_and_one_with_changes_tells_them() -> None:
    """The same page at two times is two pages; a reader must see which."""
    with chronicle_of(guilin()) as story:
        early = read(page_of(as_of(story, date(2021, 3, 19)), "Guilin"))
        assert "What was known on Friday 19 March 2021." in early.words and "changes" not in early.ids
        page = read(page_of(story, "Guilin", changes(story, date(2021, 3, 19))))
        assert "Plan became event" in page.words and "changes" in page.ids


def test_nothing_is_fetched() -> None:
    """The page is for machines without a network: its style and its script are in it."""
    with chronicle() as story:
        page = page_of(story, "A")
    assert "http://" not in page and "https://" not in page
    assert "<style>" in page and "<script>" in page
