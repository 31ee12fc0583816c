"""Noisy readings: whatever the reader gives, joining gives an account of it."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.joining.stories import BLINKEN, LAVROV, RUSSIA, STATES, WORLD, Story
from vitni.joining.account import join
from vitni.model.claim import MODES, Act, Amount, Party, Place, Standing
from vitni.model.time import TimePhrase

PARTIES = (
    BLINKEN,
    LAVROV,
    RUSSIA,
    STATES,
    Party(name="", country=None, kind="group"),
    Party(name="12", country="RUS", kind="organisation"),
    Party(name="Лавров", country="RUS", kind="person"),
    Party(name="the minister", country="RUS", kind="person", office="foreign-minister"),
)
SIDES = st.lists(st.sampled_from(PARTIES), max_size=3).map(tuple)
PHRASES = st.builds(
    TimePhrase,
    start=st.just(0),
    end=st.just(5),
    words=st.just("words"),
    language=st.just("en"),
    kind=st.sampled_from(["date", "duration", "vague", "event"]),
    rule=st.just("noise"),
    weekday=st.none() | st.integers(1, 7),
    day=st.none() | st.integers(1, 31),
    month=st.none() | st.integers(1, 12),
    year=st.none() | st.integers(2015, 2025),
    unit=st.none() | st.sampled_from(["day", "week", "month", "year"]),
    shift=st.none() | st.integers(-2, 2),
    anchor=st.none() | st.sampled_from(["publication", "previous"]),
    bound=st.none() | st.sampled_from(["since", "before"]),
    direction=st.none() | st.sampled_from(["past", "future"]),
)
AMOUNTS = st.lists(
    st.builds(
        Amount,
        unit=st.sampled_from(["person", "minute", "hour"]),
        value=st.none() | st.floats(0, 1e6),
        low=st.none() | st.floats(0, 1e6),
    ),
    max_size=2,
).map(tuple)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Return one to four reports, some undated, with claims of any shape."""
    story = Story()
    for number in range(draw(st.integers(1, 4))):
        name = f"r{number}"
        dated = draw(st.booleans())
        story.report(name, "some words.\nOther words. " * 3, day=f"202{number}-01-1{number}" if dated else None)
        for _ in range(draw(st.integers(0, 5))):
            act = draw(st.sampled_from(list(Act)))
            claims = story.claims[name]
            story.tell(
                name,
                draw(st.sampled_from(["some words", "Other words. some"])),
                act,
                draw(st.sampled_from(["meet", "promise", "respond", "say"])),
                draw(st.sampled_from([None, *MODES[act]])),
                actors=draw(SIDES),
                recipients=draw(SIDES),
                standing=draw(st.sampled_from(list(Standing))),
                where=draw(st.sampled_from([None, Place(name="Geneva", country="CHE"), Place(name="", country=None)])),
                amounts=draw(AMOUNTS),
                voices=draw(SIDES),
                topic=draw(st.sampled_from([None, "", "the talks", "переговоры"])),
                content_of=draw(st.sampled_from([None, "nobody#1", *(claim.id for claim in claims)])),
            )
            if draw(st.booleans()):
                claims[-1] = replace(claims[-1], time=draw(PHRASES))
    return story


@settings(max_examples=40, deadline=None)
@given(stories())
def test_any_reading_becomes_an_account_that_holds_every_claim_once(story: Story) -> None:
    """Readers err; every claim they make must still be found in exactly one event, under an id of its own, on real days."""
    found = join(story.reports.values(), story.readings(), (), WORLD)
    held = sorted(claim for event in found.events for claim in event.claims)
    assert held == sorted(claim.id for claims in story.claims.values() for claim in claims)
    assert len({event.id for event in found.events}) == len(found.events)
    assert len({row.id for row in found.ledger}) == len(found.ledger)
    ids = {event.id for event in found.events}
    assert all(event.content_of in ids for event in found.events if event.content_of is not None)
    starts = [event.when.interval.start for event in found.events if event.when.interval and event.when.interval.start]
    assert all(date(1800, 1, 1) < start < date(2200, 1, 1) for start in starts)
