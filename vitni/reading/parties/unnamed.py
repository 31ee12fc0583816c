"""Whom a title without a name stands for: "the minister", "German police", "separatists in eastern Ukraine".

First who holds it in this report, then who was called so before, then an unnamed party of the state that the words or the
passage give. The state of an institution that nothing tells stays None.
"""

from collections import Counter
from dataclasses import replace

from vitni.model.claim import Act, Party, PartyKind, Place
from vitni.reading.parties.cast import holder_of, person_party
from vitni.reading.parties.earlier import (
    allies_between,
    counts_two,
    has_owner,
    holder_before,
    institution_before,
    is_another,
    is_definite,
    is_foreign,
    is_new,
    last_alliance,
    main_two,
    pair_before,
    subject_said_of,
)
from vitni.reading.parties.phrases import Owner, Phrase
from vitni.reading.parties.pronouns import own_subject, pronoun_kind
from vitni.reading.parties.story import Story, Where, adjective_of, context_state, moved, party_at, state_party
from vitni.reading.parties.words import Sight
from vitni.reference.acts import load_lexicon
from vitni.reference.world import World

# Words for an organisation that, with an article and no owner, mean the one named last ("the company").
_LIKE_COMPANIES = frozenset({"company", "airline", "bank", "organisation", "trade-union", "party", "agency", "newspaper"})
# Offices of a town or a province, whose state is where that lies ("the mayor of Istanbul").
_OF_TOWNS = frozenset({"mayor", "governor"})
# Words from a title to the end of what owns it ("leaders | of the two countries").
_OWNER = 3
# Groups that are many in the singular.
_COLLECTIVE = frozenset({"crowd", "people", "militia", "family", "team", "troops"})


def titled_parties(story: Story, sight: Sight, phrase: Phrase, where: Where) -> tuple[Party, ...]:
    """Return whom a title without a name stands for: by its owners, by who was named before, by its place, by the context."""
    office = story.world.offices[phrase.office or ""]
    owners, known_from = list(phrase.owners), "title"
    if not owners:
        owners, known_from = possessive_owner(story, sight, phrase), "pronoun"
    said_of = subject_said_of(story, sight, phrase)
    if said_of:
        return tuple(moved(party, where, known_from="title") for party in said_of)
    if not owners and phrase.plural and phrase.holder in ("state", "neighbour", "delegation"):
        pair = pair_before(story, sight, replace(phrase, office="state", start=phrase.end, end=phrase.end + _OWNER), where)
        owners, known_from = [("state", party.country) for party in pair if party.country is not None], "context"
        phrase = replace(phrase, holder=None)
    if not owners and phrase.plural and (pair := pair_before(story, sight, phrase, where)):
        return pair
    if not owners and phrase.plural and office.id == "leader" and counts_two(sight, phrase):
        owners, known_from = [("state", code) for code in main_two(story, sight, phrase)], "context"
    if owners and owners[0][0] == "organisation" and (pair := allies_between(story, sight, phrase, where)):
        return pair
    if office.id in ("state", "neighbour"):
        return _country_phrase(story, sight, phrase, owners, where)
    if office.id == "counterpart":
        return _counterpart(story, sight, phrase, where)
    if not owners and (office.id == "weapon" or (office.stands and is_foreign(sight, phrase))):
        return ()
    if not owners:
        before = _met_before(story, sight, phrase, where) or _in_place(story, sight, phrase, where)
        if before:
            return (before,)
        owners, known_from = _owners_of_place(story, sight, phrase), "place"
    if not owners:
        owners, known_from = _owners_of_context(story, sight, phrase), "context"
    if not owners and office.kind == "group" and office.id not in _COLLECTIVE and not phrase.many:
        return ()  # "a visitor", "a supporter": one of a kind, nobody that can be known again
    if not owners:
        return (_unnamed(story, phrase, None, "title", where),)
    return tuple(_owned(story, phrase, owner, len(owners), known_from, where) for owner in owners)


def _counterpart(story: Story, sight: Sight, phrase: Phrase, where: Where) -> tuple[Party, ...]:
    """ "his Iraqi counterpart": who holds for that state the office of the subject, else of the person named last."""
    if not phrase.owners:
        # "his counterparts of the region" are not of his own state; of "his Saudi counterpart" the adjective may tell
        return (_unnamed(story, phrase, None, "title", where),) if phrase.plural else ()
    offices = [
        row[2][0].office
        for row in story.said
        if row[:2] < (sight.number, phrase.start) and len(row[2]) == 1 and row[2][0].kind == "person" and row[2][0].office
    ]
    subject = own_subject(story, sight, sight.sentence.tokens[phrase.head])
    offices += [party.office for party in subject if party.office]
    office = offices[-1] if offices and offices[-1] in story.world.offices else None
    if office is None:
        return (_unnamed(story, phrase, phrase.owners[0], "title", where),)
    same = replace(phrase, office=office)
    return tuple(_owned(story, same, owner, len(phrase.owners), "title", where) for owner in phrase.owners)


