"""From frames and sayings to claims: which acts are told, with their standing, voices, time, place, condition and topic.

One sentence at a time. What was seen and cannot become a claim is returned as unread, with the reason. Ids are given by the
reader, who knows the whole report.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from vitni.model.claim import SYMMETRIC, Act, Amount, Evidence, Party, Place, Standing, Unread
from vitni.model.time import TimePhrase
from vitni.reading.clauses import Tree, clause_tokens, is_infinite, is_passive, is_verbal, subject
from vitni.reading.frames import SPEAKER, Frame, Saying, Scene, companions_of, place_of, without
from vitni.reading.standing import Around, Outlook, find_outlook, is_question, local_standing
from vitni.reading.voices import Run, reported_region, voices_of
from vitni.reference.acts import Meaning, load_meanings


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim before it has an id. `at` is the word it was read from; `outer_at` that of the claim it is the content of."""

    sentence: int
    at: int
    outer_at: int | None
    start: int
    end: int
    meaning: Meaning
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    standing: Standing
    where: Place | None
    time: TimePhrase | None
    amounts: tuple[Amount, ...]
    condition: str | None
    voices: tuple[Party, ...]
    topic: str | None
    lemmas: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence with all that was found in it, ready to become claims."""

    scene: Scene
    text: str
    title: bool
    frames: tuple[Frame, ...]
    sayings: tuple[Saying, ...]
    run: Run
    times: tuple[TimePhrase, ...]
    amounts: tuple[Amount, ...]


THREATENING = frozenset({Act.ASSAULT, Act.COERCE, Act.SANCTION, Act.MOBILIZE})
"""Acts that a speaker who announces them as his own threatens; others he promises."""


def draft_claims(passage: Passage, told: Sequence[Draft] = ()) -> tuple[tuple[Draft, ...], tuple[Unread, ...]]:
    """Return the claims one sentence makes, in text order, and the act words in it that were not understood.

    `told` are the claims of the sentences before it, from which a bare "the talks" takes its parties.
    """
    seen = _shown_frames(passage)
    kept: list[Frame] = []
    unread: list[Unread] = []
    for frame in seen:
        whole = _retold(passage.scene, _completed(passage, frame, seen), told)
        if _is_act_of_somebody(passage.scene, whole, seen):
            kept.append(whole)
        else:
            token = passage.scene.tree.token(frame.at)
            unread.append(Unread(start=token.start, end=token.end, words=token.form, why="act without parties"))
    by_place = {place: frame for frame in (*passage.frames, *kept) for place in (frame.top, frame.at)}
    sayings = {saying.at: saying for saying in passage.sayings}
    dated = date_frames(passage.scene.tree, passage.times, kept, passage.sayings)
    drafts = [_draft(passage, frame, by_place, sayings, dated) for frame in kept]
    drafts += _say_drafts(passage, kept, dated)
    return tuple(sorted(drafts, key=lambda draft: (draft.start, draft.end, draft.at))), tuple(unread)


def _shown_frames(passage: Passage) -> list[Frame]:
    """Drop frames that are part of another act, and merge two words of one act."""
    scene = passage.scene
    kept: list[Frame] = []
    swallowed = {at for frame in passage.frames for at in _swallowed(scene.tree, frame)}
    for frame in passage.frames:
        if frame.at in swallowed or _warns_of_another(frame, passage.frames, passage.sayings):
            continue
        if (
            _is_argument(scene.tree, frame, passage.frames)
            or _only_decides(frame, passage.frames)
            or _is_asked(scene, frame, passage.sayings)
        ):
            continue
        kept.append(frame)
    return _merged(scene.tree, kept)


def _is_act_of_somebody(scene: Scene, frame: Frame, frames: Sequence[Frame]) -> bool:
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
NEAR = 12
"""Claims back in which a bare noun looks for its act; farther ones are another matter."""


def _retold(scene: Scene, frame: Frame, told: Sequence[Draft]) -> Frame:
    """Give a bare definite noun the parties of the last act of its kind: "The talks lasted several hours"."""
    if frame.actors or frame.recipients or frame.entry.part != "noun" or not _is_definite(scene, frame):
        return frame
    meaning = frame.entry.meaning
    same = [draft for draft in told[-NEAR:] if draft.meaning.act is meaning.act and draft.meaning.act is not Act.SAY]
    exact = [draft for draft in same if draft.meaning.mode == meaning.mode]
    if not same:
        return frame
    before = (exact or same)[-1]
    rules = (("actor", RETOLD), ("recipient", RETOLD))
    return replace(frame, actors=before.actors, recipients=before.recipients, lacking=(), rules=rules)


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


def _only_decides(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Is this a decision to do an act that is told too ("decided to expel diplomats")? The act alone is then the claim."""
    if frame.entry.meaning.key != "decide":
        return False
    return any(other.top in frame.content or other.at in frame.content for other in frames if other.at != frame.at)


