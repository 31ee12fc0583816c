"""What is known of a report while its mentions are read: parties in order of mention, states and places named, and the people.

The one mutable value of reading; it lives for one report. Nothing is decided here but which state a passage is about.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from vitni.model.claim import Party, PartyKind, Place
from vitni.reading.parties.cast import Cast
from vitni.reading.parties.words import Sight
from vitni.reference.world import World

# A state or a place named farther back than this many sentences is no longer what a passage is about.
REACH = 3
# The share of a report's mentions of states that makes one "the state the report is about".
CLEAR = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The words that give a party, and their place in the text."""

    start: int
    end: int
    words: str


def where_of(sight: Sight, start: int, end: int) -> Where:
    """Return the place of a run of tokens, `end` excluded."""
    tokens = sight.sentence.tokens
    words = " ".join(token.form for token in tokens[start:end])
    return Where(start=tokens[start].start, end=tokens[end - 1].end, words=words)


def party_at(
    where: Where,
    *,
    name: str,
    country: str | None,
    kind: PartyKind,
    entity: str | None = None,
    office: str | None = None,
    known_from: str = "name",
) -> Party:
    """Return a party that the words at a place give."""
    return Party(
        name=name,
        country=country,
        kind=kind,
        entity=entity,
        office=office,
        start=where.start,
        end=where.end,
        words=where.words,
        known_from=known_from,
    )


def moved(party: Party, where: Where, known_from: str | None = None) -> Party:
    """Return a party met before, as the words at another place mean it."""
    return replace(party, start=where.start, end=where.end, words=where.words, known_from=known_from or party.known_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One mention before it is filed: where it stands and whom or what it names."""

    sentence: int
    head: int
    tokens: tuple[int, ...]
    parties: tuple[Party, ...]
    place: Place | None
    kind: str


@dataclass(slots=True)
class Story:
    """What has been read so far.

    `said` holds (sentence, word, parties, is it a subject, though not of a relative clause), `at_word` the parties of each
    head word, `unnamed` the parties without a name by office and state, the latest last, `named` every (sentence, word,
    state, kind of name), `genders` the grammatical or known gender ("m", "f") of named persons, `organisations` those no
    gazetteer knows, `institutions` the state that an army, a court or a government was last said to be of.
    """

    sights: Sequence[Sight]
    cast: Cast
    world: World
    day: date | None
    said: list[tuple[int, int, tuple[Party, ...], bool]] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    at_word: dict[tuple[int, int], tuple[Party, ...]] = field(default_factory=dict)
    unnamed: dict[tuple[str, str | None], Party] = field(default_factory=dict)
    named: list[tuple[int, int, str, str]] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    organisations: list[Party] = field(default_factory=list)
    institutions: dict[str, str] = field(default_factory=dict)
    acronyms: dict[str, tuple[str, str | None]] = field(default_factory=dict)

    def add(
        self, sight: Sight, head: int, tokens: Iterable[int], parties: tuple[Party, ...], place: Place | None, kind: str
    ) -> None:
        """File a mention; parties enter the memory that pronouns look into."""
        token = sight.sentence.tokens[head]
        if not parties and place is None:
            return
        self.found.append(
            Found(sentence=sight.number, head=head, tokens=tuple(tokens), parties=parties, place=place, kind=kind)
        )
        self.at_word[sight.number, head] = parties
        if parties:
            below = token.head >= 0 and sight.sentence.tokens[token.head].base_relation == "acl"
            self.said.append((sight.number, head, parties, token.base_relation == "nsubj" and not below))


_ADJECTIVES = {"USA": "US", "ARE": "UAE"}


def adjective_of(world: World, code: str) -> str:
    """Return the English adjective of a state as news uses it before a title ("US", "Romanian")."""
    return _ADJECTIVES.get(code, world.states[code].adjective if code in world.states else code)


def state_party(world: World, code: str, known_from: str, where: Where) -> Party:
    """Return a state as a party."""
    name = world.states[code].name if code in world.states else code
    return party_at(where, name=name, country=code, kind="state", entity=f"state:{code}", known_from=known_from)


def context_state(story: Story, sight: Sight, at: int, *, places: bool, clear: bool) -> str | None:
    """Return the state a passage is about: the nearest place for what is local, else the state most named around.

    With `clear`, only a state that holds most of the mentions of the whole report is given.
    """
    if places:
        inside = [row for row in story.named if row[0] == sight.number and row[1] < at and _is_complement(sight, row[1])]
        if inside:
            return inside[-1][2]
        near = [row for row in story.named if row[3] == "place" and 0 <= sight.number - row[0] <= 2 * REACH]
        if near:
            there = [row for row in near if _is_place_of_act(story, row)]
            return (there or near)[-1][2]
    whole = Counter(row[2] for row in story.named)
    if clear:
        code, count = whole.most_common(1)[0] if whole else ("", 0)
        return code if count and count / sum(whole.values()) >= CLEAR else None
    behind = [row for row in story.named if row[0] == sight.number and row[1] > at and _is_complement(sight, row[1])]
    whole -= Counter(row[2] for row in behind)
    weights: Counter[str] = Counter()
    for row in story.named:
        distance, code = sight.number - row[0], row[2]
        if 0 <= distance <= 1 and row not in behind:
            undergone = distance == 1 and _is_complement(story.sights[row[0]], row[1])
            weights[code] += (2 - distance) * (1 if undergone else 2)
    if weights:
        best = max(weights.values())
        rows = [code for code in weights if weights[code] == best]
        return max(rows, key=lambda code: (whole[code], code))
    told = [party for row in story.said if 0 <= sight.number - row[0] <= 1 for party in row[2] if party.country]
    if told:  # by pronouns and titles alone: "his minister", "he"
        return told[-1].country
    return whole.most_common(1)[0][0] if whole else None


def _is_place_of_act(story: Story, row: tuple[int, int, str, str]) -> bool:
    """Does a place's name stand behind an adposition that ties no owner ("*à Bamako*", not "l'ambassade *d'Alger*")?"""
    sight = story.sights[row[0]]
    cases = tuple(sight.sentence.dependents(row[1], "case"))
    return bool(cases) and all(word.form.lower() not in sight.titles.of for word in cases)


def _is_complement(sight: Sight, at: int) -> bool:
    """Does the state's name belong to what is acted on, spoken of or gone to ("expelled three *Russian* diplomats")?"""
    tokens = sight.sentence.tokens
    token, seen = tokens[at], {at}
    while token.base_relation in ("amod", "nmod", "compound", "flat", "det") and token.head >= 0 and token.head not in seen:
        seen.add(token.head)
        token = tokens[token.head]
    if token.base_relation in ("obj", "iobj") and not token.relation.endswith(":pass"):
        return True
    cased = any(other.head == at and other.base_relation == "case" for other in tokens)
    return cased and tokens[at].base_relation in ("obl", "nmod") and tokens[at].upos == "PROPN"
