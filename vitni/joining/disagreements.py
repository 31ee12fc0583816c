"""Where the witnesses of one event differ: the values, who holds them, of what kind the difference is, and the verdict.

Silence, a more or less exact word, a rounding and a plan that came true are no disagreements.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from vitni.joining.amounts import amount_shown, deny_each_other, in_base_unit
from vitni.joining.intervals import gap, shown
from vitni.joining.judgements import Rulings, judged
from vitni.joining.parties import CLASH, compare_parties, compare_sides, is_named
from vitni.joining.tellings import Telling
from vitni.model.claim import COMING, SYMMETRIC, Act, Amount, Place, Standing
from vitni.model.event import Disagreement, DisagreementKind, Value
from vitni.model.time import Anchor, Dating, Interval, Reason

COUNTLESS_UNITS = frozenset(
    {"percent", "year", "month", "week", "day", "euro", "dollar", "krona", "ruble", "pound", "percent of GDP"}
)
"""Units of which one event has several amounts side by side (two shares, two sums), so that a difference means nothing."""


def disagreements_of(
    event: str,
    tellings: Sequence[Telling],
    when: Dating,
    datings: Mapping[str, Dating],
    anchors: Mapping[str, Anchor],
    rulings: Rulings,
) -> tuple[Disagreement, ...]:
    """Return the disagreements of one event, in order of field; each field has at most one."""
    found = (
        _on_when(event, tellings, when, datings, anchors),
        _on_where(event, tellings),
        _on_actors(event, tellings),
        _on_amounts(event, tellings),
        _on_standing(event, tellings),
        _on_wording(event, tellings),
    )
    return tuple(_judged(one, rulings) for one in found if one is not None)


def _judged(disagreement: Disagreement, rulings: Rulings) -> Disagreement:
    """Let the value an analyst prefers stand as the verdict."""
    judgement = rulings.preference((claim for value in disagreement.values for claim in value.claims), disagreement.field)
    if judgement is None or judgement.value is None:
        return disagreement
    return replace(disagreement, verdict=judgement.value, reasons=(judged(judgement), *disagreement.reasons))


def _make(
    event: str,
    field: str,
    values: Iterable[Value],
    kind: DisagreementKind,
    verdict: str | None = None,
    reasons: Iterable[Reason] = (),
    refused: Iterable[Reason] = (),
) -> Disagreement:
    return Disagreement(
        id=f"{event}:{field}",
        event=event,
        field=field,
        values=tuple(values),
        kind=kind,
        verdict=verdict,
        reasons=tuple(reasons),
        refused=tuple(refused),
    )


def _values(held: Iterable[tuple[str, Telling, str]]) -> tuple[Value, ...]:
    """Gather (value, telling, words) into values in order of first holder, claims and words each once."""
    claims: dict[str, dict[str, str]] = {}
    for value, telling, words in held:
        claims.setdefault(value, {}).setdefault(telling.claim.id, words)
    return tuple(
        Value(value=value, claims=tuple(holders), words=tuple(dict.fromkeys(holders.values())))
        for value, holders in claims.items()
    )


def _on_when(
    event: str, tellings: Sequence[Telling], when: Dating, datings: Mapping[str, Dating], anchors: Mapping[str, Anchor]
) -> Disagreement | None:
    held: list[tuple[str, Telling, str]] = []
    own: list[Telling] = []
    intervals: list[tuple[Interval, Telling]] = []
    for telling in tellings:
        dating = datings.get(telling.claim.id)
        if dating is None or telling.claim.time is None:
            continue
        words = telling.claim.time.words
        if dating.interval is not None:
            held.append((shown(dating.interval), telling, words))
            intervals.append((dating.interval, telling))
        if _denies_itself(telling):
            own.append(telling)
            held.extend((shown(one.interval), telling, words) for one in telling.candidates if one.precision == "day")
    if own:
        return _own_contradiction(event, own, held, when, anchors)
    apart = [(a, b) for at, a in enumerate(intervals) for b in intervals[at + 1 :] if gap(a[0], b[0])]
    if not apart:
        return None
    kind: DisagreementKind = "changed" if all(_later_plan(one[1], other[1]) for one, other in apart) else "conflict"
    return _make(event, "when", _values(held), kind, shown(when.interval) or None, when.reasons, _refused(when))


def _denies_itself(telling: Telling) -> bool:
    """Say whether the words deny themselves in every year that is left: no candidate keeps both weekday and day number."""
    phrase = telling.claim.time
    if phrase is None or phrase.weekday is None or phrase.day is None or len(telling.candidates) < 2:
        return False
    return all({"weekday", "day"} & set(one.denies) for one in telling.candidates if not {"year", "month"} & set(one.denies))


def _own_contradiction(
    event: str, own: Sequence[Telling], held: Sequence[tuple[str, Telling, str]], when: Dating, anchors: Mapping[str, Anchor]
) -> Disagreement:
    reports = dict.fromkeys(telling.claim.report for telling in own)
    slips = ("slipped-calendar", "slipped-weekdays")
    slipped = any(reason.name in slips for report in reports for reason in anchors[report].reasons)
    about = [reason for report in reports for reason in anchors[report].reasons]
    years = [reason for reason in about if reason.name == "year-refused"]
    named = {value for reason in years for key, value in reason.values if key == "year"}
    refused = [*(reason for reason in _refused(when) if dict(reason.values)["day"][:4] not in named), *years]
    because = [reason for reason in about if reason.weight > 0 and reason.name != "year-refused"]
    reasons = sorted([*when.reasons, *(one for one in because if one not in when.reasons)], key=lambda one: -one.weight)
    near = when.interval.start if when.interval is not None else None
    kept = [(value, telling, words) for value, telling, words in held if near is None or _near(value, near.year)]
    return _make(
        event,
        "when",
        _values(kept),
        "calendar-slip" if slipped else "own-contradiction",
        shown(when.interval) or None,
        reasons,
        refused,
    )


def _near(value: str, year: int) -> bool:
    return value[:4].isdigit() and abs(int(value[:4]) - year) < 1


def _refused(when: Dating) -> list[Reason]:
    result = []
    for candidate in when.refused:
        denied = ", ".join(candidate.denies)
        values = (("day", shown(candidate.interval)), ("denies", denied))
        result.append(
            Reason(name="candidate-refused", weight=sum(reason.weight for reason in candidate.reasons), values=values)
        )
    return result


def _later_plan(first: Telling, second: Telling) -> bool:
    """Say whether both tell of it as coming, in reports of two days: then the plan was changed rather than disputed."""
    coming = {Standing.PLANNED, Standing.PROMISED}
    return (
        first.claim.standing in coming
        and second.claim.standing in coming
        and first.told is not None
        and second.told is not None
        and gap(first.told, second.told) > 0
    )


def _on_where(event: str, tellings: Sequence[Telling]) -> Disagreement | None:
    """Report two known towns or regions in two reports; a name that no gazetteer knows is no evidence of another place."""
    held = [
        (telling.claim.where, telling)
        for telling in tellings
        if telling.claim.where is not None and telling.claim.where.entity is not None
    ]
    towns = [(place, telling) for place, telling in held if not (place.entity or "").startswith("state:")]
    names = {place.name.casefold() for place, _ in towns}
    if (
        len({place.entity for place, _ in towns}) < 2
        or len({telling.claim.report for _, telling in towns}) < 2
        or _one_within(names)
    ):
        return None
    return _make(
        event, "where", _values((place.name, telling, _place_words(place, telling)) for place, telling in towns), "conflict"
    )


def _place_words(place: Place, telling: Telling) -> str:
    if place.start is None or place.end is None:
        return place.name
    return telling.report.text[place.start : place.end]


def _one_within(names: Iterable[str]) -> bool:
    """Say whether some name holds another ("Ukraine's border" and "border"): then they are more and less exact, not opposed."""
    ordered = sorted(names, key=len)
    return any(short in long for at, short in enumerate(ordered) for long in ordered[at + 1 :])


ONE_SIDED_MODES = frozenset({"letter", "visit"})
"""Modes of mutual acts that have one doer all the same: who wrote, who came."""


def _on_actors(event: str, tellings: Sequence[Telling]) -> Disagreement | None:
    """Report two named persons of one state where each report names one and only one as the actor of a one-sided act."""
    claim = tellings[0].claim
    if claim.act in SYMMETRIC and claim.mode not in ONE_SIDED_MODES:
        return None
    alone = [telling for telling in tellings if len(telling.actors) == 1 and telling.actors[0].kind == "person"]
    named = [telling for telling in alone if is_named(telling.actors[0])]
    for at, first in enumerate(named):
        for second in named[at + 1 :]:
            if first.claim.report != second.claim.report and compare_parties(first.actors[0], second.actors[0]).weight <= CLASH:
                return _make(
                    event,
                    "actors",
                    _values((t.actors[0].name, t, t.actors[0].words or t.claim.words) for t in named),
                    "conflict",
                )
    return None


def _on_amounts(event: str, tellings: Sequence[Telling]) -> Disagreement | None:
    told = [telling for telling in tellings if telling.claim.standing != Standing.DENIED]
    single = [(telling, amount, in_base_unit(amount)) for telling in told for amount in _single(telling)]
    for at, (first, _, one) in enumerate(single):
        for second, _, other in single[at + 1 :]:
            if one.unit == other.unit and _count_the_same(first, second) and deny_each_other(one, other):
                return _numbers(event, [(telling, amount) for telling, amount, base in single if base.unit == one.unit])
    return None


def _count_the_same(first: Telling, second: Telling) -> bool:
    """Say whether two tellings may count the same thing: of protests, where crowd stands against crowd, only one crowd."""
    if first.claim.id == second.claim.id:
        return False
    return first.claim.act != Act.PROTEST or sum(one.weight for one in compare_sides(first.sides[0], second.sides[0])) > 0


def _single(telling: Telling) -> Iterable[Amount]:
    """Yield the amounts whose unit the claim counts only once."""
    for amount in telling.claim.amounts:
        alone = sum(1 for other in telling.claim.amounts if other.unit == amount.unit) == 1
        if alone and amount.unit not in COUNTLESS_UNITS:
            yield amount


LENGTHS = frozenset({"minute", "hour"})
"""Units of how long it took: a later report that gives another length corrects nothing, it disagrees."""


def _numbers(event: str, holders: Sequence[tuple[Telling, Amount]]) -> Disagreement:
    held = [(amount_shown(amount), telling, _amount_words(telling, amount)) for telling, amount in holders]
    starts = [telling.told.start if telling.told is not None else None for telling, _ in holders]
    dated = [start for start in starts if start is not None]
    newest = max(dated, default=None)
    last = {value: telling for (value, telling, _), start in zip(held, starts, strict=True) if start == newest}
    grows = not any(amount.unit in LENGTHS for _, amount in holders)
    if grows and len(dated) == len(starts) and len(set(dated)) > 1 and len(last) == 1:
        ((value, telling),) = last.items()
        reason = Reason(name="later-report", weight=1.0, claims=(telling.claim.id,), reports=(telling.claim.report,))
        return _make(event, "amounts", _values(held), "changed", value, (reason,))
    return _make(event, "amounts", _values(held), "conflict")


def _amount_words(telling: Telling, amount: Amount) -> str:
    if amount.start is None or amount.end is None:
        return telling.claim.words
    return telling.report.text[amount.start : amount.end]


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
    return _make(event, "standing", _values(held), "conflict")


def _by_others(done: Telling, denied: Telling) -> bool:
    """Say whether one witness's account stands against another's denial.

    A report that quotes a denial of what it tells itself, without a day and without a voice, mostly tells of an intention or
    a fear; only what somebody alleges, or what is told with its day, is denied by what follows.
    """
    if done.actors and denied.actors and sum(one.weight for one in compare_sides(done.sides[0], denied.sides[0])) <= 0:
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
                return _make(event, "wording", _values(held), "wording")
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
