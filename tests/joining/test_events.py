"""Which claims are of one occurrence."""

from tests.joining.stories import BLINKEN, CHINA, GUILIN, LAVROV, RUSSIA, STATES, UKRAINE, WANG, Story, person, strikes
from tests.joining.test_account import account
from vitni.model.claim import Act, Place, Standing


def test_two_strikes_on_two_days_are_two_events() -> None:
    """The same army strikes the same town again and again; only the day tells the strikes apart."""
    assert len(account(strikes()).events) == 2


def test_two_meetings_of_one_pair_in_two_towns_are_two_events() -> None:
    """Ministers meet often; another day and place is another meeting."""
    story = Story()
    for name, day, town in (("first", "2022-01-22", "Geneva"), ("second", "2022-03-25", "Antalya")):
        story.report(name, f"Lavrov met Wang Yi in {town} on Friday.", day=day)
        story.tell(
            name,
            f"Lavrov met Wang Yi in {town} on Friday",
            Act.CONSULT,
            "meet",
            "meeting",
            actors=(LAVROV,),
            recipients=(WANG,),
            where=Place(name=town, country=None),
            time=("on Friday", {"weekday": 5, "direction": "past"}),
        )
    assert len(account(story).events) == 2


def test_sides_of_a_meeting_may_change_places() -> None:
    """Wang met Lavrov is Lavrov met Wang."""
    story = Story()
    for name, words, sides in (("one", "Lavrov met Wang Yi", (LAVROV, WANG)), ("two", "Wang Yi met Lavrov", (WANG, LAVROV))):
        story.report(name, words + " in Guilin.", day="2021-03-24")
        story.tell(name, words, Act.CONSULT, "meet", "meeting", actors=sides[:1], recipients=sides[1:], where=GUILIN)
    assert len(account(story).events) == 1


def test_sides_of_an_attack_may_not() -> None:
    """Russia struck Ukraine and Ukraine struck Russia are two deeds."""
    story = Story()
    for name, words, sides in (
        ("one", "Russia struck Ukraine", (RUSSIA, UKRAINE)),
        ("two", "Ukraine struck Russia", (UKRAINE, RUSSIA)),
    ):
        story.report(name, words + ".", day="2023-07-18")
        story.tell(name, words, Act.ASSAULT, "strike", "strike", actors=sides[:1], recipients=sides[1:])
    assert len(account(story).events) == 2


def test_a_meeting_held_and_a_meeting_hoped_for_in_one_report_are_two() -> None:
    """A report that tells both means two, though parties and act are the same."""
    story = Story()
    story.report("paper", "Lavrov met Wang Yi. Lavrov hopes to meet Wang Yi again.", day="2021-03-24")
    sides = {"actors": (LAVROV,), "recipients": (WANG,)}
    story.tell("paper", "Lavrov met Wang Yi", Act.CONSULT, "meet", "meeting", **sides)
    story.tell("paper", "meet Wang Yi again", Act.CONSULT, "meet", "meeting", standing=Standing.PREDICTED, **sides)
    assert len(account(story).events) == 2


def test_a_minister_and_his_state_are_one_party_in_one_meeting() -> None:
    """One paper says the United States, another Blinken; the event shows the more exact."""
    story = Story()
    for name, words, actor in (
        ("one", "The United States held talks with Russia", STATES),
        ("two", "Blinken held talks with Russia", BLINKEN),
    ):
        story.report(name, words + " in Guilin.", day="2021-03-24")
        story.tell(name, words, Act.CONSULT, "talk", "meeting", actors=(actor,), recipients=(RUSSIA,), where=GUILIN)
    events = account(story).events
    assert len(events) == 1
    assert [party.name for party in events[0].actors] == ["Antony Blinken"]


def test_two_statements_of_one_speaker_stay_two() -> None:
    """A speaker says much in one day; statements join only on what they are about."""
    story = Story()
    story.report("paper", "Wang Yi said trade would grow. Wang Yi said the Arctic was far away.", day="2021-03-24")
    story.tell("paper", "Wang Yi said trade would grow", Act.SAY, "say", actors=(WANG,), topic="trade would grow")
    story.tell("paper", "Wang Yi said the Arctic was far away", Act.SAY, "say", actors=(WANG,), topic="the Arctic was far away")
    assert len(account(story).events) == 2


