"""``robots.txt`` and site maps."""

from __future__ import annotations

from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from townbook.cities.models import City
from townbook.cities.own_host import city_of_host
from townbook.portal.city_page import city_page
from townbook.portal.crawlers.pages import CityExtent, extents_of_cities, pages_of_city
from townbook.portal.crawlers.sitemaps import (
    MEDIA_TYPE,
    MOST_ADDRESSES,
    Place,
    index_document,
    map_document,
)
from townbook.sources.addresses import page_number

ROBOTS = """\
User-agent: *
Disallow: /sign-in/
Disallow: {}
Disallow: /*?*language=
Disallow: /*?*passage=

{}
"""
"""Staff pages are nobody's business, and the same page in other words is not another page."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What programs should leave alone (RFC 9309), and where they find everything else: on a city's own
    host its maps, elsewhere the index of all.
    """
    city = city_of_host()
    if city is None:
        maps = [request.build_absolute_uri(reverse("portal:sitemap"))]
    else:
        extent = CityExtent(city, sum(1 for _page in pages_of_city(city=city)), None)
        maps = [place.address for place in _maps(request, extent)]
    desk = "/desk/" if city else "/*/desk/"
    told = ROBOTS.format(desk, "\n".join(f"Sitemap: {each}" for each in maps))
    return HttpResponse(told, content_type="text/plain; charset=utf-8")


@conditional_page
@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The maps of all cities, but of those with a host of their own: a map speaks only for its own host."""
    extents = (extent for extent in extents_of_cities() if not extent.city.host)
    places = [place for extent in extents for place in _maps(request, extent)]
    response = HttpResponse(index_document(places), content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-cache"
    return response


def _maps(request: HttpRequest, extent: CityExtent) -> list[Place]:
    first = request.build_absolute_uri(reverse("portal:city-sitemap", args=[extent.city.slug]))
    numbers = range(1, _maps_needed(extent.pages) + 1)
    addresses = [first if number == 1 else f"{first}?page={number}" for number in numbers]
    return [Place(address, extent.changed_at) for address in addresses]


def _maps_needed(pages: int) -> int:
    return -(-pages // MOST_ADDRESSES)


@city_page
def city_sitemap(request: HttpRequest, city: City) -> HttpResponse:
    """The city's pages; ``?page=2`` those after the first 50,000."""
    pages = list(pages_of_city(city=city))
    number = page_number(request.GET.get("page"), _maps_needed(len(pages)))
    shown = islice(pages, (number - 1) * MOST_ADDRESSES, number * MOST_ADDRESSES)
    places = [
        Place(
            request.build_absolute_uri(reverse(f"portal:{page.name}", args=[city.slug, *page.parts])),
            page.changed_at,
        )
        for page in shown
    ]
    return HttpResponse(map_document(places), content_type=MEDIA_TYPE)
