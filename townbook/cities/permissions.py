"""Who may do what with a city itself."""

from __future__ import annotations

from collections.abc import Collection

from townbook.cities.enums import Role


def may_manage_members(roles: Collection[Role]) -> bool:
    """Whether a person with these roles in the city says who else is what in it."""
    return Role.ADMINISTRATOR in roles


def may_change_city(roles: Collection[Role]) -> bool:
    """Whether a person with these roles in the city changes its name, its look and its host name."""
    return Role.ADMINISTRATOR in roles
