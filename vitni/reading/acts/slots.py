"""Who stands in the slots of an act: where its entry says, in a passive, under control, or named by what stands around.

Every answer comes with the words the party stands at and the name of the rule that found it.
"""

from collections.abc import Iterable, Iterator, Mapping

from vitni.model.claim import SYMMETRIC, Act, Party
from vitni.reading.acts.entries import lookup
from vitni.reading.acts.hidden import bare_before, indefinite_subject, named_at, names_side_by_side
from vitni.reading.acts.passives import is_passive, names_nobody
from vitni.reading.acts.patterns import candidates, slot
from vitni.reading.acts.undergone import undergoes
from vitni.reading.clauses import clause_tokens, companion_indices, is_infinite, is_marked, is_verbal, own_object, subject
from vitni.reading.places import state_hit
from vitni.reading.scene import SPEAKER, Frame, Scene
from vitni.reading.trees import NOMINAL
from vitni.reference.lexicon import Entry, Pattern
from vitni.reference.times import load_times


def asked_to_act(scene: Scene, content: tuple[int, ...]) -> tuple[tuple[Party, ...], tuple[int, ...]]:
    """Return who is to do a clause that is asked for ("demanded that Seoul stop"): the clause's own subject."""
    verbs = tuple(at for at in content if is_verbal(scene.tree, at) and not is_passive(scene.tree, at))
    found = tuple(child.index for at in verbs for child in scene.tree.dependents(at, "nsubj"))
    return distinct(party for at in found for party in scene.parties(at)), found


NAMED_BY_ACTOR = frozenset({Act.PROTEST, Act.SUPPORT})
"""Acts whose actors are often called by whom they are for or against: "anti-Erdogan protesters", "opponents of Erdogan"."""


FOR_OR_AGAINST = {Act.PROTEST: frozenset({"opponent", "protester", "demonstrator"}), Act.SUPPORT: frozenset({"supporter"})}
"""What groups are called that do the act by being there: opponents protest, supporters support."""


def inside_actor(scene: Scene, act: Act, actors: tuple[Party, ...], actor_at: tuple[int, ...]) -> tuple[Party, ...]:
    """Return the person named within the phrase of a group, or whom the group is known to be for or against."""
    for at in actor_at:
        if any(party.kind == "group" for party in scene.parties(at)):
            for below in clause_tokens(scene.tree, at):
                named = tuple(party for party in scene.parties(below) if party.kind == "person") if below != at else ()
                if named:
                    return named
    groups = [party for party in actors if party.kind == "group" and party.office in FOR_OR_AGAINST[act]]
    return distinct(person for party in groups for person in scene.mentions.patron_of(party))


def warned(scene: Scene, index: int, actors: tuple[Party, ...]) -> tuple[tuple[Party, ...], tuple[int, ...]]:
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


def find_recipients(
    scene: Scene, index: int, light: int | None, entry: Entry, frames: Mapping[int, Frame]
) -> tuple[tuple[Party, ...], tuple[int, ...], str]:
    """Return the parties of the recipient slot, the words they stand at, and the rule."""
    tree = scene.tree
    for pattern in (pattern for pattern in entry.recipient if pattern not in entry.topic):
        for found, rule in _standing_at(scene, index, pattern, entry):
            nouns = tuple(
                at
                for at in found
                if not is_verbal(tree, at) and not _is_a_place(scene, at, pattern) and not _is_a_border(scene, at, entry)
                if not undergoes(scene, at, entry)
            )
            parties = tuple(party for at in nouns for party in _parties_or_owners(scene, at, deep=True))
            if parties:
                return distinct(parties), nouns, rule
            hit = tuple((at, state) for at in found for state in state_hit(scene, at, pattern, entry))
            if hit:
                return distinct(state for _, state in hit), tuple(at for at, _ in hit), "state of the place"
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
            return distinct(parties), found, f"{_written(seen)} of the light verb"
    for companion in companion_indices(tree, index, entry.companions) or () if entry.part == "verb" else ():
        for pattern in (pattern for pattern in entry.recipient if pattern.adposition and pattern not in entry.topic):
            found = slot(tree, companion, (pattern,))[0]
            nouns = tuple(at for at in found if not is_verbal(tree, at))
            parties = tuple(party for at in nouns for party in _parties_or_owners(scene, at, deep=True))
            if parties:
                return distinct(parties), nouns, f"{_written(pattern)} of the word beside"
    if entry.part == "noun":
        names = names_side_by_side(scene, index, entry)
        if names:
            return named_at(scene, names[1]), names[1:], "name beside that of the actor"
    return (), (), "none"


