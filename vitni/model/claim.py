"""The claim: what one passage of one report says about one act (see docs/claims.md for the coding rules)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from vitni.model.time import TimePhrase


class Act(StrEnum):
    """The sixteen event types of PLOVER (2021), plus SAY."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    SAY = "SAY"


MODES: dict[Act, tuple[str, ...]] = {
    Act.AGREE: ("meet", "settle", "aid", "answer", "concede", "withdraw"),
    Act.CONSULT: ("meeting", "visit", "phone", "letter", "summit", "third-party"),
    Act.SUPPORT: (),
    Act.CONCEDE: ("release", "resign", "ease", "apologise"),
    Act.COOPERATE: ("economic", "military", "judicial", "intelligence"),
    Act.AID: ("economic", "military", "humanitarian", "asylum"),
    Act.RETREAT: ("withdraw", "ceasefire", "disarm"),
    Act.REQUEST: ("demand", "appeal", "propose"),
    Act.ACCUSE: ("allege", "condemn", "investigate"),
    Act.REJECT: ("refuse", "veto", "call-off"),
    Act.THREATEN: ("force", "sanction"),
    Act.PROTEST: ("demonstrate", "strike", "riot"),
    Act.SANCTION: ("sanction", "expel", "suspend", "convict"),
    Act.MOBILIZE: ("troops", "weapons", "exercise"),
    Act.COERCE: ("arrest", "seize", "ban", "cyber", "occupy"),
    Act.ASSAULT: ("invade", "strike", "kill", "abduct"),
    Act.SAY: (),
}
SYMMETRIC = frozenset({Act.AGREE, Act.CONSULT, Act.COOPERATE})
"""Acts whose two sides may change places without a change of meaning."""
SPEECH_ACTS = frozenset({Act.AGREE, Act.REQUEST, Act.REJECT, Act.ACCUSE, Act.THREATEN})
"""Speech acts with a type of their own: their content is a second claim, whose `content_of` is the first."""
ONE_SIDED_MODES = frozenset({"letter", "visit", "third-party"})
"""Modes of symmetric acts that one side does: the writer, the visitor, the mediator."""


def is_mutual(act: Act, mode: str | None) -> bool:
    """May the two sides of such an act change places?"""
    return act in SYMMETRIC and mode not in ONE_SIDED_MODES


class Standing(StrEnum):
    """How a passage presents an act to its reader."""

    HAPPENED = "happened"
    PLANNED = "planned"
    PROMISED = "promised"
    DEMANDED = "demanded"
    THREATENED = "threatened"
    PREDICTED = "predicted"
    ALLEGED = "alleged"
    DENIED = "denied"


COMING = frozenset({Standing.PLANNED, Standing.PROMISED, Standing.DEMANDED, Standing.THREATENED, Standing.PREDICTED})
"""Standings that put an act in the future."""

PartyKind = Literal["state", "organisation", "person", "group"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who acts or is acted on, named in English in the usual spelling.

    `country` is the ISO 3166-1 alpha-3 code of the state it belongs to or acts for, None for NATO, the EU, the UN.
    `entity` is its key in `world/` or the key a report taught ("person:antony-blinken", "state:USA"); None for an
    unnamed party ("a US official"). `start`, `end` and `words` point at the words that gave it, None where it comes from
    context.
    `known_from` names how: "name", "state", "people", "adjective", "title", "metonym", "pronoun", "apposition", "context".
    """

    name: str
    country: str | None
    kind: PartyKind
    entity: str | None = None
    office: str | None = None
    start: int | None = None
    end: int | None = None
    words: str | None = None
    known_from: str = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: the English name, the state it lies in (alpha-3), and the words that said so."""

    name: str
    country: str | None
    entity: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number of something: `value` exact, or `low`..`high` (None is an open end). `unit` is an English singular noun."""

    unit: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What gave one field of a claim: the data entry or rule, and the words it saw."""

    field: str
    rule: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One act as one passage presents it. `words == text[start:end]` of the report, always.

    `id` is "REPORT#N", N counted in text order from 1. `time` is the phrase that dates the act, undecided; None where
    the passage does not date it. `voices` runs innermost first and excludes outlet and agency. `meaning` is the key of
    the act entry in world/meanings.toml ("meet", "demand"), the same in every language. `lemmas` are the content words'
    lemmas of the clause, for joining across wordings.
    """

    id: str
    report: str
    start: int
    end: int
    words: str
    language: str
    act: Act
    mode: str | None
    meaning: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    standing: Standing
    where: Place | None = None
    time: TimePhrase | None = None
    amounts: tuple[Amount, ...] = ()
    condition: str | None = None
    voices: tuple[Party, ...] = ()
    topic: str | None = None
    content_of: str | None = None
    lemmas: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """The language of one paragraph (BCP 47), and how it is known ("detected", "declared", "neighbour")."""

    start: int
    end: int
    language: str
    known_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What a report taught about a name: who holds which office for which state, with the words that said so."""

    entity: str
    name: str
    country: str | None
    office: str | None
    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A passage that was seen and not understood, and why ("act without parties", "too long")."""

    start: int
    end: int
    words: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything one report says: languages, time phrases, claims in text order, lessons, and what was not understood.

    `reader` names the version of reader and model, so that a reading can be told from a later one of the same report.
    """

    report: str
    reader: str
    tongues: tuple[Tongue, ...]
    times: tuple[TimePhrase, ...]
    claims: tuple[Claim, ...]
    lessons: tuple[Lesson, ...] = ()
    unread: tuple[Unread, ...] = ()
