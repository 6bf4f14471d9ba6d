"""Cities, their bodies and members."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.cast import anarabad, nahal_tut, verbivka
from townbook.accounts.models import User
from townbook.cities.enums import Calendar, Role, Weekday
from townbook.cities.models import Body, BodyAlias, City, Membership
from townbook.cities.selectors.cities import all_cities, bodies_of, body_by_key, city_by_slug
from townbook.cities.services.create_city import CityProfile, create_city
from townbook.cities.services.grant_role import grant_role
from townbook.cities.services.register_bodies import Spellings, register_bodies
from townbook.text.packs.calendar import Calendar as TextCalendar

pytestmark = pytest.mark.django_db

ODESA = CityProfile("odesa", "Одеса", "uk", "UA", "UAH", names={"uk": "Одеса", "he": "אודסה"})


def test_city_has_its_name_in_the_readers_language_or_its_own() -> None:
    city = create_city(profile=ODESA)
    assert [city.name_in(language) for language in ("he", "uk", "fa")] == ["אודסה", "Одеса", "Одеса"]


def test_city_days_are_its_own() -> None:
    city = anarabad()
    assert (city.zone.key, city.first_weekday, city.calendar) == ("Asia/Tehran", Weekday.SATURDAY, "jalali")


def test_calendars_are_those_of_the_texts() -> None:
    assert set(Calendar.values) == {calendar.value for calendar in TextCalendar}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("slug", "Одеса"),
        ("slug", ""),
        ("slug", "sign-in"),
        ("name", ""),
        ("language", "de"),
        ("country", "ua"),
        ("country", "UKR"),
        ("currency", "₴"),
        ("time_zone", "Europe/Atlantis"),
        ("calendar", "mayan"),
        ("first_weekday", 7),
        ("names", {"de": "Odessa"}),
    ],
)
def test_wrong_profile_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        create_city(profile=replace(ODESA, **{field: value}))  # type: ignore[arg-type]  # wrong on purpose
    assert field in caught.value.message_dict
    assert City.objects.count() == 0


def test_same_city_twice_is_refused() -> None:
    create_city(profile=ODESA)
    with pytest.raises(ValidationError):
        create_city(profile=ODESA)


def test_cities_are_listed_and_found_by_slug() -> None:
    ukrainian, israeli = verbivka(), nahal_tut()
    assert list(all_cities()) == [israeli, ukrainian]
    assert city_by_slug(slug="nahal-tut") == israeli
    with pytest.raises(City.DoesNotExist):
        city_by_slug(slug="atlantis")


def test_bodies_are_one_however_they_are_spelt() -> None:
    city = verbivka()
    first = register_bodies(
        city=city,
        language="uk",
        bodies=[Spellings("Управління парків", ("Парки",)), Spellings("Управління доріг")],
    )
    again = register_bodies(
        city=city,
        language="uk",
        bodies=[
            Spellings("УПРАВЛІННЯ  ПАРКІВ"),
            Spellings("Відділ доріг", ("Управління доріг",)),
            Spellings("Школа"),
            Spellings("парки"),
        ],
    )
    parks, roads = first
    assert again == [parks, roads, Body.objects.get(name="Школа"), parks]
    assert list(Body.objects.order_by("key").values_list("key", "name")) == [
        ("1", "Управління парків"),
        ("2", "Управління доріг"),
        ("3", "Школа"),
    ]
    names = BodyAlias.objects.filter(body=roads).order_by("id").values_list("name", flat=True)
    assert list(names) == ["Управління доріг", "Відділ доріг"]


def test_bodies_named_alike_in_two_cities_are_two() -> None:
    ours, theirs = verbivka(), anarabad()
    for city in (ours, theirs):
        register_bodies(city=city, language="uk", bodies=[Spellings("Школа")])
    body = bodies_of(city=ours).get()
    assert body_by_key(city=ours, key=body.key) == body
    assert body_by_key(city=theirs, key=body.key) != body


def test_name_without_letters_is_a_body_too() -> None:
    city = verbivka()
    assert register_bodies(city=city, language="uk", bodies=[Spellings("—")]) == register_bodies(
        city=city, language="uk", bodies=[Spellings("—")]
    )


def test_queries_do_not_grow_with_the_bodies() -> None:
    counts = []
    for city, number in ((verbivka(), 3), (anarabad(), 60)):
        bodies = [
            Spellings("Школа " + "абвгдежзик"[place // 10] * (place % 10 + 1)) for place in range(number)
        ]
        with CaptureQueriesContext(connection) as captured:
            register_bodies(city=city, language="uk", bodies=bodies)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_role_is_granted_once() -> None:
    city, user = verbivka(), User.objects.create_user("olena@verbivka.example")
    first = grant_role(user=user, city=city, role=Role.ADMINISTRATOR, body=None)
    assert grant_role(user=user, city=city, role=Role.ADMINISTRATOR, body=None) == first


def test_role_within_a_body_needs_a_body_of_that_city() -> None:
    ours, theirs = verbivka(), anarabad()
    user = User.objects.create_user("olena@verbivka.example")
    (foreign,) = register_bodies(city=theirs, language="uk", bodies=[Spellings("Школа")])
    for body in (None, foreign):
        with pytest.raises(ValidationError):
            grant_role(user=user, city=ours, role=Role.BODY_REPORTER, body=body)
    assert Membership.objects.count() == 0


def school(city: City) -> Body:
    return Body.objects.create(city=city, key="1", name="Школа")


FORBIDDEN: dict[str, Callable[[City], object]] = {
    "city language": lambda city: City.objects.update(language="de"),
    "city calendar": lambda city: City.objects.update(calendar="mayan"),
    "city first weekday": lambda city: City.objects.update(first_weekday=7),
    "city slug": lambda city: City.objects.create(
        slug=city.slug, name="Інша", language="uk", country="UA", currency="UAH"
    ),
    "body key twice": lambda city: (school(city), school(city)),
    "body without a name": lambda city: Body.objects.create(city=city, key="1", name=""),
    "alias of two bodies": lambda city: [
        BodyAlias.objects.create(
            city=city,
            body=Body.objects.create(city=city, key=key, name="Школа"),
            name="Школа",
            search_key="школа",
        )
        for key in ("1", "2")
    ],
    "alias nobody finds": lambda city: BodyAlias.objects.create(
        city=city, body=school(city), name="—", search_key=""
    ),
    "unknown role": lambda city: Membership.objects.create(
        city=city, user=User.objects.create(email="a@b.example"), role="king"
    ),
    "reporter of no body": lambda city: Membership.objects.create(
        city=city, user=User.objects.create(email="a@b.example"), role=Role.BODY_REPORTER
    ),
    "same membership twice": lambda city: Membership.objects.bulk_create(
        2 * [Membership(city=city, user=User.objects.create(email="a@b.example"), role=Role.OBSERVER)]
    ),
}


@pytest.mark.parametrize("wrong", FORBIDDEN)
def test_database_refuses(wrong: str) -> None:
    city = verbivka()
    with pytest.raises(IntegrityError), transaction.atomic():
        FORBIDDEN[wrong](city)
