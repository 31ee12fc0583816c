"""Which acts the words of one sentence show, and who stands in each one's slots.

A frame is one entry of acts.toml met in a tree: its word, the parties of its slots, and where its content and topic stand.
Frames are found from the root down, so that an infinitive finds its actor in the frame it hangs on. How an act stands,
who says it and what becomes a claim is not decided here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vitni.model.claim import SYMMETRIC, Act, Party, Place
from vitni.model.entity import Entity
from vitni.reading.clauses import (
    NOMINAL,
    SHORTEST_HEAD,
    Tree,
    candidates,
    clause_tokens,
    companion_indices,
    is_marked,
    is_passive,
    is_verbal,
    near_words,
    own_object,
    slot,
    subject,
)
from vitni.reading.mentions import Mentions
from vitni.reference.acts import Entry, Lexicon, Pattern, Patterns, Speech, load_meanings


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One act word with its slots filled.

    `at` is the index of the word, `light` that of the light verb that carries it (None for verbs and bare nouns).
    `actor_at` and `recipient_at` are the words the parties stand at (() where context gave them), `arguments` those of every
    slot; `lacking` are the parties that a noun's entry needs and this sentence does not give; `rules` say what filled
    actor and recipient.
    """

    sentence: int
    at: int
    light: int | None
    entry: Entry
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    actor_at: tuple[int, ...]
    recipient_at: tuple[int, ...]
    arguments: tuple[int, ...]
    content: tuple[int, ...]
    topic: tuple[int, ...]
    places: tuple[int, ...]
    lacking: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]

    @property
    def top(self) -> int:
        """The word by which the act hangs in its sentence: the light verb where there is one."""
        return self.at if self.light is None else self.light


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One word of speech with its speaker; `content` are the words below it whose subtrees it reports."""

    sentence: int
    at: int
    speech: Speech
    speakers: tuple[Party, ...]
    hearers: tuple[Party, ...]
    speaker_at: tuple[int, ...]
    content: tuple[int, ...]


SPEAKER = Party(name="the speaker", country=None, kind="person", known_from="pronoun")
"""Stands for "I" and "we" until the voices around them say who that is; never in a claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What frames are found with: one tree, its language's words, and the report's mentions."""

    tree: Tree
    lexicon: Lexicon
    mentions: Mentions
    entities: Mapping[str, Entity]

    def parties(self, index: int) -> tuple[Party, ...]:
        """Return the parties a word stands for, () where it stands for none; SPEAKER for "I" and "we"."""
        token = self.tree.token(index)
        if token.upos in ("PRON", "DET") and token.feature("Person") == "1":
            return (SPEAKER,)
        return self.mentions.parties_of(self.tree.number, index)

    def owners(self, index: int) -> tuple[Party, ...]:
        """Return the parties the thing a word names belongs to."""
        return self.mentions.owner_of(self.tree.number, index)

    def state(self, country: str) -> Party | None:
        """Return the state with that alpha-3 code as a party, None where the world does not know it."""
        entity = self.entities.get(f"state:{country}")
        if entity is None:
            return None
        return Party(name=entity.name, country=country, kind="state", entity=entity.id, known_from="context")


def find_frames(scene: Scene) -> tuple[Frame, ...]:
    """Return every act the sentence's words show, outermost first; one frame for each act word."""
    tree = scene.tree
    frames: dict[int, Frame] = {}
    order = sorted(range(len(tree.sentence.tokens)), key=lambda index: (tree.depths[index], index))
    for index in order:
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
    place = scene.mentions.place_of(tree.number, index)
    if (
        place is None
        or place.country is None
        or not any(tree.dependents(index, "cop"))
        or not any(tree.dependents(index, "case"))
    ):
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


def _rank(frame: Frame) -> tuple[int, int, int, int]:
    """How specific a reading of one word is: companions and asked-for objects first, then filled slots."""
    entry = frame.entry
    asked = len(entry.companions) + bool(entry.objects)
    return asked, len(entry.needs) - len(frame.lacking), bool(frame.recipients) + bool(frame.actors), bool(frame.content)


