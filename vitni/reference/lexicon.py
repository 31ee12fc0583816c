"""What a language says of its verbs and nouns, as values: entries, words of speech, operators, and what holds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from vitni.model.claim import Act, Standing

WordPart = Literal["verb", "noun", "adjective"]

SpeechKind = Literal["say", "announce", "expect", "hope", "fear", "doubt", "deny", "think", "ask"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One row of meanings.toml: the act, its mode, and what becomes of an act inside it.

    `content` is the standing an inner act gets; `by` says who does the inner act, this act's actor or its recipient.
    `stands` is how the act stands when its words say nothing else: an invitation that was sent is a visit still to come.
    """

    key: str
    act: Act
    mode: str | None
    content: Standing | None
    by: Literal["actor", "recipient"] | None
    stands: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Where a party stands: a relation ("*" is any), with these adposition words, in this case."""

    relation: str
    adposition: tuple[str, ...] = ()
    case: str | None = None


Patterns = tuple[Pattern, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence and a claim that must be among those read from it."""

    text: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One `[[entry]]` for one word: the head lemma, its companions, and where each slot's party stands.

    `where` names file and entry for evidence and errors ("en/acts.toml: promise").
    """

    meaning: Meaning
    part: WordPart
    lemma: str
    companions: tuple[str, ...]
    actor: Patterns
    recipient: Patterns
    content: Patterns
    topic: Patterns
    place: Patterns
    needs: tuple[str, ...]
    not_with: frozenset[str]
    kinds: Mapping[str, frozenset[str]]
    objects: frozenset[str]
    own_subject: bool
    agent: Patterns
    where: str
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One entry of speech.toml for one word: what kind of saying, who speaks, to whom, and where the content stands."""

    kind: SpeechKind
    part: WordPart
    lemma: str
    companions: tuple[str, ...]
    speaker: Patterns
    hearer: Patterns
    content: Patterns
    where: str
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words without a verb that give a voice: "according to X"."""

    words: tuple[str, ...]
    speaker: Patterns
    where: str
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """A word that says how its complement stands: an auxiliary, or a verb, noun or adjective with content."""

    part: WordPart | Literal["auxiliary"]
    lemma: str
    companions: tuple[str, ...]
    content: Patterns
    standing: Standing
    where: str
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All a reader must know of one language's verbs and nouns; each table is keyed by the head lemma, lower case.

    `compounds` says that nouns are written together ("fredssamtal"), so that a noun entry may be the end of a word;
    `drops_subjects` that a finite verb may stand without its subject pronoun; `without_articles` that a noun shows nowhere
    whether it is known already. `passive` are auxiliaries of a passive that treebanks do not mark, `analytic_passive` says
    that no verb is passive without one, `separable_verbs` that a particle behind a verb belongs before it ("greift ...
    an"); `present` are the endings of the present tense, where other forms of irregular.tsv are known to be past.
    `examples` are those of every entry. `suffixes` are the nouns looked for at the end of compounds, `verbs` every known
    verb by its first STEM letters, `heads` every lemma looked up, `nouns` those of no verb; `forms` gives the lemma of
    irregular verb forms (irregular.tsv), `regular` of those that its rules make, for verbs whose lemma the model did not
    find. `instruments` are measures that do in a state's name what it decided ("the policy bans flights").

    What the forms of a verb say of how its act stands: `future` are finite forms of the present that tell what will be,
    `perfective_future` is True where every perfective present does; `negation_prefix` is written before the verb itself
    ("neodpověděl", "" where there is none); `expletive` are words that negate nothing alone ("ne" without "pas");
    `adpositions` are the adpositions of several words that patterns name ("alrededor de"): their last word alone tells no
    owner;
    `as_said` are the marks of a clause that tells who says what stands around it ("*jak* podał Kreml");
    `backward` are pronouns that take up the sentence before as what was said ("Об этом сообщил"), `indefinite` where the
    one stands who acts in a plural verb without subject ("*В Кремле* заявили"), `reflexive` the endings of verbs that are
    reflexive without a pronoun;
    `particles` are adverbs that belong to the verb before them and are never prepositions ("in" in "bjuda in");
    `passive_endings` make a passive of an active form ("dödade", "dödades");
    `light_nouns` are those of light verbs ("проведение", the holding of talks): they only say that the act behind them is done;
    `object_markers` are adpositions of a direct object ("a" in "expulsó *a* dos diplomáticos"); `hearsay` are auxiliaries
    whose conditional with a participle tells what others say ("aurait bombardé"), and modals that do so with the infinitive of
    a perfect ("ska ha lovat");
    `tense_endings` are the endings that finite verbs of one tense alone have; `perfect` are the auxiliaries of a perfect
    that is no passive; `ability` are verbs whose past tense tells what was done ("pudo visitar"); `passive_present` are
    auxiliaries of the future that with a participle make a passive of the present ("wird kritisiert").
    """

    language: str
    entries: Mapping[str, tuple[Entry, ...]]
    speech: Mapping[str, tuple[Speech, ...]]
    phrases: tuple[Phrase, ...]
    auxiliaries: Mapping[str, tuple[Operator, ...]]
    operators: Mapping[str, tuple[Operator, ...]]
    light_verbs: Mapping[str, tuple[tuple[str, ...], ...]]
    question: frozenset[tuple[str, ...]]
    agent: Patterns
    compounds: bool
    drops_subjects: bool
    without_articles: bool
    passive: frozenset[str]
    analytic_passive: bool
    separable_verbs: bool
    verb_second: bool
    present: tuple[str, ...]
    negation: frozenset[str]
    condition: frozenset[tuple[str, ...]]
    purpose: frozenset[tuple[str, ...]]
    likely: frozenset[str]
    alleged: frozenset[str]
    examples: tuple[tuple[str, Example], ...]
    suffixes: frozenset[str] = frozenset()
    verbs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heads: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    forms: Mapping[str, str] = field(default_factory=dict)
    regular: Mapping[str, str] = field(default_factory=dict)
    future: frozenset[str] = frozenset()
    perfective_future: bool = False
    negation_prefix: str = ""
    expletive: frozenset[str] = frozenset()
    tense_endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    perfect: frozenset[str] = frozenset()
    hearsay: frozenset[str] = frozenset()
    object_markers: frozenset[str] = frozenset()
    adpositions: frozenset[str] = frozenset()
    as_said: frozenset[str] = frozenset()
    backward: frozenset[str] = frozenset()
    reflexive: tuple[str, ...] = ()
    indefinite: Patterns = ()
    ability: frozenset[str] = frozenset()
    passive_present: frozenset[str] = frozenset()
    where: frozenset[str] = frozenset()
    instruments: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    passive_endings: tuple[str, ...] = ()
    light_nouns: frozenset[str] = frozenset()