def test_every_join_says_why() -> None:
    """An analyst must be able to see what brought two claims together."""
    story = Story()
    for name in ("one", "two"):
        story.report(name, "Lavrov met Wang Yi in Guilin.", day="2021-03-24")
        story.tell(name, "Lavrov met Wang Yi", Act.CONSULT, "meet", "meeting", actors=(LAVROV,), recipients=(WANG,))
    names = {reason.name for reason in account(story).events[0].joins}
    assert {"same-party", "same-mode"} <= names


def test_a_meeting_with_somebody_of_a_third_state_is_another_meeting() -> None:
    """Lavrov met Blinken in the same week as Blinken met Wang; a meeting of all three is neither."""
    story = Story()
    for name, words, hosts, guests in (
        ("one", "Blinken met Wang Yi", (BLINKEN,), (WANG,)),
        ("two", "Blinken and Lavrov met China", (BLINKEN, LAVROV), (CHINA,)),
    ):
        story.report(name, words + ".", day="2021-03-24")
        story.tell(name, words, Act.CONSULT, "meet", "meeting", actors=hosts, recipients=guests)
    assert len(account(story).events) == 2


def test_a_letter_promised_by_one_hand_and_delivered_by_another_is_one() -> None:
    """The minister promises the answer, the ambassador hands it over; both act for their state."""
    story = Story()
    story.report("before", "Blinken promised to write to Russia next week.", day="2022-01-21")
    story.report("after", "John Sullivan wrote to Russia on Wednesday.", day="2022-01-27")
    fields = {"recipients": (RUSSIA,)}
    story.tell(
        "before",
        "write to Russia next week",
        Act.CONSULT,
        "write",
        "letter",
        actors=(BLINKEN,),
        standing=Standing.PROMISED,
        time=("next week", {"unit": "week", "shift": 1, "anchor": "publication"}),
        **fields,
    )
    story.tell(
        "after",
        "John Sullivan wrote to Russia on Wednesday",
        Act.CONSULT,
        "write",
        "letter",
        actors=(person("John Sullivan", "USA", office="ambassador"),),
        time=("on Wednesday", {"weekday": 3, "direction": "past"}),
        **fields,
    )
    assert len(account(story).events) == 1


def test_a_promise_recalled_where_its_keeping_is_told_is_the_same_act() -> None:
    """News of an answer says that it was promised; nothing else was promised."""
    story = Story()
    story.report("paper", "The United States wrote to Russia. Blinken had promised to write to Russia.", day="2022-01-26")
    story.tell(
        "paper", "The United States wrote to Russia", Act.CONSULT, "write", "letter", actors=(STATES,), recipients=(RUSSIA,)
    )
    outer = story.tell(
        "paper", "Blinken had promised to write to Russia", Act.AGREE, "promise-answer", "answer", actors=(BLINKEN,)
    )
    story.tell(
        "paper",
        "write to Russia.",
        Act.CONSULT,
        "write",
        "letter",
        actors=(BLINKEN,),
        recipients=(RUSSIA,),
        standing=Standing.PROMISED,
        content_of=outer.id,
    )
    assert sum(event.act == Act.CONSULT for event in account(story).events) == 1


def test_an_answer_threatened_is_not_the_answer_promised() -> None:
    """One answers by letter, the other by sanctions."""
    story = Story()
    story.report("paper", "Blinken promised to write to Russia. The United States would respond to Russia.", day="2022-01-22")
    toward = (RUSSIA,)
    promised, threatened = Standing.PROMISED, Standing.THREATENED
    story.tell(
        "paper", "write to Russia", Act.CONSULT, "write", "letter", actors=(BLINKEN,), standing=promised, recipients=toward
    )
    story.tell("paper", "respond to Russia", Act.CONSULT, "respond", actors=(STATES,), standing=threatened, recipients=toward)
    assert len(account(story).events) == 2
