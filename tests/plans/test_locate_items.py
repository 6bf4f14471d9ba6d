from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Manuscript, anarabad, verbivka, year
from townbook.cities.gazetteer import GazetteerPlace
from townbook.cities.models import City
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Item, ItemPlace, Plan
from townbook.plans.selectors.item_links import mark_of_places, places_of_item
from townbook.plans.services.locate_items import locate_items
from townbook.plans.services.place_city import place_city
from townbook.plans.services.set_places import set_places
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db


def street(key: str, name: str) -> GazetteerPlace:
    return GazetteerPlace(
        key, "street", name, {}, {"type": "Point", "coordinates": [28.0, 50.0]}, (28.0, 50.0)
    )


STREETS = [street("yasna", "вулиця Ясна"), street("tykha", "вулиця Тиха")]


def roads_report(language: str = "uk") -> Manuscript:
    written = Manuscript("План доріг", language=language)
    goal = written.item("1", "Дороги")
    written.item("1.1", "Ремонт вулиці Ясної", parent=goal)
    second = written.item("1.2", "Ямковий ремонт", parent=goal)
    written.report(second, "Полагоджено по вул. Тихій.", Status.COMPLETED, period=year(2022))
    return written


def found(city: City) -> list[tuple[str, str, str]]:
    """The item's number, the place and the words it was found in."""
    links = ItemPlace.objects.filter(item__plan__city=city).select_related("item", "place", "passage__source")
    return [
        (
            each.item.number,
            each.place.key,
            each.passage.source.text[each.passage.start : each.passage.end] if each.passage else "",
        )
        for each in links.order_by("item_id", "place__key")
    ]


EXPECTED = [("1.1", "yasna", "вулиці Ясної"), ("1.2", "tykha", "вул. Тихій")]


def places_then_plan(city: City, places: Sequence[GazetteerPlace]) -> None:
    place_city(city=city, places=places, actor=None)
    accept_draft(draft=roads_report().store(city), actor=None)


def test_accepting_a_draft_finds_the_places_it_names() -> None:
    city = verbivka()
    places_then_plan(city, STREETS)
    assert found(city) == EXPECTED


def test_registering_places_finds_them_in_what_is_there() -> None:
    city = verbivka()
    accept_draft(draft=roads_report().store(city), actor=None)
    revision = City.objects.get(pk=city.pk).revision
    located = place_city(city=city, places=STREETS, actor=None).located
    assert (located.new, located.gone, located.kept) == (2, 0, 2)
    assert found(city) == EXPECTED
    assert City.objects.get(pk=city.pk).revision > revision


def test_looking_again_changes_nothing() -> None:
    city = verbivka()
    places_then_plan(city, STREETS)
    revision = City.objects.get(pk=city.pk).revision
    located = place_city(city=city, places=STREETS, actor=None).located
    assert (located.new, located.gone, located.kept) == (0, 0, 2)
    assert City.objects.get(pk=city.pk).revision == revision


def test_place_of_another_name_is_no_longer_there() -> None:
    city = verbivka()
    places_then_plan(city, STREETS)
    place_city(city=city, places=[street("yasna", "вулиця Нова")], actor=None)
    assert found(city) == EXPECTED[1:]


def test_place_a_person_named_stays() -> None:
    city = verbivka()
    places_then_plan(city, STREETS)
    goal = Item.objects.get(plan__city=city, number="1")
    ItemPlace.objects.create(item=goal, place=city.places.get(key="tykha"))
    locate_items(city=city)
    assert found(city) == [("1", "tykha", ""), *EXPECTED]


def test_item_written_by_hand_is_placed_by_its_title() -> None:
    city = verbivka()
    places_then_plan(city, STREETS)
    item = Item.objects.get(plan__city=city, number="1")
    Item.objects.filter(pk=item.pk).update(passage=None, description="Спершу вулиця Тиха.")
    locate_items(city=city)
    assert found(city)[0] == ("1", "tykha", "")


def test_another_citys_items_get_none() -> None:
    other = anarabad()
    accept_draft(draft=roads_report().store(other), actor=None)
    place_city(city=verbivka(), places=STREETS, actor=None)
    assert found(other) == []


def test_queries_do_not_grow_with_the_items() -> None:
    def queries(city: City, count: int) -> int:
        written = Manuscript("План доріг")
        for number in range(count):
            written.item(str(number), f"Ремонт вулиці Ясної, {number}")
        accept_draft(draft=written.store(city), actor=None)
        place_city(city=city, places=STREETS, actor=None)
        ItemPlace.objects.all().delete()
        with CaptureQueriesContext(connection) as captured:
            locate_items(city=city, plan=Plan.objects.get(city=city))
        assert ItemPlace.objects.count() == count
        return len([query for query in captured.captured_queries if "SAVEPOINT" not in query["sql"]])

    assert queries(verbivka(), 2) == queries(anarabad(), 40) <= 9


def take_off(item: Item, *left: str) -> None:
    """A person says that the item is at these places and no other."""
    places = list(item.plan.city.places.filter(key__in=left))
    set_places(item=item, places=places, expected=mark_of_places(places_of_item(item=item)), actor=None)


def test_place_a_person_took_off_does_not_come_back_with_any_document() -> None:
    city = verbivka()
    places_then_plan(city, STREETS)
    item = Item.objects.get(plan__city=city, number="1.1")
    take_off(item)
    locate_items(city=city)
    later = roads_report()
    later.write("Наступний рік.")
    accept_draft(draft=later.store(city), actor=None)
    place_city(city=city, places=STREETS, actor=None)
    assert found(city) == EXPECTED[1:]
    take_off(item, "yasna")
    take_off(item, "yasna", "tykha")
    locate_items(city=city)
    assert [number for number, place, _ in found(city) if place == "yasna"] == ["1.1"]
    # Put back by hand, it is forgotten that it was ever taken off.
    ItemPlace.objects.filter(item=item, place__key="yasna").delete()
    locate_items(city=city)
    assert EXPECTED[0] in found(city)


def test_place_taken_off_in_one_city_is_found_in_another() -> None:
    city, other = verbivka(), anarabad()
    for each in (city, other):
        places_then_plan(each, STREETS)
    take_off(Item.objects.get(plan__city=city, number="1.1"))
    locate_items(city=other)
    assert (found(city), found(other)) == (EXPECTED[1:], EXPECTED)
