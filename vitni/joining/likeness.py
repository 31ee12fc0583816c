"""How likely two tellings are of one occurrence: a list of named reasons, weighed in log-odds, whose sum decides."""

from collections.abc import Mapping

from vitni.joining.amounts import bounds, in_base_unit
from vitni.joining.disputed_doers import doubted_doers
from vitni.joining.likeness_of_parties import (
    HOPELESS,
    compare_parties_of,
    lonely,
    tempered,
    third_states,
    total,
)
from vitni.joining.likeness_of_times import APART, compare_times, steps_of
from vitni.joining.parties import is_named
from vitni.joining.tellings import Telling
from vitni.model.claim import COMING, Act, Amount, Place, Standing
from vitni.model.time import Reason

PRIOR: Mapping[Act, float] = {
    Act.SAY: -6.0,
    Act.AGREE: -2.5,
    Act.REQUEST: -2.5,
    Act.REJECT: -2.5,
    Act.THREATEN: -2.3,
    Act.ACCUSE: -1.8,
    Act.SUPPORT: -1.8,
}
"""How far from one occurrence two claims of the same act are before anything is known. Words are many (the same speaker says
much on one day), so speech needs evidence that deeds do not."""
PRIOR_OF_DEEDS = -1.5
PRIOR_OF_ANNOUNCEMENTS = -2.5
PRIOR_OF_ANNOUNCEMENTS_AGAIN = -1.8
"""Statements that are still to come are announced seldom and told often, like deeds; most of all by one report."""


def compare(first: Telling, second: Telling, linked: Mapping[str, frozenset[str]]) -> tuple[Reason, ...]:
    """Return the reasons for and against the two being tellings of one occurrence; both are of the same act.

    `linked` gives, by claim id, the events of a claim's inner or outer claims as far as they are joined by now.
    """
    parties = compare_parties_of(first, second)
    if total(parties) <= HOPELESS:
        doubted = doubted_doers(first, second)
        if not doubted:
            return parties
        parties = doubted
    times = compare_times(first, second)
    reasons = [
        Reason(name="before-evidence", weight=_prior_of(first, second)),
        *parties,
        *tempered(first.claim.act, parties),
        *lonely(first, second),
        *third_states(first, second),
        *_threatened_or_not(first, second),
        *_compare_meanings(first, second, same_content=_share_content(first, second, linked)),
        *times,
        *_compare_places(first, second),
        *_compare_amounts(first, second),
        *_compare_words(first, second, other_time=any(reason.name in OTHER_TIME for reason in times)),
        *_compare_positions(first, second),
        *_compare_links(first, second, linked),
    ]
    return tuple(reason for reason in reasons if reason.weight)


THREATENED_OTHERWISE = -2.0


def _threatened_or_not(first: Telling, second: Telling) -> tuple[Reason, ...]:
    """Doubt that what one threatens is what another promises or plans: an answer by sanctions is no answer by letter."""
    standings = {first.claim.standing, second.claim.standing}
    if Standing.THREATENED in standings and standings & {Standing.PROMISED, Standing.PLANNED, Standing.DEMANDED}:
        return (Reason(name="threatened-or-not", weight=THREATENED_OTHERWISE),)
    return ()


def _prior_of(first: Telling, second: Telling) -> float:
    act = first.claim.act
    if act == Act.SAY and first.claim.standing in COMING and second.claim.standing in COMING:
        return PRIOR_OF_ANNOUNCEMENTS_AGAIN if first.claim.report == second.claim.report else PRIOR_OF_ANNOUNCEMENTS
    return PRIOR.get(act, PRIOR_OF_DEEDS)


SOFT_MODES: Mapping[frozenset[str], float] = {
    frozenset({"meeting", "visit"}): -3.5,
    frozenset({"reply", "letter"}): 0.3,
    frozenset({"meeting", "summit"}): -0.5,
    frozenset({"meeting", "third-party"}): -0.5,
    frozenset({"summit", "third-party"}): -0.5,
    frozenset({"strike", "kill"}): -0.5,
    frozenset({"troops", "exercise"}): -0.5,
    frozenset({"troops", "weapons"}): -1.0,
    frozenset({"demand", "appeal"}): -0.2,
    frozenset({"demand", "propose"}): -0.5,
    frozenset({"allege", "condemn"}): -0.3,
    frozenset({"refuse", "veto"}): -0.3,
    frozenset({"demonstrate", "riot"}): -0.5,
}
"""Pairs of modes that reports use for one occurrence, with what the difference still costs; all other pairs cost more."""
OTHER_MODE = -2.5
MODE_OF_MEANING = {"respond": "reply"}
"""Meanings that the table gives no mode although they are no meeting and no visit."""


