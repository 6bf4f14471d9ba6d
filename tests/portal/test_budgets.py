"""At most twelve queries a page, as many for a plan ten times as large; never more than 60 KB to load."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Manuscript, anarabad, large_report, nahal_tut, verbivka
from tests.web_pages import page
from townbook.plans.models import Item, Plan, Report
from townbook.sources.models import Source

pytestmark = pytest.mark.django_db

MOST = 12
HEAVIEST = 60_000
"""Bytes of a page, compressed."""

STATIC = Path(__file__).parents[2] / "townbook" / "ui" / "static" / "ui"


def queries_of(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    assert response.status_code == 200, path
    return len(queries)


def paths_of(plan: Plan) -> list[str]:
    city = plan.city.slug
    leaf = Item.objects.filter(plan=plan, parent__isnull=False).first()
    top = Item.objects.filter(plan=plan, parent__isnull=True).first()
    source = Source.objects.filter(city=plan.city).first()
    assert leaf
    assert top
    assert source
    # An item under review asks also which group it waits for.
    Report.objects.filter(item=leaf).update(status="under review")
    plan_path = f"/{city}/plans/{plan.slug}/"
    return [
        "/",
        f"/{city}/",
        plan_path,
        f"{plan_path}?status=completed",
        f"{plan_path}?view=table&sort=body",
        f"{plan_path}?view=timeline&q=а",
        f"{plan_path}{leaf.key}/",
        f"{plan_path}{top.key}/",
        f"/{city}/sources/",
        f"/{city}/sources/{source.key}/",
        f"/{city}/sources/{source.key}/?passage=10-20",
    ]


def files_of(plan: Plan) -> list[str]:
    start = f"/{plan.city.slug}/plans/{plan.slug}/items"
    return [f"{start}.csv", f"{start}.xlsx", f"{start}.json?status=completed"]


def test_queries_do_not_grow_with_the_plan(client: Client, plan_of: Callable[..., Plan]) -> None:
    small = plan_of(verbivka(), large_report(2, 5))
    large = plan_of(nahal_tut(), large_report(20, 50))
    few = [queries_of(client, path) for path in paths_of(small) + files_of(small)]
    many = [queries_of(client, path) for path in paths_of(large) + files_of(large)]
    assert few == many
    assert max(many) <= MOST


def test_queries_do_not_grow_with_cities_and_plans(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, large_report(2, 5))
    before = [queries_of(client, path) for path in ("/", "/verbivka/")]
    for title in ("Стратегія озера", "Бюджет участі", "Дорожня карта світла"):
        other = Manuscript(title)
        other.report(other.item("1", f"{title}: перша ціль"), "Зроблено.")
        plan_of(city, other)
    plan_of(anarabad(), large_report(1, 1))
    assert Plan.objects.filter(city=city).count() == 4
    assert [queries_of(client, path) for path in ("/", "/verbivka/")] == before


def test_page_and_all_it_loads_stay_light(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(verbivka(), large_report(20, 50))
    loaded = sum(len(gzip.compress(path.read_bytes())) for path in STATIC.iterdir())
    weights = {path: len(gzip.compress(client.get(path).content)) + loaded for path in paths_of(plan)}
    assert {path: weight for path, weight in weights.items() if weight > HEAVIEST} == {}


def test_long_plan_is_drawn_down_to_the_level_that_fits(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), large_report(20, 50))
    tree = page(client, "/verbivka/plans/plan/").get_element_by_id("tree")
    assert len(tree.findall("li")) == 20
    assert tree.xpath("count(.//details)") == 0
    assert tree.xpath("count(.//svg[@class='bar'])") == 20
    below = page(client, tree.xpath("string(.//a/@href)")).get_element_by_id("tree")
    assert len(below.findall("li")) == 50
