"""SAY claims: a statement whose content holds no act, and the demand that a statement makes of another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vitni.model.claim import Evidence, Party, Standing
from vitni.model.time import TimePhrase
from vitni.reading.acts.moods import local_standing
from vitni.reading.acts.slots import without
from vitni.reading.clauses import is_infinite, is_verbal, subject
from vitni.reading.drafts import Draft, Passage
from vitni.reading.scene import SPEAKER, Frame, Saying, Scene
from vitni.reading.spans import content_lemmas, phrase_of
from vitni.reading.speech.sayings import takes_up_what_was_said
from vitni.reading.speech.voices import reported_region, voices_of
from vitni.reading.trees import Tree
from vitni.reference.acts import load_meanings


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


FEWEST_WORDS = 2
"""Words a statement must have; a single one is what a broken tree left over."""


def draft_statements(passage: Passage, kept: Sequence[Frame], dated: Mapping[int, TimePhrase]) -> list[Draft]:
    """One SAY for each word of speech whose content holds no act, and for quoted sentences without one."""
    scene, tree = passage.scene, passage.scene.tree
    acts = {frame.at for frame in kept} | {frame.top for frame in kept}
    drafts: list[Draft] = []
    taken: set[int] = set()
    regions = {saying.at: _said_words(tree, saying) for saying in passage.sayings}
    for saying in sorted(passage.sayings, key=lambda saying: (-len(regions[saying.at]), saying.at)):
        region = regions[saying.at]
        below = saying.content
        above = tree.token(saying.at).head if tree.token(saying.at).base_relation == "xcomp" else saying.at
        kept_back = any(local_standing(scene, at)[0] is Standing.DENIED for at in (saying.at, above))
        silent = saying.speech.kind in ("say", "announce") and kept_back
        if (
            silent
            or takes_up_what_was_said(tree, saying)
            or not saying.speakers
            or SPEAKER in saying.speakers
            or saying.at in acts
            or sum(tree.token(at).upos != "PUNCT" for at in region) < FEWEST_WORDS
            or acts & region
            or saying.at in taken
        ):
            continue
        if saying.speech.part != "verb" and not saying.content:
            continue
        if _only_describes(tree, saying):
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


def _only_describes(tree: Tree, saying: Saying) -> bool:
    """Does a participle only say how somebody speaks ("*speaking* on condition of anonymity")? It reports nothing."""
    described = is_infinite(tree, saying.at) and tree.token(saying.at).base_relation in ("acl", "advcl")
    return described and not any(is_verbal(tree, at) for at in saying.content)


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
    words = phrase_of(tree, passage.text, statement.words)
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
        topic=phrase_of(tree, passage.text, statement.content, unmarked=True),
        lemmas=content_lemmas(tree, statement.words),
        evidence=(Evidence(field="act", rule=statement.rule, start=word.start, end=word.end),),
    )
