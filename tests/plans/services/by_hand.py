"""A plan written by hand, for the tests."""

from __future__ import annotations

from tests.cast import verbivka
from townbook.cities.models import City
from townbook.plans.item_content import ItemContent
from townbook.plans.models import Item, Plan
from townbook.plans.plan_content import PlanContent, WantedLevel
from townbook.plans.services.add_item import add_item
from townbook.plans.services.create_plan import create_plan
from townbook.plans.services.find_seat import Spot, Where

LABELS = ("Пріоритет", "Ціль", "Завдання")


def content_of_plan(title: str = "Стратегія", *labels: str, language: str = "uk") -> PlanContent:
    """What a plan with these levels says of itself."""
    return PlanContent(title, language, tuple(WantedLevel("", label) for label in labels or LABELS))


def hand_plan(city: City | None = None) -> Plan:
    """An unpublished plan with three levels and no items."""
    return create_plan(city=city or verbivka(), content=content_of_plan(), actor=None)


def said(title: str, number: str = "") -> ItemContent:
    """What an item of that title says."""
    return ItemContent(number, title, "", None, None)


def put(plan: Plan, title: str, parent: Item | None = None, number: str = "") -> Item:
    """A new item as the last part of its parent."""
    spot = Spot(Where.UNDER, parent) if parent else Spot(Where.TOP)
    return add_item(plan=plan, content=said(title, number), spot=spot, actor=None)


def outline(plan: Plan) -> list[str]:
    """The tree as the database has it: a line for each item, a dot for each step of depth, and its level.

    Fails where positions are not 0, 1, … among those of one parent that are there.
    """
    lines: list[str] = []

    def walk(parent: int | None, depth: int) -> None:
        children = list(
            Item.objects.filter(plan=plan, parent=parent).select_related("level").order_by("position")
        )
        assert [child.position for child in children] == list(range(len(children)))
        for child in children:
            lines.append(f"{'.' * depth}{child.title} {child.level.position}")
            walk(child.pk, depth + 1)

    walk(None, 0)
    assert len(lines) == Item.objects.filter(plan=plan).count(), "an item hangs on nothing that is there"
    return lines
