"""A line of a plan: who answers for it, what was reported, and on whose word."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from townbook.cities.models import City
from townbook.plans.models import Item, Plan
from townbook.plans.selectors.plans import plan_by_slug
from townbook.portal.city_page import city_page
from townbook.portal.items.sheet import item_sheet
from townbook.portal.plans.lines import MOST_LINES, lines_of


@city_page
def item_page_of_plan(request: HttpRequest, city: City, plan_slug: str, item_key: str) -> HttpResponse:
    """The item with its responsibilities, reports and figures, and what hangs below it."""
    try:
        plan = plan_by_slug(city=city, slug=plan_slug)
        sheet = item_sheet(city=city, plan=plan, key=item_key)
    except (Plan.DoesNotExist, Item.DoesNotExist):
        raise Http404 from None
    context = {
        "city": city,
        "plan": plan,
        "sheet": sheet,
        "branch": sheet.page.branch,
        "item": sheet.page.branch.item,
        "lines": lines_of(sheet.page.branch.children, MOST_LINES),
    }
    return render(request, "portal/item.html", context)
