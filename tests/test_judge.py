"""The analyst's verbs: what they record, what the chronicle makes of it, and what they refuse."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import vitni
from tests.joining.stories import Story, arrests, guilin, strikes
from vitni.chronicle.query import Chronicle
from vitni.chronicle.store import Store
from vitni.derive import rejoin
from vitni.errors import NotFound, VitniError


def chronicle_of(*stories: Story, path: str | Path = ":memory:") -> Chronicle:
    """Return the stories' reports and readings as a joined chronicle."""
    store = Store.open(path, create=True)
    for story in stories:
        for report in story.reports.values():
            store.add_report(report, report.text.encode())
        for reading in story.readings():
            store.add_reading(reading)
    rejoin(store)
    store.rest()
    return Chronicle(store)


@pytest.fixture
def two_strikes() -> Iterator[Chronicle]:
    with chronicle_of(strikes()) as chronicle:
        yield chronicle


@pytest.fixture
def counted() -> Iterator[Chronicle]:
    with chronicle_of(arrests("45", "11", same_day=True)) as chronicle:
        yield chronicle


def test_two_events_judged_the_same_are_one_at_once_and_say_who_judged(two_strikes: Chronicle) -> None:
    """The analyst sees the outcome of the judgement in the same chronicle object."""
    first, second = two_strikes.events
    judgement = vitni.same(two_strikes, first.id, second.id, by="anna", because="one salvo")
    (event,) = two_strikes.events
    assert set(event.claims) == {"monday#1", "thursday#1"}
    assert two_strikes.judgements_on(event) == (judgement,)
    assert (judgement.who, judgement.because) == ("anna", "one salvo")


def test_one_event_or_one_claim_cannot_be_judged_the_same(two_strikes: Chronicle) -> None:
    """A judgement that says nothing would stand in the list for ever."""
    with pytest.raises(VitniError, match="one event already"):
        vitni.same(two_strikes, "monday#1", two_strikes.events[0].id, by="anna")


def test_claims_that_are_split_leave_together_and_the_rest_stays() -> None:
    """ "Not this event" says nothing of the claims that leave among themselves."""
    story = guilin()
    text = story.reports["wire"].text
    story.report("copy", text + " Copied.", day="2021-03-19", outlet="Evening Paper", agency="TASS")
    told = story.claims["wire"][0]
    story.claims["copy"] = [replace(told, id="copy#1", report="copy")]
    with chronicle_of(story) as chronicle:
        event = next(event for event in chronicle.events if "wire#1" in event.claims)
        assert set(event.claims) == {"wire#1", "copy#1", "letter#1"}
        vitni.split(chronicle, event.id, "wire#1", "copy#1", by="anna")
        homes = [chronicle.event_of(claim) for claim in ("wire#1", "copy#1", "letter#1")]
        assert [home.claims for home in homes if home] == [("copy#1", "wire#1"), ("copy#1", "wire#1"), ("letter#1",)]


def test_a_split_names_the_claim_that_is_not_of_the_event_and_leaves_some(two_strikes: Chronicle) -> None:
    """Each refusal says what the event does hold."""
    event = two_strikes.events[0]
    with pytest.raises(VitniError, match=r"no claim of .* it belongs to"):
        vitni.split(two_strikes, event.id, "thursday#1", by="anna")
    with pytest.raises(VitniError, match="no claim of it would stay"):
        vitni.split(two_strikes, event.id, "monday#1", by="anna")


@pytest.mark.parametrize(("typed", "held"), [("45 persons", "45 person"), ("40..50 person", "40..50 person")])
def test_a_preferred_number_stands_on_the_event_and_as_the_verdict(counted: Chronicle, typed: str, held: str) -> None:
    """Both numbers stay with their claims; the event takes the analyst's."""
    vitni.prefer(counted, counted.events[0].id, "amounts", typed, by="anna", because="the court's list")
    (event,) = counted.events
    (amount,) = event.amounts
    assert held in (f"{amount.value:g} person" if amount.value else "", f"{amount.low or 0:g}..{amount.high or 0:g} person")
    assert event.disagreements[0].verdict == held
    assert {value.value for value in event.disagreements[0].values} == {"45 person", "11 person"}


