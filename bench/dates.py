"""Measure the reading of dates on Microsoft Recognizers' and Duckling's cases, beside dateparser in the same run.

python -m bench.dates FOLDER [--language CODE]... [--misses N] [--peer N] [--json]

FOLDER holds `recognizers_specs` and `duckling_corpora` (bench/timespecs.py says what is left out, and why). An expected
expression is *right* where a phrase found on its words means it: one of the phrase's candidates that deny nothing is one of the
values the case accepts; *first* where it is the first candidate. It is *wrong* where words were found that mean something else,
else *missed*. A *false find* is a phrase on words where the case expects nothing. `--peer N` puts every expression of N cases a
language to dateparser's `search_dates` too (lengths and repetitions, which it cannot tell, left out for both). Speed is
megabytes of text a second on one core, without syntax.
"""

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from bench.timespecs import LEFT_OUT, Case, Value, Wanted, cases_in
from vitni.dates import reckon
from vitni.flow import find_times
from vitni.model.time import Anchor, Candidate, Interval, TimePhrase
from vitni.reading.times import find_times as phrases_in
from vitni.reference.files import language_codes
from vitni.reference.time_words import tokens_of
from vitni.reference.times import load_times

DAY = timedelta(days=1)
SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "week": 604800,
    "month": 2592000,
    "quarter": 7776000,
    "year": 31536000,
}
SECONDS |= {"decade": 315360000, "century": 3153600000}
EDGES = ("start", "middle", "end", "early", "late", "later")
PARTS = frozenset({"morning", "noon", "afternoon", "evening", "night", "early", "late", "day"})


@dataclass(slots=True)
class Score:
    """The counts of one language."""

    right: int = 0
    first: int = 0
    wrong: int = 0
    missed: int = 0
    false: int = 0
    cases: int = 0
    characters: int = 0
    seconds: float = 0.0
    misses: list[str] = field(default_factory=list)

    @property
    def wanted(self) -> int:
        """How many expressions were expected."""
        return self.right + self.wrong + self.missed


def is_right(phrase: TimePhrase, candidate: Candidate | None, value: Value, near: datetime) -> bool:
    """Whether one meaning of a phrase is one accepted value. What is only convention is not compared; each line says what."""
    if value.kind == "set":
        return phrase.kind == "set"
    if value.kind == "duration":
        return _same_length(phrase, value)
    if value.kind == "clock":
        return _same_clock(phrase, value, near)
    if phrase.kind == "vague":  # "now" has no interval of its own here
        return phrase.shift == 0 and value.start == near.date() and value.clock in (None, (0, 0), (near.hour, near.minute))
    if value.instant is not None and phrase.unit in ("second", "minute", "hour") and phrase.shift is not None and phrase.count:
        # counted here from the hour of the case, which a report does not have
        moment = near + timedelta(seconds=SECONDS[phrase.unit] * phrase.count * phrase.shift)
        return abs(moment - value.instant) < timedelta(minutes=60 if phrase.unit == "hour" else 2)
    if candidate is None or not _same_clock(phrase, value, near):
        return False
    if value.clock is not None and _is_bare_clock(phrase):  # which day's "three o'clock" is meant is convention
        return True
    return _same_days(candidate.interval, value, phrase)


def _is_bare_clock(phrase: TimePhrase) -> bool:
    days = (phrase.weekday, phrase.day, phrase.month, phrase.named, phrase.shift, phrase.year)
    return phrase.hour is not None and all(part is None for part in days)


def _same_length(phrase: TimePhrase, value: Value) -> bool:
    if phrase.kind != "duration" or phrase.unit is None:
        return False
    seconds = SECONDS.get(phrase.unit, 0) * (phrase.count or 1)
    return abs(seconds - value.seconds) <= 0.02 * value.seconds


