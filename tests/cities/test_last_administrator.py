"""Two administrators who take each other's role at the same moment leave the city with one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from tests.cast import verbivka
from tests.desk.people import person
from townbook.cities.enums import Role
from townbook.cities.models import Membership
from townbook.cities.services.revoke_role import revoke_role

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite has one writer at a time, and a test one connection"
    ),
]


def test_administrators_who_remove_each_other_wait_for_each_other() -> None:
    city = verbivka()
    people = [person(name, city, Role.ADMINISTRATOR) for name in ("olena", "ivan", "taras")]
    together = Barrier(len(people))

    def removed(index: int) -> bool:
        membership = Membership.objects.select_related("user", "city").get(user=people[index])
        together.wait()
        try:
            revoke_role(membership=membership, actor=people[index - 1])
        except ValidationError:
            return False
        else:
            return True
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(people)) as pool:
        done = [each.result(timeout=60) for each in [pool.submit(removed, n) for n in range(len(people))]]
    assert sorted(done) == [False, True, True]
    assert Membership.objects.filter(city=city, role="administrator").count() == 1
