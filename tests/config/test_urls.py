"""The root of all addresses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from townbook.cities.models.city import RESERVED_SLUGS


def first_words(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """What addresses begin with, where it is a word and not a city."""
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from first_words(pattern.url_patterns, address)
        elif address and not address.startswith(("<", "^(?P<")):
            yield address.partition("/")[0]


def test_no_city_can_take_an_address_of_our_own() -> None:
    found = set(first_words(get_resolver().url_patterns))
    assert {"robots.txt", "sign-in", "sitemap.xml"} <= found
    assert found - RESERVED_SLUGS == set()


@pytest.mark.parametrize("name", ["bodies", "plans", "sources", "deadlines", "feed"])
def test_city_may_be_called_as_a_part_of_its_own_address(name: str) -> None:
    assert resolve(f"/{name}/").view_name == "portal:city"
    assert resolve(f"/{name}/bodies/").view_name == "portal:bodies"
    assert resolve(f"/{name}/feed.atom").view_name == "portal:city-feed"


@pytest.mark.parametrize("key", ["feed.atom", "deadlines.ics", "sitemap.xml", "bodies"])
def test_no_key_can_hide_a_feed_or_a_map(key: str) -> None:
    assert resolve(f"/town/bodies/{key}/").view_name == "portal:body"
    assert resolve(f"/town/plans/plan/{key}/").view_name == "portal:item"
    assert resolve(f"/town/bodies/{key}/feed.atom").view_name == "portal:body-feed"
    assert resolve(f"/town/plans/plan/{key}/deadlines.ics").view_name == "portal:item-deadlines"
