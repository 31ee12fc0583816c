"""Parts and wholes: the airstrike of an offensive, the talks of a visit. They are linked, never merged into one event."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vitni.joining.intervals import DAY, meet
from vitni.joining.outcomes import Told, any_alike
from vitni.model.claim import COMING, Act, Place, Standing
from vitni.model.event import Event
from vitni.model.time import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """How far one kind of act can be part of another: the modes of whole and part, and how many days the whole goes on."""

    whole: frozenset[str]
    part: frozenset[str | None]
    lasts: int


LEVELS: Mapping[Act, tuple[Levels, ...]] = {
    Act.ASSAULT: (Levels(whole=frozenset({"invade"}), part=frozenset({"strike", "kill", "abduct"}), lasts=60),),
    Act.CONSULT: (
        Levels(whole=frozenset({"summit"}), part=frozenset({"meeting", "third-party"}), lasts=0),
        Levels(whole=frozenset({"visit"}), part=frozenset({"meeting"}), lasts=0),
    ),
    Act.PROTEST: (Levels(whole=frozenset({"demonstrate"}), part=frozenset({"riot"}), lasts=0),),
}


def with_wholes(told: Sequence[Told]) -> list[Told]:
    """Return the events, each part with the id of its whole: one told of in the same report, that fits it best.

    Only what some report tells of together is linked: that a strike falls into a war's months makes it no part of its first
    day's offensive for anybody but us.
    """
    in_report: dict[tuple[str, Act], list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        if one.event.act in LEVELS:
            for report in one.event.reports:
                in_report[report, one.event.act].append(at)
    shared: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for near in in_report.values():
        for at in near:
            for other in near:
                if other != at and _is_part(told[at].event, told[other].event):
                    shared[at][other] += 1
    result = list(told)
    for at, wholes in shared.items():
        best = min(wholes, key=lambda other: (-wholes[other], told[other].event.id))
        result[at] = replace(told[at], event=replace(told[at].event, part_of=told[best].event.id))
    return result


def _is_part(part: Event, whole: Event) -> bool:
    levels = [one for one in LEVELS[whole.act] if whole.mode in one.whole and part.mode in one.part]
    if not levels or not _stand_alike(part, whole):
        return False
    if not (any_alike(part.actors, whole.actors) or any_alike(part.actors, whole.recipients)):
        return False
    if part.recipients and whole.recipients and not any_alike(part.recipients, (*whole.recipients, *whole.actors)):
        return False
    return _within(part.where, whole.where) and any(_while(part, whole, one.lasts) for one in levels)


def _stand_alike(part: Event, whole: Event) -> bool:
    """Say whether both have happened or both are to come; what is denied is part of nothing."""
    if Standing.DENIED in (part.standing, whole.standing):
        return False
    return (part.standing in COMING) == (whole.standing in COMING)


def _within(part: Place | None, whole: Place | None) -> bool:
    if part is None or whole is None:
        return True
    return (part.entity or part.name) == (whole.entity or whole.name) or (
        part.country is not None and part.country == whole.country and (whole.entity or "").startswith("state:")
    )


def _while(part: Event, whole: Event, lasts: int) -> bool:
    """Say whether the part falls into the whole's days, which may go on; where one is undated, that they are told together."""
    ours, theirs = part.when.interval, whole.when.interval
    if ours is None or theirs is None:
        return True
    return meet(ours, _going_on(theirs, lasts))


def _going_on(days: Interval, lasts: int) -> Interval:
    return Interval(start=days.start, end=days.end + DAY * lasts if days.end is not None else None)
