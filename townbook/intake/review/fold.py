"""A Draft with what its reviewers did to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from townbook.intake.review.applying import apply
from townbook.intake.review.inapplicable import Inapplicable
from townbook.intake.review.operations import Operation
from townbook.intake.review.references import item_reference
from townbook.intake.review.sheet import OtherPart, Sheet, sheet_of
from townbook.reading.draft import Draft, DraftBody, DraftItem, DraftReport


@dataclass(frozen=True, slots=True)
class Review:
    """A Draft under review.

    ``draft`` is the reviewed Draft, without what was dropped or merged; ``draft_as_read`` the reader's.
    The mappings hold what was dropped too, by key: ``items`` (``order`` is the document's), ``bodies``,
    ``reports`` by their place among those the reader made, ``others`` by reference. ``dropped`` and
    ``dropped_figures`` are references; ``merged`` says into which record one went. ``accepted`` and
    ``changed`` are records; ``plan`` is the plan a person chose, by its name in addresses ("" for a new one,
    ``None`` where nobody did); ``matches`` what a person chose by record ("" for new), and
    ``matches_in_plans`` the same by plan, of which :meth:`matches_in` makes one; ``resolved`` notes by the
    doubt's place, ``settled`` by the doubt about the plan. ``touched`` is by record the
    number of the operation that changed it last.
    ``failed`` are the numbers of operations that do not apply; there are none as long as
    :func:`~townbook.intake.services.review_draft.review_draft` alone adds them.
    """

    draft: Draft
    draft_as_read: Draft
    items: Mapping[str, DraftItem]
    order: tuple[str, ...]
    bodies: Mapping[str, DraftBody]
    reports: Mapping[int, DraftReport]
    others: Mapping[str, OtherPart]
    dropped: frozenset[str]
    dropped_figures: frozenset[str]
    merged: Mapping[str, str]
    accepted: frozenset[str]
    changed: frozenset[str]
    plan: str | None
    matches: Mapping[str, str]
    matches_in_plans: Mapping[str, Mapping[str, str]]
    resolved: Mapping[int, str]
    settled: Mapping[str, str]
    touched: Mapping[str, int]
    failed: tuple[int, ...]

    def home_of(self, record: str) -> str:
        """The record in which it is now: itself, or the one it was merged into."""
        while record in self.merged:
            record = self.merged[record]
        return record

    def matches_in(self, plan: str) -> dict[str, str]:
        """By record, what a person chose that counts against the plan of that name in addresses."""
        return {**self.matches, **self.matches_in_plans.get(plan, {})}

    def set_aside_in(self, plan: str) -> tuple[str, ...]:
        """The items of which a person said what they are in another plan, and nothing in this one."""
        others = (said for of, said in self.matches_in_plans.items() if of != plan)
        here = self.matches_in(plan)
        return tuple(
            dict.fromkeys(
                record for said in others for record in said if record not in here and self.is_there(record)
            )
        )

    def record_of_report(self, place: int) -> str:
        """The record with which the report at that place is looked at; "" for a report that is not known."""
        report = self.reports.get(place)
        return item_reference(report.item) if report else ""

    def is_there(self, record: str) -> bool:
        """Whether the record is in the reviewed Draft."""
        if record in self.dropped or record in self.merged:
            return False
        kind, _, key = record.partition(":")
        if kind == "item":
            return key in self.items
        return key in self.bodies if kind == "body" else record in self.others


def review(draft: Draft, operations: Iterable[tuple[int, Operation]]) -> Review:
    """The Draft with the operations done to it in their order, each with its number.

    Without operations the reviewed Draft is the very Draft. An operation that does not apply is left out
    whole, and its number is among ``failed``.
    """
    sheet = sheet_of(draft)
    failed = []
    for number, operation in operations:
        try:
            apply(sheet, operation, number)
        except Inapplicable:
            failed.append(number)
    return Review(
        draft=sheet.reviewed(),
        draft_as_read=draft,
        items=sheet.items,
        order=tuple(sheet.order),
        bodies=sheet.bodies,
        reports=sheet.reports,
        others=sheet.others,
        dropped=frozenset(sheet.dropped),
        dropped_figures=frozenset(sheet.dropped_figures),
        merged=sheet.merged,
        accepted=frozenset(sheet.accepted),
        changed=frozenset(sheet.changed),
        plan=sheet.plan,
        matches=sheet.matches,
        matches_in_plans=sheet.matches_in_plans,
        resolved=sheet.resolved,
        settled=sheet.settled,
        touched=sheet.touched,
        failed=tuple(failed),
    )


def try_out(draft: Draft, operations: Iterable[tuple[int, Operation]], then: Operation) -> frozenset[str]:
    """Do the operations, and one more; the records that one changes.

    Raises :class:`~townbook.intake.review.inapplicable.Inapplicable` where the last does not apply.
    """
    sheet: Sheet = sheet_of(draft)
    last = 0
    for number, operation in operations:
        last = number
        try:
            apply(sheet, operation, number)
        except Inapplicable:
            continue
    return apply(sheet, then, last + 1)
