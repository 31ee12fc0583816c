"""Who each phrase and pronoun of a report stands for, in text order.

Named persons, states and organisations stand for themselves; unnamed titles are read by unnamed.py, pronouns by
pronouns.py. Every party says how it is known (`known_from`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from anyascii import anyascii

from vitni.model.claim import Party, PartyKind, Place
from vitni.names import same_name, same_word
from vitni.reading.parties.cast import Cast, person_party
from vitni.reading.parties.gazetteer import Span, misspelled_state
from vitni.reading.parties.people import SURE, run_name
from vitni.reading.parties.phrases import Phrase
from vitni.reading.parties.pronouns import pronoun_kind, read_pronoun
from vitni.reading.parties.story import Found, Story, Where, adjective_of, context_state, moved, party_at, state_party, where_of
from vitni.reading.parties.unnamed import possessive_at, possessive_owner, titled_parties
from vitni.reading.parties.words import Sight
from vitni.reference.languages import load_language
from vitni.reference.world import World, load_world
from vitni.syntax.tree import Token

# What a name ends in that stands for many states and is never "it".
_MANY = ("powers", "states", "countries")


def resolve(sights: Sequence[Sight], cast: Cast, world: World, day: date | None) -> list[Found]:
    """Return every mention of the report in text order."""
    story = Story(sights, cast, world, day)
    for sight in sights:
        for span in sight.spans:
            _remember_state(story, sight, span)
        for phrase in sight.phrases:
            person = cast.of_run.get((phrase.run.sentence, phrase.run.start)) if phrase.run else None
            if person and (country := person_party(person, day).country):
                story.named.append((sight.number, phrase.start, country, "person"))
    story.named.sort()
    for person in cast.persons:
        if person.gender:
            story.genders[person_party(person, day).name] = person.gender
    story.acronyms.update(row for sight in sights for row in _acronyms(sight))
    for sight in sights:
        # What names its party by itself comes first: "in *his* speech Lavrov said" hangs on a name yet to come.
        waiting: list[Phrase | Token] = []
        covered = {at: phrase for phrase in sight.phrases for at in range(phrase.start, phrase.end)}
        for phrase in sight.phrases:
            owned = phrase.office is not None and not phrase.owners and possessive_at(sight, phrase) is not None
            if (phrase.run is not None and not owned) or (phrase.owners and phrase.office != "counterpart"):
                _phrase(story, sight, phrase)
            else:
                waiting.append(phrase)
        spans = {span.start: span for span in sight.spans}
        for span in sight.spans:
            if span.kind != "title":
                _span(story, sight, span, covered.get(span.start))
        _crowds(story, sight)
        story.said.sort(key=lambda row: row[:2])
        taken = {at for span in spans.values() for at in range(span.start, span.end)}
        waiting += [
            t for t in sight.sentence.tokens if t.index not in covered and t.index not in taken and pronoun_kind(sight, t)
        ]
        for thing in sorted(waiting, key=lambda thing: thing.start if isinstance(thing, Phrase) else thing.index):
            if isinstance(thing, Phrase):
                _phrase(story, sight, thing)
            else:
                read_pronoun(story, sight, thing, pronoun_kind(sight, thing) or "")
            story.said.sort(key=lambda row: row[:2])
    return sorted(story.found, key=lambda found: (found.sentence, found.head))


def _crowds(story: Story, sight: Sight) -> None:
    """File the people that a bare number of them is, where it acts ("*Thousands* called for his resignation")."""
    vague = load_language(sight.sentence.language.split("-")[0]).vague
    for token in sight.sentence.tokens:
        if token.base_relation != "nsubj" or token.form.lower() not in vague:
            continue
        if not any(sight.sentence.dependents(token.index, "nmod", "nummod", "compound", "amod")):
            where = where_of(sight, token.index, token.index + 1)
            people = party_at(where, name="people", country=None, kind="group", office="people", known_from="title")
            story.add(sight, token.index, (token.index,), (people,), None, "group")


def _remember_state(story: Story, sight: Sight, span: Span) -> None:
    if span.kind in ("state", "people", "adjective"):
        story.named.append((sight.number, span.start, span.key, span.kind))
    elif span.kind == "place" and (country := story.world.places[span.key].country):
        story.named.append((sight.number, span.start, country, "place"))
    elif span.owner and span.owner[0] in ("state", "people", "adjective"):
        story.named.append((sight.number, span.start, span.owner[1], "compound"))


def _span(story: Story, sight: Sight, span: Span, phrase: Phrase | None) -> None:
    """A known name by itself, or as the modifier of a title."""
    world, head = story.world, _span_head(sight, span)
    where, place = where_of(sight, span.start, span.end), sight.span_place(span)
    parties: tuple[Party, ...] = ()
    if span.kind in ("state", "people", "adjective"):
        parties = (state_party(world, span.key, span.kind, where),)
    elif span.kind == "organisation":
        parties = (_known_organisation(world, span.key, where),)
    elif span.kind == "place":
        known_place = world.places[span.key]
        if known_place.role.startswith("organisation:"):
            body = world.organisations[known_place.role.partition(":")[2]]
            entity = f"organisation:{body.id}"
            parties = (
                party_at(where, name=body.name, country=body.country, kind="organisation", entity=entity, known_from="metonym"),
            )
        elif known_place.country and known_place.role in ("capital", "seat"):
            parties = (state_party(world, known_place.country, "metonym", where),)
        elif known_place.country is None and known_place.role != "area":
            parties = (party_at(where, name=known_place.name, country=None, kind="group", entity=f"place:{known_place.id}"),)
    origin = _origin(sight, span)
    if origin and parties:
        name = f"{adjective_of(world, origin)} {world.states[span.key].people}"
        parties = (party_at(where, name=name, country=origin, kind="group", known_from="people"),)
    inside = phrase is not None and phrase.start <= span.start < phrase.end
    if inside and phrase is not None and span.start in phrase.owner_words:
        # The owner inside a title's phrase answers for itself only where the tree does not make it the phrase's head.
        if head != phrase.head:
            story.found.append(
                Found(
                    sentence=sight.number,
                    head=head,
                    tokens=tuple(range(span.start, span.end)),
                    parties=parties,
                    place=None,  # "Turkey's foreign minister met them": not in Turkey by that
                    kind="state",
                )
            )
        return
    story.add(sight, head, range(span.start, span.end), parties, place, "place" if span.kind == "place" else "state")


def _origin(sight: Sight, span: Span) -> str | None:
    """Return the state of a people within another ("German Turks"): the adjective that stands with its name."""
    if span.owner:
        return span.owner[1]
    if span.kind not in ("people", "adjective"):
        return None
    for other in sight.spans:
        if other.kind != "adjective" or other.key == span.key:
            continue
        inside = span.start <= sight.sentence.tokens[other.start].head < span.end
        before = other.end == span.start and (inside or span.kind == "people")
        if before or (other.start == span.end and inside):
            return other.key
    return None


def _span_head(sight: Sight, span: Span) -> int:
    tokens = sight.sentence.tokens
    return next((at for at in range(span.start, span.end) if not span.start <= tokens[at].head < span.end), span.end - 1)


def _phrase(story: Story, sight: Sight, phrase: Phrase) -> None:
    where = where_of(sight, phrase.start, phrase.end)
    place: Place | None = None
    if phrase.run is not None:
        parties, kind = _named(story, sight, phrase, where), "name"
        if not parties and phrase.run.tag == "LOC":
            place, kind = _unknown_place(sight, phrase), "place"
            if place.entity:
                code = place.entity.removeprefix("state:")
                parties, kind = (state_party(story.world, code, "state", where),), "state"
    else:
        office = story.world.offices[phrase.office or ""]
        kind = "group" if office.kind == "group" else "title"
        parties = titled_parties(story, sight, phrase, where)
        if phrase.office == "state" and parties and parties[0].country:
            place = Place(name=parties[0].name, country=parties[0].country, entity=parties[0].entity)
    tokens = tuple(at for at in range(phrase.start, phrase.end) if at not in phrase.owner_words or at == phrase.head)
    story.add(sight, phrase.head, tokens, parties, place, kind)


def _named(story: Story, sight: Sight, phrase: Phrase, where: Where) -> tuple[Party, ...]:
    run = phrase.run
    if run is None:
        return ()
    person = story.cast.of_run.get((run.sentence, run.start))
    if person is not None:
        party = moved(person_party(person, story.day), where)
        if phrase.office:
            party = replace(party, office=phrase.office, known_from="apposition")
        unknown = person.known is None and party.country is None
        owned = unknown and phrase.office not in (None, "counterpart")  # "his Sudanese counterpart" is of another state
        owners = possessive_owner(story, sight, phrase) if owned else []
        if owners:
            person.country = owners[0][1]  # "his interior minister, X": as the report will know X from here on
            party = replace(party, country=owners[0][1], known_from="pronoun")
        if party.country is None and not person.known and not _international([office for office, _ in person.offices]):
            country = context_state(story, sight, phrase.head, places=False, clear=True)
            party = replace(party, country=country, known_from="context") if country else party
        if person.gender:
            story.genders[party.name] = person.gender
        return (party,)
    return _organisation(story, sight, phrase, where)


def _organisation(story: Story, sight: Sight, phrase: Phrase, where: Where) -> tuple[Party, ...]:
    """Return an organisation that no gazetteer knows: by its tag, or because one named before has its name."""
    run = phrase.run
    if run is None:
        return ()
    said = _bracketed(sight, run.end) or run_name(run)
    name, key = story.acronyms.get(said, (run_name(run), None))
    written_out = name != run_name(run)
    if key is not None:
        return (_known_organisation(story.world, key, where),)
    for known in story.organisations:
        first = known.name.split()[0]
        if same_word(name.split()[0], first) >= SURE and (
            (len(run.words) == 1 and not written_out) or same_name(name, known.name) >= SURE
        ):
            return (moved(known, where, known_from="name"),)
    beside = [
        span
        for span in sight.spans
        if (span.end == run.start and span.kind == "adjective") or (span.start == run.end and span.kind == "state")
    ]
    acronym = len(run.words) == 1 and name.isupper() and len(name) > 1
    if run.tag != "ORG" and not (acronym and beside) and not written_out:
        return ()
    country, known_from = (
        (beside[0].key, "adjective")
        if beside
        else (context_state(story, sight, phrase.head, places=False, clear=True), "context")
    )
    if beside and beside[0].start == run.end:
        name = f"{name} {' '.join(token.form for token in sight.sentence.tokens[beside[0].start : beside[0].end])}"
    if max(name) > "\u0250":
        name = anyascii(name)
    party = party_at(where, name=name, country=country, kind="organisation", known_from=known_from if country else "name")
    if len(name) > 3:
        story.organisations.append(party)
    return (party,)


def _acronyms(sight: Sight) -> Iterator[tuple[str, tuple[str, str | None]]]:
    """Yield each acronym that a sentence explains, with the name before its bracket ("National Liberation Army (ELN)").

    The name is a known organisation's, else the words whose first letters the acronym is, else the name the model saw.
    """
    named = {run.end: run_name(run) for run in sight.runs if run.tag == "ORG" and len(run.words) > 1}
    known = {span.end: span.key for span in sight.spans if span.kind == "organisation" and span.end - span.start > 1}
    for at in range(1, len(sight.sentence.tokens)):
        acronym = _bracketed(sight, at)
        name = acronym and (_spelled_by(sight, at, acronym) or named.get(at))
        if acronym and at in known:
            yield acronym, (acronym, known[at])
        elif acronym and name:
            yield acronym, (name, None)


def _bracketed(sight: Sight, at: int) -> str:
    """Return the capitals that stand alone in the bracket opened at a word, "" where there are none."""
    forms = [token.form for token in sight.sentence.tokens[at : at + 3]]
    fits = len(forms) == 3 and forms[0] == "(" and forms[2] in (")", ",") and forms[1].isalpha()
    return forms[1] if fits and sum(letter.isupper() for letter in forms[1]) > 1 else ""


def _spelled_by(sight: Sight, end: int, acronym: str) -> str:
    """Return the words before `end` whose capitals spell the acronym, small words among them; "" where none do."""
    tokens, left = sight.sentence.tokens, len(acronym)
    for at in range(end - 1, max(-1, end - 2 * len(acronym)), -1):
        first = tokens[at].form[:1]
        if first == acronym[left - 1].upper():
            left -= 1
            if not left:
                return " ".join(token.form for token in tokens[at:end])
        elif first.isupper() or not tokens[at].form.isalpha():
            return ""
    return ""


def _known_organisation(world: World, key: str, where: Where) -> Party:
    known = world.organisations[key]
    kind: PartyKind = "group" if known.name.endswith(_MANY) else "organisation"
    return party_at(where, name=known.name, country=known.country, kind=kind, entity=f"organisation:{known.id}")


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
    return any(
        office in ("secretary-general", "foreign-policy-chief", "president-of-commission", "commissioner") for office in offices
    )
