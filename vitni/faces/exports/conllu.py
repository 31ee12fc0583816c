"""Trees as CoNLL-U, the format every tool for Universal Dependencies reads (https://universaldependencies.org/format.html)."""

from collections.abc import Iterable, Iterator

from vitni.syntax.tree import Sentence, Token


def conllu_lines(text: str, sentences: Iterable[Sentence]) -> Iterator[str]:
    """Yield the sentences line by line; `text` is what was parsed. MISC holds the offsets and the name tag of each word.

    Words of one contraction ("im" = "in" + "dem") follow a line for the whole, as the format asks.
    """
    for number, sentence in enumerate(sentences, start=1):
        yield f"# sent_id = {number}"
        yield f"# text = {_line(text[sentence.start : sentence.end])}"
        yield f"# language = {sentence.language}" + (" (by its nearest relatives)" if sentence.nearest else "")
        if sentence.cut:
            yield "# cut = a part of a longer sentence"
        for at, token in enumerate(sentence.tokens):
            if (last := _last_of_contraction(sentence, at)) is not None:
                whole = _line(text[token.start : token.end])
                yield "\t".join([f"{at + 1}-{last + 1}", whole, *["_"] * 7, _misc(text, sentence, token, names=False)])
            yield _word_line(text, sentence, token)
        yield ""


def _word_line(text: str, sentence: Sentence, token: Token) -> str:
    columns = (token.index + 1, _line(token.form), _line(token.lemma), token.upos, "_", token.features or "_")
    tree = (token.head + 1, token.relation, "_", _misc(text, sentence, token, names=True))
    return "\t".join(map(str, (*columns, *tree)))


def _misc(text: str, sentence: Sentence, token: Token, *, names: bool) -> str:
    parts = [f"Name={token.name}"] if names and token.name != "O" else []
    if token.end < sentence.end and not text[token.end : token.end + 1].isspace():
        parts.append("SpaceAfter=No")
    return "|".join([*parts, f"TokenRange={token.start}:{token.end}"])


def _last_of_contraction(sentence: Sentence, at: int) -> int | None:
    """Return the index of the last word of the contraction that begins at `at`; None where none begins there."""
    span = (sentence.tokens[at].start, sentence.tokens[at].end)
    if at and (sentence.tokens[at - 1].start, sentence.tokens[at - 1].end) == span:
        return None
    last = at
    while last + 1 < len(sentence.tokens) and (sentence.tokens[last + 1].start, sentence.tokens[last + 1].end) == span:
        last += 1
    return last if last > at else None


def _line(words: str) -> str:
    return " ".join(words.split())
