"""Number words and the words that bound them are kept from the network, and stand in the tree all the same."""

import pytest

from vitni.reading.mending.plain import BOUND, CROWD, SOME, plainer
from vitni.syntax.parser import parse


def test_number_words_are_figures_and_bounds_are_hidden() -> None:
    """Small number words stay: the network knows them, and the case they ask for."""
    assert plainer("en", ["at", "least", "eleven", "rebels"]) == [BOUND, BOUND, "11", "rebels"]
    assert plainer("sv", ["minst", "två", "rebeller"]) == [BOUND, "två", "rebeller"]


def test_bounds_without_a_number_are_words_like_others() -> None:
    """ "at least" of no number is an adverb, "over" a preposition."""
    words = ["at", "least", "they", "flew", "over", "Spain"]
    assert plainer("en", words) == words


def test_contracted_bounds_are_found_as_they_are_cut() -> None:
    """ "al menos" is cut into "a", "el", "menos"; the Spanish object keeps its "a"."""
    assert plainer("es", ["a", "el", "menos", "a", "once", "soldados"]) == [BOUND, BOUND, BOUND, "a", "11", "soldados"]


@pytest.mark.parametrize("bound", ["at least", "no fewer than", "up to"])
def test_an_object_behind_a_bound_number_is_an_object(bound: str) -> None:
    """Seen with its bound, "at least eleven rebels" is a prepositional phrase."""
    text = f"The army killed {bound} eleven rebels."
    (tree,) = parse([text], ["en"], plainer)[0]
    forms = {token.form: token for token in tree.tokens}
    assert [token.form for token in tree.tokens] == [*text[:-1].split(), "."]
    assert forms["rebels"].relation == "obj" and forms["eleven"].relation == "nummod"
    assert all(token.relation == "advmod" for token in tree.tokens if token.form in bound.split())


def test_a_crowd_without_a_figure_is_a_figure_to_the_network() -> None:
    """ "Hundreds of settlers attacked" has the settlers for its subject; what the number means is read elsewhere."""
    shown = plainer("en", ["Tens", "of", "thousands", "of", "settlers", "attacked", "a", "village"])
    assert shown == [CROWD, CROWD, CROWD, SOME, "settlers", "attacked", "a", "village"]


def test_a_crowd_keeps_its_words_where_the_counted_noun_has_a_case_of_its_own() -> None:
    """Hidden words would leave a genitive behind that nothing asks for."""
    words = ["целый", "ряд", "стран"]
    assert plainer("ru", words) == words


def test_for_or_against_whom_people_are_is_hidden_before_the_name() -> None:
    """ "anti" and its hyphen stand between a number and the name for the network."""
    shown = plainer("en", ["40", "anti", "-", "Erdogan", "protesters"])
    assert [word for word in shown if isinstance(word, str)] == ["40", "Erdogan", "protesters"]
