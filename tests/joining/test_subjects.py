"""Judged claims are known again in a newer reading."""

from dataclasses import replace

from tests.joining.stories import strikes
from tests.joining.test_account import judgement
from vitni.joining.subjects import followed, lost
from vitni.model.claim import Act, Reading
from vitni.model.judgement import Judgement, Passage


def judged(story_readings: list[Reading], kind: str = "same") -> Judgement:
    claims = [claim for reading in story_readings for claim in reading.claims]
    passages = tuple(
        Passage(claim=claim.id, report=claim.report, start=claim.start, end=claim.end, act=claim.act) for claim in claims
    )
    return replace(judgement("j1", kind, *(claim.id for claim in claims)), passages=passages)


def test_a_claim_that_was_renumbered_is_followed_to_its_words() -> None:
    """ "monday#1" is another claim in the new reading; the strike is "monday#2" now."""
    readings = strikes().readings()
    ruling = judged(readings)
    first = readings[0]
    moved = replace(first, claims=(replace(first.claims[0], act=Act.SAY), replace(first.claims[0], id="monday#2")))
    (now,) = followed([ruling], [moved, *readings[1:]])
    assert now.subjects == ("monday#2", "thursday#1")


def test_a_claim_that_is_read_no_more_is_left_out_and_named_as_lost() -> None:
    """A judgement must not fall on whatever claim took the number."""
    readings = strikes().readings()
    ruling = judged(readings)
    emptied = replace(readings[0], claims=(replace(readings[0].claims[0], act=Act.SAY),))
    (now,) = followed([ruling], [emptied, *readings[1:]])
    assert now.subjects == ("thursday#1",)
    assert [one.claim for one in lost(ruling, {"monday": emptied.claims})] == ["monday#1"]


def test_a_judgement_whose_claims_stand_as_they_stood_is_itself() -> None:
    """The common case costs nothing and changes nothing."""
    readings = strikes().readings()
    ruling = judged(readings)
    assert followed([ruling], readings) == [ruling]
