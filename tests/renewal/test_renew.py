"""A renewal touches what a new report touches, and makes all anew where the rules are others."""

from dataclasses import replace

import pytest

from tests.joining.stories import arrests, guilin, pledge, strikes
from tests.renewal.archives import add, facts_of
from vitni import derive
from vitni.chronicle.query import Chronicle
from vitni.chronicle.store import Store
from vitni.derive import differences, rejoin
from vitni.judge import Reasoned, same, undo


def test_a_report_of_another_story_leaves_the_rows_of_this_one_alone() -> None:
    """Were the account written anew each time, adding one report to a million claims would take the time of all."""
    with Store.open(":memory:", create=True) as store:
        add(store, facts_of(guilin()))
        before = set(store.event_ids())
        store._connection.execute("UPDATE event SET place = 'not touched'")
        add(store, facts_of(arrests("45", "11", same_day=True)))
        places = dict(store._connection.execute("SELECT id, place FROM event"))
        assert before < places.keys() and {places[event] for event in before} == {"not touched"}


def test_a_chronicle_joined_by_other_rules_is_joined_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer vitni joins otherwise: half an account by old rules and half by new ones would be neither."""
    with Store.open(":memory:", create=True) as store:
        add(store, facts_of(guilin()))
        store._connection.execute("UPDATE event SET place = 'by the old rules'")
        rejoin(store)
        assert ("by the old rules",) in store._connection.execute("SELECT place FROM event").fetchall()
        monkeypatch.setattr(derive, "_rules", lambda: "newer")
        rejoin(store)
        assert ("by the old rules",) not in store._connection.execute("SELECT place FROM event").fetchall()


def test_many_reports_are_joined_in_batches_with_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    """A first reading of a large archive must not hold all of it in memory."""
    monkeypatch.setattr("vitni.renewal.renew.AT_ONCE", 2)
    with Store.open(":memory:", create=True) as store:
        add(store, facts_of(guilin(), strikes(), pledge("sent")))
        assert len(store.events()) > 2 and differences(store) == ()


def test_a_report_read_anew_takes_its_old_claims_out() -> None:
    """A better reader found that there was no strike; the event it was the only witness of must go."""
    with Store.open(":memory:", create=True) as store:
        facts = facts_of(strikes())
        add(store, facts)
        before = len(store.events())
        report, reading = facts[0]
        add(store, [(report, replace(reading, reader="newer", claims=()))])
        assert len(store.events()) < before and differences(store) == ()


def test_a_judgement_reaches_the_events_it_names_and_its_undoing_gives_them_back() -> None:
    """What an analyst rules is one more fact, and no other event is joined again for it."""
    with Store.open(":memory:", create=True) as store:
        add(store, facts_of(strikes()))
        events = store.events()
        chronicle = Chronicle(store)
        same(chronicle, [events[0].id, events[1].id], Reasoned(by="anna"))
        assert len(store.events()) == len(events) - 1 and differences(store) == ()
        undo(chronicle, None, Reasoned(by="anna"))
        assert store.events() == events and differences(store) == ()
