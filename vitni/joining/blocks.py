"""Which pairs of claims are worth comparing: those of one act and the same states whose days lie near each other.

Whether a pair is worth comparing depends on its two tellings alone, never on how many others there are or in which order they
came: so a new report asks only for its neighbours, and the work grows with the claims and not with their square.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import NamedTuple

from vitni.joining.intervals import DAY, length, shown
from vitni.joining.parties import name_stems
from vitni.joining.tellings import YEAR, Telling, season_of
from vitni.model.claim import COMING, Act, Party
from vitni.model.time import Interval

Pair = tuple[int, int]
Key = tuple[str, ...]
"""What a block is called: how many sides its claims name, the act, and the sides."""
WINDOW = 35
"""Days between two claims that are compared at all: what is told further apart is hardly ever told of one occurrence."""
LONG_WINDOW = 200
"""Days between a claim that puts an act in the future and one that does not: promises are kept months later."""
MOST_STEPS = 24
"""Windows a long interval ("since 2014") is looked up by; a longer one is known by its first and last."""


def keys_of(telling: Telling) -> tuple[Key, ...]:
    """Return the blocks a telling belongs to, in order.

    Two claims that name both sides must share both ("both"); where one names a single side ("one"), sharing that with either
    side of the other ("of two") is enough.
    """
    act = telling.claim.act.value
    ours, theirs = _names(telling.actors), _names(telling.recipients)
    if ours and theirs:
        pairs = sorted({(min(pair), max(pair)) for pair in product(ours, theirs)})
        sides: tuple[Key, ...] = (
            *(("both", act, *pair) for pair in pairs),
            *(("of two", act, name) for name in sorted(ours | theirs)),
        )
    else:
        sides = tuple(("one", act, name) for name in sorted(ours | theirs) or [""])
    return (*sides, *_attacks(telling))


def _attacks(telling: Telling) -> Iterator[Key]:
    """Yield the block of attacks on one town on one day, whose author may be disputed: there alone no side need be shared."""
    place = telling.claim.where
    if telling.claim.act != Act.ASSAULT or place is None or (place.entity or "").startswith("state:"):
        return
    if len(telling.candidates) == 1 and length(telling.candidates[0].interval) == 1:
        yield "town", telling.claim.act.value, place.entity or place.name, shown(telling.candidates[0].interval)


def _names(parties: Sequence[Party]) -> set[str]:
    """Return what a party is found by: its state, else the words of its name; unnamed groups also by being a crowd."""
    names = {party.country for party in parties if party.country is not None}
    stateless = [party for party in parties if party.country is None]
    crowds = {"a crowd" for party in parties if party.kind == "group" and party.entity is None}
    return names | crowds | {stem for party in stateless for stem in name_stems(party.name)}


def days_of(telling: Telling) -> tuple[int, ...]:
    """Return days (as numbers, in order) at most a window apart that stand for all a telling's time can mean.

    The days of the act by its words, else those of its report; none where neither is known: then every day is near.
    """
    times = [candidate.interval for candidate in telling.candidates] or ([telling.told] if telling.told is not None else [])
    told = telling.told.start if telling.told is not None else None
    recent = [told.toordinal() for time in times if told is not None and is_of_the_season(time, told)]
    return tuple(sorted({*(day for time in times for day in _steps(time)), *recent}))


def is_of_the_season(time: Interval, told: date) -> bool:
    """Say whether a day of another year was, in the year of telling, a day of fresh news: its year may be mistyped."""
    day = time.start
    if day is None or abs((told - day).days) <= LONG_WINDOW or length(time) != 1:
        return False
    return 0 <= (told.toordinal() - day.toordinal()) % YEAR <= FRESH_NEWS_WITHIN


FRESH_NEWS_WITHIN = 4
"""Days after an act within which most reports of it are told."""


def _steps(time: Interval) -> Iterator[int]:
    """Yield the first and last day of an interval and those a window apart between them; of an open one the end it has."""
    ends = [day.toordinal() for day in (time.start, time.end - DAY if time.end is not None else None) if day is not None]
    yield from ends
    if len(ends) == 2 and ends[1] - ends[0] <= WINDOW * MOST_STEPS:
        yield from range(ends[0] + WINDOW, ends[1], WINDOW)


def counterparts(key: Key) -> tuple[Key, ...]:
    """Return the blocks in which the partners of a telling of this block are: its own, and for single sides those of two."""
    sides, *rest = key
    if sides == "one":
        return key, ("of two", *rest)
    return (("one", *rest),) if sides == "of two" else (key,)


def pairs_worth_comparing(tellings: Sequence[Telling]) -> Iterator[Pair]:
    """Yield pairs of places in `tellings`, lower first, in order of block; a pair may come from several blocks."""
    for i, j in pairs_between(tellings, tellings):
        if i < j:
            yield i, j


def pairs_between(ours: Sequence[Telling], others: Sequence[Telling]) -> Iterator[Pair]:
    """Yield pairs of a place in `ours` and one in `others`, in order of block; a pair may come from several blocks."""
    known = list(map(known_of, ours))
    theirs = known if ours is others else list(map(known_of, others))
    asked, filed = _filed(ours), _filed(others)
    for key in sorted(asked):
        for counterpart in counterparts(key):
            if counterpart in filed:
                block = _Block.of(filed[counterpart], theirs)
                for i in asked[key]:
                    for j in block.near(known[i]):
                        yield i, j


def _filed(tellings: Sequence[Telling]) -> dict[Key, list[int]]:
    blocks: dict[Key, list[int]] = defaultdict(list)
    for at, telling in enumerate(tellings):
        for key in keys_of(telling):
            blocks[key].append(at)
    return blocks


class Known(NamedTuple):
    """What decides whether two tellings of one block are near each other.

    `seasons` are days of the year (0..365) and `within` how far from them a telling without a year can lie: those that its own
    words name, else those that its report names; empty where neither names any, or where its days are known.
    """

    days: tuple[int, ...]
    coming: bool
    report: str
    sure: tuple[int, int] | None
    seasons: tuple[float, ...]
    within: int


def known_of(telling: Telling) -> Known:
    """Return what decides whether the telling is near another."""
    days, own = days_of(telling), season_of(telling.claim.time)
    seasons = () if days else telling.seasons if own is None else (own,)
    coming = telling.claim.standing in COMING
    return Known(days, coming, telling.claim.report, _sure_days(telling), seasons, WINDOW if own is None else SLIPS_WITHIN)


SLIPS_WITHIN = 5
"""Days of the year within which two calendar dates may be one: a slip of a few days, and what leap years move."""


def width_between(ours: Known, coming: bool) -> int:
    """Return the days within which a telling's partners lie that tell of something to come, or that do not."""
    return WINDOW if ours.coming == coming else LONG_WINDOW


