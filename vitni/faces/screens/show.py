"""One event, or one claim, with everything behind it: the screen of `vitni show EVENT`."""

from collections.abc import Iterable, Mapping

from rich.text import Text
from rich.tree import Tree

from vitni.chronicle.query import Chronicle
from vitni.faces.amounts import amount_words
from vitni.faces.colours import DISPUTE, FAINT
from vitni.faces.days import dating_words
from vitni.faces.prose import field_name, heading, in_words, refused_sentence, sentence
from vitni.faces.screens.ledger import state_text
from vitni.faces.screens.marks import marks_of, position, quoted
from vitni.faces.titles import shortened, title_of
from vitni.faces.witnesses import Witness, chains_of, reports_behind, witnesses_of
from vitni.model.claim import Claim
from vitni.model.event import Disagreement, Event
from vitni.model.time import Dating, Reason

REFUSED_SHOWN = 3
"""Refused readings a screen shows without --why; a bare day has one for every week around."""


def event_tree(chronicle: Chronicle, event: Event, *, plain: bool, why: bool = False) -> Tree:
    """Return an event as a tree: title and day, each witness with its words, every disagreement, the ledger's rows.

    `why` adds the reasons that joined the claims, with their weights. `plain` is for output without colour.
    """
    witnesses = witnesses_of(chronicle, reports_behind(event))
    tree = Tree(_title(chronicle, event), guide_style=FAINT)
    claims = chronicle.claims_of(event)
    for report in event.reports:
        branch = tree.add(_witness_line(witnesses[report], event))
        for claim in (claim for claim in claims if claim.report == report):
            branch.add(_claim_line(chronicle, claim, event, plain=plain))
    if not any(row.field == "when" for row in event.disagreements):
        _add_day(tree, event.when, witnesses, why=why)
    for row in event.disagreements:
        _add_disagreement(tree, row, event, witnesses, why=why)
    _add_ledger(tree, chronicle, event)
    _add_related(tree, chronicle, event)
    if why:
        _add_joins(tree, event.joins, witnesses)
    return tree


def claim_tree(chronicle: Chronicle, claim: Claim, *, plain: bool, why: bool = False) -> Tree:
    """Return a claim as a tree: its words, its fields, and with `why` the entry, rule and words behind each field."""
    event = chronicle.event_of(claim.id)
    witness = witnesses_of(chronicle, [claim.report])[claim.report]
    tree = Tree(Text.assemble((claim.id, "bold"), f"  {claim.act.value}", f" {claim.mode or ''}".rstrip()), guide_style=FAINT)
    tree.add(_claim_line(chronicle, claim, event, plain=plain))
    tree.add(Text(f"{witness.name}, {witness.language}, {witness.published}"))
    for name, words in _claim_fields(claim, event):
        tree.add(Text.assemble((f"{name}  ", FAINT), words))
    if why:
        branch = tree.add(Text("Why", style="bold"))
        text = chronicle.report(claim.report).text
        for evidence in claim.evidence:
            line = Text.assemble((f"{evidence.field}  ", FAINT), evidence.rule)
            if evidence.start is not None and evidence.end is not None:
                line.append(f"  “{' '.join(text[evidence.start : evidence.end].split())}”")
            branch.add(line)
        if not claim.evidence:
            branch.add(Text("the reader kept no evidence for this claim", style=FAINT))
    return tree


def day_words(dating: Dating) -> str:
    """Return the decided day in full, saying so where no words of the claims date it."""
    words = dating_words(dating)
    return f"{words} (worked out)" if dating.inferred and dating.interval is not None else words


def _title(chronicle: Chronicle, event: Event) -> Text:
    parts = [day_words(event.when), *dict.fromkeys(amount_words(amount) for amount in event.amounts)]
    origins = len(event.origins)
    told = f"  {event.standing.value}" + (f", {origins} independent witnesses" if origins > 1 else "")
    inner = next(iter(chronicle.contents_of(event)), None)
    title = Text.assemble((title_of(event, inner), "bold"), f", {', '.join(parts)}", (told, FAINT))
    return title.append(f"\n{event.id}", style=FAINT)


def _witness_line(witness: Witness, event: Event) -> Text:
    line = Text.assemble(("● ", witness.colour), (witness.name, f"bold {witness.colour}"))
    line.append(f"  {witness.language}, {witness.published}")
    for chain in chains_of(event, witness.report):
        line.append(f"  {chain}", style=FAINT)
    return line


def _claim_line(chronicle: Chronicle, claim: Claim, event: Event | None, *, plain: bool) -> Text:
    report = chronicle.report(claim.report)
    line = quoted(claim, report, marks_of(claim, event), plain=plain)
    return line.append(f"   {position(report, claim.start, claim.end)}  {claim.standing.value}", style=FAINT)


def _add_day(tree: Tree, when: Dating, witnesses: Mapping[str, Witness], *, why: bool) -> None:
    if when.interval is None and not when.open:
        return
    words = dating_words(when)
    branch = tree.add(Text(f"Day: {words}" if when.interval is not None else f"Day: open, {words}", style="bold"))
    _add_reasons(branch, when.reasons, witnesses)
    _add_refused(branch, when, witnesses, why=why)


