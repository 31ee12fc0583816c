"""Repairs of trees: each on a tree drawn by hand, and none where nothing is wrong."""

import random

from tests.reading.drawn import hung, sentence
from vitni.reading.mending.repairs import mended
from vitni.reference.acts import load_lexicon
from vitni.syntax.tree import Sentence


def heads(repaired: Sentence) -> dict[str, tuple[str, str]]:
    """Return the form of each word's head, and its relation."""
    tokens = repaired.tokens
    return hung(tokens)


def test_a_sound_tree_is_returned_as_it_is() -> None:
    """What is not plainly wrong is left alone."""
    sound = sentence(
        """
        Anna Anna PROPN 2 nsubj
        met meet VERB 0 root VerbForm=Fin
        Bo Bo PROPN 2 obj
        """
    )
    assert mended(sound, load_lexicon("en")) is sound


def test_a_verb_gets_the_subject_right_before_it() -> None:
    """ "as Western powers warn": the parser took "as" for a preposition."""
    repaired = mended(
        sentence(
            """
            He he PRON 2 nsubj
            travels travel VERB 0 root Mood=Ind|VerbForm=Fin
            as as ADP 4 case
            powers power NOUN 2 obl
            warn warn VERB 2 advcl Mood=Ind|VerbForm=Fin
            Russia Russia PROPN 5 obj
            """
        ),
        load_lexicon("en"),
    )
    assert heads(repaired)["powers"] == ("warn", "nsubj")
    assert heads(repaired)["as"] == ("warn", "mark")


def test_an_infinitive_belongs_to_the_verb_beside_it() -> None:
    """ "denied planning to invade": what is planned is the invasion."""
    repaired = mended(
        sentence(
            """
            Moscow Moscow PROPN 2 nsubj
            denied deny VERB 0 root Mood=Ind|VerbForm=Fin
            planning plan VERB 2 xcomp VerbForm=Ger
            to to PART 5 mark
            invade invade VERB 2 advcl VerbForm=Inf
            """
        ),
        load_lexicon("en"),
    )
    assert heads(repaired)["invade"] == ("planning", "xcomp")


def test_a_clause_in_the_subjunctive_behind_a_comma_is_reported() -> None:
    """German leaves out the conjunction; the mood tells."""
    repaired = mended(
        sentence(
            """
            Er er PRON 2 nsubj
            sagte sagen VERB 0 root Mood=Ind|VerbForm=Fin
            , , PUNCT 7 punct
            Bonn Bonn PROPN 7 nsubj
            werde werden AUX 7 aux Mood=Sub|VerbForm=Fin
            Waffen Waffe NOUN 7 obj
            liefern liefern VERB 2 conj VerbForm=Inf
            """
        ),
        load_lexicon("de"),
    )
    assert heads(repaired)["liefern"] == ("sagte", "ccomp")


def test_the_only_verb_of_a_sentence_is_its_root() -> None:
    """A name at the head of a sentence is no root when the verb was taken for its preposition."""
    repaired = mended(
        sentence(
            """
            Blinken blink NOUN 0 root
            met meet VERB 1 case VerbForm=Fin
            Lavrov Lavrov PROPN 1 nmod
            in in ADP 5 case
            Geneva Geneva PROPN 1 nmod
            """
        ),
        load_lexicon("en"),
    )
    found = heads(repaired)
    assert (found["Blinken"], found["met"], found["Lavrov"]) == (("met", "nsubj"), ("-", "root"), ("met", "obj"))
    assert found["Geneva"] == ("met", "obl")


def test_a_phrase_between_an_act_noun_and_its_verb_belongs_to_the_noun() -> None:
    """Before the verb stands one phrase: who is attacked is not where the attack begins."""
    repaired = mended(
        sentence(
            """
            Angriff Angriff NOUN 5 nsubj
            Russlands Russland PROPN 1 nmod
            auf auf ADP 4 case
            Litauen Litauen PROPN 5 obl
            begann beginnen VERB 0 root VerbForm=Fin
            """
        ),
        load_lexicon("de"),
    )
    assert heads(repaired)["Litauen"] == ("Angriff", "nmod")


def test_repairs_of_any_tree_leave_a_tree() -> None:
    """Two repairs that each look right can close a circle; every walk over the tree would then go round for ever."""
    draw = random.Random(7)
    words = ["Paris", "Anna", "denies", "that", "as", "met", "sold", "attack", "accord", "and", "who", "will", "go", ",", "."]
    kinds = ["PROPN", "NOUN", "VERB", "AUX", "PRON", "ADJ", "ADP", "SCONJ", "PUNCT"]
    relations = ["nsubj", "obj", "obl", "nmod", "ccomp", "xcomp", "conj", "acl", "acl:relcl", "appos", "flat", "case", "mark"]
    lexicon = load_lexicon("en")
    for _ in range(400):
        size = draw.randint(2, 9)
        order = draw.sample(range(1, size + 1), size)
        heads_of = {at: (order[draw.randrange(step)] if step else 0) for step, at in enumerate(order)}
        rows = [
            f"{(word := draw.choice(words))} {word} {draw.choice(kinds)} {heads_of[at]} "
            f"{draw.choice(relations) if heads_of[at] else 'root'} {draw.choice(('', 'VerbForm=Fin|Mood=Ind', 'VerbForm=Inf'))}"
            for at in range(1, size + 1)
        ]
        repaired = mended(sentence("\n".join(rows)), lexicon)
        assert [token.head for token in repaired.tokens].count(-1) == 1
        assert repaired.subtree(next(token.index for token in repaired.tokens if token.head < 0)) == tuple(range(size))


def test_a_verb_called_a_relative_clause_without_subject_or_relative_is_the_sentences_own() -> None:
    """ "Minister Anna Berg met Kenyan President Bo Ruto": no English relative clause lacks both."""
    repaired = mended(
        sentence(
            """
            Minister Minister PROPN 0 root
            Berg Berg PROPN 1 flat
            met meet VERB 1 acl:relcl Mood=Ind|VerbForm=Fin
            President President PROPN 5 compound
            Ruto Ruto PROPN 1 list
            """
        ),
        load_lexicon("en"),
    )
    assert heads(repaired)["met"] == ("-", "root")
    assert (heads(repaired)["Minister"], heads(repaired)["Ruto"]) == (("met", "nsubj"), ("met", "obj"))
