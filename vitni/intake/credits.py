"""Credits: who carried a report, from which agency, by whom and when. They are marked with their words and never cut.

Three places are looked at: lines of their own ("Telegram från AFP / Omni"), the start of the news
("GENEVA, Jan 21 (Reuters) -") and its end ("(TT-AFP)"). What a sentence says about an outlet is reading's matter.
"""

import re
from dataclasses import dataclass
from functools import cache

from vitni.intake.stamps import Stamp, find_stamp
from vitni.model.text import Credit, CreditRole, Published
from vitni.reference.outlets import (
    CreditPattern,
    boilerplate_patterns,
    carrier_regex,
    credit_patterns,
    not_places,
    outlet_named,
    stamp_words,
)

LONGEST_LINE = 240
"""A credit line is short; a longer paragraph is only looked at where it starts and ends."""
LONGEST_NOTICE = 440
"""Cookie notices run longer than credits."""
LONGEST_STAMP_LINE = 110
START_REACH = 130
"""How many characters of a paragraph may be dateline."""
END_REACH = 130
DATELINE_SIGNS = re.compile(r"[(/\[—–【电]| -|-{2}|\.-|^[^a-z]{4,60}\. \w")
"""A dateline holds one of these; most paragraphs hold none, and are spared the patterns."""
MOST_OTHER_WORDS = 2
"""How many words a line may hold beside its date and still be a date line: a weekday, a place. More is news."""

