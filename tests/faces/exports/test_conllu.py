"""Trees are written as every reader of CoNLL-U expects."""

from vitni.faces.exports.conllu import conllu_lines
from vitni.syntax.tree import Token, sentence_of


def token(index: int, form: str, start: int, end: int, head: int, relation: str) -> Token:
    return Token(
        index=index, form=form, start=start, end=end, lemma=form, upos="X", features="", head=head, relation=relation, name="O"
    )


def test_a_contraction_has_a_line_of_its_own_and_glued_words_are_told() -> None:
    """Without the range line the text could not be rebuilt from the words."""
    text = "Im Zug."
    tokens = (
        token(0, "in", 0, 2, 2, "case"),
        token(1, "dem", 0, 2, 2, "det"),
        token(2, "Zug", 3, 6, -1, "root"),
        token(3, ".", 6, 7, 2, "punct"),
    )
    lines = list(conllu_lines(text, [sentence_of(tokens, language="de")]))
    assert lines[:3] == ["# sent_id = 1", "# text = Im Zug.", "# language = de"]
    assert lines[3] == "1-2\tIm\t_\t_\t_\t_\t_\t_\t_\tTokenRange=0:2"
    assert lines[6] == "3\tZug\tZug\tX\t_\t_\t0\troot\t_\tSpaceAfter=No|TokenRange=3:6"
    assert all(len(line.split("\t")) == 10 for line in lines if line and not line.startswith("#"))
    assert lines[-1] == ""


def test_a_name_and_its_place_stand_in_the_last_column() -> None:
    """Offsets count in the text that was parsed, not in the sentence."""
    word = Token(
        index=0, form="Genf", start=2, end=6, lemma="genf", upos="X", features="", head=-1, relation="root", name="B-LOC"
    )
    lines = list(conllu_lines("Í Genf", [sentence_of((word,), language="is")]))
    assert lines[3:] == ["1\tGenf\tgenf\tX\t_\t_\t0\troot\t_\tName=B-LOC|TokenRange=2:6", ""]


def test_nothing_is_written_as_nothing() -> None:
    """An empty text gives an empty file."""
    assert list(conllu_lines("", [])) == []


def test_a_part_of_a_longer_sentence_says_so() -> None:
    """A reader must not take the root of a part for that of the sentence."""
    lines = list(conllu_lines("Im.", [sentence_of((token(0, "Im", 0, 2, -1, "root"),), language="de", cut=True)]))
    assert "# cut = a part of a longer sentence" in lines
