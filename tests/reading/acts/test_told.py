"""Parties that one act takes from another: of the same sentence, or of the claims told before it."""

from tests.reading.test_reader import claims_of, sides
from vitni.model.claim import Act, Standing


def test_they_who_end_their_talks_are_both_sides_of_the_meeting_told_before() -> None:
    """ "They met again" names one side only; the other is known from the meeting, as "they" are more than one."""
    text = "Antony Blinken met Sergei Lavrov in Geneva. They met again on Friday."
    assert [sides(claim) for claim in claims_of(text, Act.CONSULT)] == [(["USA"], ["RUS"])] * 2


def test_what_is_agreed_for_one_side_is_done_by_the_other() -> None:
    """Whoever gets the answer does not give it: the promise's other party does, and the promise is one of an answer."""
    text = (
        "Antony Blinken hitti Sergei Lavrov í Genf.\n"
        "Lavrov sagði að þeir hefðu lokið fundi sínum með samkomulagi um að Rússar fengju skriflegt svar í næstu viku."
    )
    (answer,) = [claim for claim in claims_of(text, Act.CONSULT, "is") if claim.mode == "letter"]
    (promise,) = claims_of(text, Act.AGREE, "is")
    assert sides(answer) == (["USA"], ["RUS"])
    assert (answer.standing, answer.content_of, promise.mode) == (Standing.PROMISED, promise.id, "answer")


def test_a_refusal_of_the_demand_goes_to_whoever_demanded() -> None:
    """The pronoun and the bare noun stand for the demand told before, whose actor is the one refused."""
    text = "Rússar kröfðust öryggistrygginga.\nRúmenski utanríkisráðherrann brást við kröfunni og hafnaði henni."
    assert [sides(claim) for claim in claims_of(text, Act.REJECT, "is")] == [(["ROU"], ["RUS"])]


def test_weapons_go_to_whom_they_are_sent_and_not_to_the_accuser() -> None:
    """Only who asks for aid asks for himself; an accuser gets nothing, and a list of goods shares one recipient."""
    text = "Kólumbíumenn sökuðu Venesúelamenn um að hafa sent vopn og skotfæri til uppreisnarmanna."
    (aid,) = claims_of(text, Act.AID, "is")
    assert [party.kind for party in aid.recipients] == ["group"]


def test_who_is_said_to_have_attacked_attacked_and_not_the_speaker() -> None:
    """The object of the word of speech is the subject of its infinitive."""
    (attack,) = claims_of("Zelenskí segir Rússa hafa ráðist á borgina Kharkív.", Act.ASSAULT, "is")
    assert [party.country for party in attack.actors] == ["RUS"]
    assert [party.country for party in attack.voices] == ["UKR"]


def test_a_name_before_the_title_of_another_state_is_another_person() -> None:
    """A headline lists two people with a comma; the title's state contradicts the name's."""
    (meeting,) = claims_of("Blinken, Russian FM to meet in Geneva Friday", Act.CONSULT)
    assert sides(meeting) == (["USA"], ["RUS"])


def test_powers_that_warn_while_somebody_travels_are_not_the_traveller() -> None:
    """The word before them is a conjunction, whatever the parser took it for."""
    text = "Blinken will head to Berlin for talks on the crisis as Western powers warn Russia of painful consequences."
    (threat,) = claims_of(text, Act.THREATEN)
    assert [party.name for party in threat.actors] == ["Western powers"]
    assert threat.standing is Standing.HAPPENED


def test_a_warning_of_what_another_will_do_is_a_voice() -> None:
    """Who warns of an attack by others threatens nobody; who warns what he will do himself, if, does."""
    (attack,) = claims_of("Kenya warned that Ethiopia was preparing to attack Somalia.", Act.ASSAULT)
    assert (sides(attack), attack.standing) == ((["ETH"], ["SOM"]), Standing.PREDICTED)
    assert [party.country for party in attack.voices] == ["KEN"]
    assert not claims_of("Kenya warned that Ethiopia was preparing to attack Somalia.", Act.THREATEN)
    (threat,) = claims_of("Iran warned that it would retaliate if Israel attacked its ships.", Act.THREATEN)
    assert sides(threat) == (["IRN"], ["ISR"])


def test_blame_of_the_decision_goes_to_whoever_took_it() -> None:
    """The report has told whose decision it was."""
    claim = claims_of("Norway closed its embassy in Mali.\nFrance criticised the decision.", Act.ACCUSE)[0]
    assert sides(claim) == (["FRA"], ["NOR"])


def test_blame_of_a_decision_nobody_took_goes_to_nobody() -> None:
    """No party is given that the text does not give."""
    claim = claims_of("France criticised the decision.", Act.ACCUSE)[0]
    assert sides(claim) == (["FRA"], [])


def test_a_refused_measure_is_the_last_one_taken_and_not_what_somebody_was_only_said_to_do() -> None:
    """An act inside an accusation is no measure that anybody could refuse."""
    text = (
        "Chad recalled its envoy from France. The president of Chad accused Mali of an attack on Kenya.\n"
        "France criticised the measure."
    )
    claim = claims_of(text, Act.ACCUSE)[-1]
    assert sides(claim) == (["FRA"], ["TCD"])


def test_a_praised_accord_is_the_one_that_was_signed_and_not_the_last_promise() -> None:
    """The noun's own meaning comes before the mere type of act."""
    text = (
        "Chad and Sudan signed an accord in Doha on Friday. Sudan also promised Kenya to answer.\nNorway welcomed the accord."
    )
    (praise,) = claims_of(text, Act.SUPPORT)
    assert sides(praise) == (["NOR"], ["TCD", "SDN"])


def test_nobody_protests_against_what_he_took_part_in() -> None:
    """An exercise of two states is no measure that one of them blames."""
    text = (
        "Chad closed its border with Sudan.\nSudan and Kenya held talks. The foreign ministry of Sudan criticised the decision."
    )
    claim = claims_of(text, Act.ACCUSE)[-1]
    assert sides(claim) == (["SDN"], ["TCD"])
