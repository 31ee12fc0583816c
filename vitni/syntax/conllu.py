"""Sentences as CoNLL-U, the tabular format of Universal Dependencies, with the place of each word in MISC.

Format: https://universaldependencies.org/format.html. Words of a contraction follow a line for the whole.
"""

from collections.abc import Iterable

from vitni.syntax.tree import Sentence, Token


def _row(token: Token) -> str:
    misc = [f"TokenRange={token.start}:{token.end}"]
    if token.name != "O":
        misc.append(f"NER={token.name}")
    cells = (
        str(token.index + 1),
        token.form,
        token.lemma,
        token.upos,
        "_",
        token.features or "_",
        str(token.head + 1),
        token.relation,
        "_",
        "|".join(misc),
    )
    return "\t".join(cells)


def conllu_of(sentences: Iterable[Sentence], text: str) -> str:
    """Return sentences of `text` as CoNLL-U; each ends with an empty line, as the format asks."""
    lines: list[str] = []
    for number, sentence in enumerate(sentences, start=1):
        shown = " ".join(text[sentence.start : sentence.end].split())
        lines += [f"# sent_id = {number}", f"# text = {shown}", f"# language = {sentence.language}"]
        if sentence.nearest:
            lines.append("# nearest = yes")
        tokens = sentence.tokens
        covered = 0
        for token in tokens:
            same = [other for other in tokens[token.index :] if (other.start, other.end) == (token.start, token.end)]
            if len(same) > 1 and token.index >= covered:
                covered = same[-1].index + 1
                whole = text[token.start : token.end]
                misc = f"TokenRange={token.start}:{token.end}"
                lines.append("\t".join((f"{token.index + 1}-{covered}", whole, *"_" * 7, misc)))
            lines.append(_row(token))
        lines.append("")
    return "\n".join(lines) + "\n" if lines else ""
