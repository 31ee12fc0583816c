"""The ledger: what was planned, promised, demanded and threatened, when it is due, and what later claims say became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from vitni.joining.merging import in_order_of_telling
from vitni.joining.parties import compare_parties, is_named
from vitni.joining.tellings import Telling, stems, told_in
from vitni.model.claim import SPEECH_ACTS, Act, Party, Standing
from vitni.model.event import Event
from vitni.model.ledger import Commitment, CommitmentKind, CommitmentState
from vitni.model.time import Anchor, Dating, Precision, Reason

KINDS: Mapping[Standing, CommitmentKind] = {
    Standing.PROMISED: "promise",
    Standing.DEMANDED: "demand",
    Standing.THREATENED: "threat",
    Standing.PLANNED: "plan",
}
"""What kind of commitment a standing makes, strongest first: what is promised and planned is a promise."""
OUTER_KINDS: Mapping[Act, CommitmentKind] = {Act.REQUEST: "demand", Act.AGREE: "promise", Act.THREATEN: "threat"}
"""Speech acts that commit somebody even where their content is no act of the table ("demand guarantees")."""
COMMITTING = ("promise", "offer", "agree", "decide")
"""Beginnings of the meanings of AGREE that bind to something to come; signing and settling are done when they are done."""
LEAST_CONTENT = 2
"""Words beyond times and names that a bare promise or demand must hold; one word alone is a pronoun or a stray noun."""
REPLY_WITHIN = 4
"""Sentences: a refusal that follows a demand so soon in one report answers it, if the parties fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event with its tellings: what the ledger looks through."""

    event: Event
    tellings: tuple[Telling, ...]


def ledger_of(told: Sequence[Told], anchors: Mapping[str, Anchor]) -> tuple[Commitment, ...]:
    """Return one row for each event that somebody put in the future: those due some day or on a condition, then the others.

    The state is as of no day: open, waiting on a condition, kept, broken, refused or withdrawn. See `state_as_of`.
    """
    by_id = {one.event.id: one for one in told}
    held = {telling.claim.content_of for one in told for telling in one.tellings if telling.claim.content_of is not None}
    refusals = [one for one in told if one.event.act == Act.REJECT]
    rows = []
    for one in told:
        if one.event.act == Act.AGREE and one.event.mode == "meet" and _has_meeting(one, told):
            continue
        outer = by_id.get(one.event.content_of or "")
        kind = _kind(one, has_content=not held.isdisjoint(one.event.claims))
        if kind is None or _speaks_for_another(one, outer, kind):
            continue
        row = _row(one, outer, kind, refusals, anchors)
        if _coming(one) or _is_told(one) or row.state not in ("open", "waiting"):
            rows.append(row)
    return tuple(sorted(rows, key=lambda row: row.due is None and not row.condition))


def _is_told(one: Told) -> bool:
    """Say whether a bare speech act is worth a row: it says who, and of what is promised or demanded more than names.

    "The two men agreed on Tuesday" and "Blinken warned" commit nobody to anything that could be looked up later.
    """
    if not any(is_named(party) or party.country is not None for party in one.event.actors):
        return False
    if one.event.act == Act.AGREE and one.event.mode is not None and one.event.recipients:
        return True  # "promises Russia an answer": the mode says what
    named = {word for party in (*one.event.actors, *one.event.recipients) for word in stems(party.name)}
    for telling in one.tellings:
        when = stems(telling.claim.time.words) if telling.claim.time is not None else frozenset()
        if len(stems(telling.claim.topic) - when - named) >= LEAST_CONTENT:
            return True
    return False


def _speaks_for_another(one: Told, outer: Told | None, kind: CommitmentKind) -> bool:
    """Say whether a promise would be one that somebody else will speak: what others say nobody can promise."""
    if kind != "promise" or outer is None or one.event.act not in SPEECH_ACTS:
        return False
    return not _any_alike(outer.event.actors, one.event.actors)


def _coming(one: Told) -> list[Telling]:
    return in_order_of_telling(telling for telling in one.tellings if telling.claim.standing in KINDS)


def _kind(one: Told, *, has_content: bool) -> CommitmentKind | None:
    standings = {telling.claim.standing for telling in _coming(one)}
    for standing, kind in KINDS.items():
        if standing in standings:
            return kind
    if has_content or one.event.act not in OUTER_KINDS or one.event.standing != Standing.HAPPENED:
        return None
    if one.event.act == Act.AGREE and not one.event.meaning.startswith(COMMITTING):
        return None
    return OUTER_KINDS[one.event.act]


def _has_meeting(agreed: Told, told: Sequence[Told]) -> bool:
    """Say whether the meeting that was agreed on has a row or an event of its own: one commitment is one row."""
    sides = (agreed.event.actors, agreed.event.recipients)
    return any(
        one.event.act == Act.CONSULT
        and one.event.mode in ("meeting", "summit", "visit", None)
        and any(telling.claim.standing in KINDS for telling in one.tellings)
        and all(_any_alike(side, (*one.event.actors, *one.event.recipients)) for side in sides if side)
        for one in told
    )


def _row(
    one: Told, outer: Told | None, kind: CommitmentKind, refusals: Sequence[Told], anchors: Mapping[str, Anchor]
) -> Commitment:
    coming = _coming(one) or in_order_of_telling(one.tellings)
    bare = not _coming(one)
    said = in_order_of_telling((*coming, *(outer.tellings if outer is not None else ())))
    condition = next((telling.claim.condition for telling in said if telling.claim.condition), None)
    who, toward = _parties(one, outer, kind, coming)
    row = Commitment(
        id=f"{kind}:{one.event.id}",
        kind=kind,
        event=one.event.id,
        who=who,
        toward=toward,
        condition=condition,
        due=None if bare else _due(one, coming),
        said_on=_said_on(one if bare else outer, said, anchors),
        said=tuple(dict.fromkeys(telling.claim.id for telling in said)),
        witnesses=tuple(dict.fromkeys(telling.claim.report for telling in said)),
        state="waiting" if condition else "open",
    )
    return _settled(row, one, outer, refusals, bare)


def _parties(
    one: Told, outer: Told | None, kind: CommitmentKind, coming: Sequence[Telling]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return who is committed toward whom; for a demand, who demands of whom."""
    event = one.event
    if kind != "demand" or event.act == Act.REQUEST:
        if outer is not None and outer.event.actors and not _any_alike(outer.event.actors, event.actors):
            return outer.event.actors, outer.event.recipients or event.actors  # it promises what another is to do
        return event.actors, event.recipients
    if outer is not None:
        who = outer.event.actors
        return who, outer.event.recipients or _others(event.actors, who) or _others(event.recipients, who)
    voices = next((telling.claim.voices[:1] for telling in coming if telling.claim.voices), ())
    return voices, _others(event.actors, voices) or _others(event.recipients, voices)