def _met_before(story: Story, sight: Sight, phrase: Phrase, where: Where) -> Party | None:
    """Return the party that a title without an owner takes up again, or is named after; None where it is new."""
    office = story.world.offices[phrase.office or ""]
    if office.kind == "person" and not phrase.plural and not is_new(sight, phrase):
        earlier = holder_before(story, sight, phrase)
        if earlier:
            return moved(earlier, where, known_from="title")
    alone = office.kind == "institution" and not office.stands and not phrase.plural and not has_owner(sight, phrase)
    if alone and is_definite(sight, phrase) and not is_another(sight, phrase):
        institution = institution_before(story, sight, phrase)
        if institution:
            return moved(institution, where, known_from="title")
    if office.id == "visitor" and not phrase.many and is_definite(sight, phrase):
        guests = [row[2][0] for row in story.said if row[:2] < (sight.number, phrase.start) and len(row[2]) == 1]
        persons = [party for party in guests if party.kind == "person"]
        return moved(persons[-1], where, known_from="title") if persons else None
    named_after = _named_after(story, sight, phrase, where)
    if named_after:
        return _keep(story, office.id, named_after)
    if office.anaphoric or (phrase.plural and office.id == "leader"):
        same = _last_unnamed(story, office.id)
        if same:
            return moved(same, where, known_from="title")
    if office.id in _LIKE_COMPANIES and not phrase.plural and is_definite(sight, phrase) and not is_another(sight, phrase):
        rows = [row[2][0] for row in story.said if row[:2] < (sight.number, phrase.start) and len(row[2]) == 1]
        named = [party for party in rows if party.kind == "organisation"]
        if named and named[-1].office is None:
            return moved(named[-1], where, known_from="title")
    taken_up = office.id == "alliance" and not has_owner(sight, phrase) and not is_new(sight, phrase)
    if taken_up and (alliance := last_alliance(story, sight, phrase)):
        known = story.world.organisations[alliance]
        return party_at(
            where, name=known.name, country=None, kind="organisation", entity=f"organisation:{alliance}", known_from="title"
        )
    return None


def _in_place(story: Story, sight: Sight, phrase: Phrase, where: Where) -> Party | None:
    """Return a group by the place that follows it ("separatists in eastern Ukraine"); troops abroad are not of that place."""
    office = story.world.offices[phrase.office or ""]
    place = _phrase_place(sight, phrase)
    if place is None or office.kind != "group" or office.stands or place.country is None:
        return None
    name = f"{office.plural} in {place.name}"
    return _keep(story, office.id, party_at(where, name=name, country=place.country, kind="group", office=office.id))


def _owners_of_place(story: Story, sight: Sight, phrase: Phrase) -> list[Owner]:
    """Return the state in which an institution stands ("the junta *in Niger*"), or the town lies whose mayor somebody is."""
    office = story.world.offices[phrase.office or ""]
    local = office.local or office.id in _LIKE_COMPANIES or office.id in _OF_TOWNS
    place = _phrase_place(sight, phrase) if local else None
    if office.kind != "institution" and office.id not in _OF_TOWNS:
        return []
    return [("state", place.country)] if place is not None and place.country else []


def _owners_of_context(story: Story, sight: Sight, phrase: Phrase) -> list[Owner]:
    """Return the owner that no word beside the title gives: its alliance, its clause's subject, or the state written about."""
    office = story.world.offices[phrase.office or ""]
    if office.id in ("ally", "member") and not has_owner(sight, phrase):
        alliance = last_alliance(story, sight, phrase)
        if alliance:
            return [("organisation", alliance)]
    if is_foreign(sight, phrase):
        return []
    head = sight.sentence.tokens[phrase.head]
    speaks = office.id == "delegation" and not phrase.plural
    if speaks or (office.stands and office.kind == "group" and not _is_opposed(sight, phrase)):
        subjects = [party.country for party in own_subject(story, sight, head) if party.country]
        if subjects:
            return [("state", subjects[0])]
    alone = office.kind == "group" and head.feature("Number") == "Sing" and not office.stands
    if not office.local or alone:
        return []
    if office.id in story.institutions and is_definite(sight, phrase):
        return [("state", story.institutions[office.id])]
    domestic = story.institutions.get("government")
    if domestic is not None and office.kind == "institution" and not any(row[0] == sight.number for row in story.named):
        return [("state", domestic)]  # no other state is spoken of here
    code = context_state(story, sight, phrase.head, places=office.id in ("police", "court", "army"), clear=False)
    armed = office.stands or "army-chief" in office.covers
    own = {party.country for party in own_subject(story, sight, head)} if armed and _is_opposed(sight, phrase) else set()
    if code in own:
        others = Counter(row[2] for row in story.named if row[2] not in own)
        code = others.most_common(1)[0][0] if others else None
    if code and office.kind == "institution" and is_definite(sight, phrase):
        story.institutions[office.id] = code
    return [("state", code)] if code else []


