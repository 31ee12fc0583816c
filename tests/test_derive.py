"""The account of the facts, of an earlier day, and what came between."""

from datetime import date

import pytest

import vitni
from tests.joining.stories import arrests, guilin, pledge
from tests.test_judge import chronicle_of
from vitni.derive import differences
from vitni.errors import NotFound
from vitni.model.claim import Standing


def test_a_chronicle_of_an_earlier_day_knows_only_what_was_published_by_then() -> None:
    """On 2 March nobody had told of the field hospital's arrival."""
    with chronicle_of(pledge("sent")) as chronicle:
        early = vitni.as_of(chronicle, date(2023, 3, 2))
        assert early.report_ids == ("before",)
        assert [row.state for row in early.ledger] == ["open"] and [row.state for row in chronicle.ledger] == ["kept"]
        assert early.known_on is not None and early.known_on.later == 1
        assert vitni.as_of(chronicle, date(2023, 3, 20)).to_json() == chronicle.to_json()


def test_an_undated_report_counts_from_the_first_day_it_can_have_been_written() -> None:
    """The letter tells of Tuesday 23 March 2021 as past; who asks for the 22nd must not hear of it."""
    with chronicle_of(guilin()) as chronicle:
        assert vitni.as_of(chronicle, date(2021, 3, 22)).report_ids == ("wire",)
        later = vitni.as_of(chronicle, date(2021, 3, 23))
        assert later.report_ids == ("letter", "wire")
        assert later.known_on is not None and later.known_on.worked_out == (("letter", date(2021, 3, 23)),)


def test_a_report_of_which_nobody_knows_when_it_was_written_is_left_out_and_named() -> None:
    """No day is filled in silently."""
    story = guilin()
    del story.reports["wire"], story.claims["wire"]
    story.claims["letter"] = []
    with chronicle_of(story) as chronicle:
        early = vitni.as_of(chronicle, date(2030, 1, 1))
        assert early.report_ids == () and early.known_on is not None and early.known_on.left_out == ("letter",)


def test_judgements_count_whenever_they_were_made() -> None:
    """An analyst judges years after the day; without the judgement the early chronicle would show what is known to be wrong."""
    with chronicle_of(arrests("45", "11", same_day=True)) as chronicle:
        vitni.prefer(chronicle, chronicle.events[0].id, "amounts", "45 person", by="anna", because="the court's list")
        early = vitni.as_of(chronicle, date(2023, 5, 2))
        assert early.disagreements[0].verdict == "45 person"


def test_changes_name_the_plan_that_became_an_event_and_the_report_that_told_it() -> None:
    """What a new report brought is what an analyst asks first in the morning."""
    with chronicle_of(guilin()) as chronicle:
        rows = {row.kind: row for row in vitni.changes(chronicle, date(2021, 3, 19)) if row.event.endswith("guilin")}
        assert (rows["became-event"].before, rows["became-event"].reports) == ("planned", ("letter",))
        new = [row for row in vitni.changes(chronicle, date(2021, 3, 19)) if row.kind == "new-event"]
        assert new and all(row.reports == ("letter",) for row in new)


def test_changes_since_a_report_are_what_came_after_it_was_read() -> None:
    """Reports are read in an order of their own; the second of two did all that changed since the first."""
    with chronicle_of(pledge("sent")) as chronicle:
        first, last = chronicle.store.in_order_of_reading()
        changes = vitni.changes(chronicle, first)
        assert changes and {report for row in changes for report in row.reports} == {last}
        assert vitni.changes(chronicle, last) == ()


def test_a_promise_that_was_kept_and_one_that_fell_due_are_told() -> None:
    """The one by a report, the other by the day alone."""
    with chronicle_of(pledge("sent")) as chronicle:
        kept = next(row for row in vitni.changes(chronicle, date(2023, 3, 2)) if row.kind == "commitment-state")
        assert (kept.before, kept.after, kept.reports) == ("open", "kept", ("after",))
        due = next(
            row for row in vitni.changes(chronicle, date(2023, 3, 2), date(2023, 3, 14)) if row.kind == "commitment-state"
        )
        assert (due.before, due.after, due.reports) == ("open", "overdue", ())


def test_a_number_that_a_second_report_disputes_is_told_with_both_values() -> None:
    """ "45 arrested" stood alone until "11" came."""
    with chronicle_of(arrests("45", "11")) as chronicle:
        row = next(row for row in vitni.changes(chronicle, date(2023, 5, 2)) if row.kind == "disputed")
        assert row.field == "amounts" and row.before == "45 person | 11 person" and "late" in row.reports


def test_nothing_changed_since_the_last_day() -> None:
    """An empty list, not an error."""
    with chronicle_of(pledge("sent")) as chronicle:
        assert vitni.changes(chronicle, date(2023, 3, 20)) == ()


def test_changes_since_a_report_that_is_not_there_are_refused() -> None:
    """A mistyped id must not read as "nothing changed"."""
    with chronicle_of(pledge("sent")) as chronicle, pytest.raises(NotFound):
        vitni.changes(chronicle, "nothing")


def test_a_stored_account_that_differs_from_its_facts_is_found_out() -> None:
    """Somebody edited the file, or another version joined it."""
    with chronicle_of(pledge("sent")) as chronicle:
        assert differences(chronicle.store) == ()
        chronicle.store._connection.execute("UPDATE commitment SET record = replace(record, 'kept', 'open')")
        assert differences(chronicle.store) == ("ledger",)
        assert chronicle.events[0].standing in Standing
