"""The plan explorer, and files of what it shows."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from townbook.cities.models import City
from townbook.plans.models import Plan
from townbook.plans.selectors.item_places import geometries
from townbook.plans.selectors.plans import plan_by_slug, sources_of_plan
from townbook.plans.selectors.removed import is_removed_plan
from townbook.portal.city_page import city_page
from townbook.portal.gone import Gone
from townbook.portal.map.geojson import MEDIA_TYPE, Absolute, items_as_geojson
from townbook.portal.map.listing import LocatedItem
from townbook.portal.plans.columns import ItemRecords
from townbook.portal.plans.explorer import explore, located
from townbook.portal.plans.files import FILE_FORMS
from townbook.portal.plans.findings import find
from townbook.ui.base_map import allow_tiles, base_map


@city_page
def plan_page(request: HttpRequest, city: City, plan_slug: str) -> HttpResponse:
    """The plan's items as a tree, a table, a timeline or a map: all of them, or those the address selects."""
    plan = _plan(city, plan_slug)
    query = dict(request.GET.lists())
    explorer = explore(city=city, plan=plan, query=query, language=get_language() or "en")
    tiles = base_map() if explorer.is_map else None
    context = {
        "city": city,
        "plan": plan,
        "explorer": explorer,
        "tiles": tiles,
        "sources": sources_of_plan(plan=plan),
    }
    return allow_tiles(render(request, "portal/plan.html", context), tiles)


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
    if form == "geojson":
        content = _geojson(city, located(findings, plan), absolute)
        return HttpResponse(content, content_type=MEDIA_TYPE)
    records = ItemRecords(city, plan, findings.period, findings.found, absolute)
    file_form = FILE_FORMS[form]
    response = HttpResponse(file_form.write(records), content_type=file_form.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{city.slug}-{plan.slug}-items.{form}"'
    return response


def _geojson(city: City, items: tuple[LocatedItem, ...], absolute: Absolute) -> bytes:
    keys = {at.place.key for item in items for at in item.places}
    found = geometries(city=city, keys=keys)
    return items_as_geojson(items, city=city, geometries=found, absolute=absolute)


def _plan(city: City, slug: str) -> Plan:
    try:
        return plan_by_slug(city=city, slug=slug)
    except Plan.DoesNotExist:
        raise Gone if is_removed_plan(city=city, slug=slug) else Http404 from None
