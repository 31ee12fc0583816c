"""Claims made ready for comparing."""

from datetime import date

from tests.joining.stories import guilin
from vitni.joining.anchors import given_anchor
from vitni.joining.entities import register_of
from vitni.joining.tellings import sentence_ends, stems, tell
from vitni.model.time import Anchor


def test_stems_meet_across_inflections_and_scripts() -> None:
    """Words are cut short and brought to Latin letters; small words say nothing."""
    assert {"lavro", "2022"} <= stems("talks with Lavrov in 2022") & stems("переговоры с Лавровым в 2022")
    assert stems(None) == frozenset()


def test_the_number_of_a_day_ends_no_sentence() -> None:
    """Many languages write a full stop after it; a sentence begins with a capital, a quote before it or not."""
    text = "Fundur var 22. janúar. „Gott,“ sagði hann. Svo lauk honum."
    assert [text[end] for end in sentence_ends(text)] == ["G", "S"]


def test_tellings_know_their_sentence() -> None:
    """Sentences end at full stops and line ends, not after the number of a day."""
    story = guilin()
    reading = next(reading for reading in story.readings() if reading.report == "letter")
    tellings = tell(reading, story.reports["letter"], Anchor(day=None), register_of([reading], {}, {}), {})
    assert [telling.sentence for telling in tellings] == [0, 1, 1, 2, 3]


def test_what_a_speech_act_is_about_is_told_by_what_it_holds() -> None:
    """A promise without topic of its own is about the claims whose outer claim it is."""
    story = guilin()
    reading = next(reading for reading in story.readings() if reading.report == "letter")
    tellings = tell(reading, story.reports["letter"], given_anchor(story.reports["wire"]), register_of([reading], {}, {}), {})
    promise = next(telling for telling in tellings if telling.claim.id == "letter#2")
    assert "repl" in {stem[:4] for stem in promise.topic}
    assert promise.told is not None and promise.told.start == date(2021, 3, 19)
