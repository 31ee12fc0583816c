"""Titles piled up before a name: "US Secretary of State | Antony Blinken", "министр иностранных дел Турции | Хакан Фидан".

Four or five capitalised words before a name break a small parser's tree, and the name alone says all that the tree needs.
Who holds which title is not decided here.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from vitni.reading.parties.gazetteer import Span, find_spans, gazetteer_of
from vitni.reference.paradigms import paradigms_of
from vitni.reference.titles import titles_of
from vitni.reference.world import load_world
from vitni.syntax.parser import Hidden
from vitni.syntax.tree import Sentence, Token, sentence_of

LONGEST = 9
"""Words of the longest pile of titles; more are several phrases."""
SHORTEST = 2
"""Words of the shortest pile: one breaks no tree, and may belong to words not known as a title ("UN aid *chief* ...")."""
PLAIN = 5
"""A word of so many letters without a capital says that a line is no headline in which every word has one."""
OWNERS = frozenset({"state", "adjective", "people", "organisation"})


def hidden_piles(language: str, words: Sequence[str]) -> dict[int, Hidden]:
    """Return, by place, the words of titles that stand right before a full name.

    A title in another form than its first may be a plural ("Presidents Joe Biden and ..."), so it is left alone, except in
    languages with cases, where other forms are mostly cases.
    """
    code = language.split("-")[0]
    hidden: dict[int, Hidden] = {}
    spans: Mapping[int, Span] | None = None
    for at in range(1, len(words)):
        if not _opens_name(words, at, code):
            continue
        if spans is None:
            if _is_capitalised(words):
                return {}
            spans = {span.end: span for span in find_spans(_bare(words, language))}
        for place in range(_pile_before(code, words, at, spans), at):
            hidden[place] = _hanging(words[place])
    return hidden


def _is_capitalised(words: Sequence[str]) -> bool:
    """Is this a headline in which every word may have a capital, so that a capital shows no name?"""
    return words[-1].isalpha() and not any(len(word) >= PLAIN and word.islower() for word in words)


def _opens_name(words: Sequence[str], at: int, code: str) -> bool:
    """Does a name begin here, right behind a word that may end a pile of titles?"""
    if not _capital(words[at]) or (words[at - 1].lower() not in _last_words(code) and words[at - 1] not in _states(code)):
        return False
    return at + 1 < len(words) and _capital(words[at + 1])


def _capital(word: str) -> bool:
    return word[:1].isupper() and len(word) > 1 and not word.isupper() and word.replace("-", "").isalpha()


@cache
def _last_words(code: str) -> frozenset[str]:
    """Return every form of the last words of titles of persons."""
    offices = load_world().offices
    return frozenset(
        form.lower() for entry in titles_of(code).entries if offices[entry.office].kind == "person" for form in entry.words[-1]
    )


@cache
def _states(code: str) -> frozenset[str]:
    """Return every form of the states' names in one word, which may end a title ("forseti *Rússlands*")."""
    rows = gazetteer_of(code).patterns.items()
    return frozenset(form for form, patterns in rows if any(row.kind == "state" and not row.rest for row in patterns))


def _pile_before(code: str, words: Sequence[str], at: int, spans: Mapping[int, Span]) -> int:
    """Return where the titles begin that end right before a name; `at` itself where they are no single person's titles."""
    titles, offices = titles_of(code), load_world().offices
    if any(span.start <= at < span.end for span in spans.values()):
        return at
    end = start = at
    glue = titles.of | titles.articles
    while end > max(0, at - LONGEST):
        span = spans.get(end)
        if span is not None and (span.kind in OWNERS or (span.kind == "title" and not span.prefix)):
            if span.kind == "title" and not paradigms_of(code) and _is_bent(span, words):
                return at
            start = end = span.start
        elif end < at and (words[end - 1] in ("'s", "’s", "'") or words[end - 1].lower() in glue):
            end -= 1
        else:
            break
    found = [span for span in spans.values() if start <= span.start and span.end <= at and span.kind == "title"]
    pile = at - start >= SHORTEST and any(offices[span.key].kind == "person" for span in found)
    return start if pile else at


def _is_bent(span: Span, words: Sequence[str]) -> bool:
    return span.end - span.start == 1 and bool(span.base) and words[span.start].lower() != span.base.lower()


def _bare(words: Sequence[str], language: str) -> Sentence:
    """Return a sentence of words without any analysis, in which names and titles can be looked up."""
    tokens = (
        Token(index=at, form=word, start=at, end=at, lemma=word, upos="NOUN", features="", head=-1, relation="dep", name="O")
        for at, word in enumerate(words)
    )
    return sentence_of(tuple(tokens), language=language)


def _hanging(word: str) -> Hidden:
    """Return what a hidden word is: nouns and names hang loosely on the person's name, small words with them."""
    if not word[:1].isalpha():
        return Hidden(upos="PART", relation="dep")
    return Hidden(upos="PROPN" if word[:1].isupper() else "NOUN", relation="dep", features="Number=Sing")
