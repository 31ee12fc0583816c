"""The cast of a report: which runs of names are one person, who of them is known, and what titles teach about them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from anyascii import anyascii

from vitni.model.claim import Lesson, Party
from vitni.names import same_name
from vitni.reading.parties.people import (
    SURE,
    Person,
    best_known,
    known_people,
    nominative,
    run_name,
    surname_may_stand,
    without_article,
)
from vitni.reading.parties.phrases import Phrase
from vitni.reading.parties.words import Sight
from vitni.reference.world import KnownPerson, World, party_country


@dataclass(slots=True, kw_only=True)
class Cast:
    """Persons in order of first full naming; `of_run` gives the person of each run by sentence and first word."""

    persons: list[Person] = field(default_factory=list)
    of_run: dict[tuple[int, int], Person] = field(default_factory=dict)
    learned: list[tuple[Person, Phrase, int]] = field(default_factory=list)
    states: frozenset[str] = frozenset()

    def lessons(self, sights: Sequence[Sight], report: str) -> tuple[Lesson, ...]:
        """Return what appositions taught, in text order."""
        rows = []
        for person, phrase, number in self.learned:
            tokens = sights[number].sentence.tokens
            rows.append(
                Lesson(
                    entity=entity_of(person),
                    name=usual_name(person),
                    country=person.country,
                    office=phrase.office,
                    report=report,
                    start=tokens[phrase.start].start,
                    end=tokens[phrase.end - 1].end,
                )
            )
        return tuple(rows)


def usual_name(person: Person) -> str:
    """Return the English name of a known person; else the fullest spelling, in its first case and in Latin letters."""
    if person.known:
        return person.known.name
    rows = person.nominative or person.names
    longest = max(rows, key=lambda name: (len(name.split()), rows.count(name), -len(name)))
    return longest if max(longest, default="a") < "\u0250" else anyascii(longest).replace("'", "")


def entity_of(person: Person) -> str:
    """Return the key of a person: that of world/, or one made of the name."""
    if person.known:
        return f"person:{person.known.id}"
    return "person:" + "-".join("".join(c if c.isalnum() else " " for c in anyascii(usual_name(person)).lower()).split())


def person_party(person: Person, day: date | None, **where: int | str | None) -> Party:
    """Return a person as a party, with the country titles or `world/` give; None is kept where neither does."""
    office = person.offices[0][0] if person.offices else None
    country = party_country(person.known, day, office) if person.known else person.country
    return Party(
        name=usual_name(person),
        country=country,
        kind="person",
        entity=entity_of(person),
        office=office,
        **where,  # type: ignore[arg-type]
    )


def cast_of(sights: Sequence[Sight], world: World, day: date | None) -> Cast:
    """Gather the persons of a report: full names first, then single names, which join whom they fit or a known person."""
    cast = Cast(states=_states_named(sights, world))
    named = [(sight, phrase) for sight in sights for phrase in sight.phrases if phrase.run]
    for sight, phrase in [row for row in named if row[1].run and len(row[1].run.words) > 1]:
        _add(cast, sight, phrase, world, day)
    for sight, phrase in [row for row in named if row[1].run and len(row[1].run.words) == 1]:
        _add(cast, sight, phrase, world, day)
    return cast


# Offices whose holders news calls by surname alone in any report, and since when: before, a surname is a chance.
# fmt: off
_CHIEF = frozenset((
    "president", "prime-minister", "chancellor", "supreme-leader", "monarch", "foreign-minister", "secretary-general",
    "parliament-speaker",
))
# fmt: on
_LATELY = date(2012, 1, 1)


def _may_be_named_so(person: KnownPerson, states: frozenset[str]) -> bool:
    """True where a surname alone may mean a known person: a chief of late, or one whose state the report names."""
    if person.country in states:
        return True
    return any(term.office in _CHIEF and (term.end is None or term.end > _LATELY) for term in person.terms)


def _states_named(sights: Sequence[Sight], world: World) -> frozenset[str]:
    found = set()
    for sight in sights:
        for span in sight.spans:
            if span.kind in ("state", "people", "adjective"):
                found.add(span.key)
            elif span.kind == "place" and (country := world.places[span.key].country):
                found.add(country)
            elif span.owner and span.owner[0] != "organisation":
                found.add(span.owner[1])
    return frozenset(found)


def _country_of(phrase: Phrase) -> str | None:
    states = [key for kind, key in phrase.owners if kind == "state"]
    return states[0] if len(states) == 1 else None


def _add(cast: Cast, sight: Sight, phrase: Phrase, world: World, day: date | None) -> None:
    run = phrase.run
    if run is None:
        return
    name, titled = run_name(run), phrase.office is not None
    if run.tag == "ORG" and not titled:
        return
    person = _fitting(cast, name)
    if person is None:
        known = None
        if len(run.words) > 1 or titled or surname_may_stand(run, sight.sentence):
            candidates = known_people(name)
            if len(run.words) == 1 and not titled:
                candidates = tuple(person for person in candidates if _may_be_named_so(person, cast.states))
            known = best_known(candidates, day, _country_of(phrase))
        if known is None and not titled and run.tag != "PER":
            return
        person = _of_known(cast, known) if known else None
        if person is None:
            person = Person(known=known, gender=known.gender if known else None)
            cast.persons.append(person)
    person.names.append(name)
    first = nominative(run, sight.sentence)
    if first:
        person.nominative.append(first)
    cast.of_run[run.sentence, run.start] = person
    if phrase.office == "counterpart" and not person.known:
        person.country = person.country or _country_of(phrase)
    elif phrase.office and phrase.office != "counterpart":
        country = _country_of(phrase)
        person.offices.append((phrase.office, country))
        if country and not person.country and not person.known:
            person.country = country
        if country or phrase.owners:
            cast.learned.append((person, phrase, sight.number))
    if not person.country and not phrase.office:
        person.country = next(
            (_country_of(p) for p in sight.phrases if p.office and p.owners and p.end == phrase.start and p.run is None), None
        )
    if person.known and not person.country:
        person.country = party_country(person.known, day)


def _of_known(cast: Cast, known: object) -> Person | None:
    return next((person for person in cast.persons if person.known is known), None)


def _fitting(cast: Cast, name: str) -> Person | None:
    """Return the person of the report that a name fits best, the latest of equals."""
    best, sure = None, SURE
    words = [without_article(word) for word in name.split()]
    name = " ".join(words)
    for person in cast.persons:
        for written in dict.fromkeys(person.names):
            spelled = " ".join(without_article(word) for word in written.split())
            score = same_name(name, spelled)
            other = spelled.split()
            if (
                score < SURE
                and len(words) < len(other)
                and all(same_name(a, b) >= SURE for a, b in zip(words, other, strict=False))
            ):
                score = 0.9  # a first name and a middle one, as Icelandic news names people the second time
            if score >= sure:
                best, sure = person, score
    return best


def holder_of(cast: Cast, office: str, country: str | None, world: World, day: date | None) -> Person | None:
    """Return the person of the report who holds an office for a state, by titles or by `world/`; None if not one."""
    wanted = {office} | world.offices[office].covers if office in world.offices else {office}
    found = []
    for person in cast.persons:
        held = {taught for taught, state in person.offices if state in (None, country)}
        if person.known:
            held |= {
                t.office
                for t in person.known.terms
                if day is None or ((not t.start or t.start <= day) and (not t.end or day < t.end))
            }
        state = party_country(person.known, day) if person.known else person.country
        if (country is None or state == country) and held & wanted:
            found.append(person)
    exact = [person for person in found if any(taught == office for taught, _ in person.offices)]
    rows = exact or found
    return rows[0] if len(rows) == 1 or exact else None
