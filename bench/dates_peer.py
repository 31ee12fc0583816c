"""dateparser's `search_dates` beside vitni, on the same cases in the same run."""

import time
from collections.abc import Sequence
from datetime import date
from typing import Any

from bench.date_judge import DAY, Score, judge
from bench.timespecs import Case, Value
from vitni.flow import find_times


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


def peer_row(cases: Sequence[Case]) -> str | dict[str, float]:
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
