"""What a reviewer may do to a Draft: each operation a value.

Their form in JSON is :mod:`townbook.intake.review.operation_forms`.

An operation says what is to be, never what was: a Draft with its operations in their order is the
reviewed Draft (:mod:`townbook.intake.review.fold`), and without one of them it is the Draft as if that
had never been done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from townbook.reading.draft import DraftItem, DraftReport


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


@dataclass(frozen=True, slots=True)
class MatchInPlan:
    """An item is what the plan of that name in addresses knows under the key ``known``; with "" it is new,
    with ``None`` the recogniser decides again.

    Against another plan it says nothing. It stands for :class:`Match` of an item since plans can be chosen.
    """

    record: str
    known: str | None
    plan: str


@dataclass(frozen=True, slots=True)
class ChoosePlan:
    """The document speaks of the plan of that name in addresses, with "" of a new one.

    With ``None`` the recogniser decides again.
    """

    plan: str | None


@dataclass(frozen=True, slots=True)
class Add:
    """The reader missed an ``item``, and perhaps what is reported on it; all of it has its passages.

    What key the item has, and of which item the reports are, is told by the operation's number. With a
    ``level_label`` the item's level is a new one, called so.
    """

    item: DraftItem
    level_label: str
    reports: tuple[DraftReport, ...]


@dataclass(frozen=True, slots=True)
class AddReport:
    """The reader missed a report on an ``item`` it has."""

    item: str
    report: DraftReport


@dataclass(frozen=True, slots=True)
class Settle:
    """A person looked into a doubt about the plan, which is called by what it says; as :class:`Resolve`."""

    doubt: str
    note: str


Operation = (
    Accept
    | Correct
    | Assign
    | Move
    | Merge
    | Split
    | Drop
    | Restore
    | Match
    | Resolve
    | MatchInPlan
    | ChoosePlan
    | Add
    | AddReport
    | Settle
)

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
    "match in plan": MatchInPlan,
    "choose plan": ChoosePlan,
    "add": Add,
    "add report": AddReport,
    "settle": Settle,
}


def references_of(operation: Operation) -> tuple[str, ...]:
    """The parts an operation names, in its order."""
    match operation:
        case Accept():
            return operation.records
        case Drop() | Restore():
            return operation.parts
        case Correct():
            return tuple(dict.fromkeys(change.part for change in operation.changes))
        case Assign() | Split() | AddReport():
            return (operation.item,)
        case Move():
            return (operation.part,)
        case Merge():
            return (operation.part, operation.into)
        case Match() | MatchInPlan():
            return (operation.record,)
        case Resolve() | Settle() | ChoosePlan() | Add():
            return ()
