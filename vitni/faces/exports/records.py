"""The JSON pieces that exports and --json share: parties, places, amounts, times and reasons."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, TextIO

from vitni.errors import VitniError
from vitni.faces.prose import NameReport, sentence
from vitni.model.claim import Amount, Party, Place
from vitni.model.event import Disagreement
from vitni.model.judgement import Judgement
from vitni.model.time import Candidate, Dating, Interval, Reason

Record = dict[str, Any]
Exported = Literal["claims", "events", "ledger", "disagreements", "reports", "judgements"]
"""What `vitni export` writes, one row a line."""


def write_lines(records: Iterable[Record], stream: TextIO) -> int:
    """Write one JSON object a line, UTF-8 without escapes, and return how many were written."""
    number = 0
    for record in records:
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        number += 1
    return number


def write_file(records: Iterable[Record], path: Path) -> int:
    """Write the records to a file and return how many there were. A path that cannot be written is a `VitniError`."""
    with _written(path) as stream:
        return write_lines(records, stream)


def write_text(text: str, path: Path) -> None:
    """Write a text to a file. A path that cannot be written is a `VitniError`."""
    with _written(path) as stream:
        stream.write(text)


@contextmanager
def _written(path: Path) -> Iterator[TextIO]:
    try:
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
    except OSError as error:
        raise VitniError(str(path), f"it cannot be written ({error.strerror})", "Check its folder and its rights.") from error


def parties(values: Sequence[Party]) -> list[Record]:
    """Return parties as name and country (alpha-3, null where the name says it all)."""
    return [{"name": party.name, "country": party.country} for party in values]


def place(value: Place | None) -> Record | None:
    """Return a place as name and country, null where no place is known."""
    return None if value is None else {"name": value.name, "country": value.country}


def amounts(values: Sequence[Amount]) -> list[Record]:
    """Return amounts as value and unit, or as low, high and unit (null is an open end)."""
    return [_amount(amount) for amount in values]


def days(interval: Interval | None) -> Record:
    """Return half-open ISO days: `end` is the day after the last. Null is an open end, or unknown."""
    start = interval.start if interval else None
    end = interval.end if interval else None
    return {"start": start.isoformat() if start else None, "end": end.isoformat() if end else None}


def dating(value: Dating | None, name_report: NameReport) -> Record | None:
    """Return a decided time with its reasons, what is still open and what was refused; null where nothing is known."""
    if value is None or (value.interval is None and not value.open):
        return None
    return {
        **days(value.interval),
        "precision": value.precision,
        "inferred": value.inferred,
        "open": [days(candidate.interval) for candidate in value.open],
        "refused": [candidate(one, name_report) for one in value.refused],
        "reasons": reasons(value.reasons, name_report),
    }


def candidate(value: Candidate, name_report: NameReport) -> Record:
    """Return one thing time words can mean, with the parts of the words it denies."""
    return {
        **days(value.interval),
        "precision": value.precision,
        "denies": list(value.denies),
        "reasons": reasons(value.reasons, name_report),
    }


def reasons(values: Sequence[Reason], name_report: NameReport) -> list[Record]:
    """Return reasons with their names, weights (log-odds), values, what they rest on, and the sentence people read."""
    return [
        {
            "name": reason.name,
            "weight": round(reason.weight, 4),
            "values": dict(reason.values),
            "claims": list(reason.claims),
            "reports": list(reason.reports),
            "text": sentence(reason, name_report),
        }
        for reason in values
    ]


def disagreement(value: Disagreement, name_report: NameReport) -> Record:
    """Return a field on which witnesses differ: every value with who holds it and in which words, and the verdict."""
    return {
        "field": value.field,
        "values": [{"value": one.value, "claims": list(one.claims), "words": list(one.words)} for one in value.values],
        "kind": value.kind,
        "verdict": value.verdict,
        "reasons": reasons(value.reasons, name_report),
        "refused": reasons(value.refused, name_report),
    }


def error_record(error: VitniError) -> Record:
    """Return an error: what is at fault, why, and what to do."""
    return {"what": error.what, "why": error.why, "todo": error.todo}


def judgement_record(judgement: Judgement) -> Record:
    """Return one judgement: who ruled what, when and why."""
    return {
        "id": judgement.id,
        "kind": judgement.kind,
        "who": judgement.who,
        "at": judgement.at.isoformat(),
        "because": judgement.because,
        "field": judgement.field,
        "value": judgement.value,
        "subjects": list(judgement.subjects),
        "against": list(judgement.against),
    }


def _amount(amount: Amount) -> Record:
    if amount.value is not None:
        return {"value": _number(amount.value), "unit": amount.unit}
    return {"low": _number(amount.low), "high": _number(amount.high), "unit": amount.unit}


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