def entries_of(scene: Scene, index: int) -> Iterator[Entry]:
    """Yield the entries whose head word, part of speech, companions and forbidden words fit this word."""
    tree = scene.tree
    for entry in lookup(scene.lexicon.entries, tree, index):
        if not _right_part(tree, index, entry.part):
            continue
        if entry.companions and companion_indices(tree, index, entry.companions) is None:
            continue
        if entry.not_with and any(tree.lemmas[at] in entry.not_with for at in near_words(tree, index)):
            continue
        yield entry


def lookup(table: Mapping[str, tuple[Entry, ...]], tree: Tree, index: int) -> tuple[Entry, ...]:
    """Return the entries under a word's lemma, and under its form where that is another word."""
    found = table.get(tree.lemmas[index], ())
    if tree.forms[index] != tree.lemmas[index]:
        found += table.get(tree.forms[index], ())
    return found


def _right_part(tree: Tree, index: int, part: str) -> bool:
    """Does the tag allow this part of speech? Participles may carry any of three tags."""
    token = tree.token(index)
    if part == "verb":
        infinitive = token.upos == "NOUN" and any(child.upos == "PART" for child in tree.dependents(index, "mark"))
        clause = token.base_relation in ("root", "ccomp", "xcomp", "parataxis", "advcl", "acl", "conj")
        mistagged = (
            clause and any(tree.dependents(index, "nsubj", "obj")) and not any(tree.dependents(index, "cop", "det", "case"))
        )
        return (
            infinitive or mistagged or is_verbal(tree, index) or (token.upos == "ADJ" and token.feature("VerbForm") is not None)
        )
    if part == "noun":
        if token.upos in ("NOUN", "PROPN"):
            return True
        nominal = token.base_relation in ("nsubj", "obj", "obl", "nmod", "root", "conj", "appos")
        return (
            token.upos not in ("AUX", "PRON", "DET") and nominal and any(tree.dependents(index, "det", "case", "nmod", "amod"))
        )
    return token.upos in ("ADJ", "VERB", "ADV", "NOUN")


def _frame(scene: Scene, index: int, entry: Entry, frames: Mapping[int, Frame]) -> Frame | None:
    """Fill one entry's slots at one word; None where what the entry needs is not there."""
    if entry.objects and not _has_object(scene, index, entry):
        return None
    light = _light_verb(scene, index) if entry.part == "noun" else None
    content = _content(scene.tree, index, entry)
    recipients, recipient_at, recipient_rule = _recipients(scene, index, light, entry, frames)
    actors, actor_at, actor_rule = _actors(scene, index, light, entry, frames, frozenset(recipient_at))
    actors = _of_kinds(actors, entry.kinds.get("actor"))
    recipients = _of_kinds(recipients, entry.kinds.get("recipient"))
    mutual = entry.meaning.act in SYMMETRIC or entry.part == "noun"
    if mutual and not actors and len(recipients) > 1:
        actors, recipients = recipients[:1], recipients[1:]
        recipient_at, actor_at = (), recipient_at
    if entry.meaning.act in SYMMETRIC and not recipients and len(actors) > 1:
        actors, recipients = actors[:1], actors[1:]
    recipients = without(recipients, actors)
    if not recipients and actor_rule == GOVERNED:
        recipients = without(_governor_recipients(scene, index, entry, frames), actors)
        recipient_rule = GOVERNED
    if not recipients and entry.meaning.act is Act.THREATEN:
        recipients, recipient_at = _warned(scene, index, actors)
        recipient_rule = "subject of the if-clause"
    if entry.part == "adjective" and entry.content and not content:
        return None
    filled = {"actor": bool(actors), "recipient": bool(recipients)}
    if not recipients and entry.meaning.by == "recipient":
        recipients, recipient_at = _asked(scene, content)
        recipient_rule = "subject of the content"
    topic, _ = slot(scene.tree, index, entry.topic)
    places, _ = slot(scene.tree, index, entry.place)
    filled |= {"content": bool(content), "topic": bool(topic), "place": bool(places)}
    if not recipients and actors and entry.meaning.key in PLACE_AS_RECIPIENT:
        recipients, recipient_at = _state_of_place(scene, index, light, places, actors)
        recipient_rule = "state of the place"
        filled["recipient"] = bool(recipients)
    if entry.part == "verb" and recipients and is_passive(scene.tree, index):
        filled["actor"] = True
    lacking = tuple(need for need in entry.needs if not filled.get(need, True))
    if lacking and (entry.part != "noun" or not set(lacking) <= {"actor", "recipient"}):
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


