"""What changed between two states of the chronicle, as JSON."""

from vitni.chronicle.codec import encode
from vitni.derive import Changes
from vitni.faces.changes import change_words, titles_in
from vitni.faces.exports.records import Record


def changes_record(changes: Changes) -> Record:
    """Return the reports of both states and every change with its sentence."""
    titles = titles_in(changes)
    return {
        "reports_before": list(changes.before.report_ids),
        "reports_new": [one for one in changes.after.report_ids if one not in set(changes.before.report_ids)],
        "changes": [
            {
                "kind": row.kind,
                "event": row.event,
                "title": titles[row.event],
                "field": row.field,
                "before": row.before,
                "after": row.after,
                "commitment": row.commitment,
                "reports": encode(row.reports),
                "text": change_words(row),
            }
            for row in changes.rows
        ],
    }
