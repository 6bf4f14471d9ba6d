"""What was done to a Draft, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from townbook.accounts.models import User
from townbook.desk.drafts.wording import FIELDS, OPERATIONS, value_words
from townbook.intake.models import DraftOperation
from townbook.intake.review.adding import added_key
from townbook.intake.review.conflicts import records_of
from townbook.intake.review.operation_forms import kind_name, operation_from_json
from townbook.intake.review.operations import Add, AddReport, Change, Correct, Operation
from townbook.intake.review.references import item_reference
from townbook.intake.selectors.reviews import UnderReview


@dataclass(frozen=True, slots=True)
class Saying:
    """A field, and what somebody put into it."""

    field: object
    value: str


@dataclass(frozen=True, slots=True)
class Done:
    """One operation: by whom and when, to which records, and what it says."""

    number: int
    actor: User | None
    made_at: datetime
    words: object
    records: tuple[str, ...]
    sayings: tuple[Saying, ...]
    is_undone: bool
    may_be_undone: bool


def done(known: UnderReview, actor: User | None, language: str) -> list[Done]:
    """Everything that was done, the last first; ``actor`` may undo what is theirs."""
    undone = {row.undoes_id for row in known.rows if row.undoes_id is not None}
    return [_done(row, known, undone, actor, language) for row in reversed(known.rows)]


def _done(
    row: DraftOperation, known: UnderReview, undone: set[int], actor: User | None, language: str
) -> Done:
    is_undone = row.pk in undone
    if row.undoes_id is not None:
        return Done(
            row.number, row.actor, row.made_at, OPERATIONS["undo"], (), (), is_undone, may_be_undone=False
        )
    operation = operation_from_json(row.operation)
    return Done(
        number=row.number,
        actor=row.actor,
        made_at=row.made_at,
        words=OPERATIONS[kind_name(operation)],
        records=_records(row, operation, known),
        sayings=sayings_of(operation, language),
        is_undone=is_undone,
        may_be_undone=actor is not None and row.actor_id == actor.pk and not is_undone,
    )


def _records(row: DraftOperation, operation: Operation, known: UnderReview) -> tuple[str, ...]:
    if isinstance(operation, Add):
        return (item_reference(added_key(row.number)),)
    return tuple(sorted(records_of(operation, known.review.record_of_report)))


def sayings_of(operation: Operation, language: str) -> tuple[Saying, ...]:
    """What a correction puts into which field, and what was added in which words."""
    match operation:
        case Add():
            said = [("title", operation.item.title), *(("text", report.text) for report in operation.reports)]
            return tuple(Saying(FIELDS[field], words) for field, words in said)
        case AddReport():
            return (Saying(FIELDS["text"], operation.report.text),)
    changes: Iterable[Change] = operation.changes if isinstance(operation, Correct) else ()
    return tuple(
        Saying(FIELDS[change.field], value_words(change.field, change.value, language))
        for change in changes
        if change.field != "until_ends"
    )
