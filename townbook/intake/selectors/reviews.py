"""A Draft with what its reviewers did to it so far."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from townbook.intake.models import Draft, DraftOperation
from townbook.intake.review.fold import Review, review
from townbook.intake.review.operation_forms import operation_from_json
from townbook.intake.review.operations import Operation
from townbook.reading.draft import Draft as ReadDraft
from townbook.reading.serialise import draft_from_json


@dataclass(frozen=True)
class UnderReview:
    """A Draft, what the reader made of its document, and every row of its review in their order."""

    draft: Draft
    read: ReadDraft
    rows: tuple[DraftOperation, ...]

    @cached_property
    def live(self) -> tuple[tuple[DraftOperation, Operation], ...]:
        """The operations that count: neither undone, nor undoing another."""
        undone = {row.undoes_id for row in self.rows if row.undoes_id is not None}
        return tuple(
            (row, operation_from_json(row.operation))
            for row in self.rows
            if row.undoes_id is None and row.pk not in undone
        )

    @cached_property
    def review(self) -> Review:
        """The Draft with them."""
        return review(self.read, self.numbered)

    @property
    def numbered(self) -> list[tuple[int, Operation]]:
        """The operations that count, by their numbers."""
        return [(row.number, operation) for row, operation in self.live]

    @property
    def last_number(self) -> int:
        """That of the last row; 0 where nothing was done yet."""
        return self.rows[-1].number if self.rows else 0


def under_review(*, draft: Draft) -> UnderReview:
    """The Draft and its review. One query beside the Draft's own.

    Raises :class:`~townbook.reading.serialise.InvalidDraft` for content that is no Draft.
    """
    rows = DraftOperation.objects.filter(draft=draft).select_related("actor").order_by("number")
    return UnderReview(draft, draft_from_json(draft.content), tuple(rows))
