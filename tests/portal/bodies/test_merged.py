"""Every address of a merged body leads to the one it is part of now, and who followed it follows that."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import PARKS, ROADS, anarabad, river_report, verbivka
from townbook.cities.models import Body, City
from townbook.cities.services.merge_bodies import merge_bodies
from townbook.notices.models import Follower, Subscription
from townbook.plans.models import Plan
from townbook.portal.follow.topics import BODY, body_key

pytestmark = pytest.mark.django_db

OLD, NEW = "/verbivka/bodies/1/", "/verbivka/bodies/2/"
PAGES = ("", "follow/", "feed.atom", "deadlines.ics")


@pytest.fixture
def city(plan_of: Callable[..., Plan]) -> City:
    """The town, in which the parks' office was merged into that of the roads."""
    city = plan_of(verbivka(), river_report()).city
    parks, roads = (Body.objects.get(city=city, name=name) for name in (PARKS, ROADS))
    assert (parks.key, roads.key) == ("1", "2")
    follower = Follower.objects.create(address="mavka@example.org")
    now = timezone.now()
    Subscription.objects.create(
        follower=follower,
        kind=BODY.name,
        key=body_key(parks, city),
        language="uk",
        asked_at=now,
        confirmed_at=now,
        told_until=now,
    )
    merge_bodies(body=parks, into=roads, actor=None)
    return city


@pytest.mark.parametrize("page", PAGES)
def test_address_leads_to_the_body_it_is_part_of_now(client: Client, city: City, page: str) -> None:
    answer = client.get(f"{OLD}{page}")
    assert (answer.status_code, answer["Location"]) == (301, f"{NEW}{page}")
    assert client.get(f"{NEW}{page}").status_code == 200


def test_form_that_was_being_filled_in_is_sent_on(client: Client, city: City) -> None:
    answer = client.post(f"{OLD}follow/", {"address": "perelesnyk@example.org", "language": "uk"})
    assert (answer.status_code, answer["Location"]) == (308, f"{NEW}follow/")


def test_those_who_followed_it_follow_the_other(city: City) -> None:
    assert [each.key for each in Subscription.objects.all()] == ["verbivka/2"]


@pytest.mark.parametrize("page", PAGES)
def test_body_of_another_city_is_no_page(client: Client, city: City, page: str) -> None:
    anarabad()
    for path in (
        f"/anarabad/bodies/1/{page}",
        f"{OLD.replace('1', '9')}{page}",
        f"/verbivka/bodies/%00/{page}",
    ):
        assert client.get(path).status_code == 404, path


def test_body_merged_twice_over_leads_to_the_last(client: Client, city: City) -> None:
    last = Body.objects.create(city=city, key="3", name="Управління міста")
    merge_bodies(body=Body.objects.get(city=city, key="2"), into=last, actor=None)
    for page in PAGES:
        assert client.get(f"{OLD}{page}")["Location"] == f"/verbivka/bodies/3/{page}"
