"""Cut the sample in `bench/gold/syntax` from the test files of the treebanks.

python -m bench.sample ../shared/treebanks

Of each test file the first SENTENCES sentences, with form, lemma, part of speech, features, head, relation and spacing; the
other columns are left out. `tests/test_floors.py` measures the sample; those in `vitni/syntax/MODEL.md` are of whole files.
"""

import argparse
import lzma
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from training.sources import SOURCES
from training.treebanks import lines_of

SAMPLE = Path("bench/gold/syntax")
SENTENCES = 40
_KEPT_COMMENTS = ("# newdoc", "# newpar", "# sent_id")


def sentences_of(path: Path) -> Iterator[list[str]]:
    """Yield the lines of each sentence of a CoNLL-U file, without what the sample leaves out."""
    rows: list[str] = []
    for line in lines_of(path):
        if line.startswith("#"):
            rows.extend([line] if line.startswith(_KEPT_COMMENTS) else [])
        elif line:
            cells = line.split("\t")
            if "." not in cells[0]:
                spacing = re.search(r"SpaceAfter=No", cells[9])
                rows.append("\t".join([*cells[:4], "_", *cells[5:8], "_", spacing.group() if spacing else "_"]))
        elif rows:
            yield rows
            rows = []


def main() -> None:
    """Write one packed file for each treebank that has a test file."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("treebanks", type=Path)
    folder = options.parse_args().treebanks
    SAMPLE.mkdir(parents=True, exist_ok=True)
    for source in SOURCES:
        if source.test:
            lines = [
                line for rows in islice(sentences_of(folder / source.folder / source.test), SENTENCES) for line in [*rows, ""]
            ]
            packed = lzma.compress(("\n".join(lines) + "\n").encode("utf-8"), preset=9 | lzma.PRESET_EXTREME)
            (SAMPLE / source.test.removesuffix(".xz")).with_suffix(".conllu.xz").write_bytes(packed)


if __name__ == "__main__":
    main()
