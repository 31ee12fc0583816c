"""Does a verb's grammatical subject undergo the act? Many witnesses are asked, since a small parser gives none always."""

from vitni.reading.trees import Tree


def is_passive(tree: Tree, index: int) -> bool:
    """Does the verb's grammatical subject undergo the act?

    True for `nsubj:pass` and `aux:pass`, for `Voice=Pass`, for a bare past participle that modifies a noun ("soldiers
    killed in Donetsk") and for one coordinated with a passive ("was arrested and banned"). A form tagged passive that has
    a plain subject and no auxiliary is a past tense the tagger mistook ("Qatar mediated").
    """
    token = tree.token(index)
    if tree.lemmas[index] in tree.lexicon.passive or _is_mislabelled_passive(tree, index):
        return False  # what makes passives has no passive itself ("er blitt enige")
    if any(child.relation in ("nsubj:pass", "csubj:pass", "aux:pass") for child in tree.dependents(index)):
        return True
    if _is_reflexive_passive(tree, index):
        return True
    if _has_passive_ending(tree, index):
        return True
    if (
        token.feature("VerbForm") in ("Part", None)
        and _has_passive_auxiliary(tree, index)
        and not any(tree.dependents(index, "obj"))
    ):
        return True
    shares = token.relation == "conj" and token.feature("VerbForm") == "Part" and tree.lexicon.analytic_passive
    if shares and tree.token(token.head).upos == "VERB" and not any(tree.dependents(index, "aux", "cop", "nsubj")):
        return is_passive(tree, token.head)  # "a rejeté les accusations et *fermé* sa frontière"
    plain = any(child.relation == "nsubj" for child in tree.dependents(index))
    if token.feature("Voice") == "Pass":
        return not plain or any(tree.dependents(index, "aux", "cop"))
    if any(child.base_relation == "nsubj" for child in tree.dependents(index)) and any(tree.dependents(index, "aux")):
        return False
    participle = token.feature("VerbForm") == "Part" and token.feature("Tense") != "Pres" and token.feature("Voice") != "Act"
    if participle and any(tree.dependents(index, "cop")) and token.upos in ("VERB", "AUX"):
        return not any(tree.dependents(index, "obj"))
    if participle and token.base_relation in ("acl", "amod") and not any(tree.dependents(index, "obj", "aux")):
        return True
    if token.relation == "conj" and participle and not any(tree.dependents(index, "aux", "nsubj")):
        return is_passive(tree, token.head)
    return _shares_later_passive(tree, index)


def _shares_later_passive(tree: Tree, index: int) -> bool:
    """Is this a participle whose auxiliary stands at the end of a coordination ("gepriesen und ... geschmäht wird")?"""
    if any(tree.dependents(index, "aux", "cop", "obj")) or not any(tree.dependents(index, "nsubj")):
        return False
    joined = (child for child in tree.dependents(index, "conj") if not any(tree.dependents(child.index, "nsubj")))
    return any(
        aux.relation == "aux:pass" and aux.index > child.index
        for child in joined
        for aux in tree.dependents(child.index, "aux")
    )


def _is_reflexive_passive(tree: Tree, index: int) -> bool:
    """Is this the reflexive form of a known verb that is not reflexive itself ("обсуждаются", of "обсуждать")?"""
    endings = tree.lexicon.reflexive
    if not endings or tree.token(index).upos != "VERB":
        return False
    return tree.forms[index].endswith(endings) and not tree.lemmas[index].endswith(endings)


def _has_passive_ending(tree: Tree, index: int) -> bool:
    """Is this an active form of a known verb with the ending of the passive ("angreps", of "angrep")?"""
    form, lexicon = tree.forms[index], tree.lexicon
    ending = next((ending for ending in lexicon.passive_endings if form.endswith(ending)), "")
    if not ending or tree.lemmas[index].endswith(ending):
        return False
    active = form.removesuffix(ending)
    return tree.lemmas[index] in (lexicon.forms.get(active), lexicon.regular.get(active))


def _is_mislabelled_passive(tree: Tree, index: int) -> bool:
    """Is this an active verb whatever its labels say?

    A reflexive whose subject stands before it ("s'est rendu"); a perfect whose participle is tagged active ("ont manifesté");
    a finite verb without auxiliary in a language that makes no passive so ("Indonesia called for"); a participle with an
    object that goes on with an active one ("a gelé les avoirs et *fermé ses frontières*").
    """
    token = tree.token(index)
    subject_before = any(child.index < index for child in tree.dependents(index, "nsubj"))
    reflexive = any(child.base_relation == "expl" and child.upos == "PRON" for child in tree.dependents(index))
    if reflexive and subject_before:
        return True
    auxiliaries = tuple(tree.dependents(index, "aux", "cop"))
    if any(child.relation == "aux:pass" for child in auxiliaries):
        return False
    if len(auxiliaries) == 1 and auxiliaries[0].relation == "aux:tense":
        return True
    if token.feature("Voice") == "Act":
        return not (token.feature("VerbForm") == "Part" and _has_passive_auxiliary(tree, index))
    goes_on = token.relation == "conj" and token.feature("VerbForm") == "Part" and not auxiliaries
    if goes_on and any(child.index > index for child in tree.dependents(index, "obj")) and not is_passive(tree, token.head):
        return True
    finite = token.feature("Mood") == "Ind" or token.feature("VerbForm") == "Fin"
    return finite and not auxiliaries and not reflexive and tree.lexicon.analytic_passive


def _has_passive_auxiliary(tree: Tree, index: int) -> bool:
    """Is there an auxiliary that makes the passive of this verb (one that takes an object: "var boðaður", not "var kominn")?"""
    if not any(tree.lemmas[child.index] in tree.lexicon.passive for child in tree.dependents(index, "aux", "cop")):
        return False
    entries = tree.lexicon.entries.get(tree.lemmas[index], ())
    patterns = [pattern for entry in entries if entry.part == "verb" for pattern in entry.recipient]
    bare = any(pattern.relation in ("obj", "iobj") or (pattern.case and not pattern.adposition) for pattern in patterns)
    return bare or any(entry.objects for entry in entries)


def names_nobody(tree: Tree, index: int) -> bool:
    """Is this a verb whose form says that nobody in particular acts ("*zatrzymano* dwie osoby"), as a passive would?"""
    return tree.token(index).feature("Person") == "0"
