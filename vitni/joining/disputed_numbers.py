"""Where the witnesses of one event differ on a number: a conflict, a number that changed, or one report against itself.

Roundings, bounds, and a toll that grew from one day's report to the next are no disagreements.
"""

from collections.abc import Iterable, Sequence

from vitni.joining.amounts import amount_shown, bounds, deny_each_other, in_base_unit
from vitni.joining.disputed_days import later_report
from vitni.joining.disputes import Held, disagreement, outvoted, values_of
from vitni.joining.parties import compare_sides
from vitni.joining.tellings import Telling
from vitni.model.claim import COMING, Act, Amount, Standing
from vitni.model.event import Disagreement, Origin

COUNTLESS_UNITS = frozenset(
    {"percent", "year", "month", "week", "day", "euro", "dollar", "krona", "ruble", "pound", "percent of GDP"}
)
"""Units of which one event has several amounts side by side (two shares, two sums), so that a difference means nothing."""
COUNTED_UP = frozenset({Act.ASSAULT, Act.COERCE})
"""Acts whose victims are counted while news goes on: the dead of a strike, the arrested of a night."""


def on_amounts(event: str, tellings: Sequence[Telling], origins: Sequence[Origin]) -> Disagreement | None:
    """Return the disagreement on a number that the claims count only once and that no rounding explains."""
    told = [telling for telling in tellings if telling.claim.standing != Standing.DENIED]
    single = [(telling, amount, in_base_unit(amount)) for telling in told for amount in _single(telling)]
    for at, (first, _, one) in enumerate(single):
        for second, _, other in single[at + 1 :]:
            if one.unit != other.unit or not _count_the_same(first, second) or not deny_each_other(one, other):
                continue
            if _kept_in_part(first, second) or _grew((first, one), (second, other)):
                continue
            return _numbers(event, [(telling, amount) for telling, amount, base in single if base.unit == one.unit], origins)
    return None


def _kept_in_part(first: Telling, second: Telling) -> bool:
    """Say whether one tells what was promised and the other what was done: the ledger says how much of it was kept."""
    return (first.claim.standing in COMING) != (second.claim.standing in COMING)


def _grew(first: tuple[Telling, Amount], second: tuple[Telling, Amount]) -> bool:
    """Say whether a toll was counted further: the report of a later day has the greater number."""
    if first[0].claim.act not in COUNTED_UP:
        return False
    starts = [telling.told.start if telling.told is not None else None for telling, _ in (first, second)]
    if starts[0] is None or starts[1] is None or starts[0] == starts[1]:
        return False
    (_, less), (_, more) = sorted(
        ((starts[0], bounds(first[1])[1]), (starts[1], bounds(second[1])[0])), key=lambda pair: pair[0]
    )
    return less < more


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


def _numbers(event: str, holders: Sequence[tuple[Telling, Amount]], origins: Sequence[Origin]) -> Disagreement:
    held: list[Held] = [(amount_shown(amount), telling, _amount_words(telling, amount)) for telling, amount in holders]
    if len({telling.claim.report for telling, _ in holders}) == 1:
        return disagreement(event, "amounts", values_of(held), "own-contradiction")
    newest = _newest(holders)
    if newest is not None:
        telling, amount = newest
        return disagreement(event, "amounts", values_of(held), "changed", amount_shown(amount), (later_report(telling),))
    bases = {amount_shown(amount): in_base_unit(amount) for _, amount in holders}
    agree = {
        value: frozenset(other for other, theirs in bases.items() if other != value and not deny_each_other(ours, theirs))
        for value, ours in bases.items()
    }
    return outvoted(event, "amounts", held, origins, agree)


def _newest(holders: Sequence[tuple[Telling, Amount]]) -> tuple[Telling, Amount] | None:
    """Return the one number of the last day, where numbers change with time: of what is to come, and tolls taken back."""
    starts = [telling.told.start if telling.told is not None else None for telling, _ in holders]
    dated = [start for start in starts if start is not None]
    coming = all(telling.claim.standing in COMING for telling, _ in holders)
    counted = all(telling.claim.act in COUNTED_UP for telling, _ in holders)
    if not (coming or counted) or len(dated) < len(starts) or len(set(dated)) < 2:
        return None
    last = [holder for holder, start in zip(holders, starts, strict=True) if start == max(dated)]
    return last[0] if len({amount_shown(amount) for _, amount in last}) == 1 else None


def _amount_words(telling: Telling, amount: Amount) -> str:
    if amount.start is None or amount.end is None:
        return telling.claim.words
    return telling.report.text[amount.start : amount.end]
