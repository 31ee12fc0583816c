"""Which acts the words of one sentence show, and who stands in each one's slots.

A frame is one entry of acts.toml met in a tree: its word, the parties of its slots, and where its content and topic stand.
Frames are found from the root down, so that an infinitive finds its actor in the frame it hangs on. How an act stands,
who says it and what becomes a claim is not decided here.
"""

from collections.abc import Mapping
from dataclasses import replace

from vitni.model.claim import Act, Party, is_mutual
from vitni.reading.acts.entries import entries_of, has_object, light_verb, lookup
from vitni.reading.acts.hidden import is_indefinite
from vitni.reading.acts.passives import is_passive, names_nobody
from vitni.reading.acts.patterns import slot
from vitni.reading.acts.slots import (
    GOVERNED,
    NAMED_BY_ACTOR,
    asked_to_act,
    find_actors,
    find_recipients,
    governor_recipients,
    inside_actor,
    warned,
    without,
)
from vitni.reading.clauses import companion_indices, describes, is_marked, own_object, subject
from vitni.reading.places import PLACE_AS_RECIPIENT, state_of_place
from vitni.reading.scene import Frame, Scene
from vitni.reading.trees import Tree
from vitni.reference.acts import load_meanings
from vitni.reference.lexicon import Entry
from vitni.reference.titles import titles_of
from vitni.reference.world import load_world


def find_frames(scene: Scene) -> tuple[Frame, ...]:
    """Return every act the sentence's words show, outermost first; one frame for each act word."""
    tree, entries = scene.tree, scene.lexicon.entries
    frames: dict[int, Frame] = {}
    copulas = {token.head for token in tree.sentence.tokens if token.base_relation == "cop"}
    shown = {at for at, pair in enumerate(zip(tree.lemmas, tree.forms, strict=True)) if not entries.keys().isdisjoint(pair)}
    for index in sorted(copulas | shown, key=lambda index: (tree.depths[index], index)):
        best: Frame | None = None
        for entry in entries_of(scene, index):
            frame = _frame(scene, index, entry, frames)
            if frame is not None and (best is None or _rank(frame) > _rank(best)):
                best = frame
        best = best or _presence(scene, index)
        if best is not None:
            frames[index] = best
    return tuple(frames.values())


PRESENCE = Entry(
    meaning=load_meanings()["visit"],
    part="adjective",
    lemma="",
    companions=(),
    actor=(),
    recipient=(),
    content=(),
    topic=(),
    place=(),
    needs=(),
    not_with=frozenset(),
    kinds={},
    objects=frozenset(),
    own_subject=False,
    agent=(),
    where="a person who is in another country",
)
"""What no word says: "Blinken was in Kyiv" is a visit."""


def _presence(scene: Scene, index: int) -> Frame | None:
    """Read a copula with a place as a visit, where a person of one state is in another."""
    tree = scene.tree
    if not any(tree.dependents(index, "cop")) or not any(tree.dependents(index, "case")):
        return None
    place = scene.mentions.place_of(tree.number, index)
    if place is None or place.country is None:
        return None
    at = subject(tree, index)
    visitors = tuple(party for word in at for party in scene.parties(word) if party.kind == "person" and party.country)
    state = scene.state(place.country)
    if not visitors or state is None or any(visitor.country == place.country for visitor in visitors):
        return None
    return Frame(
        sentence=tree.number,
        at=index,
        light=None,
        entry=PRESENCE,
        actors=visitors,
        recipients=(state,),
        actor_at=at,
        recipient_at=(index,),
        arguments=at,
        content=(),
        topic=(),
        places=(index,),
        lacking=(),
        rules=(("actor", "nsubj"), ("recipient", "state of the place")),
    )


def _rank(frame: Frame) -> tuple[int, ...]:
    """How specific a reading of one word is: companions and asked-for objects first, then filled slots.

    A verb that lacks what its entry needs comes last; a noun that does, behind one equally filled that lacks nothing.
    """
    entry = frame.entry
    asked = len(entry.companions) + bool(entry.objects)
    whole = frame.entry.part != "verb" or not frame.lacking
    filled = len(entry.needs) - len(frame.lacking), bool(frame.recipients) + bool(frame.actors)
    return whole, asked, *filled, not frame.lacking, bool(frame.content)


