"""Which pairs are compared at all."""

from tests.joining.stories import NORWAY, RUSSIA, UKRAINE, Story
from vitni.joining.anchors import given_anchor
from vitni.joining.blocks import pairs_worth_comparing
from vitni.joining.entities import register_of
from vitni.joining.phrases import possible_days
from vitni.joining.tellings import Telling, tell
from vitni.model.claim import Act, Party


def tellings_of(story: Story) -> list[Telling]:
    """Return the story's claims made ready to be compared, each with the days its words can mean."""
    register = register_of(story.readings(), {}, {})
    found = []
    for reading in story.readings():
        report = story.reports[reading.report]
        anchor = given_anchor(report)
        found += tell(reading, report, anchor, register, possible_days(reading, anchor))
    return found


def strike(days: list[str], recipients: tuple[Party, ...] = (UKRAINE,)) -> list[Telling]:
    """Return one telling a day of a strike by Russia."""
    story = Story()
    for number, day in enumerate(days):
        story.report(f"r{number:03d}", "Russia struck.", day=day)
        story.tell(f"r{number:03d}", "Russia struck", Act.ASSAULT, "strike", "strike", actors=(RUSSIA,), recipients=recipients)
    return tellings_of(story)


def test_claims_of_other_sides_are_not_compared() -> None:
    """Both sides named and one of them another: no pair."""
    tellings = [*strike(["2022-03-01"]), *strike(["2022-03-01"], (NORWAY,))]
    assert list(pairs_worth_comparing(tellings)) == []


def test_a_claim_that_names_one_side_is_compared_with_all_of_that_side() -> None:
    """Silence about the victim must not keep two tellings of one strike apart."""
    tellings = [*strike(["2022-03-01"]), *strike(["2022-03-01"], ())]
    assert set(pairs_worth_comparing(tellings)) == {(0, 1)}


def test_claims_are_compared_only_within_their_days() -> None:
    """Otherwise the work would grow with the square of the archive."""
    pairs = set(pairs_worth_comparing(strike(["2022-03-01", "2022-03-20", "2022-06-01"])))
    assert pairs == {(0, 1)}


def test_what_is_compared_does_not_hang_on_what_else_there_is() -> None:
    """A new report must not change which of the old claims are compared, however many there are."""
    months = [f"{2000 + number // 12}-{number % 12 + 1:02d}-01" for number in range(60)]
    few = set(pairs_worth_comparing(strike(months[:6])))
    many = set(pairs_worth_comparing(strike(months)))
    assert few == {pair for pair in many if max(pair) < 6}


def test_past_acts_whose_days_lie_four_days_apart_are_not_compared_and_nearer_ones_are() -> None:
    """No likeness makes one event of two days of a week; a slip of one to three days may."""
    story = Story()
    for day in (10, 13, 14):
        words = f"Russia struck Odesa on {day} July 2023"
        story.report(f"of-{day}", f"{words}.", day="2023-07-20")
        time = (f"{day} July 2023", {"day": day, "month": 7, "year": 2023, "direction": "past"})
        story.tell(f"of-{day}", words, Act.ASSAULT, "strike", "strike", actors=(RUSSIA,), recipients=(UKRAINE,), time=time)
    tellings = tellings_of(story)
    pairs = {(tellings[i].claim.report, tellings[j].claim.report) for i, j in pairs_worth_comparing(tellings)}
    assert pairs == {("of-10", "of-13"), ("of-13", "of-14")}


def test_an_undated_report_is_compared_in_the_seasons_its_words_name_and_everywhere_where_they_name_none() -> None:
    """Comparing it with every claim of ten years would grow with the square of the archive."""
    story = Story()
    strike_of = {"actors": (RUSSIA,), "recipients": (UKRAINE,)}
    for name, day in (("january", "2019-01-23"), ("june", "2019-06-23")):
        story.report(name, "Russia struck today.", day=day)
        today = ("today", {"unit": "day", "shift": 0, "anchor": "publication", "direction": "past"})
        story.tell(name, "Russia struck today", Act.ASSAULT, "strike", "strike", time=today, **strike_of)
    story.report("letter", "Russia struck on 22 January. Ukraine was struck.")
    named = ("22 January", {"day": 22, "month": 1, "direction": "past"})
    story.tell("letter", "Russia struck on 22 January", Act.ASSAULT, "strike", "strike", time=named, **strike_of)
    story.tell("letter", "Ukraine was struck", Act.ASSAULT, "strike", "strike", **strike_of)
    story.report("silent", "Russia struck.")
    story.tell("silent", "Russia struck", Act.ASSAULT, "strike", "strike", **strike_of)
    tellings = tellings_of(story)
    pairs = {frozenset((tellings[i].claim.id, tellings[j].claim.id)) for i, j in pairs_worth_comparing(tellings)}
    assert {frozenset((claim, "january#1")) for claim in ("letter#1", "letter#2", "silent#1")} <= pairs
    assert [pair for pair in pairs if "june#1" in pair] == [frozenset(("silent#1", "june#1"))]
