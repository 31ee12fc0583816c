"""The language of each paragraph: told by its words, by the archive, or by its neighbours."""

from vitni.model.text import Paragraph, Report
from vitni.reading.tongue import find_tongues, language_of

ICELANDIC = "Utanríkisráðherra Noregs sagði á blaðamannafundi í gær að viðræður við Rússa hefðu gengið vel."
ENGLISH = "The Norwegian foreign minister said at a press conference that the talks with Russia had gone well."
SWEDISH = "Detta är en artikel från nyhetsbyrån som publicerades i går kväll."


def report_of(*lines: str, language: str | None = None) -> Report:
    """Make a report with one paragraph a line."""
    paragraphs, at = [], 0
    for line in lines:
        paragraphs.append(Paragraph(start=at, end=at + len(line), role="body"))
        at += len(line) + 1
    return Report(id="r", digest="", text="\n".join(lines), paragraphs=tuple(paragraphs), language=language)


def test_each_paragraph_has_its_own_language() -> None:
    """An English report stands under Swedish credit lines."""
    tongues = find_tongues(report_of(SWEDISH, ENGLISH, ENGLISH))
    assert [tongue.language for tongue in tongues] == ["sv", "en", "en"]
    assert {tongue.known_from for tongue in tongues} == {"detected"}


def test_a_paragraph_too_short_to_tell_takes_its_neighbours_language() -> None:
    """Figures and names look like any language."""
    tongues = find_tongues(report_of(ICELANDIC, "12. 1. 2022", ICELANDIC))
    assert tongues[1].language == "is" and tongues[1].known_from == "neighbour"


def test_what_the_archive_declared_stands_where_the_words_are_silent() -> None:
    """The record of an archive knows the language of a text that has none."""
    tongues = find_tongues(report_of("2022", language="is"))
    assert (tongues[0].language, tongues[0].known_from) == ("is", "declared")


def test_text_without_letters_has_a_language_all_the_same() -> None:
    """A reader must parse it as something."""
    assert language_of("12345 !!!") == "en"


def test_a_line_of_names_that_may_be_english_is_english() -> None:
    """ "met" is a Dutch preposition, too; five words cannot tell, and as likely as not they are English."""
    assert language_of("Blinken met Lavrov in Geneva.") == "en"
    assert language_of("De ministers van Buitenlandse Zaken hebben elkaar woensdag in Brussel ontmoet.") == "nl"


def test_a_sentence_that_may_be_in_the_reports_language_is_in_it() -> None:
    """A Danish sentence of names and common words is as likely Norwegian; its report is Danish."""
    tongues = find_tongues(report_of("Polen støtter Ukraine i konflikten med Rusland.", language="da"))
    assert tongues[0].language == "da"
