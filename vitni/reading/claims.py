"""From frames and sayings to claims: which acts are told, with their standing, voices, time, place, condition and topic.

One sentence at a time. What was seen and cannot become a claim is returned as unread, with the reason. Ids are given by the
reader, who knows the whole report.
"""

from collections.abc import Mapping, Sequence

from vitni.model.claim import Act, Evidence, Party, Standing, Unread
from vitni.model.time import TimePhrase
from vitni.reading.acts.context import by_authorities, by_captivity, by_measure, stopped
from vitni.reading.acts.crowds import with_crowds
from vitni.reading.acts.entries import companions_of
from vitni.reading.acts.exchange import answered, completed
from vitni.reading.acts.standing import Around, Outlook, find_outlook
from vitni.reading.acts.told import is_act_of_somebody, is_asked_for, retold, shown_frames, warnings
from vitni.reading.dating import date_frames
from vitni.reading.drafts import Draft, Passage
from vitni.reading.places import where_of
from vitni.reading.scene import Frame, Saying, Scene
from vitni.reading.spans import content_lemmas, phrase_of, topic_of, words_of
from vitni.reading.speech.statements import draft_statements
from vitni.reading.speech.voices import voices_of
from vitni.reading.trees import Tree

THREATENING = frozenset({Act.ASSAULT, Act.COERCE, Act.SANCTION, Act.MOBILIZE})
"""Acts that a speaker who announces them as his own threatens; others he promises."""


def draft_claims(passage: Passage, told: Sequence[Draft] = ()) -> tuple[tuple[Draft, ...], tuple[Unread, ...]]:
    """Return the claims one sentence makes, in text order, and the act words in it that were not understood.

    `told` are the claims of the sentences before it, from which a bare "the talks" takes its parties.
    """
    seen = shown_frames(passage)
    kept: list[Frame] = []
    unread: list[Unread] = []
    for frame in seen:
        whole = by_measure(passage.scene, retold(passage.scene, completed(passage, frame, seen), told), told)
        whole = by_captivity(passage.scene, with_crowds(passage.scene, by_authorities(passage.scene, whole)), told)
        if is_act_of_somebody(passage.scene, whole, seen) or is_asked_for(whole, seen):
            kept.append(whole)
        else:
            unread.append(_without_parties(passage.scene.tree, frame))
    kept = [stopped(frame, told) for frame in answered(passage.scene, kept)]
    unread += [_without_parties(passage.scene.tree, frame) for frame in kept if not (frame.actors or frame.recipients)]
    kept = [frame for frame in kept if frame.actors or frame.recipients]
    warned = warnings(passage)
    holders = (*(frame for frame in passage.frames if frame.at not in warned), *kept)
    by_place = {place: frame for frame in holders for place in (frame.top, frame.at)}
    for frame in kept:
        by_place.update((at, frame) for at in companions_of(passage.scene.tree, frame) if at in by_place)
    sayings = {saying.at: saying for saying in passage.sayings}
    dated = date_frames(passage.scene.tree, passage.times, kept, passage.sayings)
    drafts = [_draft(passage, frame, by_place, sayings, dated) for frame in kept]
    drafts += draft_statements(passage, kept, dated)
    return tuple(sorted(drafts, key=lambda draft: (draft.start, draft.end, draft.at))), tuple(unread)


def _without_parties(tree: Tree, frame: Frame) -> Unread:
    token = tree.token(frame.at)
    return Unread(start=token.start, end=token.end, words=token.form, why="act without parties")


