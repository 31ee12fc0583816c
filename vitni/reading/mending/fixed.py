"""Phrases that a parser takes apart: a noun and the companion right behind it, a name before its verb, a gift and who gets it.

What acts.toml names as one phrase and the text writes as one is one; what is not plainly wrong is left alone.
"""

from dataclasses import replace
from functools import cache

from vitni.reading.mending.hanging import attach
from vitni.reference.lexicon import Lexicon
from vitni.reference.names import names_of
from vitni.syntax.tree import Token

LONGEST_GAP = 2
"""Small words between a noun and its companion ("alto *el* fuego", "cese *a el* fuego")."""
SMALL = frozenset({"DET", "ADP"})
"""Words that may stand between the two."""
BESIDE = frozenset({"amod", "appos", "flat", "nmod", "compound"})
"""Relations by which a noun right behind a name is taken for a part of it."""


def join_phrases(tokens: list[Token], lexicon: Lexicon) -> None:
    """Join the phrases of one sentence in place."""
    for index in range(len(tokens)):
        _name_before_its_verb(tokens, index, lexicon.language)
        _companion_behind(tokens, index, lexicon)
        _given_behind_addressee(tokens, index, lexicon)
        _listed_state(tokens, index, lexicon.language)
        _bare_object(tokens, index, lexicon)
        _speaker_behind_the_future(tokens, index, lexicon)
        _apposition_behind_comma(tokens, index)
        _across_the_verb(tokens, index)
        _object_called_second_verb(tokens, index)


@cache
def _bodies(language: str) -> frozenset[str]:
    """Return the names of one word that a language has for states and organisations, in lower case."""
    entries = (entry for entry in names_of(language) if entry.kind in ("state", "organisation") and len(entry.words) == 1)
    return frozenset(form.casefold() for entry in entries for form in entry.words[0])


def _name_before_its_verb(tokens: list[Token], index: int, language: str) -> None:
    """A known name taken for an adverb or adjective before a verb without subject is the subject ("*Hamás* acordó")."""
    name = tokens[index]
    if name.upos not in ("ADV", "ADJ") or name.base_relation not in ("advmod", "amod", "obl", "discourse"):
        return
    if not name.form[:1].isupper() or name.head <= index or name.form.casefold() not in _bodies(language):
        return
    verb = tokens[name.head]
    if verb.upos != "VERB" or any(token.head == verb.index and token.base_relation in ("nsubj", "csubj") for token in tokens):
        return
    if not any(token.head == index and token.base_relation == "case" for token in tokens):
        tokens[index] = replace(name, upos="PROPN", relation="nsubj", features="")


def _words(token: Token, lexicon: Lexicon) -> tuple[str, ...]:
    form, lemma = token.form.casefold(), token.lemma.casefold()
    return (form, lemma, lexicon.forms.get(form, lemma))


