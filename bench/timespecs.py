"""The cases of two free sets of date expressions, as one kind of value: Microsoft Recognizers' specs and Duckling's corpora.

Both are read where they lie (a folder with `recognizers_specs` and `duckling_corpora`, unpacked or as data.tar.xz); neither
belongs to the project. What a case expects is a list of accepted values; what is left out is left out by its expected value,
never by what a reader makes of it, and says its class.
"""

import json
import re
import tarfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

RECOGNIZERS = {
    "English": "en",
    "German": "de",
    "French": "fr",
    "Spanish": "es",
    "Italian": "it",
    "Portuguese": "pt",
    "Dutch": "nl",
    "Swedish": "sv",
    "Turkish": "tr",
    "Japanese": "ja",
    "Chinese": "zh",
    "Korean": "ko",
    "Arabic": "ar",
    "Hindi": "hi",
}
PARTS_OF_DAY = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "MI": "noon", "DT": "day"}
LEFT_OUT_FILE = Path(__file__).parent / "left_out.toml"
"""The classes that are left out: why, and where the words tell, what they look like."""
CLASSES = tomllib.loads(LEFT_OUT_FILE.read_text(encoding="utf-8"))
LEFT_OUT: Mapping[str, str] = {name: told["why"] for name, told in CLASSES.items()}
NEWS_HOLIDAYS = re.compile(
    r"(christmas|new year|easter|good friday|thanksgiving|halloween|valentine|labou?r day|pentecost|whit|ascension|"
    r"epiphany|all saints|assumption|women'?s day|independence day|maundy|palm sunday|ash wednesday|boxing|mother|father)",
    re.I,
)

