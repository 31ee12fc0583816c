"""What earlier words of a report say of a title: who held it, which two were named, what it is said of, whether it is new."""

from collections import Counter
from datetime import date

from vitni.model.claim import Party
from vitni.reading.parties.phrases import Phrase
from vitni.reading.parties.story import REACH, Story, Where, moved, state_party
from vitni.reading.parties.words import Sight
from vitni.syntax.tree import Sentence

# Organisations whose members are called allies, and who are themselves called "the alliance".
_ALLIANCES = ("nato", "eu")


def subject_said_of(story: Story, sight: Sight, phrase: Phrase) -> tuple[Party, ...]:
    """Return the subject that a title is said of ("Adelson is a supporter of Trump"), () where it is none's predicate."""
    tree = sight.sentence
    if (phrase.plural and phrase.many) or not any(tree.dependents(phrase.head, "cop")):
        return ()
    subjects = [story.at_word.get((sight.number, child.index), ()) for child in tree.dependents(phrase.head, "nsubj")]
    return next((parties for parties in subjects if len(parties) == 1 and parties[0].kind == "person"), ())


PRIVATE = frozenset({"journalist", "activist", "lawyer", "businessman", "expert"})
"""Persons of whom a report may count two that it has not named: "two journalists" take up nobody."""


def pair_before(story: Story, sight: Sight, phrase: Phrase, where: Where) -> tuple[Party, ...]:
    """Return the two parties that "both leaders", "the two countries" or "the sides" take up; () where there are not two."""
    office = story.world.offices[phrase.office or ""]
    tokens = sight.sentence.tokens
    between = {token.form.lower() for token in tokens[max(0, phrase.start - 2) : phrase.start]} & sight.titles.between
    sides = office.id in ("delegation", "party") or (office.id == "state" and bool(between))
    persons = office.kind == "person" and office.id not in PRIVATE
    if not (sides or persons or office.id == "state") or not ((sides and office.id != "party") or counts_two(sight, phrase)):
        return ()
    said = [row for row in story.said if row[:2] < (sight.number, phrase.start)]
    if joined := _joined_pair(story, sight, phrase, persons):
        if persons:
            return tuple(moved(party, where, known_from="title") for party in joined)
        return tuple(state_party(story.world, party.country or "", "title", where) for party in joined)
    near = [row for row in said if sight.number - row[0] <= REACH and not _is_beside(sight, phrase, row[:2])]
    told = any(len({party.country for party in row[2]}) == 2 and sight.number - row[0] <= 1 for row in near)
    main = () if told else main_two(story, sight, phrase)
    if main and not persons:
        return tuple(state_party(story.world, code, "title", where) for code in main)
    if main:
        wanted = {office.id} | office.covers
        singles = [row[2][0] for row in said if len(row[2]) == 1 and row[2][0].office in wanted]
        last = {party.country: party for party in singles if party.country in main}
        if len(last) == 2:
            return tuple(moved(last[code], where, known_from="title") for code in main)
        if office.id == "leader":
            return ()  # the leaders of the two states told of, not whoever else was named last
    found: list[Party] = []
    for _, _, parties, _ in sorted(near, key=lambda row: (len(row[2]) == 2, row[:2]), reverse=True):
        for party in reversed(parties):
            fits = party.kind == "person" if persons else party.country is not None and party.known_from != "metonym"
            known = any(other.name == party.name or (not persons and _on_one_side(other, party)) for other in found)
            if fits and not known:
                found.append(party)
        if len(found) >= 2:
            break
    if len(found) < 2:
        return ()
    if office.id == "state":
        return tuple(state_party(story.world, p.country or "", "title", where) for p in reversed(found[:2]))
    return tuple(moved(party, where, known_from="title") for party in reversed(found[:2]))