def _same_clock(phrase: TimePhrase, value: Value, near: datetime) -> bool:
    if value.part is not None:
        return phrase.part in PARTS if value.part == "any" else _same_part(phrase, value.part)
    if value.clock is None or value.clock == (0, 0) == (phrase.hour or 0, phrase.minute or 0):
        return True
    if phrase.hour is None:  # "in seven days" is told to the hour by some
        return value.clock[0] == near.hour and phrase.count is not None
    if phrase.minute not in (None, value.clock[1]) or (phrase.minute is None and value.clock[1]):
        return False
    # "at three" without more is either half of the day
    return phrase.hour == value.clock[0] or (
        phrase.hour < 13 and not _tells_half(phrase) and phrase.hour % 12 == value.clock[0] % 12
    )


def _tells_half(phrase: TimePhrase) -> bool:
    """Whether words of the phrase say which half of the day is meant."""
    words = set(tokens_of(phrase.words))
    return phrase.part is not None or bool(words & _half_words(phrase.language))


@cache
def _half_words(code: str) -> frozenset[str]:
    found: set[str] = set()

    def walk(node: Mapping[str, Any], form: tuple[str, ...]) -> None:
        for token, below in node.items():
            if token:
                walk(below, (*form, token))
            elif any(word.symbol == "ampm" for word in below):
                found.update(form)

    walk(load_times(code).lexicon, ())
    return frozenset(found) - {"."}


def _same_part(phrase: TimePhrase, part: str) -> bool:
    same = {"night": ("night", "evening"), "evening": ("evening", "night"), "noon": ("noon", "afternoon")}
    return phrase.part in same.get(part, (part,))


def _same_days(interval: Interval, value: Value, phrase: TimePhrase) -> bool:
    if phrase.part in EDGES and _one_in_the_other(interval, value):  # how long a beginning lasts is convention
        return True
    length = (interval.end - interval.start).days if interval.start and interval.end else 0
    if (
        phrase.named is not None and 1 < length <= 4 and value.start and interval.start and interval.end
    ):  # feasts of several days
        return interval.start <= value.start < interval.end
    if phrase.part in EDGES and value.loose and (value.start is None) != (value.end is None):
        ours, theirs = (interval.start, value.start) if value.start else (interval.end, value.end)
        return ours is not None and theirs is not None and abs((ours - theirs).days) <= 16
    if phrase.unit == "century" and interval.start and value.start:  # counted from 1900 or from 1901
        return abs((interval.start - value.start).days) <= 366
    if phrase.season is not None and value.start and value.end and interval.start and interval.end:
        # by the month or by the sun
        return max(abs((interval.start - value.start).days), abs((interval.end - value.end).days)) <= 25
    return _same_end(interval.start, value.start, value, phrase, 0) and _same_end(interval.end, value.end, value, phrase, 1)


def _one_in_the_other(interval: Interval, value: Value) -> bool:
    if None in (interval.start, interval.end, value.start, value.end):
        return False
    ours, theirs = (interval.start, interval.end), (value.start, value.end)
    return (ours[0] <= theirs[0] and theirs[1] <= ours[1]) or (theirs[0] <= ours[0] and ours[1] <= theirs[1])  # type: ignore[operator]


def _same_end(ours: date | None, theirs: date | None, value: Value, phrase: TimePhrase, last: int) -> bool:
    """Compare one end; ends the case leaves open are not compared (ours closes "since" on the report's day)."""
    if theirs is None or ours == theirs:
        return True
    if ours is None or not value.loose:
        return False
    if abs(ours - theirs) <= DAY:
        return True
    unit = 31 if phrase.month_end else 366 if phrase.year_end else 0
    return bool(last) and timedelta(0) < ours - theirs <= timedelta(days=unit)