def _frame(scene: Scene, index: int, entry: Entry, frames: Mapping[int, Frame]) -> Frame | None:
    """Fill one entry's slots at one word; None where what the entry needs is not there."""
    if entry.objects and not has_object(scene, index, entry):
        return None
    light = light_verb(scene, index) if entry.part == "noun" else None
    content = _content(scene.tree, index, entry)
    recipients, recipient_at, recipient_rule = find_recipients(scene, index, light, entry, frames)
    actors, actor_at, actor_rule = find_actors(scene, index, light, entry, frames, frozenset(recipient_at))
    if not content and entry.content and entry.meaning.by == "recipient":
        content = _infinitives_below(scene.tree, recipient_at)
    actors = _as_protesters(entry, _of_kinds(actors, entry.kinds.get("actor")))
    recipients = _of_kinds(recipients, entry.kinds.get("recipient"))
    between = any(word in recipient_rule for word in titles_of(scene.lexicon.language).between)
    mutual = is_mutual(entry.meaning.act, entry.meaning.mode) or (entry.part == "noun" and between)
    if mutual and not actors and len(recipients) > 1:
        actors, recipients = recipients[:1], recipients[1:]
        recipient_at, actor_at = (), recipient_at
    if is_mutual(entry.meaning.act, entry.meaning.mode) and not recipients and len(actors) > 1:
        actors, recipients = actors[:1], actors[1:]
    if entry.part == "noun" and "recipient" in entry.needs and not recipients and len(actors) > 1:
        actors, recipients = actors[:1], actors[1:]
    recipients = tuple(party for party in without(recipients, actors) if not _is_its_own(party, actors))
    if entry.meaning.key == "expel":
        recipients = tuple(party for party in recipients if not _is_own_ambassador(party, actors))
    if not recipients and actor_rule == GOVERNED:
        recipients = without(governor_recipients(scene, index, entry, frames), actors)
        recipient_rule = GOVERNED
    if not recipients and entry.meaning.act in NAMED_BY_ACTOR:
        recipients = without(inside_actor(scene, entry.meaning.act, actors, actor_at), actors)
        recipient_rule = "named within the actor"
    if not recipients and entry.meaning.act is Act.THREATEN:
        recipients, recipient_at = warned(scene, index, actors)
        recipient_rule = "subject of the if-clause"
    if entry.part == "adjective" and entry.content and not content:
        return None
    filled = {"actor": bool(actors), "recipient": bool(recipients)}
    if not recipients and entry.meaning.by == "recipient":
        recipients, recipient_at = asked_to_act(scene, content)
        recipient_rule = "subject of the content"
    topic, _ = slot(scene.tree, index, entry.topic)
    places, _ = slot(scene.tree, index, entry.place)
    filled |= {"content": bool(content), "topic": bool(topic), "place": bool(places)}
    suffered = entry.part == "verb" and entry.meaning.act is Act.ASSAULT and is_passive(scene.tree, index)
    if not recipients and (actors or suffered) and entry.meaning.key in PLACE_AS_RECIPIENT:
        recipients, recipient_at = state_of_place(scene, index, light, places, actors)
        recipient_rule = "state of the place"
        filled["recipient"] = bool(recipients)
    unsaid = is_passive(scene.tree, index) or is_indefinite(scene.tree, index) or names_nobody(scene.tree, index)
    if entry.part == "verb" and recipients and unsaid:
        filled["actor"] = True
    if entry.meaning.key == "visit" and _is_at_home(actors, recipients):
        return None
    lacking = tuple(need for need in entry.needs if not filled.get(need, True))
    hits = entry.meaning.act is Act.ASSAULT and lacking == ("recipient",) and _hits_something(scene, index, entry, actors)
    if lacking and not hits and (entry.part != "noun" or not set(lacking) <= {"actor", "recipient"}):
        return None
    companions = companion_indices(scene.tree, index, entry.companions) or ()
    return Frame(
        sentence=scene.tree.number,
        at=index,
        light=light,
        entry=entry,
        actors=actors,
        recipients=recipients,
        actor_at=actor_at,
        recipient_at=recipient_at,
        arguments=tuple(dict.fromkeys((*actor_at, *recipient_at, *places, *companions))),
        content=content,
        topic=topic,
        places=places,
        lacking=lacking,
        rules=(("actor", actor_rule), ("recipient", recipient_rule)),
    )


