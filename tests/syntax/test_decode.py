"""Heads from scores: always one tree."""

import numpy as np

from vitni.syntax.decode import heads_of, tags_of


def _is_tree(heads: list[int]) -> bool:
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        seen, at = set(), start
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return True


def test_clear_scores_give_the_best_head_of_every_word() -> None:
    scores = np.full((1, 3, 4), -5.0, dtype=np.float32)
    for word, head in enumerate((2, 0, 2)):
        scores[0, word, head] = 5.0
    assert heads_of(scores, np.array([3])).tolist() == [[2, 0, 2]]


def test_any_scores_give_one_root_and_no_cycle() -> None:
    """Greedy heads of random scores are hardly ever a tree; the repair must make them one, whatever the padding."""
    draw = np.random.default_rng(7)
    for size in (1, 2, 3, 5, 9, 20, 40):
        scores = draw.normal(size=(6, size + 3, size + 4)).astype(np.float32)
        heads = heads_of(scores, np.full(6, size))
        assert all(_is_tree(row[:size]) for row in heads.tolist())


def test_the_repair_finds_the_best_tree_of_a_small_sentence() -> None:
    """Two words that prefer each other: the cheaper of the two roots is taken."""
    scores = np.array([[[1.0, -9.0, 4.0], [2.0, 5.0, -9.0]]], dtype=np.float32)
    assert heads_of(scores, np.array([2])).tolist() == [[0, 1]]


def test_scores_past_the_end_of_a_sentence_count_for_nothing() -> None:
    draw = np.random.default_rng(3)
    scores = draw.normal(size=(1, 4, 5)).astype(np.float32)
    padded = np.full((1, 9, 10), 99.0, dtype=np.float32)
    padded[:, :4, :5] = scores
    assert heads_of(padded, np.array([4]))[0, :4].tolist() == heads_of(scores, np.array([4]))[0].tolist()


def test_a_name_is_one_kind_from_its_first_word_to_its_last() -> None:
    """Word by word, "Mike Pompeo" can be a person followed by a place; the best sequence is one name."""
    allowed = [[0.0, 0.0, -1e4, 0.0, -1e4], [0.0, 0.0, 0.0, 0.0, -1e4], [0.0, 0.0, 0.0, 0.0, -1e4]]
    allowed += [[0.0, 0.0, -1e4, 0.0, 0.0], [0.0, 0.0, -1e4, 0.0, 0.0]]
    moves = np.array(allowed, dtype=np.float32)
    scores = np.array([[[-9, -1, -9, -2, -9]], [[-9, -9, -2, -9, -1]]], dtype=np.float32)
    assert tags_of(scores, moves, np.array([2]))[:, 0].tolist() in ([1, 2], [3, 4])


def test_padding_does_not_change_the_tags_of_a_shorter_sentence() -> None:
    draw = np.random.default_rng(1)
    scores = draw.normal(size=(6, 2, 3)).astype(np.float32)
    moves = draw.normal(size=(3, 3)).astype(np.float32)
    together = tags_of(scores, moves, np.array([6, 2]))
    alone = tags_of(scores[:2, 1:], moves, np.array([2]))
    assert together[:2, 1].tolist() == alone[:, 0].tolist()
