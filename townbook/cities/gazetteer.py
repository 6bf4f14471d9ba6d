"""A city's list of places as a file: GeoJSON (RFC 7946), checked before anything is kept of it.

Each feature has a geometry in WGS 84 and the properties ``name``, ``kind`` (``district``, ``street``,
``area`` or ``site``), and if wanted ``names`` by language code and ``key``, which stands in addresses. Other
properties are passed over. A third coordinate, the height, is dropped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from statistics import median
from typing import Any

from townbook.cities.gazetteer_problems import Problem, WrongGazetteer
from townbook.cities.geometry import Point, points_of, representative_point
from townbook.text.canonical import canonical_text
from townbook.text.languages import LANGUAGES

LARGEST_FILE = 5_000_000
"""Bytes."""

MOST_PLACES, MOST_POINTS = 5_000, 2_000
"""Places of a city, and points of one place."""

LONGEST_NAME, LONGEST_KEY = 300, 64
"""Characters."""

KINDS = frozenset({"district", "street", "area", "site"})

WIDEST_CITY = 2.0
"""Degrees that a place may lie off the middle of all places, about 200 km."""

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
"""How deep the points of each type of geometry lie in lists."""

_DIGITS = 6
"""Digits of a degree that are kept: a tenth of a metre (RFC 7946, section 11.2)."""


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place of the file. ``key`` is "" where the file gives none; ``point`` stands for the geometry."""

    key: str
    kind: str
    name: str
    names: Mapping[str, str]
    geometry: Mapping[str, Any]
    point: Point