def _share(some: Iterable[Party], others: Iterable[Party]) -> bool:
    countries = {party.country or party.name for party in others}
    return any((party.country or party.name) in countries for party in some)


def _merged(tree: Tree, frames: Sequence[Frame]) -> list[Frame]:
    """Merge two words that show one act in one clause: "met for talks", "put forward a proposal"."""
    kept: list[Frame] = []
    for frame in frames:
        twin = next((at for at, other in enumerate(kept) if _same_act(tree, other, frame)), None)
        if twin is None:
            kept.append(frame)
        else:
            kept[twin] = _joined(kept[twin], frame)
    return kept


def _same_act(tree: Tree, outer: Frame, inner: Frame) -> bool:
    """Do two words of one sentence show one act? The inner one hangs on the outer, and their parties do not exclude it."""
    if outer.entry.meaning.act is not inner.entry.meaning.act or inner.at == outer.at:
        return False
    if inner.light == outer.at:
        return True
    if (
        outer.entry.part == "verb"
        and inner.entry.part == "verb"
        and tree.token(inner.at).base_relation not in ("xcomp", "compound")
    ):
        return False
    path = []
    for above in tree.ancestors(inner.top):
        path.append(above)
        if above in (outer.at, outer.light):
            break
    else:
        return False
    if any(is_verbal(tree, at) and at not in (outer.at, outer.light) for at in path):
        return False
    if tree.token(inner.top).base_relation in ("conj", "parataxis", "ccomp", "acl"):
        return False
    ours = {party.country or party.name for party in (*outer.actors, *outer.recipients)}
    theirs = {party.country or party.name for party in (*inner.actors, *inner.recipients)}
    visiting = "visit" in (outer.entry.meaning.mode, inner.entry.meaning.mode)
    return theirs <= ours or ours <= theirs or not inner.actors or visiting or bool(ours & theirs)


def _joined(outer: Frame, inner: Frame) -> Frame:
    """Return one frame for two words of one act: the more specific meaning, and parties from both."""
    travel = outer.entry.meaning.mode == "visit" and inner.entry.meaning.mode == "meeting" and bool(inner.recipients)
    specific = inner if travel or (outer.entry.meaning.mode is None and inner.entry.meaning.mode is not None) else outer
    actors = outer.actors or inner.actors
    recipients = (inner.recipients or outer.recipients) if travel else (outer.recipients or inner.recipients)
    return replace(
        outer,
        entry=specific.entry,
        actors=actors,
        recipients=without(recipients, actors),
        arguments=tuple(dict.fromkeys((*outer.arguments, inner.at, *inner.arguments))),
        content=outer.content or inner.content,
        topic=outer.topic or inner.topic,
        places=outer.places or inner.places,
    )


