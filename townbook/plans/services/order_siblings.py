"""Give rows their positions without two of them ever sharing one."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from townbook.plans.models import Item, Level

_ASIDE = 100_000_000
_ASIDE_OF_LEVELS = 10_000
"""By how much positions are moved out of the way meanwhile: a database looks at a unique position row by row.
Levels count in two bytes.
"""

PARKED = 2 * _ASIDE
"""The position of an item that comes to new siblings, until they are ordered."""


@transaction.atomic
def order_siblings(*, items: Sequence[Item]) -> None:
    """The items of one parent at the positions 0, 1, … in this order; at most two queries."""
    moved = [(place, item) for place, item in enumerate(items) if item.position != place]
    if moved:
        Item.objects.filter(pk__in=[item.pk for _, item in moved]).update(position=F("position") + _ASIDE)
        for place, item in moved:
            item.position = place
        Item.objects.bulk_update([item for _, item in moved], ["position"])


@transaction.atomic
def order_levels(*, levels: Sequence[Level]) -> None:
    """The levels of one plan at the positions 0, 1, … in this order; at most two queries."""
    moved = [(place, level) for place, level in enumerate(levels) if level.position != place]
    if moved:
        Level.objects.filter(pk__in=[level.pk for _, level in moved]).update(
            position=F("position") + _ASIDE_OF_LEVELS
        )
        for place, level in moved:
            level.position = place
        Level.objects.bulk_update([level for _, level in moved], ["position"])
