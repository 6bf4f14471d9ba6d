"""Two people review one Draft: nothing of either is lost, and everything can be undone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from tests.cast import river_report, verbivka
from townbook.accounts.models import User
from townbook.intake.models import Draft, DraftOperation
from townbook.intake.review.inapplicable import Inapplicable, Reason
from townbook.intake.review.operations import (
    Accept,
    Assign,
    Change,
    Correct,
    Drop,
    Merge,
    Operation,
    Resolve,
    Split,
)
from townbook.intake.selectors.reviews import under_review
from townbook.intake.services.accept_draft import accept_draft
from townbook.intake.services.review_draft import (
    DraftClosed,
    NothingToUndo,
    ReviewConflict,
    StillNeeded,
    review_draft,
    undo_review,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Draft:
    return river_report().store(verbivka())


@pytest.fixture
def olena() -> User:
    return User.objects.create_user("olena@example.org", name="Олена")


@pytest.fixture
def petro() -> User:
    return User.objects.create_user("petro@example.org", name="Петро")


def title(value: str, item: str = "item:i2") -> Correct:
    return Correct((Change(item, "title", value),))


def done(draft: Draft, operation: Operation, actor: User, seen: int = 0) -> int:
    return review_draft(draft=draft, operation=operation, seen=seen, actor=actor).number


def titles(draft: Draft) -> list[str]:
    return [item.title for item in under_review(draft=draft).review.draft.items]


def test_operations_are_counted_from_one_and_applied(draft: Draft, olena: User) -> None:
    assert [done(draft, title("Верби"), olena), done(draft, title("Береги", "item:i1"), olena)] == [1, 2]
    assert titles(draft)[:2] == ["Береги", "Верби"]
    assert draft.content["items"][1]["title"] == "Посадити верби"


def test_changes_of_different_records_never_conflict(draft: Draft, olena: User, petro: User) -> None:
    done(draft, title("Верби"), olena)
    done(draft, title("Стежка", "item:i3"), petro, seen=0)
    assert titles(draft)[1:3] == ["Верби", "Стежка"]


def test_second_on_the_same_record_is_told_and_nothing_is_done(
    draft: Draft, olena: User, petro: User
) -> None:
    done(draft, title("Верби"), olena)
    with pytest.raises(ReviewConflict) as caught:
        done(draft, title("Тополі"), petro, seen=0)
    assert [(row.number, row.actor) for row in caught.value.rows] == [(1, olena)]
    assert titles(draft)[1] == "Верби"
    assert DraftOperation.objects.count() == 1
    # Having seen it, the second decides.
    done(draft, title("Тополі"), petro, seen=1)
    assert titles(draft)[1] == "Тополі"


def test_a_report_conflicts_with_its_item(draft: Draft, olena: User, petro: User) -> None:
    done(draft, Correct((Change("report:0", "status", "ongoing"),)), olena)
    with pytest.raises(ReviewConflict):
        done(draft, title("Верби"), petro)
    with pytest.raises(ReviewConflict):
        done(draft, Accept(("item:i2",)), petro)


def test_that_another_looked_at_it_is_no_conflict(draft: Draft, olena: User, petro: User) -> None:
    done(draft, Accept(("item:i2",)), olena)
    assert done(draft, title("Верби"), petro) == 2


def test_what_another_dropped_or_merged_cannot_be_changed_even_when_seen(
    draft: Draft, olena: User, petro: User
) -> None:
    done(draft, Drop(("item:i2",)), olena)
    with pytest.raises(Inapplicable) as caught:
        done(draft, title("Верби"), petro, seen=1)
    assert caught.value.reason is Reason.GONE
    done(draft, Merge("item:i3", "item:i5", with_title=False), olena)
    with pytest.raises(ReviewConflict):
        done(draft, title("Міст", "item:i5"), petro, seen=1)


def test_own_changes_never_conflict(draft: Draft, olena: User) -> None:
    done(draft, title("Верби"), olena)
    done(draft, title("Тополі"), olena, seen=0)
    assert titles(draft)[1] == "Тополі"


def test_undo_takes_back_the_last_of_ones_own(draft: Draft, olena: User, petro: User) -> None:
    done(draft, title("Верби"), olena)
    done(draft, title("Стежка", "item:i3"), petro)
    row = undo_review(draft=draft, number=None, actor=olena)
    assert (row.number, row.undoes_id) == (3, DraftOperation.objects.get(number=1).pk)
    assert titles(draft)[1:3] == ["Посадити верби", "Стежка"]
    with pytest.raises(NothingToUndo):
        undo_review(draft=draft, number=None, actor=olena)
    with pytest.raises(NothingToUndo):
        undo_review(draft=draft, number=2, actor=olena)
    assert DraftOperation.objects.count() == 3


def test_what_others_changed_since_is_not_undone_under_them(draft: Draft, olena: User, petro: User) -> None:
    done(draft, title("Верби"), olena)
    done(draft, title("Тополі"), petro, seen=1)
    with pytest.raises(ReviewConflict):
        undo_review(draft=draft, number=1, actor=olena)
    assert titles(draft)[1] == "Тополі"


def test_what_later_steps_build_on_is_not_undone_before_them(draft: Draft, olena: User) -> None:
    start = under_review(draft=draft).read.items[1].passage[0]
    done(draft, Split("item:i2", start + 13, "i2+1", "Посадити", "верби"), olena)
    done(draft, title("Верби", "item:i2+1"), olena)
    with pytest.raises(StillNeeded) as caught:
        undo_review(draft=draft, number=1, actor=olena)
    assert [row.number for row in caught.value.rows] == [2]
    undo_review(draft=draft, number=2, actor=olena)
    undo_review(draft=draft, number=1, actor=olena)
    assert titles(draft) == [item["title"] for item in draft.content["items"]]


def test_accepted_draft_is_closed(draft: Draft, olena: User) -> None:
    done(draft, title("Верби"), olena)
    accept_draft(draft=draft, actor=olena)
    with pytest.raises(DraftClosed):
        done(draft, title("Тополі"), olena)
    with pytest.raises(DraftClosed):
        undo_review(draft=draft, number=1, actor=olena)


def test_doubt_settled_twice_keeps_the_last_note(draft: Draft, olena: User, petro: User) -> None:
    draft.content["doubts"] = [{"kind": "x", "message": "?", "passage": [0, 5]}]
    draft.save()
    done(draft, Resolve(0, "перша"), olena)
    done(draft, Resolve(0, "друга"), petro)
    assert under_review(draft=draft).review.resolved == {0: "друга"}


def test_adding_an_operation_costs_few_queries(
    draft: Draft, olena: User, django_assert_num_queries: object
) -> None:
    for number in range(5):
        done(draft, title(f"Верби {number}"), olena)
    # Savepoint, lock, read, insert, the sitting within a savepoint of its own (4), release.
    with django_assert_num_queries(9):  # type: ignore[operator]
        done(draft, Assign("item:i5", "b1", "", "lead"), olena)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_never_overwrite_each_other(olena: User, petro: User) -> None:
    """Each tries to correct the same record first: one does, the other is told. Others go through."""
    if connection.vendor != "postgresql":
        pytest.skip("an in-memory SQLite database cannot be written from two threads")
    draft = river_report().store(verbivka())
    together = Barrier(2, timeout=60)

    def work(actor: User, own_item: str) -> list[str]:
        outcomes = []
        together.wait()
        try:
            for number in range(10):
                done(draft, Accept((own_item,)), actor)
                try:
                    done(draft, title(f"{actor.name} {number}"), actor, seen=number)
                    outcomes.append("done")
                except ReviewConflict:
                    outcomes.append("told")
        finally:
            connections.close_all()
        return outcomes

    with ThreadPoolExecutor(2) as pool:
        tasks = [pool.submit(work, olena, "item:i1"), pool.submit(work, petro, "item:i4")]
        outcomes = [task.result(timeout=60) for task in tasks]
    numbers = list(DraftOperation.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, 21 + sum(each.count("done") for each in outcomes)))
    assert under_review(draft=draft).review.failed == ()
    assert "done" in outcomes[0] + outcomes[1]
