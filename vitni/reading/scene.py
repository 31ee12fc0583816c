"""What the room passes from hand to hand: the scene of one sentence, the frames of its acts, the sayings of its speakers."""

from collections.abc import Mapping
from dataclasses import dataclass

from vitni.model.claim import Party
from vitni.model.entity import Entity
from vitni.reading.parties.mentions import Mentions
from vitni.reading.trees import Tree
from vitni.reference.lexicon import Entry, Lexicon, Speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One act word with its slots filled.

    `at` is the index of the word, `light` that of the light verb that carries it (None for verbs and bare nouns).
    `actor_at` and `recipient_at` are the words the parties stand at (() where context gave them), `arguments` those of every
    slot; `lacking` are the parties that a noun's entry needs and this sentence does not give; `rules` say what filled
    actor and recipient; `refused` is True of a consent that its own words deny ("will not accept"): it is a refusal.
    """

    sentence: int
    at: int
    light: int | None
    entry: Entry
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    actor_at: tuple[int, ...]
    recipient_at: tuple[int, ...]
    arguments: tuple[int, ...]
    content: tuple[int, ...]
    topic: tuple[int, ...]
    places: tuple[int, ...]
    lacking: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]
    refused: bool = False

    @property
    def top(self) -> int:
        """The word by which the act hangs in its sentence: the light verb where there is one."""
        return self.at if self.light is None else self.light


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One word of speech with its speaker; `content` are the words below it whose subtrees it reports."""

    sentence: int
    at: int
    speech: Speech
    speakers: tuple[Party, ...]
    hearers: tuple[Party, ...]
    speaker_at: tuple[int, ...]
    content: tuple[int, ...]


SPEAKER = Party(name="the speaker", country=None, kind="person", known_from="pronoun")
"""Stands for "I" and "we" until the voices around them say who that is; never in a claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What frames are found with: one tree, its language's words, and the report's mentions."""

    tree: Tree
    lexicon: Lexicon
    mentions: Mentions
    entities: Mapping[str, Entity]

    def parties(self, index: int) -> tuple[Party, ...]:
        """Return the parties a word stands for, () where it stands for none; SPEAKER for "I" and "we"."""
        token = self.tree.token(index)
        if token.upos in ("PRON", "DET") and token.feature("Person") == "1":
            return (SPEAKER,)
        return self.mentions.parties_of(self.tree.number, index)

    def owners(self, index: int) -> tuple[Party, ...]:
        """Return the parties the thing a word names belongs to."""
        return self.mentions.owner_of(self.tree.number, index)

    def state(self, country: str) -> Party | None:
        """Return the state with that alpha-3 code as a party, None where the world does not know it."""
        entity = self.entities.get(f"state:{country}")
        if entity is None:
            return None
        return Party(name=entity.name, country=country, kind="state", entity=entity.id, known_from="context")
