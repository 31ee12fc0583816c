"""The trained model: what it gives one sentence never depends on the sentences beside it."""

import random
from importlib.resources import files

import pytest

from vitni.syntax.network import Network, network
from vitni.syntax.words import folded, gram_rows, shape_of

WORDS = ["Blinken", "will", "meet", "the", "Russian", "minister", "in", "Geneva", ",", "22", "January", ";", "agreed", "."]


def _sentences(draw: random.Random) -> list[list[str]]:
    return [draw.choices(WORDS, k=draw.choice([1, 2, 3, 7, 12, 25, 60])) for _ in range(70)]


def test_a_sentence_gets_the_same_analysis_alone_and_in_any_batch() -> None:
    """The same report must give the same trees, whether it is read alone or with a thousand others."""
    draw = random.Random(5)
    marker = network().marker("en")
    sentences = _sentences(draw)
    together = network().analyse(sentences, marker)
    order = draw.sample(range(len(sentences)), len(sentences))
    assert network().analyse([sentences[at] for at in order], marker) == [together[at] for at in order]
    assert [network().analyse([sentence], marker)[0] for sentence in sentences] == together


def test_scores_do_not_depend_on_the_batch_to_the_last_bit() -> None:
    """Equal choices could hide unequal scores; the arcs are compared as numbers."""
    marker = network().marker("en")
    sentences = _sentences(random.Random(9))[:32]
    together = network().arc_scores(sentences, marker)
    for at, sentence in enumerate(sentences):
        alone = network().arc_scores([sentence], marker)[0]
        size = len(sentence)
        assert (together[at][:size, : size + 1] == alone[:size, : size + 1]).all()


def test_a_word_looks_the_same_whatever_words_were_read_before() -> None:
    """Word vectors are summed many at a time and kept; neither may show in the scores."""
    path = str(files("vitni.syntax").joinpath("model", "syntax.npz"))
    marker = network().marker("en")
    first, second = Network(path), Network(path)
    first.analyse([WORDS], marker)
    for word in reversed(WORDS):
        second.analyse([[word]], marker)
    assert (first.arc_scores([WORDS], marker) == second.arc_scores([WORDS], marker)).all()


def test_the_model_file_is_small() -> None:
    """It travels with the package; 16 MB is what a wheel may carry without being a nuisance."""
    path = files("vitni.syntax").joinpath("model", "syntax.npz")
    assert len(path.read_bytes()) <= 16 * 2**20


def test_every_language_family_and_the_neutral_marker_is_there() -> None:
    for key in ("en", "is", "sv", "de", "ru", "fr", "es", "uk", "cs", "sl", "slavic", "romance", "any"):
        assert network().marker(key).rules


def test_an_unknown_marker_is_refused() -> None:
    with pytest.raises(KeyError):
        network().marker("tlh")


def test_the_network_is_loaded_once() -> None:
    assert network() is network()
    assert isinstance(network(), Network)


def test_typeset_and_typed_signs_are_one_to_the_network() -> None:
    assert folded("’S") == folded("'s")
    assert gram_rows("„", 1000) == gram_rows('"', 1000)
    assert folded("2022") == folded("1950") == "0000"


def test_the_shape_keeps_capitals_digits_and_hyphens() -> None:
    assert [shape_of(word) for word in ("a", "Ab", "AB", "x1", "-", "a-b", "12")] == [0, 1, 3, 4, 8, 16, 36]
