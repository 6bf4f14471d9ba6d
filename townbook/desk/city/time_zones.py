"""The time zones of the world, as a list to choose from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location

from townbook.text.collation import collation_key


@cache
def time_zone_choices(language: str) -> tuple[tuple[str, str], ...]:
    """Each zone with how the language calls its place, in the order of the language; "UTC" first.

    Only zones named after a place: the others are old names of these, or mere hours.
    """
    places = (name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    locale, former = Locale(language), _former_names()
    named = [(name, f"{_place(name, locale, former)} ({name})") for name in places]
    return (("UTC", "UTC"), *sorted(named, key=lambda each: collation_key(each[1], language)))


def _place(name: str, locale: Locale, former: Mapping[str, tuple[str, ...]]) -> str:
    """What the language calls the place. Its data knows some zones by a name they no longer have: Kyiv,
    Kolkata, Yangon.
    """
    today = get_global("zone_aliases").get(name, name)
    known = (locale.time_zones.get(each, {}).get("city") for each in (name, today, *former.get(today, ())))
    return next(filter(None, known), None) or get_timezone_location(name, locale=locale, return_city=True)


def _former_names() -> dict[str, tuple[str, ...]]:
    """By a zone's name of today, the names it had."""
    former: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for name, today in get_global("zone_aliases").items():
        former[today] += (name,)
    return former