def _companion_behind(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A companion right behind its noun hangs on it, whatever both were hung on ("acordaron un *alto* el *fuego*")."""
    noun = tokens[index]
    if noun.upos not in ("NOUN", "ADJ", "PROPN", "ADV") or noun.head < 0:
        return
    wanted = {
        part for word in _words(noun, lexicon) for entry in lexicon.entries.get(word, ()) if entry.part == "noun"
        for part in entry.companions
    }  # fmt: skip
    if not wanted:
        return
    for at in range(index + 1, min(index + 2 + LONGEST_GAP, len(tokens))):
        companion = tokens[at]
        if companion.upos in SMALL:
            continue
        if noun.upos == "ADJ" and noun.head == at == index + 1:
            return  # "military cooperation": the adjective of the noun
        beside = companion.head == noun.head or noun.head == at
        if beside and companion.upos == "NOUN" and wanted & set(_words(companion, lexicon)):
            attach(tokens, at, index, "nmod")
            tokens[index] = replace(tokens[index], upos="NOUN")
            for between in range(index + 1, at):
                relation = "det" if tokens[between].upos == "DET" else "case"
                tokens[between] = replace(tokens[between], head=at, relation=relation)
        return


def _given_behind_addressee(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A known plural noun right behind a name with the marker of objects is what is given ("entregará a Ucrania *misiles*")."""
    given = tokens[index]
    if given.upos not in ("ADJ", "NOUN", "ADV") or given.base_relation not in BESIDE or not 0 <= given.head < index:
        return
    name = tokens[given.head]
    if not given.form[:1].islower() or name.upos != "PROPN" or name.head < 0 or tokens[name.head].upos != "VERB":
        return
    marks = [token.form.casefold() for token in tokens if token.head == name.index and token.base_relation == "case"]
    if len(marks) != 1 or marks[0] not in lexicon.object_markers or any(token.head == index for token in tokens[:index]):
        return
    if lexicon.forms.get(given.form.casefold()) not in lexicon.nouns and given.form.casefold() not in lexicon.nouns:
        return
    verb = name.head
    if any(token.head == verb and token.base_relation == "obj" and token.index != name.index for token in tokens):
        return
    tokens[name.index] = replace(name, relation="obl")
    tokens[index] = replace(given, upos="NOUN", head=verb, relation="obj")
    for token in list(tokens):
        if token.head == name.index and token.index > index:
            tokens[token.index] = replace(token, head=index)


def _across_the_verb(tokens: list[Token], index: int) -> None:
    """What stands behind the verb is no part of the subject before it ("Die Polizei nahm *Nawalny* fest"): it is the object."""
    name = tokens[index]
    if name.base_relation not in BESIDE or name.upos not in ("PROPN", "NOUN") or not 0 <= name.head < index:
        return
    subject = tokens[name.head]
    verb = tokens[subject.head] if subject.head >= 0 else None
    if verb is None or verb.upos != "VERB" or subject.relation != "nsubj" or not subject.index < verb.index < index:
        return
    between = tokens[verb.index + 1 : index]
    if any(token.form == "," or token.upos == "VERB" for token in between):
        return
    own = [token for token in tokens if token.head == index]
    taken = any(token.head == verb.index and token.base_relation == "obj" for token in tokens)
    if not taken and not any(token.base_relation == "case" for token in own):
        tokens[index] = replace(name, head=verb.index, relation="obj")


def _object_called_second_verb(tokens: list[Token], index: int) -> None:
    """A noun behind a second verb, hung on the first one too, is the second's object ("kam und traf den *Minister*")."""
    noun = tokens[index]
    if (
        noun.relation not in ("conj", "obj")
        or noun.upos not in ("NOUN", "PROPN")
        or noun.head < 0
        or tokens[noun.head].upos != "VERB"
    ):
        return
    verb = next((token for token in reversed(tokens[:index]) if token.upos == "VERB" or token.form in ",;"), None)
    if verb is None or verb.upos != "VERB" or verb.relation != "conj" or verb.head != noun.head:
        return
    joint = next((token for token in tokens if token.head == index and token.base_relation == "cc"), None)
    if any(token.upos == "CCONJ" for token in tokens[verb.index : index]) or noun.head > verb.index:
        return
    if noun.relation == "conj" and (joint is None or joint.index > verb.index):
        return
    if any(token.head == verb.index and token.base_relation == "obj" for token in tokens):
        return
    if joint is not None:
        tokens[joint.index] = replace(joint, head=verb.index)
    tokens[index] = replace(noun, head=verb.index, relation="obj")


MISPLACED = frozenset({"parataxis", "conj", "dep", "obj", "obl", "list"})
"""Relations under which a person's name between commas hangs where the parser lost the noun it explains."""


def _apposition_behind_comma(tokens: list[Token], index: int) -> None:
    """A person named between commas right behind a noun is its apposition ("son homologue, *Bassirou Faye*, ...")."""
    name = tokens[index]
    if index < 2 or name.name != "B-PER" or name.base_relation not in MISPLACED or tokens[index - 1].form != ",":
        return
    if any(token.head == index and token.base_relation in ("case", "cc", "det", "nsubj") for token in tokens):
        return
    end = index + 1
    while end < len(tokens) and tokens[end].name == "I-PER":
        end += 1
    if end < len(tokens) and tokens[end].upos != "PUNCT":
        return
    noun = tokens[index - 2]
    if noun.upos == "ADJ" and noun.head >= 0 and noun.head < index:
        noun = tokens[noun.head]
    if noun.upos == "NOUN" and noun.index < index and name.head != noun.index:
        attach(tokens, index, noun.index, "appos")


def _listed_state(tokens: list[Token], index: int, language: str) -> None:
    """A state between a state and "and" another is one of a list ("Le Mali, *le Niger* et le Burkina Faso")."""
    name = tokens[index]
    if name.relation != "appos" or not 0 <= name.head < index or tokens[name.head].upos != "PROPN":
        return
    known = _bodies(language)
    first = tokens[name.head]
    if name.form.casefold() not in known or first.form.casefold() not in known:
        return
    if any(token.head == first.index and token.relation == "conj" and token.index > index for token in tokens):
        tokens[index] = replace(name, relation="conj")


def _bare_object(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A known noun that is called a complement of a verb without object is its object ("a livré de nouveaux *blindés*")."""
    noun = tokens[index]
    if noun.upos != "NOUN" or noun.relation != "xcomp" or not 0 <= noun.head < index:
        return
    own = [token for token in tokens if token.head == index]
    if any(token.base_relation in ("case", "cop", "mark", "nsubj") for token in own):
        return
    if not set(_words(noun, lexicon)) & lexicon.nouns or tokens[noun.head].upos != "VERB":
        return
    if not any(token.head == noun.head and token.base_relation == "obj" for token in tokens):
        tokens[index] = replace(noun, relation="obj")


def _speaker_behind_the_future(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """Behind what is said and a comma, the object of a word of saying is who says it ("Berlin enverra ..., *a annoncé X*").

    The subject that the parser gave to the word of saying is that of the verb right behind it.
    """
    verb = tokens[index]
    if verb.upos != "VERB" or not {verb.lemma.casefold(), verb.form.casefold()} & lexicon.speech.keys():
        return
    own = [token for token in tokens if token.head == index]
    first = min([index, *(token.index for token in own if token.base_relation == "aux")])
    said = next((token for token in own if token.base_relation in ("advcl", "ccomp") and token.index < first), None)
    subject = next((token for token in own if token.relation == "nsubj"), None)
    speaker = next((token for token in own if token.relation == "obj" and token.index > index), None)
    if said is None or subject is None or speaker is None or first == 0 or tokens[first - 1].form != ",":
        return
    below = [token for token in tokens if token.head == said.index]
    if not subject.index < said.index or any(token.base_relation in ("nsubj", "mark") for token in below):
        return
    if said.feature("VerbForm") not in (None, "Fin") or speaker.upos not in ("PROPN", "NOUN"):
        return
    tokens[subject.index] = replace(subject, head=said.index)
    tokens[speaker.index] = replace(speaker, relation="nsubj")
    tokens[said.index] = replace(said, relation="ccomp")
