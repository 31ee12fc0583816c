"""The branches of an event's tree: its day, its disagreements, its rows of the ledger, its kin and its joins."""

from collections.abc import Iterable, Sequence

from rich.text import Text
from rich.tree import Tree

from vitni.faces.colours import DISPUTE, FAINT
from vitni.faces.days import dating_words
from vitni.faces.judgements import maker_words, ruling_words
from vitni.faces.prose import heading, refused_sentence, refused_sentences, sentence, value_words
from vitni.faces.screens.ledger import state_text
from vitni.faces.screens.scene import Scene
from vitni.faces.screens.verdicts import Verdict, verdict_on_day
from vitni.faces.titles import shortened, title_of
from vitni.model.event import Disagreement, Value
from vitni.model.time import Reason

REASONS_SHOWN = 3
"""Reasons a screen shows without --why, the heaviest first: who is given more reads none."""
WITNESSES_SHOWN = 6
"""Lines about a day's words a screen shows without --why."""


def add_day(tree: Tree, scene: Scene) -> None:
    """Add the event's day with the words for it; nothing where nothing dates it."""
    when = scene.event.when
    if when.interval is None and not when.open:
        return
    words = dating_words(when)
    branch = tree.add(Text(f"Day: {words}" if when.interval is not None else f"Day: open, {words}", style="bold"))
    _add_verdict(branch, verdict_on_day(scene, None), scene)
    if scene.why:
        _add_all(branch, when.reasons, [refused_sentence(candidate, scene.name) for candidate in when.refused], scene)


def add_disagreement(tree: Tree, row: Disagreement, scene: Scene) -> None:
    """Add one disagreement: its heading, who holds what in which words, why it was settled so, and what was refused.

    Of a day only the few sentences that settle it are told; with --why every reason stands under them.
    """
    branch = tree.add(Text(heading(row), style=f"bold {DISPUTE}"))
    refused = refused_sentences(sorted(row.refused, key=lambda reason: _years_off(reason, row)), scene.name)
    if row.field != "when":
        add_values(branch, row, scene)
        _add_reasons(branch, row.reasons, scene)
        _add_refused(branch, refused)
        return
    for reason in (reason for reason in row.reasons if reason.name == "judged"):
        branch.add(Text(sentence(reason, scene.name)))
    _add_verdict(branch, verdict_on_day(scene, row), scene)
    if scene.why:
        every = refused or [refused_sentence(candidate, scene.name) for candidate in scene.event.when.refused]
        _add_all(branch, row.reasons, every, scene)


def add_values(branch: Tree, row: Disagreement, scene: Scene) -> None:
    """Add a line for each witness of a disagreement: which value, or values, it holds, in which words."""
    for words in value_lines(row, scene):
        branch.add(Text(words))


def value_lines(row: Disagreement, scene: Scene) -> list[str]:
    """Return "Fördekurier: 2 hours, “zwei Stunden”" for each witness of a disagreement."""
    held: dict[tuple[str, str], list[str]] = {}
    for value in row.values:
        for claim_id in value.claims:
            key = (scene.name(claim_id.rpartition("#")[0]), _said(row.field, value, claim_id, scene))
            held.setdefault(key, []).append(value_words(row.field, value.value))
    lines = []
    for (name, said), values in held.items():
        meant = " or ".join(dict.fromkeys(values))
        # Time words are the argument for their day; other words are shown as the evidence of their value.
        line = f"{said}, so {meant}" if said and row.field == "when" else f"{meant}, {said}" if said else meant
        lines.append(f"{name}: {line}")
    return lines


def add_ledger(tree: Tree, scene: Scene) -> None:
    """Add the rows of the ledger that hang on the event."""
    for row in scene.chronicle.ledger_of(scene.event):
        due = dating_words(row.due, short=True) if row.due else "none"
        line = Text.assemble(("Ledger: ", "bold"), f"{row.kind}, due {due}, ", state_text(row.state))
        tree.add(line.append(f", {row.condition}" if row.condition else ""))


