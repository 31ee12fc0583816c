"""Judgements as JSON, for exports and `--json`."""

from vitni.chronicle.query import Chronicle
from vitni.faces.exports.records import Record, error_record, judgement_record
from vitni.faces.judgement_states import states_of
from vitni.judge import Merged


def judgement_records(chronicle: Chronicle) -> list[Record]:
    """Return all judgements with whether each still rules, what took it back or overrules it, and what is read no more."""
    return [
        {
            **judgement_record(judgement),
            "in_force": state.in_force,
            "undone_by": state.undone_by,
            "overruled_by": list(state.overruled_by),
            "lost": list(state.lost),
        }
        for judgement, state in states_of(chronicle)
    ]


def merged_record(merged: Merged) -> Record:
    """Return what a merge brought; of a conflict `newer` rules."""
    return {
        "reports": list(merged.reports),
        "judgements": list(merged.judgements),
        "refused": [error_record(refusal) for refusal in merged.refusals],
        "conflicts": [
            {"older": judgement_record(older), "newer": judgement_record(newer)} for older, newer in merged.conflicts
        ],
    }
