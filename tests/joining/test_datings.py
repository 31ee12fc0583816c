"""Choosing the day."""

from datetime import date

from tests.joining.stories import LAVROV, WANG, Story
from tests.joining.test_account import account
from vitni.model.claim import Act
from vitni.model.event import Event
from vitni.model.time import Interval


def meeting(*told: tuple[str, dict[str, object]]) -> Event:
    """Return the event of reports of Wednesday 24 March 2021 that date one meeting in these words."""
    story = Story()
    for number, (words, parts) in enumerate(told):
        story.report(f"r{number}", f"Lavrov met Wang Yi {words}.", day="2021-03-24")
        story.tell(
            f"r{number}",
            f"Lavrov met Wang Yi {words}",
            Act.CONSULT,
            "meet",
            "meeting",
            actors=(LAVROV,),
            recipients=(WANG,),
            time=(words, parts),
        )
    (event,) = account(story).events
    return event


TUESDAY = ("on Tuesday", {"weekday": 2, "direction": "past"})
MONDAY = ("on Monday", {"weekday": 1, "direction": "past"})
THIS_MONTH = ("this month", {"unit": "month", "shift": 0})


def test_a_day_and_its_month_agree_on_the_day() -> None:
    """The narrower words hold; nobody disagrees."""
    event = meeting(TUESDAY, THIS_MONTH)
    assert event.when.interval == Interval(start=date(2021, 3, 23), end=date(2021, 3, 24))
    assert event.disagreements == ()


def test_two_against_one_settle_the_day_and_the_dissent_is_shown() -> None:
    """Three papers, two days: the day of two of them, and a disagreement with that verdict."""
    event = meeting(TUESDAY, TUESDAY, MONDAY)
    assert event.when.interval == Interval(start=date(2021, 3, 23), end=date(2021, 3, 24))
    assert [(one.field, one.kind, one.verdict) for one in event.disagreements] == [("when", "conflict", "2021-03-23")]


def test_one_against_one_stays_open() -> None:
    """Nothing is decided by a coin."""
    event = meeting(TUESDAY, MONDAY)
    assert event.when.interval is None
    assert len(event.when.open) == 2
    assert event.disagreements[0].verdict is None


def test_every_dated_claim_has_its_own_dating() -> None:
    """What each witness says is kept beside what was decided."""
    event = meeting(TUESDAY, MONDAY)
    assert [dating.interval.start for _, dating in event.datings if dating.interval] == [date(2021, 3, 23), date(2021, 3, 22)]