def _add_disagreement(tree: Tree, row: Disagreement, event: Event, witnesses: Mapping[str, Witness], *, why: bool) -> None:
    branch = tree.add(Text(heading(row), style=f"bold {DISPUTE}"))
    add_values(branch, row, witnesses)
    _add_reasons(branch, row.reasons, witnesses)
    for reason in row.refused:
        branch.add(Text(f"refused: {_told(reason, witnesses)}", style=FAINT))
    if row.field == "when" and not row.refused:
        _add_refused(branch, event.when, witnesses, why=why)


def add_values(branch: Tree, row: Disagreement, witnesses: Mapping[str, Witness]) -> None:
    """Add a line for each witness of a disagreement: who holds which value, in which words."""
    for holder, values in _held(row, witnesses).items():
        meant = " or ".join(in_words(value) for value in values)
        branch.add(Text(f"{holder}, so {meant}" if holder.endswith("”") else f"{holder}: {meant}"))


def _held(row: Disagreement, witnesses: Mapping[str, Witness]) -> dict[str, list[str]]:
    """Return who holds which values, in which words: one line for a witness whose words can mean several."""
    held: dict[str, list[str]] = {}
    for value in row.values:
        names = dict.fromkeys(witnesses[claim.rpartition("#")[0]].name for claim in value.claims)
        said = ", ".join(f"“{shortened(words)}”" for words in dict.fromkeys(value.words) if words != value.value)
        held.setdefault(f"{', '.join(names)}: {said}" if said else ", ".join(names), []).append(value.value)
    return held


def _add_reasons(branch: Tree, reasons: Iterable[Reason], witnesses: Mapping[str, Witness]) -> None:
    for words in dict.fromkeys(_told(reason, witnesses) for reason in reasons):
        branch.add(Text(words))


def _add_refused(branch: Tree, when: Dating, witnesses: Mapping[str, Witness], *, why: bool) -> None:
    shown = when.refused if why else when.refused[:REFUSED_SHOWN]
    for candidate in shown:
        branch.add(Text(refused_sentence(candidate, lambda report: witnesses[report].name), style=FAINT))
    if len(shown) < len(when.refused):
        branch.add(Text(f"{len(when.refused) - len(shown)} more refused; --why shows them", style=FAINT))


def _add_ledger(tree: Tree, chronicle: Chronicle, event: Event) -> None:
    for row in chronicle.ledger_of(event):
        due = dating_words(row.due, short=True) if row.due else "none"
        line = Text.assemble(("Ledger: ", "bold"), f"{row.kind}, due {due}, ", state_text(row.state))
        tree.add(line.append(f", {row.condition}" if row.condition else ""))


def _add_related(tree: Tree, chronicle: Chronicle, event: Event) -> None:
    if event.content_of is not None:
        other = chronicle.event(event.content_of)
        tree.add(Text.assemble(("Told of in: ", "bold"), title_of(other, event), (f"  {other.id}", FAINT)))
    for other in chronicle.contents_of(event):
        tree.add(Text.assemble(("Speaks of: ", "bold"), title_of(other), (f"  {other.id}", FAINT)))


def _add_joins(tree: Tree, joins: Iterable[Reason], witnesses: Mapping[str, Witness]) -> None:
    """Add the pairs of claims that were joined, each with its reasons, the heaviest first."""
    pairs: dict[tuple[str, ...], list[Reason]] = {}
    for reason in joins:
        pairs.setdefault(reason.claims, []).append(reason)
    if not pairs:
        return
    branch = tree.add(Text("Why these claims are one event", style="bold"))
    for claims, reasons in pairs.items():
        total = sum(reason.weight for reason in reasons)
        pair = branch.add(Text.assemble(" and ".join(claims), (f"  {total:+.1f}", FAINT)))
        for reason in sorted(reasons, key=lambda reason: -abs(reason.weight)):
            pair.add(Text.assemble((f"{reason.weight:+.1f}  ", FAINT), _told(reason, witnesses)))


def _told(reason: Reason, witnesses: Mapping[str, Witness]) -> str:
    return sentence(reason, lambda report: witnesses[report].name if report in witnesses else report)


def _claim_fields(claim: Claim, event: Event | None) -> list[tuple[str, str]]:
    dating = dict(event.datings).get(claim.id) if event else None
    fields = [
        ("who", ", ".join(party.name for party in claim.actors)),
        ("toward", ", ".join(party.name for party in claim.recipients)),
        ("where", claim.where.name if claim.where else ""),
        ("when", f"“{claim.time.words}”, {dating_words(dating)}" if claim.time else ""),
        (field_name("amounts").lower(), ", ".join(amount_words(amount) for amount in claim.amounts)),
        ("condition", claim.condition or ""),
        ("voices", ", ".join(party.name for party in claim.voices)),
        ("topic", claim.topic or ""),
        ("content of", claim.content_of or ""),
        ("event", event.id if event else "none"),
    ]
    return [(name, words) for name, words in fields if words]
