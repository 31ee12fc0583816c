"""The analyst's verbs: same, split, prefer, undo, and merging two analysts' chronicles.

Each adds one judgement, a fact, and joins anew; nothing is overwritten, and what was judged can be undone and undone again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from vitni.chronicle.codec import to_text
from vitni.chronicle.query import Chronicle
from vitni.chronicle.store import Store
from vitni.derive import rejoin
from vitni.errors import NotFound, UnreadableReport, VitniError
from vitni.joining.judgements import conflicts_of
from vitni.joining.preferences import settled_value
from vitni.joining.subjects import lost
from vitni.model.claim import Claim
from vitni.model.event import Event
from vitni.model.judgement import Judgement, JudgementKind, Passage, undone_of

DIGITS = 8
"""Hexadecimal digits of a judgement's id: short to type, and two judgements of a chronicle do not meet by chance."""


class JudgementRefused(VitniError):
    """A judgement that says nothing, or names what is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasoned:
    """Who judges, why (None: no reason given) and when (None: now)."""

    by: str
    because: str | None = None
    at: datetime | None = None


def same(chronicle: Chronicle, things: Sequence[str], reasoned: Reasoned) -> Judgement:
    """Rule that events, or claims (ids with "#"), are one event. Two things at least, that are not one already."""
    claims = [claim for thing in things for claim in _claims(chronicle, thing)]
    events = {event.id for claim in claims if (event := chronicle.event_of(claim.id)) is not None}
    if len({claim.id for claim in claims}) < 2 or len(events) == 1:
        why = "this is one event already" if events else "one claim is nothing to join"
        raise JudgementRefused(" and ".join(things), why, "Name two events, or claims of two events.")
    return _keep(chronicle, "same", claims, reasoned)


def split(chronicle: Chronicle, event_id: str, claim_ids: Sequence[str], reasoned: Reasoned) -> Judgement:
    """Rule that these claims do not tell of the event that now holds them; the others stay."""
    event = chronicle.event(event_id)
    leaving = [chronicle.claim(claim) for claim in claim_ids]
    for claim in leaving:
        if claim.id not in event.claims:
            other = chronicle.event_of(claim.id)
            where = f"it belongs to {other.id}" if other is not None else "it belongs to no event"
            raise JudgementRefused(
                claim.id, f"it is no claim of {event.id}; {where}", f"Its claims: {', '.join(event.claims)}."
            )
    gone = {claim.id for claim in leaving}
    staying = [claim for claim in chronicle.claims_of(event) if claim.id not in gone]
    if not leaving or not staying:
        why = "no claim of it would stay" if leaving else "no claim is named"
        raise JudgementRefused(event.id, why, f"Name some of them, not all. {_its_claims(event)}")
    return _keep(chronicle, "split", leaving, reasoned, against=staying)


def prefer(chronicle: Chronicle, event_id: str, field: str, value: str, reasoned: Reasoned) -> Judgement:
    """Rule that a field of an event has this value, whatever its witnesses say.

    Fields are when, where, actors, recipients, amounts, standing, mode, and any other on which the event's witnesses differ.
    A preference must say why (`because`).
    """
    event = chronicle.event(event_id)
    claims = chronicle.claims_of(event)
    if not (reasoned.because or "").strip():
        raise JudgementRefused(event.id, "a preference without a reason convinces nobody", 'Say why with --because "...".')
    try:
        settled = settled_value(event, claims, field, value)
    except LookupError as error:
        raise JudgementRefused(
            field, "this is no field of an event that can be preferred", f"Fields: {error.args[0]}."
        ) from error
    except ValueError as error:
        raise JudgementRefused(value, f"this cannot be the {field} of {event.id}: {error}", _how(field)) from error
    return _keep(chronicle, "prefer", claims, reasoned, field=field, value=settled)


def undo(chronicle: Chronicle, judgement_id: str | None, reasoned: Reasoned) -> Judgement:
    """Take back a judgement, or the newest in force (None). Undoing an undo brings back what it took."""
    undone = undone_of(chronicle.judgements)
    if judgement_id is None:
        standing = [one for one in chronicle.judgements if one.kind != "undo" and one.id not in undone]
        if not standing:
            raise JudgementRefused("undo", "no judgement is in force", "`vitni judgements` lists them all.")
        judgement = standing[-1]
    else:
        judgement = chronicle.judgement(judgement_id)
    if judgement.id in undone:
        by = next(one.id for one in reversed(chronicle.judgements) if one.kind == "undo" and judgement.id in one.subjects)
        raise JudgementRefused(judgement.id, f"it is undone already, by {by}", f"`vitni undo {by}` brings it back.")
    return _keep(chronicle, "undo", (), reasoned, undoes=judgement.id)


def conflicts_in(chronicle: Chronicle) -> tuple[tuple[Judgement, Judgement], ...]:
    """Return the pairs of judgements in force that rule on one thing and rule differently; the newer, second one rules."""
    return conflicts_of(chronicle.judgements)


def lost_words(chronicle: Chronicle, judgement: Judgement) -> tuple[str, ...]:
    """Return the judged claims (as they were numbered then) of whose words the present reading makes no such claim."""
    readings = {one.report: chronicle.reading(one.report) for one in judgement.passages}
    claims = {report: reading.claims for report, reading in readings.items() if reading is not None}
    return tuple(passage.claim for passage in lost(judgement, claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What a merge brought: new reports and judgements by id, what was refused, and judgements that rule differently.

    Of a conflicting pair the first is overruled by the second, which is newer; both are kept.
    """

    reports: tuple[str, ...]
    judgements: tuple[str, ...]
    refusals: tuple[VitniError, ...]
    conflicts: tuple[tuple[Judgement, Judgement], ...]


