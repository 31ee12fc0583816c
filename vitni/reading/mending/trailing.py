"""Small repairs around speech: a word of saying at the end of its sentence, and the "it" that somebody is."""

from dataclasses import replace

from vitni.reading.mending.hanging import is_below
from vitni.reference.lexicon import Lexicon
from vitni.syntax.tree import Token


def mend_speech(tokens: list[Token], lexicon: Lexicon) -> None:
    """Mend the words of speech of one sentence in place."""
    for index in range(len(tokens)):
        _said_at_the_end(tokens, index, lexicon)
        _somebody_who_is_ready(tokens, index, lexicon)


def _said_at_the_end(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A verb of speech whose subject stands behind a comma speaks all before it ("..., officials said"); it is not joined."""
    verb = tokens[index]
    if verb.upos != "VERB" or verb.relation != "conj" or not 0 <= verb.head < index:
        return
    if verb.lemma.casefold() not in lexicon.speech and verb.form.casefold() not in lexicon.speech:
        return
    own = [token for token in tokens if token.head == index]
    if any(token.base_relation in ("cc", "ccomp", "obj", "mark", "xcomp") for token in own):
        return
    subject = next((token for token in own if token.base_relation == "nsubj" and token.index < index), None)
    if subject is None or tokens[verb.head].upos != "VERB":
        return
    first = next(at for at in range(len(tokens)) if is_below(tokens, at, subject.index))
    if first > 0 and tokens[first - 1].form == ",":
        tokens[index] = replace(verb, relation="parataxis")


def _somebody_who_is_ready(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """ "It" before an adjective of acts.toml, with no clause that it stands for, is somebody ("*it* is ready for a truce")."""
    word = tokens[index]
    if word.base_relation != "expl" or word.upos != "PRON" or word.head < index:
        return
    head = tokens[word.head]
    entries = lexicon.entries.get(head.lemma.casefold(), ())
    clauses = ("csubj", "ccomp", "xcomp", "acl")
    if head.upos != "ADJ" or not any(entry.part == "adjective" and entry.content for entry in entries):
        return
    if not any(token.head == head.index and token.base_relation in clauses for token in tokens):
        tokens[index] = replace(word, relation="nsubj")
