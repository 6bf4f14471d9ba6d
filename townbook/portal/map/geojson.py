"""Items and districts as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.urls import reverse

from townbook.cities.models import City, Place
from townbook.portal.map.listing import LocatedItem
from townbook.reading.labels import STATUS_LABELS
from townbook.sources.models import Passage

MEDIA_TYPE = "application/geo+json"
"""RFC 7946, section 12."""

Absolute = Callable[[str], str]
"""Makes a whole address of a path."""


def items_as_geojson(
    located: Iterable[LocatedItem],
    *,
    city: City,
    geometries: Mapping[str, Mapping[str, Any]],
    absolute: Absolute,
) -> bytes:
    """A feature for each item and place it happens at; an item without a place has none.

    ``geometries`` are those of the places by their keys.
    """
    features = [
        {"type": "Feature", "geometry": geometries[properties["place"]], "properties": properties}
        for item in located
        for properties in _properties(item, city, absolute)
        if properties["place"] in geometries
    ]
    return _collection(features)


def _properties(item: LocatedItem, city: City, absolute: Absolute) -> Iterator[dict[str, Any]]:
    shown = item.branch.item
    page = reverse("portal:item", args=[city.slug, item.plan.slug, shown.key])
    for at in item.places:
        yield {
            "place": at.place.key,
            "place_name": at.place.name,
            "place_kind": at.place.kind,
            "district": at.district.key if at.district else None,
            "longitude": at.place.longitude,
            "latitude": at.place.latitude,
            "plan": item.plan.slug,
            "number": shown.number,
            "title": shown.title,
            "status": item.branch.status.value,
            "status_label": STATUS_LABELS[item.branch.status][city.language],
            "starts": shown.starts.isoformat() if shown.starts else None,
            "ends": shown.ends.isoformat() if shown.ends else None,
            "page": absolute(page),
            "passage": absolute(passage_address(city, at.passage)) if at.passage else "",
        }


def passage_address(city: City, passage: Passage) -> str:
    """Where a passage of a published source is shown."""
    source = reverse("portal:source", args=[city.slug, passage.source.key])
    return f"{source}?passage={passage.start}-{passage.end}#passage"


def districts_as_geojson(districts: Iterable[Place]) -> bytes:
    """The outlines of districts."""
    return _collection(
        [
            {
                "type": "Feature",
                "id": district.key,
                "geometry": district.geometry,
                "properties": {"key": district.key, "name": district.name, "names": district.names},
            }
            for district in districts
        ]
    )


def _collection(features: list[dict[str, Any]]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()
