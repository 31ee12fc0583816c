"""Which pairs are compared at all."""

from tests.joining.stories import NORWAY, RUSSIA, UKRAINE, Story
from vitni.joining.anchors import given_anchor
from vitni.joining.blocks import CROWDED, pairs_worth_comparing
from vitni.joining.entities import register_of
from vitni.joining.tellings import Telling, tell
from vitni.model.claim import Act, Party


def strike(days: list[str], recipients: tuple[Party, ...] = (UKRAINE,)) -> list[Telling]:
    """Return one telling a day of a strike by Russia."""
    story = Story()
    for number, day in enumerate(days):
        story.report(f"r{number:03d}", "Russia struck.", day=day)
        story.tell(f"r{number:03d}", "Russia struck", Act.ASSAULT, "strike", "strike", actors=(RUSSIA,), recipients=recipients)
    register = register_of(story.readings(), {}, {})
    return [
        telling
        for reading in story.readings()
        for telling in tell(reading, story.reports[reading.report], given_anchor(story.reports[reading.report]), register, {})
    ]


def test_claims_of_other_sides_are_not_compared() -> None:
    """Both sides named and one of them another: no pair."""
    tellings = [*strike(["2022-03-01"]), *strike(["2022-03-01"], (NORWAY,))]
    assert list(pairs_worth_comparing(tellings)) == []


def test_a_claim_that_names_one_side_is_compared_with_all_of_that_side() -> None:
    """Silence about the victim must not keep two tellings of one strike apart."""
    tellings = [*strike(["2022-03-01"]), *strike(["2022-03-01"], ())]
    assert set(pairs_worth_comparing(tellings)) == {(0, 1)}


def test_a_crowded_block_is_compared_only_within_its_days() -> None:
    """Otherwise the work would grow with the square of the archive."""
    months = [f"{2000 + number // 12}-{number % 12 + 1:02d}-01" for number in range(CROWDED + 10)]
    pairs = set(pairs_worth_comparing(strike(months)))
    assert (0, 1) in pairs
    assert (0, CROWDED) not in pairs
    assert len(pairs) < 2 * len(months)
