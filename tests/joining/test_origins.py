"""Who is independent of whom."""

from tests.joining.stories import LAVROV, WANG, Story, copied, guilin
from tests.joining.test_account import account, event_with
from vitni.model.claim import Act, Party


def test_a_printed_copy_is_no_second_witness() -> None:
    """Two of the three papers rest on one text, so the event has two origins."""
    (event,) = account(copied()).events
    assert [origin.reports for origin in event.origins] == [("copy", "first"), ("own",)]


def test_outlet_agency_and_speaker_are_one_chain() -> None:
    """The paper has it from the agency, the agency from a diplomat: one witness, and the chain says so."""
    event = event_with(account(guilin()), "wire#1")
    assert ("Morning Paper", "TASS", "a Russian diplomat") in [origin.chain for origin in event.origins]


def test_two_papers_of_one_agency_are_one_origin() -> None:
    """The agency is the witness, whoever prints it."""
    story = Story()
    for name, text in (("one", "Lavrov met Wang Yi on Tuesday."), ("two", "In Guilin, Lavrov and Wang Yi sat down.")):
        story.report(name, text, day="2021-03-24", outlet=name, agency="TASS")
        story.tell(name, text[:-1], Act.CONSULT, "meet", "meeting", actors=(LAVROV,), recipients=(WANG,))
    (event,) = account(story).events
    assert [origin.reports for origin in event.origins] == [("one", "two")]


def test_one_paper_is_not_independent_of_itself() -> None:
    """A paper that tells the same on two days has not asked anybody else."""
    story = Story()
    for name, text in (("one", "Lavrov met Wang Yi."), ("two", "In Guilin, Lavrov and Wang Yi sat down.")):
        story.report(name, text, day="2021-03-24", outlet="Morning Paper")
        story.tell(name, text[:-1], Act.CONSULT, "meet", "meeting", actors=(LAVROV,), recipients=(WANG,))
    (event,) = account(story).events
    assert [origin.chain for origin in event.origins] == [("Morning Paper",)]


def test_two_papers_that_quote_one_speaker_are_one_origin() -> None:
    """What all rests on one person's word is told once, however often it is printed."""
    story = Story()
    for name, text in (("one", "Wang Yi said he met Lavrov."), ("two", "Lavrov sat down with me, Wang Yi told reporters.")):
        story.report(name, text, day="2021-03-24")
        story.tell(name, text[:-1], Act.CONSULT, "meet", "meeting", actors=(WANG,), recipients=(LAVROV,), voices=(WANG,))
    (event,) = account(story).events
    assert len(event.origins) == 1


def test_a_paper_that_quotes_another_outlet_is_no_second_witness() -> None:
    """ "The Morning Paper reported": all the second paper knows, it has from the first."""
    story = Story()
    quoted = Party(name="Morning Paper", country=None, kind="organisation")
    for name, text, voices in (
        ("one", "Lavrov met Wang Yi in the south.", ()),
        ("two", "Wang Yi sat down with Lavrov, the Morning Paper reported.", (quoted,)),
    ):
        story.report(name, text, day="2021-03-24", outlet="Morning Paper" if name == "one" else "Evening Paper")
        story.tell(name, text[:-1], Act.CONSULT, "meet", "meeting", actors=(WANG,), recipients=(LAVROV,), voices=voices)
    (event,) = account(story).events
    assert [origin.reports for origin in event.origins] == [("one", "two")]
