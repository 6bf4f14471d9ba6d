"""Which operations of two people get in each other's way."""

from __future__ import annotations

from collections.abc import Callable

from townbook.intake.review.operations import Accept, ChoosePlan, Operation, Resolve, Settle, references_of
from townbook.intake.review.references import key_of, kind_of

PLAN = "plan"
"""Which plan the document speaks of is a record of its own: two may choose different ones."""

RecordOfReport = Callable[[int], str]


def changes_something(operation: Operation) -> bool:
    """Whether the operation changes what a record says; that it was looked at changes nothing."""
    return not isinstance(operation, Accept | Resolve | Settle)


def records_of(operation: Operation, record_of_report: RecordOfReport) -> frozenset[str]:
    """The records an operation is about; ``record_of_report`` knows to which a report belongs."""
    if isinstance(operation, ChoosePlan):
        return frozenset({PLAN})
    return frozenset(_record(reference, record_of_report) for reference in references_of(operation))


def _record(reference: str, record_of_report: RecordOfReport) -> str:
    if kind_of(reference) in ("report", "figure"):
        return record_of_report(int(key_of(reference).split(".")[0]))
    return reference
