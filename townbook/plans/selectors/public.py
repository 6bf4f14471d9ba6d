"""What of the plans is public, in one place: every read for the public begins here."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from townbook.cities.models import Body, City
from townbook.cities.selectors.cities import body_by_key
from townbook.plans.models import Item, Plan, Report, Responsibility


def public_plans() -> QuerySet[Plan]:
    """Plans that were published and not removed."""
    return Plan.objects.filter(is_published=True)


def public_items() -> QuerySet[Item]:
    """The lines of public plans that were not removed."""
    return Item.objects.filter(plan__is_published=True, plan__removed_at__isnull=True)


def public_bodies() -> QuerySet[Body]:
    """Bodies that were not merged into others, but for those known only from plans nobody published.

    Whoever answers in such a plan would tell of it. A body of no plan at all is public, and so is one that
    has parts.
    """
    answers = Responsibility.objects.filter(body=OuterRef("pk"))
    waits = Exists(answers.filter(item__plan__is_published=False))
    is_known = (
        Exists(answers.filter(item__plan__is_published=True))
        | Exists(Report.bodies.through.objects.filter(body=OuterRef("pk")))
        | Exists(Body.objects.filter(parent=OuterRef("pk")))
    )
    return Body.objects.filter(~Q(waits) | Q(is_known), merged_into__isnull=True)


def public_body(*, city: City, key: str) -> Body:
    """The public body of an address, with what it is part of; one that was merged is the body it was merged
    into.

    Raises :class:`Body.DoesNotExist`, for another city's body too.
    """
    named = body_by_key(city=city, key=key)
    return public_bodies().select_related("parent").get(pk=named.merged_into_id or named.pk)


def public_reports() -> QuerySet[Report]:
    """What stands of the reports on public lines: the current version of each."""
    return Report.objects.filter(
        is_current=True,
        item__removed_at__isnull=True,
        item__plan__is_published=True,
        item__plan__removed_at__isnull=True,
    )
