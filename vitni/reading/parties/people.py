"""The people of one report: runs of name words, gathered into persons, and known ones recognised.

A run is a stretch of name words that no gazetteer took. A full name makes a person; a surname alone joins the person of
the report it fits, else a known one. What a title teaches about a person is added by mentions.py.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from vitni.names import keys, same_name, same_word
from vitni.reading.parties.gazetteer import Span
from vitni.reference.acts import load_lexicon
from vitni.reference.files import language_codes
from vitni.reference.names import common_surnames, name_endings
from vitni.reference.times import load_times
from vitni.reference.titles import titles_of
from vitni.reference.world import KnownPerson, load_world, party_country
from vitni.syntax.tree import Sentence, Token

# Small words inside names; a run may hold them but not begin or end with them.
# fmt: off
_PARTICLES = frozenset((
    "von", "van", "der", "den", "de", "del", "della", "da", "di", "du", "la", "le", "al", "el", "bin", "ibn", "ben", "dos",
    "das", "af", "zu", "ten", "ter",
))
# fmt: on
# A surname alone as short as this is too often a common word to be known without a name tag ("May", "Key").
_SHORT = 4
SURE = 0.8
_VERY_SURE = 0.9
# A surname alone must be the known one but for an ending: likeness of sounds alone makes "Kastljós" a Castillo.
_SAME_STEM = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of name words in one sentence, `end` excluded, and what its tags make of it ("PER", "ORG", "LOC" or "").

    `famous` is True for a word that is the surname of a known person, whatever its tag says.
    """

    sentence: int
    start: int
    end: int
    words: tuple[str, ...]
    tag: str
    famous: bool = False


@dataclass(slots=True, kw_only=True)
class Person:
    """A person while a report is read: every spelling met, and what is known or was taught."""

    names: list[str] = field(default_factory=list)
    nominative: list[str] = field(default_factory=list)
    known: KnownPerson | None = None
    offices: list[tuple[str, str | None]] = field(default_factory=list)
    country: str | None = None
    gender: str | None = None


@cache
def _index() -> dict[str, tuple[tuple[str, KnownPerson], ...]]:
    rows: dict[str, list[tuple[str, KnownPerson]]] = {}
    for person in load_world().people.values():
        for name in (person.name, *person.others):
            for key in keys(name.split()[-1])[:1]:
                rows.setdefault(key, []).append((name, person))
    return {key: tuple(row) for key, row in rows.items()}


def _foreign_letters(word: str) -> bool:
    return max(word) > "\u0370"


def _other_letters(a: str, b: str) -> bool:
    return _foreign_letters(a) != _foreign_letters(b)


@cache
def known_people(name: str) -> tuple[KnownPerson, ...]:
    """Return the known people a name can be, those by full name before those by surname, one entry each.

    A surname alone finds only people of the hand-written rows: a leader of long ago in a small state is no guess to make.
    """
    words = name.split()
    found: dict[str, KnownPerson] = {}
    for key in keys(words[-1]):
        for spelled, person in _index().get(key, ()):
            surname = spelled.split()[-1]
            if len(words) == 1:
                cut = len(words[0]) < min(len(surname), _BENT)  # "Mai" is no Di Maio
                if (
                    person.source == "hand"
                    and not cut
                    and same_word(words[0], surname) >= (SURE if _foreign_letters(words[0]) else _SAME_STEM)
                ):
                    found[person.id] = person
            elif same_name(name, spelled) >= SURE:
                found[person.id] = person
    return tuple(found.values())


# Surnames of so few letters are known only as they stand ("Modi", "Merz"), not bent: four letters are soon another word.
_BENT = 5
_ENDING_ONLY = 4
# A name written by sound in another script is bent by at most so many letters ("Трампом").
_BETWEEN_SCRIPTS = 2


