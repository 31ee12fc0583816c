"""Who is counted by an adverb, each on a tree drawn by hand."""

from tests.reading.drawn import hung, sentence
from vitni.reading.mending.counted import counted
from vitni.reference.acts import load_lexicon


def heads(rows: str) -> dict[str, tuple[str, str]]:
    """Return the form of each word's head and its relation, once the counted people are in their place."""
    tokens = list(sentence(rows, "da").tokens)
    counted(tokens, load_lexicon("da"))
    return hung(tokens)


def test_thousands_of_people_are_the_subject_of_their_verb() -> None:
    """An adverb that counts hides who did it."""
    found = heads(
        """
        protesterede protestere VERB 0 root VerbForm=Fin
        tusindvis tusindvis ADV 1 advmod
        af af ADP 4 case
        mennesker menneske NOUN 1 obl
        """
    )
    assert found["mennesker"] == ("protesterede", "nsubj") and found["tusindvis"] == ("mennesker", "advmod")


def test_a_verb_below_the_people_takes_the_place_of_the_count() -> None:
    """The sentence is about what they did, not about their number."""
    found = heads(
        """
        Tusindvis tusindvis ADV 0 root
        af af ADP 3 case
        georgiere georgier NOUN 1 obl
        demonstrerede demonstrere VERB 3 xcomp VerbForm=Fin
        """
    )
    assert found["demonstrerede"] == ("-", "root") and found["georgiere"] == ("demonstrerede", "nsubj")


def test_a_verb_with_a_subject_keeps_it() -> None:
    """ "Politiet anholdt hundredvis af demonstranter": they are arrested, not arresting."""
    found = heads(
        """
        Politiet politi NOUN 2 nsubj
        anholdt anholde VERB 0 root VerbForm=Fin
        hundredvis hundredvis ADV 2 advmod
        af af ADP 5 case
        demonstranter demonstrant NOUN 2 obl
        """
    )
    assert found["demonstranter"] == ("anholdt", "obl")


def test_a_phrase_behind_an_amount_hangs_on_what_is_measured() -> None:
    """Aid goes to a country, dollars do not."""
    found = heads(
        """
        bistand bistand NOUN 0 root
        for for ADP 4 case
        130 130 NUM 4 nummod
        millioner million NOUN 1 nmod
        dollar dollar NOUN 4 nmod
        til til ADP 7 case
        Etiopien Etiopien PROPN 5 nmod
        """
    )
    assert found["Etiopien"] == ("bistand", "nmod")


def test_a_phrase_behind_a_plain_noun_stays_there() -> None:
    """ "a group of friends of Ethiopia": no amount stands between."""
    found = heads(
        """
        gruppe gruppe NOUN 0 root
        af af ADP 3 case
        venner ven NOUN 1 nmod
        af2 af ADP 5 case
        Etiopien Etiopien PROPN 3 nmod
        """
    )
    assert found["Etiopien"] == ("venner", "nmod")
