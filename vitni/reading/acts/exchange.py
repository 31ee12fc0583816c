"""What the acts of one sentence know of each other: who promised to whom, who is accused by whom, who asks for his own sake.

A party that one act names is often the other side of the next. Every rule here reads one sentence; what the report told
before is read in told.py.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from vitni.model.claim import SYMMETRIC, Act, Party
from vitni.reading.acts.moods import is_negated
from vitni.reading.acts.passives import is_passive
from vitni.reading.acts.slots import without
from vitni.reading.drafts import Passage
from vitni.reading.scene import SPEAKER, Frame, Scene
from vitni.reading.speech.voices import voices_of
from vitni.reference.acts import load_meanings
from vitni.reference.titles import titles_of

RETOLD = "the same act told before"
"""The rule that gives a bare noun ("the talks lasted ...") the parties of the act before it."""


def completed(passage: Passage, frame: Frame, kept: Sequence[Frame]) -> Frame:
    """Fill what the frames around a frame know: "we" is the speaker's side, a promise goes where the promised act goes."""
    inner = next((other for other in kept if other.at != frame.at and {other.at, other.top} & set(frame.content)), None)
    outer = next((other for other in kept if other.at != frame.at and {frame.at, frame.top} & set(other.content)), None)
    actors = _spoken_for(passage, frame, frame.actors, frame.actor_at)
    recipients = _spoken_for(passage, frame, frame.recipients, frame.recipient_at)
    if not actors and frame.entry.part == "adjective" and frame.entry.meaning.act in JUDGEMENTS:
        actors = voices_of(passage.scene, frame.top, {}, passage.sayings, passage.run)[:1]
    cited = {party.start for party in passage.run.according}
    actors = tuple(party for party in actors if party.start is None or party.start not in cited)
    recipients = tuple(party for party in recipients if party.start is None or party.start not in cited)
    if not recipients and inner is not None and frame.entry.meaning.act in (Act.AGREE, Act.THREATEN, Act.REJECT):
        recipients = without(inner.recipients, actors)
    mutual = frame.entry.meaning.act in SYMMETRIC and outer is not None and outer.entry.meaning.act in SYMMETRIC
    if not recipients and outer is not None and mutual and actors == outer.actors:
        recipients = outer.recipients
    if not recipients and outer is not None:
        asking = replace(outer, actors=_spoken_for(passage, outer, outer.actors, outer.actor_at))
        recipients = without(_other_side(passage.scene, frame, asking), actors)
    if not recipients and inner is not None and frame.entry.meaning.act is Act.REQUEST and inner.entry.meaning.mode == "resign":
        recipients = without(inner.actors, actors)
    entry = frame.entry
    if entry.meaning.key == "consent" and entry.part == "verb" and _is_refused(passage.scene, frame):
        frame, entry = replace(frame, refused=True), replace(entry, meaning=load_meanings()["reject"])
    if inner is not None and entry.meaning.key in PLAIN_AGREEMENTS:
        key = AGREED_BY_CONTENT.get((inner.entry.meaning.act, inner.entry.meaning.mode))
        entry = replace(entry, meaning=load_meanings()[key]) if key is not None else entry
    return replace(frame, entry=entry, actors=actors, recipients=without(recipients, actors))


JUDGEMENTS = frozenset({Act.ACCUSE, Act.SUPPORT})
"""Acts that whoever says a thing of another does by saying it ("Trump said that Germany *is a hostage* of Russia")."""


