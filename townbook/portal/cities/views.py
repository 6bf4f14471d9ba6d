"""All cities."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from townbook.portal.cities.listing import cities_on_page
from townbook.portal.cities.tag import page_of_cities
from townbook.sources.addresses import page_number

CITIES_ON_A_PAGE = 30


@page_of_cities
def all_cities_page(request: HttpRequest) -> HttpResponse:
    """The cities by name, all or those looked for, each with what it promised and where that stands."""
    listing = cities_on_page(
        query=dict(request.GET.lists()),
        language=get_language() or "en",
        number=lambda pages: page_number(request.GET.get("page"), pages),
        size=CITIES_ON_A_PAGE,
    )
    return render(request, "portal/cities.html", {"listing": listing})
