"""Which words of one sentence say that somebody speaks, who that is, to whom, and what is said."""

from vitni.model.claim import Party
from vitni.reading.acts.entries import right_part
from vitni.reading.acts.hidden import indefinite_subject, is_indefinite
from vitni.reading.acts.passives import is_passive
from vitni.reading.acts.patterns import slot
from vitni.reading.acts.slots import distinct
from vitni.reading.clauses import companion_indices, is_verbal, subject
from vitni.reading.scene import Saying, Scene
from vitni.reading.trees import Tree
from vitni.reference.lexicon import Patterns, Speech


def find_sayings(scene: Scene) -> tuple[Saying, ...]:
    """Return every word of speech in the sentence with its speaker and the words it reports, in text order."""
    tree, spoken = scene.tree, scene.lexicon.speech
    found = []
    for index, pair in enumerate(zip(tree.lemmas, tree.forms, strict=True)):
        if pair[0] not in spoken and pair[1] not in spoken:
            continue
        words = dict.fromkeys(pair)
        for speech in (speech for word in words for speech in scene.lexicon.speech.get(word, ())):
            if not right_part(tree, index, speech.part) or companion_indices(tree, index, speech.companions) is None:
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
            speaker_at = slot(tree, index, scene.lexicon.agent)[0] if passive else _subject_of_its_own(tree, index)
        else:
            speaker_at = slot(tree, index, (pattern,))[0]
        speakers = tuple(party for at in speaker_at for party in scene.parties(at) or scene.owners(at))
        if speakers:
            break
    if speech.part == "noun" and not speakers:
        speakers = scene.owners(index)
    published = () if speakers or speech.kind != "announce" or speech.part != "verb" else _published(scene, index)
    if published:
        speakers = tuple(owner for at in published for owner in scene.owners(at))
    hidden = not published and not speaker_at and speech.part == "verb" and not any(tree.dependents(index, "nsubj"))
    if hidden and scene.lexicon.drops_subjects and not is_passive(tree, index) and not _is_impersonal(scene, index):
        speaker_at = indefinite_subject(scene, index)
        inside = tuple(party for at in speaker_at for party in scene.parties(at))
        speakers = inside or scene.mentions.subject_before(tree.number, index)
    late = speech.part == "verb" and _stands_before_its_speaker(tree, index)
    if late:
        speaker_at = tuple(at for at in tree.sentence.subtree(index) if at > index and scene.parties(at))[:1]
        speakers = tuple(party for at in speaker_at for party in scene.parties(at)) or speakers
    hearer_at = _standing_hearers(scene, index, speech.hearer)
    return Saying(
        sentence=tree.number,
        at=index,
        speech=speech,
        speakers=distinct(speakers),
        hearers=distinct(party for at in hearer_at if at not in speaker_at for party in scene.parties(at)),
        speaker_at=speaker_at,
        content=published or (() if late and speaker_at else _said(tree, index, speech, speaker_at, hearer_at)),
    )


def _published(scene: Scene, index: int) -> tuple[int, ...]:
    """Return what is published by nobody named, where the words say whose it is ("*London's strategy* will be published")."""
    tree = scene.tree
    if is_passive(tree, index):
        found = subject(tree, index)
    elif is_indefinite(tree, index):
        found = tuple(child.index for child in tree.dependents(index, "obj"))
    else:
        return ()
    return tuple(at for at in found if not scene.parties(at) and scene.owners(at))


def _subject_of_its_own(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the subject of a word of speech; one that only says whose words these are shares none with the clause around
    it ("*kot je dejala*, Slovenija ne bo popustila")."""
    own = any(tree.dependents(index, "nsubj"))
    apart = not own and any(tree.forms[child.index] in tree.lexicon.as_said for child in tree.dependents(index))
    return () if apart else subject(tree, index)


def _is_impersonal(scene: Scene, index: int) -> bool:
    """Is this the reflexive of another verb of speech, without a subject ("сообщается, что")? Then nobody speaks."""
    tree, speech = scene.tree, scene.lexicon.speech
    if any(child.relation in ("expl:pass", "expl:impers") for child in tree.dependents(index)):
        return True
    words = (tree.lemmas[index], tree.forms[index])
    return any(
        word.endswith(ending) and word.removesuffix(ending) in speech for word in words for ending in scene.lexicon.reflexive
    )


def _closes_before(tree: Tree, clause: int, verb: int) -> bool:
    """Does a clause end with quotation marks before the verb it hangs on ("«No negociaremos», declaró Netanyahu")?"""
    between = tree.sentence.tokens[clause + 1 : verb]
    return clause < verb and any(token.form in QUOTATION_ENDS for token in between)


QUOTATION_ENDS = frozenset('»”"›“')
"""Marks that end a quotation."""


def takes_up_what_was_said(tree: Tree, saying: Saying) -> bool:
    """Is all that is reported a pronoun for the sentence before ("*Об этом* сообщил Песков")?"""
    return bool(saying.content) and all(tree.forms[at] in tree.lexicon.backward for at in saying.content)


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
        quoted = clause and child.base_relation in ("advcl", "conj", "dep") and _closes_before(tree, child.index, index)
        if speech.part == "verb" and ((label and clause) or quoted):
            found.append(child.index)
    inserted = tree.token(index).base_relation == "parataxis" and index > 0 and tree.token(index - 1).upos == "PUNCT"
    if inserted and not any(is_verbal(tree, at) for at in found):
        return ()
    return tuple(sorted({at for at in found if at not in speaker_at and at not in hearer_at}))
