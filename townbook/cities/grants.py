"""What a person may be in one city, gathered from their memberships."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from townbook.cities.enums import Role


@dataclass(frozen=True, slots=True)
class Grants:
    """A person's roles in a city: those in the whole of it, and by role the bodies (primary keys) they are
    held in.
    """

    roles: frozenset[Role] = frozenset()
    bodies: Mapping[Role, frozenset[int]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether the person is anything in the city."""
        return bool(self.roles or self.bodies)

    @property
    def all_roles(self) -> frozenset[Role]:
        """Every role held, in the city or in a body of it."""
        return self.roles | frozenset(self.bodies)

    def has(self, *roles: Role) -> bool:
        """Whether one of the roles is held in the whole city."""
        return not self.roles.isdisjoint(roles)

    def within(self, role: Role, body: int) -> bool:
        """Whether the role is held in that body."""
        return body in self.bodies.get(role, ())
