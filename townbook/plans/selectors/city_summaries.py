"""Many cities at once, each in a few numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from townbook.cities.models import City
from townbook.plans.models import Item, Plan, Report
from townbook.plans.selectors.plans import latest_periods
from townbook.plans.standing import Standing
from townbook.reading.status import Status
from townbook.sources.models import Source


@dataclass(frozen=True, slots=True)
class CitySummary:
    """How many plans and published sources a city has, and how the counted items of its plans stand
    (:attr:`~townbook.plans.selectors.tree.Branch.is_counted`), each plan in its latest reported period.
    """

    plans: int
    sources: int
    standing: Standing


def city_summaries(*, cities: Sequence[City]) -> dict[int, CitySummary]:
    """The cities' summaries by the city's id. Five queries, however many cities."""
    plans = list(Plan.objects.filter(city__in=cities, is_published=True).only("id", "city_id"))
    standings = _standings(plans)
    of_city: defaultdict[int, list[Plan]] = defaultdict(list)
    for plan in plans:
        of_city[plan.city_id].append(plan)
    sources = source_counts(cities=cities)
    return {
        city.pk: CitySummary(
            plans=len(of_city[city.pk]),
            sources=sources.get(city.pk, 0),
            standing=Standing.sum(standings[plan.pk] for plan in of_city[city.pk]),
        )
        for city in cities
    }


def source_counts(*, cities: Sequence[City]) -> dict[int, int]:
    """By city, how many published sources it has; those without any are left out. One query."""
    published = Source.objects.filter(city__in=cities, is_published=True).order_by()
    return dict(published.values_list("city_id").annotate(Count("id")))


def _standings(plans: Iterable[Plan]) -> dict[int, Standing]:
    """By plan, how its counted items stand in its latest reported period, counted in the database."""
    periods = latest_periods(plans=plans)
    current = Report.objects.filter(
        period__in=list(periods.values()), is_current=True, item__removed_at__isnull=True
    ).order_by()
    has_parts = Exists(Item.objects.filter(parent=OuterRef("pk")))
    counted = Item.objects.filter(~has_parts | Q(pk__in=current.values("item_id")), plan__in=plans).order_by()
    totals = dict(counted.values_list("plan_id").annotate(Count("id")))
    plan_of = {period.pk: plan for plan, period in periods.items()}
    reported = current.values_list("period_id", "status").annotate(Count("id"))
    counts: defaultdict[int, Counter[Status]] = defaultdict(Counter)
    for period, status, count in reported:
        counts[plan_of[period]][Status(status)] += count
    for plan, total in totals.items():
        counts[plan][Status.UNREPORTED] += total - counts[plan].total()
    return {plan.pk: Standing.of(counts[plan.pk].elements()) for plan in plans}
