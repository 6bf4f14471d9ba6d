"""Who is what in a city."""

from __future__ import annotations

from collections import defaultdict

from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.grants import Grants
from townbook.cities.models import City, Membership


def roles_in_city(*, user: User, city: City) -> frozenset[Role]:
    """The person's roles in the city, within bodies too; none for somebody from elsewhere."""
    return grants_in_city(user=user, city=city).all_roles


def grants_in_city(*, user: User, city: City) -> Grants:
    """What the person is in the city; nothing for somebody from elsewhere. One query."""
    roles: set[Role] = set()
    bodies: defaultdict[Role, set[int]] = defaultdict(set)
    for membership in Membership.objects.filter(user=user, city=city).only("role", "body_id"):
        if membership.body_id is None:
            roles.add(Role(membership.role))
        else:
            bodies[Role(membership.role)].add(membership.body_id)
    return Grants(frozenset(roles), {role: frozenset(held) for role, held in bodies.items()})
