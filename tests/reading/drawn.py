"""Trees and mentions drawn by hand, so that the tests of reading do not hang on what the model of the day parses."""

from collections.abc import Mapping, Sequence

from vitni.model.claim import Party, Place
from vitni.reading.trees import Tree
from vitni.reference.acts import load_lexicon
from vitni.syntax.tree import Sentence, Token, sentence_of


def sentence(rows: str, language: str = "en") -> Sentence:
    """Build a sentence from lines "form lemma UPOS head relation [features] [name]"; heads count from 1, 0 is the root.

    A name is written as the model writes it ("B-PER").
    """
    tokens, at = [], 0
    for index, row in enumerate(line.split() for line in rows.strip().splitlines()):
        form, lemma, upos, head, relation, *more = row
        features = next((cell for cell in more if "=" in cell), "_")
        name = next((cell for cell in more if cell[:2] in ("B-", "I-")), "O")
        tokens.append(
            Token(
                index=index,
                form=form,
                start=at,
                end=at + len(form),
                lemma=lemma,
                upos=upos,
                features=features,
                head=int(head) - 1,
                relation=relation,
                name=name,
            )
        )
        at += len(form) + 1
    return sentence_of(tuple(tokens), language=language)


def hung(tokens: Sequence[Token]) -> dict[str, tuple[str, str]]:
    """Return the form of each word's head ("-" for the root) and its relation, by the word's form."""
    return {token.form: (tokens[token.head].form if token.head >= 0 else "-", token.relation) for token in tokens}


def tree(rows: str, language: str = "en") -> Tree:
    """Build a tree with its language's words."""
    return Tree(sentence(rows, language), 0, load_lexicon(language))


def party(name: str, country: str | None, kind: str = "state") -> Party:
    """Make a party."""
    return Party(name=name, country=country, kind=kind)  # type: ignore[arg-type]


class Named:
    """Mentions given by hand: the parties and places of some words, by their form."""

    lessons = ()
    mentions = ()

    def __init__(self, sentences: Sequence[Sentence], parties: Mapping[str, Party], places: Mapping[str, Place]) -> None:
        self.sentences = sentences
        self.parties = parties
        self.places = places

    def parties_of(self, sentence: int, token: int) -> tuple[Party, ...]:
        """Return the parties of a word and of those coordinated with it."""
        row = self.sentences[sentence]
        words = [row.tokens[token], *row.dependents(token, "conj", "flat", "appos")]
        return tuple(self.parties[word.form] for word in words if word.form in self.parties)

    def owner_of(self, sentence: int, token: int) -> tuple[Party, ...]:
        """Return the parties of adjectives and genitives below a word."""
        below = self.sentences[sentence].dependents(token, "amod", "nmod", "compound")
        return tuple(self.parties[word.form] for word in below if word.form in self.parties)

    def place_of(self, sentence: int, token: int) -> Place | None:
        """Return the place of a word."""
        return self.places.get(self.sentences[sentence].tokens[token].form)

    def subject_before(self, sentence: int, token: int) -> tuple[Party, ...]:
        """Return nobody: these sentences stand alone."""
        return ()

    def mention_at(self, sentence: int, token: int) -> None:
        """Return no mention: parties and places are all that is given."""
        return

    def setting(self, sentence: int, token: int, country: str | None = None) -> Place | None:
        """Return the first place given: the only town there is."""
        return next(iter(self.places.values()), None)
