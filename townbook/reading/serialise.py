"""Write a Draft as ``townbook-draft/1`` JSON, and read it back."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from townbook.reading.draft import SCHEMA, Draft

_JSON_NAMES = {"low": "from", "high": "to"}
"""A due time's ends are "from" and "to" in JSON; ``from`` is no name in Python."""


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
        return cast(Draft, _read(Draft, values))
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


@cache
def _hints(of: type) -> dict[str, Any]:
    return get_type_hints(of)


def _read(kind: Any, value: Any) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return (
            None if value is None else _read(next(each for each in arguments if each is not NoneType), value)
        )
    if origin is tuple:
        if not isinstance(value, list):
            raise TypeError(f"{value!r} is no list")
        if arguments[-1] is Ellipsis:
            return tuple(_read(arguments[0], each) for each in value)
        return tuple(_read(each, item) for each, item in zip(arguments, value, strict=True))
    if is_dataclass(kind):
        hints = _hints(cast(type, kind))
        return kind(
            **{field: _read(hints[field], value[name]) for field, name in _names(cast(type, kind)).items()}
        )  # type: ignore[operator]  # kind is a dataclass type here
    if kind is date:
        return date.fromisoformat(value)
    if kind is float:
        return float(value)
    if kind in (str, int, bool) and not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value if kind in (str, int, bool) else kind(value)