@cache
def famous(word: str, language: str) -> bool:
    """Return whether a capitalised word is the surname of a known person, bent or not, and no other word of the language.

    Taggers miss surnames that open a sentence or stand in capitals; this needs no tag. Words that are also common ones
    ("May", "Bush") are listed in the language's names.toml and wait for a tag.
    """
    bare = word.removesuffix("'s").removesuffix("’s")
    if len(bare) < _SHORT or not bare[:1].isupper() or bare in common_surnames(language):
        return False
    for key in keys(bare):
        for spelled, person in _index().get(key, ()):
            surname = spelled.split()[-1]
            if person.source != "hand" or len(surname) < _SHORT or not 0 <= len(bare) - len(surname) <= _ENDING_ONLY:
                continue
            if bare == surname or bare == surname + "s":
                return True
            sure = SURE if _other_letters(bare, surname) and len(bare) - len(surname) <= _BETWEEN_SCRIPTS else _SAME_STEM
            if len(surname) >= _BENT and same_word(bare, surname) >= sure:
                return True
    return False


# Full names are at most this many tokens, hyphens and all ("Recep Tayyip Erdoğan", "Ali - Akbar Salehi").
_LONGEST_NAME = 6


def known_name(tokens: Sequence[Token], at: int, taken: set[int]) -> int:
    """Return the end of the full name of a known person that begins here, whatever the tags say; 0 where none does."""
    if not _capital(tokens[at].form):
        return 0
    words: list[str] = []
    found = 0
    for end in range(at, min(at + _LONGEST_NAME, len(tokens))):
        form = tokens[end].form
        inside = end > at and (form == "-" or (words[-1] == "-" and form.isalpha()) or form.lower() in _PARTICLES)
        if end in taken or not (inside or _capital(form)):
            break
        words.append(form)
        whole = end + 1 >= len(tokens) or tokens[end + 1].form != "-"
        if end > at and form.isalpha() and whole and known_people(_joined(words)):
            found = end + 1
    return found


# Articles of Arabic names, written before the name with a hyphen: "Ali al-Sadiq".
_ARTICLES = ("al-", "el-", "as-", "ash-", "an-", "ad-", "ar-", "at-", "az-", "ul-", "аль-", "ас-", "аш-", "ан-", "ад-", "ар-")


def without_article(form: str) -> str:
    """Return a name's word without the Arabic article before it ("al-Sadiq" -> "Sadiq")."""
    if "-" not in form[:5]:
        return form
    lower = form.lower()
    article = next((article for article in _ARTICLES if lower.startswith(article)), "")
    rest = form[len(article) :]
    return rest if article and rest[:1].isupper() else form


def _capital(form: str) -> bool:
    form = without_article(form)
    return form[:1].isupper() and len(form) > 1 and form.replace("'", "").replace("’", "").isalpha()


def _tag(token: Token) -> str:
    return token.name[2:] if token.name != "O" else ""


def _namelike(token: Token, first: bool, following: Token | None = None) -> bool:
    form = without_article(token.form)
    if first and len(form) < _SHORT and not form.isupper() and not (following and following.upos == "PROPN"):
        return False
    if not form[:1].isupper() or not any(letter.isalpha() for letter in form) or token.upos in ("PUNCT", "NUM", "SYM"):
        return False
    if _tag(token) in ("LOC", "ORG") and token.upos != "PROPN" and not form.isupper():
        return False
    if token.name != "O":
        return token.upos in ("PROPN", "NOUN", "ADJ", "X", "VERB", "INTJ") and (
            not first or token.upos in ("PROPN", "X") or _tag(token) == "PER"
        )
    return token.upos == "PROPN"


def familiar_words(runs: Iterable[Run]) -> frozenset[str]:
    """Return the words of a report's sure names: those of runs tagged as persons, long enough to be no chance."""
    return frozenset(
        word
        for run in runs
        if run.tag == "PER"
        for at, word in enumerate(run.words)
        if len(word) > _SHORT or (len(word) == _SHORT and at == len(run.words) - 1 > 0)
    )


