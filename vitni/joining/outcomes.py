"""What became of a commitment: kept, kept in part, broken, refused, withdrawn or overtaken, with the claim that settled it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from vitni.joining.amounts import bounds, deny_each_other, in_base_unit
from vitni.joining.merging import in_order_of_telling
from vitni.joining.parties import compare_parties, name_stems
from vitni.joining.tellings import Telling
from vitni.model.claim import COMING, Act, Amount, Party, Standing
from vitni.model.event import Event
from vitni.model.ledger import Commitment, CommitmentKind, CommitmentState
from vitni.model.time import Reason

REPLY_WITHIN = 4
"""Sentences: a refusal that follows a demand so soon in one report answers it, if the parties fit."""
ANSWERED_WITHIN = 120
"""Days: a refusal told later answers something else."""
ANSWERED_AT_ONCE = 14
"""Days within which a refusal that does not say of what is taken to be of the demand the two parties quarrel about."""
LEAST_CONTENT = 2
"""Words of a topic that say what a refusal is of; one word alone is a pronoun or a stray noun."""
OVERTAKES: Mapping[Act, frozenset[Act]] = {
    Act.RETREAT: frozenset({Act.ASSAULT}),
    Act.CONSULT: frozenset({Act.ASSAULT}),
    Act.AGREE: frozenset({Act.ASSAULT}),
}
"""Acts that undo what one party still had to do toward another: who invades has not withdrawn, and will not meet."""
OVERTAKING_MODES = frozenset({"invade"})
"""Modes that end what was planned before; a strike more or less in a war ends nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event with its tellings: what the ledger looks through."""

    event: Event
    tellings: tuple[Telling, ...]


def any_alike(ours: Iterable[Party], theirs: Iterable[Party]) -> bool:
    """Say whether some party of the one side may be one of the other."""
    others = tuple(theirs)
    return any(compare_parties(one, other).weight > 0 for one in ours for other in others)


def names_of(parties: Iterable[Party]) -> list[str]:
    """Return what parties are looked up by, each once and in order: their states, else the words of their names."""
    return sorted({name for party in parties for name in ([party.country] if party.country else name_stems(party.name))})


def is_overtaking(event: Event) -> bool:
    """Say whether it ends what was planned before."""
    return event.act == Act.ASSAULT and event.mode in OVERTAKING_MODES and event.standing == Standing.HAPPENED


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """The events that settle commitments of others, to be looked up by who takes part, in order of telling.

    `refusals` are rejections by each name of their actors, `calls_off` the claims of rejections by id, `overtaking` the
    invasions by each name of their actors: so a row is compared with its neighbours, not with everything.
    """

    refusals: Mapping[str, Sequence[tuple[int, Told, Telling]]]
    rejections: Mapping[str, Telling]
    overtaking: Mapping[str, Sequence[tuple[int, Told, Telling]]]

    @staticmethod
    def of(told: Sequence[Told]) -> "Outcomes":
        """Gather them from all events."""
        rejecting = [one for one in told if one.event.act == Act.REJECT]
        invading = [one for one in told if is_overtaking(one.event)]
        return Outcomes(
            refusals=_by_name(rejecting),
            rejections={telling.claim.id: telling for one in rejecting for telling in one.tellings},
            overtaking=_by_name(invading),
        )

    def settle(self, row: Commitment, one: Told, outer: Told | None) -> Commitment:
        """Return the row with what became of it, by the last claim that tells."""
        own = self._by_own_claims(row, one)
        if own is not None:
            return own
        if row.kind == "demand":
            reply = self._refusal(row, one, outer)
            if reply is not None:
                return _with(row, "refused", reply, "demand-rejected")
        else:
            dropped = self._dropped(row, one)
            if dropped is not None:
                return _with(row, "withdrawn", dropped, "called-off")
        overtaken = self._overtaken(row, one)
        return _with(row, "overtaken", overtaken, "overtaken-by") if overtaken is not None else row

    def _by_own_claims(self, row: Commitment, one: Told) -> Commitment | None:
        """Settle by what later claims of the same event tell of it: as done, or as not done."""
        ordered = in_order_of_telling(one.tellings)
        first = next((telling for telling in ordered if telling.claim.standing in COMING), None)
        if first is None:
            return None
        fates = [telling for telling in ordered if _after(telling, first) and _is_fate(telling, first, row.kind)]
        if not fates:
            return None
        standing = fates[-1].claim.standing
        settling = next(telling for telling in fates if telling.claim.standing == standing)
        if standing == Standing.HAPPENED:
            return _kept(row, [telling for telling in ordered if telling.claim.standing in COMING], fates)
        state, name = self._undone(row, one, settling)
        return _with(row, state, settling, name)

    def _undone(self, row: Commitment, one: Told, denied: Telling) -> tuple[CommitmentState, str]:
        """Return the state of what is told as not done: taken back by who promised it, or broken; of a demand, refused."""
        rejection = self.rejections.get(denied.claim.content_of or "")
        by = rejection.actors if rejection is not None else denied.claim.voices[:1]
        who = (*row.who, *one.event.actors) if row.kind != "demand" else row.who
        own = any_alike(by, who) or (not by and row.kind != "demand")
        if row.kind == "demand":
            return ("withdrawn", "called-off") if by and own else ("refused", "told-as-not-happening")
        if row.kind != "promise" or (rejection is not None and own):
            return "withdrawn", "called-off" if rejection is not None else "told-as-not-happening"
        early = _told_before_due(denied, row)
        return ("withdrawn", "called-off") if early and own else ("broken", "told-as-not-happening")

    def _refusal(self, row: Commitment, one: Told, outer: Told | None) -> Telling | None:
        """Return the rejection that answers the demand: by one it touches, toward the one who makes it, told after it."""
        touched = {party for side in (one.event.actors, one.event.recipients, row.toward) for party in side} - set(row.who)
        demands = [*one.tellings, *(outer.tellings if outer is not None else ())]
        ids = {demand.claim.id for demand in demands}
        for refusal, reply in _near(self.refusals, [*names_of(touched), *sorted({*map(inside, demands)})], demands):
            if reply.claim.content_of is not None and reply.claim.content_of in ids:
                return reply
            near = [demand for demand in demands if _answers(reply, demand)]
            if near and (_fits(refusal.event, row.who, touched, near, reply) or _takes_up(refusal.event, row.who, near, reply)):
                return reply
        return None

    def _dropped(self, row: Commitment, one: Told) -> Telling | None:
        """Return the claim by which who is committed calls it off, where that claim holds no act of its own."""
        for rejecting, reply in _near(self.refusals, names_of(row.who), one.tellings):
            if rejecting.event.mode != "call-off" or not any_alike(rejecting.event.actors, row.who):
                continue
            before = [telling for telling in one.tellings if telling.claim.standing in COMING and _after(reply, telling)]
            if before and any(_same_matter(reply, telling) for telling in before):
                return reply
        return None

    def _overtaken(self, row: Commitment, one: Told) -> Telling | None:
        """Return the claim of the invasion that made the commitment void: by one side of it, against the other."""
        acts = OVERTAKES.get(one.event.act, frozenset())
        sides = (*one.event.actors, *row.who)
        others = (*one.event.recipients, *row.toward)
        for invading, telling in _near(self.overtaking, names_of((*sides, *others)), one.tellings):
            event = invading.event
            if event.act not in acts or not all(_after(telling, before) for before in one.tellings):
                continue
            forth = any_alike(event.actors, sides) and any_alike(event.recipients, others)
            back = one.event.act == Act.CONSULT and any_alike(event.actors, others) and any_alike(event.recipients, sides)
            if forth or back:
                return telling
        return None


def _by_name(told: Iterable[Told]) -> Mapping[str, Sequence[tuple[int, Told, Telling]]]:
    found: dict[str, list[tuple[int, Told, Telling]]] = defaultdict(list)
    for one in told:
        for telling in in_order_of_telling(one.tellings):
            for name in (*names_of(one.event.actors), inside(telling)):
                found[name].append((day_told(telling), one, telling))
    return {
        name: sorted(rows, key=lambda row: (row[0], row[2].claim.report, row[2].claim.start)) for name, rows in found.items()
    }


def inside(telling: Telling) -> str:
    """Return what the report of a telling is looked up by: a refusal may name nobody but stand beside the demand."""
    return f"in {telling.claim.report}"


def day_told(telling: Telling) -> int:
    """Return the day of telling as a number, 0 where nobody knows it."""
    return telling.told.start.toordinal() if telling.told is not None and telling.told.start is not None else 0


def told_near(ours: Iterable[Telling], theirs: Iterable[Telling]) -> bool:
    """Say whether two events are told within some months of each other; one of which no day is known is near all."""
    mine, others = ([day for one in side if (day := day_told(one))] for side in (ours, theirs))
    return not mine or not others or any(abs(day - other) <= ANSWERED_WITHIN for day in mine for other in others)


def _near(
    index: Mapping[str, Sequence[tuple[int, Told, Telling]]], names: Iterable[str], asked: Sequence[Telling]
) -> Iterable[tuple[Told, Telling]]:
    """Yield the events under these names, each claim once, that are told from the first of the tellings on for some months."""
    days = [day_told(telling) for telling in asked if day_told(telling)]
    seen: set[str] = set()
    for name in names:
        rows = index.get(name, ())
        starts = [day for day, _, _ in rows]
        undated = range(bisect_right(starts, 0))
        from_day, to_day = (min(days), max(days) + ANSWERED_WITHIN) if days else (1, 10**7)
        dated = range(max(bisect_left(starts, from_day), len(undated)), bisect_right(starts, to_day))
        for at in (*undated, *dated):
            _, one, telling = rows[at]
            if telling.claim.id not in seen:
                seen.add(telling.claim.id)
                yield one, telling


def _kept(row: Commitment, coming: Sequence[Telling], fates: Sequence[Telling]) -> Commitment:
    """Return the row as kept; kept in part where less was done than was promised, in a unit that both count once."""
    done = [telling for telling in fates if telling.claim.standing == Standing.HAPPENED]
    for telling in coming:
        for promised in map(in_base_unit, telling.claim.amounts):
            counts = [
                (one, amount) for one in done for amount in map(in_base_unit, one.claim.amounts) if amount.unit == promised.unit
            ]
            if counts and all(_is_less(amount, promised) for _, amount in counts):
                return _with(row, "partly", max(counts, key=lambda count: bounds(count[1])[1])[0], "less-than-promised")
    return _with(row, "kept", done[0], "told-as-happened")


def _is_less(done: Amount, promised: Amount) -> bool:
    return deny_each_other(done, promised) and bounds(done)[1] < bounds(promised)[0]


def _is_fate(telling: Telling, first: Telling, kind: CommitmentKind) -> bool:
    """Say whether a telling settles what the first put in the future.

    A report that tells a plan and its denial tells a quarrel about an intention; only another report calls a plan off.
    """
    if telling.claim.standing == Standing.DENIED:
        return kind != "plan" or telling.claim.report != first.claim.report
    return telling.claim.standing == Standing.HAPPENED


def _told_before_due(telling: Telling, row: Commitment) -> bool:
    end = row.due.interval.end if row.due is not None and row.due.interval is not None else None
    return end is not None and telling.told is not None and telling.told.start is not None and telling.told.start < end


def _with(row: Commitment, state: CommitmentState, telling: Telling, name: str) -> Commitment:
    reason = Reason(name=name, weight=1.0, claims=(telling.claim.id,), reports=(telling.claim.report,))
    return replace(row, state=state, settled_by=telling.claim.id, reasons=(reason,))


def _after(telling: Telling, first: Telling) -> bool:
    """Say whether a telling comes after the first that put the act in the future: in a later report, or further on."""
    if telling.claim.report == first.claim.report:
        return telling.claim.start > first.claim.start
    if telling.told is None or first.told is None or telling.told.start is None or first.told.start is None:
        return True
    return telling.told.start >= first.told.start


def _answers(reply: Telling, demand: Telling) -> bool:
    if reply.claim.report == demand.claim.report:
        return 0 <= reply.sentence - demand.sentence <= REPLY_WITHIN and reply.claim.start > demand.claim.start
    return _after(reply, demand)


def _fits(rejecting: Event, who: Sequence[Party], touched: Iterable[Party], near: Sequence[Telling], reply: Telling) -> bool:
    toward = any_alike(rejecting.recipients, who)
    by = any_alike(rejecting.actors, touched)
    same_report = any(demand.claim.report == reply.claim.report for demand in near)
    if toward and by:
        return same_report or any(_same_matter(reply, demand) or _at_once(reply, demand) for demand in near)
    return same_report and (toward or (by and not rejecting.recipients)) and not any_alike(rejecting.actors, who)


def _same_matter(reply: Telling, asked: Telling) -> bool:
    """Say whether the words of the two share more than the names of the parties."""
    named = {
        stem for party in (*asked.actors, *asked.recipients, *reply.actors, *reply.recipients) for stem in _stems_of(party)
    }
    return bool(((reply.topic or reply.wording) & (asked.topic | asked.wording)) - named)


def _stems_of(party: Party) -> set[str]:
    return {stem[:5] for stem in name_stems(party.name)}


def _at_once(reply: Telling, demand: Telling) -> bool:
    """Say whether the reply follows the demand within days and does not say that it is about something else."""
    silent = len(reply.topic) < LEAST_CONTENT or reply.claim.language != demand.claim.language
    return silent and day_told(reply) > 0 and 0 <= day_told(reply) - day_told(demand) <= ANSWERED_AT_ONCE


def _takes_up(rejecting: Event, who: Sequence[Party], near: Sequence[Telling], reply: Telling) -> bool:
    """Say whether a refusal names neither what nor whose and is the next sentence to the demand: "the minister refused it"."""
    if (
        rejecting.mode == "veto"
        or rejecting.recipients
        or len(reply.topic) >= LEAST_CONTENT
        or any_alike(rejecting.actors, who)
        or not rejecting.actors
    ):
        return False
    return any(demand.claim.report == reply.claim.report and 0 <= reply.sentence - demand.sentence <= 1 for demand in near)