JOINERS = re.compile(
    r"(?:[\s/,;&+|·•←–—©-]|\b(?:and|och|og|und|et|y|e|i|и|та|й|en|ja|with|via|med|mit|avec|con|by)\b)*", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one paragraph gave: its credits, the day of publication where it states it, and whether it is nothing else.

    `edge` is the offset where the news begins after a dateline, or ends before a closing credit; None without one.
    """

    credits: tuple[Credit, ...]
    published: Published | None
    whole: bool
    edge: int | None = None


NOTHING = Found(credits=(), published=None, whole=False)


def find_line_credits(text: str, start: int, end: int) -> Found:
    """Return what a paragraph says if it is a credit line or date line as a whole; `NOTHING` otherwise."""
    if end - start > LONGEST_LINE:
        return NOTHING
    line = text[start:end]
    for words in dict.fromkeys((line, line.rstrip(" .:;–—-"))):
        for pattern in _patterns("line"):
            match = pattern.regex.fullmatch(words)
            if match is not None and (credits := _credits_of(pattern, match, start)):
                stamp = find_stamp(line)
                return Found(credits=credits, published=_published(stamp, start) if stamp else None, whole=True)
    return _date_line(line, start)


def find_start_credits(text: str, start: int, end: int) -> Found:
    """Return the dateline a paragraph of news begins with; what follows its `edge` is news."""
    head = text[start : min(end, start + START_REACH)]
    if DATELINE_SIGNS.search(head) is None:
        return NOTHING
    for pattern in _patterns("start"):
        match = pattern.regex.match(head)
        if match is not None and (credits := _credits_of(pattern, match, start)):
            stamp = find_stamp(match.group())
            published = _published(stamp, start) if stamp else None
            return Found(credits=credits, published=published, whole=False, edge=start + match.end())
    return NOTHING


def find_end_credits(text: str, start: int, end: int) -> Found:
    """Return the credits a paragraph of news ends with, innermost last: "... on Friday. (TT-AFP)"."""
    tail_start = max(start, end - END_REACH)
    tail = text[tail_start:end]
    for pattern in _patterns("end"):
        for match in _ends(pattern).finditer(tail):
            if match.start() > 0 and (credits := _credits_of(pattern, match, tail_start)):
                return Found(credits=credits, published=None, whole=False, edge=tail_start + match.start())
    return NOTHING


def is_boilerplate(text: str, start: int, end: int) -> bool:
    """Return whether a paragraph is no news at all: a button, a cookie notice, a pointer to other articles."""
    if end - start > LONGEST_NOTICE:
        return False
    line = text[start:end]
    return any(pattern.regex.fullmatch(line) for pattern in boilerplate_patterns())


@cache
def _patterns(where: str) -> tuple[CreditPattern, ...]:
    return tuple(pattern for pattern in credit_patterns() if pattern.where == where)


@cache
def _ends(pattern: CreditPattern) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern.regex.pattern})\s*$")


def _credits_of(pattern: CreditPattern, match: re.Match[str], offset: int) -> tuple[Credit, ...]:
    """Return the credits a match stands for, in text order; empty where its place or carrier is none after all."""
    groups = match.groupdict()
    if not _capitals_stand(groups.get("capitals")) or not _person_stands(groups.get("person")):
        return ()
    whole = Credit(
        role=pattern.role,
        name=match.group().strip(" .:-–—"),
        start=offset + match.start(),
        end=offset + match.start() + len(match.group().rstrip()),
    )
    carriers = _carriers(match, offset) or _owner(pattern, whole)
    if groups.get("carrier") is None:
        named = _person(match, groups, offset) or ((whole,) if pattern.role not in ("agency", "outlet") or not carriers else ())
        return _in_order(named + carriers)
    if not pattern.unknown and not _only_carriers(groups["carrier"]):
        return ()
    if not carriers:
        carriers = (_unknown_carrier(pattern, match, offset),)
    return _in_order(((whole,) if pattern.role == "dateline" else ()) + carriers)


def _person(match: re.Match[str], groups: dict[str, str | None], offset: int) -> tuple[Credit, ...]:
    if not groups.get("person"):
        return ()
    start, end = match.span("person")
    return (Credit(role="author", name=match["person"], start=offset + start, end=offset + end),)


def _owner(pattern: CreditPattern, whole: Credit) -> tuple[Credit, ...]:
    """Return the outlet whose file holds a pattern that says who carried a report without naming it in our letters."""
    if pattern.owner is None or pattern.role not in ("agency", "outlet", "dateline"):
        return ()
    role: CreditRole = "agency" if pattern.owner.agency else "outlet"
    return (Credit(role=role, name=pattern.owner.name, start=whole.start, end=whole.end),)


def _carriers(match: re.Match[str], offset: int) -> tuple[Credit, ...]:
    return _carriers_in(match.group(), offset + match.start())


def _carriers_in(words: str, offset: int) -> tuple[Credit, ...]:
    """Return the outlets and agencies named in some words, under their usual names."""
    found = []
    for name in carrier_regex().finditer(words):
        outlet = outlet_named(name.group())
        if outlet is not None:
            role: CreditRole = "agency" if outlet.agency else "outlet"
            at = offset + name.start()
            found.append(Credit(role=role, name=outlet.name, start=at, end=at + len(name.group())))
    return tuple(found)


def _unknown_carrier(pattern: CreditPattern, match: re.Match[str], offset: int) -> Credit:
    """Return the credit of a carrier no file knows: the agency of a dateline, elsewhere a notice, since "Source: the
    ministry" names no agency."""
    start, end = match.span("carrier")
    role: CreditRole = "agency" if pattern.role == "dateline" else "notice"
    return Credit(role=role, name=match["carrier"].strip(), start=offset + start, end=offset + end)


def _only_carriers(words: str) -> bool:
    return JOINERS.fullmatch(carrier_regex().sub(" ", words)) is not None and carrier_regex().search(words) is not None


def _capitals_stand(place: str | None) -> bool:
    return place is None or (place == place.upper() and place not in not_places())


def _person_stands(person: str | None) -> bool:
    """Return whether no name begins with a small letter; the patterns check that for ASCII only."""
    return person is None or not any(not word[0].isascii() and word[0].islower() for word in WORD.findall(person)[:2])


def _in_order(credits: tuple[Credit, ...]) -> tuple[Credit, ...]:
    return tuple(sorted(dict.fromkeys(credits), key=lambda credit: (credit.start, -credit.end, credit.role)))


def _date_line(line: str, start: int) -> Found:
    """Return the date of a line that holds a date and hardly anything else."""
    stamp = find_stamp(line) if len(line) <= LONGEST_STAMP_LINE else None
    if stamp is None:
        return NOTHING
    before = line[: stamp.start].strip(" ,.:|·•()[]–—-").casefold()
    rest = _without_dates(line)
    updated = before in stamp_words("updated")
    carriers = _carriers_in(line, start)
    others = [
        word for word in WORD.findall(carrier_regex().sub("|", rest)) if len(word) > 1 and word.casefold() not in _stamp_words()
    ]
    if len(others) > MOST_OTHER_WORDS or (others and rest.rstrip().endswith((".", "!", "?")) and len(others) > 1):
        return NOTHING
    dateline = Credit(role="dateline", name=line[stamp.start : stamp.end], start=start + stamp.start, end=start + stamp.end)
    published = None if updated else _published(stamp, start)
    return Found(credits=_in_order((dateline, *carriers)), published=published, whole=True)


@cache
def _stamp_words() -> frozenset[str]:
    phrases = stamp_words("published") | stamp_words("updated")
    return frozenset(word for phrase in phrases for word in WORD.findall(phrase))


def _without_dates(line: str) -> str:
    """Return the line with every full date (and its clock) taken out: "Published ... Updated ..." holds two."""
    while (stamp := find_stamp(line)) is not None:
        line = line[: stamp.start] + "|" + line[stamp.end :]
    return re.sub(r"\b(?:kl|klo|um|at|om|в|о|г|р|klukkan|Uhr|uhr|à|a las|ore|alle|godz)\b\.?|\d{1,2}[:.]\d{2}", "|", line)


def _published(stamp: Stamp, offset: int) -> Published:
    return Published(
        day=stamp.day,
        clock=stamp.clock,
        zone=stamp.zone,
        source="dateline",
        start=offset + stamp.start,
        end=offset + stamp.end,
    )
