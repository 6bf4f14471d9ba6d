"""The fields of a Draft's parts that a reviewer may correct, and what may stand in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from townbook.reading.status import Status

LONGEST_VALUE = 20_000
"""Characters. The longest report at hand has 9,000."""

Reader = Callable[[str], Any]


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def _number(value: str) -> Decimal:
    """A number as the plans keep them: below a trillion million, with at most ten decimal places."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValueError(value) from None
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -10 or abs(number) >= Decimal(10) ** 18:
        raise ValueError(value)
    return number


FIELDS: Mapping[str, Mapping[str, Reader]] = {
    "item": {"number": str, "title": str, "description": str, "starts": _day, "ends": _day},
    "body": {"name": str},
    "report": {"text": str, "status": Status, "reason": str, "until": _day, "until_ends": _day},
    "figure": {"value": _number, "low": _number, "high": _number, "unit": str},
    "decision": {"text": str, "date": _day, "group": str, "number": str},
    "assignment": {"text": str},
    "agenda": {"group": str},
    "indicator": {"name": str, "unit": str},
}
"""By kind of part, what reads each field's value; each raises :class:`ValueError` for what it cannot say."""

STATUS_FIELDS = {"status": "value", "reason": "reason", "until": "until", "until_ends": "until_ends"}
"""Fields of a report that stand in its status, and their names there."""

NEVER_EMPTY = frozenset(
    {("body", "name"), ("decision", "text"), ("assignment", "text"), ("indicator", "name")}
)


def read_value(kind: str, field: str, value: str) -> Any:
    """What the field is to be. Raises :class:`ValueError` for a field or a value that cannot be."""
    reader = FIELDS.get(kind, {}).get(field)
    if reader is None or len(value) > LONGEST_VALUE or ((kind, field) in NEVER_EMPTY and not value.strip()):
        raise ValueError(f"{kind} {field}")
    return reader(value)
