"""Amounts in English words."""

from vitni.model.claim import Amount

IRREGULAR = {"person": "persons", "percent": "percent", "euro": "euros", "man": "men", "woman": "women", "child": "children"}


def amount_words(amount: Amount) -> str:
    """Return "90 minutes", "10,000–100,000 soldiers", "at least 11 persons", "up to 20 aircraft"."""
    if amount.value is not None:
        return f"{_number(amount.value)} {_unit(amount.unit, amount.value)}"
    if amount.low is not None and amount.high is not None:
        return f"{_number(amount.low)}–{_number(amount.high)} {_unit(amount.unit, amount.high)}"
    if amount.low is not None:
        return f"at least {_number(amount.low)} {_unit(amount.unit, amount.low)}"
    if amount.high is not None:
        return f"up to {_number(amount.high)} {_unit(amount.unit, amount.high)}"
    return f"some {_unit(amount.unit, 2)}"


def plural(unit: str) -> str:
    """Return the plural of an English unit as the screens write it: "minutes", "countries", "men"."""
    if unit in IRREGULAR:
        return IRREGULAR[unit]
    if unit.endswith(("aircraft", "s")):
        return unit
    if unit.endswith("y") and unit[-2:-1] not in "aeiou":
        return unit[:-1] + "ies"
    return unit + ("es" if unit.endswith(("ch", "sh", "x")) else "s")


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def _unit(unit: str, number: float) -> str:
    return unit if number == 1 else plural(unit)
