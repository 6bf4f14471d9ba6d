"""Operations as JSON values, and back."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import Field, asdict, fields
from functools import cache
from typing import Any, cast, get_type_hints

from townbook.intake.review.operations import KINDS, Change, Operation, references_of
from townbook.intake.review.references import is_reference
from townbook.reading.draft import DraftItem, DraftReport
from townbook.reading.serialise import InvalidDraft, Part, part_from_json, part_to_json


class InvalidOperation(ValueError):
    """The JSON is no operation."""


_NAMES = {kind: name for name, kind in KINDS.items()}


def kind_name(operation: Operation) -> str:
    """The operation's name in JSON."""
    return _NAMES[type(operation)]


def operation_to_json(operation: Operation) -> dict[str, Any]:
    """The operation as JSON values, its ``kind`` first."""
    return {
        "kind": kind_name(operation),
        **{each.name: _written(operation, each) for each in fields(operation)},
    }


def _written(operation: Operation, each: Field[Any]) -> Any:
    match getattr(operation, each.name):
        case DraftItem() | DraftReport() as part:
            return part_to_json(part)
        case tuple() as parts:
            return tuple(_part_written(part) for part in parts)
        case value:
            return value


def _part_written(part: object) -> object:
    if isinstance(part, DraftReport):
        return part_to_json(part)
    return asdict(part) if isinstance(part, Change) else part


def operation_from_json(form: Mapping[str, Any]) -> Operation:
    """The operation :func:`operation_to_json` wrote.

    Raises :class:`InvalidOperation` where the form is none, or names parts that cannot be.
    """
    kind = KINDS.get(form.get("kind", ""))
    if kind is None:
        raise InvalidOperation(f"no operation is of the kind {form.get('kind')!r}")
    operation: Operation = _read(kind, form)
    for reference in references_of(operation):
        if not is_reference(reference):
            raise InvalidOperation(f"{reference!r} calls nothing")
    return operation


def _read(kind: type[Any], form: Mapping[str, Any]) -> Any:
    readers = _readers(cast(Hashable, kind))
    if set(form) - {"kind"} != set(readers):
        raise InvalidOperation(f"{sorted(form)} are not the fields of {kind.__name__}")
    return kind(**{name: read(form[name]) for name, read in readers.items()})


@cache
def _readers(kind: Hashable) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(kind)
    return {name: _reader(hint) for name, hint in hints.items()}


def _reader(hint: Any) -> Callable[[Any], Any]:
    if hint == tuple[str, ...]:
        return lambda value: tuple(_exactly(str, each) for each in _exactly(list, value))
    if hint == tuple[Change, ...]:
        return lambda value: tuple(_read(Change, _exactly(dict, each)) for each in _exactly(list, value))
    if hint == tuple[DraftReport, ...]:
        return lambda value: tuple(_part(DraftReport, each) for each in _exactly(list, value))
    if hint in (DraftItem, DraftReport):
        return lambda value: _part(hint, value)
    if hint == str | None:
        return lambda value: None if value is None else _exactly(str, value)
    return lambda value: _exactly(hint, value)


def _part(kind: type[Part], form: Any) -> Part:
    try:
        return part_from_json(kind, form)
    except InvalidDraft as problem:
        raise InvalidOperation(str(problem)) from problem


def _exactly(kind: type[Any], value: Any) -> Any:
    # In Python a truth is a whole number; in JSON it is not.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise InvalidOperation(f"{value!r} is no {kind.__name__}")
    return value