def _other_side(scene: Scene, frame: Frame, outer: Frame) -> tuple[Party, ...]:
    """Return toward whom an act is done that another asks for, alleges or rejects, where nobody else is named.

    Who asks for talks or support asks for himself; who accuses of an attack was attacked; what is rejected was demanded of
    whoever rejects it.
    """
    act, above = frame.entry.meaning.act, outer.entry.meaning
    if above.act is Act.REQUEST and act in GIVING and frame.entry.meaning.mode not in ("resign", "release"):
        return _states_of(scene, outer.actors) if act is Act.AID else outer.actors
    named = frame.entry.part == "noun" and frame.entry.meaning.key == "kill"  # "accused Israel of genocide": of others
    if above.act is Act.ACCUSE and above.mode == "allege" and act in SUFFERED_BY_ACCUSER and not named:
        states = {party.country for party in outer.actors}
        return tuple(state for code in states if code is not None and len(states) == 1 and (state := scene.state(code)))
    if above.act is Act.THREATEN and act in SUFFERED_BY_THREATENED:
        return outer.recipients
    if above.act is Act.REJECT and act is Act.REQUEST:
        return outer.actors
    return ()


def _of_the_same_quarrel(scene: Scene, frame: Frame, kept: Sequence[Frame]) -> tuple[Party, ...]:
    """Return whom the verb before blames, where a threat or the recall of an ambassador goes on with it ("condemned the
    expulsion and *warned* of consequences")."""
    token = scene.tree.token(frame.top)
    if token.base_relation != "conj" or not (frame.entry.meaning.act is Act.THREATEN or frame.entry.meaning.key == "expel"):
        return ()
    before = (other for other in kept if token.head in (other.at, other.top))
    return next((other.recipients for other in before if other.entry.meaning.act in QUARREL), ())


QUARREL = frozenset({Act.ACCUSE, Act.REJECT, Act.THREATEN, Act.SANCTION})
"""Acts against somebody that the next verb goes on with."""
SUFFERED_BY_THREATENED = frozenset({Act.ASSAULT, Act.SANCTION, Act.COERCE})
"""Acts that are done to whoever is threatened with them, where nobody else is named."""
SUFFERED_BY_ACCUSER = frozenset({Act.ASSAULT, Act.THREATEN})
"""Acts of which a state accuses whoever did them to it, where nobody else is named."""


def _is_refused(scene: Scene, frame: Frame) -> bool:
    """Is the consent denied by its own words ("will not accept")? That refuses."""
    return bool(frame.actors) and not is_passive(scene.tree, frame.at) and is_negated(scene, frame.at)


PLAIN_AGREEMENTS = frozenset({"agree", "agree-settle", "sign", "promise", "offer"})
"""Meanings of agreeing that take their mode from what is agreed on, where that is told."""
AGREED_BY_CONTENT: dict[tuple[Act, str | None], str] = {(Act.CONSULT, "letter"): "promise-answer"}
"""What an agreement is about, by act and mode of its content."""


