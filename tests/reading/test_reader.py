"""From a report to its reading: what must hold whatever the text says, and the acts of a few clear sentences."""

import hashlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vitni.model.claim import Act, Claim, Standing
from vitni.model.text import Paragraph, Report
from vitni.reading.reader import read_report, read_reports


def report_of(text: str, language: str | None = "en", name: str = "report") -> Report:
    """Make a report of one paragraph for each line."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(start=at, end=at + len(line), role="body"))
        at += len(line) + 1
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Report(id=name, digest=digest, text=text, paragraphs=tuple(paragraphs), language=language)


def sides(claim: Claim) -> tuple[list[str | None], list[str | None]]:
    """Return the countries on both sides."""
    return [party.country for party in claim.actors], [party.country for party in claim.recipients]


def claims_of(text: str, act: Act, language: str = "en") -> list[Claim]:
    """Return the claims of one act that are read from a text."""
    return [claim for claim in read_report(report_of(text, language)).claims if claim.act is act]


WORDS = [
    "Norway",
    "attacked",
    "promised",
    "if",
    "said",
    "that",
    "Sweden",
    "will",
    "not",
    "meet",
    "„",
    "“",
    ":",
    "-",
    ",",
    ".",
    "?",
    "!",
    "(",
    ")",
    "22.",
    "janúar",
    "Россия",
    "заявила",
    "in",
    "1914",
    "we",
    "he",
]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25), st.sampled_from(["en", "is", "sv", "de", "ru", "pl", "xx"]))
def test_any_text_is_read_and_every_claim_points_at_its_words(words: list[str], language: str) -> None:
    """Archives hold every kind of broken text; a reader that stops at one loses the rest."""
    report = report_of(" ".join(words), language)
    reading = read_report(report)
    for claim in reading.claims:
        assert report.text[claim.start : claim.end] == claim.words
        assert claim.content_of is None or claim.content_of in {other.id for other in reading.claims}


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=200))
def test_any_characters_at_all_are_read(text: str) -> None:
    """Control characters, lone marks and unknown scripts are text too."""
    assert read_report(report_of(text, None)).report == "report"


def test_ids_count_in_text_order() -> None:
    """Faces and joining rely on ids that a later run gives again."""
    reading = read_report(report_of("Norway attacked Sweden. Denmark condemned the attack.", name="a.txt"))
    assert [claim.id for claim in reading.claims] == [f"a.txt#{number}" for number in range(1, len(reading.claims) + 1)]
    starts = [claim.start for claim in reading.claims]
    assert starts == sorted(starts)


def test_a_report_reads_the_same_alone_and_among_others() -> None:
    """Reports are parsed together for speed; that must not show."""
    reports = [report_of(f"{name} will send Ukraine missiles, a minister said.", name=name) for name in ("Norway", "Germany")]
    assert read_reports(reports) == tuple(read_report(report) for report in reports)


def test_a_promise_is_two_claims_the_promise_and_what_is_promised() -> None:
    """An act inside an act: the inner one stands as the outer one says, and names it."""
    text = "Norway promised to send weapons to Ukraine."
    promise, aid = claims_of(text, Act.AGREE)[0], claims_of(text, Act.AID)[0]
    assert sides(promise) == (["NOR"], ["UKR"]) and promise.standing is Standing.HAPPENED
    assert sides(aid) == (["NOR"], ["UKR"]) and aid.standing is Standing.PROMISED
    assert aid.content_of == promise.id


def test_who_says_it_is_a_voice_and_no_claim() -> None:
    """ "X said that Y did Z" is one claim about Y with X's voice."""
    claims = read_report(report_of("The Norwegian prime minister said that Russia had attacked Ukraine.")).claims
    assert [claim.act for claim in claims] == [Act.ASSAULT]
    assert [voice.country for voice in claims[0].voices] == ["NOR"]


