"""A phrase that an act's noun takes and its verb does not hangs on the noun ("a strike | on Kyiv")."""

from dataclasses import replace

from vitni.reading.trees import NOMINAL
from vitni.reference.lexicon import Lexicon
from vitni.syntax.tree import Token


def phrase_of_the_noun_before(tokens: list[Token], index: int, lexicon: Lexicon, belonging: frozenset[str]) -> None:
    """Behind an act noun, a phrase that the noun takes and the verb does not is the noun's ("une frappe | sur Kiev")."""
    phrase = tokens[index]
    if phrase.base_relation not in ("obl", "nmod") or phrase.upos not in NOMINAL or not 0 <= phrase.head < index:
        return
    verb = tokens[phrase.head]
    cases = [child for child in tokens if child.head == index and child.base_relation == "case"]
    if verb.upos != "VERB" or not cases:
        return
    if {verb.lemma.casefold(), verb.form.casefold()} & lexicon.light_verbs.keys():
        return
    start = min(child.index for child in tokens if child.index == index or child.head == index)
    at = start - 1
    while at > verb.index and tokens[at].head != verb.index:
        at = tokens[at].head
    if at <= verb.index or tokens[at].upos != "NOUN" or tokens[at].base_relation not in ("obj", "obl", "nsubj"):
        return
    written = cases[0].form.casefold()
    if written in belonging and not _asks(tokens[at], lexicon):
        return
    if written in _adpositions(tokens[at], "noun", lexicon) and written not in _adpositions(verb, "verb", lexicon):
        tokens[index] = replace(phrase, head=at, relation="nmod")


def _asks(noun: Token, lexicon: Lexicon) -> bool:
    """Is this a noun that has a content of its own ("a call *for* a ceasefire"), so that the phrase is no owner of it?"""
    return any(entry.part == "noun" and entry.content for entry in lexicon.entries.get(noun.lemma.casefold(), ()))


def _adpositions(word: Token, part: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the adpositions behind which the entries of a word look for whom the act is toward or what it is about."""
    form, lemma = word.form.casefold(), word.lemma.casefold()
    words = {lemma, lexicon.forms.get(form, lemma), lexicon.regular.get(form, lemma)}
    entries = [entry for one in words for entry in lexicon.entries.get(one, ()) if entry.part == part]
    found = [pattern for entry in entries for pattern in entry.recipient]
    if part == "noun":
        found += [pattern for entry in entries for pattern in entry.content]
    return frozenset(pattern.adposition[-1] for pattern in found if pattern.adposition)
