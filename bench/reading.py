"""Measure reading: words a second, memory, agreement with reports coded by hand, and the same frames in every language.

python -m bench.reading [FOLDER]... [--gold FOLDER] [--parallel FOLDER]... [--rounds N] [--json]

FOLDER holds reports as `.txt` files in any depth; without one, the parallel stories of bench/gold/parallel. Printed: words a
second of syntax alone, of reading alone (what syntax leaves of the whole) and of both, in processor time of one core, and how
much memory grows from the first round over the same reports to the last. With `--parallel`, a folder of one story in several
languages: the mean F1 of frames between two of them (bench/parallel.py says which frames are missing). With `--gold` (see
bench/gold_claims.py): precision, recall and F1 of claims and of frames (a frame is a claim with the same states on both sides
and the same standing; days are left to joining), in all and by language.

As a scale, what others published of comparable coders: two careful people on the same seven reports of this kind, claims F1
.83, frames F1 .73; UniversalPetrarch on its own Spanish validation set: 77 % of events correct, 47 % extra; PETRARCH2 on its
own: F1 .41 of triples of actor, act and recipient.
"""

import argparse
import json
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.gold_claims import load_gold, pair_claims, party_of
from vitni.intake.sources import take_text
from vitni.model.claim import SYMMETRIC, Act, Claim, Party
from vitni.model.text import Report
from vitni.reading.reader import read_reports
from vitni.reading.tongue import find_tongues
from vitni.syntax.parser import parse

PARALLEL = Path(__file__).parent / "gold" / "parallel"


class Frame(NamedTuple):
    """One claim as frames are compared: act, both sides by state or name, standing."""

    act: str
    actors: frozenset[str]
    recipients: frozenset[str]
    standing: str


CROWD = "crowd"
"""What every group of people without a state is called where languages are compared: their words for it differ."""


def frame_of(claim: Claim, *, crowds: bool = False) -> Frame:
    """Return a claim's frame; the sides of a symmetric act are put in one order. `crowds` calls all groups alike."""
    actors, recipients = (_sides(side, crowds=crowds) for side in (claim.actors, claim.recipients))
    return _frame(claim.act, actors, recipients, claim.standing.value)


def _frame(act: Act, actors: frozenset[str], recipients: frozenset[str], standing: str) -> Frame:
    if act in SYMMETRIC and sorted(recipients) < sorted(actors):
        actors, recipients = recipients, actors
    return Frame(act.value, actors, recipients, standing)


def _sides(parties: Sequence[Party], *, crowds: bool = False) -> frozenset[str]:
    nameless = {party.name for party in parties if crowds and party.kind == "group"}
    return frozenset(party.country or (CROWD if party.name in nameless else party.name.casefold()) for party in parties)


def load_reports(folder: Path) -> tuple[Report, ...]:
    """Return the reports of a folder, in order of path, known by their paths without suffix."""
    paths = sorted(folder.rglob("*.txt"))
    return tuple(take_text(path.read_bytes(), id=str(path.relative_to(folder).with_suffix(""))).report for path in paths)


def measure_speed(reports: Sequence[Report], rounds: int) -> dict[str, Any]:
    """Return words a second in processor time, the best of the rounds, and the growth of memory in MiB after the first."""
    words = sum(len(report.text.split()) for report in reports)
    read_reports(reports)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    syntax, both = [], []
    for _ in range(rounds):
        syntax.append(_seconds_of_syntax(reports))
        start = time.process_time()
        read_reports(reports)
        both.append(time.process_time() - start)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    reading = max(min(both) - min(syntax), 1e-9)
    speeds = {"syntax": words / min(syntax), "reading": words / reading, "both": words / min(both)}
    return {"words": words, "words_per_second": {part: round(speed) for part, speed in speeds.items()}, "grown_mib": grown}


def _seconds_of_syntax(reports: Sequence[Report]) -> float:
    texts, languages = [], []
    for report in reports:
        for paragraph, tongue in zip(report.paragraphs, find_tongues(report), strict=True):
            texts.append(report.text[paragraph.start : paragraph.end])
            languages.append(tongue.language)
    start = time.process_time()
    parse(texts, languages)
    return time.process_time() - start


def measure_gold(folder: Path) -> dict[str, Any]:
    """Return precision, recall and F1 of claims and frames against reports coded by hand, in all and by language."""
    coded = load_gold(folder)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one, reading in zip(coded, read_reports([one.report for one in coded]), strict=True):
        pairs = pair_claims(one.claims, reading.claims)
        whole = sum(frame_of(claim) == _coded_frame(gold) for gold, claim in pairs)
        for name in ("all", one.report.language or "und"):
            counts[name] += Counter(wanted=len(one.claims), given=len(reading.claims), claims=len(pairs), frames=whole)
    return {name: {part: _f1(row, part) for part in ("claims", "frames")} for name, row in sorted(counts.items())}


def _coded_frame(gold: Any) -> Frame:
    sides = (_sides([party_of(party) for party in gold.get(side) or ()]) for side in ("actors", "recipients"))
    return _frame(Act(gold["act"]), *sides, gold["standing"])


def _f1(row: Counter[str], part: str) -> dict[str, float]:
    precision = row[part] / row["given"] if row["given"] else 0.0
    recall = row[part] / row["wanted"] if row["wanted"] else 0.0
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"P": round(precision, 3), "R": round(recall, 3), "F1": round(both, 3)}


def measure_parallel(folder: Path) -> dict[str, Any]:
    """Return the mean F1 of frames between any two reports of a folder that tell one story in several languages."""
    reports = load_reports(folder)
    found = [Counter(frame_of(claim, crowds=True) for claim in reading.claims) for reading in read_reports(reports)]
    agreement = [_overlap(one, other) for at, one in enumerate(found) for other in found[at + 1 :]]
    return {"reports": len(reports), "between": round(sum(agreement) / len(agreement), 3) if agreement else None}


def _overlap(one: Counter[Frame], other: Counter[Frame]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="bench.reading", description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "folders", nargs="*", type=Path, help="folders of reports (.txt); the parallel stories where none is named"
    )
    parser.add_argument("--gold", type=Path, help="a folder of reports coded by hand")
    parser.add_argument("--parallel", type=Path, nargs="*", help="folders of one story each in several languages")
    parser.add_argument("--rounds", type=int, default=3, help="rounds over the reports; the best one counts")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args(arguments)
    folders = options.folders or [PARALLEL]
    reports = [report for folder in folders for report in load_reports(folder)]
    result: dict[str, Any] = {"speed": measure_speed(reports, options.rounds)}
    stories = options.parallel or sorted(path for path in PARALLEL.iterdir() if path.is_dir())
    result["parallel"] = {story.name: measure_parallel(story) for story in stories}
    if options.gold:
        result["gold"] = measure_gold(options.gold)
    print(json.dumps(result, indent=1) if options.json else "\n".join(_lines(result)))
    return 0


def _lines(result: dict[str, Any]) -> list[str]:
    speed = result["speed"]
    parts = ", ".join(f"{part} {words:,}" for part, words in speed["words_per_second"].items())
    lines = [f"words a second over {speed['words']:,} words: {parts}; memory grew by {speed['grown_mib']:.1f} MiB"]
    for name, story in result["parallel"].items():
        lines.append(f"{name}: {story['reports']} reports of one story, F1 of frames between two of them {story['between']}")
    for name, row in result.get("gold", {}).items():
        lines += [f"{name:4} {part} " + " ".join(f"{key} {value:.3f}" for key, value in row[part].items()) for part in row]
    return lines


if __name__ == "__main__":
    raise SystemExit(main())