def _joined_pair(story: Story, sight: Sight, phrase: Phrase, persons: bool) -> tuple[Party, ...]:
    """Return two persons, or two states, that this sentence or the one before names joined by "and", the last such two."""
    for number in range(sight.number, max(-1, sight.number - 2), -1):
        tree = story.sights[number].sentence
        rows: dict[int, list[Party]] = {}
        for _, head, parties, _ in sorted(row for row in story.said if row[0] == number):
            if (
                (number, head) < (sight.number, phrase.start)
                and len(parties) == 1
                and not _is_beside(sight, phrase, (number, head))
            ):
                rows.setdefault(_first_joined(tree, head), []).append(parties[0])
        for found in reversed(rows.values()):
            fits = [party for party in found if party.kind == "person"] if persons else [p for p in found if p.kind == "state"]
            countries = {party.country for party in fits}
            if len(found) == len(fits) == 2 and fits[0].name != fits[1].name and (persons or len(countries) == 2):
                return tuple(fits)
    return ()


def _is_beside(sight: Sight, phrase: Phrase, place: tuple[int, int]) -> bool:
    """Does a party (sentence, word) stand with the phrase at one verb ("*Norway and Denmark* urged both sides")?"""
    verb = sight.sentence.tokens[phrase.head].head
    return (
        place[0] == sight.number and verb >= 0 and sight.sentence.tokens[_first_joined(sight.sentence, place[1])].head == verb
    )


def _first_joined(sentence: Sentence, at: int) -> int:
    """Return the first of the words joined by "and" to which a word belongs; the word itself where it is joined to none."""
    while sentence.tokens[at].base_relation == "conj" and sentence.tokens[at].head >= 0:
        at = sentence.tokens[at].head
    return at


def _on_one_side(party: Party, other: Party) -> bool:
    """Are both of one state, and neither a body of its own, as the rebels are whom the state fights?"""
    own = any((side.entity or "").startswith("organisation:") for side in (party, other))
    return party.country == other.country and not own


def counts_two(sight: Sight, phrase: Phrase) -> bool:
    """True where a word for two or both stands with the title."""
    around = sight.sentence.tokens[max(0, phrase.start - 2) : phrase.end + 1]
    return bool({form for token in around for form in (token.form.lower(), token.lemma.lower())} & sight.titles.pairs)


def main_two(story: Story, sight: Sight, phrase: Phrase) -> tuple[str, ...]:
    """Return the two states named most so far, the clause's own subject aside; () where there are not two."""
    tree, clause = sight.sentence, sight.sentence.tokens[phrase.head].head
    subjects = [child.index for child in tree.dependents(clause, "nsubj")] if clause >= 0 else []
    own = {party.country for at in subjects for party in story.at_word.get((sight.number, at), ())}
    rows = [row for row in story.named if row[:2] < (sight.number, phrase.start) and row[2] not in own]
    sentences = dict.fromkeys((row[0], row[2]) for row in rows)
    most = [code for code, count in Counter(code for _, code in sentences).most_common(2) if count > 1]
    return tuple(sorted(most, key=[row[2] for row in rows].index)) if len(most) == 2 else ()


def allies_between(story: Story, sight: Sight, phrase: Phrase, where: Where) -> tuple[Party, ...]:
    """Return the two states that "between the NATO allies" or "both NATO members" mean: the two named last."""
    tokens = sight.sentence.tokens
    near = [t.form.lower() for t in tokens[max(0, phrase.start - 3) : phrase.end + 2]]
    paired = any(form in sight.titles.between or form in sight.titles.pairs for form in near)
    if phrase.office not in ("ally", "member", "state") or not phrase.plural or not paired:
        return ()
    if any(token.upos == "CCONJ" for token in tokens[phrase.end : phrase.end + 1]):
        return ()
    rows = [row[2] for row in story.named if row[:2] < (sight.number, phrase.start) and sight.number - row[0] <= REACH]
    latest = list(dict.fromkeys(reversed(rows)))[:2]
    return tuple(state_party(story.world, code, "title", where) for code in reversed(latest)) if len(latest) == 2 else ()