def _is_its_own(party: Party, actors: tuple[Party, ...]) -> bool:
    """Is this the state of the actors, named by a possessive ("ruled out withdrawing *its* troops")? It is no other side."""
    return (
        party.kind == "state"
        and party.known_from == "pronoun"
        and any(actor.country == party.country and actor.kind in ("state", "person", "organisation") for actor in actors)
    )


def _infinitives_below(tree: Tree, places: tuple[int, ...]) -> tuple[int, ...]:
    """Return the infinitives that the parser hung on whoever is asked ("called on both *sides to show* restraint")."""
    return tuple(child.index for at in places for child in tree.dependents(at, "acl") if child.feature("VerbForm") == "Inf")


def _as_protesters(entry: Entry, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """Call people of no state by what they do: thousands of people who protest are protesters."""
    if entry.meaning.act is not Act.PROTEST:
        return actors
    return tuple(replace(party, name="protesters", office="protester") if party.name == "people" else party for party in actors)


def _hits_something(scene: Scene, index: int, entry: Entry, actors: tuple[Party, ...]) -> bool:
    """Does a state or an armed body attack what is no party ("bombed a hospital")? It is an attack, though on nobody named."""
    armed = actors and all(party.kind in ("state", "organisation", "group") for party in actors)
    if not armed or entry.part != "verb" or is_passive(scene.tree, index):
        return False
    found = own_object(scene.tree, index)
    return any(scene.tree.token(at).upos in ("NOUN", "PROPN") and not entry.not_with & {scene.tree.lemmas[at]} for at in found)


def _is_own_ambassador(party: Party, actors: tuple[Party, ...]) -> bool:
    """Is this the ambassador of who calls him home? The recall is meant for the state that he leaves."""
    return party.office == "ambassador" and any(actor.country == party.country for actor in actors)


def _is_at_home(actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> bool:
    """Do persons come to no state but their own? That is no visit."""
    home = {actor.country for actor in actors if actor.kind == "person"}
    states = [recipient.country for recipient in recipients if recipient.kind == "state"]
    return len(home) == 1 and len(states) == len(recipients) > 0 and set(states) == home


def _content(tree: Tree, index: int, entry: Entry) -> tuple[int, ...]:
    """Return the heads of an entry's content, companions and if-clauses left out.

    Unlike a party, content may stand in several places at once. What is the object of the active is the subject of the passive.
    """
    taken = {at for at in companion_indices(tree, index, entry.companions) or () if not _is_inner_act(tree, at, entry)}
    found = {at for pattern in entry.content for at in slot(tree, index, (pattern,))[0]} - taken
    if (
        not found
        and entry.part == "verb"
        and any(pattern.relation == "obj" for pattern in entry.content)
        and is_passive(tree, index)
    ):
        found = {child.index for child in tree.dependents(index, "nsubj")} - taken
    if not found and taken:
        found = {at for companion in taken for pattern in entry.content for at in slot(tree, companion, (pattern,))[0]} - taken
    return tuple(sorted(at for at in found if not is_marked(tree, at, tree.lexicon.condition) and not describes(tree, at)))


def _is_inner_act(tree: Tree, companion: int, entry: Entry) -> bool:
    """Is a companion word the act inside ("agree + withdraw"), not a part of the outer one ("make + demand")?"""
    acts = {found.meaning.act for found in lookup(tree.lexicon.entries, tree, companion)}
    return bool(acts) and entry.meaning.act not in acts


def _of_kinds(parties: tuple[Party, ...], kinds: frozenset[str] | None) -> tuple[Party, ...]:
    """Return the parties of the kinds asked for: several ministers and a delegation are persons, a people ("serber") groups."""
    if kinds is None:
        return parties
    offices = load_world().offices
    several = {party.office for party in parties if party.kind == "group" and "person" in kinds and party.office in offices}
    persons = {office for office in several if office is not None and offices[office].kind == "person"}
    persons |= {"delegation"} if "person" in kinds else set()
    return tuple(
        party
        for party in parties
        if party.kind in kinds or party.office in persons or (party.known_from == "people" and "group" in kinds)
    )
