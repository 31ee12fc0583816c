"""Who says it: the voices around an act, innermost first, inside a sentence and across the sentences of a quotation.

Reporting verbs, "according to", quotations whose speaker stands in another sentence, and speech that runs on without a verb
of saying. The outlet and its agency are credits of the report, not voices.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from vitni.model.claim import Party, Standing
from vitni.reading.acts.patterns import slot
from vitni.reading.acts.slots import distinct
from vitni.reading.clauses import is_relative, is_verbal, subject
from vitni.reading.scene import SPEAKER, Frame, Saying, Scene
from vitni.reading.speech.sayings import takes_up_what_was_said
from vitni.reading.trees import Tree

OPENING = "“„«‹‟"
CLOSING = "”»›"
STRAIGHT = '"＂'
SPEECH_MARKS = frozenset(OPENING + CLOSING + STRAIGHT + ":–—")
"""Marks one of which stands between a word of speech and what it reports, where neither hangs on the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What the sentences around one sentence say of its speaker.

    `quoted` tells of each word whether it stands in quotation marks; `speakers` are whoever speaks where the sentence itself
    names nobody, () where it is the report's own voice. `according` are those of a phrase like "according to
    X". `colon` is the colon after which `announced` speak ("Trump: ..."), None where there is none.
    """

    quoted: tuple[bool, ...]
    speakers: tuple[Party, ...]
    according: tuple[Party, ...] = ()
    colon: int | None = None
    announced: tuple[Party, ...] = ()


def voices_of(scene: Scene, index: int, frames: dict[int, Frame], sayings: Sequence[Saying], run: Run) -> tuple[Party, ...]:
    """Return who says what stands at a word, innermost first; () where the report says it itself."""
    tree = scene.tree
    path = (index, *tree.ancestors(index))
    found: list[Party] = []
    by_place = {saying.at: saying for saying in sayings}
    for below, above in pairwise(path):
        saying = by_place.get(above)
        if saying is not None and below in saying.content:
            found += saying.speakers
        holder = frames.get(above)
        if holder is not None and holder.entry.meaning.content is not None and below in holder.content and holder.at != index:
            told = holder.entry.meaning.by == "actor" or holder.entry.meaning.content is Standing.HAPPENED
            found += () if told else holder.actors
    for saying in sayings:
        if not saying.content and saying.at not in path and index in reported_region(tree, saying):
            found += saying.speakers
    found += run.according
    if run.colon is not None and index > run.colon:
        found += run.announced
    if not found and run.speakers:
        found += run.speakers
    return distinct(party for party in found if party != SPEAKER)


def reported_region(tree: Tree, saying: Saying) -> frozenset[int]:
    """Return the words that a word of speech without a clause below it reports: what stands before it, else after it.

    "Blinken will meet Lavrov, an official said": the verb hangs on the meeting, not the meeting on the verb.
    """
    if saying.speech.part != "verb":
        return frozenset()
    own = frozenset(at for at in tree.sentence.subtree(saying.at) if tree.token(at).upos != "PUNCT")
    token = tree.token(saying.at)
    everything = range(len(tree.sentence.tokens))
    start, end = min(own), max(own)
    marks = any(token.form in SPEECH_MARKS for token in tree.sentence.tokens)
    if token.head >= 0 and any(tree.forms[child.index] in tree.lexicon.as_said for child in tree.dependents(saying.at)):
        return frozenset(everything) - own
    if token.base_relation != "parataxis" and not (token.head < 0 and marks) and not _is_inserted(tree, own, saying):
        return frozenset()
    if token.head < 0:
        speakers = {below for at in saying.speaker_at for below in tree.sentence.subtree(at)}
        return frozenset(at for at in everything if at != saying.at and at not in speakers)
    before = frozenset(at for at in everything if at < start)
    if any(is_verbal(tree, at) or tree.token(at).upos == "NOUN" for at in before):
        return before
    return frozenset(at for at in everything if at > end)


LONGEST_INSERTION = 14
"""Words of an inserted "..., a senior official told reporters on Tuesday"; longer clauses say something themselves."""


def _is_inserted(tree: Tree, own: frozenset[int], saying: Saying) -> bool:
    """Is this a short clause of speaker and verb, set off by a comma, whatever the parser hung it on?"""
    start, end = min(own), max(own)
    last = next((at for at in range(saying.at, end) if tree.token(at + 1).upos == "PUNCT"), end)
    own, end = frozenset(at for at in own if at <= last), last
    if len(own) != end - start + 1 or len(own) > LONGEST_INSERTION or not set(saying.speaker_at) & own:
        return False
    if tree.token(saying.at).base_relation == "xcomp" or any(tree.dependents(saying.at, "mark", "cc")):
        return False
    if any(is_relative(child) for child in tree.dependents(saying.at)):
        return False
    return start > 0 and tree.token(start - 1).upos == "PUNCT"


def _is_at(tree: Tree, start: int, words: tuple[str, ...]) -> bool:
    """Do these words stand at that place, as forms or lemmas?"""
    return all(word in (ANY_WORD, tree.forms[start + step], tree.lemmas[start + step]) for step, word in enumerate(words))


ANY_WORD = "*"
"""What stands for the owner inside a phrase ("po * besedah": "in *her* words")."""
NEAR_PHRASE = 3
"""Steps up from the words of a phrase to the word its speaker hangs on: the speaker, his head, and one for a mislaid arc."""


def _according(scene: Scene) -> tuple[Party, ...]:
    """Return the speakers of phrases like "according to X", wherever in the sentence they hang."""
    tree = scene.tree
    found: list[Party] = []
    for phrase in scene.lexicon.phrases:
        if not tree.vocabulary.issuperset(set(phrase.words) - {ANY_WORD}):
            continue
        length = len(phrase.words)
        starts = [at for at in range(len(tree.forms) - length + 1) if _is_at(tree, at, phrase.words)]
        places = {at for start in starts for at in range(start, start + length)}
        above = places | {index for at in places for index in islice(tree.ancestors(at), NEAR_PHRASE)}
        named = [
            party
            for index in sorted(above)
            for at in slot(tree, index, phrase.speaker)[0]
            if not is_verbal(tree, at)
            for party in scene.parties(at) or scene.owners(at)
        ]
        inside = [start + step for start in starts for step, word in enumerate(phrase.words) if word == ANY_WORD]
        owners = [party for at in inside for party in scene.parties(at)]
        owners = owners or [party for at in sorted(places) for party in scene.owners(at)]  # "in *her* opinion"
        found += (
            (owners if inside else named)
            or owners
            or [party for start in starts for party in _right_after(scene, start + length)]
        )
    return distinct(party for party in found if party != SPEAKER)


FARTHEST_SPEAKER = 4
"""Words behind "in the opinion of" in which its speaker is looked for where the parser hung him elsewhere."""


def _right_after(scene: Scene, start: int) -> tuple[Party, ...]:
    """Return the parties of the first word that names any, directly behind a phrase and before any verb or mark."""
    for at in range(start, min(start + FARTHEST_SPEAKER, len(scene.tree.forms))):
        if scene.tree.token(at).upos in ("VERB", "AUX", "PUNCT", "SCONJ"):
            return ()
        if parties := scene.parties(at):
            return parties
    return ()


def quotation_flags(sentences: Sequence[Tree], pairs: Iterable[tuple[str, str]]) -> tuple[tuple[bool, ...], ...]:
    """Return for each word of a paragraph's sentences whether it stands inside quotation marks.

    `pairs` are the language's own marks (opening, closing); a straight mark opens and closes in turn. Marks that never close
    end with the paragraph.
    """
    opening = {pair[0] for pair in pairs} | set(OPENING)
    closing = {pair[1] for pair in pairs} | set(CLOSING)
    inside = False
    rows = []
    for tree in sentences:
        row = []
        for token in tree.sentence.tokens:
            mark = token.form
            if mark in STRAIGHT:
                inside = not inside
                row.append(False)
            elif inside and mark in closing:
                inside = False
                row.append(False)
            elif not inside and mark in opening:
                inside = True
                row.append(False)
            else:
                row.append(inside)
        rows.append(tuple(row))
    return tuple(rows)


def find_runs(
    scenes: Sequence[Scene], sayings: Sequence[Sequence[Saying]], quoted: Sequence[tuple[bool, ...]]
) -> tuple[Run, ...]:
    """Return for each sentence of one paragraph who speaks in it where it names nobody itself.

    A sentence inside quotation marks belongs to the speaker named before it in the paragraph, else to the one named after.
    A main clause in the subjunctive right after reported speech runs on in the same voice (Icelandic, German).
    """
    colons = [_colon(scene, flags) for scene, flags in zip(scenes, quoted, strict=True)]
    speakers = [announced or _speaker_of(row) for (_, announced), row in zip(colons, sayings, strict=True)]
    runs: list[Run] = []
    for number, (scene, flags) in enumerate(zip(scenes, quoted, strict=True)):
        found: tuple[Party, ...] = ()
        if _is_mostly_quoted(scene.tree, flags) and not speakers[number]:
            before = next((row for row in reversed(speakers[:number]) if row), ())
            found = before or next((row for row in speakers[number + 1 :] if row), ())
        elif number > 0 and _is_subjunctive(scene.tree):
            found = speakers[number - 1] or runs[number - 1].speakers
        after = number + 1
        if (
            not found
            and not speakers[number]
            and after < len(scenes)
            and not _is_mostly_quoted(scenes[after].tree, quoted[after])
        ):
            found = _back(scenes[after].tree, sayings[after])
        colon, announced = colons[number]
        runs.append(Run(quoted=flags, speakers=found, according=_according(scene), colon=colon, announced=announced))
    return tuple(runs)


def _back(tree: Tree, sayings: Sequence[Saying]) -> tuple[Party, ...]:
    """Return who, in the next sentence, is said to have said this one ("Об этом сообщил *Песков*")."""
    said = (
        saying for saying in sayings if takes_up_what_was_said(tree, saying) and saying.speech.kind not in ("deny", "doubt")
    )
    return next((saying.speakers for saying in said if saying.speakers and SPEAKER not in saying.speakers), ())


def _is_mostly_quoted(tree: Tree, flags: tuple[bool, ...]) -> bool:
    words = [flag for flag, token in zip(flags, tree.sentence.tokens, strict=True) if token.upos != "PUNCT"]
    return bool(words) and sum(words) * 2 > len(words)


def _is_subjunctive(tree: Tree) -> bool:
    """Is the main verb, or its auxiliary, in the subjunctive?"""
    root = tree.sentence.root
    if root is None:
        return False
    verbs = (root, *tree.dependents(root.index, "aux", "cop"))
    return any(token.feature("Mood") == "Sub" for token in verbs) and not any(token.feature("Mood") == "Ind" for token in verbs)


FARTHEST_COLON = 12
"""Words before a colon that may name a speaker; a longer beginning is a sentence that introduces a list."""


def _colon(scene: Scene, flags: tuple[bool, ...]) -> tuple[int | None, tuple[Party, ...]]:
    """Return the colon after which somebody speaks, and who: "Trump: Germany is ...", 'Parrilla responded: "We ..."'."""
    tree = scene.tree
    colon = next((at for at, form in enumerate(tree.forms) if form == ":"), None)
    if colon is None or colon == 0 or colon >= len(tree.forms) - 2:
        return None, ()
    before = range(colon)
    verbs = [at for at in before if tree.token(at).upos == "VERB"]
    quotes = any(flags[colon + 1 :])
    if not verbs and colon <= FARTHEST_COLON and not flags[0]:
        for at in before:
            if tree.token(at).upos in ("PROPN", "NOUN") and scene.parties(at):
                return colon, scene.parties(at)[:1]
    if verbs and quotes:
        for verb in sorted(verbs, key=lambda at: tree.depths[at]):
            for at in subject(tree, verb):
                if scene.parties(at):
                    return colon, scene.parties(at)[:1]
    return None, ()


def _speaker_of(sayings: Sequence[Saying]) -> tuple[Party, ...]:
    """Return the speakers of the outermost word of speech in a sentence."""
    named = (saying.speakers for saying in sayings if saying.speech.part == "verb" and SPEAKER not in saying.speakers)
    return next((speakers for speakers in named if speakers), ())
