"""Credit lines, datelines and closing credits are told from news, in the forms outlets really print."""

import pytest

from vitni.intake.credits import find_end_credits, find_line_credits, find_start_credits, is_boilerplate


def named(text: str, where: str) -> list[tuple[str, str, str]]:
    finder = {"line": find_line_credits, "start": find_start_credits, "end": find_end_credits}[where]
    return [(credit.role, credit.name, text[credit.start : credit.end]) for credit in finder(text, 0, len(text)).credits]


def test_a_relay_names_agency_and_outlet() -> None:
    """The chain from outlet to agency decides whether two reports are one witness."""
    assert named("Telegram från AFP / Omni", "line") == [("agency", "AFP", "AFP"), ("outlet", "Omni", "Omni")]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("GENEVA, Jan 21 (Reuters) - The ministers met on Friday.", "Reuters"),
        ("MOSCOW (AP) — Troops moved west on Monday.", "AP"),
        ("GENF (dpa) - Die Minister trafen sich am Freitag.", "dpa"),
        ("Genf (dpa) – Die Minister trafen sich am Freitag.", "dpa"),
        ("Brüssel/Genf (AFP) - Die Minister trafen sich am Freitag.", "AFP"),
        ("GENEVA, 21 January 2022 (AFP) — The ministers met.", "AFP"),
        ("WASHINGTON, D.C., Jan. 21 (UPI) -- The ministers met.", "UPI"),
        ("ЖЕНЕВА, 21 января. /ТАСС/. Министры встретились в пятницу.", "TASS"),
        ("МОСКВА, 21 янв — РИА Новости. Министры встретились.", "RIA Novosti"),
        ("Москва. 21 января. INTERFAX.RU - Министры встретились.", "Interfax"),
        ("Ginebra, 21 ene (EFE).- Los ministros se reunieron.", "EFE"),
        ("(ANSA) - GINEVRA, 21 GEN - I ministri si sono incontrati.", "ANSA"),
        ("Bruksela (PAP) – Ministrowie spotkali się w piątek.", "PAP"),
        ("新华社日内瓦1月21日电 两国外长会晤。", "Xinhua"),
        ("MOSCOW, January 18. /TASS/. The ministers met.", "TASS"),
        ("KYIV. Jan 18 (Interfax-Ukraine) – The ministers met.", "Interfax-Ukraine"),
        ("Genewa, 18.01.2022 (PAP) - Ministrowie spotkali się.", "PAP"),
        ("Genève, 18 jan 2022 (AFP) - Les ministres se sont rencontrés.", "AFP"),
        ("ODESSA, Jan 21 (Portside) - The ships left port.", "Portside"),
    ],
)
def test_a_dateline_names_its_agency(text: str, agency: str) -> None:
    """A dateline in capitals with a dash is one even where no file knows the agency."""
    found = named(text, "start")
    assert ("agency", agency) in {(role, name) for role, name, _ in found}
    dateline = next(words for role, _, words in found if role == "dateline")
    assert text.startswith(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "NATO — the alliance of thirty states — met on Wednesday.",
        "США — крупнейший союзник Киева, заявил министр.",
        "Blinken (59) met Lavrov (71) in Geneva.",
        "The minister – who had flown in from Kyiv – met nobody.",
        "On 21 January 2022 the ministers met.",
        "Reuters reported on Friday that the talks had ended.",
        "Antony Blinken/Sergei Lavrov: the meeting in pictures.",
    ],
)
def test_news_is_no_dateline(text: str) -> None:
    """A false dateline hides the first words of the news from the reader."""
    assert named(text, "start") == []


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("The talks go on next week. (Reuters)", "Reuters"),
        ("Samtalen fortsätter nästa vecka. (TT-AFP)", "AFP"),
        ("Samtalene fortsetter neste uke. (©NTB)", "NTB"),
        ("Samtalerne fortsætter i næste uge. /ritzau/", "Ritzau"),
        ("Rozmowy będą kontynuowane. (PAP)", "PAP"),
        ("Rozmowy będą kontynuowane. Źródło: PAP.", "PAP"),
    ],
)
def test_a_closing_credit_names_its_agency(text: str, agency: str) -> None:
    """Many outlets name the wire only after the last full stop."""
    assert agency in {name for _, name, _ in named(text, "end")}


@pytest.mark.parametrize(
    "text", ["He left the alliance (NATO).", "She heads the ministry (MFA).", "It was first told by Reuters.", "Svo sagði RÚV."]
)
def test_a_sentence_that_ends_in_a_name_is_no_credit(text: str) -> None:
    """What a sentence says about an outlet is a voice, and reading's matter."""
    assert named(text, "end") == []


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Smith",
        "By JANE SMITH and TOM BROWN",
        "Av Anna Svensson",
        "Von Petra Schmidt",
        "Автор: Иван Петров",
        "Höfundur: Jón Jónsson",
        "(Reporting by Jane Smith; Editing by Tom Brown)",
        "Källa: TT",
        "Quelle: dpa",
        "Источник: ТАСС",
        "Af mbl.is",
        "Foto: AP Photo",
        "18 January 2022, 17.19",
        "Publicerad 18 januari 2022 17.19 | Uppdaterad 19 januari 2022 08.00",
        "Genf, 21. Januar 2022",
        "Published 5:19 PM EST, Tue January 18, 2022",
        "First published on Tue 18 Jan 2022 06.14 GMT",
        "Publisert 18. jan. 2022 kl. 17:19 Oppdatert 18. jan. 2022 kl. 18:30",
        "Stand: 18.01.2022 17:19 Uhr",
        "Þriðjudagur 18. janúar 2022 - 17:19",
        "With agencies",
        "AFP",
        "Reuters, AFP, AP",
        "TT-AFP",
    ],
)
def test_a_credit_line_is_whole(line: str) -> None:
    """A credit line read as news would make the outlet an actor."""
    assert find_line_credits(line, 0, len(line)).whole


@pytest.mark.parametrize(
    "line",
    [
        "Blinken meets Lavrov in Geneva",
        "AP says Russia moves troops",
        "Från Kiev till Berlin",
        "Von Kiew nach Berlin",
        "By land and by sea, the troops keep coming",
        "The treaty of 27 May 1997 was signed in Paris",
        "On 21 January 2022 the ministers met in Geneva.",
    ],
)
def test_a_headline_is_no_credit(line: str) -> None:
    """Headlines name outlets, people and days too."""
    assert not find_line_credits(line, 0, len(line)).whole


def test_a_day_of_change_is_no_day_of_publication() -> None:
    """ "Updated 22 January" tells when the text was touched, not the day its "yesterday" counts from."""
    line = "Updated 22 January 2022, 08:00"
    found = find_line_credits(line, 0, len(line))
    assert found.whole
    assert found.published is None


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Who is who in Geneva",
        "Annons",
        "Deila á Facebook",
        "Wir verwenden Cookies, um die Seite zu verbessern.",
        "* * *",
    ],
)
def test_boilerplate_is_known(line: str) -> None:
    """A button holds no claim."""
    assert is_boilerplate(line, 0, len(line))


@pytest.mark.parametrize(
    "line", ["Share prices fell on Friday.", "Read the treaty, Lavrov told reporters.", "Save the deal, Paris urges"]
)
def test_news_is_no_boilerplate(line: str) -> None:
    """News begins with the same words."""
    assert not is_boilerplate(line, 0, len(line))
