"""Feeds of searches: whole, found from the search, and asked for again at no cost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from tests.cast import anarabad, large_report, river_report, verbivka
from tests.portal.feeds.test_feeds import NAMES, feed, titles
from tests.web_pages import page
from townbook.plans.models import Plan

pytestmark = pytest.mark.django_db

PlanOf = Callable[..., Plan]
PATH = "/verbivka/search/feed.atom?q=стежкою"


def links(root: Any, relation: str) -> list[str]:
    return [str(link) for link in root.xpath(f"a:link[@rel='{relation}']/@href", namespaces=NAMES)]


def test_search_has_a_feed_of_the_reports_on_what_it_finds(client: Client, plan_of: PlanOf) -> None:
    plan_of(verbivka(), river_report(2022), river_report(2023))
    root = feed(client, PATH)
    moments = root.xpath("a:entry/a:updated/text()", namespaces=NAMES)
    assert moments == sorted(moments, reverse=True)
    assert "1.2. Прокласти стежку: виконується (2023 рік)" in titles(root)
    assert "1.1. Посадити верби: виконано (2023 рік)" not in titles(root)
    assert root.findtext("a:title", namespaces=NAMES) == "Пошук «стежкою» · Вербівка"
    assert links(root, "self") == [
        "http://testserver/verbivka/search/feed.atom?q=%D1%81%D1%82%D0%B5%D0%B6%D0%BA%D0%BE%D1%8E"
    ]
    assert links(root, "alternate") == [links(root, "self")[0].replace("feed.atom", "")]
    assert root.findtext("a:id", namespaces=NAMES) == links(root, "self")[0]


def test_facets_narrow_the_feed_too(client: Client, plan_of: PlanOf) -> None:
    plan_of(verbivka(), river_report())
    assert len(titles(feed(client, f"{PATH}&kind=item"))) == 1
    assert titles(feed(client, f"{PATH}&kind=source")) == ["Виконання Концепції річки Вербівка за 2022 рік"]
    assert titles(feed(client, f"{PATH}&kind=body")) == []


def test_feed_over_all_cities_speaks_the_language_its_address_says(client: Client, plan_of: PlanOf) -> None:
    plan_of(verbivka(), river_report())
    for language, title in (("uk", "Пошук «стежка» · Усі міста"), ("fa", "جست‌وجوی «стежка» · همهٔ شهرها")):
        client.cookies["language"] = "he"
        response = client.get(f"/search/feed.atom?q=стежка&in={language}")
        root = etree.fromstring(response.content)
        assert root.findtext("a:title", namespaces=NAMES) == title
        assert response["Content-Language"] == language
        assert links(root, "self")[0].endswith(f"&in={language}")


@pytest.mark.parametrize("path", ["/verbivka/search/", "/search/"])
def test_search_leads_to_its_feed(client: Client, plan_of: PlanOf, path: str) -> None:
    plan_of(verbivka(), river_report())
    client.cookies["language"] = "uk"
    tree = page(client, f"{path}?q=стежка")
    addresses = {
        tree.xpath("string(//head/link[contains(@href, '/search/feed.atom')]/@href)"),
        tree.xpath("string(//p[contains(@class, 'follow')]/a[@type='application/atom+xml']/@href)"),
    }
    assert len(addresses) == 1
    assert titles(feed(client, addresses.pop()))
    assert not page(client, path).xpath("//*[contains(@href, 'search/feed.atom')]")


@pytest.mark.parametrize("path", [PATH, "/search/feed.atom?q=стежка&in=uk"])
def test_search_feed_is_not_sent_again_until_something_changes(
    client: Client, plan_of: PlanOf, path: str
) -> None:
    city = verbivka()
    plan_of(city, river_report())
    tag = client.get(path)["ETag"]
    assert client.get(path, headers={"if-none-match": tag}).status_code == 304
    plan_of(city, river_report(2023))
    assert client.get(path, headers={"if-none-match": tag}).status_code == 200
    assert client.post(path).status_code == 405


def test_search_feed_costs_few_queries_whatever_it_finds(client: Client, plan_of: PlanOf) -> None:
    plan_of(verbivka(), large_report(2, 10))
    plan_of(anarabad(), river_report())

    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            feed(client, path)
        return len(captured)

    assert queries("/search/feed.atom?q=зроблено&in=uk") == queries("/search/feed.atom?q=верба&in=uk") <= 8


@pytest.mark.parametrize(
    "query", ["", "q=", "q=%00", "q=%E2%80%AE", "q='%20OR%201=1", "q=a&in=xx&kind=none&page=9"]
)
def test_any_search_has_a_feed(client: Client, plan_of: PlanOf, query: str) -> None:
    plan_of(verbivka(), river_report())
    for path in ("/search/feed.atom", "/verbivka/search/feed.atom"):
        assert titles(feed(client, f"{path}?{query}")) == []
