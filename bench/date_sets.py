"""Score the reading of dates on the sets of bench/gold: Icelandic and Swedish expressions, and dates that deny themselves.

python -m bench.date_sets [--misses] [--words] [--language CODE]

An expression of dates-is-sv.tsv is *found* where a phrase overlaps its words, *right* where the first thing the phrase can mean
is a value the set allows (the tense of the sentence decides: trees are made, or with --words its words are heard as
`vitni.find_times` does), and *precise* where its precision is the set's too. A row of date-conflicts.tsv is right where every
candidate of the set is reckoned with what it denies, one of them comes first, and none denies nothing; a day no calendar holds
must be refused by name.
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import vitni
from vitni.dates import reckon_all
from vitni.model.time import Candidate, TimePhrase
from vitni.reading.tense import with_direction
from vitni.reading.times import find_times
from vitni.reference.languages import load_language

GOLD = Path(__file__).parent / "gold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What became of one row: was a phrase found, was it right, was its precision right, and what was read (for a reader)."""

    found: bool
    right: bool
    precise: bool
    read: str


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a set; lines that begin with # are remarks."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def phrases_of(text: str, language: str, published: date, trees: bool) -> tuple[TimePhrase, ...]:
    """Return the phrases of a text in order with their candidates; `trees` lets the governing verbs tell the direction."""
    if not trees:
        return vitni.find_times(text, language=language, near=published)
    sentences = vitni.parse(text, language)
    phrases = []
    for phrase in find_times(text, 0, len(text), language):
        around = next((one for one in sentences if one.start <= phrase.start < one.end), None)
        phrases.append(with_direction(phrase, around) if around is not None else phrase)
    return reckon_all(phrases, published, {language: load_language(language).week_start})


def at_words(text: str, words: str, found: Sequence[TimePhrase]) -> TimePhrase | None:
    """Return the phrase that shares most characters with the words; None where none does."""
    start = text.index(words)
    end = start + len(words)

    def shared(one: TimePhrase) -> int:
        return min(one.end, end) - max(one.start, start)

    best = max(found, key=shared, default=None)
    return best if best is not None and shared(best) > 0 else None


def written(phrase: TimePhrase, candidate: Candidate) -> str:
    """Write a candidate the way the sets do: a day, half-open days or a clock time, and behind ! what it denies."""
    start, end = candidate.interval.start, candidate.interval.end
    if start is not None and end is not None and (end - start).days == 1:
        clock = "" if phrase.hour is None else f"T{phrase.hour:02d}:{phrase.minute or 0:02d}"
        text = f"{start.isoformat()}{clock}"
    else:
        text = f"{start or ''}..{end or ''}"
    return text + "".join(f" ! {part}" for part in candidate.denies)


def values_of(phrase: TimePhrase) -> list[str]:
    """Return every way the set may name what was read first."""
    if phrase.kind == "duration":
        return [f"duration {phrase.count:g} {phrase.unit}"]
    if phrase.kind in ("set", "vague"):
        return [phrase.kind]
    candidates = phrase.candidates
    values = [written(phrase, candidates[0])] if candidates else []
    if phrase.kind == "event":
        values.append("event")
    elif phrase.anchor == "previous" and (not candidates or candidates[0].reasons[0].name == "day-of-report"):
        values.append("open")
    return values


def score_value(row: dict[str, str], trees: bool) -> Score:
    """Score one row of dates-is-sv.tsv."""
    near = date.fromisoformat(row["published"])
    phrase = at_words(row["text"], row["words"], phrases_of(row["text"], row["language"], near, trees))
    if phrase is None:
        return Score(found=False, right=False, precise=False, read="-")
    values = values_of(phrase)
    right = any(value in row["value"].split(" | ") for value in values)
    precision = phrase.candidates[0].precision if phrase.candidates else row["precision"]
    read = f"{phrase.words!r} {' / '.join(values)} {precision}"
    return Score(found=True, right=right, precise=right and precision == row["precision"], read=read)


def score_conflict(row: dict[str, str], trees: bool) -> Score:
    """Score one row of date-conflicts.tsv."""
    near = date.fromisoformat(row["published"])
    phrase = at_words(row["text"], row["words"], phrases_of(row["text"], row["language"], near, trees))
    if phrase is None:
        return Score(found=False, right=False, precise=False, read="-")
    refusal = "refused " + (phrase.refusal.name if phrase.refusal else "?")
    texts = [written(phrase, candidate) for candidate in phrase.candidates]
    wanted = row["candidates"].split(" | ")
    if wanted[0].startswith("refused "):
        right = not texts and refusal == wanted[0]
    else:
        right = all(one in texts for one in wanted) and texts[0] in wanted and all(one.denies for one in phrase.candidates)
    return Score(found=True, right=right, precise=right, read=f"{phrase.words!r} {' | '.join(texts) or refusal}")


def table(name: str, scores: Iterable[tuple[str, Score]]) -> str:
    """Return the lines of one set: by language, how many rows there are, how many were found, right and precise."""
    by_language: dict[str, list[Score]] = defaultdict(list)
    for language, score in scores:
        by_language[language].append(score)
        by_language["all"].append(score)
    lines = [name, f"{'':10}{'rows':>6}{'found':>7}{'right':>7}{'precise':>9}{'right %':>9}"]
    for language, found in by_language.items():
        counts = (len(found), sum(s.found for s in found), sum(s.right for s in found), sum(s.precise for s in found))
        lines.append(f"{language:10}{counts[0]:6}{counts[1]:7}{counts[2]:7}{counts[3]:9}{100 * counts[2] / counts[0]:9.1f}")
    return "\n".join(lines)


def main() -> None:
    """Score both sets and print a table of each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="print every row that is not right")
    parser.add_argument("--words", action="store_true", help="hear the tense in the words, without trees")
    parser.add_argument("--language", help="score this language only")
    arguments = parser.parse_args()
    sets: tuple[tuple[str, str, Callable[[dict[str, str], bool], Score]], ...] = (
        ("dates-is-sv.tsv", "value", score_value),
        ("date-conflicts.tsv", "candidates", score_conflict),
    )
    for name, column, score in sets:
        rows = [row for row in rows_of(GOLD / name) if arguments.language in (None, row["language"])]
        if not rows:
            continue
        scored = [(row, score(row, not arguments.words)) for row in rows]
        for row, found in scored:
            if arguments.misses and not found.right:
                print(f"{row['language']} {row['published']} {row['text']}\n   {row['words']!r} {row[column]}\n   {found.read}")
        print(table(name, ((row["language"], found) for row, found in scored)), end="\n\n")


if __name__ == "__main__":
    main()
