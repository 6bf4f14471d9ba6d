"""Where items stand in the documents they were read from."""

from __future__ import annotations

from collections.abc import Iterable

from townbook.plans.models import Item
from townbook.sources.models import Passage


def item_passages(*, items: Iterable[Item]) -> dict[int, Passage]:
    """By item, its passage with the names of its source; items without one are left out. One query."""
    wanted = {item.passage_id: item.pk for item in items if item.passage_id}
    passages = Passage.objects.filter(pk__in=list(wanted)).select_related("source")
    return {
        wanted[passage.pk]: passage for passage in passages.defer("source__text", "source__blocks").order_by()
    }
