"""What the acts of one sentence know of each other."""

from tests.reading.test_reader import claims_of, sides
from vitni.model.claim import Act, Standing


def test_who_asks_for_talks_is_their_other_side() -> None:
    """Egypt urges Ethiopia to talk: with Egypt."""
    claim = claims_of("Egypt urged Ethiopia to return to negotiations.", Act.CONSULT)[0]
    assert sides(claim) == (["ETH"], ["EGY"]) and claim.standing is Standing.DEMANDED


def test_who_accuses_of_an_attack_was_attacked() -> None:
    """Nobody else is named as its target."""
    claim = claims_of("Armenia accuses Azerbaijan of shelling a village.", Act.ASSAULT)[0]
    assert sides(claim) == (["AZE"], ["ARM"]) and claim.standing is Standing.ALLEGED


def test_a_target_that_is_named_is_kept() -> None:
    """The accuser speaks of an attack on another."""
    claim = claims_of("Poland accused Russia of attacking Ukraine.", Act.ASSAULT)[0]
    assert sides(claim) == (["RUS"], ["UKR"])


def test_a_rejected_demand_was_made_to_whoever_rejects_it() -> None:
    """Egypt demanded it of Ethiopia, which refuses."""
    text = "Ethiopia rejected Egypt's demand to stop the filling of the dam."
    assert [sides(claim) for claim in claims_of(text, Act.REQUEST)] == [(["EGY"], ["ETH"])]


def test_weapons_told_beside_help_go_where_the_help_went() -> None:
    """France delivers one thing and plans to send another."""
    claims = claims_of("France delivered tanks to Armenia and plans to send radar systems.", Act.AID)
    assert [(sides(claim), claim.standing) for claim in claims] == [
        ((["FRA"], ["ARM"]), Standing.HAPPENED),
        ((["FRA"], ["ARM"]), Standing.PLANNED),
    ]


def test_a_warning_that_another_will_attack_is_a_voice() -> None:
    """Armenia threatens nobody by it."""
    text = "Pashinyan warned that Azerbaijan was preparing to attack Armenia."
    assert not claims_of(text, Act.THREATEN)
    claim = claims_of(text, Act.ASSAULT)[0]
    assert sides(claim) == (["AZE"], ["ARM"]) and claim.standing is Standing.PREDICTED
    assert [voice.country for voice in claim.voices] == ["ARM"]


def test_what_is_threatened_is_done_to_whoever_is_threatened() -> None:
    """Tariffs with which Mexico is threatened are tariffs on Mexico."""
    claim = claims_of("The United States threatened Mexico with tariffs.", Act.SANCTION)[0]
    assert sides(claim) == (["USA"], ["MEX"]) and claim.standing is Standing.THREATENED


def test_what_is_said_at_a_summons_is_said_to_whoever_is_summoned() -> None:
    """The crew of "the release of the crew" is not asked for anything."""
    text = "Greece summoned the Iranian ambassador and demanded the release of the vessel and its crew members."
    (claim,) = claims_of(text, Act.REQUEST)
    assert sides(claim) == (["GRC"], ["IRN"])


def test_a_ceasefire_asked_of_nobody_is_asked_of_those_who_fight() -> None:
    """The report has told whose attacks they are."""
    text = "Russia shelled Kharkiv on Monday.\nThe Pope called for an immediate ceasefire."
    (claim,) = claims_of(text, Act.RETREAT)
    assert sides(claim) == (["RUS", "UKR"], []) and claim.standing is Standing.DEMANDED


def test_a_refused_call_asks_whoever_refuses_it() -> None:
    """What is asked for has not happened."""
    (claim,) = claims_of("Israel rejected Spain's call for a ceasefire.", Act.RETREAT)
    assert sides(claim) == (["ISR"], []) and claim.standing is Standing.DEMANDED


def test_what_only_the_attacked_say_is_alleged() -> None:
    """The report does not vouch for it."""
    claims = claims_of("Russian missiles hit Kharkiv, Ukrainian officials said.", Act.ASSAULT)
    assert [claim.standing for claim in claims] == [Standing.ALLEGED]


def test_what_is_promised_is_the_topic() -> None:
    """A promise of things promises no act."""
    (claim,) = claims_of("Iran promised written guarantees to the United States.", Act.AGREE)
    assert claim.topic is not None and claim.topic.startswith("written guarantees")


def test_who_is_attacked_is_not_condemned() -> None:
    """ "condemned the attack on Doha" blames somebody else."""
    (claim,) = claims_of("Arab states condemned the attack on Doha.", Act.ACCUSE)
    assert [party.name for party in claim.actors] == ["Arab states"] and claim.recipients == ()


def test_a_delegation_is_of_who_speaks_of_it() -> None:
    """Nobody else's is meant."""
    (claim,) = claims_of("Oman's foreign ministry said a delegation would travel to Athens on Thursday.", Act.CONSULT)
    assert sides(claim) == (["OMN"], ["GRC"]) and claim.standing is Standing.PLANNED


def test_who_says_a_thing_of_another_judges_it_himself() -> None:
    """Polish: Macron says that Spain is a hostage of Morocco; it is he who criticises her."""
    (claim,) = claims_of("Prezydent Francji Emmanuel Macron powiedział, że Hiszpania jest zakładnikiem Maroka.", Act.ACCUSE)
    assert sides(claim) == (["FRA"], ["ESP"])
