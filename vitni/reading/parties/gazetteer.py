"""Where a sentence names something known: states, peoples, places, organisations and titles, as spans of tokens.

Forms and lemmas are looked up whole in one dictionary of a language, longest match first; one word that joins a state and
a title ("Bandaríkjaforseti", "US-Präsident") is cut where both halves are known. Who is meant is not decided here.
"""

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

from vitni.names import keys, same_word
from vitni.reference.names import halves_of, names_of
from vitni.reference.titles import Titles, titles_of
from vitni.reference.world import load_world
from vitni.syntax.tokens import sentences_in, spelling_of
from vitni.syntax.tree import Sentence, Token

SpanKind = Literal["state", "people", "adjective", "place", "organisation", "title"]

# A shorter first half of a compound is a chance ("is" + "land"); letters before a hyphen may be two ("US-", "EU-").
MINIMUM_HALF = 4
MINIMUM_TITLE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of tokens, `end` excluded, that names something known.

    `key` is an alpha-3 code, the id of a place or organisation, or an office. `owner` is what the first half of a compound
    names, as (kind, key); `prefix` the unknown words before a hyphen ("anti-Erdogan");
    `base` the first word as the data writes it.
    """

    start: int
    end: int
    kind: SpanKind
    key: str
    owner: tuple[str, str] | None = None
    prefix: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: SpanKind
    key: str
    rest: tuple[frozenset[str], ...]
    base: str = ""


@dataclass(slots=True)
class Gazetteer:
    """The compiled names and titles of one language."""

    titles: Titles
    patterns: dict[str, list[_Pattern]] = field(default_factory=dict)
    halves: dict[str, tuple[str, str]] = field(default_factory=dict)
    cut: dict[str, tuple[str, str, str] | None] = field(default_factory=dict)
    within: dict[str, tuple[str, str] | None] = field(default_factory=dict)

    def add(self, kind: SpanKind, key: str, words: tuple[tuple[str, ...], ...]) -> None:
        """File a name under every form of its first word."""
        rest = tuple(frozenset(word) | frozenset(form.lower() for form in word) for word in words[1:])
        pattern = _Pattern(kind, key, rest, words[0][0])
        for form in words[0]:
            spellings = [form, form[:1].upper() + form[1:]]
            if kind == "title":
                spellings += [form.lower(), form.title()]
            for spelled in dict.fromkeys(spellings):
                row = self.patterns.setdefault(spelled, [])
                if pattern not in row:
                    row.append(pattern)


def _spelled(text: str, language: str) -> list[str]:
    """Cut one word of a name as the tokeniser cuts running text ("N'Djamena", "G-7")."""
    if text.isalpha() and text.lower() not in spelling_of(language).contractions:
        return [text]
    return [word.form for sentence in sentences_in(text, language) for word in sentence]


def _words(words: tuple[tuple[str, ...], ...], language: str) -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = []
    for forms in words:
        cut = [_spelled(form, language) for form in forms]
        if all(len(pieces) == 1 for pieces in cut):
            found.append(tuple(pieces[0] for pieces in cut))
        else:
            width = max(len(pieces) for pieces in cut)
            whole = [pieces for pieces in cut if len(pieces) == width]
            found.extend(tuple(dict.fromkeys(pieces[at] for pieces in whole)) for at in range(width))
    return tuple(found)


@cache
def gazetteer_of(language: str) -> Gazetteer:
    """Return the compiled gazetteer of a language by its primary subtag."""
    found = Gazetteer(titles=titles_of(language))
    for entry in names_of(language):
        words = _words(entry.words, language)
        if not words:
            continue
        found.add(entry.kind, entry.key, words)
        if len(words) == 1 and entry.kind in ("state", "organisation", "people"):
            for form in words[0]:
                found.halves.setdefault(form, (entry.kind, entry.key))
    for half, code in halves_of(language).items():
        found.halves[half] = ("state", code)
    for title in found.titles.entries:
        found.add("title", title.office, _words(title.words, language))
    for row in found.patterns.values():
        row.sort(key=lambda pattern: -len(pattern.rest))
    return found


def _matches(pattern: _Pattern, tokens: tuple[Token, ...], at: int) -> bool:
    if at + len(pattern.rest) > len(tokens):
        return False
    for step, forms in enumerate(pattern.rest):
        token = tokens[at + step]
        if token.form not in forms and token.form.lower() not in forms and token.lemma not in forms:
            return False
    return True


def _compound(gazetteer: Gazetteer, form: str) -> tuple[str, str, str] | None:
    """Return the owner's kind and key and the office of a word made of both, None where it is none."""
    if form in gazetteer.cut:
        return gazetteer.cut[form]
    found: tuple[str, str, str] | None = None
    hyphen = form.find("-")
    places = [hyphen] if hyphen > 0 else range(len(form) - MINIMUM_TITLE, MINIMUM_HALF - 1, -1)
    for at in places:
        head = form[at:].lstrip("-").lower()
        titles = [p for p in gazetteer.patterns.get(head, ()) if p.kind == "title" and not p.rest]
        owner = gazetteer.halves.get(form[:at]) or (gazetteer.halves.get(form[: at - 1]) if form[at - 1] == "s" else None)
        if titles and owner:
            found = (*owner, titles[0].key)
            break
    gazetteer.cut[form] = found
    return found


