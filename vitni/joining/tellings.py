"""The telling: one claim made ready to be compared with claims of other reports and languages."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from anyascii import anyascii

from vitni.joining.entities import Register
from vitni.joining.intervals import one_day
from vitni.joining.parties import Side, side_of
from vitni.model.claim import Act, Claim, Party, Reading
from vitni.model.text import Report
from vitni.model.time import Anchor, Candidate, Interval, TimePhrase

STEM = 5
"""Letters kept of a word: enough to tell words apart, short enough that most inflected forms of one word meet."""

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'»”“’)\]]*\s+[\"'«„“‘(\[]*(?=(\w))|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim with what joining needs to compare it.

    `actors` and `recipients` are the claim's parties with the entity found across reports; where a promised or threatened act
    names no recipient, it has those of the promise or threat. `sides` are these two and both
    together, for comparing. `candidates` are the days the claim's phrase can mean, empty where nothing can be reckoned
    (`claim.time` may still hold a phrase). `told` are the days in which the report may have been published, None where
    nobody knows. `sentence` numbers the sentence it begins in, `title` says whether that is the report's title. `topic` holds
    the stems of what it is about (its topic, or the words of the claims it holds), `wording` those of its own words. `seasons`
    are the days of the year that its report's claims name.
    """

    claim: Claim
    report: Report
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    sides: tuple[Side, Side, Side]
    candidates: tuple[Candidate, ...]
    told: Interval | None
    sentence: int
    title: bool
    topic: frozenset[str]
    wording: frozenset[str]
    seasons: tuple[float, ...] = ()


def place_of(telling: Telling) -> tuple[str, int, int, str]:
    """Return what tellings are put in order by wherever no other order is meant: the report, and the place in its text."""
    return telling.claim.report, telling.claim.start, telling.claim.end, telling.claim.id


YEAR = 365.2425
LEAP_YEAR = 2020


def season_of(phrase: TimePhrase | None) -> float | None:
    """Return the day of the year (0..365) that words name ("22 January"), None where they name none."""
    if phrase is None or phrase.month is None or phrase.day is None:
        return None
    try:
        return date(LEAP_YEAR, phrase.month, phrase.day).toordinal() % YEAR
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def stems(words: str | None) -> frozenset[str]:
    """Return the stems of the words of four letters or more, and the numbers, in Latin letters: names meet across scripts."""
    if not words:
        return frozenset()
    found = (anyascii(word).casefold() for word in _WORD.findall(words))
    return frozenset(word[:STEM] for word in found if len(word) >= 4 or word.isdigit())


def told_in(anchor: Anchor) -> Interval | None:
    """Return the days a report with this anchor may have been published in."""
    return one_day(anchor.day) if anchor.day is not None else anchor.interval


def sentence_ends(text: str) -> list[int]:
    """Return where sentences begin after a full stop before a capital, or on a new line; "22. januar" ends none."""
    matches = _SENTENCE_END.finditer(text)
    return [match.end() for match in matches if match[1] is None or match[1].isupper()]


def tell(
    reading: Reading, report: Report, anchor: Anchor, register: Register, candidates: Mapping[str, tuple[Candidate, ...]]
) -> list[Telling]:
    """Return the claims of one reading as tellings, in text order. `candidates` gives the possible days by claim id."""
    ends = sentence_ends(report.text)
    titles = [paragraph for paragraph in report.paragraphs if paragraph.role == "title"]
    told = told_in(anchor)
    by_id = {claim.id: claim for claim in reading.claims}
    seasons = tuple(sorted({day for claim in reading.claims if (day := season_of(claim.time)) is not None}))
    inner: dict[str, frozenset[str]] = {}
    for claim in reading.claims:
        if claim.content_of is not None:
            inner[claim.content_of] = inner.get(claim.content_of, frozenset()) | stems(claim.words)
    result = []
    for claim in sorted(reading.claims, key=lambda claim: (claim.start, claim.end, claim.id)):
        actors = tuple(register.resolve(party, told) for party in claim.actors)
        toward = claim.recipients or _lent(claim, by_id)
        recipients = tuple(register.resolve(party, told) for party in toward)
        result.append(
            Telling(
                claim=claim,
                report=report,
                actors=actors,
                recipients=recipients,
                sides=(side_of(actors), side_of(recipients), side_of((*actors, *recipients))),
                candidates=candidates.get(claim.id, ()),
                told=told,
                sentence=bisect_right(ends, claim.start),
                title=any(paragraph.start <= claim.start < paragraph.end for paragraph in titles),
                topic=stems(claim.topic) or inner.get(claim.id, frozenset()),
                wording=stems(claim.words),
                seasons=seasons,
            )
        )
    return result


LENT_BY = frozenset({Act.AGREE, Act.THREATEN})
LENT_TO = frozenset({Act.AID, Act.ASSAULT, Act.COERCE, Act.CONSULT, Act.SANCTION})
"""Acts that are done toward somebody: "threatened Russia with sanctions" are sanctions against Russia."""


def _lent(claim: Claim, by_id: Mapping[str, Claim]) -> tuple[Party, ...]:
    """Return the recipients of the promise or threat that holds a claim without any, as parties known from context."""
    outer = by_id.get(claim.content_of or "")
    if outer is None or outer.act not in LENT_BY or claim.act not in LENT_TO:
        return ()
    return tuple(replace(party, start=None, end=None, words=None, known_from="context") for party in outer.recipients)
