"""Correct a Draft under review, or undo a correction."""

from __future__ import annotations

from django.db import transaction

from townbook.accounts.models import User
from townbook.intake.enums import DraftState
from townbook.intake.models import Draft, DraftOperation
from townbook.intake.review.conflicts import changes_something, records_of
from townbook.intake.review.fold import review, try_out
from townbook.intake.review.operation_forms import operation_to_json
from townbook.intake.review.operations import Operation, Resolve, Settle
from townbook.intake.selectors.reviews import UnderReview, under_review
from townbook.intake.services.note_sitting import note_sitting

UNDONE = {"kind": "undo"}
"""What stands in a row that undoes another; the row says which."""


class DraftClosed(Exception):
    """The Draft is accepted; what is wrong with it is corrected in the plan."""


class ReviewConflict(Exception):
    """Somebody else changed the same records meanwhile; ``rows`` are what they did."""

    def __init__(self, rows: tuple[DraftOperation, ...]) -> None:
        super().__init__(f"{len(rows)} changes of others")
        self.rows = rows


class NothingToUndo(Exception):
    """There is no such operation of this person's that still counts."""


class StillNeeded(Exception):
    """What was done later builds on the operation; ``rows`` are what has to be undone first."""

    def __init__(self, rows: tuple[DraftOperation, ...]) -> None:
        super().__init__(f"{len(rows)} later operations")
        self.rows = rows


@transaction.atomic
def review_draft(*, draft: Draft, operation: Operation, seen: int, actor: User) -> DraftOperation:
    """Add an operation to the Draft's review, and give its row.

    ``seen`` is the last number the person saw of this Draft's review. Changes of different records never
    get in each other's way. Raises :class:`ReviewConflict` where somebody else has changed one of the
    operation's records since then, :class:`~townbook.intake.review.inapplicable.Inapplicable` where it
    cannot be done to the Draft as it stands, :class:`DraftClosed` for a Draft that is accepted. In all of
    these nothing is changed.
    """
    known = _locked(draft)
    records = _records(known, operation)
    others = tuple(
        row
        for row, other in known.live
        if row.number > seen
        and row.actor_id != actor.pk
        and changes_something(other)
        and records & _records(known, other)
    )
    if others and not isinstance(operation, Resolve | Settle):
        raise ReviewConflict(others)
    try_out(known.read, known.numbered, operation)
    row = DraftOperation.objects.create(
        draft=draft, number=known.last_number + 1, operation=operation_to_json(operation), actor=actor
    )
    note_sitting(row=row)
    return row


@transaction.atomic
def undo_review(*, draft: Draft, number: int | None, actor: User) -> DraftOperation:
    """Undo one of the person's own operations, the last that counts where ``number`` is ``None``.

    Raises :class:`NothingToUndo`; :class:`ReviewConflict` where somebody else changed the same records
    after it; :class:`StillNeeded` where later operations could not be done without it;
    :class:`DraftClosed`. In all of these nothing is changed.
    """
    known = _locked(draft)
    own = [(row, each) for row, each in known.live if row.actor_id == actor.pk]
    wanted = [(row, each) for row, each in own if number is None or row.number == number]
    if not wanted:
        raise NothingToUndo
    undone, operation = wanted[-1]
    records = _records(known, operation)
    later = [(row, each) for row, each in known.live if row.number > undone.number]
    others = tuple(
        row
        for row, each in later
        if row.actor_id != actor.pk and changes_something(each) and records & _records(known, each)
    )
    if others and changes_something(operation):
        raise ReviewConflict(others)
    without = review(known.read, [(row, each) for row, each in known.numbered if row != undone.number])
    failed = set(without.failed) - set(known.review.failed)
    if failed:
        raise StillNeeded(tuple(row for row, _ in later if row.number in failed))
    row = DraftOperation.objects.create(
        draft=draft, number=known.last_number + 1, operation=UNDONE, undoes=undone, actor=actor
    )
    note_sitting(row=row)
    return row


def _locked(draft: Draft) -> UnderReview:
    """The Draft's review as it stands, held until the transaction ends: numbers are given one by one."""
    held = Draft.objects.select_for_update(no_key=True).only("pk", "state").get(pk=draft.pk)
    if held.state == DraftState.ACCEPTED:
        raise DraftClosed
    return under_review(draft=draft)


def _records(known: UnderReview, operation: Operation) -> frozenset[str]:
    return records_of(operation, known.review.record_of_report)
