"""What analysts ruled."""

from tests.joining.test_account import judgement
from vitni.joining.judgements import rulings_of


def test_same_rules_on_every_pair_and_split_on_the_first_against_the_others() -> None:
    """Setting one claim apart from an event says nothing of the others among themselves."""
    same = rulings_of([judgement("j1", "same", "a", "b", "c")]).pairs_ruled
    assert {pair: ruling[0] for pair, ruling in same.items()} == {("a", "b"): True, ("a", "c"): True, ("b", "c"): True}
    split = rulings_of([judgement("j1", "split", "c", "a", "b")]).pairs_ruled
    assert {pair: ruling[0] for pair, ruling in split.items()} == {("a", "c"): False, ("b", "c"): False}


def test_the_newer_ruling_counts_in_whatever_order_they_come() -> None:
    """Judgements of two analysts are merged by their time, not by arrival."""
    early, late = judgement("j1", "same", "a", "b"), judgement("j2", "split", "a", "b", hour=10)
    for order in ([early, late], [late, early]):
        assert rulings_of(order).pairs_ruled["a", "b"] == (False, "j2")


def test_an_undone_undo_brings_the_ruling_back() -> None:
    """Nothing is overwritten: an undo is a judgement that can be undone too."""
    rows = [judgement("j1", "same", "a", "b"), judgement("j2", "undo", "j1", hour=10), judgement("j3", "undo", "j2", hour=11)]
    assert rulings_of(rows[:2]).pairs_ruled == {}
    assert rulings_of(rows).pairs_ruled["a", "b"] == (True, "j1")
