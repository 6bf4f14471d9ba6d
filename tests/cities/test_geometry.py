from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.cities.geometry import contains, points_of, representative_point

SQUARE = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0], [0.0, 0.0]]
HOLE = [[1.0, 1.0], [3.0, 1.0], [3.0, 3.0], [1.0, 3.0], [1.0, 1.0]]
HORSESHOE = [[0, 0], [6, 0], [6, 6], [4, 6], [4, 1], [2, 1], [2, 6], [0, 6], [0, 0]]


def shape(kind: str, coordinates: Any) -> dict[str, Any]:
    return {"type": kind, "coordinates": coordinates}


@pytest.mark.parametrize(
    ("point", "expected"),
    [((2, 2), True), ((5, 2), False), ((4, 2), True), ((0, 0), True), ((2, -1), False), ((-1, 4), False)],
)
def test_square_contains_its_inside_and_its_border(point: tuple[float, float], expected: bool) -> None:
    assert contains(shape("Polygon", [SQUARE]), point) is expected


def test_hole_is_outside_and_its_border_inside() -> None:
    polygon = shape("Polygon", [SQUARE, HOLE])
    assert not contains(polygon, (2, 2))
    assert contains(polygon, (0.5, 0.5))
    assert contains(polygon, (1, 2))


def test_any_of_several_polygons_contains() -> None:
    far = [[x + 10, y] for x, y in SQUARE]
    assert contains(shape("MultiPolygon", [[SQUARE], [far]]), (12, 2))
    assert not contains(shape("MultiPolygon", [[SQUARE], [far]]), (7, 2))


def test_line_contains_nothing() -> None:
    assert not contains(shape("LineString", [[0, 0], [2, 2]]), (1, 1))


def test_square_is_stood_for_by_its_middle() -> None:
    assert representative_point(shape("Polygon", [SQUARE])) == (2.0, 2.0)


@pytest.mark.parametrize("rings", [[SQUARE, HOLE], [HORSESHOE]])
def test_point_of_a_hollow_shape_lies_within(rings: list[list[list[float]]]) -> None:
    polygon = shape("Polygon", rings)
    assert contains(polygon, representative_point(polygon))


def test_line_is_stood_for_by_its_middle() -> None:
    assert representative_point(shape("LineString", [[0, 0], [2, 0], [8, 0]])) == (4.0, 0.0)


def test_longest_line_and_largest_polygon_count() -> None:
    lines = [[[0, 0], [1, 0]], [[0, 0], [4, 0]]]
    assert representative_point(shape("MultiLineString", lines)) == (2.0, 0.0)
    small = [[x / 4 + 10, y / 4] for x, y in SQUARE]
    assert representative_point(shape("MultiPolygon", [[small], [SQUARE]])) == (2.0, 2.0)


def test_points_are_stood_for_by_the_first() -> None:
    assert representative_point(shape("MultiPoint", [[1, 2], [3, 4]])) == (1, 2)
    assert list(points_of(shape("MultiPoint", [[1, 2], [3, 4]]))) == [(1, 2), (3, 4)]


DEGREES = st.integers(-1000, 1000).map(lambda each: each / 1000)


@given(st.lists(st.tuples(DEGREES, DEGREES), min_size=3, max_size=12, unique=True))
def test_point_of_a_line_lies_between_its_points(points: list[tuple[float, float]]) -> None:
    x, y = representative_point(shape("LineString", [list(point) for point in points]))
    assert min(p[0] for p in points) - 1e-9 <= x <= max(p[0] for p in points) + 1e-9
    assert min(p[1] for p in points) - 1e-9 <= y <= max(p[1] for p in points) + 1e-9


@given(st.lists(st.integers(1, 50), min_size=3, max_size=20), DEGREES, DEGREES)
def test_point_of_a_star_shaped_district_lies_within(radii: list[int], x: float, y: float) -> None:
    from math import cos, pi, sin  # noqa: PLC0415 - used here alone

    turn = 2 * pi / len(radii)
    ring = [[x + r * cos(n * turn), y + r * sin(n * turn)] for n, r in enumerate(radii)]
    polygon = shape("Polygon", [[*ring, ring[0]]])
    assert contains(polygon, representative_point(polygon))
    assert not contains(polygon, (x + 60, y))
