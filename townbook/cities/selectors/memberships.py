"""Who is what in a city."""

from __future__ import annotations

from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import City, Membership


def roles_in_city(*, user: User, city: City) -> frozenset[Role]:
    """The person's roles in the city, within bodies too; none for somebody from elsewhere."""
    held = Membership.objects.filter(user=user, city=city).values_list("role", flat=True)
    return frozenset(Role(role) for role in held)
