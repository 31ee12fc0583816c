"""The syntax model keeps what it reached, on a small sample of the treebanks' test files."""

import tomllib
from pathlib import Path

import pytest

from bench.syntax import below_floors, scores_of

BENCH = Path(__file__).parent.parent / "bench"
SAMPLE = sorted((BENCH / "gold" / "syntax").glob("*.conllu.xz"))
FLOORS = tomllib.loads((BENCH / "floors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.name.split("-")[0])
def test_no_measure_of_the_sample_is_under_its_floor(path: Path) -> None:
    name, scores = scores_of(path)
    assert FLOORS[name]
    assert below_floors({name: scores}, FLOORS) == []


def test_every_floor_has_its_sample() -> None:
    """A floor under nothing would hold nothing."""
    assert FLOORS.keys() == {path.name.split("-")[0] for path in SAMPLE}


def test_a_measure_under_its_floor_is_told() -> None:
    assert below_floors({"xx_a": {"LAS": 70.0, "UPOS": 95.0}}, {"xx_a": {"LAS": 75.0, "UPOS": 90.0}, "xx_b": {"LAS": 9.0}}) == [
        "xx_a LAS: 70.00 is under the floor of 75.0"
    ]
