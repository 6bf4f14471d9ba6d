"""Who may change a city."""

from __future__ import annotations

import pytest

from townbook.cities.enums import Role
from townbook.cities.permissions import may_change_city


@pytest.mark.parametrize("role", Role)
def test_only_an_administrator_changes_the_city(role: Role) -> None:
    assert may_change_city({role}) == (role is Role.ADMINISTRATOR)


def test_nobody_without_a_role_changes_the_city() -> None:
    assert not may_change_city(())
    assert may_change_city(set(Role))
