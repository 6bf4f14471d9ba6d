"""Keep what an item said before and after a change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from townbook.accounts.models import User
from townbook.cities.services.mark_published import mark_published
from townbook.cities.services.note_change import note_change
from townbook.plans.item_content import ItemContent, content_to_json
from townbook.plans.models import Item, ItemVersion
from townbook.search.services.index_objects import index_objects


@transaction.atomic
def keep_version(
    *,
    item: Item,
    before: ItemContent,
    after: ItemContent,
    version: int,
    action: str,
    reason: str,
    actor: User | None,
    way_back: Mapping[str, Any] | None = None,
) -> ItemVersion:
    """The version that ``after`` is, one more than ``version``; the city's lock is held.

    An item's first change keeps two: what its document said, made when the document came, and what it
    became. The item is indexed anew, and the city's publications are counted.
    """
    city = item.plan.city
    source = item.plan.source
    now = timezone.now()
    kept = [
        ItemVersion(
            item=item,
            number=version + 1,
            content=content_to_json(after),
            made_at=now,
            actor=actor,
            reason=reason,
        )
    ]
    if version == 1 and not ItemVersion.objects.filter(item=item).exists():
        first = content_to_json(before)
        made_at = source.added_at if source else now
        kept.insert(0, ItemVersion(item=item, number=1, content=first, made_at=made_at))
    ItemVersion.objects.bulk_create(kept)
    note_change(
        city=city,
        actor=actor,
        action=action,
        record="item",
        record_id=item.pk,
        label=str(item),
        before=content_to_json(before),
        after=content_to_json(after),
        reason=reason,
        way_back=way_back,
    )
    index_objects(changed={"item": [item.pk]})
    mark_published(city=city)
    return kept[-1]
