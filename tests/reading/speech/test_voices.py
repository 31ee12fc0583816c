"""Who speaks: quotation marks, colons, and speech that runs on."""

from tests.reading.drawn import Named, party, tree
from vitni.reading.scene import Scene
from vitni.reading.speech.sayings import find_sayings
from vitni.reading.speech.voices import find_runs, quotation_flags, reported_region
from vitni.reference.acts import load_lexicon

PEOPLE = {"Trump": party("Donald Trump", "USA", "person"), "Anna": party("Anna", "SWE", "person")}
SAID = """
    Anna Anna PROPN 2 nsubj
    said say VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    that that SCONJ 5 mark
    talks talk NOUN 5 nsubj
    failed fail VERB 2 ccomp Mood=Ind|VerbForm=Fin
"""
QUOTED = """
    “ “ PUNCT 3 punct
    Nobody nobody PRON 3 nsubj
    sleeps sleep VERB 0 root Mood=Ind|VerbForm=Fin
    here here ADV 3 advmod
    ” ” PUNCT 3 punct
"""
ANNOUNCED = """
    Trump Trump PROPN 0 root
    : : PUNCT 3 punct
    Everything everything PRON 4 nsubj
    failed fail VERB 1 parataxis Mood=Ind|VerbForm=Fin
    today today ADV 4 advmod
"""


def scenes_of(*rows: str) -> list[Scene]:
    """Draw some sentences of one paragraph."""
    trees = [tree(row) for row in rows]
    mentions = Named([drawn.sentence for drawn in trees], PEOPLE, {})
    placed = [type(drawn)(drawn.sentence, number, drawn.lexicon) for number, drawn in enumerate(trees)]
    return [Scene(tree=drawn, lexicon=load_lexicon("en"), mentions=mentions, entities={}) for drawn in placed]  # type: ignore[arg-type]


def speakers(scenes: list[Scene]) -> list[list[str]]:
    """Return who is taken to speak in each sentence."""
    flags = quotation_flags([scene.tree for scene in scenes], ())
    runs = find_runs(scenes, [find_sayings(scene) for scene in scenes], flags)
    return [[who.name for who in (*run.speakers, *run.announced)] for run in runs]


def test_a_quotation_belongs_to_the_speaker_named_before_it() -> None:
    """Newspapers name the speaker once for a paragraph."""
    assert speakers(scenes_of(SAID, QUOTED)) == [[], ["Anna"]]


def test_a_quotation_before_any_speaker_belongs_to_the_one_named_after() -> None:
    """Many reports begin with the quotation."""
    assert speakers(scenes_of(QUOTED, SAID)) == [["Anna"], []]


def test_a_name_and_a_colon_announce_a_speaker() -> None:
    """Headlines say "Trump: ..." where a sentence says "Trump said"."""
    assert speakers(scenes_of(ANNOUNCED)) == [["Donald Trump"]]


def test_straight_marks_open_and_close_in_turn() -> None:
    """A straight mark does not show which end it is."""
    drawn = tree(
        """
        " " PUNCT 2 punct
        Yes yes INTJ 0 root
        " " PUNCT 2 punct
        again again ADV 2 advmod
        """
    )
    assert quotation_flags([drawn], ()) == ((False, True, False, False),)


def test_a_clause_with_as_gives_what_stands_around_it_a_voice() -> None:
    """Czech "jak uvedla Anna, jednání selhala": what the clause leaves over is what she said; the subject is not hers."""
    drawn = tree(
        """
        Jak jak SCONJ 2 mark
        uvedla uvést VERB 5 advcl Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part|Voice=Act
        , , PUNCT 2 punct
        jednání jednání NOUN 5 nsubj
        selhala selhat VERB 0 root Tense=Past|VerbForm=Part|Voice=Act
        """,
        "cs",
    )
    scene = Scene(tree=drawn, lexicon=drawn.lexicon, mentions=Named([drawn.sentence], {}, {}), entities={})  # type: ignore[arg-type]
    (saying,) = find_sayings(scene)
    assert saying.speaker_at == ()
    assert reported_region(drawn, saying) >= {3, 4}
    assert not reported_region(drawn, saying) & {0, 1}


def test_the_owner_inside_a_phrase_speaks() -> None:
    """Slovene "po Anninih besedah": in Anna's words."""
    drawn = tree(
        """
        Po po ADP 3 case
        Anninih Annin ADJ 3 amod
        besedah beseda NOUN 5 obl
        nihče nihče PRON 5 nsubj
        spi spati VERB 0 root Mood=Ind|VerbForm=Fin
        """,
        "sl",
    )
    named = Named([drawn.sentence], {"Anninih": party("Anna", "SWE", "person")}, {})
    scene = Scene(tree=drawn, lexicon=drawn.lexicon, mentions=named, entities={})  # type: ignore[arg-type]
    (run,) = find_runs([scene], [()], [(False,) * 5])
    assert [who.name for who in run.according] == ["Anna"]
