"""Search in one city, and over all of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import conditional_page, require_safe

from townbook.cities.models import City
from townbook.portal.city_page import city_page
from townbook.portal.search.asked import asked_by
from townbook.portal.search.sheet import search_sheet


@conditional_page
@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """What holds the words, in all cities."""
    response = _answer(request, None)
    response.headers["Cache-Control"] = "no-cache"
    return response


@city_page
def city_search_page(request: HttpRequest, city: City) -> HttpResponse:
    """What holds the words, in one city."""
    return _answer(request, city)


def _answer(request: HttpRequest, city: City | None) -> HttpResponse:
    """The whole page; with ``part=results`` only what changes while words are typed.

    404 for a page of results that is not there, which says so and shows the first one.
    """
    sheet = search_sheet(asked=asked_by(request.GET, city), city=city)
    is_part = request.GET.get("part") == "results"
    context = {
        "city": city,
        "sheet": sheet,
        "base": "portal/base_of_city.html" if city else "ui/base.html",
    }
    template = "portal/parts/search_results.html" if is_part else "portal/search.html"
    response = render(request, template, context, status=404 if sheet.page_is_missing else 200)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
