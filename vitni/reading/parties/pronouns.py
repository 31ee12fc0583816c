"""Whom a pronoun stands for: the nearest party before it that fits in number and gender, subjects first.

Kinds of pronouns are data (`titles.toml`). I and we are left to the reader, which knows who speaks.
"""

from dataclasses import replace

from vitni.model.claim import Party
from vitni.reading.parties.story import REACH, Found, Story
from vitni.reading.parties.words import Sight
from vitni.reference.acts import load_lexicon
from vitni.syntax.tree import Token


def pronoun_kind(sight: Sight, token: Token) -> str | None:
    """Return what a word is as a pronoun: he, she, they, it, self, who, i, we, others; None where it is none."""
    kind = sight.titles.pronouns.get(token.form.lower())
    if kind is None:
        return None
    if kind == "others":
        return kind if token.base_relation in ("nsubj", "obl", "nmod", "obj", "iobj", "conj") else None
    if token.upos not in ("PRON", "DET", "SCONJ", "ADJ"):
        return None
    by_verb = kind == "she-they"
    if by_verb:
        kind = "she" if _single_verb(sight, token) else "they"
    if kind == "they" and token.base_relation in ("det", "nummod", "amod") and token.feature("Poss") != "Yes":
        noun = sight.sentence.tokens[token.head] if token.head >= 0 else token
        if noun.upos in ("NOUN", "PROPN") and token.relation != "det:poss" and token.feature("PronType") != "Prs":
            return None  # "both sides": the noun says who they are
    if kind == "who" and token.upos == "DET" and token.feature("PronType") == "Art":
        return None
    if token.upos == "SCONJ" and kind != "who":
        return None
    if kind == "who" and token.feature("PronType") not in (None, "Rel") and token.upos != "SCONJ":
        return None
    if token.form.lower() in sight.titles.articles and token.upos == "DET" and token.feature("Poss") != "Yes":
        return None
    if kind in ("he", "she") and not by_verb and token.feature("Number") == "Plur" and token.feature("Poss") != "Yes":
        return "they"
    return kind


def _single_verb(sight: Sight, token: Token) -> bool:
    """True where the verb of a subject is in the singular ("sie bat", not "sie baten")."""
    if token.base_relation != "nsubj" or token.head < 0:
        return token.feature("Number") == "Sing"
    verbs = [sight.sentence.tokens[token.head], *sight.sentence.dependents(token.head, "aux", "cop")]
    numbers = [verb.feature("Number") for verb in verbs if verb.feature("VerbForm") == "Fin"]
    return "Sing" in numbers and "Plur" not in numbers


def read_pronoun(story: Story, sight: Sight, token: Token, kind: str) -> None:
    """File whom a pronoun of a kind stands for; nothing is filed where nobody fits."""
    if token.base_relation == "expl" or (kind == "self" and not is_possessive(token)):
        return
    if kind == "it" and (token.feature("Poss") != "Yes" and not _acts(sight, token)):
        return
    if kind in ("i", "we"):
        story.found.append(
            Found(sentence=sight.number, head=token.index, tokens=(token.index,), parties=(), place=None, kind="speaker")
        )
        return
    if kind == "who":
        parties = _antecedent(story, sight, token)
    elif kind == "others":
        parties = _some_before(story, sight, token)
    elif kind == "self":
        parties = own_subject(story, sight, token) or _nearest(story, sight, token, "they")
    else:
        parties = _nearest(story, sight, token, kind)
    if parties:
        parties = tuple(
            replace(party, known_from="pronoun", start=token.start, end=token.end, words=token.form) for party in parties
        )
        story.add(sight, token.index, (token.index,), parties, None, "pronoun")


def _some_before(story: Story, sight: Sight, token: Token) -> tuple[Party, ...]:
    """Return the people of whom some were named before in the sentence ("hailed by some German Turks, reviled by others")."""
    rows = [row for row in story.said if row[0] == sight.number and row[1] < token.index]
    groups = [row[2] for row in rows if len(row[2]) == 1 and (row[2][0].kind == "group" or row[2][0].known_from == "people")]
    return groups[-1] if groups else ()


def is_possessive(token: Token) -> bool:
    """True for a pronoun that says whose a thing is ("sinn", "свой"), not for a bare reflexive."""
    return (
        token.feature("Poss") == "Yes"
        or token.upos in ("DET", "ADJ")
        or token.relation in ("nmod:poss", "det:poss", "det", "amod")
    )


def _acts(sight: Sight, token: Token) -> bool:
    """True where "it" is the subject of a full verb or is ready for an act: "it invades", not "it is possible that"."""
    if token.base_relation != "nsubj" or token.head < 0:
        return False
    predicate = sight.sentence.tokens[token.head]
    code = sight.sentence.language.split("-")[0]
    entries = load_lexicon(code).entries.get(predicate.lemma.casefold(), ()) if predicate.upos == "ADJ" else ()
    if any(entry.part == "adjective" and entry.content for entry in entries):
        return True
    return predicate.upos == "VERB" and not any(sight.sentence.dependents(token.head, "cop", "csubj"))


