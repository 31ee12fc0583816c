"""The ledger: what was planned, promised, demanded and threatened, when it is due, and what later claims say became of it."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from vitni.joining.merging import in_order_of_telling
from vitni.joining.outcomes import (
    OVERTAKES,
    Outcomes,
    Told,
    any_alike,
    day_told,
    inside,
    is_overtaking,
    names_of,
    told_near,
)
from vitni.joining.parties import is_named
from vitni.joining.phrases import DATING_KINDS, candidates_of
from vitni.joining.tellings import Telling, stems, told_in
from vitni.model.claim import SPEECH_ACTS, Act, Party, Standing
from vitni.model.event import Event
from vitni.model.ledger import Commitment, CommitmentKind, is_later
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
THREATS = frozenset({Act.SANCTION, Act.ASSAULT, Act.COERCE, Act.MOBILIZE})
"""Acts whose announcement on a condition is a threat: "will impose sanctions if"."""


def ledger_of(told: Sequence[Told], anchors: Mapping[str, Anchor]) -> tuple[Commitment, ...]:
    """Return one row for each event that somebody put in the future: those due some day or on a condition, then the others.

    The state is as of no day: open, waiting on a condition, or what became of it (see outcomes.py). See `state_as_of`.
    """
    held = {telling.claim.content_of for one in told for telling in one.tellings if telling.claim.content_of is not None}
    return tuple(sorted(rows_of(told, told, held, anchors), key=is_later))


def rows_of(
    asked: Iterable[Told], told: Sequence[Told], held: Container[str], anchors: Mapping[str, Anchor]
) -> list[Commitment]:
    """Return the rows of the events asked about, in their order.

    `told` are all events that can have a say in them (see `concerns_of`), `held` the claims that hold other claims.
    """
    by_id = {one.event.id: one for one in told}
    outcomes = Outcomes.of(told)
    meetings = _meetings(told)
    rows = []
    for one in asked:
        if is_agreed_meeting(one.event) and _has_meeting(one, meetings):
            continue
        outer = by_id.get(one.event.content_of or "")
        kind = _kind(one, has_content=any(claim in held for claim in one.event.claims))
        if kind is None or _speaks_for_another(one, outer, kind):
            continue
        row = _row(one, outer, kind, outcomes, anchors)
        if _coming(one) or _is_told(one) or row.state not in ("open", "waiting"):
            rows.append(row)
    return rows


Concern = tuple[str, int]
"""A key under which events that may settle each other's commitments meet, and a day of telling (0: nobody knows)."""


def concerns_of(one: Told) -> tuple[Concern, ...]:
    """Return under what an event may settle the commitments of others: as a refusal, an invasion or a meeting to come."""
    names = names_of(one.event.actors)
    found = []
    for telling in one.tellings:
        if one.event.act == Act.REJECT:
            found += [(f"refusal of {name}", day_told(telling)) for name in (*names, inside(telling))]
        elif is_overtaking(one.event):
            found += [(f"invasion by {name}", day_told(telling)) for name in names]
        elif is_coming_meeting(one):
            both = names_of((*one.event.actors, *one.event.recipients))
            found += [(f"meeting of {name}", day_told(telling)) for name in both]
    return tuple(dict.fromkeys(found))


def asks_of(one: Told, outer: Told | None, held: Container[str]) -> tuple[str, ...]:
    """Return the keys under which events may settle a commitment that this event makes; nothing where it makes none."""
    sides = (*one.event.actors, *one.event.recipients)
    meetings = [f"meeting of {name}" for name in names_of(sides)] if is_agreed_meeting(one.event) else []
    kind = _kind(one, has_content=any(claim in held for claim in one.event.claims))
    if kind is None or _speaks_for_another(one, outer, kind):
        return ()
    who, toward = _parties(one, outer, kind, _coming(one) or in_order_of_telling(one.tellings))
    invasions = tuple(f"invasion by {name}" for name in names_of((*sides, *who, *toward)) if one.event.act in OVERTAKES)
    if kind == "demand":
        refusals = (*names_of((*sides, *toward)), *map(inside, one.tellings), *map(inside, outer.tellings if outer else ()))
    else:
        refusals = tuple(names_of(who))
    return tuple(dict.fromkeys((*meetings, *invasions, *(f"refusal of {name}" for name in refusals))))


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
    return not any_alike(outer.event.actors, one.event.actors)


def _coming(one: Told) -> list[Telling]:
    return in_order_of_telling(telling for telling in one.tellings if telling.claim.standing in KINDS)


def _kind(one: Told, *, has_content: bool) -> CommitmentKind | None:
    coming = _coming(one)
    standings = {telling.claim.standing for telling in coming}
    if one.event.act in THREATS and standings == {Standing.PLANNED} and any(telling.claim.condition for telling in coming):
        return "threat"
    for standing, kind in KINDS.items():
        if standing in standings:
            return kind
    if has_content or one.event.act not in OUTER_KINDS or one.event.standing != Standing.HAPPENED:
        return None
    if one.event.act == Act.AGREE and not one.event.meaning.startswith(COMMITTING):
        return None
    return OUTER_KINDS[one.event.act]


