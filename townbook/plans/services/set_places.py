"""Say where an item happens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.models import Place
from townbook.cities.services.lock_city import lock_city
from townbook.plans.models import Item, ItemPlace
from townbook.plans.plan_content import ChangedMeanwhile
from townbook.plans.selectors.item_links import mark_of_places, places_of_item
from townbook.plans.services.dismiss_places import dismiss_places
from townbook.plans.services.note_item import note_item
from townbook.sources.models import Passage

MOST_PLACES = 60
"""Of one item."""


@transaction.atomic
def set_places(
    *,
    item: Item,
    places: Sequence[Place],
    expected: str,
    reason: str = "",
    actor: User | None,
    action: str = "revised",
    passages: Mapping[int, Passage] | None = None,
) -> Item:
    """The item at these places in place of those it had.

    A place that stays keeps the passage that names it; one that comes gets the one in ``passages``, by the
    place's primary key. One that is left out here stays away, whatever a
    document names, until a person puts it back. ``expected`` is the
    :func:`~townbook.plans.selectors.item_links.mark_of_places` of what the person saw. Raises
    :class:`~django.core.exceptions.ValidationError` for another city's place or too many,
    :class:`~townbook.plans.plan_content.ChangedMeanwhile` for a change in between.
    """
    lock_city(city=item.plan.city)
    item = Item.objects.select_related("plan__city").get(pk=item.pk)
    known = places_of_item(item=item)
    if mark_of_places(known) != expected:
        raise ChangedMeanwhile
    wanted = {place.pk: place for place in places}
    if any(place.city_id != item.plan.city_id for place in wanted.values()):
        raise ValidationError(_("This place belongs to another city. Choose one of this city."))
    if len(wanted) > MOST_PLACES:
        raise ValidationError(_("These are too many places: at most %(most)s.") % {"most": MOST_PLACES})
    standing = {each.place_id for each in known}
    ItemPlace.objects.filter(item=item).exclude(place__in=wanted).delete()
    ItemPlace.objects.bulk_create(
        ItemPlace(item=item, place=place, passage=(passages or {}).get(pk))
        for pk, place in wanted.items()
        if pk not in standing
    )
    dismiss_places(
        gone=[(item.pk, pk) for pk in standing - wanted.keys()],
        wanted={(item.pk, pk) for pk in wanted.keys() - standing},
    )
    note_item(
        item=item,
        action=action,
        before={"places": sorted(each.place.name for each in known)},
        after={"places": sorted(place.name for place in wanted.values())},
        reason=reason,
        actor=actor,
        way_back={"places": [[each.place_id, each.passage_id] for each in known]},
    )
    return item
