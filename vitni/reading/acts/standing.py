"""How an act stands in its sentence: done, planned, promised, denied; on which condition; as the content of which other act.

The answer is composed from the act word outwards: its own auxiliaries, negation and adverbs first, then every word above it
that says something about its complement. Who says it is decided in voices.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from vitni.model.claim import Act, Standing
from vitni.reading.acts.entries import companions_of
from vitni.reading.acts.moods import is_hearsay, is_negated, local_standing, operators_of, was_able
from vitni.reading.acts.passives import is_passive
from vitni.reading.acts.patterns import slot
from vitni.reading.acts.slots import GOVERNED
from vitni.reading.clauses import companion_indices, describes, is_infinite, is_marked, is_verbal
from vitni.reading.scene import Frame, Saying, Scene
from vitni.reading.trees import Tree
from vitni.reference.lexicon import Operator

SPEECH_STANDING = {
    "expect": Standing.PREDICTED,
    "hope": Standing.PREDICTED,
    "fear": Standing.PREDICTED,
    "deny": Standing.DENIED,
}
"""What kinds of speech make of the act they report; the other kinds leave it as its own words say."""
SHOWN_BY_PURPOSE = frozenset({Act.SUPPORT, Act.ACCUSE, Act.PROTEST, Act.COERCE})
"""Acts that are done by the very act whose purpose they are: who travels to show solidarity shows it by travelling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """How one frame stands. `outer` is the frame it is the content of; `condition` are the tokens of its if-clause.

    `words` are the tokens that decided the standing.
    """

    standing: Standing
    outer: Frame | None
    condition: tuple[int, ...]
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around a frame: the sentence's other frames and sayings by the word they hang on, whether it is a title, and
    the words of the frames that a phrase dates."""

    frames: Mapping[int, Frame]
    sayings: Mapping[int, Saying]
    title: bool
    dated: frozenset[int]


def find_outlook(scene: Scene, frame: Frame, around: Around) -> Outlook:
    """Return how a frame stands in its sentence."""
    tree, frames, sayings = scene.tree, around.frames, around.sayings
    standing, words = local_standing(scene, frame.at, companions_of(tree, frame))
    if frame.refused:
        standing, words = Standing.HAPPENED, ()
    condition = if_clause(scene, frame.at)
    if not condition and frame.entry.meaning.content is not None:
        condition = next((found for at in frame.content if (found := if_clause(scene, at))), ())
    if not condition:
        beside = (child.index for child in tree.dependents(frame.top, "parataxis", "advcl", "ccomp") if child.index in sayings)
        condition = next((found for at in beside if (found := if_clause(scene, at))), ())
    below = frame.at
    if frame.light is not None:
        standing, words = _also(scene, standing, words, frame.light)
        around_it = _operator(scene, frame.light, frame.at)
        if around_it is not None:
            standing, words = compose(standing, around_it.standing), (*words, frame.light)
        condition = condition or if_clause(scene, frame.light)
        below = frame.light
    outer: Frame | None = None
    equal: int | None = None
    for above in tree.ancestors(below):
        if equal is not None:
            below, equal = (above, None) if above == equal else (below, equal)
            continue
        relation = tree.token(below).base_relation
        if _is_condition(scene, below) or _is_asked(scene, below):
            standing = Standing.PREDICTED if standing is not Standing.DENIED else standing
            break
        if tree.token(below).relation == "acl:relcl" or describes(tree, below):
            break
        if relation == "conj" and is_infinite(tree, above) and _is_indicative(tree, below):
            equal = next((at for at in tree.ancestors(above) if _is_indicative(tree, at)), None)
            if equal is None:
                break
            continue
        operator = _operator(scene, above, below)
        saying = sayings.get(above)
        holder = frames.get(above)
        if holder is not None and holder.entry.meaning.content is not None and _holds(tree, holder, below):
            outer = holder
            if standing is not Standing.DENIED and not _is_taken(holder) and not _is_answered(holder, frame):
                standing = _content_standing(holder)
            condition = condition or if_clause(scene, holder.at)
            break
        if operator is not None:
            heard = is_hearsay(tree, above, below)
            left_open = operator.standing is Standing.DENIED and is_negated(scene, above)  # "does not rule out"
            said = Standing.ALLEGED if heard else Standing.PREDICTED if left_open else operator.standing
            standing, words = compose(standing, said), (*words, above)
            if not left_open:
                standing, words = _also(scene, standing, words, above)
        elif saying is not None and (below in saying.content or _is_undergone(tree, above, below)):
            condition = condition or if_clause(scene, above)
            effect = SPEECH_STANDING.get(saying.speech.kind)
            if effect is not None:
                negated, _ = local_standing(scene, above)
                standing = (
                    Standing.DENIED
                    if negated is Standing.DENIED and effect is not Standing.DENIED
                    else compose(standing, effect)
                )
                words = (*words, above)
            elif standing is Standing.PREDICTED and _is_future_in_past(tree, above, below) and not if_clause(scene, below):
                standing, words = Standing.PLANNED, (*words, above)
            elif (
                saying.speech.kind == "announce"
                and below == frame.at
                and frame.entry.part == "noun"
                and standing is Standing.HAPPENED
            ):
                standing = Standing.HAPPENED if _done_in_words(frame) else Standing.PLANNED
                words = (*words, above)
        elif relation == "xcomp" or (relation in ("obj", "obl", "aux") and is_verbal(tree, below) and is_verbal(tree, above)):
            standing, words = _also(scene, standing, words, above)
        elif relation == "conj" and is_verbal(tree, below) and is_verbal(tree, above) and is_infinite(tree, below):
            standing, words = _also(scene, standing, words, above, shared=True)
        elif relation in ("nsubj", "obj") and below == frame.at and frame.entry.part == "noun" and is_verbal(tree, above):
            coming, seen = local_standing(scene, above)
            if coming is Standing.HAPPENED and relation == "nsubj" and any(tree.dependents(above, "xcomp")):
                coming, seen = _of_an_event(tree, above), (above,)
            if coming is Standing.DENIED and relation == "obj" and any(op.part == "verb" for op in operators_of(tree, above)):
                standing, words = coming, (*words, *seen)
            if coming in (Standing.PLANNED, Standing.PREDICTED) and standing is Standing.HAPPENED:
                standing, words = coming, (*words, *seen)
        elif relation == "advcl" and is_infinite(tree, below) and not any(tree.dependents(below, "nsubj")):
            if _is_purpose(scene, below) and standing is Standing.HAPPENED and frame.entry.meaning.act not in SHOWN_BY_PURPOSE:
                standing = Standing.PLANNED
                break
            standing, words = _also(scene, standing, words, above)
        elif frame.rules[0][1] == GOVERNED and frame.light is None and not is_verbal(tree, below):
            governor = frames.get(above)
            if governor is not None and governor.at != frame.at:
                return replace(find_outlook(scene, governor, around), outer=None)
            standing, words = _also(scene, standing, words, above)
        elif relation == "nmod" and tree.lemmas[above] in scene.lexicon.light_nouns:
            pass  # "за *проведение* переговоров": the noun only says that the act is done
        elif relation in ("advcl", "acl", "parataxis") or (
            relation in ("obl", "nmod", "advmod", "appos") and not is_verbal(tree, below)
        ):
            break
        condition = condition or (if_clause(scene, above) if relation in ("xcomp", "ccomp", "conj") else ())
        below = above
    if standing is Standing.HAPPENED and outer is None:
        standing = frame.entry.meaning.stands
    bare = tree.token(frame.at).feature("VerbForm") == "Inf" and not any(tree.dependents(frame.at, "aux", "cop"))
    if standing is Standing.HAPPENED and bare and tree.token(frame.at).base_relation == "acl" and outer is None:
        standing = standing if frame.entry.meaning.act in SHOWN_BY_PURPOSE else Standing.PLANNED
    token = tree.token(frame.top)
    dated = frame.at in around.dated or (token.base_relation == "conj" and token.head in around.dated)
    if dated and standing is Standing.HAPPENED and outer is None and _is_timetable(tree, frame, around.title):
        standing = Standing.PLANNED
    bare_noun = around.title and dated and frame.entry.part == "noun" and frame.entry.meaning.act in ON_A_TIMETABLE
    if bare_noun and standing is Standing.HAPPENED and not any(is_verbal(tree, at) for at in range(len(tree.forms))):
        standing = Standing.PLANNED
    if around.title and standing is Standing.HAPPENED and _headline_infinitive(tree, frame.top):
        standing = Standing.PLANNED
    if standing is Standing.HAPPENED and tree.forms[-1:] == ("?",):
        standing = Standing.PREDICTED
    return Outlook(standing=standing, outer=outer, condition=condition, words=words)


ON_A_TIMETABLE = frozenset({Act.CONSULT, Act.MOBILIZE, Act.RETREAT})
"""Acts that a dated present tense puts in the future, in titles, too ("Blinken flies to Ukraine on Tuesday")."""
DONE_IN_WORDS = frozenset({Act.SAY, Act.ACCUSE, Act.REQUEST, Act.REJECT, Act.THREATEN, Act.AGREE, Act.SUPPORT, Act.ASSAULT})
"""Acts of which reports tell in the present tense though they are past ("on Monday Kyiv accuses Moscow")."""


def _is_timetable(tree: Tree, frame: Frame, title: bool) -> bool:
    """Is this the dated present tense of what is to come ("opens its border in February"), outside relative clauses?"""
    act = frame.entry.meaning.act
    plain = frame.entry.part == "verb" and frame.light is None and act not in DONE_IN_WORDS and not title
    if act not in ON_A_TIMETABLE and not plain:
        return False
    top = frame.top if is_verbal(tree, frame.top) else tree.token(frame.top).head
    if (
        top < 0
        or not is_verbal(tree, top)
        or (top != frame.top and tree.token(frame.top).base_relation not in ("nsubj", "obj"))
    ):
        return False
    token = tree.token(top)
    if any(tree.dependents(top, "aux", "cop")) or (is_passive(tree, top) and frame.entry.part != "noun"):
        return False
    if tree.lexicon.present and _is_past_form(tree, top):
        return False
    return token.feature("Tense") == "Pres" and token.feature("Mood") == "Ind" and token.base_relation != "acl"


def _is_past_form(tree: Tree, index: int) -> bool:
    """Does irregular.tsv know the form, and does it end as no present tense does ("reisten"), whatever the model says?"""
    form, lexicon = tree.forms[index], tree.lexicon
    lemma = lexicon.forms.get(form) or lexicon.regular.get(form)
    return lemma is not None and lemma != form and not form.endswith(lexicon.present)


def _is_indicative(tree: Tree, index: int) -> bool:
    """Is this a finite verb that tells what is so? Coordinated with an infinitive ("deny that they want to attack, but
    demand guarantees"), it belongs beside the next such verb above, not under the word that denies."""
    token = tree.token(index)
    return is_verbal(tree, index) and token.feature("VerbForm") == "Fin" and token.feature("Mood") == "Ind"


def _is_undergone(tree: Tree, above: int, below: int) -> bool:
    """Is the phrase the subject of a passive word of speech ("a meeting is expected")?"""
    return tree.token(below).base_relation == "nsubj" and not is_verbal(tree, below) and is_passive(tree, above)


def _is_future_in_past(tree: Tree, above: int, below: int) -> bool:
    """Is the conditional below a past word of speech the future as it was seen then ("declaró que retiraría")?"""
    if tree.token(below).feature("Mood") != "Cnd" or any(tree.dependents(below, "aux")):
        return False
    said = tree.token(above)
    perfect = said.feature("VerbForm") == "Part" and any(tree.dependents(above, "aux"))
    return perfect or (said.feature("Tense") == "Past" and said.feature("VerbForm") == "Fin")


def _is_taken(holder: Frame) -> bool:
    """Is the outer act a decision told as a noun ("the decision to break off the talks")? Reports tell such acts as done."""
    return holder.entry.meaning.key == "decide" and holder.entry.part == "noun"


def _is_answered(holder: Frame, frame: Frame) -> bool:
    """Is the content words that were said, told as a noun ("rejected the accusations")? They stay said."""
    spoken = frame.entry.meaning.act in (Act.ACCUSE, Act.REQUEST, Act.THREATEN)
    return holder.entry.meaning.act is Act.REJECT and frame.entry.part == "noun" and spoken


def _content_standing(holder: Frame) -> Standing:
    """The standing an outer act gives its content (meanings.toml)."""
    return holder.entry.meaning.content or Standing.HAPPENED


def _done_in_words(frame: Frame) -> bool:
    """Is an act done by being announced? Sanctions and bans are imposed in words; an announced withdrawal is still to come."""
    return frame.entry.meaning.act in (Act.SANCTION, Act.COERCE, Act.AGREE, Act.REQUEST, Act.REJECT, Act.ACCUSE, Act.SUPPORT)


def _holds(tree: Tree, holder: Frame, below: int) -> bool:
    """Is the clause or phrase `below` the content of that frame?"""
    if below in holder.content:
        return True
    relation = tree.token(below).base_relation
    return relation in ("xcomp", "ccomp") or (relation == "acl" and holder.entry.part == "noun")


def compose(inner: Standing, outer: Standing) -> Standing:
    """Return how an act stands that its own words show as `inner` and a word above it as `outer`."""
    if outer is Standing.DENIED:
        return Standing.DENIED
    if inner is Standing.DENIED:
        return Standing.DENIED
    if outer is Standing.HAPPENED:
        return inner
    return outer


def _also(
    scene: Scene, standing: Standing, words: tuple[int, ...], at: int, *, shared: bool = False
) -> tuple[Standing, tuple[int, ...]]:
    """Compose with what the words around another verb say; `shared` leaves out its negation (coordinated verbs)."""
    more, seen = local_standing(scene, at)
    if shared and more is Standing.DENIED:
        return standing, words
    return compose(standing, more), (*words, *seen)


def _operator(scene: Scene, above: int, below: int) -> Operator | None:
    """Return the operator at a word whose complement is the phrase below it, None where there is none."""
    tree = scene.tree
    if was_able(tree, above):
        return None
    for operator in operators_of(tree, above):
        if companion_indices(tree, above, operator.companions) is None:
            continue
        if below in slot(tree, above, operator.content)[0] or _is_object_after(tree, below, operator):
            return operator
        undergone = is_passive(tree, above) and operator.standing is not Standing.ALLEGED
        if tree.token(below).base_relation == "nsubj" and (operator.part == "adjective" or undergone):
            return operator
    return None


def _is_object_after(tree: Tree, below: int, operator: Operator) -> bool:
    """Is the phrase an object before which the parser took the verb's particle for a preposition ("called off the talks")?"""
    takes_object = any(pattern.relation == "obj" and not pattern.adposition for pattern in operator.content)
    before = {tree.forms[child.index] for child in tree.dependents(below, "case")}
    return takes_object and tree.token(below).base_relation == "obl" and bool(before & set(operator.companions))


def _of_an_event(tree: Tree, modal: int) -> Standing:
    """Return how an event stands that may, will or must take place ("Встреча может пройти"); what must is planned."""
    rows = (row for row in operators_of(tree, modal) if row.part in ("verb", "adjective") and not row.companions)
    clausal = (row.standing for row in rows if any(pattern.relation == "xcomp" for pattern in row.content))
    found = next(clausal, Standing.HAPPENED)
    return Standing.PLANNED if found is Standing.DEMANDED else found


def _is_condition(scene: Scene, index: int) -> bool:
    """Does a conditional mark open the clause around this word?"""
    return is_marked(scene.tree, index, scene.lexicon.condition)


def is_question(scene: Scene, index: int) -> bool:
    """Is the clause around this word an indirect question ("if he knew", "whether Russia will attack")?"""
    if is_marked(scene.tree, index, scene.lexicon.question):
        return True
    return scene.tree.token(index).base_relation == "ccomp" and _is_condition(scene, index)


def _is_asked(scene: Scene, index: int) -> bool:
    """Does a question word open the clause? One that tells when or where something was done asks nothing."""
    token = scene.tree.token(index)
    told = token.base_relation in ("acl", "advcl") and token.feature("Tense") == "Past" and token.feature("Mood") == "Ind"
    return not told and is_marked(scene.tree, index, scene.lexicon.question)


def _is_purpose(scene: Scene, index: int) -> bool:
    return is_marked(scene.tree, index, scene.lexicon.purpose)


def if_clause(scene: Scene, index: int) -> tuple[int, ...]:
    """Return the tokens of the if-clause that hangs on a word or on a phrase of its clause, () where there is none."""
    waiting = list(scene.tree.dependents(index))
    while waiting:
        child = waiting.pop(0)
        clause = child.base_relation in ("advcl", "ccomp", "parataxis", "obl", "acl")
        if clause and _is_condition(scene, child.index) and _is_clause(scene, child.index):
            return scene.tree.sentence.subtree(child.index)
        if not is_verbal(scene.tree, child.index) and child.base_relation in ("obj", "obl", "nmod", "iobj"):
            waiting += scene.tree.dependents(child.index)
    return ()


def _is_clause(scene: Scene, index: int) -> bool:
    """Is there a verb in the phrase, or several words that open a condition ("in the event of an attack")?

    In some languages the word for "if" is a preposition, too ("samtal *om* dammen").
    """
    if any(is_verbal(scene.tree, at) for at in scene.tree.sentence.subtree(index)):
        return True
    return is_marked(scene.tree, index, (mark for mark in scene.lexicon.condition if len(mark) > 1))


def _headline_infinitive(tree: Tree, index: int) -> bool:
    """Is this the bare infinitive of a headline ("Blinken to meet Lavrov")?"""
    token = tree.token(index)
    if token.feature("VerbForm") != "Inf" or any(tree.dependents(index, "aux", "cop")):
        return False
    return token.head < 0 or not any(is_verbal(tree, above) for above in tree.ancestors(index))
