"""How an act stands: composed from its own words outwards."""

import pytest

from tests.reading.drawn import Named, party, tree
from vitni.model.claim import Standing
from vitni.reading.frames import find_frames
from vitni.reading.sayings import find_sayings
from vitni.reading.scene import Scene
from vitni.reading.standing import Around, compose, find_outlook
from vitni.reference.acts import load_lexicon

WILL = """
    Norway Norway PROPN 3 nsubj
    will will AUX 3 aux VerbForm=Fin
    attack attack VERB 0 root VerbForm=Inf
    Sweden Sweden PROPN 3 obj
"""
DID_NOT = """
    Norway Norway PROPN 4 nsubj
    did do AUX 4 aux VerbForm=Fin
    not not PART 4 advmod Polarity=Neg
    attack attack VERB 0 root VerbForm=Inf
    Sweden Sweden PROPN 4 obj
"""
ATTACKED = """
    Norway Norway PROPN 2 nsubj
    attacked attack VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    Sweden Sweden PROPN 2 obj
"""
PLANS = """
    Norway Norway PROPN 2 nsubj
    plans plan VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
    to to PART 4 mark
    attack attack VERB 2 xcomp VerbForm=Inf
    Sweden Sweden PROPN 4 obj
"""
DENIES = """
    Norway Norway PROPN 2 nsubj
    denied deny VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    planning plan VERB 2 xcomp VerbForm=Ger
    to to PART 5 mark
    attack attack VERB 3 xcomp VerbForm=Inf
    Sweden Sweden PROPN 5 obj
"""
IF = """
    Denmark Denmark PROPN 2 nsubj
    resigned resign VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    if if SCONJ 5 mark
    Norway Norway PROPN 5 nsubj
    attacked attack VERB 2 advcl Mood=Ind|Tense=Past|VerbForm=Fin
    Sweden Sweden PROPN 5 obj
"""
STATES = {name: party(name, code) for name, code in (("Norway", "NOR"), ("Sweden", "SWE"), ("Denmark", "DNK"))}


@pytest.mark.parametrize(
    ("rows", "standing"),
    [
        (ATTACKED, Standing.HAPPENED),
        (WILL, Standing.PLANNED),
        (DID_NOT, Standing.DENIED),
        (PLANS, Standing.PLANNED),
        (DENIES, Standing.DENIED),
        (IF, Standing.PREDICTED),
    ],
)
def test_an_act_stands_as_the_words_around_it_say(rows: str, standing: Standing) -> None:
    """Each word above the act may change how it stands; the outermost denial wins."""
    drawn = tree(rows)
    mentions = Named([drawn.sentence], STATES, {})
    scene = Scene(tree=drawn, lexicon=load_lexicon("en"), mentions=mentions, entities={})  # type: ignore[arg-type]
    frames = {frame.at: frame for frame in find_frames(scene)}
    sayings = {saying.at: saying for saying in find_sayings(scene)}
    attack = next(frame for frame in frames.values() if drawn.lemmas[frame.at] == "attack")
    around = Around(frames=frames, sayings=sayings, title=False, dated=frozenset())
    assert find_outlook(scene, attack, around).standing is standing
    assert [actor.country for actor in attack.actors] == ["NOR"]
    assert [recipient.country for recipient in attack.recipients] == ["SWE"]


def test_a_denial_is_kept_whatever_stands_around_it() -> None:
    """ "is expected not to attack" is a denial, not a prediction."""
    assert compose(Standing.DENIED, Standing.PREDICTED) is Standing.DENIED
    assert compose(Standing.PLANNED, Standing.DENIED) is Standing.DENIED
    assert compose(Standing.HAPPENED, Standing.PLANNED) is Standing.PLANNED


MET = """
    Frankreich Frankreich PROPN 2 nsubj
    trifft treffen VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
    Polen Polen PROPN 2 obj
"""


@pytest.mark.parametrize(("form", "standing"), [("trifft", Standing.PLANNED), ("traf", Standing.HAPPENED)])
def test_a_dated_present_is_a_plan_unless_the_form_is_known_to_be_past(form: str, standing: Standing) -> None:
    """The model may call "traf" present tense; irregular.tsv knows better."""
    drawn = tree(MET.replace("trifft", form), "de")
    mentions = Named([drawn.sentence], {"Frankreich": party("France", "FRA"), "Polen": party("Poland", "POL")}, {})
    scene = Scene(tree=drawn, lexicon=load_lexicon("de"), mentions=mentions, entities={})  # type: ignore[arg-type]
    meeting = next(frame for frame in find_frames(scene) if frame.at == 1)
    around = Around(frames={1: meeting}, sayings={}, title=False, dated=frozenset({1}))
    assert find_outlook(scene, meeting, around).standing is standing


WHEN = """
    Denmark Denmark PROPN 2 nsubj
    resigned resign VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    when when ADV 5 advmod
    Norway Norway PROPN 5 nsubj
    attacked attack VERB 2 advcl Mood=Ind|Tense=Past|VerbForm=Fin
    Sweden Sweden PROPN 5 obj
"""


def test_a_clause_that_tells_when_asks_nothing() -> None:
    """ "when Norway attacked" is no question."""
    drawn = tree(WHEN)
    scene = Scene(tree=drawn, lexicon=load_lexicon("en"), mentions=Named([drawn.sentence], STATES, {}), entities={})  # type: ignore[arg-type]
    frames = {frame.at: frame for frame in find_frames(scene)}
    around = Around(frames=frames, sayings={}, title=False, dated=frozenset())
    assert find_outlook(scene, frames[4], around).standing is Standing.HAPPENED
