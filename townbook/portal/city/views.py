"""A city's first page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from townbook.cities.models import City
from townbook.portal.city.overview import city_overview
from townbook.portal.city_page import city_page


@city_page
def city_home(request: HttpRequest, city: City) -> HttpResponse:
    """What the city promised, where it stands, what is late, and the newest documents."""
    return render(request, "portal/city.html", {"city": city, "overview": city_overview(city=city)})


@city_page
def no_such_page(request: HttpRequest, city: City, rest: str) -> HttpResponse:
    """An address below the city's that leads nowhere."""
    raise Http404
