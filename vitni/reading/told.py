"""Which of the acts that words show are told as acts of somebody: what is dropped, completed or taken up again."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from vitni.model.claim import SYMMETRIC, Act, Party
from vitni.reading.clauses import is_infinite, is_verbal
from vitni.reading.context import NEAR
from vitni.reading.drafts import Draft, Passage
from vitni.reading.entries import companions_of, lookup
from vitni.reading.merging import merged
from vitni.reading.passives import is_passive
from vitni.reading.scene import SPEAKER, Frame, Saying, Scene
from vitni.reading.slots import distinct, without
from vitni.reading.standing import is_question
from vitni.reading.trees import Tree
from vitni.reading.voices import reported_region, voices_of
from vitni.reference.acts import load_meanings


def shown_frames(passage: Passage) -> list[Frame]:
    """Drop frames that are part of another act, and merge two words of one act."""
    scene = passage.scene
    kept: list[Frame] = []
    swallowed = {at for frame in passage.frames for at in _swallowed(scene.tree, frame)}
    for frame in passage.frames:
        if frame.at in swallowed or _warns_of_another(frame, passage.frames, passage.sayings):
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
    if frame.lacking and frame.rules[0][1] != RETOLD and not inside:
        return False
    active = frame.entry.part == "verb" and not is_passive(scene.tree, frame.at)
    both = frame.entry.meaning.act in SYMMETRIC
    return bool(frame.actors) or inside or not (active or both)


RETOLD = "the same act told before"
"""The rule that gives a bare noun ("the talks lasted ...") the parties of the claim before it."""


def retold(scene: Scene, frame: Frame, told: Sequence[Draft]) -> Frame:
    """Give a bare definite noun the parties of the last act of its kind: "The talks lasted several hours"."""
    frame = _rejected(scene, _with_the_other(scene, _of_both(scene, frame, told), told), told)
    if frame.actors or frame.recipients or frame.entry.part != "noun" or not _is_definite(scene, frame):
        return frame
    meaning = frame.entry.meaning
    same = [draft for draft in told[-NEAR:] if draft.meaning.act is meaning.act and draft.meaning.act is not Act.SAY]
    same = [draft for draft in same if meaning.mode is None or draft.meaning.mode not in ONE_SIDED - {meaning.mode}]
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
    pronoun = several and all(party.known_from == "pronoun" for party in frame.actors)
    if frame.entry.meaning.act not in SYMMETRIC or frame.recipients or not frame.actors or not pronoun:
        return frame
    for draft in reversed(told[-NEAR:]):
        mutual = draft.meaning.act in SYMMETRIC and draft.meaning.mode not in ONE_SIDED and draft.actors and draft.recipients
        if mutual and _share(frame.actors, (*draft.actors, *draft.recipients)):
            rules = (("actor", RETOLD), ("recipient", RETOLD))
            return replace(frame, actors=draft.actors, recipients=draft.recipients, rules=rules)
    return frame


ONE_SIDED = frozenset({"letter", "visit"})
"""Modes of symmetric acts in which one side does it: "they" are not the writer and the reader of a letter."""


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
            sides = tuple(side for side in (*outer.actors, *outer.recipients) if not _share((side,), frame.recipients))
            frame = replace(frame, actors=_states_of(scene, sides), rules=(("actor", AGREED), frame.rules[1]))
        elif meaning.act is Act.CONSULT and frame.entry.part == "noun" and frame.actors and not frame.recipients:
            before = (other for other in reversed(found) if other.entry.meaning.act in SYMMETRIC and other.recipients)
            same = next((other.recipients for other in before if _share(frame.actors, other.actors)), ())
            frame = replace(frame, recipients=same, rules=(frame.rules[0], ("recipient", RETOLD))) if same else frame
        found.append(frame)
    return found


AGREED = "the other side of the agreement"
"""The rule by which what is agreed to be done for one side is done by the other."""


RECENT = 3
"""Sentences back in which talks that name one side only find the other."""


def _with_the_other(scene: Scene, frame: Frame, told: Sequence[Draft]) -> Frame:
    """Give a noun of talks that has one side the other from the last talks of that side ("Blinken said after the talks")."""
    bare = not any(scene.tree.dependents(frame.at, "nmod", "compound"))
    talks = frame.entry.part == "noun" and frame.entry.meaning.act is Act.CONSULT
    if not talks or frame.recipients or not frame.actors or not bare:
        return frame
    for draft in reversed(told[-NEAR:]):
        mutual = draft.meaning.act is Act.CONSULT and draft.meaning.mode not in ONE_SIDED and draft.actors and draft.recipients
        if not mutual or frame.sentence - draft.sentence > RECENT:
            continue
        for side, other in ((draft.actors, draft.recipients), (draft.recipients, draft.actors)):
            if _share(frame.actors, side):
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
    found = next((draft.actors for draft in asked if draft.actors and not _share(draft.actors, frame.actors)), ())
    return replace(frame, recipients=found, rules=(frame.rules[0], ("recipient", RETOLD))) if found else frame


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
    if frame.entry.meaning.content is not None and frame.entry.meaning.mode != "call-off":
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


def _warns_of_another(frame: Frame, frames: Sequence[Frame], sayings: Sequence[Saying]) -> bool:
    """Is this a warning that somebody else will act? It is then a voice, no threat."""
    if frame.entry.meaning.act is not Act.THREATEN or not any(saying.at == frame.at for saying in sayings):
        return False
    inner = [other for other in frames if other.at in frame.content or other.light in frame.content]
    return any(other.actors and not _share(other.actors, frame.actors) for other in inner)


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
    """Is this a demand or proposal that another act only answers ("rejected the demand")? It is not told again."""
    if frame.entry.part != "noun" or frame.light is not None or frame.entry.meaning.act is not Act.REQUEST:
        return False
    head = tree.token(frame.at).head
    return any(head in (other.at, other.light) and other.entry.meaning.act is not Act.REQUEST for other in frames)


def _only_decides(tree: Tree, frame: Frame, frames: Sequence[Frame]) -> bool:
    """Is this a decision to do an act that is told too ("decided to expel diplomats")? The act alone is then the claim."""
    if frame.entry.meaning.key != "decide":
        return False
    inner = [other for other in frames if other.at != frame.at and {other.top, other.at} & set(frame.content)]
    return any(is_verbal(tree, other.top) or tree.token(other.top).base_relation == "obj" for other in inner)


def _share(some: Iterable[Party], others: Iterable[Party]) -> bool:
    countries = {party.country or party.name for party in others}
    return any((party.country or party.name) in countries for party in some)


def completed(passage: Passage, frame: Frame, kept: Sequence[Frame]) -> Frame:
    """Fill what the frames around a frame know: "we" is the speaker's side, a promise goes where the promised act goes."""
    inner = next((other for other in kept if other.at != frame.at and {other.at, other.top} & set(frame.content)), None)
    outer = next((other for other in kept if other.at != frame.at and {frame.at, frame.top} & set(other.content)), None)
    actors = _spoken_for(passage, frame, frame.actors, frame.actor_at)
    recipients = _spoken_for(passage, frame, frame.recipients, frame.recipient_at)
    cited = {party.start for party in passage.run.according}
    actors = tuple(party for party in actors if party.start is None or party.start not in cited)
    recipients = tuple(party for party in recipients if party.start is None or party.start not in cited)
    if not recipients and inner is not None and frame.entry.meaning.act in (Act.AGREE, Act.THREATEN):
        recipients = without(inner.recipients, actors)
    mutual = frame.entry.meaning.act in SYMMETRIC and outer is not None and outer.entry.meaning.act in SYMMETRIC
    if not recipients and outer is not None and mutual and actors == outer.actors:
        recipients = outer.recipients
    asked = outer is not None and outer.entry.meaning.act is Act.REQUEST
    if not recipients and outer is not None and asked and frame.entry.meaning.act in GIVING:
        recipients = _states_of(passage.scene, outer.actors) if frame.entry.meaning.act is Act.AID else outer.actors
    entry = frame.entry
    if inner is not None and entry.meaning.key in PLAIN_AGREEMENTS:
        key = AGREED_BY_CONTENT.get((inner.entry.meaning.act, inner.entry.meaning.mode))
        entry = replace(entry, meaning=load_meanings()[key]) if key is not None else entry
    return replace(frame, entry=entry, actors=actors, recipients=without(recipients, actors))


PLAIN_AGREEMENTS = frozenset({"agree", "agree-settle", "sign", "promise", "offer"})
"""Meanings of agreeing that take their mode from what is agreed on, where that is told."""
AGREED_BY_CONTENT: dict[tuple[Act, str | None], str] = {(Act.CONSULT, "letter"): "promise-answer"}
"""What an agreement is about, by act and mode of its content."""


def _states_of(scene: Scene, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the states that persons speak for ("Kuleba urged Berlin to send missiles": to Ukraine), others as they are."""
    found = (scene.state(party.country) if party.kind == "person" and party.country else None for party in parties)
    return tuple(dict.fromkeys(state or party for state, party in zip(found, parties, strict=True)))


GIVING = frozenset({Act.SUPPORT, Act.AID, Act.CONSULT, Act.CONCEDE})
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
            many = any(passage.scene.tree.token(index).feature("Number") == "Plur" for index in at)
            speaks_for = voices[0].country if many and voices[0].kind in ("person", "group") else None
            found.append((passage.scene.state(speaks_for) if speaks_for else None) or voices[0])
    return tuple(dict.fromkeys(found))
