"""What a language's words do: its acts with their frames, its words of speech, and what says how an act stands.

Opens `world/meanings.toml` and `languages/<code>/{acts,speech,standing}.toml`, checks them, and returns values.
Which of the patterns a sentence fills is not decided here: reading does that.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from vitni.errors import DataFault
from vitni.model.claim import MODES, Act, Standing
from vitni.reference.files import WORLD, language_file, load_toml
from vitni.reference.inflection import by_stem, forms_of
from vitni.reference.lexicon import (
    Entry,
    Example,
    Lexicon,
    Meaning,
    Operator,
    Pattern,
    Patterns,
    Phrase,
    Speech,
    WordPart,
)

SPEECH_KINDS = ("say", "announce", "expect", "hope", "fear", "doubt", "deny", "think", "ask")
WORD_PARTS: tuple[WordPart, ...] = ("verb", "noun", "adjective")
PARTY_KINDS = frozenset({"state", "organisation", "person", "group"})


@cache
def load_meanings() -> Mapping[str, Meaning]:
    """Return the shared table of meanings by key. A row with an unknown act, mode or standing is a `DataFault`."""
    path = WORLD / "meanings.toml"
    return {key: _meaning(key, row, path) for key, row in load_toml(path).items()}


@cache
def load_lexicon(language: str) -> Lexicon:
    """Return the words of one language; a file that is missing leaves its tables empty.

    Raises `DataFault` with file and entry for a key, pattern, meaning or example that breaks the rules.
    """
    acts, acts_path = _optional(language, "acts.toml")
    speech, speech_path = _optional(language, "speech.toml")
    standing, standing_path = _optional(language, "standing.toml")
    _only_keys(acts, ACTS_KEYS, f"{acts_path}")
    _only_keys(standing, STANDING_KEYS, f"{standing_path}")
    agent = _patterns(acts.get("agent", []), str(acts_path))
    entries = [entry for row in _rows(acts, "entry", acts_path) for entry in _entries(row, acts, agent, acts_path)]
    said = [word for row in _rows(speech, "verb", speech_path) for word in _speech(row, "verb", speech_path)]
    said += [word for row in _rows(speech, "noun", speech_path) for word in _speech(row, "noun", speech_path)]
    said += [word for row in _rows(speech, "adjective", speech_path) for word in _speech(row, "adjective", speech_path)]
    phrases = tuple(phrase for row in _rows(speech, "phrase", speech_path) for phrase in _phrases(row, speech_path))
    operators = [word for row in _rows(standing, "operator", standing_path) for word in _operators(row, standing_path)]
    holders: list[Entry | Speech | Phrase | Operator] = [*entries, *said, *phrases, *operators]
    words: list[Entry | Speech | Operator] = [*entries, *said, *operators]
    nouns = {entry.lemma for entry in entries if entry.part == "noun" and len(entry.lemma) >= SHORTEST_TAIL}
    compounds = bool(acts.get("compounds", False))
    forms, regular = forms_of(language, (word.lemma for word in words if word.part == "verb"))
    return Lexicon(
        language=language,
        entries=_by_lemma(entries),
        speech=_by_lemma(said),
        phrases=phrases,
        auxiliaries=_by_lemma(word for word in operators if word.part == "auxiliary"),
        operators=_by_lemma(word for word in operators if word.part != "auxiliary"),
        light_verbs=_light_verbs(acts.get("light_verbs", [])),
        question=_word_rows(standing.get("question", [])),
        agent=agent,
        compounds=compounds,
        drops_subjects=bool(acts.get("drops_subjects", False)),
        without_articles=bool(acts.get("without_articles", False)),
        analytic_passive=bool(acts.get("analytic_passive", False)),
        separable_verbs=bool(acts.get("separable_verbs", False)),
        verb_second=bool(acts.get("verb_second", False)),
        passive=_folded(acts.get("passive", [])),
        present=tuple(acts.get("present", [])),
        instruments=_folded(acts.get("instruments", [])),
        negation=_folded(standing.get("negation", [])),
        condition=_word_rows(standing.get("condition", [])),
        purpose=_word_rows(standing.get("purpose", [])),
        likely=_folded(standing.get("likely", [])),
        alleged=_folded(standing.get("alleged", [])),
        examples=tuple(dict.fromkeys((holder.where, example) for holder in holders for example in holder.examples)),
        suffixes=frozenset(nouns) if compounds else frozenset(),
        heads=frozenset(word.lemma for word in words),
        nouns=frozenset(
            {word.lemma for word in words if word.part != "verb"}
            | {part for word in words for part in word.companions}
            | {word for entry in entries for word in entry.objects}
        ),
        verbs=by_stem(word.lemma for word in words if word.part == "verb"),
        forms=forms,
        regular=regular,
        future=frozenset(standing.get("future", [])),
        perfective_future=bool(standing.get("perfective_future", False)),
        negation_prefix=str(standing.get("negation_prefix", "")),
        expletive=frozenset(standing.get("expletive", [])),
        tense_endings={tense: tuple(endings) for tense, endings in standing.get("tense_endings", {}).items()},
        as_said=_folded(speech.get("as_said", [])),
        backward=_folded(speech.get("backward", [])),
        adpositions=frozenset(_long_adpositions(entries)),
        reflexive=tuple(speech.get("reflexive", [])),
        indefinite=_patterns(acts.get("indefinite", []), str(acts_path)),
        object_markers=_folded(acts.get("object_markers", [])),
        particles=_folded(acts.get("particles", [])),
        passive_endings=tuple(acts.get("passive_endings", [])),
        light_nouns=_folded(acts.get("light_nouns", [])),
        hearsay=frozenset(standing.get("hearsay", [])),
        perfect=frozenset(standing.get("perfect", [])),
        ability=frozenset(standing.get("ability", [])),
        passive_present=frozenset(standing.get("passive_present", [])),
        where=_folded(standing.get("where", [])),
    )


SHORTEST_TAIL = 4
"""Letters a noun must have to be looked for at the end of compounds; shorter ones ("tal") end too many other words."""

# fmt: off
ACTS_KEYS = frozenset((
    "light_verbs", "agent", "defaults", "entry", "compounds", "drops_subjects", "without_articles", "passive",
    "analytic_passive", "separable_verbs", "verb_second", "present", "instruments", "indefinite", "object_markers", "particles",
    "passive_endings",
    "light_nouns",
))
# fmt: on

# fmt: off
STANDING_KEYS = frozenset((
    "negation", "negation_prefix", "expletive", "condition", "question", "purpose", "likely", "alleged", "future",
    "perfective_future", "ability", "tense_endings", "perfect", "hearsay", "passive_present", "where", "operator",
))
# fmt: on

ENTRY_KEYS = frozenset(
    [
        "meaning",
        "verb",
        "noun",
        "adjective",
        "actor",
        "recipient",
        "content",
        "topic",
        "place",
        "needs",
        "not_with",
        "kinds",
        "object",
        "self",
        "agent",
        "examples",
        "note",
    ]
)

SPEECH_KEYS = frozenset(["kind", "lemmas", "speaker", "hearer", "content", "examples", "note"])

PHRASE_KEYS = frozenset(["words", "speaker", "examples", "note"])

OPERATOR_KEYS = frozenset(["auxiliary", "verb", "noun", "adjective", "content", "standing", "examples", "note"])

DEFAULTS: dict[WordPart, dict[str, list[str]]] = {
    "verb": {"actor": ["nsubj"]},
    "noun": {"actor": ["nmod:poss", "amod", "compound"]},
    "adjective": {"actor": ["nsubj"]},
}

SPEECH_CONTENT = {
    "verb": ["ccomp", "xcomp", "parataxis"],
    "noun": ["acl", "ccomp", "xcomp"],
    "adjective": ["ccomp", "xcomp", "csubj", "advcl"],
}

OPERATOR_CONTENT = {
    "auxiliary": [],
    "verb": ["xcomp", "ccomp", "obj"],
    "noun": ["acl", "ccomp", "xcomp"],
    "adjective": ["xcomp", "ccomp", "csubj", "advcl"],
}

MEANS = re.compile(r"(?P<act>[A-Z]+)(?: (?P<mode>[a-z-]+))? (?P<actors>[^>]+?) > (?P<recipients>[^>]+?) (?P<standing>[a-z]+)")


def _meaning(key: str, row: Mapping[str, Any], path: Path) -> Meaning:
    try:
        act = Act(row["act"])
        mode = row.get("mode")
        content = Standing(row["content"]) if "content" in row else None
        stands = Standing(row.get("stands", Standing.HAPPENED))
    except (KeyError, ValueError) as error:
        raise DataFault(f"{path}: {key}", f"an act or standing is not known ({error})", "See docs/claims.md.") from error
    if mode is not None and mode not in MODES[act]:
        raise DataFault(f"{path}: {key}", f"{mode!r} is no mode of {act}", "See docs/claims.md.")
    return Meaning(key=key, act=act, mode=mode, content=content, by=row.get("by"), stands=stands)


def _optional(language: str, name: str) -> tuple[dict[str, Any], Path]:
    path = language_file(language, name)
    return (load_toml(path) if path.exists() else {}), path


def _rows(table: Mapping[str, Any], key: str, path: Path) -> list[dict[str, Any]]:
    """Return the rows of `[[key]]`, each with the line it begins on under "#line"."""
    rows = table.get(key, [])
    if not rows:
        return []
    heads = [
        number for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if line.strip().startswith(f"[[{key}]]")
    ]
    lines = heads if len(heads) == len(rows) else [0] * len(rows)
    return [{**row, "#line": line} for row, line in zip(rows, lines, strict=True)]


def _only_keys(row: Mapping[str, Any], allowed: frozenset[str], where: str) -> None:
    unknown = sorted(key for key in row if key not in allowed and key != "#line")
    if unknown:
        raise DataFault(where, f"unknown key {unknown[0]!r}", f"Known keys: {', '.join(sorted(allowed))}.")


def _entries(row: Mapping[str, Any], acts: Mapping[str, Any], agent: Patterns, path: Path) -> Iterable[Entry]:
    where = f"{path.parent.name}/{path.name}:{row['#line']} {row.get('meaning')}"
    _only_keys(row, ENTRY_KEYS, where)
    meaning = load_meanings().get(row.get("meaning", ""))
    if meaning is None:
        raise DataFault(where, f"{row.get('meaning')!r} is no key of meanings.toml", "Use one of its keys, or add a row there.")
    examples = _examples(row, where)
    for part in WORD_PARTS:
        defaults = DEFAULTS[part] | acts.get("defaults", {}).get(part, {})
        slots = {slot: _patterns(row.get(slot, defaults.get(slot, [])), where) for slot in SLOTS}
        if "topic" not in row:  # whom an entry's own words name is not what the default takes it to be about
            slots["topic"] = tuple(pattern for pattern in slots["topic"] if pattern not in slots["recipient"])
        for word in row.get(part, []):
            lemma, companions = _words(word)
            yield Entry(
                meaning=meaning,
                part=part,
                lemma=lemma,
                companions=companions,
                needs=tuple(row.get("needs", ())),
                not_with=_folded(row.get("not_with", ())),
                kinds={slot: _party_kinds(kinds, where) for slot, kinds in row.get("kinds", {}).items()},
                objects=_folded(row.get("object", ())),
                own_subject=row.get("self") == "actor",
                agent=_patterns(row["agent"], where) if "agent" in row else agent,
                where=where,
                examples=examples,
                **slots,
            )


SLOTS = ("actor", "recipient", "content", "topic", "place")


def _speech(row: Mapping[str, Any], part: WordPart, path: Path) -> Iterable[Speech]:
    where = f"{path.parent.name}/{path.name}:{row['#line']} {row.get('kind')}"
    _only_keys(row, SPEECH_KEYS, where)
    kind = row.get("kind")
    if kind not in SPEECH_KINDS:
        raise DataFault(where, f"{kind!r} is no kind of speech", f"Kinds: {', '.join(SPEECH_KINDS)}.")
    speaker = row.get("speaker", ["nsubj"] if part != "noun" else ["nmod:poss", "amod", "compound"])
    for word in row.get("lemmas", []):
        lemma, companions = _words(word)
        yield Speech(
            kind=kind,
            part=part,
            lemma=lemma,
            companions=companions,
            speaker=_patterns(speaker, where),
            hearer=_patterns(row.get("hearer", []), where),
            content=_patterns(row.get("content", SPEECH_CONTENT[part]), where),
            where=where,
            examples=_examples(row, where),
        )


def _phrases(row: Mapping[str, Any], path: Path) -> Iterable[Phrase]:
    where = f"{path.parent.name}/{path.name}:{row['#line']} phrase"
    _only_keys(row, PHRASE_KEYS, where)
    for words in row.get("words", []):
        speaker = _patterns(row.get("speaker", [f"*+{words}"]), where)
        yield Phrase(words=tuple(words.casefold().split()), speaker=speaker, where=where, examples=_examples(row, where))


def _operators(row: Mapping[str, Any], path: Path) -> Iterable[Operator]:
    where = f"{path.parent.name}/{path.name}:{row['#line']} {row.get('standing')}"
    _only_keys(row, OPERATOR_KEYS, where)
    try:
        standing = Standing(row.get("standing", ""))
    except ValueError as error:
        raise DataFault(where, f"{row.get('standing')!r} is no standing", f"Standings: {', '.join(Standing)}.") from error
    for part in ("auxiliary", "verb", "noun", "adjective"):
        content = _patterns(row.get("content", OPERATOR_CONTENT[part]), where)
        for word in row.get(part, []):
            lemma, companions = _words(word)
            yield Operator(
                part=part,
                lemma=lemma,
                companions=companions,
                content=content,
                standing=standing,
                where=where,
                examples=_examples(row, where),
            )


def _long_adpositions(entries: Iterable[Entry]) -> Iterable[str]:
    """Yield every adposition of several words that a pattern of these entries names."""
    for entry in entries:
        for pattern in (*entry.actor, *entry.recipient, *entry.content, *entry.topic, *entry.place):
            if len(pattern.adposition) > 1:
                yield " ".join(pattern.adposition)


def _words(word: str) -> tuple[str, tuple[str, ...]]:
    head, *rest = (part.strip().casefold() for part in word.split("+"))
    return head, tuple(rest)


def _light_verbs(written: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the companions of each light verb, one row for each way it is written ("carry + out")."""
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for word in written:
        lemma, companions = _words(word)
        table[lemma] = (*table.get(lemma, ()), companions)
    return table


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _word_rows(words: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(word.casefold().split()) for word in words)