def read_gazetteer(data: bytes) -> tuple[GazetteerPlace, ...]:
    """The places of a file, in its order. Raises :class:`WrongGazetteer` for the first thing wrong."""
    if len(data) > LARGEST_FILE:
        raise WrongGazetteer(Problem.TOO_LARGE, most=LARGEST_FILE // 1_000_000)
    features = _features(data)
    places = tuple(_place(feature, number) for number, feature in enumerate(features, start=1))
    _check_keys(places)
    _check_distances(places)
    return places


def _features(data: bytes) -> list[Any]:
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise WrongGazetteer(Problem.NOT_JSON, line=error.lineno) from None
    except (UnicodeDecodeError, RecursionError, ValueError):
        raise WrongGazetteer(Problem.NOT_JSON, line=1) from None
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        raise WrongGazetteer(Problem.NOT_GEOJSON)
    features = content.get("features")
    # RFC 7946 knows only WGS 84; older files name another system here, whose numbers would be read wrongly.
    if not isinstance(features, list) or not _is_wgs84(content.get("crs")):
        raise WrongGazetteer(Problem.NOT_GEOJSON)
    if not features:
        raise WrongGazetteer(Problem.NO_PLACES)
    if len(features) > MOST_PLACES:
        raise WrongGazetteer(Problem.TOO_MANY_PLACES, most=MOST_PLACES)
    return features


def _is_wgs84(system: object) -> bool:
    return system is None or "CRS84" in str(system) or "4326" in str(system)


def _place(feature: object, number: int) -> GazetteerPlace:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise WrongGazetteer(Problem.NOT_GEOJSON)
    properties = feature.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    name = _text(properties.get("name"))
    if not name or len(name) > LONGEST_NAME:
        raise WrongGazetteer(Problem.NO_NAME, number=number, most=LONGEST_NAME)
    kind = properties.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise WrongGazetteer(Problem.UNKNOWN_KIND, number=number, name=name, found=_short(kind))
    geometry = _geometry(feature.get("geometry"), number, name)
    if kind == "district" and geometry["type"] not in {"Polygon", "MultiPolygon"}:
        raise WrongGazetteer(Problem.DISTRICT_WITHOUT_AREA, number=number, name=name)
    return GazetteerPlace(
        key=_key(properties.get("key"), number, name),
        kind=kind,
        name=name,
        names=_names(properties.get("names"), number, name),
        geometry=geometry,
        point=_rounded(representative_point(geometry)),
    )


def _text(value: object) -> str:
    return " ".join(canonical_text(value).replace("\0", "").split()) if isinstance(value, str) else ""


def _short(value: object) -> str:
    return "" if value is None else str(value).replace("\0", "")[:40]


def _key(value: object, number: int, name: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > LONGEST_KEY or not _KEY.fullmatch(value):
        problem = Problem.WRONG_KEY
        raise WrongGazetteer(problem, number=number, name=name, found=_short(value), most=LONGEST_KEY)
    return value


def _names(value: object, number: int, name: str) -> dict[str, str]:
    if value is None:
        return {}
    names = {code: _text(each) for code, each in value.items()} if isinstance(value, dict) else {"": ""}
    if any(code not in LANGUAGES or not said or len(said) > LONGEST_NAME for code, said in names.items()):
        raise WrongGazetteer(Problem.WRONG_NAMES, number=number, name=name)
    return names


def _geometry(value: object, number: int, name: str) -> dict[str, Any]:
    if not isinstance(value, dict) or value.get("type") not in _DEPTHS:
        raise WrongGazetteer(Problem.NO_GEOMETRY, number=number, name=name)
    reader = _Coordinates(number, name)
    kind: str = value["type"]
    coordinates = reader.read(value.get("coordinates"), _DEPTHS[kind])
    if kind.endswith("Polygon"):
        for rings in coordinates if kind == "MultiPolygon" else [coordinates]:
            reader.check_rings(rings)
    elif kind.endswith("LineString"):
        for line in coordinates if kind == "MultiLineString" else [coordinates]:
            if len(line) < 2:
                raise WrongGazetteer(Problem.WRONG_COORDINATES, number=number, name=name)
    return {"type": kind, "coordinates": coordinates}


class _Coordinates:
    """The coordinates of one place, counted while they are read."""

    def __init__(self, number: int, name: str) -> None:
        self._number, self._name, self._count = number, name, 0

    def read(self, value: object, depth: int) -> list[Any]:
        """Lists of points ``depth`` levels deep, none of them empty."""
        if not isinstance(value, list) or not value:
            raise self._wrong(Problem.WRONG_COORDINATES)
        if depth:
            return [self.read(part, depth - 1) for part in value]
        return self._point(value)

    def check_rings(self, rings: list[list[list[float]]]) -> None:
        """A ring has four points or more and ends where it begins (RFC 7946, section 3.1.6)."""
        for ring in rings:
            if len(ring) < 4 or ring[0] != ring[-1]:
                raise self._wrong(Problem.UNCLOSED_RING)
        if len({tuple(point) for point in rings[0]}) < 3:
            raise self._wrong(Problem.UNCLOSED_RING)

    def _point(self, value: list[Any]) -> list[float]:
        self._count += 1
        if self._count > MOST_POINTS:
            raise self._wrong(Problem.TOO_MANY_POINTS, most=MOST_POINTS)
        if len(value) not in {2, 3} or not all(_is_number(each) for each in value):
            raise self._wrong(Problem.WRONG_COORDINATES)
        longitude, latitude = value[:2]
        if abs(longitude) > 180 or abs(latitude) > 90:
            swapped = abs(latitude) <= 180 and abs(longitude) <= 90
            problem = Problem.SWAPPED if swapped else Problem.OUT_OF_RANGE
            raise self._wrong(problem, found=_short(f"{longitude:g}, {latitude:g}"))
        return list(_rounded((longitude, latitude)))

    def _wrong(self, problem: Problem, *, found: str = "", most: int = 0) -> WrongGazetteer:
        return WrongGazetteer(problem, number=self._number, name=self._name, found=found, most=most)


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    # An integer of hundreds of digits is valid JSON and no float.
    return abs(value) < 1e9 and isfinite(value)


def _rounded(point: Point) -> Point:
    return round(float(point[0]), _DIGITS), round(float(point[1]), _DIGITS)


def _check_keys(places: tuple[GazetteerPlace, ...]) -> None:
    seen: dict[object, int] = {}
    for number, place in enumerate(places, start=1):
        mark: object = place.key or (place.kind, place.name.casefold())
        if mark in seen:
            problem = Problem.DUPLICATE_KEY if place.key else Problem.DUPLICATE_NAME
            other = seen[mark]
            raise WrongGazetteer(problem, number=number, other=other, name=place.name, found=place.key)
        seen[mark] = number


def _check_distances(places: tuple[GazetteerPlace, ...]) -> None:
    """A place whose numbers are in the wrong order lies where the others are not."""
    middle = median(place.point[0] for place in places), median(place.point[1] for place in places)
    for number, place, point in _corners(places):
        if _is_near(point, middle):
            continue
        problem = Problem.SWAPPED if _is_near((point[1], point[0]), middle) else Problem.FAR_APART
        found = f"{point[0]:g}, {point[1]:g}"
        raise WrongGazetteer(problem, number=number, name=place.name, found=found)


def _corners(places: tuple[GazetteerPlace, ...]) -> Iterator[tuple[int, GazetteerPlace, Point]]:
    for number, place in enumerate(places, start=1):
        for point in points_of(place.geometry):
            yield number, place, point


def _is_near(point: Point, middle: Point) -> bool:
    return all(abs(a - b) <= WIDEST_CITY for a, b in zip(point, middle, strict=True))
