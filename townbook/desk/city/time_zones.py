"""The time zones of the world, as a list to choose from."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

from babel.dates import get_timezone_location

from townbook.text.collation import collation_key


@cache
def time_zone_choices(language: str) -> tuple[tuple[str, str], ...]:
    """Each zone with how the language calls its place, in the order of the language; "UTC" first.

    Only zones named after a place: the others are old names of these, or mere hours.
    """
    places = (name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    named = [
        (name, f"{get_timezone_location(name, locale=language, return_city=True)} ({name})")
        for name in places
    ]
    return (("UTC", "UTC"), *sorted(named, key=lambda each: collation_key(each[1], language)))
