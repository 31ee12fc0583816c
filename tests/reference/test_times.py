"""The compiled time grammar, its notation, and the faults of its data."""

from pathlib import Path

import pytest

from vitni.errors import DataFault
from vitni.reference import times
from vitni.reference.files import language_codes
from vitni.reference.notation import build_automaton, step
from vitni.reference.time_words import Word
from vitni.reference.times import load_times


def accepts(pattern: str, symbols: str) -> bool:
    """Whether a pattern accepts a run of symbols."""
    automaton, state = build_automaton((pattern,), {"two": "{b} {c}?"}), 0
    for symbol in symbols.split():
        state = step(automaton, state, symbol)
        if state < 0:
            return False
    return bool(automaton.finals[state])


def test_the_notation_knows_choice_option_piece_and_word() -> None:
    """These four are all that the grammar of time needs."""
    pattern = "( {a} | word )? <two> {d}?"
    assert accepts(pattern, "a b c d") and accepts(pattern, "=word b") and accepts(pattern, "b")
    assert not accepts(pattern, "a a b") and not accepts(pattern, "a") and not accepts(pattern, "b d c")


@pytest.mark.parametrize("pattern", ["( {a}", "{a} )", "? {a}", "<none>", "{A}"])
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    """A bracket that is not closed would silently change what follows."""
    with pytest.raises(ValueError, match=r"."):
        build_automaton((pattern,), {})


@pytest.mark.parametrize("code", language_codes())
def test_every_language_compiles_and_knows_its_week(code: str) -> None:
    """CLDR alone gives each language weekdays, months and yesterday."""
    grammar = load_times(code)
    symbols = {word.symbol for word in words_of_tree(grammar.lexicon)}
    assert {"weekday", "month", "deictic", "units"} <= symbols


def words_of_tree(tree: object) -> list[Word]:
    """Return all entries of a lexicon."""
    found: list[Word] = []
    assert isinstance(tree, dict)
    for token, below in tree.items():
        found.extend(below if token == "" else words_of_tree(below))
    return found


def test_a_fault_names_its_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever edits a language by hand must find the line."""
    faulty = tmp_path / "time.toml"
    faulty.write_text('order = ["dmy"]\n\n[weekday]\n8 = "octoday"\n', encoding="utf-8")
    monkeypatch.setattr(times, "language_file", lambda code, name: tmp_path / name)
    with pytest.raises(DataFault) as caught:
        load_times.__wrapped__("en")
    assert caught.value.what == f"{faulty}:4"
