"""All bodies of a city."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import PARKS, ROADS, anarabad, river_report, verbivka
from tests.web_pages import page, words
from townbook.cities.models import Body
from townbook.plans.models import Plan

pytestmark = pytest.mark.django_db


def test_bodies_stand_in_the_order_of_the_citys_alphabet(client: Client) -> None:
    city = verbivka()
    for number, name in enumerate(["Йод", "Ірис", "Ґанок", "Гай", "Яр", "Єва"]):
        Body.objects.create(city=city, key=str(number), name=name)
    names = [words(each) for each in page(client, "/verbivka/bodies/").xpath("//li//h2")]
    assert names == ["Гай", "Ґанок", "Єва", "Ірис", "Йод", "Яр"]


def test_persian_bodies_stand_in_the_order_of_their_alphabet(client: Client) -> None:
    city = anarabad()
    for number, name in enumerate(["واحد عمران", "پارک‌ها", "گذرها", "بازرسی", "تأسیسات"]):
        Body.objects.create(city=city, key=str(number), name=name)
    names = [words(each) for each in page(client, "/anarabad/bodies/").xpath("//li//h2")]
    assert names == ["بازرسی", "پارک‌ها", "تأسیسات", "گذرها", "واحد عمران"]


def test_each_body_shows_what_it_answers_for(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report(2022), river_report(2023))
    Body.objects.create(city=city, key="90", name="Архів")
    client.cookies["language"] = "en"
    rows = [words(each) for each in page(client, "/verbivka/bodies/").xpath("//li[@class='city-row']")]
    assert rows == [
        "Архів No item names it yet.",
        f"{ROADS} Lead: 2 in progress 1 unreported 1",
        f"{PARKS} Lead: 1 · Contributor: 1 completed 1 in progress 1",
    ]


def test_part_follows_the_body_it_is_part_of(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    last = Body.objects.create(city=city, key="91", name="Яр")
    Body.objects.filter(city=city, name=ROADS).update(parent=last)
    tree = page(client, "/verbivka/bodies/")
    assert [words(each) for each in tree.xpath("//li//h2")] == [PARKS, "Яр", ROADS]
    assert tree.xpath("//li/div[starts-with(@class, 'part-')]/@class") == ["part-0", "part-0", "part-1"]


def test_other_citys_bodies_are_not_listed(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    anarabad()
    client.cookies["language"] = "en"
    assert ROADS not in words(page(client, "/anarabad/bodies/"))
    assert "name no body yet" in words(page(client, "/anarabad/bodies/"))
