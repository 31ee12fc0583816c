"""Repairs for languages that write every noun with a capital: names and nouns side by side that the parser takes for one name.

"Russlands Krieg", "dass Russland Litauen angreift", "der Ukraine Kampfflugzeuge liefern": what is a name and what a noun is
known from the language's own files; what is not plainly wrong is left alone.
"""

from dataclasses import replace
from functools import cache

from vitni.reading.mending.hanging import attach, with_feature
from vitni.reading.trees import known_tail
from vitni.reference.lexicon import Lexicon
from vitni.reference.names import names_of
from vitni.reference.titles import titles_of
from vitni.syntax.tree import Token

BESIDE = frozenset({"flat", "appos", "compound", "nmod"})
"""Relations by which the second of two words side by side is taken for a part of the first."""
LONGEST_CASE = 2
"""Letters of a case ending of a noun."""


@cache
def _states(language: str) -> frozenset[str]:
    """Return the names of one word that a language has for states and capitals' countries, in lower case."""
    named = (entry for entry in names_of(language) if entry.kind in ("state", "organisation") and len(entry.words) == 1)
    return frozenset(form.casefold() for entry in named for form in entry.words[0])


def mend_capitals(tokens: list[Token], lexicon: Lexicon) -> None:
    """Mend names and nouns of one sentence in place."""
    for index in range(len(tokens)):
        _noun_called_name(tokens, index, lexicon)
        _noun_called_adjective(tokens, index, lexicon)
    for index in range(len(tokens)):
        _name_behind_title(tokens, index)
        _who_told_that(tokens, index, lexicon)
        _owner_of_the_next(tokens, index, lexicon)
        _owner_behind(tokens, index, lexicon)
        _object_beside_subject(tokens, index, lexicon)
        _second_subject(tokens, index, lexicon)
        _beyond_the_border(tokens, index, lexicon)
        _perfect_infinitive(tokens, index, lexicon)
        _future_or_passive(tokens, index, lexicon)
        _given_beside_addressee(tokens, index, lexicon)
        _dative_by_its_article(tokens, index, lexicon)
        _last_of_its_clause(tokens, index)
        _object_of_the_infinitive(tokens, index)


def _is_known_noun(token: Token, lexicon: Lexicon) -> bool:
    """Is this a noun that acts.toml knows, in any case, itself or as the end of a compound?"""
    form, lemma = token.form.casefold(), token.lemma.casefold()
    if not token.form[:1].isupper() or not form.isalpha() or form in _states(lexicon.language):
        return False
    if any(form[: len(form) - cut] in lexicon.nouns for cut in range(LONGEST_CASE + 1)):
        return True
    return known_tail(lemma, form, LONGEST_CASE, lexicon.suffixes) in lexicon.suffixes