def _draft(
    passage: Passage, frame: Frame, frames: Mapping[int, Frame], sayings: Mapping[int, Saying], dated: Mapping[int, TimePhrase]
) -> Draft:
    """Make one claim of one frame."""
    scene, tree = passage.scene, passage.scene.tree
    time = dated.get(frame.at)
    around = Around(frames=frames, sayings=sayings, title=passage.title, dated=frozenset(dated))
    outlook = find_outlook(scene, frame, around)
    voices = voices_of(scene, frame.top, dict(frames), passage.sayings, passage.run)
    standing = _own_word(scene, frame, outlook, voices)
    tokens = words_of(tree, frame, frames)
    start, end = tree.span(tokens)
    where = where_of(scene, frame, frames)
    if where is not None and any(phrase.start <= (where.start or -1) < phrase.end for phrase in passage.times):
        where = None
    told = (other for other in frames.values() if other.at != frame.at and (other.actors or other.recipients))
    told = (other for other in told if other.entry.meaning.act is not frame.entry.meaning.act)
    inner = any(other.top in frame.content or other.at in frame.content for other in told)
    about = tuple(at for at in frame.content if at not in frame.recipient_at)
    return Draft(
        sentence=tree.number,
        at=frame.at,
        outer_at=None if outlook.outer is None else outlook.outer.at,
        start=start,
        end=end,
        meaning=frame.entry.meaning,
        actors=frame.actors,
        recipients=frame.recipients,
        standing=standing,
        where=where,
        time=time,
        amounts=tuple(amount for amount in passage.amounts if amount.start is not None and start <= amount.start < end),
        condition=phrase_of(tree, passage.text, outlook.condition) if outlook.condition else None,
        voices=voices,
        topic=None if inner else topic_of(tree, passage.text, frame.topic or about, passage.times, time),
        lemmas=content_lemmas(tree, tokens),
        evidence=_evidence(tree, frame, outlook, time),
    )


def _own_word(scene: Scene, frame: Frame, outlook: Outlook, voices: Sequence[Party]) -> Standing:
    """A coming act that its own actor announces is promised (or threatened, where it is hostile)."""
    if outlook.standing is Standing.DEMANDED and outlook.outer is None and not _asked_by_another(frame, voices):
        return Standing.PLANNED
    if outlook.standing is Standing.HAPPENED and outlook.outer is None and _only_the_other_says(frame, voices):
        return Standing.ALLEGED
    if outlook.standing is not Standing.PLANNED or not voices or outlook.outer is not None:
        return outlook.standing
    first = any(scene.tree.token(at).feature("Person") == "1" for at in subjects(scene, frame))
    own = first or any(
        actor.entity is not None and actor.entity == voices[0].entity and actor.kind == "person" for actor in frame.actors
    )
    if not own or not frame.recipients:
        return outlook.standing
    return Standing.THREATENED if frame.entry.meaning.act in THREATENING else Standing.PROMISED


def _asked_by_another(frame: Frame, voices: Sequence[Party]) -> bool:
    """Does somebody else say that the actor must? What the report says must be, or the actor himself, is only to come."""
    sides = {(actor.country or actor.name) for actor in frame.actors}
    return any((voice.country or voice.name) not in sides for voice in voices) or (bool(voices) and not frame.actors)


HOSTILE = frozenset({Act.ASSAULT, Act.COERCE})
"""Acts that a state is said to have done: told by another state alone, the report does not vouch for them."""


def _only_the_other_says(frame: Frame, voices: Sequence[Party]) -> bool:
    """Is it only said by the state that suffered it that another did this ("Russia struck, Kyiv said")?"""
    doers = {actor.country for actor in frame.actors}
    sufferers = {party.country for party in frame.recipients}
    speakers = {voice.country for voice in voices}
    return (
        frame.entry.meaning.act in HOSTILE and bool(doers) and bool(voices) and speakers <= sufferers and not speakers & doers
    )


def subjects(scene: Scene, frame: Frame) -> tuple[int, ...]:
    return (frame.top, *(child.index for child in scene.tree.dependents(frame.top, "nsubj")))


def _evidence(tree: Tree, frame: Frame, outlook: Outlook, time: TimePhrase | None) -> tuple[Evidence, ...]:
    """Name what gave each field: the entry for the act, the rules of its slots, the words of its standing, the time phrase."""
    word = tree.token(frame.at)
    found = [Evidence(field="act", rule=frame.entry.where, start=word.start, end=word.end)]
    for name, rule in frame.rules:
        parties = frame.actors if name == "actor" else frame.recipients
        if parties:
            field = "actors" if name == "actor" else "recipients"
            found.append(Evidence(field=field, rule=rule, start=parties[0].start, end=parties[0].end))
    for at in outlook.words:
        token = tree.token(at)
        found.append(Evidence(field="standing", rule=str(outlook.standing), start=token.start, end=token.end))
    if outlook.outer is not None:
        outer = tree.token(outlook.outer.at)
        found.append(Evidence(field="content_of", rule=outlook.outer.entry.where, start=outer.start, end=outer.end))
    if time is not None:
        found.append(Evidence(field="time", rule=time.rule, start=time.start, end=time.end))
    return tuple(found)
