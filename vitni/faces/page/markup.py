"""HTML put together from words: everything that comes from a report is escaped here, and nowhere else."""

from collections.abc import Iterable
from html import escape


class Markup(str):
    """Text that is HTML already; any other string is escaped when it is put into an element."""

    __slots__ = ()


def tag(name: str, *parts: str, **attributes: str | None) -> Markup:
    """Return an element with its parts; `cls` is the class, an attribute that is None is left out, "_" stands for "-"."""
    names = {"cls": "class"}
    said = "".join(
        f' {names.get(key, key.replace("_", "-"))}="{escape(value)}"' for key, value in attributes.items() if value is not None
    )
    return Markup(f"<{name}{said}>{joined(parts)}</{name}>")


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Return the parts as HTML one after the other, with words between them."""
    glue = _safe(between)
    return Markup(glue.join(_safe(part) for part in parts))


def row(*cells: str, heading: bool = False) -> Markup:
    """Return a row of a table."""
    return tag("tr", *(tag("th", cell, scope="col") if heading else tag("td", cell) for cell in cells))


def _safe(part: str) -> str:
    return part if isinstance(part, Markup) else escape(part, quote=False)
