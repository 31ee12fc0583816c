"""What is kept of a telling gives the telling back, and its partners are found where they are filed."""

import pytest

from bench import scale
from tests.joining.stories import guilin, pledge, strikes
from tests.renewal.archives import add, facts_of
from vitni.chronicle.store import Store
from vitni.joining.blocks import pairs_between, pairs_worth_comparing
from vitni.renewal.kept import Kept


def test_a_kept_telling_comes_back_equal() -> None:
    """Decisions taken from a telling that lost a stem or a candidate would differ from those of a joining of all."""
    with Store.open(":memory:", create=True) as store:
        add(store, facts_of(guilin(), pledge("sent")))
        with store.joining() as index:
            kept = Kept(index)
            numbers = [one.number for one in index.prepared_of("report", store.report_ids())]
            first = dict(zip(numbers, kept.all_of(numbers), strict=True))
            again = Kept(index)
            assert numbers and all(again.telling(number) == telling for number, telling in first.items())


def test_the_partners_found_in_the_file_are_those_found_in_memory() -> None:
    """The blocks of the file are the blocks of joining; only a report's own claims are looked up elsewhere."""
    with Store.open(":memory:", create=True) as store:
        add(store, facts_of(strikes(), pledge("sent")))
        with store.joining() as index:
            kept = Kept(index)
            rows = index.prepared_of("report", store.report_ids())
            tellings = kept.all_of(one.number for one in rows)
            pairs = {
                (rows[i].number, rows[j].number) for i, j in pairs_worth_comparing(tellings) if rows[i].report != rows[j].report
            }
            found = {
                (min(one.number, other), max(one.number, other))
                for one in rows
                for other in kept.partners(one.number, undated=False)
                if kept.telling(other).claim.report != one.report
            }
            assert pairs and found == {(min(pair), max(pair)) for pair in pairs}


def test_undated_reports_find_in_the_file_the_partners_of_their_season(monkeypatch: pytest.MonkeyPatch) -> None:
    """What names a day of no year is filed by that day; looking it up must lose no pair that is worth comparing."""
    monkeypatch.setattr(scale, "CLAIMS_A_DAY", 13)
    monkeypatch.setattr(scale, "UNDATED", 0.3)
    with Store.open(":memory:", create=True) as store:
        add(store, scale.archive(700, seed=3))
        with store.joining() as index:
            kept = Kept(index)
            undated = index.undated_of(store.report_ids())
            dated = [one.number for one in index.prepared_of("report", store.report_ids()) if one.sure]
            pairs = {(undated[i], dated[j]) for i, j in pairs_between(kept.all_of(undated), kept.all_of(dated))}
            asked = {(one, other) for one in undated for other in kept.partners(one, undated=False, sure=True)}
            asking = {(other, one) for one in dated for other in kept.partners(one, undated=True)}
            assert pairs and asked == pairs == asking
