"""The same verbs over many cores: reports are read in worker processes, everything else stays as in flow.py.

A reading depends on its report alone, so it does not matter which process reads it; the results come back in order.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from vitni import flow
from vitni.chronicle.query import Chronicle
from vitni.model.claim import Reading
from vitni.model.text import Report
from vitni.reading.reader import read_reports

REPORTS_WORTH_A_PROCESS = 24
"""Below this a worker's start (about a second for model and data) costs more than it saves."""


def read(
    paths: Sequence[str | Path] | str | Path,
    *,
    chronicle: str | Path | None = None,
    published: date | None = None,
    progress: flow.Progress | None = None,
    processes: int | None = None,
) -> Chronicle:
    """Read reports into a chronicle as `flow.read` does, on `processes` cores (None: all there are). Same result, sooner."""
    cores = processes or os.cpu_count() or 1
    # Workers start with the first batch that is worth it: an unused pool costs nothing. "spawn" because onnxruntime's
    # threads do not survive a fork.
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        readers = partial(_read_spread, pool=pool, processes=cores) if cores > 1 else read_reports
        return flow.read(paths, chronicle=chronicle, published=published, progress=progress, readers=readers)


def _read_spread(reports: Sequence[Report], *, pool: ProcessPoolExecutor, processes: int) -> Iterator[Reading]:
    """Yield the readings in the order of the reports; a small batch is read here, a large one by the workers."""
    if len(reports) < REPORTS_WORTH_A_PROCESS * processes:
        yield from read_reports(reports)
        return
    share = -(-len(reports) // processes)
    parts = [reports[start : start + share] for start in range(0, len(reports), share)]
    for readings in pool.map(read_reports, parts):
        yield from readings
