"""What plans have of bodies: responsibilities, reports, links and letters."""

from __future__ import annotations

from townbook.cities.body_changes import BodyKeeper
from townbook.cities.models import Body
from townbook.plans.merged_bodies import merged, returning
from townbook.plans.models import Item
from townbook.plans.searchable import BODIES, ITEMS
from townbook.search.services.index_objects import index_objects


def _renamed(body: Body) -> None:
    """The body, and the items that are found by its name. Those that only a report names are not."""
    items = Item.objects.filter(responsibilities__body=body).values_list("pk", flat=True)
    index_objects(changed={BODIES.name: [body.pk], ITEMS.name: list(items)})


KEEPER = BodyKeeper("plans", _renamed, merged, returning)
