"""What a sheet would change, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from townbook.plans.sheets.columns import Column
from townbook.plans.sheets.lines import SheetLine
from townbook.plans.sheets.problems import SheetProblem

NEW = "\0"
"""Before the row's number: what a line is called that has no key yet. No key holds this sign."""

SEATING = (Column.PARENT, Column.ORDER, Column.LEVEL)
"""Fields that say where a line stands, not what it says."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field, and what it said and would say."""

    column: Column
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A line that would say something else, or stand elsewhere."""

    row: int
    key: str
    fields: tuple[FieldChange, ...]

    @property
    def is_moved(self) -> bool:
        """Whether it would be part of something else, or stand elsewhere in it."""
        return any(each.column in SEATING for each in self.fields)


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line that would be added; ``parent`` is a key, the ``name`` of another new line, or "" at the top."""

    row: int
    name: str
    values: Mapping[Column, str]

    @property
    def parent(self) -> str:
        """What it would be part of."""
        return self.values[Column.PARENT]


@dataclass(frozen=True, slots=True)
class SheetChanges:
    """Everything the sheet would change.

    ``removed`` are keys: those marked in the sheet, and those of ``missing`` (not in the sheet) that a person
    ticked. ``gone`` are the lines in the sheet that were removed from the plan, and ``restored`` those of
    them that a person ticked. ``unknown_bodies`` are names no body has. Nothing is to be done while there
    are ``problems``, or ``waiting`` ones, which a tick may settle.
    """

    new: tuple[NewLine, ...]
    changed: tuple[ChangedLine, ...]
    removed: tuple[str, ...]
    missing: tuple[str, ...]
    gone: tuple[str, ...]
    restored: tuple[str, ...]
    unknown_bodies: tuple[str, ...]
    problems: tuple[SheetProblem, ...]
    waiting: tuple[SheetProblem, ...]
    lines: tuple[SheetLine, ...]
    """The rows with nothing left but what they change: :func:`sheet_changes` makes the same of them again."""

    @property
    def is_nothing(self) -> bool:
        """Whether the sheet says what the plan says."""
        return not (self.new or self.changed or self.removed or self.restored)
