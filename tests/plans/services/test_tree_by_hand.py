"""Items are added, moved, removed and restored, and the plan stays a tree."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import anarabad, large_report, verbivka
from tests.plans.services.by_hand import hand_plan, outline, put, said
from townbook.cities.models import Change
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Item, Plan
from townbook.plans.plan_content import ChangedMeanwhile
from townbook.plans.services.add_item import add_item
from townbook.plans.services.find_seat import Spot, Step, Where, spot_of_step
from townbook.plans.services.move_item import move_item
from townbook.plans.services.remove_item import remove_item
from townbook.plans.services.restore_item import restore_item
from townbook.plans.services.set_level import set_level

pytestmark = pytest.mark.django_db


def move(item: Item, where: Where, target: Item | None = None) -> Item:
    fresh = Item.objects.get(pk=item.pk)
    return move_item(item=fresh, spot=Spot(where, target), expected_parent=fresh.parent_id, actor=None)


def test_items_take_their_level_from_where_they_stand() -> None:
    plan = hand_plan()
    top = put(plan, "А", number="1")
    below = put(plan, "Б", top, number="1.1")
    put(plan, "В", below)
    between = add_item(plan=plan, content=said("Між"), spot=Spot(Where.BEFORE, below), actor=None)
    assert outline(plan) == ["А 0", ".Між 1", ".Б 1", "..В 2"]
    assert [top.key, below.key, between.key] == ["1", "1.1", "1.n2"]


def test_moved_branch_keeps_its_addresses_and_its_shape() -> None:
    plan = hand_plan()
    first, second = put(plan, "А", number="1"), put(plan, "Б", number="2")
    branch = put(plan, "В", first, number="1.1")
    leaf = put(plan, "Г", branch, number="1.1.1")
    put(plan, "Ґ", first, number="1.2")
    moved = move(branch, Where.AFTER, second)
    assert outline(plan) == ["А 0", ".Ґ 1", "Б 0", "В 0", ".Г 1"]
    move(branch, Where.UNDER, second)
    assert outline(plan) == ["А 0", ".Ґ 1", "Б 0", ".В 1", "..Г 2"]
    move(branch, Where.TOP)
    move(second, Where.UNDER, leaf)
    assert outline(plan) == ["А 0", ".Ґ 1", "В 0", ".Г 1", "..Б 2"]
    assert [moved.key, Item.objects.get(pk=leaf.pk).key] == ["1.1", "1.1.1"]
    note = Change.objects.filter(action="moved").earliest("pk")
    assert (note.before, note.after) == (
        {"parent": "1 А", "position": 1, "level": "Ціль"},
        {"parent": "", "position": 3, "level": "Пріоритет"},
    )


def test_item_never_stands_under_itself() -> None:
    plan = hand_plan()
    top = put(plan, "А")
    below = put(plan, "Б", top)
    leaf = put(plan, "В", below)
    for where in (Where.BEFORE, Where.AFTER, Where.UNDER):
        for target in (top, below, leaf):
            with pytest.raises(ValidationError, match="itself"):
                move(top, where, target)
    assert outline(plan) == ["А 0", ".Б 1", "..В 2"]


def test_moving_to_where_it_stands_is_no_change() -> None:
    plan = hand_plan()
    first, second = put(plan, "А"), put(plan, "Б")
    before = Change.objects.count()
    move(first, Where.BEFORE, second)
    move(second, Where.TOP)
    assert Change.objects.count() == before


def test_second_of_two_movers_looks_first() -> None:
    plan = hand_plan()
    first, second = put(plan, "А"), put(plan, "Б")
    item = put(plan, "В", first)
    move(item, Where.UNDER, second)
    with pytest.raises(ChangedMeanwhile):
        move_item(item=item, spot=Spot(Where.TOP), expected_parent=first.pk, actor=None)
    assert outline(plan) == ["А 0", "Б 0", ".В 1"]


def test_steps_lead_to_the_neighbours() -> None:
    plan = hand_plan()
    first = put(plan, "А")
    below, last = put(plan, "Б", first), put(plan, "В", first)
    assert spot_of_step(item=below, step=Step.UP) is None
    assert spot_of_step(item=first, step=Step.OUT) is None
    seen = []
    for step in (Step.UP, Step.DOWN, Step.IN, Step.OUT):
        last.refresh_from_db()
        spot = spot_of_step(item=last, step=step)
        assert spot is not None
        move(last, spot.where, spot.target)
        seen.append(outline(plan))
    beside = ["А 0", ".Б 1", ".В 1"]
    assert seen == [["А 0", ".В 1", ".Б 1"], beside, ["А 0", ".Б 1", "..В 2"], beside]


def test_other_plans_are_out_of_reach() -> None:
    ours, theirs = hand_plan(), hand_plan(anarabad())
    item, foreign = put(ours, "А"), put(theirs, "Б")
    for where in (Where.BEFORE, Where.AFTER, Where.UNDER):
        with pytest.raises(ValueError, match="another plan"):
            move(item, where, foreign)
        with pytest.raises(ValueError, match="another plan"):
            add_item(plan=ours, content=said("В"), spot=Spot(where, foreign), actor=None)
    with pytest.raises(ValueError, match="another plan"):
        add_item(plan=ours, content=said("В"), spot=Spot(Where.TOP), level=foreign.level, actor=None)
    with pytest.raises(ValueError, match="another plan"):
        set_level(item=item, level=foreign.level, actor=None)
    assert [outline(ours), outline(theirs)] == [["А 0"], ["Б 0"]]


def test_removed_branch_comes_back_whole_to_its_place() -> None:
    plan = hand_plan()
    tops = [put(plan, title) for title in "АБВ"]
    below = put(plan, "Г", tops[1])
    long_gone = put(plan, "Ґ", tops[1])
    put(plan, "Д", below)
    remove_item(item=long_gone, actor=None)
    before = outline(plan)
    remove_item(item=tops[1], reason="Двічі те саме", actor=None)
    assert outline(plan) == ["А 0", "В 0"]
    assert Change.objects.latest("pk").reason == "Двічі те саме"
    with pytest.raises(ValidationError, match="“Б”"):
        restore_item(item=below, actor=None)
    restore_item(item=tops[1], actor=None)
    assert outline(plan) == before
    restore_item(item=long_gone, actor=None)
    assert outline(plan) == ["А 0", "Б 0", ".Г 1", "..Д 2", ".Ґ 1", "В 0"]


def test_address_of_a_removed_item_is_given_to_no_other() -> None:
    plan = hand_plan()
    gone = put(plan, "А", number="1")
    remove_item(item=gone, actor=None)
    assert put(plan, "Б", number="1").key == "1-2"


def test_queries_do_not_grow_with_the_plan() -> None:
    counts = []
    for city, size in ((verbivka(), 2), (anarabad(), 12)):
        accept_draft(draft=large_report(size, size).store(city), actor=None)
        plan = Plan.objects.get(city=city)
        last = Item.objects.get(plan=plan, key=f"{size}.1")
        works: list[Callable[[], object]] = [
            partial(put, plan, "Нове"),
            partial(move, last, Where.BEFORE, Item.objects.get(plan=plan, key="1.1")),
            partial(remove_item, item=Item.objects.get(plan=plan, key="1"), actor=None),
            partial(restore_item, item=Item.objects.get(plan=plan, key="1"), actor=None),
        ]
        for work in works:
            with CaptureQueriesContext(connection) as queries:
                work()
            counts.append(len(queries))
    assert counts[:4] == counts[4:]
    assert max(counts) <= 40


STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "move", "remove", "restore"]), st.integers(0, 50), st.integers(0, 50)),
    max_size=25,
)


@given(steps=STEPS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_keeps_it_a_tree(steps: list[tuple[str, int, int]]) -> None:
    with transaction.atomic():
        plan = hand_plan()
        keys: dict[int, str] = {}
        for number, (what, one, other) in enumerate(steps):
            do(plan, what, one, other, str(number))
            outline(plan)
            for item in Item.all_rows.filter(plan=plan):
                assert keys.setdefault(item.pk, item.key) == item.key
        for item in sorted(Item.all_rows.filter(plan=plan), key=lambda item: item.pk):
            parents_first(item)
        assert len(outline(plan)) == len(keys)
        transaction.set_rollback(True)


def do(plan: Plan, what: str, one: int, other: int, title: str) -> None:
    """One step on some item of the plan; what is refused changes nothing."""
    there = list(Item.objects.filter(plan=plan).order_by("pk"))
    gone = list(Item.all_rows.filter(plan=plan, removed_at__isnull=False).order_by("pk"))
    where = list(Where)[other % 4]
    target = there[other % len(there)] if there and where is not Where.TOP else None
    if what == "add" or not there:
        spot = Spot(where, target) if target else Spot(Where.TOP)
        add_item(plan=plan, content=said(f"Справа {title}"), spot=spot, actor=None)
    elif what == "move":
        try:
            with transaction.atomic():
                move(there[one % len(there)], where, target)
        except ValidationError:
            pass
    elif what == "remove":
        remove_item(item=there[one % len(there)], actor=None)
    elif gone:
        try:
            with transaction.atomic():
                restore_item(item=gone[one % len(gone)], actor=None)
        except ValidationError:
            pass


def parents_first(item: Item) -> None:
    """Bring the item back, and before it all it is part of."""
    fresh = Item.all_rows.get(pk=item.pk)
    if fresh.parent_id:
        parents_first(Item.all_rows.get(pk=fresh.parent_id))
    restore_item(item=fresh, actor=None)


def test_item_is_added_beside_its_neighbour_where_that_stands_now() -> None:
    plan = hand_plan()
    first, second = put(plan, "А"), put(plan, "Б")
    part = put(plan, "В", first)
    move_item(item=part, spot=Spot(Where.UNDER, second), expected_parent=first.pk, actor=None)
    added = add_item(plan=plan, content=said("Г"), spot=Spot(Where.AFTER, part), actor=None)
    assert added.parent == second


def test_nothing_is_added_to_what_was_removed_meanwhile() -> None:
    plan = hand_plan()
    first = put(plan, "А")
    remove_item(item=Item.objects.get(pk=first.pk), reason="", actor=None)
    with pytest.raises(Item.DoesNotExist):
        add_item(plan=plan, content=said("Б"), spot=Spot(Where.UNDER, first), actor=None)
    assert Item.all_rows.filter(plan=plan).count() == 1
