"""Who is what in a city."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.grants import Grants
from townbook.cities.models import City, Membership


def roles_in_city(*, user: User, city: City) -> frozenset[Role]:
    """The person's roles in the city, within bodies too; none for somebody from elsewhere."""
    return grants_in_city(user=user, city=city).all_roles


def grants_in_city(*, user: User, city: City) -> Grants:
    """What the person is in the city; nothing for somebody from elsewhere. One query."""
    return _grants(Membership.objects.filter(user=user, city=city).only("role", "body_id"))


def grants_elsewhere(*, user: User, city: City) -> list[tuple[City, Grants]]:
    """The other cities the person is anything in, by short name, and what they are there. One query."""
    memberships = Membership.objects.filter(user=user).exclude(city=city).select_related("city")
    by_city: defaultdict[int, list[Membership]] = defaultdict(list)
    for membership in memberships.order_by("city__slug"):
        by_city[membership.city_id].append(membership)
    return [(held[0].city, _grants(held)) for held in by_city.values()]


def _grants(memberships: Iterable[Membership]) -> Grants:
    roles: set[Role] = set()
    bodies: defaultdict[Role, set[int]] = defaultdict(set)
    for membership in memberships:
        if membership.body_id is None:
            roles.add(Role(membership.role))
        else:
            bodies[Role(membership.role)].add(membership.body_id)
    return Grants(frozenset(roles), {role: frozenset(held) for role, held in bodies.items()})


def cities_of(*, user: User) -> list[City]:
    """The cities the person is anything in, by their short names. One query."""
    return list(City.objects.filter(memberships__user=user).distinct().order_by("slug"))
