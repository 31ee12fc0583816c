"""When more witnesses settle a value, and when nobody can."""

from dataclasses import replace

from tests.joining.stories import Story, amount, arrests, copied
from tests.joining.test_account import account
from vitni.model.claim import Act


def three(agency: str | None) -> Story:
    """Three papers count the arrests of one day: two say 45, one 450; the two may have it from one agency."""
    story = arrests("45", "450", same_day=True)
    text = "In Oslo 45 farmers were led away on 1 May 2023 by police of Norway."
    story.report("third", text, day="2023-05-02", outlet="Third", agency=agency)
    like = story.claims["early"][0]
    story.tell(
        "third",
        text[:-1],
        Act.COERCE,
        "arrest",
        "arrest",
        actors=like.actors,
        recipients=like.recipients,
        where=like.where,
        amounts=(amount("45", text.index("45")),),
        time=("1 May 2023", {"day": 1, "month": 5, "year": 2023}),
    )
    story.reports["early"] = replace(story.reports["early"], agency=agency)
    return story


def test_the_value_that_more_independent_witnesses_hold_is_the_verdict() -> None:
    """Two papers against one nought too many."""
    (found,) = account(three(None)).disagreements
    assert (found.kind, found.verdict) == ("conflict", "45 person")
    assert [(reason.name, dict(reason.values)["witnesses"]) for reason in found.reasons] == [("more-witnesses", "2")]


def test_two_prints_of_one_agency_outvote_nobody() -> None:
    """One witness against one: open."""
    (found,) = account(three("Wire")).disagreements
    assert found.verdict is None


def test_a_copy_disputes_nothing() -> None:
    """The same words twice are one value."""
    assert account(copied()).disagreements == ()
