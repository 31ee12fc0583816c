"""The network that is trained: words to tags, lemma rules, names, arcs and labels (PyTorch; the runtime uses ONNX).

One BiLSTM over all languages (Straka 2018, "UDPipe 2.0 prototype"; Dozat and Manning 2017, "Deep biaffine attention for
neural dependency parsing", for the arcs; Kiperwasser and Goldberg 2016 for the labels: a small layer over word and head).
"""

from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

SHAPES = 64
SHAPE_SIZE = 16
MARKER_SIZE = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """The sizes of the network; `attributes` lists how many values each morphological attribute has, absence included."""

    gram_rows: int
    word_rows: int
    markers: int
    upos: int
    attributes: tuple[int, ...]
    rules: int
    relations: int
    names: int
    embedding: int = 96
    hidden: int = 192
    arc: int = 128
    label: int = 96
    lemma: int = 96
    morphology: int = 128
    name: int = 64

    def as_dict(self) -> dict[str, object]:
        """Return the sizes as plain values, for a checkpoint."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordBatch:
    """The different words of a batch and where they stand: `at` has shape (sentences, words), the rest describe words."""

    rows: Tensor
    grams: Tensor
    offsets: Tensor
    scales: Tensor
    at: Tensor


class Network(nn.Module):
    """The trained network; the two word tables are updated row by row outside autograd's optimiser."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.sizes, self.dropout = sizes, dropout
        self.register_buffer("grams", torch.zeros(sizes.gram_rows, sizes.embedding))
        self.register_buffer("words", torch.zeros(sizes.word_rows, sizes.embedding))
        self.shapes = nn.Embedding(SHAPES, SHAPE_SIZE)
        self.markers = nn.Embedding(sizes.markers, MARKER_SIZE)
        width = 2 * sizes.hidden
        self.first = nn.LSTM(sizes.embedding + SHAPE_SIZE + MARKER_SIZE, sizes.hidden, batch_first=True, bidirectional=True)
        self.second = nn.LSTM(width, sizes.hidden, batch_first=True, bidirectional=True)
        self.morphology = nn.Linear(width + sizes.embedding, sizes.morphology)
        self.upos = nn.Linear(sizes.morphology, sizes.upos)
        self.attributes = nn.Linear(sizes.morphology, sum(sizes.attributes))
        self.lemma = nn.Linear(width + sizes.embedding, sizes.lemma)
        self.rules = nn.Linear(sizes.lemma, sizes.rules)
        self.name = nn.Linear(width + sizes.embedding, sizes.name)
        self.names = nn.Linear(sizes.name, sizes.names)
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.arc_head, self.arc_word = nn.Linear(width, sizes.arc), nn.Linear(width, sizes.arc)
        self.arc = nn.Parameter(torch.empty(sizes.arc + 1, sizes.arc))
        nn.init.orthogonal_(self.arc)
        self.label_head, self.label_word = nn.Linear(width, sizes.label), nn.Linear(width, sizes.label)
        self.labels = nn.Linear(sizes.label, sizes.relations)
        self.leaves: tuple[tuple[Tensor, Tensor], ...] = ()

    def embed(self, batch: WordBatch, word_dropout: float = 0.0) -> Tensor:
        """Return the word vectors, shape (sentences, words, embedding); in training the rows in use become `leaves`."""
        gram_rows, gram_at = torch.unique(batch.grams, return_inverse=True)
        word_rows, word_at = torch.unique(batch.rows, return_inverse=True)
        gram_leaf, word_leaf = self.grams[gram_rows], self.words[word_rows]
        if self.training:
            gram_leaf.requires_grad_()
            word_leaf.requires_grad_()
            self.leaves = ((gram_rows, gram_leaf), (word_rows, word_leaf))
        spelled = functional.embedding_bag(gram_at, gram_leaf, batch.offsets, mode="sum") * batch.scales[:, None]
        whole = word_leaf[word_at] * (batch.rows > 0)[:, None]
        if word_dropout:
            whole = whole * (torch.rand(len(whole), 1) >= word_dropout)
        return (spelled + whole)[batch.at]

    def encode(self, vectors: Tensor, shapes: Tensor, markers: Tensor) -> Tensor:
        """Return the states of all words, shape (sentences, words, 2 x hidden); all sentences are of one length.

        `markers` has shape (sentences, parts): the marker rows whose vectors are added up (row 0 stays zero).
        """
        marker = (self.markers(markers) * (markers > 0)[..., None]).sum(1)
        inputs = torch.cat([vectors, self.shapes(shapes), marker[:, None].expand(-1, vectors.shape[1], -1)], -1)
        states = functional.dropout(inputs, 0.6 * self.dropout, self.training)
        for layer in (self.first, self.second):
            states, _ = layer(states)
            if self.training:
                kept = (torch.rand(states.shape[0], 1, states.shape[2]) >= self.dropout).to(states.dtype)
                states = states * kept / (1 - self.dropout)
        return states

    def _layer(self, layer: nn.Linear, states: Tensor, share: float = 1.0) -> Tensor:
        return functional.dropout(functional.relu(layer(states)), share * self.dropout, self.training)

    def tag(self, both: Tensor) -> tuple[Tensor, Tensor]:
        """Return the scores of the parts of speech and of all attribute values, from states joined with word vectors."""
        hidden = self._layer(self.morphology, both)
        return self.upos(hidden), self.attributes(hidden)

    def rule(self, both: Tensor) -> Tensor:
        """Return the scores of the lemma rules."""
        scores: Tensor = self.rules(self._layer(self.lemma, both, 0.6))
        return scores

    def spot(self, both: Tensor) -> Tensor:
        """Return the scores of the name tags."""
        scores: Tensor = self.names(self._layer(self.name, both))
        return scores

    def attach(self, states: Tensor) -> Tensor:
        """Return the arc scores, shape (sentences, words, 1 + words), the root first."""
        heads = self._layer(self.arc_head, self._with_root(states))
        words = self._layer(self.arc_word, states)
        words = torch.cat([words, torch.ones_like(words[..., :1])], -1)
        return words @ self.arc @ heads.transpose(1, 2)

    def label(self, states: Tensor, heads: Tensor) -> Tensor:
        """Return the label scores of the arcs to `heads`, shape (sentences, words, relations)."""
        above = self.label_head(self._with_root(states))
        above = torch.gather(above, 1, heads[..., None].expand(-1, -1, above.shape[-1]))
        hidden = functional.relu(self.label_word(states) + above)
        scores: Tensor = self.labels(functional.dropout(hidden, self.dropout, self.training))
        return scores

    def _with_root(self, states: Tensor) -> Tensor:
        return torch.cat([self.root.to(states.dtype).expand(len(states), 1, -1), states], 1)
