"""Finding one thing by what a user types of its id: all of it, its beginning, or its words in order."""

from collections.abc import Sequence
from difflib import get_close_matches

from vitni.errors import NotFound

NAMED_IN_AN_ERROR = 5
"""Ids an error lists: enough to recognise the one that was meant, few enough to read."""


def find_id(typed: str, ids: Sequence[str], *, kind: str, listed_by: str) -> str:
    """Return the one id that `typed` means: the id itself, the only one it begins, or the only one that has its words in order.

    "2022-01-21-geneva" thus finds "2022-01-21-blinken-lavrov-geneva". None, or several, is a `NotFound` that names what is
    near; `kind` ("event") and `listed_by` ("vitni show") fill its words.
    """
    if typed in ids:
        return typed
    typed = typed.rstrip("…")  # as a list shows an id that is cut
    found = [candidate for candidate in ids if candidate.startswith(typed)] or [
        candidate for candidate in ids if typed and _has_words(candidate, typed)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(typed, f"{len(found)} {kind}s fit: {_named(found)}", "Type more of the one you mean.")
    near = get_close_matches(typed, ids, n=NAMED_IN_AN_ERROR, cutoff=0.5)
    todo = f"Near it: {_named(near)}." if near else f"`{listed_by}` lists them all."
    raise NotFound(typed, f"the chronicle has no {kind} of this id", todo)


def _has_words(candidate: str, typed: str) -> bool:
    words = iter(candidate.casefold().split("-"))
    return all(word in words for word in typed.casefold().split("-"))


def _named(ids: Sequence[str]) -> str:
    more = len(ids) - NAMED_IN_AN_ERROR
    return ", ".join(ids[:NAMED_IN_AN_ERROR]) + (f" and {more} more" if more > 0 else "")