Kind = Literal["day", "clock", "duration", "set"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One accepted value: half-open days (None: open), a clock time, a part of day, or the seconds of a duration.

    `loose` allows each end one day (whether the day of the report counts), `last` allows the last unit of a range to be left
    out or in. `instant` is the exact time for hours and minutes counted from the report.
    """

    kind: Kind
    start: date | None = None
    end: date | None = None
    clock: tuple[int, int] | None = None
    part: str | None = None
    seconds: float = 0.0
    loose: bool = False
    instant: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One expression a case expects: where it stands, what it may mean, or why it is left out."""

    start: int
    end: int
    kind: str
    values: tuple[Value, ...] = ()
    left_out: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One sentence with its day (and hour) and all that is expected of it."""

    source: str
    language: str
    text: str
    near: datetime
    wanted: tuple[Wanted, ...]


def files_under(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file of one set, from its folder or its archive. Raises FileNotFoundError without either."""
    root = folder / name
    archive = root / "data.tar.xz"
    if archive.exists():
        with tarfile.open(archive) as packed:
            for member in sorted(packed.getmembers(), key=lambda member: member.name):
                stream = packed.extractfile(member)
                if stream is not None:
                    yield member.name, stream.read().decode("utf-8-sig")
        return
    if not root.is_dir():
        raise FileNotFoundError(f"{root}: no such folder; give the folder that holds {name}")
    for path in sorted(root.rglob("*.*")):
        yield str(path), path.read_text(encoding="utf-8-sig")


def cases_in(folder: Path) -> Iterator[Case]:
    """Yield the cases of both sets, in the order of their files."""
    for path, text in files_under(folder, "recognizers_specs"):
        language = RECOGNIZERS.get(Path(path).parent.name)
        if language is not None and path.endswith(".json"):
            for entry in json.loads(text):
                yield _recognizers_case(entry, language)
    for path, text in files_under(folder, "duckling_corpora"):
        parts = Path(path).parts
        if path.endswith("Corpus.hs") and parts[-2] != "Time" and (parts[-3] == "Time" or parts[-2] == "US"):
            language = (parts[-3] if parts[-3] != "Time" else parts[-2]).lower()
            yield from _duckling_cases(text, language)


# --- Recognizers


def _recognizers_case(entry: Mapping[str, Any], language: str) -> Case:
    near = datetime.fromisoformat(entry.get("Context", {}).get("ReferenceDateTime", "2016-11-07T00:00:00")[:19])
    unread = "dotnet" in str(entry.get("NotSupported", "")).lower() or ".net" in str(entry.get("NotSupported", "")).lower()
    wanted = tuple(_in_figures(_recognized(result, near, unread), entry["Input"]) for result in entry.get("Results") or ())
    return Case(source="recognizers", language=language, text=entry["Input"], near=near, wanted=wanted)


FULL_FIGURES = re.compile(
    r"\W*(\d{1,2}[./-] ?\d{1,2}[./-] ?(?:19|20)\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2}|(?:19|20)\d\d"
    r"|\d{1,2}[:.]\d\d|[\d./-]+ [\d:]+)\W*"
)
"""Figures that are a date, a year or a clock time to any reader."""
ZONE = re.compile(r"\b(gmt|utc|cet|bst|pst|est|ist)\b", re.I)
BARE_HOUR = re.compile(
    r"(?<![:.h\d])(?<!\d[ .:h])\d{1,4}(?:ish)?['\"]?$|^\d{1,2},? (?:tonight|this|tomorrow|tego|nocą|z rana)\b", re.I
)
SHORT_YEAR = re.compile(r".*[^\W\d]\.?,? (?:(?:of|de|del|di) )?'?(\d\d)", re.I)
BY_FORM = {
    name: re.compile("|".join(f"(?:{form})" for form in told["forms"]), re.I)
    for name, told in CLASSES.items()
    if "forms" in told
}
"""What the expected words look like that news does not write, by the class under which they are left out."""


def _in_figures(wanted: Wanted, text: str) -> Wanted:
    """Leave out what news does not write, by the words that are expected and what they are expected to mean (`LEFT_OUT`)."""
    words = text[wanted.start : wanted.end].strip()
    told = any(value.clock not in (None, (0, 0)) for value in wanted.values)
    if wanted.left_out is not None:
        return wanted
    reason = next((name for name, form in BY_FORM.items() if form.fullmatch(words)), None)
    if told and not re.search(r"\d", words):
        reason = "clocks in words"
    elif told and ZONE.search(words):
        reason = "time zones"
    elif any(value.part == "any" for value in wanted.values) and len(re.findall(r"\d+", words)) > 1:
        reason = "clock ranges"
    elif told and BARE_HOUR.search(words):
        reason = "bare hours"
    elif reason is None and not any(character.isalpha() for character in words) and not FULL_FIGURES.fullmatch(words):
        reason = "figures alone"
    elif reason is None and _has_short_year(words, wanted.values):
        reason = "short years"
    return replace(wanted, values=(), left_out=reason) if reason else wanted


def _has_short_year(words: str, values: tuple[Value, ...]) -> bool:
    """Whether two figures at the end are the year that is expected ("August 99")."""
    match = SHORT_YEAR.fullmatch(words)
    years = (
        {value.start.year for value in values if value.start is not None and value.start.day != int(match[1])} if match else ()
    )
    return match is not None and bool(years) and all(year % 100 == int(match[1]) for year in years)


def _recognized(result: Mapping[str, Any], near: datetime, unread: bool) -> Wanted:
    kind = (result.get("TypeName") or result.get("Type") or "").removeprefix("datetimeV2.")
    start = result.get("Start", 0)
    end = result["End"] + 1 if "End" in result else start + result.get("Length", len(result.get("Text", "")))
    if unread:
        return Wanted(start=start, end=end, kind=kind, left_out="unread by themselves")
    if kind in ("timezone", ""):
        return Wanted(start=start, end=end, kind=kind, left_out="time zones")
    rows = (result.get("Resolution") or {}).get("values") or _resolutions(result.get("Value") or {}, kind)
    found = [_row(row, kind, near) for row in rows if row]
    values = tuple(value for value in found if isinstance(value, Value))
    reason = next((value for value in found if isinstance(value, str)), "unexplained")
    return Wanted(start=start, end=end, kind=kind, values=values, left_out=None if values else reason)


RENAMED = {"startDate": "start", "endDate": "end", "startDateTime": "start", "endDateTime": "end"}
SINGLE = ("date", "dateTime", "time", "duration", "startTime", "endTime")


def _resolutions(value: Mapping[str, Any], kind: str) -> list[dict[str, Any]]:
    rows = []
    for name in ("FutureResolution", "PastResolution"):
        row: dict[str, Any] = {"timex": value.get("Timex", ""), "Mod": value.get("Mod")}
        for key, said in (value.get(name) or {}).items():
            row[RENAMED.get(key, "value" if key in SINGLE else key)] = said
        rows.append(row)
    return rows


def _moment(said: str) -> datetime:
    return datetime.fromisoformat(said.strip().replace(" ", "T")[:19])


def _row(row: Mapping[str, Any], kind: str, near: datetime) -> Value | str | None:
    timex, said = str(row.get("timex", "")), row.get("value")
    try:
        if kind == "set":
            return Value(kind="set")
        if kind == "duration":
            return Value(kind="duration", seconds=float(said)) if said else "unexplained"
        if kind == "date":
            day = _moment(said or row["start"]).date()
            if day.year == 1:
                return "unexplained"
            if row.get("Mod") or "start" in row or "end" in row:
                return _open_range(row)
            return Value(kind="day", start=day, end=day + timedelta(days=1))
        if kind == "time":
            if not said:
                return "clock ranges"
            return Value(kind="clock", clock=(int(str(said)[:2]), int(str(said)[3:5])))
        if kind == "daterange":
            return _open_range(row)
        if kind == "datetime":
            if not said:
                return "clock ranges"
            moment = _moment(said)
            clock = (moment.hour, moment.minute) if "T" in timex else None
            return Value(kind="day", start=moment.date(), end=moment.date() + timedelta(days=1), clock=clock, instant=moment)
        return _hours(row, kind, timex, near)
    except (KeyError, ValueError, TypeError):
        return "unexplained"


def _open_range(row: Mapping[str, Any]) -> Value | str:
    first, last = row.get("start"), row.get("end")
    if not first and not last:
        return _season(str(row.get("timex", "")))
    counted = str(row.get("timex", "")).startswith("(") or not first or not last
    return Value(
        kind="day", start=_moment(first).date() if first else None, end=_moment(last).date() if last else None, loose=counted
    )


def _season(timex: str) -> Value | str:
    """Return the months of a season of a year ("2016-SU"), which the specs leave unresolved."""
    match = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", timex)
    if match is None:
        return "unexplained"
    year, first = int(match[1]), {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[match[2]]
    return Value(kind="day", start=date(year, first, 1), end=_grain_end(date(year, first, 1), "Quarter"), loose=True)


def _hours(row: Mapping[str, Any], kind: str, timex: str, near: datetime) -> Value | str:
    part = PARTS_OF_DAY.get(timex[-2:]) if "T" in timex and not timex.endswith(")") else None
    if kind == "timerange":
        return Value(kind="clock", part=part) if part else "clock ranges"
    first, last = row.get("start"), row.get("end")
    if not first or not last:
        return "clock ranges"
    start, end = _moment(first), _moment(last)
    if part:
        return Value(kind="day", start=start.date(), end=start.date() + timedelta(days=1), part=part)
    if near not in (start, end):
        return "clock ranges"
    if end - start < timedelta(hours=12):
        return "hours, minutes"
    return Value(kind="day", start=start.date(), end=end.date() + timedelta(days=1), loose=True)


# --- Duckling

EXAMPLES = re.compile(r"examples\s*\((datetime\w*)\s+(.*?)\)\s*\n?\s*\[(.*?)\n?\s*\]", re.S)
DEFINITION = re.compile(r"^(\w+) ::", re.M)
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
MOMENT = re.compile(r"\((\d+), *(\d+), *(\d+), *(\d+), *(\d+), *(\d+)\)")
GRAIN = re.compile(r"\b(NoGrain|Second|Minute|Hour|Day|Week|Month|Quarter|Year)\b")
DUCKLING_NOW = datetime(2013, 2, 12, 4, 30)


def _duckling_cases(text: str, language: str) -> Iterator[Case]:
    marks = [(match.start(), match[1]) for match in DEFINITION.finditer(text)]
    for number, (at, name) in enumerate(marks):
        block = text[at : marks[number + 1][0] if number + 1 < len(marks) else len(text)]
        if name == "negativeCorpus":
            for said in _strings(block):
                yield Case(source="duckling", language=language, text=said, near=DUCKLING_NOW, wanted=())
        if name != "allExamples":
            continue
        for match in EXAMPLES.finditer(block):
            value = _ducklings(match[1], match[2])
            for said in _strings(match[3]):
                kept = isinstance(value, Value)
                wanted = Wanted(
                    start=0,
                    end=len(said),
                    kind=match[1],
                    values=(value,) if isinstance(value, Value) else (),
                    left_out=None if kept else str(value),
                )
                yield Case(
                    source="duckling", language=language, text=said, near=DUCKLING_NOW, wanted=(_in_figures(wanted, said),)
                )


def _strings(block: str) -> list[str]:
    return [re.sub(r"\\(\d+)", lambda m: chr(int(m[1])), said).replace('\\"', '"') for said in STRING.findall(block)]


def _at(numbers: tuple[str, ...]) -> datetime:
    year, month, day, hour, minute, second = (int(number) for number in numbers)
    return datetime(year, max(month, 1), max(day, 1)) + timedelta(hours=hour, minutes=minute, seconds=second)


def _grain_end(start: date, grain: str) -> date:
    months = {"Month": 1, "Quarter": 3, "Year": 12}.get(grain)
    if months is None:
        return start + timedelta(days=7 if grain == "Week" else 1)
    index = start.year * 12 + start.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def _ducklings(kind: str, arguments: str) -> Value | str:
    moments = [_at(numbers) for numbers in MOMENT.findall(arguments)]
    grain = next(iter(GRAIN.findall(arguments)), "")
    holiday = "".join(STRING.findall(arguments))
    if not moments or not grain:
        return "unexplained"
    if holiday and not NEWS_HOLIDAYS.search(holiday):
        return "holidays"
    fine = grain in ("Second", "Minute", "Hour", "NoGrain")
    if kind == "datetimeOpenInterval":
        day = moments[0].date()
        if fine:
            return "clock ranges"
        before = "Before" in arguments
        return Value(kind="day", start=None if before else day, end=day if before else None, loose=True)
    if len(moments) == 1:
        start = moments[0].date()
        if not fine:
            return Value(kind="day", start=start, end=_grain_end(start, grain))
        clock = None if grain in ("Second", "NoGrain") else (moments[0].hour, moments[0].minute)
        end = start + timedelta(days=1)
        return Value(kind="day", start=start, end=end, clock=clock, instant=moments[0])
    return _between(moments[0], moments[1], fine)


def _between(start: datetime, end: datetime, fine: bool) -> Value | str:
    if not fine:
        return Value(kind="day", start=start.date(), end=end.date(), loose=True)
    near_now = any(abs(moment - DUCKLING_NOW) < timedelta(hours=1) for moment in (start, end))
    whole = start.minute == end.minute == 0 and end - start >= timedelta(hours=3)
    if near_now:
        if end - start < timedelta(hours=12):
            return "hours, minutes"
        return Value(kind="day", start=start.date(), end=end.date() + timedelta(days=1), loose=True)
    if whole and end - start <= timedelta(hours=14):
        return Value(kind="day", start=start.date(), end=start.date() + timedelta(days=1), part="any")
    if whole:
        return Value(kind="day", start=start.date(), end=end.date(), loose=True)
    return "clock ranges"
