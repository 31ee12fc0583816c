"""Sentences written as CoNLL-U."""

from vitni.syntax.conllu import conllu_of
from vitni.syntax.tree import Token, sentence_of


def _token(index: int, form: str, start: int, end: int, head: int, relation: str, name: str = "O") -> Token:
    return Token(
        index=index,
        form=form,
        start=start,
        end=end,
        lemma=form.lower(),
        upos="X",
        features="",
        head=head,
        relation=relation,
        name=name,
    )


def test_each_word_has_ten_columns_and_its_place() -> None:
    sentence = sentence_of((_token(0, "Genf", 2, 6, -1, "root", "B-LOC"),), language="is")
    assert conllu_of([sentence], "Í Genf") == (
        "# sent_id = 1\n# text = Genf\n# language = is\n1\tGenf\tgenf\tX\t_\t_\t0\troot\t_\tTokenRange=2:6|NER=B-LOC\n\n"
    )


def test_a_contraction_has_a_line_of_its_own() -> None:
    words = (_token(0, "in", 0, 2, 2, "case"), _token(1, "dem", 0, 2, 2, "det"), _token(2, "Haus", 3, 7, -1, "root"))
    rows = conllu_of([sentence_of(words, language="de")], "im Haus").splitlines()
    assert rows[3] == "1-2\tim\t_\t_\t_\t_\t_\t_\t_\tTokenRange=0:2"
    assert [row.split("\t")[0] for row in rows[4:7]] == ["1", "2", "3"]


def test_nothing_is_written_as_nothing() -> None:
    assert conllu_of([], "") == ""
