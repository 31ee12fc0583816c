"""Text to sentences of words, each with its exact place.

What differs between languages is data (`tokens.toml`, `contractions.toml`). What is not decided here: which language a
text is in, and what any word means. Scripts without spaces are cut by the longest word of a lexicon, else by character.
"""

import re
import tomllib
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

# Letters of one script cluster whose vowel signs are not "alphanumeric" to Unicode (Indic, Thai, Lao, Burmese, Khmer).
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0963\u0971-\u109f\u1780-\u17d3"
)
_LETTER = rf"(?:[^\W_]|[{_MARKS}\u00ad\u200c\u200d])"
_UNSPACED = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_RUN = rf"(?:(?![{_UNSPACED}]){_LETTER})+"
_DOMAINS = "com|org|net|info|gov|edu|eu|is|no|se|dk|fi|fo|de|nl|fr|es|pt|it|ru|uk|ua|by|pl|cz|sk|si|hr|rs|ro|lv|lt|ee|tr|cn|tv"
_TOKEN = re.compile(
    rf"""(?P<link>(?:https?://|www\.)[^\s<>"“”„«»]*[^\s<>"“”„«».,;:!?'’)\]])
    |[\w.+-]{{0,64}}\w@\w[\w-]{{0,64}}(?:\.[\w-]{{0,64}}\w)+
    |(?:[^\W_][\w-]{{0,62}}\.){{1,6}}(?:{_DOMAINS})(?![\w-])
    |[@\#](?=[^\W\d])\w+
    |(?:US|CR|NZ|HK|[RAC])\$
    |(?P<unspaced>[{_UNSPACED}]+)
    |(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![\w.]))?
    |(?P<range>(?>\d+(?:[.,:’'/]\d+)*(?:-\d+(?:[.,:]\d+)*)*)(?!['’-]?[^\W\d{_UNSPACED}]))
    |(?P<word>{_RUN}(?:(?:['’&\u2010\u2011-]|(?<=[A-ZÅÄÖÆØ]):){_RUN})*(?:(?<=[^\W\d_])-(?=[^\S\n]+[^\W\d_]))?)
    |\.{{3,}}|…+|[!?]+|-{{2,}}|``|''|[^\s]""",
    re.VERBOSE,
)
_ROMAN = re.compile(r"[IVX]{2,}")
_STOPS = frozenset("。！？｡؟۔।॥")
_CLOSERS = frozenset("\"'”’“»«)]}›‹」』）】〉》")
_LINE = re.compile(r"[^\n\u2029]*[\n\u2029]?")
_INDENT = re.compile(r"[ \t]*")
# A line shorter than this that is followed by a capital is a heading or a list entry, not a line of running text.
_SHORT_LINE = 60
# The parser's arc scores grow with the square of the sentence; longer ones are cut at a clause mark.
MAXIMUM_TOKENS = 200
# How many runs of letters each language remembers the cuts of.
REMEMBERED = 50_000
_CLAUSE_MARKS = frozenset(";:,—–-，；、")


