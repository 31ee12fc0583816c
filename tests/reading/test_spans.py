"""The words of claims and topics, read from clear sentences."""

import pytest

from tests.reading.test_reader import claims_of
from vitni.model.claim import Act


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "Jonas Gahr Støre met Ulf Kristersson in Oslo. The talks lasted three hours.", 3, "hour"),
        ("is", "Jonas Gahr Støre og Ulf Kristersson hittust í Osló. Fundurinn stóð í 40 mínútur.", 40, "minute"),
    ],
)
def test_how_long_a_meeting_was_belongs_to_it_though_its_own_sentence_says_so(
    language: str, text: str, value: float, unit: str
) -> None:
    """Witnesses disagree on lengths; a claim without the number could not show it."""
    last = claims_of(text, Act.CONSULT, language)[-1]
    assert [(amount.value, amount.unit) for amount in last.amounts] == [(value, unit)]
    assert [actor.country for actor in (*last.actors, *last.recipients)] == ["NOR", "SWE"]


def test_when_it_was_is_not_what_it_was_about() -> None:
    """ "met on Friday" has a day and no topic, though "on" also opens topics."""
    claim = claims_of("Norway met Sweden in Oslo on Friday.", Act.CONSULT)[0]
    assert claim.topic is None
    assert claim.time is not None
