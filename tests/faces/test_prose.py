"""Reasons become sentences, and none is left out."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import vitni
from tests.faces.fixtures import DAY_DISPUTED, REFUSED_DAY, days, reason
from vitni.faces.prose import field_name, heading, in_words, refused_sentence, refused_sentences, sentence, value_words
from vitni.faces.reasons import SENTENCES
from vitni.model.time import Candidate, Reason

PACKAGE = Path(vitni.__file__).parent


def constants(node: ast.expr) -> Iterator[str]:
    """Yield the names an expression can give: a constant, either side of a condition, an f-string with a star for its parts."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)


def names_in(tree: ast.Module) -> Iterator[str]:
    """Yield every reason name a module uses, also through a function that passes one of its arguments on as the name."""
    makers: dict[str, int] = {}
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        places = {argument.arg: place for place, argument in enumerate(function.args.args)}
        for call in filter(is_reason, ast.walk(function)):
            for name in named(call):
                if isinstance(name, ast.Name) and name.id in places:
                    makers[function.name] = places[name.id]
    assigned = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call in ast.walk(tree):
        if is_reason(call):
            for name in named(call):
                yield from constants(assigned.get(name.id, name) if isinstance(name, ast.Name) else name)
        elif isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and len(call.args) > makers.get(call.func.id, 99):
            yield from constants(call.args[makers[call.func.id]])


def is_reason(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason"


def named(node: ast.AST) -> Iterator[ast.expr]:
    assert isinstance(node, ast.Call)
    yield from (keyword.value for keyword in node.keywords if keyword.arg == "name")


def test_every_reason_name_used_in_vitni_has_a_sentence() -> None:
    """A reason without a sentence is shown by its bare name: honest, but not what a reader should meet."""
    missing: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for name in names_in(ast.parse(path.read_text(encoding="utf-8"))):
            start, star, end = name.partition("*")
            if not any(known == name or (star and known.startswith(start) and known.endswith(end)) for known in SENTENCES):
                missing.setdefault(name, path.relative_to(PACKAGE).as_posix())
    assert missing == {}


def test_a_sentence_tells_its_values_in_words() -> None:
    """Days are told as days, reports by the names of their witnesses."""
    because = Reason(name="witness-gives-day", values=(("day", "2022-01-21"),), reports=("wire.txt",))
    assert sentence(because, {"wire.txt": "AFP via Omni"}.__getitem__) == "AFP via Omni gives 21 January 2022"
    denial = Reason(name="denies-weekday", values=(("day", "2022-01-22"),))
    assert sentence(denial) == "the weekday in the words would be wrong: 22 January 2022 is a Saturday"
    assert sentence(reason("slipped-calendar", shift="1")) == "the report’s day numbers run one day ahead of its weekdays"


def test_a_refused_year_tells_why() -> None:
    """The reason inside a reason is a sentence too."""
    values = {
        "year": "2021",
        "because": "not-yet-in-office",
        "name": "Antony Blinken",
        "office": "minister",
        "day": "2021-01-26",
    }
    refused = Reason(name="year-refused", values=tuple(values.items()))
    assert sentence(refused) == "2021: Antony Blinken became minister only on 26 January 2021"


def test_a_reason_without_a_sentence_is_shown_by_its_name_and_values() -> None:
    """Nothing is left out because a table lags behind."""
    assert sentence(reason("moon-was-full", day="2022-01-18")) == "moon was full (day Tuesday 18 January 2022)"
    assert sentence(reason("moon-was-full")) == "moon was full"


def test_a_sentence_whose_value_is_missing_falls_back_too() -> None:
    """A chronicle of another version may lack a value; the screen must still come."""
    assert sentence(reason("weekday-fits")) == "weekday fits"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2022-01-21", "Friday 21 January 2022"),
        ("2022-01-24/2022-01-30", "24–30 January 2022"),
        ("../2022-01-21", "until 21 January 2022"),
        ("45 person", "45 person"),
    ],
)
def test_values_are_told_in_words(value: str, words: str) -> None:
    """Values of disagreements are data; a screen shows dates."""
    assert in_words(value) == words


def test_headings_say_what_was_settled_or_is_open() -> None:
    """ "Day: settled as the 21st" where the month is not disputed."""
    assert heading(DAY_DISPUTED) == "Day: settled as the 21st"
    assert heading(replace(DAY_DISPUTED, verdict=None)) == (
        "Day: open between Friday 21 January 2022 and Saturday 22 January 2022"
    )
    numbers = replace(DAY_DISPUTED, field="amounts", verdict="45 person")
    assert heading(numbers) == "Number: settled as 45 persons"
    assert field_name("content-of") == "Content of"


def test_a_refused_meaning_tells_what_speaks_against_it() -> None:
    """Reasons for it would confuse: it was refused."""
    candidate = Candidate(
        interval=days("2022-01-22", "2022-01-23"),
        precision="day",
        reasons=(replace(reason("denies-weekday", day="2022-01-22"), weight=-1.5), reason("words-say", words="22. janúar")),
    )
    assert refused_sentence(candidate) == (
        "refused: Saturday 22 January 2022: the weekday in the words would be wrong: 22 January 2022 is a Saturday"
    )
    assert refused_sentence(REFUSED_DAY).startswith("refused: Saturday 22 January 2022")


def test_values_are_told_as_what_their_field_holds() -> None:
    """ "45 person" and "denied" are data."""
    assert value_words("amounts", "45 person") == "45 persons"
    assert value_words("amounts", "10000..100000 soldier") == "10,000–100,000 soldiers"
    assert value_words("amounts", "11.. person") == "at least 11 persons"
    assert value_words("standing", "denied") == "told as denied"
    assert value_words("when", "2022-01-21") == "Friday 21 January 2022"
    assert value_words("where", "Kyiv") == "Kyiv"


def test_what_speaks_against_one_year_stands_in_one_sentence() -> None:
    """Four lines about 2010 hide the one about 2021."""
    reasons = [
        Reason(
            name="year-refused",
            values=(("year", "2010"), ("because", because), ("name", "A"), ("office", "minister"), ("day", "2021-01-26")),
        )
        for because in ("not-yet-in-office", "no-longer-in-office")
    ]
    assert refused_sentences(reasons) == [
        "refused: 2010: A became minister only on 26 January 2021; A was minister only until 26 January 2021"
    ]
    assert refused_sentences([reason("candidate-refused", day="2022-01-22", denies="weekday")]) == [
        "refused: 22 January 2022: the weekday in the words would be wrong"
    ]
