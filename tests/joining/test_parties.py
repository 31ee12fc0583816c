"""Can two parties be one?"""

from tests.joining.stories import BLINKEN, LAVROV, RUSSIA, STATES, WANG
from vitni.joining.parties import CLASH, compare_parties, compare_sides, is_organ, side_of
from vitni.model.claim import Party

MINISTER = Party(name="US foreign minister", country="USA", kind="person", office="foreign-minister")
OFFICIAL = Party(name="a US official", country="USA", kind="person")
FIRM = Party(name="Gazprom", country="RUS", kind="organisation", entity="organisation:gazprom")
MINISTRY = Party(name="Russian foreign ministry", country="RUS", kind="organisation")
ALLIES = Party(name="NATO allies", country=None, kind="group")
NATO = Party(name="NATO", country=None, kind="organisation")


def weight(first: Party, second: Party) -> float:
    """Return how much speaks for the two being one."""
    return compare_parties(first, second).weight


def test_two_named_persons_are_never_one() -> None:
    """No sum of small likenesses may make Lavrov Wang."""
    assert weight(LAVROV, WANG) == CLASH
    assert weight(LAVROV, LAVROV) > 2


def test_two_states_are_never_one() -> None:
    """Nor what belongs to two states."""
    assert weight(RUSSIA, STATES) == CLASH
    assert weight(LAVROV, STATES) == CLASH


def test_a_minister_may_stand_for_his_state_and_an_unnamed_minister_be_the_named_one() -> None:
    """More and less exact mentions fit; an unnamed official is hardly the minister."""
    assert weight(BLINKEN, STATES) > 0
    assert weight(BLINKEN, MINISTER) > 0
    assert weight(BLINKEN, OFFICIAL) < 0


def test_an_organ_stands_for_its_state_and_a_company_does_not() -> None:
    """What a ministry says its state says; a company is in its state, not its voice."""
    assert is_organ(MINISTRY)
    assert not is_organ(FIRM)
    assert weight(MINISTRY, RUSSIA) > 0 > weight(FIRM, RUSSIA)


def test_parties_without_state_are_compared_by_their_words() -> None:
    """NATO and its allies share a word; they are near."""
    assert weight(NATO, ALLIES) > 0


def test_extra_parties_cost_little_and_a_silent_side_next_to_nothing() -> None:
    """A fuller telling of the same act must still meet the shorter one."""
    one, two, none = side_of([RUSSIA]), side_of([RUSSIA, STATES]), side_of([])
    assert sum(reason.weight for reason in compare_sides(one, two)) > 0
    assert -1 < sum(reason.weight for reason in compare_sides(one, none)) < 0
    assert compare_sides(none, none) == ()
