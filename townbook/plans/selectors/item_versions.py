"""What an item says now, and what it said before."""

from __future__ import annotations

from townbook.plans.item_content import ItemContent, MilestoneContent, content_from_json
from townbook.plans.models import Item, ItemVersion, Milestone


def version_of(*, item: Item) -> int:
    """The number of the item's present version: 1 for one that was never changed. One query."""
    latest = ItemVersion.objects.filter(item=item).order_by("-number").values_list("number", flat=True)
    return latest.first() or 1


def content_of(*, item: Item) -> ItemContent:
    """What the item says now. One query, for its milestones."""
    milestones = Milestone.objects.filter(item=item).order_by("position")
    return ItemContent(
        number=item.number,
        title=item.title,
        description=item.description,
        starts=item.starts,
        ends=item.ends,
        milestones=tuple(MilestoneContent(each.title, each.due, each.reached_on) for each in milestones),
    )


def content_of_version(*, item: Item, number: int) -> ItemContent:
    """What the item said in a version. Raises :class:`ItemVersion.DoesNotExist`."""
    return content_from_json(ItemVersion.objects.get(item=item, number=number).content)