def _compare_meanings(first: Telling, second: Telling, *, same_content: bool) -> tuple[Reason, ...]:
    ours, theirs = first.claim, second.claim
    one, other = (MODE_OF_MEANING.get(claim.meaning, claim.mode) for claim in (ours, theirs))
    values = (("first", ours.meaning), ("second", theirs.meaning))
    if one is not None and one == other:
        return (Reason(name="same-mode", weight=1.3 if ours.meaning == theirs.meaning else 1.0, values=values),)
    if one is not None and other is not None:
        weight = SOFT_MODES.get(frozenset({one, other}), OTHER_MODE)
        return (Reason(name="other-mode", weight=weight, values=values),)
    if one is None and other is None:
        same = ours.meaning == theirs.meaning
        return (Reason(name="same-meaning" if same else "other-meaning", weight=0.6 if same else -0.2, values=values),)
    # What two promises hold tells more than whether the word for one names its kind.
    apart = ours.act == Act.AGREE and not same_content
    return (Reason(name="mode-silent", weight=-2.6 if apart else -0.2, values=values),)


def _compare_places(first: Telling, second: Telling) -> tuple[Reason, ...]:
    ours, theirs = first.claim.where, second.claim.where
    if ours is None or theirs is None:
        return ()
    values = (("first", ours.name), ("second", theirs.name))
    if _same_place(ours, theirs):
        return (Reason(name="same-place", weight=0.6 if _is_country(ours) else 1.2, values=values),)
    one_report = first.claim.report == second.claim.report
    if ours.country is not None and ours.country == theirs.country and (_is_country(ours) or _is_country(theirs)):
        if one_report and first.claim.mode == "visit":
            return (Reason(name="part-of-a-journey", weight=APART, values=values),)
        return (Reason(name="place-within", weight=-0.3 if one_report else 0.2, values=values),)
    if ours.country is not None and ours.country == theirs.country:
        return (Reason(name="other-place", weight=-2.0, values=values),)
    return (Reason(name="other-country", weight=-3.0, values=values),)


def _same_place(ours: Place, theirs: Place) -> bool:
    if ours.entity is not None and theirs.entity is not None:
        return ours.entity == theirs.entity
    return ours.name.casefold() == theirs.name.casefold()


def _is_country(place: Place) -> bool:
    return place.entity is not None and place.entity.startswith("state:")


COUNTED_OTHERWISE = -2.2
"""For two claims of one report of which one gives more counts of a unit than the other: "from 2 to 4 percent", "2 percent"."""


def _compare_amounts(first: Telling, second: Telling) -> tuple[Reason, ...]:
    """Compare amounts unit by unit; where a telling counts one unit twice ("from 2 to 4 percent") only equal counts tell."""
    one_report = first.claim.report == second.claim.report
    found = []
    counted, recounted = (tuple(map(in_base_unit, telling.claim.amounts)) for telling in (first, second))
    for unit in sorted({amount.unit for amount in counted}):
        ours = [amount for amount in counted if amount.unit == unit]
        theirs = [amount for amount in recounted if amount.unit == unit]
        if len(ours) == 1 == len(theirs):
            found.append(_compare_amount(ours[0], theirs[0], one_report))
        elif theirs and {bounds(amount) for amount in ours} == {bounds(amount) for amount in theirs}:
            found.append(Reason(name="same-amount", weight=1.0, values=(("unit", unit),)))
        elif theirs and one_report:
            found.append(Reason(name="counted-otherwise", weight=COUNTED_OTHERWISE, values=(("unit", unit),)))
    return (max(found, key=lambda reason: reason.weight),) if found else ()


def _compare_amount(one: Amount, other: Amount, one_report: bool) -> Reason:
    ours, theirs = bounds(one), bounds(other)
    if ours == theirs:
        return Reason(name="same-amount", weight=1.0, values=(("unit", one.unit),))
    if ours[0] <= theirs[1] and theirs[0] <= ours[1]:
        return Reason(name="amounts-agree", weight=0.4, values=(("unit", one.unit),))
    return Reason(name="other-amount", weight=-1.5 if one_report else -0.5, values=(("unit", one.unit),))


