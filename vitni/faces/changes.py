"""Changes in English words."""

from collections.abc import Mapping

from vitni.derive import Changes
from vitni.faces.parties import listed
from vitni.faces.prose import field_name, in_words, value_words
from vitni.faces.titles import titles_of
from vitni.model.change import Change, ChangeKind

HEADINGS: Mapping[ChangeKind, str] = {
    "became-event": "Plan became event",
    "standing": "Told otherwise",
    "day-settled": "Day settled",
    "day-changed": "Day changed",
    "day-opened": "Day uncertain",
    "disputed": "Disputed",
    "dispute-settled": "Verdict changed",
    "dispute-gone": "No longer disputed",
    "commitment": "New promises, demands and plans",
    "due-changed": "New due date",
    "commitment-state": "Promises, demands and plans that moved on",
    "joined": "Found to be one event",
    "split-off": "Found to be two events",
    "gone": "No longer told",
    "new-event": "New events",
}


def titles_in(changes: Changes) -> dict[str, str]:
    """Return the titles of the events by id: as they are now, of an event that is gone as it was."""
    return {**titles_of(changes.before.events), **titles_of(changes.after.events)}


def change_words(change: Change) -> str:
    """Return what changed, without the event's title: "was planned, has happened", "due 24–30 January 2022, now overdue"."""
    before, after = change.before, change.after
    match change.kind:
        case "became-event":
            return f"was {before}, is told as happened"
        case "standing":
            return f"was told as {before}, now as {after}"
        case "day-settled":
            return f"now {_day(after)}"
        case "day-changed":
            return f"{_day(after)}; was {_day(before)}"
        case "day-opened":
            return f"was {_day(before)}, open now"
        case "disputed":
            return _disputed(change)
        case "dispute-settled":
            was = f"was {_value(change, before)}" if before else "was open"
            return f"{field_name(change.field or '').lower()}: {_value(change, after) if after else 'open now'}; {was}"
        case "dispute-gone":
            return field_name(change.field or "").lower()
        case "commitment":
            return f"{change.field}, {after}"
        case "due-changed":
            return f"{change.field}, due {_day(after)}" + (f"; was {_day(before)}" if before else "")
        case "commitment-state":
            return f"{change.field}: {after}; was {before}"
        case "joined":
            return f"were {listed((before or '').split(', '))}"
        case "split-off":
            return f"was part of {before}"
        case _:
            return ""


def _disputed(change: Change) -> str:
    values = [_value(change, value) for value in (change.before or "").split(" | ")]
    verdict = f"settled as {_value(change, change.after)}" if change.after else "open"
    return f"{field_name(change.field or '').lower()}: {listed(values)}; {verdict}"


def _value(change: Change, value: str | None) -> str:
    return value_words(change.field or "", value) if value else "open"


def _day(value: str | None) -> str:
    return in_words(value) if value else "day unknown"
