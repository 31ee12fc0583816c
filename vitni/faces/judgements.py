"""Judgements in English words."""

from datetime import datetime

from vitni.faces.days import middle_day
from vitni.faces.parties import listed
from vitni.faces.prose import field_name, value_words
from vitni.model.judgement import Judgement


def ruling_words(judgement: Judgement) -> str:
    """Return what a judgement rules: "Day is Friday 21 January 2022", "one event: wire.txt#1 and letter.txt#1"."""
    if judgement.kind == "prefer" and judgement.field is not None and judgement.value is not None:
        return f"{field_name(judgement.field).lower()} is {value_words(judgement.field, judgement.value)}"
    if judgement.kind == "same":
        return f"one event: {listed(judgement.subjects)}"
    if judgement.kind == "split":
        return f"{listed(judgement.subjects)} not of one event with {listed(judgement.against)}"
    return f"takes back {listed(judgement.subjects)}"


def maker_words(judgement: Judgement) -> str:
    """Return who judged and when: "anna, Sun 30 January 2022, 09.15 UTC"."""
    return f"{judgement.who}, {instant_words(judgement.at)}"


def instant_words(instant: datetime) -> str:
    """Return an instant as the screens write it."""
    return f"{middle_day(instant.date())}, {instant:%H.%M} {instant:%Z}".rstrip()