def merge(chronicle: Chronicle, other: Chronicle) -> Merged:
    """Bring another chronicle's reports, with their readings, and its judgements into this one, and join anew.

    A report that is here already, under whatever name, keeps its name and reading here. A report whose name is taken by
    another text is refused, and what is judged of it comes along without effect.
    """
    store, theirs = chronicle.store, other.store
    ours = {judgement.id for judgement in chronicle.judgements}
    reports, refusals = _merge_reports(store, theirs)
    names = {report: store.digests().get(digest, report) for digest, report in theirs.digests().items()}
    refused = {refusal.what for refusal in refusals}
    judgements = []
    for judgement in theirs.judgements():
        if store.add_judgement(_renamed(judgement, names, refused)):
            judgements.append(judgement.id)
    if reports or judgements or store.account_is_behind():
        rejoin(store)
    store.rest()
    chronicle.refresh()
    conflicts = [pair for pair in conflicts_in(chronicle) if (pair[0].id in ours) != (pair[1].id in ours)]
    return Merged(reports=tuple(reports), judgements=tuple(judgements), refusals=tuple(refusals), conflicts=tuple(conflicts))


def _merge_reports(store: Store, theirs: Store) -> tuple[list[str], list[VitniError]]:
    reports: list[str] = []
    refusals: list[VitniError] = []
    for report_id in theirs.report_ids():
        report, reading = theirs.report(report_id), theirs.reading(report_id)
        assert report is not None  # listed by the same store
        try:
            new = store.add_report(report, theirs.original(report_id))
        except UnreadableReport as refusal:
            refusals.append(refusal)
            continue
        if new:
            reports.append(report_id)
            if reading is not None:
                store.add_reading(reading)
    return reports, refusals


def _renamed(judgement: Judgement, names: dict[str, str], refused: set[str]) -> Judgement:
    """Return the judgement with its claims under the names their reports have here."""

    def here(claim: str) -> str:
        report, mark, number = claim.rpartition("#")
        return f"{_elsewhere(report) if report in refused else names.get(report, report)}{mark}{number}"

    if judgement.kind == "undo":
        return judgement
    passages = tuple(
        replace(one, claim=here(one.claim), report=here(f"{one.report}#").removesuffix("#")) for one in judgement.passages
    )
    subjects, against = (tuple(map(here, side)) for side in (judgement.subjects, judgement.against))
    return replace(judgement, subjects=subjects, against=against, passages=passages)


def _elsewhere(report: str) -> str:
    """Return a name no report has: what is judged of another text of the same name must not fall on this one."""
    return f"{report} (of another chronicle)"


def _claims(chronicle: Chronicle, thing: str) -> tuple[Claim, ...]:
    return (chronicle.claim(thing),) if "#" in thing else chronicle.claims_of(chronicle.event(thing))


def _its_claims(event: Event) -> str:
    return f"Its claims: {', '.join(event.claims)}."


def _how(field: str) -> str:
    examples = {
        "when": "Write a day, 2022-01-21, or the first and last of several, 2022-01-21/2022-01-23.",
        "amounts": "Write a number with its unit, “45 person”, or a range, “40..50 person”.",
    }
    return examples.get(field, "Write it as one of its claims or the list above has it.")


def _keep(
    chronicle: Chronicle,
    kind: JudgementKind,
    claims: Iterable[Claim],
    reasoned: Reasoned,
    *,
    against: Sequence[Claim] = (),
    field: str | None = None,
    value: str | None = None,
    undoes: str | None = None,
) -> Judgement:
    """Record a judgement, join anew, and return it."""
    if not reasoned.by.strip():
        raise JudgementRefused(kind, "nobody is named who judges", "Say who you are with --by NAME or VITNI_ANALYST.")
    judged = tuple({claim.id: claim for claim in claims}.values())
    subjects = (undoes,) if undoes is not None else tuple(claim.id for claim in judged)
    draft = Judgement(
        id="",
        kind=kind,
        subjects=subjects,
        field=field,
        value=value,
        because=" ".join(reasoned.because.split()) if reasoned.because else None,
        who=reasoned.by.strip(),
        at=_instant(chronicle, reasoned.at),
        against=tuple(claim.id for claim in against),
        passages=tuple(
            Passage(claim=claim.id, report=claim.report, start=claim.start, end=claim.end, act=claim.act)
            for claim in (*judged, *against)
        ),
    )
    judgement = replace(draft, id=f"{kind}-{sha256(to_text(draft).encode()).hexdigest()[:DIGITS]}")
    store = chronicle.store
    if not store.add_judgement(judgement):
        raise NotFound(judgement.id, "this very judgement was made at this instant already", "`vitni judgements` lists it.")
    rejoin(store)
    store.rest()
    chronicle.refresh()
    return judgement


def _instant(chronicle: Chronicle, at: datetime | None) -> datetime:
    """Return when the judgement counts as made: later than all before it, even where the clock was set back."""
    newest = max((judgement.at.astimezone(UTC) for judgement in chronicle.judgements), default=None)
    if at is not None:
        return at.astimezone(UTC)
    now = datetime.now(UTC)
    return now if newest is None or now > newest else newest + timedelta(microseconds=1)
