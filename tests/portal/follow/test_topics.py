"""What is new of a topic is what its feed tells: public, and in as many queries for many as for one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from tests.cast import PARKS, ROADS, Manuscript, anarabad, large_report, nahal_tut, river_report, verbivka
from townbook.cities.models import Body
from townbook.notices.registry import TopicKind, topic_kinds
from townbook.plans.models import Item, Plan, Report
from townbook.portal.feeds.atom import ATOM
from townbook.portal.follow.search_topic import FollowedSearch, search_of_key
from townbook.portal.follow.topics import BODY, CITY, ITEM, body_key, city_key, item_key
from townbook.sources.models import Source

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
LATER = datetime(2100, 1, 1, tzinfo=UTC)

PlanOf = Callable[..., Plan]


def keys(plan: Plan) -> dict[str, str]:
    """A key of each kind of topic in the town on the river."""
    city = plan.city
    return {
        "city": city_key(city),
        "body": body_key(Body.objects.get(city=city, name=PARKS), city),
        "item": item_key(Item.objects.get(plan=plan, key="1.2"), city),
        "search": FollowedSearch(city.slug, "uk", "стежка", {}).key,
    }


def paths(kind: str, key: str, since: datetime = LONG_AGO, until: datetime = LATER) -> list[str]:
    return [news.path for news in topic_kinds()[kind].news({key: since}, until).get(key, ())]


@pytest.mark.parametrize("kind", ["city", "body", "item", "search"])
def test_news_are_those_of_the_feed(client: Client, plan_of: PlanOf, kind: str) -> None:
    key = keys(plan_of(verbivka(), river_report(2022), river_report(2023)))[kind]
    page, _, query = topic_kinds()[kind].topics([key])[key].path.partition("?")
    root = etree.fromstring(client.get(f"{page}feed.atom?{query}").content)
    links = root.xpath("a:entry/a:id/text()", namespaces={"a": ATOM})
    assert links == [f"http://testserver{path}" for path in paths(kind, key)]
    assert len(links) >= 2


@pytest.mark.parametrize("kind", ["city", "body", "item", "search"])
def test_news_are_those_between_two_moments(plan_of: PlanOf, kind: str) -> None:
    key = keys(plan_of(verbivka(), river_report()))[kind]
    last = max(news.moment for news in topic_kinds()[kind].news({key: LONG_AGO}, LATER)[key])
    assert paths(kind, key, since=last) == []
    assert paths(kind, key, until=last) == paths(kind, key)
    earliest = min(news.moment for news in topic_kinds()[kind].news({key: LONG_AGO}, LATER)[key])
    assert paths(kind, key, until=earliest - timedelta(microseconds=1)) == []


@pytest.mark.parametrize("kind", ["city", "body", "item", "search"])
def test_what_is_not_published_is_never_news(plan_of: PlanOf, kind: str) -> None:
    plan = plan_of(verbivka(), river_report())
    key = keys(plan)[kind]
    river_report(2023).store(plan.city)  # It waits for a person.
    Source.objects.update(is_published=False)
    Report.objects.update(is_current=False)
    assert paths(kind, key) == []


@pytest.mark.parametrize("kind", ["body", "item"])
def test_item_that_was_removed_is_no_news(plan_of: PlanOf, kind: str) -> None:
    key = keys(plan_of(verbivka(), river_report()))[kind]
    Item.objects.update(removed_at=LATER)
    assert paths(kind, key) == []


def test_news_of_one_city_are_not_told_of_another(plan_of: PlanOf) -> None:
    plan_of(verbivka(), river_report())
    written = Manuscript("תכנית", "he")
    written.item("1", "גשר")
    other = plan_of(nahal_tut(), written)
    assert paths("city", "nahal-tut") == [f"/nahal-tut/sources/{Source.objects.get(city=other.city).key}/"]
    assert paths("search", FollowedSearch("nahal-tut", "he", "стежка", {}).key) == []
    assert len(paths("search", FollowedSearch("", "uk", "стежка", {}).key)) >= 1


def test_report_written_here_is_news_of_the_city_when_it_is_published(plan_of: PlanOf) -> None:
    plan = plan_of(verbivka(), river_report())
    report = Report.objects.create(
        item=Item.objects.get(plan=plan, key="2.1"),
        period=Report.objects.filter(item__plan=plan)[0].period,
        status="completed",
    )
    Report.objects.filter(pk=report.pk).update(reported_at=LONG_AGO)
    path = f"/verbivka/plans/plan/2.1/#report-{report.pk}"
    assert path not in paths("city", "verbivka")
    report.state, report.is_current = "published", True
    report.save()
    assert path in paths("city", "verbivka")


@pytest.mark.parametrize("kind", [CITY, BODY, ITEM], ids=["city", "body", "item"])
def test_news_of_many_cost_as_many_queries_as_of_one(plan_of: PlanOf, kind: TopicKind) -> None:
    plan = plan_of(verbivka(), large_report(3, 5))
    plan_of(anarabad(), river_report())
    known = {
        "city": ["verbivka", "anarabad"],
        "body": [body_key(body, body.city) for body in Body.objects.select_related("city")],
        "item": [item_key(item, plan.city) for item in Item.objects.filter(plan=plan).select_related("plan")],
    }[kind.name]

    def queries(some: list[str]) -> int:
        with CaptureQueriesContext(connection) as captured:
            kind.news(dict.fromkeys(some, LONG_AGO), LATER)
            kind.topics(some)
        return len(captured)

    assert len(known) > 1
    assert queries(known) == queries(known[-1:])


def test_search_is_made_only_where_something_was_published(plan_of: PlanOf) -> None:
    plan = plan_of(verbivka(), river_report())
    wanted = {FollowedSearch(plan.city.slug, "uk", word, {}).key: LATER for word in ("верба", "міст", "парк")}
    with CaptureQueriesContext(connection) as captured:
        topic_kinds()["search"].news(wanted, LATER + timedelta(days=1))
    assert len(captured) == 3


@pytest.mark.parametrize("kind", ["city", "body", "item"])
@pytest.mark.parametrize("key", ["", "/", "verbivka/", "verbivka/x/y/z", "nowhere", "nowhere/plan/1.2"])
def test_key_of_nothing_has_no_topic_and_no_news(plan_of: PlanOf, kind: str, key: str) -> None:
    plan_of(verbivka(), river_report())
    assert topic_kinds()[kind].topics([key]) == {}
    assert paths(kind, key) == []


def test_same_search_has_the_same_key() -> None:
    first = FollowedSearch("verbivka", "uk", "міст", {"year": ("2023", "2022"), "body": ("1",)})
    second = FollowedSearch("verbivka", "uk", "міст", {"body": ["1"], "year": ["2022", "2023"]})
    assert first.key == second.key
    assert search_of_key(first.key).key == first.key


def test_roads_are_told_what_they_answer_for(plan_of: PlanOf) -> None:
    plan = plan_of(verbivka(), river_report())
    roads = body_key(Body.objects.get(city=plan.city, name=ROADS), plan.city)
    assert [path.partition("#")[0] for path in paths("body", roads)] == ["/verbivka/plans/plan/1.2/"]
