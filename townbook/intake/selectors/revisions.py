"""Whether anything the public sees of a city has changed."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db.models import Aggregate, Count, Max, OuterRef, QuerySet, Subquery, Sum

from townbook.cities.models import City
from townbook.intake.enums import DraftState
from townbook.intake.models import Draft
from townbook.plans.models import Item, Report
from townbook.sources.models import Source


def city_with_revision(*, slug: str) -> tuple[City, str]:
    """The city of an address, and a word that is another one after any publication. One query.

    Raises :class:`City.DoesNotExist`.
    """
    sources = Source.objects.filter(city=OuterRef("pk"), is_published=True)
    drafts = Draft.objects.filter(city=OuterRef("pk"), state=DraftState.ACCEPTED)
    items = Item.objects.filter(plan__city=OuterRef("pk"))
    reports = Report.objects.filter(period__plan__city=OuterRef("pk"), is_current=True)
    city = City.objects.annotate(
        last_source=_one(sources, "city", Max("id")),
        source_count=_one(sources, "city", Count("id")),
        last_acceptance=_one(drafts, "city", Max("accepted_at")),
        last_item=_one(items, "plan__city", Max("id")),
        # A correction takes the place of an older report: the sum changes where the latest may not.
        report_sum=_one(reports, "period__plan__city", Sum("id")),
    ).get(slug=slug)
    seen = [str(value) for name, value in sorted(vars(city).items()) if name != "_state"]
    return city, hashlib.sha256("\n".join(seen).encode()).hexdigest()[:16]


def _one(rows: QuerySet[Any], city: str, value: Aggregate) -> Subquery:
    """One aggregate over a city's rows, which refer to the outer query."""
    return Subquery(rows.order_by().values(city).annotate(of_all=value).values("of_all"))
