"""Copies of a city are cities: whole, apart, and found."""

from __future__ import annotations

import pytest
from django.test import Client

from bench.many_cities import address_among, found_city, multiply_city
from bench.run import PAGES_OF_A_CITY, PAGES_OF_ALL
from tests.web_pages import page, words
from townbook.cities.models import City
from townbook.plans.models import Item, Report, Responsibility
from townbook.search.selectors.find import find
from townbook.sources.models import Source

pytestmark = pytest.mark.django_db


def test_every_city_has_what_the_first_has(client: Client) -> None:
    multiply_city(found_city(), 3)
    for slug in ("city-0", "city-1", "city-2"):
        city = City.objects.get(slug=slug)
        assert Item.objects.filter(plan__city=city).count() == 200
        assert Item.objects.filter(plan__city=city, parent__plan__city=city).count() == 190
        assert Report.objects.filter(item__plan__city=city, period__plan__city=city).count() == 190
        assert Responsibility.objects.filter(item__plan__city=city, body__city=city).count() == 190
        assert (
            Report.bodies.through.objects.filter(report__item__plan__city=city, body__city=city).count()
            == 190
        )
        assert Source.objects.filter(city=city, passages__isnull=False).exists()
        found = find("справа 205", city=city, language="uk")
        assert [(each.city, each.kind) for each in found.results if each.kind == "item"] == [(city, "item")]
    in_one = find("справа 205", city=City.objects.get(slug="city-1"), language="uk").total
    assert find("справа 205", language="uk").total == 3 * in_one > 0
    title = words(page(client, address_among("item", 2)).find(".//h1"))
    assert title == words(page(client, address_among("item", 0)).find(".//h1"))


def test_every_page_that_is_measured_is_there(client: Client) -> None:
    found_city()
    for kind in (*PAGES_OF_A_CITY, *PAGES_OF_ALL):
        assert client.get(address_among(kind, 0)).status_code == 200, kind