# Two spellings of a state's name this near are one with a slip of the pen; real pairs (Iran, Iraq) are both known names and
# never come here.
_SLIP = 0.93
_LONG_ENOUGH = 6


@cache
def misspelled_state(name: str, language: str) -> str | None:
    """Return the state whose name in this language is nearest to an unknown place name, None where none is near enough."""
    if len(name) < _LONG_ENOUGH:
        return None
    best, near = None, _SLIP
    for form, rows in gazetteer_of(language).patterns.items():
        if form[:3] == name[:3] and any(row.kind == "state" and not row.rest for row in rows):
            score = float(JaroWinkler.similarity(form, name))
            if score > near:
                best, near = next(row.key for row in rows if row.kind == "state"), score
    return best


# A spelling of another language or an ending that the data lack ("Kígalí", "v Ankaře") is this sure to be the same name.
_SAME_PLACE = 0.95
_SHORTEST_PLACE = 5


@cache
def _places() -> dict[str, tuple[tuple[str, SpanKind, str], ...]]:
    """Return the English names of places and states in one word, by the keys of their spelling."""
    world = load_world()
    rows: dict[str, list[tuple[str, SpanKind, str]]] = {}
    named: list[tuple[str, SpanKind, str]] = [(place.name, "place", place.id) for place in world.places.values()]
    named += [(state.name, "state", state.code) for state in world.states.values()]
    for name, kind, key in named:
        if " " not in name:
            rows.setdefault(keys(name)[0], []).append((name, kind, key))
    return {key: tuple(row) for key, row in rows.items()}


@lru_cache(maxsize=65536)
def _like_a_place(form: str) -> tuple[SpanKind, str] | None:
    """Return the place or state whose English name an unknown name in Latin letters is but for accents and endings."""
    if len(form) < _SHORTEST_PLACE or max(form) > "\u024f":
        return None
    found = [
        (same_word(form, name), kind, place)
        for key in keys(form)
        for name, kind, place in _places().get(key, ())
        if len(name) >= _SHORTEST_PLACE and name[:1].lower() == anyascii(form[:1]).lower()
    ]
    best = max(found, default=None, key=lambda row: row[0])
    return (best[1], best[2]) if best and best[0] >= _SAME_PLACE else None


SHORTEST_TAIL = 6
"""Letters of a title at the end of a longer word; shorter ones end too many words that are no titles."""
SHORTEST_KIND = 3
"""Letters before it, which say of what kind it is ("*klimat*minister", "*pilot*facket")."""


def _titled_tail(gazetteer: Gazetteer, form: str) -> str | None:
    """Return the office of the longest title that a word ends in ("klimatministern", "Pilotfacket"), None without one."""
    lower = form.lower()
    for at in range(SHORTEST_KIND, len(lower) - SHORTEST_TAIL + 1):
        title = next((p for p in gazetteer.patterns.get(lower[at:], ()) if p.kind == "title" and not p.rest), None)
        if title is not None:
            return title.key
    return None


def _people_within(gazetteer: Gazetteer, form: str) -> tuple[str, str] | None:
    """Return the state lived in and the state of origin of a people named in one word ("Deutschtürken"), else None."""
    if form in gazetteer.within:
        return gazetteer.within[form]
    gazetteer.within[form] = found = _people_halves(gazetteer, form)
    return found


def _people_halves(gazetteer: Gazetteer, form: str) -> tuple[str, str] | None:
    for at in range(len(form) - MINIMUM_HALF, MINIMUM_HALF - 1, -1):
        tail = next((p for p in gazetteer.patterns.get(form[at:].capitalize(), ()) if p.kind == "people" and not p.rest), None)
        head = next((p for p in gazetteer.patterns.get(form[:at].lower(), ()) if p.kind == "adjective" and not p.rest), None)
        if tail and head and tail.key != head.key:
            return head.key, tail.key
    return None


# A name in capitals is an acronym; a longer word in capitals is a headline's.
_LONGEST_ACRONYM = 5


def find_spans(sentence: Sentence) -> tuple[Span, ...]:
    """Return the known spans of a sentence in text order, none overlapping, the longest first."""
    gazetteer = gazetteer_of(sentence.language.split("-")[0])
    tokens = sentence.tokens
    spans: list[Span] = []
    at = 0
    while at < len(tokens):
        span = _span_at(gazetteer, tokens, at)
        if span:
            spans.append(span)
            at = span.end
        else:
            at += 1
    return tuple(spans)


# A title this long is not mistaken for a verb, whatever the tagger says ("heads" is, "protesters" is not).
_SURE_NOUN = 8


