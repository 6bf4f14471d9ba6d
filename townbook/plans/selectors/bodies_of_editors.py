"""The bodies of a city as those who look after them see them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from townbook.cities.models import Body, BodyAlias, BodyContact, City
from townbook.cities.selectors.cities import bodies_of
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.models import Report, Responsibility


def bodies_for_editors(*, city: City) -> QuerySet[Body]:
    """The bodies that were not merged, each with what it is part of, ``lead_count`` and ``item_count`` of the
    items that are there, published or not, and ``contact_count``. One query.
    """
    there = Responsibility.objects.filter(
        body=OuterRef("pk"), item__removed_at__isnull=True, item__plan__removed_at__isnull=True
    ).order_by()
    counted = there.values("body").annotate(n=Count("pk")).values("n")
    contacts = BodyContact.objects.filter(body=OuterRef("pk")).order_by().values("body")
    return (
        bodies_of(city=city)
        .select_related("parent")
        .annotate(
            item_count=Coalesce(Subquery(counted), 0),
            lead_count=Coalesce(Subquery(counted.filter(role=ResponsibilityRole.LEAD)), 0),
            contact_count=Coalesce(Subquery(contacts.annotate(n=Count("pk")).values("n")), 0),
        )
    )


@dataclass(frozen=True, slots=True)
class BodyHoldings:
    """What would move if the body were merged into another."""

    responsibilities: int
    reports: int
    contacts: int
    parts: int


def holdings_of(*, body: Body) -> BodyHoldings:
    """What the body has. Four queries."""
    return BodyHoldings(
        responsibilities=Responsibility.objects.filter(body=body).count(),
        reports=Report.objects.filter(bodies=body).count(),
        contacts=BodyContact.objects.filter(body=body).count(),
        parts=Body.objects.filter(parent=body).count(),
    )


def spellings_of(*, body: Body) -> tuple[str, ...]:
    """How documents write the body's name, its own spelling first. One query."""
    return tuple(BodyAlias.objects.filter(body=body).order_by("id").values_list("name", flat=True))
