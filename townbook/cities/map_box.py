"""The stretch of the Earth that a city's places lie in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from townbook.cities.geometry import Point

LEAST_MARGIN = 0.05
"""Degrees around the places that still are the city's, some 5 km: a village may know one place."""

_SHARE = 0.25
"""Of what the places span, as much more on each side."""


@dataclass(frozen=True, slots=True)
class MapBox:
    """Degrees (WGS 84). No city lies on both sides of the 180th meridian."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether the point lies in it."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east

    @property
    def with_margin(self) -> MapBox:
        """The box and what may still be the city's around it."""
        high = max(LEAST_MARGIN, (self.north - self.south) * _SHARE)
        wide = max(LEAST_MARGIN, (self.east - self.west) * _SHARE)
        return MapBox(self.south - high, self.west - wide, self.north + high, self.east + wide)


def box_around(points: Iterable[Point]) -> MapBox | None:
    """The least box that holds the points; ``None`` where there are none."""
    known = list(points)
    if not known:
        return None
    longitudes, latitudes = zip(*known, strict=True)
    return MapBox(min(latitudes), min(longitudes), max(latitudes), max(longitudes))


def are_exchanged(box: MapBox | None, latitude: float, longitude: float) -> bool:
    """Whether the two numbers are likely each other's: as they stand they lie off the city, exchanged in
    it.
    """
    if box is None:
        return False
    wide = box.with_margin
    return not wide.holds(latitude, longitude) and wide.holds(longitude, latitude)
