"""Which of the acts that words show are told as acts of somebody: what is dropped, completed or taken up again."""

from collections.abc import Sequence
from dataclasses import replace

from vitni.model.claim import ONE_SIDED_MODES, SYMMETRIC, Act, Party, Standing, is_mutual
from vitni.reading.acts.context import NEAR
from vitni.reading.acts.entries import companions_of, lookup
from vitni.reading.acts.exchange import RETOLD, share
from vitni.reading.acts.hidden import is_indefinite
from vitni.reading.acts.merging import merged
from vitni.reading.acts.passives import is_passive, names_nobody
from vitni.reading.acts.slots import distinct, without
from vitni.reading.acts.standing import if_clause, is_question
from vitni.reading.clauses import is_infinite, is_verbal, subject
from vitni.reading.drafts import Draft, Passage
from vitni.reading.scene import Frame, Saying, Scene
from vitni.reading.speech.voices import reported_region
from vitni.reading.trees import Tree


def warnings(passage: Passage) -> frozenset[int]:
    """Return the words of warning that are voices, no threats: somebody else will act, they say."""
    frames = passage.frames
    return frozenset(frame.at for frame in frames if _warns_of_another(passage.scene, frame, frames, passage.sayings))


def shown_frames(passage: Passage) -> list[Frame]:
    """Drop frames that are part of another act, and merge two words of one act."""
    scene = passage.scene
    kept: list[Frame] = []
    warned = warnings(passage)
    swallowed = {at for frame in passage.frames for at in _swallowed(scene.tree, frame)}
    for frame in passage.frames:
        if frame.at in swallowed or frame.at in warned:
            continue
        if (
            _is_argument(scene.tree, frame, passage.frames)
            or _only_decides(scene.tree, frame, passage.frames)
            or _is_asked(scene, frame, passage.sayings)
        ):
            continue
        kept.append(frame)
    return merged(scene.tree, kept)


def is_act_of_somebody(scene: Scene, frame: Frame, frames: Sequence[Frame]) -> bool:
    """Does a frame have the parties a claim needs? An active verb needs its actor, a noun what its entry asks for."""
    if not frame.actors and not frame.recipients:
        return False
    inside = any({frame.at, frame.top} & set(other.content) for other in frames if other.at != frame.at)
    done = frame.light is not None and bool(frame.actors) and frame.entry.meaning.act in DONE_ALONE
    if frame.lacking and frame.entry.part == "noun" and frame.rules[0][1] != RETOLD and not inside and not done:
        return False
    unnamed = is_passive(scene.tree, frame.at) or is_indefinite(scene.tree, frame.at) or names_nobody(scene.tree, frame.at)
    active = frame.entry.part == "verb" and not unnamed
    undergone = any(pattern.relation == "nsubj" for pattern in frame.entry.recipient)  # "came under fire"
    active = active and not (undergone and frame.recipients)
    both = frame.entry.meaning.act in SYMMETRIC
    armed = frame.entry.meaning.act is Act.ASSAULT and any(_is_armed(scene, at) for at in subject(scene.tree, frame.at))
    return bool(frame.actors) or inside or armed or not (active or both)


def _is_armed(scene: Scene, index: int) -> bool:
    """Is this a weapon or an attack of nobody named ("*a bomb* killed three soldiers")?"""
    weapon = any(
        phrase.office == "weapon" and phrase.start <= index < phrase.end
        for phrase in scene.mentions.sights[scene.tree.number].phrases
    )
    entries = lookup(scene.lexicon.entries, scene.tree, index)
    return weapon or any(entry.part == "noun" and entry.meaning.act is Act.ASSAULT for entry in entries)


