"""Plane geometry of a city's map: which district a point lies in, and which point stands for a shape.

Pure and small on purpose: a city's districts are a few rings of a few hundred points, for which a library
of 30 MB would be read in. Within a city, degrees may be taken for a plane; lengths are compared with the
longitudes shortened by the cosine of the latitude.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import cos, hypot, radians
from typing import Any

Point = tuple[float, float]
"""Longitude and latitude in degrees (WGS 84)."""

Ring = Sequence[Point]
"""A closed line: the last point is the first."""

Geometry = Mapping[str, Any]
"""A GeoJSON geometry (RFC 7946, section 3.1) that was found sound."""


def contains(geometry: Geometry, point: Point) -> bool:
    """Whether a point lies in a polygon or one of several, and in none of their holes.

    A point on the border is in. Other geometries contain nothing.
    """
    return any(_in_polygon(rings, point) for rings in _polygons(geometry))


def representative_point(geometry: Geometry) -> Point:
    """A point that stands for a geometry: within a polygon, halfway along a line.

    Of several, the largest or longest counts; of several points, the first.
    """
    polygons = list(_polygons(geometry))
    if polygons:
        return _point_within(max(polygons, key=lambda rings: abs(_doubled_area(rings[0]))))
    lines = list(_lines(geometry))
    if lines:
        return _middle(max(lines, key=_length))
    return next(points_of(geometry))


def points_of(geometry: Geometry) -> Iterator[Point]:
    """Every point of a geometry."""
    yield from _flat(geometry["coordinates"])


def _flat(coordinates: Sequence[Any]) -> Iterator[Point]:
    if coordinates and isinstance(coordinates[0], int | float):
        yield coordinates[0], coordinates[1]
        return
    for part in coordinates:
        yield from _flat(part)


def _polygons(geometry: Geometry) -> Iterable[Sequence[Ring]]:
    coordinates = geometry["coordinates"]
    forms: Mapping[str, Iterable[Sequence[Ring]]] = {"Polygon": [coordinates], "MultiPolygon": coordinates}
    return forms.get(geometry["type"], ())


def _lines(geometry: Geometry) -> Iterable[Sequence[Point]]:
    coordinates = geometry["coordinates"]
    forms: Mapping[str, Iterable[Sequence[Point]]] = {
        "LineString": [coordinates],
        "MultiLineString": coordinates,
    }
    return forms.get(geometry["type"], ())


def _in_polygon(rings: Sequence[Ring], point: Point) -> bool:
    outer, *holes = rings
    if _on_border(outer, point):
        return True
    if not _in_ring(outer, point):
        return False
    return not any(_in_ring(hole, point) and not _on_border(hole, point) for hole in holes)


def _in_ring(ring: Ring, point: Point) -> bool:
    """By counting the sides that a ray to the east crosses."""
    x, y = point
    is_in = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            is_in = not is_in
    return is_in


def _on_border(ring: Ring, point: Point) -> bool:
    x, y = point
    return any(
        (bx - ax) * (y - ay) == (by - ay) * (x - ax)
        and min(ax, bx) <= x <= max(ax, bx)
        and min(ay, by) <= y <= max(ay, by)
        for (ax, ay), (bx, by) in pairwise(ring)
    )


def _doubled_area(ring: Ring) -> float:
    ox, oy = ring[0]
    return sum((ax - ox) * (by - oy) - (bx - ox) * (ay - oy) for (ax, ay), (bx, by) in pairwise(ring))


def _point_within(rings: Sequence[Ring]) -> Point:
    """The centre of mass if it lies within, else the middle of the widest stretch at half the height."""
    outer = rings[0]
    doubled = _doubled_area(outer)
    if doubled:
        ox, oy = outer[0]
        x = y = 0.0
        for (ax, ay), (bx, by) in pairwise(outer):
            cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy)
            x += (ax + bx - 2 * ox) * cross
            y += (ay + by - 2 * oy) * cross
        centre = (ox + x / (3 * doubled), oy + y / (3 * doubled))
        if _in_polygon(rings, centre):
            return centre
    return _widest_middle(rings)


def _widest_middle(rings: Sequence[Ring]) -> Point:
    heights = sorted({y for _, y in rings[0]})
    best, widest = rings[0][0], -1.0
    for low, high in pairwise(heights):
        y = (low + high) / 2
        crossings = sorted(
            ax + (y - ay) * (bx - ax) / (by - ay)
            for ring in rings
            for (ax, ay), (bx, by) in pairwise(ring)
            if (ay > y) != (by > y)
        )
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            if right - left > widest:
                best, widest = ((left + right) / 2, y), right - left
    return best


def _length(line: Sequence[Point]) -> float:
    return sum(_distance(a, b) for a, b in pairwise(line))


def _distance(a: Point, b: Point) -> float:
    return hypot((b[0] - a[0]) * cos(radians((a[1] + b[1]) / 2)), b[1] - a[1])


def _middle(line: Sequence[Point]) -> Point:
    rest = _length(line) / 2
    for a, b in pairwise(line):
        step = _distance(a, b)
        if step and rest <= step:
            part = rest / step
            return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part
        rest -= step
    return line[0][0], line[0][1]
