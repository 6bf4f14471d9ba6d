"""Let an item say again what it said in an earlier version."""

from __future__ import annotations

from django.db import transaction

from townbook.accounts.models import User
from townbook.plans.models import Item, ItemVersion
from townbook.plans.selectors.item_versions import content_of_version, version_of
from townbook.plans.services.revise_item import revise_item
from townbook.plans.services.set_milestones import NewMilestone, set_milestones


@transaction.atomic
def restore_version(
    *, item: Item, number: int, expected_version: int, reason: str = "", actor: User | None
) -> Item:
    """The item as it was in version ``number``, its milestones too; what was said since stays in its history.

    Raises :class:`ItemVersion.DoesNotExist` for a version that never was, else what
    :func:`~townbook.plans.services.revise_item.revise_item` raises.
    """
    versions = ItemVersion.objects.filter(item=item, number=number)
    if not versions.exists():
        raise ItemVersion.DoesNotExist
    content = content_of_version(item=item, number=number)
    revised = revise_item(
        item=item,
        content=content,
        expected_version=expected_version,
        reason=reason,
        actor=actor,
        action="restored",
    )
    return set_milestones(
        item=revised,
        milestones=[NewMilestone(each.title, each.due, each.reached_on) for each in content.milestones],
        expected_version=version_of(item=revised),
        reason=reason,
        actor=actor,
    )
