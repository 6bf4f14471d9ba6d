"""What pages tell programs in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import ROADS, river_report, verbivka
from tests.web_pages import page
from townbook.cities.models import Body
from townbook.plans.models import Item, Plan
from townbook.portal.structured_data import data_block

SITE = "http://testserver"


def data(client: Client, path: str) -> Any:
    (block,) = page(client, path).xpath("//script[@type='application/ld+json']")
    return json.loads(block.text)


@pytest.mark.django_db
def test_city_is_a_government_and_its_area(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    city.names = {"uk": "Вербівка", "en": "Verbivka"}
    city.save()
    assert data(client, "/verbivka/") == {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "@id": f"{SITE}/verbivka/",
        "url": f"{SITE}/verbivka/",
        "name": "Вербівка",
        "alternateName": ["Verbivka"],
        "areaServed": {
            "@type": "AdministrativeArea",
            "name": "Вербівка",
            "containedInPlace": {"@type": "Country", "identifier": "UA"},
        },
    }


@pytest.mark.django_db
def test_item_is_a_work_the_city_published(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    said = data(client, "/verbivka/plans/plan/1.2/")
    assert (said["@type"], said["name"], said["position"]) == ("CreativeWork", "Прокласти стежку", "1.2")
    assert said["temporalCoverage"] == "2019-01-01/2023-12-31"
    assert said["publisher"]["@id"] == f"{SITE}/verbivka/"
    assert said["isPartOf"]["@id"] == f"{SITE}/verbivka/plans/plan/"


@pytest.mark.django_db
def test_body_is_part_of_the_city_or_of_another_body(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    body = Body.objects.get(city=city, name=ROADS)
    path = f"/verbivka/bodies/{body.key}/"
    assert data(client, path)["parentOrganization"]["name"] == "Вербівка"
    body.parent = Body.objects.create(city=city, key="77", name="Департамент")
    body.save()
    assert data(client, path)["parentOrganization"]["@id"] == f"{SITE}/verbivka/bodies/77/"


@pytest.mark.django_db
def test_no_word_of_a_document_ends_the_block(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    nasty = "</script><script>alert(1)</script><!-- & \u2028"
    Item.objects.filter(key="1.2").update(title=nasty)
    assert data(client, "/verbivka/plans/plan/1.2/")["name"] == nasty


def test_block_holds_no_sign_of_markup() -> None:
    inner = str(data_block({"name": "<a>&"})).removeprefix('<script type="application/ld+json">')
    assert inner.removesuffix("</script>") == (
        '{"@context": "https://schema.org", "name": "\\u003ca\\u003e\\u0026"}'
    )