def _is_opposed(sight: Sight, phrase: Phrase) -> bool:
    """Does the verb above tell of what is done against somebody ("accused the generals")? They are not the subject's own."""
    head = sight.sentence.tokens[phrase.head].head
    if head < 0 or sight.sentence.tokens[phrase.head].base_relation == "nsubj":
        return False
    entries = load_lexicon(sight.sentence.language.split("-")[0]).entries.get(sight.sentence.tokens[head].lemma.lower(), ())
    return any(entry.part == "verb" and entry.meaning.act in AGAINST for entry in entries)


AGAINST = frozenset({Act.ACCUSE, Act.ASSAULT, Act.COERCE, Act.THREATEN, Act.SANCTION, Act.REJECT})
"""Acts that nobody does to his own troops in a report that does not say so."""


def _owned(story: Story, phrase: Phrase, owner: tuple[str, str], count: int, known_from: str, where: Where) -> Party:
    world, office = story.world, story.world.offices[phrase.office or ""]
    if owner[0] == "state" and known_from == "title" and office.kind == "institution":
        story.institutions[office.id] = owner[1]
    if owner[0] == "state" and office.stands:
        return state_party(world, owner[1], "adjective" if known_from == "title" else known_from, where)
    if (
        office.kind == "person"
        and (count > 1 or not phrase.plural)
        and not phrase.holder
        and office.id not in ("official", "ambassador", "expert")
    ):
        person = holder_of(story.cast, office.id, owner[1] if owner[0] == "state" else None, world, story.day)
        if person and (owner[0] == "state" or any(name == office.id for name, _ in person.offices) or person.known):
            return moved(person_party(person, story.day), where, known_from="title")
    return _unnamed(story, phrase, owner, known_from, where, single=count > 1)


def _unnamed(
    story: Story,
    phrase: Phrase,
    owner: tuple[str, str] | None,
    known_from: str,
    where: Where,
    *,
    single: bool = False,
) -> Party:
    office = story.world.offices[phrase.office or ""]
    country = None
    if owner:
        country = owner[1] if owner[0] == "state" else story.world.organisations[owner[1]].country
    kinds: dict[str, PartyKind] = {"person": "person", "institution": "organisation"}
    kind = kinds.get(office.kind, "group")
    name = unnamed_name(story.world, office.id, owner, phrase.plural and not single, phrase.holder)
    kind = "group" if kind == "person" and phrase.plural and not single else kind
    return _keep(
        story, office.id, party_at(where, name=name, country=country, kind=kind, office=office.id, known_from=known_from)
    )


def unnamed_name(world: World, office_id: str, owner: tuple[str, str] | None, plural: bool, holder: str | None) -> str:
    """Return the English name of an unnamed party: "Romanian foreign minister", "a US official", "NATO allies"."""
    office = world.offices[office_id]
    word = office.plural if plural or office.kind == "group" else office.name
    if owner is None:
        return f"{'an' if word[0] in 'aeiou' else 'a'} {word}" if office.kind == "person" and not plural else word
    of = adjective_of(world, owner[1]) if owner[0] == "state" else world.organisations[owner[1]].name
    if holder and owner[0] == "organisation":
        return f"{word} of {of} {'states' if holder in ('member', 'state', 'ally') else world.offices[holder].plural}"
    if holder:
        return f"{word} of the {of} {world.offices[holder].name}"
    if office_id in ("member", "state") and owner[0] == "organisation":
        return f"{of} member states"
    name = f"{of} {word}"
    if office_id in ("official", "diplomat") and not plural:
        return f"{'an' if name[0] in 'AEIO' else 'a'} {name}"
    return name


