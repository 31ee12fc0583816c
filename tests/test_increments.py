"""Adding reports bit by bit gives what reading them all at once gives, to the byte, whatever the order and the batches."""

import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.scale import archive
from tests.joining.stories import arrests, copied, demand, denial, guilin, pledge, strikes
from tests.renewal.archives import add, facts_of
from vitni.chronicle.store import DERIVED, Store
from vitni.derive import differences

STORIES = facts_of(guilin(), strikes(), demand(), copied(), denial(), pledge("sent"), arrests("45", "11", same_day=True))
SYNTHETIC = list(archive(90, seed=7))
MIXED = [*STORIES, *SYNTHETIC[:8]]


def derived(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return all derived rows as they are read; numbers of readings follow the order of arrival and are left out."""
    told = [table for table in DERIVED if not table.startswith("joined_")]
    return {table: sorted(store._connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in told}


@pytest.fixture(scope="module")
def at_once() -> dict[str, list[tuple[object, ...]]]:
    with Store.open(":memory:", create=True) as store:
        add(store, MIXED)
        return derived(store)


@settings(max_examples=5, deadline=None)
@given(st.randoms(use_true_random=False), st.lists(st.integers(1, 9), max_size=8))
def test_any_order_and_any_batches_give_the_same_chronicle(
    at_once: dict[str, list[tuple[object, ...]]], random: Random, sizes: list[int]
) -> None:
    """The chronicle is a function of its facts: what came first, and how much at a time, must not show in a byte."""
    waiting = list(MIXED)
    random.shuffle(waiting)
    with Store.open(":memory:", create=True) as store:
        for size in sizes:
            add(store, waiting[:size])
            waiting = waiting[size:]
        add(store, waiting)
        assert derived(store) == at_once
        assert differences(store) == ()


WRITER = """
import sys
from tests.renewal.archives import add
from tests.test_increments import MIXED
from vitni.chronicle.store import Store

with Store.open(sys.argv[1], create=True) as store:
    print("ready", flush=True)
    for fact in MIXED:
        add(store, [fact])
        print(fact[0].id, flush=True)
"""


@pytest.mark.parametrize("delay", [0.0, 0.011, 0.053, 0.17])
def test_a_run_killed_at_any_moment_loses_nothing_it_confirmed(tmp_path: Path, delay: float) -> None:
    """kill -9 in the middle of a report, a reading or a joining: the file opens, is whole, and the next run makes it good."""
    path = tmp_path / "killed.vitni"
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "ready\n"
    confirmed = [process.stdout.readline().strip()]
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    confirmed += [line.strip() for line in process.stdout]
    process.wait()
    assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with Store.open(path, create=False) as store:
        assert set(confirmed) <= set(store.report_ids())
        if not store.account_is_behind():
            assert differences(store) == ()
        add(store, MIXED)
        with Store.open(":memory:", create=True) as whole:
            add(whole, MIXED)
            assert derived(store) == derived(whole)