def _others(parties: Iterable[Party], who: Sequence[Party]) -> tuple[Party, ...]:
    """Return the parties that are not among those who demand: nobody demands of himself."""
    return tuple(party for party in parties if not _any_alike((party,), who))


def _due(one: Told, coming: Sequence[Telling]) -> Dating | None:
    """Return when it is to happen: as the coming claims say; the event's own time where they do not."""
    datings = dict(one.event.datings)
    told = [datings[telling.claim.id] for telling in coming if telling.claim.id in datings]
    return next((dating for dating in reversed(told) if dating.interval is not None), told[0] if told else None)


def _said_on(source: Told | None, said: Sequence[Telling], anchors: Mapping[str, Anchor]) -> Dating | None:
    """Return when it was first said: the day of the saying where the words date it, else the day of the first report."""
    if source is not None and source.event.when.interval is not None:
        return source.event.when
    for telling in said:
        anchor = anchors[telling.claim.report]
        days = told_in(anchor)
        if days is not None:
            reason = Reason(name="day-of-report", weight=1.0, reports=(telling.claim.report,))
            precision: Precision = "day" if anchor.day is not None else "vague"
            return Dating(interval=days, precision=precision, reasons=(reason, *anchor.reasons), inferred=True)
    return None


def _settled(row: Commitment, one: Told, outer: Told | None, refusals: Sequence[Told], bare: bool) -> Commitment:
    """Return the row with what became of it, by the last claim that tells."""
    if not bare:
        first = next(telling for telling in in_order_of_telling(one.tellings) if telling.claim.standing in KINDS)
        later = [telling for telling in in_order_of_telling(one.tellings) if _after(telling, first)]
        fates = [telling for telling in later if _is_fate(telling, first, row.kind)]
        if fates:
            standing = fates[-1].claim.standing
            settling = next(telling for telling in fates if telling.claim.standing == standing)
            if standing == Standing.HAPPENED:
                return _with(row, "kept", settling, "told-as-happened")
            states: Mapping[CommitmentKind, CommitmentState] = {"promise": "broken", "demand": "refused"}
            return _with(row, states.get(row.kind, "withdrawn"), settling, "told-as-not-happening")
    if row.kind == "demand":
        reply = _refusal(row, one, outer, refusals)
        if reply is not None:
            return _with(row, "refused", reply, "demand-rejected")
    return row