def judge(case: Case, wanted: Wanted, found: Sequence[TimePhrase]) -> tuple[str, bool]:
    """Return "right", "wrong" or "missed" for one expected expression, and whether the first candidate was it."""
    on_it = [phrase for phrase in found if phrase.start < wanted.end and wanted.start < phrase.end]
    if not on_it:
        return "missed", False
    best = max(on_it, key=lambda phrase: min(phrase.end, wanted.end) - max(phrase.start, wanted.start))
    if len(on_it) == 2 and all(phrase.candidates for phrase in on_it):
        best = max(best, _bridged(on_it[0], on_it[1]), key=lambda phrase: phrase.end - phrase.start)
    if not best.candidates and best.anchor == "previous":  # the case's own day is the only time there is to hang on
        day = case.near.date()
        told = reckon(best, Anchor(day=day), previous=Interval(start=day, end=day + DAY))
        best = replace(best, candidates=told)
    # where every candidate denies something, the words deny each other, and the cases do not say what they think of it
    honest: list[Candidate | None] = [one for one in best.candidates if not one.denies] or list(best.candidates)
    for rank, candidate in enumerate(honest or [None]):
        if any(is_right(best, candidate, value, case.near) for value in wanted.values):
            return "right", rank == 0
    return "wrong", False


def _bridged(first: TimePhrase, last: TimePhrase) -> TimePhrase:
    """Return the range two phrases make ("from 2015 to May 2018" is told as a beginning and an end)."""
    spans = [
        Candidate(interval=Interval(start=one.interval.start, end=other.interval.end), precision="day")
        for one in first.candidates
        for other in last.candidates
        if one.interval.start and other.interval.end and one.interval.start < other.interval.end
    ]
    return replace(first, end=last.end, candidates=tuple(spans) or first.candidates)


def measure(cases: Iterable[Case]) -> tuple[dict[str, Score], Counter[tuple[str, str]]]:
    """Return the score of every language and what was left out, by language and class."""
    scores: dict[str, Score] = defaultdict(Score)
    left_out: Counter[tuple[str, str]] = Counter()
    for case in cases:
        score = scores[case.language]
        start = time.process_time()
        found = find_times(case.text, language=case.language, near=case.near.date())
        score.seconds += time.process_time() - start
        score.cases += 1
        score.characters += len(case.text)
        for wanted in case.wanted:
            if wanted.left_out is not None:
                left_out[case.language, wanted.left_out] += 1
                continue
            verdict, first = judge(case, wanted, found)
            setattr(score, verdict, getattr(score, verdict) + 1)
            score.first += first
            if verdict != "right":
                score.misses.append(_miss(verdict, case, wanted, found))
        for phrase in found:
            if phrase.kind != "vague" and not any(phrase.start < one.end and one.start < phrase.end for one in case.wanted):
                score.false += 1
                score.misses.append(f"false  {phrase.words!r} in {case.text!r}")
    return scores, left_out


def _miss(verdict: str, case: Case, wanted: Wanted, found: Sequence[TimePhrase]) -> str:
    values = " | ".join(_shown(value) for value in wanted.values[:2])
    ours = "; ".join(
        f"{phrase.words!r} {phrase.rule} {phrase.hour if phrase.hour is not None else ''} "
        + " | ".join(f"{one.interval.start}..{one.interval.end}" for one in phrase.candidates[:2])
        for phrase in found
    )
    words = case.text[wanted.start : wanted.end]
    return f"{verdict:6} {words!r} near {case.near:%Y-%m-%d} wants {values}  got {ours}   [{case.text}]"


def _shown(value: Value) -> str:
    clock = f" {value.clock[0]}:{value.clock[1]:02}" if value.clock else ""
    return f"{value.kind} {value.start or ''}..{value.end or ''}{clock} {value.part or ''} {value.seconds or ''}".strip()


def speed_of(cases: Sequence[Case], megabytes: float = 0.3) -> float:
    """Return megabytes of UTF-8 a second of the finder alone, on the cases of one language written one after another."""
    line = "\n".join(case.text for case in cases) + "\n"
    text = line * max(1, int(megabytes * 1e6 / max(1, len(line.encode()))))
    phrases_in(line, 0, len(line), cases[0].language)
    start = time.process_time()
    phrases_in(text, 0, len(text), cases[0].language)
    return len(text.encode()) / 1e6 / (time.process_time() - start)


# --- the peer


