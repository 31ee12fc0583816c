"""Every example of every time.toml means what it says.

`means` lists the candidates in order, parted by " | ": a day ("2022-01-21"), half-open days ("2022-01-24..2022-01-31", either
end may be open), a clock time ("2022-01-18T17:19"), and behind "!" what the candidate denies. Only as many candidates as are
written are compared. A phrase without candidates is "duration 90 minute" ("some hour"), "set", "event", "vague", "same"
(hangs on what was told before) or "none" with the reason why it has none. "-" says that nothing is found. Several phrases are
parted by " ; ".
"""

from dataclasses import replace
from datetime import date

import pytest

from vitni.dates import explain_refusal, reckon
from vitni.model.time import Anchor, Candidate, TimePhrase
from vitni.reading.times import find_times
from vitni.reference.files import language_codes
from vitni.reference.languages import load_language
from vitni.reference.times import Example, load_times

EXAMPLES = [(code, example) for code in language_codes() for example in load_times(code).examples]


def written(phrase: TimePhrase, candidate: Candidate) -> str:
    """Write a candidate the way the data files do."""
    start, end = candidate.interval.start, candidate.interval.end
    if start is not None and end is not None and (end - start).days == 1:
        text = start.isoformat()
        if phrase.hour is not None:
            text += f"T{phrase.hour:02d}:{phrase.minute or 0:02d}"
    else:
        text = f"{start or ''}..{end or ''}"
    return text + "".join(f" ! {part}" for part in candidate.denies)


def meaning(phrase: TimePhrase, near: date, wanted: str) -> str:
    """Write what a phrase means, with as many candidates as the example asks for."""
    if phrase.kind == "duration":
        return f"duration {'some' if phrase.count is None else format(phrase.count, 'g')} {phrase.unit}"
    if phrase.kind in ("set", "event", "vague"):
        return phrase.kind
    candidates = reckon(phrase, Anchor(day=near), week_start=load_language(phrase.language).week_start)
    if not candidates and phrase.anchor == "previous":
        return "same"
    if not candidates:
        refusal = explain_refusal(phrase)
        return f"none {refusal.name}" if refusal else "none"
    return " | ".join(written(phrase, one) for one in candidates[: wanted.count(" | ") + 1])


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[f"{code}-{example.text[:50]}" for code, example in EXAMPLES])
def test_an_example_means_what_it_says(code: str, example: Example) -> None:
    """The examples are the promise of the data files to whoever edits them."""
    phrases = find_times(example.text, 0, len(example.text), code)
    wanted = [] if example.means == "-" else example.means.split(" ; ")
    found = [
        meaning(replace(phrase, direction=example.direction or phrase.direction), date.fromisoformat(example.near), want)
        for phrase, want in zip(phrases, wanted, strict=False)
    ]
    assert (found, len(phrases)) == (wanted, len(wanted)), f"{example.line}: {[phrase.words for phrase in phrases]}"
    for phrase in phrases:
        assert example.text[phrase.start : phrase.end] == phrase.words
    if example.words is not None:
        assert [phrase.words for phrase in phrases] == [example.words]
