"""Parts of speech by form, where the model guessed at words it never saw."""

from tests.reading.drawn import sentence
from vitni.reading.mending.inflected import retagged
from vitni.reference.acts import load_lexicon
from vitni.reference.paradigms import paradigms_of


def tags(rows: str, language: str, *, trained: bool = True) -> list[tuple[str, str]]:
    tokens = list(sentence(rows, language).tokens)
    retagged(tokens, load_lexicon(language), paradigms_of(language), trained=trained)
    return [(token.lemma, token.upos) for token in tokens]


def test_an_act_noun_in_any_case_gets_its_dictionary_form() -> None:
    """ "sankcemi" was called a verb; the table knows the noun."""
    assert tags("sankcemi sankcemit VERB 0 root", "cs") == [("sankce", "NOUN")]


def test_a_state_is_no_adjective_where_no_noun_follows() -> None:
    """ "Kitajska" is China, and Chinese before a noun that agrees."""
    assert tags("Kitajska kitajski ADJ 2 amod\nTajvanu Tajvanu PROPN 0 root", "sl")[0] == ("Kitajska", "PROPN")
    assert tags("Kitajska kitajski ADJ 2 amod\nvojska vojska NOUN 0 root", "sl")[0][1] == "ADJ"


def test_small_words_of_a_language_with_a_treebank_are_believed() -> None:
    """ "da" is "that" as well as "gives"; the model knows which."""
    assert tags("da da SCONJ 0 root", "sl") == [("da", "SCONJ")]


def test_of_two_nouns_written_alike_the_adjective_before_agrees_with_one() -> None:
    """ "opozičního politika" is a politician in the accusative; alone, "politika" is politics."""
    rows = "opozičního opoziční ADJ 2 amod Case=Gen\npolitika politika NOUN 0 root Case=Nom"
    tokens = list(sentence(rows, "cs").tokens)
    cases, _ = retagged(tokens, load_lexicon("cs"), paradigms_of("cs"), trained=True)
    assert cases[1] == {"Gen", "Acc"}