def _antecedent(story: Story, sight: Sight, token: Token) -> tuple[Party, ...]:
    """Return the parties of the noun a relative clause hangs on."""
    tokens, at = sight.sentence.tokens, token.index
    for _ in range(6):
        if tokens[at].base_relation == "acl" and tokens[at].head >= 0:
            return story.at_word.get((sight.number, tokens[at].head), ())
        at = tokens[at].head
        if at < 0:
            break
    return ()


def own_subject(story: Story, sight: Sight, token: Token) -> tuple[Party, ...]:
    """Return the subject of the clause a reflexive stands in."""
    tokens, at = sight.sentence.tokens, token.index
    while at >= 0:
        for child in sight.sentence.dependents(at, "nsubj"):
            parties = story.at_word.get((sight.number, child.index), ())
            if parties and child.index != token.index:
                return parties
        at = tokens[at].head
    return ()


def _fits(story: Story, parties: tuple[Party, ...], kind: str) -> bool:
    """True where parties agree with a pronoun in number, nature and (where it is known) gender."""
    if kind == "they":
        return len(parties) > 1 or any(party.kind in ("group", "state", "organisation") for party in parties)
    if kind == "it":
        return len(parties) == 1 and parties[0].kind in ("state", "organisation")
    if len(parties) != 1 or parties[0].kind != "person":
        return False
    gender = story.genders.get(parties[0].name)
    return gender is None or gender == ("m" if kind == "he" else "f")


GENDERS = {"he": "Masc", "she": "Fem"}
"""The gender a pronoun asks of a noun, where things have genders."""


def _is_thing_of_gender(story: Story, number: int, head: int, parties: tuple[Party, ...], kind: str) -> bool:
    """True where a state or body named by a noun of that gender may be meant ("die Armee erklärte, *sie* habe ...")."""
    sight = story.sights[number]
    if not sight.titles.gendered or len(parties) != 1 or parties[0].kind not in ("state", "organisation"):
        return False
    articles = sight.sentence.dependents(head, "det")
    genders = {word.feature("Gender") for word in (sight.sentence.tokens[head], *articles)} - {None}
    return genders == {GENDERS[kind]}


def _nearest(story: Story, sight: Sight, token: Token, kind: str) -> tuple[Party, ...]:
    """Return the party a personal pronoun stands for: subjects of this and the last sentences first, then the nearest."""
    tree = sight.sentence
    clause: set[int] = set()
    verb = token.head
    while verb >= 0:
        clause.update(child.index for child in tree.dependents(verb, "nsubj"))
        verb = tree.tokens[verb].head if tree.tokens[verb].base_relation == "conj" else -1
    possessive = token.feature("Poss") == "Yes" or token.relation in ("nmod:poss", "det:poss") or token.base_relation == "nsubj"
    # "He promised him tanks": two persons, though neither is named here.
    subjects = {party.name for at in clause if not possessive for party in story.at_word.get((sight.number, at), ())}
    rows = []
    for number, head, parties, subject in reversed(story.said):
        distance = sight.number - number
        if distance > REACH:
            break
        if distance == 0 and (head >= token.index or (head in clause and not possessive)):
            continue  # "Lavrov told him": never the subject of the pronoun's own verb
        if subjects & {party.name for party in parties}:
            continue
        thing = kind in ("he", "she") and subject and distance <= 1 and _is_thing_of_gender(story, number, head, parties, kind)
        if _fits(story, parties, kind) or thing:
            plural = len(parties) > 1 or any(p.known_from == "people" or p.kind == "group" for p in parties)
            nameless = kind in ("he", "she") and (parties[0].entity is None or thing)
            rows.append((distance + nameless * 0.6, not subject, kind == "they" and not plural, -head, parties))
    if not rows and kind == "they":
        pair = [row[2] for row in story.said if sight.number - row[0] <= 1 and row[0] <= sight.number]
        joined = tuple({p.name: p for parties in pair for p in parties if p.kind == "person"}.values())
        return joined[-2:] if len(joined) >= 2 else ()
    if not rows:
        return ()
    if kind == "they":
        # "Police say they stopped ...": the subject near by is taken up sooner than a crowd farther back.
        return min(rows, key=lambda row: (row[0] + 0.5 * row[1] + 0.9 * row[2], row[3]))[-1]
    # "Merz phoned Zelensky and promised *him* help": who is no subject was none before either.
    aside = 1.5 if possessive else 0.8
    return min(rows, key=lambda row: (row[0] + (aside if row[1] else 0), row[3]))[-1]