def is_agreed_meeting(event: Event) -> bool:
    """Say whether it is an agreement to meet, which has no row where the meeting has one."""
    return event.act == Act.AGREE and event.mode == "meet"


def is_coming_meeting(one: Told) -> bool:
    """Say whether it is a meeting that somebody put in the future."""
    return one.event.act == Act.CONSULT and one.event.mode in ("meeting", "summit", "visit", None) and bool(_coming(one))


def _meetings(told: Sequence[Told]) -> Mapping[str, list[Told]]:
    """Return the meetings that somebody put in the future, by each state or name that takes part."""
    found: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        if is_coming_meeting(one):
            for name in names_of((*one.event.actors, *one.event.recipients)):
                found[name].append(one)
    return found


def _has_meeting(agreed: Told, meetings: Mapping[str, list[Told]]) -> bool:
    """Say whether the meeting that was agreed on has a row or an event of its own: one commitment is one row."""
    sides = (agreed.event.actors, agreed.event.recipients)
    near = [meeting for name in names_of((*sides[0], *sides[1])) for meeting in meetings.get(name, ())]
    return any(
        all(any_alike(side, (*one.event.actors, *one.event.recipients)) for side in sides if side)
        for one in near
        if told_near(agreed.tellings, one.tellings)
    )


def _row(one: Told, outer: Told | None, kind: CommitmentKind, outcomes: Outcomes, anchors: Mapping[str, Anchor]) -> Commitment:
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
        due=_due_by_words(coming, anchors, dict(one.event.datings)) if bare else _due(one, coming),
        said_on=_said_on(one if bare else outer, said, anchors),
        said=tuple(dict.fromkeys(telling.claim.id for telling in said)),
        witnesses=tuple(dict.fromkeys(telling.claim.report for telling in said)),
        state="waiting" if condition else "open",
    )
    return outcomes.settle(row, one, outer)


def _parties(
    one: Told, outer: Told | None, kind: CommitmentKind, coming: Sequence[Telling]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return who is committed toward whom; for a demand, who demands of whom."""
    event = one.event
    if kind != "demand" or event.act == Act.REQUEST:
        if outer is not None and outer.event.actors and not any_alike(outer.event.actors, event.actors):
            return outer.event.actors, outer.event.recipients or event.actors  # it promises what another is to do
        return event.actors, event.recipients
    if outer is not None:
        who = outer.event.actors
        return who, outer.event.recipients or _others(event.actors, who) or _others(event.recipients, who)
    voices = next((telling.claim.voices[:1] for telling in coming if telling.claim.voices), ())
    return voices, _others(event.actors, voices) or _others(event.recipients, voices)


def _others(parties: Iterable[Party], who: Sequence[Party]) -> tuple[Party, ...]:
    """Return the parties that are not among those who demand: nobody demands of himself."""
    return tuple(party for party in parties if not any_alike((party,), who))


def _due(one: Told, coming: Sequence[Telling]) -> Dating | None:
    """Return when it is to happen: as the coming claims say; the event's own time where they do not."""
    datings = dict(one.event.datings)
    told = [datings[telling.claim.id] for telling in coming if telling.claim.id in datings]
    return next((dating for dating in reversed(told) if dating.interval is not None), told[0] if told else None)


def _due_by_words(said: Sequence[Telling], anchors: Mapping[str, Anchor], dated: Mapping[str, Dating]) -> Dating | None:
    """Return the days to come that the words of a bare promise or demand name ("promised an answer next week").

    `dated` are the days of the claims: words that date the saying ("in December Moscow demanded") name no day to come.
    """
    for telling in said:
        anchor = anchors[telling.claim.report]
        if telling.claim.time is None or anchor.day is None or telling.claim.time.kind not in DATING_KINDS:
            continue
        if _is_over(dated.get(telling.claim.id), anchor.day):
            continue
        phrase = replace(telling.claim.time, direction="future")
        found = [one for one in candidates_of(phrase, anchor, None) if not one.denies]
        if len(found) == 1 and found[0].interval.start is not None and found[0].interval.start > anchor.day:
            words = (("words", phrase.words),)
            reason = Reason(name="words-say", weight=1.0, values=words, reports=(telling.claim.report,))
            return Dating(interval=found[0].interval, precision=found[0].precision, reasons=(reason, *found[0].reasons))
    return None


def _is_over(dating: Dating | None, day: date) -> bool:
    """Does an act's time end before the day of the report that tells of it?"""
    end = dating.interval.end if dating is not None and dating.interval is not None else None
    return end is not None and end <= day


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