def _completed(passage: Passage, frame: Frame, kept: Sequence[Frame]) -> Frame:
    """Fill what the frames around a frame know: "we" is the speaker's side, a promise goes where the promised act goes."""
    inner = next((other for other in kept if other.at != frame.at and {other.at, other.top} & set(frame.content)), None)
    outer = next((other for other in kept if other.at != frame.at and {frame.at, frame.top} & set(other.content)), None)
    actors = _spoken_for(passage, frame, frame.actors, frame.actor_at)
    recipients = _spoken_for(passage, frame, frame.recipients, frame.recipient_at)
    if not recipients and inner is not None and frame.entry.meaning.act in (Act.AGREE, Act.THREATEN):
        recipients = without(inner.recipients, actors)
    mutual = frame.entry.meaning.act in SYMMETRIC and outer is not None and outer.entry.meaning.act in SYMMETRIC
    if not recipients and outer is not None and mutual and actors == outer.actors:
        recipients = outer.recipients
    if not recipients and outer is not None and outer.entry.meaning.by == "recipient" and frame.entry.meaning.act in GIVING:
        recipients = outer.actors
    return replace(frame, actors=actors, recipients=without(recipients, actors))


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
    tokens = _words_of(tree, frame)
    start, end = tree.span(tokens)
    where, _ = place_of(scene, frame.at, frame.light, frame.places)
    if where is not None and any(phrase.start <= (where.start or -1) < phrase.end for phrase in passage.times):
        where = None
    inner = any(other.top in frame.content or other.at in frame.content for other in frames.values() if other.at != frame.at)
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
        condition=_phrase(tree, passage.text, outlook.condition) if outlook.condition else None,
        voices=voices,
        topic=None if inner else _topic(tree, passage.text, frame.topic or frame.content),
        lemmas=_content_lemmas(tree, tokens),
        evidence=_evidence(tree, frame, outlook, time),
    )


def _own_word(scene: Scene, frame: Frame, outlook: Outlook, voices: Sequence[Party]) -> Standing:
    """A coming act that its own actor announces is promised (or threatened, where it is hostile)."""
    if outlook.standing is not Standing.PLANNED or not voices or outlook.outer is not None:
        return outlook.standing
    first = any(scene.tree.token(at).feature("Person") == "1" for at in _subjects(scene, frame))
    own = first or any(
        actor.entity is not None and actor.entity == voices[0].entity and actor.kind == "person" for actor in frame.actors
    )
    if not own or not frame.recipients:
        return outlook.standing
    return Standing.THREATENED if frame.entry.meaning.act in THREATENING else Standing.PROMISED


def _subjects(scene: Scene, frame: Frame) -> tuple[int, ...]:
    return (frame.top, *(child.index for child in scene.tree.dependents(frame.top, "nsubj")))


def _words_of(tree: Tree, frame: Frame) -> tuple[int, ...]:
    """The tokens a claim points at: the clause of the act, from its actor to its last argument."""
    own = set(clause_tokens(tree, frame.at))
    if frame.light is not None:
        own |= set(clause_tokens(tree, frame.light))
    low, high = min(own), max(own)
    for at in frame.arguments:
        if abs(at - frame.at) <= FARTHEST_ARGUMENT:
            low, high = min(low, at), max(high, at)
            phrase = [below for below in clause_tokens(tree, at) if below not in (frame.at, frame.light)]
            low, high = min([low, *phrase]), max([high, *phrase])
    tokens = list(range(low, high + 1))
    while len(tokens) > 1 and tree.token(tokens[0]).upos in ("PUNCT", "CCONJ"):
        tokens.pop(0)
    while len(tokens) > 1 and tree.token(tokens[-1]).upos == "PUNCT":
        tokens.pop()
    return tuple(tokens)


FARTHEST_ARGUMENT = 40
"""Words between an act and a shared subject that its span may still take in; farther ones belong to another clause."""


def _topic(tree: Tree, text: str, heads: Sequence[int]) -> str | None:
    return (
        _phrase(tree, text, tuple(sorted({at for head in heads for at in tree.sentence.subtree(head)})), unmarked=True)
        if heads
        else None
    )


