"""What earlier words of a report say of a title: in reports of two or three sentences."""

from tests.reading.test_reader import claims_of, sides
from vitni.model.claim import Act


def test_both_countries_are_the_two_that_were_named_together() -> None:
    """Two states joined by "and" just before are meant sooner than the two the report names most."""
    text = (
        "Chad recalled its envoy from France. France regretted that Chad had done so.\n"
        "Kenya and Uganda condemned the coup. Both countries sent soldiers to Chad."
    )
    assert [party.country for party in claims_of(text, Act.MOBILIZE)[0].actors] == ["KEN", "UGA"]


def test_both_ministers_are_the_two_persons_named_together() -> None:
    """The same of persons."""
    text = "Sergei Lavrov and Antony Blinken met in Geneva. Both ministers praised the talks."
    (praise,) = claims_of(text, Act.SUPPORT)
    assert [party.name for party in praise.actors] == ["Sergei Lavrov", "Antony Blinken"]


def test_the_ministry_is_the_one_that_was_named_before() -> None:
    """ "The ministry" takes up "the foreign ministry of Chad", whatever state the sentence is about."""
    text = "The foreign ministry of Chad summoned the French ambassador.\nThe ministry accused the French government of lying."
    (blame,) = claims_of(text, Act.ACCUSE)
    assert sides(blame) == (["TCD"], ["FRA"])


def test_it_is_the_subject_of_the_sentence_and_not_of_its_relative_clause() -> None:
    """A relative pronoun is a subject only inside its own clause."""
    text = (
        "The foreign ministry of Chad spoke of measures by the French government that were harmful.\n"
        "It condemned the measures and recalled its ambassador."
    )
    blame = claims_of(text, Act.ACCUSE)[0]
    assert [party.country for party in blame.actors] == ["TCD"]


def test_supporters_of_a_thing_are_not_those_of_the_person_named_last() -> None:
    """ "Supporters of the coup" stand for nobody's camp that the report has named."""
    text = "Soldiers arrested President Idriss Déby. Hundreds of supporters of the coup demonstrated in the capital."
    (protest,) = claims_of(text, Act.PROTEST)
    assert [party.name for party in protest.actors] == ["supporters"]


def test_whose_minister_it_is_the_pronoun_tells() -> None:
    """ "His interior minister, X" makes X, from there on, a person of the prime minister's state."""
    text = (
        "Kosovo's prime minister Albin Kurti blamed Serbia. His interior minister, Arben Dema, visited Tirana.\n"
        "Dema met the president of Albania."
    )
    assert [[party.country for party in claim.actors] for claim in claims_of(text, Act.CONSULT)] == [["XKX"], ["XKX"]]


def test_those_who_urge_both_sides_are_not_the_sides() -> None:
    """The two named last by the report are meant, not the two that speak."""
    text = "Serbia accused Kosovo of attacks. Norway and Denmark urged both sides to show restraint."
    (appeal,) = claims_of(text, Act.REQUEST)
    assert sides(appeal) == (["NOR", "DNK"], ["SRB", "XKX"])


def test_what_a_bracket_explains_is_one_organisation_from_then_on() -> None:
    """The letters stand for the name before the bracket, which the model may see only a part of."""
    text = "The Arakan People Front (APF) attacked a police station in Myanmar.\nOn Monday the APF attacked Bangladesh."
    names = [party.name for claim in claims_of(text, Act.ASSAULT) for party in claim.actors]
    assert names == ["Arakan People Front"] * 2


def test_letters_of_a_known_organisation_are_that_organisation() -> None:
    """ "ELN" alone is no name that vitni knows; the report tells whose letters they are."""
    text = "The National Liberation Army (ELN) freed a hostage in Colombia. In March the ELN killed nine soldiers."
    (killing,) = claims_of(text, Act.ASSAULT)
    assert [party.entity for party in killing.actors] == ["organisation:eln"]


def test_the_generals_that_a_minister_accuses_are_not_his_own() -> None:
    """Troops without a state are the subject's, except where something is done against them."""
    text = (
        "Mali closed its border with Niger. Mali expelled an envoy.\nDanish minister Jeppe Kofod accused the generals of lying."
    )
    blame = claims_of(text, Act.ACCUSE)[-1]
    assert sides(blame) == (["DNK"], ["MLI"])


def test_an_honorific_is_no_part_of_a_name() -> None:
    """ "M. Le Drian" is Jean-Yves Le Drian, and "Mr Lavrov" Sergei Lavrov."""
    text = "Le ministre français Jean-Yves Le Drian a quitté Bamako.\nM. Le Drian a dénoncé le putsch."
    blame = claims_of(text, Act.ACCUSE, "fr")[0]
    assert [(party.name, party.country) for party in blame.actors] == [("Jean-Yves Le Drian", "FRA")]
    (meeting,) = claims_of("Mr Lavrov met the Chadian president in Moscow.", Act.CONSULT)
    assert meeting.actors[0].name == "Sergei Lavrov"


def test_counterparts_of_a_region_are_not_of_their_own_ministers_state() -> None:
    """The possessive says whose equals they are, not where they are from."""
    (meeting,) = claims_of("Sergei Lavrov will meet his counterparts from the region on Friday.", Act.CONSULT)
    assert [(party.name, party.country) for party in meeting.recipients] == [("counterparts", None)]


def test_his_counterpart_is_not_of_his_state() -> None:
    """ "Su homólogo sudanés": the possessive is no owner, the adjective is."""
    text = "El canciller egipcio habló con su homólogo sudanés, Ali al-Sadiq. Al-Sadiq criticó a Etiopía."
    (blame,) = claims_of(text, Act.ACCUSE, "es")
    assert "EGY" not in [party.country for party in blame.actors]