def is_familiar(token: Token, familiar: frozenset[str]) -> bool:
    form = token.form
    if not form[0].isupper() or len(form) < _SHORT:
        return False
    if len(form) == _SHORT:
        return form in familiar
    return form in familiar or any(word[0] == form[0] and same_word(word, form) >= _VERY_SURE for word in familiar)


def _joint(tokens: Sequence[Token], at: int, taken: set[int]) -> int:
    """Return how many small words from here on join two words of one name ("von der"), 0 where they do not."""
    width = 0
    while at + width < len(tokens) and (tokens[at + width].form.lower() in _PARTICLES or tokens[at + width].form == "-"):
        width += 1
    after = at + width
    joins = 0 < width <= 3 and after < len(tokens) and after not in taken and _namelike(tokens[after], False)
    return width if joins else 0


def _given_name_before(tokens: Sequence[Token], at: int, taken: set[int]) -> bool:
    """True where the word before a surname is the first name of somebody known, though no tag says so."""
    if at == 0 or at - 1 in taken or not tokens[at - 1].form[:1].isupper() or not tokens[at - 1].form.isalpha():
        return False
    return bool(known_people(f"{tokens[at - 1].form} {tokens[at].form}"))


def _surname_after(tokens: Sequence[Token], at: int, end: int, taken: set[int]) -> bool:
    """True where the word after a first name is the surname of somebody known, though no tag says so."""
    if end >= len(tokens) or end in taken or not tokens[end].form[:1].isupper() or not tokens[end].form.isalpha():
        return False
    return bool(known_people(f"{tokens[at].form} {tokens[end].form}"))


def find_runs(number: int, sentence: Sentence, spans: Sequence[Span], familiar: frozenset[str] = frozenset()) -> list[Run]:
    """Return the runs of name words of a sentence outside its known spans.

    `familiar` are words of names met elsewhere in the report: taggers miss a name that opens a sentence.
    """
    taken = {at for span in spans for at in range(span.start, span.end)}
    tokens, language = sentence.tokens, sentence.language.split("-")[0]
    honorifics = titles_of(language).honorifics if language in language_codes() else frozenset[str]()
    taken |= {token.index for token in tokens[:-1] if token.form.rstrip(".").lower() in honorifics and token.form[0].isupper()}
    runs: list[Run] = []
    at = 0
    while at < len(tokens):
        known = 0 if at in taken else known_name(tokens, at, taken)
        if known:
            words = tuple(token.form for token in tokens[at:known])
            runs.append(Run(sentence=number, start=at, end=known, words=words, tag="PER"))
            at = known
            continue
        surname = at not in taken and famous(tokens[at].form, language)
        if at in taken or not (
            surname
            or _namelike(tokens[at], at == 0, tokens[at + 1] if at + 1 < len(tokens) else None)
            or is_familiar(tokens[at], familiar)
        ):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and end not in taken:
            token = tokens[end]
            if surname and _is_common(token, False, _tag(token), language):
                break
            if (
                _namelike(token, False)
                or is_familiar(token, familiar)
                or (token.form == "." and len(tokens[end - 1].form) == 1)
            ):
                end += 1
            elif width := _joint(tokens, end, taken):
                end += width + 1
            else:
                break
        if end == at + 1 and _surname_after(tokens, at, end, taken):
            end += 1
        if end == at + 1 and _given_name_before(tokens, at, taken):
            at -= 1
        if at == 0 and end > 1 and tokens[0].upos == "NOUN" and _tag(tokens[0]) != "PER":
            at = 1  # a common word that opens the sentence and a name after it
        tags = [tag for tag in map(_tag, tokens[at:end]) if tag]
        tag = max(("PER", "ORG", "LOC"), key=tags.count) if tags else ""
        if tag != "PER" and all(is_familiar(token, familiar) for token in tokens[at:end]):
            tag = "PER"
        surname = surname and end == at + 1
        if surname and tag != "PER":
            tag = ""
        if not surname and _is_common(tokens[at], at == 0, tag, language):
            at += 1 if at == 0 else end - at
            continue
        words = tuple(token.form for token in tokens[at:end])
        runs.append(Run(sentence=number, start=at, end=end, words=words, tag=tag, famous=surname))
        at = end
    return runs