def is_asked_for(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Is this an act that somebody asks for, though its own words name nobody ("called for a ceasefire")?"""
    return any(
        {frame.at, frame.top} & set(other.content) and other.entry.meaning.act is Act.REQUEST and other.actors
        for other in frames
        if other.at != frame.at
    )


DONE_ALONE = frozenset({Act.ASSAULT, Act.MOBILIZE, Act.PROTEST, Act.RETREAT})
"""Acts that somebody does whomever they hit: "took part in strikes" tells who did it."""


def retold(scene: Scene, frame: Frame, told: Sequence[Draft]) -> Frame:
    """Give a bare definite noun the parties of the last act of its kind: "The talks lasted several hours"."""
    frame = _judged(scene, _rejected(scene, _with_the_other(scene, _of_both(scene, frame, told), told), told), told)
    if frame.actors or frame.recipients or frame.entry.part != "noun" or not _is_definite(scene, frame):
        return frame
    meaning = frame.entry.meaning
    same = [draft for draft in told[-NEAR:] if draft.meaning.act is meaning.act and draft.meaning.act is not Act.SAY]
    same = [draft for draft in same if meaning.mode is None or draft.meaning.mode not in ONE_SIDED_MODES - {meaning.mode}]
    exact = [draft for draft in same if draft.meaning.mode == meaning.mode]
    if not same:
        return frame
    before = (exact or same)[-1]
    rules = (("actor", RETOLD), ("recipient", RETOLD))
    crowds = _crowds(scene, frame, told)
    if len(crowds) > 1:
        return replace(frame, actors=crowds, recipients=(), lacking=(), rules=rules)
    return replace(frame, actors=before.actors, recipients=before.recipients, lacking=(), rules=rules)


def _crowds(scene: Scene, frame: Frame, told: Sequence[Draft]) -> tuple[Party, ...]:
    """Return all groups that "the protests" take up: those that protested or turned out in the claims before."""
    if frame.entry.meaning.act is not Act.PROTEST or scene.tree.token(frame.at).feature("Number") != "Plur":
        return ()
    rows = (draft for draft in told[-NEAR:] if draft.meaning.act in (Act.PROTEST, Act.SUPPORT))
    return distinct(party for draft in rows for party in draft.actors if party.kind == "group")


def _of_both(scene: Scene, frame: Frame, told: Sequence[Draft]) -> Frame:
    """Give "they met again" both sides of the last meeting told, where "they" alone were one of its sides."""
    several = any(scene.tree.token(at).feature("Number") == "Plur" for at in frame.actor_at)
    pronoun = several and all(party.known_from == "pronoun" or _is_a_side(party) for party in frame.actors)
    if frame.entry.meaning.act not in SYMMETRIC or frame.recipients or not frame.actors or not pronoun:
        return frame
    for draft in reversed(told[-NEAR:]):
        mutual = is_mutual(draft.meaning.act, draft.meaning.mode) and draft.actors and draft.recipients
        sides = all(_is_a_side(party) for party in frame.actors)
        if mutual and (sides or share(frame.actors, (*draft.actors, *draft.recipients))):
            rules = (("actor", RETOLD), ("recipient", RETOLD))
            return replace(frame, actors=draft.actors, recipients=draft.recipients, rules=rules)
    return frame


def _is_a_side(party: Party) -> bool:
    """Is this "the sides" or "the delegations" of nobody named here?"""
    return party.office == "delegation" and party.country is None


RECENT = 6
"""Sentences back in which talks that name one side only find the other."""


def _with_the_other(scene: Scene, frame: Frame, told: Sequence[Draft]) -> Frame:
    """Give a noun of talks that has one side the other from the last talks of that side ("Blinken said after the talks")."""
    bare = not any(scene.tree.dependents(frame.at, "nmod", "compound"))
    talks = frame.entry.part == "noun" and frame.entry.meaning.act is Act.CONSULT
    if not talks or frame.recipients or not frame.actors or not bare:
        return frame
    for draft in reversed(told[-NEAR:]):
        talked = draft.meaning.act is Act.CONSULT and is_mutual(draft.meaning.act, draft.meaning.mode)
        mutual = talked and draft.actors and draft.recipients
        if not mutual or frame.sentence - draft.sentence > RECENT:
            continue
        for side, other in ((draft.actors, draft.recipients), (draft.recipients, draft.actors)):
            if share(frame.actors, side):
                return replace(frame, recipients=other, rules=(frame.rules[0], ("recipient", RETOLD)))
    return frame


def _rejected(scene: Scene, frame: Frame, told: Sequence[Draft]) -> Frame:
    """A refusal of "the demand", "the claim" or of "it" goes to whoever demanded or accused last."""
    if frame.entry.meaning.act is not Act.REJECT or frame.recipients or not frame.actors:
        return frame
    objects = (*frame.content, *frame.topic)
    taken_up = all(_takes_up(scene, at) for at in objects)
    if not objects or not taken_up:
        return frame
    asked = (draft for draft in reversed(told[-NEAR:]) if draft.meaning.act in ANSWERED)
    found = next((draft.actors for draft in asked if draft.actors and not share(draft.actors, frame.actors)), ())
    return replace(frame, recipients=found, rules=(frame.rules[0], ("recipient", RETOLD))) if found else frame


JUDGING = frozenset({Act.ACCUSE, Act.SUPPORT, Act.REJECT})
"""Acts that speak of what another did: "criticised the decision", "welcomed the agreement"."""


def _judged(scene: Scene, frame: Frame, told: Sequence[Draft]) -> Frame:
    """Praise or blame of a bare definite act or measure goes to whoever did it last, where the report has told it."""
    act = frame.entry.meaning.act
    home = {party.country for party in frame.actors}
    others = [party for party in frame.recipients if party.kind != "state" or party.country not in home]
    if act not in JUDGING or not frame.actors or any(party.known_from != "context" for party in others):
        return frame
    tree = scene.tree
    objects = [child.index for child in tree.dependents(frame.top, "obj", "obl:arg") if _is_known_thing(scene, child.index)]
    marked = any(_is_marked_definite(scene, at) for at in objects)
    if not objects or frame.entry.part != "verb" or is_passive(tree, frame.at):
        return frame
    meanings = [entry.meaning for at in objects for entry in lookup(scene.lexicon.entries, tree, at) if entry.part == "noun"]
    kinds = {(meaning.act, meaning.mode) for meaning in meanings}
    acts = {meaning.act for meaning in meanings}
    rows = [draft for draft in reversed(told[-NEAR:]) if draft.actors and draft.meaning.act is not Act.SAY]
    rows = [draft for draft in rows if frame.sentence - draft.sentence <= RECENT and not share(draft.actors, frame.actors)]
    rows = [draft for draft in rows if draft.meaning.act not in SYMMETRIC or not share(draft.recipients, frame.actors)]
    rows = [draft for draft in rows if draft.standing is not Standing.THREATENED]
    done = [draft for draft in rows if draft.outer_at is None]  # what somebody is only said or asked to do is no measure yet
    toward = [draft for draft in done if share(draft.recipients, frame.actors)]
    named = [draft for draft in rows if (draft.meaning.act, draft.meaning.mode) in kinds]
    likely = [*named, *(draft for draft in rows if draft.meaning.act in acts)]
    likely += [*toward, *done] if marked else []
    if not likely:
        return frame
    draft = likely[0]
    both = draft.recipients if draft.meaning.act in SYMMETRIC else ()
    sides = without((*draft.actors, *both), frame.actors)
    return replace(frame, recipients=sides, rules=(frame.rules[0], ("recipient", RETOLD)))


def _is_known_thing(scene: Scene, index: int) -> bool:
    """Is this a bare definite noun of an act or a measure ("the decision"), so that it was told before?

    Where a language has no articles, any bare noun of an act may be one ("осудил *обстрелы*").
    """
    tree = scene.tree
    if scene.parties(index) or scene.owners(index) or any(tree.dependents(index, "nmod", "acl", "compound", "amod")):
        return False
    words = {tree.lemmas[index], tree.forms[index]}
    act = any(entry.part == "noun" for entry in lookup(scene.lexicon.entries, tree, index))
    if scene.lexicon.without_articles and act:
        return True
    return (act or bool(words & scene.lexicon.instruments)) and _is_marked_definite(scene, index)


def _is_marked_definite(scene: Scene, index: int) -> bool:
    """Does an article, an ending or a demonstrative say that the reader knows the thing?"""
    determiners = tuple(scene.tree.dependents(index, "det"))
    shown = any(child.feature("Definite") == "Def" or child.feature("PronType") == "Dem" for child in determiners)
    return shown or scene.tree.token(index).feature("Definite") == "Def"


ANSWERED = frozenset({Act.REQUEST, Act.ACCUSE})
"""Acts done with words that somebody else rejects or denies."""


def _takes_up(scene: Scene, index: int) -> bool:
    """Is the word a pronoun, or a bare noun of asking ("the demand"), so that it stands for a request told before?"""
    token = scene.tree.token(index)
    if token.upos == "PRON":
        return True
    asking = any(
        entry.part == "noun" and entry.meaning.act in ANSWERED for entry in lookup(scene.lexicon.entries, scene.tree, index)
    )
    return asking and not any(scene.tree.dependents(index, "nmod", "acl", "compound"))


def _is_definite(scene: Scene, frame: Frame) -> bool:
    """Is the noun one the reader knows already: a definite or demonstrative subject, in a language that marks it?"""
    tree = scene.tree
    token = tree.token(frame.at)
    shown = any(child.feature("PronType") == "Dem" for child in tree.dependents(frame.at, "det", "nmod", "amod"))
    if shown:
        return token.base_relation in ("nsubj", "obj", "obl", "root", "nmod")
    if token.base_relation not in ("nsubj", "root") or any(tree.dependents(frame.at, "nmod", "acl")):
        return False
    article = [child.feature("Definite") for child in tree.dependents(frame.at, "det") if child.feature("Definite")]
    marked = [*article, *([token.feature("Definite")] if token.feature("Definite") else [])]
    return "Def" in marked or (not marked and scene.lexicon.without_articles)


SWALLOWING = frozenset({Act.SANCTION, Act.CONCEDE, Act.AID, Act.COERCE, Act.RETREAT})
"""Acts whose object names what is stopped, eased, given or banned: "suspended aid to Mali" tells no aid."""


def _swallowed(tree: Tree, frame: Frame) -> tuple[int, ...]:
    """Return the words whose own acts are part of a frame: companions of its entry, and the objects of some acts."""
    accuses = frame.entry.meaning.act is Act.ACCUSE and bool(frame.entry.companions)
    if frame.entry.meaning.content is not None and frame.entry.meaning.mode != "call-off" and not accuses:
        return ()
    found = companions_of(tree, frame)
    if frame.entry.meaning.mode == "ban" and frame.entry.part == "verb":
        tops = (frame.at, *(child.index for child in tree.dependents(frame.at, "obj", "nsubj")))
        below = (child.index for top in tops for child in tree.dependents(top, "xcomp", "ccomp", "advcl", "obl", "acl"))
        found += tuple(at for at in below if is_infinite(tree, at))
    stops = frame.entry.meaning.act in SWALLOWING or frame.entry.meaning.mode == "call-off"
    if frame.entry.part == "verb" and stops and (frame.actors or frame.recipients):
        objects = ("nsubj",) if is_passive(tree, frame.at) else ("obj",)
        found += tuple(child.index for child in tree.dependents(frame.at, *objects) if not is_verbal(tree, child.index))
    return found


def _warns_of_another(scene: Scene, frame: Frame, frames: Sequence[Frame], sayings: Sequence[Saying]) -> bool:
    """Is this a warning that somebody else will act? It is then a voice, no threat."""
    if frame.entry.meaning.act is not Act.THREATEN or not any(saying.at == frame.at for saying in sayings):
        return False
    said = {at for head in frame.content for at in scene.tree.sentence.subtree(head)}
    said -= {at for head in frame.content for at in if_clause(scene, head)}
    inner = [other for other in frames if other.at in said and other.at != frame.at]
    return any(other.actors and not share(other.actors, frame.actors) for other in inner)


def _is_asked(scene: Scene, frame: Frame, sayings: Sequence[Saying]) -> bool:
    """Does somebody only ask or doubt whether it is so? What he says is then a statement, not the act."""
    said = {saying.at: saying for saying in sayings}
    below = frame.top
    questioned = is_question(scene, below)
    for above in scene.tree.ancestors(below):
        saying = said.get(above)
        if saying is not None and below in saying.content and saying.speakers:
            return questioned or saying.speech.kind in ("ask", "doubt") or is_question(scene, below)
        below = above
        questioned = questioned or is_question(scene, below)
    return questioned and any(saying.speakers and frame.at in reported_region(scene.tree, saying) for saying in sayings)


def _is_argument(tree: Tree, frame: Frame, frames: Sequence[Frame]) -> bool:
    """Is this a demand or proposal that another act only answers ("rejected the demand")? It is not told again.

    One that says who demands what is told ("rejected Egypt's demand to stop the filling").
    """
    if frame.entry.part != "noun" or frame.light is not None or frame.entry.meaning.act is not Act.REQUEST:
        return False
    if frame.actors and frame.content:
        return False
    head = tree.token(frame.at).head
    return any(head in (other.at, other.light) and other.entry.meaning.act is not Act.REQUEST for other in frames)


def _only_decides(tree: Tree, frame: Frame, frames: Sequence[Frame]) -> bool:
    """Is this a decision to do an act that is told too ("decided to expel diplomats")? The act alone is then the claim."""
    if frame.entry.meaning.key != "decide":
        return False
    inner = [other for other in frames if other.at != frame.at and {other.top, other.at} & set(frame.content)]
    return any(is_verbal(tree, other.top) or tree.token(other.top).base_relation == "obj" for other in inner)
