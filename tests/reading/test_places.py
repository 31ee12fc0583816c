"""Where an act takes place, on trees drawn by hand."""

from tests.reading.drawn import Named, party, tree
from vitni.model.claim import Place
from vitni.reading.acts.frames import find_frames
from vitni.reading.places import where_of
from vitni.reading.scene import Scene
from vitni.reference.acts import load_lexicon

PARTIES = {
    "Norway": party("Norway", "NOR"),
    "Sweden": party("Sweden", "SWE"),
    "Ghana": party("Ghana", "GHA"),
    "Police": party("police", None, "group"),
    "protesters": party("protesters", None, "group"),
    "Kumasi": party("Ghana", "GHA"),
}
PLACES = {
    "Oslo": Place(name="Oslo", country="NOR", entity="place:oslo"),
    "Sweden": Place(name="Sweden", country="SWE", entity="state:SWE"),
    "Ghana": Place(name="Ghana", country="GHA", entity="state:GHA"),
}


def where(rows: str, lemma: str) -> str | None:
    """Return the name of the place of one act word."""
    drawn = tree(rows)
    mentions = Named([drawn.sentence], PARTIES, PLACES)
    scene = Scene(tree=drawn, lexicon=load_lexicon("en"), mentions=mentions, entities={})  # type: ignore[arg-type]
    frames = find_frames(scene)
    by_place = {at: frame for frame in frames for at in (frame.top, frame.at)}
    found = where_of(scene, next(frame for frame in frames if drawn.lemmas[frame.at] == lemma), by_place)
    return found.name if found is not None else None


MET = """
    Norway Norway PROPN 2 nsubj
    met meet VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    with with ADP 4 case
    Sweden Sweden PROPN 2 obl
    in in ADP 6 case
    Oslo Oslo PROPN 2 obl
"""


def test_whom_one_meets_is_not_where_one_meets() -> None:
    """ "met with Sweden in Oslo" happened in Oslo; the state met is a party."""
    assert where(MET, "meet") == "Oslo"


CRISIS = """
    Norway Norway PROPN 2 nsubj
    met meet VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    Sweden Sweden PROPN 2 obj
    in in ADP 7 case
    Oslo Oslo PROPN 2 obl
    on on ADP 7 case
    Ghana Ghana PROPN 2 obl
"""


def test_a_town_is_nearer_the_truth_than_a_state() -> None:
    """ "met in Oslo on Ghana": the state is the topic; and parsers hang the town's adposition on the wrong word."""
    assert where(CRISIS, "meet") == "Oslo"


ARREST = """
    Police police NOUN 2 nsubj
    arrested arrest VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    protesters protester NOUN 2 obj
"""


def test_what_the_police_does_in_the_street_is_where_the_report_is() -> None:
    """Reports name the town once and then tell what happens in its streets."""
    assert where(ARREST, "arrest") == "Oslo"
