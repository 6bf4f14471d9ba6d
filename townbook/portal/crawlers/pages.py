"""Every page of a city, and of every city how many there are and when they last changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Max, OuterRef, Subquery

from townbook.cities.models import City
from townbook.cities.selectors.cities import all_cities
from townbook.intake.enums import DraftState
from townbook.intake.models import Draft
from townbook.plans.models import Period, Report
from townbook.plans.selectors.duties import reported_periods_of
from townbook.plans.selectors.plans import plans_of
from townbook.plans.selectors.public import public_bodies, public_items, public_plans, public_reports
from townbook.portal.years.period_keys import period_key
from townbook.sources.models import Source

PAGES_OF_ANY_CITY = 3
"""Its first page, its documents, its bodies."""


@dataclass(frozen=True, slots=True)
class CityExtent:
    """A city, how many pages it has, and when it last accepted a document, if it did."""

    city: City
    pages: int
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A page below a city's: the name of its address, what it takes beside the city, and its last change."""

    name: str
    parts: tuple[str, ...]
    changed_at: datetime | None


def extents_of_cities() -> list[CityExtent]:
    """All cities by their short names. Seven queries, however many cities."""
    reported = Period.objects.filter(Exists(public_reports().filter(period=OuterRef("pk"))))
    pages: Counter[int] = Counter()
    for city, count in (
        *public_bodies().order_by().values_list("city").annotate(Count("id")),
        *public_plans().order_by().values_list("city").annotate(Count("id")),
        *reported.order_by().values_list("plan__city").annotate(Count("id")),
        *public_items().order_by().values_list("plan__city").annotate(Count("id")),
        *Source.objects.filter(is_published=True).order_by().values_list("city").annotate(Count("id")),
    ):
        pages[city] += count
    accepted = Draft.objects.filter(state=DraftState.ACCEPTED).order_by()
    changed = dict(accepted.values_list("city").annotate(Max("accepted_at")))
    return [
        CityExtent(city, PAGES_OF_ANY_CITY + pages[city.pk], changed.get(city.pk)) for city in all_cities()
    ]


def pages_of_city(*, city: City) -> Iterator[PublicPage]:
    """The city's pages, in an order in which new ones come last of their kind. Six queries."""
    accepted = Draft.objects.filter(city=city, state=DraftState.ACCEPTED)
    changed = accepted.aggregate(at=Max("accepted_at"))["at"]
    for name in ("city", "sources", "bodies"):
        yield PublicPage(name, (), changed)
    plans = list(plans_of(city=city))
    periods = reported_periods_of(plans=plans)
    for plan in plans:
        yield PublicPage("plan", (plan.slug,), changed)
        for period in periods.get(plan.pk, ()):
            yield PublicPage("year", (plan.slug, period_key(period, city.calendar)), changed)
    sources = Source.objects.filter(city=city, is_published=True).defer("text", "blocks").order_by("id")
    for source in sources:
        yield PublicPage("source", (source.key,), source.added_at)
    for key in public_bodies().filter(city=city).order_by("id").values_list("key", flat=True):
        yield PublicPage("body", (key,), changed)
    reported = Report.objects.filter(item=OuterRef("pk"), is_current=True).order_by("-reported_at")
    items = public_items().filter(plan__city=city).order_by("id")
    dated = items.annotate(at=Subquery(reported.values("reported_at")[:1]))
    for slug, key, at in dated.values_list("plan__slug", "key", "at"):
        yield PublicPage("item", (slug, key), at)
