"""From scores to a tree, and to a sequence of tags: every word gets one head, one word is the root, there is no cycle.

Most sentences are trees as soon as every word takes its best head. The rest are repaired by the maximum spanning tree
of Chu and Liu (1965) and Edmonds (1967).
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

_NEVER = -1e9
_ALWAYS = 1e6


def heads_of(scores: Floats, lengths: Integers) -> Integers:
    """Return the heads of a batch of sentences, shape (sentences, words): 0 for the root, else 1 + the index of the head.

    `scores` has shape (sentences, words, 1 + words): how well each head, the root first, governs each word. Rows and
    columns at or past a sentence's length in `lengths` count for nothing; their heads are 0.
    """
    count, width, _ = scores.shape
    scores = scores.copy()
    places = np.arange(width)
    scores[:, places, places + 1] = _NEVER
    scores[:, :, 1:][np.broadcast_to((places[None, :] >= lengths[:, None])[:, None, :], (count, width, width))] = _NEVER
    heads: Integers = scores.argmax(axis=2)
    heads[places[None, :] >= lengths[:, None]] = 0
    roots: Integers = ((heads == 0) & (places[None, :] < lengths[:, None])).sum(axis=1)
    for row in np.flatnonzero((roots != 1) | _has_cycle(heads)):
        length = int(lengths[row])
        heads[row, :length] = _repaired(scores[row, :length, : length + 1])
    return heads


def _has_cycle(heads: Integers) -> NDArray[np.bool_]:
    """Say for each sentence whether some word never reaches the root, by doubling the steps taken at once."""
    above = np.concatenate([np.zeros((len(heads), 1), dtype=np.int64), heads], axis=1)
    steps = 1
    while steps < above.shape[1]:
        above = np.take_along_axis(above, above, axis=1)
        steps *= 2
    lost: NDArray[np.bool_] = np.any(above != 0, axis=1)
    return lost


def tags_of(scores: Floats, moves: Floats, lengths: Integers) -> Integers:
    """Return the best sequence of tags of each sentence, shape (words, sentences), by Viterbi's algorithm (1967).

    `scores` has shape (words, sentences, tags), the log probability of each tag; `moves[a, b]` is added where tag b follows
    tag a, row 0 also at the start of a sentence.
    """
    count, sentences, size = scores.shape
    total = scores[0] + moves[0]
    totals, origins = [total], [np.zeros((sentences, size), dtype=np.int64)]
    for row in scores[1:]:
        reached = total[:, :, None] + moves[None]
        origins.append(reached.argmax(axis=1))
        total = reached.max(axis=1) + row
        totals.append(total)
    tags = np.zeros((count, sentences), dtype=np.int64)
    places = np.arange(sentences)
    state = np.zeros(sentences, dtype=np.int64)
    for at in reversed(range(count)):
        state = np.where(lengths - 1 == at, totals[at].argmax(axis=1), state)
        tags[at] = state
        state = origins[at][places, state]
    return tags


def _repaired(scores: Floats) -> Integers:
    """Return the heads of one sentence by maximum spanning tree, with the one root whose choice costs least."""
    length = len(scores)
    if length == 1:
        return np.zeros(1, dtype=np.int64)
    root = int((scores[:, 0] - scores[:, 1:].max(axis=1)).argmax())
    square = np.full((length + 1, length + 1), _NEVER, dtype=np.float64)
    square[1:, 1:] = scores[:, 1:]
    square[root + 1, 0] = _ALWAYS
    return _spanning_tree(square)[1:]


def _cycle_in(heads: Integers) -> list[int]:
    """Return one cycle of the graph in which each node but node 0 has one head; an empty list where there is none."""
    done = {0}
    for start in range(1, len(heads)):
        path: list[int] = []
        at = start
        while at not in done and at not in path:
            path.append(at)
            at = int(heads[at])
        if at in path:
            return path[path.index(at) :]
        done.update(path)
    return []


def _spanning_tree(square: NDArray[np.float64]) -> Integers:
    """Return the heads of the maximum spanning tree; `square[i, j]` is the score of node j governing node i, 0 the root."""
    heads: Integers = square.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle_in(heads)
    if not cycle:
        return heads
    rest = [node for node in range(len(square)) if node not in cycle]
    gain = np.stack([square[node, rest] - square[node, heads[node]] for node in cycle])
    entered, leaving = gain.argmax(axis=0), square[np.ix_(rest, cycle)]
    last = len(rest)
    smaller = np.full((last + 1, last + 1), _NEVER, dtype=np.float64)
    smaller[:last, :last] = square[np.ix_(rest, rest)]
    smaller[last, :last] = gain.max(axis=0)
    smaller[:last, last] = leaving.max(axis=1)
    inner = _spanning_tree(smaller)
    for row, node in enumerate(rest):
        if node:
            heads[node] = cycle[int(leaving[row].argmax())] if inner[row] == last else rest[int(inner[row])]
    heads[cycle[int(entered[inner[last]])]] = rest[int(inner[last])]
    return heads
