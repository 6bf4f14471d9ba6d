"""All cities."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import conditional_page, require_safe

from townbook.portal.cities.listing import cities_on_page
from townbook.sources.addresses import page_number

CITIES_ON_A_PAGE = 60


@conditional_page
@require_safe
def all_cities_page(request: HttpRequest) -> HttpResponse:
    """The cities by name, each with what it promised and where that stands."""
    listing = cities_on_page(
        language=get_language() or "en",
        number=lambda pages: page_number(request.GET.get("page"), pages),
        size=CITIES_ON_A_PAGE,
    )
    response = render(request, "portal/cities.html", {"listing": listing})
    response.headers["Cache-Control"] = "no-cache"
    return response
