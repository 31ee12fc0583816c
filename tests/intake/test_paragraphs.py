"""A text falls into paragraphs without losing a character, and each is told for what it is."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitni.intake.paragraphs import find_parts, split

REPORT = (
    "Det här är en artikel från AFP.\n\nMinistrar möts i Genève\n\nTelegram från AFP / Omni\n20 January 2022, 09.05\n\n"
    "The two ministers meet on Friday, an official said.\nRead more: What the talks are about\n\n"
    "They spoke by telephone on Tuesday. (AFP)\n© 2022 AFP"
)
WRAPPED = (
    "The ministers of the two countries met in Geneva on Friday for\r\n"
    "the first time since the summer, and agreed that their deputies\r\n"
    "should go on with the talks next week.\r\n"
    "\r\n"
    "Neither side expected a breakthrough, an official said, and none\r\n"
    "was made. But both ministers called the meeting frank and useful,\r\n"
    "and said that they would meet again.\r\n"
)


def roles(text: str) -> list[str]:
    return [paragraph.role for paragraph in find_parts(text).paragraphs]


def test_each_paragraph_has_its_role() -> None:
    """Title, credits, news and boilerplate in one report, in the order outlets print them."""
    text = REPORT.replace("Det här är", "Detta är")
    assert roles(text) == [
        "credit",
        "title",
        "credit",
        "credit",
        "body",
        "boilerplate",
        "body",
        "credit",
        "credit",
    ]


def test_dateline_and_closing_credit_are_set_off_from_the_news() -> None:
    """The reader parses news only; every character still belongs to a paragraph."""
    text = "Talks\n\nGENEVA, Jan 21 (Reuters) - The ministers met on Friday. (Reuters)\nThey left."
    parts = find_parts(text)
    assert [(paragraph.role, text[paragraph.start : paragraph.end]) for paragraph in parts.paragraphs] == [
        ("title", "Talks"),
        ("credit", "GENEVA, Jan 21 (Reuters) -"),
        ("body", "The ministers met on Friday."),
        ("credit", "(Reuters)"),
        ("body", "They left."),
    ]


def test_the_day_of_publication_comes_from_the_date_line() -> None:
    """And says so, with its place in the text."""
    published = find_parts(REPORT).published
    assert published is not None
    assert (published.day, published.source) == (date(2022, 1, 20), "dateline")
    assert REPORT[published.start : published.end] == "20 January 2022, 09.05"


def test_a_day_without_year_is_no_day_of_publication() -> None:
    """Nothing is filled in: the year of a bare "22 January" is for joining to find."""
    assert find_parts("Ministers meet\n\n22 January\n\nThe ministers met in Geneva, officials said.").published is None


def test_a_text_that_opens_with_news_has_no_title() -> None:
    """A first sentence is not a headline."""
    assert find_parts("The ministers met on Friday.\nThey agreed to meet again.").title is None


def test_a_repeated_headline_is_title_twice() -> None:
    """Sites print the headline above and below the picture; as news it would be a second claim."""
    assert roles("Talks in Geneva on Friday\nTalks in Geneva on Friday.\nThe ministers met.") == ["title", "title", "body"]


def test_a_single_paragraph_is_news() -> None:
    """A telegram of one line has no headline to spare."""
    assert roles("Blinken and Lavrov to meet in Geneva on Friday") == ["body"]


def test_the_archives_title_is_found_in_the_text() -> None:
    """An archive often gives the title both as a field and as the first line."""
    parts = find_parts("Talks end without result!\n\nThe ministers left Geneva.", title="Talks end without result!")
    assert parts.title == "Talks end without result!"
    assert parts.paragraphs[0].role == "title"


def test_lines_broken_by_software_are_joined() -> None:
    """Else every sentence would end where the mail program ended its line. The line breaks stay inside the paragraph."""
    spans = split(WRAPPED)
    assert len(spans) == 2
    assert WRAPPED[slice(*spans[0])].endswith("next week.")
    assert "\r\n" in WRAPPED[slice(*spans[0])]


def test_one_sentence_a_line_is_not_joined() -> None:
    """Many sites print each sentence as its own paragraph; their lines end with their sentences."""
    text = "\n".join(f"The minister of country number {number} met his colleague in Geneva today." for number in range(8))
    assert len(split(text)) == 8


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028", "\n\n", "\r\n\r\n"])
def test_every_line_ending_parts_paragraphs(ending: str) -> None:
    """Archives hold files of every system since the telegraph."""
    assert len(split(ending.join(["The first.", "The second.", "The third."]))) == 3


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("aÞЯ中.,:(/—- \t\n\r\u2028 1822janúar"), max_size=400))
def test_paragraphs_tile_the_text(text: str) -> None:
    """Whatever the text, no character but white space falls outside, none is counted twice, and each edge is a character."""
    parts = find_parts(text)
    end = 0
    for paragraph in parts.paragraphs:
        assert text[end : paragraph.start].strip() == ""
        assert text[paragraph.start : paragraph.end].strip() == text[paragraph.start : paragraph.end] != ""
        end = paragraph.end
    assert text[end:].strip() == ""
    for credit in parts.credits:
        assert 0 <= credit.start < credit.end <= len(text)
