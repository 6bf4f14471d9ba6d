"""All cities: found by name, filtered, kept until one publishes."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import anarabad, nahal_tut, verbivka
from tests.web_pages import page, words
from townbook.cities.models import City, Cluster
from townbook.cities.services.create_city import CityProfile, create_city
from townbook.cities.services.mark_published import mark_published
from townbook.portal.cities.views import CITIES_ON_A_PAGE
from townbook.text.languages import LANGUAGES

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12


@pytest.fixture
def three_cities(client: Client) -> tuple[City, City, City]:
    client.cookies["language"] = "en"
    return verbivka(), nahal_tut(), anarabad()


def found(client: Client, query: str) -> set[str]:
    return set(page(client, f"/{query}").xpath("//li[@class='city-row']//h2/a/@href"))


@pytest.mark.parametrize(
    ("query", "cities"),
    [
        ("?country=IL", {"/nahal-tut/"}),
        ("?language-of=fa", {"/anarabad/"}),
        ("?country=IL&language-of=fa", set()),
        ("?q=вербівк", {"/verbivka/"}),
        ("?q=ВЕРБІВКА", {"/verbivka/"}),
        ("?q=nahal", {"/nahal-tut/"}),
        ("?q=نارآباد", set()),
        ("?q=انارآباد", {"/anarabad/"}),
        ("?q=انارآباد&country=UA", set()),
        ("?q=", {"/verbivka/", "/nahal-tut/", "/anarabad/"}),
        ("?country=&cluster=", {"/verbivka/", "/nahal-tut/", "/anarabad/"}),
    ],
)
def test_cities_are_found(client: Client, three_cities: Any, query: str, cities: set[str]) -> None:
    assert found(client, query) == cities


def test_arabic_letters_find_a_persian_name(client: Client, three_cities: Any) -> None:
    City.objects.filter(slug="anarabad").update(name="کیش")
    assert found(client, "?q=كيش") == {"/anarabad/"}


def test_cluster_is_chosen_and_leads_to_its_comparison(client: Client, three_cities: Any) -> None:
    river = Cluster.objects.create(slug="river", name="Річка", names={"en": "River"})
    Cluster.objects.create(slug="empty", name="Empty")
    City.objects.exclude(slug="nahal-tut").update(cluster=river)
    tree = page(client, "/")
    assert tree.xpath("//select[@name='cluster']/option/@value") == ["", "river"]
    assert words(tree.xpath("//select[@name='cluster']/option")[1]) == "River (2)"
    assert found(client, "?cluster=river") == {"/verbivka/", "/anarabad/"}
    links = page(client, "/?cluster=river").xpath("//main//a/@href")
    assert "/compare/?cluster=river" in links


@pytest.mark.parametrize("query", ["country=XX", "language-of=xx", "cluster=no", "q=%00", "q=..."])
def test_what_no_city_has_is_left_out_and_said(client: Client, three_cities: Any, query: str) -> None:
    tree = page(client, f"/?{query}")
    assert words(tree.xpath("//p[@role='status']")[0]).endswith(f"left out: {query.partition('=')[0]} .")
    assert len(tree.find_class("city-row")) == 3


@pytest.mark.parametrize(
    "query", ["q=" + "x" * 10_000, "country=%00", "cluster=" + "x" * 10_000, "q=%E2%80%AE"]
)
def test_any_filter_may_be_asked_for(client: Client, three_cities: Any, query: str) -> None:
    assert client.get(f"/?{query}").status_code == 200


def test_no_city_like_this_leads_to_all(client: Client, three_cities: Any) -> None:
    main = page(client, "/?q=atlantis").find(".//main")
    assert "No city is like this." in words(main)
    assert "/" in main.xpath(".//ul[@class='rows']//a/@href")


def test_chosen_cities_are_compared_by_a_form(client: Client, three_cities: Any) -> None:
    tree = page(client, "/")
    assert tree.get_element_by_id("compare").get("action") == "/compare/"
    assert tree.xpath("//input[@type='checkbox']/@form") == ["compare"] * 3
    assert set(tree.xpath("//input[@type='checkbox']/@value")) == {"verbivka", "nahal-tut", "anarabad"}


def test_single_city_needs_no_form(client: Client) -> None:
    verbivka()
    assert page(client, "/").xpath("count(//main//form)") == 0


def test_cities_stand_in_the_order_of_the_readers_alphabet(client: Client) -> None:
    for slug, name in (("a", "Ґанок"), ("b", "Дуб"), ("c", "Гай"), ("d", "Їжак"), ("e", "Явір")):
        create_city(profile=CityProfile(slug, name, "uk", "UA", "UAH"))
    client.cookies["language"] = "uk"
    names = [words(each) for each in page(client, "/").xpath("//li[@class='city-row']//h2")]
    assert names == ["Гай", "Ґанок", "Дуб", "Їжак", "Явір"]


def test_filter_stays_from_page_to_page(client: Client) -> None:
    for number in range(CITIES_ON_A_PAGE + 1):
        create_city(profile=CityProfile(f"town-{number}", f"Town {number}", "en", "US", "USD"))
    verbivka()
    (link,) = page(client, "/?country=US").xpath("//a[@rel='next']/@href")
    assert link == "?country=US&page=2"
    last = page(client, f"/{link}")
    assert [words(each) for each in last.xpath("//li[@class='city-row']//h2")] == [f"Town {CITIES_ON_A_PAGE}"]
    assert client.get("/?country=US&page=3").status_code == 404


def test_list_is_kept_until_any_city_publishes(client: Client, three_cities: Any) -> None:
    tag = client.get("/")["ETag"]
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/", headers={"if-none-match": tag})
    assert (answer.status_code, len(queries)) == (304, 1)
    assert answer["Cache-Control"] == "no-cache"
    mark_published(city=three_cities[2])
    assert client.get("/")["ETag"] != tag


def test_new_city_changes_the_tag_and_language_has_its_own(client: Client, three_cities: Any) -> None:
    tags = [client.get("/")["ETag"]]
    client.cookies["language"] = "he"
    tags.append(client.get("/")["ETag"])
    create_city(profile=CityProfile("town", "Town", "en", "US", "USD"))
    tags.append(client.get("/")["ETag"])
    assert len(set(tags)) == 3


def test_page_that_is_not_there_has_no_tag(client: Client, three_cities: Any) -> None:
    assert "ETag" not in client.get("/?page=9")


def test_queries_do_not_grow_with_cities(client: Client, three_cities: Any) -> None:
    with CaptureQueriesContext(connection) as few:
        client.get("/")
    for number in range(40):
        create_city(profile=CityProfile(f"town-{number}", f"Town {number}", "en", "US", "USD"))
    with CaptureQueriesContext(connection) as many:
        client.get("/?q=town")
    assert len(few) == len(many)
    assert len(many) <= MOST_QUERIES


@pytest.mark.parametrize("language", LANGUAGES)
def test_countries_and_languages_are_named_in_every_language(
    client: Client, three_cities: Any, language: str
) -> None:
    client.cookies["language"] = language
    tree = page(client, "/")
    israel = {"uk": "Ізраїль", "he": "ישראל", "fa": "اسرائیل", "en": "Israel"}
    assert any(israel[language] in words(each) for each in tree.xpath("//select[@name='country']/option"))
    persian = {"uk": "перська", "he": "פרסית", "fa": "فارسی", "en": "Persian"}
    assert any(persian[language] in words(each) for each in tree.xpath("//select/option"))
