"""Removing is a state: whatever led to it leads to no fault, and what is removed is not public any more."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.desk.forms_found import pages_from
from tests.desk.people import person
from tests.year_of_work import YearOfWork, year_of_work
from townbook.cities.enums import Role
from townbook.cities.services.merge_bodies import merge_bodies
from townbook.plans.services.issue_link import issue_link
from townbook.plans.services.publish_work import publish_work
from townbook.plans.services.remove_item import remove_item
from townbook.plans.services.remove_plan import remove_plan

pytestmark = pytest.mark.django_db

FEEDS = ("feed.atom", "deadlines.ics", "sitemap.xml", "search/?q=Прокласти", "map/items.geojson")


@pytest.fixture
def work() -> YearOfWork:
    """A town with something published, something approved, something waiting."""
    work = year_of_work()
    work.approved(work.path, "Прокладено 2 км на 18 тис. грн.")
    publish_work(period=work.period, reports=None, actor=None)
    work.approved(work.bridge, "Оглянуто міст.")
    return work


def removed_item(work: YearOfWork) -> None:
    remove_item(item=work.path, reason="", actor=None)


def removed_branch(work: YearOfWork) -> None:
    assert work.path.parent is not None
    remove_item(item=work.path.parent, reason="", actor=None)


def removed_plan(work: YearOfWork) -> None:
    remove_plan(plan=work.plan, reason="", actor=None)


def merged_body(work: YearOfWork) -> None:
    merge_bodies(body=work.roads, into=work.parks, actor=None)


def test_no_address_breaks_once_something_is_removed(client: Client, work: YearOfWork) -> None:
    administrator = Client()
    administrator.force_login(person("olena", work.city, Role.ADMINISTRATOR))
    _link, token = issue_link(period=work.period, body=work.roads, recipient="", actor=None)
    starts = ("/verbivka/desk/", f"/report/{token}/", "/verbivka/")
    known = {start: [each for each, _page in pages_from(administrator, start, start)] for start in starts}
    wrong = []
    for remove in (removed_item, removed_branch, removed_plan, merged_body):
        with transaction.atomic():
            remove(work)
            for start, addresses in known.items():
                visitor = administrator if "desk" in start else client
                for address in addresses:
                    response = visitor.get(address)
                    response.getvalue()  # A file is closed once it is read.
                    if response.status_code not in {200, 301, 302, 404, 410}:
                        wrong.append((remove.__name__, address, response.status_code))
            transaction.set_rollback(True)
    assert wrong == []


@pytest.mark.parametrize("remove", [removed_item, removed_branch, removed_plan])
def test_public_sees_nothing_of_what_is_removed(
    client: Client, work: YearOfWork, remove: Callable[[YearOfWork], None]
) -> None:
    key = work.path.key
    address = reverse("portal:item", args=["verbivka", work.plan.slug, key])
    assert client.get(address).status_code == 200
    remove(work)
    assert client.get(address).status_code in {404, 410}
    for feed in FEEDS:
        response = client.get(f"/verbivka/{feed}")
        assert response.status_code == 200
        assert f"/{key}/" not in response.content.decode(), feed