def add_related(tree: Tree, scene: Scene) -> None:
    """Add the event in which this one is promised, demanded or threatened, those it speaks of, and what it is a part of."""
    if scene.event.content_of is not None:
        other = scene.chronicle.event(scene.event.content_of)
        tree.add(Text.assemble(("Told of in: ", "bold"), title_of(other, scene.event), (f"  {other.id}", FAINT)))
    if scene.event.part_of is not None:
        whole = scene.chronicle.event(scene.event.part_of)
        tree.add(Text.assemble(("Part of: ", "bold"), title_of(whole), (f"  {whole.id}", FAINT)))
    for other in scene.chronicle.contents_of(scene.event):
        tree.add(Text.assemble(("Speaks of: ", "bold"), title_of(other), (f"  {other.id}", FAINT)))


def add_judgements(tree: Tree, scene: Scene) -> None:
    """Add what analysts judged of the event's claims and has not been undone."""
    for judgement in scene.chronicle.judgements_on(scene.event):
        line = Text.assemble(("Judged: ", "bold"), ruling_words(judgement), (f"  {maker_words(judgement)}", FAINT))
        if judgement.because:
            line.append(f": “{judgement.because}”", style=FAINT)
        tree.add(line.append(f"  {judgement.id}", style=FAINT))


def add_joins(tree: Tree, scene: Scene) -> None:
    """Add the pairs of claims that were joined, each with its reasons, the heaviest first."""
    pairs: dict[tuple[str, ...], list[Reason]] = {}
    for reason in scene.event.joins:
        pairs.setdefault(reason.claims, []).append(reason)
    if not pairs:
        return
    branch = tree.add(Text("Why these claims are one event", style="bold"))
    for claims, reasons in pairs.items():
        total = sum(reason.weight for reason in reasons)
        pair = branch.add(Text.assemble(" and ".join(claims), (f"  {total:+.1f}", FAINT)))
        for reason in sorted(reasons, key=lambda reason: -abs(reason.weight)):
            pair.add(Text.assemble((f"{reason.weight:+.1f}  ", FAINT), sentence(reason, scene.name)))


def _said(field: str, value: Value, claim_id: str, scene: Scene) -> str:
    """Return the words in which one claim holds a value, in quotes; empty where the value is itself the words."""
    claim = scene.chronicle.claim(claim_id)
    if field in ("where", "actors", "recipients"):
        return ""  # a name is its own evidence
    if field == "when" and claim.time is not None:
        words = claim.time.words
    elif len(value.words) == len(value.claims):
        words = value.words[value.claims.index(claim_id)]
    else:
        words = claim.words
    return "" if words == value.value else f"“{shortened(words)}”"


def _years_off(reason: Reason, row: Disagreement) -> int:
    """Return how far a refused year lies from the verdict's: the nearest is the one a reader would have taken."""
    year, held = dict(reason.values).get("year", ""), (row.verdict or "")[:4]
    return abs(int(year) - int(held)) if year.isdigit() and held.isdigit() else 0


def _add_verdict(branch: Tree, verdict: Verdict, scene: Scene) -> None:
    for words in verdict.told if scene.why else verdict.told[:WITNESSES_SHOWN]:
        branch.add(Text(words))
    if not scene.why and len(verdict.told) > WITNESSES_SHOWN:
        branch.add(Text(f"{len(verdict.told) - WITNESSES_SHOWN} more; --why shows them", style=FAINT))
    _add_refused(branch, verdict.refused)


def _add_all(branch: Tree, reasons: Iterable[Reason], refused: Sequence[str], scene: Scene) -> None:
    """Add every reason and refusal under a branch of their own."""
    told = dict.fromkeys(sentence(reason, scene.name) for reason in reasons)
    if not told and not refused:
        return
    every = branch.add(Text("Every reason", style=FAINT))
    for words in told:
        every.add(Text(words))
    _add_refused(every, refused)


def _add_reasons(branch: Tree, reasons: Iterable[Reason], scene: Scene) -> None:
    told = list(dict.fromkeys(sentence(reason, scene.name) for reason in reasons))
    for words in told if scene.why else told[:REASONS_SHOWN]:
        branch.add(Text(words))
    if not scene.why and len(told) > REASONS_SHOWN:
        branch.add(Text(f"{len(told) - REASONS_SHOWN} more reasons; --why shows them", style=FAINT))


def _add_refused(branch: Tree, sentences: Iterable[str]) -> None:
    for words in dict.fromkeys(sentences):
        branch.add(Text(words, style=FAINT))
