"""Write a Draft as ``townbook-draft/1`` JSON, and read it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from townbook.reading.draft import SCHEMA, Draft, DraftItem, DraftReport

Part = TypeVar("Part", DraftItem, DraftReport)

_JSON_NAMES = {"low": "from", "high": "to"}
"""A due time's ends are "from" and "to" in JSON; ``from`` is no name in Python."""

_ADDED_LATER = frozenset({"until_ends"})
"""Fields that a Draft written before they were thought of has not."""


class InvalidDraft(ValueError):
    """The JSON is no ``townbook-draft/1``."""


def draft_to_json(draft: Draft) -> dict[str, Any]:
    """The Draft as JSON values: dates in ISO 8601, numbers as decimal strings, passages as pairs."""
    written = _written(draft)
    return {"schema": written.pop("schema"), **written}


def draft_from_json(values: dict[str, Any]) -> Draft:
    """The Draft that :func:`draft_to_json` wrote.

    Raises :class:`InvalidDraft` where the values are no Draft of this schema.
    """
    if values.get("schema") != SCHEMA:
        raise InvalidDraft(f"schema {values.get('schema')!r} is not {SCHEMA!r}")
    try:
        return cast(Draft, _reader(Draft)(values))
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise InvalidDraft(str(error)) from error


def part_to_json(part: DraftItem | DraftReport) -> dict[str, Any]:
    """A part of a Draft, written as it is in the whole."""
    return cast(dict[str, Any], _written(part))


def part_from_json(kind: type[Part], values: Any) -> Part:
    """The part that :func:`part_to_json` wrote. Raises :class:`InvalidDraft` where the values are none."""
    try:
        # Classes can be hashed, whatever mypy makes of those whose instances are compared by value.
        return cast(Part, _reader(cast(Any, kind))(values))
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise InvalidDraft(str(error)) from error


def _written(value: Any) -> Any:
    match value:
        case StrEnum():
            return value.value
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case tuple():
            return [_written(each) for each in value]
        case _ if is_dataclass(value):
            return {name: _written(getattr(value, field)) for field, name in _names(value.__class__).items()}
        case _:
            return value


@cache
def _names(of: type) -> dict[str, str]:
    """A dataclass's fields and their names in JSON."""
    renamed = of.__name__ == "DraftDue"
    return {
        field.name: _JSON_NAMES.get(field.name, field.name) if renamed else field.name for field in fields(of)
    }


Reader = Callable[[Any], Any]


@cache
def _reader(kind: Any) -> Reader:
    """What turns a JSON value into a value of a type; made once a type, for a Draft has thousands."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _optional(_reader(next(each for each in arguments if each is not NoneType)))
    if origin is tuple:
        return _tuple_of(arguments)
    if is_dataclass(kind):
        return _dataclass(cast(type, kind))
    if kind in (str, int, bool):
        return _exactly(kind)
    return date.fromisoformat if kind is date else cast(Reader, kind)


def _optional(read: Reader) -> Reader:
    return lambda value: None if value is None else read(value)


def _tuple_of(kinds: tuple[Any, ...]) -> Reader:
    if kinds[-1] is Ellipsis:
        each = _reader(kinds[0])
        return lambda value: tuple([each(item) for item in _list(value)])
    readers = tuple(_reader(kind) for kind in kinds)
    return lambda value: tuple([read(item) for read, item in zip(readers, _list(value), strict=True)])


def _dataclass(kind: type) -> Reader:
    hints = get_type_hints(kind)
    named = _names(kind).items()
    readers = [(name, _reader(hints[field])) for field, name in named if field not in _ADDED_LATER]
    later = [(field, _reader(hints[field])) for field, _ in named if field in _ADDED_LATER]
    if not later:
        return lambda value: kind(*[read(value[name]) for name, read in readers])

    def read_with_later_fields(value: Any) -> Any:
        added = {field: read(value[field]) for field, read in later if field in value}
        return kind(*[read(value[name]) for name, read in readers], **added)

    return read_with_later_fields


def _exactly(kind: type) -> Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, kind):
            raise TypeError(f"{value!r} is no {kind.__name__}")
        return value

    return read


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return value
