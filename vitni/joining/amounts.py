"""Amounts side by side: what numbers they allow, whether they deny each other, how they are written."""

import re
from dataclasses import replace

from vitni.model.claim import Amount

BASE_UNITS = {"hour": ("minute", 60.0), "tonne": ("kilogram", 1000.0)}
"""Units that are so many of another, so that "90 minutes" and "two hours" can be compared."""
ROUNDED = 0.12
"""Two numbers nearer than this share of the greater are a rounding of each other, not a dispute."""


def bounds(amount: Amount) -> tuple[float, float]:
    """Return the least and the greatest number the amount allows."""
    if amount.value is not None:
        return amount.value, amount.value
    return (
        amount.low if amount.low is not None else float("-inf"),
        amount.high if amount.high is not None else float("inf"),
    )


def in_base_unit(amount: Amount) -> Amount:
    """Return the amount counted in the smaller unit its unit is made of; unchanged where it is the smallest."""
    if amount.unit not in BASE_UNITS:
        return amount
    unit, times = BASE_UNITS[amount.unit]
    value, low, high = (None if number is None else number * times for number in (amount.value, amount.low, amount.high))
    return replace(amount, unit=unit, value=value, low=low, high=high)


def deny_each_other(one: Amount, other: Amount) -> bool:
    """Say whether no number fits both, roundings allowed; the amounts are of one unit."""
    ours, theirs = bounds(one), bounds(other)
    if ours[0] <= theirs[1] and theirs[0] <= ours[1]:
        return False
    lower, higher = (ours[1], theirs[0]) if ours[1] < theirs[0] else (theirs[1], ours[0])
    return higher - lower > ROUNDED * abs(higher)


_SHOWN = re.compile(r"(?:(?P<value>\d+(?:\.\d+)?)|(?P<low>\d+(?:\.\d+)?)?\.\.(?P<high>\d+(?:\.\d+)?)?) (?P<unit>\S.*)")


def amount_of(words: str) -> Amount:
    """Return the amount that `amount_shown` writes so. Anything else is a `ValueError`."""
    match = _SHOWN.fullmatch(words)
    if match is None:
        raise ValueError(f"“{words}” is no number with its unit")
    value, low, high = (float(match[name]) if match[name] else None for name in ("value", "low", "high"))
    return Amount(unit=match["unit"], value=value, low=low, high=high)


def amount_shown(amount: Amount) -> str:
    """Write the amount as a number or a range and its unit ("45 person", "10000..100000 soldier", "11.. person")."""
    if amount.value is not None:
        return f"{amount.value:.15g} {amount.unit}"  # as many digits as a number holds: 1234567 must not become 1.23457e+06
    low = f"{amount.low:.15g}" if amount.low is not None else ""
    high = f"{amount.high:.15g}" if amount.high is not None else ""
    return f"{low}..{high} {amount.unit}"
