"""The short address of an item, which stands on a sign and never changes."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from townbook.plans.models import Item
from townbook.ui.errors import Trouble

LARGEST_NUMBER = 2**63 - 1
"""No database counts further."""

MISTYPED = Trouble(
    _("This code has a typing slip"),
    _("One of its characters is wrong, missing or too many. Compare it with the sign once more."),
)
NO_SUCH_ITEM = Trouble(
    _("There is nothing under this code"),
    _("It is written correctly, but what it led to is not public. Look for it from the list of cities."),
)


@dataclass(frozen=True, slots=True)
class ShortAddress:
    """``path`` on this site, and ``written`` as a person reads it off a sign: without "https://"."""

    path: str
    written: str


def short_address(request: HttpRequest, code: str) -> ShortAddress:
    """The short address of a code, under the host name that was asked."""
    path = reverse("portal:short", args=[code])
    return ShortAddress(path, f"{request.get_host()}{path}")


def address_of_number(number: int) -> str:
    """The address of the public page of the item with that number. One query.

    Raises :class:`Item.DoesNotExist`.
    """
    if number > LARGEST_NUMBER:
        raise Item.DoesNotExist
    public = Item.objects.filter(plan__is_published=True, plan__removed_at__isnull=True)
    item = public.select_related("plan__city").only("key", "plan__slug", "plan__city__slug").get(pk=number)
    return reverse("portal:item", args=[item.plan.city.slug, item.plan.slug, item.key])
