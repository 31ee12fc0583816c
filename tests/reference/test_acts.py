"""The acts of a language: what the loader takes, and what it refuses with file and entry."""

from pathlib import Path

import pytest

from vitni.errors import DataFault
from vitni.model.claim import Act, Standing
from vitni.reference import acts, inflection
from vitni.reference.acts import load_lexicon, load_meanings
from vitni.reference.files import language_codes
from vitni.reference.lexicon import Pattern

SPEECH = """
[[verb]]
kind = "say"
lemmas = ["say", "point + out"]
examples = [{ text = "Norway said it would send Ukraine missiles.", means = "AID military NOR > UKR planned" }]
[[phrase]]
words = ["according to"]
"""
STANDING = """
negation = ["not"]
condition = ["if", "as long as"]
[[operator]]
auxiliary = ["will"]
standing = "planned"
[[operator]]
noun = ["plan"]
standing = "planned"
"""
ENTRY = """
agent = ["obl+by"]
[[entry]]
meaning = "promise"
verb = ["promise", "give + word"]
recipient = ["iobj", "obl+together with", "obl[Dat]", "*+um[Acc]"]
needs = ["actor"]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A languages folder of our own, so that the tests do not hang on what real languages say."""
    monkeypatch.setattr(acts, "language_file", lambda code, name: tmp_path / code / name)
    monkeypatch.setattr(inflection, "language_file", lambda code, name: tmp_path / code / name)
    (tmp_path / "xx").mkdir()
    load_lexicon.cache_clear()
    yield_to = tmp_path / "xx"
    (yield_to / "speech.toml").write_text(SPEECH, "utf-8")
    (yield_to / "standing.toml").write_text(STANDING, "utf-8")
    return yield_to


def test_every_meaning_has_an_act_and_its_own_modes() -> None:
    """The table of meanings is what all languages share; a row that lies would lie in all of them."""
    meanings = load_meanings()
    assert meanings["meet"].act is Act.CONSULT
    assert meanings["promise"].content is Standing.PROMISED and meanings["promise"].by == "actor"
    assert meanings["kill"].content is None


def test_patterns_are_read_into_relation_adposition_and_case(folder: Path) -> None:
    """Slots are written as text; a misread pattern finds nobody and nobody notices."""
    (folder / "acts.toml").write_text(ENTRY, "utf-8")
    entry = load_lexicon("xx").entries["promise"][0]
    assert entry.recipient == (
        Pattern(relation="iobj"),
        Pattern(relation="obl", adposition=("together", "with")),
        Pattern(relation="obl", case="Dat"),
        Pattern(relation="*", adposition=("um",), case="Acc"),
    )


def test_words_with_companions_stand_under_their_head(folder: Path) -> None:
    """ "give + word" is looked up at "give"; the companion is asked for in the tree."""
    (folder / "acts.toml").write_text(ENTRY, "utf-8")
    lexicon = load_lexicon("xx")
    assert lexicon.entries["give"][0].companions == ("word",)
    assert lexicon.speech["point"][0].companions == ("out",)


def test_operators_and_marks_are_sorted_by_what_they_hang_on(folder: Path) -> None:
    """Auxiliaries are looked up below the act, the other operators above it."""
    (folder / "acts.toml").write_text(ENTRY, "utf-8")
    lexicon = load_lexicon("xx")
    assert set(lexicon.auxiliaries) == {"will"} and set(lexicon.operators) == {"plan"}
    assert lexicon.condition == {("if",), ("as", "long", "as")}


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        (ENTRY.replace('"promise"', '"promises"', 1), "no key of meanings"),
        (ENTRY.replace("obl[Dat]", "obl(Dat)"), "no slot pattern"),
        (ENTRY.replace("needs", "need"), "unknown key"),
        (ENTRY + '\nexamples = [{ text = "A", means = "PROMISE a" }]', "does not say a claim"),
        (ENTRY + '\nkinds = { actor = ["ship"] }', "no kind of party"),
    ],
)
def test_an_entry_that_breaks_the_rules_is_refused_with_its_line(folder: Path, written: str, fault: str) -> None:
    """A language writer must be led to the entry, not to a stack trace."""
    (folder / "acts.toml").write_text(written, "utf-8")
    with pytest.raises(DataFault, match=fault) as caught:
        load_lexicon("xx")
    assert "xx/acts.toml:3" in str(caught.value)


def test_a_language_without_files_has_empty_tables(folder: Path) -> None:
    """Every file may be missing; vitni then reads what it can."""
    assert load_lexicon("yy").entries == {}


@pytest.mark.parametrize("language", language_codes())
def test_the_languages_that_ship_keep_the_rules(language: str) -> None:
    """Loading checks every key, pattern, meaning and example."""
    load_lexicon.cache_clear()
    assert load_lexicon(language).language == language