def worth_comparing(ours: Known, theirs: Known) -> bool:
    """Say whether two tellings of one block are of one report or lie near in time; one without days is near all."""
    if ours.days and theirs.days and ours.report != theirs.report:
        width = width_between(ours, theirs.coming)
        if not any(abs(day - other) <= width for day in ours.days for other in theirs.days):
            return False
    return not _kept_apart(ours, theirs)


def _kept_apart(ours: Known, theirs: Known) -> bool:
    return _far_apart(ours.sure, theirs.sure) or _out_of_season(ours, theirs) or _out_of_season(theirs, ours)


def _out_of_season(dateless: Known, other: Known) -> bool:
    """Say whether a telling that names a day of no year lies in another season than one whose days are known."""
    if not dateless.seasons or not other.days or dateless.report == other.report or dateless.coming != other.coming:
        return False
    return all(
        dateless.within < (day - season) % YEAR < YEAR - dateless.within for day in other.days for season in dateless.seasons
    )


DECISIVE = 4
"""Days between two acts told as past from which no likeness makes one of them (`likeness_of_times.FAR_APART`)."""


def _sure_days(telling: Telling) -> tuple[int, int] | None:
    """Return the first and last day of all that the words of a past act can mean; None where they leave more than the year."""
    times = [candidate.interval for candidate in telling.candidates]
    told = telling.told.start if telling.told is not None else None
    if telling.claim.standing in COMING or not times or told is None or any(is_of_the_season(time, told) for time in times):
        return None
    if turned_day(telling) is not None:
        return None
    starts, ends = [time.start for time in times], [time.end for time in times]
    if None in starts or None in ends:
        return None
    return min(day.toordinal() for day in starts if day), max(day.toordinal() for day in ends if day) - 1


def turned_day(telling: Telling) -> date | None:
    """Return the day of fresh news that the written one is with its two figures changed ("12 January" told on the 22nd)."""
    told = telling.told.start if telling.told is not None else None
    written = telling.claim.time.day if telling.claim.time is not None else None
    if told is None or written is None or len(telling.candidates) != 1:
        return None
    start = telling.candidates[0].interval.start
    turned = int(f"{written:02d}"[::-1])
    if start is None or turned == written or not 1 <= turned <= 28 + 3 * (start.month in LONG_MONTHS):
        return None
    day = start.replace(day=turned)
    return day if 0 <= (told - day).days <= FRESH_NEWS_WITHIN else None


LONG_MONTHS = frozenset({1, 3, 5, 7, 8, 10, 12})


def _far_apart(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """Say whether two past acts lie so far apart that nothing else need be compared."""
    return one is not None and other is not None and (other[0] - one[1] >= DECISIVE or one[0] - other[1] >= DECISIVE)


@dataclass(frozen=True, slots=True)
class _Block:
    """The tellings of one block, to be looked up by their days: those of what is to come apart from the others."""

    known: Sequence[Known]
    in_report: Mapping[str, Sequence[int]]
    dateless: Mapping[bool, Sequence[int]]
    dated: Mapping[bool, Sequence[tuple[int, int]]]

    @staticmethod
    def of(places: Iterable[int], known: Sequence[Known]) -> "_Block":
        in_report: dict[str, list[int]] = defaultdict(list)
        dateless: dict[bool, list[int]] = {False: [], True: []}
        dated: dict[bool, list[tuple[int, int]]] = {False: [], True: []}
        for at in places:
            one = known[at]
            in_report[one.report].append(at)
            dated[one.coming] += [(day, at) for day in one.days]
            if not one.days:
                dateless[one.coming].append(at)
        return _Block(known, in_report, dateless, {coming: sorted(rows) for coming, rows in dated.items()})

    def near(self, ours: Known) -> list[int]:
        """Return the places of the tellings that are of one report with ours or lie near it in time, in order."""
        found: set[int] = set(self.in_report.get(ours.report, ()))
        for coming in (False, True):
            found.update(self.dateless[coming])
            rows = self.dated[coming]
            if not ours.days:
                found.update(at for _, at in rows)
            width = width_between(ours, coming)
            for day in ours.days:
                found.update(
                    at for _, at in rows[bisect_left(rows, (day - width, -1)) : bisect_left(rows, (day + width + 1, -1))]
                )
        return sorted(at for at in found if not _kept_apart(ours, self.known[at]))
