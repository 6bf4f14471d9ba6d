"""A plan as a tree, or the items of one status."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from townbook.cities.models import City
from townbook.plans.models import Period, Plan
from townbook.plans.selectors.plans import plan_by_slug, reported_periods, sources_of_plan
from townbook.plans.selectors.tree import item_tree, standing_of
from townbook.portal.city_page import city_page
from townbook.portal.plans.levels import level_counts
from townbook.portal.plans.lines import lines_of
from townbook.reading.status import Status
from townbook.ui.charts.distribution import style_name

MOST_LINES = 700
"""Lines of a tree on one page: a longer plan is drawn down to the level that fits."""


@city_page
def plan_page(request: HttpRequest, city: City, plan_slug: str) -> HttpResponse:
    """The plan's tree with the standing of each branch in a period; ``?status=`` lists those items."""
    try:
        plan = plan_by_slug(city=city, slug=plan_slug)
    except Plan.DoesNotExist:
        raise Http404 from None
    periods = reported_periods(plan=plan)
    period = _asked_period(request, periods)
    status = _asked_status(request)
    branches = item_tree(plan=plan, period=period)
    outermost = [each for top in branches for each in top.walk() if not each.children]
    context = {
        "city": city,
        "plan": plan,
        "periods": periods,
        "period": period,
        "status": status,
        "levels": level_counts(branches),
        "standing": standing_of(branches),
        "lines": () if status else lines_of(branches, MOST_LINES),
        "chosen": [each for each in outermost if each.status is status],
        "sources": sources_of_plan(plan=plan),
    }
    return render(request, "portal/plan.html", context)


def _asked_period(request: HttpRequest, periods: tuple[Period, ...]) -> Period | None:
    """The period of the address, else the latest; a period that is not the plan's is no page."""
    asked = request.GET.get("period")
    if asked is None:
        return periods[0] if periods else None
    found = next((period for period in periods if str(period.pk) == asked), None)
    if found is None:
        raise Http404
    return found


def _asked_status(request: HttpRequest) -> Status | None:
    asked = request.GET.get("status")
    if asked is None:
        return None
    found = next((status for status in Status if style_name(status) == asked), None)
    if found is None:
        raise Http404
    return found
