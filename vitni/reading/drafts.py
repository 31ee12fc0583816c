"""What claims are made from and what they are before they have an id: the passage and the draft."""

from dataclasses import dataclass

from vitni.model.claim import Amount, Evidence, Party, Place, Standing
from vitni.model.time import TimePhrase
from vitni.reading.scene import Frame, Saying, Scene
from vitni.reading.speech.voices import Run
from vitni.reference.lexicon import Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim before it has an id. `at` is the word it was read from; `outer_at` that of the claim it is the content of."""

    sentence: int
    at: int
    outer_at: int | None
    start: int
    end: int
    meaning: Meaning
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    standing: Standing
    where: Place | None
    time: TimePhrase | None
    amounts: tuple[Amount, ...]
    condition: str | None
    voices: tuple[Party, ...]
    topic: str | None
    lemmas: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence with all that was found in it, ready to become claims."""

    scene: Scene
    text: str
    title: bool
    frames: tuple[Frame, ...]
    sayings: tuple[Saying, ...]
    run: Run
    times: tuple[TimePhrase, ...]
    amounts: tuple[Amount, ...]
