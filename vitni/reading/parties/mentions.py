"""Who and where, in one report: every mention of a party or a place, from names and titles to pronouns.

Nothing here knows an act. The reader asks which parties a word of a tree stands for (`parties_of`), who owns the thing it
names (`owner_of`: "Russian *movements*"), and which place it names (`place_of`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vitni.model.claim import Lesson, Party, Place
from vitni.reading.parties.cast import Cast, cast_of
from vitni.reading.parties.resolve import resolve
from vitni.reading.parties.story import CLEAR, Found
from vitni.reading.parties.words import Sight, sights_of
from vitni.reference.world import World, load_world
from vitni.syntax.tree import Sentence

# Relations by which a thing names its owner, in the order they are believed.
_OWNING = ("nmod:poss", "det:poss", "nmod", "amod", "compound", "det", "obl", "appos", "flat")
_COUNTING = ("nmod", "appos", "obl", "nmod:part", "compound", "flat", "amod")


# A subject left out is looked for in this many sentences before.
_REACH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One noun phrase or pronoun that stands for parties or a place.

    `sentence` and `head` index the report's sentences and the tokens of that sentence; `tokens` are all its words.
    `kind` is "name", "state", "title", "group", "pronoun", "speaker" (I, we: who speaks is the reader's to know) or "place".
    """

    sentence: int
    head: int
    tokens: tuple[int, ...]
    parties: tuple[Party, ...]
    place: Place | None
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All mentions of one report, and what any word of it stands for; `about` is the one state the report is about, if any."""

    mentions: tuple[Mention, ...]
    lessons: tuple[Lesson, ...]
    by_word: Mapping[tuple[int, int], Mention]
    sights: tuple[Sight, ...]
    subjects: tuple[tuple[int, int, tuple[Party, ...]], ...]
    about: str | None

    def mention_at(self, sentence: int, token: int) -> Mention | None:
        """Return the mention a word belongs to, None where it belongs to none."""
        return self.by_word.get((sentence, token))

    def parties_of(self, sentence: int, token: int) -> tuple[Party, ...]:
        """Return the parties the phrase headed by this word stands for, coordinated ones included; () where none."""
        return _distinct(self._parties(sentence, token, 0))

    def _parties(self, sentence: int, token: int, depth: int) -> tuple[Party, ...]:
        tree = self.sights[sentence].sentence
        mention = self.by_word.get((sentence, token))
        own: tuple[Party, ...] = mention.parties if mention else ()
        word = tree.tokens[token]
        if depth > 4:
            return own
        if not own and not mention and (word.upos in ("NUM", "DET", "SYM") or self.sights[sentence].counts(token)):
            for relation in _COUNTING:
                for child in tree.dependents(token, relation):
                    own = own or self._parties(sentence, child.index, depth + 1)
        if not own and word.upos == "NOUN":  # "le mouvement *Hamas*"
            for child in tree.dependents(token, "appos", "flat"):
                if child.upos == "PROPN" and child.index > token and not any(tree.dependents(child.index, "punct")):
                    own = own or self._parties(sentence, child.index, depth + 1)
        inside = set(mention.tokens) if mention else set()
        names = (at for at in inside if at != token and tree.tokens[at].base_relation in ("flat", "appos"))
        for child in (child for at in (token, *sorted(names)) for child in tree.dependents(at, "conj")):
            if child.index not in inside and child.upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"):
                own = own + self._parties(sentence, child.index, depth + 1)
        return own

    def owner_of(self, sentence: int, token: int) -> tuple[Party, ...]:
        """Return the parties a thing belongs to by genitive, possessive, adjective or compound ("Russian movements")."""
        tree = self.sights[sentence].sentence
        for child in tree.dependents(token, "det"):
            if child.feature("Poss") == "Yes" and (found := self.parties_of(sentence, child.index)):
                return found  # "*sus* tropas de Níger": where they leave, not whose they are
        for relation in _OWNING:
            for child in tree.dependents(token, relation):
                if child.relation == relation or (":" not in relation and child.base_relation == relation):
                    mention = self.by_word.get((sentence, child.index))
                    if mention and token in mention.tokens and mention.kind != "state":
                        continue
                    if child.base_relation in ("nmod", "obl") and not self._genitive(sentence, child.index):
                        continue
                    found = self.parties_of(sentence, child.index)
                    if found:
                        return found
        return ()

    def _genitive(self, sentence: int, token: int) -> bool:
        """True where a dependent is an owner: in the genitive, a possessive, or tied by a preposition that does the same."""
        tree, titles = self.sights[sentence].sentence, self.sights[sentence].titles
        word = tree.tokens[token]
        marks = [(child.form.lower(), child.upos) for child in tree.dependents(token, "case")]
        if word.relation == "nmod:poss" or not marks:
            return word.feature("Case") not in ("Dat", "Ins")
        first = min(child.index for child in tree.dependents(token, "case"))
        if first > 0 and tree.tokens[first - 1].upos == "ADV":
            return False  # "alrededor de Taiwán": an adverb and its preposition, no owner
        return all(mark in titles.of or mark in ("'s", "’s", "'") or (mark, upos) == ("s", "PART") for mark, upos in marks)

    def place_of(self, sentence: int, token: int) -> Place | None:
        """Return the place this word's phrase names, None where it names none."""
        mention = self.by_word.get((sentence, token))
        if mention and mention.place:
            return mention.place
        sight = self.sights[sentence]
        around = sight.place_around(token)
        if around or not sight.borders(token):
            return around
        for child in sight.sentence.dependents(token, "nmod"):
            owner = self.by_word.get((sentence, child.index))
            if owner and owner.place:
                word = sight.sentence.tokens[token]
                return Place(name=f"{owner.place.name} border", country=owner.place.country, start=word.start, end=word.end)
        return None

    def setting(self, sentence: int, token: int, country: str | None = None) -> Place | None:
        """Return the town named last before or in this word's sentence: where what happens in the street most likely happens.

        With a `country` the town must lie there: the police of a state act in no other. It is context, not the words of the
        act; the caller decides for which acts it may stand.
        """
        found: Place | None = None
        for mention in self.mentions:
            if mention.sentence > sentence:
                break
            town = mention.place is not None and (mention.place.entity or "").startswith("place:") and mention.place.country
            if town and country in (None, town) and sentence - mention.sentence <= 2 * _REACH:
                found = mention.place
        return found

    def patron_of(self, group: Party) -> tuple[Party, ...]:
        """Return the person a group is named after ("Erdogan supporters", "anti-Erdogan protesters"), () where it is nobody."""
        words = set(group.name.removeprefix("anti-").split())
        for mention in self.mentions:
            for party in mention.parties:
                if party.kind == "person" and party.entity is not None and party.name.split()[-1] in words:
                    return (party,)
        return ()

    def subject_before(self, sentence: int, token: int) -> tuple[Party, ...]:
        """Return the last subject named before this word: who an unexpressed subject ("powiedział, że ...") most likely is."""
        verb = self.sights[sentence].sentence.tokens[token]
        gender, number = verb.feature("Gender"), verb.feature("Number")
        rows = [
            row
            for row in self.subjects
            if row[:2] < (sentence, token)
            and sentence - row[0] <= _REACH
            and not _denied(gender, row[2])
            and not (number == "Plur" and self._is_one(row))
        ]
        if not rows:
            return ()
        last = [row for row in rows if row[0] == rows[-1][0]]
        tree = self.sights[last[0][0]].sentence
        # The subject of a main clause stays the topic; those of the clauses it reports pass.
        main = [row for row in last if tree.tokens[tree.tokens[row[1]].head].head < 0]
        return (main or last)[-1][2] if last[0][0] != sentence else last[-1][2]

    def _is_one(self, row: tuple[int, int, tuple[Party, ...]]) -> bool:
        """Is this subject one person or body, so that a verb in the plural says nothing of it ("В Афинах заявили")?"""
        word = self.sights[row[0]].sentence.tokens[row[1]]
        return len(row[2]) == 1 and row[2][0].kind != "group" and word.feature("Number") != "Plur"