def _content(tree: Tree, index: int, entry: Entry) -> tuple[int, ...]:
    """Return the heads of an entry's content, companions and if-clauses left out.

    Unlike a party, content may stand in several places at once. What is the object of the active is the subject of the passive.
    """
    taken = set(companion_indices(tree, index, entry.companions) or ())
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
    return tuple(sorted(at for at in found if not is_marked(tree, at, tree.lexicon.condition)))


def _asked(scene: Scene, content: tuple[int, ...]) -> tuple[tuple[Party, ...], tuple[int, ...]]:
    """Return who is to do a clause that is asked for ("demanded that Seoul stop"): the clause's own subject."""
    found = tuple(child.index for at in content if is_verbal(scene.tree, at) for child in scene.tree.dependents(at, "nsubj"))
    return _distinct(party for at in found for party in scene.parties(at)), found


PLACE_AS_RECIPIENT = frozenset({"visit", "mass-troops", "deploy-weapons", "invade", "strike", "attack", "occupy", "withdraw"})
"""Meanings whose place tells toward whom they are done, where nobody else is named: who flies to Cologne visits Germany."""


def _state_of_place(
    scene: Scene, index: int, light: int | None, places: tuple[int, ...], actors: tuple[Party, ...]
) -> tuple[tuple[Party, ...], tuple[int, ...]]:
    """Return the state an act's place lies in, where it is not the actors' own, and the word that names the place."""
    place, at = place_of(scene, index, light, places)
    if place is None or place.country is None or any(actor.country == place.country for actor in actors):
        return (), ()
    state = scene.state(place.country)
    return ((state,), (at,)) if state is not None else ((), ())


def place_of(scene: Scene, index: int, light: int | None, places: tuple[int, ...]) -> tuple[Place | None, int]:
    """Return where an act takes place: its place slot, else a place among its own phrases; and the word that says so."""
    tree = scene.tree
    for at in places:
        place = scene.mentions.place_of(tree.number, at)
        if place is not None:
            return place, at
    for top in dict.fromkeys((index, index if light is None else light)):
        for at in sorted(clause_tokens(tree, top), key=lambda at: (tree.depths[at], at)):
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


def _warned(scene: Scene, index: int, actors: tuple[Party, ...]) -> tuple[tuple[Party, ...], tuple[int, ...]]:
    """Return whom a threat without addressee is meant for: who does what its if-clause names."""
    tree = scene.tree
    for at in tree.sentence.subtree(index):
        if is_marked(tree, at, scene.lexicon.condition):
            found = subject(tree, at)
            parties = without((party for word in found for party in scene.parties(word)), actors)
            if parties:
                return parties, found
    return (), ()


def without(parties: Iterable[Party], others: Iterable[Party]) -> tuple[Party, ...]:
    """Return the parties that are none of the others, by name and country."""
    known = {(party.name, party.country) for party in others}
    return tuple(party for party in parties if (party.name, party.country) not in known)


def _has_object(scene: Scene, index: int, entry: Entry) -> bool:
    """Is the object (in a passive or intransitive: the subject; of a noun: a dependent) one of the entry's words?"""
    tree = scene.tree
    if entry.part == "noun":
        near = tuple(child.index for child in tree.dependents(index, "nmod", "compound", "amod", "obl"))
    else:
        near = own_object(tree, index) or subject(tree, index)
        near += tuple(
            child.index for child in tree.dependents(index, "obl", "iobj") if not any(tree.dependents(child.index, "case"))
        )
    heads = [*near, *(child.index for at in near for child in tree.dependents(at, "nmod", "conj", "compound"))]
    return any(_is_one_of(tree, at, entry.objects, scene.lexicon.compounds) for at in heads)


