"""The root of all addresses."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

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
    assert "sign-in" in found
    assert found - RESERVED_SLUGS == set()
