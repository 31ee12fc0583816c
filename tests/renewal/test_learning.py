"""Names that a new report brings change who is meant in older ones, and only there."""

from typing import Any

import pytest

from tests.joining.stories import CHINA, Story
from tests.renewal.archives import add, facts_of
from vitni.chronicle.store import Store
from vitni.derive import differences
from vitni.model.claim import Act, Party


def told(*names: str) -> Story:
    """Return one report for each name, in which a man of that name met China."""
    story = Story()
    for number, name in enumerate(names):
        party = Party(name=name, country="NOR", kind="person")
        words = f"{name} met the Chinese minister"
        story.report(f"paper-{number}", f"{words} on 7 March 2023.", day="2023-03-08", outlet=f"Paper {number}")
        time: tuple[str, dict[str, Any]] = ("7 March 2023", {"day": 7, "month": 3, "year": 2023})
        story.tell(f"paper-{number}", words, Act.CONSULT, "meet", "meeting", actors=(party,), recipients=(CHINA,), time=time)
    return story


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_surname_finds_its_bearer_whichever_came_first(order: tuple[int, ...]) -> None:
    """ "Strand" stands for nobody known until "Ole Strand" comes, and for one of two once "Kari Strand" has come."""
    facts = facts_of(told("Strand", "Ole Strand", "Kari Strand"))
    with Store.open(":memory:", create=True) as store:
        for place in order:
            add(store, [facts[place]])
            assert differences(store) == ()
        assert len([one for one in store.entities() if one.kind == "person"]) == 3


def test_an_older_report_is_told_anew_when_its_name_gets_a_bearer() -> None:
    """The event's actor is the man whom only the later report names in full."""
    facts = facts_of(told("Strand", "Ole Strand"))
    with Store.open(":memory:", create=True) as store:
        add(store, facts[:1])
        assert [party.name for event in store.events() for party in event.actors] == ["Strand"]
        add(store, facts[1:])
        assert {party.name for event in store.events() for party in event.actors} == {"Ole Strand"}