def _is_a_place(scene: Scene, index: int, pattern: Pattern) -> bool:
    """Is this a capital with an adposition that nobody asked for ("met in Warsaw")? It is where, not a state that acts."""
    if pattern.adposition or not any(party.known_from == "metonym" for party in scene.parties(index)):
        return False
    belonging = scene.mentions.sights[scene.tree.number].titles.of
    return any(
        child.form.isalpha() and child.form.casefold() not in belonging for child in scene.tree.dependents(index, "case")
    )


def _is_a_border(scene: Scene, index: int, entry: Entry) -> bool:
    """Is this a border where two sides meet or talk ("the situation at Ukraine's border")? It is no side of theirs."""
    if entry.meaning.act not in SYMMETRIC or scene.parties(index):
        return False
    return scene.mentions.place_of(scene.tree.number, index) is not None


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


def find_actors(
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
            stands_for = _agent_parties if rule == "agent" else _subject_parties
            parties = tuple(party for at in heads for party in stands_for(scene, at))
            if parties:
                return distinct(parties), found, rule
    if entry.objects and entry.meaning.mode not in SUFFERED and is_passive(scene.tree, index):
        found = tuple(at for at in subject(scene.tree, index) if at not in taken)
        parties = tuple(party for at in found for party in _subject_parties(scene, at))
        if parties:
            return distinct(parties), found, "owner of what is moved"
    if not own and not is_passive(scene.tree, index):
        before = bare_before(scene, index)
        if before:
            return tuple(party for at in before for party in scene.parties(at)), before, "name before the verb"
    if scene.lexicon.drops_subjects and not own and not is_passive(scene.tree, index):
        carriers = (scene.tree.token(index), *scene.tree.dependents(index, "aux"))  # "ha prometido": the auxiliary is finite
        verb = scene.tree.token(index)
        past = verb.upos == "VERB" and verb.feature("VerbForm") == "Part" and verb.feature("Voice") == "Act"  # "slíbil zbraně"
        finite = past or any(word.feature("VerbForm") == "Fin" or word.feature("Person") is not None for word in carriers)
        hidden: tuple[Party, ...] = ()
        inside = indefinite_subject(scene, index)
        if inside:
            return tuple(party for at in inside for party in scene.parties(at)), inside, "where they did it"
        if finite and not subject(scene.tree, index) and not names_nobody(scene.tree, index):
            first = any(word.feature("Person") == "1" for word in carriers)
            hidden = (SPEAKER,) if first else scene.mentions.subject_before(scene.tree.number, index)
        if hidden:
            return hidden, (), "subject left out"
    return (), (), "none"


SUFFERED = frozenset({"kill", "abduct", "arrest", "seize", "expel", "convict", "strike", "release"})
"""Modes whose passive names who suffers: the owner of "Russian troops were moved" moved them, that of those killed did not."""


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
    names = names_side_by_side(scene, index, entry)
    if names and set(names[1:]) <= taken:
        return named_at(scene, names[0]), names[:1], "name right behind the noun"
    spoken_for = {tree.token(below).start for at in taken for below in tree.sentence.subtree(at)}
    for pattern in entry.actor:
        for group in candidates(tree, index, pattern):
            found = tuple(at for at in group if at not in taken and not _is_a_place(scene, at, pattern))
            owned = tuple(owner for at in found for owner in _owned(scene, index, at, pattern) if not scene.parties(at))
            parties = tuple(party for at in found for party in scene.parties(at))
            parties = parties or tuple(owner for owner in owned if owner.start not in spoken_for)
            if parties:
                return distinct(parties), found, _written(pattern)
    for part in _light_participles(scene, index):
        found = slot(tree, part, scene.lexicon.agent)[0]
        parties = tuple(party for at in found if at not in taken for party in _subject_parties(scene, at))
        if parties:
            return distinct(parties), found, "agent of the participle"
    if light is not None:
        asked = None if any(tree.dependents(light, "nsubj")) or is_passive(tree, light) else _controlled(scene, light, frames)
        if asked:
            return asked, (), "control"
        found = slot(tree, light, scene.lexicon.agent)[0] if is_passive(tree, light) else subject(tree, light)
        parties = tuple(party for at in found if at != index for party in _subject_parties(scene, at))
        if parties:
            return distinct(parties), found, "subject of the light verb"
    if any(pattern.relation.startswith("nmod") and not pattern.adposition for pattern in entry.actor):
        owners = tuple(owner for owner in scene.owners(index) if owner.start not in spoken_for)
        if owners:
            return owners, (), "owner"
    controlled = _controlled(scene, index, frames)
    if controlled:
        return controlled, (), "control"
    return _governor_actors(scene, index, entry, frames, bool(taken))


def _light_participles(scene: Scene, index: int) -> tuple[int, ...]:
    """Return the light verbs that describe a noun as passive participles ("sanctions *imposées* par la Suisse")."""
    tree = scene.tree
    parts = tree.dependents(index, "acl", "amod")
    return tuple(
        part.index
        for part in parts
        if part.feature("VerbForm") == "Part" and tree.lemmas[part.index] in scene.lexicon.light_verbs
    )


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
    if relation in ("obl", "advmod") and tree.adpositions[at] & load_times(scene.lexicon.language).around:
        return (), (), "none"  # "suspended the talks after an attack"
    above = next((frame for frame in frames.values() if head in (frame.at, frame.light)), None)
    if above is not None and above.entry.meaning.by == "recipient" and at in above.content:
        return (), (), "none"
    has_recipient = has_recipient or (above is not None and bool(above.recipients))
    kinds = {speech.kind for word in {tree.lemmas[head], tree.forms[head]} for speech in scene.lexicon.speech.get(word, ())}
    own = tree.lemmas[head] in scene.lexicon.operators or bool(kinds & {"announce", "deny"})
    mutual = entry.meaning.act in SYMMETRIC and entry.meaning.mode != "letter"  # "in the letter he accused them"
    together = mutual and (has_recipient or bool(kinds & {"expect", "hope"}))
    shown = entry.meaning.act is Act.SUPPORT and relation == "obl"
    if not (own or together or shown):
        return (), (), "none"
    found = subject(tree, head)
    parties = tuple(party for word in found for party in scene.parties(word))
    return (distinct(parties), found, GOVERNED) if parties else ((), (), "none")


def _shown_by(scene: Scene, index: int, entry: Entry) -> int:
    """Return the noun a show of support hangs by ("in a *show* of support"), for other acts the word itself."""
    tree = scene.tree
    head = tree.token(index).head
    inside = entry.meaning.act is Act.SUPPORT and tree.token(index).base_relation == "nmod" and head >= 0
    return head if inside and tree.token(head).upos == "NOUN" and not scene.parties(head) else index


def governor_recipients(scene: Scene, index: int, entry: Entry, frames: Mapping[int, Frame]) -> tuple[Party, ...]:
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
        decided = token.upos == "NOUN" and scene.tree.token(below).base_relation == "acl" and is_infinite(scene.tree, below)
        if decided and (owners := scene.owners(above)):
            return owners
        if any(scene.tree.dependents(above, "nsubj")):
            return None
        known = scene.lexicon.operators.keys() | scene.lexicon.light_nouns
        if token.upos in ("NOUN", "PROPN") and scene.tree.lemmas[above] not in known:
            return None
        below = above
    return None


def _agent_parties(scene: Scene, index: int) -> tuple[Party, ...]:
    """Return the parties of the agent of a passive: itself or its owner, never the subject that suffers the act."""
    return _parties_or_owners(scene, index, deep=False)


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
    elif len(found) == 1 and found[0].kind == "person":
        named = (name for name in scene.tree.dependents(index, "appos", "flat"))
        others = (other for name in named for other in scene.tree.dependents(name.index, "conj"))
        found += tuple(party for other in others for party in scene.parties(other.index) if party.kind == "person")
    if found or not deep:
        return distinct(found)
    for child in scene.tree.dependents(index, "nmod", "obl", "appos"):
        below = scene.parties(child.index) or scene.owners(child.index)
        if below:
            return below
    return ()


def distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Drop parties named twice, the first one kept."""
    seen: dict[tuple[str, str | None], Party] = {}
    for party in parties:
        seen.setdefault((party.name, party.country), party)
    return tuple(seen.values())


def _written(pattern: Pattern) -> str:
    case = f"[{pattern.case}]" if pattern.case else ""
    return pattern.relation + (f"+{' '.join(pattern.adposition)}" if pattern.adposition else "") + case
