"""Where an act takes place, and whose state that is."""

from collections.abc import Iterator, Mapping

from vitni.model.claim import Act, Party, Place
from vitni.reading.acts.passives import is_passive
from vitni.reading.clauses import clause_tokens, is_infinite, is_verbal, own_object, subject
from vitni.reading.dating import at_once
from vitni.reading.scene import Frame, Scene
from vitni.reading.trees import NOMINAL, Tree
from vitni.reference.lexicon import Entry, Pattern
from vitni.reference.titles import titles_of

PLACE_AS_RECIPIENT = frozenset(
    {"visit", "mass-troops", "deploy-weapons", "invade", "strike", "attack", "occupy", "withdraw", "expel"}
)
"""Meanings whose place tells toward whom they are done, where nobody else is named: who flies to Cologne visits Germany."""


def state_of_place(
    scene: Scene, index: int, light: int | None, places: tuple[int, ...], actors: tuple[Party, ...]
) -> tuple[tuple[Party, ...], tuple[int, ...]]:
    """Return the state an act's place lies in, where it is not the actors' own, and the word that names the place.

    The place may be the object ("shelled Kharkiv", "annexed Crimea").
    """
    place, at = place_of(scene, index, light, places)
    undergoing = subject(scene.tree, index) if is_passive(scene.tree, index) else own_object(scene.tree, index)
    for word in undergoing if place is None else ():
        place, at = _named(scene, word), word
    if place is None or place.country is None or any(actor.country == place.country for actor in actors):
        return (), ()
    state = scene.state(place.country)
    return ((state,), (at,)) if state is not None else ((), ())


def state_hit(scene: Scene, index: int, pattern: Pattern, entry: Entry) -> tuple[Party, ...]:
    """Return the state of the place that an act's noun names behind its adposition ("strikes *on the suburbs* of Beirut")."""
    if entry.part != "noun" or not pattern.adposition or entry.meaning.key not in PLACE_AS_RECIPIENT:
        return ()
    place = scene.mentions.place_of(scene.tree.number, index)
    state = scene.state(place.country) if place is not None and place.country is not None else None
    return (state,) if state is not None else ()


def where_of(scene: Scene, frame: Frame, frames: Mapping[int, Frame]) -> Place | None:
    """Return where a frame's act takes place: by its own words, by the clause it hangs in, or by the street it fills.

    `frames` are those of the sentence by `at` and `top`. Parties of any act of the sentence are nobody's place.
    """
    filled = frozenset(at for other in frames.values() for at in _filled(scene, other, frame))
    if frame.entry.meaning.act in OF_WORDS:
        filled |= _states_inside(scene, {frame.at, frame.top})
    found, _ = place_of(scene, frame.at, frame.light, frame.places, filled)
    return (
        _town_gone_to(scene, frame)
        or found
        or _place_above(scene, frame, frames, filled)
        or _place_before(scene, frame)
        or _place_of_the_same(scene, frame, frames, filled)
        or _place_inside(scene, frame, frames, filled)
        or _street(scene, frame)
    )


def place_of(
    scene: Scene, index: int, light: int | None, places: tuple[int, ...], filled: frozenset[int] = frozenset()
) -> tuple[Place | None, int]:
    """Return where an act takes place: a town before a state, its place slot before other phrases; and the word that says so.

    `filled` are words that stand in another slot: who meets "with Britain" is not in Britain by that.
    """
    tree = scene.tree
    found: list[tuple[bool, int, int, Place]] = []
    for at in places:
        place = scene.mentions.place_of(tree.number, at)
        if place is not None:
            return place, at
    for top in dict.fromkeys((index, index if light is None else light)):
        for at in sorted(set(clause_tokens(tree, top)) - filled):
            place = _named(scene, at) if at != top and tree.token(at).upos in NOMINAL else None
            if place is not None and tree.token(at).base_relation not in ("nsubj", "det") and _is_located(tree, at, top):
                if _is_another(tree, at):
                    continue
                found.append((not _is_town(place), tree.depths[at], at, place))
        if found:
            _, _, at, place = min(found, key=lambda row: row[:3])
            return place, at
    return None, index


