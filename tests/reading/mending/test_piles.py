"""Titles before a full name are kept from the network; those of nobody in full, and plurals, are not."""

import pytest

from vitni.reading.mending.piles import hidden_piles


def shown(language: str, text: str) -> str:
    """Return the words of a text that the network sees."""
    words = text.split()
    hidden = hidden_piles(language, words)
    return " ".join(word for at, word in enumerate(words) if at not in hidden)


@pytest.mark.parametrize(
    ("language", "text", "seen"),
    [
        ("en", "Kenyan Deputy Foreign Minister Anna Otieno met them .", "Anna Otieno met them ."),
        ("en", "Malta 's foreign ministry spokeswoman Rita Borg denied it .", "Rita Borg denied it ."),
        ("de", "Der maltesische Außenminister Karl Borg traf sie .", "Der Karl Borg traf sie ."),
        ("is", "Hann hitti utanríkisráðherra Noregs Karl Borg í gær .", "Hann hitti Karl Borg í gær ."),
        ("ru", "Министр иностранных дел Мальты Карл Борг прибыл в Киев .", "Карл Борг прибыл в Киев ."),
    ],
)
def test_a_pile_of_titles_is_hidden_with_its_state(language: str, text: str, seen: str) -> None:
    """Four capitalised words before a name break a small parser's tree."""
    assert shown(language, text) == seen


@pytest.mark.parametrize(
    "text",
    [
        "President Borg met them on Sunday .",
        "UN aid chief Anna Otieno met them on Sunday .",
        "Presidents Karl Borg and Anna Otieno met them .",
        "The minister visited Malta on Sunday .",
        "Prime Minister Warns Malta",
    ],
)
def test_what_is_no_pile_before_one_full_name_is_seen(text: str) -> None:
    """One word breaks no tree, a surname may carry an ending, a plural has two names, headlines may have capitals only."""
    assert shown("en", text) == text
