from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import nahal_tut, verbivka
from townbook.cities.gazetteer import GazetteerPlace
from townbook.cities.models import City, Place
from townbook.cities.services.register_places import register_places

pytestmark = pytest.mark.django_db


def square(key: str, x: float, name: str = "") -> GazetteerPlace:
    ring = [[x, 50.0], [x + 0.1, 50.0], [x + 0.1, 50.1], [x, 50.1], [x, 50.0]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    return GazetteerPlace(key, "district", name or f"Район {key}", {}, shape, (x + 0.05, 50.05))


def spot(key: str, name: str, x: float) -> GazetteerPlace:
    shape = {"type": "Point", "coordinates": [x, 50.05]}
    return GazetteerPlace(key, "street", name, {"en": "Street"}, shape, (x, 50.05))


def districts(city: City) -> dict[str, str | None]:
    places = Place.objects.filter(city=city).select_related("district")
    return {place.key: place.district.key if place.district else None for place in places}


def test_places_get_the_district_they_lie_in() -> None:
    city = verbivka()
    places = [spot("a", "вулиця Ясна", 28.05), spot("b", "вулиця Тиха", 28.5), square("west", 28.0)]
    done = register_places(city=city, places=places, actor=None)
    assert (len(done.new), len(done.changed), done.unchanged) == (3, 0, 0)
    assert districts(city) == {"a": "west", "b": None, "west": None}
    street = Place.objects.get(city=city, key="a")
    assert (street.search_key, street.name_in("en"), street.name_in("he")) == (
        "вулик ясн",
        "Street",
        "вулиця Ясна",
    )


def test_same_places_again_change_nothing() -> None:
    city = verbivka()
    places = [square("west", 28.0), spot("", "вулиця Ясна", 28.05)]
    register_places(city=city, places=places, actor=None)
    revision = City.objects.get(pk=city.pk).revision
    done = register_places(city=city, places=places, actor=None)
    assert (done.new, done.changed, done.unchanged) == ((), (), 2)
    assert City.objects.get(pk=city.pk).revision == revision == 1


def test_place_without_a_key_is_known_by_its_name_in_any_spelling() -> None:
    city = verbivka()
    register_places(city=city, places=[spot("", "вулиця Ясна", 28.05)], actor=None)
    done = register_places(city=city, places=[spot("", "Вулиця  ЯСНА", 28.06)], actor=None)
    (changed,) = done.changed
    assert (changed.key, changed.name, changed.longitude) == ("p1", "Вулиця  ЯСНА", 28.06)
    assert Place.objects.filter(city=city).count() == 1


def test_new_district_takes_in_the_places_that_were_there() -> None:
    city = verbivka()
    register_places(city=city, places=[spot("a", "вулиця Ясна", 28.05)], actor=None)
    done = register_places(city=city, places=[square("west", 28.0)], actor=None)
    assert [place.key for place in done.changed] == ["a"]
    assert districts(city) == {"a": "west", "west": None}


def test_places_the_file_leaves_out_stay() -> None:
    city = verbivka()
    register_places(city=city, places=[spot("a", "вулиця Ясна", 28.05)], actor=None)
    register_places(city=city, places=[spot("b", "вулиця Тиха", 28.06)], actor=None)
    assert set(districts(city)) == {"a", "b"}


def test_key_of_another_city_is_another_place() -> None:
    register_places(city=nahal_tut(), places=[square("west", 28.0)], actor=None)
    city = verbivka()
    done = register_places(city=city, places=[spot("west", "вулиця Ясна", 28.05)], actor=None)
    assert len(done.new) == 1
    assert districts(city) == {"west": None}


def test_queries_do_not_grow_with_the_places() -> None:
    def queries(city: City, count: int) -> int:
        places = [square("west", 28.0), *(spot(f"s{n}", f"вулиця {n}", 28.05) for n in range(count))]
        with CaptureQueriesContext(connection) as captured:
            register_places(city=city, places=places, actor=None)
        return len(captured)

    assert queries(verbivka(), 2) == queries(nahal_tut(), 60) <= 7
