"""From new tellings to the groups they change: claim by claim, deeds before speech acts, and then by the order of stories."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from vitni.chronicle.index import Index, Prepared
from vitni.joining.events import Group, is_speech
from vitni.joining.tellings import Telling, place_of
from vitni.renewal.entering import link
from vitni.renewal.ground import Ground, Moved
from vitni.renewal.regrouping import Numbers, Part, Regrouping, regrouped
from vitni.renewal.stories import Fact, Stories, Whole, facts_of, retold_anew, translated_anew, wholes_of


@dataclass(slots=True)
class Contents(Mapping[str, frozenset[str]]):
    """By the id of a claim, the groups that the deeds it holds went to; claims that hold none are not in it."""

    ground: Ground
    found: dict[str, frozenset[str]] = field(default_factory=dict)

    def __getitem__(self, claim: str) -> frozenset[str]:
        if claim not in self.found:
            inner = self.ground.index.prepared_of("outer", (claim,))
            self.found[claim] = frozenset(str(one.part) for one in inner if not one.speech)
        if not self.found[claim]:
            raise KeyError(claim)
        return self.found[claim]

    def __iter__(self) -> Iterator[str]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """The groups that are new or may tell otherwise now, by the lowest number of each; and which reports translate each other
    otherwise than before."""

    groups: Mapping[int, Group]
    translated: frozenset[tuple[str, str]]


def regroup(ground: Ground, new: Sequence[int], moved: Moved) -> Regrouped:
    """Group new tellings, and what they and those that left can change, again."""
    index, kept = ground.index, ground.kept
    speech = {number: is_speech(telling) for number, telling in zip(new, kept.all_of(new), strict=True)}
    bereft = index.prepared_of("part", moved.parts)
    deeds = [number for number in new if not speech[number]]
    link(ground, deeds, {})
    of_deeds = _regrouping(ground, {})
    parts = regrouped((*deeds, *(one.number for one in bereft if not one.speech)), of_deeds)
    others = _relabel(ground, parts, moved)
    reweighed = _holders_of(ground, others, set(new))
    linked = Contents(ground)
    index.unlink(reweighed)
    speeches = sorted({*(number for number in new if speech[number]), *reweighed})
    link(ground, speeches, linked)
    bereft_speeches = [one.number for one in bereft if one.speech]
    of_speeches = _regrouping(ground, linked)
    beside = [number for one in reweighed for number in of_speeches.part_of(one)]
    spoken = regrouped((*speeches, *bereft_speeches, *beside), of_speeches)
    others |= _relabel(ground, spoken, moved)
    every = [*parts, *spoken]
    wholes = _retell(ground, every, others, moved)
    return _settled(ground, wholes, every, (of_deeds, of_speeches), moved)


def _regrouping(ground: Ground, linked: Mapping[str, frozenset[str]]) -> Regrouping:
    groups: dict[int, Numbers] = {}

    def part_of(number: int) -> Numbers:
        if number not in groups:
            (one,) = ground.index.prepared_of("number", (number,))
            members = frozenset(other.number for other in ground.index.prepared_of("part", (one.part,)))
            groups.update(dict.fromkeys(members, members))
        return groups[number]

    return Regrouping(ground.kept, ground.rulings, linked, part_of)


def _relabel(ground: Ground, parts: Iterable[Part], moved: Moved) -> set[int]:
    """Let the tellings of parts bear the lowest number of their part; return those that bore another, or none."""
    index = ground.index
    listed = list(parts)
    rows = {one.number: one for one in index.prepared_of("number", (number for part in listed for number in part.numbers))}
    before = {one.part for one in rows.values() if one.part is not None}
    moved.facts |= _facts_in(index, "part", before - moved.parts)
    moved.parts |= before
    changed = [
        (min(part.numbers), number) for part in listed for number in part.numbers if rows[number].part != min(part.numbers)
    ]
    index.label("part", changed)
    return {number for _, number in changed}


def _facts_in(index: Index, column: str, labels: Iterable[int]) -> set[Fact]:
    """Return the facts that pairs of reports share in these groups, read all at once."""
    members: dict[int | None, list[Prepared]] = {}
    for one in index.prepared_of(column, sorted(labels)):
        members.setdefault(one.part if column == "part" else one.whole, []).append(one)
    return {fact for group in members.values() for fact in facts_of(group)}


def _holders_of(ground: Ground, deeds: Iterable[int], new: set[int]) -> list[int]:
    """Return the speech acts, but for new ones, that hold deeds which are in another group now."""
    outer = {one.outer for one in ground.index.prepared_of("number", deeds) if one.outer is not None}
    holders = ground.index.prepared_of("claim", outer)
    return [one.number for one in holders if one.speech and one.number not in new]


def _retell(ground: Ground, parts: Sequence[Part], others: set[int], moved: Moved) -> list[Whole]:
    """Return the events that the order of stories makes of the parts, and of all that hang together with them by it."""
    index = ground.index
    stories = Stories(ground.kept, "part")
    labels = {min(part.numbers) for part in parts}
    facts = _facts_in(index, "part", labels)
    pairs = _pairs_told_anew(facts, moved.facts, moved.reports)
    reports = {one.report for one in index.prepared_of("number", others)} | moved.reports
    told = {pair for report in reports for pair in index.retellings_of("retelling", report)}
    told |= {pair for pair in pairs if pair in index.retellings_of("retelling", pair[0])}
    retold_anew(stories, pairs | {pair for pair in told if moved.reports & set(pair)})
    told |= {pair for report in reports for pair in index.retellings_of("retelling", report)}
    told |= {pair for pair in pairs if pair in index.retellings_of("retelling", pair[0])}
    beside = {stories.group(one) for pair in told for report in pair for one in stories.of(report)}
    bereft = {stories.group(one) for one in index.prepared_of("whole", moved.wholes)}
    return wholes_of(stories, labels | beside | bereft, lambda one, other: ground.weigh(one, other, {}))


def _pairs_told_anew(facts: set[Fact], before: set[Fact], reports: set[str]) -> set[tuple[str, str]]:
    """Return the pairs of reports that share a fact more or less than before, or share one with a report told anew."""
    told_anew = {fact for fact in facts | before if fact[0] in reports or fact[1] in reports}
    return {(fact[0], fact[1]) for fact in (facts ^ before) | told_anew}


def _settled(
    ground: Ground, wholes: Sequence[Whole], parts: Sequence[Part], regroupings: tuple[Regrouping, Regrouping], moved: Moved
) -> Regrouped:
    """Let the tellings of events bear the lowest number of their event, and return the events that may tell otherwise now."""
    index, kept = ground.index, ground.kept
    joins = {min(part.numbers): part.joins for part in parts}
    rows = {one.number: one for one in index.prepared_of("number", (number for whole in wholes for number in whole.numbers))}
    before = {one.whole for one in rows.values() if one.whole is not None}
    members: dict[int | None, frozenset[int]] = {}
    for other in index.prepared_of("whole", before):
        members[other.whole] = members.get(other.whole, frozenset()) | {other.number}
    changed = [
        whole
        for whole in wholes
        if rows[min(whole.numbers)].whole != min(whole.numbers) or whole.numbers != members.get(min(whole.numbers))
    ]
    otherwise = {min(whole.numbers) for whole in changed}
    anew = [
        whole
        for whole in wholes
        if min(whole.numbers) in otherwise
        or len(whole.parts) > 1
        or not joins.keys().isdisjoint(whole.parts)
        or any(rows[number].whole in moved.wholes for number in whole.numbers)
    ]
    left = {label for whole in changed for number in whole.numbers if (label := rows[number].whole) is not None}
    moved.facts_in_the_end |= _facts_in(index, "whole", left - moved.wholes)
    moved.wholes |= left
    index.label("whole", ((min(whole.numbers), number) for whole in changed for number in whole.numbers))
    facts = _facts_in(index, "whole", otherwise)
    pairs = _pairs_told_anew(facts, moved.facts_in_the_end, moved.reports)
    stories = Stories(kept, "whole")
    pairs |= {pair for report in moved.reports for pair in index.retellings_of("translated", report)}
    groups: dict[int, Group] = {}
    for whole in anew:
        for part in whole.parts:
            if part not in joins:
                members_of = [one.number for one in index.prepared_of("part", (part,))]
                speech = is_speech(kept.telling(part))
                ((again),) = regroupings[speech].run(members_of, {})
                joins[part] = again.joins
        reasons = (*(reason for part in _in_order(ground, whole.parts) for reason in joins[part]), *whole.reasons)
        tellings: list[Telling] = sorted(kept.all_of(whole.numbers), key=place_of)
        groups[min(whole.numbers)] = Group(tellings=tuple(tellings), joins=reasons)
    return Regrouped(groups=groups, translated=frozenset(translated_anew(stories, pairs)))


def _in_order(ground: Ground, parts: Iterable[int]) -> list[int]:
    """Return parts in the order of their first tellings."""
    firsts = {}
    for part in parts:
        members = ground.kept.all_of(one.number for one in ground.index.prepared_of("part", (part,)))
        firsts[part] = min(map(place_of, members))
    return sorted(firsts, key=lambda part: firsts[part])
