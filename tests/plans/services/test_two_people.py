"""Two people change one plan in the same moment: one of them sees the difference, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import connection, connections

from tests.cast import verbivka
from tests.plans.services.by_hand import hand_plan, outline, put
from tests.plans.sheets.test_changes import brought_back, rows_of
from townbook.plans.models import Item, Plan
from townbook.plans.plan_content import ChangedMeanwhile
from townbook.plans.selectors.branches import branch_below
from townbook.plans.selectors.item_versions import content_of
from townbook.plans.selectors.plan_sheet import plan_sheet
from townbook.plans.services.apply_sheet import PlanChangedMeanwhile, apply_sheet
from townbook.plans.services.find_seat import SeenTarget, Spot, Where
from townbook.plans.services.move_item import move_item
from townbook.plans.services.remove_item import remove_item
from townbook.plans.services.restore_item import restore_item
from townbook.plans.services.revise_item import ItemChangedMeanwhile, revise_item
from townbook.plans.sheets.lines import ReadSheet

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite has one writer at a time, and a test one connection"
    ),
]

MEANWHILE = (ChangedMeanwhile, PlanChangedMeanwhile, ItemChangedMeanwhile, Item.DoesNotExist)
"""What tells the second that it was second; the desk's pages say it in words."""


def at_once(*steps: Callable[[], object]) -> list[bool]:
    """Which of the steps were done when all began in the same moment."""
    together = Barrier(len(steps))

    def done(step: Callable[[], object]) -> bool:
        together.wait()
        try:
            step()
        except MEANWHILE:
            return False
        else:
            return True
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(steps)) as pool:
        return [each.result(timeout=60) for each in [pool.submit(done, step) for step in steps]]


def two_branches() -> tuple[Plan, Item, Item, Item]:
    """А with Б in it, and В."""
    plan = hand_plan(verbivka())
    first = put(plan, "А", number="1")
    part = put(plan, "Б", first, "1.1")
    return plan, first, part, put(plan, "В", number="2")


@pytest.mark.parametrize("turn", range(4))
def test_branch_moves_while_its_new_parent_is_removed(turn: int) -> None:
    del turn  # Who comes first is chance.
    plan, _first, part, other = two_branches()
    seen = branch_below(item=other).mark

    def move() -> None:
        move_item(item=part, spot=Spot(Where.UNDER, other), expected_parent=part.parent_id, actor=None)

    def remove() -> None:
        remove_item(item=other, expected=seen, actor=None)

    done = at_once(move, remove)
    assert done in ([True, False], [False, True])
    assert outline(plan) == (["А 0", "В 0", ".Б 1"] if done[0] else ["А 0", ".Б 1"])
    assert Item.all_rows.filter(plan=plan).count() == 3


@pytest.mark.parametrize("turn", range(4))
def test_branch_moves_out_while_its_parent_is_removed(turn: int) -> None:
    del turn
    plan, first, part, other = two_branches()
    seen = branch_below(item=first).mark
    done = at_once(
        lambda: move_item(item=part, spot=Spot(Where.AFTER, other), expected_parent=first.pk, actor=None),
        lambda: remove_item(item=first, expected=seen, actor=None),
    )
    assert done in ([True, False], [False, True])
    if done[1]:
        restore_item(item=first, actor=None)
        assert outline(plan) == ["А 0", ".Б 1", "В 0"]
    else:
        assert outline(plan) == ["А 0", "В 0", "Б 0"]


@pytest.mark.parametrize("turn", range(4))
def test_two_branches_are_moved_into_each_other(turn: int) -> None:
    del turn
    plan, first, _part, other = two_branches()
    top = SeenTarget(None)
    done = at_once(
        lambda: move_item(item=first, spot=Spot(Where.UNDER, other, top), expected_parent=None, actor=None),
        lambda: move_item(item=other, spot=Spot(Where.UNDER, first, top), expected_parent=None, actor=None),
    )
    assert done in ([True, False], [False, True])
    assert outline(plan) == (["В 0", ".А 1", "..Б 2"] if done[0] else ["А 0", ".Б 1", ".В 1"])


@pytest.mark.parametrize("turn", range(4))
def test_sheet_is_brought_in_while_a_line_of_it_is_rewritten(turn: int) -> None:
    del turn
    plan, first, _part, _other = two_branches()
    sheet = plan_sheet(plan=plan)
    rows = rows_of(sheet)
    rows[0].update(title="З таблиці")
    changes = brought_back(sheet, rows)
    content = replace(content_of(item=first), title="З форми")

    def bring_in() -> None:
        apply_sheet(
            plan=plan, read=ReadSheet(changes.lines, {}), seen=sheet.fingerprint, bodies={}, actor=None
        )

    done = at_once(bring_in, lambda: revise_item(item=first, content=content, expected_version=1, actor=None))
    assert done in ([True, False], [False, True])
    first.refresh_from_db()
    assert first.title == ("З таблиці" if done[0] else "З форми")
    assert [each.content["title"] for each in first.versions.order_by("number")] == ["А", first.title]
