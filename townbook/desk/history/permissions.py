"""Who sees what of a city's history."""

from __future__ import annotations

from townbook.cities.enums import Role
from townbook.cities.grants import Grants
from townbook.plans.permissions import OFFICE

_OF_A_BODY = (Role.BODY_REPORTER, Role.BODY_APPROVER)


def may_see_history(grants: Grants) -> bool:
    """Whether the person sees anything of it: the office all, a body's people their reports."""
    return may_see_whole_history(grants) or bool(bodies_of_history(grants))


def may_see_whole_history(grants: Grants) -> bool:
    """Whether the person sees every change in the city."""
    return grants.has(*OFFICE)


def bodies_of_history(grants: Grants) -> frozenset[int]:
    """The bodies (primary keys) the changes of whose reports the person sees."""
    return frozenset().union(*(grants.bodies.get(role, frozenset()) for role in _OF_A_BODY))
