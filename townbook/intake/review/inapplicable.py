"""Why an operation cannot be done to a Draft as it stands."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """What is in the way."""

    GONE = "gone"
    """The part is not in the Draft: it was dropped, merged into another, or never there."""
    ROUND_IN_A_CIRCLE = "round in a circle"
    """An item would be part of itself."""
    UNLIKE = "unlike"
    """The two parts are not of one kind, or are one and the same."""
    NOT_SAID = "not said"
    """The value cannot stand in the field: no such field, no day, no number."""
    ENDS_BEFORE_IT_STARTS = "ends before it starts"
    OUTSIDE = "outside"
    """The place is not within the item's passage."""
    TAKEN = "taken"
    """The key is another's already."""


class Inapplicable(Exception):
    """An operation that does not apply; the Draft is as if it had not been tried.

    ``part`` is what it could not be done to.
    """

    def __init__(self, reason: Reason, part: str) -> None:
        super().__init__(f"{part}: {reason}")
        self.reason = reason
        self.part = part
