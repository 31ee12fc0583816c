"""Reasons, standings and disagreements as English sentences."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from vitni.faces.amounts import amount_words
from vitni.faces.days import WEEKDAYS, long_day, long_interval, ordinal_day, plain_day
from vitni.faces.parties import listed
from vitni.faces.reasons import SENTENCES
from vitni.model.claim import Amount
from vitni.model.event import Disagreement
from vitni.model.time import Candidate, Interval, Reason

NameReport = Callable[[str], str]
"""What gives a report's short name on the screens ("AFP via Omni") for its id."""

FIELDS = {"when": "Day", "where": "Place", "amounts": "Number", "actors": "Who", "recipients": "Toward whom", "act": "Act"}
"""What a field of an event is called; others are called by their own names."""
KINDS = {
    "conflict": "the witnesses contradict each other",
    "refinement": "one says more exactly what the other says",
    "rounding": "one rounds the other’s number",
    "translation": "two spellings of one name",
    "wording": "the same thing in words of different weight",
    "calendar-slip": "a day number that does not fit its weekday",
    "own-contradiction": "one report contradicts itself",
    "changed": "it changed between the reports",
    "correction": "a later report corrects an earlier one",
}
PARTS = {"day": "day number", "shift": "step"}
"""Parts of time words whose field name says too little."""
VALUES_NAMED = 3
"""Values the heading of an open disagreement names; more stand in the lines under it."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AMOUNT = re.compile(r"([\d.e+]*?)(?:(\.\.)([\d.e+]*))? (\D.*)")
_INTERVAL = re.compile(r"(\d{4}-\d\d-\d\d|\.\.)/(\d{4}-\d\d-\d\d|\.\.)")


def sentence(reason: Reason, name_report: NameReport = str) -> str:
    """Return the reason as a sentence without its full stop.

    A reason that has no sentence yet, or lacks a value its sentence needs, is shown by its name and values: never left out.
    """
    values = _values(reason, name_report)
    worded = f"{reason.name}+words" if "words" in values else reason.name
    try:
        return SENTENCES[worded if worded in SENTENCES else reason.name].format_map(values)
    except KeyError:
        shown = ", ".join(f"{name} {in_words(value)}" for name, value in reason.values)
        return reason.name.replace("-", " ") + (f" ({shown})" if shown else "")


def in_words(value: str) -> str:
    """Return a value of a reason or a disagreement in words: an ISO day or interval as a date, anything else as it is."""
    if _DAY.fullmatch(value):
        return long_day(date.fromisoformat(value))
    if match := _INTERVAL.fullmatch(value):
        start, last = (None if end == ".." else date.fromisoformat(end) for end in match.groups())
        return long_interval(Interval(start=start, end=last + timedelta(days=1) if last else None))
    return value


def value_words(field: str, value: str) -> str:
    """Return one value of a disputed field in words: a day, "45 persons", "told as denied"."""
    if field == "standing":
        return f"told as {value}"
    if field == "amounts" and (match := _AMOUNT.fullmatch(value)):
        low, dots, high, unit = match.groups()
        ends = [float(end) if end else None for end in (low, high)]
        exact = Amount(unit=unit, low=ends[0], high=ends[1]) if dots else Amount(unit=unit, value=ends[0])
        return amount_words(exact)
    return in_words(value)


def parts_denied(parts: Iterable[str]) -> str:
    """Return the parts of time words that a meaning calls wrong: "weekday and day number"."""
    return listed([PARTS.get(part, part) for part in parts])


def field_name(field: str) -> str:
    """Return what a disputed field is called on the screens ("Day", "Number of minutes")."""
    name, _, unit = field.partition(":")
    words = FIELDS.get(name, name.replace("-", " ").capitalize())
    return f"{words} of {unit}s" if unit else words


def heading(disagreement: Disagreement) -> str:
    """Return "Day: settled as the 21st", or "Day: open between 21 January 2022 and 22 January 2022"."""
    name = field_name(disagreement.field)
    if disagreement.verdict is None:
        values = [_plain(disagreement.field, value.value) for value in disagreement.values]
        return f"{name}: open between {listed(values)}" if len(values) <= VALUES_NAMED else f"{name}: open"
    if _DAY.fullmatch(disagreement.verdict) and _same_month(disagreement):
        return f"{name}: settled as {ordinal_day(date.fromisoformat(disagreement.verdict))}"
    return f"{name}: settled as {_plain(disagreement.field, disagreement.verdict)}"


def refused_sentence(candidate: Candidate, name_report: NameReport = str, *, most: int | None = None) -> str:
    """Return "refused: Saturday 22 January 2022, because ...", with the `most` heaviest reasons (None: all)."""
    against = [reason for reason in candidate.reasons if reason.weight < 0] or list(candidate.reasons)
    heaviest = sorted(against, key=lambda reason: reason.weight) if most is not None else against
    because = "; ".join(list(dict.fromkeys(sentence(reason, name_report) for reason in heaviest))[:most])
    return f"refused: {long_interval(candidate.interval)}" + (f": {because}" if because else "")


def refused_sentences(reasons: Iterable[Reason], name_report: NameReport = str) -> list[str]:
    """Return "refused: ..." for each reading that was refused; what speaks against one year stands in one sentence."""
    against: dict[str, list[str]] = {}
    for reason in reasons:
        words = sentence(reason, name_report)
        year = f"{dict(reason.values).get('year')}: " if reason.name == "year-refused" else ""
        against.setdefault(year or words, []).append(words.removeprefix(year))
    return [
        f"refused: {subject}{'; '.join(dict.fromkeys(because))}" if subject.endswith(": ") else f"refused: {subject}"
        for subject, because in against.items()
    ]


def _plain(field: str, value: str) -> str:
    return value if field == "standing" else value_words(field, value)


def _slip(shift: int) -> str:
    days = {1: "one day", 2: "two days"}.get(abs(shift), f"{abs(shift)} days")
    return f"{days} {'ahead of' if shift > 0 else 'behind'}"


def _same_month(disagreement: Disagreement) -> bool:
    return len({value.value[:7] for value in disagreement.values} | {(disagreement.verdict or "")[:7]}) == 1


def _values(reason: Reason, name_report: NameReport) -> dict[str, str]:
    values = {}
    for name, value in reason.values:
        # An office is a key ("foreign-minister") where no report gave its words.
        values[name] = value.replace("-", " ") if name == "office" else in_words(value)
        if _DAY.fullmatch(value):
            day = date.fromisoformat(value)
            values[name] = plain_day(day)
            values[f"{name}_weekday"] = WEEKDAYS[day.weekday()]
            values[f"{name}_ordinal"] = ordinal_day(day)
        if name == "because" and value in SENTENCES:
            nested = Reason(
                name=value, values=tuple(pair for pair in reason.values if pair[0] != "because"), reports=reason.reports
            )
            values[name] = sentence(nested, name_report)
        if name == "denies":
            denied = parts_denied(value.split(", ")) if value else ""
            values["denied"] = f"the {denied} in the words would be wrong" if denied else "less speaks for it"
        if name == "shift":
            values["slip"] = _slip(int(value))
    values["reports"] = listed([name_report(report) for report in reason.reports]) or "the report"
    return values