def test_a_preferred_day_moves_the_event_and_its_id_even_where_nobody_disagreed(two_strikes: Chronicle) -> None:
    """An analyst may know better than all witnesses; the event's reasons begin with who said so."""
    event = next(event for event in two_strikes.events if event.claims == ("monday#1",))
    vitni.prefer(two_strikes, event.id, "when", "2023-07-16", by="anna", because="satellite pictures")
    moved = two_strikes.event_of("monday#1")
    assert moved is not None and moved.id.startswith("2023-07-16")
    assert moved.when.reasons[0].name == "judged"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("colour", "red", "no field of an event"),
        ("when", "tomorrow", "is no day"),
        ("when", "2022-02-03/2022-02-01", "is before"),
        ("amounts", "many", "no number with its unit"),
        ("standing", "done", "no standing of this event; known: happened"),
        ("where", "Paris", "no place of this event; known: Oslo"),
        ("actors", "Sweden", "no party of this event"),
        ("mode", "visit", "no mode of COERCE"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_what_could_be(counted: Chronicle, field: str, value: str, message: str) -> None:
    """A judgement is for ever; a typing error must not become one."""
    with pytest.raises(VitniError, match=message):
        vitni.prefer(counted, counted.events[0].id, field, value, by="anna", because="why not")
    assert counted.judgements == ()


def test_a_judged_day_on_which_the_witnesses_differ_gives_its_reason_once() -> None:
    """The day of the event and the verdict on it are one judgement."""
    with chronicle_of(guilin()) as chronicle:
        event = next(one for one in chronicle.events if any(row.field == "when" for row in one.disagreements))
        day = next(row for row in event.disagreements if row.field == "when").values[0].value
        vitni.prefer(chronicle, event.id, "when", day, by="anna", because="the ministry's own list")
        rows = [row for one in chronicle.events for row in one.disagreements if row.field == "when"]
        assert max([reason.name for reason in row.reasons].count("judged") for row in rows) == 1


def test_a_preference_without_a_reason_and_a_judgement_without_a_name_are_refused(counted: Chronicle) -> None:
    """Who reads it later has nothing else to go by."""
    with pytest.raises(VitniError, match="without a reason"):
        vitni.prefer(counted, counted.events[0].id, "amounts", "45 person", by="anna", because=" ")
    with pytest.raises(VitniError, match="nobody is named"):
        vitni.prefer(counted, counted.events[0].id, "amounts", "45 person", by=" ", because="x")


def test_undo_takes_back_the_newest_and_undoing_it_brings_it_back(two_strikes: Chronicle) -> None:
    """All three stay on record."""
    first, second = (event.id for event in two_strikes.events)
    judgement = vitni.same(two_strikes, first, second, by="anna")
    taken = vitni.undo(two_strikes, by="bo")
    assert taken.subjects == (judgement.id,) and len(two_strikes.events) == 2
    with pytest.raises(VitniError, match="undone already, by"):
        vitni.undo(two_strikes, judgement.id, by="bo")
    with pytest.raises(VitniError, match="no judgement is in force"):
        vitni.undo(two_strikes, by="bo")
    vitni.undo(two_strikes, taken.id[:8], by="anna")
    assert len(two_strikes.events) == 1 and len(two_strikes.judgements) == 3


def test_a_short_id_that_fits_several_judgements_is_refused(two_strikes: Chronicle) -> None:
    """As with events, nothing is guessed."""
    vitni.same(two_strikes, "monday#1", "thursday#1", by="anna")
    vitni.undo(two_strikes, by="anna")
    vitni.same(two_strikes, "monday#1", "thursday#1", by="anna")
    with pytest.raises(NotFound, match="2 judgements fit"):
        vitni.undo(two_strikes, "same", by="anna")


def test_a_later_judgement_counts_as_later_even_if_the_clock_stands(two_strikes: Chronicle) -> None:
    """An undo at the same instant as what it undoes would have no effect."""
    ahead = datetime(2999, 1, 1, tzinfo=UTC)
    vitni.same(two_strikes, "monday#1", "thursday#1", by="anna", at=ahead)
    assert vitni.undo(two_strikes, by="anna").at > ahead
    assert len(two_strikes.events) == 2


def test_a_judgement_holds_when_a_new_reader_numbers_the_claims_anew(two_strikes: Chronicle) -> None:
    """Claims are known again by where they stand and what act they tell."""
    vitni.same(two_strikes, "monday#1", "thursday#1", by="anna")
    reading = two_strikes.reading("monday")
    assert reading is not None
    inserted = replace(reading.claims[0], act=vitni.Act.SAY, meaning="say", mode=None, topic="something else")
    renumbered = (inserted, replace(reading.claims[0], id="monday#2"))
    two_strikes.store.add_reading(replace(reading, reader="newer", claims=renumbered))
    rejoin(two_strikes.store)
    two_strikes.refresh()
    event = two_strikes.event_of("monday#2")
    assert event is not None and set(event.claims) == {"monday#2", "thursday#1"}


def test_two_analysts_chronicles_become_one_and_what_they_rule_differently_is_listed(tmp_path: Path) -> None:
    """Neither is lost: the newer rules, and undoing it lets the older rule."""
    ours = chronicle_of(arrests("45", "11", same_day=True))
    theirs = chronicle_of(arrests("45", "11", same_day=True), strikes(), path=tmp_path / "theirs.vitni")
    event = ours.events[0].id
    vitni.prefer(ours, event, "amounts", "45 person", by="anna", because="a", at=datetime(2024, 1, 1, tzinfo=UTC))
    newer = vitni.prefer(theirs, event, "amounts", "11 person", by="bo", because="b", at=datetime(2024, 1, 2, tzinfo=UTC))
    conflicts = vitni.merge(ours, theirs)
    assert [(older.who, later.who) for older, later in conflicts] == [("anna", "bo")]
    assert ours.report_ids == ("early", "late", "monday", "thursday")
    assert ours.event(event).disagreements[0].verdict == "11 person"
    vitni.undo(ours, newer.id, by="anna")
    assert ours.event(event).disagreements[0].verdict == "45 person"


def test_merging_twice_changes_nothing(tmp_path: Path) -> None:
    """Analysts exchange their files again and again."""
    ours, theirs = chronicle_of(strikes()), chronicle_of(strikes())
    vitni.same(theirs, "monday#1", "thursday#1", by="bo")
    vitni.merge(ours, theirs)
    before = ours.to_json(), ours.judgements
    assert vitni.merge(ours, theirs) == ()
    assert (ours.to_json(), ours.judgements) == before and len(ours.events) == 1


def test_a_merged_judgement_follows_a_report_that_has_another_name_here() -> None:
    """The same bytes are the same report, whatever the file was called."""
    ours, story = chronicle_of(strikes()), strikes()
    renamed = replace(story.reports["monday"], id="montag")
    theirs = Store.open(":memory:", create=True)
    for report in (renamed, story.reports["thursday"]):
        theirs.add_report(report, report.text.encode())
    for reading in story.readings():
        name = "montag" if reading.report == "monday" else reading.report
        claims = tuple(replace(claim, id=f"{name}#1", report=name) for claim in reading.claims)
        theirs.add_reading(replace(reading, report=name, claims=claims))
    rejoin(theirs)
    other = Chronicle(theirs)
    vitni.same(other, "montag#1", "thursday#1", by="bo")
    vitni.merge(ours, other)
    assert [set(event.claims) for event in ours.events] == [{"monday#1", "thursday#1"}]


def test_a_merged_report_under_a_name_that_is_taken_is_refused_and_its_judgements_touch_nothing() -> None:
    """ "monday#1" of their text is not "monday#1" of ours."""
    ours, story = chronicle_of(strikes()), strikes()
    other_text = story.reports["monday"].text + " More."
    story.reports["monday"] = replace(story.reports["monday"], text=other_text, digest="0" * 64)
    theirs = chronicle_of(story)
    vitni.same(theirs, "monday#1", "thursday#1", by="bo")
    vitni.merge(ours, theirs)
    assert [refusal.what for refusal in ours.refusals] == ["monday"]
    assert len(ours.events) == 2 and len(ours.judgements) == 1
