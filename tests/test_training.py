"""What the training reads: names that take each other's place, and lemmas of the style a language is read with.

Nothing here needs torch; `training/network.py` and `training/train.py` are held by the model they make (test_floors.py).
"""

import random
from collections.abc import Sequence
from pathlib import Path

from training.examples import Encoder, Example, Types, vocabulary_of
from training.lexicon import STYLE_SEEN, lexicon_of
from training.names import TAGS
from training.present import presents_of
from training.sources import SOURCES, Source
from training.swapped import donors_of
from training.treebanks import Tree
from vitni.syntax.lexicon import Lexicon, word_key

WORLD = Path(__file__).parent.parent / "vitni" / "world"


def source(folder: str) -> Source:
    return next(source for source in SOURCES if source.folder == folder)


def tree(*rows: tuple[str, str, str, str, int, str]) -> Tree:
    """Return a tree from rows of form, lemma, part of speech, features, head, relation."""
    forms, lemmas, upos, features, heads, relations = zip(*rows, strict=True)
    empty = ("_",) * len(rows)
    return Tree(
        forms=forms,
        lemmas=lemmas,
        upos=upos,
        xpos=empty,
        features=features,
        heads=heads,
        relations=relations,
        misc=empty,
        spaced=(True,) * len(rows),
        contractions=(),
        comments=(),
    )


def met(first: str, second: str) -> Tree:
    return tree(
        (first, first, "PROPN", "Number=Sing", 2, "nsubj"),
        ("met", "meet", "VERB", "Mood=Ind", 0, "root"),
        (second, second, "PROPN", "Number=Sing", 2, "obj"),
    )


def swapped(trees: Sequence[tuple[Source, Tree, tuple[str, ...]]], at: int, times: int) -> list[tuple[Example, list[str]]]:
    """Return the sentence at `at` as it was read `times` times, with its words."""
    vocabulary = vocabulary_of([(where, found) for where, found, _ in trees] * 3, {})
    types = Types()
    encoder = Encoder(vocabulary, types)
    examples = [encoder.tree(where, found, tags) for where, found, tags in trees]
    donors = donors_of({"all": examples}, encoder, WORLD, {})
    draw = random.Random(1)
    drawn = [donors.swapped(examples[at], draw) for _ in range(times)]
    return [(example, [types.forms[kind] for kind in example.words.tolist()]) for example in drawn]


def test_names_change_places_and_the_tree_stays() -> None:
    english = source("English-EWT")
    trees = [(english, met("Clinton", "Arafat"), ("B-PER", "O", "B-PER"))]
    drawn = swapped(trees, 0, 40)
    assert len({words[0] for _, words in drawn}) > 10
    assert {words[1] for _, words in drawn} == {"met"}
    assert all(example.heads.tolist() == [2, 0, 2] for example, _ in drawn)
    assert all(example.names.tolist() == drawn[0][0].names.tolist() for example, _ in drawn)


def test_a_place_never_takes_the_place_of_a_person() -> None:
    english = source("English-EWT")
    trees = [(english, met("Clinton", "Paris"), ("B-PER", "O", "B-LOC"))]
    assert all("Kyiv" not in words[0] and words[2] not in ("Clinton", "Lavrov") for _, words in swapped(trees, 0, 200))


def test_a_name_that_inflects_is_exchanged_for_one_in_the_same_case() -> None:
    """ "Lavrova" for "Lavrov" would teach that an accusative may be a subject."""
    russian = source("Russian-Taiga")

    def sentence(name: str, case: str) -> tuple[Source, Tree, tuple[str, ...]]:
        row = (name, name, "PROPN", f"Animacy=Anim|Case={case}|Gender=Masc|Number=Sing", 2, "nsubj")
        return russian, tree(row, ("уехал", "уехать", "VERB", "_", 0, "root")), ("B-PER", "O")

    trees = [sentence(*row) for row in (("Лавров", "Nom"), ("Песков", "Nom"), ("Лаврова", "Acc"))] * 3
    assert {words[0] for _, words in swapped(trees, 0, 60)} == {"Лавров", "Песков"}


def test_a_name_stands_in_for_a_pronoun_and_is_then_a_name() -> None:
    """Else a name that was never seen is taken for a noun at the head of a sentence."""
    english = source("English-EWT")
    pronoun = ("He", "he", "PRON", "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs", 2, "nsubj")
    said = tree(pronoun, ("said", "say", "VERB", "Mood=Ind", 0, "root"), ("so", "so", "ADV", "_", 2, "advmod"))
    trees = [(english, said, ("O", "O", "O")), (english, met("Clinton", "Arafat"), ("B-PER", "O", "B-PER"))] * 3
    names = [example for example, words in swapped(trees, 0, 40) if words[0] != "He"]
    assert len(names) > 5
    assert {example.names.tolist()[0] for example in names} == {TAGS.index("B-PER")}
    assert {example.upos.tolist()[0] for example in names} == {swapped(trees, 1, 1)[0][0].upos.tolist()[0]}
    assert {tuple(example.heads.tolist()) for example in names} == {(2, 0, 2)}


def test_the_lexicon_follows_the_treebank_whose_lemmas_the_language_is_read_with() -> None:
    """GUM says "person" where EWT says "people"; half of each would be neither."""

    def people(lemma: str) -> Tree:
        return tree(("people", lemma, "NOUN", "_", 0, "root"))

    usual, other = source("English-EWT"), source("English-GUM-free")
    trees = [(usual, people("people"))] * STYLE_SEEN + [(other, people("person"))] * 9
    arrays, rules = lexicon_of(trees, [])
    lexicon = Lexicon(words=arrays["lexicon_words"], rules=arrays["lexicon_rules"], lemmas=arrays["lexicon_lemmas"])
    (row,) = lexicon.rules_of([word_key("en", "people", "NOUN")])
    assert rules[row] == "l|0||0|"


def test_a_sentence_is_told_in_the_present_where_the_verb_has_one() -> None:
    """Headlines are; "meets" looks like the plural of a noun."""
    past, present = ("Mood=Ind|Number=Sing|Person=3|Tense=" + tense + "|VerbForm=Fin" for tense in ("Past", "Pres"))
    root = ("root", 0)
    told = [
        tree(("Clinton", "Clinton", "PROPN", "_", 2, "nsubj"), (form, lemma, "VERB", features, root[1], root[0]))
        for form, lemma, features in (("met", "meet", past), ("meets", "meet", present), ("left", "leave", past))
    ] * 3
    english = source("English-EWT")
    types = Types()
    encoder = Encoder(vocabulary_of([(english, found) for found in told] * 3, {}), types)
    examples = [encoder.tree(english, found, None) for found in told]
    presents = presents_of({"all": examples}, encoder)
    read = [presents.told(example, random.Random(1)) for example in examples[:3]]
    assert [types.forms[int(example.words[1])] for example in read] == ["meets", "meets", "left"]
    assert read[0].attributes.tolist() == examples[1].attributes.tolist()