TOPICS: Mapping[Act, tuple[float, float]] = {
    Act.SAY: (5.5, -2.0),
    Act.REQUEST: (2.0, -2.5),
    Act.AGREE: (2.0, -1.5),
    Act.REJECT: (2.0, -2.5),
    Act.THREATEN: (1.0, -0.5),
    Act.ACCUSE: (0.7, -0.1),
}
"""What sharing all of a topic's words gives, and sharing none takes: speech is told apart by what it is about."""
TOPICS_OF_DEEDS = (0.7, -0.3)
TOPICS_OF_ANNOUNCEMENTS = (3.0, -1.0)
"""One thing announced has many names ("the strategy", "the white paper", "the long awaited document")."""
OTHER_REQUEST = -3.5
"""For two requests of one report that are for other things: who asks for a rule and for an exemption asks twice."""
TOLD_OTHERWISE = -0.5
"""For a promise whose object two speakers name by other words: that is a quarrel about one promise, hardly two."""


def _worth_of_topics(first: Telling, second: Telling) -> tuple[float, float]:
    act = first.claim.act
    most, least = TOPICS.get(act, TOPICS_OF_DEEDS)
    if act == Act.SAY and first.claim.standing in COMING and second.claim.standing in COMING:
        return TOPICS_OF_ANNOUNCEMENTS
    one_report = first.claim.report == second.claim.report
    if act == Act.REQUEST and one_report:
        return most, OTHER_REQUEST
    voices = {voice.entity for telling in (first, second) for voice in telling.claim.voices[:1] if is_named(voice)}
    if act == Act.AGREE and not one_report and len(voices) == 2 and _same_phrase(first, second):
        return most, TOLD_OTHERWISE
    return most, least


def _same_phrase(first: Telling, second: Telling) -> bool:
    """Say whether both give the act the same time, by phrases that step from the day of the report ("next week")."""
    ours, theirs = first.claim.time, second.claim.time
    return ours is not None and theirs is not None and ours.unit is not None and steps_of(first) == steps_of(second)


OTHER_TIME = frozenset({"days-deny", "other-part-of-the-day", "words-deny-day", "phrases-deny"})
"""Reasons by which two claims are of two times: daily news comes in the same words every day, which then prove nothing."""


def _compare_words(first: Telling, second: Telling, *, other_time: bool) -> tuple[Reason, ...]:
    result = []
    same_language = first.claim.language == second.claim.language
    if first.topic and second.topic:
        # A speaker's two sentences in one report share words because they are of one matter: there the whole must agree.
        sayings = first.claim.act == Act.SAY and first.claim.report == second.claim.report
        whole = len(first.topic | second.topic) if sayings else min(len(first.topic), len(second.topic))
        share = len(first.topic & second.topic) / whole
        most, least = _worth_of_topics(first, second)
        if share or same_language:
            result.append(Reason(name="topics", weight=most * share if share else least, values=(("share", f"{share:.2f}"),)))
    if same_language and not other_time and len(first.wording) > 2 and len(second.wording) > 2:
        share = len(first.wording & second.wording) / len(first.wording | second.wording)
        if share >= 0.7:
            result.append(Reason(name="same-words", weight=2.5 * share, values=(("share", f"{share:.2f}"),)))
    return tuple(result)


ONE_SENTENCE = -4.0
"""Against two claims of one sentence: an act told twice in a sentence is one claim (docs/claims.md), so two are two acts."""


def _compare_positions(first: Telling, second: Telling) -> tuple[Reason, ...]:
    if first.claim.report != second.claim.report:
        return ()
    if first.claim.id == second.claim.content_of or second.claim.id == first.claim.content_of:
        return (Reason(name="content-of-the-other", weight=APART),)
    if first.sentence == second.sentence:
        return (Reason(name="one-sentence", weight=ONE_SENTENCE),)
    if first.title or second.title:
        return (Reason(name="title-and-text", weight=0.8),)
    apart = abs(first.sentence - second.sentence)
    if apart <= 2:
        return (Reason(name="near-in-text", weight=0.8 if apart == 1 else 0.4),)
    return ()


def _share_content(first: Telling, second: Telling, linked: Mapping[str, frozenset[str]]) -> bool:
    return bool(linked.get(first.claim.id, frozenset()) & linked.get(second.claim.id, frozenset()))


def _compare_links(first: Telling, second: Telling, linked: Mapping[str, frozenset[str]]) -> tuple[Reason, ...]:
    ours, theirs = linked.get(first.claim.id), linked.get(second.claim.id)
    if not ours or not theirs:
        return ()
    if ours & theirs:
        return (Reason(name="same-content", weight=2.0),)
    return (Reason(name="other-content", weight=-1.5),)
