"""One sentence as the gazetteers see it: its known spans, its runs of name words, its phrases, and its place words."""

from collections.abc import Sequence
from dataclasses import dataclass

from vitni.model.claim import Place
from vitni.reading.parties.gazetteer import Span, find_spans, gazetteer_of
from vitni.reading.parties.people import Run, familiar_words, find_runs, is_familiar, known_people
from vitni.reading.parties.phrases import Phrase, find_phrases
from vitni.reference.titles import Titles
from vitni.reference.world import load_world
from vitni.syntax.tree import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A sentence with everything found in it word by word; nothing of another sentence is known here."""

    number: int
    sentence: Sentence
    titles: Titles
    spans: tuple[Span, ...]
    runs: tuple[Run, ...]
    phrases: tuple[Phrase, ...]

    def counts(self, token: int) -> bool:
        """True where the word only counts what follows ("tens of", "hundreds", "members")."""
        word = self.sentence.tokens[token]
        return word.lemma.lower() in self.titles.quantities or word.form.lower() in self.titles.quantities

    def borders(self, token: int) -> bool:
        """True where the word is a border."""
        word = self.sentence.tokens[token]
        return word.lemma.lower() in self.titles.border or word.form.lower() in self.titles.border

    def span_place(self, span: Span) -> Place | None:
        """Return the place a span names, None where it names none (a title, an organisation, an adjective)."""
        world = load_world()
        start, end = self.sentence.tokens[span.start].start, self.sentence.tokens[span.end - 1].end
        if span.kind == "state":
            before = self.sentence.tokens[span.start - 1] if span.start else None
            direction = self.titles.directions.get(before.form.lower()) if before else None
            direction = direction or (self.titles.directions.get(before.lemma.lower()) if before else None)
            if before and direction and before.upos == "ADJ":
                name = f"{direction} {world.states[span.key].name}"
                return Place(name=name, country=span.key, start=before.start, end=end)
            return Place(name=world.states[span.key].name, country=span.key, entity=f"state:{span.key}", start=start, end=end)
        if span.kind == "place":
            known = world.places[span.key]
            return Place(name=known.name, country=known.country, entity=f"place:{known.id}", start=start, end=end)
        return None

    def place_around(self, token: int) -> Place | None:
        """Return the place that a border, a direction or a part of a known place is ("Ukraine's border")."""
        if not self.spans:
            return None
        tree = self.sentence
        word = tree.tokens[token]
        forms = {word.form.lower(), word.lemma.lower()}
        if forms.isdisjoint(self.titles.placing):
            return None
        direction = next((self.titles.directions[form] for form in sorted(forms) if form in self.titles.directions), None)
        border = bool(forms & self.titles.border)
        for span in self.spans:
            if span.kind not in ("state", "place", "adjective"):
                continue
            inside = any(tree.tokens[at].head == token or token + 1 <= at <= token + 3 for at in range(span.start, span.end))
            place = self.span_place(span)
            if span.kind == "adjective":
                place = Place(name=load_world().states[span.key].name, country=span.key)
            if inside and place:
                name = f"{place.name} border" if border else f"{direction} {place.name}" if direction else place.name
                return Place(
                    name=name, country=place.country, start=word.start, end=max(word.end, tree.tokens[span.end - 1].end)
                )
        return None


def sights_of(sentences: Sequence[Sentence]) -> tuple[Sight, ...]:
    """Return what each sentence of a report shows; a name sure in one sentence is seen in all."""
    spans = [find_spans(sentence) for sentence in sentences]
    runs = [tuple(find_runs(at, sentence, spans[at])) for at, sentence in enumerate(sentences)]
    sure = familiar_words(run for row in runs for run in row)
    return tuple(_sight(at, sentence, spans[at], runs[at], sure) for at, sentence in enumerate(sentences))


def _first_name(sentence: Sentence, span: Span) -> bool:
    """True where a place's name is the first name of somebody known ("*Asia* Bibi")."""
    tokens = sentence.tokens
    if span.kind not in ("place", "state") or span.end - span.start > 1 or span.end >= len(tokens):
        return False
    after = tokens[span.end]
    return after.form[:1].isupper() and after.form.isalpha() and bool(known_people(f"{tokens[span.start].form} {after.form}"))


def _sight(number: int, sentence: Sentence, spans: tuple[Span, ...], runs: tuple[Run, ...], sure: frozenset[str]) -> Sight:
    """Return one sentence's sight; its names are looked for anew only where names of the report may add some."""
    titles = gazetteer_of(sentence.language.split("-")[0]).titles
    kept = tuple(span for span in spans if not _first_name(sentence, span))
    if len(kept) < len(spans) or any(is_familiar(token, sure) for token in sentence.tokens):
        runs = tuple(find_runs(number, sentence, kept, sure))
    spans = kept
    phrases = tuple(find_phrases(sentence, spans, runs, titles))
    return Sight(number=number, sentence=sentence, titles=titles, spans=spans, runs=runs, phrases=phrases)
