"""Who fills the slots of a frame, read from whole sentences."""

from vitni.intake.sources import take_text
from vitni.reading.reader import read_report


def test_a_compound_tense_without_subject_is_done_by_the_last_one_named() -> None:
    """ "Ha condenado": the auxiliary is the finite verb of a clause that leaves its subject out."""
    text = "El presidente de Turquía visitó Grecia el lunes. Según su portavoz, ha condenado a Siria."
    report = take_text(text.encode(), id="r").report
    assert report is not None
    found = [claim for claim in read_report(report).claims if claim.act == "ACCUSE"]
    assert [(claim.actors[0].country, claim.recipients[0].country) for claim in found] == [("TUR", "SYR")]
