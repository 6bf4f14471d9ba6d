"""Every page of the desk, whoever knocks: nobody without a role in the city gets in."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.cast import nahal_tut, verbivka
from tests.desk.people import person
from townbook.accounts.models import User
from townbook.cities.enums import ROLES_WITHIN_A_BODY, Role
from townbook.cities.models import Body, City
from townbook.cities.services.grant_role import grant_role
from townbook.desk import member_page
from townbook.desk.sign_in.keeping import MEMBER_PAGE

pytestmark = pytest.mark.django_db

SAMPLES = {"int": 1, "str": "1", "slug": "plan", "source_key": "0" * 12, "path": "x"}
"""Something for each kind of part an address may have."""


def patterns_below(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Each address with its route from the root."""
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield route, each
        else:
            yield from patterns_below(each, route)


DESK = [
    (route, pattern)
    for route, pattern in patterns_below(get_resolver("config.urls"))
    if route.startswith("<slug:city_slug>/desk/")
]
REPORT = [
    (route, pattern)
    for route, pattern in patterns_below(get_resolver("config.urls"))
    if route.startswith("report/")
]


def sample(route: str) -> str:
    """An address of the first town by the route."""
    path = route.replace("<slug:city_slug>", "verbivka")
    for kind, value in SAMPLES.items():
        while f"<{kind}:" in path:
            start = path.index(f"<{kind}:")
            path = f"{path[:start]}{value}{path[path.index('>', start) + 1 :]}"
    assert "<" not in path, f"{path}: give SAMPLES a value for this kind"
    return f"/{path}"


PATHS = [sample(route) for route, _pattern in DESK]


def with_role(role: Role, city: City) -> User:
    """Somebody with that role there, and in a body where it is held in one."""
    body = (
        Body.objects.get_or_create(city=city, key="1", defaults={"name": "Body"})[0]
        if role in ROLES_WITHIN_A_BODY
        else None
    )
    return person(f"{role.value.replace(' ', '-')}-{city.slug}", city, role, body)


def answers(client: Client) -> set[tuple[str, str, int]]:
    return {
        (path, method, getattr(client, method)(path).status_code)
        for path in PATHS
        for method in ("get", "post")
    }


def test_there_are_pages_to_look_at() -> None:
    assert len(PATHS) > 20
    assert len(REPORT) >= 5


@pytest.mark.parametrize(("route", "pattern"), DESK, ids=[route for route, _pattern in DESK])
def test_page_is_for_members_and_names_its_predicate(route: str, pattern: URLPattern) -> None:
    assert getattr(pattern.callback, MEMBER_PAGE, False), route
    # Each layer of decorators is a function of some module; that of all member pages asks for a role alone.
    layer: Any = pattern.callback
    modules = []
    while layer is not None:
        modules.append(layer.__globals__)
        layer = getattr(layer, "__wrapped__", None)
    asked = {
        name
        for names in modules
        if names["__name__"].startswith("townbook.desk.") and names["__name__"] != member_page.__name__
        for name in names
        if name.startswith("may_")
    }
    below = {
        name
        for names in modules
        for each in names.values()
        if inspect.isfunction(each) and each.__module__.startswith("townbook.desk.")
        for name in each.__globals__
        if name.startswith("may_") and each.__module__ != member_page.__name__
    }
    assert asked | below, f"{route} asks for no permission"


def test_stranger_is_asked_to_sign_in() -> None:
    verbivka()
    expected = {("get", 302), ("post", 401), ("get", 405), ("post", 405)}
    assert {each for each in answers(Client()) if each[1:] not in expected} == set()


@pytest.mark.parametrize("role", list(Role))
def test_member_of_another_city_finds_nothing(role: Role) -> None:
    verbivka()
    client = Client()
    client.force_login(with_role(role, nahal_tut()))
    assert {each for each in answers(client) if each[2] not in {404, 405}} == set()


def test_account_without_a_city_finds_nothing() -> None:
    verbivka()
    client = Client()
    client.force_login(User.objects.create_user("nobody@example.org"))
    assert {each for each in answers(client) if each[2] not in {404, 405}} == set()


def test_role_taken_back_closes_every_page_at_once() -> None:
    city = verbivka()
    user = with_role(Role.ADMINISTRATOR, city)
    client = Client()
    client.force_login(user)
    assert client.get("/verbivka/desk/").status_code == 200
    user.memberships.all().delete()
    assert {each for each in answers(client) if each[2] not in {404, 405}} == set()


def test_role_in_one_city_is_none_in_the_other() -> None:
    here, there = verbivka(), nahal_tut()
    user = with_role(Role.OBSERVER, here)
    grant_role(user=user, city=there, role=Role.ADMINISTRATOR, body=None)
    client = Client()
    client.force_login(user)
    assert client.get("/verbivka/desk/members/").status_code == 404
    assert client.get("/nahal-tut/desk/members/").status_code == 200


@pytest.mark.parametrize("role", list(Role))
def test_forms_behind_links_open_for_no_role(role: Role) -> None:
    client = Client()
    client.force_login(with_role(role, verbivka()))
    for route, _pattern in REPORT:
        path = f"/{route.replace('<str:token>', 'damaged').replace('<int:item_pk>', '1')}"
        found = {client.get(path).status_code, client.post(path).status_code}
        assert found <= {404, 405}, path
