"""Train the one multilingual model and export it into the package.

python3 -m training.train --treebanks ../shared/treebanks --names ../shared/names --out training/out

Resumes from `out/checkpoint.pt` where there is one; `--minutes` is the whole budget, by the clock, of the learning-rate
schedule. The curve goes to `out/log.tsv`.
"""

import argparse
import math
import random
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.examples import (
    GRAM_ROWS,
    NAME_ONLY,
    Buckets,
    Encoder,
    Example,
    Types,
    Vocabulary,
    examples_of,
    name_sets,
    read_trees,
    shuffled_batches,
    vocabulary_of,
)
from training.export import Meaning, export
from training.homographs import with_homographs_repeated
from training.lexicon import lexicon_of
from training.measure import Scores, development, measured
from training.names import TAGS, moves_between
from training.network import Network, Sizes, WordBatch
from training.present import presents_of
from training.projected import countries_in, known_names
from training.sources import SOURCES
from training.swapped import donors_of

MODEL = Path("vitni/syntax/model/syntax.npz")
WORLD = Path("vitni/world")
WARM_UP, LOWEST = 300, 0.02
TEMPER = 0.6
NAME_SHARE = 0.17
POOL = 400_000
WORD_DROPOUT = 0.25
# How many words of a batch have their lemma rule scored: the rule table is the widest layer and the easiest task.
LEMMA_WORDS = 400
# How often a sentence keeps all three markers, only family and language, only the family, or none.
MARKERS_KEPT = ((0.76, 3), (0.12, 2), (0.10, 1), (0.02, 0))
LOWER, UPPER = 0.04, 0.03
# Share of the sentences that are read with other names in the place of theirs; share of those told in the present.
SWAPPED, PRESENT = 0.4, 0.12
AVERAGE_EVERY, AVERAGE_KEEP = 8, 0.9985


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Per word type: its row in the word table, its shape, where its n-grams start; and the n-grams of all types."""

    rows: np.ndarray[Any, Any]
    shapes: np.ndarray[Any, Any]
    starts: np.ndarray[Any, Any]
    grams: np.ndarray[Any, Any]

    def batch(self, words: np.ndarray[Any, Any]) -> WordBatch:
        """Return the different words of an array of types (sentences x words)."""
        types, at = np.unique(words, return_inverse=True)
        counts = self.starts[types + 1] - self.starts[types]
        offsets = np.concatenate([[0], np.cumsum(counts)[:-1]])
        places = np.arange(counts.sum()) - np.repeat(offsets, counts) + np.repeat(self.starts[types], counts)
        return WordBatch(
            rows=torch.from_numpy(self.rows[types]),
            grams=torch.from_numpy(self.grams[places]),
            offsets=torch.from_numpy(offsets),
            scales=torch.from_numpy((1 / np.sqrt(counts)).astype(np.float32)),
            at=torch.from_numpy(at.reshape(words.shape)),
        )


def _markers(batch: list[Example], draw: random.Random) -> Tensor:
    kept = draw.choices([kept for _, kept in MARKERS_KEPT], [share for share, _ in MARKERS_KEPT], k=len(batch))
    rows = [[row if at < count else 0 for at, row in enumerate(e.markers)] for e, count in zip(batch, kept, strict=True)]
    return torch.tensor(rows)


def _shapes(shapes: np.ndarray[Any, Any], draw: random.Random) -> Tensor:
    """Return the shapes, now and then as if a sentence were written in capitals or in small letters throughout."""
    changed = shapes.copy()
    for row in changed:
        chance = draw.random()
        if chance < LOWER:
            row &= ~3
        elif chance < LOWER + UPPER:
            row[(row & 40) == 0] |= 3
    return torch.from_numpy(changed)


def _stack(batch: list[Example], field: str) -> Tensor:
    return torch.from_numpy(np.stack([getattr(example, field) for example in batch]).astype(np.int64))


def _attribute_loss(scores: Tensor, gold: Tensor, member: Tensor, starts: Tensor) -> Tensor:
    """Return the cross-entropy summed over attributes, each the mean over the words where it is known."""
    totals = (scores.clamp(-30, 30).exp() @ member).log()
    known = gold >= 0
    chosen = scores.clamp(-30, 30).gather(1, gold.clamp(min=0) + starts)
    return (((totals - chosen) * known).sum(0) / known.sum(0).clamp(min=1)).sum()


class Trainer:
    """The state of one training run."""

    def __init__(self, network: Network, vocabulary: Vocabulary, tables: Tables, seed: int) -> None:
        self.network, self.vocabulary, self.tables = network, vocabulary, tables
        self.draw = random.Random(seed)
        sizes = [len(values) for _, values in vocabulary.attributes]
        self.member = torch.block_diag(*[torch.ones(size, 1) for size in sizes])
        self.starts = torch.tensor([0, *np.cumsum(sizes)[:-1]])
        self.optimiser = torch.optim.AdamW(network.parameters(), lr=1e-3, betas=(0.9, 0.95), weight_decay=1e-3, fused=True)
        self.squares = [torch.zeros(len(network.grams)), torch.zeros(len(network.words))]
        self.average = {name: value.detach().clone() for name, value in network.named_parameters()}
        self.step, self.words, self.loss, self.spent = 0, 0, 0.0, 0.0

    def state(self) -> dict[str, Any]:
        """Return all that is needed to go on later."""
        return {
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "squares": self.squares,
            "average": self.average,
            "counts": (self.step, self.words, self.loss, self.spent),
            "draw": self.draw.getstate(),
            "random": torch.get_rng_state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from `state`."""
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.squares, self.average = state["squares"], state["average"]
        self.step, self.words, self.loss, self.spent = state["counts"]
        self.draw.setstate(state["draw"])
        torch.set_rng_state(state["random"])

    def weights(self) -> dict[str, np.ndarray[Any, Any]]:
        """Return the averaged weights with the word tables as they are."""
        found = {name: value.detach() for name, value in self.network.state_dict().items()} | self.average
        return {name: value.float().numpy() for name, value in found.items()}

    def learn(self, batch: list[Example], rate: float) -> None:
        """Take one step on one batch."""
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.network.train()
        self.optimiser.zero_grad(set_to_none=True)
        loss = self._loss(batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self.optimiser.step()
        self._move_rows(rate)
        self.step += 1
        self.words += len(batch) * len(batch[0].words)
        if batch[0].tree:
            self.loss = loss.item() if not self.loss else 0.99 * self.loss + 0.01 * loss.item()
        if self.step % AVERAGE_EVERY == 0:
            keep = min(AVERAGE_KEEP, (self.step + 1) / (self.step + 10)) ** AVERAGE_EVERY
            with torch.no_grad():
                for name, value in self.network.named_parameters():
                    self.average[name].lerp_(value, 1 - keep)

    def _loss(self, batch: list[Example]) -> Tensor:
        words = np.stack([example.words for example in batch])
        vectors = self.network.embed(self.tables.batch(words), WORD_DROPOUT)
        names = _stack(batch, "names").flatten()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.network.encode(vectors, _shapes(self.tables.shapes[words], self.draw), _markers(batch, self.draw))
            both = torch.cat([states, vectors.to(states.dtype)], -1).flatten(0, 1)
            spotted = self.network.spot(both).float()
            loss = functional.cross_entropy(spotted, names, ignore_index=-1, reduction="sum") / len(names)
            if not batch[0].tree:
                return loss
            upos, attributes = self.network.tag(both)
            rules = _stack(batch, "rules").flatten()
            sampled = torch.randperm(len(rules))[:LEMMA_WORDS]
            if bool((rules[sampled] >= 0).any()):
                scores = self.network.rule(both[sampled]).float()
                loss = loss + functional.cross_entropy(scores, rules[sampled], ignore_index=-1)
            heads = _stack(batch, "heads")
            arcs = self.network.attach(states).float()
            labels = self.network.label(states, heads).float()
        loss = loss + functional.cross_entropy(upos.float(), _stack(batch, "upos").flatten())
        gold = _stack(batch, "attributes").flatten(0, 1)
        loss = loss + _attribute_loss(attributes.float(), gold, self.member, self.starts)
        loss = loss + functional.cross_entropy(arcs.flatten(0, 1), heads.flatten())
        relations = _stack(batch, "relations").flatten().masked_fill(heads.flatten() == 0, -1)
        if bool((relations >= 0).any()):
            loss = loss + functional.cross_entropy(labels.flatten(0, 1), relations, ignore_index=-1)
        return loss

    @torch.no_grad()
    def _move_rows(self, rate: float) -> None:
        """Update the rows of the word tables that the batch used, by the running mean square of each row's gradient."""
        tables = (self.network.grams, self.network.words)
        for table, squares, (rows, leaf) in zip(tables, self.squares, self.network.leaves, strict=True):
            gradient = leaf.grad
            if gradient is None:
                continue
            mean = (gradient * gradient).mean(1)
            before = squares[rows]
            squares[rows] = torch.where(before == 0, mean, 0.99 * before + 0.01 * mean)
            move = rate * gradient / (squares[rows].sqrt() + 1e-6)[:, None]
            table[rows] -= move.clamp(-5 * rate, 5 * rate)


def _shares(groups: dict[str, list[Example]]) -> dict[str, float]:
    """Return how the words of a pool are divided: tempered sizes times the weight of each treebank."""
    weights = {}
    for source in SOURCES:
        group = "Swedish-old" if "relabelled" in source.train[0] else source.folder
        weights[group] = source.weight
    sizes = {group: sum(len(example.words) for example in examples) for group, examples in groups.items()}
    raw = {group: weights.get(group, 1.0) * size**TEMPER for group, size in sizes.items()}
    named = {group: value for group, value in raw.items() if group.startswith(NAME_ONLY)}
    trees = {group: value for group, value in raw.items() if group not in named}
    shares = {group: NAME_SHARE * value / sum(named.values()) for group, value in named.items()}
    return shares | {group: (1 - NAME_SHARE) * value / sum(trees.values()) for group, value in trees.items()}


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--treebanks", type=Path, required=True)
    options.add_argument("--names", type=Path, required=True)
    options.add_argument("--countries", type=Path, help="archive of country names in many languages")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--minutes", type=float, default=90.0)
    options.add_argument("--words", type=int, default=1200, help="words in a batch")
    options.add_argument("--hidden", type=int, default=176)
    options.add_argument("--every", type=float, default=5.0, help="minutes between measurements")
    options.add_argument("--export-from", type=float, default=0.0, help="minutes before the first export")
    options.add_argument("--rate", type=float, default=3e-3, help="highest learning rate")
    options.add_argument("--dropout", type=float, default=0.18)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--export-only", type=Path, metavar="FILE", help="write the checkpoint as a model and stop")
    return options.parse_args()


def main() -> None:
    """Read everything, train to the end of the budget, export."""
    options = _options()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    trees = read_trees(options.treebanks)
    named, _ = name_sets(options.names)
    vocabulary = vocabulary_of(trees, named)
    vocabulary.save(options.out / "vocabulary.json")
    types = Types()
    countries = countries_in(options.countries) if options.countries else {}
    known = known_names([sentence for sentences in named.values() for sentence in sentences], countries)
    encoder = Encoder(vocabulary, types)
    groups = examples_of(trees, named, known, encoder)
    changes = ((SWAPPED, donors_of(groups, encoder, WORLD, countries).swapped), (PRESENT, presents_of(groups, encoder).told))
    lexicon, rules = lexicon_of(trees, vocabulary.rules)
    moves = moves_between([tags for sentences in named.values() for _, tags in sentences])
    del trees, named
    rows, shapes, starts, grams = types.table(vocabulary)
    tables = Tables(rows=rows, shapes=shapes, starts=starts, grams=grams)
    trained_words, trained_grams = np.zeros(len(vocabulary.words) + 1, bool), np.zeros(GRAM_ROWS, bool)
    trained_words[rows[rows > 0]] = True
    trained_grams[grams] = True
    meaning = Meaning(
        vocabulary=vocabulary, words=trained_words, grams=trained_grams, lexicon=lexicon, name_moves=moves, rules=rules
    )
    sizes = Sizes(
        gram_rows=GRAM_ROWS,
        word_rows=len(vocabulary.words) + 1,
        markers=len(vocabulary.markers),
        upos=len(vocabulary.upos),
        attributes=tuple(len(values) for _, values in vocabulary.attributes),
        rules=len(vocabulary.rules),
        relations=len(vocabulary.relations),
        names=len(TAGS),
        hidden=options.hidden,
    )
    trainer = Trainer(Network(sizes, options.dropout), vocabulary, tables, options.seed)
    checkpoint = options.out / "checkpoint.pt"
    if checkpoint.exists():
        trainer.restore(torch.load(checkpoint, weights_only=False))
    if options.export_only:
        print(export(trainer.weights(), meaning, options.export_only), "bytes")
        return
    shares = _shares(groups)
    groups = with_homographs_repeated(groups, shares, types.forms)
    held = development(options.treebanks)
    print("words", sum(len(example.words) for group in groups.values() for example in group), "shares", shares, flush=True)
    punctuation = vocabulary.upos.index("PUNCT")
    waiting: Buckets = defaultdict(list)
    begun, next_measure = time.time() - trainer.spent, trainer.spent + 60 * options.every
    while trainer.spent < 60 * options.minutes:
        for batch in shuffled_batches(groups, shares, POOL, options.words, waiting, punctuation, trainer.draw, changes):
            done = min(1.0, trainer.spent / (60 * options.minutes))
            slope = LOWEST + (1 - LOWEST) * 0.5 * (1 + math.cos(math.pi * done))
            trainer.learn(batch, options.rate * min(1.0, (trainer.step + 1) / WARM_UP) * slope)
            trainer.spent = time.time() - begun
            finished = trainer.spent >= 60 * options.minutes
            if trainer.spent >= next_measure or finished:
                next_measure += 60 * options.every
                candidate = options.out / "candidate.npz"
                export(trainer.weights(), meaning, candidate)
                _report(options.out / "log.tsv", trainer, measured(candidate, held))
                if trainer.spent >= 60 * options.export_from or finished:
                    export(trainer.weights(), meaning, MODEL)
                torch.save(trainer.state(), checkpoint.with_suffix(".part"))
                checkpoint.with_suffix(".part").replace(checkpoint)
            if finished:
                break


def _report(path: Path, trainer: Trainer, scores: dict[str, Scores]) -> None:
    """Append one line to the curve: minutes, processor seconds, words, loss, then per treebank the scores."""
    cells = [f"{trainer.spent / 60:.1f}", f"{time.process_time():.0f}", str(trainer.step), str(trainer.words)]
    cells.append(f"{trainer.loss:.3f}")
    for name, score in scores.items():
        cells.append(f"{name} " + " ".join(f"{100 * value:.2f}" for value in score.shown()))
    line = "\t".join(cells)
    print(line, flush=True)
    with path.open("a", encoding="utf-8") as handle:
        handle.write(line + "\n")


if __name__ == "__main__":
    main()