def _no_title(tokens: tuple[Token, ...], token: Token, form: str) -> bool:
    """True where a word spelled like a title is none: a verb ("it heads"), an adjective ("military action")."""
    if token.upos in ("ADV", "ADP", "CCONJ", "PRON", "AUX"):
        return True
    if token.upos == "ADJ":
        near = token.base_relation == "amod" and 0 < token.head - token.index <= 2
        return near and tokens[token.head].upos == "NOUN"
    return (
        token.upos == "VERB"
        and form.islower()
        and len(form) < _SURE_NOUN
        and token.base_relation in ("root", "conj", "ccomp", "advcl", "acl", "xcomp", "parataxis")
    )


def _parted(gazetteer: Gazetteer, tokens: tuple[Token, ...], at: int, form: str) -> Span | None:
    """Return a title that its state's adjective parts in two ("ministre *russe* des Affaires étrangères")."""
    if at + 2 >= len(tokens):
        return None
    between = next((p for p in gazetteer.patterns.get(tokens[at + 1].form, ()) if p.kind == "adjective" and not p.rest), None)
    if between is None:
        return None
    for pattern in gazetteer.patterns.get(form, ()):
        if pattern.kind == "title" and pattern.rest and _matches(pattern, tokens, at + 2):
            end = at + 2 + len(pattern.rest)
            return Span(start=at, end=end, kind="title", key=pattern.key, owner=("adjective", between.key))
    return None


def _own_adjective(gazetteer: Gazetteer, words: tuple[Token, ...]) -> tuple[str, str] | None:
    """Return the state whose adjective is one of a title's own words ("canciller *alemán*")."""
    rows = [row for word in words for row in gazetteer.patterns.get(word.form, ()) if row.kind == "adjective" and not row.rest]
    return ("adjective", rows[0].key) if rows else None


def _span_at(gazetteer: Gazetteer, tokens: tuple[Token, ...], at: int) -> Span | None:
    token = tokens[at]
    form = token.form.replace("’", "'")
    if form.isupper() and len(form) > _LONGEST_ACRONYM:
        form = form.title()
    rows = gazetteer.patterns.get(form)
    best = next((p for p in rows if _matches(p, tokens, at + 1)), None) if rows else None
    if best is None and token.upos in ("NOUN", "PROPN", "ADJ", "VERB") and token.lemma != token.form:
        rows = gazetteer.patterns.get(token.lemma)
        fitting = (p for p in rows or () if p.kind == "title" or p.rest or form[:1].isupper())
        best = next((p for p in fitting if _matches(p, tokens, at + 1)), None)
    if best and best.kind == "title" and not best.rest and _no_title(tokens, token, form):
        best = None
    if best and best.kind == "state" and token.upos == "ADJ" and token.base_relation == "amod":
        rows = (
            gazetteer.patterns.get(form.casefold()) or []
        )  # "*Kitajski* diplomati": written like "in China", and no state here
        best = next((p for p in rows if p.kind == "adjective" and p.key == best.key and not p.rest), best)
    if best is None or (best.kind == "title" and not best.rest):
        parted = _parted(gazetteer, tokens, at, form)
        if parted:
            return parted
    if best:
        end = at + 1 + len(best.rest)
        owner = _own_adjective(gazetteer, tokens[at + 1 : end]) if best.kind == "title" else None
        return Span(start=at, end=end, kind=best.kind, key=best.key, base=best.base, owner=owner)
    if token.name.endswith("LOC") and form[:1].isupper() and (like := _like_a_place(form)):
        return Span(start=at, end=at + 1, kind=like[0], key=like[1])
    mark = next((sign for sign in "':" if sign in form[1:]), None)
    if mark and (rows := gazetteer.patterns.get(form.split(mark, 1)[0])):
        first = next((p for p in rows if not p.rest), None)  # "Rusya'nın", "USA:s": endings behind a mark
        return Span(start=at, end=at + 1, kind=first.kind, key=first.key) if first else None
    if "-" in form.strip("-"):
        prefix, _, last = form.rpartition("-")
        head = next((p for p in gazetteer.patterns.get(last.lower(), ()) if p.kind == "title" and not p.rest), None)
        if head and prefix not in gazetteer.halves:
            return Span(start=at, end=at + 1, kind="title", key=head.key, prefix=prefix)
    if (gazetteer.titles.compounds and len(form) >= 2 * MINIMUM_HALF) or "-" in form:
        cut = _compound(gazetteer, form) if gazetteer.titles.compounds else None
        if cut:
            return Span(start=at, end=at + 1, kind="title", key=cut[2], owner=(cut[0], cut[1]))
        tail = _titled_tail(gazetteer, form) if gazetteer.titles.compounds and token.upos in ("NOUN", "PROPN") else None
        if tail:
            return Span(start=at, end=at + 1, kind="title", key=tail)
        people = _people_within(gazetteer, form)
        if people:
            return Span(start=at, end=at + 1, kind="people", key=people[1], owner=("adjective", people[0]))
    return None
