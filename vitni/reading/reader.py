"""From one report to its reading: every step of the room in order, and nothing else.

Languages, sentences, times, mentions, frames, standing and voices, claims. `read_reports` parses many reports in one call,
which is what makes reading fast; each report is otherwise read alone, so that the same report always gives the same reading.
"""

from collections.abc import Iterator, Sequence

from vitni.model.claim import Claim, Reading, Tongue, Unread
from vitni.model.text import Report
from vitni.model.time import TimePhrase
from vitni.reading.acts.frames import find_frames
from vitni.reading.amounts import find_amounts
from vitni.reading.claims import draft_claims
from vitni.reading.drafts import Draft, Passage
from vitni.reading.parties.mentions import Mentions, find_mentions
from vitni.reading.scene import Scene
from vitni.reading.sentences import LONGEST_SENTENCE, Block, parse_reports
from vitni.reading.speech.sayings import find_sayings
from vitni.reading.speech.voices import find_runs, quotation_flags
from vitni.reading.tense import with_direction
from vitni.reading.tongue import find_tongues
from vitni.reading.trees import Tree
from vitni.reference.acts import load_lexicon
from vitni.reference.files import language_codes
from vitni.reference.world import World, load_world

READER = "vitni 0.2"
"""Names the rules and the model that made a reading; raised when either changes, so that reports are read anew."""


def read_report(report: Report) -> Reading:
    """Return everything one report says."""
    return read_reports([report])[0]


def read_reports(reports: Sequence[Report]) -> tuple[Reading, ...]:
    """Return the readings of many reports, in their order; parsed together, read one by one."""
    tongues = [find_tongues(report) for report in reports]
    parsed = parse_reports(reports, tongues)
    world = load_world()
    return tuple(_read(report, row, blocks, world) for report, row, blocks in zip(reports, tongues, parsed, strict=True))


def _read(report: Report, tongues: tuple[Tongue, ...], blocks: Sequence[Block], world: World) -> Reading:
    trees = [tree for block in blocks for tree in block.trees]
    day = report.published.day if report.published is not None else None
    mentions = find_mentions([tree.sentence for tree in trees], world, report=report.id, day=day)
    drafts: list[Draft] = []
    unread: list[Unread] = []
    times: list[TimePhrase] = []
    for block in blocks:
        if block.language not in language_codes():
            unread.append(_whole(report.text, block, f"no folder for the language {block.language!r}"))
            continue
        if not load_lexicon(block.language).examples:
            unread.append(_whole(report.text, block, f"no acts for the language {block.language!r} yet"))
        for passage in _passages(report, block, mentions, world):
            made, missed = draft_claims(passage, drafts)
            drafts += made
            unread += missed
            times += passage.times
        unread += [_too_long(report.text, tree) for tree in block.trees if len(tree.sentence.tokens) > LONGEST_SENTENCE]
    return Reading(
        report=report.id,
        reader=READER,
        tongues=tongues,
        times=tuple(times),
        claims=_numbered(report, drafts, trees),
        lessons=mentions.lessons,
        unread=tuple(sorted(unread, key=lambda row: (row.start, row.end))),
    )


def _passages(report: Report, block: Block, mentions: Mentions, world: World) -> Iterator[Passage]:
    """Yield the sentences of one paragraph with what was found in each."""
    lexicon = load_lexicon(block.language)
    trees = [tree for tree in block.trees if tree.sentence.tokens and len(tree.sentence.tokens) <= LONGEST_SENTENCE]
    scenes = [Scene(tree=tree, lexicon=lexicon, mentions=mentions, entities=world.entities) for tree in trees]
    sayings = [find_sayings(scene) for scene in scenes]
    runs = find_runs(scenes, sayings, quotation_flags(trees, ()))
    for scene, said, run in zip(scenes, sayings, runs, strict=True):
        sentence = scene.tree.sentence
        inside = tuple(
            with_direction(phrase, sentence) for phrase in block.times if sentence.start <= phrase.start < sentence.end
        )
        yield Passage(
            scene=scene,
            text=report.text,
            title=block.paragraph.role == "title",
            frames=find_frames(scene),
            sayings=said,
            run=run,
            times=inside,
            amounts=find_amounts(sentence, block.language, inside),
        )


def _numbered(report: Report, drafts: Sequence[Draft], trees: Sequence[Tree]) -> tuple[Claim, ...]:
    """Give drafts their ids in text order, and content its outer claim's id."""
    ordered = sorted(drafts, key=lambda draft: (draft.start, draft.end, draft.at))
    ids = {(draft.sentence, draft.at): f"{report.id}#{number}" for number, draft in enumerate(ordered, 1)}
    languages = {tree.number: tree.sentence.language for tree in trees}
    return tuple(
        Claim(
            id=ids[draft.sentence, draft.at],
            report=report.id,
            start=draft.start,
            end=draft.end,
            words=report.text[draft.start : draft.end],
            language=languages[draft.sentence],
            act=draft.meaning.act,
            mode=draft.meaning.mode,
            meaning=draft.meaning.key,
            actors=draft.actors,
            recipients=draft.recipients,
            standing=draft.standing,
            where=draft.where,
            time=draft.time,
            amounts=draft.amounts,
            condition=draft.condition,
            voices=draft.voices,
            topic=draft.topic,
            lemmas=draft.lemmas,
            content_of=None if draft.outer_at is None else ids.get((draft.sentence, draft.outer_at)),
            evidence=draft.evidence,
        )
        for draft in ordered
    )


def _whole(text: str, block: Block, why: str) -> Unread:
    start, end = block.paragraph.start, block.paragraph.end
    return Unread(start=start, end=end, words=text[start:end], why=why)


def _too_long(text: str, tree: Tree) -> Unread:
    sentence = tree.sentence
    return Unread(start=sentence.start, end=sentence.end, words=text[sentence.start : sentence.end], why="too long")
