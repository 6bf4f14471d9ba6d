"""What a reviewer may do to a Draft: each operation a value, with a form in JSON.

An operation says what is to be, never what was: a Draft with its operations in their order is the
reviewed Draft (:mod:`townbook.intake.review.fold`), and without one of them it is the Draft as if that
had never been done.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, cast, get_type_hints

from townbook.intake.review.references import is_reference


class InvalidOperation(ValueError):
    """The JSON is no operation."""


@dataclass(frozen=True, slots=True)
class Accept:
    """Somebody looked at these records, and they are right as they stand."""

    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a part, and what it is to say: dates in ISO 8601, numbers as decimals, "" for nothing.

    The fields of each kind of part stand in :data:`townbook.intake.review.fields.FIELDS`.
    """

    part: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Correct:
    """Some fields of one record, its reports and figures, say something else."""

    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Assign:
    """A body answers for an item as "lead" or "contributor", or with the role "" does not.

    ``body`` is the body's key; where it is "", the body is the one of that ``name``, and a new one where
    the document names none so.
    """

    item: str
    body: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Move:
    """A part stands elsewhere: an item under another ``parent`` ("" at the top) and at a ``level``, a
    report under another item.
    """

    part: str
    parent: str
    level: str


@dataclass(frozen=True, slots=True)
class Merge:
    """An item or a body is the same as another one, ``into`` which everything of it goes.

    ``with_title`` joins the titles of items in the order of the document: a title was cut in two.
    """

    part: str
    into: str
    with_title: bool


@dataclass(frozen=True, slots=True)
class Split:
    """An item is two: the second begins at the character ``at`` of the document and becomes ``key``."""

    item: str
    at: int
    key: str
    first_title: str
    second_title: str


@dataclass(frozen=True, slots=True)
class Drop:
    """These parts do not belong to the Draft. What stands below an item moves up to its parent."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Restore:
    """These parts belong to it after all."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A record is what the city knows under the key ``known``: an item of its plan, or a body.

    With "" it is new; with ``None`` the recogniser decides again.
    """

    record: str
    known: str | None


@dataclass(frozen=True, slots=True)
class Resolve:
    """A person looked into the doubt at that place, from 0; ``note`` says what came of it, or nothing."""

    doubt: int
    note: str


Operation = Accept | Correct | Assign | Move | Merge | Split | Drop | Restore | Match | Resolve

KINDS: Mapping[str, type[Operation]] = {
    "accept": Accept,
    "correct": Correct,
    "assign": Assign,
    "move": Move,
    "merge": Merge,
    "split": Split,
    "drop": Drop,
    "restore": Restore,
    "match": Match,
    "resolve": Resolve,
}

_NAMES = {kind: name for name, kind in KINDS.items()}


def kind_name(operation: Operation) -> str:
    """The operation's name in JSON."""
    return _NAMES[type(operation)]


def operation_to_json(operation: Operation) -> dict[str, Any]:
    """The operation as JSON values, its ``kind`` first."""
    return {"kind": kind_name(operation), **asdict(operation)}


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


def references_of(operation: Operation) -> tuple[str, ...]:
    """The parts an operation names, in its order."""
    match operation:
        case Accept():
            return operation.records
        case Drop() | Restore():
            return operation.parts
        case Correct():
            return tuple(dict.fromkeys(change.part for change in operation.changes))
        case Assign() | Split():
            return (operation.item,)
        case Move():
            return (operation.part,)
        case Merge():
            return (operation.part, operation.into)
        case Match():
            return (operation.record,)
        case Resolve():
            return ()


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
    if hint == str | None:
        return lambda value: None if value is None else _exactly(str, value)
    return lambda value: _exactly(hint, value)


def _exactly(kind: type[Any], value: Any) -> Any:
    # In Python a truth is a whole number; in JSON it is not.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise InvalidOperation(f"{value!r} is no {kind.__name__}")
    return value
