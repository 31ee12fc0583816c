"""The trained network as two ONNX graphs: `network` (words to scores) and `labels` (word and head to relation).

The weights are kept as 16-bit floats and widened once, when the graph is loaded: no activation is ever quantised, so what
a sentence gets does not depend on the sentences read beside it. The graphs are written by hand, node by node, so that
nothing of the exporter's taste gets in.
"""

from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[Any]
Weights = dict[str, Array]

OPSET = 17
IR_VERSION = 9


class _Graph:
    """A graph under construction; the only place where nodes get names."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, name: str, value: Array) -> str:
        if value.dtype.kind != "f":
            self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
            return name
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value.astype(np.float16)), name + ":16"))
        return self.node("Cast", [name + ":16"], name, to=TensorProto.FLOAT)

    def node(self, operation: str, inputs: list[str], output: str | list[str], **attributes: Any) -> str:
        outputs = [output] if isinstance(output, str) else output
        self.nodes.append(helper.make_node(operation, inputs, outputs, **attributes))
        return outputs[0]

    def linear(self, source: str, name: str, weight: Array, bias: Array, *, active: bool = False) -> str:
        product = self.node("MatMul", [source, self.constant(name + ".w", weight.T)], name + ".product")
        total = self.node("Add", [product, self.constant(name + ".b", bias)], name + ".sum")
        return self.node("Relu", [total], name + ".relu") if active else total

    def model(self, name: str, inputs: list[Any], outputs: list[Any]) -> bytes:
        graph = helper.make_graph(self.nodes, name, inputs, outputs, self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
        onnx.checker.check_model(model)
        return bytes(model.SerializeToString())


def _recurrent(weights: Weights, prefix: str) -> tuple[Array, Array, Array]:
    """Return the W, R and B of ONNX's LSTM: PyTorch's gates are in, forget, cell, out; ONNX's in, out, forget, cell."""

    def turned(value: Array) -> Array:
        gate_in, forget, cell, out = np.split(value, 4, 0)
        return np.concatenate([gate_in, out, forget, cell], 0)

    parts: list[list[Array]] = [[], [], []]
    for way in ("", "_reverse"):
        parts[0].append(turned(weights[f"{prefix}.weight_ih_l0{way}"]))
        parts[1].append(turned(weights[f"{prefix}.weight_hh_l0{way}"]))
        biases = [turned(weights[f"{prefix}.bias_{kind}_l0{way}"]) for kind in ("ih", "hh")]
        parts[2].append(np.concatenate([biases[0] + biases[1], np.zeros_like(biases[1])]))
    return np.stack(parts[0]), np.stack(parts[1]), np.stack(parts[2])