def _is_one_of(tree: Tree, index: int, words: frozenset[str], compounds: bool) -> bool:
    if tree.lemmas[index] in words or tree.forms[index] in words:
        return True
    return compounds and any(
        len(word) >= SHORTEST_HEAD + 1
        and len(tree.lemmas[index]) >= len(word) + SHORTEST_HEAD
        and tree.lemmas[index].endswith(word)
        for word in words
    )


def _light_verb(scene: Scene, index: int) -> int | None:
    """Return the light verb of a noun that is its object, its passive subject, or ("engage in") behind its adposition."""
    tree = scene.tree
    token = tree.token(index)
    head, relation = token.head, token.base_relation
    if head < 0 or relation not in ("obj", "nsubj", "obl", "xcomp", "advmod", "iobj"):
        return None
    ways = scene.lexicon.light_verbs.get(tree.lemmas[head]) or scene.lexicon.light_verbs.get(tree.forms[head]) or ()
    if not ways or (relation == "nsubj" and not is_passive(tree, head)):
        return None
    bare = not any(tree.dependents(index, "case"))
    for companions in ways:
        held = companion_indices(tree, head, companions) is not None
        if held and (bare or any(word in tree.adpositions[index] for word in companions)):
            return head
    return None


def _recipients(
    scene: Scene, index: int, light: int | None, entry: Entry, frames: Mapping[int, Frame]
) -> tuple[tuple[Party, ...], tuple[int, ...], str]:
    """Return the parties of the recipient slot, the words they stand at, and the rule."""
    tree = scene.tree
    for pattern in (pattern for pattern in entry.recipient if pattern not in entry.topic):
        for found, rule in _standing_at(scene, index, pattern, entry):
            nouns = tuple(at for at in found if not is_verbal(tree, at))
            parties = tuple(party for at in nouns for party in _parties_or_owners(scene, at, deep=True))
            if parties:
                return _distinct(parties), nouns, rule
    if light is not None:
        adpositional = tuple(pattern for pattern in entry.recipient if pattern.adposition)
        found, seen = slot(tree, light, adpositional)
        parties = tuple(
            party
            for at in found
            if at != index and not is_verbal(tree, at)
            for party in _parties_or_owners(scene, at, deep=True)
        )
        if parties and seen is not None:
            return _distinct(parties), found, f"{_written(seen)} of the light verb"
    return (), (), "none"


def _standing_at(scene: Scene, index: int, pattern: Pattern, entry: Entry) -> Iterator[tuple[tuple[int, ...], str]]:
    """Yield the words where one pattern may find its party, with passives swapped, and the rule's name; likeliest first."""
    tree = scene.tree
    bare = not pattern.adposition and pattern.case is None
    if entry.part == "verb" and pattern.relation in ("obj", "nsubj") and bare:
        passive = is_passive(tree, index)
        if pattern.relation == "obj":
            found = (subject(tree, index) or own_object(tree, index)) if passive else own_object(tree, index)
            yield found, "subject of a passive" if passive else "obj"
        elif passive:
            yield slot(tree, index, entry.agent)[0], "agent"
        else:
            yield subject(tree, index), "nsubj"
    elif pattern.relation == "nsubj" and bare:
        yield subject(tree, index), "nsubj"
    else:
        for found in candidates(tree, index, pattern):
            yield found, _written(pattern)


def _actors(
    scene: Scene, index: int, light: int | None, entry: Entry, frames: Mapping[int, Frame], taken: frozenset[int]
) -> tuple[tuple[Party, ...], tuple[int, ...], str]:
    """Return the parties of the actor slot, the words they stand at, and the rule."""
    if entry.part == "noun":
        return _noun_actors(scene, index, light, entry, frames, taken)
    controlled = _controlled(scene, index, frames)
    own = any(scene.tree.dependents(index, "nsubj"))
    if controlled is not None and not own and not is_passive(scene.tree, index):
        return controlled, (), "control"
    for pattern in entry.actor:
        for found, rule in _standing_at(scene, index, pattern, entry):
            heads = tuple(at for at in found if not (own and _is_act_noun(scene, at)))
            parties = tuple(party for at in heads for party in _subject_parties(scene, at))
            if parties:
                return _distinct(parties), found, rule
    if scene.lexicon.drops_subjects and not own and not is_passive(scene.tree, index):
        finite = scene.tree.token(index).feature("VerbForm") == "Fin" or scene.tree.token(index).feature("Person") is not None
        hidden: tuple[Party, ...] = ()
        if finite and not subject(scene.tree, index):
            first = scene.tree.token(index).feature("Person") == "1"
            hidden = (SPEAKER,) if first else scene.mentions.subject_before(scene.tree.number, index)
        if hidden:
            return hidden, (), "subject left out"
    return (), (), "none"


