"""At most twelve queries a page, and as many for a plan ten times as large."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Manuscript, anarabad, large_report, nahal_tut, verbivka
from townbook.plans.models import Item, Plan, Report
from townbook.sources.models import Source

pytestmark = pytest.mark.django_db

MOST = 12


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
        f"{plan_path}{leaf.key}/",
        f"{plan_path}{top.key}/",
        f"/{city}/sources/",
        f"/{city}/sources/{source.key}/",
        f"/{city}/sources/{source.key}/?passage=10-20",
    ]


def test_queries_do_not_grow_with_the_plan(client: Client, plan_of: Callable[..., Plan]) -> None:
    small = plan_of(verbivka(), large_report(2, 5))
    large = plan_of(nahal_tut(), large_report(20, 50))
    few = [queries_of(client, path) for path in paths_of(small)]
    many = [queries_of(client, path) for path in paths_of(large)]
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