PATTERN = re.compile(r"(?P<relation>\*|[a-z]+(?::[a-z]+)?)(?:\+(?P<adposition>[^\[\]]+))?(?:\[(?P<case>[A-Z][a-z]+)\])?")


def _patterns(written: Iterable[str], where: str) -> Patterns:
    found = []
    for text in written:
        parts = PATTERN.fullmatch(text)
        if parts is None:
            raise DataFault(where, f"{text!r} is no slot pattern", "See docs/add-a-language.md: obl+with, obl[Dat], *+on.")
        adposition = tuple((parts["adposition"] or "").casefold().split())
        found.append(Pattern(relation=parts["relation"], adposition=adposition, case=parts["case"]))
    return tuple(found)


def _party_kinds(kinds: Iterable[str], where: str) -> frozenset[str]:
    unknown = sorted(set(kinds) - PARTY_KINDS)
    if unknown:
        raise DataFault(where, f"{unknown[0]!r} is no kind of party", f"Kinds: {', '.join(sorted(PARTY_KINDS))}.")
    return frozenset(kinds)


def _examples(row: Mapping[str, Any], where: str) -> tuple[Example, ...]:
    found = []
    for example in row.get("examples", []):
        means = example.get("means", "")
        parts = MEANS.fullmatch(means)
        if parts is None or parts["act"] not in Act.__members__ or parts["standing"] not in tuple(Standing):
            raise DataFault(where, f"{means!r} does not say a claim", 'Write "ACT [mode] ACTORS > RECIPIENTS standing".')
        found.append(Example(text=example["text"], means=means))
    return tuple(found)


Word = TypeVar("Word", bound=Entry | Speech | Operator)


def _by_lemma(words: Iterable[Word]) -> dict[str, tuple[Word, ...]]:
    table: dict[str, tuple[Word, ...]] = {}
    for word in words:
        table[word.lemma] = (*table.get(word.lemma, ()), word)
    return table
