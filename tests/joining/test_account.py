"""The whole of joining, on small stories."""

from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.joining.stories import WORLD, Story, arrests, copied, demand, guilin, pledge, strikes
from vitni.joining.account import join
from vitni.model.account import Account
from vitni.model.claim import Standing
from vitni.model.event import Event
from vitni.model.judgement import Judgement
from vitni.model.time import Interval


def account(story: Story, *judgements: Judgement) -> Account:
    """Join the story as it stands."""
    return join(story.reports.values(), story.readings(), judgements, WORLD)


def event_with(found: Account, claim: str) -> Event:
    """Return the event that holds the claim."""
    return next(event for event in found.events if claim in event.claims)


def judgement(name: str, kind: str, *subjects: str, hour: int = 9, **fields: str) -> Judgement:
    """Return a judgement of an analyst on one morning."""
    given = {"field": None, "value": None, "because": None, **fields}
    at = datetime(2024, 1, 1, hour)
    return Judgement(id=name, kind=kind, subjects=subjects, who="an analyst", at=at, **given)  # type: ignore[arg-type]


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(random) -> None:  # type: ignore[no-untyped-def]
    """An account is rebuilt byte for byte from its facts, so no list order may show in it."""
    story = Story()
    for other in (guilin(), strikes(), demand(), copied()):
        story.reports.update(other.reports)
        story.claims.update(other.claims)
        story.lessons.update(other.lessons)
    reports, readings = list(story.reports.values()), story.readings()
    expected = join(reports, readings, (), WORLD)
    random.shuffle(reports)
    random.shuffle(readings)
    assert repr(join(reports, readings, (), WORLD)) == repr(expected)


def test_a_plan_and_its_happening_are_one_event_with_a_life() -> None:
    """Planned on Friday, told as past later: one event in two standings, not two events."""
    event = event_with(account(guilin()), "wire#1")
    assert event.claims == ("wire#1", "letter#1")
    assert [step.standing for step in event.life] == [Standing.PLANNED, Standing.HAPPENED]
    assert event.standing == Standing.HAPPENED


def test_an_id_names_the_day_the_parties_and_the_place() -> None:
    """Ids are what people type; they must be readable and the same in every run."""
    assert event_with(account(guilin()), "wire#1").id.startswith("2021-03-23-lavrov-")
    assert event_with(account(guilin()), "wire#1").id.endswith("-guilin")


def test_the_content_of_a_promise_is_an_event_of_its_own_that_names_the_promise() -> None:
    """The promise has happened; what it promises has not: two events, linked."""
    found = account(guilin())
    reply = event_with(found, "letter#3")
    assert reply.content_of == event_with(found, "letter#2").id


def test_relative_words_of_an_undated_report_are_reckoned_from_its_inferred_day() -> None:
    """ "Next week" told within three days of a Tuesday meeting is one and the same week: 29 March to 4 April 2021."""
    reply = event_with(account(guilin()), "letter#3")
    assert reply.when.interval == Interval(start=date(2021, 3, 29), end=date(2021, 4, 5))
    assert reply.when.inferred


def test_events_come_in_order_of_day_and_the_undated_last() -> None:
    """A chronicle is read from top to bottom."""
    starts = [event.when.interval.start if event.when.interval else None for event in account(guilin()).events]
    dated = [start for start in starts if start is not None]
    assert dated == sorted(dated)
    assert starts[-1] is None


def test_a_split_sets_claims_apart_and_undo_brings_them_together_again() -> None:
    """A judgement is a fact that joining obeys; undoing it is a later fact."""
    split = judgement("j1", "split", "letter#1", "wire#1")
    undo = judgement("j2", "undo", "j1", hour=10)
    apart = account(guilin(), split)
    assert event_with(apart, "letter#1").id != event_with(apart, "wire#1").id
    assert event_with(account(guilin(), split, undo), "letter#1").claims == ("wire#1", "letter#1")


def test_a_ruling_of_same_joins_what_machines_keep_apart() -> None:
    """Two strikes on two days are two events, unless an analyst knows better."""
    assert len(account(strikes()).events) == 2
    assert len(account(strikes(), judgement("j1", "same", "monday#1", "thursday#1")).events) == 1


def test_a_preferred_value_is_the_verdict() -> None:
    """What an analyst prefers stands above the machine's reasons, and says who preferred it."""
    prefer = judgement("j1", "prefer", "early#1", field="amounts", value="45 person", because="the police log")
    dispute = account(arrests("45", "11", same_day=True), prefer).disagreements[0]
    assert dispute.verdict == "45 person"
    assert dispute.reasons[0].name == "judged"


def test_a_report_without_reading_still_has_its_anchor() -> None:
    """Nothing is silently left out: the list of anchors holds every report."""
    story = pledge(None)
    found = join(story.reports.values(), (), (), WORLD)
    assert [name for name, _ in found.anchors] == ["before"]
    assert found.events == ()
