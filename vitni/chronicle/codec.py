"""Model values to JSON and back, exactly: what is decoded equals what was encoded.

`None` and empty tuples are left out of objects, because they say nothing; an absent field therefore means None where its
type allows None, the empty tuple where it is a tuple, and the model's default otherwise. A field that the model does not
know is refused: a row written by a newer vitni must not lose a fact by being read.
"""

import json
import math
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from vitni.errors import ChronicleFault

Decode = Callable[[Any], Any]
Encode = Callable[[Any], Any]
T = TypeVar("T")


def encode(value: object) -> Any:
    """Return the JSON form of a model value: objects for dataclasses, lists for tuples, ISO 8601 for days and instants."""
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is tuple:
        return [encode(element) for element in cast(tuple[object, ...], value)]
    return _encoder(cast(Any, kind))(value)


_AS_THEY_ARE = frozenset({str, bool, int, NoneType})


def decode(kind: type[T], record: Any) -> T:
    """Return the value of type `kind` that `record` encodes. A record of another shape is a `ChronicleFault`."""
    decoder: Decode = _decoder(cast(Any, kind))
    return cast(T, decoder(record))


def to_text(value: object) -> str:
    """Return the value as one line of JSON; equal values give equal text, to the byte."""
    return _LINE.encode(encode(value))


_LINE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
"""Made once: making it takes longer than writing a small value."""


def from_text(kind: type[T], text: str) -> T:
    """Return the value of type `kind` that one line of JSON encodes."""
    return decode(kind, json.loads(text))


@cache
def _encoder(kind: type) -> Encode:
    """Return what encodes values of a type: worked out once a type, because a chronicle has millions of fields."""
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, float):
        return _number
    if issubclass(kind, date | time):
        return lambda value: value.isoformat()
    if is_dataclass(kind):
        return _dataclass_encoder(kind)
    raise _fault(f"a {kind.__name__} is no value of the model")


def _number(value: float) -> float:
    if not math.isfinite(value):
        raise _fault(f"{value} is no number a chronicle can hold")
    return value


def _dataclass_encoder(kind: type) -> Encode:
    hints = get_type_hints(kind)
    # 90 and 90.0 are equal values and must give equal bytes.
    named = tuple((field.name, hints[field.name] in (float, float | None)) for field in fields(kind))

    def encoded(value: Any) -> dict[str, Any]:
        record = {}
        for name, is_number in named:
            part = getattr(value, name)
            if part is None or part == ():
                continue
            if is_number:
                record[name] = _number(float(part))
            else:
                record[name] = part if type(part) in _AS_THEY_ARE else encode(part)
        return record

    return encoded


@cache
def _decoder(kind: Any) -> Decode:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _optional_decoder(get_args(kind))
    if origin is tuple:
        return _tuple_decoder(get_args(kind))
    if origin is Literal:
        return _literal_decoder(get_args(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass_decoder(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum_decoder(kind)
    if kind in (date, datetime, time):
        return _parsed(kind.fromisoformat, str)
    if kind is float:
        return _parsed(float, int, float)
    if kind in (str, bool, int):
        return _plain(kind)
    raise _fault(f"{kind} is no type of the model")


def _parsed(parse: Callable[[Any], Any], *forms: type) -> Decode:
    def decoded(record: Any) -> Any:
        # type(), because True is an int and must not pass for one.
        if type(record) not in forms:
            raise _fault(f"{record!r} stands where a {forms[-1].__name__} should")
        try:
            return parse(record)
        except ValueError as error:
            raise _fault(str(error)) from error

    return decoded


def _plain(kind: type) -> Decode:
    """Return what takes a value of the type as it is."""

    def decoded(record: Any) -> Any:
        # type(), because True is an int and must not pass for one.
        if type(record) is not kind:
            raise _fault(f"{record!r} stands where a {kind.__name__} should")
        return record

    return decoded


def _enum_decoder(kind: type[Enum]) -> Decode:
    members = {member.value: member for member in kind}

    def decoded(record: Any) -> Any:
        if type(record) is not str or record not in members:
            raise _fault(f"{record!r} is no {kind.__name__}")
        return members[record]

    return decoded


def _optional_decoder(options: tuple[Any, ...]) -> Decode:
    kinds = [option for option in options if option is not NoneType]
    if len(kinds) != 1 or len(kinds) == len(options):
        raise _fault(f"{options} is no type of the model")
    inner = _decoder(kinds[0])
    return lambda record: None if record is None else inner(record)


def _tuple_decoder(kinds: tuple[Any, ...]) -> Decode:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return _list_decoder(_decoder(kinds[0]))
    inner = tuple(_decoder(kind) for kind in kinds)

    def decoded(record: Any) -> Any:
        if not isinstance(record, list) or len(record) != len(inner):
            raise _fault(f"{record!r} stands where a list should")
        return tuple(decoder(element) for decoder, element in zip(inner, record, strict=True))

    return decoded


def _list_decoder(inner: Decode) -> Decode:
    def decoded(record: Any) -> Any:
        if not isinstance(record, list):
            raise _fault(f"{record!r} stands where a list should")
        return tuple([inner(element) for element in record])

    return decoded


def _literal_decoder(words: tuple[Any, ...]) -> Decode:
    def decoded(record: Any) -> Any:
        if record not in words:
            raise _fault(f"{record!r} is none of {', '.join(map(str, words))}")
        return record

    return decoded


def _dataclass_decoder(kind: type) -> Decode:
    hints = get_type_hints(kind)
    # Looked up once a type, not once a value: a chronicle has millions of fields. No type of the model holds itself.
    known = {field.name: (_decoder(hints[field.name]), _absent(field, hints[field.name])) for field in fields(kind)}

    decoders = {name: decoder for name, (decoder, _) in known.items()}
    absences = {name: absent for name, (_, absent) in known.items() if absent is not MISSING}
    needed = known.keys() - absences.keys()

    def decoded(record: Any) -> Any:
        if not isinstance(record, dict):
            raise _fault(f"{record!r} stands where a {kind.__name__} should")
        if not record.keys() <= known.keys():
            unknown = min(record.keys() - known.keys())
            raise _fault(f"a {kind.__name__} has the unknown field {unknown!r}")
        if not needed <= record.keys():
            lacking = min(needed - record.keys())
            raise _fault(f"a {kind.__name__} lacks the field {lacking!r}")
        # Most fields of most values are absent, so only those that are there are gone through.
        values = absences.copy()
        for name, part in record.items():
            values[name] = decoders[name](part)
        return kind(**values)

    return decoded


def _absent(field: Field[Any], hint: Any) -> Any:
    """Return the value of an absent field; MISSING where it must not be absent."""
    if NoneType in get_args(hint):
        return None
    if get_origin(hint) is tuple:
        return ()
    return field.default


def _fault(why: str) -> ChronicleFault:
    todo = "It was written by another version of vitni: open it with that one, or read the reports anew."
    return ChronicleFault("the chronicle", why, todo)
