"""Several cities side by side."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Manuscript, anarabad, large_report, nahal_tut, river_report, verbivka
from tests.web_pages import page, words
from townbook.cities.models import City, Cluster
from townbook.cities.services.create_city import CityProfile, create_city
from townbook.cities.services.mark_published import mark_published
from townbook.plans.models import Item, Plan, Report
from townbook.portal.compare.asked_cities import MOST_CITIES
from townbook.portal.compare.choosing import FEW_CITIES
from townbook.text.languages import LANGUAGES, direction

pytestmark = pytest.mark.django_db

BOTH = "/compare/?city=verbivka&city=anarabad"
MOST_QUERIES = 12
HEAVIEST_PAGE = 40_000
"""Bytes compressed: what a page may weigh (60 KB) without its stylesheets."""


@pytest.fixture
def two_cities(plan_of: Callable[..., Plan], client: Client) -> tuple[City, City]:
    """One with two reports of three items, one with a report of ten."""
    client.cookies["language"] = "en"
    first, second = verbivka(), anarabad()
    plan_of(first, river_report(2022), river_report(2023))
    plan_of(second, large_report(2, 5))
    return first, second


def rows(tree: Any) -> dict[str, list[str]]:
    """By measure, what is said of each city."""
    return {
        words(row.find("th")): [words(cell) for cell in row.xpath("./td/*[@class='said']")]
        for row in tree.xpath("//table[@class='sides']/tbody/tr")
    }


def towns(count: int, cluster: Cluster | None = None) -> list[str]:
    slugs = [f"town-{number:02}" for number in range(count)]
    for slug in slugs:
        create_city(profile=CityProfile(slug, slug.title(), "en", "US", "USD"))
    City.objects.filter(slug__in=slugs).update(cluster=cluster)
    return slugs


def asked_for(slugs: list[str]) -> str:
    return "/compare/?" + "&".join(f"city={slug}" for slug in slugs)


def shown(tree: Any) -> list[str]:
    return [words(each) for each in tree.xpath("//table[@class='sides']/thead//th/a")]


def test_shares_stand_beside_what_they_are_counted_of(client: Client, two_cities: Any) -> None:
    said = rows(page(client, BOTH))
    assert said["Items"] == ["3", "10"]
    assert said["Reported on"] == ["2 of 3 ( 67% )", "10 of 10 ( 100% )"]
    assert said["Completed, of all items"] == ["1 of 3 ( 33% )", "10 of 10 ( 100% )"]
    assert said["Completed, of those reported on"] == ["1 of 2 ( 50% )", "10 of 10 ( 100% )"]
    assert said["Never reported on"] == ["1", "0"]
    assert said["Documents"] == ["2", "1"]
    assert said["Where it stands"][0] == "completed 1 in progress 1 unreported 1"


def test_late_and_fresh_are_told_by_the_citys_own_day(
    client: Client, two_cities: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # At this moment it is 1 January in Tehran, and still 31 December in Kyiv.
    now = datetime(2023, 12, 31, 21, 0, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    Report.objects.update(reported_at=datetime(2023, 12, 30, 21, 0, tzinfo=UTC))
    Item.objects.filter(plan__city__slug="anarabad", number="1.1").update(ends="2023-12-31")
    Report.objects.filter(item__number="1.1", item__plan__city__slug="anarabad").update(status="in progress")
    said = rows(page(client, BOTH))
    assert said["Past their day"] == ["0", "1"]
    assert [each.split(" ", 3)[3] for each in said["Newest report entered"]] == ["1 day ago", "1 day ago"]
    assert said["Latest reports"] == ["2023 ended today", "2022 ended 366 days ago"]


def test_order_of_the_address_is_kept(client: Client, two_cities: Any) -> None:
    assert shown(page(client, BOTH)) == ["Вербівка", "انارآباد"]
    assert shown(page(client, "/compare/?city=anarabad&city=verbivka")) == ["انارآباد", "Вербівка"]


def test_conditions_of_comparing_are_said(client: Client, two_cities: Any) -> None:
    section = page(client, BOTH).xpath("//section[@aria-labelledby='cautions-title']")[0]
    assert "no ranking" in words(section)
    assert [words(each).split(":")[0] for each in section.xpath(".//li")] == [
        "The latest reports speak of different periods.",
        "One plan has at least three times as many items as another",
        "A plan here has fewer than twenty items",
    ]


def test_years_are_drawn_on_one_scale_with_their_table(client: Client, two_cities: Any) -> None:
    section = page(client, BOTH).xpath("//section[h2[@id='years-title']]")[0]
    table = [words(row) for row in section.xpath(".//table[@class='groups']/tbody/tr")]
    assert table == [
        "Вербівка 2022 2 of 3 ( 67% ) 1 of 3 ( 33% )",
        "2023 2 of 3 ( 67% ) 1 of 3 ( 33% )",
        "انارآباد 2022 10 of 10 ( 100% ) 10 of 10 ( 100% )",
    ]
    assert section.xpath("count(.//ul[@class='multiples-grid']/li)") == 2


def test_plan_reported_on_last_is_the_one(client: Client, two_cities: Any, plan_of: Any) -> None:
    older = Manuscript("Стратегія озера")
    older.report(older.item("1", "Очистити озеро"), "Зроблено.")
    plan_of(two_cities[0], older)
    said = rows(page(client, BOTH))["Plan"][0]
    assert "річки Вербівка" in said
    assert said.endswith("the one reported on last, of 2 plans")


def test_city_without_a_plan_stands_beside(client: Client, two_cities: Any) -> None:
    nahal_tut()
    said = rows(page(client, f"{BOTH}&city=nahal-tut"))
    assert said["Plan"][2] == "Documents only; no plan yet."
    assert said["Items"] == ["3", "10", "–"]


def test_unpublished_plan_and_draft_are_not_shown(client: Client, two_cities: Any) -> None:
    Report.objects.filter(period__label="2023").update(state="draft", is_current=False)
    assert rows(page(client, BOTH))["Latest reports"][0].startswith("2022")
    Plan.objects.filter(city__slug="verbivka").update(is_published=False)
    assert rows(page(client, BOTH))["Plan"][0] == "Documents only; no plan yet."


@pytest.mark.parametrize("wrong", ["nowhere", "%00", "%0A%1B", "x" * 10_000, "' OR 1=1 --", "%E2%80%AEabc"])
def test_unknown_city_is_said_and_the_others_shown(client: Client, two_cities: Any, wrong: str) -> None:
    response = client.get(f"{BOTH}&city={wrong}")
    assert response.status_code == 404
    assert "No city or cluster has this name" in response.content.decode()
    assert "انارآباد" in response.content.decode()
    assert "ETag" not in response


def test_repeated_city_is_said_and_shown_once(client: Client, two_cities: Any) -> None:
    tree = page(client, f"{BOTH}&city=verbivka")
    assert shown(tree) == ["Вербівка", "انارآباد"]
    assert "Named more than once, and shown once: Вербівка" in words(tree.find(".//main"))


def test_seventh_city_is_said_and_can_be_chosen(client: Client) -> None:
    slugs = towns(MOST_CITIES + 2)
    client.cookies["language"] = "en"
    tree = page(client, asked_for(slugs))
    assert shown(tree) == [slug.title() for slug in slugs[:MOST_CITIES]]
    assert "Six cities can stand side by side." in words(tree.find(".//main"))
    assert "Town-06 ; Town-07" in words(tree.find(".//main"))
    assert tree.xpath("//input[@name='city'][@checked]/@value") == slugs[:MOST_CITIES]
    assert set(slugs[MOST_CITIES:]) == set(tree.xpath("//input[@name='city'][not(@checked)]/@value"))


@pytest.mark.parametrize("path", ["/compare/", "/compare/?city=", "/compare/?city=verbivka"])
def test_fewer_than_two_cities_are_asked_to_be_chosen(client: Client, two_cities: Any, path: str) -> None:
    tree = page(client, path)
    assert shown(tree) == []
    assert "Choose two to six cities" in words(tree.find(".//main"))
    assert set(tree.xpath("//input[@name='city']/@value")) == {"verbivka", "anarabad"}


def test_installation_without_cities_has_nothing_to_choose(client: Client) -> None:
    assert page(client, "/compare/").xpath("count(//input[@name='city'])") == 0


def test_cluster_is_one_link(client: Client, two_cities: Any) -> None:
    cluster = Cluster.objects.create(slug="river", name="Річка", names={"en": "River"})
    City.objects.update(cluster=cluster)
    tree = page(client, "/compare/?cluster=river")
    assert shown(tree) == ["انارآباد", "Вербівка"]
    assert "Cluster: River" in words(tree.find(".//main"))


def test_large_cluster_lets_one_choose(client: Client) -> None:
    cluster = Cluster.objects.create(slug="plain", name="Plain")
    slugs = towns(MOST_CITIES + 1, cluster)
    client.cookies["language"] = "en"
    tree = page(client, "/compare/?cluster=plain")
    assert shown(tree) == []
    assert "This cluster has 7 cities" in words(tree.find(".//main"))
    assert tree.xpath("//input[@name='city']/@value") == slugs


@pytest.mark.parametrize("wrong", ["nowhere", "%00", "x" * 10_000])
def test_unknown_cluster_is_said(client: Client, wrong: str) -> None:
    assert client.get(f"/compare/?cluster={wrong}").status_code == 404


def test_city_is_found_by_name_among_many(client: Client, two_cities: Any) -> None:
    towns(FEW_CITIES)
    assert page(client, BOTH).xpath("//input[@name='city']/@value") == ["verbivka", "anarabad"]
    found = page(client, f"{BOTH}&q=Town").xpath("//input[@name='city'][not(@checked)]/@value")
    assert len(found) == FEW_CITIES
    nothing = page(client, f"{BOTH}&q=Atlantis")
    assert "No other city has such a name." in words(nothing.find(".//main"))


@pytest.mark.parametrize("sought", ["%00", "x" * 10_000, "%E2%80%AE", "' OR 1"])
def test_any_name_may_be_sought(client: Client, two_cities: Any, sought: str) -> None:
    assert client.get(f"{BOTH}&q={sought}").status_code == 200


def test_page_is_kept_until_a_city_publishes(client: Client, two_cities: Any) -> None:
    tag = client.get(BOTH)["ETag"]
    with CaptureQueriesContext(connection) as queries:
        assert client.get(BOTH, headers={"if-none-match": tag}).status_code == 304
    assert len(queries) == 1
    mark_published(city=two_cities[1])
    assert client.get(BOTH)["ETag"] != tag
    assert client.post("/compare/").status_code == 405


def test_queries_do_not_grow_with_cities_and_items(client: Client, plan_of: Callable[..., Plan]) -> None:
    for city in (verbivka(), anarabad()):
        plan_of(city, large_report(2, 5))
    with CaptureQueriesContext(connection) as few:
        client.get(BOTH)
    cities = towns(4)
    for slug in cities:
        plan_of(City.objects.get(slug=slug), large_report(20, 50))
    with CaptureQueriesContext(connection) as many:
        response = client.get(f"{BOTH}&{asked_for(cities).partition('?')[2]}")
    assert len(few) == len(many)
    assert len(many) <= MOST_QUERIES
    assert len(gzip.compress(response.content)) < HEAVIEST_PAGE


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_speaks_every_language_and_names_keep_theirs(
    client: Client, two_cities: Any, language: str
) -> None:
    client.cookies["language"] = language
    tree = page(client, BOTH)
    assert (tree.get("lang"), tree.get("dir")) == (language, direction(language))
    named = tree.xpath("//table[@class='sides']/thead//th/a")
    assert [(each.get("lang"), each.get("dir")) for each in named] == [("uk", "ltr"), ("fa", "rtl")]
    identities = tree.xpath("//@id")
    assert len(identities) == len(set(identities))
    if language != "en":
        assert "compared" not in words(tree.find(".//h1"))


def test_names_are_escaped(client: Client, two_cities: Any) -> None:
    City.objects.filter(slug="verbivka").update(name="<script>1</script>")
    tree = page(client, BOTH)
    assert tree.xpath("count(//main//script)") == 0
    assert shown(tree)[0] == "<script>1</script>"
