"""Witnesses have a name, a colour, a language and a day on every screen."""

from dataclasses import replace
from datetime import date

from tests.faces.fixtures import FRIDAY, LETTER, MEETING, WIRE, WIRE_READING, chronicle, report
from vitni.faces.witnesses import chains_of, language_name, main_language, published_words, witnesses_of
from vitni.model.time import Anchor, Interval


def test_credit_lines_do_not_give_a_report_its_language() -> None:
    """A wire copy under foreign credit lines is in the language of its news."""
    assert main_language(WIRE, WIRE_READING) == "en"
    assert main_language(replace(WIRE, language="nn"), None) == "nn"
    assert main_language(LETTER, None) == "und"


def test_each_witness_is_named_by_what_is_known_of_it() -> None:
    """Agency and outlet where there are any; else its language."""
    witnesses = witnesses_of(chronicle())
    assert witnesses["wire.txt"].name == "AFP via Omni"
    assert witnesses["letter.txt"].name.endswith(" report")
    assert witnesses["wire.txt"].colour != witnesses["letter.txt"].colour
    assert len({witness.name for witness in witnesses.values()}) == 2


def test_a_language_without_a_folder_still_has_a_name() -> None:
    """It may be detected long before somebody writes its folder; the rarest go by their code."""
    assert language_name("mt") == "Maltese"
    assert language_name("mt-MT") == "Maltese"
    assert language_name("tlh") == "tlh"


def test_an_undated_report_says_so_and_what_was_worked_out() -> None:
    """An inferred day must never look like a given one."""
    assert published_words(WIRE, None) == "Tue 18 January 2022, 17.19"
    assert published_words(LETTER, None) == "undated"
    assert (
        published_words(LETTER, Anchor(day=None, interval=FRIDAY, inferred=True))
        == "undated; written 21 January 2022 (worked out)"
    )
    later = Anchor(day=None, interval=Interval(start=date(2022, 1, 21), end=None), inferred=True)
    assert published_words(LETTER, later) == "undated; written 21 January 2022 or later (worked out)"


def test_the_chain_runs_from_outlet_to_speaker() -> None:
    """Who rests on whom is read from left to right."""
    assert chains_of(MEETING, WIRE) == ("Omni ← AFP ← US official, unnamed",)
    assert chains_of(MEETING, report("nothing.txt", "Nothing.")) == ()
