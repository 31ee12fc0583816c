"""What decided a day, in the few sentences a reader needs: whose words give it, each slip once, what was refused."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vitni.faces.days import WEEKDAYS, dating_words, middle_day, one_day, ordinal_day, plain_day
from vitni.faces.parties import listed
from vitni.faces.prose import refused_sentence, sentence
from vitni.faces.screens.scene import Scene
from vitni.model.claim import Claim
from vitni.model.event import Disagreement
from vitni.model.time import Anchor, Candidate, Dating, Reason, TimePhrase

SLIPS = {"slipped-calendar": "day number", "slipped-weekdays": "weekday"}
"""Reasons that say a report's whole calendar slipped, and which part of its time words is then wrong."""
DATES_A_REPORT = ("tells-what-happened", "awaits-what-came", "witness-gives-year", "witness-gives-day")
"""Reasons of an anchor that rest on another report, the most telling first."""
AGAINST_A_YEAR = 2
"""Different reasons told against the nearest year that the words would fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a day's branch says: the sentences for it, and those about what was refused."""

    told: tuple[str, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Saying:
    """One claim's time words and the time they were found to mean."""

    claim: Claim
    phrase: TimePhrase
    dating: Dating

    @property
    def meant(self) -> str:
        return dating_words(self.dating)


def verdict_on_day(scene: Scene, row: Disagreement | None) -> Verdict:
    """Return the sentences that settle, or keep open, the event's day; `row` is the disagreement on it, if there is one.

    Nothing is weighed here: what the claims' datings and the reports' anchors hold is put into as few sentences as say it.
    """
    datings = dict(scene.event.datings)
    sayings = [
        _Saying(claim=claim, phrase=claim.time, dating=datings[claim.id])
        for claim in scene.chronicle.claims_of(scene.event)
        if claim.time is not None and claim.id in datings
    ]
    denying = [saying for saying in sayings if _printed(saying) is not None]
    plain = [saying for saying in sayings if saying not in denying]
    held = dating_words(scene.event.when)
    told = _plain_lines(sorted(plain, key=lambda saying: saying.meant != held), scene)
    told += _denying_lines(denying, scene)
    told += _left_open(plain, scene)
    told += _dated_by_others(sayings, scene)
    return Verdict(told=tuple(dict.fromkeys(told)), refused=tuple(_refused(row, denying, scene)))


def _plain_lines(sayings: Iterable[_Saying], scene: Scene) -> list[str]:
    """Return "AFP, on Tuesday the 18th: “on Friday”, so Friday 21 January 2022"; one origin's witnesses stand together."""
    lines: dict[tuple[int, str, str], list[str]] = {}
    words: dict[tuple[int, str, str], _Saying] = {}
    for saying in sayings:
        origin = next((at for at, one in enumerate(scene.event.origins) if saying.claim.report in one.reports), -1)
        key = (origin, saying.phrase.words.casefold(), saying.meant)
        words.setdefault(key, saying)
        lines.setdefault(key, []).append(scene.name(saying.claim.report))
    return [
        f"{names[0]}{_counted_from(words[key], scene)}: “{words[key].phrase.words}”, so {words[key].meant}{_also_in(names)}"
        for key, names in lines.items()
        if not any(_says_more(other, key) and set(lines[other]) >= set(names) for other in lines)
    ]


def _also_in(names: Sequence[str]) -> str:
    others = [name for name in dict.fromkeys(names) if name != names[0]]
    return f" (carried by {listed(others)} too)" if others else ""


def _says_more(other: tuple[int, str, str], key: tuple[int, str, str]) -> bool:
    """Say whether other words hold these and mean the same: "on Friday" beside "Friday"."""
    return other != key and (other[0], other[2]) == (key[0], key[2]) and key[1] in other[1]


def _counted_from(saying: _Saying, scene: Scene) -> str:
    """Return the day that relative words are counted from: ", on Tuesday the 18th"; nothing for words that name their day."""
    phrase = saying.phrase
    if phrase.day is not None or phrase.year is not None or phrase.month is not None:
        return ""
    published = scene.chronicle.report(saying.claim.report).published
    if published is not None:
        start = saying.dating.interval.start if saying.dating.interval is not None else None
        if start is not None and (start.year, start.month) == (published.day.year, published.day.month):
            return f", on {WEEKDAYS[published.day.weekday()]} {ordinal_day(published.day)}"
        return f", on {middle_day(published.day)}"
    inferred = [dict(reason.values)["from"] for reason in saying.dating.reasons if reason.name == "from-inferred-day"]
    return f", counted from {plain_day(date.fromisoformat(inferred[0]))}" if inferred else ""


def _printed(saying: _Saying) -> date | None:
    """Return the day the words print, in the year that was found, where its weekday is not the one beside it; None else."""
    phrase = saying.phrase
    if phrase.weekday is None or phrase.day is None or phrase.month is None:
        return None
    intervals = [saying.dating.interval, *(one.interval for one in saying.dating.open)]
    start = next((interval.start for interval in intervals if interval is not None and interval.start is not None), None)
    if start is None:
        return None
    try:
        printed = date(phrase.year or start.year, phrase.month, phrase.day)
    except ValueError:
        return None
    return printed if printed.isoweekday() != phrase.weekday else None


def _denying_lines(sayings: Iterable[_Saying], scene: Scene) -> list[str]:
    """Return "“föstudaginn 22. janúar”, but 22 January 2022 was a Saturday", and how the report's other days bear it out."""
    lines: dict[tuple[str, date], str] = {}
    for saying in sayings:
        printed = _printed(saying)
        if printed is None or (saying.claim.report, printed) in lines:
            continue
        line = f"{scene.name(saying.claim.report)}: “{saying.phrase.words}”, but "
        line += f"{plain_day(printed)} was a {WEEKDAYS[printed.weekday()]}; "
        anchor = scene.chronicle.anchor(saying.claim.report)
        slip = next((reason for reason in anchor.reasons if reason.name in SLIPS), None) if anchor is not None else None
        if slip is None or anchor is None:
            line += "either the weekday or the day number is wrong"
        else:
            line += _same_slip(slip, anchor, saying, printed)
        lines[saying.claim.report, printed] = line
    return list(lines.values())


def _same_slip(slip: Reason, anchor: Anchor, saying: _Saying, printed: date) -> str:
    """Return how the report's other pairs of weekday and day number bear the slip out."""
    shift = int(dict(slip.values).get("shift", "0"))
    by = timedelta(days=shift)
    part, moved = SLIPS[slip.name], slip.name == "slipped-calendar"
    others = []
    for reason in anchor.reasons:
        values = dict(reason.values)
        if reason.name != "weekday-fits" or not values.get("day"):
            continue
        meant = date.fromisoformat(values["day"])
        number, weekday = (meant + by, meant) if moved else (meant, meant - by)
        if number.replace(year=printed.year) != printed:
            others.append(f"{WEEKDAYS[weekday.weekday()]} {ordinal_day(number)}")
    days = {1: "one day", 2: "two days"}.get(abs(shift), f"{abs(shift)} days")
    direction = "ahead" if (shift > 0) == moved else "behind"
    if not others:
        return f"its {part}s run {days} {direction}"
    verb, plural = ("also runs", "") if len(set(others)) == 1 else ("also run", "s")
    return f"the report’s other {part}{plural} ({listed(others)}) {verb} {days} {direction}"


def _left_open(sayings: Iterable[_Saying], scene: Scene) -> list[str]:
    """Say why a bare day number of a report with a slipped calendar stays open: no weekday tells whether it slipped too."""
    for saying in sayings:
        anchor = scene.chronicle.anchor(saying.claim.report)
        if saying.dating.interval is None and saying.phrase.day is not None and anchor is not None and anchor.shift:
            return ["its other day numbers do not fit their weekdays; no weekday stands beside this one: both stay open"]
    return []


def _dated_by_others(sayings: Iterable[_Saying], scene: Scene) -> list[str]:
    """Return, for each undated report that dates the event, which other witness told when it was written."""
    lines = []
    for report in dict.fromkeys(saying.claim.report for saying in sayings if saying.dating.inferred):
        anchor = scene.chronicle.anchor(report)
        if anchor is None or anchor.day is not None:
            continue
        resting = [reason for name in DATES_A_REPORT for reason in anchor.reasons if reason.name == name]
        others = [other for reason in resting for other in reason.reports if other != report]
        year = anchor.interval.start.year if anchor.interval is not None and anchor.interval.start is not None else None
        if others and year is not None:
            by = listed(list(dict.fromkeys(map(scene.name, others)))[:1])
            lines.append(f"{scene.name(report)} is undated; {by}, which tells of the same events, puts it in {year}")
    return lines


def _refused(row: Disagreement | None, denying: Sequence[_Saying], scene: Scene) -> list[str]:
    """Return the readings a reader would have taken: the nearest year, then the nearest day that no sentence names yet."""
    years = _refused_years(row, scene) if row is not None else []
    named = {printed for saying in denying if (printed := _printed(saying)) is not None}
    days = [one for one in scene.event.when.refused if _worth_telling(one, named, years=bool(years), row=row)]
    near = sorted(days, key=lambda one: -sum(reason.weight for reason in one.reasons))[:1]
    return [*years, *(refused_sentence(one, scene.name, most=1) for one in near)]


def _worth_telling(refused: Candidate, named: set[date], *, years: bool, row: Disagreement | None) -> bool:
    """Say whether a refused meaning is news: not a day the lines for the words name, and no other year told in another line."""
    day = one_day(refused.interval)
    if day is not None and row is not None and any(value.value == day.isoformat() for value in row.values):
        return False
    return day not in named and not (years and "year" in refused.denies)


def _refused_years(row: Disagreement, scene: Scene) -> list[str]:
    """Return "refused: 2021, where both weekdays fit: ..." for the year, or two, nearest to the verdict's."""
    against: dict[int, list[Reason]] = {}
    for reason in row.refused:
        written = dict(reason.values).get("year", "")
        if reason.name == "year-refused" and written.isdigit():
            against.setdefault(int(written), []).append(reason)
    held = (row.verdict or "")[:4]
    if not against or not held.isdigit():
        return []
    nearest = min(abs(year - int(held)) for year in against)
    lines = []
    for year in sorted(year for year in against if abs(year - int(held)) == nearest):
        heaviest = sorted(against[year], key=lambda reason: reason.weight)
        by_kind: dict[str, str] = {}
        for reason in heaviest:
            words = sentence(reason, scene.name).removeprefix(f"{year}: ")
            by_kind.setdefault(dict(reason.values).get("because", reason.name), words)
        lines.append(f"refused: {year}, where {_that_fit(row)}: {'; '.join(list(by_kind.values())[:AGAINST_A_YEAR])}")
    return lines


def _that_fit(row: Disagreement) -> str:
    pairs = {dict(reason.values).get("day") for reason in row.reasons if reason.name == "weekday-fits"}
    return {1: "weekday and day fit", 2: "both weekdays fit"}.get(len(pairs), "the weekdays fit")
