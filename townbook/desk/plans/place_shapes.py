"""The city's places as GeoJSON, for the map on which one is chosen."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from townbook.cities.enums import PlaceKind
from townbook.cities.models import Place
from townbook.desk.member_page import Member
from townbook.desk.plans.access import office_page

MEDIA_TYPE = "application/geo+json"
"""RFC 7946, section 12."""


@require_safe
@office_page
def place_shapes(_request: HttpRequest, member: Member) -> HttpResponse:
    """Districts with their outlines, all other places as points. Two queries, whatever the city's size."""
    places = Place.objects.filter(city=member.city).order_by("pk")
    districts = places.filter(kind=PlaceKind.DISTRICT)
    features = [_feature(each.key, each.name, each.kind, each.geometry) for each in districts]
    others = places.exclude(kind=PlaceKind.DISTRICT)
    for key, name, kind, east, north in others.values_list("key", "name", "kind", "longitude", "latitude"):
        features.append(_feature(key, name, kind, {"type": "Point", "coordinates": [east, north]}))
    data = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
    return HttpResponse(data.encode(), content_type=MEDIA_TYPE)


def _feature(key: str, name: str, kind: str, geometry: object) -> dict[str, object]:
    properties = {"name": name, "kind": str(PlaceKind(kind).label), "is_district": kind == PlaceKind.DISTRICT}
    return {"type": "Feature", "id": key, "geometry": geometry, "properties": properties}
