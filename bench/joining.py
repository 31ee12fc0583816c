"""Measure joining: events against reports coded by hand, disagreements and the ledger against stories.

python -m bench.joining [--gold FOLDER] [--disagreements [FOLDER]] [--ledger [FOLDER]] [--misses] [--json]

With `--gold`: B-cubed precision, recall and F1 of events, over the claims as this project's reader gives them and over the
coded claims themselves, in all and by folder. With `--disagreements` and `--ledger`: see bench/stories.py; the folders of
this repository where none is named. Without any of the three, both sets of stories are measured.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.gold_claims import Coded, b_cubed, load_gold, pair_claims, reading_of
from bench.stories import measure_disagreements, measure_ledger, table_of
from vitni.joining.account import join
from vitni.model.account import Account
from vitni.reading.reader import read_reports
from vitni.reference.world import entities

STORIES = Path(__file__).parent / "gold"


def measure_events(coded: Sequence[Coded], *, misses: bool = False) -> dict[str, Any]:
    """Return B-cubed of events in both modes, all together and by folder, and the misjoined events by hand where asked."""
    reports = [one.report for one in coded]
    by_hand = [reading_of(one) for one in coded]
    read = read_reports(reports)
    fed = _event_of(join(reports, by_hand, (), entities()))
    own = _event_of(join(reports, read, (), entities()))
    rows: dict[str, dict[str, list[Joined]]] = {"own": defaultdict(list), "gold-fed": defaultdict(list)}
    for one, reading in zip(coded, read, strict=True):
        for gold in one.claims:
            id = f"{one.report.id}#{gold['id']}"
            rows["gold-fed"][one.folder].append(Joined(gold["event"], fed[id], f"{id} {gold['words'][:90]}"))
        for gold, claim in pair_claims(one.claims, reading.claims):
            rows["own"][one.folder].append(Joined(gold["event"], own[claim.id], f"{claim.id} {claim.words[:90]}"))
    result: dict[str, Any] = {}
    for mode, folders in rows.items():
        everything = [row for folder in folders.values() for row in folder]
        result[mode] = {"all": _scores(everything), **{name: _scores(folder) for name, folder in sorted(folders.items())}}
        if misses:
            result[f"{mode}, misjoined"] = misjoined(everything)
    return result


class Joined(NamedTuple):
    """One coded claim: its event by hand, the event it was joined to, and what to show of it."""

    coded: str
    joined: str
    shown: str


def _event_of(account: Account) -> dict[str, str]:
    return {claim: event.id for event in account.events for claim in event.claims}


def _scores(rows: Sequence[Joined]) -> dict[str, float]:
    precision, recall, f1 = b_cubed([(row.coded, row.joined) for row in rows])
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "claims": len(rows)}


def misjoined(rows: Sequence[Joined]) -> dict[str, list[str]]:
    """Return the coded events that are not joined as coded: their claims and those joined with them, each with both events."""
    by_hand: dict[str, set[Joined]] = defaultdict(set)
    by_us: dict[str, set[Joined]] = defaultdict(set)
    for row in rows:
        by_hand[row.coded].add(row)
        by_us[row.joined].add(row)
    found: dict[str, list[str]] = {}
    for event, members in sorted(by_hand.items()):
        near = members.union(*(by_us[row.joined] for row in members))
        if near != members or len({row.joined for row in members}) > 1:
            found[event] = [" | ".join(row) for row in sorted(near)]
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the measures asked for."""
    parser = argparse.ArgumentParser(prog="bench.joining", description="Measure joining.")
    parser.add_argument("--gold", type=Path, metavar="FOLDER")
    parser.add_argument("--disagreements", type=Path, nargs="?", const=STORIES / "disagreements", metavar="FOLDER")
    parser.add_argument("--ledger", type=Path, nargs="?", const=STORIES / "ledger", metavar="FOLDER")
    parser.add_argument("--misses", action="store_true", help="show what was not found and what was found in vain")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    stories = asked.gold is None and asked.disagreements is None and asked.ledger is None
    result: dict[str, Any] = {}
    if asked.gold is not None:
        result["events"] = measure_events(load_gold(asked.gold), misses=asked.misses)
    if asked.disagreements is not None or stories:
        result["disagreements"] = measure_disagreements(asked.disagreements or STORIES / "disagreements", misses=asked.misses)
    if asked.ledger is not None or stories:
        result["ledger"] = measure_ledger(asked.ledger or STORIES / "ledger", misses=asked.misses)
    if asked.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
        return
    for name, measured in result.items():
        print(table_of(name, measured))


if __name__ == "__main__":
    main()
