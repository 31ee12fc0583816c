"""What a later report does to an earlier one's event, step by step of a renewal: each as a joining of all would have it."""

from collections.abc import Callable

import pytest

from tests.joining.stories import Story, antalya, arrests, copied, demand, denial, guilin, pledge, strikes
from tests.renewal.archives import add, facts_of
from vitni.chronicle.store import Store
from vitni.derive import differences

STORIES: dict[str, Callable[[], Story]] = {
    "antalya": antalya,
    "guilin": guilin,
    "strikes": strikes,
    "arrests": lambda: arrests("45", "11", same_day=True),
    "pledge": lambda: pledge("sent"),
    "demand": demand,
    "copied": copied,
    "denial": denial,
}


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("backwards", [False, True])
def test_a_story_told_report_by_report_ends_as_the_whole_story(name: str, backwards: bool) -> None:
    """Forwards and backwards, after every single report."""
    facts = facts_of(STORIES[name]())
    with Store.open(":memory:", create=True) as store:
        for fact in reversed(facts) if backwards else facts:
            add(store, [fact])
            assert differences(store) == ()


def test_an_undated_letter_is_dated_otherwise_by_a_wire_that_comes_later() -> None:
    """Its weekdays alone say 2021; the wire tells its meeting in 2022: its claims leave, and enter again with other days."""
    facts = facts_of(antalya())
    undated = [fact for fact in facts if fact[0].published is None]
    others = [fact for fact in facts if fact[0].published is not None]
    with Store.open(":memory:", create=True) as store:
        add(store, undated)
        before = dict(store.anchors())[undated[0][0].id]
        add(store, others)
        after = dict(store.anchors())[undated[0][0].id]
        assert before.interval is not None and after.interval is not None
        starts = before.interval.start, after.interval.start
        assert [start.year for start in starts if start is not None] == [2021, 2022]


def test_a_promise_of_an_older_report_is_kept_by_a_later_one() -> None:
    """The ledger's row is worked out anew though nothing of its own report changed."""
    facts = facts_of(pledge("sent"))
    with Store.open(":memory:", create=True) as store:
        add(store, facts[:1])
        assert [row.state for row in store.ledger()] == ["open"]
        add(store, facts[1:])
        assert [row.state for row in store.ledger()] == ["kept"]