def measure_peer(cases: Sequence[Case]) -> tuple[Score, Score]:
    """Return dateparser's score and ours on the days of the same cases. Raises ImportError where it is not installed."""
    from dateparser.search import search_dates

    peer, ours = Score(), Score()
    for case in cases:
        settings: Any = {"RELATIVE_BASE": case.near}
        start = time.process_time()
        found = search_dates(case.text, languages=[case.language], settings=settings) or []
        peer.seconds += time.process_time() - start
        start = time.process_time()
        phrases = find_times(case.text, language=case.language, near=case.near.date())
        ours.seconds += time.process_time() - start
        at, placed = 0, []
        for words, moment in found:
            at = max(at, case.text.find(words, at))
            placed.append((at, at + len(words), moment))
        for wanted in case.wanted:
            if wanted.left_out is None and all(value.kind == "day" for value in wanted.values):
                on_it = [moment for start, end, moment in placed if start < wanted.end and wanted.start < end]
                fits = any(_holds(value, moment.date()) for value in wanted.values for moment in on_it[:1])
                verdict = "right" if fits else "wrong" if on_it else "missed"
                setattr(peer, verdict, getattr(peer, verdict) + 1)
                verdict = judge(case, wanted, phrases)[0]
                setattr(ours, verdict, getattr(ours, verdict) + 1)
        spans = [(one.start, one.end) for one in case.wanted]
        peer.false += sum(not any(a < end and start < b for start, end in spans) for a, b, _ in placed)
        ours.false += sum(
            not any(phrase.start < end and start < phrase.end for start, end in spans)
            for phrase in phrases
            if phrase.kind != "vague"
        )
    return peer, ours


def _holds(value: Value, day: date) -> bool:
    """Whether a single day is a fair answer for a value: inside it (dateparser has no ranges)."""
    return (value.start is None or value.start <= day) and (
        value.end is None or day < max(value.end, (value.start or day) + DAY)
    )


def main() -> int:
    """Print one line a language."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", action="append")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--peer", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    wanted = arguments.language or language_codes()
    try:
        cases = [case for case in cases_in(arguments.folder) if case.language in wanted and case.language in language_codes()]
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    scores, left_out = measure(cases)
    rows: dict[str, dict[str, Any]] = {}
    for code, score in sorted(scores.items()):
        own = [case for case in cases if case.language == code]
        rows[code] = {
            "wanted": score.wanted,
            "right": score.right / max(1, score.wanted),
            "first": score.first / max(1, score.wanted),
            "wrong": score.wrong,
            "missed": score.missed,
            "false": score.false,
            "megabytes_a_second": speed_of(own),
            "left_out": {name: left_out[code, name] for name in LEFT_OUT if left_out[code, name]},
        }
        if arguments.peer:
            rows[code]["peer"] = _peer_row(own[:: max(1, len(own) // arguments.peer)])
    if arguments.json:
        print(json.dumps(rows, indent=1))
        return 0
    for code, score in sorted(scores.items()):
        for miss in score.misses[: arguments.misses]:
            print(code, miss)
    print(f"{'':4}{'wanted':>8}{'right':>8}{'first':>8}{'wrong':>7}{'missed':>8}{'false':>7}{'MB/s':>7}  left out")
    for code, row in rows.items():
        out = ", ".join(f"{name} {count}" for name, count in row["left_out"].items())
        print(
            f"{code:4}{row['wanted']:8}{row['right']:8.1%}{row['first']:8.1%}{row['wrong']:7}{row['missed']:8}{row['false']:7}"
            f"{row['megabytes_a_second']:7.1f}  {out}"
        )
        if "peer" in row:
            print(f"      {row['peer']}")
    return 0


def _peer_row(cases: Sequence[Case]) -> str | dict[str, float]:
    try:
        peer, ours = measure_peer(cases)
    except ImportError:
        return "dateparser is not installed (uv sync --group bench)"
    except ValueError as error:
        return f"dateparser: {error}"
    return {
        "right": round(peer.right / max(1, peer.wanted), 3),
        "ours_right": round(ours.right / max(1, ours.wanted), 3),
        "wrong_times": round(peer.wrong / max(1, ours.wrong), 1),
        "false_times": round(peer.false / max(1, ours.false), 1),
        "slower_times": round(peer.seconds / max(1e-9, ours.seconds), 1),
    }


if __name__ == "__main__":
    raise SystemExit(main())
