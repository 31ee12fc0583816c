"""What was seen in the treebanks is found again; what was not is not."""

import numpy as np

from vitni.syntax.lexicon import Lexicon, lemma_key, word_key


def _lexicon() -> Lexicon:
    words = {word_key("is", "fundi", "NOUN"): 7, word_key("en", "met", "VERB"): 9}
    return Lexicon(
        words=np.array(sorted(words), dtype=np.uint32),
        rules=np.array([words[key] for key in sorted(words)], dtype=np.uint16),
        lemmas=np.array(sorted([lemma_key("is", "fundur"), lemma_key("en", "meet")]), dtype=np.uint32),
    )


def test_a_seen_word_has_its_rule_and_an_unseen_one_none() -> None:
    keys = [word_key("en", "met", "VERB"), word_key("en", "met", "NOUN"), word_key("is", "fundi", "NOUN")]
    assert _lexicon().rules_of(keys) == [9, -1, 7]


def test_a_lemma_is_known_in_its_language_only() -> None:
    assert _lexicon().knows([lemma_key("is", "fundur"), lemma_key("en", "fundur")]) == [True, False]


def test_no_words_are_no_trouble() -> None:
    assert _lexicon().rules_of([]) == []
    assert _lexicon().knows([]) == []


def test_broken_characters_have_a_key() -> None:
    """A lone surrogate, left by a broken decoder, must not stop the reader."""
    assert word_key("en", "\ud800", "X") >= 0
