"""Where an item happens: chosen from the city's places, put on the map, or written as two numbers."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from tests.cast import nahal_tut, verbivka
from tests.desk.people import person, signed_in
from tests.plans.services.by_hand import hand_plan, put
from townbook.cities.enums import Role
from townbook.cities.models import City, Place
from townbook.cities.services.add_place import add_place
from townbook.plans.models import Item, ItemPlace

pytestmark = pytest.mark.django_db

PLACES = "/verbivka/desk/plans/plan/items/1/places/"


@pytest.fixture
def city() -> City:
    city = verbivka()
    for name, north, east in (("Причал", "50.25", "28.65"), ("Млин", "50.27", "28.70")):
        add_place(city=city, name=name, latitude=north, longitude=east, actor=None)
    return city


@pytest.fixture
def item(city: City) -> Item:
    return put(hand_plan(city), "А")


@pytest.fixture
def office(city: City, item: Item) -> Client:
    return signed_in("olena", city, Role.STRATEGY_EDITOR)


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))


def places_of(item: Item) -> list[str]:
    return sorted(ItemPlace.objects.filter(item=item).values_list("place__name", flat=True))


def test_exchanged_numbers_are_recognised_and_put_right_by_a_button(office: Client, item: Item) -> None:
    sent = hidden(office.get(PLACES).content.decode())
    sent |= {"name": "Сад", "latitude": "28,68", "longitude": "۵۰٫۲۶", "place": "p1"}
    refused = office.post(PLACES, sent)
    page = refused.content.decode()
    assert refused.status_code == 422
    assert 'value="28,68"' in page
    assert not Place.objects.filter(name="Сад").exists()
    # What Enter presses must stay the button that saves what was written.
    form = page[page.index("</nav>") :]
    assert form.index(">Зберегти<") < form.index('name="exchange"')
    assert office.post(PLACES, {**sent, "exchange": "1"}).status_code == 302
    made = Place.objects.get(name="Сад")
    assert (made.latitude, made.longitude) == (50.26, 28.68)
    assert places_of(item) == ["Причал", "Сад"]


def test_numbers_that_are_far_off_either_way_get_no_such_button(office: Client) -> None:
    sent = {"name": "Сад", "latitude": "10", "longitude": "20"}
    page = office.post(PLACES, hidden(office.get(PLACES).content.decode()) | sent).content.decode()
    assert "далеко" in page
    assert 'name="exchange"' not in page


@pytest.mark.parametrize("degrees", ["", "x", "nan", "inf", "1e400", "91", "-90,1", "5" * 5_000, "<b>"])
def test_what_is_no_number_of_degrees_is_refused_with_a_sentence(office: Client, degrees: str) -> None:
    sent = {"name": "Сад", "latitude": degrees, "longitude": "28.6"}
    answer = office.post(PLACES, hidden(office.get(PLACES).content.decode()) | sent)
    assert answer.status_code == 422
    assert "градуси" in answer.content.decode()
    assert Place.objects.count() == 2


def test_map_knows_the_places_of_this_city_alone(office: Client, city: City) -> None:
    other = nahal_tut()
    add_place(city=other, name="רציף", latitude="32", longitude="35", actor=None)
    page = office.get(PLACES).content.decode()
    assert 'data-box="50.25 28.65 50.27 28.7"' in page
    shapes = json.loads(office.get("/verbivka/desk/places.geojson").content)
    assert [each["properties"]["name"] for each in shapes["features"]] == ["Причал", "Млин"]
    assert office.get("/nahal-tut/desk/places.geojson").status_code == 404
    stranger = Client()
    stranger.force_login(person("inspector", city, Role.INSPECTOR))
    assert stranger.get("/verbivka/desk/places.geojson").status_code == 404


def test_city_without_places_gets_no_map(city: City, office: Client) -> None:
    Place.objects.all().delete()
    assert "leaflet" not in office.get(PLACES).content.decode()


def test_base_map_is_let_in_on_this_page_alone(office: Client, settings: object) -> None:
    settings.TOWNBOOK_TILES_URL = "https://tiles.example.org/{z}/{x}/{y}.png"  # type: ignore[attr-defined]
    settings.TOWNBOOK_TILES_ATTRIBUTION = "© who made it"  # type: ignore[attr-defined]
    policies = [
        office.get(path)["Content-Security-Policy"] for path in (PLACES, PLACES.replace("places", "move"))
    ]
    assert ["tiles.example.org" in policy for policy in policies] == [True, False]