def _phrase(tree: Tree, text: str, tokens: Sequence[int], *, unmarked: bool = False) -> str:
    """Return the exact words of some tokens, without the punctuation (and `unmarked`: the conjunction) at their edges."""
    row = list(tokens)
    while len(row) > 1 and (tree.token(row[0]).upos == "PUNCT" or (unmarked and tree.token(row[0]).upos == "SCONJ")):
        row.pop(0)
    while len(row) > 1 and tree.token(row[-1]).upos == "PUNCT":
        row.pop()
    start, end = tree.span(tuple(row))
    return text[start:end]


CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


def _content_lemmas(tree: Tree, tokens: Iterable[int]) -> tuple[str, ...]:
    return tuple(tree.lemmas[at] for at in tokens if tree.token(at).upos in CONTENT_WORDS)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a SAY claim is made of: the word it hangs on, its words, and the words of its content."""

    at: int
    words: tuple[int, ...]
    content: tuple[int, ...]
    speakers: tuple[Party, ...]
    hearers: tuple[Party, ...]
    rule: str
    meaning: str
    standing: Standing = Standing.HAPPENED


def _say_drafts(passage: Passage, kept: Sequence[Frame], dated: Mapping[int, TimePhrase]) -> list[Draft]:
    """One SAY for each word of speech whose content holds no act, and for quoted sentences without one."""
    scene, tree = passage.scene, passage.scene.tree
    acts = {frame.at for frame in kept} | {frame.top for frame in kept}
    drafts: list[Draft] = []
    taken: set[int] = set()
    regions = {saying.at: _said_words(tree, saying) for saying in passage.sayings}
    for saying in sorted(passage.sayings, key=lambda saying: (-len(regions[saying.at]), saying.at)):
        region = regions[saying.at]
        below = saying.content
        silent = saying.speech.kind in ("say", "announce") and local_standing(scene, saying.at)[0] is Standing.DENIED
        if (
            silent
            or not saying.speakers
            or SPEAKER in saying.speakers
            or saying.at in acts
            or not region
            or acts & region
            or saying.at in taken
        ):
            continue
        if saying.speech.part != "verb" and not saying.content:
            continue
        taken |= region | {saying.at}
        asked = _asked_of(scene, saying)
        statement = Statement(
            at=saying.at,
            words=tuple(sorted(region | {saying.at, *saying.speaker_at} if below else region)),
            content=tuple(sorted(region)),
            speakers=saying.speakers,
            hearers=asked or tuple(party for party in saying.hearers if party.country is not None),
            rule=saying.speech.where,
            standing=Standing.PLANNED if local_standing(scene, saying.at)[0] is Standing.PLANNED else Standing.HAPPENED,
            meaning="demand" if asked else "announce" if saying.speech.kind == "announce" else "say",
        )
        outer = voices_of(scene, saying.at, {}, passage.sayings, passage.run)
        drafts.append(_say(passage, statement, outer, dated.get(saying.at)))
    if not kept and not passage.sayings:
        drafts += _unspoken(passage)
    return drafts


def _asked_of(scene: Scene, saying: Saying) -> tuple[Party, ...]:
    """Return of whom a statement demands something: another party that, as the speaker says, must or should act."""
    tree = scene.tree
    for head in saying.content:
        for at in (head, *(child.index for child in tree.dependents(head, "xcomp", "csubj"))):
            demanded = local_standing(scene, at)[0] is Standing.DEMANDED
            words = {tree.lemmas[at], tree.forms[at]}
            bound = any(row.standing is Standing.DEMANDED for word in words for row in scene.lexicon.operators.get(word, ()))
            if demanded or bound:
                found = tuple(party for word in subject(tree, at) for party in scene.parties(word) if party != SPEAKER)
                return without(found, saying.speakers)
    return ()


def _said_words(tree: Tree, saying: Saying) -> frozenset[int]:
    """Return the words a word of speech reports: those below it, else those around it."""
    below = frozenset(at for head in saying.content for at in tree.sentence.subtree(head))
    return below or reported_region(tree, saying)


def _unspoken(passage: Passage) -> list[Draft]:
    """A sentence without act and without word of speech that a quotation or an "according to" gives to a speaker."""
    scene, tree = passage.scene, passage.scene.tree
    root = tree.sentence.root
    if root is None or not any(is_verbal(tree, token.index) for token in tree.sentence.tokens):
        return []
    speakers = voices_of(scene, root.index, {}, (), passage.run)
    if not speakers:
        return []
    tokens = tuple(token.index for token in tree.sentence.tokens)
    statement = Statement(
        at=root.index,
        words=tokens,
        content=tokens,
        speakers=speakers[:1],
        hearers=(),
        rule="words of a speaker named around them",
        meaning="say",
    )
    return [_say(passage, statement, speakers[1:], None)]


def _say(passage: Passage, statement: Statement, outer: tuple[Party, ...], time: TimePhrase | None) -> Draft:
    """Make one SAY claim: its actor is the speaker, its topic the words said."""
    tree = passage.scene.tree
    words = _phrase(tree, passage.text, statement.words)
    start = passage.text.index(words, tree.span(statement.words)[0])
    word = tree.token(statement.at)
    return Draft(
        sentence=tree.number,
        at=statement.at,
        outer_at=None,
        start=start,
        end=start + len(words),
        meaning=load_meanings()[statement.meaning],
        actors=statement.speakers,
        recipients=statement.hearers,
        standing=statement.standing,
        where=None,
        time=time,
        amounts=(),
        condition=None,
        voices=tuple(party for party in outer if party not in statement.speakers),
        topic=_phrase(tree, passage.text, statement.content, unmarked=True),
        lemmas=_content_lemmas(tree, statement.words),
        evidence=(Evidence(field="act", rule=statement.rule, start=word.start, end=word.end),),
    )


def date_frames(
    tree: Tree, times: Sequence[TimePhrase], frames: Sequence[Frame], sayings: Sequence[Saying]
) -> dict[int, TimePhrase]:
    """Give each time phrase to the act (or word of speech) whose clause it hangs in; lengths and repetitions date nothing.

    The keys are the `at` of frames and sayings. A phrase in a clause that shows no act dates nothing.
    """
    owners = {place: frame.at for frame in frames for place in (frame.at, frame.top)}
    speaking = {saying.at for saying in sayings}
    found: dict[int, TimePhrase] = {}
    for phrase in times:
        if phrase.kind in ("duration", "set"):
            continue
        inside = [token.index for token in tree.sentence.tokens if token.start >= phrase.start and token.end <= phrase.end]
        tops = [at for at in inside if tree.token(at).head not in inside]
        tops += [child.index for at in inside for child in tree.dependents(at, "acl", "advcl") if child.index in owners]
        owner = next(
            (owner for top in tops if (owner := _dated_by(tree, top, owners, speaking, frozenset(inside))) is not None), None
        )
        if owner is not None:
            found.setdefault(owner, phrase)
    return found


def _dated_by(tree: Tree, top: int, owners: Mapping[int, int], speaking: set[int], inside: frozenset[int]) -> int | None:
    """Climb from a time phrase to the first act above it, within its clause."""
    for above in (top, *tree.ancestors(top)):
        if above in owners and above not in inside:
            return owners[above]
        if above in speaking:
            return above
        if above in inside or not is_verbal(tree, above):
            continue
        for child in tree.dependents(above, "nsubj", "obj", "obl", "xcomp"):
            if (
                child.index in owners
                and child.index not in inside
                and (not is_verbal(tree, child.index) or child.base_relation == "xcomp")
            ):
                return owners[child.index]
        for child in tree.dependents(above, "advcl", "ccomp"):
            if child.index in owners and child.index not in inside:
                return owners[child.index]
        if tree.token(above).base_relation not in ("xcomp", "aux", "conj"):
            return None
    return None