def _noun_called_name(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A known noun that is called a proper one is a noun ("Russlands *Luftangriffe*"), unless it is within somebody's name."""
    token = tokens[index]
    before = tokens[index - 1] if index else None
    owner = before.form.casefold() if before is not None else ""
    owned = owner.endswith("s") and owner.removesuffix("s") in _states(lexicon.language)
    plain = owned or not token.name.endswith("PER") or (before is not None and before.upos == "DET")
    if token.upos == "PROPN" and plain and _is_known_noun(token, lexicon):
        tokens[index] = replace(token, upos="NOUN")


def _noun_called_adjective(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A known noun called an adjective before a name is what the name belongs to ("die *Verurteilung* Israels durch ...")."""
    token = tokens[index]
    if token.upos not in ("ADJ", "ADV", "VERB") or index == 0 or not _is_known_noun(token, lexicon):
        return
    tokens[index] = noun = replace(token, upos="NOUN", features="Number=Sing")
    name = tokens[token.head] if token.head == index + 1 else None
    if token.base_relation != "amod" or name is None or name.upos not in ("PROPN", "NOUN"):
        return
    tokens[index] = replace(noun, head=name.head, relation=name.relation)
    tokens[name.index] = replace(name, head=index, relation="nmod", features="Case=Gen")
    for child in list(tokens):
        if child.head == name.index and (child.index < index or child.base_relation in ("nmod", "obl")):
            tokens[child.index] = replace(child, head=index)


def _owner_of_the_next(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A name that ends in a genitive owns the known noun right behind it ("*Russlands* Krieg", "*Macrons* Brief")."""
    name = tokens[index]
    if name.upos != "PROPN" or not name.form.endswith("s") or index + 1 >= len(tokens):
        return
    noun = tokens[index + 1]
    if noun.upos != "NOUN" or not _is_known_noun(noun, lexicon) or name.form.casefold() in _plain(lexicon.language):
        return
    joined = noun.head == index or name.head == noun.index or noun.head == name.head
    if not joined or any(token.head == index and token.base_relation in ("det", "case") for token in tokens):
        return
    attach(tokens, index, noun.index, "nmod")
    tokens[index] = replace(tokens[index], features="Case=Gen")
    for child in list(tokens):
        if child.head == index and child.index > noun.index:
            tokens[child.index] = replace(child, head=noun.index)


@cache
def _plain(language: str) -> frozenset[str]:
    """Return the names of states that end in "s" of themselves ("Laos")."""
    named = (entry for entry in names_of(language) if len(entry.words) == 1)
    return frozenset(entry.words[0][0].casefold() for entry in named if entry.words[0][0].endswith("s"))


def _object_beside_subject(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """Of two states named side by side before the verb, the second is its object ("dass Russland *Litauen* angreift");
    so is a bare plural ("hat Russland *Soldaten* entsandt")."""
    second = tokens[index]
    states = _states(lexicon.language)
    thing = second.upos == "NOUN" and second.feature("Number") != "Sing"
    if second.base_relation not in BESIDE or second.head != index - 1 or not (thing or second.form.casefold() in states):
        return
    first = tokens[second.head]
    if first.form.casefold() not in states or first.head < index or first.base_relation not in ("nsubj", "obj", "obl"):
        return
    verb = tokens[first.head]
    if verb.upos == "VERB" and not any(token.head == verb.index and token.base_relation == "obj" for token in tokens):
        tokens[first.index] = replace(first, relation="nsubj")
        tokens[index] = replace(second, head=verb.index, relation="obj", features="Case=Acc|Number=Sing")


def _owner_behind(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A state in the genitive right behind a known noun owns it, whatever it was called ("der Boykott *Israels* durch ...")."""
    name = tokens[index]
    form = name.form.casefold()
    if index == 0 or not form.endswith("s") or form in _plain(lexicon.language):
        return
    noun = tokens[index - 1]
    if form.removesuffix("s") not in _states(lexicon.language) or noun.upos != "NOUN" or name.upos not in ("PROPN", "NOUN"):
        return
    if any(token.head == index and token.base_relation == "case" for token in tokens) or not _is_known_noun(noun, lexicon):
        return
    attach(tokens, index, noun.index, "nmod")
    tokens[index] = replace(tokens[index], features="Case=Gen")
    for child in list(tokens):
        if child.head == index and child.base_relation in ("nmod", "obl"):
            tokens[child.index] = replace(child, head=noun.index)


def _second_subject(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A verb has one subject: what is called so behind it, where one stands before it, is its object.

    A state that an object follows is to whom it is done ("die Bank gewährte *Kenia* einen Kredit").
    """
    name = tokens[index]
    if name.relation != "nsubj" or not 0 <= name.head < index or name.upos not in ("NOUN", "PROPN"):
        return
    verb = tokens[name.head]
    own = [token for token in tokens if token.head == verb.index]
    if verb.upos != "VERB" or not any(token.relation == "nsubj" and token.index < verb.index for token in own):
        return
    articles = [token for token in tokens if token.head == index and token.base_relation == "det"]
    if any(token.form.casefold() == "der" for token in articles):
        return
    given = any(token.base_relation == "obj" and token.index > index for token in own)
    if given and name.form.casefold() not in _states(lexicon.language):
        return
    relation, case = ("iobj", "Dat") if given else ("obj", "Acc")
    tokens[index] = replace(name, relation=relation, features=with_feature(name, "Case", case).features)


DATIVE = frozenset({"der", "dem"})
"""Articles that no subject and no object of a state's name has beside another object."""


def _dative_by_its_article(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A state with such an article, beside another object, is to whom it is done ("*der Ukraine* drei Systeme liefern")."""
    name = tokens[index]
    if (
        name.base_relation not in ("obl", "obj", "iobj")
        or name.head < 0
        or name.form.casefold() not in _states(lexicon.language)
    ):
        return
    own = [token for token in tokens if token.head == index]
    articles = [token.form.casefold() for token in own if token.base_relation == "det"]
    if not set(articles) & DATIVE or any(token.base_relation == "case" for token in own):
        return
    if any(token.head == name.head and token.base_relation == "obj" and token.index != index for token in tokens):
        tokens[index] = replace(name, relation="obl:arg", features="Case=Dat|Number=Sing")


def _last_of_its_clause(tokens: list[Token], index: int) -> None:
    """An auxiliary right behind the verb of a conjunction's clause belongs to it ("dass China vermitteln *will*")."""
    auxiliary = tokens[index]
    if auxiliary.upos != "AUX" or index == 0 or auxiliary.head < 0 or auxiliary.head == index - 1:
        return
    verb = tokens[index - 1]
    marked = any(token.head == verb.index and token.base_relation == "mark" for token in tokens)
    if verb.upos == "VERB" and marked and auxiliary.base_relation == "aux" and verb.head == auxiliary.head:
        tokens[index] = replace(auxiliary, head=verb.index)


def _object_of_the_infinitive(tokens: list[Token], index: int) -> None:
    """A noun behind the comma that opens an infinitive clause is its object (", *Sanktionen* gegen Georgien zu verhängen")."""
    noun = tokens[index]
    if index == 0 or tokens[index - 1].form != "," or noun.base_relation not in BESIDE or noun.upos not in ("NOUN", "PROPN"):
        return
    if not 0 <= noun.head < index or any(token.head == index and token.base_relation == "case" for token in tokens):
        return
    for verb in tokens[index + 1 :]:
        if verb.form == "," or verb.feature("VerbForm") == "Fin":
            return
        if verb.upos == "VERB" and verb.head in (noun.head, tokens[noun.head].head):
            own = [token for token in tokens if token.head == verb.index]
            opened = any(token.base_relation == "mark" for token in own) or verb.form.casefold() != verb.lemma.casefold()
            if opened and not any(token.base_relation in ("obj", "nsubj") for token in own):
                tokens[index] = replace(noun, head=verb.index, relation="obj", features="Case=Acc")
            return


def _beyond_the_border(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A state behind "border to" is where the border leads ("an der Grenze *zu Estland*")."""
    name = tokens[index]
    if index < 2 or name.base_relation not in ("obl", "nmod", "obj") or name.form.casefold() not in _states(lexicon.language):
        return
    case = next((token for token in tokens if token.head == index and token.base_relation == "case"), None)
    if case is None or case.index == 0 or case.index > index:
        return
    border = tokens[case.index - 1]
    if {border.form.casefold(), border.lemma.casefold()} & titles_of(lexicon.language).border and name.head != border.index:
        attach(tokens, index, border.index, "nmod")


def _perfect_infinitive(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """Behind a participle and "to", the auxiliary makes its perfect ("Soldaten *entsandt zu haben*")."""
    auxiliary = tokens[index]
    if auxiliary.upos != "VERB" or index < 2 or auxiliary.lemma.casefold() not in lexicon.perfect:
        return
    verb = tokens[index - 2]
    if tokens[index - 1].upos != "PART" or verb.upos not in ("VERB", "ADV", "ADJ"):
        return
    if verb.head in (index, auxiliary.head):
        tokens[verb.index] = verb = replace(verb, head=auxiliary.head, relation=auxiliary.relation)
    elif auxiliary.head != verb.index:
        return
    for token in list(tokens):
        if token.head == index and token.index != verb.index:
            tokens[token.index] = replace(token, head=verb.index)
    tokens[verb.index] = replace(verb, upos="VERB", features="VerbForm=Inf")
    tokens[index] = replace(auxiliary, upos="AUX", head=verb.index, relation="aux")


def _future_or_passive(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """The auxiliary of a passive makes the future with an infinitive, the passive with a participle."""
    auxiliary = tokens[index]
    if auxiliary.base_relation != "aux" or auxiliary.head < 0 or auxiliary.lemma.casefold() not in lexicon.passive:
        return
    verb = tokens[auxiliary.head]
    own = [token for token in tokens if token.head == verb.index]
    if verb.feature("VerbForm") == "Part" and verb.form.casefold() != verb.lemma.casefold():
        relation, subject, other = "aux:pass", "nsubj", "nsubj:pass"
        if any(token.base_relation == "obj" for token in own) or any(
            token.base_relation == "aux" and token.index != index for token in own
        ):
            return
    elif verb.feature("VerbForm") == "Inf" or verb.form.casefold() == verb.lemma.casefold():
        relation, subject, other = "aux", "nsubj:pass", "nsubj"
    else:
        return
    tokens[index] = replace(auxiliary, relation=relation)
    for token in own:
        if token.relation == subject:
            tokens[token.index] = replace(token, relation=other)


def _name_behind_title(tokens: list[Token], index: int) -> None:
    """A person's name right behind the subject is its apposition ("Außenministerin *Annalena Baerbock* kündigte an")."""
    name = tokens[index]
    if index == 0 or name.name != "B-PER" or name.base_relation not in ("obj", "iobj", "obl") or name.head < 0:
        return
    title = tokens[index - 1]
    if title.upos == "NOUN" and title.base_relation == "nsubj" and title.head == name.head and title.head > index:
        tokens[index] = replace(name, head=title.index, relation="appos")


def _who_told_that(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """Where a pronoun takes up what was said, the noun that is called the object said it ("*Das* teilte das Amt mit")."""
    noun = tokens[index]
    if noun.relation != "obj" or noun.upos not in ("NOUN", "PROPN") or not 0 <= noun.head < index:
        return
    verb = tokens[noun.head]
    that = next((token for token in tokens if token.head == verb.index and token.relation == "nsubj"), None)
    if that is None or that.index > verb.index or that.upos != "PRON" or that.form.casefold() not in lexicon.backward:
        return
    tokens[index] = replace(noun, relation="nsubj", features=with_feature(noun, "Case", "Nom").features)
    tokens[that.index] = replace(that, relation="obj")


def _given_beside_addressee(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """A bare plural behind a state that a verb's phrase ends in is what is given ("der Ukraine *Kampfflugzeuge* liefern")."""
    given = tokens[index]
    if given.upos != "NOUN" or given.base_relation not in BESIDE or not 0 <= given.head < index:
        return
    name = tokens[given.head]
    if name.form.casefold() not in _states(lexicon.language) or name.head < 0 or tokens[name.head].upos != "VERB":
        return
    own = [token for token in tokens if token.head == index and token.base_relation in ("det", "case")]
    if own or given.feature("Number") == "Sing" or any(token.form == "," for token in tokens[name.index : index]):
        return
    if any(token.head == name.index and token.base_relation == "case" for token in tokens) or name.base_relation == "nsubj":
        return
    verb = name.head
    if any(token.head == verb and token.base_relation == "obj" and token.index != name.index for token in tokens):
        return
    tokens[name.index] = replace(name, relation="obl:arg", features="Case=Dat")
    tokens[index] = replace(given, head=verb, relation="obj", features="Case=Acc|Number=Plur")
