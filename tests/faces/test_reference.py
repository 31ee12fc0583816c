"""docs/reference.md is what docs/make_reference.py makes of the commands and docstrings of today."""

import runpy
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_reference_page_is_up_to_date() -> None:
    """A page made by hand lags behind its code; run docs/make_reference.py after changing a docstring."""
    made = runpy.run_path(str(DOCS / "make_reference.py"))["reference"]()
    assert (DOCS / "reference.md").read_text(encoding="utf-8") == made