def _is_act_noun(scene: Scene, index: int) -> bool:
    """Does an act stand as subject ("Russia's demand met with silence")? Its owner does not do what the verb says."""
    if scene.parties(index):
        return False
    return any(entry.part == "noun" for entry in lookup(scene.lexicon.entries, scene.tree, index))


def _noun_actors(
    scene: Scene, index: int, light: int | None, entry: Entry, frames: Mapping[int, Frame], taken: frozenset[int]
) -> tuple[tuple[Party, ...], tuple[int, ...], str]:
    """The actor of a noun: itself, what its own patterns name, the light verb's subject, or who controls it from above."""
    tree = scene.tree
    itself = tuple(party for party in scene.parties(index) if party.kind == "group")
    if itself:
        return itself, (index,), "the word names who does it"
    for pattern in entry.actor:
        for group in candidates(tree, index, pattern):
            found = tuple(at for at in group if at not in taken)
            parties = tuple(party for at in found for party in scene.parties(at) or _owned(scene, index, at, pattern))
            if parties:
                return _distinct(parties), found, _written(pattern)
    if light is not None:
        found = slot(tree, light, scene.lexicon.agent)[0] if is_passive(tree, light) else subject(tree, light)
        parties = tuple(party for at in found if at != index for party in _subject_parties(scene, at))
        if parties:
            return _distinct(parties), found, "subject of the light verb"
        controlled = _controlled(scene, light, frames)
        if controlled:
            return controlled, (), "control"
    if any(pattern.relation.startswith("nmod") and not pattern.adposition for pattern in entry.actor):
        spoken_for = {tree.token(below).start for at in taken for below in tree.sentence.subtree(at)}
        owners = tuple(owner for owner in scene.owners(index) if owner.start not in spoken_for)
        if owners:
            return owners, (), "owner"
    controlled = _controlled(scene, index, frames)
    if controlled:
        return controlled, (), "control"
    return _governor_actors(scene, index, entry, frames, bool(taken))


GOVERNED = "subject of the verb above"
"""The rule by which a noun has the actor of its verb; it then stands as that verb does."""


def _governor_actors(
    scene: Scene, index: int, entry: Entry, frames: Mapping[int, Frame], has_recipient: bool
) -> tuple[tuple[Party, ...], tuple[int, ...], str]:
    """The actor of a bare noun, from the verb above it: who plans, announces or denies it, or talks with somebody then."""
    tree = scene.tree
    at = _shown_by(scene, index, entry)
    head, relation = tree.token(at).head, tree.token(at).base_relation
    if head < 0 or not is_verbal(tree, head) or relation not in ("obj", "obl", "xcomp", "advmod"):
        return (), (), "none"
    above = next((frame for frame in frames.values() if head in (frame.at, frame.light)), None)
    if above is not None and above.entry.meaning.by == "recipient":
        return (), (), "none"
    has_recipient = has_recipient or (above is not None and bool(above.recipients))
    kinds = {speech.kind for word in {tree.lemmas[head], tree.forms[head]} for speech in scene.lexicon.speech.get(word, ())}
    own = tree.lemmas[head] in scene.lexicon.operators or bool(kinds & {"announce", "deny"})
    together = entry.meaning.act in SYMMETRIC and (has_recipient or bool(kinds & {"expect", "hope"}))
    shown = entry.meaning.act is Act.SUPPORT and relation == "obl"
    if not (own or together or shown):
        return (), (), "none"
    found = subject(tree, head)
    parties = tuple(party for word in found for party in scene.parties(word))
    return (_distinct(parties), found, GOVERNED) if parties else ((), (), "none")


