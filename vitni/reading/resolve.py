"""Who each phrase and pronoun of a report stands for, in text order.

Named persons, states and organisations stand for themselves. An unnamed title is the person of the report who holds it, else
the one named so before, else an unnamed party of the state its words or its context give. Pronouns take the nearest party
that fits in number and gender, subjects first. Every party says how it is known (`known_from`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from vitni.model.claim import Party, Place
from vitni.reading.cast import Cast, holder_of, person_party
from vitni.reading.gazetteer import Span, misspelled_state
from vitni.reading.people import run_name
from vitni.reading.phrases import Phrase
from vitni.reading.words import Sight
from vitni.reference.world import World, load_world
from vitni.syntax.tree import Token

# A pronoun looks back this many sentences; farther ones are named anew.
_REACH = 3
# The share of a report's mentions of states that makes one "the state the report is about".
_CLEAR = 0.5
_ADJECTIVES = {"USA": "US", "ARE": "UAE"}


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
class _Scene:
    """What has been read so far: parties in order of mention, and where states and places were named."""

    sights: Sequence[Sight]
    cast: Cast
    world: World
    day: date | None
    said: list[tuple[int, int, tuple[Party, ...], bool]] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    at_word: dict[tuple[int, int], tuple[Party, ...]] = field(default_factory=dict)
    unnamed: dict[tuple[str, str | None], Party] = field(default_factory=dict)
    named: list[tuple[int, int, str, bool]] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)

    def add(self, sight: Sight, head: int, tokens: Iterable[int], parties: tuple[Party, ...], place: Place | None, kind: str) -> None:
        """File a mention; parties enter the memory that pronouns look into."""
        token = sight.sentence.tokens[head]
        if not parties and place is None:
            return
        self.found.append(Found(sentence=sight.number, head=head, tokens=tuple(tokens), parties=parties, place=place, kind=kind))
        self.at_word[sight.number, head] = parties
        if parties:
            self.said.append((sight.number, head, parties, token.base_relation == "nsubj"))


def resolve(sights: Sequence[Sight], cast: Cast, world: World, day: date | None) -> list[Found]:
    """Return every mention of the report in text order."""
    scene = _Scene(sights, cast, world, day)
    for sight in sights:
        for span in sight.spans:
            _remember_state(scene, sight, span)
    for person in cast.persons:
        if person.gender:
            scene.genders[person_party(person, day).name] = person.gender
    for sight in sights:
        # What names its party by itself comes first: "in *his* speech Lavrov said" hangs on a name yet to come.
        waiting: list[Phrase | Token] = []
        covered = {at: phrase for phrase in sight.phrases for at in range(phrase.start, phrase.end)}
        for phrase in sight.phrases:
            if phrase.run is not None or phrase.owners:
                _phrase(scene, sight, phrase)
            else:
                waiting.append(phrase)
        spans = {span.start: span for span in sight.spans}
        for span in sight.spans:
            if span.kind != "title":
                _span(scene, sight, span, covered.get(span.start))
        scene.said.sort(key=lambda row: row[:2])
        taken = {at for span in spans.values() for at in range(span.start, span.end)}
        waiting += [t for t in sight.sentence.tokens if t.index not in covered and t.index not in taken and _pronoun_kind(sight, t)]
        for thing in sorted(waiting, key=lambda thing: thing.start if isinstance(thing, Phrase) else thing.index):
            if isinstance(thing, Phrase):
                _phrase(scene, sight, thing)
            else:
                _pronoun(scene, sight, thing, _pronoun_kind(sight, thing) or "")
            scene.said.sort(key=lambda row: row[:2])
    return sorted(scene.found, key=lambda found: (found.sentence, found.head))


def _remember_state(scene: _Scene, sight: Sight, span: Span) -> None:
    if span.kind in ("state", "people", "adjective"):
        scene.named.append((sight.number, span.start, span.key, span.kind == "state"))
    elif span.kind == "place" and (country := scene.world.places[span.key].country):
        scene.named.append((sight.number, span.start, country, True))
    elif span.owner and span.owner[0] in ("state", "people"):
        scene.named.append((sight.number, span.start, span.owner[1], False))


def _where(sight: Sight, start: int, end: int) -> dict[str, int | str | None]:
    tokens = sight.sentence.tokens
    words = " ".join(token.form for token in tokens[start:end])
    return {"start": tokens[start].start, "end": tokens[end - 1].end, "words": words}


def state_party(world: World, code: str, known_from: str, where: dict[str, int | str | None]) -> Party:
    """Return a state as a party."""
    name = world.states[code].name if code in world.states else code
    return Party(name=name, country=code, kind="state", entity=f"state:{code}", known_from=known_from, **where)  # type: ignore[arg-type]


def _span(scene: _Scene, sight: Sight, span: Span, phrase: Phrase | None) -> None:
    """A known name by itself, or as the modifier of a title."""
    world, head = scene.world, _span_head(sight, span)
    where, place = _where(sight, span.start, span.end), sight.span_place(span)
    parties: tuple[Party, ...] = ()
    if span.kind in ("state", "people", "adjective"):
        parties = (state_party(world, span.key, {"state": "state"}.get(span.kind, span.kind), where),)
    elif span.kind == "organisation":
        known = world.organisations[span.key]
        parties = (Party(name=known.name, country=known.country, kind="organisation", entity=f"organisation:{known.id}", **where),)  # type: ignore[arg-type]
    elif span.kind == "place":
        known_place = world.places[span.key]
        if known_place.country and known_place.role in ("capital", "seat"):
            parties = (state_party(world, known_place.country, "metonym", where),)
        elif known_place.country is None:
            parties = (Party(name=known_place.name, country=None, kind="group", entity=f"place:{known_place.id}", **where),)  # type: ignore[arg-type]
    inside = phrase is not None and phrase.start <= span.start < phrase.end
    if inside and phrase is not None and span.start in phrase.owner_words:
        # The owner inside a title's phrase answers for itself only where the tree does not make it the phrase's head.
        if head != phrase.head:
            scene.found.append(Found(sentence=sight.number, head=head, tokens=tuple(range(span.start, span.end)), parties=parties, place=place, kind="state"))
        return
    scene.add(sight, head, range(span.start, span.end), parties, place, "place" if span.kind == "place" else "state")


def _span_head(sight: Sight, span: Span) -> int:
    tokens = sight.sentence.tokens
    return next((at for at in range(span.start, span.end) if not span.start <= tokens[at].head < span.end), span.end - 1)


def _phrase(scene: _Scene, sight: Sight, phrase: Phrase) -> None:
    where = _where(sight, phrase.start, phrase.end)
    place: Place | None = None
    if phrase.run is not None:
        parties, kind = _named(scene, sight, phrase, where), "name"
        if not parties and phrase.run.tag == "LOC":
            place, kind = _unknown_place(sight, phrase), "place"
            if place.entity:
                code = place.entity.removeprefix("state:")
                parties, kind = (state_party(scene.world, code, "state", where),), "state"
    else:
        office = scene.world.offices[phrase.office or ""]
        kind = "group" if office.kind == "group" else "title"
        parties = _titled(scene, sight, phrase, where)
        if phrase.office == "state" and parties and parties[0].country:
            place = Place(name=parties[0].name, country=parties[0].country, entity=parties[0].entity)
    tokens = tuple(at for at in range(phrase.start, phrase.end) if at not in phrase.owner_words or at == phrase.head)
    scene.add(sight, phrase.head, tokens, parties, place, kind)


def _named(scene: _Scene, sight: Sight, phrase: Phrase, where: dict[str, int | str | None]) -> tuple[Party, ...]:
    run = phrase.run
    if run is None:
        return ()
    person = scene.cast.of_run.get((run.sentence, run.start))
    if person is not None:
        party = person_party(person, scene.day, **where)
        if phrase.office:
            office = phrase.office
            party = replace(party, office=office, known_from="apposition")
        if party.country is None and not person.known and not _international(person_offices := [o for o, _ in person.offices]):
            country = _context(scene, sight, phrase.head, places=False, clear=True)
            party = replace(party, country=country, known_from="context") if country and person_offices is not None else party
        if person.gender:
            scene.genders[party.name] = person.gender
        return (party,)
    name = run_name(run)
    if run.tag == "ORG":
        country = _context(scene, sight, phrase.head, places=False, clear=True)
        return (Party(name=name, country=country, kind="organisation", known_from="context" if country else "name", **where),)  # type: ignore[arg-type]
    return ()


def _unknown_place(sight: Sight, phrase: Phrase) -> Place:
    """Return a place that no gazetteer knows; a state misspelled by a letter or two ("Búlgaru") is that state."""
    tokens = sight.sentence.tokens
    name = " ".join(token.form for token in tokens[phrase.start : phrase.end])
    start, end = tokens[phrase.start].start, tokens[phrase.end - 1].end
    code = misspelled_state(name, sight.sentence.language.split("-")[0]) if phrase.end - phrase.start == 1 else None
    if code:
        world = load_world()
        return Place(name=world.states[code].name, country=code, entity=f"state:{code}", start=start, end=end)
    return Place(name=name, country=None, start=start, end=end)


def _international(offices: Sequence[str]) -> bool:
    return any(office in ("secretary-general", "foreign-policy-chief", "president-of-commission", "commissioner") for office in offices)


def _adjective(world: World, code: str) -> str:
    return _ADJECTIVES.get(code, world.states[code].adjective if code in world.states else code)


def unnamed_name(world: World, office_id: str, owner: tuple[str, str] | None, plural: bool, holder: str | None) -> str:
    """Return the English name of an unnamed party: "Romanian foreign minister", "a US official", "NATO allies"."""
    office = world.offices[office_id]
    word = office.plural if plural or office.kind == "group" else office.name
    if owner is None:
        return f"{'an' if word[0] in 'aeiou' else 'a'} {word}" if office.kind == "person" and not plural else word
    of = _adjective(world, owner[1]) if owner[0] == "state" else world.organisations[owner[1]].name
    if holder:
        return f"{word} of the {of} {world.offices[holder].name}"
    name = f"{of} {word}"
    if office_id in ("official", "diplomat") and not plural:
        return f"{'an' if name[0] in 'AEIO' else 'a'} {name}"
    return name


def _titled(scene: _Scene, sight: Sight, phrase: Phrase, where: dict[str, int | str | None]) -> tuple[Party, ...]:
    """Return whom a title without a name stands for."""
    world, office = scene.world, scene.world.offices[phrase.office or ""]
    owners = list(phrase.owners)
    known_from = "title"
    if not owners:
        owners, known_from = _possessive_owner(scene, sight, phrase), "pronoun"
    if office.id == "state":
        return _country_phrase(scene, sight, phrase, owners, where)
    if not owners and not phrase.plural and office.kind == "person":
        earlier = _back_reference(scene, sight, phrase)
        if earlier:
            return (replace(earlier, known_from="title", **where),)  # type: ignore[arg-type]
    if not owners and office.kind == "group":
        same = _last_unnamed(scene, office.id)
        if same:
            return (replace(same, known_from="title", **where),)  # type: ignore[arg-type]
    if not owners:
        place = _phrase_place(sight, phrase)
        if place and office.kind == "group" and place.country:
            name = f"{office.plural} in {place.name}"
            return (_keep(scene, office.id, Party(name=name, country=place.country, kind="group", office=office.id, **where)),)  # type: ignore[arg-type]
        if office.stands and office.kind == "group" and not _foreign(sight, phrase):
            owners = [("state", p.country) for p in _own_subject(scene, sight, sight.sentence.tokens[phrase.head]) if p.country][:1]
        if not owners and office.local and not _foreign(sight, phrase):
            code = _context(scene, sight, phrase.head, places=office.id in ("police", "court", "army"), clear=False)
            owners = [("state", code)] if code else []
        known_from = "context"
    if not owners:
        return (_unnamed(scene, phrase, None, "title", where),)
    return tuple(_owned(scene, phrase, owner, len(owners), known_from, where) for owner in owners)


def _foreign(sight: Sight, phrase: Phrase) -> bool:
    """True where the words say that the group is from elsewhere ("foreign troops")."""
    near = sight.sentence.tokens[max(0, phrase.start - 2) : phrase.start]
    return any(token.lemma.lower() in sight.titles.foreign or token.form.lower() in sight.titles.foreign for token in near)


def _owned(
    scene: _Scene, phrase: Phrase, owner: tuple[str, str], count: int, known_from: str, where: dict[str, int | str | None]
) -> Party:
    world, office = scene.world, scene.world.offices[phrase.office or ""]
    if owner[0] == "state" and office.stands:
        return state_party(world, owner[1], "adjective" if known_from == "title" else known_from, where)
    if office.kind == "person" and (count > 1 or not phrase.plural) and not phrase.holder and office.id not in ("official", "ambassador", "expert"):
        person = holder_of(scene.cast, office.id, owner[1] if owner[0] == "state" else None, world, scene.day)
        if person and (owner[0] == "state" or any(name == office.id for name, _ in person.offices) or person.known):
            return replace(person_party(person, scene.day, **where), known_from="title")
    return _unnamed(scene, phrase, owner, known_from, where, single=count > 1)


def _unnamed(
    scene: _Scene, phrase: Phrase, owner: tuple[str, str] | None, known_from: str, where: dict[str, int | str | None], *, single: bool = False
) -> Party:
    office = scene.world.offices[phrase.office or ""]
    country = None
    if owner:
        country = owner[1] if owner[0] == "state" else scene.world.organisations[owner[1]].country
    kind = {"person": "person", "institution": "organisation"}.get(office.kind, "group")
    name = unnamed_name(scene.world, office.id, owner, phrase.plural and not single, phrase.holder)
    kind = "group" if kind == "person" and phrase.plural and not single else kind
    return _keep(scene, office.id, Party(name=name, country=country, kind=kind, office=office.id, known_from=known_from, **where))  # type: ignore[arg-type]


def _keep(scene: _Scene, office: str, party: Party) -> Party:
    scene.unnamed.pop((office, party.country), None)
    scene.unnamed[office, party.country] = party
    return party


def _last_unnamed(scene: _Scene, office: str) -> Party | None:
    wanted = {office} | scene.world.offices[office].covers
    return next((party for (name, _), party in reversed(scene.unnamed.items()) if name in wanted and party.country), None)


def _back_reference(scene: _Scene, sight: Sight, phrase: Phrase) -> Party | None:
    """Return the party of this office mentioned last ("the minister", "the official"), None where none was."""
    office = scene.world.offices[phrase.office or ""]
    wanted = {office.id} | office.covers
    for number, head, parties, _ in reversed(scene.said):
        if (number, head) >= (sight.number, phrase.start):
            continue
        for party in parties:
            if party.kind != "person" or len(parties) > 1:
                continue
            if party.office in wanted:
                return party
            person = next((p for p in scene.cast.persons if p.known and f"person:{p.known.id}" == party.entity), None)
            if person and person.known and any(t.office in wanted and _covers(t.start, t.end, scene.day) for t in person.known.terms):
                return party
    return None


def _covers(start: date | None, end: date | None, day: date | None) -> bool:
    return day is None or (start is None or start <= day) and (end is None or day < end)


def _possessive_owner(scene: _Scene, sight: Sight, phrase: Phrase) -> list[tuple[str, str]]:
    """Return the states of the party a possessive before the title stands for ("*their* president")."""
    for at in range(max(0, phrase.start - 2), phrase.start):
        token = sight.sentence.tokens[at]
        kind = _pronoun_kind(sight, token)
        if kind in ("he", "she", "they", "it", "self") and (token.feature("Poss") == "Yes" or token.relation in ("nmod:poss", "det:poss", "det")):
            parties = scene.at_word.get((sight.number, at), ())
            return [("state", party.country) for party in parties if party.country][:1]
    return []


def _country_phrase(
    scene: _Scene, sight: Sight, phrase: Phrase, owners: list[tuple[str, str]], where: dict[str, int | str | None]
) -> tuple[Party, ...]:
    """"the country", "the state": the state named last; "NATO countries" are their own party."""
    world = scene.world
    if owners and owners[0][0] == "organisation":
        return (_unnamed(scene, phrase, owners[0], "title", where),)
    if phrase.plural:
        return ()
    if owners:
        return (state_party(world, owners[0][1], "title", where),)
    before = [row for row in scene.named if (row[0], row[1]) < (sight.number, phrase.start) and sight.number - row[0] <= 1 and row[3]]
    return (state_party(world, before[-1][2], "title", where),) if before else ()


def _phrase_place(sight: Sight, phrase: Phrase) -> Place | None:
    """Return the place named right after a group ("separatists in eastern Ukraine")."""
    for span in sight.spans:
        gap = sight.sentence.tokens[phrase.end : span.start]
        prepared = gap and gap[0].upos == "ADP" and all(token.upos in ("ADP", "DET", "ADJ") for token in gap)
        if span.start >= phrase.end and len(gap) <= 2 and prepared and span.kind in ("state", "place"):
            return sight.span_place(span)
    return None


def _context(scene: _Scene, sight: Sight, at: int, *, places: bool, clear: bool) -> str | None:
    """Return the state a passage is about: the nearest place for what is local, else the state most named around.

    With `clear`, only a state that holds most of the mentions of the whole report is given.
    """
    if places:
        near = [row for row in scene.named if row[3] and row[0] <= sight.number and sight.number - row[0] <= _REACH]
        if near:
            return near[-1][2]
    whole = Counter(row[2] for row in scene.named)
    if clear:
        code, count = whole.most_common(1)[0] if whole else ("", 0)
        return code if count and count / sum(whole.values()) >= _CLEAR else None
    weights: Counter[str] = Counter()
    for number, _, code, _ in scene.named:
        distance = sight.number - number
        if 0 <= distance <= 1:
            weights[code] += 2 - distance
    if weights:
        best = max(weights.values())
        rows = [code for code in weights if weights[code] == best]
        return max(rows, key=lambda code: (whole[code], code))
    return whole.most_common(1)[0][0] if whole else None


def _pronoun_kind(sight: Sight, token: Token) -> str | None:
    """Return what a word is as a pronoun: he, she, they, it, self, who, i, we; None where it is none."""
    if token.upos not in ("PRON", "DET", "SCONJ", "ADJ"):
        return None
    kind = sight.titles.pronouns.get(token.form.lower())
    if kind is None:
        return None
    if kind == "who" and token.upos == "DET" and token.feature("PronType") == "Art":
        return None
    if token.upos == "SCONJ" and kind != "who":
        return None
    if kind == "who" and token.feature("PronType") not in (None, "Rel") and token.upos != "SCONJ":
        return None
    if token.form.lower() in sight.titles.articles and token.upos == "DET" and token.feature("Poss") != "Yes":
        return None
    if kind in ("he", "she") and token.feature("Number") == "Plur" and token.feature("Poss") != "Yes":
        return "they"
    return kind


def _pronoun(scene: _Scene, sight: Sight, token: Token, kind: str) -> None:
    if kind == "it" and (token.base_relation == "expl" or token.feature("Poss") != "Yes" and not _acts(sight, token)):
        return
    if kind in ("i", "we"):
        scene.found.append(Found(sentence=sight.number, head=token.index, tokens=(token.index,), parties=(), place=None, kind="speaker"))
        return
    if kind == "who":
        parties = _antecedent(scene, sight, token)
    elif kind == "self":
        parties = _own_subject(scene, sight, token) or _nearest(scene, sight, token, "they")
    else:
        parties = _nearest(scene, sight, token, kind)
    if parties:
        parties = tuple(replace(party, known_from="pronoun", start=token.start, end=token.end, words=token.form) for party in parties)
        scene.add(sight, token.index, (token.index,), parties, None, "pronoun")


def _acts(sight: Sight, token: Token) -> bool:
    """True where "it" is the subject of a full verb: "it invades", not "it is possible that"."""
    if token.base_relation != "nsubj" or token.head < 0:
        return False
    predicate = sight.sentence.tokens[token.head]
    return predicate.upos == "VERB" and not any(sight.sentence.dependents(token.head, "cop", "csubj"))


def _antecedent(scene: _Scene, sight: Sight, token: Token) -> tuple[Party, ...]:
    """Return the parties of the noun a relative clause hangs on."""
    tokens, at = sight.sentence.tokens, token.index
    for _ in range(6):
        if tokens[at].base_relation == "acl" and tokens[at].head >= 0:
            return scene.at_word.get((sight.number, tokens[at].head), ())
        at = tokens[at].head
        if at < 0:
            break
    return ()


def _own_subject(scene: _Scene, sight: Sight, token: Token) -> tuple[Party, ...]:
    """Return the subject of the clause a reflexive stands in."""
    tokens, at = sight.sentence.tokens, token.index
    while at >= 0:
        for child in sight.sentence.dependents(at, "nsubj"):
            parties = scene.at_word.get((sight.number, child.index), ())
            if parties and child.index != token.index:
                return parties
        at = tokens[at].head
    return ()


def _fits(scene: _Scene, parties: tuple[Party, ...], kind: str) -> bool:
    if kind == "they":
        return len(parties) > 1 or any(party.kind in ("group", "state", "organisation") for party in parties)
    if kind == "it":
        return len(parties) == 1 and parties[0].kind in ("state", "organisation")
    if len(parties) != 1 or parties[0].kind != "person":
        return False
    gender = scene.genders.get(parties[0].name)
    return gender is None or gender == ("m" if kind == "he" else "f")


def _nearest(scene: _Scene, sight: Sight, token: Token, kind: str) -> tuple[Party, ...]:
    """Return the party a personal pronoun stands for: subjects of this and the last sentences first, then the nearest."""
    tree = sight.sentence
    clause: set[int] = set()
    verb = token.head
    while verb >= 0:
        clause.update(child.index for child in tree.dependents(verb, "nsubj"))
        verb = tree.tokens[verb].head if tree.tokens[verb].base_relation == "conj" else -1
    possessive = token.feature("Poss") == "Yes" or token.relation in ("nmod:poss", "det:poss") or token.base_relation == "nsubj"
    rows = []
    for number, head, parties, subject in reversed(scene.said):
        distance = sight.number - number
        if distance > _REACH:
            break
        if distance == 0 and (head >= token.index or head in clause and not possessive):
            continue  # "Lavrov told him": never the subject of the pronoun's own verb
        if _fits(scene, parties, kind):
            plural = len(parties) > 1 or any(p.known_from == "people" or p.kind == "group" for p in parties)
            nameless = kind in ("he", "she") and parties[0].entity is None
            rows.append((distance + nameless * 0.6, not subject, kind == "they" and not plural, -head, parties))
    if not rows and kind == "they":
        pair = [row[2] for row in scene.said if sight.number - row[0] <= 1 and row[0] <= sight.number]
        joined = tuple({p.name: p for parties in pair for p in parties if p.kind == "person"}.values())
        return joined[-2:] if len(joined) >= 2 else ()
    if not rows:
        return ()
    if kind == "they":
        return min(rows, key=lambda row: (row[2], row[0], row[1], row[3]))[-1]
    return min(rows, key=lambda row: (row[0] + (1.5 if row[1] else 0), row[3]))[-1]
