"""What a language's folder holds and lacks: counts of entries, and the meanings no entry of its acts gives."""

from dataclasses import dataclass
from typing import Any

from vitni.errors import NotFound
from vitni.reference.files import WORLD, language_codes, language_file, load_toml

FILES = ("language.toml", "time.toml", "acts.toml", "speech.toml", "standing.toml", "titles.toml", "names.toml")
"""The files of a language's folder, in the order of docs/add-a-language.md."""
COUNTED_IN = {
    "acts.toml": "without it no act is found in this language",
    "time.toml": "without it no claim is dated by words",
    "speech.toml": "without it nobody is quoted: claims have no voices",
    "standing.toml": "without it plans, promises and denials read as done",
    "titles.toml": "without it officials are known by name only",
    "names.toml": "without it states and peoples are known by their English names only",
    "language.toml": "without it the folder is no language",
}


SAID = "say"
"""The meaning that comes from the reporting verbs of speech.toml, not from an entry of acts.toml."""


TIMES = """
weekday month season part edge half unit units shift deictic previous nth rank number named vague bound
"""
"""Tables of time.toml (or of time.cldr.toml) that a language of news needs."""
TIME_WORDS = "on in to from and about year_word every few ago hence later_than earlier_than event repeated blocked"
"""Classes of [glue] that it needs; those with another that stands before ("ago_pre") may give that one instead."""
FALSE_FINDS = 10
"""Sentences that only look like dates (`means = "-"`) that a language should carry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCheck:
    """One file of a language: is it there, how many entries and examples it has, and what its absence means."""

    name: str
    there: bool
    entries: int
    examples: int
    without: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageCheck:
    """A language's files, which meanings of world/meanings.toml its acts can and cannot tell, and what its times lack."""

    code: str
    name: str
    files: tuple[FileCheck, ...]
    meanings: int
    missing_meanings: tuple[str, ...]
    missing_times: tuple[str, ...]


def known_language(code: str) -> str:
    """Return the code if vitni has a folder for it; else this is a `NotFound` that lists the codes there are."""
    if code not in language_codes():
        known = ", ".join(language_codes())
        raise NotFound(code, f"vitni has no folder languages/{code}", f"There are: {known}. See docs/add-a-language.md.")
    return code


def check_language(code: str) -> LanguageCheck:
    """Return what the folder of that language holds and lacks."""
    meanings = tuple(load_toml(WORLD / "meanings.toml"))
    acts = language_file(code, "acts.toml")
    told = {entry.get("meaning") for entry in load_toml(acts).get("entry", [])} if acts.is_file() else set()
    speech = language_file(code, "speech.toml")
    if speech.is_file() and load_toml(speech).get("verb"):
        told.add(SAID)
    missing = tuple(meaning for meaning in meanings if meaning not in told)
    return LanguageCheck(
        code=code,
        name=str(load_toml(language_file(code, "language.toml")).get("name", code)),
        files=tuple(_check_file(code, name) for name in FILES),
        meanings=len(meanings) - len(missing),
        missing_meanings=missing,
        missing_times=_missing_times(code),
    )


def _missing_times(code: str) -> tuple[str, ...]:
    """Return the tables and words of time that neither time.toml nor the table made from CLDR gives, and what tests lack."""
    paths = (language_file(code, "time.cldr.toml"), language_file(code, "time.toml"))
    generated, own = (load_toml(path) if path.is_file() else {} for path in paths)
    glue = {**generated.get("glue", {}), **own.get("glue", {})}
    needless = own.get("without", ())  # classes whose words stand behind, or are endings, in that language
    missing = [name for name in TIMES.split() if name not in own and name not in generated and name not in needless]
    if "often" in own:  # which says what is repeated, and so does more
        glue["repeated"] = own["often"]
    for name in TIME_WORDS.split():
        if name not in glue and f"{name}_pre" not in glue and f"glue.{name}" not in needless:
            missing.append(f"glue.{name}")
    if "words" not in own.get("tense", {}):
        missing.append("tense.words")
    denied = sum(example.get("means") == "-" for example in own.get("example", ()))
    if denied < FALSE_FINDS:
        missing.append(f"sentences without a date ({denied} of {FALSE_FINDS})")
    return tuple(missing)


def _check_file(code: str, name: str) -> FileCheck:
    path = language_file(code, name)
    tables = load_toml(path) if path.is_file() else {}
    entries, examples = _count(tables)
    return FileCheck(name=name, there=path.is_file(), entries=entries, examples=examples, without=COUNTED_IN[name])


def _count(value: Any) -> tuple[int, int]:
    """Count the entries (tables of an array, and plain keys of a table) and the examples among them."""
    if not isinstance(value, dict):
        return 0, 0
    entries = examples = 0
    for key, inner in value.items():
        if key == "example":
            examples += len(inner)
        elif isinstance(inner, list) and inner and isinstance(inner[0], dict):
            entries += len(inner)
            examples += sum(len(row.get("examples", ())) for row in inner)
        elif isinstance(inner, dict):
            below = _count(inner)
            entries, examples = entries + below[0], examples + below[1]
        else:
            entries += 1
    return entries, examples
