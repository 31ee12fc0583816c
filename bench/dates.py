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
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bench.date_judge import Score, judge
from bench.dates_peer import peer_row
from bench.timespecs import LEFT_OUT, Case, Value, Wanted, cases_in
from vitni.flow import find_times
from vitni.model.time import TimePhrase
from vitni.reading.times import find_times as phrases_in
from vitni.reference.files import language_codes


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
            rows[code]["peer"] = peer_row(own[:: max(1, len(own) // arguments.peer)])
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


if __name__ == "__main__":
    raise SystemExit(main())
