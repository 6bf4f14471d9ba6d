"""What the reader missed is added from the words of the document, and taken back like anything else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.intake.review.drafts import river_draft
from townbook.intake.review.fold import Review, review, try_out
from townbook.intake.review.inapplicable import Inapplicable, Reason
from townbook.intake.review.operations import Add, AddReport, Change, Correct, Drop, Operation
from townbook.reading.draft import DraftItem, DraftReport

DRAFT = river_draft()
BETWEEN = DRAFT.items[2].passage[0] + 1
"""A character within the path, the third item."""


def after(*done: Operation) -> Review:
    found = review(DRAFT, list(enumerate(done, 1)))
    assert found.failed == ()
    return found


def refused(operation: Operation, *done: Operation) -> tuple[Reason, str]:
    with pytest.raises(Inapplicable) as caught:
        try_out(DRAFT, list(enumerate(done, 1)), operation)
    return caught.value.reason, caught.value.part


def item(title: str = "Поставити лави", parent: str | None = "i1", level: str = "task") -> DraftItem:
    return DraftItem("", parent, level, "1.3", title, "", None, None, (), (BETWEEN, BETWEEN + 4))


def report() -> DraftReport:
    return replace(DRAFT.reports[0], item="")


def test_item_stands_where_it_is_in_the_document_with_its_report() -> None:
    found = after(Add(item(), "", (report(),)))
    assert [(each.key, each.parent) for each in found.draft.items] == [
        ("i1", None),
        ("i2", "i1"),
        ("i3", "i1"),
        ("n1", "i1"),
        ("i4", None),
        ("i5", "i4"),
    ]
    assert [(each.item, each.text) for each in found.draft.reports][-1] == ("n1", DRAFT.reports[0].text)
    assert found.changed == {"item:n1"}


def test_report_joins_its_item() -> None:
    found = after(AddReport("item:i5", report()))
    assert [each.item for each in found.draft.reports] == ["i2", "i3", "i5"]
    assert found.draft.reports[-1].figures[0].value == Decimal("18000.50")


def test_what_was_added_keeps_its_name_without_what_was_done_before() -> None:
    first, second = Add(item("Перші"), "", ()), Add(item("Другі"), "", (report(),))
    both = after(first, second)
    assert [each.title for key, each in both.items.items() if key.startswith("n")] == ["Перші", "Другі"]
    alone = review(DRAFT, [(2, second), (3, Correct((Change("item:n2", "title", "Лави"),)))])
    assert (alone.failed, alone.items["n2"].title) == ((), "Лави")
    assert [key for key in alone.reports if key > 1] == [key for key in both.reports if key > 1]


def test_item_can_be_dropped_and_corrected_like_any_other() -> None:
    found = after(Add(item(), "", ()), Correct((Change("item:n1", "title", "Лави"),)), Drop(("item:n1",)))
    assert "n1" not in {each.key for each in found.draft.items}
    # Without the item, what was done to it cannot be done.
    assert review(DRAFT, [(2, Correct((Change("item:n1", "title", "Лави"),)))]).failed == (2,)


def test_level_of_its_own_is_made_once() -> None:
    found = after(Add(item(), "Захід", ()), Add(item(), "Захід", ()), Add(item(), "Завдання", ()))
    assert [level.label for level in found.draft.levels] == ["Пріоритет", "Завдання", "Захід"]
    assert [each.level for key, each in found.items.items() if key.startswith("n")] == ["n1", "n1", "task"]


def test_what_cannot_be_is_not_added() -> None:
    assert refused(Add(item(parent="i9"), "", ())) == (Reason.GONE, "item:i9")
    assert refused(Add(item(), "", ()), Drop(("item:i1",))) == (Reason.GONE, "item:i1")
    assert refused(Add(item(level="x"), "", ())) == (Reason.NOT_SAID, "item:n1")
    assert refused(Add(item(" "), "", ())) == (Reason.NOT_SAID, "item:n1")
    outside = replace(item(), passage=(5, DRAFT.source.characters + 1))
    assert refused(Add(outside, "", ())) == (Reason.OUTSIDE, "item:n1")
    assert refused(AddReport("body:b1", report())) == (Reason.UNLIKE, "body:b1")
    assert refused(AddReport("item:i1", replace(report(), passages=((7, 7),)))) == (Reason.OUTSIDE, "item:i1")
