"""The plan explorer, and files of what it shows."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from townbook.cities.models import City
from townbook.plans.models import Plan
from townbook.plans.selectors.plans import plan_by_slug, sources_of_plan
from townbook.portal.city_page import city_page
from townbook.portal.plans.columns import ItemRecords
from townbook.portal.plans.explorer import explore
from townbook.portal.plans.files import FILE_FORMS
from townbook.portal.plans.findings import find


@city_page
def plan_page(request: HttpRequest, city: City, plan_slug: str) -> HttpResponse:
    """The plan's items as a tree, a table or a timeline: all of them, or those the address selects."""
    plan = _plan(city, plan_slug)
    query = dict(request.GET.lists())
    context = {
        "city": city,
        "plan": plan,
        "explorer": explore(city=city, plan=plan, query=query, language=get_language() or "en"),
        "sources": sources_of_plan(plan=plan),
        "forms": tuple(FILE_FORMS),
    }
    return render(request, "portal/plan.html", context)


@city_page
def plan_items(request: HttpRequest, city: City, plan_slug: str, form: str) -> HttpResponse:
    """A file of all the items that the plan's page shows for the same query.

    A program does not read notices: what the page would leave out of the query is refused here.
    """
    plan = _plan(city, plan_slug)
    findings = find(city=city, plan=plan, query=dict(request.GET.lists()))
    if findings.left_out:
        raise BadRequest(f"not in this plan: {', '.join(findings.left_out)}")
    absolute = request.build_absolute_uri
    records = ItemRecords(city, plan, findings.period, findings.found, absolute)
    file_form = FILE_FORMS[form]
    response = HttpResponse(file_form.write(records), content_type=file_form.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{city.slug}-{plan.slug}-items.{form}"'
    return response


def _plan(city: City, slug: str) -> Plan:
    try:
        return plan_by_slug(city=city, slug=slug)
    except Plan.DoesNotExist:
        raise Http404 from None
