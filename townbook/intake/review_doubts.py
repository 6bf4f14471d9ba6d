"""What is doubtful of a Draft under review, and what of it nobody has looked into yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from townbook.intake.models import Draft
from townbook.intake.plan_doubts import PlanDoubt, plan_doubts
from townbook.intake.review.doubts import doubts_by_record
from townbook.intake.review.fold import Review
from townbook.intake.selectors.outlook import Outlook, outlook_of
from townbook.intake.selectors.reviews import under_review


class ReviewDoubts:
    """The reader's doubts, by their places from 0, and those about the plan.

    Whoever counts or shows them asks here, so that all say the same.
    """

    def __init__(self, review: Review, outlook: Outlook) -> None:
        self._review = review
        self._outlook = outlook

    @property
    def count(self) -> int:
        """How many nobody has looked into."""
        return len(self.open) + len(self.open_of_plan)

    @cached_property
    def records(self) -> Mapping[int, tuple[str, ...]]:
        """By a reader's doubt, the records it is about, as they are now."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        for record, places in doubts_by_record(self._review.draft_as_read).items():
            for place in places:
                found[place].append(self._review.home_of(record))
        return {place: tuple(dict.fromkeys(records)) for place, records in found.items()}

    @cached_property
    def open(self) -> frozenset[int]:
        """The reader's doubts that are open: nobody said what came of it, and no record of it was accepted
        or dropped.
        """
        done = self._review.accepted | self._review.dropped
        return frozenset(
            place
            for place in range(len(self._review.draft.doubts))
            if place not in self._review.resolved and not done.intersection(self.records.get(place, ()))
        )

    @cached_property
    def of_plan(self) -> tuple[PlanDoubt, ...]:
        """All about the plan, settled ones too."""
        return plan_doubts(self._review, self._outlook)

    @cached_property
    def open_of_plan(self) -> tuple[PlanDoubt, ...]:
        """Those about the plan that are open."""
        return tuple(doubt for doubt in self.of_plan if self._is_open(doubt))

    def _is_open(self, doubt: PlanDoubt) -> bool:
        if doubt.key in self._review.settled:
            return False
        return not (doubt.is_settled_by_accepting and self._review.accepted.intersection(doubt.records))

    @cached_property
    def by_record(self) -> Mapping[str, tuple[int, ...]]:
        """By record, the reader's open doubts about it."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place in sorted(self.open):
            for record in self.records.get(place, ()):
                found[record].append(place)
        return {record: tuple(places) for record, places in found.items()}

    @cached_property
    def of_plan_by_record(self) -> Mapping[str, tuple[PlanDoubt, ...]]:
        """By record, the open doubts about the plan that speak of it."""
        found: defaultdict[str, list[PlanDoubt]] = defaultdict(list)
        for doubt in self.open_of_plan:
            for record in doubt.records:
                found[record].append(doubt)
        return {record: tuple(doubts) for record, doubts in found.items()}


def open_doubts(*, draft: Draft) -> int:
    """How many doubts of a Draft nobody has looked into. Eight queries at most, however long it is.

    Raises :class:`~townbook.reading.serialise.InvalidDraft` for content that is no Draft.
    """
    review = under_review(draft=draft).review
    return ReviewDoubts(review, outlook_of(city=draft.city, review=review)).count