_GENDERS = {"Masc": "m", "Fem": "f"}


def _denied(gender: str | None, parties: tuple[Party, ...]) -> bool:
    """True where a verb's gender ("udaril", "ona powiedziała") says that a known person is not its subject."""
    people = load_world().people
    known = [people.get((party.entity or "").removeprefix("person:")) for party in parties if party.kind == "person"]
    return gender in _GENDERS and len(parties) == 1 and any(one and one.gender != _GENDERS[gender] for one in known)


def _distinct(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple({(party.name, party.country): party for party in reversed(parties)}.values())[::-1]


def find_mentions(sentences: Sequence[Sentence], world: World, *, report: str = "", day: date | None = None) -> Mentions:
    """Find every mention of the report whose sentences these are, in text order.

    `day` (the report's day, None where unknown) chooses between people who held an office at different times; `report` is
    the id that lessons carry.
    """
    sights = sights_of(sentences)
    cast: Cast = cast_of(sights, world, day)
    found: list[Found] = resolve(sights, cast, world, day)
    mentions = tuple(
        Mention(sentence=f.sentence, head=f.head, tokens=f.tokens, parties=f.parties, place=f.place, kind=f.kind) for f in found
    )
    by_word: dict[tuple[int, int], Mention] = {}
    for mention in mentions:
        for token in mention.tokens:
            if (mention.sentence, token) not in by_word or mention.kind == "state":
                by_word[mention.sentence, token] = mention
    for mention in mentions:
        by_word[mention.sentence, mention.head] = mention
    subjects = tuple(
        (mention.sentence, mention.head, mention.parties)
        for mention in mentions
        if mention.parties and sentences[mention.sentence].tokens[mention.head].base_relation == "nsubj"
    )
    return Mentions(
        mentions=mentions,
        lessons=cast.lessons(sights, report),
        by_word=by_word,
        sights=sights,
        subjects=tuple(sorted(subjects, key=lambda s: s[:2])),
        about=_about(mentions),
    )


def _about(mentions: Sequence[Mention]) -> str | None:
    """Return the state that most of the report's mentions belong to, None where no state holds that many."""
    countries = Counter(
        code
        for mention in mentions
        for code in {party.country for party in mention.parties} | ({mention.place.country} if mention.place else set())
        if code is not None
    )
    code, count = countries.most_common(1)[0] if countries else ("", 0)
    return code if count and count / sum(countries.values()) >= CLEAR else None
