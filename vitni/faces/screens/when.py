"""What time words can mean: the screen of `vitni when`."""

from collections.abc import Sequence
from dataclasses import fields

from rich.text import Text
from rich.tree import Tree

from vitni.faces.colours import FAINT, MARK
from vitni.faces.days import long_interval
from vitni.faces.prose import parts_denied, sentence
from vitni.model.time import Candidate, Reason, TimePhrase

HIDDEN_PARTS = frozenset({"start", "end", "words", "language", "kind", "rule"})
CANDIDATES_SHOWN = 8


def when_tree(phrase: TimePhrase, candidates: Sequence[Candidate]) -> Tree:
    """Return one time expression: what it says part by part, and everything it can mean, with what each meaning denies."""
    parts = [(field.name, getattr(phrase, field.name)) for field in fields(phrase) if field.name not in HIDDEN_PARTS]
    said = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in parts if value is not None)
    tree = Tree(
        Text.assemble((phrase.words, MARK), f"  {phrase.kind}", (f"  {said}  ({phrase.rule})", FAINT)), guide_style=FAINT
    )
    for candidate in candidates[:CANDIDATES_SHOWN]:
        line = Text(long_interval(candidate.interval), style="bold" if not candidate.denies else "")
        if candidate.denies:
            line.append(f"  denies the {parts_denied(candidate.denies)}", style=f"not bold {FAINT}")
        branch = tree.add(line)
        for words in dict.fromkeys(sentence(reason) for reason in candidate.reasons):
            branch.add(Text(words, style=FAINT))
    if len(candidates) > CANDIDATES_SHOWN:
        tree.add(Text(f"and {len(candidates) - CANDIDATES_SHOWN} more; --json lists all", style=FAINT))
    if not candidates:
        tree.add(Text(_why_none(phrase), style=FAINT))
    return tree


def _why_none(phrase: TimePhrase) -> str:
    if phrase.kind != "date":
        return sentence(Reason(name=f"is-a-{phrase.kind}"))
    if phrase.anchor is not None or (phrase.year is None and phrase.month is None):
        return "no day can be reckoned: relative words need --near DAY"
    return "no day can be reckoned: no calendar holds it, or it needs --near DAY"
