"""Model values go to JSON and come back as they were."""

from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.faces.fixtures import ACCOUNT, LETTER_READING, WIRE
from vitni.chronicle.codec import decode, encode, from_text, to_text
from vitni.errors import ChronicleFault
from vitni.model.account import Account
from vitni.model.claim import Amount, Claim, Party, Reading, Standing
from vitni.model.judgement import Judgement
from vitni.model.text import Report
from vitni.model.time import Anchor, Dating

SIMPLE = {
    str: st.text(max_size=4),
    int: st.integers(-9, 2**40),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    date: st.dates(),
    datetime: st.datetimes(),
    time: st.times(),
}


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for any type of the model, built from its annotations as the codec is."""
    if kind in SIMPLE:
        return SIMPLE[kind]
    arguments = get_args(kind)
    if get_origin(kind) in (Union, UnionType):
        return st.none() | values_of(next(argument for argument in arguments if argument is not NoneType))
    if get_origin(kind) is Literal:
        return st.sampled_from(arguments)
    if get_origin(kind) is tuple:
        if arguments[-1] is Ellipsis:
            return st.lists(st.deferred(lambda: values_of(arguments[0])), max_size=2).map(tuple)
        return st.tuples(*(values_of(argument) for argument in arguments))
    if issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    hints = get_type_hints(kind)
    return st.fixed_dictionaries({field.name: values_of(hints[field.name]) for field in fields(kind)}).map(
        lambda row: kind(**row)
    )


@pytest.mark.parametrize("kind", [Report, Reading, Claim, Judgement, Dating, Anchor, Account])
def test_whatever_is_encoded_is_decoded_to_an_equal_value_and_equal_bytes(kind: type) -> None:
    """A chronicle is kept for years: what comes out must be what went in, and rows must compare by their bytes."""

    @settings(max_examples=15, deadline=None, database=None)
    @given(values_of(kind))
    def check(value: object) -> None:
        text = to_text(value)
        again: object = from_text(kind, text)
        assert again == value
        assert to_text(again) == text

    check()


def test_the_story_of_the_fixtures_survives_whole() -> None:
    """A whole account with all its nested values, as joining makes it."""
    assert from_text(Account, to_text(ACCOUNT)) == ACCOUNT
    assert from_text(Reading, to_text(LETTER_READING)) == LETTER_READING
    assert from_text(Report, to_text(WIRE)) == WIRE


def test_silence_takes_no_room() -> None:
    """Most fields of most claims are silent; None and () are left out and come back."""
    party = Party(name="Russia", country=None, kind="state")
    assert encode(party) == {"name": "Russia", "kind": "state", "known_from": "name"}
    assert decode(Party, encode(party)) == party


def test_an_unknown_field_is_refused() -> None:
    """A row of a newer vitni must not lose a fact by being read here."""
    with pytest.raises(ChronicleFault, match="unknown field 'mood'"):
        decode(Party, {"name": "Russia", "kind": "state", "mood": "grim"})


@pytest.mark.parametrize(
    "record",
    [
        {"kind": "state"},
        {"name": 7, "kind": "state"},
        {"name": "Russia", "kind": "planet"},
        ["Russia"],
        {"name": "Russia", "kind": "state", "start": True},
    ],
)
def test_a_record_of_another_shape_is_refused(record: object) -> None:
    """A missing field, a wrong type, a word outside the list: each is a fault, none is bent."""
    with pytest.raises(ChronicleFault):
        decode(Party, record)


def test_a_whole_number_and_its_float_give_equal_bytes() -> None:
    """90 == 90.0, so a claim that says one must not differ in bytes from one that says the other."""
    assert to_text(Amount(unit="minute", value=90)) == to_text(Amount(unit="minute", value=90.0))


def test_a_number_no_json_can_hold_is_refused() -> None:
    """NaN is no JSON, and other readers of the file would choke on it."""
    with pytest.raises(ChronicleFault):
        to_text(Amount(unit="minute", value=float("nan")))


def test_an_unknown_standing_is_refused() -> None:
    """Enums are lists of words too."""
    assert decode(Standing, "planned") is Standing.PLANNED
    with pytest.raises(ChronicleFault):
        decode(Standing, "dreamt")


def test_an_absent_field_takes_the_models_default() -> None:
    """A field added to the model later is absent in older rows."""
    known_from = next(field for field in fields(Party) if field.name == "known_from")
    assert is_dataclass(Party) and known_from.default is not MISSING
    assert decode(Party, {"name": "Russia", "kind": "state"}).known_from == known_from.default