def _is_common(token: Token, first: bool, tag: str, language: str) -> bool:
    """True for a capital that makes no name: a word of the calendar ("Donnerstag"), an act's noun that opens a sentence.

    In a language that writes every noun with a capital an act's noun is none anywhere, also where the tagger sees a person.
    """
    if language not in language_codes():
        return False
    forms = {token.form.lower(), token.lemma.lower()}
    capital_nouns = titles_of(language).capital_nouns
    if (tag != "PER" or capital_nouns) and forms & load_times(language).core.keys():
        return True
    if token.form.lower() in titles_of(language).directions:
        return True
    if not first and not capital_nouns:
        return False
    if capital_nouns and token.upos == "NOUN":
        return True
    lexicon = load_lexicon(language)
    if forms & lexicon.heads or any(form in lexicon.forms for form in forms):
        return True
    tails = lexicon.suffixes if lexicon.compounds and tag != "PER" else ()
    return any(form.endswith(tail) and len(tail) > _SHORT and form != tail for form in forms for tail in tails)


def _joined(words: Iterable[str]) -> str:
    return " ".join(words).replace(" - ", "-").replace(" .", ".")


def run_name(run: Run) -> str:
    """Return the name as written, with hyphens and initials closed up."""
    return _joined(run.words)


def nominative(run: Run, sentence: Sentence) -> str | None:
    """Return the run's name in its first case, None where nothing says it is or how it would read."""
    tokens = sentence.tokens[run.start : run.end]
    head = next((token for token in tokens if not run.start <= token.head < run.end), tokens[0])
    oblique = head.feature("Case") not in (None, "Nom")
    if (not oblique and head.base_relation in ("nsubj", "root", "nsubj:pass")) or head.feature("Case") == "Nom":
        return run_name(run)
    lemmas = [
        token.lemma if token.lemma[:1].isupper() and same_word(token.lemma, token.form) >= SURE else token.form
        for token in tokens
    ]
    if any(lemma != token.form for lemma, token in zip(lemmas, tokens, strict=True)):
        return _joined(lemmas)
    if not oblique:
        return None
    endings = name_endings(sentence.language.split("-")[0])
    return _joined(_without_ending(token.form, endings) for token in tokens) if endings else None


def _without_ending(form: str, endings: Sequence[str]) -> str:
    for ending in endings:
        stem = form[: -len(ending)]
        if form.endswith(ending) and len(stem) >= _SHORT and stem[-1] not in "aeiouyаеиоуыіяюєї":
            return stem
    return form


def best_known(candidates: Sequence[KnownPerson], day: date | None, country: str | None) -> KnownPerson | None:
    """Choose among people of one name: by the state a title names, by who held office on the day, by the latest term."""
    rows = [
        person for person in candidates if country and (person.country == country or party_country(person) == country)
    ] or list(candidates)
    if not rows:
        return None

    def fitness(person: KnownPerson) -> tuple[bool, date]:
        holds = day is not None and any((not t.start or t.start <= day) and (not t.end or day < t.end) for t in person.terms)
        return holds, max((term.start or date.min for term in person.terms), default=date.min)

    return max(rows, key=fitness)


def surname_may_stand(run: Run, sentence: Sentence) -> bool:
    """True where a single word may be taken for a known surname: long enough or tagged, and no place or organisation."""
    token = sentence.tokens[run.start]
    if run.famous:
        return True
    if run.start == 0 and len(token.form) <= _SHORT:
        return False
    if run.tag == "PER":
        return True
    if run.tag == "" and token.upos == "PROPN" and len(token.form) < _SHORT:
        return any(name == token.form for person in known_people(token.form) for name in (person.name, *person.others))
    return run.tag == "" and token.upos == "PROPN" and len(token.form) > _SHORT
