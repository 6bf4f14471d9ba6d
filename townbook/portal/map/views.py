"""The city's map, and what it shows as GeoJSON."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from townbook.cities.models import City
from townbook.cities.selectors.places import districts_of
from townbook.plans.selectors.item_places import geometries
from townbook.portal.city_page import city_page
from townbook.portal.map.geojson import MEDIA_TYPE, districts_as_geojson, items_as_geojson
from townbook.portal.map.listing import listing_of
from townbook.portal.map.located import located_items
from townbook.ui.base_map import allow_tiles, base_map


@city_page
def city_map(request: HttpRequest, city: City) -> HttpResponse:
    """Where the items of all the city's plans happen, each plan as it stands in its latest period."""
    listing = listing_of(located_items(city=city), city=city, language=get_language() or city.language)
    tiles = base_map()
    context = {"city": city, "listing": listing, "tiles": tiles}
    return allow_tiles(render(request, "portal/map.html", context), tiles)


@city_page
def map_items(request: HttpRequest, city: City) -> HttpResponse:
    """The items of the city's map."""
    located = located_items(city=city)
    keys = {at.place.key for item in located for at in item.places}
    content = items_as_geojson(
        located,
        city=city,
        geometries=geometries(city=city, keys=keys),
        absolute=request.build_absolute_uri,
    )
    return HttpResponse(content, content_type=MEDIA_TYPE)


@city_page
def map_districts(request: HttpRequest, city: City) -> HttpResponse:
    """The outlines of the city's districts."""
    return HttpResponse(districts_as_geojson(districts_of(city=city)), content_type=MEDIA_TYPE)
