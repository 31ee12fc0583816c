"""Which act a time phrase dates, read from clear sentences."""

from tests.reading.test_reader import claims_of
from vitni.model.claim import Act


def test_two_words_for_one_meeting_share_its_day() -> None:
    """ "met on Friday and discussed": the talk was at the meeting, so the day and the place hold for both."""
    for claim in claims_of("Jonas Gahr Støre and Ulf Kristersson met in Oslo on Friday and discussed the strike.", Act.CONSULT):
        assert claim.time is not None
        assert claim.where is not None
        assert claim.where.name == "Oslo"
