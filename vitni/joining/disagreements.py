"""Where the witnesses of one event differ: the values, who holds them, of what kind the difference is, and the verdict.

Silence, a more or less exact word, a rounding and a plan that came true are no disagreements.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from vitni.joining.disputed_days import on_when
from vitni.joining.disputed_doers import on_doers
from vitni.joining.disputed_numbers import on_amounts
from vitni.joining.disputes import Held, disagreement, outvoted, values_of
from vitni.joining.editions import current, replaced_in
from vitni.joining.judgements import Rulings, judged
from vitni.joining.parties import compare_sides
from vitni.joining.tellings import Telling
from vitni.model.claim import COMING, SYMMETRIC, Act, Place, Standing
from vitni.model.event import Disagreement, Event
from vitni.model.time import Anchor, Reason


def disagreements_of(
    event: Event, tellings: Sequence[Telling], anchors: Mapping[str, Anchor], rulings: Rulings
) -> tuple[Disagreement, ...]:
    """Return the disagreements of one event, in order of field; each field has at most one.

    What only an older edition of a report says is no dispute of its newer one, but its correction.
    """
    replaced = replaced_in(tellings)
    found = _found(event, current(tellings, replaced), anchors)
    if replaced:
        disputed = {one.field for one in found}
        with_older = [one for one in _found(event, tellings, anchors) if one.field not in disputed]
        found += [one for one in (_corrected(older, replaced) for older in with_older) if one is not None]
    return tuple(_judged(one, rulings) for one in sorted(found, key=lambda one: FIELDS.index(one.field)))


FIELDS = ("when", "where", "actors", "recipients", "amounts", "standing", "wording")
"""The fields that are compared, in the order in which they are shown."""


def _found(event: Event, tellings: Sequence[Telling], anchors: Mapping[str, Anchor]) -> list[Disagreement]:
    found = (
        on_when(event.id, tellings, event.when, dict(event.datings), anchors),
        _on_where(event, tellings),
        on_doers(event, tellings),
        on_amounts(event.id, tellings, event.origins),
        _on_standing(event.id, tellings),
        _on_wording(event.id, tellings),
    )
    return [one for one in found if one is not None]


def _corrected(older: Disagreement, replaced: Mapping[str, str]) -> Disagreement | None:
    """Return the disagreement between the editions of a report as a correction: the newest edition's value holds."""
    newest = [(value, [claim for claim in value.claims if claim.rpartition("#")[0] not in replaced]) for value in older.values]
    held = [(value, claims) for value, claims in newest if claims]
    if len(held) != 1:
        return None
    ((value, claims),) = held
    reports = tuple(dict.fromkeys(claim.rpartition("#")[0] for claim in claims))
    reason = Reason(name="newer-edition", weight=3.0, claims=tuple(claims), reports=reports)
    moved = older.field == "when" and older.kind == "changed"
    return replace(older, kind="changed" if moved else "correction", verdict=value.value, reasons=(reason,))


def _judged(disagreement: Disagreement, rulings: Rulings) -> Disagreement:
    """Let the value an analyst prefers stand as the verdict."""
    judgement = rulings.preference((claim for value in disagreement.values for claim in value.claims), disagreement.field)
    if judgement is None or judgement.value is None:
        return disagreement
    reasons = dict.fromkeys((judged(judgement), *disagreement.reasons))  # a day that was judged brings the reason itself
    return replace(disagreement, verdict=judgement.value, reasons=tuple(reasons))


def _on_where(event: Event, tellings: Sequence[Telling]) -> Disagreement | None:
    """Report two known towns or regions in two reports; a name that no gazetteer knows is no evidence of another place."""
    placed = [
        (telling.claim.where, telling)
        for telling in tellings
        if telling.claim.where is not None and telling.claim.where.entity is not None
    ]
    towns = [(place, telling) for place, telling in placed if not (place.entity or "").startswith("state:")]
    names = {place.name.casefold() for place, _ in towns}
    if (
        len({place.entity for place, _ in towns}) < 2
        or len({telling.claim.report for _, telling in towns}) < 2
        or _one_within(names)
    ):
        return None
    held: list[Held] = [(place.name, telling, _place_words(place, telling)) for place, telling in towns]
    return outvoted(event.id, "where", held, event.origins)


def _place_words(place: Place, telling: Telling) -> str:
    if place.start is None or place.end is None:
        return place.name
    return telling.report.text[place.start : place.end]


def _one_within(names: Iterable[str]) -> bool:
    """Say whether some name holds another ("Ukraine's border" and "border"): then they are more and less exact, not opposed."""
    ordered = sorted(names, key=len)
    return any(short in long for at, short in enumerate(ordered) for long in ordered[at + 1 :])


def _on_standing(event: str, tellings: Sequence[Telling]) -> Disagreement | None:
    """Report an act that one tells as done (or alleges) and another denies; a dropped plan is life, no dispute.

    Where a report tells the act as still to come, what it tells as denied is an intention, which contradicts no deed.
    """
    if tellings[0].claim.act == Act.PROTEST:
        return None  # one crowd is kept away while another gathers: no witness denies the other
    awaited = {telling.claim.report for telling in tellings if telling.claim.standing in COMING}
    done = [telling for telling in tellings if telling.claim.standing in (Standing.HAPPENED, Standing.ALLEGED)]
    denied = [
        telling for telling in tellings if telling.claim.standing == Standing.DENIED and telling.claim.report not in awaited
    ]
    opposed = [(one, other) for one in done for other in denied if _by_others(one, other)]
    if not opposed:
        return None
    held = [(telling.claim.standing.value, telling, telling.claim.words) for telling in (*done, *denied)]
    return disagreement(event, "standing", values_of(held), "conflict")


def _by_others(done: Telling, denied: Telling) -> bool:
    """Say whether one witness's account stands against another's denial.

    A report that quotes a denial of what it tells itself, without a day and without a voice, mostly tells of an intention or
    a fear; only what somebody alleges, or what is told with its day, is denied by what follows.
    """
    side = 2 if done.claim.act in SYMMETRIC else 0  # of a mutual act either side may be named first
    if done.actors and denied.actors and sum(one.weight for one in compare_sides(done.sides[side], denied.sides[side])) <= 0:
        return False  # two crowds, or another's deed: no account of the same doing
    if done.claim.report != denied.claim.report:
        return True
    if _voice(done) == _voice(denied):
        return False
    return done.claim.standing == Standing.ALLEGED or bool(done.candidates)


def _voice(telling: Telling) -> str | None:
    return (telling.claim.voices[0].entity or telling.claim.voices[0].name) if telling.claim.voices else None


def _on_wording(event: str, tellings: Sequence[Telling]) -> Disagreement | None:
    """Report a promise or agreement whose voices name its object by different words ("ideas" and "an answer")."""
    promised = [
        telling for telling in tellings if telling.claim.act == Act.AGREE or telling.claim.standing == Standing.PROMISED
    ]
    for at, first in enumerate(promised):
        for second in promised[at + 1 :]:
            if _by_other_mouths(first, second) and _other_words(first, second):
                held = [(telling.claim.topic or telling.claim.meaning, telling, telling.claim.words) for telling in promised]
                return disagreement(event, "wording", values_of(held), "wording")
    return None


def _by_other_mouths(first: Telling, second: Telling) -> bool:
    voices = _voice(first), _voice(second)
    return None not in voices and voices[0] != voices[1]


def _other_words(first: Telling, second: Telling) -> bool:
    if first.claim.language != second.claim.language:
        return False
    if first.topic and second.topic:
        return not first.topic & second.topic
    return first.claim.meaning != second.claim.meaning
