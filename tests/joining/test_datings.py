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


def meeting_of(*told: tuple[str, str, dict[str, object]]) -> Event:
    """Return the event of reports that date one meeting: day of publication, words and parts of each."""
    story = Story()
    for number, (day, words, parts) in enumerate(told):
        name = f"r{number}"
        story.report(name, f"Lavrov met Wang Yi {words}.", day=day, outlet=name)
        sides = {"actors": (LAVROV,), "recipients": (WANG,), "time": (words, parts)}
        story.tell(name, f"Lavrov met Wang Yi {words}", Act.CONSULT, "meet", "meeting", **sides)
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


def test_figures_written_the_american_way_are_read_as_another_witness_gives_the_day() -> None:
    """3/4/2021 is 4 March or 3 April; a paper of 5 March that says "on Thursday" knows which."""
    event = meeting_of(
        ("2021-03-05", "on Thursday", {"weekday": 4, "direction": "past"}),
        ("2021-03-05", "on 3/4/2021", {"year": 2021, "month": 4, "day": 3, "swappable": True}),
    )
    assert event.when.interval == Interval(start=date(2021, 3, 4), end=date(2021, 3, 5))


def test_figures_that_nobody_else_dates_keep_the_order_of_their_language() -> None:
    """Alone, the usual order stands, and the other is refused in sight."""
    event = meeting_of(("2021-04-05", "on 3/4/2021", {"year": 2021, "month": 4, "day": 3, "swappable": True}))
    assert event.when.interval == Interval(start=date(2021, 4, 3), end=date(2021, 4, 4))
    assert [one.interval.start for one in event.when.refused] == [date(2021, 3, 4)]


def test_a_day_whose_figures_changed_places_is_outvoted_and_shown() -> None:
    """12 for 21, in a report of the 22nd: two other papers know better, and the slip of the pen is a disagreement."""
    event = meeting_of(
        ("2021-01-22", "on Thursday", {"weekday": 4, "direction": "past"}),
        ("2021-01-22", "on 21 January", {"day": 21, "month": 1, "direction": "past"}),
        ("2021-01-22", "on 12 January", {"day": 12, "month": 1, "direction": "past"}),
    )
    assert event.when.interval == Interval(start=date(2021, 1, 21), end=date(2021, 1, 22))
    assert [(one.field, one.verdict) for one in event.disagreements] == [("when", "2021-01-21")]


def test_a_year_not_yet_changed_after_new_year_is_outvoted() -> None:
    """In the first days of January the old year still runs from the pen."""
    event = meeting_of(
        ("2022-01-05", "on Tuesday", {"weekday": 2, "direction": "past"}),
        ("2022-01-05", "on 4 January 2022", {"day": 4, "month": 1, "year": 2022}),
        ("2022-01-05", "on 4 January 2021", {"day": 4, "month": 1, "year": 2021}),
    )
    assert event.when.interval == Interval(start=date(2022, 1, 4), end=date(2022, 1, 5))
    assert [one.verdict for one in event.disagreements] == ["2022-01-04"]
