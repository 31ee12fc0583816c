"""Who acts where the words of an act name nobody: whose measure it is, and which state's authorities arrest.

Only what the report has told before fills a party here; every one carries the rule that found it.
"""

from collections.abc import Sequence
from dataclasses import replace

from vitni.model.claim import Act, Party, Standing
from vitni.reading.acts.passives import is_passive, names_nobody
from vitni.reading.acts.slots import without
from vitni.reading.clauses import subject
from vitni.reading.drafts import Draft
from vitni.reading.parties.story import adjective_of
from vitni.reading.places import where_of
from vitni.reading.scene import Frame, Scene
from vitni.reference.world import load_world

NEAR = 12
"""Claims back in which what a bare word takes up is looked for; farther ones are another matter."""

BY_MEASURES = frozenset({Act.SANCTION, Act.COERCE, Act.CONCEDE, Act.AID, Act.RETREAT})
"""Acts that states do by rules: whose rule it is did what the rule does."""
INSTRUMENT = "whoever made the measure"
"""The rule by which "the new policy bans flights" has the actor of the act told before."""


def by_measure(scene: Scene, frame: Frame, told: Sequence[Draft]) -> Frame:
    """Give an act that a measure does ("the new policy bans flights to Cuba") the actor of the last act done by measures."""
    if frame.actors or frame.entry.part != "verb" or frame.entry.meaning.act not in BY_MEASURES:
        return frame
    if is_passive(scene.tree, frame.at):
        return frame
    words = {word for at in subject(scene.tree, frame.at) for word in (scene.tree.lemmas[at], scene.tree.forms[at])}
    if not words & scene.lexicon.instruments:
        return frame
    for draft in reversed(told[-NEAR:]):
        if draft.meaning.act in BY_MEASURES and draft.actors:
            recipients = frame.recipients or (draft.recipients if draft.meaning.act is frame.entry.meaning.act else ())
            rules = (("actor", INSTRUMENT), frame.rules[1])
            return replace(frame, actors=draft.actors, recipients=recipients, rules=rules)
    return frame


FIGHTERS = "whose fight was told last"
"""The rule by which a ceasefire that is asked of nobody is asked of those who fight."""


def stopped(frame: Frame, told: Sequence[Draft]) -> Frame:
    """Ask those for "an immediate ceasefire" of whom the report last told that they fight, where it names nobody."""
    meaning = frame.entry.meaning
    if frame.actors or frame.recipients or meaning.mode != "ceasefire":
        return frame
    attacks = (draft for draft in reversed(told[-NEAR:]) if draft.meaning.act is Act.ASSAULT and draft.actors)
    fight = next((draft for draft in attacks if draft.standing in (Standing.HAPPENED, Standing.ALLEGED)), None)
    if fight is None:
        return frame
    others = tuple(party for party in fight.recipients if party.kind in ("state", "organisation"))
    rules = (("actor", FIGHTERS), frame.rules[1])
    return replace(frame, actors=(*fight.actors, *without(others, fight.actors)), rules=rules)


CAPTURED = frozenset({"arrest", "convict", "abduct"})
"""Modes of acts after which somebody may be freed."""


def by_captivity(scene: Scene, frame: Frame, told: Sequence[Draft]) -> Frame:
    """Free whoever was told to be held, where a possessive says who ("demanded *his* release")."""
    if frame.entry.meaning.mode != "release" or frame.entry.part != "noun" or frame.recipients:
        return frame
    if not any(child.feature("Poss") == "Yes" for child in scene.tree.dependents(frame.at, "det", "nmod")):
        return frame
    for draft in reversed(told[-NEAR:]):
        if draft.meaning.mode in CAPTURED and draft.recipients:
            lacking = tuple(slot for slot in frame.lacking if slot != "recipient")
            return replace(frame, recipients=draft.recipients, lacking=lacking, rules=(frame.rules[0], ("recipient", HELD)))
    return frame


HELD = "whoever was told to be held"
"""The rule by which "demanded his release" frees somebody."""


OFFICIAL = frozenset({"arrest", "convict", "investigate"})
"""Modes of acts that only the authorities of a state do, so that a passive without agent tells who did it."""
AUTHORITIES = "authorities of the state where it is done"
"""The rule by which "he was arrested in Minsk" has an actor."""


def by_authorities(scene: Scene, frame: Frame) -> Frame:
    """Give "he was arrested in Minsk" the authorities of the place; without a place those of the one state written about."""
    meaning = frame.entry.meaning
    unsaid = is_passive(scene.tree, frame.at) or names_nobody(scene.tree, frame.at)
    if frame.actors or meaning.mode not in OFFICIAL or not frame.recipients or not unsaid:
        return frame
    place = where_of(scene, frame, {frame.at: frame})
    code = place.country if place is not None else _own_state(scene, frame.recipients)
    if code is None or any(party.kind == "state" for party in frame.recipients):
        return frame
    name = f"{adjective_of(load_world(), code)} authorities"
    authorities = Party(name=name, country=code, kind="organisation", office="authorities", known_from="context")
    return replace(frame, actors=(authorities,), rules=(("actor", AUTHORITIES), frame.rules[1]))


def _own_state(scene: Scene, parties: Sequence[Party]) -> str | None:
    """Return the state of all these parties where the report is about that state, None otherwise."""
    codes = {party.country for party in parties}
    code = codes.pop() if len(codes) == 1 else None
    return code if code is not None and scene.mentions.about == code else None
