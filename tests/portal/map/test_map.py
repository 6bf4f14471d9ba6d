"""Where items happen: on the city's map, in the explorer, in files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tests.cast import Manuscript, anarabad, nahal_tut, verbivka, year
from tests.web_pages import page, words
from townbook.cities.gazetteer import GazetteerPlace
from townbook.cities.models import City
from townbook.plans.models import Plan
from townbook.plans.services.place_city import place_city
from townbook.reading.status import Status
from townbook.ui.base_map import base_map

pytestmark = pytest.mark.django_db

PLAN = "/verbivka/plans/plan/"
RING = [[28.0, 50.0], [28.1, 50.0], [28.1, 50.1], [28.0, 50.1], [28.0, 50.0]]
TILES = "https://tiles.example/{z}/{x}/{y}.png"


def place(key: str, kind: str, name: str, x: float = 28.05, **names: str) -> GazetteerPlace:
    polygon = {"type": "Polygon", "coordinates": [RING]}
    point = {"type": "Point", "coordinates": [x, 50.05]}
    return GazetteerPlace(key, kind, name, names, polygon if kind == "district" else point, (x, 50.05))


PLACES = [
    place("west", "district", "Західний район", en="West"),
    place("yasna", "street", "вулиця Ясна", en="Yasna street"),
    place("tykha", "street", "вулиця Тиха", 28.5),
    place("empty", "street", "вулиця Пуста"),
]


def roads_report(language: str = "uk") -> Manuscript:
    written = Manuscript("План доріг", language=language)
    goal = written.item("1", "Дороги")
    first = written.item("1.1", "Ремонт вулиці Ясної", parent=goal)
    written.item("1.2", "Сквер на вул. Ясній і вул. Тихій", parent=goal)
    written.item("1.3", "Ямковий ремонт", parent=goal)
    written.report(first, "Полагоджено.", Status.COMPLETED, period=year(2022))
    return written


@pytest.fixture
def roads(plan_of: Callable[..., Plan]) -> Plan:
    city = verbivka()
    place_city(city=city, places=PLACES, actor=None)
    return plan_of(city, roads_report())


def entries(tree: Any) -> dict[str, list[str]]:
    """By place, the words of its items."""
    return {
        each.get("data-place"): [words(line) for line in each.xpath("./ul/li")]
        for each in tree.xpath("//li[@data-place]")
    }


LISTED = {
    "yasna": ["1.1. Ремонт вулиці Ясної", "1.2. Сквер на вул. Ясній і вул. Тихій"],
    "tykha": ["1.2. Сквер на вул. Ясній і вул. Тихій"],
}


@pytest.mark.parametrize("path", ["/verbivka/map/", f"{PLAN}?view=map"])
def test_list_has_every_place_with_its_items_by_district(client: Client, roads: Plan, path: str) -> None:
    tree = page(client, path)
    assert [words(each) for each in tree.xpath("//h3")] == ["Західний район 1", "Поза районами 1"]
    listed = entries(tree)
    assert {key: [line.split(" ¶")[0] for line in lines] for key, lines in listed.items()} == LISTED
    assert "виконано" in listed["yasna"][0]
    assert "без звіту" in listed["tykha"][0]
    (box,) = tree.xpath("//*[@data-map]")
    assert box.get("hidden") is not None


def test_place_leads_back_to_the_words_that_name_it(client: Client, roads: Plan) -> None:
    tree = page(client, "/verbivka/map/")
    mark = tree.xpath("//li[@data-place='tykha']//a[@class='margin-mark']/@href")[0]
    marked = page(client, mark).xpath("//*[@id='passage']")
    assert words(marked[0]) == "вул. Тихій"


def test_marker_says_in_words_what_it_shows(client: Client, roads: Plan) -> None:
    (label,) = page(client, "/verbivka/map/").xpath("//li[@data-place='yasna']/@data-label")
    assert label == "вулиця Ясна: 2 позиції: виконано 1, без звіту 1"


def test_place_is_called_as_in_the_language_spoken(client: Client, roads: Plan) -> None:
    client.cookies["language"] = "en"
    tree = page(client, "/verbivka/map/")
    names = tree.xpath("//p[@class='map-name']/b")
    assert [(each.get("lang"), words(each)) for each in names] == [
        ("en", "Yasna street"),
        ("uk", "вулиця Тиха"),
    ]


def test_masthead_leads_to_the_map_of_a_city_with_places(client: Client, roads: Plan) -> None:
    nahal_tut()
    link = "//header//a[contains(@href, '/map/')]/@href"
    assert page(client, "/verbivka/").xpath(link) == ["/verbivka/map/"]
    assert page(client, "/nahal-tut/").xpath(link) == []


def test_city_without_places_has_a_helpful_page(client: Client) -> None:
    nahal_tut()
    assert len(page(client, "/nahal-tut/map/").xpath("//p[@class='notice']")) == 1


def titles(tree: Any) -> list[str]:
    return [words(cell) for cell in tree.xpath("//tbody/tr[not(@class)]/th")]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("place=tykha", ["Сквер на вул. Ясній і вул. Тихій"]),
        ("district=west", ["Ремонт вулиці Ясної", "Сквер на вул. Ясній і вул. Тихій"]),
        ("district=west&place=tykha", ["Сквер на вул. Ясній і вул. Тихій"]),
        ("place=yasna&status=completed", ["Ремонт вулиці Ясної"]),
    ],
)
def test_items_are_selected_by_place_and_district(
    client: Client, roads: Plan, query: str, expected: list[str]
) -> None:
    assert titles(page(client, f"{PLAN}?view=table&{query}")) == expected


def test_filters_say_how_many_items_a_place_has(client: Client, roads: Plan) -> None:
    tree = page(client, f"{PLAN}?status=completed")
    options = [words(each) for each in tree.xpath("//select[@name='place']/option")]
    assert options == ["усі", "вулиця Тиха (0)", "вулиця Ясна (1)"]
    chips = page(client, f"{PLAN}?district=west").xpath("//ul[@class='chips']/li[1]")
    assert words(chips[0]).endswith("Район: Західний район ✕")


@pytest.mark.parametrize(
    "query",
    [
        "place=foreign",
        "place=empty",
        f"place={'x' * 10_000}",
        "district=%00",
        "place=%D9%8B",
        "district=yasna",
    ],
)
def test_place_that_is_not_the_plans_is_left_out_and_said(
    client: Client, roads: Plan, plan_of: Callable[..., Plan], query: str
) -> None:
    other = anarabad()
    place_city(city=other, places=[place("foreign", "street", "вулиця Ясна")], actor=None)
    plan_of(other, roads_report())
    tree = page(client, f"{PLAN}?view=map&{query}")
    assert len(tree.xpath("//p[@class='notice'][@role='status']")) == 1
    assert set(entries(tree)) == {"yasna", "tykha"}
    assert client.get(f"{PLAN}items.geojson?{query}").status_code == 400


def test_geojson_holds_the_selection(client: Client, roads: Plan) -> None:
    answer = client.get(f"{PLAN}items.geojson?status=completed")
    assert answer.headers["Content-Type"] == "application/geo+json"
    (feature,) = json.loads(answer.content)["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [28.05, 50.05]}
    told = feature["properties"]
    assert (told["place"], told["district"], told["number"], told["status"]) == (
        "yasna",
        "west",
        "1.1",
        "completed",
    )
    assert told["page"] == f"http://testserver{PLAN}1.1/"


def test_geojson_of_the_city_and_its_districts(client: Client, roads: Plan) -> None:
    items = json.loads(client.get("/verbivka/map/items.geojson").content)["features"]
    assert [each["properties"]["place"] for each in items] == ["yasna", "tykha", "yasna"]
    (district,) = json.loads(client.get("/verbivka/map/districts.geojson").content)["features"]
    assert (district["id"], district["geometry"]["coordinates"]) == ("west", [RING])


def test_files_name_the_places(client: Client, roads: Plan) -> None:
    text = client.get(f"{PLAN}items.csv").content.decode("utf-8-sig")
    told = [(row["number"], row["places"], row["districts"]) for row in csv.DictReader(io.StringIO(text))]
    assert told == [
        ("1.1", "вулиця Ясна", "Західний район"),
        ("1.2", "вулиця Тиха; вулиця Ясна", "Західний район"),
        ("1.3", "", ""),
    ]


def test_only_map_pages_may_load_tiles(client: Client, roads: Plan, settings: Settings) -> None:
    settings.TOWNBOOK_TILES_URL, settings.TOWNBOOK_TILES_ATTRIBUTION = TILES, "© Кадастр"
    policies = {
        path: client.get(path).headers["Content-Security-Policy"]
        for path in ("/verbivka/map/", f"{PLAN}?view=map", PLAN, "/verbivka/")
    }
    assert [("https://tiles.example" in policy) for policy in policies.values()] == [True, True, False, False]
    assert "img-src 'self' data: https://tiles.example;" in policies["/verbivka/map/"]
    (box,) = page(client, "/verbivka/map/").xpath("//*[@data-map]")
    assert (box.get("data-tiles"), box.get("data-attribution")) == (TILES, "© Кадастр")


def test_without_tiles_no_page_names_another_host(client: Client, roads: Plan) -> None:
    answer = client.get("/verbivka/map/")
    assert "img-src 'self' data:;" in answer.headers["Content-Security-Policy"]
    assert "data-tiles" not in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "attribution"),
    [
        ("http://tiles.example/{z}/{x}/{y}.png", "©"),
        ("https://{s}.tiles.example/{z}/{x}/{y}.png", "©"),
        ("https://tiles.example/{z}/{x}.png", "©"),
        ("https://tiles.example; script-src */{z}/{x}/{y}", "©"),
        (TILES, ""),
    ],
)
def test_base_map_that_cannot_be_is_refused(settings: Settings, address: str, attribution: str) -> None:
    settings.TOWNBOOK_TILES_URL, settings.TOWNBOOK_TILES_ATTRIBUTION = address, attribution
    with pytest.raises(ImproperlyConfigured):
        base_map()


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_queries_do_not_grow_with_places_and_items(client: Client, plan_of: Callable[..., Plan]) -> None:
    def filled(city: City, count: int) -> list[int]:
        places = [PLACES[0], *(place(f"s{n}", "street", f"вулиця Ряд {n}") for n in range(count))]
        place_city(city=city, places=places, actor=None)
        written = Manuscript("План доріг")
        items = [written.item(str(n), f"Ремонт вулиці Ряд {n}") for n in range(count)]
        written.report(items[0], "Полагоджено.", Status.COMPLETED, period=year(2022))
        plan = plan_of(city, written)
        start = f"/{city.slug}/"
        paths = ["map/", "map/items.geojson", "map/districts.geojson", f"plans/{plan.slug}/?view=map"]
        paths.append(f"plans/{plan.slug}/items.geojson")
        return [queries(client, start + path) for path in paths]

    few, many = filled(verbivka(), 2), filled(nahal_tut(), 40)
    assert few == many
    assert max(many) <= 12
