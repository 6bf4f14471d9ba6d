"""How parts of a Draft under review are called: "item:i12", "body:b3", "report:4", "figure:4.0"."""

from __future__ import annotations

import re
from collections.abc import Mapping

KINDS_OF_RECORDS = ("item", "body", "decision", "assignment", "agenda", "indicator")
"""What is looked at by itself. A report and its figures are looked at with their item."""

_REFERENCE = re.compile(
    r"(?:item|body):[A-Za-z0-9+._-]{1,64}"
    r"|(?:decision|assignment|agenda|indicator|report):[0-9]{1,6}"
    r"|figure:[0-9]{1,6}\.[0-9]{1,6}"
)


def is_reference(text: str) -> bool:
    """Whether the text calls a part of a Draft, there or not."""
    return _REFERENCE.fullmatch(text) is not None


def kind_of(reference: str) -> str:
    """What kind of part a reference calls."""
    return reference.partition(":")[0]


def key_of(reference: str) -> str:
    """The part's key within its kind."""
    return reference.partition(":")[2]


def item_reference(key: str) -> str:
    """How the item of that key is called."""
    return f"item:{key}"


def body_reference(key: str) -> str:
    """How the body of that key is called."""
    return f"body:{key}"


def report_reference(place: int) -> str:
    """How the report is called that stands there, from 0, among those the reader made."""
    return f"report:{place}"


def figure_reference(report: int, place: int) -> str:
    """How a report's figure is called, by its place, from 0, among those the reader found in it."""
    return f"figure:{report}.{place}"


def keys_of_kind(values: Mapping[str, str], kind: str) -> dict[str, str]:
    """Those of the values, by key, that stand under references of the kind."""
    return {key_of(reference): value for reference, value in values.items() if kind_of(reference) == kind}
