"""What all pages of a city share: asked again, they say "not changed" until something is published."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import anarabad, large_report, nahal_tut, river_report, verbivka
from townbook.cities.services.mark_published import mark_published
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Plan

pytestmark = pytest.mark.django_db


def test_unchanged_page_is_answered_with_one_query(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    first = client.get("/verbivka/")
    with CaptureQueriesContext(connection) as queries:
        again = client.get("/verbivka/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert len(queries) == 1
    assert first["Cache-Control"] == "no-cache"


def test_publication_changes_the_tag(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    before = client.get("/verbivka/")["ETag"]
    plan_of(city, river_report(2023))
    assert client.get("/verbivka/")["ETag"] != before


def test_every_publication_changes_the_tag(client: Client) -> None:
    city = verbivka()
    before = client.get("/verbivka/")["ETag"]
    mark_published(city=anarabad())
    assert client.get("/verbivka/")["ETag"] == before
    mark_published(city=city)
    assert client.get("/verbivka/")["ETag"] != before


def test_tag_differs_by_address_and_language(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    tags = [
        client.get(path)["ETag"] for path in ("/verbivka/", "/verbivka/sources/", "/verbivka/plans/plan/")
    ]
    client.cookies["language"] = "he"
    tags.append(client.get("/verbivka/")["ETag"])
    assert len(set(tags)) == 4


def test_other_citys_publication_leaves_the_tag(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    before = client.get("/verbivka/")["ETag"]
    plan_of(nahal_tut(), large_report(1, 1))
    assert client.get("/verbivka/")["ETag"] == before


def test_waiting_draft_leaves_the_tag(client: Client) -> None:
    city = verbivka()
    before = client.get("/verbivka/")["ETag"]
    draft = river_report().store(city)
    assert client.get("/verbivka/")["ETag"] == before
    accept_draft(draft=draft, actor=None)
    assert client.get("/verbivka/")["ETag"] != before


def test_page_is_only_read(client: Client) -> None:
    verbivka()
    assert client.post("/verbivka/").status_code == 405


def test_page_that_is_not_there_has_no_tag(client: Client) -> None:
    verbivka()
    assert "ETag" not in client.get("/verbivka/plans/plan/")
