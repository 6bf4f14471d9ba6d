"""Plans of a city, and the periods of a plan."""

from __future__ import annotations

from django.db.models import QuerySet

from townbook.cities.models import Body, City
from townbook.plans.models import Period, Plan, Responsibility
from townbook.sources.models import Source


def plans_of(*, city: City) -> QuerySet[Plan]:
    """The city's plans, oldest first."""
    return Plan.objects.filter(city=city).order_by("id")


def plan_by_slug(*, city: City, slug: str) -> Plan:
    """The plan of an address. Raises :class:`Plan.DoesNotExist`, for another city's plan too."""
    return (
        Plan.objects.select_related("city", "source")
        .defer("source__text", "source__blocks")
        .get(city=city, slug=slug)
    )


def reported_periods(*, plan: Plan) -> tuple[Period, ...]:
    """The periods with a published report, latest first; one without dates comes last."""
    periods = Period.objects.filter(plan=plan, reports__is_current=True).distinct()
    return tuple(sorted(periods, key=_by_end, reverse=True))


def _by_end(period: Period) -> tuple[str, str, int]:
    ends = period.ends.isoformat() if period.ends else ""
    starts = period.starts.isoformat() if period.starts else ""
    return ends, starts, period.pk


def sources_of_plan(*, plan: Plan) -> QuerySet[Source]:
    """The published documents the plan and its reports were read from, newest first."""
    return (
        Source.objects.filter(city=plan.city_id, is_published=True)
        .filter(pk__in=_source_ids(plan))
        .defer("text", "blocks")
        .order_by("-added_at", "-id")
    )


def _source_ids(plan: Plan) -> QuerySet[Source, int]:
    from_plan = Source.objects.filter(plans=plan).values_list("pk", flat=True)
    from_reports = Source.objects.filter(reports__item__plan=plan).values_list("pk", flat=True)
    return from_plan.union(from_reports)


def responsibilities_of_body(*, body: Body) -> QuerySet[Responsibility]:
    """What a body answers for, with item, level and plan, in the plans' order."""
    return (
        Responsibility.objects.filter(body=body, item__plan__city=body.city_id)
        .select_related("item__level", "item__plan")
        .order_by("item__plan_id", "item__level__position", "item_id")
    )
