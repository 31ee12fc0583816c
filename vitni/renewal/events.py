"""The events of changed groups told anew, and whatever hangs on them: ids, who speaks of whom, slips, parts of wholes.

What one event needs of others is little and is looked up: events that would like the same id, the event that speaks of it,
events whose dates are the same words, and events of one kind that one report tells of.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from vitni.chronicle.codec import from_text
from vitni.chronicle.event_index import Draft, EventIndex, day_column
from vitni.joining.events import Group
from vitni.joining.names_of_events import unlike
from vitni.joining.narration import completed, draft, once, order_of, own_slips
from vitni.joining.origins import Copies
from vitni.joining.outcomes import Told
from vitni.joining.tellings import place_of
from vitni.joining.wholes import LEVELS, with_wholes
from vitni.model.claim import Act
from vitni.model.event import Event
from vitni.model.time import Anchor
from vitni.renewal.ground import Ground, Moved
from vitni.renewal.grouping import Regrouped


@dataclass(slots=True)
class Renewed:
    """Events by the lowest number of their tellings: those told anew, those that only hang on another event now, those gone.

    `before` are the old ids of the events told anew and gone.
    """

    told: dict[int, Told]
    drafts: dict[int, Draft]
    rewritten: dict[int, Event]
    before: dict[int, str]


@dataclass(slots=True)
class _Telling:
    """Tells events anew and keeps what it told."""

    ground: Ground
    events: EventIndex
    anchors: dict[str, Anchor]
    drafts: dict[int, Told] = field(default_factory=dict)
    whole_of: dict[str, int] = field(default_factory=dict)

    def anchors_of(self, reports: Iterable[str]) -> dict[str, Anchor]:
        """Return the anchors of reports, the new ones before those that are kept."""
        asked = set(reports)
        missing = asked - self.anchors.keys()
        self.anchors.update(self.ground.kept.anchors(missing))
        return {report: self.anchors[report] for report in asked}

    def draft(self, groups: Mapping[int, Group]) -> None:
        """Tell these events, all but what hangs on others."""
        for whole, group in groups.items():
            anchors = self.anchors_of(telling.claim.report for telling in group.tellings)
            self.drafts[whole] = draft(group, anchors, self.ground.rulings)

    def again(self, wholes: Iterable[int]) -> None:
        """Tell events again whose claims, and what joined them, are as they were."""
        asked = sorted(set(wholes) - self.drafts.keys())
        kept, index = self.ground.kept, self.ground.index
        records = self.events.records(asked)
        groups = {}
        for whole in asked:
            members = kept.all_of(one.number for one in index.prepared_of("whole", (whole,)))
            joins = from_text(Event, records[whole]).joins
            groups[whole] = Group(tellings=tuple(sorted(members, key=place_of)), joins=joins)
        self.draft(groups)

    def wholes_of(self, claims: Iterable[str]) -> dict[str, int]:
        """Return, by claim, the events that claims are told in."""
        asked = set(claims)
        missing = asked - self.whole_of.keys()
        self.whole_of.update(
            {one.claim: one.whole for one in self.ground.index.prepared_of("claim", missing) if one.whole is not None}
        )
        return {claim: self.whole_of[claim] for claim in asked if claim in self.whole_of}


def renew_events(ground: Ground, regrouped: Regrouped, moved: Moved) -> Renewed:
    """Tell the events of changed groups anew and all that hangs on them; keep them."""
    index = ground.index
    events = EventIndex(index.connection)
    telling = _Telling(ground, events, dict(moved.anchors))
    telling.draft(regrouped.groups)
    telling.again(_told_by_both(ground, regrouped))
    living = {one.whole for one in index.prepared_of("whole", moved.wholes)}
    gone = {one.whole: one for one in events.drafts("whole", moved.wholes - living)}
    ids = _ids(telling, gone)
    raw = _raw(telling, ids, gone)
    told = dict(zip(raw, once(list(raw.values())), strict=True))
    before = {one.whole: one.event for one in events.drafts("whole", [*told, *gone])}
    rewritten = _spoken_of(telling, told, ids)
    _link_wholes(telling, told, rewritten, before)
    drafts = {whole: replace(_draft_row(telling, whole), event=one.event.id) for whole, one in told.items()}
    events.replace_drafts([*gone, *drafts], drafts.values())
    events.replace_events(before.values(), (one.event for one in told.values()))
    events.rewrite_events(rewritten.values())
    return Renewed(told=told, drafts=drafts, rewritten=rewritten, before=before)


def _told_by_both(ground: Ground, regrouped: Regrouped) -> set[int]:
    """Return the events told by both reports of a pair of which it is otherwise now whether one translates the other."""
    found: set[int] = set()
    for first, second in regrouped.translated:
        sides = [{one.whole for one in ground.index.prepared_of("report", (report,))} for report in (first, second)]
        found |= {whole for whole in sides[0] & sides[1] if whole is not None}
    return found - regrouped.groups.keys()


def _draft_row(telling: _Telling, whole: int) -> Draft:
    one = telling.drafts[whole].event
    return Draft(whole=whole, event=one.id, wanted=one.id, day=day_column(one), first=min(one.claims))


def _ids(telling: _Telling, gone: Mapping[int, Draft]) -> dict[int, str]:
    """Return the ids of all drafts, and of the events that would like the same ids; those of another id now are told again."""
    before = telling.events.drafts("whole", telling.drafts)
    wanted = {one.event.id for one in telling.drafts.values()} | {one.wanted for one in (*before, *gone.values())}
    rows = {one.whole: one for one in telling.events.drafts("wanted", sorted(wanted)) if one.whole not in gone}
    rows.update({whole: _draft_row(telling, whole) for whole in telling.drafts})
    by_name: dict[str, list[Draft]] = {}
    for one in rows.values():
        by_name.setdefault(one.wanted, []).append(one)
    ids: dict[int, str] = {}
    for name in sorted(wanted & by_name.keys()):
        same = sorted(by_name[name], key=lambda one: (one.day, one.first))
        ids.update({one.whole: event for one, event in zip(same, unlike([name] * len(same)), strict=True)})
    telling.again(whole for whole, row in rows.items() if whole not in telling.drafts and ids[whole] != row.event)
    return ids


def _event_id(telling: _Telling, whole: int, ids: Mapping[int, str]) -> str:
    if whole in ids:
        return ids[whole]
    (row,) = telling.events.drafts("whole", (whole,))
    return row.event


def _raw(telling: _Telling, ids: dict[int, str], gone: Iterable[int]) -> dict[int, Told]:
    """Return all drafts as whole events, in order, with those that the same slip of the pen may date."""
    result: dict[int, Told] = {}
    slips = {slip for whole in (*telling.drafts, *gone) for slip in _slips_before(telling, whole)}
    searched: set[tuple[str, int]] = set()
    while len(result) < len(telling.drafts) or slips - searched:
        for whole in telling.drafts.keys() - result.keys():
            result[whole] = _completed(telling, whole, ids)
            slips |= set(own_slips(result[whole]))
        waiting = sorted(slips - searched)
        searched |= slips
        others = {whole for slip in waiting for whole in _dated_by(telling, slip)} - telling.drafts.keys()
        telling.again(others)
        ids.update({one.whole: one.event for one in telling.events.drafts("whole", others)})
    return {whole: result[whole] for whole in sorted(result, key=lambda whole: order_of(telling.drafts[whole]))}


def _slips_before(telling: _Telling, whole: int) -> list[tuple[str, int]]:
    record = telling.events.records((whole,)).get(whole)
    if record is None:
        return []
    event = from_text(Event, record)
    members = telling.ground.kept.all_of(one.number for one in telling.ground.index.prepared_of("claim", event.claims))
    return own_slips(Told(event=event, tellings=tuple(members)))


def _dated_by(telling: _Telling, slip: tuple[str, int]) -> set[int]:
    """Return the events of which a claim is dated by the words at that place of a report."""
    report, start = slip
    rows = telling.ground.index.prepared_of("report", (report,))
    claims = [one.claim for one in telling.ground.kept.all_of(row.number for row in rows)]
    return {
        row.whole
        for row, claim in zip(rows, claims, strict=True)
        if row.whole is not None and claim.time is not None and claim.time.start == start
    }


def _completed(telling: _Telling, whole: int, ids: Mapping[int, str]) -> Told:
    one = telling.drafts[whole]
    outers = [told.claim.content_of for told in one.tellings if told.claim.content_of is not None]
    outer_of = telling.wholes_of(outers)
    outer = next((outer_of[claim] for claim in outers if claim in outer_of), None)
    index = telling.ground.index
    translated = {
        (pair[0], pair[1])
        for report in one.event.reports
        for pair in index.retellings_of("translated", report)
        if len(one.event.reports) > 1
    }
    anchors = telling.anchors_of(one.event.reports)
    outer_id = _event_id(telling, outer, ids) if outer is not None else None
    copies = Copies(translated=frozenset(translated))
    return completed(one, ids[whole], outer_id, copies, anchors, telling.ground.rulings)


def _spoken_of(telling: _Telling, told: Mapping[int, Told], ids: Mapping[int, str]) -> dict[int, Event]:
    """Return the events, told as before, of which another event speaks now than before."""
    index = telling.ground.index
    claims = [claim for one in told.values() for claim in one.event.claims]
    inner = {one.whole for one in index.prepared_of("outer", claims) if one.whole is not None} - told.keys()
    found = {}
    for whole, record in telling.events.records(sorted(inner)).items():
        event = from_text(Event, record)
        members = {one.claim: one.outer for one in index.prepared_of("whole", (whole,))}
        outers = [outer for claim in event.claims if (outer := members[claim]) is not None]
        outer_of = telling.wholes_of(outers)
        speaker = next((outer_of[one] for one in outers if one in outer_of), None)
        speaks = _event_id(telling, speaker, ids) if speaker is not None and speaker != whole else None
        if speaks != event.content_of:
            found[whole] = replace(event, content_of=speaks)
    return found


def _link_wholes(telling: _Telling, told: dict[int, Told], rewritten: dict[int, Event], before: Mapping[int, str]) -> None:
    """Give each event told anew, and each that one report tells of beside such a one, the whole it is a part of."""
    index, events = telling.ground.index, telling.events
    reports = {report for one in told.values() if one.event.act in LEVELS for report in one.event.reports}
    reports |= _reports_before(events, before)
    near = {one.whole for one in index.prepared_of("report", reports) if one.whole is not None} - told.keys()
    parts = {whole for whole, (act, mode) in events.kinds(sorted(near)).items() if _can_be_part(Act(act), mode)}
    asked = {**{whole: one.event for whole, one in told.items()}, **_stored(events, parts, rewritten)}
    around = {report for event in asked.values() if event.act in LEVELS for report in event.reports}
    beside = {one.whole for one in index.prepared_of("report", around) if one.whole is not None} - asked.keys()
    wholes = {whole for whole, (act, mode) in events.kinds(sorted(beside)).items() if _can_be_whole(Act(act), mode)}
    everything = {**asked, **_stored(events, wholes, rewritten)}
    linked = with_wholes([Told(event=replace(event, part_of=None), tellings=()) for event in everything.values()])
    for whole, one in zip(everything, linked, strict=True):
        if whole in told:
            told[whole] = replace(told[whole], event=one.event)
        elif whole in asked and one.event.part_of != asked[whole].part_of:
            rewritten[whole] = one.event


def _reports_before(events: EventIndex, before: Mapping[int, str]) -> set[str]:
    """Return the reports of the events of before that may have been parts or wholes."""
    old = [from_text(Event, record) for record in events.records_by_id(before.values())]
    return {report for event in old if event.act in LEVELS for report in event.reports}


def _stored(events: EventIndex, wholes: Iterable[int], rewritten: Mapping[int, Event]) -> dict[int, Event]:
    found = {whole: from_text(Event, record) for whole, record in events.records(sorted(wholes)).items()}
    return {whole: rewritten.get(whole, event) for whole, event in found.items()}


def _can_be_part(act: Act, mode: str | None) -> bool:
    return any(mode in level.part for level in LEVELS.get(act, ()))


def _can_be_whole(act: Act, mode: str | None) -> bool:
    return any(mode in level.whole for level in LEVELS.get(act, ()))
