"""A plan as a tree, or the items of one status."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from townbook.cities.models import City
from townbook.plans.models import Plan
from townbook.plans.selectors.plans import plan_by_slug, sources_of_plan
from townbook.portal.city_page import city_page
from townbook.portal.plans.selection import NoSuchSelection, plan_selection


@city_page
def plan_page(request: HttpRequest, city: City, plan_slug: str) -> HttpResponse:
    """The plan's tree with the standing of each branch in a period; ``?status=`` lists those items."""
    period, status = request.GET.get("period"), request.GET.get("status")
    try:
        plan = plan_by_slug(city=city, slug=plan_slug)
        selection = plan_selection(plan=plan, period=period, status=status)
    except (Plan.DoesNotExist, NoSuchSelection):
        raise Http404 from None
    context = {"city": city, "plan": plan, "selection": selection, "sources": sources_of_plan(plan=plan)}
    return render(request, "portal/plan.html", context)
