"""Where an act takes place, and whose state that is."""

from vitni.model.claim import Party, Place
from vitni.reading.clauses import clause_tokens
from vitni.reading.scene import Scene
from vitni.reading.trees import NOMINAL, Tree

PLACE_AS_RECIPIENT = frozenset({"visit", "mass-troops", "deploy-weapons", "invade", "strike", "attack", "occupy", "withdraw"})
"""Meanings whose place tells toward whom they are done, where nobody else is named: who flies to Cologne visits Germany."""


def state_of_place(
    scene: Scene, index: int, light: int | None, places: tuple[int, ...], actors: tuple[Party, ...]
) -> tuple[tuple[Party, ...], tuple[int, ...]]:
    """Return the state an act's place lies in, where it is not the actors' own, and the word that names the place."""
    place, at = place_of(scene, index, light, places)
    if place is None or place.country is None or any(actor.country == place.country for actor in actors):
        return (), ()
    state = scene.state(place.country)
    return ((state,), (at,)) if state is not None else ((), ())


def place_of(
    scene: Scene, index: int, light: int | None, places: tuple[int, ...], filled: frozenset[int] = frozenset()
) -> tuple[Place | None, int]:
    """Return where an act takes place: its place slot, else a place among its own phrases; and the word that says so.

    `filled` are words that stand in another slot: who meets "with Britain" is not in Britain by that.
    """
    tree = scene.tree
    for at in places:
        place = scene.mentions.place_of(tree.number, at)
        if place is not None:
            return place, at
    for top in dict.fromkeys((index, index if light is None else light)):
        for at in sorted(set(clause_tokens(tree, top)) - filled, key=lambda at: (tree.depths[at], at)):
            place = scene.mentions.place_of(tree.number, at) if at != top and tree.token(at).upos in NOMINAL else None
            if place is not None and tree.token(at).base_relation not in ("nsubj", "det") and _is_located(tree, at, top):
                return place, at
    return None, index


POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
"""Marks of an owner, which parsers label as adpositions: "Ukraine's president" is not in Ukraine by that."""


def _is_located(tree: Tree, index: int, top: int) -> bool:
    """Does an adposition stand before the word, or before a phrase between it and the act ("on Ukraine's border")?"""
    for at in (index, *tree.ancestors(index)):
        if at == top:
            return False
        if tree.token(at).base_relation == "nsubj":
            return False
        if any(child.form not in POSSESSIVE for child in tree.dependents(at, "case")):
            return True
    return False