def _shown_by(scene: Scene, index: int, entry: Entry) -> int:
    """Return the noun a show of support hangs by ("in a *show* of support"), for other acts the word itself."""
    tree = scene.tree
    head = tree.token(index).head
    inside = entry.meaning.act is Act.SUPPORT and tree.token(index).base_relation == "nmod" and head >= 0
    return head if inside and tree.token(head).upos == "NOUN" and not scene.parties(head) else index


def _governor_recipients(scene: Scene, index: int, entry: Entry, frames: Mapping[int, Frame]) -> tuple[Party, ...]:
    """Return toward whom the act is done whose clause a bare noun stands in ("agreed with Lavrov in a telephone call")."""
    head = scene.tree.token(_shown_by(scene, index, entry)).head
    return next((frame.recipients for frame in frames.values() if head in (frame.at, frame.light)), ())


def _owned(scene: Scene, noun: int, at: int, pattern: Pattern) -> tuple[Party, ...]:
    """Return the owner of a noun where the pattern is one of belonging and the word itself is no party ("Russian")."""
    if pattern.adposition or pattern.relation.split(":")[0] not in ("nmod", "amod", "compound", "det"):
        return ()
    return scene.owners(noun)


def _controlled(scene: Scene, index: int, frames: Mapping[int, Frame]) -> tuple[Party, ...] | None:
    """Return who does an act that is another act's content, by that act's meaning; None where it is nobody's content."""
    below = index
    for above in scene.tree.ancestors(index):
        frame = next((frame for frame in frames.values() if above in (frame.at, frame.light)), None)
        if frame is not None and frame.entry.meaning.by is not None:
            if below not in frame.content and scene.tree.token(below).base_relation not in ("xcomp", "ccomp", "acl"):
                return None
            if frame.entry.meaning.by == "recipient":
                return frame.recipients
            return frame.actors or None
        token = scene.tree.token(above)
        if any(scene.tree.dependents(above, "nsubj")) and above != scene.tree.token(index).head:
            return None
        if token.upos in ("NOUN", "PROPN") and scene.tree.lemmas[above] not in scene.lexicon.operators:
            return None
        below = above
    return None


def _subject_parties(scene: Scene, index: int) -> tuple[Party, ...]:
    """Return the parties of a subject: itself, its owner, or (a thing that acts: "a letter requesting") whoever sends it."""
    found = _parties_or_owners(scene, index, deep=False)
    if found or scene.tree.token(index).upos not in NOMINAL:
        return found
    token = scene.tree.token(index)
    if token.base_relation in ("obj", "obl") and token.head >= 0 and is_verbal(scene.tree, token.head):
        return tuple(party for at in subject(scene.tree, token.head) if at != index for party in scene.parties(at))
    return ()


def _parties_or_owners(scene: Scene, index: int, *, deep: bool) -> tuple[Party, ...]:
    """Return the parties at a word, else those it belongs to, else (`deep`) those of the phrases inside it."""
    found = scene.parties(index)
    if not found:
        heads = (
            index,
            *(child.index for child in scene.tree.dependents(index, "conj") if not is_verbal(scene.tree, child.index)),
        )
        found = tuple(party for at in heads for party in (scene.parties(at) if at != index else ()) or scene.owners(at))
    if found or not deep:
        return _distinct(found)
    for child in scene.tree.dependents(index, "nmod", "obl", "appos"):
        below = scene.parties(child.index) or scene.owners(child.index)
        if below:
            return below
    return ()


def _of_kinds(parties: tuple[Party, ...], kinds: frozenset[str] | None) -> tuple[Party, ...]:
    return parties if kinds is None else tuple(party for party in parties if party.kind in kinds)