def _is_another(tree: Tree, index: int) -> bool:
    """Is this a second place that a conjunction adds to one named before ("he was in Kyiv to ... *and in Berlin*")?"""
    marks = [child.index for child in tree.dependents(index, "case") if child.index < index]
    before = min(marks, default=0) - 1
    return tree.token(index).base_relation in ("obl", "nmod") and before >= 0 and tree.token(before).upos == "CCONJ"


def _named(scene: Scene, index: int) -> Place | None:
    """Return the place a word names, None where its phrase names a person or a body that only sounds like one."""
    mention = scene.mentions.mention_at(scene.tree.number, index)
    parties = mention.parties if mention is not None else ()
    if any(party.kind != "state" and party.known_from != "metonym" for party in parties):
        return None
    return scene.mentions.place_of(scene.tree.number, index)


OF_WORDS = frozenset({Act.ACCUSE, Act.THREATEN, Act.REQUEST, Act.REJECT, Act.AGREE, Act.SANCTION, Act.SUPPORT})
"""Acts done with words: a state named inside their object ("alarm at movements into Belarus") is where that is, not they."""


def _states_inside(scene: Scene, tops: set[int]) -> frozenset[int]:
    """Return the words for states that do not hang on the act itself."""
    tree = scene.tree
    found = set()
    for token in tree.sentence.tokens:
        place = scene.mentions.place_of(tree.number, token.index) if token.head not in tops else None
        if place is not None and not _is_town(place):
            found.add(token.index)
    return frozenset(found)


def _is_town(place: Place) -> bool:
    return (place.entity or "").startswith("place:")


def _filled(scene: Scene, other: Frame, frame: Frame) -> Iterator[int]:
    """Yield the words of a frame's slots, coordinated ones too; a recipient that is the place of its own act may be both.

    What is talked about fills the states inside it ("the situation at Ukraine's border"); a town there is mostly misattached.
    """
    tree = scene.tree
    visited = other.entry.meaning.key in PLACE_AS_RECIPIENT
    slots = (*other.actor_at, *(() if visited else other.recipient_at))
    topics = other.topic if other.at == frame.at else ()
    yield from (at for top in topics for at in tree.sentence.subtree(top) if at in topics or not _names_town(scene, at))
    waiting = list(slots)
    while waiting:
        at = waiting.pop()
        yield at
        waiting += [child.index for child in tree.dependents(at, "conj")]


def _town_gone_to(scene: Scene, frame: Frame) -> Place | None:
    """Return the town that stands in the recipient's place ("visited Kyiv", "shelled Donetsk")."""
    if frame.entry.meaning.key not in PLACE_AS_RECIPIENT:
        return None
    return next((scene.mentions.place_of(scene.tree.number, at) for at in frame.recipient_at if _names_town(scene, at)), None)


def _names_town(scene: Scene, index: int) -> bool:
    place = scene.mentions.place_of(scene.tree.number, index)
    return place is not None and _is_town(place)


def _place_above(scene: Scene, frame: Frame, frames: Mapping[int, Frame], filled: frozenset[int]) -> Place | None:
    """Return the place of the clause an act noun is subject or object of, or of the journey it is the purpose of."""
    tree = scene.tree
    head, relation = tree.token(frame.top).head, tree.token(frame.top).base_relation
    if head < 0:
        return None
    above = frames.get(head)
    journey = above is not None and above.entry.meaning.mode == "visit"
    own = above is None and frame.entry.part == "noun" and relation in ("nsubj", "obj", "obl") and is_verbal(tree, head)
    purpose = journey and (frame.entry.part == "noun" or is_infinite(tree, frame.top))
    if not own and not purpose:
        return None
    places = above.places if above is not None else ()
    return place_of(scene, head, None, places, filled)[0]


