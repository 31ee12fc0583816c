"""People without a name: of which state protesters, those arrested and those killed are, and against whom a crowd stands.

Only the place of the act, the police that act, or an embassy in the act's own words tells; otherwise nothing is filled in.
"""

from dataclasses import replace

from vitni.model.claim import Act, Party, Place
from vitni.reading.acts.passives import is_passive
from vitni.reading.places import where_of
from vitni.reading.scene import Frame, Scene

OF_THE_PLACE = frozenset(
    {
        "people", "protester", "demonstrator", "civilian", "resident", "citizen", "worker", "employee", "student", "farmer",
        "participant", "woman", "man", "child", "victim", "activist", "political-prisoner", "voter", "police-officer",
    }
)  # fmt: skip
"""Offices of unnamed groups that are mostly of the state where they protest, are arrested or are killed."""
IN_THE_STREET = frozenset({Act.PROTEST, Act.COERCE, Act.ASSAULT})
AUTHORITIES = ("police", "police-officer", "authorities", "court", "border-guard", "security-service")
PLACE = "state of the place"
"""The rule by which an unnamed crowd is of the state where it is."""
EMBASSY = "embassy in front of which it is"
"""The rule by which who gathers outside an embassy protests against its state."""
UNNAMED = "a protest of nobody named"
"""The rule by which "protests in Tbilisi" are those of protesters."""


def with_crowds(scene: Scene, frame: Frame) -> Frame:
    """Fill in what an act of the street shows of unnamed people, where its parties are not known better."""
    act = frame.entry.meaning.act
    if act not in IN_THE_STREET or (act is Act.COERCE and frame.entry.meaning.mode != "arrest"):
        return frame
    place = where_of(scene, frame, {frame.at: frame, frame.top: frame})
    if act is Act.PROTEST:
        frame = _of_protesters(scene, _at_embassy(scene, frame), place)
    code = place.country if place is not None else _of_the_police(frame)
    if code is None and act is Act.PROTEST:
        code = scene.mentions.about
    if code is None:
        return frame
    return replace(frame, actors=_of_state(frame.actors, code), recipients=_of_state(frame.recipients, code))


def _of_state(parties: tuple[Party, ...], code: str) -> tuple[Party, ...]:
    """Give groups without a state the one they are in; those named after a person stay without."""
    return tuple(
        replace(party, country=code, known_from="context")
        if party.kind == "group" and party.country is None and party.entity is None and _is_plain(party)
        else party
        for party in parties
    )


def _is_plain(party: Party) -> bool:
    """Is this a group called by what it is only ("protesters"), not by whom it is for or against?"""
    return party.office in OF_THE_PLACE and party.name.islower()


def _of_the_police(frame: Frame) -> str | None:
    """Return the state of the police that arrest: they act in their own."""
    states = {actor.country for actor in frame.actors if actor.office in AUTHORITIES}
    return states.pop() if len(states) == 1 and frame.entry.meaning.act is Act.COERCE else None


def _at_embassy(scene: Scene, frame: Frame) -> Frame:
    """Who protests outside an embassy protests against its state."""
    if frame.recipients:
        return frame
    for at in scene.tree.sentence.subtree(frame.top):
        for party in scene.parties(at):
            if party.office == "embassy" and party.country is not None and at not in frame.actor_at:
                state = scene.state(party.country)
                rules = (frame.rules[0], ("recipient", EMBASSY))
                return replace(frame, recipients=(state,), rules=rules) if state is not None else frame
    return frame


def _of_protesters(scene: Scene, frame: Frame, place: Place | None) -> Frame:
    """A protest that has a place, or somebody against whom it is, is one of protesters where nobody else is named."""
    if frame.actors or is_passive(scene.tree, frame.at):
        return frame
    noun = frame.entry.part == "noun" and (place is not None or frame.recipients)
    if not noun and frame.entry.part != "verb":
        return frame
    token = scene.tree.token(frame.at)
    crowd = Party(
        name="protesters", country=None, kind="group", office="protester", start=token.start, end=token.end, words=token.form,
        known_from="context",
    )  # fmt: skip
    lacking = tuple(need for need in frame.lacking if need != "actor")
    return replace(frame, actors=(crowd,), lacking=lacking, rules=(("actor", UNNAMED), frame.rules[1]))
