"""What the claims of one event say together."""

from tests.joining.stories import BLINKEN, GUILIN, LAVROV, RUSSIA, STATES, UKRAINE, Story
from tests.joining.test_account import account
from vitni.model.claim import Act, Party, Place, Standing
from vitni.model.event import Event

PUTIN = Party(name="Vladimir Putin", country="RUS", kind="person", entity="person:vladimir-putin")


def invasion(*tellings: tuple[Party, Standing]) -> Event:
    """Return the event of an invasion told once a day by these actors in these standings."""
    story = Story()
    for number, (actor, standing) in enumerate(tellings):
        words = f"{actor.name} invades Ukraine"
        story.report(f"r{number}", words + ".", day=f"2022-01-{18 + number}")
        story.tell(
            f"r{number}", words, Act.ASSAULT, "invade", "invade", actors=(actor,), recipients=(UKRAINE,), standing=standing
        )
    (event,) = account(story).events
    return event


def test_a_war_is_a_states_even_if_one_report_names_its_president() -> None:
    """Two claims of Russia against one of Putin: the deed is Russia's."""
    predicted = Standing.PREDICTED
    event = invasion((RUSSIA, predicted), (PUTIN, predicted), (RUSSIA, predicted))
    assert event.actors == (RUSSIA,)


def test_a_denial_beside_expectations_leaves_the_event_expected() -> None:
    """That one side denies it does not make it denied; that the last report does nothing else makes it so."""
    assert invasion((RUSSIA, Standing.DENIED), (RUSSIA, Standing.PREDICTED)).standing == Standing.PREDICTED
    assert invasion((RUSSIA, Standing.PREDICTED), (RUSSIA, Standing.DENIED)).standing == Standing.DENIED


def test_a_town_is_shown_before_its_country() -> None:
    """The more exact place is the event's."""
    story = Story()
    china = Place(name="China", country="CHN", entity="state:CHN")
    for name, place in (("a", china), ("b", china), ("c", GUILIN)):
        story.report(name, "Blinken met Lavrov there.", day="2021-03-24")
        story.tell(
            name, "Blinken met Lavrov", Act.CONSULT, "meet", "meeting", actors=(BLINKEN,), recipients=(LAVROV,), where=place
        )
    (event,) = account(story).events
    assert event.where == GUILIN
    assert event.disagreements == ()


def test_parties_named_on_one_side_find_their_own() -> None:
    """ "Blinken and Lavrov met" and "the United States met Russia" have the same two sides."""
    story = Story()
    story.report("a", "The United States held talks with Russia.", day="2021-03-24")
    story.tell(
        "a", "The United States held talks with Russia", Act.CONSULT, "talk", "meeting", actors=(STATES,), recipients=(RUSSIA,)
    )
    story.report("b", "Lavrov and Blinken held talks.", day="2021-03-24")
    story.tell("b", "Lavrov and Blinken held talks", Act.CONSULT, "talk", "meeting", actors=(LAVROV, BLINKEN))
    (event,) = account(story).events
    assert (event.actors, event.recipients) == ((BLINKEN,), (LAVROV,))


def test_time_words_are_no_topic() -> None:
    """ "The two agreed: on Tuesday" tells nobody what was agreed."""
    story = Story()
    story.report("paper", "Blinken agreed on Tuesday.", day="2022-01-19")
    time = ("on Tuesday", {"weekday": 2, "direction": "past"})
    story.tell("paper", "Blinken agreed", Act.AGREE, "agree", actors=(BLINKEN,), topic="on Tuesday", time=time)
    (event,) = account(story).events
    assert event.topic is None