class Word(NamedTuple):
    """A syntactic word: its form and the half-open span of characters it stands for."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """What one language's rows of `tokens.toml` and `contractions.toml` say, ready for use.

    `pieces` remembers how runs of letters were cut, offsets from 0: a report repeats its words.
    """

    titles: frozenset[str]
    abbreviations: frozenset[str]
    ordinals: bool
    ordinal_words: frozenset[str]
    ordinal_after: frozenset[str]
    cut_after: re.Pattern[str] | None
    cut_before: re.Pattern[str] | None
    enclitics: re.Pattern[str] | None
    whole: frozenset[str]
    cut_hyphens: bool
    cut_ranges: bool
    percent_joined: bool
    stops_apart: bool
    dotted: re.Pattern[str] | None
    dotted_begin: frozenset[str]
    contractions: dict[str, tuple[str, ...]]
    pieces: dict[str, tuple[Word, ...]] = field(default_factory=dict)


def _either(endings: Iterable[str]) -> str:
    return "|".join(re.escape(ending).replace("'", "['’]") for ending in sorted(endings, key=lambda e: (-len(e), e)))


def _pattern(row: dict[str, str], key: str, shape: str) -> re.Pattern[str] | None:
    words = row.get(key, "").split()
    return re.compile(shape.format(_either(words)), re.IGNORECASE) if words else None


@lru_cache(maxsize=64)
def spelling_of(language: str) -> Spelling:
    """Return the spelling of a language by its primary subtag ("is"); of a language without rows, that of `[any]`."""
    folder = files("vitni.syntax")
    rows = tomllib.loads(folder.joinpath("tokens.toml").read_text(encoding="utf-8"))
    contractions = tomllib.loads(folder.joinpath("contractions.toml").read_text(encoding="utf-8"))
    row = rows.get(language, rows["any"])
    titles, abbreviations = (frozenset(row.get(key, "").split()) for key in ("titles", "abbreviations"))
    dotted = [word for word in titles | abbreviations if "." in word[:-1]]
    return Spelling(
        titles=titles,
        abbreviations=abbreviations | titles,
        ordinals=row.get("ordinals", False),
        ordinal_words=frozenset(row.get("ordinal_words", "").split()),
        ordinal_after=frozenset(row.get("ordinal_after", "").split()),
        cut_after=_pattern(row, "cut_after", r"(?:{})(?=\w)"),
        cut_before=_pattern(row, "cut_before", r"(?<=\w)(?:{})$"),
        enclitics=_pattern(row, "enclitics", r"(?<=\w)-(?:{})$"),
        whole=frozenset(row.get("whole", "").split()),
        cut_hyphens=row.get("hyphens") == "cut",
        cut_ranges="cut" in (row.get("hyphens"), row.get("ranges")),
        percent_joined=row.get("percent") == "joined",
        stops_apart=row.get("stops") == "apart",
        dotted=re.compile(rf"(?<![\w.])(?:{_either(dotted)})(?!\w)", re.IGNORECASE) if dotted else None,
        dotted_begin=frozenset(letter for word in dotted for letter in (word[0].lower(), word[0].upper())),
        contractions={form: tuple(parts) for form, parts in contractions.get(language, {}).items()},
    )


def sentences_in(text: str, language: str, lexicon: AbstractSet[str] = frozenset()) -> list[list[Word]]:
    """Return the sentences of a text as lists of words; the spans count characters of `text`.

    `language` is a primary subtag. `lexicon` holds words of scripts without spaces.
    """
    return [words for words, _ in pieces_in(text, language, lexicon)]


def pieces_in(text: str, language: str, lexicon: AbstractSet[str] = frozenset()) -> list[tuple[list[Word], bool]]:
    """Return the same, and with each sentence whether it is only a part of one that is too long to be parsed whole."""
    spelling = spelling_of(language)
    found: list[tuple[list[Word], bool]] = []
    for start, end in _blocks(text):
        tokens = _joined_stops(_tokens(text, start, end, spelling, lexicon), spelling)
        for sentence in _split(text, tokens, spelling):
            parts = list(_bounded([word for token in sentence for word in _expanded(token, spelling)]))
            found.extend((part, len(parts) > 1) for part in parts)
    return found


def _blocks(text: str) -> list[tuple[int, int]]:
    """Return the spans that no sentence crosses: paragraphs, headings, list entries."""
    blocks: list[tuple[int, int]] = []
    start = 0
    for line in _LINE.finditer(text):
        indent = _INDENT.match(text, line.end())
        following = text[indent.end() : indent.end() + 1] if indent else ""
        shown = line.group().strip()
        full = shown.endswith((".", "!", "?", "…", '"', "”", "“", "»", ":", "。", "！", "？"))
        heading = len(shown) < _SHORT_LINE and not following.islower()
        if line.end() == len(text) or not shown or following in ("\n", "") or full or heading:
            if text[start : line.end()].strip():
                blocks.append((start, line.end()))
            start = line.end()
    return blocks


def _tokens(text: str, start: int, end: int, spelling: Spelling, lexicon: AbstractSet[str]) -> list[Word]:
    """Return the tokens between two offsets, before full stops are joined to abbreviations."""
    tokens: list[Word] = []
    at = start
    while match := _TOKEN.search(text, at, end):
        begun = spelling.dotted is not None and text[match.start()] in spelling.dotted_begin
        dotted = spelling.dotted.match(text, match.start(), end) if begun and spelling.dotted else None
        if dotted and dotted.end() > match.end():
            match = dotted
        at, first, form = match.end(), match.start(), match.group()
        if match is dotted or match.lastgroup is None or match.lastgroup == "link":
            tokens.append(Word(form, first, at))
        elif match.lastgroup == "unspaced":
            tokens.extend(_unspaced(form, first, lexicon))
        elif match.lastgroup == "range":
            tokens.extend(_at_hyphens(form, first) if spelling.cut_ranges else [Word(form, first, at)])
        else:
            pieces = spelling.pieces.get(form)
            if pieces is None:
                if len(spelling.pieces) >= REMEMBERED:
                    spelling.pieces.clear()
                pieces = spelling.pieces[form] = tuple(_cut(form, 0, spelling))
            if len(pieces) == 1:
                tokens.append(Word(form, first, at))
            else:
                tokens.extend(Word(piece.form, first + piece.start, first + piece.end) for piece in pieces)
        if spelling.percent_joined and form == "%" and len(tokens) > 1 and tokens[-2].form[-1].isdigit():
            number = tokens[-2]
            if number.end == first:
                tokens[-2:] = [Word(number.form + "%", number.start, at)]
    return tokens


def _at_hyphens(form: str, start: int) -> list[Word]:
    """Cut a form at its hyphens, each a word of its own."""
    pieces = [piece for piece in re.split("(-)", form) if piece]
    ends = list(accumulate(map(len, pieces), initial=start))
    return [Word(piece, begin, end) for piece, begin, end in zip(pieces, ends[:-1], ends[1:], strict=True)]


def _unspaced(run: str, start: int, lexicon: AbstractSet[str]) -> list[Word]:
    """Cut a run of characters without spaces by the longest word of the lexicon, else by character."""
    words: list[Word] = []
    at = 0
    while at < len(run):
        size = next((size for size in range(min(6, len(run) - at), 1, -1) if run[at : at + size] in lexicon), 1)
        words.append(Word(run[at : at + size], start + at, start + at + size))
        at += size
    return words


def _cut(form: str, start: int, spelling: Spelling) -> list[Word]:
    """Cut one run of letters at its clitics, and at its hyphens where the language does so."""
    if form.lower().replace("’", "'") in spelling.whole:
        return [Word(form, start, start + len(form))]
    if spelling.cut_hyphens and "-" in form and len(form) > 1:
        return [word for piece in _at_hyphens(form, start) for word in _cut(piece.form, piece.start, spelling)]
    words: list[Word] = []
    end = start + len(form)
    back = spelling.cut_before.search(form) if spelling.cut_before else None
    if back and form.lower() not in spelling.contractions:
        words.append(Word(form[back.start() :], start + back.start(), end))
        form, end = form[: back.start()], start + back.start()
    while spelling.cut_after and (match := spelling.cut_after.match(form)):
        words.insert(len(words) - bool(back), Word(match.group(), start, start + match.end()))
        form, start = form[match.end() :], start + match.end()
    words.insert(len(words) - bool(back), Word(form, start, end))
    return words


def _joined_stops(tokens: list[Word], spelling: Spelling) -> list[Word]:
    """Return the tokens with full stops joined to abbreviations, initials and ordinals."""
    joined: list[Word] = []
    for index, token in enumerate(tokens):
        last = joined[-1] if joined else None
        if token.form == "." and last and last.end == token.start:
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            before = joined[-2].form if len(joined) > 1 else ""
            if _takes_stop(last.form, before, following, spelling):
                joined[-1] = Word(last.form + ".", last.start, token.end)
                continue
        joined.append(token)
    return joined


def _takes_stop(form: str, before: str, following: Word | None, spelling: Spelling) -> bool:
    if form.lower() + "." in spelling.abbreviations and not (len(form) == 1 and form.isupper()):
        return True
    if following is None:
        return False
    if len(form) == 1 and form.isalpha():
        # "wrote on the network X. He ...": the network behind a small word ends a sentence, an initial does not.
        network = form == "X" and before[:1].islower()
        return form.isupper() and following.form[:1].isupper() and not network
    if spelling.ordinals and _ROMAN.fullmatch(form) and before[:1].isupper():
        return True
    if spelling.ordinals and form.isdigit() and len(form) <= 4:
        return (
            following.form[:1].islower()
            or following.form.lower() in spelling.ordinal_words
            or (before.lower() in spelling.ordinal_after and following.form[:1].isupper())
            or (following.form.isdigit() and len(following.form) <= 2)
        )
    return False


def _split(text: str, tokens: list[Word], spelling: Spelling) -> list[list[Word]]:
    """Return the tokens of one block cut into sentences."""
    sentences: list[list[Word]] = []
    start = index = 0
    while index < len(tokens):
        index += 1
        mark = tokens[index - 1]
        listed = mark.form == "." and index == start + 2 and tokens[start].form.isdigit() and len(tokens[start].form) < 3
        if listed or not _may_end(mark, spelling):
            continue
        closed = index
        while closed < len(tokens) and tokens[closed].form in _CLOSERS and tokens[closed].start == tokens[closed - 1].end:
            closed += 1
        if closed == len(tokens) or _begins(text, tokens, closed, mark):
            sentences.append(tokens[start:closed])
            start = index = closed
    if start < len(tokens):
        sentences.append(tokens[start:])
    return sentences


def _may_end(mark: Word, spelling: Spelling) -> bool:
    form = mark.form
    if form in _STOPS or form[0] in ".!?…":
        return True
    if not form.endswith("."):
        return False
    if len(form) == 2 and form[0].isupper():
        return False
    dotted = form.count(".") > 1 and not form[0].isdigit()
    return form.lower() not in spelling.titles and (dotted or form.lower() in spelling.abbreviations)


def _begins(text: str, tokens: list[Word], index: int, mark: Word) -> bool:
    """Say whether a sentence begins at tokens[index], after the mark that may have ended one."""
    token, gap = tokens[index], text[tokens[index - 1].end : tokens[index].start]
    first = token.form[0]
    if mark.form in _STOPS:
        return True
    if not gap:
        glued = tokens[index - 2].form if mark is tokens[index - 1] and index > 1 else ""
        return mark.form == "." and first.isupper() and token.form[1:2].islower() and len(glued) > 2 and glued.islower()
    if first.islower() or (first in ",;:" and mark.form[0] != "。"):
        return False
    if not first.isalnum():
        following = next((other.form for other in tokens[index : index + 8] if other.form[0].isalnum()), "")
        return not (following[:1].islower() and (first in "-–—" or mark is not tokens[index - 1]))
    return len(mark.form) == 1 or mark.form[0] in ".!?…" or not first.isdigit()


def _expanded(token: Word, spelling: Spelling) -> list[Word]:
    """Return the words of a contraction, each with the span of the whole; else the token itself."""
    form = token.form
    if spelling.stops_apart and form.endswith(".") and form.count(".") == 1 and len(form) > 1:
        return [Word(form[:-1], token.start, token.end - 1), Word(".", token.end - 1, token.end)]
    parts = spelling.contractions.get(form.lower().replace("’", "'"))
    if parts:
        if len(form) > 1 and form.isupper():
            parts = tuple(part.upper() for part in parts)
        elif form[:1].isupper():
            parts = (parts[0][:1].upper() + parts[0][1:], *parts[1:])
        return [Word(part, token.start, token.end) for part in parts]
    clitic = spelling.enclitics.search(form) if spelling.enclitics else None
    if clitic:
        return [Word(form[: clitic.start()], token.start, token.end), Word(clitic.group()[1:], token.start, token.end)]
    return [token]


def _bounded(words: list[Word]) -> Iterable[list[Word]]:
    """Yield the sentence, or its parts of at most MAXIMUM_TOKENS words, cut behind a clause mark where there is one."""
    while len(words) > MAXIMUM_TOKENS:
        half = MAXIMUM_TOKENS // 2
        marks = [at for at in range(half, MAXIMUM_TOKENS) if words[at].form in _CLAUSE_MARKS]
        cut = marks[-1] + 1 if marks else MAXIMUM_TOKENS
        yield words[:cut]
        words = words[cut:]
    if words:
        yield words
