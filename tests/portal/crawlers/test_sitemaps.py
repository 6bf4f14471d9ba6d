"""Site maps and robots.txt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from tests.cast import large_report, nahal_tut, river_report, verbivka
from townbook.plans.models import Plan
from townbook.portal.crawlers import views

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def places(client: Client, path: str) -> Any:
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/xml"
    return etree.fromstring(response.content).xpath("//s:loc/text()", namespaces=NAMES)


def test_every_page_on_the_map_is_there(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    addresses = places(client, "/verbivka/sitemap.xml")
    assert len(addresses) == len(set(addresses)) == 3 + 1 + 1 + 1 + 2 + 5
    for address in addresses:
        response = client.get(address.removeprefix(SITE))
        assert response.status_code == 200, address
        assert f'<link rel="canonical" href="{address}">' in response.content.decode()


def test_index_names_the_map_of_each_city(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    nahal_tut()
    assert places(client, "/sitemap.xml") == [
        f"{SITE}/nahal-tut/sitemap.xml",
        f"{SITE}/verbivka/sitemap.xml",
    ]


def test_long_map_is_cut(
    client: Client, plan_of: Callable[..., Plan], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_of(verbivka(), river_report())
    whole = places(client, "/verbivka/sitemap.xml")
    monkeypatch.setattr(views, "MOST_ADDRESSES", 5)
    parts = places(client, "/sitemap.xml")
    assert parts == [f"{SITE}/verbivka/sitemap.xml{rest}" for rest in ("", "?page=2", "?page=3")]
    found = [places(client, part.removeprefix(SITE)) for part in parts]
    assert [len(each) for each in found] == [5, 5, 3]
    assert [address for each in found for address in each] == whole
    assert client.get("/verbivka/sitemap.xml?page=4").status_code == 404


def test_map_says_when_a_page_last_changed(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    root = etree.fromstring(client.get("/verbivka/sitemap.xml").content)
    without = root.xpath("//s:url[not(s:lastmod)]/s:loc/text()", namespaces=NAMES)
    assert without == [f"{SITE}/verbivka/plans/plan/{key}/" for key in ("1", "2", "2.1")]


def test_queries_do_not_grow_with_the_city(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), large_report(1, 5))
    plan_of(nahal_tut(), large_report(5, 10))
    counts = []
    for path in ("/verbivka/sitemap.xml", "/nahal-tut/sitemap.xml", "/sitemap.xml"):
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        counts.append(len(queries))
    assert counts == [7, 7, 7]


def test_robots_are_told_where_the_map_is(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /*/desk/" in lines
    assert f"Sitemap: {SITE}/sitemap.xml" in lines


def test_canonical_address_keeps_only_the_page_of_a_list(
    client: Client, plan_of: Callable[..., Plan]
) -> None:
    plan_of(verbivka(), river_report())
    content = client.get('/verbivka/plans/plan/?status=completed&x="><script>').content.decode()
    assert f'<link rel="canonical" href="{SITE}/verbivka/plans/plan/">' in content
    content = client.get("/verbivka/sources/?page=1&passage=1-2").content.decode()
    assert f'<link rel="canonical" href="{SITE}/verbivka/sources/?page=1">' in content
