"""Verb forms and their lemmas: the irregular ones of `irregular.tsv`, and those its rules make of a language's known verbs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from vitni.errors import DataFault
from vitni.reference.files import language_file

SHORTEST_BASE = 2
"""Letters of an irregular verb that others may end in ("upp" + "ge")."""


def forms_of(language: str, verbs: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the lemma of each verb form that `irregular.tsv` gives, and of each that its rules make.

    A line holds a verb and its forms ("geben", "gibt gab gegeben"); "zugeben" then has "zugab", "zugegeben". A line whose
    verb begins with "*" is a rule for the verbs of acts.toml that no other line covers ("*en", "*te ge*t"); the line
    "prefixes" lists what may stand before a verb and its participle.
    """
    path = language_file(language, "irregular.tsv")
    if not path.exists():
        return {}, {}
    known: dict[str, list[str]] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) != 2:
                raise DataFault(f"{path}:{number}", "the line is not a verb, a tab, and its forms", "Mend the line.")
            known[cells[0].casefold()] = cells[1].casefold().split()
    prefixes = known.pop("prefixes", [])
    rules = {verb[1:]: known.pop(verb) for verb in [verb for verb in known if verb.startswith("*")]}
    table: dict[str, str] = {}
    regular: dict[str, str] = {}
    for verb in sorted({*verbs, *known}, key=lambda verb: (verb not in known, verb)):
        base = max((lemma for lemma in known if verb.endswith(lemma)), key=len, default=None)
        if base is not None and (verb == base or len(base) >= SHORTEST_BASE):
            before = verb[: len(verb) - len(base)]
            for form in known[base]:
                table.setdefault(before + form, verb)
                if before and form.startswith("ge"):
                    table.setdefault(before + form[2:], verb)
        for form in _regular(verb, rules, prefixes):
            regular.setdefault(form, verb)
    return table, regular


def _regular(verb: str, rules: Mapping[str, Sequence[str]], prefixes: Sequence[str]) -> Iterator[str]:
    """Yield the forms the rules make of a verb, with and without what stands before it."""
    parts = [("", verb)] + [(prefix, verb[len(prefix) :]) for prefix in prefixes if verb.startswith(prefix)]
    for before, rest in parts:
        ending = max((ending for ending in rules if rest.endswith(ending)), key=len, default=None)
        if ending is not None and len(rest) - len(ending) >= SHORTEST_BASE:
            for form in rules[ending]:
                yield before + form.replace("*", rest[: len(rest) - len(ending)])


STEM = 4
"""First letters by which a verb is looked up whose lemma the model got wrong ("withdrew" -> "withdrin")."""


def by_stem(lemmas: Iterable[str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for lemma in sorted(set(lemmas)):
        if len(lemma) >= STEM:
            table[lemma[:STEM]] = (*table.get(lemma[:STEM], ()), lemma)
    return table
