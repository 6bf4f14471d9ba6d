"""The same thing asked by several people in one moment: it is done once, and nobody meets a fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client

from tests.desk.people import person
from tests.year_of_work import YearOfWork, year_of_work
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.plans.models import Item, Period

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite has one writer at a time, and a test one connection"
    ),
]

PEOPLE = 4


@pytest.fixture
def work() -> YearOfWork:
    return year_of_work()


@pytest.fixture
def office(work: YearOfWork) -> list[Client]:
    """Browsers of several people of the strategy office."""
    clients = [Client() for _ in range(PEOPLE)]
    for number, client in enumerate(clients):
        client.force_login(person(f"office{number}", work.city, Role.ADMINISTRATOR))
    return clients


def at_once(clients: list[Client], post: Callable[[Client, int], Any]) -> Counter[int]:
    """How often each status was answered."""
    together = Barrier(len(clients))

    def answered(number: int) -> int:
        together.wait()
        try:
            status: int = post(clients[number], number).status_code
            return status
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(clients)) as pool:
        waiting = [pool.submit(answered, number) for number in range(len(clients))]
        return Counter(each.result(timeout=60) for each in waiting)


def test_period_is_opened_once(work: YearOfWork, office: list[Client]) -> None:
    year = work.city.today.year - 1
    sent = {
        "about": work.plan.pk,
        "days": f"{year}-01-01/{year}-12-31",
        "due": (work.city.today + timedelta(days=9)).isoformat(),
    }
    answers = at_once(office, lambda client, _n: client.post("/verbivka/desk/periods/", sent))
    assert answers == {302: PEOPLE}
    assert Period.objects.filter(plan=work.plan, starts__year=year).count() == 1


def test_person_is_invited_once(work: YearOfWork, office: list[Client]) -> None:
    sent = {"email": "new@example.org", "name": "Н", "language": "uk", "role": "observer", "body": ""}
    answers = at_once(office, lambda client, _n: client.post("/verbivka/desk/members/", sent))
    assert answers == {302: PEOPLE}
    assert User.objects.filter(email="new@example.org").count() == 1


def test_items_that_move_into_each_other_stay_a_tree(work: YearOfWork, office: list[Client]) -> None:
    address = "/verbivka/desk/plans/plan/items/{}/step/"
    steps = [("1.1", "down"), ("1.2", "in"), ("2", "in"), ("1.2", "up")]
    for _ in range(5):
        answers = at_once(
            office, lambda client, n: client.post(address.format(steps[n][0]), {"step": steps[n][1]})
        )
        assert answers == {302: PEOPLE}
    parents = dict(Item.objects.filter(plan=work.plan).values_list("pk", "parent_id"))
    for item, parent in parents.items():
        way, above = {item}, parent
        while above is not None:
            assert above not in way
            way.add(above)
            above = parents[above]
