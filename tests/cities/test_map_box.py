"""Where a city lies, and numbers that were written in each other's place."""

from __future__ import annotations

import pytest

from townbook.cities.map_box import MapBox, are_exchanged, box_around

CITY = MapBox(50.2, 28.6, 50.3, 28.8)


def test_box_holds_all_points() -> None:
    assert box_around([(28.6, 50.3), (28.8, 50.2), (28.7, 50.25)]) == CITY
    assert box_around([]) is None


@pytest.mark.parametrize(
    ("latitude", "longitude", "exchanged"),
    [
        (50.25, 28.7, False),
        (28.7, 50.25, True),
        (28.57, 50.16, True),  # a village just outside, exchanged
        (50.16, 28.57, False),
        (28.7, 51.25, False),  # far off either way
        (0.0, 0.0, False),
    ],
)
def test_numbers_are_exchanged_that_lie_in_the_city_only_then(
    latitude: float, longitude: float, *, exchanged: bool
) -> None:
    assert are_exchanged(CITY, latitude, longitude) is exchanged


def test_city_on_the_diagonal_or_without_places_cannot_tell() -> None:
    assert not are_exchanged(MapBox(30, 30, 31, 31), 30.2, 30.9)
    assert not are_exchanged(None, 28.7, 50.25)
