"""Keep in mind which places a person took off items."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Set as AbstractSet

from townbook.plans.models import DismissedPlace

Pair = tuple[int, int]
"""An item's id and a place's."""


def dismiss_places(*, gone: Collection[Pair], wanted: AbstractSet[Pair]) -> None:
    """Reading documents leaves the places that are ``gone`` off their items, and no longer the ``wanted``.

    Three queries, none for what is empty. Hold the city's lock.
    """
    if wanted:
        known = DismissedPlace.objects.filter(item__in={item for item, _ in wanted})
        back = [
            pk
            for pk, item, place in known.values_list("pk", "item_id", "place_id")
            if (item, place) in wanted
        ]
        DismissedPlace.objects.filter(pk__in=back).delete()
    DismissedPlace.objects.bulk_create(
        (DismissedPlace(item_id=item, place_id=place) for item, place in sorted(gone)), ignore_conflicts=True
    )
