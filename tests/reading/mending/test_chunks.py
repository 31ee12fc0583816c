"""Phrases by endings: where one ends, and which case it can have."""

from tests.reading.drawn import sentence
from vitni.reading.mending.chunks import find_chunks
from vitni.reading.mending.inflected import retagged
from vitni.reference.acts import load_lexicon
from vitni.reference.paradigms import paradigms_of


def phrases(rows: str, language: str) -> list[tuple[str, frozenset[str] | None]]:
    """Return the words and cases of each phrase."""
    tokens = list(sentence(rows, language).tokens)
    paradigms = paradigms_of(language)
    cases, _ = retagged(tokens, load_lexicon(language), paradigms, trained=True)
    found = find_chunks(tokens, cases, paradigms)
    return [(" ".join(token.form for token in tokens[chunk.first : chunk.end]), chunk.cases) for chunk in found]


def test_an_adposition_narrows_the_cases_of_its_phrase() -> None:
    """ "na Ukrajině" can be but a locative, where the name alone may be a dative."""
    found = phrases("na na ADP 2 case\nUkrajině Ukrajina PROPN 0 root", "cs")
    assert found == [("na Ukrajině", frozenset({"Loc"}))]


def test_an_adjective_that_agrees_belongs_to_the_noun_before_it() -> None:
    """Polish puts what classifies behind: "umowę obronną z"."""
    found = phrases("umowę umowa NOUN 0 root\nobronną obronny ADJ 1 amod\nz z ADP 4 case\nDanią Dania PROPN 1 nmod", "pl")
    assert [words for words, _ in found] == ["umowę obronną", "z Danią"]


def test_a_state_before_a_name_is_no_part_of_it() -> None:
    """ "prezydent Rosji Władimir Putin" names a state and a man."""
    found = phrases(
        "prezydent prezydent NOUN 0 root\nRosji Rosja PROPN 1 nmod\nWładimir Władimir PROPN 1 flat\nPutin Putin PROPN 3 flat",
        "pl",
    )
    assert [words for words, _ in found] == ["prezydent", "Rosji", "Władimir Putin"]


def test_words_that_disagree_are_two_phrases() -> None:
    """ "Rusko Ukrajině": a nominative and a dative side by side."""
    found = phrases("Rusko Rusko PROPN 0 root\nUkrajině Ukrajina PROPN 1 flat", "cs")
    assert [words for words, _ in found] == ["Rusko", "Ukrajině"]