def _states_of(scene: Scene, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the states that persons speak for ("Kuleba urged Berlin to send missiles": to Ukraine), others as they are."""
    found = (scene.state(party.country) if party.kind == "person" and party.country else None for party in parties)
    return tuple(dict.fromkeys(state or party for state, party in zip(found, parties, strict=True)))


GIVING = frozenset({Act.SUPPORT, Act.AID, Act.CONSULT, Act.CONCEDE, Act.AGREE, Act.COOPERATE})
"""Acts that whoever asks for them asks for himself, where nobody else is named: "she asked for support"."""


def _spoken_for(passage: Passage, frame: Frame, parties: tuple[Party, ...], at: Sequence[int]) -> tuple[Party, ...]:
    """Put who speaks in the place of "I" and "we": the speaker himself, or the state he speaks for."""
    if SPEAKER not in parties:
        return parties
    voices = tuple(party for party in voices_of(passage.scene, frame.top, {}, passage.sayings, passage.run) if party != SPEAKER)
    found: list[Party] = []
    for party in parties:
        if party != SPEAKER:
            found.append(party)
        elif voices:
            tree = passage.scene.tree
            kinds = titles_of(tree.lexicon.language).pronouns
            inside = (word for top in at for word in tree.sentence.subtree(top))
            many = any(tree.token(top).feature("Number") == "Plur" for top in at)
            many = many or any(kinds.get(tree.forms[word]) == "we" for word in inside)
            speaks_for = voices[0].country if many and voices[0].kind in ("person", "group") else None
            found.append((passage.scene.state(speaks_for) if speaks_for else None) or voices[0])
    return tuple(dict.fromkeys(found))


def answered(scene: Scene, frames: Sequence[Frame]) -> list[Frame]:
    """Fill what the other frames of a sentence know once all their own parties are known.

    What is agreed to be done for one side is done by the other ("an agreement that Russia would get an answer"), and talks
    that one side awaits are with whom it dealt just before ("he would send Moscow his ideas and then expected more talks").
    """
    found: list[Frame] = []
    for frame in frames:
        outer = next((other for other in frames if other.at != frame.at and {frame.at, frame.top} & set(other.content)), None)
        meaning = frame.entry.meaning
        if outer is not None and outer.entry.meaning.act is Act.AGREE and not frame.actors and frame.recipients:
            sides = tuple(side for side in (*outer.actors, *outer.recipients) if not share((side,), frame.recipients))
            frame = replace(frame, actors=_states_of(scene, sides), rules=(("actor", AGREED), frame.rules[1]))
        elif outer is not None and outer.entry.meaning.by == "recipient" and not frame.actors and not frame.recipients:
            asked = (("actor", "control"), frame.rules[1])
            frame = replace(frame, actors=outer.recipients, lacking=(), rules=asked if outer.recipients else frame.rules)
        elif meaning.act is Act.CONSULT and frame.entry.part == "noun" and frame.actors and not frame.recipients:
            before = (other for other in reversed(found) if other.entry.meaning.act in SYMMETRIC and other.recipients)
            same = next((other.recipients for other in before if share(frame.actors, other.actors)), ())
            frame = replace(frame, recipients=same, rules=(frame.rules[0], ("recipient", RETOLD))) if same else frame
        elif not frame.recipients and (same := without(_of_the_same_quarrel(scene, frame, found), frame.actors)):
            frame = replace(frame, recipients=same, rules=(frame.rules[0], ("recipient", RETOLD)))
        elif meaning.act in SAID_TO_A_GUEST and frame.actors and not frame.recipients:
            frame = _said_to_the_guest(scene, frame, found)
        elif meaning.key == "deploy-weapons" and not frame.recipients and not frame.places:
            given = (other for other in found if other.entry.meaning.act is Act.AID and share(frame.actors, other.actors))
            frame = _given_too(frame, next(given, None))
        found.append(frame)
    return found


SAID_TO_A_GUEST = frozenset({Act.REQUEST, Act.ACCUSE, Act.REJECT, Act.THREATEN})
"""Acts of speech that are done to whoever was summoned or met in the same breath."""


def _said_to_the_guest(scene: Scene, frame: Frame, before: Sequence[Frame]) -> Frame:
    """Who is summoned, met or phoned is told what the next verb says ("summoned the ambassador and demanded ...")."""
    token = scene.tree.token(frame.top)
    met = next((other for other in before if other.top == token.head and token.base_relation in ("conj", "advcl")), None)
    if met is None or met.entry.meaning.act is not Act.CONSULT or not share(met.actors, frame.actors):
        return frame
    return replace(frame, recipients=without(met.recipients, frame.actors), rules=(frame.rules[0], ("recipient", GUEST)))


GUEST = "whoever was met or summoned"
"""The rule by which what is said at a meeting is said to its guest."""


def _given_too(frame: Frame, aid: Frame | None) -> Frame:
    """Weapons sent nowhere, told beside other help, go to whoever got that ("gave Kyiv vehicles and plans to send tanks")."""
    if aid is None or not aid.recipients:
        return frame
    entry = replace(frame.entry, meaning=load_meanings()["aid-military"])
    return replace(frame, entry=entry, recipients=aid.recipients, rules=(frame.rules[0], ("recipient", aid.rules[1][1])))


AGREED = "the other side of the agreement"
"""The rule by which what is agreed to be done for one side is done by the other."""


def share(some: Iterable[Party], others: Iterable[Party]) -> bool:
    """Is any party of one side, by its state or its name, on the other side too?"""
    countries = {party.country or party.name for party in others}
    return any((party.country or party.name) in countries for party in some)