def _named_after(story: Story, sight: Sight, phrase: Phrase, where: Where) -> Party | None:
    """Return the government, supporters or opponents of a person: "Trump administration", "anti-Erdogan protesters".

    Supporters and opponents of nobody named here are those of the person named last.
    """
    office = story.world.offices[phrase.office or ""]
    person, against = None, phrase.against or phrase.prefix.lower().startswith(("anti", "анти"))
    if phrase.patron:
        person = story.cast.of_run.get((phrase.patron.sentence, phrase.patron.start))
    elif phrase.prefix and (named := [p for p in story.cast.persons for name in p.names if name.split()[-1] in phrase.prefix]):
        person = named[0]
    elif office.id == "supporter" and not _of_a_thing(sight, phrase):
        said = [
            row
            for row in story.said
            if row[:2] < (sight.number, phrase.start) and len(row[2]) == 1 and row[2][0].kind == "person"
        ]
        entity = said[-1][2][0].entity if said else None
        person = next((p for p in story.cast.persons if entity and person_party(p, story.day).entity == entity), None)
    if person is None:
        return None
    party = person_party(person, story.day)
    surname = party.name.split()[-1]
    if office.kind == "institution":
        word = "administration" if party.country == "USA" and office.id == "government" else office.name
        return party_at(
            where, name=f"{surname} {word}", country=party.country, kind="organisation", office=office.id, known_from="name"
        )
    if office.kind != "group":
        return None
    if office.id == "opponent":
        name = f"opponents of {surname}"
    else:
        name = f"anti-{surname} protesters" if against else f"{surname} {office.plural}"
    return party_at(where, name=name, country=None, kind="group", office=office.id, known_from="name")


def _of_a_thing(sight: Sight, phrase: Phrase) -> bool:
    """Is it said whose they are, and is that no person ("supporters of the coup")?"""
    people = {at for other in sight.phrases for at in range(other.start, other.end)}
    owners = [child.index for child in sight.sentence.dependents(phrase.head, "nmod")]
    return any(at not in people for at in owners) and has_owner(sight, phrase)


def _last_unnamed(story: Story, office: str) -> Party | None:
    wanted = {office} | story.world.offices[office].covers
    rows = [party for (name, _), party in reversed(story.unnamed.items()) if name in wanted]
    return next((party for party in rows if party.kind == "group" and party.name != story.world.offices[office].plural), None)


def _keep(story: Story, office: str, party: Party) -> Party:
    story.unnamed.pop((office, party.country), None)
    story.unnamed[office, party.country] = party
    return party


def possessive_at(sight: Sight, phrase: Phrase) -> int | None:
    """Return the possessive pronoun before a title ("*their* president"), None where there is none."""
    for at in range(max(0, phrase.start - 2), phrase.start):
        token = sight.sentence.tokens[at]
        possessive = token.feature("Poss") == "Yes" or token.relation in ("nmod:poss", "det:poss", "det")
        if possessive and pronoun_kind(sight, token) in ("he", "she", "they", "it", "self"):
            return at
    return None


def possessive_owner(story: Story, sight: Sight, phrase: Phrase) -> list[Owner]:
    """Return the state of the party that a possessive before the title stands for."""
    at = possessive_at(sight, phrase)
    parties = story.at_word.get((sight.number, at), ()) if at is not None else ()
    return [("state", party.country) for party in parties if party.country][:1]


def _country_phrase(
    story: Story, sight: Sight, phrase: Phrase, owners: list[tuple[str, str]], where: Where
) -> tuple[Party, ...]:
    """ "the country", "the state": the state named last; "NATO countries" are their own party."""
    world = story.world
    if owners and owners[0][0] == "organisation":
        return (_unnamed(story, phrase, owners[0], "title", where),)
    if phrase.office == "neighbour":
        return _neighbour(story, sight, phrase, owners, where)
    if phrase.plural:
        return ()
    if owners:
        return (state_party(world, owners[0][1], "title", where),)
    before = [
        row
        for row in story.named
        if (row[0], row[1]) < (sight.number, phrase.start) and sight.number - row[0] <= 1 and row[3] in ("state", "place")
    ]
    return (state_party(world, before[-1][2], "title", where),) if before else ()


def _neighbour(story: Story, sight: Sight, phrase: Phrase, owners: list[Owner], where: Where) -> tuple[Party, ...]:
    """ "its neighbour": the state named last that is not the one whose neighbour it is."""
    subjects = [party.country for party in own_subject(story, sight, sight.sentence.tokens[phrase.head])]
    own = {key for _, key in owners} | set(subjects)
    rows = [row[2] for row in story.named if row[:2] < (sight.number, phrase.start) and sight.number - row[0] <= 1]
    other = [code for code in rows if code not in own]
    return (state_party(story.world, other[-1], "title", where),) if other and not phrase.plural else ()


def _phrase_place(sight: Sight, phrase: Phrase) -> Place | None:
    """Return the place named right after a group ("separatists in eastern Ukraine")."""
    for span in sight.spans:
        gap = sight.sentence.tokens[phrase.end : span.start]
        prepared = gap and gap[0].upos == "ADP" and all(token.upos in ("ADP", "DET", "ADJ") for token in gap)
        if span.start >= phrase.end and len(gap) <= 2 and prepared and span.kind in ("state", "place"):
            return sight.span_place(span)
    return None