def _is_fate(telling: Telling, first: Telling, kind: CommitmentKind) -> bool:
    """Say whether a telling settles what the first put in the future.

    A report that tells a plan and its denial tells a quarrel about an intention; only another report calls a plan off.
    """
    if telling.claim.standing == Standing.DENIED:
        return kind != "plan" or telling.claim.report != first.claim.report
    return telling.claim.standing == Standing.HAPPENED


def _with(row: Commitment, state: CommitmentState, telling: Telling, name: str) -> Commitment:
    reason = Reason(name=name, weight=1.0, claims=(telling.claim.id,), reports=(telling.claim.report,))
    return replace(row, state=state, settled_by=telling.claim.id, reasons=(reason,))


def _after(telling: Telling, first: Telling) -> bool:
    """Say whether a telling comes after the first that put the act in the future: in a later report, or further on."""
    if telling.claim.report == first.claim.report:
        return telling.claim.start > first.claim.start
    if telling.told is None or first.told is None or telling.told.start is None or first.told.start is None:
        return True
    return telling.told.start >= first.told.start


def _refusal(row: Commitment, one: Told, outer: Told | None, refusals: Sequence[Told]) -> Telling | None:
    """Return the rejection that answers the demand: by one it touches, toward the one who makes it, told after it."""
    touched = {party for side in (one.event.actors, one.event.recipients, row.toward) for party in side} - set(row.who)
    demands = [*one.tellings, *(outer.tellings if outer is not None else ())]
    for refusal in refusals:
        for reply in refusal.tellings:
            if reply.claim.content_of is not None and any(reply.claim.content_of == demand.claim.id for demand in demands):
                return reply
            near = [demand for demand in demands if _answers(reply, demand)]
            if near and (_fits(refusal.event, row.who, touched, near, reply) or _takes_up(refusal.event, row.who, near, reply)):
                return reply
    return None


def _answers(reply: Telling, demand: Telling) -> bool:
    if reply.claim.report == demand.claim.report:
        return 0 <= reply.sentence - demand.sentence <= REPLY_WITHIN and reply.claim.start > demand.claim.start
    return _after(reply, demand)


def _fits(rejecting: Event, who: Sequence[Party], touched: Iterable[Party], near: Sequence[Telling], reply: Telling) -> bool:
    toward = _any_alike(rejecting.recipients, who)
    by = _any_alike(rejecting.actors, touched)
    shared = any(reply.topic & (demand.topic | demand.wording) for demand in near)
    same_report = any(demand.claim.report == reply.claim.report for demand in near)
    if toward and by:
        return same_report or shared
    return same_report and (toward or (by and not rejecting.recipients)) and not _any_alike(rejecting.actors, who)


def _takes_up(rejecting: Event, who: Sequence[Party], near: Sequence[Telling], reply: Telling) -> bool:
    """Say whether a refusal names neither what nor whose and is the next sentence to the demand: "the minister refused it"."""
    if (
        rejecting.mode == "veto"
        or rejecting.recipients
        or len(reply.topic) >= LEAST_CONTENT
        or _any_alike(rejecting.actors, who)
        or not rejecting.actors
    ):
        return False
    return any(demand.claim.report == reply.claim.report and 0 <= reply.sentence - demand.sentence <= 1 for demand in near)


def _any_alike(ours: Iterable[Party], theirs: Iterable[Party]) -> bool:
    others = tuple(theirs)
    return any(compare_parties(one, other).weight > 0 for one in ours for other in others)
