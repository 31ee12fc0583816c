"""One event, or one claim, with everything behind it: the screen of `vitni show EVENT`."""

from rich.text import Text
from rich.tree import Tree

from vitni.chronicle.query import Chronicle
from vitni.faces.amounts import amount_words
from vitni.faces.colours import FAINT
from vitni.faces.days import dating_words
from vitni.faces.prose import field_name
from vitni.faces.screens.branches import add_day, add_disagreement, add_joins, add_judgements, add_ledger, add_related
from vitni.faces.screens.marks import marks_of, position, quoted
from vitni.faces.screens.scene import Scene
from vitni.faces.titles import title_of
from vitni.faces.witnesses import Witness, chains_of, reports_behind, witnesses_of
from vitni.model.claim import Claim
from vitni.model.event import Event
from vitni.model.text import Report
from vitni.model.time import Dating


def event_tree(chronicle: Chronicle, event: Event, *, plain: bool, why: bool = False) -> Tree:
    """Return an event as a tree: title and day, each witness with its words, every disagreement, the ledger's rows.

    `why` adds all reasons, and those that joined the claims, with their weights. `plain` is for output without colour.
    """
    witnesses = witnesses_of(chronicle, reports_behind(chronicle, event))
    scene = Scene(chronicle=chronicle, event=event, witnesses=witnesses, why=why)
    tree = Tree(_title(chronicle, event), guide_style=FAINT)
    claims = chronicle.claims_of(event)
    for report in event.reports:
        branch = tree.add(_witness_line(witnesses[report], event, chronicle.report(report)))
        for claim in (claim for claim in claims if claim.report == report):
            branch.add(_claim_line(chronicle, claim, event, plain=plain))
    if not any(row.field == "when" for row in event.disagreements):
        add_day(tree, scene)
    for row in event.disagreements:
        add_disagreement(tree, row, scene)
    add_judgements(tree, scene)
    add_ledger(tree, scene)
    add_related(tree, scene)
    if why:
        add_joins(tree, scene)
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
        _add_evidence(tree, chronicle, claim)
    return tree


def _title(chronicle: Chronicle, event: Event) -> Text:
    parts = [_day(event.when), *dict.fromkeys(amount_words(amount) for amount in event.amounts)]
    origins = len(event.origins)
    told = f"  {event.standing.value}" + (f", {origins} independent witnesses" if origins > 1 else "")
    inner = next(iter(chronicle.contents_of(event)), None)
    title = Text.assemble((title_of(event, inner), "bold"), f", {', '.join(parts)}", (told, FAINT))
    return title.append(f"\n{event.id}", style=FAINT)


def _day(dating: Dating) -> str:
    words = dating_words(dating)
    return f"{words} (worked out)" if dating.inferred and dating.interval is not None else words


def _witness_line(witness: Witness, event: Event, report: Report) -> Text:
    line = Text.assemble(("● ", witness.colour), (witness.name, f"bold {witness.colour}"))
    line.append(f"  {witness.language}, {witness.published}")
    for chain in chains_of(event, report):
        if chain == witness.name:
            continue
        line.append(f"  {chain}", style=FAINT)
    return line


def _claim_line(chronicle: Chronicle, claim: Claim, event: Event | None, *, plain: bool) -> Text:
    report = chronicle.report(claim.report)
    line = quoted(claim, report, marks_of(claim, event), plain=plain)
    line.append(f"   {position(report, claim.start, claim.end)}  {claim.standing.value}", style=FAINT)
    if event is not None and claim.id in event.superseded:
        line.append("  replaced by a newer edition", style=FAINT)
    return line


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


def _add_evidence(tree: Tree, chronicle: Chronicle, claim: Claim) -> None:
    branch = tree.add(Text("Why", style="bold"))
    text = chronicle.report(claim.report).text
    for evidence in claim.evidence:
        line = Text.assemble((f"{evidence.field}  ", FAINT), evidence.rule)
        if evidence.start is not None and evidence.end is not None:
            line.append(f"  “{' '.join(text[evidence.start : evidence.end].split())}”")
        branch.add(line)
    if not claim.evidence:
        branch.add(Text("the reader kept no evidence for this claim", style=FAINT))
