"""What a disagreement is made of: values with their holders, and the verdict where more independent witnesses hold one."""

from collections.abc import Iterable, Mapping, Sequence

from vitni.joining.tellings import Telling
from vitni.model.event import Disagreement, DisagreementKind, Origin, Value
from vitni.model.time import Reason

Held = tuple[str, Telling, str]
"""A value, the telling that holds it, and the words in which it does."""


def disagreement(
    event: str,
    field: str,
    values: Iterable[Value],
    kind: DisagreementKind,
    verdict: str | None = None,
    reasons: Iterable[Reason] = (),
    refused: Iterable[Reason] = (),
) -> Disagreement:
    """Return the disagreement of one event's field."""
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


def values_of(held: Iterable[Held]) -> tuple[Value, ...]:
    """Gather (value, telling, words) into values in order of first holder, claims and words each once."""
    claims: dict[str, dict[str, str]] = {}
    for value, telling, words in held:
        claims.setdefault(value, {}).setdefault(telling.claim.id, words)
    return tuple(
        Value(value=value, claims=tuple(holders), words=tuple(dict.fromkeys(holders.values())))
        for value, holders in claims.items()
    )


def outvoted(
    event: str, field: str, held: Sequence[Held], origins: Sequence[Origin], agree: Mapping[str, frozenset[str]] | None = None
) -> Disagreement:
    """Return a conflict, with the value as its verdict that more independent witnesses hold than any other; else open.

    `agree` gives, by value, the values its holders may be counted for too (48 supports "about 50").
    """
    origin_of = {report: origin.id for origin in origins for report in origin.reports}
    behind: dict[str, dict[str, Telling]] = {}
    for value, telling, _ in held:
        for supported in {value, *(agree or {}).get(value, ())}:
            behind.setdefault(supported, {}).setdefault(origin_of.get(telling.claim.report, telling.claim.report), telling)
    values = values_of(held)
    order = sorted((value.value for value in values), key=lambda value: -len(behind[value]))
    first = order[0]
    rivals = [value for value in order[1:] if value not in (agree or {}).get(first, frozenset())]
    if not rivals or len(behind[first]) <= len(behind[rivals[0]]):
        return disagreement(event, field, values, "conflict")
    witnesses = list(behind[first].values())
    reason = Reason(
        name="more-witnesses",
        weight=float(len(witnesses) - len(behind[rivals[0]])),
        values=(("value", first), ("witnesses", str(len(witnesses)))),
        claims=tuple(telling.claim.id for telling in witnesses),
        reports=tuple(telling.claim.report for telling in witnesses),
    )
    return disagreement(event, field, values, "conflict", first, (reason,))