def _place_inside(scene: Scene, frame: Frame, frames: Mapping[int, Frame], filled: frozenset[int]) -> Place | None:
    """Return a town inside a bare participle or gerund of the act's clause ("answered *in writing in Geneva*")."""
    tree = scene.tree
    for at in sorted(set(tree.sentence.subtree(frame.at)) - filled, key=lambda at: (tree.depths[at], at)):
        if not _names_town(scene, at) or not _is_located(tree, at, frame.at):
            continue
        between = [above for above in tree.ancestors(at) if tree.depths[above] > tree.depths[frame.at]]
        clauses = [above for above in between if is_verbal(tree, above)]
        bare = all(is_infinite(tree, above) and not any(tree.dependents(above, "nsubj", "obj")) for above in clauses)
        joined = any(tree.token(above).base_relation in ("conj", "parataxis") for above in between)
        acting = any(frames[above].entry.part == "verb" for above in between if above in frames)
        if bare and not joined and not acting:
            return _named(scene, at)
    return None


def _place_of_the_same(scene: Scene, frame: Frame, frames: Mapping[int, Frame], filled: frozenset[int]) -> Place | None:
    """Return the place of the act this one takes place in ("they met in Geneva and discussed ...")."""
    for other in frames.values():
        if at_once(scene.tree, other, frame):
            return place_of(scene, other.at, other.light, other.places, filled)[0]
    return None


def _place_before(scene: Scene, frame: Frame) -> Place | None:
    """Return the town right before a relative clause of place ("in Berlin, where he met ...")."""
    tree = scene.tree
    if tree.token(frame.top).base_relation not in ("acl", "advcl"):
        return None
    at, joined = min(clause_tokens(tree, frame.top)) - 1, False
    first = next((child for child in tree.dependents(frame.top, "advmod", "mark") if child.index <= at + 2), None)
    joined = first is not None and first.upos == "ADV"
    while at >= 0 and tree.token(at).upos in ("PUNCT", "ADV", "SCONJ"):
        joined = joined or tree.token(at).upos == "ADV"
        at -= 1
    place = scene.mentions.place_of(tree.number, at) if joined and at >= 0 else None
    return place if place is not None and _is_town(place) else None


STREET = frozenset({Act.COERCE, Act.ACCUSE, Act.SUPPORT})
"""Acts that take place in the street where the police or a crowd does them."""
OF_A_STATE = ("police", "police-officer")
OF_THE_STREET = ("police", "demonstrator", "protester", "supporter")


def _street(scene: Scene, frame: Frame) -> Place | None:
    """Return the town named last, for a protest and for what the police and crowds do: it happens where the report is."""
    crowd = bool(frame.actors) and all(actor.kind == "group" or actor.office in OF_THE_STREET for actor in frame.actors)
    if frame.entry.meaning.act is not Act.PROTEST and not (crowd and frame.entry.meaning.act in STREET):
        return None
    police = {actor.country for actor in frame.actors if actor.office in OF_A_STATE}
    return scene.mentions.setting(scene.tree.number, frame.at, police.pop() if len(police) == 1 else None)


POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
"""Marks of an owner, which parsers label as adpositions: "Ukraine's president" is not in Ukraine by that."""
LOCATIVE = frozenset({"Ine", "Ill", "Ade", "All", "Loc"})
"""Cases that say where without an adposition ("Helsingissä")."""


def _is_located(tree: Tree, index: int, top: int) -> bool:
    """Does an adposition stand before the word, or before a phrase between it and the act ("on Ukraine's border")?"""
    if tree.token(index).feature("Case") in LOCATIVE:
        return True
    if tree.adpositions[index] & titles_of(tree.lexicon.language).between:
        return False  # "tension between Tehran and Athens" is in neither
    if index > 0 and tree.token(index - 1).base_relation == "case" and tree.token(index - 1).form not in POSSESSIVE:
        return True
    for at in (index, *tree.ancestors(index)):
        if at == top:
            return False
        if tree.token(at).base_relation == "nsubj":
            return False
        if any(child.form not in POSSESSIVE for child in tree.dependents(at, "case")):
            return True
    return False
