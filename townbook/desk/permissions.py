"""Who may do what with a city's drafts."""

from __future__ import annotations

from collections.abc import Collection

from townbook.cities.enums import Role

ROLES_THAT_ACCEPT = frozenset({Role.ADMINISTRATOR, Role.STRATEGY_EDITOR})


def may_see_drafts(roles: Collection[Role]) -> bool:
    """Whether a person with these roles in the city sees what waits for review: every member does."""
    return bool(roles)


def may_accept_drafts(roles: Collection[Role]) -> bool:
    """Whether a person with these roles in the city makes a draft public."""
    return not ROLES_THAT_ACCEPT.isdisjoint(roles)
