"""Plans of a city, and the periods of a plan."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from townbook.cities.models import City
from townbook.plans.models import Period, Plan, Report
from townbook.plans.selectors.public import public_plans
from townbook.sources.models import Source


def plans_of(*, city: City) -> QuerySet[Plan]:
    """The city's public plans, oldest first."""
    return public_plans().filter(city=city).order_by("id")


def all_plans_of(*, city: City) -> QuerySet[Plan]:
    """The city's plans, for its staff: those that nobody published yet, too."""
    return Plan.objects.filter(city=city).order_by("id")


def unpublished_plans(*, cities: Iterable[City]) -> QuerySet[Plan]:
    """The plans of the cities that the public does not see yet, oldest first. One query."""
    return Plan.objects.filter(city__in=list(cities), is_published=False).order_by("id")


def plan_by_slug(*, city: City, slug: str) -> Plan:
    """The public plan of an address. Raises :class:`Plan.DoesNotExist`, for another city's plan too."""
    return (
        public_plans()
        .select_related("city", "source")
        .defer("source__text", "source__blocks")
        .get(city=city, slug=slug)
    )


def reported_periods(*, plan: Plan) -> tuple[Period, ...]:
    """The periods with a published report, latest first; one without dates comes last."""
    periods = Period.objects.filter(
        plan=plan, reports__is_current=True, reports__item__removed_at__isnull=True
    ).distinct()
    return tuple(sorted(periods, key=by_end, reverse=True))


def latest_periods(*, plans: Iterable[Plan]) -> dict[int, Period]:
    """By plan, the latest period with a published report. One query, however many plans."""
    reports = Report.objects.filter(period=OuterRef("pk"), is_current=True, item__removed_at__isnull=True)
    latest: dict[int, Period] = {}
    for period in sorted(Period.objects.filter(Exists(reports), plan__in=list(plans)), key=by_end):
        latest[period.plan_id] = period
    return latest


def by_end(period: Period) -> tuple[str, str, int]:
    """What periods are sorted by, earliest first; one without dates comes before all others."""
    ends = period.ends.isoformat() if period.ends else ""
    starts = period.starts.isoformat() if period.starts else ""
    return ends, starts, period.pk


def sources_of_plan(*, plan: Plan) -> QuerySet[Source]:
    """The published documents the plan and its reports were read from, newest first."""
    of_plan = Exists(Plan.objects.filter(pk=plan.pk, source=OuterRef("pk")))
    of_reports = Exists(Report.objects.filter(item__plan=plan, source=OuterRef("pk")))
    return (
        Source.objects.filter(of_plan | of_reports, city=plan.city_id, is_published=True)
        .defer("text", "blocks")
        .order_by("-added_at", "-id")
    )