def holder_before(story: Story, sight: Sight, phrase: Phrase) -> Party | None:
    """Return the party of this office mentioned last ("the minister", "the official"), None where none was."""
    office = story.world.offices[phrase.office or ""]
    wanted = {office.id} | office.covers
    for number, head, parties, _ in reversed(story.said):
        if (number, head) >= (sight.number, phrase.start):
            continue
        for party in parties:
            if party.kind != "person" or len(parties) > 1:
                continue
            if party.office in wanted:
                return party
            person = next((p for p in story.cast.persons if p.known and f"person:{p.known.id}" == party.entity), None)
            if (
                person
                and person.known
                and any(t.office in wanted and _covers(t.start, t.end, story.day) for t in person.known.terms)
            ):
                return party
    return None


def institution_before(story: Story, sight: Sight, phrase: Phrase) -> Party | None:
    """Return the institution that "the ministry" takes up: the one so called that was named last; None where none was."""
    office = story.world.offices[phrase.office or ""]
    wanted = {office.id} | office.covers
    rows = (row[2][0] for row in reversed(story.said) if row[:2] < (sight.number, phrase.start) and len(row[2]) == 1)
    return next((party for party in rows if party.office in wanted and party.kind == "organisation" and party.country), None)


def _covers(start: date | None, end: date | None, day: date | None) -> bool:
    return day is None or ((start is None or start <= day) and (end is None or day < end))


def last_alliance(story: Story, sight: Sight, phrase: Phrase) -> str | None:
    found = None
    for other in story.sights[: sight.number + 1]:
        for span in other.spans:
            if (
                span.kind == "organisation"
                and span.key in _ALLIANCES
                and (other.number, span.start) < (sight.number, phrase.end)
            ):
                found = span.key
    return found


def is_definite(sight: Sight, phrase: Phrase) -> bool:
    """True where the words say that a thing is known: an article, a definite form, or a language that marks neither."""
    head = sight.sentence.tokens[phrase.head]
    before = sight.sentence.tokens[max(0, phrase.start - 2) : phrase.start]
    marked = head.feature("Definite")
    return (
        marked == "Def"
        or any(t.form.lower() in sight.titles.articles for t in before)
        or (marked is None and head.feature("Case") is not None)
    )


def is_new(sight: Sight, phrase: Phrase) -> bool:
    """True where an indefinite article says that nobody named before is meant ("*a* local official")."""
    return any(child.feature("Definite") == "Ind" for child in sight.sentence.dependents(phrase.head, "det"))


def has_owner(sight: Sight, phrase: Phrase) -> bool:
    for child in sight.sentence.dependents(phrase.head, "nmod"):
        marks = [mark.form.lower() for mark in sight.sentence.dependents(child.index, "case")]
        if not phrase.start <= child.index < phrase.end and all(mark in sight.titles.of for mark in marks):
            return True
    return False


def is_another(sight: Sight, phrase: Phrase) -> bool:
    """True where the words say that this is not the one named before ("another trade union")."""
    near = sight.sentence.tokens[max(0, phrase.start - 2) : phrase.start]
    words = sight.titles.others | sight.titles.foreign
    return any(token.lemma.lower() in words or token.form.lower() in words for token in near)


# Letters at the end of an adjective that case and number change ("erlendur", "erlends").
_ENDING = 2


def is_foreign(sight: Sight, phrase: Phrase) -> bool:
    """True where the words say that the group is from elsewhere ("foreign troops")."""
    near = sight.sentence.tokens[max(0, phrase.start - 2) : phrase.start]
    words = {word.lower() for token in near for word in (token.lemma, token.form)}
    stems = tuple(word[:-_ENDING] for word in sight.titles.foreign if len(word) > 2 * _ENDING)
    return bool(words & sight.titles.foreign) or any(word.startswith(stems) for word in words)
