"""One style of morphology per language, where treebanks of one language follow different conventions.

GreynirCorpus writes the case a verb or preposition governs on the verb or preposition, leaves out what is unmarked
(Definite=Ind, Degree=Pos, VerbForm=Fin) and gives pronouns no type; the old Modern file has neither gender nor person. All are
brought to the style of IcePaHC, the fullest; what a treebank does not say is marked unknown and trains nothing.
"""

from collections.abc import Mapping

UNKNOWN = "?"
# Parts of speech that never inflect: here an absent feature is truly absent, also in a treebank that leaves features out.
_BARE = frozenset({"ADP", "SCONJ", "CCONJ", "PUNCT", "PART", "SYM"})


def features_in(text: str) -> dict[str, str]:
    """Return the features of a CoNLL-U cell."""
    return dict(pair.split("=", 1) for pair in text.split("|") if "=" in pair)


def unified(treebank: str, upos: str, features: Mapping[str, str]) -> tuple[dict[str, str], bool]:
    """Return the features in the style of the language, and whether an attribute that is absent is known to be absent.

    An attribute whose value is not known has the value UNKNOWN.
    """
    found = dict(features)
    if treebank == "Icelandic-GC":
        return _greynir(upos, found), True
    if treebank == "Icelandic-Modern" and "VerbForm" not in found and "Gender" not in found and "PronType" not in found:
        return _modern(upos, found)
    if treebank in ("Icelandic-IcePaHC1900", "Icelandic-Modern"):
        if found.get("PronType") == "Prs" and "Gender" in found:
            found.setdefault("Person", "3")
        return found, True
    if treebank == "Swedish-Talbanken" and found.get("VerbForm") == "Fin":
        found.setdefault("Mood", "Ind")
    return found, True


def _greynir(upos: str, found: dict[str, str]) -> dict[str, str]:
    if upos == "ADP":
        return {}
    if upos in ("VERB", "AUX"):
        if found.get("VerbForm") != "Part" or "Gender" not in found:
            found.pop("Case", None)
        if "Mood" in found:
            found["VerbForm"] = "Fin"
        if found.get("VerbForm") == "Part":
            for key in ("Voice", "Case", "Gender", "Definite", "Degree", "Tense"):
                found.setdefault(key, UNKNOWN)
    elif upos in ("NOUN", "PROPN") and "Case" in found:
        found.setdefault("Definite", "Ind")
        found.setdefault("Number", UNKNOWN)
    elif upos == "ADJ" and "Case" in found:
        found.setdefault("Degree", "Pos")
        found.setdefault("Definite", UNKNOWN)
        found.setdefault("NumType", UNKNOWN)
    elif upos in ("PRON", "DET"):
        found.setdefault("PronType", UNKNOWN)
        found.setdefault("Reflex", UNKNOWN)
    elif upos == "NUM":
        found.setdefault("NumType", UNKNOWN)
    elif upos == "ADV":
        found.setdefault("Degree", UNKNOWN)
    return found


def _modern(upos: str, found: dict[str, str]) -> tuple[dict[str, str], bool]:
    if upos not in ("ADJ", "NOUN"):
        found.pop("Degree", None)
    if "Mood" in found:
        found["VerbForm"] = "Fin"
    return found, upos in _BARE
