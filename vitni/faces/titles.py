"""Titles of events: one plain English line made from the meaning's title, the parties, the place and the standing.

The templates stand in world/meanings.toml ("{a} and {r} meet", "{a} answers {r} in writing"). A template is read as subject,
verb and rest; the verb is then bent to the number of the subject and to the standing ("to meet", "may invade").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from vitni.faces.parties import short_names
from vitni.model.claim import Act, Party, Standing
from vitni.model.event import Event
from vitni.reference.files import WORLD, load_toml

NOBODY = "Someone"
TOPIC_LENGTH = 60
"""Characters of a topic a title quotes; the whole of it stands with the claim's words."""
INFINITIVE = frozenset({Standing.PLANNED, Standing.PROMISED, Standing.DEMANDED, Standing.THREATENED})
"""Standings whose title says "to meet"."""
SAID_BESIDE = frozenset({Standing.PROMISED, Standing.DEMANDED, Standing.THREATENED, Standing.ALLEGED, Standing.DENIED})
"""Standings named in brackets after the title: without them it would say more than the witnesses do."""
OPEN_TOPIC = frozenset({Act.SAY, Act.REQUEST, Act.AGREE, Act.REJECT, Act.THREATEN, Act.ACCUSE})
"""Acts whose title means little without what they are about."""
NAMES_CONTENT = frozenset({Act.AGREE, Act.THREATEN})
"""Acts some of whose templates say what is promised or threatened ("promises {r} an answer")."""
PREPOSITIONS = ("against", "between", "from", "into", "with", "for", "in", "of", "on", "to")
PLURAL_ENDINGS = re.compile(r"[^aius']s$")
"""A common noun that ends so ("rebels", "Western powers") is plural; see `_is_plural`."""
PLURAL_WORDS = frozenset({"children", "men", "people", "police", "women"})
"""Plurals without an s."""
AT = frozenset({"airport", "border", "borders", "coast", "frontier", "summit"})
"""Last words of places one is at, not in."""
_TEMPLATE = re.compile(r"^(?P<both>\{a\} and \{r\}|\{a\}) (?P<verb>\S+)(?P<rest>.*)$")
_LEAD = re.compile(r"\s*(?:\b(?:" + "|".join(PREPOSITIONS) + r")\s*)?\{r\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A title template taken apart: are both sides its subject, the verb as a base form, and the rest with its "{r}"."""

    both: bool
    base: str
    rest: str


def title_of(event: Event, inner: Event | None = None) -> str:
    """Return the event's title, e.g. "Blinken and Lavrov to meet in Geneva".

    `inner` is the event that this one speaks of (the promised, demanded or threatened act), None where there is none.
    """
    phrase = _phrase(event)
    subjects = (*event.actors, *event.recipients) if phrase.both else event.actors
    subject = _capital(short_names(subjects) or NOBODY)
    verb = _bent(phrase.base, event.standing, plural=_is_plural(subjects))
    words = f"{subject} {verb}{_rest(phrase, event)}"
    if inner is not None and (content := _content(phrase, event, inner)) is not None:
        words = f"{subject} {verb}{content}"
    elif event.topic and event.act in OPEN_TOPIC:
        words += f": “{shortened(event.topic)}”"
    return words + (f" ({event.standing.value})" if event.standing in SAID_BESIDE else "")


def titles_of(events: Sequence[Event]) -> dict[str, str]:
    """Return every event's title by its id; an event that speaks of another of them is told with it."""
    inner = {event.content_of: event for event in reversed(events) if event.content_of}
    return {event.id: title_of(event, inner.get(event.id)) for event in events}


def act_words(event: Event) -> str:
    """Return what is done without who does it, in the base form: "answer Russia in writing"."""
    phrase = _phrase(event)
    if phrase.both and event.recipients:
        words = phrase.base + phrase.rest + f" with {short_names(event.recipients)}" + _place(event, phrase.rest)
    else:
        words = phrase.base + _rest(phrase, event)
    return words + (f": “{shortened(event.topic)}”" if event.topic and event.act in OPEN_TOPIC else "")


def shortened(words: str, length: int = TOPIC_LENGTH) -> str:
    """Return the words on one line, cut at a word with "…" where they are longer than `length` characters."""
    line = " ".join(words.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(",;:") + " …"


@cache
def phrase_of(meaning: str) -> Phrase:
    """Return the taken-apart title of a meaning; a meaning the table does not hold is shown by its own name."""
    row = load_toml(WORLD / "meanings.toml").get(meaning)
    match = _TEMPLATE.match(row["title"]) if row else None
    if match is None:
        return Phrase(both=False, base=meaning, rest=" {r}")
    both, verb = match["both"] != "{a}", match["verb"]
    return Phrase(both=both, base=verb if both else base_form(verb), rest=match["rest"])


def _phrase(event: Event) -> Phrase:
    """Return the event's phrase; one that says what, says it: "says: ..." rather than "makes a statement: ..."."""
    if event.act is Act.SAY and event.topic:
        return Phrase(both=False, base="say", rest="")
    return phrase_of(event.meaning)


def base_form(verb: str) -> str:
    """Return the base form of an English third-person verb: "answers" -> "answer", "is" -> "be". A base form stays."""
    if verb in IRREGULAR_BASES:
        return IRREGULAR_BASES[verb]
    if not verb.endswith("s") or verb.endswith("ss"):
        return verb
    if verb.endswith("ies"):
        return verb[:-3] + "y"
    if verb.endswith(("sses", "shes", "ches", "xes", "oes")):
        return verb[:-2]
    return verb[:-1]


def third_person(base: str) -> str:
    """Return the third-person form of an English base form: "meet" -> "meets", "be" -> "is"."""
    if base in IRREGULAR_THIRDS:
        return IRREGULAR_THIRDS[base]
    if base.endswith(("ss", "sh", "ch", "x", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


def gerund(base: str) -> str:
    """Return the gerund of an English base form: "arm" -> "arming", "invade" -> "invading", "ban" -> "banning"."""
    if base.endswith("e") and base not in ("be", "free"):
        return base[:-1] + "ing"
    return base + (base[-1] if base in DOUBLED else "") + "ing"


DOUBLED = frozenset({"ban", "bar", "hit", "kidnap", "cut", "get", "put", "set", "stop", "expel", "rebel"})
"""Base forms whose last letter doubles before -ing."""
IRREGULAR_BASES = {"is": "be", "has": "have"}
IRREGULAR_THIRDS = {"be": "is", "have": "has"}


def _bent(base: str, standing: Standing, *, plural: bool) -> str:
    if standing in INFINITIVE:
        return f"to {base}"
    if standing is Standing.PREDICTED:
        return f"may {base}"
    if plural:
        return "are" if base == "be" else base
    return third_person(base)


def _rest(phrase: Phrase, event: Event) -> str:
    """Return the rest of the template with the recipients and the place filled in."""
    recipients = short_names(event.recipients)
    visited = event.where.name if event.where and event.mode == "visit" and "{r}" in phrase.rest else None
    if visited and not any(party.kind == "person" for party in event.recipients):
        return phrase.rest.replace("{r}", visited)  # "visits Kyiv" says more than "visits Ukraine in Kyiv"
    rest = phrase.rest.replace("{r}", recipients) if recipients else _LEAD.sub("", phrase.rest)
    return rest + _place(event, rest)


def _place(event: Event, rest: str) -> str:
    place = event.where.name if event.where else ""
    told = place in rest or any(place == party.name for party in (*event.actors, *event.recipients))
    return "" if told or not place else f" {'at' if place.split()[-1].casefold() in AT else 'in'} {place}"


def _content(phrase: Phrase, event: Event, inner: Event) -> str | None:
    """Return the verb's complement where the act spoken of can be told in one: "to answer Russia", "that NATO withdraw".

    None where the meaning names its content already ("promises an answer") or its grammar takes none.
    """
    another = event.act in NAMES_CONTENT and _by_another(event, inner)
    if event.act in NAMES_CONTENT and not another and phrase.rest.strip() not in ("{r}", "of {r}", "to {r}", ""):
        return None
    if inner.meaning == event.meaning:
        return None  # "consents to consent" says nothing twice
    act = act_words(inner)
    if event.act in (Act.AGREE, Act.THREATEN):
        ours = {party.name for party in event.actors}
        if not inner.actors or ours & {party.name for party in inner.actors}:
            return f" to {act}"
        return f" that {short_names(inner.actors)} will {act}"
    if event.act is Act.REQUEST:
        asking = {party.name for party in event.actors}  # nobody demands of himself: there the reader took one for the other
        whom = tuple(party for party in inner.actors or event.recipients if party.name not in asking)
        if event.mode == "appeal":
            return f" to {short_names(whom) or 'others'} to {act}"
        return f" that {short_names(whom) or 'others'} {act}"
    if event.act is Act.ACCUSE and event.recipients:
        verb, _, rest = act.partition(" ")
        return f" {short_names(event.recipients)} {'of' if event.mode == 'allege' else 'for'} {gerund(verb)} {rest}".rstrip()
    return None


def _by_another(event: Event, inner: Event) -> bool:
    """Say whether the act spoken of is another state's: "promises that Russia will withdraw", not "promises to withdraw"."""
    ours = {party.country for party in event.actors if party.country is not None}
    return bool(ours) and any(party.country is not None and party.country not in ours for party in inner.actors)


def _is_plural(subjects: Sequence[Party]) -> bool:
    """Decide whether the subject takes a plural verb: several parties, or a group with a plural name ("separatists")."""
    if len({party.name for party in subjects}) != 1:
        return bool(subjects)
    only = subjects[0]
    head = re.split(r" (?:in|of|from|on) ", only.name)[0].split()[-1]
    common = only.kind == "group" or (only.kind == "organisation" and head.islower())
    return common and (PLURAL_ENDINGS.search(head) is not None or head in PLURAL_WORDS)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