def _distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Drop parties named twice, the first one kept."""
    seen: dict[tuple[str, str | None], Party] = {}
    for party in parties:
        seen.setdefault((party.name, party.country), party)
    return tuple(seen.values())


def _written(pattern: Pattern) -> str:
    case = f"[{pattern.case}]" if pattern.case else ""
    return pattern.relation + (f"+{' '.join(pattern.adposition)}" if pattern.adposition else "") + case


def find_sayings(scene: Scene) -> tuple[Saying, ...]:
    """Return every word of speech in the sentence with its speaker and the words it reports, in text order."""
    tree = scene.tree
    found = []
    for index in range(len(tree.sentence.tokens)):
        words = dict.fromkeys((tree.lemmas[index], tree.forms[index]))
        for speech in (speech for word in words for speech in scene.lexicon.speech.get(word, ())):
            if not _right_part(tree, index, speech.part) or companion_indices(tree, index, speech.companions) is None:
                continue
            found.append(_saying(scene, index, speech))
            break
    return tuple(found)


def _saying(scene: Scene, index: int, speech: Speech) -> Saying:
    tree = scene.tree
    speaker_at: tuple[int, ...] = ()
    speakers: tuple[Party, ...] = ()
    for pattern in speech.speaker:
        if pattern.relation == "nsubj" and speech.part != "noun":
            passive = is_passive(tree, index)
            speaker_at = slot(tree, index, scene.lexicon.agent)[0] if passive else subject(tree, index)
        else:
            speaker_at = slot(tree, index, (pattern,))[0]
        speakers = tuple(party for at in speaker_at for party in scene.parties(at) or scene.owners(at))
        if speakers:
            break
    if speech.part == "noun" and not speakers:
        speakers = scene.owners(index)
    hidden = not speaker_at and speech.part == "verb" and not any(tree.dependents(index, "nsubj"))
    if hidden and scene.lexicon.drops_subjects and not is_passive(tree, index):
        speakers = scene.mentions.subject_before(tree.number, index)
    if speech.part == "verb" and _stands_before_its_speaker(tree, index):
        speaker_at = tuple(at for at in tree.sentence.subtree(index) if at > index and scene.parties(at))[:1]
        speakers = tuple(party for at in speaker_at for party in scene.parties(at)) or speakers
    hearer_at = _standing_hearers(scene, index, speech.hearer)
    return Saying(
        sentence=tree.number,
        at=index,
        speech=speech,
        speakers=_distinct(speakers),
        hearers=_distinct(party for at in hearer_at if at not in speaker_at for party in scene.parties(at)),
        speaker_at=speaker_at,
        content=_said(tree, index, speech, speaker_at, hearer_at),
    )


def _stands_before_its_speaker(tree: Tree, index: int) -> bool:
    """Is this a verb of saying behind a comma whose speaker follows and was not labelled so (", said the army")?"""
    token = tree.token(index)
    if token.base_relation not in ("conj", "parataxis") or any(tree.dependents(index, "nsubj", "cc", "mark", "ccomp")):
        return False
    return index > 0 and tree.token(index - 1).upos == "PUNCT"


def _standing_hearers(scene: Scene, index: int, patterns: Patterns) -> tuple[int, ...]:
    return tuple(at for at in slot(scene.tree, index, patterns)[0] if not is_verbal(scene.tree, at))


def _said(tree: Tree, index: int, speech: Speech, speaker_at: tuple[int, ...], hearer_at: tuple[int, ...]) -> tuple[int, ...]:
    """Return the heads of what is reported: what the patterns find, and any clause below the word (parsers mislabel them)."""
    found = list(slot(tree, index, speech.content)[0])
    for child in tree.dependents(index):
        clause = is_verbal(tree, child.index) or any(tree.dependents(child.index, "cop", "nsubj"))
        label = child.base_relation in ("ccomp", "xcomp") or (
            child.base_relation in ("obj", "obl", "csubj", "nsubj") and clause
        )
        if speech.part == "verb" and label and clause:
            found.append(child.index)
    return tuple(sorted({at for at in found if at not in speaker_at and at not in hearer_at}))


def companions_of(tree: Tree, frame: Frame) -> tuple[int, ...]:
    """Return where the companion words of a frame's entry stand."""
    return companion_indices(tree, frame.at, frame.entry.companions) or ()
