"""The sets of bench/gold: Icelandic and Swedish expressions, and dates that deny themselves, do not fall below what is reached.

Trees are left out (they are heard in the bench): what the words alone say is enough to hold the tables and the reckoning.
"""

import pytest

from bench.date_sets import GOLD, Score, rows_of, score_conflict, score_value

FLOORS = {"is": 0.95, "sv": 0.93}
"""Share of expressions read right by words alone; raised when reading improves, lowered only by name in a commit."""
CONFLICTS = 0.98


def share(scores: list[Score]) -> float:
    """Return how many of the rows are right."""
    return sum(score.right for score in scores) / len(scores)


@pytest.mark.parametrize("language", sorted(FLOORS))
def test_expressions_of_news_are_read_right(language: str) -> None:
    """A change of grammar or tables that costs expressions is seen here."""
    rows = [row for row in rows_of(GOLD / "dates-is-sv.tsv") if row["language"] == language]
    found = share([score_value(row, trees=False) for row in rows])
    assert found >= FLOORS[language], f"{language}: {found:.1%}"


def test_every_reading_of_a_conflict_is_reckoned_with_what_it_denies() -> None:
    """Weekday against day, day against month, step against dateline, range against its own order: twelve languages."""
    found = share([score_conflict(row, trees=False) for row in rows_of(GOLD / "date-conflicts.tsv")])
    assert found >= CONFLICTS, f"{found:.1%}"


def test_every_row_of_the_sets_holds_its_words() -> None:
    """A row whose words do not stand in its text could never be right."""
    for name in ("dates-is-sv.tsv", "date-conflicts.tsv"):
        for row in rows_of(GOLD / name):
            assert row["words"] in row["text"], row
