"""Reports that tell the same facts in the same order."""

from tests.joining.stories import CHINA, NORWAY, RUSSIA, STATES, UKRAINE, Story
from tests.joining.test_account import account, event_with
from vitni.joining.retellings import _longest_chain
from vitni.model.claim import Act, Party

FACTS = (
    ("arrest", Act.COERCE, "arrest", NORWAY, RUSSIA),
    ("visit", Act.CONSULT, "visit", RUSSIA, CHINA),
    ("praise", Act.SUPPORT, None, CHINA, RUSSIA),
    ("aid", Act.AID, "economic", STATES, UKRAINE),
    ("expel", Act.SANCTION, "expel", UKRAINE, RUSSIA),
    ("march", Act.MOBILIZE, "troops", RUSSIA, UKRAINE),
)


def told(order: tuple[int, ...], *, misread: Party | None = None, words: str = "in {} words") -> Story:
    """Two papers tell the facts, the second in this order and, where asked, with another doer of the praise."""
    story = Story()
    for name, places in (("one", tuple(range(len(FACTS)))), ("two", order)):
        lines = [f"Fact {FACTS[at][0]} {words.format(name)}." for at in places]
        story.report(name, "\n".join(lines), day="2023-03-01", outlet=name.title())
        for at, line in zip(places, lines, strict=True):
            key, act, mode, doer, other = FACTS[at]
            actor = misread if misread is not None and name == "two" and key == "praise" else doer
            story.tell(name, line[:-1], act, key, mode, actors=(actor,), recipients=(other,))
    return story


def test_what_stands_at_one_place_of_two_retold_stories_is_one_event() -> None:
    """The doer was misread in one; the facts around it say that it is the same praise."""
    event = event_with(account(told((0, 1, 2, 3, 4, 5), misread=STATES)), "two#3")
    assert event.claims == ("one#3", "two#3")
    assert "same-place-in-story" in {reason.name for reason in event.joins}


def test_facts_in_another_order_prove_nothing() -> None:
    """Two reporters tell what they saw, each in his way: a praise by another is another praise."""
    event = event_with(account(told((5, 4, 2, 0, 3, 1), misread=STATES)), "two#3")
    assert event.claims == ("two#3",)


def test_a_translation_is_no_second_witness_and_an_own_account_is() -> None:
    """Six facts in one order are one story told twice; in another order they are two accounts."""
    translated, own = (event_with(account(told(order)), "one#4") for order in ((0, 1, 2, 3, 4, 5), (5, 4, 2, 0, 3, 1)))
    assert [origin.reports for origin in translated.origins] == [("one", "two")]
    assert [origin.reports for origin in own.origins] == [("one",), ("two",)]


def test_a_chain_takes_each_place_once() -> None:
    """A fact that one report tells twice stands for one fact."""
    assert len(_longest_chain([(0, 0), (0, 1), (1, 1), (2, 0), (3, 4)])) == 3