def network_graph(weights: Weights, attributes: tuple[int, ...]) -> bytes:
    """Return the graph from word vectors to scores.

    Inputs: `inputs` (words, sentences, embedding + shape + marker), `lengths` (sentences), `rule_weights` (lemma, rules) and
    `rule_bias` (rules) of the language at hand. Outputs: `upos` (words, sentences); `names` (words, sentences, tags), log
    probabilities; `attributes` (words, sentences, attributes); `rules` and `rule_scores` (words, sentences, 3 best); `arcs`
    (sentences, words, 1 + words); `label_words` (sentences, words, label); `label_heads` (sentences, 1 + words, label).
    """
    graph = _Graph()
    embedding = weights["grams"].shape[1]
    width = weights["first.weight_ih_l0"].shape[1]
    hidden = weights["first.weight_hh_l0"].shape[1]
    states = "inputs"
    shape = graph.constant("flat", np.array([0, 0, -1], dtype=np.int64))
    for layer in ("first", "second"):
        names = [
            graph.constant(f"{layer}.{part}", value) for part, value in zip("WRB", _recurrent(weights, layer), strict=True)
        ]
        graph.node("LSTM", [states, *names, "lengths"], f"{layer}.states", direction="bidirectional", hidden_size=hidden)
        graph.node("Transpose", [f"{layer}.states"], f"{layer}.turned", perm=[0, 2, 1, 3])
        states = graph.node("Reshape", [f"{layer}.turned", shape], f"{layer}.out")
    ends = [graph.constant(f"end{at}", np.array([at], dtype=np.int64)) for at in (0, embedding, 2, 1, 3)]
    graph.node("Slice", ["inputs", ends[0], ends[1], ends[2]], "vectors")
    both = graph.node("Concat", [states, "vectors"], "both", axis=-1)

    def linear(source: str, name: str, *, active: bool = False) -> str:
        return graph.linear(source, name, weights[name + ".weight"], weights[name + ".bias"], active=active)

    tags = linear(both, "morphology", active=True)
    graph.node("ArgMax", [linear(tags, "upos")], "upos", axis=-1, keepdims=0)
    sizes = graph.constant("sizes", np.array(attributes, dtype=np.int64))
    splits = [f"attribute{index}" for index in range(len(attributes))]
    graph.node("Split", [linear(tags, "attributes"), sizes], splits, axis=-1)
    best = [graph.node("ArgMax", [split], f"{split}.best", axis=-1, keepdims=1) for split in splits]
    graph.node("Concat", best, "attributes", axis=-1)
    graph.node("MatMul", [linear(both, "lemma", active=True), "rule_weights"], "rule_product")
    graph.node("Add", ["rule_product", "rule_bias"], "rule_sum")
    graph.node("TopK", ["rule_sum", ends[4]], ["rule_scores", "rules"], axis=-1)
    graph.node("LogSoftmax", [linear(linear(both, "name", active=True), "names")], "names", axis=-1)

    graph.node("Transpose", [states], "by_sentence", perm=[1, 0, 2])
    graph.node("Shape", ["by_sentence"], "shape")
    graph.node("Slice", ["shape", ends[0], ends[3]], "count")
    ones = graph.constant("ones", np.array([1, 1], dtype=np.int64))
    graph.node("Concat", ["count", ones], "repeats", axis=0)
    graph.node("Tile", [graph.constant("root", weights["root"][None, None, :]), "repeats"], "roots")
    rooted = graph.node("Concat", ["roots", "by_sentence"], "rooted", axis=1)
    words = linear("by_sentence", "arc_word", active=True)
    graph.node("MatMul", [words, graph.constant("arc", weights["arc"][:-1])], "arc_product")
    graph.node("Add", ["arc_product", graph.constant("arc_bias", weights["arc"][-1])], "arc_sum")
    graph.node("Transpose", [linear(rooted, "arc_head", active=True)], "arc_heads", perm=[0, 2, 1])
    graph.node("MatMul", ["arc_sum", "arc_heads"], "arcs")
    graph.node("Identity", [linear("by_sentence", "label_word")], "label_words")
    graph.node("Identity", [linear(rooted, "label_head")], "label_heads")
    floats, integers = TensorProto.FLOAT, TensorProto.INT64
    value = helper.make_tensor_value_info
    inputs = [
        value("inputs", floats, ["words", "sentences", width]),
        value("lengths", TensorProto.INT32, ["sentences"]),
        value("rule_weights", floats, [weights["rules.weight"].shape[1], "rules"]),
        value("rule_bias", floats, ["rules"]),
    ]
    outputs = [value("upos", integers, ["words", "sentences"]), value("names", floats, ["words", "sentences", "tags"])]
    outputs += [value(name, integers, ["words", "sentences", name]) for name in ("attributes", "rules")]
    outputs += [value(name, floats, ["sentences", None, None]) for name in ("arcs", "label_words", "label_heads")]
    outputs.append(value("rule_scores", floats, ["words", "sentences", "rules"]))
    return graph.model("network", inputs, outputs)


def label_graph(weights: Weights) -> bytes:
    """Return the graph from `words` and `heads` (both arcs x label) to `relations` (arcs)."""
    graph = _Graph()
    graph.node("Add", ["words", "heads"], "sum")
    graph.node("Relu", ["sum"], "hidden")
    scores = graph.linear("hidden", "labels", weights["labels.weight"], weights["labels.bias"])
    graph.node("ArgMax", [scores], "relations", axis=-1, keepdims=0)
    size = weights["labels.weight"].shape[1]
    value = helper.make_tensor_value_info
    inputs = [value(name, TensorProto.FLOAT, ["arcs", size]) for name in ("words", "heads")]
    return graph.model("labels", inputs, [value("relations", TensorProto.INT64, ["arcs"])])
