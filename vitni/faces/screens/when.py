"""What time words can mean: the screen of `vitni when`."""

from dataclasses import fields

from rich.text import Text
from rich.tree import Tree

from vitni.faces.colours import FAINT, MARK
from vitni.faces.days import long_interval
from vitni.faces.prose import parts_denied, sentence
from vitni.model.time import TimePhrase

HIDDEN_PARTS = frozenset({"start", "end", "words", "language", "kind", "rule", "candidates", "refusal", "type", "value", "mod"})
CANDIDATES_SHOWN = 8


def when_tree(phrase: TimePhrase) -> Tree:
    """Return one time expression: what it says part by part, and everything it can mean, with what each meaning denies."""
    parts = [(field.name, getattr(phrase, field.name)) for field in fields(phrase) if field.name not in HIDDEN_PARTS]
    said = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in parts if value is not None)
    timex = " ".join(part for part in (phrase.type, phrase.value, phrase.mod) if part is not None)
    tree = Tree(
        Text.assemble((phrase.words, MARK), f"  {timex or phrase.kind}", (f"  {said}  ({phrase.rule})", FAINT)),
        guide_style=FAINT,
    )
    for candidate in phrase.candidates[:CANDIDATES_SHOWN]:
        line = Text(long_interval(candidate.interval), style="bold" if not candidate.denies else "")
        if candidate.denies:
            line.append(f"  denies the {parts_denied(candidate.denies)}", style=f"not bold {FAINT}")
        branch = tree.add(line)
        for words in dict.fromkeys(sentence(reason) for reason in candidate.reasons):
            branch.add(Text(words, style=FAINT))
    if len(phrase.candidates) > CANDIDATES_SHOWN:
        tree.add(Text(f"and {len(phrase.candidates) - CANDIDATES_SHOWN} more; --json lists all", style=FAINT))
    if phrase.refusal is not None:
        tree.add(Text(sentence(phrase.refusal), style=FAINT))
    return tree