def test_an_if_clause_is_a_condition_and_what_it_names_is_predicted() -> None:
    """The act inside the if-clause is a claim of its own."""
    text = "The United States will impose sanctions on Russia if Russia attacks Ukraine."
    sanction, attack = claims_of(text, Act.SANCTION)[0], claims_of(text, Act.ASSAULT)[0]
    assert sanction.condition == "if Russia attacks Ukraine" and sanction.standing is Standing.PLANNED
    assert attack.standing is Standing.PREDICTED


def test_we_in_a_quotation_is_the_speakers_side() -> None:
    """The speaker is named outside the quotation marks."""
    claim = claims_of('"We will send weapons to Ukraine," the German foreign minister said.', Act.AID)[0]
    assert sides(claim) == (["DEU"], ["UKR"])
    assert claim.standing is Standing.PROMISED


def test_a_passive_turns_the_sides() -> None:
    """The grammatical subject undergoes the act."""
    claim = claims_of("Ukraine was attacked by Russia.", Act.ASSAULT)[0]
    assert sides(claim) == (["RUS"], ["UKR"])


def test_sayings_without_an_act_are_statements() -> None:
    """The topic holds the words said."""
    claim = claims_of("The Swedish foreign minister said that the positions were now clear.", Act.SAY)[0]
    assert sides(claim)[0] == ["SWE"]
    assert claim.topic is not None and "positions were now clear" in claim.topic


def test_a_language_without_a_folder_is_not_read_and_that_is_said() -> None:
    """An archive holds languages nobody has written yet; they make no claims, and the reading says so."""
    reading = read_report(report_of("Ang pangulo ng Pransiya ay dumating sa Maynila kahapon.", "tl"))
    assert reading.claims == ()
    assert [row.why for row in reading.unread] == ["no folder for the language 'tl'"]


def test_a_language_without_acts_is_said_to_be_unread() -> None:
    """Silence would look like a report in which nothing happened."""
    text = (
        "Preşedintele României s-a întâlnit vineri, 21 ianuarie 2022, la Paris cu Emmanuel Macron şi a vorbit despre economie."
    )
    reading = read_report(report_of(text, "ro"))
    assert not reading.claims
    assert [(row.words, "no acts" in row.why) for row in reading.unread] == [(text, True)]


def test_two_who_mediate_are_both_doers_of_one_act() -> None:
    """Mediating is done by one side; only what two do to each other is divided between them."""
    (mediation,) = claims_of("The talks, mediated by Cuba and Norway, ended on Friday.", Act.CONSULT)
    assert sides(mediation) == (["CUB", "NOR"], [])


def test_an_attack_that_only_dates_an_act_is_not_done_by_its_subject() -> None:
    """ "After an attack" says when; nothing says who attacked."""
    assert not claims_of("Petro suspended the talks after an attack on a base.", Act.ASSAULT)


def test_a_bare_number_of_people_acts() -> None:
    """ "Thousands called for his resignation": they ask, and nobody has resigned."""
    text = "Thousands called for the resignation of the Peruvian president."
    (call,) = claims_of(text, Act.REQUEST)
    (resignation,) = claims_of(text, Act.CONCEDE)
    assert [party.name for party in call.actors] == ["people"]
    assert (resignation.standing, resignation.content_of) == (Standing.DEMANDED, call.id)


def test_a_bomb_attacks_though_nobody_is_named() -> None:
    """A weapon or an attack as subject leaves the doer open; a fire is no attack."""
    (attack,) = claims_of("A car bomb killed three Kenyan soldiers in Kabul.", Act.ASSAULT)
    assert (attack.mode, sides(attack)) == ("kill", ([], ["KEN"]))
    assert not claims_of("A fire killed three Kenyan soldiers in Kabul.", Act.ASSAULT)


def test_who_is_told_does_not_add() -> None:
    """In "told AFP, adding that" the speaker adds."""
    text = "The foreign ministry of Chad told AFP about the talks, adding that France would not leave."
    speakers = {party.country for claim in claims_of(text, Act.SAY) for party in claim.actors}
    assert speakers == {"TCD"}
